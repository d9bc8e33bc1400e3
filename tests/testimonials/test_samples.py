"""The sample stories: marked as samples, taken through both doors, and something left for a moderator to do."""

import json
from io import StringIO
from typing import Any

import pytest
import yaml
from django.core.management import CommandError, call_command
from django.test import Client

from testimonials import samples
from testimonials.intake.serializers import StorySubmissionSerializer
from testimonials.models import Finding, Submission
from testimonials.moderation.cautions import outdated
from testimonials.screening import Severity, screen
from testimonials.terms import Priority, Status
from tests.contentapi.answers import read
from tests.testimonials import factories

PATHS = sorted(samples.FOLDER.glob("*.yaml"))


def sample(path: Any) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return read


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_each_is_marked_as_made_up_wherever_it_is_read(path: Any) -> None:
    one = sample(path)
    assert one["sample"] is True
    assert one["display_name"].startswith("Sample reader ")
    assert "made-up sample" in path.read_text(encoding="utf-8").splitlines()[0]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_each_is_screened_as_it_is_meant_to_be(path: Any) -> None:
    one = sample(path)
    found = screen(one["body"]) + screen(one["display_name"], field="display_name")
    severities = {finding.severity for finding in found}
    if path.stem == "names-and-places-to-cover":
        kinds = {finding.kind for finding in found}
        assert {"person_name", "organisation", "precise_date", "phone"} <= kinds
    elif path.stem == "when-nights-are-hard":
        assert severities == {Severity.ROUTE}
    else:
        assert Severity.REDACT not in severities
        assert Severity.ROUTE not in severities


def test_each_is_one_that_could_be_sent() -> None:
    for path in PATHS:
        one = sample(path)
        given = {name: one[name] for name in ("article", "language", "display_name", "body")}
        serializer = StorySubmissionSerializer(data={**factories.given(), **given})
        assert serializer.is_valid(), (path.stem, serializer.errors)
        assert serializer.validated_data["body"] == one["body"].strip(), path.stem


@pytest.mark.usefixtures("starter")
def test_five_are_public_three_wait_and_twice_does_nothing(client: Client) -> None:
    said = StringIO()
    call_command("load_stories", stdout=said)
    assert said.getvalue() == "Loaded 8 sample stories.\n"
    statuses = list(Submission.objects.values_list("status", flat=True))
    assert (statuses.count(Status.PUBLISHED), statuses.count(Status.PENDING), len(statuses)) == (5, 3, 8)

    listed = read(client, "/stories")["results"]
    assert len(listed) == 5
    assert all(story["display_name"].startswith("Sample reader ") for story in listed)
    assert [len(story["cautions"]) for story in listed if story["cautions"]] in ([1, 2], [2, 1])
    assert all(story["content_notes"] for story in listed)
    assert "[removed" not in json.dumps(listed)
    assert list(outdated()) == []

    first = Submission.objects.awaiting_decision().first()
    assert first is not None
    assert first.priority == Priority.CRISIS
    assert Finding.objects.filter(submission__status=Status.PENDING, severity=Severity.REDACT).count() >= 2

    before = factories.everything()
    assert samples.load() == 0
    assert factories.everything() == before


@pytest.mark.usefixtures("starter")
def test_they_are_never_mixed_with_what_people_sent() -> None:
    factories.withdraw(factories.submitted(article="sex-after-miscarriage"))
    assert samples.load() == 0
    assert Submission.objects.count() == 1


@pytest.mark.usefixtures("live")
def test_without_their_article_none_is_loaded() -> None:
    with pytest.raises(CommandError, match="/article"):
        call_command("load_stories")
    assert not Submission.objects.exists()
