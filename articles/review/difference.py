"""What has changed between what was signed and what is there now: each part by its place, and in words. Pure."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from articles.editorial.reading import Reading, to_bytes
from articles.guidance import conditions
from contentapi.errors import pointer

# What an entry of each list is called, and what tells it from the others.
_ENTRIES: Mapping[str, tuple[str, Callable[[Reading], str]]] = {
    "definitions": ("definition", lambda one: f"{one['term']}’ according to ‘{one['according_to']}"),
    "sections": ("section", lambda one: str(one["key"])),
    "guidance_rules": ("rule", lambda one: str(one["key"])),
    "symptom_warnings": ("warning", lambda one: str(one["key"])),
    "scenarios": ("scenario", lambda one: str(one["key"])),
    "facts": ("fact", lambda one: str(one["key"])),
    "activities": ("activity", lambda one: str(one["key"])),
    "topics": ("topic", lambda one: str(one.get("slug", one.get("key")))),
    "support_services": ("support service", lambda one: str(one["key"])),
    "sources": ("source", lambda one: str(one["key"])),
}
_IN_WORDS = {
    "related": "related articles",
    "symptom_warnings": "warnings",
    "support_services": "support services",
    "guidance_rules": "rules",
    "applies_when": "conditions “applies when”",
    "satisfied_when": "conditions “satisfied when”",
    "triggered_when": "conditions “triggered when”",
    "expect": "expectations",
    "requires": "required activities",
    "elapsed_fact": "elapsed fact",
    "according_to": "source",
    "for_crisis": "“for crisis”",
    "url": "address",
    "phone": "telephone number",
    "codings": "codes",
}
# Their order follows from that of what uses them.
_WITHOUT_ORDER = ("facts", "activities")
# Longer texts are not repeated: that they changed, and where, is enough.
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is no longer as it was. `pointer` is into what is there now, or to where it was."""

    pointer: str
    words: str


def changes(before: Reading, after: Reading) -> list[Change]:
    """Everything in which `after` is no longer `before`; nothing if and only if both say the same, to the letter."""
    found = [change for name in dict.fromkeys([*after, *before]) for change in _member(name, before, after)]
    if not found and to_bytes(before) != to_bytes(after):
        found.append(Change("", "Something has changed."))
    return found


def _member(name: str, before: Reading, after: Reading) -> Iterator[Change]:
    old, new = before.get(name), after.get(name)
    if _same(old, new):
        return
    if name in _ENTRIES and isinstance(old, list) and isinstance(new, list):
        yield from _entries(name, old, new)
    else:
        yield _change(f"The {_words(name)}", old, new, name)


def _entries(name: str, old: list[Reading], new: list[Reading]) -> Iterator[Change]:
    what, identity = _ENTRIES[name]
    was, now = {identity(one): one for one in old}, {identity(one): one for one in new}
    if len(was) < len(old) or len(now) < len(new):  # a draft that does not hold together names one thing twice
        yield Change(pointer(name), f"The {_words(name)} have changed.")
        return
    places = {key: place for place, key in enumerate(now)}
    for key, entry in now.items():
        if key not in was:
            yield Change(pointer(name, places[key]), f"The {what} ‘{key}’ is new.")
        elif not _same(was[key], entry):
            yield from _entry(f"of the {what} ‘{key}’", was[key], entry, (name, places[key]))
    for key in was:
        if key not in now:
            yield Change(pointer(name), f"The {what} ‘{key}’ is gone.")
    if name in _WITHOUT_ORDER:
        return
    if [key for key in was if key in now] != [key for key in now if key in was]:
        yield Change(pointer(name), f"The {_words(name)} stand in another order.")


def _entry(whose: str, old: Reading, new: Reading, at: tuple[str | int, ...]) -> Iterator[Change]:
    for name in dict.fromkeys([*new, *old]):
        was, now = old.get(name), new.get(name)
        if _same(was, now):
            continue
        if isinstance(was, dict) and isinstance(now, dict):
            yield from _entry(f"of the {_words(name)} {whose}", was, now, (*at, name))
        else:
            yield _change(f"The {_words(name)} {whose}", was, now, *at, name)


def _change(what: str, old: Any, new: Any, *at: str | int) -> Change:
    was, now = _shown(old), _shown(new)
    are = isinstance(old if new is None else new, list)
    if was is None or now is None or was == now:
        return Change(pointer(*at), f"{what} {'have' if are else 'has'} changed.")
    return Change(pointer(*at), f"{what} {'were' if are else 'was'} {was} and {'are' if are else 'is'} {now}.")


def _shown(value: Any) -> str | None:
    """A value that is short enough to stand in a sentence; None for any other."""
    if value is None or value in ("", []):
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value)
    text = _one_line(value)
    return f"“{text}”" if text is not None and len(text) <= _LONGEST and "\n" not in text else None


def _one_line(value: Any) -> str | None:
    if isinstance(value, str):
        return value
    if not isinstance(value, list):
        return None
    if all(isinstance(one, str) for one in value):
        return ", ".join(value)
    if all(isinstance(one, dict) and "operator" in one for one in value):
        return "; ".join(map(conditions.write, value))
    return None


def _words(name: str) -> str:
    return _IN_WORDS.get(name, name.replace("_", " "))


def _same(one: Any, other: Any) -> bool:
    # To Python, 1 is True: not to a reader.
    return to_bytes({"": one}) == to_bytes({"": other})
