"""What a change in the feed asks of whoever keeps a copy."""

from typing import Final

# A change of these kinds says: let go of every copy of what stood at its url.
TOMBSTONES: Final[frozenset[str]] = frozenset(["article.retired", "story.removed"])
