"""What a review is of: change one leaf of what a reader could be told, and it is another; undo that, and it is not."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.editorial import drafts, reading, vocabulary
from articles.editorial.vocabulary import Vocabulary
from articles.publishing import document as documents
from tests import factories
from tests.articles.editorial.strategies import Content, Words, articles
from tests.articles.publishing.contents import NOW, contents
from tests.articles.publishing.contents import words as other_words

Path = tuple[str | int, ...]

# Something of each kind that content and vocabulary can hold.
RICH = factories.content(
    related=["another"],
    topics=["miscarriage", "loss"],
    definitions=[
        {
            "term": "early",
            "meaning": "In the first days.",
            "range": {"fact": "days_since_loss", "minimum": 0, "below": 7},
            "according_to": "leaflet",
        }
    ],
    guidance_rules=[
        {
            **factories.ARTICLE["guidance_rules"][0],
            "applies_when": [{"fact": "days_since_loss", "operator": "in", "value": [1, 2]}],
            "wait": {"minimum": 2, "maximum": 3, "unit": "wk", "elapsed_fact": "days_since_loss"},
        }
    ],
    symptom_warnings=[
        {
            **factories.ARTICLE["symptom_warnings"][0],
            "codings": [{"system": "icd-10", "code": "R50", "display": "Fever"}],
        }
    ],
    scenarios=[{**factories.ARTICLE["scenarios"][0], "facts": {"fever": None, "bleeding": "light"}}],
)
DERIVED = ("uri", "oid")


# What stands where there was nothing, where not any value will do.
INSTEAD = {
    "wait": {"minimum": 1, "maximum": None, "unit": "d", "elapsed_fact": "days_since_loss"},
    "range": {"fact": "days_since_loss", "minimum": 0, "below": 7},
    **{key: ["x"] for key in ("related", "topics", "sources", "support_services", "requires", "warnings")},
}


def leaves_of(value: Any, at: Path = ()) -> Iterator[Path]:
    """The places of everything that holds nothing else; of empty lists, those that hold names."""
    if isinstance(value, dict | list) and value:
        for name, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves_of(one, (*at, name))
    elif not isinstance(value, dict | list) or (value == [] and at[-1] in INSTEAD):
        yield at


def changed(whole: Any, at: Path) -> Any:
    """`whole` with another leaf at `at`."""
    whole = deepcopy(whole)
    here = whole
    for token in at[:-1]:
        here = here[token]
    here[at[-1]] = another(here[at[-1]], at[-1])
    return whole


def another(value: Any, name: str | int) -> Any:
    if value is None or value == []:
        return INSTEAD.get(str(name), 1)
    if isinstance(value, bool):
        return not value
    return value + ("x" if isinstance(value, str) else 1)


def embedded(content: Content, known: Vocabulary) -> dict[str, Any]:
    """The shared entries that `content` embeds, by list and key."""
    return {
        kind: {key: getattr(known, kind)[key] for key in keys} for kind, keys in reading.embeds(content, known).items()
    }


def places_in(content: Content, known: Vocabulary) -> list[tuple[bool, Path]]:
    """Every leaf that a reader could be told of: in the content, and in the vocabulary that it embeds."""
    own = [(True, at) for at in leaves_of(content) if at[0] != "review"]
    shared = [(False, at) for at in leaves_of(embedded(content, known)) if at[-1] not in DERIVED]
    return own + shared


def after(content: Content, known: Vocabulary, place: tuple[bool, Path]) -> tuple[Content, Vocabulary]:
    """Both, with the leaf at `place` changed."""
    is_own, at = place
    if is_own:
        return changed(content, at), known
    kind, key, *rest = at
    entries = {**getattr(known, str(kind)), key: changed(getattr(known, str(kind))[key], tuple(rest))}
    lists = {
        name: entries if name == kind else getattr(known, name) for name in vars(known) if name in factories.VOCABULARY
    }
    return content, Vocabulary(**lists)


def ends_and_comes_back(content: Content, known: Vocabulary, place: tuple[bool, Path]) -> None:
    signed = factories.signed(content, words=known)
    assert reading.fits(signed, known)
    assert not reading.fits(*after(signed, known, place)), f"{place} changes nothing"
    assert reading.fits(signed, known), "and without the change it is as it was"


def test_every_single_leaf_counts() -> None:
    places = places_in(RICH, factories.known())
    assert len(places) > 110
    for place in places:
        ends_and_comes_back(RICH, factories.known(), place)


@settings(max_examples=15, deadline=None)
@given(content=contents(), data=st.data())
def test_any_leaf_of_any_article_counts(content: Content, data: st.DataObject) -> None:
    known = other_words()
    ends_and_comes_back(content, known, data.draw(st.sampled_from(places_in(content, known))))


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(drawn=articles(), data=st.data())
def test_any_leaf_of_any_article_counts_whatever_its_vocabulary(
    drawn: tuple[Words, Content], data: st.DataObject
) -> None:
    words, content = drawn
    known = Vocabulary(**vocabulary.as_embedded(words))
    content = drafts.normalise({**content, "review": drafts.UNREVIEWED})
    ends_and_comes_back(content, known, data.draw(st.sampled_from(places_in(content, known))))


def test_what_stands_in_another_order_is_another_text() -> None:
    two = [{**factories.ARTICLE["sections"][0], "key": key} for key in ("a", "b")]
    signed = factories.signed(factories.content(sections=two))
    assert not reading.fits({**signed, "sections": two[::-1]}, factories.known())


def test_what_is_added_or_taken_away_counts() -> None:
    signed, known = factories.signed(RICH), factories.known()
    for name, value in signed.items():
        if isinstance(value, list):
            assert not reading.fits({**signed, name: value[1:]}, known), name
            assert not reading.fits({**signed, name: [*value, *value]}, known), name


def test_what_has_no_order_makes_no_difference() -> None:
    other = deepcopy(RICH)
    other["scenarios"][0]["facts"] = dict(reversed(other["scenarios"][0]["facts"].items()))
    signed = factories.signed(RICH)
    assert reading.fits(drafts.normalise({**other, "review": signed["review"]}), factories.known())


def test_a_shared_entry_that_the_article_does_not_embed_does_not_count() -> None:
    signed = factories.signed()  # which is about bleeding and fever
    facts = deepcopy(factories.VOCABULARY["facts"])
    facts[1]["question"] = "How long is it?"
    assert facts[1]["key"] == "days_since_loss"
    assert reading.fits(signed, factories.known(facts=facts))
    # Nor does what a topic lies under, which no document embeds.
    topics = deepcopy(factories.VOCABULARY["topics"])
    topics[0]["name"] = "Losses"
    assert reading.fits(signed, factories.known(topics=topics))


def test_what_is_derived_and_what_is_never_served_does_not_count() -> None:
    signed, known = factories.signed(RICH), factories.known()
    topics = deepcopy(dict(known.topics))
    topics["miscarriage"]["codings"][0]["uri"] = "http://elsewhere.example"
    lists = {name: getattr(known, name) for name in factories.VOCABULARY} | {"topics": topics}
    assert reading.fits(signed, Vocabulary(**lists))


@settings(max_examples=15, deadline=None)
@given(content=contents())
def test_a_document_alone_tells_what_was_signed(content: Content) -> None:
    document = documents.render(content, other_words(), documents.Publication(3, NOW, NOW))
    alone = Vocabulary(**vocabulary.as_embedded(documents.embedded_vocabulary(document)))

    counted = reading.content_hash(documents.to_content(document), alone)

    assert counted == reading.content_hash(content, other_words())
    assert document["review"]["content_hash"] in (None, counted)


def test_names_that_lead_nowhere_can_be_read_all_the_same() -> None:
    nothing = Vocabulary({}, {}, {}, {}, {})
    assert reading.content_hash(RICH, nothing) != reading.content_hash(RICH, factories.known())


def test_the_hash_of_yesterday_is_that_of_today() -> None:
    # Where this fails, every review that was ever signed ends: see `reading.read`.
    assert reading.content_hash(RICH, factories.known()) == (
        "9ce44b1b60649cc20f1d3bfe8cb47de6dd59f80668158f50b3fd7d18a9976813"
    )


def test_a_review_of_before_units_were_ucums_is_of_the_same_content() -> None:
    before = reading.read(RICH, factories.known())
    before["guidance_rules"][0]["wait"]["unit"] = "weeks"
    now = reading.read(drafts.normalise(RICH), factories.known())
    assert now["guidance_rules"][0]["wait"]["unit"] == "wk"
    assert reading.to_bytes(now) == reading.to_bytes(before)
    assert reading.from_bytes(reading.to_bytes(before)) == now


def test_true_is_not_one_and_one_is_not_its_figure() -> None:
    def with_value(value: Any) -> str:
        content = deepcopy(RICH)
        content["symptom_warnings"][0]["triggered_when"][0]["value"] = value
        return reading.content_hash(content, factories.known())

    assert len({with_value(value) for value in (True, 1, "1", "true", 1.0, [1], None)}) == 7


@pytest.mark.parametrize("name", ["reviewed_by", "reviewed_on", "next_review_due", "content_hash"])
def test_a_seal_is_of_all_that_a_review_says(name: str) -> None:
    review = factories.signed()["review"]
    assert reading.seal(review) == reading.seal(deepcopy(review))
    assert reading.seal({**review, name: None}) != reading.seal(review)
    if name == "reviewed_by":
        for member in ("name", "credentials"):
            assert reading.seal({**review, name: {**review[name], member: "Other"}}) != reading.seal(review)
