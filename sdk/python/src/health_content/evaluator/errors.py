# Copied from contentapi/errors.py by generate.py: change that.
"""What can go wrong, in the words of the domain: no HTTP, no Django, no DRF.

A `Fault` is one thing wrong and where it is. The same faults become lines of a content file, entries of a
problem document's `errors`, or sentences in the admin; each of those only adds its own way of saying where.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from health_content.evaluator.characters import foreign_in


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong.

    `pointer` is an RFC 6901 JSON pointer into the input ("" is the whole of it), `parameter` the name of a query
    parameter or header; at most one of them is set. `advisory` faults are worth saying but block nothing.
    """

    detail: str
    code: str
    pointer: str | None = None
    parameter: str | None = None
    advisory: bool = False

    def under(self, *tokens: str | int) -> "Fault":
        """The same fault, seen from a container that holds the faulty part at `tokens`."""
        return replace(self, pointer=pointer(*tokens) + (self.pointer or ""))


def pointer(*tokens: str | int) -> str:
    """An RFC 6901 pointer: `pointer("guidance_rules", 3, "wait")` is `/guidance_rules/3/wait`."""
    return "".join("/" + str(token).replace("~", "~0").replace("/", "~1") for token in tokens)


def did_you_mean(word: object, known: Iterable[str]) -> str:
    """Sentences that name the nearest right name, or all of them where they are few: "" if neither helps.

    Where a wrong name looks like a right one, because something in it is hidden or foreign, they say what and where.
    """
    names = list(known)
    if isinstance(word, str) and (near := _nearest(word, names)):
        return f"{foreign_in(word)} Did you mean '{near[0]}'?"
    if 0 < len(names) <= 8:
        return f" Known: {', '.join(names)}."
    return ""


def _nearest(word: str, names: list[str]) -> list[str]:
    plain = "".join(filter(str.isascii, word)).strip()
    return get_close_matches(word, names, n=1, cutoff=0.6) or (
        get_close_matches(plain, names, n=1, cutoff=0.6) if plain != word else []
    )


class DomainError(Exception):
    """Something the caller asked for cannot be done. `code` is stable, `detail` is for a person to read."""

    code = "error"

    def __init__(self, detail: str, *, code: str | None = None, faults: Sequence[Fault] = ()) -> None:
        super().__init__(detail)
        self.detail = detail
        self.code = code or self.code
        self.faults = tuple(faults)


class InvalidInput(DomainError):
    """What was given is wrong; `faults` says everything that is, at once."""

    code = "invalid"


class NotFound(DomainError):
    code = "not_found"


class Conflict(DomainError):
    """What was asked does not fit the present state of things."""

    code = "conflict"


class Gone(DomainError):
    """It was there, and was taken away on purpose; `successor` names what stands in its place, if anything does."""

    code = "gone"

    def __init__(self, detail: str, *, code: str | None = None, successor: str | None = None) -> None:
        super().__init__(detail, code=code)
        self.successor = successor
