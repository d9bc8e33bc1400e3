"""What screening cannot read, it says."""

import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import django
import pytest

from testimonials.screening import Kind, Severity, screen
from testimonials.screening.language import WHY_DECLARED, WHY_SCRIPT, WHY_STRETCH, WHY_WORDS, is_english

ENGLISH_STORY = "We waited until the bleeding had stopped, and then two weeks more. It was right for us."
SPANISH_STORY = "Esperamos hasta que dejó de sangrar y luego dos semanas más. Fue lo mejor para los dos, creo."
LEAST_TEXT = 120
MESSAGES = 40  # of each language
MOST_MISSED = 0.005


def say_why(text: str, language: str = "en") -> list[str]:
    """Why a text is not screened, if it is not; the finding is of the whole of it."""
    findings = [finding for finding in screen(text, language=language) if finding.kind is Kind.UNSCREENED]
    assert all(finding.severity is Severity.REDACT for finding in findings)
    assert all((finding.start, finding.end) == (0, len(text)) for finding in findings)
    return [finding.why for finding in findings]


@pytest.mark.parametrize("tag", ["en", "en-GB", "EN-ie", "en_US", "en-Latn-GB"])
def test_english_is_english_wherever_it_is_spoken(tag: str) -> None:
    assert is_english(tag)
    assert say_why(ENGLISH_STORY, tag) == []


@pytest.mark.parametrize("tag", ["es", "pl", "cy", "enm", "und", "e", ""])
def test_another_language_that_is_named_is_believed_even_of_english_words(tag: str) -> None:
    assert say_why(ENGLISH_STORY, tag) == [WHY_DECLARED]


def test_a_foreign_text_that_is_said_to_be_english_is_found_out() -> None:
    assert say_why(SPANISH_STORY, "en-GB") == [WHY_WORDS]


@pytest.mark.parametrize(
    "cry", ["No quiero seguir viviendo así.", "Nie chcę już dłużej żyć.", "Je ne veux plus continuer à vivre."]
)
def test_a_foreign_sentence_among_english_ones_is_found(cry: str) -> None:
    assert say_why(f"{ENGLISH_STORY} {cry} {ENGLISH_STORY}") == [WHY_STRETCH]


def test_a_foreign_stretch_without_full_stops_is_found() -> None:
    text = (
        "we waited for two weeks and then " + SPANISH_STORY.replace(".", "").lower() + " and that was right for us all"
    )
    assert say_why(text * 3) == [WHY_STRETCH]


@pytest.mark.parametrize(
    "cry", ["我不想活了", "لا أريد أن أعيش", "Не хочу жить", "मैं मरना चाहती हूँ", "살고 싶지 않아", "死にたい"]
)
def test_other_letters_are_not_read_however_few(cry: str) -> None:
    assert say_why(f"{ENGLISH_STORY} {cry}") == [WHY_SCRIPT]


@pytest.mark.parametrize(
    "text",
    [
        "Α β-hCG of 5 µg and 10 Å.",
        "Ｗｅ ｗａｉｔｅｄ ｕｎｔｉｌ ｔｈｅ ｂｌｅｅｄｉｎｇ ｈａｄ ｓｔｏｐｐｅｄ",
        "i w\u0430ited until the ble\u0435ding had stopped and then i slept",
        "We ate crème brûlée in Córdoba, and Zoë cried.",
        "💔🕯️💔",
        "07700 900123",
        "",
        " \n ",
    ],
)
def test_signs_accents_and_letters_in_disguise_are_read(text: str) -> None:
    assert say_why(text) == []


def test_nothing_is_said_of_an_empty_text_in_any_language() -> None:
    assert say_why(" ", "es") == []


def test_a_name_has_no_language() -> None:
    assert screen("Żółta Жанна", field="display_name", language="es") == []


def test_what_can_be_found_in_another_language_is_found_all_the_same() -> None:
    kinds = {finding.kind for finding in screen(SPANISH_STORY + " 07700 900123, ana@example.com", language="es")}
    assert kinds == {Kind.UNSCREENED, Kind.PHONE, Kind.EMAIL}


def list_translations() -> Iterator[str]:
    """Texts of the least length and more in every language that Django's own messages are translated into."""
    root = Path(django.__file__).parent
    for folder in sorted((root / "conf" / "locale").iterdir()):
        if not folder.is_dir() or folder.name.startswith(("en", "_")):
            continue
        text = ""
        for message in list_messages(root, folder.name)[:MESSAGES]:
            text = f"{text} {message}".strip()
            if len(text) >= LEAST_TEXT:
                yield text
                text = ""


def list_messages(root: Path, language: str) -> list[str]:
    messages = []
    for file in sorted(root.glob(f"contrib/*/locale/{language}/LC_MESSAGES/django.mo")):
        with file.open("rb") as opened:
            catalogue = gettext.GNUTranslations(opened)._catalog  # type: ignore[attr-defined]
        for key, value in catalogue.items():
            if key and isinstance(value, str) and value != key and len(value.split()) >= 5:
                messages.append(re.sub(r"%(?:\(\w+\))?[sd]|<[^>]*>|\{\w+\}", "", value))
    return messages


@pytest.mark.slow
def test_hardly_any_text_of_eighty_languages_is_taken_for_english() -> None:
    texts = list(list_translations())
    missed = [text for text in texts if not say_why(text)]
    assert len(texts) > 1000
    assert len(missed) <= MOST_MISSED * len(texts), missed
