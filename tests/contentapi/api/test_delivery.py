"""Conditional requests over ready bytes (RFC 9110 §13), as laws."""

import hashlib
from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.http import http_date
from hypothesis import given, settings
from hypothesis import strategies as st

from contentapi.api import delivery

laws = settings(max_examples=50, deadline=None)

BODIES = st.binary(max_size=200)
MOMENTS = st.datetimes(datetime(1980, 1, 1), datetime(2025, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
OTHER_TAGS = st.text("abcdef0123456789", max_size=10).map(lambda word: f'"{word}"')


def send(
    body: bytes, last_modified: datetime | None = None, method: str = "GET", headers: dict[str, str] | None = None
) -> HttpResponse:
    request = RequestFactory().generic(method, "/", headers=headers)
    return delivery.send(request, body, cache=delivery.FRESH, surrogate_keys="key", last_modified=last_modified)


@laws
@given(BODIES, BODIES)
def test_two_answers_have_one_tag_exactly_if_they_have_the_same_bytes(one: bytes, other: bytes) -> None:
    assert (send(one).headers["ETag"] == send(other).headers["ETag"]) == (one == other)
    assert send(one).headers["ETag"] == f'"{hashlib.sha256(one).hexdigest()}"'


@laws
@given(BODIES, st.lists(OTHER_TAGS), st.data())
def test_a_list_of_tags_holds_what_any_of_them_names(body: bytes, others: list[str], data: st.DataObject) -> None:
    own = send(body).headers["ETag"]
    tags = [*others, own] if (holds := data.draw(st.booleans())) else others
    mixed = [data.draw(st.sampled_from(["", "W/"])) + tag for tag in data.draw(st.permutations(tags))]
    between = data.draw(st.sampled_from([",", ", ", " ,\t"]))
    response = send(body, headers={"If-None-Match": between.join(mixed)})
    assert response.status_code == (304 if holds else 200)
    assert response.content == (b"" if holds else body)


MARKS = ["-gzip", "-br", "-zstd", "-deflate", "--gzip", ";gzip", ";br", ":gzip", "+gzip"]


@laws
@given(BODIES, st.sampled_from(MARKS), st.sampled_from(["", "W/"]))
def test_a_tag_that_was_marked_by_whoever_compressed_the_answer_is_still_ours(
    body: bytes, mark: str, weak: str
) -> None:
    own = send(body).headers["ETag"]
    response = send(body, headers={"If-None-Match": f'{weak}{own[:-1]}{mark}"'})
    assert (response.status_code, response.content, response.headers["ETag"]) == (304, b"", own)


@pytest.mark.parametrize("mark", ["-", "gzip", "-GZIP", "-gzip-gzip", "-1", "0", "---gzip", " gzip", "-gzip,x"])
def test_a_tag_that_nobody_would_make_of_ours_is_another(mark: str) -> None:
    own = send(b"x").headers["ETag"]
    assert send(b"x", headers={"If-None-Match": f'{own[:-1]}{mark}"'}).status_code == 200
    assert send(b"y", headers={"If-None-Match": f'{own[:-1]}-gzip"'}).status_code == 200
    assert send(b"x", headers={"If-None-Match": f'"{own[2:-1]}-gzip"'}).status_code == 200


@laws
@given(st.text(max_size=60), BODIES)
def test_no_header_that_a_client_makes_up_is_an_error(nonsense: str, body: bytes) -> None:
    header = nonsense.encode("utf-8", "surrogatepass").decode("latin-1")  # as a WSGI server hands it over
    headers = {"If-None-Match": header, "If-Modified-Since": header}
    response = send(body, datetime(2026, 1, 1, tzinfo=UTC), headers=headers)
    assert response.status_code == (304 if header.strip() == "*" else 200)


@laws
@given(MOMENTS, st.integers(-100, 100))
def test_a_client_that_asks_by_date_holds_what_is_no_younger(changed: datetime, seconds: int) -> None:
    since = changed.replace(microsecond=0) + timedelta(seconds=seconds)
    response = send(b"{}", changed, headers={"If-Modified-Since": http_date(since.timestamp())})
    assert response.status_code == (304 if seconds >= 0 else 200)


@laws
@given(MOMENTS)
def test_the_date_that_is_told_is_one_that_holds(changed: datetime) -> None:
    held = {"If-Modified-Since": send(b"{}", changed).headers["Last-Modified"]}
    assert send(b"{}", changed, headers=held).status_code == 304
    assert send(b"{}", changed + timedelta(seconds=1), headers=held).status_code == 200


def test_the_date_is_told_in_greenwich_time() -> None:
    there = datetime(2026, 3, 1, 2, 0, tzinfo=timezone(timedelta(hours=5)))
    assert send(b"{}", there).headers["Last-Modified"] == "Sat, 28 Feb 2026 21:00:00 GMT"


@laws
@given(BODIES, MOMENTS, st.booleans())
def test_head_and_304_carry_what_get_carries(body: bytes, changed: datetime, held: bool) -> None:
    headers = {"If-None-Match": "*"} if held else {}
    got, asked = send(body, changed, headers=headers), send(body, changed, method="HEAD", headers=headers)
    assert (asked.status_code, asked.content, dict(asked.headers)) == (got.status_code, b"", dict(got.headers))
    assert got.headers["Cache-Control"] == delivery.FRESH
    assert {"ETag", "Last-Modified", "Surrogate-Key", "Vary"} <= got.headers.keys()
    assert got.headers.get("Content-Length") == (None if held else str(len(body)))
