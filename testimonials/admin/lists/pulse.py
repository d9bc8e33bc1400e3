"""What has come since a desk was opened: counts and codes, asked for every half minute. No word of a story."""

import orjson
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from contentapi.api.delivery import etag_of
from testimonials.admin import pages
from testimonials.admin.access import name_of


@require_GET
def pulse_view(request: HttpRequest) -> HttpResponse:
    """JSON: `waiting`, `overdue`, `reported` and `crisis` (a count each), `urgent` (code and address, latest first).

    A 304 where nothing has changed since. Two queries beside those that know who asks.
    """
    counts = pages.count_waiting(name_of(request))
    urgent = [{"code": code, "url": pages.story_url(name)} for name, code in pages.urgent()]
    said = {name: counts[name] for name in ("overdue", "reported", "crisis")}
    body = orjson.dumps({"waiting": counts["all"], **said, "urgent": urgent})
    etag = etag_of(body)
    if request.headers.get("If-None-Match") == etag:
        response = HttpResponse(status=304)
    else:
        response = HttpResponse(body, content_type="application/json")
    response.headers["ETag"] = etag
    return response
