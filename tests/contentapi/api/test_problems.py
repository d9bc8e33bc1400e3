"""Everything that goes wrong is a problem document, on every route, whatever `Accept` says, in DEBUG too."""

import logging
from typing import Any, NoReturn

import pytest
from django.contrib.auth import get_user_model
from django.core import exceptions as django
from django.db import OperationalError, connection
from django.http import Http404
from django.test import Client, RequestFactory
from rest_framework import exceptions as drf

from articles.public.assessment import asking
from contentapi import health
from contentapi.api import delivery, problems
from contentapi.errors import Conflict, DomainError, Fault, Gone, InvalidInput, NotFound
from testimonials.intake import submissions
from testimonials.moderation import reports
from tests import factories
from tests.contentapi.answers import PROBLEM, problem
from tests.contentapi.routes import ALLOWED, BODILESS, OPERATIONS, PATHS, PROBES, WRITES, ask

SECRET = "a-word-that-nobody-may-see"
ACCEPTS = ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html", "application/json", "image/png", "nonsense", "")


class Unforeseen(Exception):
    """Nobody handles this one."""


def explode(*args: Any, **kwargs: Any) -> NoReturn:
    cause = ValueError(SECRET)
    cause.add_note(SECRET)
    raise Unforeseen(SECRET, {"bleeding": SECRET}) from cause


def shows_nothing_of_us(content: bytes) -> bool:
    told = content.decode().lower()
    return not any(word in told for word in (SECRET, "traceback", "select ", ".py", "exception", "<html", "<!doctype"))


# --- What is not there -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "/nope",
        "/api",
        "/api/",
        "/api/v1/",
        "/api/v2/articles",
        "/api/v1/articles/",
        "/api/v1/articles/Upper-Case",
        "/api/v1/articles/two--hyphens",
        "/api/v1/articles/nul%00",
        "/api/v1/articles/half%ff",
        "/api/v1/articles/line%0Abreak",
        "/api/v1/articles/%3Cscript%3E",
        "/api/v1/articles/%ED%A0%80",
        "/api/v1/%2e%2e/%2e%2e/admin/",
        "/api/v1/topics/ein%C3%A4",
        "/api/docs/",
        "/healthz/",
        "/admin%00",
        "/static/nope.css",
        "/static/../manage.py",
        "/static/%2e%2e/%2e%2e/etc/passwd",
        "/static/%00",
        "/favicon.ico",
        "/robots.txt",
        "/" + "x" * 10_000,
    ],
)
@pytest.mark.usefixtures("debug")
def test_a_path_without_a_route_is_not_found_and_says_so_to_whoever_asks(client: Client, path: str) -> None:
    for accept in ACCEPTS:
        response = client.get(path, headers={"Accept": accept})
        problem(response, "not_found")
        assert shows_nothing_of_us(response.content.replace(path.encode(), b""))


def test_a_path_that_could_be_taken_for_another_host_is_not_repeated_as_one(client: Client) -> None:
    response = client.get("/", PATH_INFO="//evil.example/login")
    assert problem(response, "not_found")["instance"] == "/%2Fevil.example/login"


# --- What a resource has not -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*PATHS, "front-door"])
@pytest.mark.usefixtures("debug")
def test_a_method_that_a_route_lacks_is_refused_with_those_that_it_has(client: Client, name: str) -> None:
    path = PATHS.get(name, "/")
    allowed = ALLOWED.get(name, "GET, HEAD, OPTIONS")
    for method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "BREW"):
        if method in allowed:
            continue
        response = client.generic(method, path, headers={"Accept": "text/html"})
        assert response.headers["Allow"] == allowed, method
        if method == "HEAD":
            assert (response.status_code, response.headers["Content-Type"]) == (405, PROBLEM)
        else:
            problem(response, "method_not_allowed")


@pytest.mark.parametrize("name", [*PATHS, "front-door"])
def test_a_route_says_which_methods_it_has(client: Client, name: str) -> None:
    response = client.options(PATHS.get(name, "/"))
    assert (response.status_code, response.content) == (204, b"")
    assert response.headers["Allow"] == ALLOWED.get(name, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("name", OPERATIONS)
@pytest.mark.django_db
@pytest.mark.usefixtures("debug")
def test_whoever_excludes_json_is_told_that_there_is_nothing_else(client: Client, name: str) -> None:
    excluded = ["text/html", "image/*", "application/json;q=0", "json", "*/json"]
    if name not in BODILESS:  # where only a problem has a body, generated clients ask for problems alone
        excluded.append("application/problem+json")
    for accept in excluded:
        problem(ask(client, name, Accept=accept), "not_acceptable")


# --- Whom we are taken for ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", [path for name, path in PATHS.items() if name not in PROBES] + ["/", "/nope", "/admin"]
)
@pytest.mark.usefixtures("debug")
def test_a_request_for_another_host_is_refused_by_every_route(client: Client, path: str) -> None:
    for host in ("evil.example", "testserver.evil.example", "testserver@evil.example", "two words", "[::1", "a" * 300):
        response = client.get(path, headers={"Host": host, "Accept": "text/html"})
        assert problem(response, "invalid")["errors"] == []
        assert host.encode() not in response.content


@pytest.mark.django_db
def test_a_probe_may_ask_an_instance_by_its_address(client: Client) -> None:
    for name in PROBES:
        assert client.get(PATHS[name], headers={"Host": "10.0.0.7:8000"}).status_code == 200


# --- What nobody foresaw -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PATHS)
@pytest.mark.django_db
@pytest.mark.usefixtures("debug")
def test_what_nobody_foresaw_is_a_problem_that_says_nothing_of_itself(
    name: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ends = ((delivery, "send"), (asking, "answer"), (health, "_say"), (submissions, "look"), (reports, "report"))
    for module, function in ends:
        monkeypatch.setattr(module, function, explode)
    if name in (*("article", "article-part", "article-version", "article-versions", "related-articles"), "topic"):
        factories.published()
    if name == "story":
        factories.published_story()
    caplog.clear()
    response = ask(Client(raise_request_exception=False), name)
    problem(response, "internal")
    assert shows_nothing_of_us(response.content)
    (said,) = [record for record in caplog.records if record.name == "contentapi.api.problems"]
    assert said.levelno == logging.ERROR
    path = PATHS[name].partition("?")[0]
    assert said.getMessage() == f"Unhandled Unforeseen on {'POST' if name in WRITES else 'GET'} {path}"
    assert "in explode" in caplog.text, "the log says where it happened"
    assert SECRET not in caplog.text


@pytest.mark.parametrize("name", [name for name in OPERATIONS if name != "root"])
@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_unavailable_without_its_words_or_our_sql(
    name: str, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*args: Any) -> NoReturn:
        raise OperationalError(SECRET)

    client = Client(raise_request_exception=False)
    with connection.execute_wrapper(fail):
        response = ask(client, name)
    problem(response, "unavailable")
    assert int(response.headers["Retry-After"]) > 0
    assert shows_nothing_of_us(response.content)
    assert "OperationalError" in caplog.text
    assert SECRET not in caplog.text


# --- How each failure is told ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("failure", "status", "code"),
    [
        (InvalidInput("Wrong."), 400, "invalid"),
        (InvalidInput("Wrong.", code="not_publishable"), 400, "invalid"),
        (NotFound("None."), 404, "not_found"),
        (Conflict("Not now."), 409, "conflict"),
        (Conflict("Not now.", code="resync"), 409, "resync"),
        (Conflict("Not now.", code="a_code_for_the_admin"), 409, "conflict"),
        (Gone("Gone."), 410, "gone"),
        (Http404("SECRET"), 404, "not_found"),
        (django.PermissionDenied("SECRET"), 403, "forbidden"),
        (django.BadRequest("SECRET"), 400, "invalid"),
        (django.SuspiciousOperation("SECRET"), 400, "invalid"),
        (django.TooManyFieldsSent("SECRET"), 400, "invalid"),
        (django.RequestDataTooBig("SECRET"), 413, "too_large"),
        (drf.ParseError(), 400, "invalid"),
        (drf.NotAuthenticated(), 401, "unauthorized"),
        (drf.PermissionDenied(), 403, "forbidden"),
        (drf.MethodNotAllowed("PUT"), 405, "method_not_allowed"),
        (drf.NotAcceptable(), 406, "not_acceptable"),
        (drf.UnsupportedMediaType("text/plain"), 415, "unsupported_media_type"),
        (drf.Throttled(), 429, "too_many_requests"),
        (drf.APIException(), 500, "internal"),
        (DomainError("SECRET"), 500, "internal"),
        (Unforeseen("SECRET"), 500, "internal"),
    ],
)
def test_each_failure_has_its_status_and_its_code(failure: Exception, status: int, code: str) -> None:
    response = problems.from_exception(failure, RequestFactory().get("/somewhere"))
    assert (response.status_code, response.headers["Content-Type"]) == (status, PROBLEM)
    assert f'"code":"{code}"'.encode() in response.content
    assert b"SECRET" not in response.content


def test_a_refusal_for_a_time_says_how_long_and_never_too_short() -> None:
    for wait, told in ((0.2, "1"), (3, "3"), (3.7, "4")):
        response = problems.from_exception(drf.Throttled(wait=wait), RequestFactory().get("/"))
        assert response.headers["Retry-After"] == told


def test_every_kind_of_problem_is_told_by_one_code_and_a_status_that_says_failure() -> None:
    assert all(400 <= kind.status < 600 and kind.title and kind.meaning for kind in problems.KINDS.values())


def test_what_is_wrong_deep_inside_a_body_is_pointed_at() -> None:
    detail = {
        "facts": {"a/b": [drf.ErrorDetail("Wrong.", "wrong")], "m~n": {"x": [drf.ErrorDetail("Bad.", "bad")]}},
        "rules": [{}, {"wait": {"minimum": [drf.ErrorDetail("Small.", "small")]}}],
        "non_field_errors": [drf.ErrorDetail("Both.", "both")],
    }
    assert problems.faults_in(detail) == [
        Fault("Wrong.", "wrong", pointer="/facts/a~1b"),
        Fault("Bad.", "bad", pointer="/facts/m~0n/x"),
        Fault("Small.", "small", pointer="/rules/1/wait/minimum"),
        Fault("Both.", "both", pointer=""),
    ]


@pytest.mark.django_db
def test_a_name_that_is_half_a_character_can_be_pointed_at(client: Client) -> None:
    factories.published()
    body = '{"facts": {}, "\\ud800": 1}'
    response = client.post(PATHS["article-assessment"], data=body, content_type="application/json")
    assert [error["pointer"] for error in problem(response, "invalid")["errors"]] == ["/?"]


# --- The admin is for people -------------------------------------------------------------------------------------


@pytest.fixture
def editor(db: None) -> Client:
    """A browser in which somebody is signed in who may do everything."""
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    client.force_login(get_user_model()._default_manager.create(username="editor", is_staff=True, is_superuser=True))
    return client


@pytest.mark.usefixtures("debug")
def test_what_goes_wrong_in_the_admin_is_a_page(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [
        (404, editor.get("/admin/articles/nothing/")),
        (404, editor.get("/admin/nope/")),
        (403, editor.post("/admin/logout/")),
        (400, editor.get("/admin/", headers={"Host": "evil.example"})),
    ]
    monkeypatch.setattr("django.contrib.admin.sites.AdminSite.each_context", explode)
    answers.append((500, editor.get("/admin/")))
    for status, response in answers:
        assert response.status_code == status
        assert response.headers["Content-Type"].startswith("text/html")
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
