"""Asking the guidance over HTTP. The answer belongs to one reader: it is never stored, by us or by anyone between."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from drf_spectacular.utils import OpenApiExample

from articles.public.assessment import asking, serializers
from articles.public.queries import ARTICLE
from contentapi.api import delivery
from contentapi.api.endpoints import operation


@operation(
    "post",
    operation_id="assessArticle",
    summary="Ask an article's guidance",
    description=(
        "Given what is known of a reader's situation: what applies, what is still outstanding and for how long, which "
        "warning sign is there, and what to ask next, each with its reasons.\n\n"
        "What is not given, or null, is *unknown*, and unknown is never taken for no. Begin with "
        '`{"facts": {}}` and ask the reader the first of `next_questions`. Their answer goes into `facts`, under the '
        "question's `fact`; where they do not know, that key goes into `not_known`. Go on until no question is left: "
        "it takes no more steps than the article has facts, whatever is not known.\n\n"
        "Nothing that is sent is stored or logged. It is information, not a diagnosis: show the `notice`."
    ),
    tag="Guidance",
    body=serializers.AssessmentRequestSerializer,
    answer=serializers.AssessmentSerializer,
    answer_means="The assessment.",
    path=(ARTICLE,),
    problems={
        "not_found": "There is no article of this name.",
        "gone": "The article has been retired. `successor` names what stands in its place, if anything does.",
    },
    examples=(
        OpenApiExample("Nothing known yet", value={"facts": {}}, request_only=True),
        OpenApiExample(
            "Ten days after an early loss",
            value={
                "facts": {
                    "gestation_weeks": 8,
                    "days_since_loss": 10,
                    "bleeding": "none",
                    "had_pelvic_exam": True,
                    "has_complications": False,
                },
                "activity": "resume_sex",
            },
            request_only=True,
        ),
    ),
)
def assess_article(request: HttpRequest, data: Any, slug: str) -> HttpResponse:
    body = asking.answer(slug, data)
    return HttpResponse(body, content_type=delivery.JSON, headers={"Cache-Control": "no-store"})
