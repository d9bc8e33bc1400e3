"""manage.py dump_content: drafts and vocabulary as content files."""

from argparse import ArgumentParser
from dataclasses import fields
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles import models
from articles.editorial import content_files
from articles.editorial.vocabulary import Vocabulary
from contentapi.management import arguments


class Command(BaseCommand):
    help = "Writes articles to standard output, or everything (with the vocabulary) to a folder."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slugs", nargs="*", type=arguments.slug, metavar="SLUG", help="articles; none: all")
        parser.add_argument(
            "--to", type=Path, metavar="FOLDER", help="a folder: articles/ and vocabulary/ are made in it"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        found = models.Article.objects.order_by("slug")
        if options["slugs"]:
            found = found.filter(slug__in=options["slugs"])
            if missing := set(options["slugs"]) - set(found.values_list("slug", flat=True)):
                raise CommandError(f"There is no article {', '.join(sorted(missing))}.")
        folder = options["to"]
        if folder is None:
            self.stdout.write("---\n".join(content_files.dump_article(article) for article in found), ending="")
            return
        for article in found:
            self._write(folder / "articles" / f"{article.slug}.yaml", content_files.dump_article(article))
        for field in fields(Vocabulary):
            self._write(folder / "vocabulary" / f"{field.name}.yaml", content_files.dump_vocabulary(field.name))

    def _write(self, path: Path, text: str) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        except OSError as wrong:
            raise CommandError(f"{wrong.filename}: {wrong.strerror}.") from None
        self.stdout.write(str(path))
