"""What both clients do with what comes back, and with what does not."""

import pickle
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import anyio
import httpx
import pytest

from health_content import (
    AsyncClient,
    Client,
    Consent,
    Gone,
    NotFound,
    Problem,
    Receipt,
    TooManyRequests,
    Unavailable,
    Unreadable,
    aio,
    each,
    models,
    with_response,
)

TOPIC: dict[str, Any] = {"slug": "loss", "name": "Loss", "parent": None, "codings": []}
PAGE: dict[str, Any] = {"results": [TOPIC], "next": None, "previous": None, "total": 1}
SUBMITTED = {
    "id": "x" * 22,
    "receipt": "the-secret",
    "status": "pending",
    "submission_url": "/api/v1/story-submissions/x",
    "decision_due_by": "2026-12-07T00:00:00Z",
    "safety_net": None,
}
STORY = {
    "article": "loss",
    "body": "A story.",
    "language": "en",
    "consent": Consent(policy_version="1", publish=True, own_experience=True, adult=True),
}
BROKEN = httpx.ReadError("The connection broke.")
Outcome = httpx.Response | Exception
# What a request is answered, one after the other.
Script = Iterator[Outcome]


def problem(status: int, code: str, **headers: str) -> httpx.Response:
    said = {"title": code, "status": status, "code": code, "detail": "Not now.", "errors": []}
    kind = {"Content-Type": "application/problem+json"}
    return httpx.Response(status, json=said, headers={**kind, **{k.replace("_", "-"): v for k, v in headers.items()}})


def page(**changes: Any) -> httpx.Response:
    return httpx.Response(200, json={**PAGE, **changes}, headers={"ETag": '"1"', "X-Request-ID": "r-1"})


class Service:
    """Answers by a script, and remembers what it was asked."""

    def __init__(self, *outcomes: Outcome) -> None:
        self.script: Script = iter(outcomes)
        self.asked: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        outcome = next(self.script)
        if isinstance(outcome, Exception):
            raise outcome
        outcome.request = request
        return outcome


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long was waited, which takes no time here."""
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr("time.sleep", waited.append)
    monkeypatch.setattr("anyio.sleep", sleep)
    return waited


def both(service: Callable[[], Service], operation: str, *args: Any, **kwargs: Any) -> Iterator[tuple[Service, Any]]:
    """The service that was asked and what came of it, or the exception, with either client."""
    options = {name: kwargs.pop(name) for name in ("retries", "timeout") if name in kwargs}
    asked = service()
    with Client("http://service/api/v1", transport=httpx.MockTransport(asked), **options) as client:
        try:
            yield asked, getattr(client, operation)(*args, **kwargs)
        except Exception as error:  # noqa: BLE001  the tests look at it
            yield asked, error

    also = service()

    async def ask() -> Any:
        async with AsyncClient("http://service", transport=httpx.MockTransport(also), **options) as client:
            try:
                return await getattr(client, operation)(*args, **kwargs)
            except Exception as error:  # noqa: BLE001
                return error

    yield also, anyio.run(ask)


@pytest.mark.parametrize(
    "first",
    [
        lambda: problem(429, "too_many_requests"),
        lambda: problem(503, "unavailable"),
        lambda: httpx.Response(502, html="<h1>Bad gateway</h1>"),
        lambda: BROKEN,
        lambda: httpx.ConnectTimeout("It took too long."),
        lambda: httpx.RemoteProtocolError("Server disconnected without sending a response."),
    ],
)
def test_a_read_is_tried_again(first: Callable[[], Outcome], waits: list[float]) -> None:
    for service, answer in both(lambda: Service(first(), first(), page()), "list_topics"):
        assert [topic.slug for topic in answer.results] == ["loss"]
        assert len(service.asked) == 3
    assert len(waits) == 4
    for shorter, longer in (waits[:2], waits[2:]):
        assert 0.25 <= shorter <= 0.5
        assert 0.5 <= longer <= 1


def test_it_gives_up_with_what_came_last(waits: list[float]) -> None:
    for service, answer in both(lambda: Service(*[problem(503, "unavailable") for _ in range(9)]), "list_topics"):
        assert isinstance(answer, Unavailable)
        assert len(service.asked) == 3
    for service, answer in both(lambda: Service(*[BROKEN for _ in range(9)]), "list_topics", retries=4):
        assert answer is BROKEN
        assert len(service.asked) == 5


def test_retries_can_be_turned_off(waits: list[float]) -> None:
    for service, answer in both(lambda: Service(problem(503, "unavailable"), page()), "list_topics", retries=0):
        assert isinstance(answer, Unavailable)
        assert len(service.asked) == 1
    assert waits == []
    with pytest.raises(ValueError, match="0 times"):
        Client("http://service", retries=-1)


def test_it_comes_back_when_it_is_told_to_unless_that_is_long(waits: list[float]) -> None:
    for _, answer in both(lambda: Service(problem(503, "unavailable", retry_after="7"), page()), "list_topics"):
        assert answer.results
    assert all(7 <= wait <= 7.5 for wait in waits)
    waits.clear()
    in_time = (datetime.now(UTC) + timedelta(seconds=20)).strftime("%a, %d %b %Y %H:%M:%S GMT")
    for _, answer in both(lambda: Service(problem(503, "unavailable", retry_after=in_time), page()), "list_topics"):
        assert answer.results
    assert all(10 < wait <= 21 for wait in waits)
    waits.clear()
    for nonsense in ("soon", "-1", "1e9", "9" * 20, "Mon, 99 Foo 2026 00:00:00 GMT"):
        answers = [problem(503, "unavailable", retry_after=nonsense), page()]
        with Client("http://service", transport=httpx.MockTransport(Service(*answers))) as client:
            assert client.list_topics().results
    assert all(wait <= 0.5 for wait in waits)
    waits.clear()
    for service, answer in both(lambda: Service(problem(429, "too_many_requests", retry_after="3000")), "list_topics"):
        assert isinstance(answer, TooManyRequests)
        assert answer.retry_after == 3000
        assert len(service.asked) == 1
    assert waits == []


@pytest.mark.parametrize("status", [400, 404, 409, 410, 500])
def test_what_will_not_change_is_not_tried_again(status: int, waits: list[float]) -> None:
    for service, answer in both(lambda: Service(problem(status, "invalid")), "list_topics"):
        assert isinstance(answer, Problem)
        assert len(service.asked) == 1


def test_a_story_is_sent_again_under_the_same_key(waits: list[float]) -> None:
    story = {
        "article": "a",
        "body": "b",
        "language": "en",
        "consent": Consent(policy_version="1", publish=True, own_experience=True, adult=True),
    }
    for service, answer in both(lambda: Service(BROKEN, httpx.Response(202, json=SUBMITTED)), "submit_story", **story):
        assert answer.receipt.secret == "the-secret"  # noqa: S105
        first, second = service.asked
        assert first.headers["Idempotency-Key"] == second.headers["Idempotency-Key"]
        assert len(first.headers["Idempotency-Key"]) >= 16
        assert first.content == second.content
        assert b"null" not in first.content, "what was not given is not sent"


def test_a_withdrawal_and_an_assessment_are_tried_again_but_nothing_that_may_count_twice(waits: list[float]) -> None:
    receipt = Receipt("x" * 22, "the-secret")
    for service, answer in both(lambda: Service(BROKEN, httpx.Response(204)), "withdraw_submission", receipt):
        assert answer is None
        assert [request.headers["Authorization"] for request in service.asked] == ["Bearer the-secret"] * 2
    for service, answer in both(lambda: Service(BROKEN, problem(404, "not_found")), "assess", "a", {"fever": True}):
        assert isinstance(answer, Problem)
        assert len(service.asked) == 2
    for service, answer in both(lambda: Service(BROKEN), "report_story", "x" * 22, reason="other"):
        assert answer is BROKEN
        assert len(service.asked) == 1
    for service, answer in both(lambda: Service(BROKEN), "amend_submission", receipt, body="b"):
        assert answer is BROKEN
        assert len(service.asked) == 1


def test_it_waits_five_seconds_to_connect_and_twenty_to_read(waits: list[float]) -> None:
    for service, _ in both(lambda: Service(page()), "list_topics"):
        assert service.asked[0].extensions["timeout"] == {"connect": 5, "read": 20, "write": 20, "pool": 20}
    for service, _ in both(lambda: Service(page()), "list_topics", timeout=1.5):
        assert set(service.asked[0].extensions["timeout"].values()) == {1.5}


def test_a_list_is_read_to_its_end_at_this_host_alone() -> None:
    script = [page(next="https://elsewhere.example/api/v1/topics?cursor=c2"), page()]
    service = Service(*script)
    with Client("http://service", transport=httpx.MockTransport(service)) as client:
        assert [topic.slug for topic in each(client.list_topics, page_size=1)] == ["loss", "loss"]
    assert [str(request.url) for request in service.asked] == [
        "http://service/api/v1/topics?page_size=1",
        "http://service/api/v1/topics?cursor=c2&page_size=1",
    ]

    async def read() -> list[str]:
        service = Service(page(next="/api/v1/topics?cursor=c2"), page())
        async with AsyncClient("http://service", transport=httpx.MockTransport(service)) as client:
            return [topic.slug async for topic in aio.each(client.list_topics)]

    assert anyio.run(read) == ["loss", "loss"]


def test_what_came_with_an_answer_can_be_had() -> None:
    limits = {"RateLimit": '"posts";r=9;t=3500', "RateLimit-Policy": '"posts";q=10;w=3600'}
    service = Service(page(), httpx.Response(304, headers={"X-Request-ID": "r-2", **limits}))
    with Client("http://service", transport=httpx.MockTransport(service)) as client:
        first = with_response(client.list_topics)
        again = with_response(client.list_topics)
    assert (first.status, first.etag, first.request_id, first.rate_limit) == (200, '"1"', "r-1", None)
    assert again.value == first.value
    assert (again.unchanged, again.request_id) == (True, "r-2")
    assert again.rate_limit is not None
    limit = again.rate_limit
    assert (limit.limit, limit.window, limit.remaining, limit.reset) == (10, 3600, 9, 3500)


def test_calls_at_the_same_time_do_not_mistake_each_other_s_answers() -> None:
    async def answer(request: httpx.Request) -> httpx.Response:
        await anyio.sleep(0.01 if request.url.params["page_size"] == "1" else 0)
        return httpx.Response(200, json=PAGE, headers={"X-Request-ID": request.url.params["page_size"]})

    async def ask() -> dict[int, str | None]:
        found: dict[int, str | None] = {}
        async with AsyncClient("http://service", transport=httpx.MockTransport(answer)) as client:

            async def one(number: int) -> None:
                found[number] = (await aio.with_response(client.list_topics, page_size=number)).request_id

            async with anyio.create_task_group() as tasks:
                for number in (1, 2, 3):
                    tasks.start_soon(one, number)
        return found

    assert anyio.run(ask) == {1: "1", 2: "2", 3: "3"}


def test_a_problem_says_every_fault_and_where(waits: list[float]) -> None:
    said = {
        "code": "invalid",
        "detail": "The request is not valid.",
        "errors": [
            {"code": "unknown_fact", "detail": "There is no fact 'fevre'.", "pointer": "/facts/fevre"},
            {"code": "out_of_range", "detail": "Up to 100.", "parameter": "page_size"},
        ],
    }
    kind = {"Content-Type": "application/problem+json", "X-Request-ID": "r-3"}
    for _, answer in both(lambda: Service(httpx.Response(400, json=said, headers=kind)), "list_topics"):
        assert str(answer) == (
            "400 invalid: The request is not valid. /facts/fevre: There is no fact 'fevre'. page_size: Up to 100."
        )
        assert answer.request_id == "r-3"


def test_a_problem_can_go_to_another_process() -> None:
    said = {"code": "gone", "detail": "Taken away.", "errors": [{"code": "x", "detail": "y"}], "successor": "b"}
    kind = {"Content-Type": "application/problem+json", "Retry-After": "7"}
    for _, answer in both(lambda: Service(httpx.Response(410, json=said, headers=kind)), "list_topics"):
        again = pickle.loads(pickle.dumps(answer))  # noqa: S301  made here
        assert type(again) is Gone
        assert str(again) == str(answer)
        assert vars(again) == vars(answer)
        assert again.successor == "b"


def test_no_receipt_and_no_key_is_in_what_is_shown_of_anything() -> None:
    for wrong in ("the-secret\n", "the-secrét", " the-secret"):
        with pytest.raises(ValueError, match="no receipt") as refused:
            Receipt("x", wrong)
        assert "the-secr" not in str(refused.value)
        for service, answer in both(Service, "submit_story", **STORY, idempotency_key=wrong):
            assert isinstance(answer, ValueError)
            assert not isinstance(answer, UnicodeError), "that has it"
            assert "the-secr" not in repr(answer)
            assert service.asked == []
    assert "the-secret" not in repr(models.Submitted.from_dict(SUBMITTED))
    assert "the-secret" not in repr(Receipt("x", "the-secret"))


@pytest.mark.parametrize("name", [".", ".."])
def test_what_stands_above_a_name_is_no_answer(name: str) -> None:
    for operation in ("get_article", "get_story", "get_topic"):
        for service, answer in both(Service, operation, name):
            assert isinstance(answer, NotFound)
            assert service.asked == []


def test_a_service_that_has_moved_is_said_and_not_followed() -> None:
    def moved() -> Service:
        return Service(httpx.Response(308, headers={"Location": "https://service/"}))

    for _, answer in both(moved, "assess", "loss", {"fever": True}):
        assert isinstance(answer, Problem)
        assert "leads to https://service/." in str(answer)


def test_a_moment_without_a_time_zone_is_refused() -> None:
    for service, answer in both(Service, "list_articles", updated_since=datetime(2026, 11, 30)):  # noqa: DTZ001
        assert isinstance(answer, ValueError)
        assert service.asked == []


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"[]",
        b'"no"',
        b'{"code": 5, "detail": "x"}',
        b'{"code": "x", "detail": null}',
        b'{"code": "x", "detail": "x", "errors": [1]}',
        b'{"code": "x", "detail": "x", "errors": 1}',
    ],
)
def test_what_only_looks_like_a_problem_is_not_one_of_the_service_s(content: bytes) -> None:
    kind = {"Content-Type": "application/problem+json"}
    for _, answer in both(lambda: Service(httpx.Response(404, content=content, headers=kind)), "list_topics"):
        assert isinstance(answer, Problem)
        assert answer.code == "unexpected"


@pytest.mark.parametrize("body", [{}, [], {"results": [{}], "next": None, "previous": None}, None])
def test_a_success_that_is_not_the_contract_s_is_not_read(body: Any) -> None:
    for _, answer in both(lambda: Service(httpx.Response(200, json=body)), "list_topics"):
        assert isinstance(answer, Unreadable)


def test_half_an_answer_is_not_held_for_a_whole_one() -> None:
    kind = {"Content-Type": "application/json", "ETag": '"1"'}
    asked = Service(httpx.Response(200, content=b'{"results": [', headers=kind), page())
    with Client("http://service", transport=httpx.MockTransport(asked)) as client:
        with pytest.raises(Unreadable):
            client.list_topics()
        assert client.list_topics().total == 1
    assert "If-None-Match" not in asked.asked[1].headers


def test_a_word_of_a_closed_list_that_is_not_known_is_not_read_where_null_is_allowed_either() -> None:
    fact = {"key": "a", "label": "A", "question": "A?", "help_text": "", "kind": "integer", "unit": "fortnight"}
    whole: dict[str, Any] = {**fact, "minimum": 0, "maximum": 9, "choices": [], "ordered": False, "codings": []}
    listed = {"results": [whole], "next": None, "previous": None, "total": 1}
    for _, answer in both(lambda: Service(httpx.Response(200, json=listed)), "list_facts"):
        assert isinstance(answer, Unreadable)
    whole["unit"] = None
    for _, answer in both(lambda: Service(httpx.Response(200, json=listed)), "list_facts"):
        assert answer.results[0].unit is None
