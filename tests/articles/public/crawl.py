"""Reading all that there is to read: every public address, the lists by every filter, and what follows from each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.test import Client

from tests.contentapi.answers import API
from tests.contentapi.routes import PAGES, PATHS, PROBES


@dataclass(frozen=True)
class Answer:
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


# Parameters that take the name of something.
_FILTERS = {
    "articles": ("slug", "topic", "activity"),
    "guidance-rules": ("article", "topic", "activity", "fact"),
    "symptom-warnings": ("article", "topic", "fact"),
}
_TERMS = (
    f"{API}/articles?ordering=-published_at",
    f"{API}/articles?updated_since=2026-01-01T00:00:00Z",
    f"{API}/articles?language=en&code=O03&code_system=icd-10",
    f"{API}/article-parts?fields=slug,title,topics",
    f"{API}/support-services?region=GB&for_crisis=false",
    f"{API}/guidance-rules?strength=required&page_size=1",
    f"{API}/symptom-warnings?urgency=urgent&page_size=1",
    f"{API}/changes?page_size=2",
    f"{API}/changes?after=999",
    f"{API}/snapshot?page_size=1",
    f"{API}/article-parts/after-a-loss?fields=title,version",
    f"{API}/articles?colour=red",
)


def everything(client: Client, names: Mapping[str, Iterable[str]]) -> dict[str, Answer]:
    """Every public answer, by the request that it answers.

    `names` are those to try, published or not, of each kind of thing: `article`, `topic`, `activity` and `fact`.
    """
    answers: dict[str, Answer] = {}
    pending = list(_addresses(names))
    while pending:
        address = pending.pop()
        if address not in answers:
            response = client.get(address)
            answers[address] = _answer(response)
            if response.headers.get("Content-Type") == "application/json" and address not in map(PATHS.get, PAGES):
                pending += _links(response.json())
    for slug, facts in product(names["article"], ("{}", '{"fever": true, "bleeding": "none"}')):
        address = f"{API}/articles/{slug}/assessment"
        response = client.post(address, data=f'{{"facts": {facts}}}', content_type="application/json")
        answers[f"{address} {facts}"] = _answer(response)
    return answers


def _addresses(names: Mapping[str, Iterable[str]]) -> Iterator[str]:
    yield from (path for name, path in PATHS.items() if name not in PROBES)
    yield from _TERMS
    for name, filters in _FILTERS.items():
        for parameter in filters:
            kind = "article" if parameter == "slug" else parameter
            yield from (f"{PATHS[name]}?{parameter}={value}" for value in names[kind])
    for slug in names["topic"]:
        yield f"{API}/topics/{slug}"
    for slug in names["article"]:
        yield f"{API}/articles/{slug}"
        yield f"{API}/articles/{slug}/related"
        yield f"{API}/article-parts/{slug}?fields=title,related"
        yield f"{API}/articles/{slug}/versions"
        yield f"{API}/articles/{slug}/versions/3"  # past what there is; what there is, its history links to


def _links(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for inner in value:
            yield from _links(inner)
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name in ("url", "next", "previous") and isinstance(inner, str) and API in inner:
                yield inner.partition("#")[0]
            elif name in ("next_cursor", "follow_from"):
                yield f"{API}/changes?after={inner}&page_size=1"
            else:
                yield from _links(inner)


def _answer(response: Any) -> Answer:
    return Answer(response.status_code, tuple(sorted(response.headers.items())), response.content)
