"""What has changed between two texts: whole words, nothing lost, and no text that takes for ever."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonials.admin.story.differences import Change, Stretch, compare, is_changed

SAME, REMOVED, ADDED = Change.SAME, Change.REMOVED, Change.ADDED
words = st.lists(st.sampled_from(["we", "waited", "Anna’s", "and", "\n\n", "(so)", "naïve", "日本", "👩🏽‍⚕️", " "]))
texts = st.one_of(words.map(" ".join), st.text(max_size=30))


@pytest.mark.parametrize(
    ("before", "after", "stretches"),
    [
        ("We waited.", "We waited.", [(SAME, "We waited.")]),
        ("", "", []),
        ("", "New.", [(ADDED, "New.")]),
        ("Old.", "", [(REMOVED, "Old.")]),
        ("We waited  long.", "We waited\nlong.", [(SAME, "We waited\nlong.")]),
        (
            "My midwife Anna told us to wait.",
            "My midwife told us to wait.",
            [(SAME, "My midwife "), (REMOVED, "Anna "), (SAME, "told us to wait.")],
        ),
        (
            "It was Anna’s way to tell us.",
            "It was Annas way to tell us.",
            [(SAME, "It was "), (REMOVED, "Anna’s "), (ADDED, "Annas "), (SAME, "way to tell us.")],
        ),
        # A word that both sentences have by chance does not tear the new one apart.
        (
            "I saw the ward.",
            "We met the nurse there.",
            [(REMOVED, "I saw the ward"), (ADDED, "We met the nurse there"), (SAME, ".")],
        ),
    ],
)
def test_what_was_taken_out_and_put_in_is_told_in_whole_words(
    before: str, after: str, stretches: list[tuple[Change, str]]
) -> None:
    assert compare(before, after) == [Stretch(change, text) for change, text in stretches]


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("قالت لي أن أنتظر قليلا", "قالت لي ألا أنتظر قليلا", {"أن", "ألا"}),
        ("می‌خواهم بروم خانه", "می‌خواستم بروم خانه", {"می‌خواهم", "می‌خواستم"}),
        ("a well-known rule here now", "a well-worn rule here now", {"well-known", "well-worn"}),
        ("cafe\u0301s were shut all day", "cafe\u0302s were shut all day", {"cafe\u0301s", "cafe\u0302s"}),
    ],
)
def test_no_word_is_cut_in_any_script(before: str, after: str, changed: set[str]) -> None:
    assert {one.text.strip() for one in compare(before, after) if one.change is not SAME} == changed


@given(texts, texts)
def test_nothing_of_either_text_is_lost(before: str, after: str) -> None:
    found = compare(before, after)
    assert "".join(one.text for one in found if one.change is not REMOVED) == after
    kept = "".join(one.text for one in found if one.change is not ADDED)
    assert "".join(kept.split()) == "".join(before.split())
    assert is_changed(found) or "".join(before.split()) == "".join(after.split())


@given(texts)
def test_a_text_has_not_changed_from_itself(text: str) -> None:
    assert not is_changed(compare(text, text))


def test_a_text_that_was_written_anew_is_shown_as_one_and_the_page_does_not_wait() -> None:
    before, after = "ab cd " * 3000, "cd ab ef " * 2000
    found = compare(before, after)
    assert "".join(one.text for one in found if one.change is not REMOVED) == after
    assert len(found) < 8
