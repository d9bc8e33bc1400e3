"""What is masked is masked whole: no tail of a name or number is left beside it, and no full stop is taken along."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from testimonials.screening.findings import Finding, Kind
from testimonials.screening.ordinary_words import NOT_NAMES
from testimonials.screening.prepared import Prepared


@dataclass(frozen=True, slots=True)
class _Token:
    """What holds a token of a kind together, between letters and digits: before what was found of it, and after.

    Where only `figures` go on, a number ends at "-then". Where `words` end it, a name ends at "-who" and ".he".
    """

    before: str = ""
    after: str = ""
    figures: bool = False
    words: bool = True


_NUMBER = _Token("-./", "-./", figures=True)
_CODE = _Token("-/", "-/")
_NAME = _Token("-_'", "-_'.")

TOKENS: Mapping[Kind, _Token] = {
    Kind.EMAIL: _Token("._%+-'&#~=", ".-_/?=&#+%@:", words=False),
    Kind.URL: _Token("._-@/", "._-@/:?=&#+%~", words=False),
    Kind.HANDLE: _Token("._-", "._-/", words=False),
    Kind.PHONE: _NUMBER,
    Kind.NHS_NUMBER: _NUMBER,
    Kind.CARD_NUMBER: _NUMBER,
    Kind.BANK_ACCOUNT: _NUMBER,
    Kind.HOSPITAL_NUMBER: _CODE,
    Kind.NATIONAL_INSURANCE_NUMBER: _CODE,
    Kind.POSTAL_CODE: _Token(),
    Kind.PRECISE_DATE: _Token(),
    Kind.AGE: _Token(),
    Kind.PERSON_NAME: _NAME,
    Kind.ADDRESS: _NAME,
    Kind.ORGANISATION: _NAME,
    Kind.INSTITUTION: _NAME,
}
_ENDS_SENTENCES = ".:"
_TRAILING = ".,;:!?\"'*>-~ \t\r\n"
_OPENERS = {")": "(", "]": "[", "}": "{"}
_LONGEST_WORD = 24


def take_whole(text: Prepared, findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings, each from the beginning to the end of its token. They are in order, and are merged by the caller.

    One that lies within what another of its kind has come to cover is left out: so each character is passed once a
    kind, however many findings a single long word has.
    """
    reached: dict[Kind, int] = {}
    for finding in findings:
        token = TOKENS.get(finding.kind)
        if token is None:
            yield finding
            continue
        start, end = bisect_left(text.starts, finding.start), bisect_left(text.starts, finding.end)
        earliest = reached.get(finding.kind, 0)
        if end <= earliest:
            continue
        start = _find_start(text, start, token, earliest)
        end = _trim(text, start, _find_end(text, end, token))
        reached[finding.kind] = end
        first, last = text.starts[start], text.ends[end - 1]
        yield replace(finding, start=min(first, finding.start), end=last)


def _find_start(text: Prepared, start: int, token: _Token, earliest: int) -> int:
    while start > earliest:
        joint = start
        while joint > earliest and text.folded[joint - 1] in token.before:
            joint -= 1
        if joint == earliest or not text.folded[joint - 1].isalnum():
            return start
        if joint < start and not _holds(text, joint - 1, start, token, is_before=True):
            return start
        start = joint - 1
    return start


def _find_end(text: Prepared, end: int, token: _Token) -> int:
    size = len(text.folded)
    while end < size:
        joint = end
        while joint < size and text.folded[joint] in token.after:
            joint += 1
        if joint == size or not text.folded[joint].isalnum() or _is_possessive(text.folded, end):
            return end
        if joint > end and not _holds(text, end - 1, joint, token, is_before=False):
            return end
        end = joint + 1
    return end


def _holds(text: Prepared, left: int, right: int, token: _Token, *, is_before: bool) -> bool:
    """Whether the signs between two letters or digits hold a token together, rather than end a sentence."""
    if token.figures:
        return text.folded[left if is_before else right].isdigit()
    joint = text.folded[left + 1 : right]
    ends = joint in _ENDS_SENTENCES
    if ends and text.cased[right].isupper() and not text.cased[left].isupper():
        return False
    if not (ends or (token.words and joint == "-")):
        return True
    word = _word_before(text.folded, left + 1) if is_before else _word_after(text.folded, right)
    is_double_name = (
        joint == "-" and text.cased[right].isupper() and text.text[text.starts[left + 1]] in "-\u2010\u2011"
    )
    return word not in NOT_NAMES or is_double_name


def _word_after(folded: str, start: int) -> str:
    end = start
    while end < len(folded) and end - start < _LONGEST_WORD and folded[end].isalnum():
        end += 1
    return folded[start:end]


def _word_before(folded: str, end: int) -> str:
    start = end
    while start > 0 and end - start < _LONGEST_WORD and folded[start - 1].isalnum():
        start -= 1
    return folded[start:end]


def _is_possessive(folded: str, end: int) -> bool:
    """Whether only the 's of what belongs to somebody follows."""
    return folded.startswith("'s", end) and not folded[end + 2 : end + 3].isalnum()


def _trim(text: Prepared, start: int, end: int) -> int:
    """The end, without the punctuation of the sentence: closing brackets too, but for those that were opened within."""
    while end > start + 1:
        last = text.folded[end - 1]
        is_open = last in _OPENERS and text.folded.count(_OPENERS[last], start, end) >= text.folded.count(
            last, start, end
        )
        if last not in _TRAILING and (last not in _OPENERS or is_open):
            break
        end -= 1
    return end
