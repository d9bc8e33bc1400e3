"""GET /api/v1/articles, by name, language and code."""

from typing import Any

import pytest
from django.test import Client

from articles.editorial import vocabulary
from articles.publishing import publish
from tests import factories
from tests.articles.public import library
from tests.contentapi.answers import problem, read, refused, results

pytestmark = pytest.mark.usefixtures("words")


def slugs(client: Client, **query: str | int) -> list[str]:
    return results(client, "/articles", "slug", **query)


def coded_topic(slug: str, *codes: tuple[str, str], parent: str | None = None) -> None:
    codings = [{"system": system, "code": code, "display": "A code"} for system, code in codes]
    vocabulary.write(factories.words(topics=[{"slug": slug, "name": slug, "parent": parent, "codings": codings}]))


def coded_warning(key: str, *codes: tuple[str, str]) -> dict[str, Any]:
    codings = [{"system": system, "code": code, "display": "A code"} for system, code in codes]
    return library.warning(key, codings=codings)


# --- By name -----------------------------------------------------------------------------------------------------


def test_several_articles_are_read_at_once_in_the_order_of_the_list(client: Client) -> None:
    for slug, title in (("one", "C"), ("two", "A"), ("three", "B"), ("four", "D")):
        library.article(slug, title=title)
    assert slugs(client, slug="one") == ["one"]
    assert slugs(client, slug="one,three,two") == ["two", "three", "one"]
    assert slugs(client, slug="one,one,one") == ["one"]
    assert read(client, "/articles", slug="one,three,two", page_size=2)["total"] == 3


def test_a_retired_article_is_known_and_not_there(client: Client, django_assert_num_queries: Any) -> None:
    library.article("live")
    library.article("retired")
    publish.retire("retired", by="tests")
    with django_assert_num_queries(2):
        assert slugs(client, slug="live,retired") == ["live"]
    assert slugs(client, slug="retired") == []
    for path in ("guidance-rules", "symptom-warnings", "stories"):
        assert read(client, f"/{path}", article="retired")["results"] == []


def test_a_hundred_articles_are_read_at_once_and_no_more(client: Client) -> None:
    names = [f"article-{number}" for number in range(101)]
    assert refused(client.get("/api/v1/articles", {"slug": ",".join(names)})) == {"slug": "too_many"}
    library.article("article-0")
    response = client.get("/api/v1/articles", {"slug": ",".join(names[:100])})
    assert len(problem(response, "invalid")["errors"]) == 99
    assert slugs(client, slug=",".join(["article-0"] * 101)) == ["article-0"]


@pytest.mark.parametrize("names", ["", ",", "a,", ",a", "a,,b", "a, b", "A", "a;b", "a" * 101, f"a,{'b' * 101}"])
def test_names_that_are_none_are_refused(client: Client, names: str) -> None:
    assert refused(client.get("/api/v1/articles", {"slug": names})).keys() == {"slug"}


# --- By language -------------------------------------------------------------------------------------------------


def test_a_language_holds_its_narrower_ones(client: Client) -> None:
    for slug, language in (
        *(
            ("british", "en-GB"),
            ("american", "en-US"),
            ("any-english", "en"),
            ("welsh", "cy"),
            ("middle-english", "enm"),
        ),
        *(("simplified", "zh-Hans-CN"), ("traditional", "zh-Hant-TW")),
    ):
        library.article(slug, title=slug, language=language)
    assert slugs(client, language="en") == ["american", "any-english", "british"]
    assert slugs(client, language="en-GB") == ["british"]
    assert slugs(client, language="zh") == ["simplified", "traditional"]
    assert slugs(client, language="zh-Hant") == ["traditional"]
    assert slugs(client, language="enm") == ["middle-english"]
    assert slugs(client, language="fr") == slugs(client, language="zh-CN") == []


def test_the_language_is_that_of_the_live_version(client: Client) -> None:
    library.article("after-a-loss")
    library.article("after-a-loss", language="cy")
    assert slugs(client, language="en") == []
    assert slugs(client, language="cy") == ["after-a-loss"]


@pytest.mark.parametrize("tag", ["english", "EN", "en_GB", "en-gb", "en-", "en%", "*", "e_", "en-GB-x-odd"])
def test_a_language_that_is_no_tag_is_refused(client: Client, tag: str) -> None:
    assert refused(client.get("/api/v1/articles", {"language": tag})) == {"language": "pattern"}


# --- By code -----------------------------------------------------------------------------------------------------


def test_a_code_finds_what_is_on_a_topic_that_bears_it_or_on_one_that_lies_under_it(client: Client) -> None:
    coded_topic("molar", ("icd-10", "O01"), ("snomed-ct", "44782008"), parent="miscarriage")
    library.article("on-molar", title="A", topics=["molar"])
    library.article("on-miscarriage", title="B", topics=["miscarriage"])
    library.article("on-loss", title="C", topics=["loss"])
    assert slugs(client, code="O01") == slugs(client, code="44782008", code_system="snomed-ct") == ["on-molar"]
    assert slugs(client, code="O03") == ["on-molar", "on-miscarriage"]
    assert slugs(client, code="O03", code_system="icd-10") == ["on-molar", "on-miscarriage"]
    assert slugs(client, code="O03", code_system="snomed-ct") == slugs(client, code="O03.9") == []


def test_a_code_finds_what_warns_of_it(client: Client) -> None:
    library.article("warns", topics=[], symptom_warnings=[coded_warning("fever", ("icd-10", "R50.9"))])
    library.article("does-not")
    assert slugs(client, code="R50.9") == ["warns"]


def test_an_article_that_has_a_code_twice_is_found_once(client: Client) -> None:
    coded_topic("birth", ("icd-10", "O03"), ("icd-10-cm", "O03"))
    warnings = [coded_warning("one", ("icd-10", "O03")), coded_warning("two", ("icd-10", "O03"))]
    library.article("after-a-loss", topics=["birth", "miscarriage"], symptom_warnings=warnings)
    assert slugs(client, code="O03") == ["after-a-loss"]
    assert read(client, "/articles", code="O03")["total"] == 1


def test_the_codes_are_those_of_the_live_version_and_go_with_it(client: Client) -> None:
    library.article("after-a-loss")
    coded_topic("miscarriage", ("icd-10", "O99"), parent="loss")
    assert slugs(client, code="O03") == ["after-a-loss"]
    library.article("after-a-loss", summary="Anew.")
    assert (slugs(client, code="O03"), slugs(client, code="O99")) == ([], ["after-a-loss"])
    publish.retire("after-a-loss", by="tests")
    assert slugs(client, code="O99") == []


def test_a_system_alone_or_one_that_is_unknown_is_refused_with_what_would_be_right(client: Client) -> None:
    (error,) = problem(client.get("/api/v1/articles", {"code_system": "icd-10"}), "invalid")["errors"]
    assert (error["parameter"], error["code"]) == ("code_system", "missing_code")
    (error,) = problem(client.get("/api/v1/articles", {"code": "O03", "code_system": "icd10"}), "invalid")["errors"]
    assert error["parameter"] == "code_system"
    assert "Did you mean 'icd-10'?" in error["detail"]
    for code in ("o03", "O03.", "O 03", "O03%", "_", "-", "O03'"):
        assert refused(client.get("/api/v1/articles", {"code": code})) == {"code": "pattern"}, code
