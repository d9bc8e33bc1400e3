"""Every route outside the admin, by name, with a path that a test can ask for."""

from collections.abc import Iterable, Iterator

from django.urls import URLPattern, URLResolver, get_resolver, reverse

# What stands in a path. The article is that of `tests.factories`.
_ARGUMENTS: dict[str, dict[str, str | int]] = {
    "article": {"slug": "after-a-loss"},
    "article-assessment": {"slug": "after-a-loss"},
    "article-version": {"slug": "after-a-loss", "number": 1},
    "article-versions": {"slug": "after-a-loss"},
    "topic": {"slug": "miscarriage"},
}

PROBES = ("healthz", "readyz")
PAGES = ("docs", "problems", "openapi-json", "openapi-yaml")
WRITES = ("article-assessment",)


def _names(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            if pattern.name:
                yield pattern.name
        elif pattern.app_name != "admin":
            yield from _names(pattern.url_patterns)


# As the route table has them: a route that is added is tested from then on, or fails here for want of an argument.
PATHS: dict[str, str] = {
    name: reverse(name, kwargs=_ARGUMENTS.get(name)) for name in _names(get_resolver().url_patterns)
}

# What the API itself serves: everything but pages and probes.
OPERATIONS = {name: path for name, path in PATHS.items() if name not in (*PROBES, *PAGES)}
READS = {name: path for name, path in OPERATIONS.items() if name not in WRITES}
LISTS = {
    name: PATHS[name]
    for name in ("articles", "article-versions", "guidance-rules", "symptom-warnings", "topics", "facts")
}
