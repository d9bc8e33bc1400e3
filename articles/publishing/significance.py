"""How significant a publication is at least: what subscribers are told follows from what has changed. Pure.

A floor and no more: words can change their meaning in ways that nobody can compute, and whoever publishes may always
say more. What changes the advice to anybody, or what it is given by (a condition, a wait, an action, an urgency, a
fact), is never "the same, said better"; what makes it less cautious, or touches a red flag, is a matter of safety.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from articles.editorial import reading, vocabulary
from articles.editorial.reading import Reading
from articles.editorial.vocabulary import Vocabulary
from articles.guidance.comparison import Comparison, Towards
from articles.guidance.terms import RED_FLAGS
from articles.guidance.wording import count_the_same
from articles.publishing import document as documents
from articles.publishing.document import Document
from articles.review import difference
from articles.review.difference import Change
from articles.terms import Significance

# The strongest first, as subscribers take them.
_ORDER = tuple(Significance)

# Members of the parts of a reading in which a word may be put better. All others are guidance, or what it is given by.
_PROSE: Mapping[str, frozenset[str]] = {
    "sections": frozenset({"heading", "body"}),
    "definitions": frozenset({"meaning"}),
    "guidance_rules": frozenset({"rationale"}),
    "facts": frozenset({"help_text"}),
    "support_services": frozenset({"description"}),
}
# Whole members of which a change says nothing else to anybody.
_BESIDE = frozenset({"topics", "related", "sources", "scenarios"})
_TEXTS = frozenset({"title", "question", "short_answer", "summary", "notice"})
# Of a red flag, all but what it is found and borne out by.
_NOT_OF_THE_FLAG = frozenset({"codings", "sources"})
_REACHED = ("phone", "url", "for_crisis")


@dataclass(frozen=True, slots=True)
class Floor:
    """The least that a publication may be said to be, and why: the reasons for that very term, in sentences."""

    least: Significance
    reasons: tuple[str, ...]

    def admits(self, significance: Significance) -> bool:
        return _ORDER.index(significance) <= _ORDER.index(self.least)

    @property
    def admitted(self) -> tuple[Significance, ...]:
        """What it may be said to be, the strongest first."""
        return tuple(one for one in _ORDER if self.admits(one))


@dataclass(frozen=True, slots=True)
class Told:
    """What readers are told by one document: its reading, and whether it is clinically reviewed."""

    reading: Reading
    is_reviewed: bool

    @classmethod
    def of(cls, document: Document) -> "Told":
        words = Vocabulary(**vocabulary.as_embedded(documents.embedded_vocabulary(document)))
        said = reading.read(documents.to_content(document), words)
        return cls(said, bool(document["review"]["clinically_reviewed"]))


def floor(before: Told | None, after: Told, comparison: Comparison, *, is_live: bool) -> Floor:
    """The floor of publishing `after` where readers knew `before`: None, where it is published for the first time.

    `is_live` is False where that has been retired since.
    """
    found = [*_of_behaviour(comparison)]
    if before is None:
        found.append((Significance.CONTENT, "It is published for the first time."))
    else:
        found += _of_what_is_said(before, after)
        if not is_live:
            found.append((Significance.CONTENT, "It was retired, and comes back."))
    least = min((level for level, _ in found), key=_ORDER.index, default=Significance.EDITORIAL)
    reasons = dict.fromkeys(reason for level, reason in found if level is least)
    return Floor(least, tuple(reasons) or ("No outcome, no warning, and nothing that advice is given by has changed.",))


_Reason = tuple[Significance, str]


def _of_behaviour(comparison: Comparison) -> Iterator[_Reason]:
    differences = comparison.differences
    if any(one.towards is Towards.LESS_CAUTION for one in differences):
        yield Significance.SAFETY, "For some readers it is less cautious than what they knew."
    if any(one.is_red_flag for one in differences):
        yield Significance.SAFETY, "A red flag is raised for other readers than before."
    if differences:
        yield Significance.CONTENT, "Some readers are told another outcome or warning than before."


def _of_what_is_said(before: Told, after: Told) -> Iterator[_Reason]:
    yield from _of_red_flags(before.reading, after.reading)
    yield from _of_crisis_services(before.reading, after.reading)
    for change in difference.changes(before.reading, after.reading):
        if not _is_editorial(change, before.reading, after.reading):
            yield Significance.CONTENT, change.words
    if before.is_reviewed != after.is_reviewed:
        now = "It is clinically reviewed now." if after.is_reviewed else "It is no longer clinically reviewed."
        yield Significance.CONTENT, now


def _of_red_flags(before: Reading, after: Reading) -> Iterator[_Reason]:
    was, now = _by_key(before["symptom_warnings"]), _by_key(after["symptom_warnings"])
    for key in {**was, **now}:
        versions = [one for one in (was.get(key), now.get(key)) if one is not None]
        if not any(one["urgency"] in RED_FLAGS for one in versions):
            continue
        if len(versions) < 2:
            said = "is gone" if key in was else "is new"
            yield Significance.SAFETY, f"The red flag ‘{key}’ {said}."
        elif _less(_NOT_OF_THE_FLAG, versions[0]) != _less(_NOT_OF_THE_FLAG, versions[1]):
            yield Significance.SAFETY, f"The red flag ‘{key}’ has changed."


def _of_crisis_services(before: Reading, after: Reading) -> Iterator[_Reason]:
    """Whoever keeps a copy would go on showing a number at which nobody answers."""
    was, now = _by_key(before["support_services"]), _by_key(after["support_services"])
    for key, service in was.items():
        if service["for_crisis"] and any(service[name] != now.get(key, {}).get(name) for name in _REACHED):
            yield Significance.SAFETY, f"The service for a crisis ‘{key}’ is reached in another way, or gone."


def _is_editorial(change: Change, before: Reading, after: Reading) -> bool:
    """Whether a change is no more than other words for the same, as far as that can be told."""
    name, *inner = change.pointer.split("/")[1:] or [""]
    if name in _BESIDE:
        return True
    if name in _TEXTS:
        return count_the_same(before[name], after[name])
    if len(inner) < 2 or inner[1] not in _PROSE.get(name, ()):
        return False
    entry = after[name][int(inner[0])]
    old = next(one for one in before[name] if _identity(one) == _identity(entry))
    return count_the_same(old[inner[1]], entry[inner[1]])


def _identity(entry: Mapping[str, Any]) -> tuple[Any, ...]:
    return (entry["key"],) if "key" in entry else (entry["term"], entry["according_to"])


def _by_key(entries: Iterable[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    return {entry["key"]: entry for entry in entries}


def _less(names: Collection[str], entry: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name not in names}
