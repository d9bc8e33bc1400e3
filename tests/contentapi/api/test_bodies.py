"""What is no JSON body is told what it is, on every route that takes one; and what an optional null means."""

import gzip
import json
from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.contentapi.answers import problem
from tests.contentapi.routes import PATHS, RECEIPT

pytestmark = pytest.mark.django_db

# Every route that takes a body: its method, and what it must have.
TAKING = {
    "article-assessment": ("POST", ["facts"]),
    "stories": ("POST", ["article", "body", "language", "consent"]),
    "submission": ("PATCH", []),
    "story-reports": ("POST", ["reason"]),
}
HELD = {"Authorization": f"Bearer {RECEIPT}"}


def send(client: Client, name: str, raw: bytes, content_type: str = "application/json", **headers: str) -> Any:
    return client.generic(TAKING[name][0], PATHS[name], raw, content_type=content_type, headers={**HELD, **headers})


def fault(response: Any) -> dict[str, str]:
    (found,) = problem(response, "invalid")["errors"]
    assert found["pointer"] == ""
    return found  # type: ignore[no-any-return]


@pytest.mark.parametrize("name", TAKING)
@pytest.mark.parametrize("coding", ["gzip", "br", "gzip, identity", "x"])
def test_a_body_in_a_coding_is_told_to_come_without(client: Client, name: str, coding: str) -> None:
    said = problem(send(client, name, gzip.compress(b"{}"), **{"Content-Encoding": coding}), "unsupported_media_type")
    assert "Content-Encoding" in said["detail"]


def test_a_body_that_says_that_it_is_as_it_is_is_read(client: Client) -> None:
    assert fault(send(client, "stories", b"[]", **{"Content-Encoding": "identity"}))["code"] != "unsupported_media_type"


@pytest.mark.parametrize("name", TAKING)
@pytest.mark.parametrize("raw", [b"", b" ", b"\r\n\t"])
def test_an_empty_body_is_said_to_be_empty_and_what_it_must_have(client: Client, name: str, raw: bytes) -> None:
    found = fault(send(client, name, raw))
    assert found["code"] == "empty"
    assert "The body is empty. Send a JSON object" in found["detail"]
    members = TAKING[name][1]
    assert (f"It must have {', '.join(members)}." in found["detail"]) == bool(members)


@pytest.mark.parametrize("content_type", ["", "application/x-www-form-urlencoded", "text/plain"])
def test_nothing_of_another_type_is_nothing_all_the_same(client: Client, content_type: str) -> None:
    assert fault(send(client, "article-assessment", b"", content_type))["code"] == "empty"
    problem(send(client, "article-assessment", b"{}", content_type), "unsupported_media_type")


@pytest.mark.parametrize("name", TAKING)
@pytest.mark.parametrize(
    ("encoding", "code", "said"),
    [
        ("utf-8-sig", "byte_order_mark", "a byte order mark (EF BB BF)"),
        ("utf-16", "encoding", "in UTF-16"),
        ("utf-16-le", "encoding", "in UTF-16"),
        ("utf-16-be", "encoding", "in UTF-16"),
        ("utf-32", "encoding", "in UTF-32"),
        ("utf-32-le", "encoding", "in UTF-32"),
        ("utf-32-be", "encoding", "in UTF-32"),
    ],
)
def test_an_encoding_that_is_not_json_s_is_named(
    client: Client, name: str, encoding: str, code: str, said: str
) -> None:
    found = fault(send(client, name, '{"facts": {"secret": true}}'.encode(encoding)))
    assert (found["code"], said in found["detail"]) == (code, True), found
    assert "secret" not in found["detail"]


def test_what_is_in_no_encoding_that_can_be_told_is_not_utf_8(client: Client) -> None:
    for raw in (b'{"facts": "\xff"}', b"\x80", b"{\xc3"):
        assert fault(send(client, "article-assessment", raw))["code"] == "encoding"


def test_characters_of_every_length_are_utf_8(client: Client) -> None:
    factories.published()
    raw = json.dumps({"facts": {}, "é€😀": 1}, ensure_ascii=False).encode()
    (found,) = problem(send(client, "article-assessment", raw), "invalid")["errors"]
    assert found["code"] == "unknown_member"


def test_an_optional_member_that_is_null_is_one_that_is_not_given(client: Client) -> None:
    factories.published()
    given = {"facts": {"bleeding": "none"}}
    plain = send(client, "article-assessment", json.dumps(given).encode())
    nulls = send(
        client,
        "article-assessment",
        json.dumps({**given, "activity": None, "version": None, "not_known": None}).encode(),
    )
    assert (plain.status_code, nulls.content) == (200, plain.content)


def test_what_is_null_is_still_named_beside_what_is_wrong(client: Client) -> None:
    factories.published()
    body = {"facts": {"fevr": True}, "activity": None, "version": None, "colour": None}
    errors = problem(send(client, "article-assessment", json.dumps(body).encode()), "invalid")["errors"]
    assert {(one["pointer"], one["code"]) for one in errors} == {
        ("/facts/fevr", "unknown_fact"),
        ("/colour", "unknown_member"),
    }


@pytest.mark.parametrize("name", ["article-assessment", "stories", "story-reports"])
def test_a_member_that_is_needed_must_not_be_null(client: Client, name: str) -> None:
    factories.published()
    factories.published_story()
    members = TAKING[name][1]
    errors = problem(send(client, name, json.dumps(dict.fromkeys(members)).encode()), "invalid")["errors"]
    assert {(one["pointer"], one["code"]) for one in errors} == {(f"/{member}", "null") for member in members}


@pytest.mark.parametrize("name", TAKING)
def test_a_tag_that_nothing_here_can_have_stops_what_depends_on_it(client: Client, name: str) -> None:
    """RFC 9110 §13.1.1: the method must not be performed."""
    refusal = problem(send(client, name, b"{}", **{"If-Match": '"x"'}), "precondition_failed")
    (found,) = refusal["errors"]
    assert (found["parameter"], "Leave the header out" in found["detail"]) == ("If-Match", True)
    assert send(client, name, b"{}", **{"If-Match": "*"}).status_code != 412


@pytest.mark.parametrize("name", ["article-assessment", "stories", "story-reports"])
@pytest.mark.parametrize("raw", [b"null", b"[]", b"1", b'"facts"', b"true"])
def test_what_is_no_object_is_told_to_be_one(client: Client, name: str, raw: bytes) -> None:
    factories.published()
    factories.published_story()
    found = fault(send(client, name, raw))
    assert (found["code"], found["detail"]) == ("invalid", "This must be an object with named members.")
