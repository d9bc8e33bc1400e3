"""Content codings (RFC 9110 §8.4.1): whether a client takes gzip, and ready bytes compressed once.

Gzip alone: brotli would save a twentieth of what that leaves (an article: 11.0 kB for 11.5 kB, or 9.8 kB in fifty times
the time), and would cost a compiled dependency and every kept answer twice.
"""

import gzip
import re
from collections import OrderedDict
from functools import lru_cache
from threading import Lock

# Below this, what is saved fits into the packet that is sent anyway.
SMALLEST = 1024
# More makes an article no smaller, and takes longer.
_LEVEL = 6

# As much as some thousand articles take.
_KEPT = 32 * 1024 * 1024
# Longer than any client's: what is made up is not looked at.
_LONGEST = 500

_ENTRY = re.compile(r"([a-z0-9*_-]+)(?:;q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?", re.ASCII)


@lru_cache(maxsize=256)
def takes_gzip(accept_encoding: str) -> bool:
    """Whether gzip is among what `Accept-Encoding` takes, and nothing is said to be dearer (RFC 9110 §12.5.3).

    What cannot be read is passed over: an answer that is not compressed can always be read.
    """
    if len(accept_encoding) > _LONGEST:
        return False
    wanted: dict[str, float] = {}
    for entry in accept_encoding.lower().split(","):
        if found := _ENTRY.fullmatch("".join(entry.split())):
            wanted[found[1]] = float(found[2] or 1)
    gzipped = wanted.get("gzip", wanted.get("x-gzip", wanted.get("*", 0)))
    return gzipped > 0 and gzipped >= wanted.get("identity", 0)


def gzipped(body: bytes) -> bytes:
    """`body` as gzip: always the same bytes, for a strong ETag stands for them."""
    return gzip.compress(body, _LEVEL, mtime=0)


class Kept:
    """Compressed answers by the ETag of what was compressed: those that were asked for last, up to `largest` bytes."""

    def __init__(self, largest: int = _KEPT) -> None:
        self._largest, self._size = largest, 0
        self._by_etag: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def gzipped(self, etag: str, body: bytes) -> bytes:
        """`body`, whose ETag is `etag`, compressed now or before."""
        with self._lock:
            if (known := self._by_etag.get(etag)) is not None:
                self._by_etag.move_to_end(etag)
                return known
        made = gzipped(body)  # outside of the lock: two threads may do it at once, and come to the same
        with self._lock:
            if etag not in self._by_etag:
                self._by_etag[etag] = made
                self._size += len(made)
            while self._size > self._largest:
                self._size -= len(self._by_etag.popitem(last=False)[1])
        return made
