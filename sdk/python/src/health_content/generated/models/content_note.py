from typing import Final, Literal, cast

ContentNote = Literal[
    "abuse",
    "another pregnancy",
    "bleeding",
    "infection",
    "late loss",
    "medical procedures",
    "pregnancy loss",
    "repeated loss",
    "self-harm",
    "sex",
]

CONTENT_NOTE_VALUES: Final[frozenset[ContentNote]] = frozenset(
    [
        "abuse",
        "another pregnancy",
        "bleeding",
        "infection",
        "late loss",
        "medical procedures",
        "pregnancy loss",
        "repeated loss",
        "self-harm",
        "sex",
    ]
)


def check_content_note(value: str) -> ContentNote:
    """An open list: a value that a later server has added comes through as it is."""
    return cast(ContentNote, value)
