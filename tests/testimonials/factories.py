"""Stories in every state that there is, each brought there through the doors, and every row that must not change."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from django.apps import apps
from django.db.models import F, Model

from articles.models import ChangeEvent, ChangeFeed
from testimonials import erasure
from testimonials.intake import submissions
from testimonials.letters import LETTERS
from testimonials.models import Finding, Submission
from testimonials.moderation import decisions, redaction, reports
from testimonials.screening import Kind, Severity
from testimonials.terms import DecisionReason, Move, ReportReason, Settlement, Status, TextField
from tests.articles.publishing import tables

Rows = tables.Rows

ARTICLE = "after-a-loss"
MODERATOR, COLLEAGUE = "moderator", "colleague"
REASON = DecisionReason.UNKIND
LETTER = LETTERS[Move.REJECT][REASON]
DETAIL = "It names my neighbour."
NOBODYS = "C" * 22

NAMED, NUMBER = "Dr Thistlewick", "07700 900314"
BODY = f"We waited until the bleeding was over. {NAMED} had told us to, and she was kind. Call me on {NUMBER}."
PLAIN = "We waited until the bleeding was over, as the leaflet said. It took longer than I had thought it would."
ANSWERS = {Kind.CRISIS: "a_turn_of_phrase", Kind.UNSCREENED: "i_read_it"}
IN_DANGER = "It is two months since I lost my baby. At night it is worse. Some nights I want to kill myself."

_readers = count(1)


@dataclass
class Story:
    """A submission, the receipt that its author holds, and by what name it was last public."""

    id: str
    receipt: str
    was_public_as: str = NOBODYS

    @property
    def row(self) -> Submission:
        return Submission.objects.get(pk=self.id)

    @property
    def version(self) -> int:
        return self.row.row_version

    @property
    def public_id(self) -> str:
        """Its name in public, also once nothing leads there any more; one that nothing has if it never was public."""
        return self.row.story_id or self.was_public_as


def given(**changes: Any) -> dict[str, Any]:
    """A story as the API takes it, less what is left out by `name=None`."""
    story = {
        "article": ARTICLE,
        "body": BODY,
        "display_name": "Reader",
        "language": "en-GB",
        "consent": {"policy_version": "1", "publish": True, "own_experience": True, "adult": True},
        **changes,
    }
    return {name: value for name, value in story.items() if value is not None}


def submitted(**changes: Any) -> Story:
    taken = submissions.submit(given(**changes))
    return Story(taken.id, taken.receipt)


def settle(story: Story) -> Story:
    """Masks whatever must not be public as it is, and answers for what cannot be masked."""
    must = Finding.objects.filter(submission=story.id, settlement=Settlement.OPEN).exclude(severity=Severity.REVIEW)
    while (finding := must.first()) is not None:
        if finding.kind in ANSWERS:
            because = ANSWERS[Kind(finding.kind)]
            redaction.dismiss(story.id, finding.pk, by=MODERATOR, version=story.version, because=because)
        else:
            redaction.mask(story.id, finding.pk, by=MODERATOR, version=story.version)
    return story


def publish(story: Story) -> Story:
    """Has it approved: by two people, where somebody was found in danger."""
    settle(story)
    decisions.approve(story.id, by=MODERATOR, version=story.version)
    if story.row.had_danger:
        decisions.approve(story.id, by=COLLEAGUE, version=story.version)
    story.was_public_as = str(story.row.story_id)
    return story


def reject(story: Story) -> Story:
    decisions.reject(story.id, by=MODERATOR, version=story.version, reason=REASON, message=LETTER)
    return story


def send_back(story: Story) -> Story:
    decisions.ask_for_changes(story.id, by=MODERATOR, version=story.version, reason=REASON, message="Please, kindly.")
    return story


def report(story: Story, network: str = "", detail: str = DETAIL) -> Story:
    """A report by a reader whom nobody has heard of before, unless `network` names one."""
    # Of a network that no test names: another than any that one has reported from.
    network = network or f"198.51.100.{next(_readers)}"
    reports.report(story.public_id, network=network, reason=ReportReason.IDENTIFIES_SOMEONE, detail=detail)
    return story


def hide(story: Story) -> Story:
    """Has as many readers report it as it takes."""
    while story.row.status == Status.PUBLISHED:
        report(story)
    return story


def withdraw(story: Story) -> Story:
    submissions.withdraw(story.id, story.receipt)
    return story


def age(story: Story, days: float = 1000) -> Story:
    """Makes it that long since anything happened to it, and then does what is done every day."""
    passed = timedelta(days=days)
    Submission.objects.filter(pk=story.id).update(
        status_since=datetime.now(UTC) - passed, original_erased_at=F("original_erased_at") - passed
    )
    erasure.purge()
    return story


STATES: dict[str, Callable[..., Story]] = {
    "pending": submitted,
    "changes requested": lambda **changes: send_back(submitted(**changes)),
    "published": lambda **changes: publish(submitted(**changes)),
    "rejected": lambda **changes: reject(submitted(**changes)),
    "hidden": lambda **changes: hide(publish(submitted(**changes))),
    "public without its original": lambda **changes: age(publish(submitted(**changes))),
    "hidden without its original": lambda **changes: hide(age(publish(submitted(**changes)))),
    "withdrawn": lambda **changes: withdraw(publish(submitted(**changes))),
    "erased undecided": lambda **changes: age(submitted(**changes)),
    "erased unanswered": lambda **changes: age(send_back(submitted(**changes))),
    "erased rejected": lambda **changes: age(reject(submitted(**changes))),
}


def findings(story: Story, field: TextField = TextField.BODY) -> list[Finding]:
    return list(Finding.objects.filter(submission=story.id, field=field).order_by("start"))


def everything() -> Rows:
    """Every row of every table of stories, and of the feed that tells of them."""
    models: list[type[Model]] = [*apps.get_app_config("testimonials").get_models(), ChangeEvent, ChangeFeed]
    return {model._meta.object_name or "": list(_plain(model)) for model in models}


def _plain(model: Any) -> Iterator[dict[str, Any]]:
    for row in model._default_manager.order_by("pk").values():
        yield {name: tables.plain(value) for name, value in row.items()}


def told(story: Story) -> list[str]:
    """What the feed has said of the story, in order."""
    kinds = ChangeEvent.objects.filter(subject=story.public_id).values_list("kind", flat=True)
    return [kind.removeprefix("story.") for kind in kinds]


def history(story: Story) -> list[tuple[str, str, str, str]]:
    """The story's events: the move, from where to where, and who made it."""
    return list(story.row.events.values_list("move", "from_status", "to_status", "by"))
