"""Fixtures of the tests of the clients."""

from tests.sdk.typescript import compiled

__all__ = ["compiled"]
