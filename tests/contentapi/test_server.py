"""The server as `make run` starts it, and sockets that mean no good: a clean refusal, never a 500, never a hang."""

import json
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest

from tests.contentapi.answers import MEMBERS, PROBLEM
from tests.running import running_server

pytestmark = pytest.mark.slow

ARTICLE = b"/api/v1/articles/sex-after-miscarriage"
ASKING = ARTICLE + b"/assessment"
HOST = b"Host: localhost\r\n"
CLOSE = b"Connection: close\r\n\r\n"

# Long enough for a server on a busy machine, short enough to be called a hang.
PATIENCE = 10.0


@dataclass(frozen=True)
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    with running_server(tmp_path_factory.mktemp("server")) as address:
        parts = urlsplit(address)
        assert parts.hostname
        assert parts.port
        yield parts.hostname, parts.port


def exchange(site: tuple[str, int], sent: bytes, *, end: bool = False) -> bytes:
    """All that comes back for `sent` until the server hangs up; `end` says that nothing more will be sent."""
    received = b""
    with socket.create_connection(site, timeout=PATIENCE) as connection:
        try:
            connection.sendall(sent)
            if end:
                connection.shutdown(socket.SHUT_WR)
            while part := connection.recv(65536):
                received += part
        except (BrokenPipeError, ConnectionResetError):
            pass  # it has heard enough; what it said before counts
    return received


def replies(received: bytes, *methods: str) -> list[Reply]:
    """What was received, taken apart as replies to requests with these methods (RFC 9112 §6.3), to the last byte."""
    found = []
    for method in methods:
        head, _, received = received.partition(b"\r\n\r\n")
        while head.startswith(b"HTTP/1.1 100"):
            head, _, received = received.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        status = int(first.split(" ")[1])
        if method == "HEAD" or status in (204, 304):
            body = b""
        elif headers.get("transfer-encoding") == "chunked":
            body, received = _unchunked(received)
        elif "content-length" in headers:
            length = int(headers["content-length"])
            body, received = received[:length], received[length:]
            assert len(body) == length
        else:
            body, received = received, b""
        found.append(Reply(status, headers, body))
    assert received == b"", "bytes that belong to no reply"
    return found


def _unchunked(received: bytes) -> tuple[bytes, bytes]:
    body = b""
    while True:
        size, _, received = received.partition(b"\r\n")
        length = int(size, 16)
        body, received = body + received[:length], received[length + 2 :]
        if length == 0:
            return body, received


def one(site: tuple[str, int], sent: bytes) -> Reply:
    (reply,) = replies(exchange(site, sent), sent.split(b" ")[0].decode("latin-1"))
    return reply


def assert_clean(reply: Reply, statuses: set[int]) -> None:
    """A problem document of ours, or the server's own word without a body."""
    assert reply.status in statuses, reply
    if reply.body:
        assert reply.headers["content-type"] == PROBLEM
        said = json.loads(reply.body)
        assert said.keys() >= MEMBERS
        assert said["status"] == reply.status


def assert_well(site: tuple[str, int]) -> None:
    """The server has survived it."""
    reply = one(site, b"GET " + ARTICLE + b" HTTP/1.1\r\n" + HOST + CLOSE)
    assert (reply.status, reply.headers["content-type"]) == (200, "application/json")


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


@pytest.mark.parametrize(
    ("rest", "statuses"),
    [
        (b"Transfer-Encoding: chunked\r\n" + CLOSE + b"zz\r\n{}\r\n0\r\n\r\n", {400}),
        (b"Transfer-Encoding: chunked\r\n" + CLOSE + b"-1\r\n{}\r\n0\r\n\r\n", {400}),
        (b"Transfer-Encoding: chunked\r\n" + CLOSE + b"ffffffffffffffffff\r\n{}\r\n0\r\n\r\n", {400}),
        (b"Transfer-Encoding: chunked\r\n" + CLOSE + b"2;" + b"x" * 100_000 + b"\r\n{}\r\n0\r\n\r\n", {400}),
        (b"Transfer-Encoding: chunked\r\n" + CLOSE + b"2\r\n{}GARBAGE", {400}),
        (b"Transfer-Encoding: gzip\r\n" + CLOSE + b"{}", {400, 501}),
        (b"Transfer-Encoding: chunked, identity\r\n" + CLOSE + b"2\r\n{}\r\n0\r\n\r\n", {400, 501}),
        (b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n" + CLOSE + b"2\r\n{}\r\n0\r\n\r\n", {400}),
        (b"Content-Length: 2\r\nContent-Length: 3\r\n" + CLOSE + b"{}", {400}),
        (b"Content-Length: -2\r\n" + CLOSE + b"{}", {400}),
        (b"Content-Length: two\r\n" + CLOSE + b"{}", {400}),
        (b"Content-Length: 99999999999999999999\r\n" + CLOSE + b"{}", {400, 413}),
        (b"Content-Length: 9999999\r\n" + CLOSE + b"{}", {413}),
        (CLOSE + b'{"facts": {}}', {400}),
        (b"Content-Length: 100000\r\n" + CLOSE + b"[" * 100_000, {413}),
        (b"Content-Length: 60000\r\n" + CLOSE + b"[" * 60_000, {400}),
        (b"Content-Length: 4\r\n" + CLOSE + b"\x00\xff\xfe{", {400}),
    ],
    ids=lambda value: repr(value[:60]) if isinstance(value, bytes) else "",
)
def test_an_odd_body_is_refused(site: tuple[str, int], rest: bytes, statuses: set[int]) -> None:
    sent = b"POST " + ASKING + b" HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\n" + rest
    assert_clean(one(site, sent), statuses)
    assert_well(site)


@pytest.mark.parametrize("rest", [b"Content-Length: 99\r\n\r\n{", b"Transfer-Encoding: chunked\r\n\r\nc\r\n{"])
def test_a_body_that_breaks_off_is_no_fault_of_ours(site: tuple[str, int], rest: bytes) -> None:
    sent = b"POST " + ASKING + b" HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\n" + rest
    received = exchange(site, sent, end=True)
    assert received == b"" or received.startswith(b"HTTP/1.1 400 ")
    assert_well(site)


def test_a_body_may_wait_to_be_asked_for(site: tuple[str, int]) -> None:
    body = b'{"facts": {}}'
    head = b"Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: %d\r\n" % len(body)
    reply = one(site, b"POST " + ASKING + b" HTTP/1.1\r\n" + HOST + head + CLOSE + body)
    assert reply.status == 200


def test_a_body_in_chunks_is_a_body(site: tuple[str, int]) -> None:
    head = b"Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n"
    body = b'd\r\n{"facts": {}}\r\n0\r\n\r\n'
    assert one(site, b"POST " + ASKING + b" HTTP/1.1\r\n" + HOST + head + CLOSE + body).status == 200


def hold_open(site: tuple[str, int], begun: bytes, count: int) -> list[socket.socket]:
    """Connections that have begun to say something, and then say nothing."""
    held = []
    for _ in range(count):
        connection = socket.create_connection(site, timeout=PATIENCE)
        connection.sendall(begun)
        held.append(connection)
    return held


def test_those_who_dawdle_over_headers_keep_nobody_waiting(site: tuple[str, int]) -> None:
    held = hold_open(site, b"GET /healthz HTTP/1.1\r\nHos", 100)
    try:
        assert_well(site)
    finally:
        for connection in held:
            connection.close()


def test_those_who_never_read_their_answers_keep_nobody_waiting(site: tuple[str, int]) -> None:
    held = hold_open(site, (b"GET " + ARTICLE + b" HTTP/1.1\r\n" + HOST + b"\r\n") * 100, 12)
    try:
        assert_well(site)
    finally:
        for connection in held:
            connection.close()


@pytest.mark.xfail(
    strict=True, raises=TimeoutError, reason="a body is read in one of four threads, without a limit of time"
)
def test_those_who_dawdle_over_a_body_keep_nobody_waiting(site: tuple[str, int]) -> None:
    begun = (
        b"POST " + ASKING + b" HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\nContent-Length: 99\r\n\r\n{"
    )
    held = hold_open(site, begun, 12)
    time.sleep(1)  # until every thread has taken one of them
    try:
        assert_well(site)
    finally:
        for connection in held:
            connection.close()
