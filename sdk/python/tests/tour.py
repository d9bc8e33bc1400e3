"""What the client does, on a running server that takes ten posts an hour: `tour.py SITE RETIRED SUCCESSOR`."""

import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import httpx

from health_content import (
    Client,
    Conflict,
    Consent,
    Gone,
    Invalid,
    MethodNotAllowed,
    NotAcceptable,
    NotFound,
    Problem,
    Receipt,
    Resync,
    TooLarge,
    TooManyRequests,
    Unauthorized,
    UnsupportedMediaType,
    each,
    pages,
)
from health_content.models import Assessment

SITE, RETIRED, SUCCESSOR = sys.argv[1:]
SLUG = "sex-after-miscarriage"
BODY = "We waited until the bleeding had stopped, and then two weeks more. It was right for us."
CONSENT = Consent(policy_version="1", publish=True, own_experience=True, adult=True)


class Wire(httpx.HTTPTransport):
    """Remembers what came back, and can spoil what goes out."""

    def __init__(self, *, method: str | None = None, local_address: str | None = None, **headers: str) -> None:
        super().__init__(local_address=local_address)
        self.method = method
        self.headers = headers
        self.seen: list[int] = []
        self.breaks = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.method = self.method or request.method
        request.headers.update({name.replace("_", "-"): value for name, value in self.headers.items()})
        response = super().handle_request(request)
        self.seen.append(response.status_code)
        if self.breaks:
            self.breaks -= 1
            response.close()
            raise httpx.ReadError("The connection broke after the server had answered.", request=request)
        return response


@contextmanager
def expect(kind: type[Problem], status: int, code: str) -> Iterator[list[Problem]]:
    caught: list[Problem] = []
    try:
        yield caught
    except Problem as problem:
        assert type(problem) is kind, repr(problem)
        assert (problem.status, problem.code) == (status, code), repr(problem)
        caught.append(problem)
    else:
        raise AssertionError(f"{kind.__name__} was not raised")


def lists_pages_and_filters(client: Client) -> None:
    whole = client.list_articles()
    paged = list(pages(client.list_articles, page_size=1))
    assert len(paged) == len(whole.results) > 1
    assert [page.results[0].slug for page in paged] == [article.slug for article in whole.results]
    assert list(each(client.list_articles, page_size=1)) == whole.results
    assert client.list_articles(updated_since=datetime(2999, 1, 1, tzinfo=UTC)).results == []
    assert {rule.strength for rule in each(client.list_guidance_rules, strength="required")} == {"required"}
    assert {warning.urgency for warning in each(client.list_symptom_warnings, urgency="emergency")} == {"emergency"}
    assert next(each(client.list_stories)).id
    story = client.list_stories(article=SLUG).results[0]
    assert client.get_story(story.id) == story
    assert client.get_topic(client.list_topics().results[0].slug).codings
    assert len(client.list_facts(page_size=3).results) == 3
    assert client.get_root().articles.endswith("/api/v1/articles")


def reads_conditionally(_: Client) -> None:
    wire = Wire()
    with Client(f"{SITE}/api/v1/", transport=wire) as client:
        first = client.get_article(SLUG)
        first.title = "Changed by who read it"
        again = client.get_article(SLUG)
        assert wire.seen == [200, 304]
        assert again.title != first.title
        number = client.list_article_versions(SLUG).results[0].number
        assert client.get_article_version(SLUG, number).sections == again.sections
    with Client(SITE, transport=(wire := Wire()), keep=1) as client:
        client.get_article(SLUG)
        client.list_topics()
        client.get_article(SLUG)
        assert wire.seen == [200, 200, 200], "only the last one is kept"


def assesses(client: Client) -> None:
    begun: Assessment = client.assess_article(SLUG, {})
    assert {activity.outcome for activity in begun.activities} <= {"need_facts", "consider"}
    assert begun.next_questions[0].key
    danger = client.assess(SLUG, {"bleeding": "heavier_than_a_period", "discharge": "smelly"}, activity="resume_sex")
    assert [activity.outcome for activity in danger.activities] == ["seek_care"]
    reason = next(warning for warning in danger.warnings if warning.state == "triggered").because[0]
    assert reason.given == "heavier_than_a_period"
    unknown = client.assess(SLUG, {"bleeding": None}, version=1)
    assert "bleeding" in {question.key for question in unknown.next_questions}


def follows_changes(client: Client) -> None:
    told = list(client.changes())
    assert [change.sequence for change in told] == sorted({change.sequence for change in told})
    assert {"article.published", "article.retired", "story.published"} <= {change.kind for change in told}
    assert list(client.changes(after=told[-1].sequence)) == []
    following = client.changes(after=told[-2].sequence, every=60)
    assert next(following) == told[-1]


def takes_a_story_and_lets_go_of_it(_: Client) -> None:
    wire = Wire()
    with Client(SITE, transport=wire) as client:
        wire.breaks = 1
        name = "Sample reader 9"
        sent = client.submit_story(article=SLUG, body=BODY, language="en-GB", consent=CONSENT, display_name=name)
        assert wire.seen == [202, 202], "it was sent again"
        assert sent.receipt.secret not in repr(sent)
        assert sent.status == "pending"
        seen = client.get_submission(sent.receipt)
        assert (seen.status, seen.body, seen.display_name) == ("pending", BODY, name)
        client.get_submission(sent.receipt)
        assert 304 not in wire.seen, "what goes with a receipt is not held"
        with expect(Conflict, 409, "conflict"):
            client.amend_submission(sent.receipt, body=BODY)
        client.withdraw_submission(Receipt(sent.receipt.submission_id, sent.receipt.secret))
        with expect(NotFound, 404, "not_found"):
            client.get_submission(sent.receipt)


def takes_a_story_once_under_one_key(client: Client) -> None:
    key = secrets.token_urlsafe(24)
    first = client.submit_story(article=SLUG, body=BODY, language="en-GB", consent=CONSENT, idempotency_key=key)
    again = client.submit_story(article=SLUG, body=BODY, language="en-GB", consent=CONSENT, idempotency_key=key)
    assert first == again
    with expect(Conflict, 409, "conflict"):
        client.submit_story(article=SLUG, body=f"{BODY} x", language="en-GB", consent=CONSENT, idempotency_key=key)
    client.withdraw_submission(first.receipt)


def raises_what_is_refused(client: Client) -> None:
    with expect(Invalid, 400, "invalid") as caught:
        client.assess(SLUG, {"bleeding": "lots", "fevre": True})
    assert {fault.pointer for fault in caught[0].errors} == {"/facts/bleeding", "/facts/fevre"}
    with expect(Invalid, 400, "invalid") as caught:
        client.list_articles(page_size=1000)
    assert [fault.parameter for fault in caught[0].errors] == ["page_size"]
    with expect(NotFound, 404, "not_found"):
        client.get_article("nothing-of-that-name")
    with expect(Gone, 410, "gone") as caught:
        client.get_article(RETIRED)
    assert caught[0].successor == SUCCESSOR
    with expect(Resync, 409, "resync"):
        list(client.changes(after=10**6))
    with expect(NotFound, 404, "not_found"):
        client.get_submission(Receipt("x" * 22, "not-the-secret"))
    with expect(TooLarge, 413, "too_large"):
        client.assess(SLUG, {"bleeding": "x" * 70_000})
    try:
        Receipt("x" * 22, "a line's end came with it\n")
    except ValueError as wrong:
        assert "line" not in str(wrong), "a secret is never told"
    else:
        raise AssertionError("no header can carry it")


def raises_what_a_spoilt_request_meets(_: Client) -> None:
    with Client(SITE, transport=Wire(accept="text/html")) as client, expect(NotAcceptable, 406, "not_acceptable"):
        client.get_article(SLUG)
    with (
        Client(SITE, transport=Wire(content_type="text/plain")) as client,
        expect(UnsupportedMediaType, 415, "unsupported_media_type"),
    ):
        client.assess(SLUG, {})
    with Client(SITE, transport=Wire(authorization="Basic x")) as client, expect(Unauthorized, 401, "unauthorized"):
        client.get_submission(Receipt("x" * 22, "not-the-secret"))
    with Client(SITE, transport=Wire(method="PUT")) as client, expect(MethodNotAllowed, 405, "method_not_allowed"):
        client.get_article(SLUG)


def tells_a_stranger_from_the_service(_: Client) -> None:
    login = httpx.Response(200, html="<h1>Log in to the Wi-Fi</h1>")
    broken = httpx.Response(502, html="<h1>Bad gateway</h1>")
    moved = httpx.Response(301, headers={"Location": "https://elsewhere.example/"})
    for answer in (login, broken, moved):
        with (
            Client("http://proxy", transport=httpx.MockTransport(lambda _, answer=answer: answer)) as client,
            expect(Problem, answer.status_code, "unexpected"),
        ):
            client.list_articles()


def waits_when_told(client: Client) -> None:
    story = client.list_stories().results[0]
    somebody_else = Client(SITE, transport=Wire(local_address="127.0.0.2"))
    with somebody_else as client, expect(TooManyRequests, 429, "too_many_requests") as caught:
        for _ in range(11):
            client.report_story(story.id, reason="other", detail="A test.")
    assert (caught[0].retry_after or 0) > 0


with Client(SITE) as shared:
    for check in (
        lists_pages_and_filters,
        reads_conditionally,
        assesses,
        follows_changes,
        takes_a_story_and_lets_go_of_it,
        takes_a_story_once_under_one_key,
        raises_what_is_refused,
        raises_what_a_spoilt_request_meets,
        tells_a_stranger_from_the_service,
        waits_when_told,
    ):
        check(shared)
        print(check.__name__.replace("_", " "))
