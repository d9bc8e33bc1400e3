"""The one way out: asks conditionally for what it holds already, and raises what is no success as a `Problem`."""

import threading
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

import httpx

from health_content import problems

# Said of the bytes on the wire, which are decoded when an answer is held.
_OF_THE_WIRE = ("content-encoding", "content-length", "transfer-encoding")


class Http(httpx.Client):
    """An httpx client that keeps the last `keep` answers that have an ETag, in memory.

    A read asks whether what is held is still current (`If-None-Match`); a 304 is then answered from here. Whatever goes
    with a credential, or comes with `no-store`, is never held. What has gone is let go of.
    """

    def __init__(self, *, keep: int, **options: Any) -> None:
        super().__init__(**options)
        self._keep = keep
        self._held: OrderedDict[str, httpx.Response] = OrderedDict()
        self._lock = threading.Lock()

    def send(self, request: httpx.Request, **options: Any) -> httpx.Response:
        may_hold = request.method == "GET" and "Authorization" not in request.headers
        held = self._look_up(str(request.url)) if may_hold else None
        if held is not None:
            request.headers["If-None-Match"] = held.headers["ETag"]
        response = super().send(request, **options)
        if held is not None and response.status_code == httpx.codes.NOT_MODIFIED:
            return held
        if may_hold:
            self._hold(response)
        if not problems.is_answer(response):
            raise problems.from_response(response)
        return response

    def _look_up(self, url: str) -> httpx.Response | None:
        with self._lock:
            if url in self._held:
                self._held.move_to_end(url)
            return self._held.get(url)

    def _hold(self, response: httpx.Response) -> None:
        url = str(response.request.url)
        with self._lock:
            if response.status_code in (httpx.codes.NOT_FOUND, httpx.codes.GONE):
                self._held.pop(url, None)
            elif problems.is_answer(response) and _may_be_kept(response.headers):
                self._held[url] = _plain(response)
                if len(self._held) > self._keep:
                    self._held.popitem(last=False)


def _may_be_kept(headers: Mapping[str, str]) -> bool:
    return "etag" in headers and "no-store" not in headers.get("cache-control", "")


def _plain(response: httpx.Response) -> httpx.Response:
    headers = [(name, value) for name, value in response.headers.items() if name not in _OF_THE_WIRE]
    return httpx.Response(response.status_code, headers=headers, content=response.content, request=response.request)
