"""Content notes, and cautions: what a reader is told beside a story, in the guidance's words and the moderator's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from contentapi.errors import Fault, InvalidInput
from testimonials import guidance
from testimonials.models import Caution, Submission
from testimonials.moderation.leases import at_work
from testimonials.terms import CautionKind, ContentNote, Status

LONGEST_NOTE = 500


def note_content(submission_id: str, notes: Sequence[ContentNote], *, by: str, version: int) -> Submission:
    """Says what a reader may want to know before they read. Raises what `leases.at_work` does."""
    with at_work(submission_id, by=by, version=version) as submission:
        submission.content_notes = [note.value for note in ContentNote if note in notes]
    return submission


def attach(submission_id: str, *, kind: CautionKind, key: str, note: str, by: str, version: int) -> Submission:
    """Attaches a rule or warning of the story's live article, in the words that it has now, or writes its note anew.

    Raises InvalidInput where the live article has none of that key, or the note is empty, and what `leases.at_work`
    does.
    """
    if not note.strip() or len(note) > LONGEST_NOTE:
        raise _invalid("/note", f"Say in 1 to {LONGEST_NOTE} characters in what way the story runs against it.")
    with at_work(submission_id, by=by, version=version) as submission:
        article = guidance.article(submission.article)
        statement = article.statement(kind, key) if article else None
        if article is None or statement is None:
            raise _invalid("/key", f"The live article has no {kind} of this key.")
        Caution.objects.update_or_create(
            submission=submission,
            kind=kind,
            key=key,
            defaults={
                "statement": statement,
                "note": note.strip(),
                "article": article.slug,
                "article_version": article.version,
            },
        )
    return submission


def detach(submission_id: str, *, kind: CautionKind, key: str, by: str, version: int) -> Submission:
    """Takes a caution off. Raises what `leases.at_work` does."""
    with at_work(submission_id, by=by, version=version) as submission:
        submission.cautions.filter(kind=kind, key=key).delete()
    return submission


@dataclass(frozen=True, slots=True)
class Outdated:
    """A caution on a public story whose rule or warning says something else by now; `now` is None where it is gone."""

    caution: Caution
    now: str | None


def outdated() -> Iterator[Outdated]:
    """Every caution in public that the live article no longer bears out. One document an article is read."""
    in_public = Caution.objects.filter(submission__status=Status.PUBLISHED).select_related("submission")
    articles: dict[str, guidance.Article | None] = {}
    for caution in in_public.order_by("article", "pk"):
        if caution.article not in articles:
            articles[caution.article] = guidance.article(caution.article)
        article = articles[caution.article]
        now = article.statement(CautionKind(caution.kind), caution.key) if article else None
        if now != caution.statement:
            yield Outdated(caution, now)


def _invalid(pointer: str, detail: str) -> InvalidInput:
    return InvalidInput(detail, faults=[Fault(detail, "caution", pointer=pointer)])
