"""Conditional requests over ready bytes (RFC 9110 §13), as laws."""

import gzip
import hashlib
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.http import http_date
from hypothesis import given, settings
from hypothesis import strategies as st

from contentapi.api import compression, delivery
from contentapi.errors import Conflict

laws = settings(max_examples=50, deadline=None)

BODIES = st.binary(max_size=200)
MOMENTS = st.datetimes(datetime(1980, 1, 1), datetime(2025, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
OTHER_TAGS = st.text("abcdef0123456789", max_size=10).map(lambda word: f'"{word}"')


CACHES = (delivery.FRESH, delivery.IMMUTABLE, delivery.REVALIDATED)
BIG = b"miscarriage, and what comes after it. " * 100


def send(
    body: bytes,
    last_modified: datetime | None = None,
    method: str = "GET",
    headers: dict[str, str] | None = None,
    cache: str = delivery.FRESH,
) -> HttpResponse:
    request = RequestFactory().generic(method, "/", headers=headers)
    return delivery.send(request, body, cache=cache, surrogate_keys="key", last_modified=last_modified)


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


MARKS = ["-gzip", "-br", "-zstd", "-deflate", "--gzip", ";gzip", ";br", ":gzip", "+gzip", "-gzip-gzip", "-gzip;br"]


@laws
@given(BODIES, st.sampled_from(MARKS), st.sampled_from(["", "W/"]))
def test_a_tag_that_was_marked_by_whoever_compressed_the_answer_is_still_ours(
    body: bytes, mark: str, weak: str
) -> None:
    own = send(body).headers["ETag"]
    response = send(body, headers={"If-None-Match": f'{weak}{own[:-1]}{mark}"'})
    assert (response.status_code, response.content, response.headers["ETag"]) == (304, b"", own)


@pytest.mark.parametrize("mark", ["-", "gzip", "-GZIP", "-gzip-gzip-gzip", "-1", "0", "---gzip", " gzip", "-gzip,x"])
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


# --- If-Match and its like -----------------------------------------------------------------------------------------


@laws
@given(BODIES, st.lists(OTHER_TAGS), st.sampled_from(["GET", "HEAD"]), st.data())
def test_an_answer_is_only_of_what_if_match_names(
    body: bytes, others: list[str], method: str, data: st.DataObject
) -> None:
    own = send(body).headers["ETag"]
    tags = [*others, own] if (matches := data.draw(st.booleans())) else [*others, f"W/{own}"]
    headers = {"If-Match": ", ".join(data.draw(st.permutations(tags)))}
    if matches:
        assert send(body, method=method, headers=headers).status_code == 200
    else:
        with pytest.raises(Conflict, match="If-Match") as refused:
            send(body, method=method, headers=headers)
        assert refused.value.code == "precondition_failed"


@pytest.mark.parametrize("body", [b"{}", BIG])
def test_if_match_takes_a_tag_in_either_form_and_any_at_all(body: bytes) -> None:
    own = send(body).headers["ETag"]
    for given_tag in ("*", " * ", own, f'{own[:-1]}-gzip"', f'"x", {own}'):
        assert send(body, headers={"If-Match": given_tag}).status_code == 200
    for wrong in ("", own[1:-1], "**", f"W/{own}", '"x"', "é"):
        with pytest.raises(Conflict):
            send(body, headers={"If-Match": wrong})


def test_if_match_is_asked_before_if_none_match_and_both_can_hold() -> None:
    own = send(b"{}").headers["ETag"]
    assert send(b"{}", headers={"If-Match": own, "If-None-Match": own}).status_code == 304
    with pytest.raises(Conflict):
        send(b"{}", headers={"If-Match": '"x"', "If-None-Match": own})


@laws
@given(MOMENTS, st.integers(-100, 100))
def test_a_client_that_wants_what_has_not_changed_since_a_date_gets_nothing_younger(
    changed: datetime, seconds: int
) -> None:
    since = changed.replace(microsecond=0) + timedelta(seconds=seconds)
    headers = {"If-Unmodified-Since": http_date(since.timestamp())}
    if seconds >= 0:
        assert send(b"{}", changed, headers=headers).status_code == 200
    else:
        with pytest.raises(Conflict):
            send(b"{}", changed, headers=headers)
    assert send(b"{}", headers=headers).status_code == 200, "it has no date"
    assert send(b"{}", changed, headers={**headers, "If-Match": "*"}).status_code == 200, "tags win over dates"


def test_what_has_changed_just_now_has_changed_since() -> None:
    """Although its date is not told yet."""
    with pytest.raises(Conflict):
        send(b"{}", datetime.now(UTC), headers={"If-Unmodified-Since": http_date(0)})


# --- Compression -----------------------------------------------------------------------------------------------------

TAKES_GZIP = [
    *("gzip", "GZIP", "x-gzip", "gzip, deflate, br, zstd", "br;q=1.0, gzip;q=0.8, *;q=0.1", "*", "gzip;q=0.001"),
    *("gzip ; q = 0.5", "identity;q=0, gzip", "identity;q=0.5, gzip;q=0.5", "br,,gzip,", "deflate, *;q=0.2"),
    *("gzip;q=1.000", "*;q=0, gzip", "x;y=z, gzip", "nonsense;q=9, gzip"),
]
TAKES_NONE = [
    *("", " ", "identity", "br", "deflate", "gzip;q=0", "gzip;q=0.000", "*;q=0", "gzip;q=0, *", "identity, gzip;q=0.5"),
    *("gzip;q=nonsense", "gzip;q=1.5", "gzip;q=-1", "gzip;level=9", "gzipped", "é", "\x00", "gzip" * 10_000),
    "x, " * 5_000 + "gzip",
]


def in_gzip(body: bytes, accept: str = "gzip", **sending: Any) -> HttpResponse:
    return send(body, headers={"Accept-Encoding": accept, **sending.pop("headers", {})}, **sending)


@pytest.mark.parametrize("accept", TAKES_GZIP)
def test_whoever_takes_gzip_gets_it(accept: str) -> None:
    response = in_gzip(BIG, accept)
    assert response.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.content) == BIG
    assert response.headers["Content-Length"] == str(len(response.content))
    assert response.headers["ETag"] == f'"{hashlib.sha256(BIG).hexdigest()}-gzip"'
    assert len(response.content) < len(BIG)


@pytest.mark.parametrize("accept", TAKES_NONE)
def test_whoever_does_not_gets_the_bytes_as_they_are(accept: str) -> None:
    response = in_gzip(BIG, accept)
    assert "Content-Encoding" not in response.headers
    assert response.content == BIG
    assert response.headers["ETag"] == f'"{hashlib.sha256(BIG).hexdigest()}"'


def test_what_is_small_is_sent_as_it_is_to_everybody() -> None:
    response = in_gzip(BIG[:1000])
    assert (response.content, response.headers["Vary"]) == (BIG[:1000], "origin")
    assert "Content-Encoding" not in response.headers
    for accept in ("gzip", "identity"):
        assert in_gzip(BIG, accept).headers["Vary"] == "Accept-Encoding, origin"


@laws
@given(BODIES.filter(bool), st.sampled_from(CACHES))
def test_the_same_bytes_are_compressed_to_the_same_bytes(seed: bytes, cache: str) -> None:
    body = seed * 2000
    first, again = in_gzip(body, cache=cache), in_gzip(body, cache=cache)
    assert first.content == again.content
    assert gzip.decompress(first.content) == body


@laws
@given(st.sampled_from(["gzip", "identity"]), st.sampled_from(["", "W/"]), st.sampled_from(["", *MARKS]))
def test_in_whichever_form_a_client_holds_it_it_holds_it(accept: str, weak: str, mark: str) -> None:
    """And is told the tag of that form, by which a cache knows what it may go on using."""
    own = send(BIG).headers["ETag"]
    response = in_gzip(BIG, accept, headers={"If-None-Match": f'{weak}{own[:-1]}{mark}"'})
    assert (response.status_code, response.content) == (304, b"")
    assert response.headers["ETag"] == (f'{own[:-1]}-gzip"' if mark == "-gzip" else own)
    assert response.headers["Vary"] == "Accept-Encoding, origin"
    assert "Content-Encoding" not in response.headers


def test_of_two_forms_that_a_client_holds_it_is_told_the_one_that_it_takes() -> None:
    own = send(BIG).headers["ETag"]
    both = {"If-None-Match": f'{own}, {own[:-1]}-gzip"'}
    assert in_gzip(BIG, "gzip", headers=both).headers["ETag"] == f'{own[:-1]}-gzip"'
    assert in_gzip(BIG, "identity", headers=both).headers["ETag"] == own


@pytest.mark.parametrize("condition", [{}, {"If-None-Match": "*"}, {"If-None-Match": '"x"'}, {"If-Match": "*"}])
def test_head_says_of_gzip_what_get_does(condition: dict[str, str]) -> None:
    got, asked = in_gzip(BIG, headers=condition), in_gzip(BIG, method="HEAD", headers=condition)
    assert (asked.status_code, asked.content, dict(asked.headers)) == (got.status_code, b"", dict(got.headers))


def test_what_was_compressed_is_kept_up_to_a_limit_and_what_was_asked_for_last_stays() -> None:
    kept = compression.Kept(largest=3 * len(compression.gzipped(BIG)))
    for name in "abc":
        kept.gzipped(name, BIG)
    assert kept.gzipped("a", b"not looked at") == compression.gzipped(BIG)
    kept.gzipped("d", BIG)
    assert kept.gzipped("b", b"anew") == compression.gzipped(b"anew"), "it had to go"
    assert kept.gzipped("a", b"not looked at") == compression.gzipped(BIG)
    kept.gzipped("huge", hashlib.shake_256().digest(10 * len(BIG)))  # more than there is room for
    assert kept.gzipped("a", b"anew") == compression.gzipped(b"anew")


def test_nothing_is_kept_of_what_may_be_withdrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = compression.Kept()
    monkeypatch.setattr(delivery, "_kept", kept)
    for cache in (delivery.REVALIDATED, "public, max-age=1"):
        in_gzip(BIG, cache=cache)
        assert kept.gzipped(send(BIG).headers["ETag"], b"anew") == compression.gzipped(b"anew")
        kept = compression.Kept()
        monkeypatch.setattr(delivery, "_kept", kept)
    in_gzip(BIG, cache=delivery.IMMUTABLE)
    assert kept.gzipped(send(BIG).headers["ETag"], b"anew") == compression.gzipped(BIG)
