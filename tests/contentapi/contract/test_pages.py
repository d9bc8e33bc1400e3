"""The pages of the documentation: whole, ours alone, and of use without a script."""

import re
from html.parser import HTMLParser

import orjson
import pytest
import yaml
from django.contrib.staticfiles import finders
from django.test import Client

from contentapi.api import openapi, problems
from contentapi.contract import documents


class Page(HTMLParser):
    """What an HTML page loads and what it holds."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.ids: set[str] = set()
        self.inline = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.loads += [str(given[name]) for name in ("src", "href", "spec-url", "srcset", "action") if name in given]
        self.ids |= {str(given["id"])} if "id" in given else set()
        self.inline += (
            (tag == "script" and "src" not in given) + (tag == "style") + any(name[:2] == "on" for name in given)
        )


@pytest.mark.slow
def test_the_document_is_served_in_both_its_forms(client: Client) -> None:
    as_json, as_yaml = client.get("/api/openapi.json"), client.get("/api/openapi.yaml")
    assert as_json.headers["Content-Type"] == "application/json"
    assert as_yaml.headers["Content-Type"] == "application/yaml"
    assert as_json.json() == yaml.safe_load(as_yaml.content) == orjson.loads(orjson.dumps(openapi.schema()))
    for response in (as_json, as_yaml):
        assert response.headers["Cache-Control"].startswith("public, max-age=60,")
        held = {"If-None-Match": response.headers["ETag"]}
        assert client.get(response.wsgi_request.path, headers=held).status_code == 304


PAGES = ["/api/docs", "/api/docs/try", "/api/problems", *(f"/api/docs/{name}" for name in documents.SOURCES)]


@pytest.mark.django_db
@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_nothing_from_elsewhere_and_everything_that_it_names_is_there(client: Client, path: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    html = response.content.decode()
    shown = re.sub(r"<code.*?</code>", "", html, flags=re.DOTALL)
    assert "//" not in shown, "no other host is named in it"
    page = Page(html)
    assert page.inline == 0
    assert page.loads
    for link in page.loads:
        if link.startswith("/static/"):
            assert finders.find(link.removeprefix("/static/")), link
        elif link.startswith("#"):
            assert link[1:] in page.ids, link
        elif not link.startswith("data:"):
            assert client.get(link).status_code == 200, link


def _policy(client: Client, path: str) -> dict[str, str]:
    policy = client.get(path).headers["Content-Security-Policy"]
    return dict(part.strip().split(" ", 1) for part in policy.split(";"))


@pytest.mark.parametrize("path", PAGES)
def test_a_browser_is_told_to_load_nothing_from_elsewhere(client: Client, path: str) -> None:
    directives = _policy(client, path)
    assert directives["default-src"] == directives["base-uri"] == directives["form-action"] == "'none'"
    assert directives["frame-ancestors"] == "'none'"
    sources = {source for value in directives.values() for source in value.split()}
    assert sources <= {"'none'", "'self'", "'unsafe-inline'", "data:", "blob:"}
    assert "'unsafe-inline'" not in directives.get("script-src", "")
    assert path == "/api/docs" or directives["style-src"] == "'self'"


def test_a_page_that_is_only_read_may_run_no_script_at_all(client: Client) -> None:
    assert {"script-src", "connect-src"}.isdisjoint(_policy(client, "/api/docs/guide"))


def test_the_reference_asks_its_maker_for_nothing(client: Client) -> None:
    response = client.get("/api/docs/redoc.js")
    assert response.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert b"redoc" in response.content
    # Another address of theirs in a later release would be met by the policy, and by the test in a browser.
    assert b"cdn.redoc.ly" not in response.content


def test_every_code_is_explained_where_its_type_points(client: Client) -> None:
    html = client.get("/api/problems").content.decode()
    assert Page(html).ids >= set(problems.CODES)
    for kind in problems.KINDS.values():
        assert f"{kind.status} {kind.title}" in html


def test_the_reference_is_ready_without_a_script_for_whoever_has_none(client: Client) -> None:
    assert "/api/openapi.yaml" in Page(client.get("/api/docs").content.decode()).loads
