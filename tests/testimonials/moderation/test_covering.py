"""Where the same words stand: whole tokens, however they are written, and nothing else. Pure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonials.moderation import covering
from testimonials.moderation.covering import fold, key_of, occurrences, whole_tokens
from testimonials.moderation.people import person


def said(text: str, words: str) -> list[str]:
    return [text[start:end] for start, end in occurrences(text, words)]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Anna was kind. ANNA rang, and anna left.", "Anna", ["Anna", "ANNA", "anna"]),
        ("Anna's dog, Anna’s cat, Annas' house, annas coat", "Anna", ["Anna", "Anna", "Annas", "annas"]),
        ("Anna'll come, Anna'd said", "Anna's", ["Anna", "Anna"]),
        ("Annual leave with Joanna", "Anna", []),
        ("Ann, (Ann) “Ann”: Ann! Ann…", "Ann", ["Ann"] * 5),
        ("Annabel, Ann-Marie and Marie-Ann", "Ann", ["Ann-Marie", "Marie-Ann"]),
        ("Anna—she rang. Anna – yes. Anna.She left.", "Anna", ["Anna"] * 3),
        ("O'Neill and Neill", "Neill", ["O'Neill", "Neill"]),
        ("at anna.k@example.org or @anna_k", "anna", ["anna.k@example.org", "anna_k"]),
        ("Zoe\u0308, Zoë, ZOE", "zoë", ["Zoe\u0308", "Zoë", "ZOE"]),
        ("An\u200dna and A\u00adn\u200bna", "Anna", ["An\u200dna", "A\u00adn\u200bna"]),
        ("Аnnа in Cyrillic letters", "Anna", ["Аnnа"]),
        ("Ａｎｎａ in wide ones", "anna", ["Ａｎｎａ"]),
        ("Anna \n  Maria and Anna-Maria", "anna maria", ["Anna \n  Maria", "Anna-Maria"]),
        ("St. Mary's ward, St Mary’s ward", "St Mary's Ward", ["St. Mary's ward", "St Mary’s ward"]),
        ("0770 090 or 0770090, 0770-090, 107700905", "0770 090", ["0770 090", "0770090", "0770-090"]),
        ("٠٧٧٠٠ ٩٠٠٣١٤", "07700900314", ["٠٧٧٠٠ ٩٠٠٣١٤"]),
        ("Mark marks his marks' Mark's", "mark", ["Mark", "marks", "Mark"]),
        ("我爱安娜。安娜很好", "安娜", ["安娜", "安娜"]),
        ("ฉันรักแอนนามาก", "แอนนา", ["แอนนา"]),
        ("안나는 왔다", "안나", ["안나"]),
        ("مُحَمَّد ومحمد محمد", "محمد", ["مُحَمَّد", "محمد"]),
        ("שָׂרָה and שרה", "שרה", ["שָׂרָה", "שרה"]),
        ("नीता नीति", "नीता", ["नीता"]),
        ("by 🌹 and by 🌹", "🌹", ["🌹", "🌹"]),
        ("anything", "   ", []),
        ("", "Anna", []),
        ("obrien, O Brien, O’Brien's, OBriens, cobrien", "O'Brien", ["obrien", "O Brien", "O’Brien", "OBriens"]),
        ("O'Brien and o brien", "Obrien", ["O'Brien", "o brien"]),
        ("AnnaMarie, Annamarie's", "Anna-Marie", ["AnnaMarie", "Annamarie"]),
        ("JK Smith, J.K. Smith", "J. K. Smith", ["JK Smith", "J.K. Smith"]),
        ("vanderBerg, van derberg", "van der Berg", ["vanderBerg", "van derberg"]),
        ("A.N.N.A., A n n a, An-na, A nna", "Anna", ["A.N.N.A", "A n n a", "An-na"]),
        ("Mc Donald came, as he did", "McDonald", ["Mc Donald"]),
        ("as he was, just as he is, Ashe", "Ashe", ["Ashe"]),
        ("go to bias, a Tobias", "Tobias", ["Tobias"]),
        ("Æsa, Aesa, ÆSA, aesa's", "æsa", ["Æsa", "Aesa", "ÆSA", "aesa"]),
        ("ΣΩΚΡΑΤΗΣ, Σωκρατης", "Σωκράτης", ["ΣΩΚΡΑΤΗΣ", "Σωκρατης"]),
        ("ΗΡΩ, Ηρώ", "ηρώ", ["ΗΡΩ", "Ηρώ"]),
        ("İpek, ipek, IPEK, ıpek’in", "İPEK", ["İpek", "ipek", "IPEK", "ıpek’in"]),
        ("Weiß, WEISS, WEIẞ, weiss's", "weiß", ["Weiß", "WEISS", "WEIẞ", "weiss"]),
    ],
)  # fmt: skip
def test_words_are_found_as_whole_tokens_however_they_are_written(text: str, words: str, found: list[str]) -> None:
    assert said(text, words) == found


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Anna Kowalska", "Anna came. Mrs Kowalska's tea. anna!", ["Anna", "Kowalska", "anna"]),
        ("Dr Anna Kowalska", "The dr was Anna.", ["Anna"]),
        ("Anna-Marie", "Marie and Anna.", ["Marie", "Anna"]),
        ("Mrs. Patel-Jones", "PatelJones, Pateljones's", ["PatelJones", "Pateljones"]),
        ("Sr O'Connor-Smith", "OConnor came, oconnorsmith, Smith", ["OConnor", "oconnorsmith", "Smith"]),
        ("Dr. A. Nowak", "A Nowak, A.Nowak. A nurse.", ["A Nowak", "Nowak", "A.Nowak", "Nowak"]),
        ("Rose O'Neill", "Oneill and O Neill", ["Oneill", "O Neill", "Neill"]),
        ("May Fenwick", "May I? I may. May came in may.", ["May", "May"]),
        ("Anna", "She was kind.\n\nLove,\nA. x", ["A"]),
        ("Anna", "She was kind.\n- a\n", ["a"]),
        ("Anna", "She was kind.\n\nB.", []),
        ("Anna", "A", []),
        ("Ludwig van Beck", "a van, and Beck", ["Beck"]),
        ("Anna", "It was fine. A.", ["A"]),
        ("Anna", "It was fine. Love, A x x", ["A"]),
        ("Anna", "It was fine – A", ["A"]),
        ("Xavier", "It was fine.\nX", ["X"]),
        ("Anna Kowalska", "It was fine.\n\nA.K. xx", ["A.K"]),
        ("Anna Kowalska", "It was fine.\nAK", ["AK"]),
        ("Anna Kowalska", "A K", []),
        ("Anna", "It was plan A", []),
        ("Daniel Clarke", "I had a D and C", []),
        ("Daniel Clarke", "I had a D. and C. then, and a D&C", []),
        ("Daniel", "They gave me anti-D, vitamin D and D. Then I slept.", []),
        ("Daniel", "Then D. went home. D's mother, D’s tea, and Mr D came.", ["D", "D", "D", "D"]),
        ("Daniel", "Me and D. went, D. and I came, then D. and his mother.", ["D", "D", "D"]),
        ("Daniel", "He is daniel1987 there, and 1daniel.", ["daniel1987", "1daniel"]),
        ("Daniel Kowalski", "He is DanielKowalski there, or danielkowalski7.", ["DanielKowalski", "danielkowalski7"]),
        ("Anna-Marie", "Annamarie came.", ["Annamarie"]),
        ("Daniel", "He is D a n i e l, d-a-n-i-e-l and D.A.N.I.E.L.", ["D a n i e l", "d-a-n-i-e-l", "D.A.N.I.E.L"]),
        ("May", "In may2024.", []),
    ],
)
def test_a_person_is_found_by_each_part_of_their_name_and_by_how_they_sign(
    name: str, text: str, found: list[str]
) -> None:
    assert [text[start:end] for start, end in person(fold(text), name)] == found


@pytest.mark.parametrize(
    ("text", "selected", "chosen"),
    [
        ("Anna-Marie, x", "nna", "Anna-Marie"),
        ("at 14 Example Avenue, Leeds", " 14 Example Avenue, ", "14 Example Avenue"),
        ("(Anna)", "(Anna)", "Anna"),
        ("Anna's dog", "Ann", "Anna"),
        ("mail jo@example.org.", "example", "jo@example.org"),
        ("我爱安娜很好", "安娜", "安娜"),
        ("a 🌹 b", " 🌹 ", "🌹"),
        ("a   b", "  ", None),
    ],
)
def test_a_selection_is_the_whole_tokens_that_it_touches(text: str, selected: str, chosen: str | None) -> None:
    start = text.index(selected)
    span = whole_tokens(text, start, start + len(selected))
    assert (text[slice(*span)] if span else None) == chosen


TEXTS = st.text(alphabet=st.sampled_from(list("aAbßÉé\u0301\u200b '’-.@_1٣안ก安ﷺﬃ\U0001f469\ud800\n")), max_size=40)


@given(text=TEXTS, words=TEXTS)
def test_any_text_can_be_searched_and_what_is_found_says_the_same(text: str, words: str) -> None:
    for start, end in occurrences(text, words):
        assert 0 <= start < end <= len(text)
        inner = covering.fold(text[start:end]).folded
        assert all(token.letters in inner for token in covering.fold(words).tokens if token.letters != "s")


@given(text=TEXTS, data=st.data())
def test_what_is_selected_is_found_again(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = whole_tokens(text, start, end) if start < end else None
    if span is not None and key_of(text[slice(*span)]):
        assert any(there[0] < span[1] and span[0] < there[1] for there in occurrences(text, text[slice(*span)]))


@pytest.mark.parametrize("text", ["anna " * 1800, "anna-" * 1800, "1234 " * 1800, "a@@@" * 2000, "annas' " * 1500])
def test_no_text_takes_longer_than_its_length(text: str) -> None:
    """Each was made to be slow: with a search from each place, half of it would be looked for for half a minute."""
    assert occurrences(text, text[: len(text) // 2])
    assert occurrences(text, text.split(maxsplit=1)[0][:4])
    assert person(fold(text), text[:4])
