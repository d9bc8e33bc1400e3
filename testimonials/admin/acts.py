"""Everything that is done to a story short of deciding it: each act calls the door, and the answer is said in words."""

from collections.abc import Callable, Mapping

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from contentapi.errors import DomainError, Fault, InvalidInput, NotFound
from testimonials.admin import pages, reading
from testimonials.admin.asked import Asked
from testimonials.models import Submission
from testimonials.models.intake import is_id
from testimonials.moderation import cautions, decisions, leases, redaction, spam_marks
from testimonials.screening import Kind
from testimonials.terms import CautionKind, ContentNote, TextField

Act = Callable[[Asked], str]


def _claim(asked: Asked) -> str:
    leases.claim(asked.story, by=asked.by)
    return "The story is yours for 15 minutes."


def _release(asked: Asked) -> str:
    leases.release(asked.story, by=asked.by)
    return "You have let the story go."


def _mask(asked: Asked) -> str:
    redaction.mask(asked.story, asked.number("finding"), by=asked.by, version=asked.version)
    return "Covered."


def _dismiss(asked: Asked) -> str:
    because = asked.words("because") or asked.words("because_own")
    redaction.dismiss(asked.story, asked.number("finding"), by=asked.by, version=asked.version, because=because)
    return "Dismissed."


def _unsettle(asked: Asked) -> str:
    redaction.unsettle(asked.story, asked.number("finding"), by=asked.by, version=asked.version)
    return "Taken back."


def _mark(asked: Asked) -> str:
    """Covers a selection (`start`, `end`), or the words that were typed; `everywhere` covers each other place too."""
    submission = _found(asked)
    kind = asked.term(Kind, "kind")
    everywhere = "everywhere" in asked.post
    places = _places(asked, submission, everywhere=everywhere)
    version = asked.version
    with transaction.atomic():
        for field, start, end in places:
            marked = redaction.mark(
                asked.story, field=field, start=start, end=end, kind=kind, by=asked.by, version=version
            )
            version = marked.row_version
    return "Covered in 1 place." if len(places) == 1 else f"Covered in {len(places)} places."


def _found(asked: Asked) -> Submission:
    submission = Submission.objects.filter(pk=asked.story).first()
    if submission is None:
        raise NotFound("There is no story of this name.")
    return submission


def _places(asked: Asked, submission: Submission, *, everywhere: bool) -> list[tuple[TextField, int, int]]:
    selected: list[tuple[TextField, int, int]] = []
    if asked.post.get("start"):
        selected = [(asked.term(TextField, "field"), asked.number("start"), asked.number("end"))]
        if not everywhere:
            return selected
    words = asked.words("words")
    texts = {TextField.BODY: submission.body, TextField.DISPLAY_NAME: submission.display_name}
    found = [
        (field, start, end)
        for field, text in texts.items()
        for start, end in reading.find_words(text, words)
        if (field, start, end) not in selected and not reading.is_covered(submission, field, start, end)
    ]
    if not selected and not found:
        detail = "These words are not in the story, or are covered already. Capitals count."
        raise InvalidInput(detail, faults=[Fault(detail, "not_found", pointer="/words")])
    return [*selected, *found] if everywhere else found[:1]


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
    "mask": _mask,
    "dismiss": _dismiss,
    "unsettle": _unsettle,
    "mark": _mark,
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
        return pages.answer_refused(request, refused, to=back)
    version, until = Submission.objects.values_list("row_version", "claimed_until").get(pk=submission_id)
    return pages.answer_done(request, said, to=back, version=version, until=f"{until:%H:%M}" if until else "")


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
