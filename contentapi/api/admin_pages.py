"""What the admin answers while the database is away: a page that says what to do."""

import logging

from django.http import HttpRequest, HttpResponse
from django.template import loader

from contentapi.api import availability

logger = logging.getLogger(__name__)


def answer(exception: BaseException, request: HttpRequest) -> HttpResponse | None:
    """The page that says `exception`, raised by a page of the admin; None where it is a fault of ours."""
    if not availability.is_away(exception):
        return None
    name = type(exception).__name__
    logger.warning("%s on %s %s: the database does not answer", name, request.method, request.path)
    # It asks the database nothing: whoever is signed in cannot be shown.
    page = HttpResponse(loader.render_to_string("contentapi/away.html", {"method": request.method}), status=503)
    page.headers["Retry-After"] = str(availability.RETRY_AFTER)
    return page
