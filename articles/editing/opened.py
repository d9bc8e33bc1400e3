"""The seal of a form: what it showed when it was opened, when that was, and by whom. A form carries it hidden.

It is signed, so that nobody can be handed a form that pretends to be another's, and holds no more than the form that it
stands in shows anyway.
"""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from django.core import signing

from articles.editing.shown import Row, Shown

# The hidden input's name. No model has a field that begins so.
NAME = "_opened"
# The number is that of the payload's shape: a form from before a release that changes it is one that is not known.
_SALT = "articles.editing.1"


@dataclass(frozen=True)
class Opened:
    """A form as somebody opened it. `subject` is what it edits, `shown` is None where it adds something.

    `identity` are values that the form of something new asks for and this one only tells (an article, a key): with them
    what was typed can be added anew when its subject is gone.
    """

    subject: str
    by: str
    at: datetime
    shown: Shown | None
    identity: Row


def seal(subject: str, *, by: str, shown: Shown | None, identity: Row | None = None) -> str:
    """What goes into the hidden input. `by` is the primary key of whoever opens the form."""
    opened = Opened(subject, by, datetime.now(UTC), shown, identity or {})
    return signing.dumps({**asdict(opened), "at": opened.at.isoformat()}, salt=_SALT, compress=True)


def read(sealed: str) -> Opened | None:
    """What a hidden input says; None where that is not a seal of ours: then nothing is known of the form."""
    try:
        plain: dict[str, Any] = signing.loads(sealed, salt=_SALT)
    except signing.BadSignature:
        return None
    return Opened(
        plain["subject"],
        plain["by"],
        datetime.fromisoformat(plain["at"]),
        Shown.from_plain(plain["shown"]) if plain["shown"] is not None else None,
        {name: tuple(values) for name, values in plain["identity"].items()},
    )
