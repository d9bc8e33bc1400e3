"""The guide and what it leads to, as pages: contents, anchors, links, the address that was asked."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from markdown_it import MarkdownIt

from contentapi.api import openapi
from contentapi.contract import documents
from contentapi.contract.documents import SOURCES
from tests.contentapi.answers import problem

GUIDE = "/api/docs/guide"


def _read(client: Client, path: str = GUIDE, **headers: str) -> str:
    response = client.get(path, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def test_the_contents_list_every_section_and_each_can_be_linked_to(client: Client) -> None:
    html = _read(client)
    assert "<h1>A guide for frontend developers</h1>" in html
    sections = re.findall(r'<h2 id="([^"]+)">', html.partition("<main")[2])
    assert "asking-the-guidance" in sections
    for section in sections:
        assert html.count(f'href="#{section}"') == 2, "once in the contents, and once beside the heading"
    assert 'aria-label="Link to “Asking the guidance”"' in html


def test_two_headings_of_the_same_words_have_two_anchors() -> None:
    tokens = MarkdownIt("commonmark", {"html": False}).parse("## A `b`!\n\n## A `b`!\n\n### C <d>\n")
    linked, headings = documents._with_anchors(tokens)
    assert [heading.anchor for heading in headings] == ["a-b", "a-b-1", "c-d"]
    assert "Link to “C &lt;d&gt;”" in "".join(token.content for token in linked)


@pytest.mark.parametrize("name", SOURCES)
def test_links_between_texts_lead_to_their_pages_and_no_link_leads_nowhere(client: Client, name: str) -> None:
    html = _read(client, f"/api/docs/{name}")
    links = [link for link in re.findall(r'href="([^"]*)"', html) if not link.startswith(("https://", "data:"))]
    assert [link for link in links if link.partition("#")[0].endswith(".md")] == []
    for link in links:
        path, _, anchor = link.partition("#")
        if path.startswith("/api/docs/") and anchor:
            assert f'id="{anchor}"' in _read(client, path), link
        elif not path and anchor:
            assert f'id="{anchor}"' in html, link


def test_the_guide_leads_to_the_clients(client: Client) -> None:
    main = _read(client).partition("<main")[2]
    assert 'href="/api/docs/python"' in main
    assert 'href="/api/docs/typescript"' in main
    assert "pip install ./sdk/python" in _read(client, "/api/docs/python")
    assert GUIDE in openapi.schema()["info"]["description"]


@pytest.mark.parametrize(
    ("headers", "whole", "short"),
    [
        ({"Host": "localhost:8417"}, "http://localhost:8417", "localhost:8417"),
        ({"Host": "localhost:8000"}, "http://localhost:8000", "localhost:8000"),
        (
            {"Host": "localhost", "X-Forwarded-Proto": "https"},
            "https://localhost",
            "https://localhost",
        ),
        (
            {"Host": "localhost:8000", "X-Forwarded-Proto": "https"},
            "https://localhost:8000",
            "https://localhost:8000",
        ),
        ({"Host": "[::1]:8417"}, "http://[::1]:8417", "[::1]:8417"),
    ],
)
def test_every_example_asks_the_server_that_shows_it(
    client: Client, settings: Any, headers: dict[str, str], whole: str, short: str
) -> None:
    settings.ALLOWED_HOSTS = ["localhost", "[::1]"]
    html = unescape(re.sub(r"<[^>]*>", "", _read(client, **headers)))
    assert f"curl -s '{short}/api/v1/articles" in html
    assert f'Client("{whole}")' in html
    assert f'createClient({{ baseUrl: "{whole}" }})' in html
    assert f'"next":"{whole}/api/v1/article-parts' in html
    if short != "localhost:8000":
        assert not re.search(r"localhost:8000(?!\d)|content\.example\.org", html.replace(whole, "").replace(short, ""))


def test_two_hosts_have_two_validators(client: Client, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    tags = {client.get(GUIDE, headers={"Host": host}).headers["ETag"] for host in ("a.example", "b.example")}
    assert len(tags) == 2


@pytest.mark.parametrize("name", ["nope", "decisions", "guide.md", "..%2Fguide", "GUIDE"])
def test_no_other_file_of_the_project_is_served(client: Client, name: str) -> None:
    problem(client.get(f"/api/docs/{name}"), "not_found")


def test_a_text_that_was_not_deployed_is_not_there(client: Client, settings: Any, tmp_path: Any) -> None:
    documents.rendered.cache_clear()
    settings.BASE_DIR = tmp_path
    problem(client.get("/api/docs/python"), "not_found")


def test_code_and_tables_can_be_scrolled_without_a_mouse(client: Client) -> None:
    html = _read(client) + _read(client, "/api/docs/guidance")
    assert "<pre>" not in html
    assert html.count("<table>") == html.count('<div class="scrolls" tabindex="0"><table>') > 0
