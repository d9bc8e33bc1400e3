"""When two stories are nearly the same, and when they only tell of the same thing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from testimonials.moderation.likeness import alike, runs

STORY = (
    "We waited until the bleeding had stopped, and then for my first period. It took a while, and that was fine. "
    "The nurse had told us to look at how I felt rather than at the calendar, and I am glad that she did."
)


def are_alike(one: str, other: str) -> bool:
    found = alike(["one"], {"one": runs(one), "other": runs(other)})
    return found == {"one": ["other"]}


@pytest.mark.parametrize(
    "again",
    [
        STORY,
        STORY.upper(),
        STORY.replace(",", " –").replace(".", "\n\n"),
        STORY.replace("nurse", "midwife").replace("fine", "good"),
        f"Hello! {STORY} Read more on my page at example dot org, where everything is cheaper.",
        STORY[: len(STORY) // 2],
        STORY.replace("e", "e\u200b"),
        STORY.replace("waited", "ｗａｉｔｅｄ"),
    ],
)
def test_what_was_sent_again_is_nearly_the_same(again: str) -> None:
    assert are_alike(STORY, again)


@pytest.mark.parametrize(
    "other",
    [
        "We waited until the bleeding was over, as the leaflet said. It took longer than I had thought it would.",
        "The nurse told me to wait until the bleeding had stopped. I did, and then for two weeks more, out of fear.",
        " ".join(reversed(STORY.split())),
        "",
        "Yes, yes.",
    ],
)
def test_who_tells_of_the_same_thing_is_not(other: str) -> None:
    assert not are_alike(STORY, other)


def test_languages_without_spaces_are_compared_too() -> None:
    thai = "เรารอจนเลือดหยุดไหลแล้วจึงรออีกสองสัปดาห์ตามที่พยาบาลบอกไว้และมันก็เป็นไปด้วยดี"
    assert are_alike(thai, thai + "ขอบคุณ")
    assert not are_alike(thai, "ฉันไม่แน่ใจว่าควรทำอย่างไรหลังจากสูญเสียลูกและไม่มีใครบอกอะไรฉันเลยสักคนเดียว")


def test_the_most_alike_comes_first_and_nothing_is_alike_to_itself() -> None:
    known = {
        "a": runs(STORY),
        "b": runs(STORY.replace("nurse", "midwife").replace("fine", "good")),
        "c": runs(STORY + " Thank you."),
        "d": runs("Something else entirely was on our minds, and we did not talk about it for a long time."),
    }
    assert alike(known, known) == {"a": ["c", "b"], "b": ["a", "c"], "c": ["a", "b"], "d": []}
    assert alike(["nobody"], known) == {}


_TEXTS = st.lists(st.sampled_from(["we", "waited", "Two", "weeks.", "字", "it"]), max_size=14).map(" ".join)


@settings(max_examples=60)
@given(_TEXTS, _TEXTS)
def test_likeness_goes_both_ways(one: str, other: str) -> None:
    known = {"one": runs(one), "other": runs(other)}
    found = alike(known, known)
    assert (found["one"] == ["other"]) == (found["other"] == ["one"])


def test_a_text_of_any_length_has_so_many_runs_and_no_more() -> None:
    assert len(runs(" ".join(map(str, range(50_000))))) == 400
    assert len(runs("字" * 50_000)) == 1
