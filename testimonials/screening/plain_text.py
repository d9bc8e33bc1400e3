"""What a story's text must be before it is screened and kept: plain, and the same however it was typed."""

import unicodedata

from contentapi.errors import Fault, pointer

_ALLOWED_CONTROLS = frozenset("\t\n\r")
# The characters that turn the direction of what follows. They can make a text read otherwise than it is stored.
_BIDIRECTIONAL = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

_CONTROL = Fault(
    "There are hidden control characters in this text. Please take them out, or type that part again.",
    "control_character",
    pointer(),
)
_DIRECTION = Fault(
    "There are hidden characters in this text that change the direction of writing. Please take them out, or type "
    "that part again.",
    "bidirectional_character",
    pointer(),
)
_BROKEN = Fault(
    "There are broken characters in this text, perhaps from an emoji that was cut in two. Please take them out, or "
    "type that part again.",
    "lone_surrogate",
    pointer(),
)


def normalise(text: str) -> str:
    """The text in Unicode's composed form (NFC), in which it is screened, kept and shown."""
    return unicodedata.normalize("NFC", text)


def faults_in_text(text: str) -> list[Fault]:
    """Why a text can't be taken: each fault once, without a word of the text."""
    characters = set(text)
    categories = {unicodedata.category(character) for character in characters - _ALLOWED_CONTROLS}
    return [
        fault
        for fault, is_there in (
            (_CONTROL, "Cc" in categories),
            (_DIRECTION, not _BIDIRECTIONAL.isdisjoint(characters)),
            (_BROKEN, "Cs" in categories),
        )
        if is_there
    ]
