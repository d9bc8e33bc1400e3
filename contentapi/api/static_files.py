"""Static files in gzip, compressed as they are first asked for: nobody has to collect them, or to compress them before.

Whitenoise serves them, and would serve a compressed one that stood beside the file.
"""

from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from whitenoise.middleware import WhiteNoiseMiddleware

from contentapi.api import compression
from contentapi.api.delivery import READS

# What is not text is compressed already.
_TEXT = ("text/", "application/javascript", "application/json", "image/svg+xml")
_MARK = '-gzip"'

_kept = compression.Kept()


class StaticFilesMiddleware(WhiteNoiseMiddleware):  # type: ignore[misc]  # it says nothing of its types
    @staticmethod
    def serve(static_file: Any, request: HttpRequest) -> HttpResponseBase:
        named = request.META.get("HTTP_IF_NONE_MATCH", "").removeprefix("W/")
        if named:  # whitenoise knows its own tag alone, as it has sent it
            request.META["HTTP_IF_NONE_MATCH"] = _unmarked(named)
        takes_it = compression.takes_gzip(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        # A part is one of the file as it is.
        whole = request.method in READS and "HTTP_RANGE" not in request.META
        is_worthwhile = _is_worthwhile(static_file)
        if takes_it and whole and is_worthwhile:
            answer = _in_gzip(static_file, request, named)
        else:
            answer = WhiteNoiseMiddleware.serve(static_file, request)
        if is_worthwhile:
            patch_vary_headers(answer, ["Accept-Encoding"])
        return answer


def _is_worthwhile(static_file: Any) -> bool:
    """Whether it is text of some length, with nothing compressed beside it."""
    [(_, _, headers), *beside] = static_file.alternatives
    described = dict(headers)
    is_text = described.get("Content-Type", "").startswith(_TEXT)
    return not beside and is_text and int(described["Content-Length"]) >= compression.SMALLEST


def _unmarked(tag: str) -> str:
    return f'{tag.removesuffix(_MARK)}"' if tag.endswith(_MARK) else tag


def _in_gzip(static_file: Any, request: HttpRequest, named: str) -> HttpResponseBase:
    """What whitenoise answers without a body, and the body in gzip. `named` is the tag of what the client holds."""
    described = static_file.get_response("HEAD", request.META)
    headers = dict(described.headers)
    if described.status == 304:
        answer = HttpResponse(status=304, headers=headers)
        del answer.headers["Content-Type"]
        if named:
            answer.headers["ETag"] = named
        return answer
    path, tag = static_file.alternatives[0][1], headers["ETag"]
    body = _kept.gzipped(f"{path} {tag}", Path(path).read_bytes())
    headers |= {"ETag": f"{tag[:-1]}{_MARK}", "Content-Encoding": "gzip", "Content-Length": str(len(body))}
    return HttpResponse(b"" if request.method == "HEAD" else body, headers=headers)
