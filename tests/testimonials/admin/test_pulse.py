"""The pulse of the desk: who has come, in counts and codes, cheap to ask for, and for nobody else."""

import orjson
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.testimonials import factories
from tests.testimonials.admin import desk

PULSE = "testimonials_pulse"


@pytest.fixture(autouse=True)
def _article(live: None) -> None:
    """Each test begins with the article that stories belong to."""


def test_it_counts_and_names_whoever_may_be_in_danger_and_says_no_word_of_theirs() -> None:
    factories.submitted(body=factories.PLAIN)
    urgent = factories.submitted(body=factories.IN_DANGER, display_name="Quincewood")
    answer = desk.moderator().get(desk.at(PULSE))
    assert orjson.loads(answer.content) == {
        "waiting": 2,
        "overdue": 0,
        "reported": 0,
        "crisis": 1,
        "urgent": [{"code": urgent.row.code, "url": desk.at("testimonials_story", urgent)}],
    }
    assert answer["Cache-Control"] == "no-store"


def test_who_has_it_already_is_told_so_until_something_changes() -> None:
    client = desk.moderator()
    etag = client.get(desk.at(PULSE))["ETag"]
    held = client.get(desk.at(PULSE), headers={"If-None-Match": etag})
    assert (held.status_code, held.content, held["ETag"]) == (304, b"", etag)
    factories.submitted(body=factories.IN_DANGER)
    assert client.get(desk.at(PULSE), headers={"If-None-Match": etag}).status_code == 200


def test_it_costs_the_same_for_any_queue() -> None:
    client = desk.moderator()
    client.get(desk.at(PULSE))
    for _ in range(5):
        factories.submitted(body=factories.IN_DANGER)
    with CaptureQueriesContext(connection) as queries:
        client.get(desk.at(PULSE))
    assert len(queries) <= 7


def test_it_is_no_page_for_strangers_or_other_staff() -> None:
    factories.submitted(body=factories.IN_DANGER)
    assert desk.somebody("editor").get(desk.at(PULSE)).status_code == 403
    client = desk.moderator()
    client.logout()
    assert client.get(desk.at(PULSE)).status_code == 302


def test_every_page_knows_who_was_there_when_it_was_opened() -> None:
    urgent = factories.submitted(body=factories.IN_DANGER)
    client = desk.moderator()
    for url in (desk.at(desk.QUEUE), desk.at("testimonials_overview"), desk.at("testimonials_story", urgent)):
        assert f'data-urgent="{urgent.row.code}"' in desk.text_of(client.get(url))
