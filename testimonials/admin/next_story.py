"""Which story comes next, and that it is claimed by whoever is led to it: two people are never led to the same one."""

from collections.abc import Collection
from contextlib import suppress
from datetime import UTC, datetime

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from contentapi.errors import DomainError
from testimonials.admin import pages
from testimonials.admin.access import name_of
from testimonials.models import ModerationEvent, Submission
from testimonials.models.intake import is_id
from testimonials.moderation import leases
from testimonials.terms import Move, Priority, Status

# Beyond this many refusals, the queue is better looked at.
_MOST_TRIES = 20


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
    messages.success(request, "No more stories wait that nobody has. Thank you.")
    return HttpResponseRedirect(reverse("admin:testimonials_submission_changelist"))


def claim(*, by: str, after: Submission | None, skipping: Collection[str], crisis_first: bool) -> str | None:
    """The name of the next story, which is theirs now; None where nothing is left. One that is public has no claim.

    The door decides whose it is. Whoever is second there is led on to the one after it.
    """
    taken: list[str] = []
    for _ in range(_MOST_TRIES):
        found = find(by=by, after=after, skipping=[*skipping, *taken], crisis_first=crisis_first)
        if found is None or found in _reported():
            return found
        with suppress(DomainError):
            leases.claim(found, by=by)
            return found
        taken.append(found)
    return None


def find(*, by: str, after: Submission | None, skipping: Collection[str], crisis_first: bool) -> str | None:
    """The name of the story that would be next; None where nothing is left.

    `after` may have been decided by now, and then has no place: the queue begins anew. With `crisis_first`, whoever
    may be in danger comes before whatever is next: they may have written since. Who comes from a report goes on with
    the next one that was reported in public. What is marked as spam waits for its own list.
    """
    now = datetime.now(UTC)
    is_free = Q(claimed_until=None) | Q(claimed_until__lte=now) | Q(claimed_by=by)
    past = [*skipping, after.pk] if after else [*skipping]
    waiting = Submission.objects.awaiting_decision().filter(is_free, spam_marked_by="").exclude(pk__in=past)
    free = waiting.values_list("pk", flat=True)
    if crisis_first and (urgent := free.filter(priority=Priority.CRISIS).first()) is not None:
        return urgent
    if after is not None and _came_from_reports(after):
        following = _reported(exclude=past)
        return following[0] if following else free.first()
    if after is not None and after.due_at is not None:
        below = Q(priority__lt=after.priority)
        later = Q(priority=after.priority, due_at__gt=after.due_at)
        beside = Q(priority=after.priority, due_at=after.due_at, pk__gt=after.pk)
        if (following_one := free.filter(below | later | beside).first()) is not None:
            return following_one
    return free.first()


def _reported(exclude: Collection[str] = ()) -> list[str]:
    """Stories reported in public, in their list's order."""
    return list(Submission.objects.reported_in_public().exclude(pk__in=exclude).values_list("pk", flat=True))


def _came_from_reports(after: Submission) -> bool:
    """Whether it is reported in public, or was until it was kept or taken down just now."""
    if after.status == Status.PUBLISHED and after.reports.exists():
        return True
    last = ModerationEvent.objects.filter(submission=after).order_by("pk").last()
    return last is not None and last.move in (Move.KEEP_REPORTED, Move.TAKE_DOWN)
