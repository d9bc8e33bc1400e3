"""Whatever goes wrong half way, nothing has happened: no row, no public byte, no event."""

from collections.abc import Callable

import pytest

from testimonials import erasure
from testimonials.intake import submissions
from testimonials.models import Submission
from testimonials.moderation import moves
from testimonials.terms import Status
from tests.articles.publishing import tables
from tests.articles.publishing.failures import Injected, failing_at_call, failing_at_write
from tests.testimonials import factories
from tests.testimonials.factories import STATES, Story
from tests.testimonials.moderation.test_moves import LEGAL, MOVES, WORK

pytestmark = pytest.mark.usefixtures("live")

# More writes than any act makes.
MANY = 40

ACTS: dict[str, tuple[str, Callable[[Story], object]]] = {
    **{f"{act}, {start}": (start, MOVES[act]) for start, act in LEGAL if "original" not in start},
    **{act: ("pending", work) for act, work in WORK.items()},
    "submit": ("pending", lambda story: submissions.submit(factories.given(), key="k" * 16)),
}
# Nothing is taken away from what was not public: no more is written than the state and the event.
NEVER_PUBLIC = ("reopen, rejected", "reopen, changes requested")


def fail_everywhere(act: Callable[[], object]) -> int:
    """Has `act` fail at each of its writes in turn, until it comes through. How many there were."""
    before = factories.everything()
    for number in range(1, MANY):
        with tables.tried():
            try:
                with failing_at_write(number):
                    act()
            except Injected:
                assert factories.everything() == before, number
                continue
            assert factories.everything() != before or number == 1
            return number - 1
    raise AssertionError("It never came through.")


@pytest.mark.slow
@pytest.mark.parametrize("act", ACTS)
def test_an_act_that_fails_at_any_of_its_writes_has_not_happened(act: str) -> None:
    start, do = ACTS[act]
    story = STATES[start]()
    if story.row.status == Status.PENDING:
        factories.settle(story)
    if act.startswith("hide_reported"):
        factories.report(factories.report(story))  # one more is enough
    assert fail_everywhere(lambda: do(story)) >= (1 if act in WORK else 2 if act in NEVER_PUBLIC else 3)


@pytest.mark.parametrize("state", ["rejected", "pending", "published"])
def test_a_purge_that_fails_at_a_story_leaves_that_one_whole_and_those_before_it_erased(state: str) -> None:
    stories = [STATES[state](), STATES[state]()]
    Submission.objects.update(status_since="2020-01-01T00:00:00Z")
    with pytest.raises(Injected), failing_at_call(moves, "record", 2):
        erasure.purge()
    left = [story.row for story in stories if story.row.original_erased_at is None]
    assert len(left) == 1
    assert left[0].body == factories.BODY
    assert left[0].findings.count() == 2
    assert [move for move, *_ in factories.history(Story(left[0].pk, ""))][-1] != "erase"
    erasure.purge()
    assert not Submission.objects.filter(original_erased_at=None).exists()
