"""What a moderator may say of words that are answered for, not covered: those of somebody in danger, or unread."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from contentapi.errors import Fault, InvalidInput
from testimonials.models import Finding, Submission
from testimonials.moderation import covering
from testimonials.moderation.shown import text_of
from testimonials.screening import Kind, Severity
from testimonials.screening.now import speaks_of_now

# So few words are no reason of one's own.
FEWEST_WORDS = 3

PAST = "tells_of_the_past"


@dataclass(frozen=True, slots=True)
class Justification:
    """A reason to let such words stand: `code` is what a form sends, `words` what is kept and shown."""

    code: str
    words: str


_OF_DANGER = (
    Justification(PAST, "It tells of the past, not of now"),
    Justification("about_somebody_else", "It is about somebody else, who is safe now"),
    Justification("a_turn_of_phrase", "It is a way of speaking"),
    Justification("has_help", "The author says that they have help"),
)
_OF_LANGUAGE = (
    Justification("i_read_it", "I read this language, and have read all of it"),
    Justification("a_colleague_reads_it", "A colleague who reads this language has read all of it"),
    Justification("it_is_english", "It is English, and I have read all of it"),
)
_JUSTIFICATIONS: Mapping[Kind, Sequence[Justification]] = {Kind.CRISIS: _OF_DANGER, Kind.UNSCREENED: _OF_LANGUAGE}


def must_be_answered_for(finding: Finding) -> bool:
    """Whether covering the words would settle nothing: somebody may be in danger, or nobody may have read them."""
    return finding.kind in _JUSTIFICATIONS or finding.severity == Severity.ROUTE


def is_danger(finding: Finding) -> bool:
    return Severity(finding.severity) is Severity.ROUTE


def dismissals_for(submission: Submission, finding: Finding) -> Sequence[Justification]:
    """What may be chosen for such a finding; nothing for any other, of which the moderator's own words say why.

    That words of danger tell of the past is not offered beside words that speak of now.
    """
    offered = _JUSTIFICATIONS.get(Kind(finding.kind), _OF_DANGER if is_danger(finding) else ())
    if _is_of_now(submission, finding):
        return [one for one in offered if one.code != PAST]
    return offered


def justify(submission: Submission, findings: Sequence[Finding], because: str) -> str:
    """What is kept of `because`, the code of a reason that is offered for each of these findings, or own words.

    Raises InvalidInput where it is not offered for one of them, or says too little. For what screening cannot read
    there are no own words: who can read it is all that is asked.
    """
    given = " ".join(because.split())
    for finding in findings:
        offered = dismissals_for(submission, finding)
        chosen = next((one for one in offered if given.casefold() in (one.code, one.words.casefold())), None)
        if chosen is not None:
            given = chosen.words
        elif finding.kind == Kind.UNSCREENED:
            raise _refused(f"Say who can read it. Known: {_listed(offered)}.")
        elif _speaks_of_the_past(given) and _is_of_now(submission, finding):
            raise _refused("Words near it speak of now, so it cannot be said to tell of the past. Read it again.")
        elif given in _CODES or len(given.split()) < FEWEST_WORDS:
            raise _refused(f"Choose why it may stay, or say it in {FEWEST_WORDS} words at least: {_listed(offered)}.")
    return given


_NOT_SPELLED = re.compile(r"[\W_]+")
_OF_THE_PAST = re.compile(
    r"\b(?:past|passed|ago|back then|back when|no longer|not any ?more|used to|former(?:ly)?|historic(?:al)?|history"
    r"|previous(?:ly)?|earlier|not (?:of |about |from )?(?:now|today|tonight|the present)|isn t now"
    r"|at (?:the|that) time|(?:in|of) those days|last (?:year|month|week|summer|autumn|winter|spring)|behind (?:her|him"
    r"|them|it)|(?:all |long )?over(?: now)?$|old (?:feelings?|thoughts?|times?|days)"
    r"|(?:years|months|weeks|days) back|once|gone|long since)\b"
)

_CODES = frozenset(one.code for offered in _JUSTIFICATIONS.values() for one in offered)


def _is_of_now(submission: Submission, finding: Finding) -> bool:
    return is_danger(finding) and speaks_of_now(text_of(submission, finding.field), finding.start, finding.end)


def _speaks_of_the_past(given: str) -> bool:
    """Whether somebody's own words come to that reason, however they put it."""
    return _OF_THE_PAST.search(_NOT_SPELLED.sub(" ", covering.fold(given).folded)) is not None


def _listed(offered: Sequence[Justification]) -> str:
    return ", ".join(one.code for one in offered)


def _refused(detail: str) -> InvalidInput:
    return InvalidInput(detail, faults=[Fault(detail, "reason", pointer="/because")])
