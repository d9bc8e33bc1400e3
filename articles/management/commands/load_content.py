"""manage.py load_content: content files into drafts and, if asked, out through the door."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from articles import models
from articles.editorial import content_files
from articles.editorial.content_files import Effect, Loaded
from articles.publishing import prospect, publish, telling
from articles.review import reviewing
from articles.review.standing import State
from articles.terms import Significance
from contentapi.errors import Conflict, DomainError, Fault, InvalidInput
from contentapi.management import arguments


def _name(given: str) -> str:
    longest = models.Article._meta.get_field("author").max_length or 0
    if len(given) > longest:
        raise ArgumentTypeError(f"a name has at most {longest} characters")
    return arguments.name(given)


class Command(BaseCommand):
    help = (
        "Loads content files (or folders of them): each whole or not at all. Unchanged files change nothing. Where one "
        "would take back what was edited since the last load, all of that is said, and nothing at all is loaded."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument(
            "--publish", action="store_true", help="publish each article that differs from what is live"
        )
        parser.add_argument(
            "--allow-unreviewed",
            action="store_true",
            help="publish what no clinician has reviewed as it stands; it then says so",
        )
        parser.add_argument(
            "--force", action="store_true", help="load over what was edited here; a copy of it is kept in the admin"
        )
        parser.add_argument("--author", type=_name, help="whose words the files are: kept, never served")
        parser.add_argument(
            "--significance",
            choices=[term.value for term in Significance],
            help="what subscribers are told; if it is not given, the least that the changes allow",
        )
        parser.add_argument(
            "--acknowledge",
            action="append",
            default=[],
            metavar="KEY",
            help="with --publish: you know of this difference towards less caution; once for each",
        )
        parser.add_argument(
            "--note", type=arguments.words, default="", help="a word on the version, for colleagues; never served"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            paths = content_files.files_in(Path(path) for path in options["paths"])
        except DomainError as wrong:
            raise CommandError(wrong.detail) from None
        if clashes := content_files.clashes_in(paths):
            self.stderr.write("\n".join(clashes))
            raise CommandError("Refused, with nothing stored: something is given by more than one of these files.")
        loaded = self._load(paths, options)
        articles = [file for file in loaded if file.slug] if options["publish"] else []
        try:
            keys = prospect.share_out(options["acknowledge"], [str(file.slug) for file in articles])
        except DomainError as wrong:
            raise CommandError(f"Stored as drafts, and nothing was published. {wrong.detail}") from None
        self._conclude(
            refused=len(paths) - len(loaded),
            unpublished=sum(not self._publish(file, keys[str(file.slug)], options) for file in articles),
            of=len(paths),
        )

    def _say_what_the_review_is_worth(self, file: Loaded) -> None:
        """A review in a file counts where it is of what the file says; one that does not is named, and loaded so."""
        if file.slug is None:
            return
        found = reviewing.take_up(file.slug, recorded_by="load_content")
        if not found.counts and found.state is not State.NOBODY:
            first, *rest = found.against
            self._list(file, [replace(first, detail=f"The review does not count. {first.detail}"), *rest])

    def _load(self, paths: list[Path], options: dict[str, Any]) -> list[Loaded]:
        """What was loaded. What is wrong with the others is told.

        Raises CommandError where anything would be overwritten that was edited since: then no file is loaded.
        """
        loaded: list[Loaded] = []
        overwriting: list[str] = []
        with transaction.atomic():
            models.ChangeFeed.lock()  # first of all locks, as whoever publishes takes it
            for path in paths:
                try:
                    loaded.append(content_files.load(path, author=options["author"], force=options["force"]))
                except content_files.WouldOverwrite as refused:
                    overwriting.append(refused.detail)
                    # Taken back below, with all the rest: only so that what else is wrong is told in its light.
                    content_files.load(path, author=options["author"], force=True)
                except DomainError as wrong:
                    self.stderr.write(wrong.detail)
            transaction.set_rollback(bool(overwriting))
        if overwriting:
            self.stderr.write("\n".join(overwriting))
            raise CommandError(
                "Nothing was loaded, since it would take back what was edited here: look at it with dump_content, and "
                "take it into the files. With --force the files win, and a copy of each is kept in the admin."
            )
        for file in loaded:
            self._report(file.path, file.effect, options)
            if file.kept:
                self._report(file.path, f"replaced, and kept as a copy: {', '.join(file.kept)}", options)
            self._say_what_the_review_is_worth(file)
            if not (file.slug and options["publish"]):  # else said when it is published
                self._list(file, file.remarks)
        return loaded

    def _conclude(self, *, refused: int, unpublished: int, of: int) -> None:
        said = []
        if refused:
            said.append(f"Refused, with nothing of them stored: {refused} of {of} files.")
        if unpublished:
            said.append(f"Stored as drafts, but not published: {unpublished} of {of} files.")
        if said:
            raise CommandError(" ".join(said))

    def _publish(self, file: Loaded, keys: set[str], options: dict[str, Any]) -> bool:
        """Whether the article is live as the file says."""
        try:
            version = publish.publish(
                str(file.slug),
                by="load_content",
                significance=Significance(options["significance"]) if options["significance"] else None,
                note=options["note"],
                allow_unreviewed=options["allow_unreviewed"],
                acknowledged=keys,
            )
        except publish.NotAcknowledged as refused:
            self._list(file, [Fault(refused.detail, refused.code)])
            self.stderr.write("\n".join(telling.to_acknowledge(refused.missing)))
            return False
        except Conflict as refused:
            if refused.code == "unchanged":
                return True
            self._list(file, [Fault(refused.detail, refused.code)])
            return False
        except InvalidInput as refused:
            self._list(file, refused.faults)
            return False
        self._report(file.path, f"published as version {version.number}", options)
        self._list(file, publish.faults_in_draft(str(file.slug), allow_unreviewed=options["allow_unreviewed"]))
        return True

    def _list(self, file: Loaded, faults: Iterable[Fault]) -> None:
        for fault in telling.less_edges(faults):  # publish --dry-run has those, with what can be pasted
            self.stderr.write(content_files.describe(file.path, file.source.line_of(fault.pointer), fault))

    def _report(self, path: Path, what: str, options: dict[str, Any]) -> None:
        if options["verbosity"] > 1 or (options["verbosity"] == 1 and what != Effect.UNCHANGED):
            self.stdout.write(f"{path}: {what}")
