"""What a form of the desk asks for, read and checked: only its shape, for the rules are the door's."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar

from django.http import HttpRequest

from contentapi import text
from contentapi.errors import Fault, InvalidInput
from testimonials.admin.access import may_reopen, name_of
from testimonials.terms import DecisionReason

Term = TypeVar("Term", bound=StrEnum)

# Offsets and versions beyond this are nobody's, and a database may not take them.
_LARGEST = 2**31 - 1


class Asked:
    """One act that somebody asked of a story."""

    def __init__(self, request: HttpRequest, story: str) -> None:
        self.post = request.POST
        self.by = name_of(request)
        self.is_lead = may_reopen(request)
        self.story = story

    @property
    def version(self) -> int:
        """The version of the story that they were looking at."""
        return self.number("version")

    @property
    def reason(self) -> DecisionReason:
        return self.term(DecisionReason, "reason")

    def words(self, name: str) -> str:
        """What was typed, as it is kept: "" where nothing of it can be seen. InvalidInput for what no text may hold."""
        return text.accept(self.post.get(name, ""), at=f"/{name}")

    def number(self, name: str) -> int:
        given = self.post.get(name, "")
        if not (given.isascii() and given.isdigit() and int(given[:11]) <= _LARGEST):
            raise _wrong(name, "This is not a number that the desk knows. Load the story again.")
        return int(given)

    def term(self, terms: type[Term], name: str) -> Term:
        try:
            return terms(self.post.get(name, ""))
        except ValueError:
            raise _wrong(name, "Choose one of those that are listed.") from None

    def terms(self, terms: type[Term], name: str) -> Sequence[Term]:
        given = self.post.getlist(name)
        if not set(given) <= set(terms):
            raise _wrong(name, "Choose from those that are listed.")
        return [terms(one) for one in given]


def _wrong(name: str, detail: str) -> InvalidInput:
    return InvalidInput(detail, faults=[Fault(detail, "invalid", pointer=f"/{name}")])
