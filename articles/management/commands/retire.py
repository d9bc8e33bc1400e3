"""manage.py retire: a live article taken down."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.publishing import publish
from contentapi.errors import DomainError
from contentapi.management import arguments


class Command(BaseCommand):
    help = "Retires an article: it answers 410 from now on. Its versions stay readable."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", type=arguments.slug, metavar="SLUG")
        parser.add_argument(
            "--by", type=arguments.name, required=True, metavar="NAME", help="who retires it: kept, never served"
        )
        parser.add_argument(
            "--successor", type=arguments.slug, metavar="SLUG", help="the live article that stands in its place"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            publish.retire(options["slug"], by=options["by"], successor=options["successor"])
        except DomainError as wrong:
            raise CommandError(wrong.detail) from None
        self.stdout.write(f"{options['slug']}: retired")
