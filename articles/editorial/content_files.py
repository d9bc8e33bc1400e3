"""Content files: YAML in, YAML out. A file is loaded whole or not at all, and all that is wrong with it is said at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from django.db import transaction

from articles import models
from articles.editorial import checks, drafts, serializers, vocabulary, yaml_source
from articles.editorial.drafts import Content
from articles.guidance import conditions
from contentapi.errors import Fault, InvalidInput
from contentapi.problems import faults_in


class Effect(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Loaded:
    """What loading a file did. `slug` is the article's; None for a file of vocabulary."""

    path: Path
    effect: Effect
    slug: str | None
    source: yaml_source.Source


class ContentFileError(InvalidInput):
    """A file that was not loaded: each line of the message is one thing wrong, as `file:line: where: what`."""

    code = "content_file"

    def __init__(self, path: Path, located: list[tuple[int, Fault]]) -> None:
        located = sorted(located, key=lambda one: one[0])
        super().__init__(
            "\n".join(describe(path, line, fault) for line, fault in located), faults=[fault for _, fault in located]
        )


def describe(path: Path, line: int, fault: Fault) -> str:
    """One fault in one line, as compilers write it."""
    where = ".".join(_steps(fault.pointer or ""))
    return f"{path}:{line}: {where + ': ' if where else ''}{fault.detail}"


def _steps(place: str) -> Iterator[str]:
    for token in place.split("/")[1:]:
        yield token.replace("~1", "/").replace("~0", "~")


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The content files at `paths` (files, or folders read to any depth), vocabulary before the articles that use it.

    Raises InvalidInput for a path that isn't there.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            raise InvalidInput(f"{path}: there is no such file or folder.")
        inside = sorted(p for p in path.rglob("*") if p.suffix in (".yaml", ".yml")) if path.is_dir() else [path]
        found.update(dict.fromkeys(inside))
    return sorted(found, key=lambda path: not _looks_like_vocabulary(path))


def _looks_like_vocabulary(path: Path) -> bool:
    # Only an order is decided here; what a file is, `load` decides by what it holds.
    return "vocabulary" in path.parts


def load(path: Path, *, author: str | None = None) -> Loaded:
    """Loads one file into the drafts or the vocabulary, in one transaction.

    Raises ContentFileError with everything that is wrong with it; then nothing of it is stored.
    """
    try:
        raw = path.read_bytes()
    except OSError as wrong:
        raise InvalidInput(f"{path}: {wrong.strerror}.") from None
    try:
        source = yaml_source.parse(raw)
    except InvalidInput as wrong:
        located = [(int((f.pointer or "").split("/")[2]), Fault(f.detail, f.code)) for f in wrong.faults]
        raise ContentFileError(path, located) from None
    if isinstance(source.data, dict) and not ({"slug", "title"} & source.data.keys()):
        return _load_vocabulary(path, source)
    return _load_article(path, source, author)


def _refuse(path: Path, source: yaml_source.Source, faults: Iterable[Fault]) -> None:
    """Raises ContentFileError if there is any fault, of the text or of what it says."""
    every = [*source.faults, *faults]
    if every:
        raise ContentFileError(path, [(source.line_of(fault.pointer), fault) for fault in every])


def _shape(serializer: Any, path: Path, source: yaml_source.Source) -> Content:
    """The data in the right shape, with what was left out filled in."""
    wrong = [] if serializer.is_valid() else faults_in(serializer.errors)
    _refuse(path, source, wrong)
    content: Content = plain(serializer.validated_data)
    return content


def plain(value: Any) -> Any:
    """Validated data as plain dicts and lists."""
    if isinstance(value, dict):
        return {str(name): plain(inner) for name, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, list) else value


@transaction.atomic
def _load_vocabulary(path: Path, source: yaml_source.Source) -> Loaded:
    content = _shape(serializers.Vocabulary(data=source.data), path, source)
    models.ChangeFeed.lock()
    present = vocabulary.read()
    _refuse(path, source, checks.faults_in_vocabulary(content, present))
    completed = vocabulary.as_embedded(content)
    there = {name: getattr(present, name) for name in completed}
    if all(there[name].get(key) == entry for name, entries in completed.items() for key, entry in entries.items()):
        return Loaded(path, Effect.UNCHANGED, None, source)
    new = not any(key in there[name] for name, entries in completed.items() for key in entries)
    vocabulary.write(content)
    return Loaded(path, Effect.CREATED if new else Effect.UPDATED, None, source)


@transaction.atomic
def _load_article(path: Path, source: yaml_source.Source, author: str | None) -> Loaded:
    content = _shape(serializers.Article(data=source.data), path, source)
    _refuse(path, source, checks.faults_in_content(content, vocabulary.read()))
    content = drafts.normalise(content)
    slug = content["slug"]
    article = models.Article.objects.select_for_update().filter(slug=slug).first()
    if article is not None and drafts.read(article) == content and author in (None, article.author):
        return Loaded(path, Effect.UNCHANGED, slug, source)
    drafts.write(content, author=author)
    return Loaded(path, Effect.UPDATED if article else Effect.CREATED, slug, source)


def dump_article(article: models.Article) -> str:
    """The draft as a content file: loading it changes nothing."""
    content = drafts.read(article)
    for rule in content["guidance_rules"]:
        for name in ("applies_when", "satisfied_when"):
            rule[name] = [conditions.write(condition) for condition in rule[name]]
    for warning in content["symptom_warnings"]:
        warning["triggered_when"] = [conditions.write(condition) for condition in warning["triggered_when"]]
    return yaml_source.write(content)


def dump_vocabulary(name: str) -> str:
    """One list of the vocabulary (`facts`, `activities`, …) as a content file."""
    entries = getattr(vocabulary.read(), name)
    return yaml_source.write({name: [vocabulary.as_content(entry) for entry in entries.values()]})
