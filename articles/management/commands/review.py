"""manage.py review: a clinician signs what a draft says."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from articles import models
from articles.review import notice, reviewing
from contentapi.errors import DomainError

# What is counted of an article, as it is called.
_PARTS = ("sections", "definitions", "guidance_rules", "symptom_warnings", "scenarios", "support_services", "sources")


def _day(given: str) -> date:
    try:
        day = date.fromisoformat(given)
    except ValueError:
        day = None
    if day is None or day.isoformat() != given:
        raise ArgumentTypeError(f"'{given}' is no day that exists, written like 2026-11-20")
    return day


class Command(BaseCommand):
    help = (
        "Signs a clinical review of what the draft says now. It counts as long as nothing of that changes. "
        "dump_content writes it into the article's file."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", metavar="SLUG")
        parser.add_argument("--by", default="", metavar="NAME", help="the reviewer, as readers see it: “Dr Ada Moss”")
        parser.add_argument("--user", metavar="USERNAME", help="the reviewer's account; its full name is then enough")
        parser.add_argument("--credentials", default="", help="what makes them one, as readers see it: “MRCOG”")
        parser.add_argument("--on", type=_day, metavar="DAY", help="the day of the review; today, if it is not given")
        parser.add_argument("--next", type=_day, required=True, metavar="DAY", help="the day on which the next is due")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            signed = reviewing.review(
                options["slug"],
                by=options["by"],
                user=self._account(options["user"]),
                credentials=options["credentials"],
                on=options["on"],
                next_review_due=options["next"],
                recorded_by="manage.py review",
            )
        except DomainError as wrong:
            lines = [f"  {fault.pointer}: {fault.detail}" for fault in wrong.faults]
            raise CommandError("\n".join([wrong.detail, *lines])) from None
        self._say_what_was_signed(signed)

    def _account(self, username: str | None) -> Any:
        if username is None:
            return None
        accounts = get_user_model()._default_manager
        found = accounts.filter(**{get_user_model().USERNAME_FIELD: username}).first()
        if found is None:
            raise CommandError(f"There is no account '{username}'.")
        return found

    def _say_what_was_signed(self, signed: models.ClinicalReview) -> None:
        said = reviewing.reading_of(signed)
        counted = ", ".join(f"{len(said[part])} {part.replace('_', ' ')}" for part in _PARTS)
        self.stdout.write(
            f"{signed.slug}: reviewed by {signed.name} ({signed.credentials}) on {signed.reviewed_on}, "
            f"the next is due on {signed.next_review_due}"
        )
        self.stdout.write(f"  “{said['title']}”: {counted}")
        self.stdout.write(f"  content {signed.content_hash}")
        for fault in notice.faults_in_reviewed(said["notice"], said["language"]):
            self.stdout.write(f"  {fault.pointer}: {fault.detail} (This alone stops nothing.)")
