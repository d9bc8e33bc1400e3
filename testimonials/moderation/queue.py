"""Whose turn it is: the stories that wait, in the order in which somebody is led to them."""

from collections.abc import Collection, Iterator
from datetime import datetime

from django.db.models import F, Q, QuerySet

from testimonials.models import Submission
from testimonials.terms import Priority


def free_for(by: str, at: datetime) -> QuerySet[Submission]:
    """What nobody else has, less what waits for another person than this one, or in the list of what is spam."""
    is_free = Q(claimed_until=None) | Q(claimed_until__lte=at) | Q(claimed_by=by)
    is_endorsed = Q(endorsed_by=by, endorsed_version=F("row_version"))
    return Submission.objects.awaiting_decision().filter(is_free, spam_marked_by="").exclude(is_endorsed)


def in_turn(
    *, by: str, at: datetime, after: Submission | None, skipping: Collection[str], crisis_first: bool
) -> Iterator[QuerySet[Submission]]:
    """The stories to look among, one selection after the other: the first one that has any has the next story first.

    `after` may have been decided by now, and then has no place: the queue begins anew. With `crisis_first`, whoever
    may be in danger comes before whatever is next: they may have written since.
    """
    past = [*skipping, after.pk] if after else [*skipping]
    free = free_for(by, at).exclude(pk__in=past)
    if crisis_first:
        yield free.filter(priority=Priority.CRISIS)
    if after is not None and after.due_at is not None:
        below = Q(priority__lt=after.priority)
        later = Q(priority=after.priority, due_at__gt=after.due_at)
        beside = Q(priority=after.priority, due_at=after.due_at, pk__gt=after.pk)
        yield free.filter(below | later | beside)
    yield free
