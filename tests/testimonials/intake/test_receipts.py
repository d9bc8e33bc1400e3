"""What a receipt opens, and that nobody without it learns anything: not even that there is something to open."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from testimonials.models import Submission
from tests.contentapi.answers import API, problem
from tests.contentapi.contract.described import check
from tests.testimonials import factories
from tests.testimonials.factories import STATES, Story
from tests.testimonials.intake import asking

pytestmark = pytest.mark.usefixtures("live")

METHODS = ("GET", "PATCH", "DELETE")


def ask(method: str, story_id: str, **headers: str) -> Any:
    body = json.dumps({"body": factories.PLAIN}) if method == "PATCH" else ""
    path = f"{API}/submissions/{story_id}"
    answer = Client().generic(method, path, body, content_type="application/json", headers=headers)
    check(answer)
    return answer


def keys_that_open_nothing() -> dict[str, tuple[str, str]]:
    """A submission's name and a receipt that is not its own, or no longer."""
    mine, others = STATES["changes requested"](), STATES["published"]()
    withdrawn, erased = STATES["withdrawn"](), STATES["erased rejected"]()
    return {
        "made up": (mine.id, "x" * 43),
        "nearly right": (mine.id, mine.receipt[:-1] + ("A" if mine.receipt[-1] != "A" else "B")),
        "longer": (mine.id, mine.receipt + "A"),
        "a hash": (mine.id, mine.row.receipt_hash),
        "another's": (mine.id, others.receipt),
        "of a public story": (others.public_id, others.receipt),
        "withdrawn": (withdrawn.id, withdrawn.receipt),
        "erased": (erased.id, erased.receipt),
        "a hash of nothing": (erased.id, "-" * 64),
        "never sent": (factories.NOBODYS, mine.receipt),
        "tiny": (mine.id, "x"),
        "huge": (mine.id, "x" * 5000),
    }


@pytest.mark.parametrize("method", METHODS)
def test_whatever_does_not_open_is_answered_alike_to_the_byte_and_by_the_same_work(method: str) -> None:
    pairs = keys_that_open_nothing()
    before = factories.everything()
    said, work = {}, {}
    for case, (name, receipt) in pairs.items():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            answer = ask(method, name, **asking.held(receipt))
        problem(answer, "not_found")
        said[case] = (answer.content.replace(name.encode(), b"NAME"), sorted(answer.headers.items()))
        said[case] = (said[case][0], [one for one in said[case][1] if one[0] != "Content-Length"])
        work[case] = [query["sql"].replace(name, "NAME") for query in asked.captured_queries]
    usual = said["made up"]
    assert [case for case in said if said[case] != usual] == []
    assert [case for case in work if work[case] != work["made up"]] == []
    assert len(work["made up"]) == 1
    assert factories.everything() == before


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", ["known", "unknown"])
def test_without_a_receipt_everybody_is_asked_for_one(method: str, name: str) -> None:
    story_id = factories.submitted().id if name == "known" else factories.NOBODYS
    others = ("", "Bearer", "Bearer ", "Basic dXNlcjpwdw==", "Token x", "Bearer a b", "Bearer é", "x" * 43)
    headers: list[dict[str, str]] = [{}, *({"Authorization": other} for other in others)]
    for header in headers:
        answer = ask(method, story_id, **header)
        problem(answer, "unauthorized")
        assert answer.headers["WWW-Authenticate"].startswith("Bearer"), header


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
def test_the_scheme_is_read_as_rfc_9110_says(scheme: str) -> None:
    story = factories.submitted()
    assert ask("GET", story.id, Authorization=f"{scheme} {story.receipt}").status_code == 200


ANSWERS: dict[str, Callable[[Story], Any]] = {
    "seen": lambda story: ask("GET", story.id, **asking.held(story.receipt)),
    "not found": lambda story: ask("GET", story.id, **asking.held("x")),
    "no receipt": lambda story: ask("DELETE", story.id),
    "conflict": lambda story: ask("PATCH", story.id, **asking.held(story.receipt)),
    "withdrawn": lambda story: ask("DELETE", story.id, **asking.held(story.receipt)),
}


@pytest.mark.parametrize("answer", ANSWERS)
def test_nobody_in_between_keeps_an_answer_or_learns_where_it_came_from(answer: str) -> None:
    headers = ANSWERS[answer](factories.submitted()).headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert not {"ETag", "Last-Modified", "Surrogate-Key", "Set-Cookie"} & headers.keys()


def test_a_receipt_in_the_address_opens_nothing() -> None:
    story = factories.submitted()
    answer = Client().get(asking.address(story), {"receipt": story.receipt})
    problem(answer, "unauthorized")
    answer = Client().get(asking.address(story), {"receipt": story.receipt}, headers=asking.held(story.receipt))
    problem(answer, "invalid")
    assert story.receipt not in answer.content.decode()


def test_whoever_has_no_key_learns_nothing_of_what_would_be_right() -> None:
    story = factories.send_back(factories.submitted())
    for body in ("{}", '{"boddy": 1}', '{"body": "short"}'):
        answer = Client().patch(asking.address(story), body, "application/json", headers=asking.held("x" * 43))
        problem(answer, "not_found")


@pytest.mark.parametrize("state", [state for state in STATES if state != "withdrawn" and "erased" not in state])
def test_its_author_sees_how_it_stands(state: str) -> None:
    story = STATES[state]()
    said = ask("GET", story.id, **asking.held(story.receipt)).json()
    row = story.row
    letters = {"rejected": factories.LETTER, "changes requested": "Please, kindly."}
    assert said["id"] == story.id
    assert said["status"] == row.status
    assert said["article"] == factories.ARTICLE
    assert said["message"] == letters.get(state)
    assert (said["decision_due_by"] is None) == (row.status != "pending")
    assert ("published_url" in said) == (row.status == "published")
    if "original" in state:
        assert not {"body", "display_name"} & said.keys()
    else:
        assert (said["body"], said["display_name"]) == (factories.BODY, "Reader")
    if row.status == "published":
        assert Client().get(said["published_url"]).status_code == 200


def test_no_word_that_is_not_for_its_author_is_shown_to_them() -> None:
    story = factories.report(factories.publish(factories.submitted()), detail="zqdetail")
    said = ask("GET", story.id, **asking.held(story.receipt)).content.decode()
    assert not [word for word in ("zqdetail", factories.MODERATOR, "priority", "finding") if word in said]


def test_looking_costs_no_more_with_a_long_history(django_assert_max_num_queries: Any) -> None:
    story = factories.submitted()
    for _ in range(5):
        factories.send_back(story)
        asking.amend(Client(), story, {"body": factories.PLAIN})
    factories.send_back(story)
    with django_assert_max_num_queries(2):
        ask("GET", story.id, **asking.held(story.receipt))
    assert Submission.objects.count() == 1
