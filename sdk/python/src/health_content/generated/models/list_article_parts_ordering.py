from typing import Final, Literal

ListArticlePartsOrdering = Literal["-published_at", "title"]

LIST_ARTICLE_PARTS_ORDERING_VALUES: Final[frozenset[ListArticlePartsOrdering]] = frozenset(["-published_at", "title"])


def check_list_article_parts_ordering(value: str) -> ListArticlePartsOrdering:
    """A closed list: nobody could act safely on a value that they do not know."""
    for known in LIST_ARTICLE_PARTS_ORDERING_VALUES:
        if value == known:
            return known
    raise ValueError(f"{value!r} is not a value of ListArticlePartsOrdering.")
