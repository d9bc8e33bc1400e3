"""A query is read strictly: what is not known, given twice, out of range or odd is a 400 that names it."""

import time

import pytest
from django.test import Client

from contentapi.api.queries import Query
from tests.contentapi.answers import problem, refused
from tests.contentapi.contract import described
from tests.contentapi.routes import NEEDED, PATHS, READS


def taken() -> dict[str, list[str]]:
    """The parameters that each read takes, as OpenAPI lists them."""
    return {
        name: [one["name"] for one in described.operation(path, "GET").get("parameters", []) if one["in"] == "query"]
        for name, path in READS.items()
    }


TAKEN = taken()
# Without what some need.
BARE = {name: path.partition("?")[0] for name, path in READS.items()}
EACH = [(name, parameter) for name, parameters in TAKEN.items() for parameter in parameters]


def test_the_lists_take_what_the_contract_says() -> None:
    page = {"cursor", "page_size"}
    narrowed = {"slug", "topic", "activity", "language", "code", "code_system", "updated_since"}
    articles = {*narrowed, "ordering", *page}
    assert {name: set(parameters) for name, parameters in TAKEN.items()} == {
        "root": set(),
        "articles": articles,
        "article": set(),
        "article-parts": {"fields", *articles},
        "article-part": {"fields"},
        "related-articles": page,
        "article-versions": page,
        "article-version": set(),
        "guidance-rules": {"article", "topic", "activity", "strength", "fact", *page},
        "symptom-warnings": {"article", "topic", "urgency", "fact", *page},
        "topics": page,
        "topic": set(),
        "facts": page,
        "activities": page,
        "sources": page,
        "support-services": {"region", "for_crisis", *page},
        "changes": {"after", "page_size"},
        "snapshot": page,
        "stories": {"article", "topic", "language", "content_note", "without_content_note", *page},
        "story": set(),
        "story-policy": set(),
    }


# No test here is given a database: what is refused is refused before anything is looked up.


@pytest.mark.parametrize("name", READS)
def test_a_parameter_that_a_read_does_not_take_is_refused_by_name(client: Client, name: str) -> None:
    response = client.get(BARE[name], {"colour": "red", "size": "8", **NEEDED.get(name, {})})
    assert refused(response) == {"colour": "unknown_parameter", "size": "unknown_parameter"}


def test_asking_takes_no_parameters_either(client: Client) -> None:
    response = client.post(f"{PATHS['article-assessment']}?fever=true", data="{}", content_type="application/json")
    assert refused(response) == {"fever": "unknown_parameter"}


@pytest.mark.parametrize(
    ("name", "given", "meant"),
    [
        ("articles", "topics", "topic"),
        ("articles", "update_since", "updated_since"),
        ("articles", "order", "ordering"),
        ("articles", "pagesize", "page_size"),
        ("article-part", "field", "fields"),
        ("guidance-rules", "strenght", "strength"),
        ("symptom-warnings", "urgancy", "urgency"),
        ("changes", "affter", "after"),
        ("snapshot", "curser", "cursor"),
        ("facts", "Cursor", "cursor"),
    ],
)
def test_a_parameter_that_is_misspelt_is_told_with_the_right_name(
    client: Client, name: str, given: str, meant: str
) -> None:
    (error,) = problem(client.get(BARE[name], {given: "x", **NEEDED.get(name, {})}), "invalid")["errors"]
    assert error["parameter"] == given
    assert f"Did you mean '{meant}'?" in error["detail"]


@pytest.mark.parametrize(("name", "parameter"), EACH)
def test_a_parameter_given_twice_is_refused_even_with_the_same_value(client: Client, name: str, parameter: str) -> None:
    asked = {**NEEDED.get(name, {}), parameter: ["1", "1"]}
    assert refused(client.get(BARE[name], asked)) == {parameter: "repeated"}


@pytest.mark.parametrize(("name", "parameter"), EACH)
def test_a_parameter_that_says_nothing_or_nothing_sayable_is_refused(client: Client, name: str, parameter: str) -> None:
    odd = {
        "nothing": "",
        "a space": "%20",
        "a plus": "+",
        "NUL": "%00",
        "NUL within": "a%00b",
        "a line break": "a%0Ab",
        "an escape": "%1B[31m",
        "no UTF-8": "%FF%FE",
        "half a character": "%ED%A0%80",
        "an overlong slash": "%C0%AF",
        "a broken escape": "%zz",
        "an escape cut off": "%",
        "digits that are not ASCII": "%D9%A1%D9%A2",
        "wide digits": "%EF%BC%95",
        "turned around": "%E2%80%AEa",
        "letters with marks": "%C3%A9",
        "a quote": "'%20OR%201=1--",
        "markup": "%3Cscript%3E",
        "far too much": "a" * 3000,
        "far too many digits": "9" * 5000,
    }
    for what, value in odd.items():
        needed = "".join(f"&{one}={given}" for one, given in NEEDED.get(name, {}).items() if one != parameter)
        response = client.get(f"{BARE[name]}?{parameter}={value}{needed}")
        assert refused(response).keys() == {parameter}, what


@pytest.mark.parametrize("size", ["0", "101", "-1", "1.0", "1e1", "0x10", "ten", "1_0", "1,0", "10 ", "9" * 18])
def test_a_page_holds_1_to_100_results(client: Client, size: str) -> None:
    for name, parameters in TAKEN.items():
        if "page_size" in parameters:
            asked = {"page_size": size, **NEEDED.get(name, {})}
            assert refused(client.get(BARE[name], asked)).keys() == {"page_size"}, name


@pytest.mark.django_db
@pytest.mark.parametrize("size", ["1", "100", "007"])
def test_a_page_may_hold_any_number_within(client: Client, size: str) -> None:
    for name in ("articles", "guidance-rules", "symptom-warnings", "topics", "facts", "changes", "snapshot"):
        assert client.get(BARE[name], {"page_size": size}).status_code == 200, name


@pytest.mark.parametrize(
    ("name", "parameter", "given", "hint"),
    [
        ("guidance-rules", "strength", "Required", "'required'"),
        ("guidance-rules", "strength", "mandatory", "required, recommended, optional"),
        ("symptom-warnings", "urgency", "non-urgent", "'non_urgent'"),
        ("symptom-warnings", "urgency", "red", "emergency, urgent, non_urgent, expected"),
        ("articles", "ordering", "published_at", "'-published_at'"),
        ("articles", "ordering", "-title", "'title'"),
        ("articles", "ordering", "slug", "title, -published_at"),
    ],
)
def test_a_value_that_is_none_of_the_terms_is_told_with_the_right_ones(
    client: Client, name: str, parameter: str, given: str, hint: str
) -> None:
    (error,) = problem(client.get(BARE[name], {parameter: given}), "invalid")["errors"]
    assert error["parameter"] == parameter
    assert hint in error["detail"]


@pytest.mark.parametrize(
    "moment",
    [
        "2026-11-22",
        "2026-11-22T09:30:00",
        "2026-11-22 09:30:00Z",
        "2026-11-22T09:30Z",
        "2026-11-22T24:30:00Z",
        "2026-02-30T09:30:00Z",
        "2026-13-01T09:30:00Z",
        "2026-11-22T09:30:00.Z",
        "2026-11-22T09:30:00+25:00",
        "2026-11-22T09:30:00+0100",
        "2026-11-22T09:30:00Z;",
        "0000-01-01T00:00:00Z",
        "0001-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59-00:01",
        "1792488600",
        "yesterday",
        "²026-11-22T09:30:00Z",
    ],
)
def test_a_moment_is_written_as_rfc_3339_writes_it(client: Client, moment: str) -> None:
    (error,) = problem(client.get(BARE["articles"], {"updated_since": moment}), "invalid")["errors"]
    assert error["parameter"] == "updated_since"
    assert "2026-11-22T09:30:00Z" in error["detail"]


def test_a_plus_that_was_not_escaped_is_a_space_and_no_moment(client: Client) -> None:
    for moment in ("2026-11-22T09:30:00+01:00", "2026-11-22t09:30:00.123+0100", "2026-11-22T09:30:00%2001:00"):
        response = client.get(f"{BARE['articles']}?updated_since={moment}")
        (error,) = problem(response, "invalid")["errors"]
        assert (error["parameter"], error["code"]) == ("updated_since", "plus")
        assert "write + as %2B" in error["detail"]


@pytest.mark.parametrize("name", ["article-parts", "article-part"])
@pytest.mark.parametrize(
    "fields", ["titel", "title,titel", "title,", ",title", "title,,slug", "Title", "title;slug", "*"]
)
def test_a_field_that_is_none_is_refused(client: Client, name: str, fields: str) -> None:
    (error,) = problem(client.get(BARE[name], {"fields": fields}), "invalid")["errors"]
    assert error["parameter"] == "fields"
    if fields.endswith("titel"):
        assert "Did you mean 'title'?" in error["detail"]
        assert "titel" not in error["detail"]


def test_everything_that_is_wrong_is_told_at_once(client: Client) -> None:
    query = "topic=A&activity=b-c&updated_since=now&ordering=x&fields=y&page_size=0&cursor=z&colour=red&size=1&size=2"
    more = "&slug=a,,b&language=english&code=o03&code_system=icd10"
    assert refused(client.get(f"{BARE['article-parts']}?{query}{more}")).keys() == {
        *("topic", "activity", "updated_since", "ordering", "fields", "page_size", "colour", "size"),
        *("slug", "language", "code", "code_system"),
    }
    assert refused(client.get(f"{BARE['articles']}?code_system=icd-10&topic=A")).keys() == {"code_system", "topic"}
    # Whether a cursor is ours is found out only once it is to be used.
    assert refused(client.get(f"{BARE['articles']}?cursor=z")) == {"cursor": "invalid_cursor"}


@pytest.mark.parametrize(("name", "parameter"), EACH)
def test_no_value_is_repeated(client: Client, name: str, parameter: str) -> None:
    # The word would pass for a slug, a key and a field; with its like beside it, for nothing.
    for value in ("bleeding_since_my_operation", "Bleeding Since My Operation"):
        response = client.get(BARE[name], {parameter: value, "colour": value})
        assert response.status_code == 400
        assert b"operation" not in response.content.lower()


def test_odd_names_are_told_as_far_as_they_can_be(client: Client) -> None:
    names = {
        "=x": "",
        "%00=x": "\x00",
        "%FF=x": "\ufffd",
        "%ED%A0%80=x": "\ufffd\ufffd\ufffd",
        "%3Cb%3E=x": "<b>",
        "fields[]=title": "fields[]",
        "fields%00=title": "fields\x00",
        "a;b": "a;b",
        "x" * 5000: "x" * 100,
    }
    for query, told in names.items():
        assert refused(client.get(f"{BARE['article-part']}?fields=title&{query}")) == {told: "unknown_parameter"}, query


@pytest.mark.django_db
def test_a_question_mark_alone_asks_for_nothing(client: Client) -> None:
    for query in ("?", "?&", "?&&&"):
        assert client.get(f"{BARE['articles']}{query}").status_code == 200


@pytest.mark.slow
@pytest.mark.parametrize(
    "query",
    [
        "&".join(f"parameter_{number}=1" for number in range(3000)),
        "&".join(f"updated_sinc{number}=1" for number in range(19_000)),
        "&".join("topic=a" for _ in range(3000)),
        "&".join(["topic=a"] * 3000 + ["colour=red"] * 3000),
        "&".join(f"parameter_{number}=1" for number in range(30_000)),
        "&" * 300_000,
        "topic=" + "-".join(["a"] * 100_000),
        "fields=" + ",".join(["title"] * 20_000),
        "cursor=" + "a:" * 100_000,
    ],
    ids=["many", "near ones", "one name", "two names", "too many", "empty", "long", "many fields", "long cursor"],
)
def test_a_flood_of_parameters_is_refused_in_a_few_words_and_no_time(client: Client, query: str) -> None:
    begun = time.process_time()
    response = client.get(f"{BARE['articles']}?{query}")
    assert time.process_time() - begun < 1
    problem(response, "invalid")
    assert len(response.content) < 16_000


def test_reading_without_a_query_is_reading_an_empty_one() -> None:
    # The short cut for the most frequent request says what the long way says.
    for query in _every_query():
        if any(field.required for field in query().fields.values()):
            continue  # it has no short way
        serializer = query(data={})
        assert serializer.is_valid()
        assert serializer.validated_data == query.defaults()


def _every_query() -> list[type[Query]]:
    found: list[type[Query]] = []
    pending = [Query]
    while pending:
        found += (here := pending.pop().__subclasses__())
        pending += here
    assert len(found) > 4
    return found
