"""The act of review: what it leaves behind, what it refuses, and that it holds exactly as long as the text."""

import hashlib
from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import orjson
import pytest

from articles import models
from articles.editorial import drafts, reading, vocabulary
from articles.editorial.edits import Hand
from articles.publishing import publish
from articles.review import reviewing
from articles.review.reviewing import Draft
from articles.review.standing import State
from contentapi.errors import Conflict, InvalidInput, NotFound
from tests import factories
from tests.articles.publishing import tables
from tests.articles.review import signing
from tests.articles.review.signing import SLUG, sign

pytestmark = pytest.mark.django_db


def document_of(version: models.ArticleVersion) -> dict[str, Any]:
    document: dict[str, Any] = orjson.loads(bytes(models.ArticleVersion.objects.get(pk=version.pk).document))
    return document


# What it leaves behind


def test_an_act_says_who_and_when_and_of_what() -> None:
    signing.draft()
    on = signing.today() - timedelta(days=3)

    signed = sign(on=on)

    content, words = drafts.read(models.Article.objects.get()), vocabulary.read()
    assert content["review"] == {
        "reviewed_by": {"name": "Dr Ada Moss", "credentials": "MRCOG"},
        "reviewed_on": on.isoformat(),
        "next_review_due": signing.in_a_year().isoformat(),
        "content_hash": reading.content_hash(content, words),
    }
    assert models.ClinicalReview.objects.get() == signed
    assert (signed.slug, signed.name, signed.credentials, signed.reviewed_on) == (SLUG, "Dr Ada Moss", "MRCOG", on)
    assert signed.content_hash == hashlib.sha256(bytes(signed.reading)).hexdigest()
    assert reviewing.reading_of(signed) == reading.read(content, words)


def test_today_is_the_day_where_none_is_given() -> None:
    signing.draft()
    assert sign().reviewed_on == signing.today()


def test_a_reviewed_article_is_published_as_such_without_a_word_more() -> None:
    signing.draft()
    sign()
    review = document_of(publish.publish(SLUG, by="Cy Webb"))["review"]
    assert review["clinically_reviewed"] is True
    assert review["reviewed_by"] == {"name": "Dr Ada Moss", "credentials": "MRCOG"}


def test_each_act_is_a_record_of_its_own() -> None:
    signing.draft()
    sign()
    sign(by="Dr Cy Webb", next_review_due=signing.in_a_year() + timedelta(days=1))
    assert [one.name for one in models.ClinicalReview.objects.order_by("pk")] == ["Dr Ada Moss", "Dr Cy Webb"]
    assert len(set(models.ClinicalReview.objects.values_list("content_hash", flat=True))) == 1


# It holds as long as the text


def test_text_that_was_rewritten_after_its_review_is_not_published_as_reviewed() -> None:
    signing.draft()
    sign()
    publish.publish(SLUG, by="Cy Webb")
    warning = models.SymptomWarning.objects.get()
    warning.action = "Wait and see how you feel tomorrow."
    warning.save()

    with pytest.raises(publish.NotPublishable) as refused:
        publish.publish(SLUG, by="Cy Webb")

    first, change = refused.value.faults
    assert (first.pointer, first.code) == ("/review", "changed_since_review")
    assert first.detail == (
        f"Dr Ada Moss reviewed this on {signing.today()}, and what it says has changed since. "
        "To publish it all the same, say so explicitly."
    )
    assert change.pointer == "/symptom_warnings/0/action"
    assert change.detail == (
        "The action of the warning ‘fever’ was “Call your doctor today.” and is “Wait and see how you feel tomorrow.”."
    )


def test_it_goes_out_as_not_reviewed_where_that_is_said_and_names_nobody() -> None:
    signing.draft(notice="This has not been clinically reviewed.")
    sign()
    signing.edit(summary="Something else.")

    version = publish.publish(SLUG, by="Cy Webb", allow_unreviewed=True)

    assert document_of(version)["review"] == {**drafts.UNREVIEWED, "clinically_reviewed": False}
    assert b"Ada Moss" not in bytes(models.ArticleVersion.objects.get().document)
    [advice] = publish.faults_in_draft(SLUG, allow_unreviewed=True)
    assert advice.advisory
    assert advice.detail.startswith("This goes out as not clinically reviewed. Dr Ada Moss reviewed this on ")
    assert "The summary was “What to wait for.” and is “Something else.”." in advice.detail


def test_it_does_not_go_out_as_not_reviewed_under_a_notice_that_hides_it() -> None:
    signing.draft()
    sign()
    signing.edit(summary="Something else.")
    with pytest.raises(publish.NotPublishable) as refused:
        publish.publish(SLUG, by="Cy Webb", allow_unreviewed=True)
    blocking = [fault for fault in refused.value.faults if not fault.advisory]
    assert [fault.code for fault in blocking] == ["notice_hides_that_unreviewed"]


@pytest.mark.parametrize(
    ("kind", "place", "change"),
    [
        ("support_services", 0, {"phone": "111"}),
        ("facts", 2, {"question": "Are you hot?"}),
        ("facts", 0, {"help_text": "Look."}),
        ("activities", 0, {"label": "Make love"}),
        ("sources", 0, {"title": "Another leaflet"}),
        ("topics", 1, {"name": "Miscarriages"}),
    ],
)
def test_a_shared_entry_that_changes_ends_the_review_until_it_changes_back(
    kind: str, place: int, change: dict[str, Any]
) -> None:
    signing.draft()
    sign()
    before = factories.VOCABULARY[kind][place]

    vocabulary.write(factories.words(**{kind: [{**deepcopy(before), **change}]}), by=Hand("Cy Webb"))
    assert signing.standing().state is State.CHANGED
    vocabulary.write(factories.words(**{kind: [deepcopy(before)]}), by=Hand("Cy Webb"))
    assert signing.standing().counts


def test_a_change_that_is_undone_leaves_the_review_as_it_was() -> None:
    signing.draft()
    sign()
    before = drafts.read(models.Article.objects.get())
    signing.edit(sections=[])
    assert signing.standing().state is State.CHANGED
    drafts.write(before)
    assert signing.standing().counts


def test_a_review_typed_into_the_columns_is_none() -> None:
    signing.draft()
    models.Article.objects.update(
        reviewed_by_name="Dr Ada Moss", reviewed_by_credentials="MRCOG", reviewed_on=signing.today()
    )
    assert signing.standing().state is State.TYPED
    with pytest.raises(publish.NotPublishable):
        publish.publish(SLUG, by="Cy Webb")


# What it refuses


REFUSED: list[tuple[dict[str, Any], list[tuple[str, str]]]] = [
    *(({"by": blank}, [("/review/reviewed_by/name", "missing")]) for blank in ("", "  ", "-", "\u3164", "\u200b")),
    *(
        ({"credentials": blank}, [("/review/reviewed_by/credentials", "missing")])
        for blank in ("", " ", "-", "…", "\u3164", "\u2800", "\u0301")
    ),
    ({"by": "Dr Ada\nMoss"}, [("/review/reviewed_by/name", "one_line")]),
    ({"by": "Dr Ada\u202eMoss"}, [("/review/reviewed_by/name", "bidirectional_character")]),
    ({"credentials": " MRCOG"}, [("/review/reviewed_by/credentials", "white_space")]),
    ({"credentials": "MRCOG\x00"}, [("/review/reviewed_by/credentials", "control_character")]),
    ({"by": "A" * 201}, [("/review/reviewed_by/name", "max_length")]),
    ({"credentials": "A" * 201}, [("/review/reviewed_by/credentials", "max_length")]),
    (
        {"on": date(2999, 1, 1)},
        [("/review/reviewed_on", "review_in_future"), ("/review/next_review_due", "review_order")],
    ),
    ({"next_review_due": date(2020, 1, 1)}, [("/review/next_review_due", "review_order")]),
    ({"by": "Bo Reed"}, [("/review/reviewed_by", "four_eyes")]),
]


def test_what_is_no_review_is_refused_in_words_and_changes_nothing() -> None:
    signing.draft()
    before = tables.everything()
    for how, faults in REFUSED:
        with pytest.raises(InvalidInput, match="cannot be reviewed so") as refused:
            sign(**how)
        assert [(fault.pointer, fault.code) for fault in refused.value.faults] == faults, how
    assert tables.everything() == before


def test_all_that_is_wrong_is_said_at_once() -> None:
    signing.draft(topics=[])
    models.Section.objects.update(body="<b>Wait</b>")
    with pytest.raises(InvalidInput) as refused:
        sign(by="bo reed", credentials="", on=signing.today() + timedelta(days=9), next_review_due=signing.today())
    assert [fault.code for fault in refused.value.faults] == [
        *("missing", "review_in_future", "review_order", "four_eyes", "raw_html", "raw_html")
    ]


def test_a_day_of_grace_is_given_to_those_who_are_ahead() -> None:
    signing.draft()
    tomorrow = signing.today() + timedelta(days=1)
    assert sign(on=tomorrow).reviewed_on == tomorrow
    assert publish.publish(SLUG, by="Cy Webb").number == 1
    with pytest.raises(InvalidInput):
        sign(on=tomorrow + timedelta(days=1))


def test_an_article_that_nobody_wrote_is_not_found() -> None:
    with pytest.raises(NotFound, match="There is no article 'nothing'"):
        sign("nothing")


def test_what_was_shown_and_is_no_longer_there_is_not_signed() -> None:
    signing.draft()
    shown = Draft.of(models.Article.objects.get())
    seen = reading.content_hash(shown.content, shown.words)
    vocabulary.write(
        factories.words(support_services=[{**factories.VOCABULARY["support_services"][0], "phone": "111"}]),
        by=Hand("Cy Webb"),
    )
    before = tables.everything()
    with pytest.raises(Conflict, match="has changed since you were shown it") as refused:
        sign(seen=seen)
    assert refused.value.code == "moved"
    assert tables.everything() == before


def test_nothing_public_changes() -> None:
    signing.draft(notice="Not clinically reviewed.")
    publish.publish(SLUG, by="Cy Webb", allow_unreviewed=True)
    before = tables.public()
    sign()
    assert tables.public() == before


def test_a_new_review_of_the_same_text_can_be_published() -> None:
    signing.draft()
    sign(next_review_due=signing.in_a_year())
    publish.publish(SLUG, by="Cy Webb")
    sign(by="Dr Cy Webb", next_review_due=signing.in_a_year() + timedelta(days=30))
    assert publish.publish(SLUG, by="Cy Webb").number == 2
