"""The server as `make run` starts it, and sockets that mean no good: a clean refusal, never a 500, never a hang."""

import json
import socket

import pytest

from tests.contentapi.wire import (
    ARTICLE,
    CLOSE,
    HOST,
    PATIENCE,
    assert_clean,
    assert_well,
    exchange,
    one,
    replies,
)

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "path",
    [
        ARTICLE,
        b"/api/v1",
        b"/nope",
        b"/healthz",
        b"/readyz",
        b"/",
        b"/api/docs",
        b"/api/v1/articles?x=1",
        b"/admin/login/",
    ],
)
def test_head_is_answered_without_a_body(site: tuple[str, int], path: bytes) -> None:
    # A second request on the same connection: a body would stand where its reply should begin.
    sent = b"HEAD " + path + b" HTTP/1.1\r\n" + HOST + b"\r\nGET /healthz HTTP/1.1\r\n" + HOST + CLOSE
    head, after = replies(exchange(site, sent), "HEAD", "GET")
    got = one(site, b"GET " + path + b" HTTP/1.1\r\n" + HOST + CLOSE)
    assert head.status == got.status
    varying = {"date", "connection", "transfer-encoding", "content-length", "set-cookie"}
    assert {k: v for k, v in head.headers.items() if k not in varying} == {
        k: v for k, v in got.headers.items() if k not in varying
    }
    assert int(head.headers.get("content-length", len(got.body))) == len(got.body)
    assert after.body == b'{"status":"ok"}'


def test_what_is_held_is_confirmed_without_a_body(site: tuple[str, int]) -> None:
    sent = (
        b"GET "
        + ARTICLE
        + b" HTTP/1.1\r\nIf-None-Match: *\r\n"
        + HOST
        + b"\r\nGET /healthz HTTP/1.1\r\n"
        + HOST
        + CLOSE
    )
    held, after = replies(exchange(site, sent), "GET", "GET")
    assert held.status == 304
    assert "etag" in held.headers
    assert after.body == b'{"status":"ok"}'


def test_requests_sent_at_once_are_answered_in_their_order(site: tuple[str, int]) -> None:
    paths = [b"/healthz", b"/nope", ARTICLE, b"/api/v1/articles?colour=red", b"/api/v1/topics", b"/healthz"] * 5
    sent = b"".join(b"GET " + path + b" HTTP/1.1\r\n" + HOST + b"\r\n" for path in paths)
    sent += b"GET /readyz HTTP/1.1\r\n" + HOST + CLOSE
    told = replies(exchange(site, sent), *["GET"] * (len(paths) + 1))
    assert [reply.status for reply in told] == [200, 404, 200, 400, 200, 200] * 5 + [200]
    assert json.loads(told[2].body)["slug"] == "sex-after-miscarriage"
    assert told[-1].body == b'{"status":"ready"}'


@pytest.mark.parametrize(
    "length",
    [
        b"Content-Length: 28\r\n\r\nGET /nope HTTP/1.1\r\nX: y\r\n\r\n",
        b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
    ],
)
def test_a_body_that_a_read_does_not_want_is_not_taken_for_a_request(site: tuple[str, int], length: bytes) -> None:
    sent = b"GET /healthz HTTP/1.1\r\n" + HOST + length + b"GET /readyz HTTP/1.1\r\n" + HOST + CLOSE
    first, second = replies(exchange(site, sent), "GET", "GET")
    assert (first.body, second.body) == (b'{"status":"ok"}', b'{"status":"ready"}')


def test_a_read_does_not_wait_for_a_body_that_never_comes(site: tuple[str, int]) -> None:
    with socket.create_connection(site, timeout=PATIENCE) as connection:
        connection.sendall(b"GET " + ARTICLE + b" HTTP/1.1\r\n" + HOST + b"Content-Length: 1000\r\n\r\n")
        assert connection.recv(65536).startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize(
    ("target", "statuses"),
    [
        (b"/api/v1/articles?topic=" + b"a" * 1_000_000, {414, 431}),
        (b"/api/v1/articles?topic=" + b"a" * 60_000, {400, 414, 431}),
        (b"/api/v1/articles?" + b"&".join(b"p%d=1" % number for number in range(20_000)), {400, 414, 431}),
        (b"/" + b"a" * 200_000, {404, 414, 431}),
        (b"/api/v1/articles/%", {400, 404}),
        (b"/api/v1/articles/%zz", {400, 404}),
        (b"/api/v1/articles/%00", {400, 404}),
        (b"/api/v1/articles/%ff%fe", {400, 404}),
        (b"/api/v1/articles/%c0%ae%c0%ae/%c0%ae", {400, 404}),
        (b"/api/v1/articles/%ED%A0%80", {400, 404}),
        (b"/static/..%2f..%2fmanage.py", {400, 404}),
        (b"/static/../../manage.py", {400, 404}),
        (b"/static/%00", {400, 404}),
        (b"/api/v1/articles?topic=%00", {400}),
        (b"/api/v1/articles?topic=%ff", {400}),
        (b"/api/v1/articles?topic=%", {400}),
        (b"/api/v1/articles?%=%&%00=%00", {400}),
        (b"/api/v1/articles/a\x00b", {400}),
        (b"/api/v1/articles?topic=a\x00b", {400}),
        ("/api/v1/articles/é".encode(), {400, 404}),
        ("/api/v1/articles/é".encode("latin-1"), {400}),
        ("/api/v1/articles?topic=é".encode(), {400}),
        ("/api/v1/articles?topic=é".encode("latin-1"), {400}),
        (b"/api/v1/articles\t?topic=a", {400}),
        (b"api/v1/articles", {400}),
        (b"//evil.example/api/v1", {404}),
        (b"*", {400, 404}),
        (b"", {400}),
        (b"http://evil.example/nope", {400, 404, 421}),
        (b"https://localhost/nope", {400, 404}),
        (b"ftp://localhost/nope", {400, 404}),
        (b"http://", {400}),
    ],
    ids=lambda value: repr(value[:40]) if isinstance(value, bytes) else "",
)  # fmt: skip
def test_an_odd_target_is_refused(site: tuple[str, int], target: bytes, statuses: set[int]) -> None:
    assert_clean(one(site, b"GET " + target + b" HTTP/1.1\r\n" + HOST + CLOSE), statuses)
    assert_well(site)


def test_a_target_in_absolute_form_is_read_as_its_path(site: tuple[str, int]) -> None:
    reply = one(site, b"GET http://localhost/api/v1 HTTP/1.1\r\n" + HOST + CLOSE)
    assert (reply.status, json.loads(reply.body)["docs"]) == (200, "http://localhost/api/docs")
    # Another name in it is never taken for ours.
    reply = one(site, b"GET http://evil.example/api/v1 HTTP/1.1\r\n" + HOST + CLOSE)
    assert b"evil" not in reply.body


@pytest.mark.parametrize(
    "hosts",
    [
        b"",
        b"Host:\r\n",
        b"Host: evil.example\r\n",
        b"Host: localhost@evil.example\r\n",
        b"Host: localhost, evil.example\r\n",
        b"Host: localhost\r\nHost: evil.example\r\n",
        b"Host: evil.example\r\nHost: localhost\r\n",
        b"Host: localhost\x00\r\n",
        b"Host: localhost/..\r\n",
        b"Host: [::1\r\n",
        b"Host: localhost:http\r\n",
        b"Host: " + b"a" * 10_000 + b"\r\n",
        "Host: löcalhost\r\n".encode(),
    ],
)
def test_a_host_that_is_none_or_not_ours_is_refused(site: tuple[str, int], hosts: bytes) -> None:
    for path in (b"/api/v1", ARTICLE, b"/api/v1/topics"):
        assert_clean(one(site, b"GET " + path + b" HTTP/1.1\r\n" + hosts + CLOSE), {400})


@pytest.mark.parametrize(
    ("line", "status"),
    [
        (b"Accept: a\x00b", 400),
        (b"No colon here", 400),
        (b"Spaced : name", 400),
        (b"X: " + b"a" * 1_000_000, 431),
        (b"\r\n".join(b"X-%d: y" % number for number in range(5000)), 431),
        ("If-None-Match: “é”".encode(), 200),
        ("Accept: é, */*".encode("latin-1"), 200),
        (b"Accept: application/json; x*=nope'en'a", 200),
        (b"Accept: " + b"a/b," * 5000, 406),
        (b"Cookie: " + b"a=b;" * 5000, 200),
        (b"Origin: http://[", 200),
        (b"If-Modified-Since: \xff\xfe", 200),
        (b"X-Forwarded-Proto: javascript", 200),
    ],
    ids=lambda value: repr(value[:30]) if isinstance(value, bytes) else "",
)
def test_an_odd_header_is_refused_or_passed_over(site: tuple[str, int], line: bytes, status: int) -> None:
    reply = one(site, b"GET /api/v1/topics HTTP/1.1\r\n" + HOST + line + b"\r\n" + CLOSE)
    assert reply.status == status
    if status != 200:
        assert_clean(reply, {status})
    assert_well(site)


@pytest.mark.parametrize(
    "kind", ["text/plain; charset=base64", "text/plain; charset=punycode", "text/plain; x*=nope''a"]
)
def test_a_content_type_that_cannot_be_is_no_fault_of_ours(site: tuple[str, int], kind: str) -> None:
    sent = b"GET /api/v1/topics?page_size=1 HTTP/1.1\r\n" + HOST + b"Content-Type: " + kind.encode() + b"\r\n" + CLOSE
    assert one(site, sent).status < 500


@pytest.mark.parametrize(
    "sent",
    [
        b"GET /healthz\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET /healthz HTTP/9.9\r\n" + HOST + CLOSE,
        b"GET  /healthz  HTTP/1.1\r\n" + HOST + CLOSE,
        b"B@D{} / HTTP/1.1\r\n" + HOST + CLOSE,
        b"\x16\x03\x01\x00\xc8\x01\x00\x00\xc4\x03\x03",
        b"\x00\x01\x02\x03\r\n\r\n",
        b"\xff" * 1000 + b"\r\n\r\n",
        b"GET /healthz HTTP/1.1\r\nHos",
        b"\r\n\r\n",
        b"A" * 500_000,
    ],
    ids=lambda sent: repr(sent[:20]),
)
def test_what_is_no_request_is_hung_up_on(site: tuple[str, int], sent: bytes) -> None:
    received = exchange(site, sent, end=True)
    if received:
        assert received.startswith((b"HTTP/1.1 400 ", b"HTTP/1.1 431 "))
    assert_well(site)


def test_an_unheard_of_method_is_refused_and_not_repeated(site: tuple[str, int]) -> None:
    reply = one(site, b"EVIL" * 1000 + b" /api/v1 HTTP/1.1\r\n" + HOST + CLOSE)
    assert_clean(reply, {400, 405})
    assert b"EVIL" not in reply.body
    assert_clean(one(site, b"CONNECT localhost:80 HTTP/1.1\r\n" + HOST + CLOSE), {400, 405})
    assert_clean(one(site, b"TRACE /api/v1 HTTP/1.1\r\n" + HOST + CLOSE), {400, 405})
