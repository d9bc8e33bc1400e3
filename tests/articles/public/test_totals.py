"""How long a list is: counted once for each filter and state of the feed, and never wrong."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db.models import F
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models.public import PublishedArticle
from articles.publishing import publish
from contentapi.api import totals
from tests import factories
from tests.articles.public import library
from tests.articles.publishing import tables
from tests.contentapi.answers import API, read, results
from tests.contentapi.routes import LISTS

pytestmark = pytest.mark.usefixtures("words")


def total(client: Client, path: str = "/articles", **query: str | int) -> Any:
    return read(client, path, **query)["total"]


def test_every_list_says_how_long_it_is_on_its_first_page_alone(client: Client) -> None:
    library.activity("swim")
    library.article("another", topics=["loss"])
    rules = [library.rule("one", activity="swim", sources=["leaflet"]), library.rule("two")]
    warnings = [library.warning("three"), library.warning("four")]
    for _ in range(2):  # two versions
        library.article("after-a-loss", guidance_rules=rules, symptom_warnings=warnings, related=["another"])
        rules.reverse()
    factories.published_story()
    for name, path in LISTS.items():
        whole = client.get(path).json()
        assert whole["total"] == len(whole["results"]) > 0, name
        first = client.get(path, {"page_size": 1}).json()
        assert first["total"] == whole["total"], name
        if first["next"]:
            second = client.get(first["next"]).json()
            assert second["total"] is None, name
            assert client.get(second["previous"]).json()["total"] is None, name
    whole = read(client, "/article-parts", fields="slug")
    assert whole["total"] == 2


def test_it_counts_what_the_filters_leave(client: Client) -> None:
    library.topic("birth")
    for number in range(3):
        library.article(f"article-{number}", topics=["birth"] if number else ["miscarriage"])
    assert (total(client), total(client, topic="birth"), total(client, topic="loss")) == (3, 2, 1)
    assert total(client, page_size=1) == total(client, ordering="-published_at") == 3
    assert total(client, topic="birth", language="cy") == total(client, "/guidance-rules", strength="optional") == 0


def test_it_is_counted_once_until_something_is_published(client: Client) -> None:
    library.article("one")
    library.article("two")
    assert total(client) == 2
    # What is remembered is what is told, as long as nothing has happened.
    for key, (state, _) in totals._counted.items():
        totals._counted[key] = state, 99
    assert total(client) == 99
    library.article("three")
    assert total(client) == 3
    publish.retire("one", by="tests")
    assert total(client) == 2


def test_a_count_of_before_a_restore_is_not_taken_for_one_of_after_it(client: Client) -> None:
    library.article("one")
    library.article("two")
    assert total(client) == 2
    # Another database with as many events, as a backup put back is one.
    PublishedArticle.objects.filter(slug="two").update(retired_at=F("published_at"))
    call_command("renew_feed")
    assert total(client) == 1


def test_no_more_counts_are_kept_than_so_many(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(totals, "_KEPT", 3)
    library.article("one")
    for day in range(1, 9):
        assert total(client, updated_since=f"2020-01-0{day}T00:00:00Z") == 1
    assert len(totals._counted) == 3


ACTS = st.lists(st.tuples(st.sampled_from(["publish", "retire", "read"]), st.integers(0, 3)), max_size=12)


@pytest.mark.slow
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS)
def test_it_is_always_the_number_of_results(client: Client, acts: list[tuple[str, int]]) -> None:
    with tables.tried():
        totals.forget()
        live: set[str] = set()
        for count, (act, number) in enumerate(acts):
            slug = f"article-{number}"
            if act == "publish":
                library.article(slug, summary=f"Said the {count}th time.")
                live.add(slug)
            elif act == "retire" and slug in live:
                publish.retire(slug, by="tests")
                live.remove(slug)
            assert total(client, page_size=1) == len(live)
            assert len(results(client, "/guidance-rules", "key")) == total(client, "/guidance-rules")


def test_an_answer_that_was_counted_before_is_the_same_to_the_byte(client: Client) -> None:
    library.article("one")
    first, second = client.get(f"{API}/articles"), client.get(f"{API}/articles")
    assert first.content == second.content
    assert first.headers["ETag"] == second.headers["ETag"]
