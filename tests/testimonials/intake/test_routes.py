"""Reports and the policy over HTTP, and what holds on every route of the intake."""

from itertools import chain
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from testimonials import policy
from testimonials.models import PublishedStory, Report
from testimonials.terms import ContentNote, ReportReason
from tests.contentapi.answers import API, problem, read
from tests.contentapi.contract.described import check
from tests.testimonials import factories
from tests.testimonials.intake import asking

pytestmark = pytest.mark.usefixtures("live")

MARK = "zqmark"


# --- Reports ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("detail", [None, "", "It names my neighbour.\r\nTwice."])
def test_a_report_is_taken_and_answered_with_nothing(author: Client, detail: str | None) -> None:
    story = factories.publish(factories.submitted())
    body = {"reason": "unkind"} if detail == "" else {"reason": "unkind", "detail": detail}
    answer = asking.report(author, story.public_id, body)
    assert (answer.status_code, answer.content, answer.headers["Cache-Control"]) == (202, b"", "no-store")
    report = Report.objects.get()
    assert (report.reason, report.detail) == (ReportReason.UNKIND, (detail or "").replace("\r\n", "\n"))


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ({}, {"/reason": "required"}),
        ({"reason": MARK}, {"/reason": "invalid_choice"}),
        ({"reason": ["unkind"]}, {"/reason": "invalid_choice"}),
        ({"reason": "unkind", "detail": MARK * 200}, {"/detail": "max_length"}),
        ({"reason": "unkind", "detail": f"{MARK}\x00"}, {"/detail": "control_character"}),
        ({"reason": "unkind", "name": MARK}, {"/name": "unknown_member"}),
    ],
)
def test_a_report_that_says_something_else_is_refused(author: Client, body: Any, wrong: dict[str, str]) -> None:
    story = factories.publish(factories.submitted())
    answer = asking.report(author, story.public_id, body)
    assert asking.faults(answer) == wrong
    assert MARK not in answer.content.decode()
    assert not Report.objects.exists()


def test_reporting_what_is_not_public_is_answered_as_what_never_was(author: Client, settings: Any) -> None:
    settings.REPORT_THRESHOLD = 1
    hidden, removed = (
        factories.publish(factories.submitted()),
        factories.withdraw(factories.publish(factories.submitted())),
    )
    assert asking.report(author, hidden.public_id, {"reason": "unkind"}).status_code == 202
    said = []
    for story_id in (factories.NOBODYS, hidden.public_id, removed.public_id, hidden.id):
        answer = asking.report(author, story_id, {"reason": "unkind"})
        problem(answer, "not_found")
        said.append(answer.content.replace(story_id.encode(), b""))
    assert len(set(said)) == 1


def test_readers_of_one_house_are_one_and_of_others_others(author: Client, settings: Any) -> None:
    settings.REPORT_THRESHOLD = 4
    story = factories.publish(factories.submitted())
    houses = [["2001:db8:1:2::1", "2001:db8:1:2:ffff::9"], ["2001:db8:1:3::1"], ["192.0.2.1", "::ffff:192.0.2.1"]]
    for address in [*chain.from_iterable(houses), "192.0.2.2"]:
        assert PublishedStory.objects.exists()
        path = f"{asking.STORIES}/{story.public_id}/reports"
        author.post(path, {"reason": "unkind"}, "application/json", REMOTE_ADDR=address)
    assert not PublishedStory.objects.exists()
    assert Report.objects.count() == 4


# --- The policy ------------------------------------------------------------------------------------------------------


def test_the_policy_says_what_is_in_force(client: Client, settings: Any) -> None:
    settings.STORY_RETENTION_DAYS, settings.STORY_WAITING_DAYS = 12, 34
    answer = client.get(f"{API}/story-policy")
    check(answer)
    said = answer.json()
    assert said["version"] == policy.VERSION
    assert "12 days" in said["text"]
    assert "34 days" in said["text"]
    assert said["retention_days"] == {"after_decision": 12, "without_decision": 34}
    assert (said["minimum_length"], said["maximum_length"]) == (50, 6000)
    for listed, terms in (("report_reasons", ReportReason), ("content_notes", ContentNote)):
        assert [one["key"] for one in said[listed]] == list(terms)
        assert all(one["label"] and "_" not in one["label"] for one in said[listed])


def test_nobody_is_thanked_before_they_have_sent_anything(client: Client) -> None:
    said = read(client, "/story-policy")
    before, after = said["support_before"]["text"], said["support_after"]["text"]
    assert "hank" not in before
    assert after.startswith("Thank you for sending your story.")
    assert all("call the emergency services" in words for words in (before, after))


@pytest.mark.usefixtures("helped")
def test_a_story_that_agrees_to_what_the_policy_says_is_taken(author: Client) -> None:
    said = read(author, "/story-policy")
    for words in ("support_before", "support_after"):
        assert [service["key"] for service in said[words]["services"]] == ["helpline"]
    consent = {**factories.given()["consent"], "policy_version": said["version"]}
    body = "a" * said["minimum_length"]
    assert asking.send(author, body=body, consent=consent).status_code == 202


# --- Every route -----------------------------------------------------------------------------------------------------

ROUTES = {
    "stories": (f"{API}/stories", "GET, HEAD, POST, OPTIONS"),
    "reports": (f"{API}/stories/{factories.NOBODYS}/reports", "POST, OPTIONS"),
    "submission": (f"{API}/submissions/{factories.NOBODYS}", "GET, PATCH, DELETE, OPTIONS"),
    "policy": (f"{API}/story-policy", "GET, HEAD, OPTIONS"),
}
WITH_BODY = {"stories": "POST", "reports": "POST", "submission": "PATCH"}
HELD = asking.held("x" * 43)


def ask(client: Client, route: str, method: str, body: str = "{}", **headers: str) -> Any:
    media = headers.pop("media", "application/json")
    return client.generic(method, ROUTES[route][0], body, content_type=media, headers={**HELD, **headers})


@pytest.mark.parametrize("route", ROUTES)
def test_a_route_says_what_it_takes_and_refuses_the_rest(author: Client, route: str) -> None:
    allowed = ROUTES[route][1]
    assert ask(author, route, "OPTIONS").headers["Allow"] == allowed
    for method in ("GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"):
        if method not in allowed:
            refused = ask(author, route, method)
            problem(refused, "method_not_allowed")
            assert refused.headers["Allow"] == allowed


@pytest.mark.parametrize("route", ROUTES)
def test_whoever_wants_something_else_than_json_is_refused(author: Client, route: str) -> None:
    method = WITH_BODY.get(route, "GET")
    problem(ask(author, route, method, Accept="text/html;q=1, application/json;q=0"), "not_acceptable")


def test_where_an_answer_has_no_body_whoever_takes_problems_alone_is_answered(author: Client) -> None:
    """As generated clients ask: of a `204` they know nothing else that could be read."""
    story, only = asking.taken(author), {"Accept": "application/problem+json"}
    headers = {**asking.held(story.receipt), **only}
    problem(ask(author, "reports", "POST", '{"reason": "unkind"}', **only), "not_found")
    problem(author.get(asking.address(story), headers=headers), "not_acceptable")
    assert author.delete(asking.address(story), headers=headers).status_code == 204


@pytest.mark.parametrize("route", WITH_BODY)
def test_a_body_that_is_not_json_or_too_large_is_refused(author: Client, route: str) -> None:
    method = WITH_BODY[route]
    for media in ("text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin-1"):
        problem(ask(author, route, method, media=media), "unsupported_media_type")
    problem(ask(author, route, method, body=f'"{MARK * 45_000}"'), "too_large")
    refused = ask(author, route, method, body="{" + MARK)
    assert problem(refused, "invalid")["errors"][0]["code"] == "not_json"
    assert MARK not in refused.content.decode()


@pytest.mark.parametrize("route", ROUTES)
def test_a_query_that_means_nothing_is_refused(author: Client, route: str) -> None:
    method = WITH_BODY.get(route, "GET")
    refused = author.generic(method, f"{ROUTES[route][0]}?zqmark=1", "{}", "application/json", headers=HELD)
    assert problem(refused, "invalid")["errors"][0]["parameter"] == "zqmark"


@pytest.mark.parametrize("path", ["/submissions/short", "/submissions/" + "a" * 23, "/stories/" + "é" * 22])
def test_what_cannot_be_a_name_is_no_route(client: Client, path: str) -> None:
    problem(client.get(f"{API}{path}", headers=HELD), "not_found")


@pytest.mark.parametrize(
    ("route", "method"),
    [
        ("submission", "PATCH"),
        ("submission", "DELETE"),
        ("submission", "GET"),
        ("stories", "POST"),
        ("reports", "POST"),
    ],
)
def test_a_page_of_another_site_may_do_all_of_it(client: Client, route: str, method: str) -> None:
    wanted = "authorization, content-type, idempotency-key"
    asked = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": method}
    answer = client.options(ROUTES[route][0], headers={**asked, "Access-Control-Request-Headers": wanted})
    assert answer.status_code in (200, 204)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert method in answer.headers["Access-Control-Allow-Methods"]
    assert set(wanted.split(", ")) <= set(answer.headers["Access-Control-Allow-Headers"].split(", "))
    assert "Access-Control-Allow-Credentials" not in answer.headers


def test_a_page_of_another_site_can_read_where_its_story_is(author: Client) -> None:
    cache.clear()
    answer = author.post(
        asking.STORIES, factories.given(), "application/json", headers={"Origin": "https://elsewhere.example"}
    )
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    exposed = answer.headers["Access-Control-Expose-Headers"].split(", ")
    assert {"Location", "Retry-After", "RateLimit"} <= set(exposed)
