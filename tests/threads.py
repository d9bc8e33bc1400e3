"""What a test's own threads give back when they end."""

from django.db import connections


def close_connections() -> None:
    """Closes this thread's connections for good.

    Django leaves that of a database in memory open, since with the last one the database goes too. Here the test's own
    thread holds another; one that is left to be collected is a warning from Python 3.13 on, in whatever test runs then.
    """
    for connection in connections.all(initialized_only=True):
        connection.close()
        if connection.connection is not None:
            connection.connection.close()
            connection.connection = None
