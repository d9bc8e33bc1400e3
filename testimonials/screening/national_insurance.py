"""National Insurance numbers: two letters, six digits, a letter from A to D."""

import re
from collections.abc import Iterator

from testimonials.screening.findings import Finding, Kind
from testimonials.screening.prepared import Prepared

WHY = "Letters and digits in the form of a National Insurance number."

_SEPARATOR = r"[ \t.\-]{0,2}"
# D, F, I, Q, U and V begin none, O is never second, and seven pairs are not issued (HMRC's manual, NIM39110). QQ stands
# in HMRC's own examples, and people copy those.
_NUMBER = re.compile(
    r"(?<![a-z0-9])(?!bg|gb|kn|nk|nt|tn|zz)(?:[abceghj-prstw-z][ \t]?[abceghj-npr-tw-z]|qq)"
    rf"(?:{_SEPARATOR}\d{_SEPARATOR}\d){{3}}{_SEPARATOR}[a-d](?![a-z0-9])"
)


def find(text: Prepared) -> Iterator[Finding]:
    for match in _NUMBER.finditer(text.folded):
        yield text.finding(Kind.NATIONAL_INSURANCE_NUMBER, match.start(), match.end(), WHY)
