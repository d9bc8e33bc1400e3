"""Telephone numbers of those who help: one number, in figures, that somebody in its region can dial as it stands.

Somebody in danger presses it. A figure too few, a letter O for a 0 or a character that cannot be seen makes of a
helpline a number that does not ring, and nobody is told.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from typing import Final

import phonenumbers
from phonenumbers import shortnumberinfo

from articles.editorial.places import country_of

# Figures in groups; a hyphen between groups, as some countries write them, or a space. `+` begins one from abroad.
_FORM = re.compile(r"\+?[0-9]+(?:[ -][0-9]+)*", re.ASCII)
_SEPARATORS = re.compile(r"[ -]")

# The short numbers that a service may have, by ISO 3166 code; a part of a country has its country's, unless it is named
# itself. For other countries phonenumberslite's are taken. It has these too, and with them the speaking clock, the
# operator and what takes messages only: too many for the countries that we know more of.
# - GB: Ofcom, National Telephone Numbering Plan: 999 and 112 emergency, 18000 emergency by relay, 101 police, 111 the
#   NHS (not in Northern Ireland), 116 000, 116 111 and 116 123 (missing children, Childline, Samaritans).
# - IE: ComReg, Numbering Conditions: 112, 999; 116 000, 116 006, 116 111, 116 123.
# - US, CA: FCC 20-100 and CRTC 2022-234 for 988; the North American plan's N11 codes: 211, 711 (relay), 811, 911.
# - AU: ACMA, Telecommunications Numbering Plan: 000, 112 (mobile), 106 (by text telephone). Lifeline's 13 11 14 and
#   healthdirect's 1800 are ordinary numbers.
# - NZ: Number Administrator's register: 111, 105 police, 1737 (need to talk?).
# - ZA: ICASA, National Numbering Plan: 112, 10111 police, 10177 ambulance.
# - IN: Department of Telecommunications, National Numbering Plan: 112, 100 police, 101 fire, 102, 104, 108, 1091 and
#   181 (women), 1098, 14416 (Tele MANAS).
_SHORT: Final[dict[str, frozenset[str]]] = {
    "GB": frozenset({"999", "112", "18000", "101", "111", "116000", "116111", "116123"}),
    "GB-NIR": frozenset({"999", "112", "18000", "101", "116000", "116111", "116123"}),
    "IE": frozenset({"112", "999", "116000", "116006", "116111", "116123"}),
    "US": frozenset({"911", "988", "211", "711", "811"}),
    "CA": frozenset({"911", "988", "211", "711", "811"}),
    "AU": frozenset({"000", "112", "106"}),
    "NZ": frozenset({"111", "105", "1737"}),
    "ZA": frozenset({"112", "10111", "10177"}),
    "IN": frozenset({"112", "100", "101", "102", "104", "108", "1091", "1098", "14416", "181"}),
}
# What phonenumberslite lacks of other countries, whose registers are named for whoever looks them up: nobody has, and a
# number too many here refuses nobody, while one that is missing would refuse a helpline.
# - AR: ENACOM: 135 (Centro de Asistencia al Suicida).
# - BR: Anatel, Resolução 749/2022: 188 (Centro de Valorização da Vida), 180 (for women).
# - DE: Bundesnetzagentur, Nummernplan 116xyz: 116 016 (violence against women).
# - FR: Arcep, numéros 3BPQ: 3919 (violence against women).
# - GH, NG, UG: the regulators' plans (NCA, NCC, UCC): 112.
# - GR: EETT, National Numbering Plan: 1018 (suicide), 10306 (psychosocial help).
# - KR: Ministry of Science and ICT: 109 (suicide, since 2024).
# - NL: ACM, Nummerplan telefoon- en ISDN-diensten: 113 (Zelfmoordpreventie).
# - NP: NTA: 1166 (suicide). PE: MTC: 113 (health). PH: NTC: 1553 (mental health). TW: NCC: 1925 (mental health).
# - UA: NCEC: 7333 (Lifeline Ukraine). VN: MIC: 111 (children).
_SHORT_BESIDES: Final[dict[str, frozenset[str]]] = {
    country: frozenset(numbers.split())
    for country, numbers in {
        "AR": "135",
        "BR": "188 180",
        "DE": "116016",
        "FR": "3919",
        "GH": "112",
        "GR": "1018 10306",
        "KR": "109",
        "NG": "112",
        "NL": "113",
        "NP": "1166",
        "PE": "113",
        "PH": "1553",
        "TW": "1925",
        "UA": "7333",
        "UG": "112",
        "VN": "111",
    }.items()
}
# Commission Decision 2007/116/EC: missing children, victims of crime, children, doctors on call, emotional support.
_SHORT_IN_EU: Final = frozenset({"116000", "116006", "116111", "116117", "116123"})
_EU: Final = frozenset(
    {
        *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU"),
        *("LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
    }
)

# Where a mobile number is mostly given, and from a mobile telephone dialled, without the 0 that goes before it from a
# fixed line (IN: Department of Telecommunications, since 15 January 2021).
_MOBILES_WITHOUT_PREFIX: Final = frozenset({"IN"})

_BETWEEN_NUMBERS = re.compile(r"[/,;&]|\b(?:or|and)\b", re.IGNORECASE)
_LOOKS_LIKE = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "|": "1"})


def to_dial(number: str) -> str:
    """The `tel:` link of a number that is right: without spaces and hyphens, which some telephones do not skip."""
    return "tel:" + _SEPARATORS.sub("", number)


def wrong_with_number(number: str, region: str) -> str | None:
    """Why somebody in `region` (ISO 3166) could not dial `number` as it stands, and what would be right, if anything.

    Whether it rings, and who answers, only a call can tell.
    """
    if wrong := _wrong_with_form(number, region):
        return wrong
    figures = _SEPARATORS.sub("", number)
    if is_short(figures, region):
        return None
    if figures.startswith("+"):
        return _wrong_with_international(figures, region)
    return _wrong_with_national(figures, number, region)


def wrong_with_linked_number(number: str, regions: Collection[str]) -> str | None:
    """Why `number` could not be dialled from a link in a text for readers in `regions`, if it could not.

    A number that begins with `+` may be of any country. Where no region is known, no other can be told to be right,
    but for the short ones that everybody knows.
    """
    if number.startswith("+"):
        return _wrong_with_form(number, "") or _wrong_with_international(_SEPARATORS.sub("", number), "")
    if not regions:
        if wrong := _wrong_with_form(number, ""):
            return wrong
        if any(_SEPARATORS.sub("", number) in short for short in _SHORT.values()):
            return None
        return "It cannot be told of which country this number is. Begin it with `+` and the country's code."
    wrongs = [wrong_with_number(number, region) for region in regions]
    return None if None in wrongs else wrongs[0]


def is_short(figures: str, region: str) -> bool:
    """Whether `figures` is one of the short numbers of `region`: of `_SHORT`, or one that does not cost more."""
    country = country_of(region)
    if country in _SHORT:
        return figures in _SHORT.get(region, _SHORT[country])
    if figures in _SHORT_BESIDES.get(country, ()) or (country in _EU and figures in _SHORT_IN_EU):
        return True
    if country not in phonenumbers.SUPPORTED_SHORT_REGIONS:
        return False
    if shortnumberinfo.is_emergency_number(figures, country):
        return True
    try:
        parsed = phonenumbers.parse(figures, country)
    except phonenumbers.NumberParseException:
        return False
    cost = shortnumberinfo.expected_cost_for_region(parsed, country)
    valid: bool = shortnumberinfo.is_valid_short_number_for_region(parsed, country)
    return valid and cost != phonenumbers.ShortNumberCost.PREMIUM_RATE


# --- Form ---------------------------------------------------------------------------------------------------------


def _wrong_with_form(number: str, region: str) -> str | None:
    if not _FORM.fullmatch(number):
        right = f"Write one number in figures, with single spaces between them{_for_example(number, region)}."
        return f"{_strange_in(number)} {right}"
    if several := _two_in_one(number, region):
        said = f"These are two numbers, `{several[0]}` and `{several[1]}`, and nobody can dial both."
        return f"{said} Make a service of its own for the other."
    return None


def _strange_in(number: str) -> str:
    """What stands in a number and does not belong there, said of the first such thing."""
    if number.lower().startswith("tel:"):
        return "`tel:` is not part of the number."
    if len([part for part in _BETWEEN_NUMBERS.split(number) if len(re.findall(r"[0-9]", part)) > 2]) > 1:
        return "These are two numbers, and nobody can dial both. Make a service of its own for the other."
    strange = next((character for character in number if character not in "0123456789+- "), None)
    if strange is None:
        return "Spaces and hyphens stand singly, between figures, and `+` only at the beginning."
    point = f"U+{ord(strange):04X} {unicodedata.name(strange, 'a control character')}"
    if strange in "()":
        return "A telephone does not dial brackets, and what stands in them is dialled by some and not by others."
    if any(letters.strip("OoIl|") for letters in re.findall(r"[^\W\d_]+", number)):
        return "There are letters in it. Words belong in the description."
    if strange in "OoIl|":
        return f"`{strange}` stands where a {strange.translate(_LOOKS_LIKE)} should."
    if strange.isdecimal():
        return f"`{strange}` ({point}) is not one of the figures 0 to 9."
    if unicodedata.category(strange) == "Pd":
        return f"`{strange}` ({point}) is no hyphen."
    if not strange.isprintable():
        return f"A character that cannot be seen stands in it ({point})."
    return f"`{strange}` ({point}) does not belong in a number."


def _for_example(number: str, region: str) -> str:
    """The number as it was probably meant, where that can be dialled."""
    text = unicodedata.normalize("NFKC", number)
    text = re.sub(r"^\s*tel:", "", text, flags=re.IGNORECASE).translate(_LOOKS_LIKE)
    text = re.sub(r"^(\+44\s*)\(0\)", r"\1", text)
    meant = re.sub(r"[^0-9+]+", " ", text.replace("(", "").replace(")", "")).strip()
    right = bool(region) and _FORM.fullmatch(meant) and wrong_with_number(meant, region) is None
    return f": `{meant}`" if right else ""


def _two_in_one(number: str, region: str) -> tuple[str, str] | None:
    """The two numbers that `number` is one after the other, where each can be dialled and the whole cannot."""
    if not region or _can_be_dialled(number, region):
        return None
    return next(((one, other) for one, other in _halves(number) if _are_numbers(region, one, other)), None)


def _halves(number: str) -> Iterator[tuple[str, str]]:
    for gap in _SEPARATORS.finditer(number):
        yield number[: gap.start()], number[gap.end() :]


def _are_numbers(region: str, *numbers: str) -> bool:
    return all(_FORM.fullmatch(one) and _can_be_dialled(one, region) for one in numbers)


def _can_be_dialled(number: str, region: str) -> bool:
    figures = _SEPARATORS.sub("", number)
    if is_short(figures, region):
        return True
    if figures.startswith("+"):
        return _wrong_with_international(figures, region) is None
    return _wrong_with_national(figures, number, region) is None


# --- What phonenumberslite knows ----------------------------------------------------------------------------------


def _wrong_with_international(figures: str, region: str) -> str | None:
    """`+…`: a number of any country where `region` is "", else one of its own country's."""
    try:
        parsed = phonenumbers.parse(figures)
    except phonenumbers.NumberParseException:
        return "After `+` comes a country's code, and this begins with none."
    if phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164) != figures:
        return "After the country's code, leave out the 0 that is dialled within the country."
    if not phonenumbers.is_valid_number(parsed):
        return f"{_wrong_length(parsed)} Look it up again, and count the figures."
    country = country_of(region)
    if country in phonenumbers.SUPPORTED_REGIONS and parsed.country_code != phonenumbers.country_code_for_region(
        country
    ):
        of = phonenumbers.region_code_for_number(parsed)
        return f"This is a number of `{of}`, and the service helps in `{country}`. Give the number to dial there."
    return None


def _wrong_with_national(figures: str, number: str, region: str) -> str | None:
    country = country_of(region)
    if country not in phonenumbers.SUPPORTED_REGIONS:
        return f"The numbers of `{country}` are not known here. Begin it with `+` and the country's code."
    if figures.startswith("00"):
        return f"Write the `00` before a country's code as `+`: `+{figures.removeprefix('00')}`."
    try:
        parsed = phonenumbers.parse(figures, country)
    except phonenumbers.NumberParseException:
        return f"No number of `{country}` is so short, and it is no short number that is known there. {_ADD}"
    if not phonenumbers.is_valid_number(parsed):
        more = f" {_ADD}" if len(figures) <= _LONGEST_SHORT else ""
        return f"{_wrong_length(parsed, country)} Look it up again, and count the figures.{more}"
    if figures not in _as_dialled(parsed, country):
        national = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
        return f"In `{country}` this is dialled as `{national}`."
    return None


_LONGEST_SHORT = 6
_ADD = "If it rings there, it is missing in the list of `articles/editorial/telephones.py`: ask for it to be added."


def _as_dialled(parsed: phonenumbers.PhoneNumber, country: str) -> set[str]:
    """The figures of a number as it is dialled within its country, where that may be in two ways."""
    national = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    figures = re.sub(r"[^0-9]", "", national)
    prefix = phonenumbers.ndd_prefix_for_region(country, strip_non_digits=True) or ""
    significant: str = phonenumbers.national_significant_number(parsed)
    found = {figures, prefix + significant}
    is_mobile = phonenumbers.number_type(parsed) == phonenumbers.PhoneNumberType.MOBILE
    return found | {significant} if is_mobile and country in _MOBILES_WITHOUT_PREFIX else found


def _wrong_length(parsed: phonenumbers.PhoneNumber, country: str = "") -> str:
    of = f" of `{country}`" if country else ""
    possible = phonenumbers.is_possible_number_with_reason(parsed)
    if possible in (phonenumbers.ValidationResult.TOO_SHORT, phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY):
        return f"This has too few figures for a number{of}, and is no short one that is known there."
    if possible == phonenumbers.ValidationResult.TOO_LONG:
        return f"This has too many figures for a number{of}."
    return f"There is no such number{of or ' there'}: it begins as none does, or a figure is missing or one too many."
