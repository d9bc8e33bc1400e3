"""Which content notes a text most likely needs, by its words: said on a story's cover, and beside each note to tick.

A guess, for somebody who is about to read. It ticks nothing and keeps nothing.
"""

import re
from collections.abc import Mapping, Sequence

from testimonials.terms import ContentNote

# Each alternative begins at the beginning of a word.
_SIGNS: Mapping[ContentNote, tuple[str, ...]] = {
    ContentNote.PREGNANCY_LOSS: (
        "miscarr",
        "lost (?:the|my|our|a) (?:baby|pregnancy)",
        "stillb",
        "ectopic",
        r"(?:my|the) loss\b",
    ),
    ContentNote.BLEEDING: ("bleed", r"bled\b", "blood", "haemorrhag", "hemorrhag", r"clots?\b"),
    ContentNote.INFECTION: ("infect", "sepsis", "septic", "fever"),
    ContentNote.MEDICAL_PROCEDURES: (
        "surg(?:ery|ical)",
        r"operation\b",
        r"scans?\b",
        r"D ?(?:&|and) ?C\b",
        "anaesthe",
        r"theatre\b",
        "pelvic exam",
        "examined",
    ),
    ContentNote.REPEATED_LOSS: (
        "(?:second|third|fourth|another|previous|recurrent|repeated) (?:miscarriage|loss)",
        r"miscarriages\b",
    ),
    ContentNote.LATE_LOSS: (
        "stillb",
        "(?:1[2-9]|2[0-4]) weeks",
        r"(?:sixteen|seventeen|eighteen|nineteen|twenty)[\w-]* weeks",
        "late (?:loss|miscarriage)",
    ),
    ContentNote.SEX: (r"sex\b", "sexual", "intercourse", "(?:made|making) love", "intima(?:te|cy)"),
    ContentNote.ANOTHER_PREGNANCY: (
        "pregnant again",
        "(?:try|trying|tried) (?:again|for another)",
        "rainbow baby",
        "new pregnancy",
        "conceiv",
    ),
    ContentNote.SELF_HARM: (
        "self[- ]harm",
        "suicid",
        "(?:kill|hurt) myself",
        "end my life",
        "not want to (?:be here|live)",
    ),
    ContentNote.ABUSE: ("abus", "violen(?:t|ce)", r"raped?\b", "assault", r"(?:hits?|hurts?) me\b"),
}
_WORDS = {note: re.compile(rf"\b(?:{'|'.join(signs)})", re.IGNORECASE) for note, signs in _SIGNS.items()}


def find(text: str) -> Sequence[ContentNote]:
    return [note for note, words in _WORDS.items() if words.search(text)]
