"""Which story comes next, and that it is claimed by whoever is led to it: two people are never led to the same one."""

from collections.abc import Collection
from contextlib import suppress
from datetime import UTC, datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from contentapi.errors import DomainError
from testimonials.admin import pages
from testimonials.admin.access import name_of
from testimonials.models import ModerationEvent, Submission
from testimonials.models.intake import is_id
from testimonials.moderation import leases, queue
from testimonials.terms import Move, Priority, Status


def next_view(request: HttpRequest) -> HttpResponse:
    """Claims the next story and leads to its cover (POST); by a link it is only asked about, for a link claims nothing.

    `after` is where one comes from, `skip` what is to be passed by, `decided` says that it was decided. Who passes a
    story by lets it go, or colleagues would wait for what nobody reads.
    """
    if request.method != "POST":
        return pages.show(request, "next.html", title="The next story", tab="waiting", query=request.GET.urlencode())
    asked = request.GET.copy()
    asked.update(request.POST)
    after = asked.get("after", "")
    skipping = [name for name in asked.getlist("skip")[:50] if is_id(name)]
    if is_id(after) and "decided" not in asked and after not in skipping:
        with suppress(DomainError):
            leases.release(after, by=name_of(request))
    led_to = claim(
        by=name_of(request),
        after=Submission.objects.filter(pk=after).first() if is_id(after) else None,
        skipping=skipping,
        crisis_first="decided" in asked,
    )
    if led_to is not None:
        return HttpResponseRedirect(pages.story_url(led_to))
    messages.success(request, "No story waits that nobody has. Thank you.")
    return HttpResponseRedirect(reverse("admin:testimonials_submission_changelist"))


def claim(*, by: str, after: Submission | None, skipping: Collection[str], crisis_first: bool) -> str | None:
    """The name of the next story, which is theirs now; None where nothing is left.

    Who comes from a report goes on with the next one that was reported in public, which has no claim, unless somebody
    who may be in danger waits and they come first.
    """
    if after is not None and _came_from_reports(after):
        past = [*skipping, after.pk]
        urgent = queue.free_for(by, datetime.now(UTC)).filter(priority=Priority.CRISIS).exclude(pk__in=past)
        reported = Submission.objects.reported_in_public().exclude(pk__in=past).values_list("pk", flat=True).first()
        if reported is not None and not (crisis_first and urgent.exists()):
            return reported
    taken = leases.claim_next(by=by, after=after, skipping=skipping, crisis_first=crisis_first)
    return taken.pk if taken is not None else None


def _came_from_reports(after: Submission) -> bool:
    """Whether it is reported in public, or was until it was kept or taken down just now."""
    if after.status == Status.PUBLISHED and after.reports.exists():
        return True
    last = ModerationEvent.objects.filter(submission=after).order_by("pk").last()
    return last is not None and last.move in (Move.KEEP_REPORTED, Move.TAKE_DOWN)
