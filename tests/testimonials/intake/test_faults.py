"""What cannot be taken is refused whole, everything wrong with it at once, and none of it is repeated."""

import json
from typing import Any

import pytest
from django.test import Client

from articles.publishing import publish
from testimonials.models import Submission
from tests.contentapi.answers import problem
from tests.testimonials import factories
from tests.testimonials.intake import asking

pytestmark = pytest.mark.usefixtures("live")

MARK = "zqmark"
CONSENT = factories.given()["consent"]


@pytest.fixture(autouse=True)
def _nothing_is_kept(db: None) -> Any:
    yield
    assert not Submission.objects.exists()


def faults(author: Client, body: Any) -> dict[str, str]:
    answer = asking.post(author, asking.STORIES, body)
    assert MARK not in answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store"
    return asking.faults(answer)


def test_everything_that_is_wrong_is_said_at_once(author: Client) -> None:
    body = {
        "article": f"{MARK} is no slug",
        "body": f"{MARK}, too short",
        "display_name": f"{MARK}\nNewline",
        "language": f"{MARK} language",
        "consent": {"policy_version": MARK, "publish": False, "adult": "yes", "grownup": True},
        "boddy": MARK,
    }
    assert faults(author, body) == {
        "/article": "pattern",
        "/body": "min_length",
        "/display_name": "one_line",
        "/language": "pattern",
        "/consent/policy_version": "policy_version",
        "/consent/publish": "not_agreed",
        "/consent/own_experience": "required",
        "/consent/adult": "invalid",
        "/consent/grownup": "unknown_member",
        "/boddy": "unknown_member",
    }


def test_a_member_that_is_not_known_is_refused_with_the_nearest_that_is(author: Client) -> None:
    answer = asking.post(author, asking.STORIES, {**factories.given(), "displayname": MARK})
    (error,) = problem(answer, "invalid")["errors"]
    assert error["detail"].endswith("Did you mean 'display_name'?")
    assert MARK not in answer.content.decode()


@pytest.mark.parametrize("missing", ["article", "body", "language", "consent"])
def test_nothing_that_a_story_needs_can_be_left_out(author: Client, missing: str) -> None:
    assert faults(author, factories.given(**{missing: None})) == {f"/{missing}": "required"}


@pytest.mark.parametrize("name", ["publish", "own_experience", "adult"])
@pytest.mark.parametrize(
    ("value", "code"), [(False, "not_agreed"), (None, "null"), ("true", "invalid"), (1, "invalid")], ids=str
)
def test_each_consent_is_given_by_itself_and_by_nothing_but_true(
    author: Client, name: str, value: Any, code: str
) -> None:
    assert faults(author, factories.given(consent={**CONSENT, name: value})) == {f"/consent/{name}": code}


@pytest.mark.parametrize("version", ["2", "0", "1.0", " 1", "", 1, None])
def test_consent_is_to_the_policy_in_force_and_to_no_other(author: Client, version: Any) -> None:
    wrong = faults(author, factories.given(consent={**CONSENT, "policy_version": version}))
    assert wrong.keys() == {"/consent/policy_version"}


@pytest.mark.parametrize("consent", [True, [], "yes", {}])
def test_consent_is_an_object_with_each_of_its_members(author: Client, consent: Any) -> None:
    assert faults(author, factories.given(consent=consent))


@pytest.mark.parametrize("field", ["body", "display_name"])
@pytest.mark.parametrize(
    ("character", "code"),
    [
        ("\x00", "control_character"),
        ("\x1b", "control_character"),
        ("\x85", "control_character"),
        ("\u202e", "bidirectional_character"),
        ("\u2066", "bidirectional_character"),
        ("\ud83d", "lone_surrogate"),
    ],
    ids=["nul", "escape", "next-line", "override", "isolate", "surrogate"],
)
def test_characters_that_hide_something_are_refused(author: Client, field: str, character: str, code: str) -> None:
    text = f"{MARK}{character}{factories.PLAIN}"[: 40 if field == "display_name" else None]
    assert faults(author, factories.given(**{field: text})) == {f"/{field}": code}


@pytest.mark.parametrize("line_break", ["\n", "\r", "\u2028", "\u2029"])
def test_a_name_is_on_one_line(author: Client, line_break: str) -> None:
    assert faults(author, factories.given(display_name=f"Jo{line_break}Bo")) == {"/display_name": "one_line"}


@pytest.mark.parametrize("name", ["   ", "\n", "\u200b"])
def test_a_name_that_nobody_can_see_is_no_name(author: Client, name: str) -> None:
    assert faults(author, factories.given(display_name=name)) == {"/display_name": "blank"}


@pytest.mark.parametrize("value", [None, 7, True, ["a" * 60], {"a": "b"}, ""])
def test_a_body_is_text(author: Client, value: Any) -> None:
    assert faults(author, {**factories.given(), "body": value}).keys() == {"/body"}


def test_a_name_has_forty_characters_at_most_as_they_are_kept(author: Client) -> None:
    assert faults(author, factories.given(display_name="n" * 41)) == {"/display_name": "max_length"}
    assert faults(author, factories.given(display_name="\u0958" * 41)) == {"/display_name": "max_length"}
    assert faults(author, factories.given(display_name="👩‍👩‍👧‍👦" * 29)) == {"/display_name": "max_length"}


def test_an_article_that_is_unknown_or_retired_takes_no_stories(author: Client) -> None:
    unknown = asking.post(author, asking.STORIES, factories.given(article="unheard-of"))
    publish.retire(factories.ARTICLE, by="tests")
    retired = asking.post(author, asking.STORIES, factories.given())
    assert asking.faults(unknown) == asking.faults(retired) == {"/article": "unknown_article"}
    assert unknown.content == retired.content


@pytest.mark.parametrize("body", [[], "text", 7, None, [{}]])
def test_a_story_is_an_object(author: Client, body: Any) -> None:
    assert faults(author, body).keys() == {""}


@pytest.mark.parametrize(
    "raw",
    [
        b"{",
        f'{{"body": "{MARK}", "body": "{MARK}"}}'.encode(),
        f'{{"body": "{MARK}" NaN}}'.encode(),
        json.dumps(factories.given(body=MARK * 20)).replace('"publish": true', '"publish": NaN').encode(),
        f'{{"body": "{MARK}\xff"}}'.encode("latin-1"),
    ],
)
def test_what_is_no_json_is_refused_without_a_word_of_it(author: Client, raw: bytes) -> None:
    answer = asking.post(author, asking.STORIES, raw)
    assert answer.status_code == 400
    assert MARK not in answer.content.decode()


def test_what_is_too_large_is_refused(author: Client) -> None:
    answer = asking.post(author, asking.STORIES, factories.given(body=MARK * 45_000))
    problem(answer, "too_large")
    assert MARK not in answer.content.decode()
