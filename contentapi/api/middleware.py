"""What surrounds a view: problems around the API, sessions and their like around the admin only.

Readers of the API have no session, no cookie and no account, so none of that machinery runs for them: it would cost
more than the read itself, and a public answer that depends on a cookie is one that a cache can leak.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from corsheaders.middleware import CorsMiddleware
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.exceptions import DisallowedHost
from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.middleware.common import CommonMiddleware
from django.middleware.csrf import CsrfViewMiddleware
from django.template import loader

from contentapi.api import admin_pages, problems
from contentapi.characters import name_of

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class CrossOriginMiddleware(CorsMiddleware):
    """CORS for whoever asks across origins. Who does not (apps, servers, a CDN) is not made to pay for it.

    It cost a tenth of a read. `Vary: Origin` is owed to caches either way, so `delivery.send` says it itself.
    """

    def __call__(self, request: HttpRequest) -> Any:
        return super().__call__(request) if "HTTP_ORIGIN" in request.META else self.get_response(request)


class ProblemMiddleware:
    """Turns what a view of the API raises into a problem document, in DEBUG too; refuses a host that is not ours.

    The host is looked at here, for only some views come to need it: a list would answer a wrong one until it has a
    second page to link to. Probes are let by, since they ask an instance by its address.
    """

    PROBES = ("/healthz", "/readyz")

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not problems.is_admin(request) and request.path_info not in self.PROBES:
            try:
                request.get_host()
            except DisallowedHost as refused:
                return problems.from_exception(refused, request)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if problems.is_admin(request):
            return admin_pages.answer(exception, request)
        return problems.from_exception(exception, request)


class _AdminOnly:
    """Mixed in before a Django middleware: lets every request that is not for the admin pass by."""

    get_response: Any

    def __call__(self, request: HttpRequest) -> Any:
        return super().__call__(request) if problems.is_admin(request) else self.get_response(request)  # type: ignore[misc]


class AdminSessionMiddleware(_AdminOnly, SessionMiddleware):
    pass


class AdminCommonMiddleware(_AdminOnly, CommonMiddleware):
    pass


class AdminCsrfViewMiddleware(_AdminOnly, CsrfViewMiddleware):
    def process_view(self, request: HttpRequest, callback: Any, args: Any, kwargs: Any) -> Any:
        return super().process_view(request, callback, args, kwargs) if problems.is_admin(request) else None


class AdminAuthenticationMiddleware(_AdminOnly, AuthenticationMiddleware):
    pass


class AdminMessageMiddleware(_AdminOnly, MessageMiddleware):
    pass


class AdminXFrameOptionsMiddleware(_AdminOnly, XFrameOptionsMiddleware):
    pass


class AdminOddCharacterMiddleware:
    """Says so, where a database stumbles over what no text can hold: a null, or half a character.

    Forms refuse these themselves, beside the field. An address, a filter or a cookie has no field to say it at.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not problems.is_admin(request) or not isinstance(exception, ValueError | DataError):
            return None
        found = next((found for part in _parts_of(request) if (found := _UNKEPT.search(part))), None)
        if found is None:
            return None
        page = loader.render_to_string("contentapi/odd_character.html", {"character": name_of(found[0])})
        return HttpResponse(page, status=400)


_UNKEPT = re.compile("[\x00\ud800-\udfff]")


def _parts_of(request: HttpRequest) -> Iterator[str]:
    yield request.path_info
    yield from request.COOKIES.values()
    for given in (request.GET, request.POST):
        for name, values in given.lists():
            yield from (name, *map(str, values))


class AdminContentSecurityPolicyMiddleware:
    """A strict policy on every page of the admin: drafts and stories are hostile input shown to privileged people."""

    POLICY = (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if problems.is_admin(request):
            response.headers["Content-Security-Policy"] = self.POLICY
            response.headers["Cache-Control"] = "no-store"
            if request.is_secure():
                # Not always, as a setting has it: over plain http a browser drops a Secure cookie without a word.
                for cookie in response.cookies.values():
                    cookie["secure"] = True
        return response
