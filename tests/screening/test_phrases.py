"""The notation that phrases are written in."""

import pytest

from testimonials.screening import advice, crisis, names
from testimonials.screening.phrases import Phrases
from testimonials.screening.prepared import prepare


def find(phrase: str, text: str) -> list[str]:
    prepared = prepare(text)
    phrases = Phrases([(phrase, None)], {"he": ("he", "my_husband")})
    return [
        prepared.folded[prepared.words[match.first].start : prepared.words[match.last].end]
        for match in phrases.find(prepared.words)
    ]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("want to die", "I want to die", ["want to die"]),
        ("want to die", "I want  to\ndie", ["want  to\ndie"]),
        ("want to die", "I want... to die", ["want... to die"]),
        ("want to die", "I want to. Die Hard was on", []),
        ("want to? die", "want die, want to die", ["want die", "want to die"]),
        ("hit/hurt me", "hit me, hurt me, hug me", ["hit me", "hurt me"]),
        ("dont/do_not go", "don't go; do not go", ["don't go", "do not go"]),
        ("hope ... wake", "hope I never wake", ["hope i never wake"]),
        ("hope ... wake", "hope one two three four wake", []),
        ("<he> hit me", "my husband hit me, he hit me, it hit me", ["my husband hit me", "he hit me"]),
        ("^ take it", "Take it. I take it. So, take it", ["take it", "take it"]),
        ("go on $", "I can't go on. I go on holiday. Go on", ["go on", "go on"]),
    ],
)
def test_a_phrase_is_found_where_it_stands(phrase: str, text: str, found: list[str]) -> None:
    assert find(phrase, text) == found


@pytest.mark.parametrize("phrase", ["Don't go", "a b,c", "a?b", "(a) b"])
def test_a_phrase_that_is_written_wrong_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="no word"):
        Phrases([(phrase, None)])


@pytest.mark.parametrize("phrase", ["...", "a? b?", "a? ..."])
def test_a_phrase_that_could_be_nothing_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="hold on"):
        Phrases([(phrase, None)])


def test_an_idiom_takes_back_what_lies_wholly_within_it() -> None:
    phrases, idioms = Phrases([("cut myself", None)]), Phrases([("cut myself off", None)])
    words = prepare("I cut myself off, then I cut myself").words
    assert [match.first for match in phrases.find_outside(idioms, words)] == [6]


@pytest.mark.parametrize(
    "phrases", [crisis.LEXICON.phrases, crisis.LEXICON.idioms, advice.LEXICON, advice.IDIOMS, names.LEADS]
)
def test_no_one_word_sets_off_many_phrases(phrases: Phrases[object]) -> None:
    """So that a text takes time in proportion to its length, also one that repeats the word it takes longest with."""
    assert phrases.most_at_a_word <= 12
