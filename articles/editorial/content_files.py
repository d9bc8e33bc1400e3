"""Content files: YAML in, YAML out. A file is loaded whole or not at all; all that is wrong with it is said at once."""

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from django.db import transaction

from articles import models
from articles.editorial import checks, copies, drafts, edits, loads, reading, serializers, vocabulary, yaml_source
from articles.editorial.drafts import UNREVIEWED, Content
from articles.editorial.edits import NOBODY_KNOWS, Hand
from articles.guidance import conditions
from articles.models.kept import Kind
from contentapi.api.problems import faults_in
from contentapi.errors import Fault, InvalidInput, pointer
from contentapi.text import with_hidden_shown

_LONGEST_MESSAGE = 1_000

_ARTICLE = re.compile(rb"^(\xef\xbb\xbf)?[\"']?(slug|title)[\"']?[ \t]*:", re.MULTILINE)


class Effect(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Loaded:
    """What loading a file did. `slug` is the article's; None for a file of vocabulary. `remarks` are advisory.

    `kept` names what had been edited since the last load, was replaced all the same, and is kept as a copy.
    """

    path: Path
    effect: Effect
    slug: str | None
    source: yaml_source.Source
    remarks: tuple[Fault, ...] = ()
    kept: tuple[str, ...] = ()


class ContentFileError(InvalidInput):
    """A file that was not loaded: each line of the message is one thing wrong, as `file:line: where: what`."""

    code = "content_file"

    def __init__(self, path: Path, located: list[tuple[int, Fault]]) -> None:
        located = sorted(located, key=lambda one: one[0])
        super().__init__(
            "\n".join(describe(path, line, fault) for line, fault in located), faults=[fault for _, fault in located]
        )


class WouldOverwrite(ContentFileError):
    """A file that was not loaded because it would take back what somebody has edited since the last load."""

    code = "would_overwrite"


def describe(path: Path, line: int, fault: Fault) -> str:
    """One fault in one line, as compilers write it."""
    tokens = (fault.pointer or "").split("/")[1:]
    where = ".".join(token.replace("~1", "/").replace("~0", "~") for token in tokens)
    # A name in a file may hold any character.
    said = with_hidden_shown(f"{where + ': ' if where else ''}{fault.detail}")
    if len(said) > _LONGEST_MESSAGE:
        said = f"{said[: _LONGEST_MESSAGE // 2]} … {said[-_LONGEST_MESSAGE // 2 :]}"
    return f"{path}:{line}: {said}{' (This alone stops nothing.)' if fault.advisory else ''}"


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The content files at `paths` (files, or folders read to any depth), vocabulary before the articles that use it.

    Raises InvalidInput for a path where nothing can be read, and for a folder without a content file.
    """
    # A file that is named in two ways is one file.
    found: dict[str, Path] = {}
    for file in (file for path in paths for file in _files_at(path)):
        found.setdefault(os.path.realpath(file), file)
    return sorted(found.values(), key=_looks_like_an_article)


def _files_at(path: Path) -> list[Path]:
    if not stat.S_ISDIR(_mode(path)):
        return [path]
    # What is hidden belongs to a program: an editor's lock, a file system's notes.
    visible = (p for p in path.rglob("*") if not p.name.startswith("."))
    inside = sorted(p for p in visible if p.suffix.lower() in (".yaml", ".yml") and not p.is_dir())
    if not inside:
        raise InvalidInput(f"{path}: there is no .yaml file in this folder.")
    return inside


def _looks_like_an_article(path: Path) -> bool:
    # Only an order is decided here; what a file is, `load` decides by what it holds, and says if it cannot be read.
    try:
        return _ARTICLE.search(_read(path)) is not None
    except InvalidInput:
        return False


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except OSError as wrong:
        raise InvalidInput(f"{path}: {wrong.strerror}.") from None


def _read(path: Path) -> bytes:
    if not stat.S_ISREG(_mode(path)):
        raise InvalidInput(f"{path}: This is not a file.")
    try:
        return path.read_bytes()
    except OSError as wrong:
        raise InvalidInput(f"{path}: {wrong.strerror}.") from None


def load(path: Path, *, author: str | None = None, force: bool = False, by: str = "load_content") -> Loaded:
    """Loads one file into the drafts or the vocabulary, in one transaction.

    Raises InvalidInput where it cannot be read, ContentFileError with everything that is wrong with it, and
    WouldOverwrite with everything that was edited since it was last loaded; then nothing of it is stored. With `force`
    what was edited is replaced, and kept as a copy that is signed `by`.
    """
    source = _parsed(path)
    if _is_vocabulary(source):
        return _load_vocabulary(path, source, author, force=force, by=by)
    return _load_article(path, source, author, force=force, by=by)


def _parsed(path: Path) -> yaml_source.Source:
    raw = _read(path)
    try:
        return yaml_source.parse(raw)
    except InvalidInput as wrong:
        located = [(int((f.pointer or "").split("/")[2]), Fault(f.detail, f.code)) for f in wrong.faults]
        raise ContentFileError(path, located) from None


def _is_vocabulary(source: yaml_source.Source) -> bool:
    return isinstance(source.data, dict) and not ({"slug", "title"} & source.data.keys())


# --- One name, one file -------------------------------------------------------------------------------------------

_KEYS = {"facts": "key", "activities": "key", "topics": "slug", "sources": "key", "support_services": "key"}


def clashes_in(paths: Iterable[Path]) -> list[str]:
    """A line for each place where an article or a shared entry is given that another of these files gives too.

    Whichever was loaded last would win, and nobody would know which that was. A file that cannot be read has none:
    `load` says what is wrong with it.
    """
    places: dict[tuple[str, str], list[tuple[Path, int, str]]] = {}
    for path in paths:
        for what, name, line, place in _names_in(path):
            places.setdefault((what, name), []).append((path, line, place))
    return [
        describe(path, line, Fault(f"{what} '{name}' stands in {_others(found, path)} too. Keep one.", "clash", place))
        for (what, name), found in places.items()
        if len({path for path, _, _ in found}) > 1
        for path, line, place in found
    ]


def _others(places: Iterable[tuple[Path, int, str]], own: Path) -> str:
    return " and ".join(f"{path}:{line}" for path, line, _ in places if path != own)


def _names_in(path: Path) -> Iterator[tuple[str, str, int, str]]:
    """What the file gives a name to: what it is, its name, its line and its pointer."""
    try:
        source = _parsed(path)
    except InvalidInput:
        return
    if not isinstance(source.data, dict):
        return
    if not _is_vocabulary(source):
        if isinstance(slug := source.data.get("slug"), str):
            yield "The article", slug, source.line_of("/slug"), "/slug"
        return
    for name, key in _KEYS.items():
        entries = source.data.get(name)
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(entry, dict) and isinstance(entry.get(key), str):
                place = pointer(name, index, key)
                yield f"{name}:", entry[key], source.line_of(place), place


# --- One file -----------------------------------------------------------------------------------------------------


def _content(
    serializer: serializers.Content, path: Path, source: yaml_source.Source, check: Callable[[Content], list[Fault]]
) -> tuple[Content, tuple[Fault, ...]]:
    """The data in the right shape, with what was left out filled in, and what is worth saying of it.

    Raises ContentFileError with all that is wrong with how it is written, with its shape, and with what it says.
    """
    misshapen = [] if serializer.is_valid() else faults_in(serializer.errors)
    content: Content = plain(serializers.salvage(serializer, source.data) if misshapen else serializer.validated_data)
    unread = {fault.pointer for fault in source.faults}
    faults = [
        *source.faults,
        *(fault for fault in misshapen if fault.pointer not in unread),
        *(fault for fault in check(content) if not any(_touch(fault, other) for other in misshapen)),
    ]
    if not all(fault.advisory for fault in faults):
        raise ContentFileError(path, [(source.line_of(fault.pointer), fault) for fault in faults])
    return content, tuple(faults)


def _touch(one: Fault, other: Fault) -> bool:
    """Whether one is about a part of what the other is about: then it may only follow from it."""
    here, there = f"{one.pointer}/", f"{other.pointer}/"
    return here.startswith(there) or there.startswith(here)


def plain(value: Any) -> Any:
    """Validated data as plain dicts and lists."""
    if isinstance(value, dict):
        return {str(name): plain(inner) for name, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, list) else value


@transaction.atomic
def _load_vocabulary(path: Path, source: yaml_source.Source, author: str | None, *, force: bool, by: str) -> Loaded:
    models.ChangeFeed.lock()
    present = vocabulary.read()
    content, remarks = _content(
        serializers.Vocabulary(data=source.data), path, source, lambda c: checks.faults_in_vocabulary(c, present)
    )
    hand = Hand(author) if author else NOBODY_KNOWS
    said = [
        (Kind(name), key, entry)
        for name, entries in vocabulary.as_embedded(content).items()
        for key, entry in entries.items()
    ]
    if hand.is_known:
        edits.vouch(((models.Edited(kind), key) for kind, key, _ in said), by=hand)
    there = {(kind, key): getattr(present, kind).get(key) for kind, key, _ in said}
    edited = [loads.in_the_way(kind, key, there[kind, key], entry) for kind, key, entry in said]
    kept = _allow(path, source, edited, force=force)
    for one in kept:
        copies.keep_entry(one.kind, there[one.kind, one.name] or {}, why=copies.Why.LOADED, by=by)
    effect = Effect.UNCHANGED
    if any(there[kind, key] != entry for kind, key, entry in said):
        vocabulary.write(content, by=hand)
        effect = Effect.UPDATED if any(there.values()) else Effect.CREATED
    for kind, key, entry in said:
        loads.record(kind, key, entry)
    return Loaded(path, effect, None, source, remarks, tuple(one.name for one in kept))


@transaction.atomic
def _load_article(path: Path, source: yaml_source.Source, author: str | None, *, force: bool, by: str) -> Loaded:
    words = vocabulary.read()
    content, remarks = _content(
        serializers.Article(data=source.data), path, source, lambda c: checks.faults_in_content(c, words)
    )
    content = drafts.normalise({**content, "review": _as_signed(content["review"])})
    slug = content["slug"]
    if author and author.strip():
        edits.vouch([(models.Edited.ARTICLE, slug)], by=Hand(author))
    article = models.Article.objects.select_for_update().filter(slug=slug).first()
    there = drafts.read(article) if article else None
    if there is not None and content["review"] == UNREVIEWED and there["review"]["content_hash"]:
        content["review"] = there["review"]  # a file that says nothing of a review takes none away
    edited = [loads.in_the_way(Kind.ARTICLES, slug, there, content)]
    if article is not None:
        edited += [loads.author_in_the_way(slug, article.author, author)]
    kept = _allow(path, source, edited, force=force)
    if article is not None and kept:
        copies.keep_draft(article, why=copies.Why.LOADED, by=by)
    effect = Effect.UNCHANGED
    if article is None or there != content or author not in (None, article.author):
        effect = Effect.UPDATED if article else Effect.CREATED
        drafts.write(content, author=author)
    loads.record(Kind.ARTICLES, slug, content, author=author)
    return Loaded(path, effect, slug, source, remarks, tuple(dict.fromkeys(one.name for one in kept)))


def _as_signed(review: Content) -> Content:
    """A review as it stands in a file: of no content, unless its seal says that nobody has typed anything over."""
    is_sealed = review["content_hash"] and review["seal"] == reading.seal(review)
    return review if is_sealed else {**review, "content_hash": None}


def _allow(
    path: Path, source: yaml_source.Source, found: Iterable[loads.InTheWay | None], *, force: bool
) -> list[loads.InTheWay]:
    """What is in the file's way and may be replaced. Raises WouldOverwrite where it may not."""
    in_the_way = [one for one in found if one is not None]
    if in_the_way and not force:
        faults = [Fault(one.in_words(), "edited", pointer=_place(one, source)) for one in in_the_way]
        raise WouldOverwrite(path, [(source.line_of(fault.pointer), fault) for fault in faults])
    return in_the_way


def _place(one: loads.InTheWay, source: yaml_source.Source) -> str:
    """Where the file speaks of it."""
    if one.kind == Kind.ARTICLES:
        return pointer("slug")
    name = "slug" if one.kind == Kind.TOPICS else "key"
    entries = source.data[one.kind]
    return pointer(one.kind, next(index for index, entry in enumerate(entries) if entry[name] == one.name))


def dump_article(article: models.Article) -> str:
    """The draft as a content file: loading it changes nothing."""
    content = drafts.read(article)
    if content["review"] == UNREVIEWED:
        del content["review"]  # it is no place to type in
    elif content["review"]["content_hash"]:
        content["review"]["seal"] = reading.seal(content["review"])
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
