"""GET /api/v1/activities, /api/v1/sources and /api/v1/support-services."""

from typing import Any

import pytest
from django.test import Client

from articles.editorial import vocabulary
from articles.publishing import publish
from tests import factories
from tests.articles.public import library
from tests.contentapi.answers import read, refused, results

pytestmark = pytest.mark.usefixtures("words")

# Each list: where a document has its entries, what of one can be worded anew, and one that is used.
LISTS = [
    ("activities", "activities", "label", "resume_sex"),
    ("sources", "sources", "publisher", "leaflet"),
    ("support-services", "support_services", "name", "helpline"),
]
each_list = pytest.mark.parametrize(("path", "member", "column", "key"), LISTS, ids=[path for path, *_ in LISTS])


def reword(member: str, key: str, **changes: Any) -> None:
    (usual,) = (one for one in factories.VOCABULARY[member] if one["key"] == key)
    vocabulary.write(factories.words(**{member: [{**usual, **changes}]}))


def service(key: str, region: str = "GB", *, for_crisis: bool = False) -> str:
    (usual,) = factories.VOCABULARY["support_services"]
    changes = {"key": key, "region": region, "for_crisis": for_crisis, "phone": None, "url": "https://example.org/"}
    vocabulary.write(factories.words(support_services=[{**usual, **changes}]))
    return key


@each_list
def test_what_live_articles_have_is_listed_once_by_key_as_documents_have_it(
    client: Client, path: str, member: str, column: str, key: str, django_assert_num_queries: Any
) -> None:
    library.draft("only-a-draft")
    assert read(client, f"/{path}")["results"] == []
    library.article("one")
    library.article("two")
    with django_assert_num_queries(1):
        page = read(client, f"/{path}")
    assert page == {
        "results": read(client, "/articles/one")[member],
        "next": None,
        "previous": None,
        "total": 1,
    }
    assert page["results"][0]["key"] == key
    response = client.get(f"/api/v1/{path}")
    assert response.headers["Surrogate-Key"] == f"{path} articles"
    assert response.headers["Cache-Control"].startswith("public, max-age=60,")


@each_list
def test_an_entry_is_told_as_the_latest_live_publication_has_it(
    client: Client, path: str, member: str, column: str, key: str
) -> None:
    (first,) = (one[column] for one in factories.VOCABULARY[member] if one["key"] == key)
    library.article("one")
    reword(member, key, **{column: "Worded anew"})
    assert results(client, f"/{path}", column) == [first]
    library.article("two")
    assert results(client, f"/{path}", column) == ["Worded anew"]
    publish.retire("two", by="tests")
    assert results(client, f"/{path}", column) == [first]
    publish.retire("one", by="tests")
    assert results(client, f"/{path}", column) == []


def test_an_activity_that_another_presupposes_is_listed_with_it(client: Client) -> None:
    library.activity("float")
    library.activity("swim", requires=("float",))
    rules = [library.rule("one", activity="swim"), library.rule("two", activity="float")]
    library.article("swimming", guidance_rules=rules)
    assert results(client, "/activities", "key") == ["float", "swim"]
    assert results(client, "/activities", "requires") == [[], ["float"]]


def test_a_service_is_found_for_every_region_that_has_ground_in_common_with_its_own(client: Client) -> None:
    regions = {"all-of-it": "GB", "scotland": "GB-SCT", "wales": "GB-WLS", "ireland": "IE"}
    library.article("after-a-loss", support_services=[service(key, region) for key, region in regions.items()])

    def keys(region: str) -> list[str]:
        return results(client, "/support-services", "key", region=region)

    assert keys("GB") == ["all-of-it", "scotland", "wales"]
    assert keys("GB-SCT") == ["all-of-it", "scotland"]
    assert keys("GB-NIR") == ["all-of-it"]
    assert keys("IE") == ["ireland"]
    assert keys("FR") == []
    for odd in ("gb", "UK1", "GB-", "GB_SCT", "", "G%"):
        assert refused(client.get("/api/v1/support-services", {"region": odd})).keys() == {"region"}, odd


def test_services_for_a_crisis_are_told_from_others(client: Client) -> None:
    keys = [service("now", for_crisis=True), service("later"), service("there", "IE", for_crisis=True)]
    library.article("after-a-loss", support_services=keys)
    assert results(client, "/support-services", "key") == ["later", "now", "there"]
    assert results(client, "/support-services", "key", for_crisis="true") == ["now", "there"]
    assert results(client, "/support-services", "key", for_crisis="false") == ["later"]
    assert results(client, "/support-services", "key", for_crisis="true", region="GB-ENG") == ["now"]
    for odd in ("True", "1", "yes", "on", "", "null"):
        assert refused(client.get("/api/v1/support-services", {"for_crisis": odd})).keys() == {"for_crisis"}, odd
