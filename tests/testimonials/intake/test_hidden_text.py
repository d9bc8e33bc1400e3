"""What nobody can see reaches neither screening nor the moderators; what a phone puts in by itself stops nobody."""

import json
import unicodedata

import pytest
from django.test import Client

from testimonials import policy
from testimonials.intake.views import LARGEST_STORY
from testimonials.models import Report, Submission
from tests.contentapi.answers import API, problem
from tests.testimonials import factories
from tests.testimonials.factories import PLAIN
from tests.testimonials.intake import asking

pytestmark = pytest.mark.usefixtures("live")


def in_tags(words: str) -> str:
    return "".join(chr(0xE0000 + ord(letter)) for letter in words)


HIDDEN = {
    "a name and a number in tags": (in_tags("Ask Sam Petch, 07700 900771"), "hidden_character"),
    "bytes in variation selectors": (
        "🙂" + "".join(chr(0xE0100 + byte) for byte in b"07700 900771"),
        "hidden_character",
    ),
    "a selector that selects nothing": (" a\ufe0f", "hidden_character"),
    "invisible operators": ("\u2062\u2063\u2064", "hidden_character"),
    "no characters": ("\ufffe\ufdd0", "control_character"),
    "a tower of marks": ("h" + "\u0316\u0317" * 400, "too_many_marks"),
    "a picture of one font": ("\ue001", "private_use"),
    "an override": ("\u202e07700\u202c", "bidirectional_character"),
}


@pytest.mark.parametrize(("hidden", "code"), HIDDEN.values(), ids=HIDDEN)
def test_what_hides_something_is_refused_with_its_place(author: Client, hidden: str, code: str) -> None:
    given = factories.given(body=PLAIN + hidden, display_name="Jo" + hidden)
    errors = problem(asking.post(author, asking.STORIES, given), "invalid")["errors"]
    assert {error["pointer"]: error["code"] for error in errors} == {"/body": code, "/display_name": code}
    for error in errors:
        assert "U+" in error["detail"]
        assert "at character " in error["detail"]
    assert not Submission.objects.exists()


def test_bits_in_joiners_are_refused_in_a_story_and_lost_from_a_name(author: Client) -> None:
    answer = asking.post(author, asking.STORIES, factories.given(body=f"{PLAIN}\u200b\u200c\u200d\u200b"))
    assert asking.faults(answer) == {"/body": "hidden_character"}
    asking.taken(author, display_name="Jo\u200b\u200c\u200d\u200b")
    assert Submission.objects.get().display_name == "Jo"


UNSEEN = (
    *("\u3164", "\u2800", "\u115f", "\u1160", "\uffa0", "\u180e", "\u2060", "\u200b", "\u00ad", "\u034f", "\ufe0f"),
    *("\U000e0100", "\u17b4", "\U0001d159", "\U0001bca0", "\u0301", "\u3164\u2800 \u0301", "\u200e\ufeff", "\xa0"),
)


def test_a_name_or_a_story_that_nobody_can_see_is_blank(author: Client) -> None:
    for unseen in UNSEEN:
        answer = author.post(asking.STORIES, factories.given(display_name=unseen, body=unseen * 60), "application/json")
        assert asking.faults(answer) == {"/display_name": "blank", "/body": "blank"}, ascii(unseen)


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("he", f"{'חיכינו עד שהדימום פסק, ואז עוד שבועיים. ' * 2}\u200f"),
        ("ar", f"{'انتظرنا حتى توقف النزيف ثم أسبوعين آخرين. ' * 2}\u061c"),
        ("en-GB", f"\u2068{PLAIN}\u2069 \u202aThen\u202c we \u2066slept\u2069."),
        ("en-GB", f"\ufeff{PLAIN}"),
    ],
)
def test_marks_that_phones_put_in_are_dropped_and_nobody_is_refused(author: Client, language: str, body: str) -> None:
    asking.taken(author, language=language, body=body, display_name="\u200fنور\u200e")
    story = Submission.objects.get()
    assert not [one for one in story.body + story.display_name if unicodedata.category(one) == "Cf"]
    assert story.display_name == "نور"


@pytest.mark.parametrize(
    ("name", "kept"), [("Jo\tBo", "Jo Bo"), ("Jo\u200b", "Jo"), ("ستاره\u200cها", "ستاره\u200cها")]
)
def test_a_name_is_kept_as_it_is_seen(author: Client, name: str, kept: str) -> None:
    asking.taken(author, display_name=name)
    assert Submission.objects.get().display_name == kept


@pytest.mark.parametrize("sign", ["🤍", "\U0001e900", "é", "မြွှေ", "👩‍👩‍👧‍👦"], ids=ascii)
def test_whatever_the_limits_let_through_can_be_sent_in_any_spelling_of_json(author: Client, sign: str) -> None:
    seen = min(policy.MAXIMUM_LENGTH, policy.CODE_POINTS_OF_A_STORY // len(sign))
    body = json.dumps(factories.given(body=sign * seen, display_name="Jo"), ensure_ascii=True, indent=8)
    assert asking.post(author, asking.STORIES, body.encode()).status_code == 202
    body = json.dumps(factories.given(body=sign * seen), ensure_ascii=False)
    assert asking.post(author, asking.STORIES, body.encode()).status_code == 202


def test_the_largest_story_fits_in_twelve_bytes_a_code_point() -> None:
    texts = policy.CODE_POINTS_OF_A_STORY + policy.CODE_POINTS_OF_A_NAME
    longest = len(json.dumps(factories.given(article="a" * 100, language="a" * 20), indent=8)) + 12 * texts
    assert longest <= LARGEST_STORY
    assert 12 * policy.CODE_POINTS_OF_A_REPORT + 1024 <= 64 * 1024


def test_a_report_is_held_to_the_same_and_takes_all_that_its_limit_lets_through(author: Client) -> None:
    story = factories.publish(factories.submitted())
    address = f"{API}/stories/{story.public_id}/reports"
    hidden = asking.post(author, address, {"reason": "other", "detail": f"It names me.{in_tags('Petch')}"})
    assert asking.faults(hidden) == {"/detail": "hidden_character"}
    assert asking.post(author, address, {"reason": "other", "detail": "\u3164"}).status_code == 400
    assert not Report.objects.exists()
    assert asking.post(author, address, {"reason": "other", "detail": "🤍" * 1000}).status_code == 202


def test_thousands_of_unknown_members_are_answered_soon_and_shortly(author: Client) -> None:
    answer = asking.post(author, asking.STORIES, {**factories.given(), **{f"bodi{n}": 1 for n in range(10_000)}})
    assert len(problem(answer, "invalid")["errors"]) == 50
