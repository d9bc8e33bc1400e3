"""What a draft's review is worth today: one reading of it, which the door, the commands and the admin all go by. Pure.

It counts only where somebody signed exactly what the draft says, as somebody who may. Whatever else it is worth
nothing for, it says so by name: what is not known to be reviewed is not reviewed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from articles.editorial import reading
from articles.editorial.drafts import UNREVIEWED, Content
from articles.editorial.reading import Reading
from articles.editorial.vocabulary import Vocabulary
from articles.review import difference, names
from articles.review.difference import Change
from contentapi.errors import Fault

# Fourteen time zones are ahead of UTC: where the reviewer is, it may be tomorrow.
A_DAY_OF_GRACE = timedelta(days=1)
# So many changes are named; the rest are counted.
MOST_NAMED = 20


class State(StrEnum):
    NOBODY = "nobody"  # has reviewed it
    TYPED = "typed"  # somebody is named, and nothing says of what
    CHANGED = "changed"  # since it was signed
    VOID = "void"  # signed, by somebody who may not, or not whole
    COUNTS = "counts"


@dataclass(frozen=True, slots=True)
class Known:
    """What is on record beside the draft: what four eyes have against its reviewer, and what was signed, if kept."""

    four_eyes: Sequence[Fault] = ()
    signed: Reading | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """`against` is why the review does not count, each a fault with its place; `advice` stops nothing."""

    state: State
    review: Content
    against: tuple[Fault, ...] = ()
    advice: tuple[Fault, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def counts(self) -> bool:
        return self.state is State.COUNTS

    @property
    def summary(self) -> str:
        """In one sentence, where somebody is named and it does not count: that it does not, and why."""
        return " ".join(fault.detail for fault in self.against)


def read(content: Content, vocabulary: Vocabulary, known: Known, *, today: date) -> Standing:
    """The standing of the review in `content`. Nothing of it is believed but what `known` and the hash bear out."""
    review = content["review"]
    if not review["reviewed_by"] and not review["reviewed_on"] and not review["content_hash"]:
        return Standing(State.NOBODY, review, against=(_NOBODY,))
    if not review["content_hash"]:
        detail = f"{_who(review)} is named as the reviewer, and nothing says what was signed: {_HOW}."
        return Standing(State.TYPED, review, against=(Fault(detail, "not_signed", "/review"),))
    if review["content_hash"] != reading.content_hash(content, vocabulary):
        return _changed(review, known, reading.read(content, vocabulary))
    if against := [*_lacks(review), *_days(review, today), *known.four_eyes]:
        return Standing(State.VOID, review, against=tuple(against))
    return Standing(State.COUNTS, review, advice=tuple(_overdue(review, today)))


_HOW = "a review is signed in the admin or with `manage.py review`, and not typed"
_NOBODY = Fault("Nobody has reviewed this clinically.", "unreviewed", "/review")


def _who(review: Mapping[str, Any]) -> str:
    return str(review["reviewed_by"]["name"]) if review["reviewed_by"] else "Somebody"


def _changed(review: Content, known: Known, now: Reading) -> Standing:
    on = f" on {review['reviewed_on']}" if review["reviewed_on"] else ""
    detail = f"{_who(review)} reviewed this{on}, and what it says has changed since."
    if known.signed is None:
        detail += " What has changed cannot be told, since what was signed is not kept here."
        return Standing(State.CHANGED, review, against=(Fault(detail, "changed_since_review", "/review"),))
    found = tuple(difference.changes(known.signed, now))
    named = [Fault(change.words, "changed_since_review", change.pointer) for change in found[:MOST_NAMED]]
    if more := len(found) - len(named):
        named.append(Fault(f"And {more} more things have changed.", "changed_since_review", "/review"))
    return Standing(
        State.CHANGED, review, against=(Fault(detail, "changed_since_review", "/review"), *named), changes=found
    )


def _lacks(review: Content) -> Iterator[Fault]:
    """What a review that stands for anything says of itself."""
    by = review["reviewed_by"]
    if not by:
        yield Fault("The review does not say who reviewed.", "missing", "/review/reviewed_by")
    elif names.is_blank(by["credentials"]):
        detail = f"It is not said what makes {by['name']} a reviewer: the credentials are missing."
        yield Fault(detail, "missing", "/review/reviewed_by/credentials")
    for name, what in (("reviewed_on", "when that was"), ("next_review_due", "when the next one is due")):
        if not review[name]:
            yield Fault(f"The review does not say {what}.", "missing", f"/review/{name}")


def _days(review: Content, today: date) -> Iterator[Fault]:
    """Reviewed by today, and due again at some later day (PIF TICK)."""
    on, due = review["reviewed_on"], review["next_review_due"]
    yield from faults_in_days(on and date.fromisoformat(on), due and date.fromisoformat(due), today=today)


def faults_in_days(on: date | None, due: date | None, *, today: date) -> Iterator[Fault]:
    if on and on > today + A_DAY_OF_GRACE:
        yield Fault("The day of review lies in the future.", "review_in_future", "/review/reviewed_on")
    if on and due and due <= on:
        yield Fault("The next review must come after the last.", "review_order", "/review/next_review_due")


def _overdue(review: Content, today: date) -> Iterator[Fault]:
    if date.fromisoformat(review["next_review_due"]) < today:
        yield Fault("The next review is overdue.", "review_overdue", "/review/next_review_due", advisory=True)


def as_published(content: Content, standing: Standing) -> Content:
    """`content` as the door may put it out: without its review, where that does not count."""
    return content if standing.counts else {**content, "review": dict(UNREVIEWED)}


def at_the_door(standing: Standing, *, allow_unreviewed: bool) -> Iterable[Fault]:
    """What stands against publishing: the review counts, or the publisher says that it goes out without one."""
    if standing.counts:
        return standing.advice
    if not allow_unreviewed:
        first, *rest = standing.against
        told = replace(first, detail=f"{first.detail} To publish it all the same, say so explicitly.")
        return (told, *rest)
    if standing.state is State.NOBODY:
        return ()
    detail = f"This goes out as not clinically reviewed. {standing.summary}"
    return (Fault(detail, standing.against[0].code, "/review", advisory=True),)
