"""Which story comes next: the one after this in the order of the queue, and never one that a colleague has."""

from collections.abc import Collection
from datetime import UTC, datetime

from django.db.models import Q

from testimonials.models import Submission
from testimonials.terms import Priority


def find(*, by: str, after: Submission | None, skipping: Collection[str], crisis_first: bool) -> str | None:
    """The name of the next story; None where nothing is left.

    `after` may have been decided by now, and then has no place: the queue begins anew. With `crisis_first`, whoever
    may be in danger comes before whatever is next: they may have written since.
    """
    now = datetime.now(UTC)
    is_free = Q(claimed_until=None) | Q(claimed_until__lte=now) | Q(claimed_by=by)
    past = [*skipping, after.pk] if after else [*skipping]
    free = Submission.objects.awaiting_decision().filter(is_free).exclude(pk__in=past).values_list("pk", flat=True)
    if crisis_first and (urgent := free.filter(priority=Priority.CRISIS).first()) is not None:
        return urgent
    if after is not None and after.due_at is not None:
        below = Q(priority__lt=after.priority)
        later = Q(priority=after.priority, due_at__gt=after.due_at)
        beside = Q(priority=after.priority, due_at=after.due_at, pk__gt=after.pk)
        if (following := free.filter(below | later | beside).first()) is not None:
            return following
    return free.first()
