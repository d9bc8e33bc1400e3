"""What somebody typed into a form of the desk that could not be taken: it comes back to them, and is not sent.

They were signed out meanwhile, have signed in anew in another window, or the door has refused it. What they typed is
in the page that answers them. The server keeps none of it, for it tells of a story that may be erased before they are
back. (Drafts of articles tell of nobody, so `articles.admin.kept` keeps their forms for days.)

Where there is a script, it asks to sign in in place and keeps what is typed itself.
"""

from collections.abc import Mapping
from functools import wraps
from typing import Any

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from contentapi.errors import DomainError
from testimonials.admin import pages, wording
from testimonials.admin.access import View, name_of, opened_by

# What can be typed at the desk, and how it is called when it comes back.
TYPED: Mapping[str, str] = {
    "message": "What the author will read",
    "text": "Your note for colleagues",
    "note": "Your words for the caution",
    "words": "Words to mask",
    "because": "Your reason",
    "because_own": "Your reason",
}
# A reason that was chosen from a list needs no keeping.
_LISTED = frozenset(words for listed in wording.DISMISSALS.values() for words in listed)


def returning(view: View) -> View:
    """A page of a story, so that what is typed into its forms comes back to whoever is not signed in as they were."""

    @wraps(view)
    def checked(request: HttpRequest, submission_id: str, **kwargs: Any) -> HttpResponseBase:
        if request.method != "POST" or admin.site.has_permission(request):
            return view(request, submission_id=submission_id, **kwargs)
        by = opened_by(request)
        if not by:
            return redirect_to_login(pages.story_url(submission_id), reverse("admin:login"))
        return _show(request, submission_id, by=by, status=403)

    checked.on_csrf_failure = _refused_as_forged  # type: ignore[attr-defined]
    return checked


def _refused_as_forged(request: HttpRequest, submission_id: str) -> HttpResponse | None:
    """A form from before somebody signed in anew; None where it is not theirs."""
    by = opened_by(request)
    if not by or (admin.site.has_permission(request) and name_of(request) != by):
        return None
    return _show(request, submission_id, by=by, status=403)


def refused(request: HttpRequest, problem: DomainError, submission_id: str) -> HttpResponse:
    """What the door has refused, with what was typed and to nobody but whoever sent it."""
    return _show(request, submission_id, by=name_of(request), status=pages.status_of(problem), problem=problem.detail)


def has_words(request: HttpRequest) -> bool:
    """Whether something was typed, and not only chosen."""
    return any(_is_typed(name, request.POST.get(name, "")) for name in TYPED)


def _is_typed(name: str, value: str) -> bool:
    # A code of the door's has no spaces.
    is_chosen = name == "because" and (value in _LISTED or " " not in value)
    return name in TYPED and bool(value.strip()) and not is_chosen


def _show(request: HttpRequest, submission_id: str, *, by: str, status: int, problem: str = "") -> HttpResponse:
    is_back = admin.site.has_permission(request) and name_of(request) == by
    sent = [(name, value) for name, values in request.POST.lists() for value in values]
    shown = {
        **admin.site.each_context(request),
        "is_nav_sidebar_enabled": False,
        "title": "This was not sent",
        "by": by,
        "is_back": is_back,
        "problem": problem,
        "story_url": pages.story_url(submission_id, is_read=True),
        "send_on": [(name, value) for name, value in sent if name != "csrfmiddlewaretoken"],
        "typed": [(TYPED[name], value) for name, value in sent if _is_typed(name, value)] if is_back else [],
    }
    return render(request, "admin/testimonials/unsent.html", shown, status=status)
