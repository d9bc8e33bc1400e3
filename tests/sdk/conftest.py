"""What the tests of the SDKs share, made once."""

from tests.sdk.environments import assistant, python, tools, wheel
from tests.sdk.typescript import compiled

__all__ = ["assistant", "compiled", "python", "tools", "wheel"]
