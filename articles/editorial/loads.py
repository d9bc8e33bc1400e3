"""What content files last said, and whether anybody has said something else since.

A hash is kept of everything that a file put into the drafts or the vocabulary. Where the hash of what is there today is
another, somebody has edited it; where none was kept, nobody can say, and that is not the same as "nobody has".
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from articles.editorial import differences, versions
from articles.models.kept import Kind, LoadedEntry

Content = dict[str, Any]


@dataclass(frozen=True)
class InTheWay:
    """An article or an entry that a file must not simply be laid over."""

    kind: Kind
    name: str
    is_known: bool
    differs: tuple[str, ...]

    def in_words(self) -> str:
        became = (
            "was edited since it was last loaded"
            if self.is_known
            else "is there already, and whether it was edited since it was loaded is not known"
        )
        return f"The {self.kind.label} '{self.name}' {became}. Loading this would change: {', '.join(self.differs)}."


def in_the_way(kind: Kind, name: str, present: Content | None, file: Content) -> InTheWay | None:
    """What stands between a file's entry and the one that is there; None where nothing would be lost.

    To sign a draft is no edit of it: a file that says something else ends the review, as an edit would. But a file that
    brings another review must not take the place of one that was signed here unseen.
    """
    if present is None or present == file:
        return None
    last = _last(kind, name)
    if last is not None and last.sha256 == _hash(present):
        signed_here = present.get("review") != file.get("review") and present["review"]["content_hash"]
        return InTheWay(kind, name, True, ("review",)) if signed_here else None
    return InTheWay(kind, name, last is not None, tuple(differences.in_brief(present, file)))


def author_in_the_way(slug: str, present: str, given: str | None) -> InTheWay | None:
    """The same for who wrote an article, which a file does not say, but whoever loads it may."""
    if given is None or present in ("", given):
        return None
    last = _last(Kind.ARTICLES, slug)
    if last is not None and last.author == present:
        return None
    return InTheWay(Kind.ARTICLES, slug, last is not None, ("author",))


def record(kind: Kind, name: str, content: Content, *, author: str | None = None) -> None:
    """That a file says `content`, and that it is what is there. Writes nothing where this was known.

    `author` is who was named as its author in loading it; None: nobody was, and who was named before still counts.
    """
    said = {"sha256": _hash(content), **({} if author is None else {"author": author})}
    if not LoadedEntry.objects.filter(kind=kind, name=name, **said).exists():
        LoadedEntry.objects.update_or_create(kind=kind, name=name, defaults={**said, "loaded_at": datetime.now(UTC)})


def _last(kind: Kind, name: str) -> LoadedEntry | None:
    return LoadedEntry.objects.filter(kind=kind, name=name).first()


def _hash(content: Content) -> str:
    # Without what is empty: a member that a later release adds, and that nobody has filled, is no edit.
    return versions.digest(_filled({name: value for name, value in content.items() if name != "review"}))


# Where "no" is something that was said: a scenario's facts, and what a condition compares with.
_SAID = ("facts", "value")


def _filled(value: Any) -> Any:
    if isinstance(value, dict):
        said = {name: inner for name, inner in value.items() if name in _SAID}
        return said | {name: _filled(inner) for name, inner in value.items() if not (_is_empty(inner) or name in said)}
    return [_filled(inner) for inner in value] if isinstance(value, list) else value


def _is_empty(value: Any) -> bool:
    return value is False or value is None or value in ("", [], {})
