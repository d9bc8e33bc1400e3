"""A name in a filter that nothing public ever had is refused, with the nearest that something live has."""

import pytest
from django.test import Client

from articles.publishing import publish
from tests import factories
from tests.articles.public import library
from tests.contentapi.answers import API, problem, refused

pytestmark = pytest.mark.usefixtures("words")

FILTERS = [
    *(("articles", name) for name in ("slug", "topic", "activity")),
    *(("guidance-rules", name) for name in ("article", "topic", "activity", "fact")),
    *(("symptom-warnings", name) for name in ("article", "topic", "fact")),
    *(("stories", name) for name in ("article", "topic")),
]
# A right name of each, and one with a slip in it.
SLIPS = {
    **dict.fromkeys(("slug", "article"), ("after-a-loss", "after-loss")),
    "topic": ("miscarriage", "miscariage"),
    "activity": ("resume_sex", "resume_sexx"),
    "fact": ("bleeding", "bleding"),
}


def told(client: Client, path: str, **query: str) -> list[str]:
    return [error["detail"] for error in problem(client.get(f"{API}/{path}", query), "invalid")["errors"]]


@pytest.mark.parametrize(("path", "name"), FILTERS)
def test_a_name_with_a_slip_in_it_is_told_with_the_right_one(client: Client, path: str, name: str) -> None:
    library.article("after-a-loss")
    right, slip = SLIPS[name]
    what = "article" if name == "slug" else name
    assert told(client, path, **{name: slip}) == [f"There is no {what} of this name. Did you mean '{right}'?"]
    assert refused(client.get(f"{API}/{path}", {name: slip})) == {name: "unknown_name"}
    assert client.get(f"{API}/{path}", {name: right}).status_code == 200


def test_all_of_them_are_told_at_once(client: Client) -> None:
    library.article("after-a-loss")
    query = {
        "article": "after-loss",
        "topic": "los",
        "activity": "resume_sex",
        "fact": "unheard",
        "strength": "optional",
    }
    assert refused(client.get(f"{API}/guidance-rules", query)) == dict.fromkeys(
        ("article", "topic", "fact"), "unknown_name"
    )


def test_names_that_are_right_and_find_nothing_together_are_an_empty_list(client: Client) -> None:
    library.topic("birth")
    library.article("one", topics=["birth"])
    library.article("two")
    response = client.get(f"{API}/guidance-rules", {"article": "two", "topic": "birth", "activity": "resume_sex"})
    assert response.json()["results"] == []


def test_each_wrong_name_of_a_list_is_told_by_its_place(client: Client) -> None:
    library.article("after-a-loss")
    library.article("another")
    library.article("retired")
    publish.retire("retired", by="tests")
    assert told(client, "articles", slug="anothr,after-a-loss,retird,retired,quite-something-else") == [
        "Name 1 of the list is no article's. Did you mean 'another'?",
        # What is retired is not offered.
        "Name 3 of the list is no article's. Known: after-a-loss, another.",
        "Name 5 of the list is no article's. Known: after-a-loss, another.",
    ]


def test_a_slip_beside_the_right_name_is_told_with_that_name_and_no_other(client: Client) -> None:
    library.article("after-a-loss")
    library.article("after-a-cross")
    assert told(client, "articles", slug="after-a-loss,after-a-los") == [
        "Name 2 of the list is no article's. Did you mean 'after-a-loss'?"
    ]


def test_a_page_behind_a_cursor_asks_no_less(client: Client) -> None:
    library.article("one")
    library.article("two")
    link = client.get(f"{API}/articles", {"page_size": 1}).json()["next"]
    assert refused(client.get(f"{link}&topic=los")) == {"topic": "unknown_name"}


def test_what_only_drafts_have_is_never_offered_and_is_as_unknown_as_anything(client: Client) -> None:
    library.topic("secret-topic")
    library.activity("secret_activity")
    library.draft(
        "secret-article", topics=["secret-topic"], guidance_rules=[library.rule("one", activity="secret_activity")]
    )
    library.article("after-a-loss")
    for path, name in FILTERS:
        form = "secret_{}" if name in ("activity", "fact") else "secret-{}"
        secret = form.format("article" if name == "slug" else name)
        for asked in (secret, secret[:-1], secret.replace("secret", "secrets")):
            response = client.get(f"{API}/{path}", {name: asked})
            assert refused(response) == {name: "unknown_name"}, (path, name, asked)
            assert b"secret" not in response.content


def test_a_name_that_nothing_live_has_any_more_is_unknown_but_for_an_articles(client: Client) -> None:
    library.topic("birth")
    library.article("after-a-loss", topics=["birth"])
    publish.retire("after-a-loss", by="tests")
    assert client.get(f"{API}/articles?slug=after-a-loss").json()["results"] == []
    assert told(client, "articles", topic="birth") == ["There is no topic of this name."]
    problem(client.get(f"{API}/topics/birth"), "not_found")


def test_stories_of_an_article_or_a_topic_without_any_are_an_empty_list(client: Client) -> None:
    library.article("after-a-loss")
    library.article("another", topics=["loss"])
    factories.published_story()
    assert client.get(f"{API}/stories?article=another").json()["results"] == []
    assert client.get(f"{API}/stories?topic=loss").json()["total"] == 1
