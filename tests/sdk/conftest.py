"""What the tests of the SDKs share, made once."""

from tests.sdk.environments import assistant, python, tools, wheel

__all__ = ["assistant", "python", "tools", "wheel"]
