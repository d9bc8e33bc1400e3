"""What `elapsed` counts, by the cases that every SDK is held to."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from health_content import elapsed

SHARED = json.loads((Path(__file__).parents[2] / "elapsed.json").read_text("utf-8"))


@pytest.mark.parametrize("case", SHARED["cases"])
def test_whole_units_are_counted(case: dict[str, Any]) -> None:
    assert elapsed(case["since"], case["as_of"], case["unit"]) == case["elapsed"]
    since, as_of = date.fromisoformat(case["since"]), date.fromisoformat(case["as_of"])
    assert elapsed(since, as_of, case["unit"]) == case["elapsed"]


@pytest.mark.parametrize("case", SHARED["refused"])
def test_what_no_calendar_can_say_is_refused(case: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        elapsed(case["since"], case["as_of"], case["unit"])


@pytest.mark.parametrize("moment", [datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 1)])  # noqa: DTZ001
def test_a_moment_is_no_day(moment: datetime) -> None:
    for since, as_of in ((moment, date(2026, 2, 1)), (date(2026, 1, 1), moment), (moment, moment)):
        with pytest.raises(TypeError, match="moment"):
            elapsed(since, as_of, "d")


def test_what_is_no_date_at_all_is_refused_in_words() -> None:
    for given in (None, 20260101, True):
        with pytest.raises(TypeError, match="YYYY-MM-DD"):
            elapsed(given, date(2026, 2, 1), "d")  # type: ignore[arg-type]


@pytest.mark.parametrize("unit", ["d", "wk", "mo"])
def test_it_never_goes_back_as_days_go_by(unit: str) -> None:
    for first in (date(2023, 12, 29) + timedelta(days) for days in range(70)):
        counts = [elapsed(first, first + timedelta(days), unit) for days in range(800)]
        assert counts == sorted(counts)
        assert counts[0] == 0
        assert set(counts) == set(range(counts[-1] + 1)), "none is left out"
