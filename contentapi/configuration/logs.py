"""What a log may say of an exception: its type and where it happened, and nothing that a reader may have written."""

import logging


class Withheld(Exception):
    """Stands in a log for an exception, and names its type."""


def without_words(exc: BaseException) -> Withheld:
    """`exc` for a log: its type and traceback, without its message, arguments, notes or causes."""
    if isinstance(exc, Withheld):
        return exc
    kind = type(exc)
    return Withheld(f"{kind.__module__}.{kind.__qualname__}").with_traceback(exc.__traceback__)


class WithoutWords(logging.Filter):
    """Lets every record pass, and takes from it whatever an exception says in words.

    It changes the record itself, and so what a later handler sees of it: Python 3.11 has no other way.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and (exc := record.exc_info[1]) is not None:
            bare = without_words(exc)
            record.exc_info = (Withheld, bare, bare.__traceback__)
        # Text that is ready: a handler that came before may have made it of the whole exception.
        record.exc_text = record.stack_info = None
        return True
