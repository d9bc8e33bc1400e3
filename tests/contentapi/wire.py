"""HTTP by the byte, to a server that runs."""

import json
import socket
from dataclasses import dataclass

import pytest

from tests.contentapi.answers import MEMBERS, PROBLEM

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
