"""manage.py load_stories: the sample stories, into a desk that has none."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from contentapi.errors import DomainError
from testimonials import samples


class Command(BaseCommand):
    help = "Submits the sample stories and decides most of them, through the same doors as anybody's."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            loaded = samples.load()
        except DomainError as refused:
            faults = "".join(f" {fault.pointer}: {fault.detail}" for fault in refused.faults)
            raise CommandError(refused.detail + faults) from None
        self.stdout.write(f"Loaded {loaded} sample stories.")
