"""The first words of a story, for whoever asks for them in a list: as they are masked, and never with the page."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from testimonials.models import Submission
from testimonials.moderation import redaction

WORDS = 8
# A language that puts no spaces between words is cut by its letters.
_LONGEST = 80


@never_cache
@require_GET
def first_words_view(request: HttpRequest, submission_id: str) -> HttpResponse:
    """JSON: `words`, `language`. A story that is gone is a 404."""
    submission = Submission.objects.filter(pk=submission_id, erased_at=None).first()
    if submission is None:
        raise Http404
    return JsonResponse({"words": cut(redaction.shown_text(submission)), "language": submission.language})


def cut(text: str) -> str:
    """The first words on one line, with an ellipsis where more follow."""
    words = text.split()
    said = " ".join(words[:WORDS])
    if len(said) > _LONGEST:
        return f"{said[:_LONGEST].rstrip()}…"
    return f"{said} …" if len(words) > WORDS else said
