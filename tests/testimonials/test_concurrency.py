"""Both doors under real threads, on PostgreSQL: whatever comes at once, one thing happens, and whole."""

import random
from collections import Counter
from collections.abc import Callable
from functools import partial
from threading import Event
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from articles.models import ChangeEvent
from contentapi.errors import Conflict, DomainError, NotFound
from testimonials import erasure
from testimonials.intake import submissions
from testimonials.models import Finding, IdempotencyRecord, ModerationEvent, PublishedStory, Report, Submission
from testimonials.moderation import decisions, leases, redaction
from testimonials.screening import Kind
from testimonials.terms import Status
from tests.articles.publishing.at_once import PATIENCE, at_once, threads
from tests.testimonials import factories
from tests.testimonials.factories import LETTER, REASON, Story

pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("committed")]

KEY = "k" * 32
ROUNDS = 6


def approve(story: Story, by: str, version: int) -> Any:
    return decisions.approve(story.id, by=by, version=version)


def reject(story: Story, by: str, version: int) -> Any:
    return decisions.reject(story.id, by=by, version=version, reason=REASON, message=LETTER)


def kindly(act: Callable[[], Any]) -> Callable[[], Any]:
    """`act`, whose NotFound is an outcome like a Conflict."""

    def tried() -> Any:
        try:
            return act()
        except NotFound as refused:
            return refused

    return tried


def is_consistent(story: Story) -> bool:
    """Whether what is public, what the feed said last and where the story stands are one."""
    is_public = PublishedStory.objects.filter(pk=story.public_id).exists()
    told = factories.told(story)
    in_turn = told == (["published", "removed"] * len(told))[: len(told)]
    return in_turn and is_public == (story.row.status == Status.PUBLISHED) == (told[-1:] == ["published"])


def test_one_story_decided_by_eight_at_once_is_decided_once() -> None:
    for _ in range(ROUNDS):
        story = factories.settle(factories.submitted())
        leases.release(story.id, by=factories.MODERATOR)
        version = story.version
        acts = [
            partial(approve if number % 2 else reject, story, f"moderator-{number}", version) for number in range(8)
        ]

        outcomes = at_once(*acts)

        decided = [one for one in outcomes if not isinstance(one, Conflict)]
        assert len(decided) == 1
        assert {one.code for one in outcomes if isinstance(one, Conflict)} <= {"moved_on"}
        assert [move for move, *_ in factories.history(story)] in (["submit", "approve"], ["submit", "reject"])
        assert story.row.status == decided[0].status
        assert story.row.messages.count() == (story.row.status == Status.REJECTED)
        assert is_consistent(story)


def test_a_story_claimed_by_eight_at_once_is_one_persons() -> None:
    story = factories.submitted()
    outcomes = at_once(*[lambda n=number: leases.claim(story.id, by=f"moderator-{n}") for number in range(8)])
    assert [one.code for one in outcomes if isinstance(one, Conflict)] == ["claimed"] * 7
    assert story.row.claimed_by in {one.claimed_by for one in outcomes if not isinstance(one, Conflict)}


def test_eight_who_ask_for_the_next_story_at_once_are_led_to_eight_stories() -> None:
    for _ in range(ROUNDS):
        Submission.objects.filter(status=Status.PENDING).update(claimed_by="", claimed_until=None)
        missing = 8 - Submission.objects.awaiting_decision().count()
        for _ in range(missing):
            factories.submitted()
        led = at_once(*[lambda n=number: leases.claim_next(by=f"moderator-{n}") for number in range(8)])
        assert len({story.pk for story in led}) == 8
        assert at_once(lambda: leases.claim_next(by="late"), lambda: leases.claim_next(by="later")) == [None, None]


def test_of_two_second_people_one_makes_it_public_and_the_first_alone_never_does() -> None:
    for _ in range(ROUNDS):
        story = factories.settle(factories.submitted(body=factories.IN_DANGER))
        leases.release(story.id, by=factories.MODERATOR)
        version = story.version
        at_once(*[partial(approve, story, f"moderator-{number}", version) for number in range(8)])
        assert story.row.status == Status.PENDING
        first, version = story.row.endorsed_by, story.version
        at_once(*[partial(approve, story, by, version) for by in (first, first, "one", "two")])
        assert story.row.status == Status.PUBLISHED
        assert [move for move, *_ in factories.history(story)] == ["submit", "approve_first", "approve"]
        assert factories.history(story)[-1][3] != first
        assert is_consistent(story)


def test_a_story_that_is_covered_in_public_while_it_is_taken_down_or_withdrawn_is_one_of_the_two() -> None:
    for _ in range(ROUNDS):
        story = factories.publish(factories.submitted())
        version, by = story.version, factories.MODERATOR
        at_once(
            kindly(partial(redaction.cover, story.id, words="waited", kind=Kind.OTHER, by=by, version=version)),
            partial(decisions.take_down, story.id, by=by, version=version, reason=REASON, message=LETTER),
            kindly(partial(submissions.withdraw, story.id, story.receipt)),
        )
        assert is_consistent(story)
        assert not PublishedStory.objects.exists()


def test_a_story_that_is_withdrawn_while_it_is_approved_is_never_left_public() -> None:
    for _ in range(ROUNDS):
        story = factories.settle(factories.submitted())
        version = story.version
        at_once(
            partial(approve, story, factories.MODERATOR, version),
            partial(submissions.withdraw, story.id, story.receipt),
        )
        assert (story.row.status, story.row.body) == (Status.WITHDRAWN, "")
        assert not PublishedStory.objects.exists()
        assert is_consistent(story)
        assert not Finding.objects.exists()


def test_a_story_that_is_withdrawn_while_it_is_amended_does_not_come_back() -> None:
    for _ in range(ROUNDS):
        story = factories.send_back(factories.submitted())
        at_once(
            kindly(partial(submissions.amend, story.id, story.receipt, {"body": factories.BODY})),
            partial(submissions.withdraw, story.id, story.receipt),
        )
        assert (story.row.status, story.row.body) == (Status.WITHDRAWN, "")
        assert not Finding.objects.exists()


def test_withdrawn_by_eight_at_once_it_is_withdrawn_once() -> None:
    story = factories.publish(factories.submitted())
    outcomes = at_once(*[kindly(lambda: submissions.withdraw(story.id, story.receipt))] * 8)
    assert [one.code for one in outcomes if one is not None] == ["not_found"] * 7
    assert [move for move, *_ in factories.history(story)] == ["submit", "approve", "withdraw"]
    assert factories.told(story) == ["published", "removed"]


def test_a_report_and_a_moderator_who_takes_it_down_end_in_one_of_the_two(settings: Any) -> None:
    settings.REPORT_THRESHOLD = 1
    for _ in range(ROUNDS):
        story = factories.publish(factories.submitted())
        version = story.version
        at_once(
            kindly(partial(factories.report, story)),
            partial(
                decisions.take_down, story.id, by=factories.MODERATOR, version=version, reason=REASON, message=LETTER
            ),
        )
        assert (story.row.status, factories.history(story)[-1][0]) in (
            (Status.PENDING, "hide_reported"),
            (Status.REJECTED, "take_down"),
        )
        assert Report.objects.filter(submission=story.id).exists() == (story.row.status == Status.PENDING)
        assert is_consistent(story)


def test_eight_readers_who_report_at_once_hide_it_once(settings: Any) -> None:
    settings.REPORT_THRESHOLD = 3
    story = factories.publish(factories.submitted())
    outcomes = at_once(*[kindly(lambda: factories.report(story))] * 8)
    assert [one.code for one in outcomes if isinstance(one, NotFound)] == ["not_found"] * 5
    assert Report.objects.count() == 3
    assert factories.told(story) == ["published", "removed"]


def test_one_story_sent_by_eight_at_once_with_one_key_is_one_story() -> None:
    for number in range(ROUNDS):
        taken = at_once(*[partial(submissions.submit, factories.given(), key=f"{KEY}{number}")] * 8)
        assert len({(one.id, one.receipt, one.decision_due_by) for one in taken}) == 1
        assert sum(not one.is_retry for one in taken) == 1
        assert Submission.objects.count() == IdempotencyRecord.objects.count() == number + 1


def test_what_is_purged_while_it_is_withdrawn_or_decided_is_gone_once() -> None:
    for _ in range(ROUNDS):
        old, published = factories.reject(factories.submitted()), factories.publish(factories.submitted())
        Submission.objects.update(status_since="2020-01-01T00:00:00Z")
        version = old.version
        at_once(
            erasure.purge,
            erasure.purge,
            kindly(partial(submissions.withdraw, old.id, old.receipt)),
            kindly(partial(submissions.withdraw, published.id, published.receipt)),
            partial(decisions.reopen, old.id, by=factories.MODERATOR, version=version, is_lead=True),
        )
        moves = Counter(move for move, *_ in factories.history(old))
        assert moves["erase"] <= 1
        assert published.row.status == Status.WITHDRAWN
        assert is_consistent(old)
        assert is_consistent(published)


def test_a_row_that_the_database_refuses_is_quoted_by_it_and_this_is_why_no_message_is_logged() -> None:
    story = factories.submitted(body=f"zqsecret {factories.PLAIN}")
    with pytest.raises(IntegrityError, match="zqsecret"), transaction.atomic():
        Submission.objects.filter(pk=story.id).update(status="elsewhere")


# Everything at once

STORIES, PEOPLE, TURNS = 4, 8, 30
RARELY = 0.05


def test_however_many_do_whatever_nobody_waits_in_a_circle_and_all_of_it_fits(settings: Any) -> None:
    settings.REPORT_THRESHOLD = 2
    stories = [factories.submitted() for _ in range(STORIES)]
    done: Counter[str] = Counter()
    failed = Event()

    def live_a_day(seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311
        me = f"moderator-{seed}"
        for _ in range(TURNS):
            story = chance.choice(stories)
            at: dict[str, Any] = {"by": me, "version": story.version}
            letter = {"reason": REASON, "message": LETTER, **at}
            acts: dict[str, Callable[[], Any]] = {
                "approve": partial(decisions.approve, story.id, **at),
                "reject": partial(decisions.reject, story.id, **letter),
                "ask": partial(decisions.ask_for_changes, story.id, **letter),
                "reopen": partial(decisions.reopen, story.id, is_lead=True, **at),
                "cover": partial(redaction.cover, story.id, words="waited", kind=Kind.OTHER, **at),
                "next": partial(leases.claim_next, by=me),
                "amend": partial(submissions.amend, story.id, story.receipt, {"body": factories.PLAIN}),
                "report": partial(factories.report, story),
                "note": partial(decisions.add_note, story.id, by=me, text="A word."),
                "submit": partial(submissions.submit, factories.given(), key=f"{KEY}{chance.randrange(3)}"),
                "purge": erasure.purge,
                "withdraw": partial(submissions.withdraw, story.id, story.receipt),
            }
            rarely = ("withdraw",) if chance.random() < RARELY else ()
            name = chance.choice([*sorted(acts.keys() - {"withdraw"}), *rarely])
            try:
                acts[name]()
                done[name] += 1
            except DomainError as refused:
                done[refused.code] += 1
            except Exception:
                failed.set()
                raise

    with threads(PEOPLE) as start:
        for day in [start(live_a_day, seed) for seed in range(PEOPLE)]:
            day.result(PATIENCE)
    assert not failed.is_set()
    assert done["approve"] or done["not_approvable"]
    for story in stories:
        assert is_consistent(story)
        moves = factories.history(story)
        # Each move begins where the one before it ended: none was made on what another had already changed.
        assert [came_from for _, came_from, _, _ in moves[1:]] == [to for _, _, to, _ in moves[:-1]]
        assert moves[-1][2] == story.row.status
    assert ChangeEvent.objects.count() == ChangeEvent.objects.last().sequence  # type: ignore[union-attr]
    assert ModerationEvent.objects.count() >= STORIES
