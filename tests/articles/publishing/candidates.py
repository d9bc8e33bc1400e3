"""What is to be published, for the gates to look at."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from articles.editorial import drafts
from articles.publishing import gates
from articles.review import standing
from articles.review.standing import Known
from contentapi.errors import Fault
from tests import factories

Content = dict[str, Any]

TODAY = date(2026, 11, 22)


def candidate(
    content: Content,
    *,
    words: dict[str, list[Content]] | None = None,
    four_eyes: Sequence[Fault] = (),
    allow_unreviewed: bool = True,
) -> gates.Candidate:
    """What the gates are given for `content`; its vocabulary is the factories' unless `words` replaces a list of it."""
    known = factories.known(**(words or {}))
    reviewed = standing.read(drafts.normalise(content), known, Known(four_eyes), today=TODAY)
    return gates.Candidate(content, known, reviewed, allow_unreviewed)


def faults_in(content: Content, **changes: Any) -> list[Fault]:
    """What the gates have against it, but for edges that no scenario tries: those have a test of their own."""
    return [fault for fault in gates.faults_of(candidate(content, **changes)) if fault.code != gates.UNTRIED_EDGE]


def edited(edit: Callable[[Content], object]) -> Content:
    """The factories' article after `edit`."""
    content = factories.content()
    edit(content)
    return content
