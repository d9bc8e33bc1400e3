from typing import Final, Literal, cast

Aspect = Literal[
    "answer",
    "causes",
    "contraception",
    "emotional",
    "faq",
    "living_with",
    "overview",
    "prognosis",
    "relationships",
    "see_doctor",
    "self_care",
    "symptoms",
]

ASPECT_VALUES: Final[frozenset[Aspect]] = frozenset(
    [
        "answer",
        "causes",
        "contraception",
        "emotional",
        "faq",
        "living_with",
        "overview",
        "prognosis",
        "relationships",
        "see_doctor",
        "self_care",
        "symptoms",
    ]
)


def check_aspect(value: str) -> Aspect:
    """An open list: a value that a later server has added comes through as it is."""
    return cast(Aspect, value)
