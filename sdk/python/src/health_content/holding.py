"""The last answers that have an ETag, in memory: what has not changed is not sent a second time."""

import threading
from collections import OrderedDict
from collections.abc import Mapping

import httpx

from health_content import problems

# Said of the bytes on the wire, which are decoded when an answer is held.
_OF_THE_WIRE = ("content-encoding", "content-length", "transfer-encoding")


class Held:
    """At most `most` answers, the last that were used.

    Whatever goes with a credential, or comes with `no-store`, is never held. What has gone is let go of.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[str, httpx.Response] = OrderedDict()
        self._lock = threading.Lock()

    def look_up(self, request: httpx.Request) -> httpx.Response | None:
        """What is held; the request then asks whether that is still current."""
        if not _may_hold(request):
            return None
        url = str(request.url)
        with self._lock:
            held = self._held.get(url)
            if held is not None:
                self._held.move_to_end(url)
                request.headers["If-None-Match"] = held.headers["ETag"]
            return held

    def hold(self, response: httpx.Response) -> None:
        """Keeps an answer that may be kept, and lets go of what it says has gone."""
        if not _may_hold(response.request):
            return
        url = str(response.request.url)
        with self._lock:
            if response.status_code in (httpx.codes.NOT_FOUND, httpx.codes.GONE):
                self._held.pop(url, None)
            elif problems.is_answer(response) and _may_be_kept(response.headers):
                self._held[url] = _plain(response)
                if len(self._held) > self._most:
                    self._held.popitem(last=False)

    def let_go(self, response: httpx.Response) -> None:
        with self._lock:
            self._held.pop(str(response.request.url), None)


def _may_hold(request: httpx.Request) -> bool:
    return request.method == "GET" and "Authorization" not in request.headers


def _may_be_kept(headers: Mapping[str, str]) -> bool:
    return "etag" in headers and "no-store" not in headers.get("cache-control", "")


def _plain(response: httpx.Response) -> httpx.Response:
    headers = [(name, value) for name, value in response.headers.items() if name not in _OF_THE_WIRE]
    return httpx.Response(response.status_code, headers=headers, content=response.content, request=response.request)
