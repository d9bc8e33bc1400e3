"""Every route outside the admin, by name, with a path that a test can ask for."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.factories import STORY

# A receipt that opens nothing.
RECEIPT = "r" * 43

# What stands in a path. The article and the story are those of `tests.factories`; there is no such submission.
_ARGUMENTS: dict[str, dict[str, str | int]] = {
    "article": {"slug": "after-a-loss"},
    "article-assessment": {"slug": "after-a-loss"},
    "article-part": {"slug": "after-a-loss"},
    "article-version": {"slug": "after-a-loss", "number": 1},
    "article-versions": {"slug": "after-a-loss"},
    "related-articles": {"slug": "after-a-loss"},
    "document": {"name": "guide"},
    "story": {"story_id": STORY},
    "story-reports": {"story_id": STORY},
    "submission": {"submission_id": "B" * 22},
    "topic": {"slug": "miscarriage"},
}

# Queries without which there is no answer.
NEEDED = {"article-parts": {"fields": "slug,title"}, "article-part": {"fields": "slug,title"}}

PROBES = ("healthz", "readyz")
PAGES = ("front-door", "llms", "docs", "redoc", "try", "document", "problems", "openapi-json", "openapi-yaml")
WRITES = ("article-assessment", "story-reports")
PRIVATE = ("submission",)
# Whose answers have no body, unless they are problems.
BODILESS = ("story-reports",)


def _names(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            if pattern.name:
                yield pattern.name
        elif pattern.app_name != "admin":
            yield from _names(pattern.url_patterns)


# As the route table has them: a route that is added is tested from then on, or fails here for want of an argument.
PATHS: dict[str, str] = {
    name: reverse(name, kwargs=_ARGUMENTS.get(name), query=NEEDED.get(name))
    for name in _names(get_resolver().url_patterns)
}

# What the API itself serves: everything but pages and probes.
OPERATIONS = {name: path for name, path in PATHS.items() if name not in (*PROBES, *PAGES)}
READS = {name: path for name, path in OPERATIONS.items() if name not in (*WRITES, *PRIVATE)}
LISTS = {
    name: PATHS[name]
    for name in (
        *("articles", "related-articles", "article-versions", "guidance-rules", "symptom-warnings", "stories"),
        *("topics", "facts", "activities", "sources", "support-services"),
    )
}
# What `Allow` says of each.
ALLOWED = {
    **dict.fromkeys(PATHS, "GET, HEAD, OPTIONS"),
    **dict.fromkeys(WRITES, "POST, OPTIONS"),
    "stories": "GET, HEAD, POST, OPTIONS",
    "submission": "GET, PATCH, DELETE, OPTIONS",
}


def ask(client: Any, name: str, **headers: str) -> Any:
    """Asks the route `name` as it is meant to be asked, with whatever `headers` say besides."""
    method = "POST" if name in WRITES else "GET"
    given = {"Authorization": f"Bearer {RECEIPT}"} if name in PRIVATE else {}
    body = '{"reason": "spam"}' if name == "story-reports" else "{}"
    return client.generic(method, PATHS[name], data=body, content_type="application/json", headers={**given, **headers})
