"""The intake API: submit, look, amend, withdraw, report. What is behind a receipt is for its holder alone."""

import re
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter
from rest_framework import exceptions

from contentapi.api import bodies, delivery, problems
from contentapi.api.endpoints import link, operation, read
from contentapi.api.openapi import header, in_path
from contentapi.api.serializers import RequestBody
from contentapi.errors import DomainError, Fault, InvalidInput
from testimonials import addresses, guidance, policy
from testimonials.intake import alerts, examples, serializers, submissions
from testimonials.letters import NOTE_LABELS, REPORT_LABELS
from testimonials.models import Submission
from testimonials.models.intake import ID_PATTERN
from testimonials.moderation import moves, reports, stories
from testimonials.terms import Priority, ReportReason, Status
from testimonials.throttle import throttled

View = Callable[..., HttpResponse]

UNKNOWN_RECEIPT = (
    "There is no story that this receipt opens: no such story, another receipt, or it was withdrawn or erased."
)
_BEARER = re.compile(r"[Bb][Ee][Aa][Rr][Ee][Rr] +([A-Za-z0-9._~+/-]+=*)")
_KEY = re.compile(r"[\x21-\x7e]{16,255}")

# Whatever the limits of its characters let through: JSON may write a code point in twelve bytes (`\\ud83e\\udd0d`).
LARGEST_STORY = 256 * bodies.KIB

IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    description=(
        "16 to 255 printable ASCII characters, made at random for this story. Sent again within a day with the same "
        "body, the story is taken once, and the answer is the same."
    ),
    pattern="^[!-~]{16,255}$",
)
SUBMISSION = in_path(
    "submission_id", ID_PATTERN, "The submission's `id`, as `submitStory` gave it.", example="Zk8uQ2y0T3m1x4RrPz7E5w"
)
STORY = in_path("story_id", ID_PATTERN, "The story's `id`, as lists give it.", example="q3Yb1yXH0s2k5mJt8vWc-A")
REFERRER_POLICY = header(
    "Referrer-Policy", "Always `no-referrer`: nobody is told whose story was looked at.", 200, 202, 204
)


class NoReceipt(exceptions.APIException):
    status_code = 401
    default_detail = "Send the receipt as `Authorization: Bearer <receipt>`."
    auth_header = 'Bearer realm="submission"'


def behind_receipt(view: View) -> View:
    """Makes `view(request, …, receipt=…)` private: nobody in between keeps an answer, or learns where it came from."""

    @wraps(view)
    def private(request: HttpRequest, *args: Any, **path: Any) -> HttpResponse:
        try:
            given = _BEARER.fullmatch(request.META.get("HTTP_AUTHORIZATION", "").strip())
            if given is None:
                raise NoReceipt
            response = view(request, *args, receipt=given[1], **path)
        except (DomainError, exceptions.APIException) as wrong:
            response = problems.from_exception(wrong, request)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    return private


def _checked(shape: type[RequestBody], data: Any) -> Mapping[str, Any]:
    serializer = shape(data=data)
    serializer.is_valid(raise_exception=True)
    checked: Mapping[str, Any] = serializer.validated_data
    return checked


def _json(shape: Any, value: Mapping[str, Any], *, status: int = 200) -> HttpResponse:
    body = orjson.dumps(shape(value).data)
    return HttpResponse(body, content_type=delivery.JSON, status=status, headers={"Cache-Control": "no-store"})


def _safety_net(article: str, text: str = policy.SAFETY_NET) -> Mapping[str, Any]:
    return {"text": text, "services": guidance.crisis_services(article)}


def _tell_moderators(request: HttpRequest, submission_id: str) -> None:
    path = reverse("admin:testimonials_story", kwargs={"submission_id": submission_id})
    alerts.tell_moderators(request.build_absolute_uri(path))


@throttled
@operation(
    "post",
    operation_id="submitStory",
    summary="Submit a story",
    description=(
        "Takes a reader's story for moderation: nothing is public before a person has read it. Show the policy "
        "(`getStoryPolicy`) first. The `receipt` in the answer is the author's one key to the story and is given this "
        "once. Where `safety_net` is not null, show it at once.\n\n"
        "Nothing is kept of who sent it. Posts are counted by address for an hour, by a hash that is then dropped."
    ),
    tag="Stories",
    body=serializers.StorySubmissionSerializer,
    largest=LARGEST_STORY,
    answer=serializers.SubmittedSerializer,
    answer_means="The story was taken, and waits for a moderator.",
    status=202,
    headers=(IDEMPOTENCY_KEY, header("Location", "Where the submission is.", 202), REFERRER_POLICY),
    links={
        name: link(leads_to, f"{does} Send the `receipt` as the bearer token.", submission_id="$response.body#/id")
        for name, leads_to, does in (
            ("status", "getSubmission", "See how it stands."),
            ("amendment", "amendSubmission", "Amend it, once a moderator asks for that."),
            ("withdrawal", "withdrawSubmission", "Withdraw it."),
        )
    },
    problems={
        "conflict": "This `Idempotency-Key` came with another story, or its story has been withdrawn.",
        "too_many_requests": "Too many posts from this address. `Retry-After` says when to come again.",
    },
    examples=(OpenApiExample("A story", value=examples.SUBMISSION, request_only=True),),
)
def submit_story(request: HttpRequest, data: Any) -> HttpResponse:
    key = _idempotency_key(request)
    given = _checked(serializers.StorySubmissionSerializer, data)
    taken = submissions.submit(given, key=key)
    if taken.in_crisis and not taken.is_retry:
        _tell_moderators(request, taken.id)
    response = _json(
        serializers.SubmittedSerializer,
        {
            "id": taken.id,
            "receipt": taken.receipt,
            "status": Status.PENDING,
            "decision_due_by": taken.decision_due_by,
            "safety_net": _safety_net(given["article"]) if taken.needs_help else None,
            "submission_url": _submission_url(taken.id),
        },
        status=202,
    )
    response.headers["Location"] = _submission_url(taken.id)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _idempotency_key(request: HttpRequest) -> str | None:
    key: str | None = request.META.get("HTTP_IDEMPOTENCY_KEY")
    if key is None or _KEY.fullmatch(key):
        return key
    detail = "An Idempotency-Key has 16 to 255 printable ASCII characters and no spaces."
    raise InvalidInput(
        "The request is not valid.", faults=[Fault(detail, "idempotency_key", parameter="Idempotency-Key")]
    )


def _submission_url(submission_id: str) -> str:
    return reverse("submission", kwargs={"submission_id": submission_id})


@behind_receipt
@operation(
    "get",
    operation_id="getSubmission",
    summary="See how a submission stands",
    description="For its author: where the story stands, and what the moderator who decided wrote.",
    tag="Stories",
    answer=serializers.SubmissionSerializer,
    answer_means="The submission.",
    problems={"unauthorized": "No receipt was sent.", "not_found": UNKNOWN_RECEIPT},
    path=(SUBMISSION,),
    headers=(REFERRER_POLICY,),
    auth=("receipt",),
)
def get_submission(request: HttpRequest, submission_id: str, *, receipt: str) -> HttpResponse:
    return _show(submissions.look(submission_id, receipt))


@behind_receipt
@operation(
    "patch",
    operation_id="amendSubmission",
    summary="Amend a submission",
    description="For its author, where a moderator asked for changes: the story goes back into the queue.",
    tag="Stories",
    body=serializers.AmendmentSerializer,
    largest=LARGEST_STORY,
    answer=serializers.SubmissionSerializer,
    answer_means="The submission, waiting again.",
    problems={
        "unauthorized": "No receipt was sent.",
        "not_found": UNKNOWN_RECEIPT,
        "conflict": "Nobody asked for changes: withdraw the story and send a new one instead.",
    },
    examples=(OpenApiExample("Another text", value=examples.AMENDMENT, request_only=True),),
    path=(SUBMISSION,),
    headers=(REFERRER_POLICY,),
    auth=("receipt",),
)
def amend_submission(request: HttpRequest, data: Any, submission_id: str, *, receipt: str) -> HttpResponse:
    submissions.look(submission_id, receipt)  # whoever has no key learns nothing of what would be right
    changes = _checked(serializers.AmendmentSerializer, data)
    submission = submissions.amend(submission_id, receipt, changes)
    if submission.priority == Priority.CRISIS:
        _tell_moderators(request, submission_id)
    return _show(submission)


@behind_receipt
@operation(
    "delete",
    operation_id="withdrawSubmission",
    summary="Withdraw a submission",
    description=(
        "For its author, at any time: the story is taken out of public and erased at once. It cannot be brought back."
    ),
    tag="Stories",
    answer=None,
    answer_means="It is gone.",
    status=204,
    problems={"unauthorized": "No receipt was sent.", "not_found": UNKNOWN_RECEIPT},
    path=(SUBMISSION,),
    headers=(REFERRER_POLICY,),
    auth=("receipt",),
)
def withdraw_submission(request: HttpRequest, submission_id: str, *, receipt: str) -> HttpResponse:
    submissions.withdraw(submission_id, receipt)
    return _nothing(204)


def _nothing(status: int) -> HttpResponse:
    response = HttpResponse(status=status)
    del response.headers["Content-Type"]
    return response


def _show(submission: Submission) -> HttpResponse:
    answered = submission.status in (Status.REJECTED, Status.CHANGES_REQUESTED)
    message = submission.messages.last() if answered else None
    words = policy.SAFETY_NET if submission.status == Status.PENDING else policy.SAFETY_NET_LATER
    view: dict[str, Any] = {
        "id": submission.id,
        "status": submission.status,
        "article": submission.article,
        "submitted_on": submission.submitted_at.date(),
        "decision_due_by": submission.due_at,
        "message": message.text if message else None,
        "safety_net": _safety_net(submission.article, words) if submission.needs_help else None,
    }
    if submission.original_erased_at is None:
        view |= {"body": submission.body, "display_name": submission.display_name or None}
    if submission.status == Status.PUBLISHED:
        view["published_url"] = stories.story_url(str(submission.story_id))
    return _json(serializers.SubmissionSerializer, view)


@throttled
@operation(
    "post",
    operation_id="reportStory",
    summary="Report a story",
    description=(
        "Tells the moderators that something is wrong with a published story. Several readers who do so hide it until "
        "a person has looked at it again; one reader counts once."
    ),
    tag="Stories",
    body=serializers.ReportSerializer,
    answer=None,
    answer_means="The report was taken.",
    status=202,
    path=(STORY,),
    problems={
        "not_found": "There is no such story in public.",
        "too_many_requests": "Too many posts from this address. `Retry-After` says when to come again.",
    },
    examples=(OpenApiExample("A name", value=examples.REPORT, request_only=True),),
)
def report_story(request: HttpRequest, data: Any, story_id: str) -> HttpResponse:
    given = _checked(serializers.ReportSerializer, data)
    reports.report(
        story_id,
        network=addresses.network_of(request),
        reason=ReportReason(given["reason"]),
        detail=given.get("detail") or "",
    )
    response = _nothing(202)
    response.headers["Cache-Control"] = "no-store"
    return response


@read(
    operation_id="getStoryPolicy",
    summary="Read the story policy",
    description=(
        "What an author agrees to, and the terms that stories use with the words for them. Show its `text` and "
        "`support_before` before a story is sent, and `support_after` once it was."
    ),
    tag="Stories",
    answer=serializers.StoryPolicySerializer,
    answer_means="The policy in force.",
    dated=False,
)
def story_policy(request: HttpRequest, asked: Mapping[str, Any]) -> HttpResponse:
    days, waiting = settings.STORY_RETENTION_DAYS, settings.STORY_WAITING_DAYS
    served = {
        "version": policy.VERSION,
        "text": policy.text(
            after_decision=days,
            without_decision=waiting,
            decision_hours=_hours(Priority.ORDINARY),
            decision_hours_crisis=_hours(Priority.CRISIS),
        ),
        "minimum_length": policy.MINIMUM_LENGTH,
        "maximum_length": policy.MAXIMUM_LENGTH,
        "report_reasons": _labelled(REPORT_LABELS),
        "content_notes": _labelled(NOTE_LABELS),
        "retention_days": {"after_decision": days, "without_decision": waiting},
        "support_before": _safety_net("", policy.SUPPORT_BEFORE),
        "support_after": _safety_net("", policy.SUPPORT_AFTER),
    }
    body = orjson.dumps(serializers.StoryPolicySerializer(served).data)
    return delivery.send(request, body, cache=delivery.FRESH, surrogate_keys="story-policy articles")


def _labelled(labels: Mapping[Any, str]) -> list[Mapping[str, str]]:
    return [{"key": term, "label": label} for term, label in labels.items()]


def _hours(priority: int) -> int:
    return int(moves.DUE[priority].total_seconds() // 3600)
