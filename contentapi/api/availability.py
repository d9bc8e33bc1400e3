"""Whether the database was away: busy, stopped, full or not there yet. Whoever asks again later may be answered.

The same exceptions also tell of faults of ours, which no waiting mends: those are told apart by the engines' own codes.
"""

from django.db import DatabaseError, InterfaceError, OperationalError

# Seconds after which it is worth asking again. SQLite has then waited for its lock already.
RETRY_AFTER = 5

# SQLite's result codes (sqlite.org/rescode.html): busy, locked, out of memory, read-only, input and output, corrupt,
# full, cannot open, locking protocol, not a database.
_SQLITE_AWAY = frozenset({5, 6, 7, 8, 10, 11, 13, 14, 15, 26})
# PostgreSQL's (appendix A): a table that no migration has made yet, and a server that only takes reads, as one does
# while another is made the first.
_POSTGRES_AWAY = frozenset({"42P01", "25006"})


def is_away(exception: BaseException) -> bool:
    """Whether `exception` says that the database cannot answer just now."""
    if isinstance(exception, InterfaceError):
        return True  # the connection was closed under us
    if not isinstance(exception, DatabaseError):
        return False
    cause = exception.__cause__
    if (code := getattr(cause, "sqlite_errorcode", None)) is not None:
        # A new and empty file is what SQLite makes of one that is not there.
        return (code & 0xFF) in _SQLITE_AWAY or "no such table" in str(cause)
    # psycopg's operational errors are of the connection, of resources, locks and an operator's intervention.
    return isinstance(exception, OperationalError) or getattr(cause, "sqlstate", None) in _POSTGRES_AWAY
