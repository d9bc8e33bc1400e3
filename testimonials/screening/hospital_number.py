"""Numbers that a hospital knows a patient by, after words that say so: "hospital number", "MRN", "patient ID".

The NHS Data Dictionary's LOCAL PATIENT IDENTIFIER has up to ten letters and digits, in a form of each hospital's own
(the extended one has twenty), so it is known by the words before it alone.
"""

import re
from collections.abc import Iterator

from testimonials.screening.findings import Finding, Kind
from testimonials.screening.prepared import Prepared

WHY = "A number after words that announce a patient's or a hospital's."

_KEPT_BY = (
    r"(?:hospital|hosp|patient|pt|clinic|unit|maternity|medical records?|med rec|health records?|case[ \-]?notes?"
    r"|notes|record|chart|surgery|ward|nhs trust|trust|antenatal|pas|booking|lab|sample|specimen|x-?ray|radiology)"
)
_NUMBER = r"(?:numbers?|nos?\b|num\b|nr\b|ids?\b|i\.d\.?|identifier|ref\b|reference|code|#|№)"
_ALONE = r"(?:mrn|crn|chi|uhpi|rxr)"
_ANNOUNCED = re.compile(
    rf"(?<![a-z0-9])(?:{_KEPT_BY}'?s?\.?[ \-]{{1,2}}{_NUMBER}|{_ALONE})"
    rf"(?:[ \-.]{{1,2}}{_NUMBER})?"
    r"(?:[ ,]{1,2}(?:is|was|were|being|of|there|then|still|i|think|it|said|on|the|form|letter|my|notes)\b){0,5}"
    r"[\s.,:;=#(\"'\-]{0,4}"
    r"(?P<id>[a-z0-9]++(?:[ \-/.]{1,2}[a-z]{0,3}\d[a-z0-9]*+){0,5}+)"
)
_FEWEST_DIGITS = 3


def find(text: Prepared) -> Iterator[Finding]:
    for match in _ANNOUNCED.finditer(text.folded):
        if sum(map(str.isdigit, match["id"])) >= _FEWEST_DIGITS:
            yield text.finding(Kind.HOSPITAL_NUMBER, match.start("id"), match.end("id"), WHY)
