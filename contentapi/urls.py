"""The one route table. Apps are named as strings: this package imports none of them."""

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from contentapi import health, root
from contentapi.api import openapi
from contentapi.api.delivery import read_only
from contentapi.contract import documents, pages


def nothing_here(request: HttpRequest, **path: str) -> HttpResponse:
    """Any other path: a problem document in DEBUG too, where Django would show its routes."""
    raise Http404


admin.site.site_header = admin.site.site_title = "Health content"
admin.site.index_title = "Editors' desk"

urlpatterns = [
    path("", include("articles.public.pages.urls")),
    path("api/v1", root.root, name="root"),
    path("api/v1/", include("articles.public.urls")),
    path("api/v1/", include("testimonials.urls")),
    path("api/openapi.json", openapi.openapi_json, name="openapi-json"),
    path("api/openapi.yaml", openapi.openapi_yaml, name="openapi-yaml"),
    path("api/docs", pages.reference, name="docs"),
    path("api/docs/redoc.js", pages.redoc, name="redoc"),
    path("api/docs/try", pages.trying, name="try"),
    path("api/docs/<slug:name>", documents.document, name="document"),
    path("api/problems", pages.problem_catalogue, name="problems"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("admin", read_only(RedirectView.as_view(pattern_name="admin:index"))),
    path("admin/", admin.site.urls),
    re_path(r"^", nothing_here),
]

handler400 = "contentapi.api.problems.bad_request"
handler403 = "contentapi.api.problems.permission_denied"
handler404 = "contentapi.api.problems.page_not_found"
handler500 = "contentapi.api.problems.server_error"
