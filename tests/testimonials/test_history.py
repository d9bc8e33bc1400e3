"""What the database itself holds: a history that nobody rewrites, rows that cannot contradict themselves, two roles."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.db import DatabaseError, IntegrityError, connection, transaction

from testimonials.models import Finding, ModerationEvent, Submission
from tests.testimonials import factories
from tests.testimonials.factories import STATES

pytestmark = pytest.mark.usefixtures("live")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE testimonials_moderationevent SET reason = reason",
        "DELETE FROM testimonials_moderationevent",
    ],
)
def test_the_database_refuses_to_change_or_delete_history(sql: str) -> None:
    factories.submitted()
    before = factories.everything()
    with (
        pytest.raises(DatabaseError, match="is append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
    assert factories.everything() == before


@pytest.mark.parametrize(
    "act",
    [
        lambda: ModerationEvent.objects.update(by="somebody else"),
        lambda: ModerationEvent.objects.all().delete(),
        lambda: ModerationEvent.objects.get().save(),
        lambda: Submission.objects.all().delete(),
    ],
)
def test_django_cannot_change_or_delete_it_either(act: Callable[[], object]) -> None:
    factories.submitted()
    before = factories.everything()
    with pytest.raises(DatabaseError), transaction.atomic():
        act()
    assert factories.everything() == before


@pytest.mark.parametrize(
    ("state", "changes"),
    [
        ("withdrawn", {"body": "It is back."}),
        ("withdrawn", {"display_name": "Me"}),
        ("withdrawn", {"receipt_hash": "0" * 64}),
        ("withdrawn", {"article": "after-a-loss"}),
        ("withdrawn", {"erased_at": None}),
        ("erased rejected", {"body": "It is back."}),
        ("erased rejected", {"consented_at": "2026-01-01T00:00:00Z"}),
        ("pending", {"status": "withdrawn"}),
        ("pending", {"status": "published"}),
        ("pending", {"status": "elsewhere"}),
        ("pending", {"claimed_by": "moderator"}),
        ("pending", {"claimed_until": "2026-01-01T00:00:00Z"}),
        ("published", {"story_id": None}),
        ("published", {"published_on": None}),
    ],
)
def test_a_submission_cannot_contradict_itself(state: str, changes: dict[str, object]) -> None:
    story = STATES[state]()
    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.filter(pk=story.id).update(**changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"end": 0},
        {"settlement": "elsewhere"},
        {"settlement": "dismissed", "settled_by": "moderator"},
        {"settlement": "masked"},
    ],
)
def test_a_finding_cannot_either(changes: dict[str, object]) -> None:
    factories.submitted()
    with pytest.raises(IntegrityError), transaction.atomic():
        Finding.objects.update(**changes)


def test_two_submissions_cannot_be_one_story() -> None:
    first, second = factories.publish(factories.submitted()), factories.publish(factories.submitted())
    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.filter(pk=second.id).update(story_id=first.public_id)


def test_only_leads_reopen_what_was_decided() -> None:
    granted = {
        group.name: set(group.permissions.values_list("content_type__app_label", "codename"))
        for group in Group.objects.all()
    }
    moderate, reopen = ("testimonials", "moderate_submission"), ("testimonials", "reopen_submission")
    assert granted["moderators"] == {moderate}
    assert granted["lead moderators"] == {moderate, reopen}
