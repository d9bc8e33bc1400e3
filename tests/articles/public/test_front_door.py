"""`/` and `/llms.txt`: live articles alone, warnings first, and nothing of a text taken for markup."""

import re
from html import unescape

import orjson
import pytest
from django.template.loader import render_to_string
from django.test import Client

from articles.public.pages import shown, views
from articles.publishing import publish
from tests import factories
from tests.articles.public import library
from tests.contentapi.answers import problem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("words")]

HOSTILE = '<script>alert(1)</script> & "so" </article><img src=x onerror=y>'


def _page(client: Client, **headers: str) -> str:
    response = client.get("/", headers=headers)
    assert (response.status_code, response.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    return response.content.decode()


def _in_order(page: str, *words: str) -> bool:
    places = [page.index(word) for word in words]
    return places == sorted(places)


def test_an_article_is_shown_as_a_reader_would_see_it_with_its_warnings_first(client: Client) -> None:
    library.article("after-a-loss")
    page = _page(client)
    assert _in_order(
        page,
        "After a loss</h3>",
        "Not clinically reviewed.",
        "Sample content, not clinically reviewed.",
        "Get help today if",
        "Call your doctor today.",
        "When the bleeding has stopped.",
        "The whole article",
        "Wait until the bleeding has stopped.",
        "A leaflet",
    )
    assert "No clinician has reviewed this." in page
    assert "/api/v1/articles/after-a-loss" in page


def test_the_way_to_everything_is_on_it_and_it_is_there_without_an_article(client: Client) -> None:
    page = _page(client)
    links = re.findall(r'<a href="([^"]*)"', page)
    for link in (
        "/api/docs",
        "/api/docs/guide",
        "/api/docs/try",
        "/admin/",
        "/api/v1",
        "/api/openapi.json",
        "/llms.txt",
    ):
        assert link in links
    assert "No article is live yet" in page
    assert "No article is live yet." in client.get("/llms.txt").content.decode()


def test_only_what_is_live_is_shown_and_no_more_than_three(client: Client) -> None:
    for number in range(5):
        library.article(f"article-{number}", title=f"Title {number}")
    library.draft("a-draft", title="Not yet published")
    publish.retire("article-4", by="tests")
    page = _page(client)
    assert sorted(set(re.findall(r"Title \d", page))) == ["Title 1", "Title 2", "Title 3"]
    listed = client.get("/llms.txt").content.decode()
    assert sorted(re.findall(r"Title \d", listed)) == ["Title 0", "Title 1", "Title 2", "Title 3"]
    assert "Not yet published" not in page + listed


def test_no_text_of_an_article_is_taken_for_markup() -> None:
    document = orjson.loads(bytes(library.article("after-a-loss").document))
    texts = ("title", "question", "short_answer", "notice")
    document.update(dict.fromkeys(texts, HOSTILE))
    for part in ("guidance_rules", "symptom_warnings", "sources", "support_services", "activities"):
        for one in document[part]:
            one.update(
                {
                    name: HOSTILE
                    for name in ("title", "symptom", "description", "action", "name", "label")
                    if name in one
                }
            )
    page = render_to_string("articles/front_door.html", {"articles": [shown.article(document)]})
    assert "<script" not in page
    assert "<img" not in page
    assert page.count("</article>") == 1
    assert unescape(page).count(HOSTILE) >= 8


def test_no_text_is_taken_for_markdown_by_an_assistant() -> None:
    assert views._as_words("A [b](c)\n# <d> `e`") == r"A \[b\](c) \# \<d\> \`e\`"


def test_a_section_that_was_never_cleaned_does_no_harm() -> None:
    document = orjson.loads(bytes(library.article("after-a-loss").document))
    html = '<h2>Two</h2><p onclick="x()">Yes<script>x()</script> <a href="javascript:x()">so</a></p>'
    document["sections"][0]["body"]["html"] = html
    (section,) = shown.article(document)["sections"]
    assert section["html"].startswith("<h4>Two</h4><p>Yes <a")
    assert "x()" not in section["html"]


def test_numbers_of_its_services_can_be_dialled_and_no_others() -> None:
    said = shown.prose("Call 999 or 0808 800-1234, not 9990.\n\nOr <wait>.", ["999", "0808 800-1234"])
    assert said == (
        '<p>Call <a href="tel:999">999</a> or <a href="tel:08088001234">0808 800-1234</a>, not 9990.</p>\n'
        "<p>Or &lt;wait&gt;.</p>"
    )


def test_who_reviewed_it_is_shown_and_then_it_is_not_said_that_nobody_did() -> None:
    document = orjson.loads(bytes(library.article("after-a-loss").document))
    document["review"] = {**factories.REVIEW, "content_hash": None, "clinically_reviewed": True}
    page = " ".join(render_to_string("articles/front_door.html", {"articles": [shown.article(document)]}).split())
    assert "Reviewed by Dr Ada Moss, MRCOG, on 1 November 2026." in page
    assert "Not clinically reviewed." not in page
    assert "No clinician has reviewed this." not in page


def test_a_client_that_asks_for_json_is_shown_to_the_api_and_no_cache_mixes_them_up(client: Client) -> None:
    response = client.get("/", headers={"Accept": "application/json"})
    assert (response.status_code, response.headers["Location"]) == (302, "/api/v1")
    assert "Accept" in response.headers["Vary"]
    for accept in ("text/html,application/json;q=0.9", "*/*", "", "text/html; charset*=x'y"):
        response = client.get("/", headers={"Accept": accept})
        assert response.status_code == 200, accept
        assert "Accept" in re.split(r", *", response.headers["Vary"])


@pytest.mark.parametrize("path", ["/", "/llms.txt"])
def test_it_is_kept_and_asked_for_anew_as_every_read_is(client: Client, path: str) -> None:
    library.article("after-a-loss")
    first = client.get(path)
    assert first.headers["Cache-Control"].startswith("public, max-age=60,")
    assert "articles" in first.headers["Surrogate-Key"]
    held = {"If-None-Match": first.headers["ETag"]}
    assert client.get(path, headers=held).status_code == 304
    assert client.head(path).content == b""
    library.article("another", title="Another")
    assert client.get(path, headers=held).status_code == 200
    problem(client.post(path), "method_not_allowed")


def test_the_front_door_may_run_no_script(client: Client) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "style-src 'self'" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy


def test_assistants_are_told_the_laws_and_where_everything_is_by_the_address_they_asked(client: Client) -> None:
    library.article("after-a-loss", title="After [a] loss", summary="What\nto wait for.")
    response = client.get("/llms.txt", headers={"Host": "testserver", "X-Forwarded-Proto": "https"})
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    said = response.content.decode()
    assert said.startswith("# Health content API\n\n> ")
    assert 'What is not known is never "no".' in said
    assert "Nothing private reaches the public side." in said
    article = "- [After \\[a\\] loss](https://testserver/api/v1/articles/after-a-loss) (en-GB): What to wait for.\n"
    assert article in said
    for link in re.findall(r"\]\(https://testserver([^)]*)\)", said):
        assert client.get(link).status_code == 200, link


def test_a_long_list_for_assistants_ends_and_says_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "_LISTED", 1)
    library.article("one", title="A")
    assert "These are the first" not in client.get("/llms.txt").content.decode()
    library.article("two", title="B")
    said = client.get("/llms.txt").content.decode()
    assert "[A]" in said
    assert "[B]" not in said
    assert "These are the first; all of them are in [the list of articles](http://testserver/api/v1/articles)." in said
