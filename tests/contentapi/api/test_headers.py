"""What stands around every answer: headers of safety, and no cookie for readers."""

import gzip
import json
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from articles.publishing import publish
from tests import factories
from tests.articles.public.conftest import Clock
from tests.contentapi.answers import problem
from tests.contentapi.routes import PATHS, PRIVATE, READS, WRITES

EVERYWHERE = [*PATHS.values(), "/", "/nope", "/api/v1/articles?colour=red"]


@pytest.fixture
def reader(db: None, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A browser that is signed in to the admin, as an editor's is who also reads the site."""
    # Long ago: what is younger than a second has no Last-Modified yet, and would get one while a test looks on.
    monkeypatch.setattr(publish, "datetime", Clock(datetime(2026, 3, 1, tzinfo=UTC)))
    factories.published()
    factories.published_story()
    client = Client()
    client.force_login(get_user_model()._default_manager.create(username="editor", is_staff=True, is_superuser=True))
    return client


def test_no_answer_sets_a_cookie_or_depends_on_one(reader: Client) -> None:
    assert reader.cookies, "there is a session that could leak"
    for path in EVERYWHERE:
        method = "POST" if path in map(PATHS.get, WRITES) else "GET"
        signed_in = reader.generic(method, path, data="{}", content_type="application/json")
        anonymous = Client().generic(method, path, data="{}", content_type="application/json")
        assert not signed_in.cookies, path
        assert "cookie" not in signed_in.headers.get("Vary", "").lower(), path
        assert signed_in.content == anonymous.content, path
        counted = {"RateLimit": None}  # which goes down with every post
        assert {**signed_in.headers, **counted} == {**anonymous.headers, **counted}, path


def test_no_answer_is_taken_for_what_it_is_not(reader: Client) -> None:
    behind_receipts = [PATHS[name] for name in PRIVATE]
    for path in EVERYWHERE:
        headers = reader.get(path).headers
        assert headers["X-Content-Type-Options"] == "nosniff", path
        assert headers["Referrer-Policy"] == ("no-referrer" if path in behind_receipts else "same-origin"), path


def test_what_may_be_kept_is_said_of_every_read(reader: Client) -> None:
    for path in READS.values():
        response = reader.get(path)
        assert response.status_code == 200, path
        assert response.headers["Cache-Control"].startswith("public, "), path
        assert {"ETag", "Surrogate-Key", "Vary", "Content-Length"} <= response.headers.keys(), path
    for path in ("/healthz", "/readyz"):
        assert reader.get(path).headers["Cache-Control"] == "no-store"
    response = reader.post(PATHS["article-assessment"], data='{"facts": {}}', content_type="application/json")
    assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-store")
    assert "ETag" not in response.headers


def test_head_is_get_without_its_body_on_every_read(reader: Client) -> None:
    for path in (*READS.values(), "/api/docs", "/api/problems", "/api/openapi.json", "/api/openapi.yaml"):
        whole, head = reader.get(path), reader.head(path)
        assert (head.status_code, head.content) == (200, b""), path
        assert dict(head.headers) == dict(whole.headers), path


PUBLIC = (*READS.values(), "/api/docs", "/api/docs/guide", "/api/problems", "/api/openapi.json", "/api/openapi.yaml")


def test_every_public_read_is_compressed_for_whoever_takes_it_unless_it_is_small(reader: Client) -> None:
    for path in PUBLIC:
        plain, packed = reader.get(path), reader.get(path, headers={"Accept-Encoding": "gzip"})
        assert "Content-Encoding" not in plain.headers, path
        assert plain.headers["Vary"] == packed.headers["Vary"], path
        if len(plain.content) < 1024:
            assert dict(packed.headers) == dict(plain.headers), path
            assert "Accept-Encoding" not in plain.headers["Vary"], path
            continue
        assert "Accept-Encoding" in plain.headers["Vary"], path
        assert packed.headers["Content-Encoding"] == "gzip", path
        assert gzip.decompress(packed.content) == plain.content, path
        assert int(packed.headers["Content-Length"]) == len(packed.content) < len(plain.content), path
        assert packed.headers["ETag"] == f'{plain.headers["ETag"][:-1]}-gzip"', path
        head = reader.head(path, headers={"Accept-Encoding": "gzip"})
        assert (head.content, dict(head.headers)) == (b"", dict(packed.headers)), path


def test_what_is_for_one_reader_is_never_compressed(reader: Client) -> None:
    nothing_known: dict[str, Any] = {"facts": {}}
    big: dict[str, Any] = {"facts": {f"no_such_fact_{number}": True for number in range(100)}}
    for answer in (
        reader.get("/admin/", headers={"Accept-Encoding": "gzip"}),
        reader.get("/" + "n" * 2000, headers={"Accept-Encoding": "gzip"}),
        *(
            reader.post(
                PATHS["article-assessment"],
                json.dumps(body),
                content_type="application/json",
                headers={"Accept-Encoding": "gzip"},
            )
            for body in (nothing_known, big)
        ),
    ):
        assert len(answer.content) > 1024
        assert answer.headers["Cache-Control"] == "no-store"
        assert "Content-Encoding" not in answer.headers
        assert "Accept-Encoding" not in answer.headers.get("Vary", "")


def test_every_public_read_refuses_to_be_taken_for_what_it_is_not(reader: Client) -> None:
    for path in PUBLIC:
        own = reader.get(path).headers["ETag"]
        for method in ("GET", "HEAD"):
            asking = partial(reader.generic, method, path)
            refused = asking(headers={"If-Match": '"x"'})
            assert (refused.status_code, refused.headers["Cache-Control"]) == (412, "no-store"), path
            assert asking(headers={"If-Match": own}).status_code == 200, path
            assert asking(headers={"If-Match": "*"}).status_code == 200, path
        assert problem(reader.get(path, headers={"If-Match": f"W/{own}"}), "precondition_failed"), path


def test_every_page_of_the_admin_carries_a_strict_policy_and_is_kept_nowhere(reader: Client) -> None:
    for client, path in (
        (reader, "/admin/"),
        (reader, "/admin/nope/"),
        (Client(), "/admin/"),
        (Client(), "/admin/login/"),
    ):
        headers = client.get(path).headers
        policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
        assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Frame-Options"] == "DENY"
