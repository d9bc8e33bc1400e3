"""Whatever goes wrong, and wherever, an act of the door is done whole or not at all."""

import inspect
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from functools import partial
from itertools import count
from typing import Any

import pytest
from django.db import transaction

from articles import models
from articles.editorial import drafts, vocabulary
from articles.publishing import document as documents
from articles.publishing import live, prospect, publish
from tests import factories
from tests.articles.publishing import tables
from tests.articles.publishing.failures import Injected, failing_at_call, failing_at_write

pytestmark = pytest.mark.django_db

Act = Callable[[], object]
Step = tuple[Any, str]

SLUG = factories.ARTICLE["slug"]


def publish_it() -> object:
    return publish.publish(SLUG, by="Cy Webb", allow_unreviewed=True)


def retire_it() -> object:
    return publish.retire(SLUG, by="Cy Webb")


def restore_it() -> object:
    return publish.restore(SLUG, 1)


ACTS: dict[str, Act] = {"publish": publish_it, "retire": retire_it, "restore": restore_it}

OF_PUBLISHING: list[Step] = [
    *((documents, name) for name in ("render", "says_the_same", "to_bytes")),
    *((prospect, "of_article"), (prospect.Prospect, "refusals"), (prospect.Prospect, "record")),
    (publish, "_append_version"),
    *((live, name) for name in ("version_entry", "replace", "_clear", "_summary", "article_url", "_provenance")),
    *((live, name) for name in ("_add_rules", "_add_warnings", "_add_entries", "_add_codings", "_pairs", "_bytes")),
    (models.ChangeFeed, "append"),
]
OF_RETIRING: list[Step] = [
    *((live, name) for name in ("remove", "_clear", "article_url")),
    (models.ChangeFeed, "append"),
]
OF_RESTORING: list[Step] = [(vocabulary, "put_back_missing"), (vocabulary, "write"), (drafts, "write")]
STEPS: dict[str, list[Step]] = {"publish": OF_PUBLISHING, "retire": OF_RETIRING, "restore": OF_RESTORING}


@pytest.fixture
def untouched(db: None) -> tables.Rows:
    """One article is live, and beside it ours, which has been edited since: all the rows there are."""
    factories.published(slug="another")
    factories.published()
    drafts.write(drafts.normalise(factories.content(title="Anew", topics=["loss"])))
    return tables.everything()


def _failures(act: Act, failing_at: Callable[[int], AbstractContextManager[None]]) -> Iterator[int]:
    """Tries `act` with the first thing failing, then the second … Yields after each failure, until nothing fails."""
    for number in count(1):
        with tables.tried():
            try:
                with failing_at(number):
                    act()
            except Injected:
                yield number
            else:
                return


def test_every_function_that_writes_live_rows_is_made_to_fail() -> None:
    own = {name for name, one in inspect.getmembers(live, inspect.isfunction) if one.__module__ == live.__name__}
    assert own == {name for owner, name in OF_PUBLISHING + OF_RETIRING if owner is live}


@pytest.mark.slow
@pytest.mark.parametrize("act", ACTS)
def test_an_act_that_fails_at_any_step_leaves_no_trace(untouched: tables.Rows, act: str) -> None:
    for owner, name in STEPS[act]:
        number = 0
        for number in _failures(ACTS[act], partial(failing_at_call, owner, name)):
            assert tables.everything() == untouched, f"call {number} of {name} left a trace"
        assert number > 0, f"{name} was never called"


@pytest.mark.slow
@pytest.mark.parametrize("act", ACTS.values(), ids=list(ACTS))
def test_an_act_that_loses_its_database_at_any_write_leaves_no_trace(untouched: tables.Rows, act: Act) -> None:
    number = 0
    for number in _failures(act, failing_at_write):
        assert tables.everything() == untouched, f"write {number} left a trace"
    assert number > 5


@pytest.mark.parametrize("act", ACTS.values(), ids=list(ACTS))
def test_an_act_goes_with_the_transaction_of_its_caller(untouched: tables.Rows, act: Act) -> None:
    with suppress(Injected), transaction.atomic():
        act()
        assert tables.everything() != untouched
        raise Injected
    assert tables.everything() == untouched
