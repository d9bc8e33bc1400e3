"""Four eyes (NHS content standard): whether a reviewer is somebody else than whoever wrote what they review.

By account where both have one; by what they are called where one of them is only a name. Pure.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.review import names
from contentapi.errors import Fault

_AT = "/review/reviewed_by"
_MOST_LISTED = 5


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as they are known here. `user_id` is their account's, where they have one; `name` may be empty then."""

    name: str = ""
    account: str = ""
    user_id: int | None = None

    @property
    def called(self) -> str:
        return self.name or self.account

    @property
    def is_known(self) -> bool:
        return self.user_id is not None or not (names.is_blank(self.name) and names.is_blank(self.account))


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody whose words are in the draft: who wrote it, or changed `what` ("the fact 'fever'") later on."""

    person: Person
    what: str = ""


def faults_in(reviewer: Person, authors: Iterable[Author]) -> list[Fault]:
    """Why the reviewer may be one of `authors`: is one, or cannot be told apart from one. No authors: none is known."""
    authors = list(authors)
    unknown = [author for author in authors if not author.person.is_known]
    same = [author for author in authors if author.person.is_known and _are_the_same(reviewer, author.person)]
    apart = [author.person for author in authors if author not in unknown and author not in same]
    nameless = dict.fromkeys(found.account for person in apart if (found := _nameless(reviewer, person)))
    alike = [author for author in same if _are_heard_as_the_same(reviewer, author.person)]
    return [
        *_own_words(alike),
        *_other_letters([author.person.called for author in same if author not in alike]),
        *_nobodys_words(unknown if authors else [Author(Person())]),
        *(_unknown(f"The account '{account}' has no full name") for account in nameless),
    ]


def _own_words(same: list[Author]) -> Iterator[Fault]:
    if any(not author.what for author in same):
        yield Fault("The reviewer is the author: somebody else must review.", "four_eyes", _AT)
    elif same:
        detail = f"The reviewer has changed {_listed(same)} since the last review: somebody else must review."
        yield Fault(detail, "four_eyes", _AT)


def _other_letters(called: list[str]) -> Iterator[Fault]:
    """Names that nobody can compare may be one person's."""
    if called:
        yield _unknown(
            f"The reviewer's name and '{called[0]}' are written in different letters",
            " Give both an account, or write the reviewer's name in both: 'Dr Ada Moss (Ада Мосс)'.",
        )


def _nobodys_words(unknown: list[Author]) -> Iterator[Fault]:
    if any(not author.what for author in unknown):
        yield _unknown("Who wrote the article is not recorded", " Say it on its page, or with `load_content --author`.")
    elif unknown:
        who = f"Somebody of whom nothing is recorded changed {_listed(unknown)}"
        yield _unknown(who, " Whoever stands for it loads it with `load_content --author`.")


def _listed(authors: list[Author]) -> str:
    named = list(dict.fromkeys(author.what for author in authors))
    shown, more = named[:_MOST_LISTED], len(named) - _MOST_LISTED
    if more > 0:
        shown.append(f"{more} more")
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))


def _unknown(why: str, remedy: str = "") -> Fault:
    """Whoever is not known cannot be told apart from anybody."""
    detail = f"{why}, so it cannot be told that the reviewer is somebody else.{remedy}"
    return Fault(detail, "unknown_author", _AT)


def _are_the_same(one: Person, other: Person) -> bool:
    if one.user_id is not None and other.user_id is not None:
        return one.user_id == other.user_id
    return any(names.may_be_the_same(mine, theirs) for mine in _all_names(one) for theirs in _all_names(other))


def _are_heard_as_the_same(one: Person, other: Person) -> bool:
    """Of two who may be the same: whether something of what they are called says so, and not only that nothing can."""
    if one.user_id is not None and other.user_id is not None:
        return True
    pairs = [(mine, theirs) for mine in _all_names(one) for theirs in _all_names(other)]
    return any(names.can_be_compared(*pair) and names.may_be_the_same(*pair) for pair in pairs)


def _all_names(person: Person) -> list[str]:
    return [name for name in (person.name, person.account) if name.strip()]


def _nameless(one: Person, other: Person) -> Person | None:
    """Which of two cannot be told from a mere name, being known by a user name alone."""
    if one.user_id is not None and other.user_id is not None:
        return None
    return next((person for person in (one, other) if person.user_id is not None and not person.name.strip()), None)
