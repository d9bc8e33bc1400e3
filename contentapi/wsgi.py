"""What the web server calls: `contentapi.wsgi:application`."""

import os
from typing import Any

import django
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.utils.http import parse_header_parameters

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "contentapi.settings")


class Request(WSGIRequest):
    """A request whose Content-Type, however odd, is no fault of ours, and whose query is UTF-8 whatever it says.

    Django decodes the query by the charset of the body, which need not be one of text, and trips over a parameter that
    it cannot read before any middleware could answer.
    """

    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        try:
            self.content_type, self.content_params = parse_header_parameters(meta.get("CONTENT_TYPE", ""))
        except (ValueError, LookupError):
            self.content_type, self.content_params = "", {}


class Handler(WSGIHandler):
    request_class = Request


django.setup(set_prefix=False)
application = Handler()
