"""manage.py renew_feed: the feed under a new identity, after a backup was restored or a database was copied."""

from typing import Any

from django.core.management.base import BaseCommand

from articles.models.public import ChangeFeed


class Command(BaseCommand):
    help = (
        "Gives the feed of changes a new identity, after a backup was restored or a database was copied: whoever keeps "
        "a copy is told to make it anew. Events stay as they are, and running it again is harmless."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        feed = ChangeFeed.renew()
        self.stdout.write(
            f"The feed has a new identity; its {feed.last_sequence} events stay. Whoever follows it from before is "
            "answered 409 resync at their next request, and makes their copy anew from /api/v1/snapshot."
        )
