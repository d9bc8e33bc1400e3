"""Which stories of a list are nearly the same as another: one that waits, or one that was decided not long ago.

Worked out anew for each page and kept nowhere, so nothing is left of a story that is erased.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from contentapi.text import visible_length
from testimonials.admin.wording import STATUS_LABELS
from testimonials.models import Submission
from testimonials.moderation import likeness
from testimonials.terms import Status

# Beside those of the list itself: the work of a page must have an end.
MOST_WAITING = 200
MOST_DECIDED = 100


@dataclass(frozen=True, slots=True)
class Alike:
    """A story that another is nearly the same as; `status` is "" for one that waits as well."""

    name: str
    code: str
    status: str


@dataclass(frozen=True, slots=True)
class Length:
    """How long a story is, and which others are nearly the same as it, the most alike first."""

    said: str
    same_as: Sequence[Alike]


def find(names: Collection[str]) -> Mapping[str, Length]:
    """Both for each of these stories. Three queries, each text read once."""
    wanted = frozenset(names)
    rest = Submission.objects.exclude(pk__in=names)
    waiting = rest.awaiting_decision()[:MOST_WAITING]
    decided = rest.exclude(status=Status.PENDING).exclude(body="").order_by("-status_since")[:MOST_DECIDED]
    known: dict[str, likeness.Runs] = {}
    said: dict[str, Alike] = {}
    lengths: dict[str, str] = {}
    for found in (Submission.objects.filter(pk__in=names), waiting, decided):
        for name, code, status, body in found.values_list("pk", "code", "status", "body"):
            known[name] = likeness.runs(body)
            said[name] = Alike(name, code, "" if status == Status.PENDING else STATUS_LABELS[Status(status)].lower())
            if name in wanted:
                lengths[name] = say_words(body)
    near = likeness.alike(names, known)
    return {name: Length(lengths[name], [said[other] for other in near[name]]) for name in names if name in known}


def say_words(text: str) -> str:
    """ "120 words"; in characters where the language puts no spaces between its words."""
    words = re.findall(r"\w+(?:['\u2019-]\w+)*", text)
    if any(len(word) > likeness.LONGEST_WORD for word in words):
        return f"{visible_length(text)} characters"
    return "1 word" if len(words) == 1 else f"{len(words)} words"
