"""manage.py purge_stories: erases what has been kept as long as it may be."""

import os
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error, close_old_connections

from testimonials import erasure

_DAY = 24 * 60 * 60
# How often the loop looks whether the server that it serves is still there, in seconds.
_LOOK = 5


class Command(BaseCommand):
    help = "Erases stories, originals and hashes whose time is over. Running it again is harmless."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--daily", action="store_true", help="do it now and once a day, for as long as the parent process lives"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["daily"]:
            self._keep_purging(parent=os.getppid())
        else:
            self._purge()

    def _purge(self) -> None:
        try:
            purged = erasure.purge()
        except Error as failure:
            # By its kind alone: a database may quote the row that it stumbled over, and cron would mail that.
            raise CommandError(f"Stories could not be purged ({type(failure).__name__}).") from None
        self.stdout.write(f"Erased {purged.erased} stories, and the originals of {purged.originals} public ones.")

    def _keep_purging(self, parent: int) -> None:
        next_time = time.monotonic()
        while os.getppid() == parent:
            if time.monotonic() >= next_time:
                next_time += _DAY
                try:
                    self._purge()
                except CommandError as failure:
                    self.stderr.write(f"{failure} It is tried again tomorrow.")
                close_old_connections()
            time.sleep(_LOOK)
