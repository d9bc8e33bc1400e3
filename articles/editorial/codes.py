"""Codes of the terminologies that others use: their form and check digit. No terminology is shipped to look them up in.

A code with one figure wrong is mostly no code at all, and where it is one it names another disease. SNOMED CT and LOINC
give each code a check digit for that; ICD-10 has only a form.
"""

import re
from collections.abc import Callable, Mapping

from articles.terms import CodingSystem


def wrong_with_code(system: str, code: str) -> str | None:
    """Why `code` cannot be one of `system` (an alias of `CodingSystem`), and what would be right; None where it can."""
    return _BY_SYSTEM[CodingSystem(system)](code)


# --- SNOMED CT (SNOMED International, Release File Specification, 6: SCTIDs) --------------------------------------

_SCTID = re.compile(r"[1-9][0-9]{5,17}", re.ASCII)
# The two figures before the last say what an identifier names. Odd first figures are of extensions, which also hold
# the seven figures of their maker's namespace.
_CONCEPT = {"00": 6, "10": 11}
_OTHER_COMPONENTS = {
    **dict.fromkeys(("01", "11"), "a description"),
    **dict.fromkeys(("02", "12"), "a relationship"),
}

_VERHOEFF_PRODUCT = (
    *((0, 1, 2, 3, 4, 5, 6, 7, 8, 9), (1, 2, 3, 4, 0, 6, 7, 8, 9, 5), (2, 3, 4, 0, 1, 7, 8, 9, 5, 6)),
    *((3, 4, 0, 1, 2, 8, 9, 5, 6, 7), (4, 0, 1, 2, 3, 9, 5, 6, 7, 8), (5, 9, 8, 7, 6, 0, 4, 3, 2, 1)),
    *((6, 5, 9, 8, 7, 1, 0, 4, 3, 2), (7, 6, 5, 9, 8, 2, 1, 0, 4, 3), (8, 7, 6, 5, 9, 3, 2, 1, 0, 4)),
    (9, 8, 7, 6, 5, 4, 3, 2, 1, 0),
)
_VERHOEFF_TURN = (
    *((0, 1, 2, 3, 4, 5, 6, 7, 8, 9), (1, 5, 7, 6, 2, 8, 3, 0, 9, 4), (5, 8, 0, 3, 7, 9, 6, 1, 4, 2)),
    *((8, 9, 1, 6, 0, 4, 3, 5, 2, 7), (9, 4, 5, 3, 1, 2, 6, 8, 7, 0), (4, 2, 8, 6, 5, 7, 3, 9, 0, 1)),
    *((2, 7, 9, 3, 8, 0, 6, 4, 1, 5), (7, 0, 4, 6, 9, 1, 3, 2, 5, 8)),
)


def _checks_by_verhoeff(figures: str) -> bool:
    check = 0
    for place, figure in enumerate(reversed(figures)):
        check = _VERHOEFF_PRODUCT[check][_VERHOEFF_TURN[place % 8][int(figure)]]
    return check == 0


def _snomed_ct(code: str) -> str | None:
    if not _SCTID.fullmatch(code):
        return "A concept of SNOMED CT is 6 to 18 figures, the first not 0, and nothing else: `17369002`."
    if not _checks_by_verhoeff(code):
        return "The check digit does not fit: a figure of this SNOMED CT code is wrong, missing, or in another's place."
    kind = code[-3:-1]
    if kind in _OTHER_COMPONENTS:
        named = _OTHER_COMPONENTS[kind]
        return f"In SNOMED CT this is the identifier of {named}. Give the concept's, whose last figures but one are 00."
    if kind not in _CONCEPT or len(code) < _CONCEPT[kind]:
        return "This has the form of no SNOMED CT concept: its last figures but one are 00, or 10 in an extension."
    return None


# --- LOINC (LOINC Users' Guide, Appendix C: the check digit) ------------------------------------------------------

_LOINC = re.compile(r"[1-9][0-9]{0,6}-[0-9]", re.ASCII)
_LOINC_PART = re.compile(r"(LA|LG|LL|LP|MTHU)[0-9]+(-[0-9])?", re.ASCII)


def _mod_10(figures: str) -> int:
    """The figure that makes the sum of the others a multiple of ten, each second of them doubled from the right."""
    doubled = (int(figure) * (2 - place % 2) for place, figure in enumerate(reversed(figures)))
    return -sum(value // 10 + value % 10 for value in doubled) % 10


def _loinc(code: str) -> str | None:
    if _LOINC_PART.fullmatch(code):
        return "This is a part, an answer or a group of LOINC. Give the code of a term: figures only, such as `8310-5`."
    if not _LOINC.fullmatch(code):
        return "A code of LOINC is 1 to 7 figures, a hyphen and its check digit: `8310-5`."
    figures, check = code.split("-")
    if _mod_10(figures) != int(check):
        return "The check digit does not fit: a figure of this LOINC code is wrong, missing, or in another's place."
    return None


# --- ICD-10 (WHO, Instruction manual, 2.4: codes) and ICD-10-CM (CDC/NCHS, Official guidelines, I.A) -------------

_ICD_10 = re.compile(r"[A-Z][0-9]{2}(\.[0-9]{1,2})?", re.ASCII)
_ICD_10_CM = re.compile(r"[A-Z][0-9][0-9AB](\.[0-9A-Z]{1,4})?", re.ASCII)
_FORMS = {
    _ICD_10: "A code of ICD-10 is a letter and two figures, then perhaps a point and one or two more: `O03`, `O03.9`.",
    _ICD_10_CM: (
        "A code of ICD-10-CM is a letter, a figure and a figure or A or B, then perhaps a point and up to four more: "
        "`O03`, `O03.39`, `M1A.00X0`."
    ),
}


def _by_form(form: re.Pattern[str], code: str) -> str | None:
    if form.fullmatch(code):
        return None
    meant = next((meant for meant in _likely_meant(code) if form.fullmatch(meant)), None)
    return _FORMS[form] + (f" Did you mean '{meant}'?" if meant else "")


def _likely_meant(code: str) -> tuple[str, ...]:
    """What is often written amiss: small letters, no point, a dagger, 0 for the letter O or O for a 0."""
    plain = code.strip().upper().rstrip("+*†‡ ").replace(" ", "").replace(",", ".")
    if not plain.isascii():
        return ()
    pointed = plain if "." in plain or len(plain) <= 3 else f"{plain[:3]}.{plain[3:]}"
    lettered = f"O{pointed[1:]}" if pointed[:1] == "0" else pointed
    return pointed, lettered, lettered[:1] + lettered[1:].replace("O", "0")


def _icd_10(code: str) -> str | None:
    return _by_form(_ICD_10, code)


def _icd_10_cm(code: str) -> str | None:
    return _by_form(_ICD_10_CM, code)


_BY_SYSTEM: Mapping[CodingSystem, Callable[[str], str | None]] = {
    CodingSystem.SNOMED_CT: _snomed_ct,
    CodingSystem.LOINC: _loinc,
    CodingSystem.ICD_10: _icd_10,
    CodingSystem.ICD_10_CM: _icd_10_cm,
}
