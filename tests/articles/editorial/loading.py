"""manage.py load_content, run: what it prints, and how it is refused."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

PUBLISH = ("--publish", "--allow-unreviewed")


def run(*arguments: str | Path) -> str:
    """What a run that succeeds prints; nothing of it to stderr."""
    out, err = StringIO(), StringIO()
    call_command("load_content", *map(str, arguments), stdout=out, stderr=err, no_color=True)
    assert err.getvalue() == ""
    return out.getvalue()


def refused(*arguments: str | Path) -> tuple[str, str, str]:
    """What a run that fails prints to stdout and to stderr, and its last word; it ends with the status 1."""
    out, err = StringIO(), StringIO()
    with pytest.raises(CommandError) as failure:
        call_command("load_content", *map(str, arguments), stdout=out, stderr=err, no_color=True)
    assert failure.value.returncode == 1
    return out.getvalue(), err.getvalue(), str(failure.value)
