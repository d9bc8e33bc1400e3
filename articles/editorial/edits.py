"""Whose words a draft is made of: everybody who changed it, or a shared entry that it embeds.

A reviewer must not review their own words, so every writer of drafts and of vocabulary says here who it was. Where one
does not, that stands here too: somebody who is not known cannot be told apart from anybody.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.contrib.auth.models import AbstractUser
from django.db.models import Max, Q

from articles.models import DraftEdit, Edited

Subject = tuple[Edited, str]


@dataclass(frozen=True, slots=True)
class Hand:
    """Somebody as they are recorded: a user by number, user name and full name, or a mere name, or nobody known."""

    name: str = ""
    account: str = ""
    user_id: int | None = None

    @classmethod
    def of(cls, user: AbstractUser) -> "Hand":
        return cls(user.get_full_name()[:200], user.get_username(), user.pk)

    @property
    def is_known(self) -> bool:
        return bool(self.name.strip() or self.account.strip())


NOBODY_KNOWS = Hand()


def record(subjects: Iterable[Subject], *, by: Hand, whole: bool = False) -> None:
    """That `by` changed each of `subjects`; with `whole`, that all of what it says now is theirs to answer for."""
    now = datetime.now(UTC)
    DraftEdit.objects.bulk_create(
        DraftEdit(
            what=what,
            key=key,
            user_id=by.user_id,
            account=by.account,
            name=by.name,
            whole=whole and by.is_known,
            at=now,
        )
        for what, key in subjects
    )


def vouch(subjects: Iterable[Subject], *, by: Hand) -> None:
    """That `by` stands for those of `subjects` that somebody changed of whom nothing is known."""
    subjects = list(subjects)
    unknown = {(Edited(edit.what), edit.key) for edit in _standing(subjects, after=0) if not hand_of(edit).is_known}
    record([subject for subject in subjects if subject in unknown], by=by, whole=True)


def since(subjects: Iterable[Subject], *, after: int) -> list[DraftEdit]:
    """The edits of `subjects` later than the edit `after`, oldest first; one of each hand, and each by nobody known.

    An edit by nobody known is left out once somebody stands for the whole.
    """
    found: dict[tuple[Subject, Hand], DraftEdit] = {}
    for edit in _standing(subjects, after=after):
        found.setdefault(((Edited(edit.what), edit.key), hand_of(edit)), edit)
    return list(found.values())


def _standing(subjects: Iterable[Subject], *, after: int) -> list[DraftEdit]:
    asked = Q(pk__in=[])
    keys: dict[Edited, set[str]] = {}
    for what, key in subjects:
        keys.setdefault(what, set()).add(key)
    for what, some in keys.items():
        asked |= Q(what=what, key__in=some)
    edits = list(DraftEdit.objects.filter(asked, pk__gt=after).order_by("pk"))
    answered = {(edit.what, edit.key): edit.pk for edit in edits if edit.whole}
    return [edit for edit in edits if hand_of(edit).is_known or edit.pk > answered.get((edit.what, edit.key), 0)]


def hand_of(edit: DraftEdit) -> Hand:
    return Hand(edit.name, edit.account, edit.user_id)


def ever(slug: str) -> list[Hand]:
    """Everybody known who ever changed the draft of the article `slug`."""
    hands = map(hand_of, DraftEdit.objects.filter(what=Edited.ARTICLE, key=slug).order_by("pk"))
    return [hand for hand in dict.fromkeys(hands) if hand.is_known]


def last() -> int:
    """The number of the last edit of anything: 0 where there is none."""
    return DraftEdit.objects.aggregate(Max("pk"))["pk__max"] or 0
