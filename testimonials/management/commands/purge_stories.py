"""manage.py purge_stories: erases what has been kept as long as it may be."""

import select
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error, connection

from testimonials import erasure

_DAY = 24 * 60 * 60


class Command(BaseCommand):
    help = "Erases stories, originals and hashes whose time is over. Running it again is harmless."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--daily", action="store_true", help="do it now and once a day, until standard input ends")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["daily"]:
            self._purge()
            return
        over = False
        while not over:
            try:
                self._purge()
            except CommandError as failure:
                self.stderr.write(f"{failure} It is tried again tomorrow.")
            connection.close()
            # Whoever started this holds the other end: once they are gone, so is this.
            over = bool(select.select([sys.stdin], [], [], _DAY)[0])

    def _purge(self) -> None:
        try:
            purged = erasure.purge()
        except Error as failure:
            # By its kind alone: a database may quote the row that it stumbled over, and cron would mail that.
            raise CommandError(f"Stories could not be purged ({type(failure).__name__}).") from None
        self.stdout.write(f"Erased {purged.erased} stories, and the originals of {purged.originals} public ones.")
