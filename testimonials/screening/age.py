"""How old somebody says that they are: "aged 34", "I am 34 years old". With a place it can tell who this is."""

import re
from collections.abc import Iterator

from testimonials.screening.findings import Finding, Kind
from testimonials.screening.prepared import Prepared

WHY = "An age, which together with a place can tell who this is."

# From 13 on: a toddler's age is in every second story, and tells of nobody.
_FIGURES = r"(?:1[3-9]|[2-9]\d|10\d)"
_TENS = r"(?:twenty|thirty|forty|fourty|fifty|sixty|seventy|eighty|ninety)"
_ONES = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_SPELLED = rf"(?:(?:thir|four|fif|six|seven|eigh|nine)teen|{_TENS}(?:[ \-]?{_ONES})?)"
_AGE = rf"(?:{_FIGURES}|{_SPELLED})"
_OLD = re.compile(
    rf"(?<![\w.,/+\-]){_AGE}(?:[ \-]?(?:years?|yrs?|yr's)[ \-]?olds?|[ \-]?y/?o)(?![a-z0-9])"
    rf"|(?<![a-z0-9])(?:aged?(?: of)?|my age(?: is| was|:)?|turned|turning)[ :]{{1,2}}(?P<age>{_AGE})"
    r"(?![a-z0-9]|[ \-]?(?:weeks?|wks?|days?|months?|mths?|hours?|mins?|minutes?|%|to me|pages?|degrees)|[.,/:]\d)"
)


def find(text: Prepared) -> Iterator[Finding]:
    for match in _OLD.finditer(text.folded):
        start, end = match.span("age") if match["age"] else match.span()
        yield text.finding(Kind.AGE, start, end, WHY)
