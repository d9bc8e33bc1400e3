"""Lists of words, written as one writes words down."""


def listed(words: str) -> tuple[str, ...]:
    """Each word once, in order: the same list in every process, unlike a set."""
    return tuple(dict.fromkeys(words.split()))
