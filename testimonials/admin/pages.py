"""What every page of the desk has around it, and how it answers what was asked of it."""

from datetime import UTC, datetime
from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from contentapi.errors import Conflict, DomainError, InvalidInput, NotFound
from testimonials.admin.access import name_of, seal
from testimonials.models import Submission
from testimonials.moderation.moves import NotAllowed
from testimonials.terms import Priority

# A moderator's own choice, remembered for as long as they are signed in.
COVERS_OFF = "desk_covers_off"
_MOST_URGENT = 50

_STATUS_CODES: tuple[tuple[type[DomainError], int], ...] = (
    (NotAllowed, 403),
    (NotFound, 404),
    (Conflict, 409),
    (InvalidInput, 422),
)


def show(request: HttpRequest, template: str, *, title: str, status: int = 200, **shown: Any) -> HttpResponse:
    """A page of the desk, within the admin's look."""
    context = {
        **admin.site.each_context(request),
        "is_nav_sidebar_enabled": False,  # the width belongs to the story
        "title": title,
        "opts": Submission._meta,
        "me": name_of(request),
        "counts": count_waiting(name_of(request)),
        "seal": seal(request),
        "urgent_codes": " ".join(code for _, code in urgent()),
        "covers_off": covers_are_off(request),
        **shown,
    }
    return render(request, f"admin/testimonials/{template}", context, status=status)


def covers_are_off(request: HttpRequest) -> bool:
    return bool(request.session.get(COVERS_OFF))


def filters(me: str, now: datetime) -> dict[str, Q]:
    """What the queue can be narrowed to."""
    is_claimed = Q(claimed_until__gt=now)
    return {
        "all": Q(),
        "mine": is_claimed & Q(claimed_by=me),
        "unclaimed": ~is_claimed | Q(claimed_until=None),
        "overdue": Q(due_at__lt=now),
        "crisis": Q(priority=Priority.CRISIS),
        "spam": ~Q(spam_marked_by=""),
    }


def count_waiting(me: str) -> dict[str, int]:
    """How many stories wait, a filter, and how many in public were reported."""
    now = datetime.now(UTC)
    waiting = {name: Count("pk", filter=rule) if rule else Count("pk") for name, rule in filters(me, now).items()}
    counts: dict[str, int] = Submission.objects.awaiting_decision().order_by().aggregate(**waiting)
    counts["reported"] = Submission.objects.reported_in_public().values("pk").count()
    return counts


def urgent() -> list[tuple[str, str]]:
    """Name and code of the stories whose authors may be in danger, the latest first; so many as anybody would read."""
    waiting = Submission.objects.awaiting_decision().filter(priority=Priority.CRISIS)
    return list(waiting.order_by("-status_since", "id").values_list("pk", "code")[:_MOST_URGENT])


def story_url(submission_id: str, *, is_read: bool = False) -> str:
    """A story's page; `is_read` shows the text, since the moderator is past its cover."""
    url = reverse("admin:testimonials_story", kwargs={"submission_id": submission_id})
    return f"{url}?read=1" if is_read else url


def wants_json(request: HttpRequest) -> bool:
    """Whether the page's own script asks, and not a form."""
    return request.headers.get("Accept", "").startswith("application/json")


def status_of(refused: DomainError) -> int:
    return next((code for kind, code in _STATUS_CODES if isinstance(refused, kind)), 400)


def answer_done(request: HttpRequest, detail: str, *, to: str, **more: object) -> HttpResponse:
    """What was asked has been done."""
    if wants_json(request):
        return JsonResponse({"detail": detail, "url": to, **more})
    messages.success(request, detail)
    return HttpResponseRedirect(to)


def answer_refused(request: HttpRequest, refused: DomainError, *, to: str) -> HttpResponse:
    """What was asked has not been done, and why. Says nothing of the text: messages travel in cookies."""
    if wants_json(request):
        faults = [{"detail": fault.detail, "pointer": fault.pointer} for fault in refused.faults]
        problem = {"detail": refused.detail, "code": refused.code, "faults": faults}
        return JsonResponse(problem, status=status_of(refused))
    messages.error(request, refused.detail)
    return HttpResponseRedirect(to)
