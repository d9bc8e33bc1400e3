"""In what two contents differ, in a few words: for somebody who is about to lay one over the other."""

from collections.abc import Iterator, Mapping
from typing import Any

Content = Mapping[str, Any]

# Lists whose entries have a name, with that name and what one of them is called.
_NAMED: dict[str, tuple[tuple[str, ...], str]] = {
    "definitions": (("term", "according_to"), "definition"),
    "sections": (("key",), "section"),
    "guidance_rules": (("key",), "rule"),
    "symptom_warnings": (("key",), "warning"),
    "scenarios": (("key",), "scenario"),
}


def in_brief(before: Content, after: Content) -> list[str]:
    """What changes from `before` to `after`: members by name, parts by key with what of them comes, goes or changes."""
    return [words for name in {**before, **after} for words in _member(name, before.get(name), after.get(name))]


def _member(name: str, before: Any, after: Any) -> Iterator[str]:
    if before == after:
        return
    if name not in _NAMED:
        yield name.replace("_", " ")
        return
    columns, what = _NAMED[name]
    old, new = ({tuple(one[column] for column in columns): one for one in entries or []} for entries in (before, after))
    changes = [*_entries(what, old, new)]
    yield from changes or [f"the order of {name.replace('_', ' ')}"]


def _entries(what: str, old: Mapping[Any, Content], new: Mapping[Any, Content]) -> Iterator[str]:
    for name in {**old, **new}:
        if name not in new:
            yield f"{what} ‘{name[0]}’ (goes)"
        elif name not in old:
            yield f"{what} ‘{name[0]}’ (comes)"
        elif members := [member for member in new[name] if new[name][member] != old[name].get(member)]:
            yield f"{what} ‘{name[0]}’ ({', '.join(members).replace('_', ' ')})"
