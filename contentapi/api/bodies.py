"""Reading a JSON body strictly: its type, its size, its encoding, every name once, no number that JSON doesn't have.

The standard library's parser with hooks: orjson merges a repeated name without a word, and DRF's parser falls over deep
nesting. Nothing of a body is ever repeated in an error: it may say something of a person's health.
"""

import json
import math
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NoReturn

from django.http import HttpRequest, UnreadablePostError
from rest_framework import exceptions

from contentapi.errors import Fault, InvalidInput

KIB = 1024
# What a body may have where its operation does not say otherwise.
LARGEST = 64 * KIB
# Far more than any body of ours has, and far less than Python's recursion limit.
_DEEPEST = 32
_LOOKS_LIKE_A_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")


class TooLarge(exceptions.APIException):
    status_code = 413

    def __init__(self, largest: int) -> None:
        super().__init__(say_too_large(largest))


def say_too_large(largest: int) -> str:
    return f"The body is larger than {largest // KIB} KiB."


class UnsupportedMediaType(exceptions.APIException):
    status_code = 415
    default_detail = "Send the body as application/json in UTF-8."


class UnsupportedCoding(UnsupportedMediaType):
    default_detail = "Send the body as it is, without a Content-Encoding: none is read here."


def read_json(request: HttpRequest, *, largest: int = LARGEST, expected: Sequence[str] = ()) -> Any:
    """The body of `request` as JSON, of `largest` bytes at most. `expected` are members that it must have.

    Raises TooLarge, UnsupportedMediaType, UnsupportedCoding, and InvalidInput where it is no JSON.
    """
    if _is_empty(request):  # before its type: what sends nothing often sends no type either
        _refuse_empty(expected)
    charset = request.content_params.get("charset", "utf-8") if request.content_params else "utf-8"
    if request.content_type != "application/json" or charset.lower() not in ("utf-8", "utf8"):
        raise UnsupportedMediaType
    if request.META.get("HTTP_CONTENT_ENCODING", "").strip().lower() not in ("", "identity"):
        raise UnsupportedCoding
    raw = _read(request, largest)
    if not raw.strip():
        _refuse_empty(expected)
    text = _as_text(raw)
    try:
        data = json.loads(text, object_pairs_hook=_each_name_once, parse_float=_number, parse_constant=_no_such_number)
    except json.JSONDecodeError as wrong:
        _refuse("not_json", f"This is not JSON (line {wrong.lineno}, column {wrong.colno}).")
    except RecursionError:
        _refuse("nesting", "The body is nested too deeply.")
    except ValueError:  # a whole number of thousands of digits: Python will not turn it into one
        _refuse("number", "The body holds a number that is too long.")
    if isinstance(data, dict | list) and _is_too_deep(data):
        _refuse("nesting", "The body is nested too deeply.")
    return data


def _is_empty(request: HttpRequest) -> bool:
    return request.META.get("CONTENT_LENGTH") in (None, "", "0") and "HTTP_TRANSFER_ENCODING" not in request.META


def _refuse_empty(expected: Sequence[str]) -> NoReturn:
    members = f" It must have {', '.join(expected)}." if expected else ""
    _refuse("empty", f"The body is empty. Send a JSON object, as application/json.{members}")


def _as_text(raw: bytes) -> str:
    """The characters of a body that is UTF-8, and nothing before them."""
    # What stands where in the first four bytes tells the encodings of JSON apart (RFC 4627 §3), marked or not.
    encoding = json.detect_encoding(raw)
    if encoding == "utf-8-sig":
        detail = "The body begins with a byte order mark (EF BB BF), which JSON may not have: send it without."
        _refuse("byte_order_mark", detail)
    if encoding != "utf-8":
        _refuse("encoding", f"The body is in {encoding[:6].upper()}. Write it in UTF-8, as JSON must be.")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        _refuse("encoding", "The body is not UTF-8.")


def _read(request: HttpRequest, largest: int) -> bytes:
    """The raw body. At most one byte more than is allowed is ever read, whatever Content-Length says."""
    try:
        announced = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        announced = 0
    if announced > largest:
        raise TooLarge(largest)
    # A body in chunks announces no length, and Django then reads nothing: what the server hands on is read instead.
    in_chunks = "CONTENT_LENGTH" not in request.META and "HTTP_TRANSFER_ENCODING" in request.META
    stream = request.META["wsgi.input"] if in_chunks else request
    try:
        raw: bytes = stream.read(largest + 1)
    except UnreadablePostError:
        _refuse("incomplete", "The body ended before it was complete.")
    if len(raw) > largest:
        raise TooLarge(largest)
    return raw


def _each_name_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for name, value in pairs:
        if name in members:
            # A name is repeated only if it can hardly be anything else.
            shown = f"'{name}'" if _LOOKS_LIKE_A_NAME.fullmatch(name) else "a name"
            _refuse("duplicate_member", f"An object gives {shown} twice.")
        members[name] = value
    return members


# Beyond this a float no longer tells whole numbers apart, and nothing here is so large.
_LARGEST_WHOLE = 2**53
# `decimal` refuses exponents of many digits.
_ORDINARY = re.compile(r"[^eE]+(?:[eE][-+]?0*[0-9]{1,3})?")


def _number(written: str) -> int | float:
    """A number with a point or an exponent. `8.0`, `1e1` and `-0.0` are whole (JSON Schema 2020-12, 4.2.3): several
    languages have no other way to write 8."""
    value = float(written)
    if not value.is_integer():
        return value
    if abs(value) < _LARGEST_WHOLE and _ORDINARY.fullmatch(written) and Decimal(written) == Decimal(value):
        return int(value)
    # A float is but the nearest to what was written: `8.00000000000000001` is not whole, and must not pass for it.
    return math.nan


def _no_such_number(name: str) -> NoReturn:
    _refuse("number", "JSON has neither NaN nor infinity; for what is not known, write null.")


def _is_too_deep(data: Any) -> bool:
    level = [data]
    for _ in range(_DEEPEST):
        inner = [part for whole in level for part in (whole.values() if isinstance(whole, dict) else whole)]
        level = [part for part in inner if isinstance(part, dict | list)]
        if not level:
            return False
    return True


def _refuse(code: str, detail: str) -> NoReturn:
    raise InvalidInput("The body is not valid.", faults=[Fault(detail, code, pointer="")])
