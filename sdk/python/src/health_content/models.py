"""What the service answers, typed. What it says is in the reference, and in the docstrings here."""

from health_content.generated.models import *  # noqa: F403  all of them, under the contract's names
