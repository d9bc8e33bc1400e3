"""A caution says what the guidance said when a moderator attached it, and the desk hears when that has changed."""

import pytest

from articles.publishing import publish
from contentapi.errors import InvalidInput
from testimonials.models import Caution
from testimonials.moderation import cautions
from testimonials.moderation.cautions import outdated
from testimonials.terms import CautionKind, ContentNote
from tests import factories as articles
from tests.testimonials import factories
from tests.testimonials.factories import MODERATOR, Story

pytestmark = pytest.mark.usefixtures("live")

RULE = ("wait-for-bleeding", CautionKind.RULE)
WARNING = ("fever", CautionKind.WARNING)
REWORDED = {**articles.ARTICLE["guidance_rules"][0], "statement": "Wait a week longer."}


def attach(story: Story, key: str = RULE[0], kind: CautionKind = RULE[1], note: str = "They did not wait.") -> None:
    cautions.attach(story.id, kind=kind, key=key, note=note, by=MODERATOR, version=story.version)


def kept(story: Story) -> list[tuple[str, str, str, str, int]]:
    return list(story.row.cautions.values_list("kind", "key", "statement", "note", "article_version"))


def test_it_has_the_words_and_the_version_of_the_live_article() -> None:
    story = factories.submitted()
    attach(story)
    attach(story, *WARNING, note=" They had one. ")
    assert kept(story) == [
        ("rule", "wait-for-bleeding", "Wait until the bleeding has stopped.", "They did not wait.", 1),
        ("warning", "fever", "Fever: Call your doctor today.", "They had one.", 1),
    ]


def test_it_keeps_them_when_the_rule_changes() -> None:
    story = factories.submitted()
    attach(story)
    before = kept(story)
    articles.published(guidance_rules=[REWORDED])
    factories.publish(story)
    assert kept(story) == before


def test_attached_anew_it_is_the_same_caution_in_the_words_of_now() -> None:
    story = factories.submitted()
    attach(story)
    articles.published(guidance_rules=[REWORDED])
    attach(story, note="They did not.")
    assert kept(story) == [("rule", "wait-for-bleeding", "Wait a week longer.", "They did not.", 2)]


def test_taken_off_it_is_gone() -> None:
    story = factories.submitted()
    attach(story)
    attach(story, *WARNING)
    cautions.detach(story.id, kind=RULE[1], key=RULE[0], by=MODERATOR, version=story.version)
    assert [key for _, key, *_ in kept(story)] == ["fever"]


@pytest.mark.parametrize(
    ("key", "kind"),
    [("unheard-of", CautionKind.RULE), ("fever", CautionKind.RULE), ("wait-for-bleeding", CautionKind.WARNING)],
)
def test_what_the_article_does_not_say_cannot_be_attached(key: str, kind: CautionKind) -> None:
    story = factories.submitted()
    before = factories.everything()
    with pytest.raises(InvalidInput) as refused:
        attach(story, key, kind)
    assert [fault.pointer for fault in refused.value.faults] == ["/key"]
    assert factories.everything() == before


def test_nothing_of_a_retired_article_can_be_attached() -> None:
    story = factories.submitted()
    publish.retire(factories.ARTICLE, by="tests")
    with pytest.raises(InvalidInput):
        attach(story)
    assert not Caution.objects.exists()


@pytest.mark.parametrize("note", ["", "  ", "n" * 501])
def test_a_caution_says_in_what_way(note: str) -> None:
    story = factories.submitted()
    with pytest.raises(InvalidInput):
        attach(story, note=note)
    assert not Caution.objects.exists()


def listed() -> list[tuple[str, str | None]]:
    return [(one.caution.key, one.now) for one in outdated()]


def test_the_desk_is_told_of_cautions_that_the_guidance_no_longer_bears_out() -> None:
    story, waiting = factories.submitted(), factories.submitted()
    for one in (story, waiting):
        attach(one)
        attach(one, *WARNING)
    factories.publish(story)
    assert listed() == []

    articles.published(guidance_rules=[REWORDED])
    assert listed() == [("wait-for-bleeding", "Wait a week longer.")]

    articles.published(guidance_rules=[REWORDED], symptom_warnings=[])
    assert listed() == [("wait-for-bleeding", "Wait a week longer."), ("fever", None)]

    publish.retire(factories.ARTICLE, by="tests")
    assert listed() == [("wait-for-bleeding", None), ("fever", None)]


def test_a_rule_that_is_worded_as_before_is_not_told_of_however_often_it_is_published() -> None:
    story = factories.submitted()
    attach(story)
    factories.publish(story)
    articles.published(summary="Another summary.")
    assert listed() == []


def test_content_notes_are_kept_once_each_in_the_order_of_the_list() -> None:
    story = factories.submitted()
    cautions.note_content(
        story.id,
        [ContentNote.SEX, ContentNote.PREGNANCY_LOSS, ContentNote.SEX],
        by=MODERATOR,
        version=story.version,
    )
    assert story.row.content_notes == ["pregnancy_loss", "sex"]
    cautions.note_content(story.id, [], by=MODERATOR, version=story.version)
    assert story.row.content_notes == []
