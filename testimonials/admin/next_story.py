"""Which story comes next: the one after this in the order of the queue, and never one that a colleague has."""

from collections.abc import Collection
from datetime import UTC, datetime

from testimonials.models import Submission
from testimonials.moderation import queue


def find(*, by: str, after: Submission | None, skipping: Collection[str], crisis_first: bool) -> str | None:
    """The name of the next story, which stays anybody's (`leases.claim_next` takes it); None where nothing is left."""
    places = queue.in_turn(by=by, at=datetime.now(UTC), after=after, skipping=skipping, crisis_first=crisis_first)
    names = (stories.values_list("pk", flat=True).first() for stories in places)
    return next((name for name in names if name is not None), None)
