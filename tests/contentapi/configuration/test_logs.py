"""A log says what kind of exception there was and where, and no word that a reader may have written."""

import io
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from contentapi.configuration import logs

PROJECT = Path(__file__).parent.parent.parent.parent

# As PostgreSQL says it of a row that a constraint refuses.
STORY = "Failing row contains (7, zq-my-own-words)."


class Refused(Exception):
    """Stands for what a database driver raises."""


def refuse() -> NoReturn:
    failure = Refused(STORY, {"body": STORY})
    failure.add_note(STORY)
    raise failure


def refuse_because() -> NoReturn:
    try:
        refuse()
    except Refused as cause:
        raise ValueError(STORY) from cause


def refuse_while_refusing() -> NoReturn:
    try:
        refuse()
    finally:
        raise ValueError(STORY)


def refuse_many() -> NoReturn:
    raise ExceptionGroup(STORY, [Refused(STORY), ValueError(STORY)])


@pytest.fixture
def logger() -> Iterator[logging.Logger]:
    logger = logging.getLogger(__name__)
    yield logger
    logger.handlers.clear()


def listening(logger: logging.Logger, *filters: logging.Filter) -> io.StringIO:
    handler = logging.StreamHandler(stream := io.StringIO())
    for one in filters:
        handler.addFilter(one)
    logger.addHandler(handler)
    return stream


@pytest.mark.parametrize("fail", [refuse, refuse_because, refuse_while_refusing, refuse_many])
def test_an_exception_is_logged_by_type_and_place_alone(logger: logging.Logger, fail: Callable[[], NoReturn]) -> None:
    stream = listening(logger, logs.WithoutWords())
    try:
        fail()
    except Exception as failure:
        logger.exception("Something failed in %s", "a test")
        name = type(failure).__name__
    said = stream.getvalue()
    assert said.startswith("Something failed in a test\n")
    assert f"in {fail.__name__}" in said
    assert said.rstrip().endswith(name)
    assert "zq-my-own-words" not in said


def test_words_that_an_earlier_handler_has_put_into_the_record_are_not_repeated(logger: logging.Logger) -> None:
    earlier = listening(logger)
    later = listening(logger, logs.WithoutWords())
    try:
        refuse()
    except Refused:
        logger.exception("Failed")
    assert STORY in earlier.getvalue()
    assert "in refuse" in later.getvalue()
    assert STORY not in later.getvalue()


def test_what_is_withheld_already_keeps_its_type_and_place(logger: logging.Logger) -> None:
    stream = listening(logger, logs.WithoutWords())
    try:
        refuse()
    except Refused as failure:
        logger.error("Failed", exc_info=logs.without_words(failure))
    assert "in refuse" in stream.getvalue()
    assert stream.getvalue().rstrip().endswith("test_logs.Refused")


def test_a_record_without_an_exception_passes_as_it_is(logger: logging.Logger) -> None:
    stream = listening(logger, logs.WithoutWords())
    logger.warning("Nothing %s", "failed")
    logger.warning("Nothing failed here either", exc_info=True)  # noqa: LOG014  # that is what is tested
    assert stream.getvalue().splitlines()[:2] == ["Nothing failed", "Nothing failed here either"]


# As an admin page fails: Django's own handler logs it, with the exception.
FAIL = f"""
import django, logging
django.setup()
from django.test import Client
from django.contrib.admin.sites import AdminSite
def explode(*args, **kwargs):
    raise RuntimeError("{STORY}") from ValueError("{STORY}")
AdminSite.login = explode
assert Client(raise_request_exception=False).get("/admin/login/").status_code == 500
"""


@pytest.mark.slow
@pytest.mark.parametrize(("debug", "shown"), [("off", False), ("on", True)])
def test_no_log_says_the_words_of_an_exception_unless_in_debug(tmp_path: Path, debug: str, shown: bool) -> None:
    variables = {
        **os.environ,
        "DATA_DIR": str(tmp_path),
        "DEBUG": debug,
        "ALLOWED_HOSTS": "testserver",
        "DJANGO_SETTINGS_MODULE": "contentapi.settings",
    }
    ran = subprocess.run(
        [sys.executable, "-c", FAIL],
        cwd=PROJECT,
        env=variables,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    for said in (ran.stderr, (tmp_path / "logs" / "contentapi.log").read_text(encoding="utf-8")):
        assert "Internal Server Error: /admin/login/" in said
        assert "RuntimeError" in said
        assert "in explode" in said
        assert (STORY in said) is shown
