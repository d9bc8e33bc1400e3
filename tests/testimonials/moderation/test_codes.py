"""Short codes: each is one story's, for as long as anything of it is kept, and none leaves the desk."""

import json

import pytest
from django.test import Client

from testimonials.admin.codes import read, short_code
from testimonials.models import Submission
from testimonials.moderation import codes
from tests.testimonials import factories


@pytest.fixture(autouse=True)
def _article(live: None) -> None:
    """Each test begins with the article that stories belong to."""


def test_every_story_has_a_code_of_its_own_that_stays_when_it_is_amended_and_decided() -> None:
    stories = [factories.submitted() for _ in range(6)]
    given = {short_code(story.row) for story in stories}
    assert len(given) == 6
    assert all(read(code) == code for code in given)
    first = stories[0]
    before = first.row.code
    assert factories.publish(first).row.code == before
    assert factories.reject(stories[1]).row.code in given


def test_a_code_that_is_taken_is_never_given_twice_and_the_next_is_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    def draw(length: int) -> str:
        return "K7A3"[:length]

    monkeypatch.setattr(codes, "draw", draw)
    assert [factories.submitted().row.code for _ in range(3)] == ["K7", "K7A", "K7A3"]


def test_two_that_come_at_once_do_not_get_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = factories.submitted(), factories.submitted()
    offered = iter([first.row.code, "W4"])
    monkeypatch.setattr(codes, "draw", lambda length: next(offered))
    # Nobody has it, says the look; by the time of the update, somebody has.
    monkeypatch.setattr(Submission.objects.all().__class__, "exists", lambda found: False)
    row = second.row
    codes.give(row)
    assert row.code == "W4"
    assert second.row.code == "W4"


def test_an_erased_story_has_none_any_more() -> None:
    story = factories.withdraw(factories.publish(factories.submitted()))
    assert story.row.code == ""
    old = factories.age(factories.reject(factories.submitted()))
    assert old.row.code == ""
    kept = factories.age(factories.publish(factories.submitted()))
    assert kept.row.code


def test_a_code_is_in_nothing_that_an_author_or_a_reader_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codes, "draw", lambda length: "K7A3K7A3K7A3")
    story = factories.publish(factories.submitted())
    client = Client()
    own = client.get(f"/api/v1/submissions/{story.id}", headers={"Authorization": f"Bearer {story.receipt}"})
    public = client.get("/api/v1/stories")
    assert public.json()["results"]
    assert own.json()["status"] == "published"
    for answer in (own, public, client.get("/api/v1/changes")):
        assert "K7A3" not in json.dumps(answer.json())


@pytest.mark.parametrize(("typed", "code"), [("k7", "K7"), (" K-7 a ", "K7A"), ("7K", ""), ("B8", ""), ("", "")])
def test_a_code_is_read_as_people_type_it(typed: str, code: str) -> None:
    assert read(typed) == code
