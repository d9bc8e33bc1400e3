"""A story that its author has changed: what they were asked, and what is different now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from testimonials.admin.story import pieces
from testimonials.admin.story.differences import Change
from testimonials.admin.story.pieces import Piece
from testimonials.admin.story.reading import Step
from testimonials.models import Submission
from testimonials.terms import Move


@dataclass(frozen=True, slots=True)
class Amended:
    """What is different from the text that a letter was about, or from what was first sent."""

    asked: Step | None
    name: Sequence[Piece]
    body: Sequence[Piece]
    at: datetime
    rounds: int
    is_since_first: bool

    @property
    def is_changed(self) -> bool:
        return any(piece.change is not Change.SAME for piece in (*self.name, *self.body))


def compare(submission: Submission, history: Sequence[Step], *, since_first: bool) -> Amended | None:
    """What its author has changed, and the last letter that asked for it; None where nothing was changed."""
    earlier = list(submission.earlier_texts.all())
    if not earlier:
        return None
    one = earlier[0] if since_first else earlier[-1]
    return Amended(
        asked=next((step for step in history if step.move == Move.ASK_FOR_CHANGES), None),
        name=pieces.draw_changes(one.display_name, submission.display_name),
        body=pieces.draw_changes(one.body, submission.body),
        at=earlier[-1].stood_until,
        rounds=len(earlier),
        is_since_first=since_first and len(earlier) > 1,
    )
