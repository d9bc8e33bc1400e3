from typing import Final, Literal

ListArticlesOrdering = Literal["-published_at", "title"]

LIST_ARTICLES_ORDERING_VALUES: Final[frozenset[ListArticlesOrdering]] = frozenset(["-published_at", "title"])


def check_list_articles_ordering(value: str) -> ListArticlesOrdering:
    """A closed list: nobody could act safely on a value that they do not know."""
    for known in LIST_ARTICLES_ORDERING_VALUES:
        if value == known:
            return known
    raise ValueError(f"{value!r} is not a value of ListArticlesOrdering.")
