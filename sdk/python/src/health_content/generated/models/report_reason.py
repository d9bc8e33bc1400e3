from typing import Final, Literal, cast

ReportReason = Literal["distressing", "identifies_someone", "other", "spam", "unkind", "unsafe_advice"]

REPORT_REASON_VALUES: Final[frozenset[ReportReason]] = frozenset(
    ["distressing", "identifies_someone", "other", "spam", "unkind", "unsafe_advice"]
)


def check_report_reason(value: str) -> ReportReason:
    """An open list: a value that a later server has added comes through as it is."""
    return cast(ReportReason, value)
