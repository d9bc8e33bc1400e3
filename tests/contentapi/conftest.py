"""What tests of the floor begin from."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.running import running_server


@pytest.fixture(params=[False, True], ids=["in-production", "in-debug"])
def debug(request: pytest.FixtureRequest, settings: Any) -> bool:
    """Once with DEBUG off and once with it on, and with all that hangs on it."""
    on: bool = request.param
    settings.DEBUG = settings.WHITENOISE_AUTOREFRESH = on
    return on


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    with running_server(tmp_path_factory.mktemp("server")) as address:
        parts = urlsplit(address)
        assert parts.hostname
        assert parts.port
        yield parts.hostname, parts.port
