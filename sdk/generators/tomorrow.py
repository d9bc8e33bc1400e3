"""A server of tomorrow: it stands before the real one, and answers with members and open values that are yet unknown.

`docs/compatibility.md` allows both, so a client that was generated today must read its answers.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

# Members whose values are of an open list: one value, and a list of them.
_OPEN = {"aspect", "subject", "system"}
_OPEN_LISTS = {"content_notes", "report_reasons"}
# Maps: a further member of these would be a fact or an activity, and no further member.
_MAPS = {"facts", "outcomes"}


def grown(answer: Any, name: str = "") -> Any:
    """The answer with a further member in every object, and an unknown value wherever a list is open."""
    if isinstance(answer, dict):
        own = {key: grown(value, key) for key, value in answer.items()}
        if "sequence" in answer:  # of a change; elsewhere a `kind` is of a closed list
            own["kind"] = "value_of_tomorrow"
        return own if name in _MAPS else {"member_of_tomorrow": {"deep": [1, None]}, **own}
    if isinstance(answer, list):
        return [grown(one) for one in answer] + _of_tomorrow(answer, name)
    return "value_of_tomorrow" if name in _OPEN else answer


def _of_tomorrow(values: list[Any], name: str) -> list[Any]:
    """What is new in a list: of values, or of what describes them."""
    if name not in _OPEN_LISTS:
        return []
    described = [{**one, "key": "value_of_tomorrow"} for one in values[:1] if isinstance(one, dict)]
    return described or ["value_of_tomorrow"]


@contextmanager
def server_of_tomorrow(site: str) -> Iterator[str]:
    """The address of one, before `site`, until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            kept = ("Accept", "Authorization", "Content-Type", "Idempotency-Key")
            headers = {name: self.headers[name] for name in kept if name in self.headers}
            body = self.rfile.read(length) if length else None
            request = Request(site + self.path, body, headers, method=self.command)  # noqa: S310  our own server's
            try:
                with urlopen(request) as response:  # noqa: S310
                    self._pass_on(response.status, response.headers, response.read())
            except HTTPError as refused:
                self._pass_on(refused.code, refused.headers, refused.read())

        do_POST = do_DELETE = do_GET  # noqa: N815  the library's names

        def _pass_on(self, status: int, headers: Any, body: bytes) -> None:
            self.send_response(status)
            if body:
                body = json.dumps(grown(json.loads(body))).encode()
                self.send_header("Content-Type", headers["Content-Type"])
            if status != 204:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing: an address may hold a submission's id."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
