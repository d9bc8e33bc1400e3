"""What a change in the feed asks of whoever keeps a copy."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Self

from health_content.generated.models import Change, SnapshotEntry
from health_content.mirror import SUBJECTS, Key
from health_content.problems import Problem

# A change of these kinds says: let go of every copy of what stood at its url.
TOMBSTONES: Final[frozenset[str]] = frozenset(["article.retired", "story.removed"])


@dataclass(frozen=True, slots=True)
class Round:
    """What an update of a copy came to.

    `changed` and `removed` name what is other than before, or gone, and `safety` those articles among the changed that
    were published because of safety: act on them at once. `resynced` says that the copy was made from the snapshot. A
    `fault` is why the service could not be asked; the copy is then as it was, or further.
    """

    changed: frozenset[Key] = frozenset()
    removed: frozenset[Key] = frozenset()
    safety: frozenset[Key] = frozenset()
    resynced: bool = False
    fault: Exception | None = None

    def then(self, later: Self) -> Self:
        """Both, as one."""
        return type(self)(
            changed=(self.changed - later.removed) | later.changed,
            removed=(self.removed - later.changed) | later.removed,
            safety=(self.safety - later.removed) | later.safety,
            resynced=self.resynced or later.resynced,
            fault=later.fault,
        )


def last_of_each(changes: Iterable[Change]) -> dict[Key, Change]:
    """The last change of each thing in a stretch of the feed; of a kind of thing that a later server adds, none."""
    return {key: change for change in changes if (key := key_of(change))}


def for_safety(changes: Iterable[Change]) -> frozenset[Key]:
    """What was published because of safety in a stretch of the feed."""
    return frozenset(key for change in changes if change.significance == "safety" and (key := key_of(change)))


def key_of(entry: Change | SnapshotEntry) -> Key | None:
    """None where it is of a kind that is not known here."""
    name = entry.slug or entry.id
    return Key(entry.subject, name) if name and entry.subject in SUBJECTS else None


def identity(etag: str) -> str:
    """An `ETag` without what says how the answer was compressed, or what a proxy made of it."""
    strong = etag.removeprefix("W/")
    for coding in ("-gzip", "-br"):
        strong = strong.replace(f'{coding}"', '"')
    return strong


def may_pass(problem: Problem) -> bool:
    """Whether it is worth asking again later without anybody doing something about it."""
    return problem.status == 429 or problem.status >= 500 or problem.code == "unexpected"
