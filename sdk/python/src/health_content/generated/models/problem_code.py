from typing import Final, Literal, cast

ProblemCode = Literal[
    "conflict",
    "forbidden",
    "gone",
    "internal",
    "invalid",
    "method_not_allowed",
    "not_acceptable",
    "not_found",
    "resync",
    "too_large",
    "too_many_requests",
    "unauthorized",
    "unavailable",
    "unsupported_media_type",
]

PROBLEM_CODE_VALUES: Final[frozenset[ProblemCode]] = frozenset(
    [
        "conflict",
        "forbidden",
        "gone",
        "internal",
        "invalid",
        "method_not_allowed",
        "not_acceptable",
        "not_found",
        "resync",
        "too_large",
        "too_many_requests",
        "unauthorized",
        "unavailable",
        "unsupported_media_type",
    ]
)


def check_problem_code(value: str) -> ProblemCode:
    """An open list: a value that a later server has added comes through as it is."""
    return cast(ProblemCode, value)
