"""What tests of the public side begin from."""

from datetime import UTC, datetime, timedelta, tzinfo

import pytest

from articles.publishing import publish
from tests.articles.public import library


class Clock:
    """The door's clock: it stands still until it is moved on."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self, zone: tzinfo) -> datetime:
        return self.at.astimezone(zone)

    def forward(self, **passed: int) -> datetime:
        """Moves on by `seconds=…`, `minutes=…`, and says what time it is then."""
        self.at += timedelta(**passed)
        return self.at


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """A clock for the door that begins on a day long past, in the middle of a second."""
    clock = Clock(datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC))
    monkeypatch.setattr(publish, "datetime", clock)
    return clock


@pytest.fixture
def words(db: None) -> None:
    """The small vocabulary that articles of the library are written with."""
    library.begin()
