"""A person is covered once, wherever they are named, and nothing is approved in which covered words stand in clear."""

import json
import re
from typing import Any

import pytest

from contentapi.errors import InvalidInput
from testimonials.intake import submissions
from testimonials.models import Finding, PublishedStory
from testimonials.moderation import decisions, redaction
from testimonials.moderation.decisions import NotApprovable
from testimonials.screening import Kind, Severity
from testimonials.terms import Settlement, TextField
from tests.articles.publishing import tables
from tests.testimonials import factories
from tests.testimonials.factories import MODERATOR, PLAIN, Story

pytestmark = pytest.mark.usefixtures("live")

WAYS = {
    "five ways": (
        f"My husband Marlo was kind. {PLAIN} MARLO’s mother came, and marlo's sister; I cried more than Marlo did, "
        "and Mar\u200dlo works in Leeds. Annual leave.\n\nWith love,\nMarlo x"
    ),
    "in small letters": f"my sister anna was kind. {PLAIN} in the end anna cried, and annas mother too. annual leave.",
    "possessive": f"My husband Marlo's hand held mine. {PLAIN} It was Marlo’s idea, and the Marlos' house.",
    "the signature": f"My husband Marlo was kind. {PLAIN}\n\n– M.",
    "accents apart": f"My husband Marl\u00f6 was kind. {PLAIN} Marlo\u0308 cried, and Marlo too.",
    "a double name": f"My husband Marlo was kind. {PLAIN} Marlo-Lee cried, and Lee was there.",
    "by initials": f"My husband Marlo Fenwick was kind. {PLAIN} Then M. cried, and M’s mother came. Be well. – M. F. x",
    "as an account": f"My husband Marlo Fenwick was kind. {PLAIN} He is marlo1987, MarloFenwick and M-a-r-l-o there.",
    "a full name": f"My husband Marlo Fenwick was kind. {PLAIN} Mr Fenwick cried; then Marlo did.",
}
NAMES = ("marl", "fenwick", "lee ", "anna")


def unseen(text: str) -> str:
    """The text as whoever looks for a name would search it."""
    return text.replace("\u200d", "").casefold()


def only(story: Story) -> Finding:
    return factories.findings(story)[0]


def mask(story: Story, finding: Finding) -> None:
    redaction.mask(story.id, finding.pk, by=MODERATOR, version=story.version)


def cover(story: Story, words: str, kind: Kind = Kind.PERSON_NAME) -> None:
    redaction.cover(story.id, words=words, kind=kind, by=MODERATOR, version=story.version)


def approve(story: Story) -> None:
    decisions.approve(story.id, by=MODERATOR, version=story.version)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("act", ["mask", "cover"])
def test_somebody_named_in_many_ways_is_covered_in_one_act_and_taken_back_in_one(way: str, act: str) -> None:
    story = factories.submitted(body=WAYS[way], display_name="Anna's Marlo")
    text = story.row.body
    found = only(story)
    if act == "mask":
        mask(story, found)
    else:
        cover(story, text[found.start : found.end])
    assert redaction.in_clear(story.row) == []
    assert redaction.unsettled(story.row) == []
    settled = Finding.objects.filter(submission=story.id, settlement=Settlement.MASKED)
    assert len(set(settled.values_list("act", flat=True))) == 1
    assert redaction.shown_name(story.row) is None
    shown = redaction.shown_text(story.row)
    assert not [name for name in NAMES if name in unseen(shown)], shown
    assert not re.search(r"\bM\b", shown), shown
    assert shown.count(",") == text.count(",")

    with tables.tried():
        approve(story)
        public = json.loads(bytes(PublishedStory.objects.get().body))
        public.pop("id")  # letters drawn by lot, which may spell a name
        assert not [name for name in NAMES if name in unseen(json.dumps(public, ensure_ascii=False))]

    redaction.unsettle(story.id, settled.order_by("-start")[0].pk, by=MODERATOR, version=story.version)
    assert redaction.shown_text(story.row) == text
    assert not Finding.objects.filter(submission=story.id).exclude(found_by="").exists()
    with pytest.raises(NotApprovable):
        approve(story)


def test_one_press_settles_every_finding_of_the_same_words_and_typed_words_do_too() -> None:
    body = " ".join(f"My sister {name} rang." for name in ("Anna", "anna", "ANNA", "Anna")) + f" {PLAIN}"
    pressed, typed = factories.submitted(body=body), factories.submitted(body=body)
    assert len(factories.findings(pressed)) == 4
    (group,) = redaction.groups(pressed.row)
    assert (group.count, group.kind, group.words, group.state) == (4, Kind.PERSON_NAME, "Anna", Settlement.OPEN)
    redaction.mask(pressed.id, group.key, by=MODERATOR, version=pressed.version)
    cover(typed, "anna")
    for story in (pressed, typed):
        assert {one.settlement for one in factories.findings(story)} == {Settlement.MASKED}
        assert len(factories.findings(story)) == 4  # nothing stands beside what was found
        assert story.version == 2
        (group,) = redaction.groups(story.row)
        assert group.state == Settlement.MASKED


def test_a_group_is_dismissed_and_opened_again_as_one() -> None:
    story = factories.submitted(body=f"My sister Anna rang. My sister anna rang. {PLAIN} My husband Marlo rang.")
    anna, marlo = redaction.groups(story.row)
    redaction.dismiss(story.id, anna.key, by=MODERATOR, version=story.version, because="It is no name.")
    anna, marlo = redaction.groups(story.row)
    assert (anna.state, anna.count, marlo.state) == (Settlement.DISMISSED, 2, Settlement.OPEN)
    redaction.unsettle(story.id, anna.findings[1].pk, by=MODERATOR, version=story.version)
    assert [group.state for group in redaction.groups(story.row)] == [Settlement.OPEN] * 2


def test_typed_words_take_what_they_cut_along_so_that_no_rest_of_it_stays() -> None:
    story = factories.submitted(body=f"My husband Marlo Fenwick rang. {PLAIN} Fenwick rang again.")
    cover(story, "Marlo")
    assert redaction.shown_text(story.row) == (f"My husband [removed: name] rang. {PLAIN} [removed: name] rang again.")
    assert redaction.unsettled(story.row) == []


@pytest.mark.parametrize("kind", [Kind.CRISIS, Kind.UNSCREENED])
def test_what_is_to_be_answered_for_is_covered_by_nothing(kind: Kind) -> None:
    story = factories.submitted(body=factories.IN_DANGER)
    Finding.objects.filter(submission=story.id).update(kind=kind)
    with pytest.raises(InvalidInput):
        mask(story, only(story))
    with pytest.raises(InvalidInput):
        cover(story, "kill myself", kind)
    redaction.mark(
        story.id, field=TextField.BODY, start=0, end=len(story.row.body), kind=Kind.OTHER, by="m", version=story.version
    )
    assert [one.kind for one in redaction.unsettled(story.row)] == [kind]


def test_words_that_stand_nowhere_or_are_covered_are_refused() -> None:
    story = factories.submitted(body=f"Marlo rang. {PLAIN}")
    with pytest.raises(InvalidInput) as refused:
        cover(story, "Marl")
    assert refused.value.faults[0].pointer == "/words"
    cover(story, "Marlo")
    before = factories.everything()
    for words in ("marlo", "MARLO’s", "", "  "):
        with pytest.raises(InvalidInput):
            cover(story, words)
    assert factories.everything() == before


PLACES = {
    "She lives at 14 Example Avenue, and rang.": ("14 Example Avenue, ", Kind.ADDRESS, "place"),
    "I was at Fenwick Primary. It was cold.": ("Fenwick Primary. ", Kind.INSTITUTION, "place"),
    "I am “forty-one”, and tired.": ("forty-one”,", Kind.AGE, "age"),
    "We sang ‘Blue Moon’; twice.": ("Blue Moon’;", Kind.OTHER, "text"),
}


@pytest.mark.parametrize("text", PLACES)
def test_a_mask_says_what_stood_there_and_swallows_no_punctuation(text: str) -> None:
    selected, kind, label = PLACES[text]
    assert kind in redaction.HAND_KINDS
    story = factories.submitted(body=f"{text} {PLAIN}")
    start = text.index(selected)
    redaction.mark(
        story.id,
        field=TextField.BODY,
        start=start,
        end=start + len(selected),
        kind=kind,
        by=MODERATOR,
        version=story.version,
    )
    words = selected.rstrip(" .,;”’")
    assert redaction.shown_text(story.row) == f"{text} {PLAIN}".replace(words, f"[removed: {label}]")


def test_somebody_elses_mark_is_taken_back_or_left_but_not_dismissed() -> None:
    story = factories.submitted(body=f"Marlo rang. {PLAIN}")
    cover(story, "Marlo")
    with pytest.raises(InvalidInput, match="Take the mark back"):
        redaction.dismiss(story.id, only(story).pk, by=MODERATOR, version=story.version, because="It is made up.")


# --- In clear --------------------------------------------------------------------------------------------------------


@pytest.fixture
def story() -> Story:
    """One in which a moderator lets a covered name stand in one place."""
    story = factories.submitted(body=f"Marlo rang. {PLAIN} The Marlo Road is long.")
    cover(story, "Marlo")
    return story


def second(story: Story) -> dict[str, Any]:
    start = story.row.body.rindex("Marlo")
    return {"field": TextField.BODY, "start": start, "end": start + len("Marlo"), "by": MODERATOR}


def test_one_place_is_left_to_stand_for_a_reason_and_the_rest_stays_covered(story: Story) -> None:
    with pytest.raises(InvalidInput):
        redaction.leave(story.id, **second(story), because=" ", version=story.version)
    redaction.leave(story.id, **second(story), because="It is a street.", version=story.version)
    assert redaction.in_clear(story.row) == []
    assert redaction.shown_text(story.row) == f"[removed: name] rang. {PLAIN} The Marlo Road is long."
    approve(story)
    assert b"Marlo Road" in bytes(PublishedStory.objects.get().body)


def test_what_is_left_is_covered_again_by_a_cover_and_forgotten_with_its_words(story: Story) -> None:
    redaction.leave(story.id, **second(story), because="It is a street.", version=story.version)
    cover(story, "Marlo")
    assert "Marlo" not in redaction.shown_text(story.row)
    assert not Finding.objects.filter(settlement=Settlement.LEFT).exists()
    redaction.leave(story.id, **second(story), because="It is a street.", version=story.version)
    for act in set(Finding.objects.filter(settlement=Settlement.MASKED).values_list("act", flat=True)):
        pk = Finding.objects.filter(act=act)[0].pk
        redaction.unsettle(story.id, pk, by=MODERATOR, version=story.version)
    assert not Finding.objects.exists()


def test_leaving_is_taken_back_like_any_act(story: Story) -> None:
    redaction.leave(story.id, **second(story), because="It is a street.", version=story.version)
    left = Finding.objects.get(settlement=Settlement.LEFT)
    redaction.unsettle(story.id, left.pk, by=MODERATOR, version=story.version)
    (clear,) = redaction.in_clear(story.row)
    assert (clear.field, clear.start, clear.words) == (TextField.BODY, story.row.body.rindex("Marlo"), "Marlo")
    with pytest.raises(NotApprovable) as refused:
        approve(story)
    (fault,) = refused.value.faults
    assert (fault.code, fault.pointer) == ("in_clear", f"/body/{clear.start}")
    assert "Marlo" not in refused.value.detail + fault.detail
    redaction.leave(story.id, **second(story), because="It is a street.", version=story.version)
    approve(story)


@pytest.mark.parametrize(("start", "end"), [(0, 4), (3, 9), (20, 25)])
def test_only_a_place_where_covered_words_stand_can_be_left(story: Story, start: int, end: int) -> None:
    with pytest.raises(InvalidInput) as refused:
        redaction.leave(
            story.id, field=TextField.BODY, start=start, end=end, because="So.", by=MODERATOR, version=story.version
        )
    assert refused.value.faults[0].code == "not_in_clear"


def test_a_mask_of_before_covers_are_one_act_does_not_let_the_others_out() -> None:
    """As an upgrade finds them: one place was masked, its words stand on in clear."""
    story = factories.submitted(body=f"My husband Marlo rang. {PLAIN} Then Marlo cried.", display_name="Marlo")
    Finding.objects.filter(submission=story.id).update(settlement=Settlement.MASKED, settled_by="m", act="a" * 22)
    assert [one.field for one in redaction.in_clear(story.row)] == [TextField.DISPLAY_NAME, TextField.BODY]
    with pytest.raises(NotApprovable):
        approve(story)
    mask(story, only(story))
    approve(story)


def test_a_dismissal_does_not_let_out_what_another_mask_covers() -> None:
    story = factories.submitted(body=f"My husband Marlo rang. {PLAIN} His name is Marlo.")
    cover(story, "Marlo", Kind.OTHER)
    redaction.dismiss(story.id, only(story).pk, by=MODERATOR, version=story.version, because="It is made up.")
    assert redaction.in_clear(story.row) == []  # the whole act was taken back with it
    assert redaction.shown_text(story.row) == story.row.body
    cover(story, "Marlo")
    assert "Marlo" not in redaction.shown_text(story.row)


def test_what_was_covered_before_an_amendment_must_be_settled_in_the_new_text(story: Story) -> None:
    """Nothing but a moderator had found it: screening does not know the place."""
    cover(story, "the leaflet", Kind.ORGANISATION)
    factories.send_back(story)
    submissions.amend(story.id, story.receipt, {"body": f"The Leaflet’s words. {PLAIN} marlo"})
    found = [(one.kind, one.severity, one.settlement) for one in factories.findings(story)]
    assert set(found) == {
        (Kind.ORGANISATION, Severity.REDACT, Settlement.OPEN),
        (Kind.PERSON_NAME, Severity.REDACT, Settlement.OPEN),
    }
    assert len(found) == 3
    with pytest.raises(NotApprovable):
        approve(story)
    factories.settle(story)
    assert redaction.shown_text(story.row).startswith("[removed: place]’s words.")
    approve(story)


# --- In public -------------------------------------------------------------------------------------------------------


@pytest.fixture
def public() -> Story:
    return factories.publish(factories.submitted(body=f"Marlo rang. {PLAIN} MARLO's.", display_name="Marlo"))


@pytest.mark.parametrize("age", [0, 31])
def test_a_name_that_was_overlooked_is_covered_while_the_story_stays_public(public: Story, age: int) -> None:
    if age:
        factories.age(public, age)
    version, public_id = public.version, public.public_id
    cover(public, "marlo")
    row = PublishedStory.objects.get()
    assert row.pk == public_id == public.public_id
    assert b"marlo" not in bytes(row.body).lower()
    assert b'"display_name":null' in bytes(row.body)
    assert public.version == version + 1
    assert factories.told(public) == ["published", "removed", "published"]
    assert factories.history(public)[-1] == ("cover", "published", "published", MODERATOR)
    assert ("marlo" in public.row.body.lower()) == (not age)  # an original that is due is not kept under the mask
    factories.age(public, 31)
    assert "marlo" not in str(factories.everything()).lower()


def test_a_public_story_is_neither_unmasked_nor_changed_where_the_act_is_refused(public: Story) -> None:
    before = factories.everything()
    with pytest.raises(InvalidInput):
        cover(public, "nobody")
    with pytest.raises(InvalidInput):
        redaction.mark(public.id, field=TextField.BODY, start=0, end=9999, kind=Kind.OTHER, by="m", version=2)
    assert factories.everything() == before
