"""Bodies by the byte: odd ones are refused, and those who dawdle keep nobody waiting."""

import socket
import time

import pytest

from tests.contentapi.wire import ARTICLE, ASKING, CLOSE, HOST, PATIENCE, assert_clean, assert_well, exchange, one

pytestmark = pytest.mark.slow


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
