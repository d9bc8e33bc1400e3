"""Everything that is done to a story short of deciding it: each act calls the door, and the answer is said in words."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from contentapi.errors import DomainError
from testimonials.admin import pages, unsent
from testimonials.admin.asked import Asked
from testimonials.models import Finding, Submission
from testimonials.models.intake import is_id
from testimonials.moderation import cautions, decisions, leases, redaction, spam_marks
from testimonials.screening import Kind
from testimonials.terms import CautionKind, ContentNote, Settlement, TextField

Act = Callable[[Asked], str]


def _claim(asked: Asked) -> str:
    leases.claim(asked.story, by=asked.by)
    return "The story is yours for 15 minutes."


def _release(asked: Asked) -> str:
    leases.release(asked.story, by=asked.by)
    return "You have let the story go."


def _end_claim(asked: Asked) -> str:
    leases.end(asked.story, by=asked.by, is_lead=asked.is_lead)
    return "The story is anybody's again."


def _acts(asked: Asked) -> set[str]:
    return set(Finding.objects.filter(submission=asked.story).values_list("act", flat=True))


def _say_covered(asked: Asked, before: set[str]) -> str:
    """In how many places something was covered that was not before."""
    masks = Finding.objects.filter(submission=asked.story, settlement=Settlement.MASKED)
    count = masks.exclude(act__in=before).count()
    return f"Covered in {count} places." if count > 1 else "Covered in 1 place."


def _mask(asked: Asked) -> str:
    before = _acts(asked)
    redaction.mask(asked.story, asked.number("finding"), by=asked.by, version=asked.version)
    return _say_covered(asked, before)


def _dismiss(asked: Asked) -> str:
    because = asked.words("because") or asked.words("because_own")
    redaction.dismiss(asked.story, asked.number("finding"), by=asked.by, version=asked.version, because=because)
    return "Dismissed."


def _unsettle(asked: Asked) -> str:
    redaction.unsettle(asked.story, asked.number("finding"), by=asked.by, version=asked.version)
    return "Taken back."


def _mark(asked: Asked) -> str:
    """Covers a selection (`field`, `start`, `end`), or the words that were typed: wherever they stand, as one act."""
    kind, by, version, before = asked.term(Kind, "kind"), asked.by, asked.version, _acts(asked)
    if asked.post.get("start"):
        field, start, end = asked.term(TextField, "field"), asked.number("start"), asked.number("end")
        redaction.mark(asked.story, field=field, start=start, end=end, kind=kind, by=by, version=version)
    else:
        redaction.cover(asked.story, words=asked.words("words"), kind=kind, by=by, version=version)
    return _say_covered(asked, before)


def _leave(asked: Asked) -> str:
    redaction.leave(
        asked.story,
        field=asked.term(TextField, "field"),
        start=asked.number("start"),
        end=asked.number("end"),
        because=asked.words("because") or asked.words("because_own"),
        by=asked.by,
        version=asked.version,
    )
    return "Left to stand in this place."


def _note_content(asked: Asked) -> str:
    notes = asked.terms(ContentNote, "notes")
    cautions.note_content(asked.story, notes, by=asked.by, version=asked.version)
    return "Content notes saved."


def _attach(asked: Asked) -> str:
    cautions.attach(
        asked.story,
        kind=asked.term(CautionKind, "kind"),
        key=asked.words("key"),
        note=asked.words("note"),
        by=asked.by,
        version=asked.version,
    )
    return "Caution attached."


def _detach(asked: Asked) -> str:
    cautions.detach(
        asked.story,
        kind=asked.term(CautionKind, "kind"),
        key=asked.words("key"),
        by=asked.by,
        version=asked.version,
    )
    return "Caution taken off."


def _mark_spam(asked: Asked) -> str:
    spam_marks.mark(asked.story, by=asked.by, version=asked.version)
    return "Marked as spam. It waits in that list to be rejected."


def _unmark_spam(asked: Asked) -> str:
    spam_marks.unmark(asked.story, by=asked.by, version=asked.version)
    return "The mark is off. The story waits as the others do."


def _add_note(asked: Asked) -> str:
    decisions.add_note(asked.story, by=asked.by, text=asked.words("text"))
    return "Note added."


ACTS: Mapping[str, Act] = {
    "claim": _claim,
    "release": _release,
    "end-claim": _end_claim,
    "mask": _mask,
    "dismiss": _dismiss,
    "unsettle": _unsettle,
    "mark": _mark,
    "leave": _leave,
    "content-notes": _note_content,
    "attach": _attach,
    "detach": _detach,
    "add-note": _add_note,
    "mark-spam": _mark_spam,
    "unmark-spam": _unmark_spam,
}


@require_POST
def act_view(request: HttpRequest, submission_id: str, *, act: Act) -> HttpResponse:
    """Does one act, for a form (back to the story) or for the page's script (JSON, with the version that it made)."""
    # Whoever lets a story go is before its cover again.
    back = pages.story_url(submission_id, is_read=act is not _release)
    try:
        said = act(Asked(request, submission_id))
    except DomainError as refused:
        if not pages.wants_json(request) and unsent.has_words(request):
            return unsent.refused(request, refused, submission_id)
        return pages.answer_refused(request, refused, to=back)
    version, until = Submission.objects.values_list("row_version", "claimed_until").get(pk=submission_id)
    return pages.answer_done(request, said, to=back, version=version, until=until.isoformat() if until else "")


@require_POST
def covers_view(request: HttpRequest) -> HttpResponse:
    """Remembers, until they sign out, whether a moderator wants stories covered."""
    request.session[pages.COVERS_OFF] = request.POST.get("covers") == "off"
    submission_id = request.POST.get("story", "")
    said = (
        "Stories open at once until you sign out."
        if pages.covers_are_off(request)
        else "Stories begin with their cover again."
    )
    back = (
        pages.story_url(submission_id) if is_id(submission_id) else reverse("admin:testimonials_submission_changelist")
    )
    return pages.answer_done(request, said, to=back)
