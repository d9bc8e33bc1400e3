"""The pages that show the contract: to read it, to try it, and what each of its problems means."""

from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse

from contentapi.api import delivery, problems
from contentapi.api.delivery import read_only
from contentapi.api.pages import REFERENCE, TRYING, send_page

_REDOC = "drf_spectacular_sidecar/redoc/bundles/redoc.standalone.js"
# Redoc shows its maker's mark, and fetches it from its maker. The policy of the page would stop that, with an error in
# the console of everybody who reads the reference; no option turns it off.
_MARK = b"https://cdn.redoc.ly/redoc/logo-mini.svg"
_NO_MARK = b"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E"


@read_only
def reference(request: HttpRequest) -> HttpResponse:
    """The whole contract, to read."""
    return send_page(request, "contentapi/docs.html", {}, policy=REFERENCE)


@cache
def _redoc() -> bytes:
    found = finders.find(_REDOC)
    if found is None:
        raise FileNotFoundError(_REDOC)
    return Path(found).read_bytes().replace(_MARK, _NO_MARK)


@read_only
def redoc(request: HttpRequest) -> HttpResponse:
    """The script of the reference, which asks no other host for anything."""
    return delivery.send(
        request,
        _redoc(),
        cache=delivery.FRESH,
        surrogate_keys="openapi",
        content_type="text/javascript; charset=utf-8",
    )


@read_only
def trying(request: HttpRequest) -> HttpResponse:
    """The reads of the API, and the assessment, to be asked from the page."""
    return send_page(request, "contentapi/try.html", {}, policy=TRYING)


@read_only
def problem_catalogue(request: HttpRequest) -> HttpResponse:
    """What each `code` of a problem means: the page that `type` points to."""
    return send_page(request, "contentapi/problems.html", {"kinds": problems.KINDS.items()})
