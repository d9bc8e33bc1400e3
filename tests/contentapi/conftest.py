"""What tests of the floor begin from."""

from typing import Any

import pytest


@pytest.fixture(params=[False, True], ids=["in-production", "in-debug"])
def debug(request: pytest.FixtureRequest, settings: Any) -> bool:
    """Once with DEBUG off and once with it on, and with all that hangs on it."""
    on: bool = request.param
    settings.DEBUG = settings.WHITENOISE_AUTOREFRESH = on
    return on
