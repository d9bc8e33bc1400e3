"""Beside words that speak of now, nobody may say that a text tells of the past."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonials.screening.now import speaks_of_now

MARK = "wanted to die"


@pytest.mark.parametrize(
    "text",
    [
        f"I {MARK}. I will end my life tonight.",
        f"Tonight I {MARK}.",
        f"I {MARK}, and NOW I do.",
        f"Today is bad. I {MARK}. It rained.",
        f"I {MARK}. I'm going to do it.",
        f"I {MARK}. Ill do it tomorrow",
        f"I {MARK} this evening.",
        f"I {MARK} right n\u043ew.",
        f"I {MARK}. I can't go on.",
        f"Goodbye to all. I {MARK}.",
        f"When you read this it is over. I {MARK}.",
        f"I have {MARK} since Monday.",
        f"To-night is bad. I {MARK}.",
        f"tmr I go. I {MARK}.",
        f"An hour ago I {MARK}.",
        f"I {MARK}. I am thinking of it.",
        f"I {MARK}. I keep thinking of it.",
        f"I {MARK}. I have decided how.",
        f"I {MARK}. I've just taken them all.",
        f"I {MARK} last night.",
        f"I feel the same. I {MARK}.",
        f"I'm so close. I {MARK}.",
    ],
)
def test_words_of_now_near_it_are_seen(text: str) -> None:
    start = text.index(MARK)
    assert speaks_of_now(text, start, start + len(MARK))


@pytest.mark.parametrize(
    "text",
    [
        f"Two years ago I {MARK}. I have a daughter.",
        f"Now I know more. It was long ago. Back then I {MARK}. It passed. My daughter came. Tomorrow she is two.",
        f"I {MARK} in those days; nobody knew.",
        f"Every night I {MARK}. I have two children. I know more than I did.",
        f"Two years after that I {MARK} again. I had just come home, and had been tired.",
    ],
)
def test_a_text_of_the_past_is_one(text: str) -> None:
    start = text.index(MARK)
    assert not speaks_of_now(text, start, start + len(MARK))


@given(text=st.text(max_size=60), data=st.data())
def test_any_stretch_of_any_text_can_be_asked_about(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    assert speaks_of_now(text, start, data.draw(st.integers(start, len(text) + 5))) in (True, False)
