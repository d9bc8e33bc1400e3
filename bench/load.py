"""The client: so many requests as the server answers, for so long, and how long each took.

`wrk` where it is installed (Debian and Homebrew have it), for it takes next to nothing from the machine; else a few
threads of our own, which cannot ask more than a few thousand times a second and say so.
"""

import http.client
import re
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from tempfile import NamedTemporaryFile

WRK = shutil.which("wrk")
CONNECTIONS = 16

_MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


@dataclass(frozen=True)
class Target:
    """Something to ask for: paths on one server, taken in turn, and the status that each answer must have.

    With a `body`, JSON, it is sent by POST.
    """

    port: int
    paths: Sequence[str]
    headers: Mapping[str, str] = field(default_factory=dict)
    status: int = 200
    body: str | None = None

    @property
    def method(self) -> str:
        return "GET" if self.body is None else "POST"

    @property
    def sent(self) -> Mapping[str, str]:
        """All headers."""
        return self.headers if self.body is None else {**self.headers, "Content-Type": "application/json"}


@dataclass(frozen=True)
class Measured:
    """Requests a second, and the latency in milliseconds that half and 99 in 100 of them did not exceed."""

    rate: float
    p50: float
    p99: float


class Broken(Exception):
    """An answer was not the one expected: what is measured would mean nothing."""


def describe() -> str:
    if WRK is None:
        return f"a Python client, {CONNECTIONS} connections (wrk is not installed; it asks faster)"
    version = subprocess.run([WRK, "-v"], capture_output=True, text=True, check=False).stdout.split()
    return f"wrk {version[1] if len(version) > 1 else ''}, {CONNECTIONS} connections"


def ask(target: Target, path: str) -> tuple[bytes, http.client.HTTPMessage]:
    """One answer: its body and headers. Raises Broken for another status than the target's."""
    connection = http.client.HTTPConnection("127.0.0.1", target.port, timeout=30)
    try:
        return _ask(connection, target, path)
    finally:
        connection.close()


def _ask(connection: http.client.HTTPConnection, target: Target, path: str) -> tuple[bytes, http.client.HTTPMessage]:
    connection.request(target.method, path, target.body, dict(target.sent))
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != target.status:
        raise Broken(f"{path} on port {target.port}: {answer.status} instead of {target.status}")
    return body, answer.headers


def measure(target: Target, seconds: int) -> Measured:
    """Asks for `seconds`. Raises Broken where any request fails."""
    for path in target.paths[:3]:
        ask(target, path)
    return _by_wrk(WRK, target, seconds) if WRK else _by_threads(target, seconds)


# --- wrk ---------------------------------------------------------------------------------------------------------

_SCRIPT = """
local paths = {{ {paths} }}
local turn = 0
request = function()
  turn = turn % #paths + 1
  return wrk.format(nil, paths[turn])
end
"""
_POSTED = """
wrk.method = "POST"
wrk.body = [[{body}]]
"""


def _by_wrk(wrk: str, target: Target, seconds: int) -> Measured:
    command = [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "--timeout", "10s"]
    for name, value in target.sent.items():
        command += ["-H", f"{name}: {value}"]
    url = f"http://127.0.0.1:{target.port}{target.paths[0]}"
    with NamedTemporaryFile("w", suffix=".lua") as script:
        if target.body is not None:
            script.write(_POSTED.format(body=target.body))
        if len(target.paths) > 1:
            script.write(_SCRIPT.format(paths=", ".join(f'"{path}"' for path in target.paths)))
        script.flush()
        command += ["-s", script.name]
        said = subprocess.run([*command, url], capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise Broken(f"{Path(url)}: {said}")
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    if rate is None:
        raise Broken(said)
    return Measured(float(rate[1]), _latency(said, 50), _latency(said, 99))


def _latency(said: str, percent: int) -> float:
    found = re.search(rf"{percent}%\s+([\d.]+)(us|ms|s)\b", said)
    if found is None:
        raise Broken(said)
    return float(found[1]) * _MILLISECONDS[found[2]]


# --- Python ------------------------------------------------------------------------------------------------------


def _by_threads(target: Target, seconds: int) -> Measured:
    begun = time.perf_counter()
    with ThreadPoolExecutor(CONNECTIONS) as executor:
        asking = [executor.submit(_keep_asking, target, place, begun + seconds) for place in range(CONNECTIONS)]
    took = sorted(latency for one in asking for latency in one.result())
    elapsed = time.perf_counter() - begun
    return Measured(len(took) / elapsed, took[len(took) // 2] * 1000, took[len(took) * 99 // 100] * 1000)


def _keep_asking(target: Target, place: int, until: float) -> list[float]:
    connection = http.client.HTTPConnection("127.0.0.1", target.port, timeout=30)
    paths = cycle([*target.paths[place:], *target.paths[:place]])
    took = []
    try:
        while (begun := time.perf_counter()) < until:
            _ask(connection, target, next(paths))
            took.append(time.perf_counter() - begun)
    finally:
        connection.close()
    return took
