"""Every state and every act: what domain.md's table allows happens whole, what it does not changes no row."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from contentapi.errors import Conflict, DomainError, NotFound
from testimonials.intake import submissions
from testimonials.models import Finding, PublishedStory
from testimonials.moderation import cautions, decisions, leases, moves, redaction, reports
from testimonials.screening import Kind
from testimonials.terms import CautionKind, ContentNote, ReportReason, TextField
from tests.articles.publishing import tables
from tests.testimonials import factories
from tests.testimonials.factories import LETTER, MODERATOR, PLAIN, REASON, STATES, Story

pytestmark = pytest.mark.usefixtures("live")

Act = Callable[[Story], object]


def decided(decide: Callable[..., object], **words: Any) -> Act:
    return lambda story: decide(story.id, by=MODERATOR, version=story.version, **words)


def on_a_finding(settle: Callable[..., object], **words: Any) -> Act:
    def act(story: Story) -> object:
        found = Finding.objects.filter(submission=story.id).first()
        return settle(story.id, found.pk if found else 0, by=MODERATOR, version=story.version, **words)

    return act


def report(story: Story) -> None:
    reports.report(story.public_id, network="192.0.2.200", reason=ReportReason.UNKIND, detail="")


# What moves a story: the state that it is in then, and what the feed is told of it.
MOVES: dict[str, Act] = {
    "approve": decided(decisions.approve),
    "reject": decided(decisions.reject, reason=REASON, message=LETTER),
    "ask_for_changes": decided(decisions.ask_for_changes, reason=REASON, message=LETTER),
    "take_down": decided(decisions.take_down, reason=REASON, message=LETTER),
    "reopen": decided(decisions.reopen),
    "keep_reported": decided(decisions.keep_reported),
    "amend": lambda story: submissions.amend(story.id, story.receipt, {"body": PLAIN}),
    "withdraw": lambda story: submissions.withdraw(story.id, story.receipt),
    "hide_reported": report,
}

# What a moderator does with a story before they decide.
WORK: dict[str, Act] = {
    "claim": lambda story: leases.claim(story.id, by=MODERATOR),
    "mask": on_a_finding(redaction.mask),
    "dismiss": on_a_finding(redaction.dismiss, because="It is a leaflet's."),
    "unsettle": on_a_finding(redaction.unsettle),
    "mark": decided(redaction.mark, field=TextField.BODY, start=0, end=2, kind=Kind.PERSON_NAME),
    "cover": decided(redaction.cover, words="bleeding", kind=Kind.OTHER),
    "note_content": decided(cautions.note_content, notes=[ContentNote.BLEEDING]),
    "attach": decided(cautions.attach, kind=CautionKind.RULE, key="wait-for-bleeding", note="They did not wait."),
    "detach": decided(cautions.detach, kind=CautionKind.RULE, key="wait-for-bleeding"),
}

NOTE: dict[str, Act] = {"add_note": lambda story: decisions.add_note(story.id, by=MODERATOR, text="Look at this one.")}

PUBLISHED, REMOVED = ["published"], ["removed"]

LEGAL: dict[tuple[str, str], tuple[str, list[str]]] = {
    ("pending", "approve"): ("published", PUBLISHED),
    ("pending", "reject"): ("rejected", []),
    ("pending", "ask_for_changes"): ("changes_requested", []),
    ("pending", "withdraw"): ("withdrawn", []),
    ("changes requested", "amend"): ("pending", []),
    ("changes requested", "reopen"): ("pending", []),
    ("changes requested", "withdraw"): ("withdrawn", []),
    ("published", "reopen"): ("pending", REMOVED),
    ("published", "take_down"): ("rejected", REMOVED),
    ("published", "hide_reported"): ("pending", REMOVED),
    ("published", "keep_reported"): ("published", []),
    ("published", "withdraw"): ("withdrawn", REMOVED),
    ("rejected", "reopen"): ("pending", []),
    ("rejected", "withdraw"): ("withdrawn", []),
    ("hidden", "approve"): ("published", PUBLISHED),
    ("hidden", "reject"): ("rejected", []),
    ("hidden", "ask_for_changes"): ("changes_requested", []),
    ("hidden", "withdraw"): ("withdrawn", []),
    ("public without its original", "take_down"): ("rejected", REMOVED),
    ("public without its original", "hide_reported"): ("pending", REMOVED),
    ("public without its original", "keep_reported"): ("published", []),
    ("public without its original", "withdraw"): ("withdrawn", REMOVED),
    ("hidden without its original", "approve"): ("published", PUBLISHED),
    ("hidden without its original", "reject"): ("rejected", []),
    ("hidden without its original", "ask_for_changes"): ("changes_requested", []),
    ("hidden without its original", "withdraw"): ("withdrawn", []),
}

# What can be worked on in public too, without taking it down.
IN_PUBLIC = ("mask", "mark", "cover")

WAITING = ("pending", "hidden", "hidden without its original")
ERASED = ("withdrawn", "erased undecided", "erased unanswered", "erased rejected")

WITH_LETTER = ("reject", "ask_for_changes", "take_down")
SIGNED = {"amend": moves.AUTHOR, "withdraw": moves.AUTHOR, "hide_reported": moves.READERS}


@pytest.fixture(params=STATES)
def state(request: pytest.FixtureRequest, settings: Any) -> str:
    settings.REPORT_THRESHOLD = 1  # one report is a move
    return str(request.param)


def test_what_the_table_allows_happens_whole(state: str) -> None:
    story = STATES[state]()
    if state in WAITING:
        factories.settle(story)
    before, came_from, already = story.version, story.row.status, len(factories.told(story))
    for act, (status, news) in [(act, what) for (start, act), what in LEGAL.items() if start == state]:
        with tables.tried():
            MOVES[act](story)

            assert story.row.status == status, act
            assert story.version == before + 1, act
            by = SIGNED.get(act, MODERATOR)
            assert factories.history(story)[-1] == (act, came_from, status, by), act
            assert story.row.events.latest("pk").reason == (REASON if act in WITH_LETTER else ""), act
            assert PublishedStory.objects.filter(pk=story.public_id).exists() == (status == "published"), act
            assert PublishedStory.objects.count() == (status == "published"), act
            assert factories.told(story)[already:] == news, act
            assert (story.row.due_at is None) == (status != "pending"), act
            assert (story.row.claimed_by, story.row.claimed_until) == ("", None), act


def test_what_the_table_does_not_allow_changes_no_row(state: str) -> None:
    story = STATES[state]()
    before = factories.everything()
    refused = {act for act in MOVES if (state, act) not in LEGAL}
    assert refused
    for act in refused:
        with pytest.raises(DomainError) as wrong:
            MOVES[act](story)
        # What is gone is not there for its author, and what is not public is not there for readers.
        gone = act == "hide_reported" or (act in ("amend", "withdraw") and state in ERASED)
        assert isinstance(wrong.value, NotFound if gone else Conflict), act
        assert factories.everything() == before, act


def test_a_story_is_worked_on_while_it_waits_and_at_no_other_time(state: str) -> None:
    story = STATES[state]()
    before = factories.everything()
    for act, work in WORK.items():
        if state in ("published", "public without its original") and act in IN_PUBLIC:
            continue
        if state not in WAITING:
            with pytest.raises(Conflict):
                work(story)
            assert factories.everything() == before, act
            continue
        if act in ("mask", "dismiss", "unsettle") and not Finding.objects.filter(submission=story.id).exists():
            with pytest.raises(NotFound):
                work(story)
            assert factories.everything() == before, act
            continue
        with tables.tried():
            version, events = story.version, factories.history(story)
            work(story)
            assert story.row.claimed_by == MODERATOR, act
            assert story.version == version + (act != "claim"), act
            assert factories.history(story) == events, act
    assert factories.everything() == before


def test_a_note_can_be_left_on_whatever_is_not_erased(state: str) -> None:
    story = STATES[state]()
    before = factories.everything()
    if state in ERASED:
        with pytest.raises(Conflict):
            NOTE["add_note"](story)
        assert factories.everything() == before
    else:
        NOTE["add_note"](story)
        assert factories.everything() == {**before, "Note": factories.everything()["Note"]}
        assert story.row.notes.get().text == "Look at this one."


def test_letting_go_of_what_nobody_holds_changes_nothing(state: str) -> None:
    story = STATES[state]()
    before = factories.everything()
    leases.release(story.id, by=MODERATOR)
    assert factories.everything() == before


# A moderator's acts, and a state that allows each.
ACTS: dict[str, tuple[str, Act]] = {
    **{act: (next(start for start, move in LEGAL if move == act), MOVES[act]) for act in MOVES if act not in SIGNED},
    **{act: ("pending", work) for act, work in WORK.items()},
}


class Unsent(Story):
    """What somebody made up."""

    version = 1


def test_there_is_nothing_to_do_with_a_story_that_nobody_sent() -> None:
    before = factories.everything()
    for _, act in [*ACTS.values(), ("", NOTE["add_note"])]:
        with pytest.raises(NotFound):
            act(Unsent(factories.NOBODYS, ""))
    assert factories.everything() == before


@dataclass
class Looked(Story):
    """A story as somebody saw it at a version that it is not at."""

    off_by: int = 0

    @property
    def version(self) -> int:
        return super().version + self.off_by


@pytest.mark.parametrize("start", sorted({start for start, _ in ACTS.values()}))
def test_an_act_on_another_version_than_there_is_is_refused(start: str) -> None:
    story = STATES[start]()
    before = factories.everything()
    for name, (begins, act) in ACTS.items():
        if begins == start and name != "claim":  # which is no judgement of what was read
            for off_by in (-1, 1):
                with pytest.raises(moves.MovedOn):
                    act(Looked(story.id, story.receipt, off_by=off_by))
    assert factories.everything() == before


@pytest.mark.parametrize("by", ["", "  ", "m" * 151])
def test_nobody_acts_without_a_name(by: str) -> None:
    story = factories.settle(factories.submitted())
    before = factories.everything()
    at: dict[str, Any] = {"by": by, "version": story.version}
    acts: list[Callable[[], object]] = [
        lambda: decisions.approve(story.id, **at),
        lambda: decisions.reject(story.id, reason=REASON, message=LETTER, **at),
        lambda: redaction.mark(story.id, field=TextField.BODY, start=0, end=1, kind=Kind.URL, **at),
        lambda: leases.claim(story.id, by=by),
        lambda: decisions.add_note(story.id, by=by, text="A word."),
    ]
    for act in acts:
        with pytest.raises(DomainError) as wrong:
            act()
        assert wrong.value.code == "unsigned"
    assert factories.everything() == before
