"""manage.py restore: an old version back into the draft."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles import models
from articles.editorial import versions
from articles.publishing import publish, unpublished
from contentapi.errors import DomainError
from contentapi.management import arguments


class Command(BaseCommand):
    help = "Makes a published version the draft again. Nothing public changes until it is published."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", type=arguments.slug, metavar="SLUG")
        parser.add_argument("version", type=int, metavar="VERSION")
        parser.add_argument("--by", default="restore", metavar="NAME", help="who does it: kept, never served")
        parser.add_argument(
            "--force", action="store_true", help="over unpublished work in the draft; a copy of it is kept in the admin"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            over = None if options["force"] else self._version_without_work(options["slug"])
            restored = publish.restore(options["slug"], options["version"], by=options["by"], over=over)
        except DomainError as wrong:
            lines = [f"  {fault.pointer}: {fault.detail}" for fault in wrong.faults]
            raise CommandError("\n".join([wrong.detail, *lines])) from None
        self.stdout.write(f"{options['slug']}: the draft is version {options['version']} again")
        if restored.unsigned:
            self.stdout.write(
                f"  the review by {restored.unsigned} does not come back: it was not of what this says now"
            )
        for name in restored.differs:
            self.stdout.write(f"  {name}: the shared entry has changed since; the draft uses today's")

    def _version_without_work(self, slug: str) -> str | None:
        """The version of the draft, which holds nothing unpublished; None where there is none.

        Raises CommandError where it does: what would be lost is told first.
        """
        article = models.Article.objects.filter(slug=slug).first()
        if article is None:
            return None
        if (work := unpublished.in_draft(article)) is not None:
            raise CommandError(
                f"The draft of '{slug}' has work in it that was never published: {', '.join(work.differs)}. With "
                "--force it is replaced, and a copy of it is kept in the admin."
            )
        return versions.of(article)
