from typing import Final, Literal, cast

ChangeKind = Literal["article.published", "article.retired", "story.published", "story.removed"]

CHANGE_KIND_VALUES: Final[frozenset[ChangeKind]] = frozenset(
    ["article.published", "article.retired", "story.published", "story.removed"]
)


def check_change_kind(value: str) -> ChangeKind:
    """An open list: a value that a later server has added comes through as it is."""
    return cast(ChangeKind, value)
