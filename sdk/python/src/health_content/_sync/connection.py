# Made from src/health_content/_async/connection.py by generate.py: change that.
"""The one way out: sends, sends again, asks whether what is held is current, and raises what is no success."""

import time
from itertools import count
from typing import Any, TypeVar

import httpx

from health_content import answers, problems
from health_content.generated.client import Call
from health_content.holding import Held
from health_content.retrying import Retrying

T = TypeVar("T")


class Connection:
    """A service, reached through httpx. `keep` answers are held, and `retries` more tries made where that may be."""

    def __init__(self, *, keep: int, retries: int, **options: Any) -> None:
        self._http = httpx.Client(**options)
        self._held = Held(keep)
        self._retrying = Retrying(retries)

    def close(self) -> None:
        self._http.close()

    def send(self, call: Call[T], *, repeatable: bool) -> T:
        """What the operation answers. Raises a Problem where it refuses, httpx.TransportError where it is not reached.

        A request that is `repeatable` comes to the same however often it arrives.
        """
        problems.refuse_dots(call)
        request = self._http.build_request(
            call.method, call.url, params=call.params, headers=call.headers, json=call.json
        )
        held = self._held.look_up(request)
        try:
            response = self._persist(request) if repeatable else self._http.send(request)
        except httpx.DecodingError as error:
            raise problems.Unreadable("The answer is not compressed as it says.") from error
        answers.note(response)
        if held is not None and response.status_code == httpx.codes.NOT_MODIFIED:
            return problems.read(held, call)
        self._held.hold(response)
        try:
            return problems.read(response, call)
        except problems.Unreadable:
            self._held.let_go(response)  # half an answer under a whole one's tag would stand for it from then on
            raise

    def _persist(self, request: httpx.Request) -> httpx.Response:
        for tried in count(1):
            outcome: httpx.Response | httpx.TransportError
            try:
                outcome = self._http.send(request)
            except httpx.TransportError as error:
                outcome = error
            pause = self._retrying.pause_after(tried, outcome)
            if pause is not None:
                time.sleep(pause)
            elif isinstance(outcome, httpx.TransportError):
                raise outcome
            else:
                return outcome
        raise AssertionError("`count` has no end.")


class SyncOperations:
    """What a group of operations stands on."""

    _connection: Connection

    def _send(self, call: Call[T], *, repeatable: bool = False) -> T:
        return self._connection.send(call, repeatable=repeatable or call.method == "GET")
