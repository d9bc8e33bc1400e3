"""Asking the guidance: the page's own advice comes out, bad input is refused whole, and nothing is kept."""

import json
import logging
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.editorial import vocabulary
from articles.publishing import publish
from tests import factories

SEX = "/api/v1/articles/sex-after-miscarriage/assessment"
NO_RED_FLAG = {
    "discharge": "normal",
    "soaking_pads": False,
    "severe_pain": False,
    "fever": False,
    "feels_faint": False,
}
UNCOMPLICATED = {
    **NO_RED_FLAG,
    "gestation_weeks": 8,
    "bleeding": "none",
    "had_pelvic_exam": True,
    "has_complications": False,
}
IN_PLACE = {**UNCOMPLICATED, "days_since_loss": 40, "periods_since_loss": 3, "feels_ready": True}


def ask(client: Client, body: Any, url: str = SEX) -> Any:
    response: Any = client.post(url, json.dumps(body), content_type="application/json")
    return response


def outcome(response: HttpResponse, activity: str = "resume_sex") -> str:
    activities = {one["activity"]: one["outcome"] for one in json.loads(response.content)["activities"]}
    found: str = activities[activity]
    return found


def rule(response: HttpResponse, key: str) -> Any:
    activities = json.loads(response.content)["activities"]
    return next(one for activity in activities for one in activity["rules"] if one["key"] == key)


def pointers(response: HttpResponse) -> list[str]:
    return [error["pointer"] for error in json.loads(response.content)["errors"]]


def test_ten_days_after_an_early_loss_four_days_of_waiting_are_left(client: Client, starter: list[str]) -> None:
    response = ask(client, {"facts": {**UNCOMPLICATED, "days_since_loss": 10}})
    assert response.status_code == 200
    assert outcome(response) == "wait"
    assert rule(response, "early-loss-two-to-three-weeks")["remaining"] == {"value": 4, "unit": "d"}


def test_thirty_days_after_a_late_loss_twelve_days_of_waiting_are_left(client: Client, starter: list[str]) -> None:
    response = ask(client, {"facts": {**UNCOMPLICATED, "gestation_weeks": 16, "days_since_loss": 30}})
    assert outcome(response) == "wait"
    assert rule(response, "late-loss-six-weeks")["remaining"] == {"value": 12, "unit": "d"}


@pytest.mark.parametrize("else_given", [{}, IN_PLACE, {"days_since_loss": 0}])
def test_heavy_bleeding_with_smelly_discharge_is_seek_care_whatever_else_is_given(
    client: Client, starter: list[str], else_given: dict[str, Any]
) -> None:
    response = ask(client, {"facts": {**else_given, "bleeding": "heavier_than_a_period", "discharge": "smelly"}})
    assert outcome(response) == outcome(response, "conceive_again") == "seek_care"


def test_nothing_known_is_need_facts_and_red_flags_are_asked_about_first(client: Client, starter: list[str]) -> None:
    response = ask(client, {"facts": {}})
    assert outcome(response) == "need_facts"
    questions = [question["fact"] for question in response.json()["next_questions"]]
    assert questions[:2] == ["soaking_pads", "feels_faint"]
    assert questions.index("fever") < questions.index("had_pelvic_exam") < questions.index("feels_ready")


def test_everything_in_place_is_no_objection(client: Client, starter: list[str]) -> None:
    response = ask(client, {"facts": IN_PLACE})
    assert outcome(response) == "no_objection"
    assert response.json()["next_questions"] == []


def test_bleeding_that_nobody_asked_about_is_not_bleeding_that_has_stopped(client: Client, starter: list[str]) -> None:
    facts = {**IN_PLACE, "bleeding": None}
    assert outcome(ask(client, {"facts": facts})) == "need_facts"
    del facts["bleeding"]
    assert outcome(ask(client, {"facts": facts})) == "need_facts"


def test_a_conversation_that_answers_only_what_is_asked_comes_to_an_end(client: Client, starter: list[str]) -> None:
    answers: dict[str, Any] = {}
    for _ in range(14):  # as many steps as the article has facts
        response = ask(client, {"facts": answers})
        questions = response.json()["next_questions"]
        if not questions:
            break
        answers[questions[0]["fact"]] = IN_PLACE.get(questions[0]["fact"], False)
    assert response.json()["next_questions"] == []
    assert outcome(response) == "no_objection"


def test_a_conversation_with_somebody_who_knows_nothing_comes_to_an_end_too(client: Client, starter: list[str]) -> None:
    not_known: list[str] = []
    while questions := ask(client, {"facts": {}, "not_known": not_known}).json()["next_questions"]:
        assert questions[0]["fact"] not in not_known
        not_known.append(questions[0]["fact"])
    assert len(not_known) <= 14  # the article has as many facts
    answer = ask(client, {"facts": {}, "not_known": not_known})
    assert outcome(answer) == "need_facts"  # not to know is not to have none of it
    assert answer.json()["warnings"] == ask(client, {"facts": {}}).json()["warnings"]


def test_what_is_wrong_with_what_is_not_known_is_said_at_its_place(client: Client, starter: list[str]) -> None:
    not_known = ["fever", "fevr", "bleeding", "Fever!", 7, "fever"]
    response = ask(client, {"facts": {"fever": False, "bleeding": None}, "not_known": not_known})
    assert response.status_code == 400
    assert [(one["pointer"], one["code"]) for one in response.json()["errors"]] == [
        ("/not_known/3", "pattern"),
        ("/not_known/4", "not_text"),
    ]
    response = ask(client, {"facts": {"fever": False, "bleeding": None}, "not_known": ["fever", "fevr", "bleeding"]})
    assert [(one["pointer"], one["code"]) for one in response.json()["errors"]] == [
        ("/not_known/0", "contradiction"),
        ("/not_known/1", "unknown_fact"),
    ]
    assert "Did you mean 'fever'?" in response.json()["errors"][1]["detail"]
    [error] = ask(client, {"facts": {}, "not_known": {"fever": True}}).json()["errors"]
    assert (error["pointer"], error["detail"]) == ("/not_known", "This must be a list of facts' keys.")
    assert pointers(ask(client, {"facts": {}, "not_known": ["fever"] * 1001})) == ["/not_known"]


def test_null_is_nothing_not_known_and_a_fact_may_be_named_twice(client: Client, starter: list[str]) -> None:
    asked = ask(client, {"facts": {}}).json()
    assert ask(client, {"facts": {}, "not_known": None}).json() == asked
    assert ask(client, {"facts": {}, "not_known": []}).json() == asked
    twice = ask(client, {"facts": {"fever": None}, "not_known": ["fever", "fever"]})
    assert "fever" not in [question["fact"] for question in twice.json()["next_questions"]]


def test_an_activity_limits_the_rules_and_never_the_warnings(client: Client, starter: list[str]) -> None:
    response = ask(client, {"facts": {"fever": True}, "activity": "resume_sex"})
    body = response.json()
    assert [one["activity"] for one in body["activities"]] == ["resume_sex"]
    assert len(body["warnings"]) == 7
    assert body["warnings"][0]["key"] == "fever"
    assert body["warnings"][0]["state"] == "triggered"


def test_the_answer_is_stored_nowhere_and_is_the_same_bytes_each_time(client: Client, starter: list[str]) -> None:
    first = ask(client, {"facts": IN_PLACE})
    again = ask(client, {"facts": dict(reversed(IN_PLACE.items()))})
    assert first.content == again.content
    assert first["Cache-Control"] == "no-store"
    assert "ETag" not in first
    assert first["Content-Type"] == "application/json"


def test_everything_that_is_wrong_is_said_at_once_with_the_nearest_right_name(
    client: Client, starter: list[str]
) -> None:
    facts = {"gestation_weeks": "8", "fevr": True, "bleeding": "lght", "days_since_loss": 4000, "fever": 1}
    response = ask(client, {"facts": facts, "activity": "resume_sx", "version": 9, "colour": "red"})
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert set(pointers(response)) == {
        *(f"/facts/{key}" for key in facts),
        "/activity",
        "/version",
        "/colour",
    }
    said = response.content.decode()
    for name in ("'fever'", "'light'", "'resume_sex'"):
        assert f"Did you mean {name}?" in said


@pytest.mark.parametrize(
    ("written", "meant"),
    [("8.0", 8), ("1e1", 10), ("1E+1", 10), ("-0.0", 0), ("80e-1", 8), ("0.8e1", 8), ("0e0", 0), ("8.000000", 8)],
)
def test_a_whole_number_is_one_however_json_writes_it(
    client: Client, starter: list[str], written: str, meant: int
) -> None:
    body = f'{{"facts": {{"gestation_weeks": {written}}}}}'
    response = client.post(SEX, body, content_type="application/json")
    assert response.status_code == 200
    assert response.content == ask(client, {"facts": {"gestation_weeks": meant}}).content


@pytest.mark.parametrize("written", ["8.5", "8.00000000000000001", "1e-1", "1e400", "-1e400", "1e-9999999999999999999"])
def test_a_number_that_is_not_whole_is_refused_however_it_is_written(
    client: Client, starter: list[str], written: str
) -> None:
    body = f'{{"facts": {{"gestation_weeks": {written}}}}}'
    response: Any = client.post(SEX, body, content_type="application/json")
    assert response.status_code == 400
    assert pointers(response) == ["/facts/gestation_weeks"]


def test_a_version_is_a_whole_number_however_json_writes_it(client: Client, starter: list[str]) -> None:
    for written, status in (("1.0", 200), ("1e0", 200), ("1.5", 400), ("true", 400)):
        body = f'{{"facts": {{}}, "version": {written}}}'
        assert client.post(SEX, body, content_type="application/json").status_code == status


@pytest.mark.parametrize("value", ["8", 8.5, True, [8], {"weeks": 8}, -1, 46, 10**400])
def test_a_whole_number_is_taken_as_it_is_or_refused(client: Client, starter: list[str], value: Any) -> None:
    response = ask(client, {"facts": {"gestation_weeks": value}})
    assert response.status_code == 400
    assert pointers(response) == ["/facts/gestation_weeks"]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ('{"facts": {"fever": true, "fever": false}}', "duplicate_member"),
        ('{"facts": {}, "facts": {}}', "duplicate_member"),
        ('{"facts": {"days_since_loss": NaN}}', "number"),
        ('{"facts": {"days_since_loss": -Infinity}}', "number"),
        ('{"facts": {"days_since_loss": ' + "1" * 5000 + "}}", "number"),
        ("[" * 30000, "nesting"),
        ('{"facts": ' + '{"a":' * 500 + "1" + "}" * 500 + "}", "nesting"),
        (" ", "empty"),
        ("{'facts': {}}", "not_json"),
        ('{"facts": {}} {}', "not_json"),
        (b'{"facts": {"fever": "\xff"}}', "encoding"),
        ("[]", "invalid"),
        ('"facts"', "invalid"),
        ("null", "invalid"),
        ("{}", "required"),
        ('{"facts": null}', "null"),
        ('{"facts": []}', "not_a_dict"),
        ('{"facts": {}, "version": true}', "invalid"),
        ('{"facts": {}, "version": 0}', "min_value"),
        ('{"facts": {}, "activity": 7}', "not_text"),
        ('{"facts": {"\\u0000": true}}', "unknown_fact"),
        ('{"facts": {}, "\\ud800": 1}', "unknown_member"),
    ],
)
def test_a_body_that_is_not_strictly_right_is_a_400_that_says_why(
    client: Client, starter: list[str], raw: str | bytes, code: str
) -> None:
    response: Any = client.post(SEX, raw, content_type="application/json")
    assert response.status_code == 400, response.content
    assert [error["code"] for error in response.json()["errors"]] == [code]


def test_a_member_that_can_be_no_name_is_not_repeated(client: Client, starter: list[str]) -> None:
    response = ask(client, {"facts": {}, "a sentence in distress " * 100: 1})
    assert pointers(response) == [""]
    assert b"distress" not in response.content


def test_a_body_over_64_kib_is_too_large(client: Client, starter: list[str]) -> None:
    assert ask(client, {"facts": {}, "x": "y" * 65536}).status_code == 413
    just_right = '{"facts": {}}'.ljust(65536)
    assert client.post(SEX, just_right, content_type="application/json").status_code == 200


@pytest.mark.parametrize("content_type", ["text/plain", "application/json; charset=latin-1", "multipart/form-data", ""])
def test_a_body_that_is_not_json_in_utf_8_is_unsupported(client: Client, starter: list[str], content_type: str) -> None:
    response = client.generic("POST", SEX, b'{"facts": {}}', content_type=content_type)
    assert response.status_code == 415
    assert json.loads(response.content)["code"] == "unsupported_media_type"


def test_an_article_that_is_not_there_is_404_and_a_retired_one_410(client: Client, starter: list[str]) -> None:
    assert ask(client, {"facts": {}}, "/api/v1/articles/nope/assessment").status_code == 404
    publish.retire("sex-after-miscarriage", by="tests", successor="recovering-after-miscarriage")
    response = ask(client, {"facts": {}, "version": 1})
    assert response.status_code == 410
    assert response.json()["successor"] == "recovering-after-miscarriage"


def test_only_post_is_served(client: Client, starter: list[str]) -> None:
    response = client.get(SEX)
    assert response.status_code == 405
    assert response["Allow"] == "POST, OPTIONS"


@pytest.mark.django_db
def test_a_past_version_can_be_asked_and_says_which_is_current(client: Client) -> None:
    factories.published()
    url = "/api/v1/articles/after-a-loss/assessment"
    gate = {"fact": "bleeding", "operator": "in", "value": ["none", "light"]}
    rules = [{**factories.ARTICLE["guidance_rules"][0], "satisfied_when": [gate]}]
    factories.published(guidance_rules=rules)

    live = ask(client, {"facts": {"bleeding": "light", "fever": False}}, url)
    past = ask(client, {"facts": {"bleeding": "light", "fever": False}, "version": 1}, url)
    assert outcome(live) == "no_objection"
    assert outcome(past) == "wait"
    assert live.json()["article"] == {"slug": "after-a-loss", "version": 2, "language": "en-GB"}
    assert past.json()["article"] == {"slug": "after-a-loss", "version": 1, "language": "en-GB", "current_version": 2}


@pytest.mark.django_db
def test_a_vocabulary_edit_changes_no_answer_until_the_article_is_published_again(client: Client) -> None:
    factories.published()
    url = "/api/v1/articles/after-a-loss/assessment"
    before = ask(client, {"facts": {}}, url).content
    fact = {**factories.VOCABULARY["facts"][2], "question": "Changed?"}
    vocabulary.write(factories.words(facts=[fact]))
    assert ask(client, {"facts": {}}, url).content == before
    publish.publish("after-a-loss", by="tests", allow_unreviewed=True)
    assert b"Changed?" in ask(client, {"facts": {}}, url).content


def test_no_fact_reaches_a_log_a_cache_the_database_or_an_error(
    client: Client, starter: list[str], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Marked values go in; then every place where something could have been left is searched."""
    marks = ["31337", "marked-choice-value", "marked_unknown_fact_name_that_is_long_enough_to_be_odd", "fever-marked"]
    bodies = [
        {"facts": {**IN_PLACE, "days_since_loss": 3133}},
        {"facts": {"days_since_loss": 31337}},
        {"facts": {"bleeding": "marked-choice-value"}},
        {"facts": {"marked_unknown_fact_name_that_is_long_enough_to_be_odd": True}},
        {"facts": {}, "activity": "fever-marked"},
        {"facts": {}, "fever-marked": 1},
    ]
    cached: list[Any] = []
    monkeypatch.setattr(type(cache), "set", lambda *args, **kwargs: cached.append((args, kwargs)), raising=False)
    with caplog.at_level(logging.DEBUG), CaptureQueriesContext(connection) as queries:
        answers = [ask(client, body) for body in bodies]
    refused = b"".join(answer.content + str(answer.headers).encode() for answer in answers if answer.status_code != 200)
    records = [record for record in caplog.records if "django.db" not in record.name]
    logged = "\n".join(f"{record.getMessage()} {record.exc_text}" for record in records)
    written = "\n".join(query["sql"] for query in queries)
    assert answers[0].status_code == 200
    for mark in [*marks[:3], "3133"]:
        assert mark not in refused.decode()
    for mark in [*marks, "3133", "heavier"]:
        assert mark not in logged
        assert mark not in written
    assert cached == []
    assert all(query["sql"].lstrip().upper().startswith("SELECT") for query in queries)


def test_an_unforeseen_failure_says_and_logs_nothing_of_the_facts(
    client: Client, starter: list[str], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError(f"cannot assess {args} {kwargs}")

    monkeypatch.setattr("articles.guidance.assessment.assess", fail)
    client.raise_request_exception = False
    response = ask(client, {"facts": {"days_since_loss": 3133}})
    assert response.status_code == 500
    assert response.json()["code"] == "internal"
    said = response.content.decode() + "".join(f"{r.getMessage()} {r.exc_text}" for r in caplog.records)
    assert "3133" not in said
    assert "RuntimeError" in said


def test_a_version_is_compiled_once_and_then_read_no_more(client: Client, starter: list[str]) -> None:
    ask(client, {"facts": {}})
    with CaptureQueriesContext(connection) as queries:
        ask(client, {"facts": {}})
    (query,) = queries
    assert "document" not in query["sql"]
