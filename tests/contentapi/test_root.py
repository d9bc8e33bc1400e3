"""GET /api/v1, and the ways to it."""

from django.test import Client

from tests.contentapi.answers import read
from tests.contentapi.routes import PATHS, READS


def test_the_root_links_to_every_list_and_page_as_it_was_asked(client: Client) -> None:
    needs_a_name = {
        *("article", "article-part", "related-articles", "article-versions", "article-version", "topic", "story")
    }
    linked = {
        name.replace("-", "_"): PATHS[name].partition("?")[0]
        for name in READS
        if name != "root" and name not in needs_a_name
    }
    pages = {"docs": "/api/docs", "problems": "/api/problems", "openapi": "/api/openapi.json"}
    assert read(client, "") == {name: f"http://testserver{path}" for name, path in {**linked, **pages}.items()}


def test_the_root_links_by_the_scheme_and_name_that_a_proxy_was_asked_by(client: Client) -> None:
    response = client.get("/api/v1", headers={"Host": "localhost:8443", "X-Forwarded-Proto": "https"})
    assert response.json()["articles"] == "https://localhost:8443/api/v1/articles"


def test_the_root_needs_no_database(client: Client) -> None:
    response = client.get("/api/v1")  # pytest-django fails a test that asks for it without saying so
    assert response.headers["Cache-Control"].startswith("public, max-age=60,")
    assert client.get("/api/v1", headers={"If-None-Match": response.headers["ETag"]}).status_code == 304


def test_the_admin_is_found_without_its_slash(client: Client) -> None:
    response = client.get("/admin")
    assert (response.status_code, response.headers["Location"]) == (302, "/admin/")
