"""A story that screening cannot read comes to the desk with that said."""

from typing import Any

import pytest

from testimonials.intake import submissions
from testimonials.models import Finding
from testimonials.moderation import redaction
from testimonials.screening import Kind, Severity
from testimonials.terms import TextField
from tests.testimonials import factories
from tests.testimonials.factories import PLAIN

pytestmark = pytest.mark.usefixtures("live")

SPANISH = "Esperamos hasta que dejó de sangrar y luego dos semanas más. No quiero seguir viviendo así."


@pytest.mark.parametrize(
    "changes",
    [
        {"body": SPANISH, "language": "es"},
        {"body": SPANISH, "language": "en-GB"},
        {"body": PLAIN, "language": "pl"},
        {"body": f"{PLAIN} 我不想活了"},
    ],
)
def test_what_cannot_be_screened_must_be_settled(changes: dict[str, Any]) -> None:
    story = factories.submitted(**changes)
    (found,) = Finding.objects.filter(submission=story.id, kind=Kind.UNSCREENED)
    assert (found.field, found.start, found.end) == (TextField.BODY, 0, len(story.row.body))
    assert found.severity == Severity.REDACT
    assert found.pk in {finding.pk for finding in redaction.unsettled(story.row)}


def test_an_amended_story_is_screened_by_the_language_it_was_sent_in() -> None:
    story = factories.send_back(factories.submitted(body=SPANISH, language="es"))
    submissions.amend(story.id, story.receipt, {"body": f"{SPANISH} 07700 900314"})
    kinds = set(Finding.objects.filter(submission=story.id, field=TextField.BODY).values_list("kind", flat=True))
    assert kinds == {Kind.UNSCREENED, Kind.PHONE}


def test_an_english_story_is_not_said_to_be_unread() -> None:
    story = factories.submitted(language="en-IE")
    assert not Finding.objects.filter(submission=story.id, kind=Kind.UNSCREENED).exists()
