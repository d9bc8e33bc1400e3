"""Pages for people: HTML that loads nothing from elsewhere and runs nothing that is written into it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import loader

from contentapi.api import delivery

HTML = "text/html; charset=utf-8"

_NOTHING_ELSE = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

# A page to be read has no script at all.
READING = f"default-src 'none'; style-src 'self'; img-src 'self' data:; {_NOTHING_ELSE}"
# A page that asks the API has scripts, from files of ours, and asks nobody else.
TRYING = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    f"{_NOTHING_ELSE}"
)
# Redoc builds its style sheets in the page and searches in a worker; everything it loads is ours all the same.
REFERENCE = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
    f"connect-src 'self'; worker-src 'self' blob:; {_NOTHING_ELSE}"
)


def send_page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    policy: str = READING,
    surrogate_keys: str = "openapi",
) -> HttpResponse:
    """`template` as a page that may be kept as any read may, under the content security policy `policy`."""
    page = loader.render_to_string(template, context, request).encode()
    response = delivery.send(
        request,
        page,
        cache=delivery.FRESH,
        surrogate_keys=surrogate_keys,
        content_type=HTML,
    )
    response.headers["Content-Security-Policy"] = policy
    return response
