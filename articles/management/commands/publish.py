"""manage.py publish: a draft out through the door, or a look at what that would mean."""

from argparse import ArgumentParser
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.publishing import prospect, publish, telling
from articles.terms import Significance
from contentapi.errors import DomainError, Fault
from contentapi.management import arguments


class Command(BaseCommand):
    help = (
        "Publishes articles. Everything that stands against one is said at once. What becomes less cautious for "
        "anybody is published only if each of these sentences is acknowledged by its key, which --dry-run says."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slugs", nargs="+", type=arguments.slug, metavar="SLUG")
        parser.add_argument("--by", type=arguments.name, metavar="NAME", help="who publishes: kept, never served")
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="change nothing: say what changes for readers, and whether it would be refused",
        )
        parser.add_argument(
            "--significance",
            choices=[one.value for one in Significance],
            help="what subscribers are told; if it is not given, the least that the changes allow",
        )
        parser.add_argument(
            "--acknowledge",
            action="append",
            default=[],
            metavar="KEY",
            help="you know of this difference towards less caution; once for each",
        )
        parser.add_argument("--note", type=arguments.words, default="", help="a word for colleagues; never served")
        parser.add_argument("--allow-unreviewed", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["by"] and not options["dry_run"]:
            raise CommandError("Error: the following arguments are required: --by")
        try:
            keys = prospect.share_out(options["acknowledge"], options["slugs"])
        except DomainError as wrong:
            raise CommandError(f"Nothing was published. {wrong.detail}") from None
        act = self._look if options["dry_run"] else self._publish
        refused = sum(not act(slug, keys[slug], options) for slug in options["slugs"])
        if refused:
            how = "would not be" if options["dry_run"] else "were not"
            raise CommandError(f"{refused} of {len(options['slugs'])} articles {how} published.")

    def _publish(self, slug: str, keys: set[str], options: dict[str, Any]) -> bool:
        """Whether it is live as its draft says."""
        try:
            version = publish.publish(
                slug,
                by=options["by"],
                significance=self._significance(options),
                note=options["note"],
                allow_unreviewed=options["allow_unreviewed"],
                acknowledged=keys,
            )
        except DomainError as wrong:
            self._say_why(slug, wrong)
            return False
        self.stdout.write(f"{slug}: version {version.number}")
        self._list(publish.faults_in_draft(slug, allow_unreviewed=options["allow_unreviewed"]))
        return True

    def _look(self, slug: str, keys: set[str], options: dict[str, Any]) -> bool:
        """Whether it would be published."""
        try:
            found = prospect.of(slug)
        except DomainError as wrong:
            self._say_why(slug, wrong)
            return False
        for line in telling.lines(found, allow_unreviewed=options["allow_unreviewed"]):
            self.stdout.write(line)
        refusals = list(
            found.refusals(
                allow_unreviewed=options["allow_unreviewed"],
                wanted=self._significance(options),
                acknowledged=keys,
            )
        )
        for refused in refusals:
            self.stderr.write(f"{slug}: would be refused: {refused.detail}")
        return not refusals

    def _significance(self, options: dict[str, Any]) -> Significance | None:
        return Significance(options["significance"]) if options["significance"] else None

    def _say_why(self, slug: str, wrong: DomainError) -> None:
        self.stderr.write(f"{slug}: {wrong.detail}")
        if isinstance(wrong, publish.NotAcknowledged):
            self.stderr.write("\n".join(telling.to_acknowledge(wrong.missing)))
        elif isinstance(wrong, publish.NotPublishable):
            self._list(wrong.faults)

    def _list(self, faults: Iterable[Fault]) -> None:
        for fault in telling.less_edges(faults):  # --dry-run has those, with what can be pasted
            self.stderr.write(f"  {telling.fault_in_words(fault)}")
