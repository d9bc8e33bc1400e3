"""What the client does on a server that takes ten posts an hour: `tour.py SITE RETIRED SUCCESSOR HERE OTHER`."""

import secrets
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial

import httpx
from starting import run_async

from health_content import (
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
    guidance,
)
from health_content._async.client import AsyncClient
from health_content._async.copying import AsyncCopy
from health_content._async.operations import each, pages, with_response
from health_content.models import Assessment

SITE, RETIRED, SUCCESSOR, HERE, OTHER = sys.argv[1:]
SLUG = "sex-after-miscarriage"
BODY = "We waited until the bleeding had stopped, and then two weeks more. It was right for us."
CONSENT = Consent(policy_version="1", publish=True, own_experience=True, adult=True)


class Wire(httpx.AsyncHTTPTransport):
    """Remembers what came back, and can spoil what goes out."""

    def __init__(self, *, method: str | None = None, local_address: str = HERE, **headers: str) -> None:
        super().__init__(local_address=local_address)
        self.method = method
        self.headers = headers
        self.seen: list[int] = []
        self.breaks = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        request.method = self.method or request.method
        request.headers.update({name.replace("_", "-"): value for name, value in self.headers.items()})
        response = await super().handle_async_request(request)
        self.seen.append(response.status_code)
        if self.breaks:
            self.breaks -= 1
            await response.aclose()
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


async def lists_pages_and_filters(client: AsyncClient) -> None:
    whole = await client.list_articles()
    paged = [page async for page in pages(client.list_articles, page_size=1)]
    assert len(paged) == len(whole.results) == whole.total
    assert len(paged) > 1
    assert [page.results[0].slug for page in paged] == [article.slug for article in whole.results]
    assert [article async for article in each(client.list_articles, page_size=1)] == whole.results
    assert (await client.list_articles(updated_since=datetime(2999, 1, 1, tzinfo=UTC))).results == []
    assert (await client.list_articles(language="en")).results == whole.results
    assert (await client.list_articles(language="cy")).results == []
    named = await client.list_articles(slug=[article.slug for article in whole.results])
    assert named.results == whole.results
    part = await client.get_article_part(SLUG, fields=["title", "notice"])
    assert part.title
    assert part.sections is None
    parts = (await client.list_article_parts(fields="title")).results
    assert [part.title for part in parts] == [article.title for article in whole.results]
    related = (await client.list_related_articles(SLUG)).results
    assert {article.slug for article in related} <= {article.slug for article in whole.results}
    assert {rule.strength async for rule in each(client.list_guidance_rules, strength="required")} == {"required"}
    warnings = each(client.list_symptom_warnings, urgency="emergency")
    assert {warning.urgency async for warning in warnings} == {"emergency"}
    story = (await client.list_stories(article=SLUG)).results[0]
    assert await client.get_story(story.id) == story
    topic = (await client.list_topics()).results[0]
    assert (await client.get_topic(topic.slug)).codings == topic.codings
    assert len((await client.list_facts(page_size=3)).results) == 3
    assert (await client.list_activities()).results
    assert (await client.list_sources()).results
    assert all(service.for_crisis for service in (await client.list_support_services(for_crisis=True)).results)
    assert (await client.get_root()).articles.endswith("/api/v1/articles")


async def reads_conditionally(_: AsyncClient) -> None:
    wire = Wire()
    async with AsyncClient(f"{SITE}/api/v1/", transport=wire) as client:
        first = await client.get_article(SLUG)
        first.title = "Changed by who read it"
        again = await with_response(client.get_article, SLUG)
        assert wire.seen == [200, 304]
        assert again.unchanged
        assert again.etag
        assert again.value.title != first.title
        number = (await client.list_article_versions(SLUG)).results[0].number
        assert (await client.get_article_version(SLUG, number)).sections == again.value.sections
    async with AsyncClient(SITE, transport=(wire := Wire()), keep=1) as client:
        await client.get_article(SLUG)
        await client.list_topics()
        await client.get_article(SLUG)
        assert wire.seen == [200, 200, 200], "only the last one is kept"


async def assesses(client: AsyncClient) -> None:
    article = await client.get_article(SLUG)
    begun: Assessment = await client.assess_article(SLUG, {})
    assert {activity.outcome for activity in begun.activities} <= {"need_facts", "consider"}
    assert begun.next_questions[0].fact
    infected: dict[str, bool | int | str | None] = {"bleeding": "heavier_than_a_period", "discharge": "smelly"}
    danger = await client.assess(SLUG, infected, activity="resume_sex")
    assert [activity.outcome for activity in danger.activities] == ["seek_care"]
    reason = next(warning for warning in danger.warnings if warning.state == "triggered").because[0]
    assert reason.given == "heavier_than_a_period"
    unknown = await client.assess(SLUG, {"bleeding": None}, version=1)
    assert "bleeding" in {question.fact for question in unknown.next_questions}
    asked: dict[str, bool | int | str | None] = {"bleeding": "none", "days_since_loss": 10}
    there = await client.assess(SLUG, asked, not_known=["fever"])
    assert there == guidance.assess(article, asked, not_known=["fever"]), "the same here and there"
    assert "fever" not in {question.fact for question in there.next_questions}
    not_known: list[str] = []
    while questions := (await client.assess(SLUG, {}, not_known=not_known)).next_questions:
        not_known.append(questions[0].fact)
        assert len(not_known) <= len(article.facts)


async def follows_changes(client: AsyncClient) -> None:
    stretches = [stretch async for stretch in client.changes()]
    told = [change for stretch in stretches for change in stretch.results]
    assert [change.sequence for change in told] == sorted({change.sequence for change in told})
    assert {"article.published", "article.retired", "story.published"} <= {change.kind for change in told}
    assert [stretch async for stretch in client.changes(after=stretches[-1].next_cursor)] == []
    following = client.changes(every=60)
    async for stretch in following:
        assert stretch.results[0] == told[0]
        break


async def keeps_a_copy(client: AsyncClient) -> None:
    with tempfile.TemporaryDirectory() as folder, AsyncCopy(client, f"{folder}/copy.sqlite3") as copy:
        assert not copy.as_of
        assert list(copy.articles()) == []
        done = await copy.update()
        assert done.resynced
        assert copy.article(SLUG) == await client.get_article(SLUG)
        assert copy.article(RETIRED) is None
        assert {article.slug for article in copy.articles()} == {
            article.slug async for article in each(client.list_articles)
        }
        stories = sorted([story async for story in each(client.list_stories)], key=lambda story: story.id)
        assert list(copy.stories()) == stories
        assert copy.story(stories[0].id) == stories[0]
        again = await copy.update()
        assert (again.changed, again.removed, again.resynced, again.fault) == (frozenset(), frozenset(), False, None)
        async for told in copy.follow(every=60):
            assert told == again
            break
        assert copy.as_of is not None
    async with AsyncClient("http://127.0.0.1:9", retries=0) as nobody:
        with tempfile.TemporaryDirectory() as folder, AsyncCopy(nobody, f"{folder}/copy.sqlite3") as copy:
            async for told in copy.follow(every=60):
                assert isinstance(told.fault, httpx.ConnectError)
                break


async def takes_a_story_and_lets_go_of_it(_: AsyncClient) -> None:
    wire = Wire()
    async with AsyncClient(SITE, transport=wire) as client:
        wire.breaks = 1
        name = "Sample reader 9"
        sent = await client.submit_story(article=SLUG, body=BODY, language="en-GB", consent=CONSENT, display_name=name)
        assert wire.seen == [202, 202], "it was sent again"
        assert sent.receipt.secret not in repr(sent)
        assert sent.status == "pending"
        seen = await client.get_submission(sent.receipt)
        assert (seen.status, seen.body, seen.display_name) == ("pending", BODY, name)
        await client.get_submission(sent.receipt)
        assert 304 not in wire.seen, "what goes with a receipt is not held"
        with expect(Conflict, 409, "conflict"):
            await client.amend_submission(sent.receipt, body=BODY)
        await client.withdraw_submission(Receipt(sent.receipt.submission_id, sent.receipt.secret))
        with expect(NotFound, 404, "not_found"):
            await client.get_submission(sent.receipt)


async def takes_a_story_once_under_one_key(client: AsyncClient) -> None:
    submit = partial(
        client.submit_story,
        article=SLUG,
        language="en-GB",
        consent=CONSENT,
        idempotency_key=secrets.token_urlsafe(24),
    )
    first = await submit(body=BODY)
    again = await submit(body=BODY)
    assert first == again
    with expect(Conflict, 409, "conflict"):
        await submit(body=f"{BODY} x")
    await client.withdraw_submission(first.receipt)


async def raises_what_is_refused(client: AsyncClient) -> None:
    with expect(Invalid, 400, "invalid") as caught:
        await client.assess(SLUG, {"bleeding": "lots", "fevre": True})
    assert {fault.pointer for fault in caught[0].errors} == {"/facts/bleeding", "/facts/fevre"}
    with expect(Invalid, 400, "invalid") as caught:
        await client.list_articles(page_size=1000)
    assert [fault.parameter for fault in caught[0].errors] == ["page_size"]
    with expect(NotFound, 404, "not_found"):
        await client.get_article("nothing-of-that-name")
    with expect(Gone, 410, "gone") as caught:
        await client.get_article(RETIRED)
    assert caught[0].successor == SUCCESSOR
    with expect(Resync, 409, "resync"):
        await client.list_changes(after="1")
    with expect(NotFound, 404, "not_found"):
        await client.get_submission(Receipt("x" * 22, "not-the-secret"))
    with expect(TooLarge, 413, "too_large"):
        await client.assess(SLUG, {"bleeding": "x" * 70_000})
    try:
        Receipt("x" * 22, "a line's end came with it\n")
    except ValueError as wrong:
        assert "line" not in str(wrong), "a secret is never told"
    else:
        raise AssertionError("no header can carry it")


async def raises_what_a_spoilt_request_meets(_: AsyncClient) -> None:
    async with AsyncClient(SITE, transport=Wire(accept="text/html")) as client:
        with expect(NotAcceptable, 406, "not_acceptable"):
            await client.get_article(SLUG)
    async with AsyncClient(SITE, transport=Wire(content_type="text/plain")) as client:
        with expect(UnsupportedMediaType, 415, "unsupported_media_type"):
            await client.assess(SLUG, {})
    async with AsyncClient(SITE, transport=Wire(authorization="Basic x")) as client:
        with expect(Unauthorized, 401, "unauthorized"):
            await client.get_submission(Receipt("x" * 22, "not-the-secret"))
    async with AsyncClient(SITE, transport=Wire(method="PUT")) as client:
        with expect(MethodNotAllowed, 405, "method_not_allowed"):
            await client.get_article(SLUG)


async def tells_a_stranger_from_the_service(_: AsyncClient) -> None:
    login = httpx.Response(200, html="<h1>Log in to the Wi-Fi</h1>")
    broken = httpx.Response(502, html="<h1>Bad gateway</h1>")
    moved = httpx.Response(301, headers={"Location": "https://elsewhere.example/"})
    for answer in (login, broken, moved):
        transport = httpx.MockTransport(lambda _, answer=answer: answer)
        async with AsyncClient("http://proxy", transport=transport, retries=0) as client:
            with expect(Problem, answer.status_code, "unexpected"):
                await client.list_articles()


async def waits_when_told(client: AsyncClient) -> None:
    story = (await client.list_stories()).results[0]
    async with AsyncClient(SITE, transport=Wire(local_address=OTHER)) as somebody_else:
        counted = await with_response(somebody_else.report_story, story.id, reason="other", detail="A test.")
        assert counted.rate_limit is not None
        assert counted.rate_limit.limit == 10
        with expect(TooManyRequests, 429, "too_many_requests") as caught:
            for _ in range(10):
                await somebody_else.report_story(story.id, reason="other", detail="A test.")
    assert (caught[0].retry_after or 0) > 30, "it is told so, rather than left waiting"


async def main() -> None:
    async with AsyncClient(SITE, transport=Wire()) as shared:
        for check in (
            lists_pages_and_filters,
            reads_conditionally,
            assesses,
            follows_changes,
            keeps_a_copy,
            takes_a_story_and_lets_go_of_it,
            takes_a_story_once_under_one_key,
            raises_what_is_refused,
            raises_what_a_spoilt_request_meets,
            tells_a_stranger_from_the_service,
            waits_when_told,
        ):
            await check(shared)
            print(check.__name__.replace("_", " "))


run_async(main)
