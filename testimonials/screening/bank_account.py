"""Bank accounts: IBANs, and British sort codes with the account beside them or with words that announce either.

An IBAN is checked by ISO 13616 (its letters as numbers, modulus 97 of ISO 7064), its length by SWIFT's registry. A sort
code has six digits and an account eight (Pay.UK); their own checks need a table that changes every few weeks.
"""

import re
from collections.abc import Iterator, Mapping

from testimonials.screening.digits import Run
from testimonials.screening.findings import Finding, Kind
from testimonials.screening.prepared import Prepared

WHY_IBAN = "Letters and digits that pass the check of an IBAN."
WHY_ANNOUNCED = "Digits after words that announce a bank account or sort code."
WHY_PAIR = "Digits in the shape of a sort code and an account."

_LENGTHS_BY_COUNTRY = """
    AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24
    FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32
    LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24
    RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30
"""
IBAN_LENGTHS: Mapping[str, int] = {entry[:2].lower(): int(entry[2:]) for entry in _LENGTHS_BY_COUNTRY.split()}
_IBAN_BEGINS = re.compile(rf"(?<![a-z0-9])(?:{'|'.join(IBAN_LENGTHS)})[ \-]?\d[ \-]?\d")
_NO_PART = re.compile(r"[ \t\-.]")
_MOST_BETWEEN = 12  # spaces and hyphens within an IBAN, beyond one after every fourth

_SORT_CODE = re.compile(r"(?:sort[ \-]?codes?|s/c|sc)\b[^\w\n]{0,3}(?:(?:is|was|number|no|num)\b[^\w\n]{0,3}){0,2}$")
_ACCOUNT = re.compile(
    r"(?:\b(?:accounts?|acct?|a/c)\b(?:[^\w\n]{0,3}(?:number|no|num|is|was|it)\b){0,3}|\bbank\b[^\w\n]{0,2}(?:details)?)"
    r"[^\w\n]{0,3}$"
)
_REACH = 48
_SORT_CODE_SHAPES = ((2, 2, 2), (6,))
_ACCOUNT_SHAPES = ((8,), (4, 4), (2, 2, 2, 2), (2, 3, 3), (3, 3, 2), (2, 6), (7,), (9,), (10,), (6,))
_FARTHEST = 40  # from a sort code to its account


def find(text: Prepared) -> Iterator[Finding]:
    yield from _find_ibans(text)
    yield from _find_announced(text)
    yield from _find_pairs(text)


# --- IBAN --------------------------------------------------------------------------------------------------------


def _find_ibans(text: Prepared) -> Iterator[Finding]:
    for begins in _IBAN_BEGINS.finditer(text.folded):
        end = _find_end(text.folded, begins.start())
        if end is not None:
            yield text.finding(Kind.BANK_ACCOUNT, begins.start(), end, WHY_IBAN)


def _find_end(folded: str, start: int) -> int | None:
    """Where the IBAN ends that begins here; None where it is none."""
    length = IBAN_LENGTHS[folded[start : start + 2]]
    window = folded[start : start + length + length // 4 + _MOST_BETWEEN]
    kept = [place for place, character in enumerate(window) if not _NO_PART.match(character)][:length]
    if len(kept) < length or not is_iban("".join(window[place] for place in kept)):
        return None
    end = start + kept[-1] + 1
    return None if folded[end : end + 1].isalnum() else end


def is_iban(letters: str) -> bool:
    """Whether lower-case letters and digits, without spaces, have a country's length and pass the check."""
    if not (letters.isascii() and letters.isalnum()) or IBAN_LENGTHS.get(letters[:2]) != len(letters):
        return False
    return int("".join(str(int(each, 36)) for each in letters[4:] + letters[:4])) % 97 == 1


# --- Sort code and account ---------------------------------------------------------------------------------------


def _find_announced(text: Prepared) -> Iterator[Finding]:
    for run in text.runs:
        start = run.groups[0].start
        before = text.folded[max(0, start - _REACH) : start]
        if _SORT_CODE.search(before):
            code = _find_shape(run, 0, _SORT_CODE_SHAPES)
            account = None if code is None else _find_shape(run, code + 1, _ACCOUNT_SHAPES)
            last = code if account is None else account
        elif _ACCOUNT.search(before):
            last = _find_shape(run, 0, _ACCOUNT_SHAPES)
        else:
            continue
        if last is not None:
            yield text.finding(Kind.BANK_ACCOUNT, start, run.groups[last].end, WHY_ANNOUNCED)


def _find_pairs(text: Prepared) -> Iterator[Finding]:
    """A sort code in three pairs, and eight digits beside it, before or after, in the same breath."""
    codes = [found for run in text.runs for found in _list_sort_codes(text, run)]
    accounts = [found for run in text.runs for found in _list_accounts(run)]
    at = 0
    for start, end in codes:
        while at < len(accounts) and accounts[at][1] < start - _FARTHEST:
            at += 1
        for account in accounts[at : at + 3]:
            gap = max(account[0] - end, start - account[1])
            if 0 < gap <= _FARTHEST:
                yield text.finding(Kind.BANK_ACCOUNT, start, end, WHY_PAIR)
                yield text.finding(Kind.BANK_ACCOUNT, *account, WHY_PAIR)
                break


def _list_sort_codes(text: Prepared, run: Run) -> Iterator[tuple[int, int]]:
    for first, group in enumerate(run.groups[:-2]):
        last = first + 2
        start, end = group.start, run.groups[last].end
        if run.shape(first, last) == (2, 2, 2) and text.folded[start:end].count("-") == 2:
            yield start, end


def _list_accounts(run: Run) -> Iterator[tuple[int, int]]:
    for first, group in enumerate(run.groups):
        if len(group.digits) == 8:
            yield group.start, group.end
        elif run.shape(first, first + 1) == (4, 4) and len(run.groups) <= first + 2:
            yield group.start, run.groups[first + 1].end


def _find_shape(run: Run, first: int, shapes: tuple[tuple[int, ...], ...]) -> int | None:
    """The last group of a number in one of the shapes, or digit by digit, that begins with the group `first`."""
    for shape in (*shapes, (1,) * 8, (1,) * 6):
        last = first + len(shape) - 1
        if last < len(run.groups) and run.shape(first, last) == shape:
            return last
    return None
