"""What changes for readers, as an editor is told it."""

import copy
import random
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from articles.guidance import changes
from articles.guidance.assessment import assess, compile_document
from articles.guidance.comparison import About, Comparison, Towards, compare
from articles.guidance.conditions import parse
from tests.guidance import factories
from tests.guidance.articles import read
from tests.guidance.factories import Document, activity, choice, fact, number, rule, wait, warning

SEX = "sex-after-miscarriage"
ELSE = ", where nothing else stands against it."


def revise(document: Document, member: str, key: str, **members: Any) -> Document:
    """A copy in which one rule, warning or fact has other members."""
    revised = copy.deepcopy(document)
    next(each for each in revised[member] if each["key"] == key).update(members)
    return revised


def without(document: Document, member: str, key: str) -> Document:
    return {**document, member: [each for each in document[member] if each["key"] != key]}


def sentences(comparison: Comparison, about: About | None = None) -> list[str]:
    return [each.sentence for each in comparison.differences if about in (None, each.about)]


def outcome(document: Document, key: str, facts: Any) -> str:
    assessment = assess(compile_document(document), dict(facts), activity=key)
    return assessment["activities"][0]["outcome"].value


def change_of_early_loss(lines: list[str]) -> Comparison:
    live = read(SEX)
    applies_when = [parse(line) for line in lines]
    return compare(live, revise(live, "guidance_rules", "early-loss-two-to-three-weeks", applies_when=applies_when))


def test_a_number_that_lets_two_weeks_of_readers_go_is_told_of_exactly_those() -> None:
    """B4: `gestation_weeks < 12` becomes `< 10`, and all scenarios pass."""
    comparison = change_of_early_loss(["gestation_weeks < 10", "has_complications is false"])
    assert sentences(comparison) == [
        f"{label}: Weeks pregnant at the loss 10 to 11; Days since the loss 13 or less; Had complications: no: "
        "wait → no objection; if “Days since the loss” or “Had complications” is not known: need facts → no objection"
        f"{ELSE}"
        for label in ("Have sex again", "Try for another pregnancy")
    ]
    assert {each.towards for each in comparison.differences} == {Towards.LESS_CAUTION}
    first = comparison.differences[0]
    assert (first.before, first.after, first.about, first.is_red_flag) == ("wait", "no_objection", About.OUTCOME, False)
    assert first.where == (
        "Weeks pregnant at the loss 10 to 11; Days since the loss 13 or less, or not known; "
        "Had complications: no, or not known"
    )
    assert first.example["gestation_weeks"] == 10
    assert comparison.remarks == ()


def test_a_number_that_a_stricter_rule_makes_up_for_changes_nothing() -> None:
    """From 12 weeks on readers wait six weeks already; to be told of two more is no change."""
    comparison = change_of_early_loss(["gestation_weeks < 20", "has_complications is false"])
    assert sentences(comparison) == []


def test_a_condition_that_is_dropped_lets_more_readers_wait() -> None:
    comparison = change_of_early_loss(["gestation_weeks < 12"])
    assert sentences(comparison)[0] == (
        "Have sex again: Weeks pregnant at the loss 11 or less; Days since the loss 13 or less; "
        "Had complications: yes: no objection → wait; if “Had complications” is not known: need facts → wait"
        f"{ELSE}"
    )
    assert {each.towards for each in comparison.differences} == {Towards.MORE_CAUTION}


@pytest.mark.parametrize(("weeks", "told"), [(1, "7 to 13: wait → no objection"), (3, "14 to 20: no objection → wait")])
def test_another_wait_is_told_by_its_days(weeks: int, told: str) -> None:
    live = read(SEX)
    changed = wait(weeks, "wk", "days_since_loss")
    comparison = compare(live, revise(live, "guidance_rules", "early-loss-two-to-three-weeks", wait=changed))
    assert told.split(":", maxsplit=1)[0] in comparison.differences[0].where
    assert told.split(": ")[1] in sentences(comparison)[0]


def test_a_red_flag_that_is_left_out_is_told_first_and_by_itself() -> None:
    live = read(SEX)
    draft = revise(
        without(live, "symptom_warnings", "fever"),
        "guidance_rules",
        "early-loss-two-to-three-weeks",
        applies_when=[parse("gestation_weeks < 10")],
    )
    first = compare(live, draft).differences[0]
    assert first.sentence == (
        "A fever: A fever: yes: urgent → no such warning; if “A fever” is not known: need facts → no such warning."
    )
    assert (first.before, first.after, first.about, first.is_red_flag) == ("urgent", None, About.WARNING, True)
    assert first.towards is Towards.LESS_CAUTION


@pytest.mark.parametrize(
    ("urgency", "said", "towards"),
    [
        ("emergency", "urgent → emergency.", Towards.MORE_CAUTION),
        ("non_urgent", "urgent → non-urgent; if “Fever” is not known: need facts → not known whether.", "less_caution"),
        ("expected", "urgent → to be expected; if", Towards.LESS_CAUTION),
    ],
)
def test_another_urgency_is_told(urgency: str, said: str, towards: Towards) -> None:
    live = factories.document([fact("fever")], warnings=[warning("hot", "fever is true")])
    difference, *questions = compare(live, revise(live, "symptom_warnings", "hot", urgency=urgency)).differences
    assert {each.about for each in questions} <= {About.QUESTIONS}
    assert said in difference.sentence
    assert difference.towards == towards
    assert difference.is_red_flag


def test_reassurance_for_more_readers_is_less_caution() -> None:
    """What is to be expected is worth no care: whoever is told so anew is told to mind it less."""
    live = factories.document(
        [choice("bleeding", "none", "light", "heavy", ordered=True)],
        warnings=[warning("usual", "bleeding is light", urgency="expected")],
    )
    draft = revise(live, "symptom_warnings", "usual", triggered_when=[parse("bleeding in [light, heavy]")])
    (difference,) = compare(live, draft).differences
    assert difference.sentence == "Symptom of usual: Bleeding: “Heavy”: does not fire → to be expected."
    assert difference.towards is Towards.LESS_CAUTION


def test_of_a_first_publication_there_is_nothing_to_tell() -> None:
    assert compare(None, read(SEX)) == Comparison((), 0, ())


def test_other_names_another_order_and_other_words_change_nothing() -> None:
    live = read(SEX)
    draft = copy.deepcopy(live)
    for each in draft["guidance_rules"]:
        each |= {"key": f"{each['key']}-again", "statement": "Other words.", "action": "avoid"}
        each["applies_when"].reverse()
    for member in ("guidance_rules", "symptom_warnings", "facts", "activities"):
        draft[member].reverse()
    assert compare(live, draft).differences == ()


def test_the_same_said_otherwise_changes_nothing() -> None:
    assert change_of_early_loss(["gestation_weeks <= 11", "has_complications is not true"]).differences == ()


def test_what_two_rules_do_together_is_compared_with_what_one_did() -> None:
    days = number("days", "d", maximum=50)
    live = factories.document([days], rules=[rule("one", when=["days < 20"], until=["days > 30"])])
    split = [rule("early", when=["days < 10"], until=["days > 30"])]
    both = [*split, rule("late", when=["days >= 10", "days < 20"], until=["days > 30"])]
    assert compare(live, factories.document([days], rules=both)).differences == ()
    (difference,) = compare(live, factories.document([days], rules=split)).differences
    assert difference.sentence == "Rest: Days 10 to 19: wait → no objection."


def test_an_activity_that_is_left_out_is_told_of_everybody() -> None:
    facts = [fact("rested")]
    rules = [rule("one", until=["rested is true"]), rule("two", activity="work", until=["rested is true"])]
    live = factories.document(facts, activities=[activity("rest"), activity("work")], rules=rules)
    draft = factories.document(facts, rules=rules[:1])
    (removed,) = compare(live, draft).differences
    assert removed.sentence == "Work: for everybody: nothing is said of it any more."
    assert (removed.before, removed.after, removed.towards) == ("need_facts", None, Towards.LESS_CAUTION)
    (added,) = compare(draft, live).differences
    assert (added.before, added.after, added.towards) == (None, "need_facts", Towards.MORE_CAUTION)


def test_an_activity_to_which_nothing_objects_is_less_cautious_than_none() -> None:
    facts = [fact("rested")]
    rules = [rule("one", until=["rested is true"])]
    live = factories.document(facts, rules=rules)
    draft = factories.document(facts, activities=[activity("rest"), activity("work")], rules=rules)
    (added,) = compare(live, draft).differences
    assert (added.before, added.after, added.towards) == (None, "no_objection", Towards.LESS_CAUTION)
    (removed,) = compare(draft, live).differences
    assert removed.towards is Towards.NEITHER


NO_TELLING = "Whether an answer still means the same can't be compared."


@pytest.mark.parametrize(
    ("question", "is_told"),
    [
        ("Have you had no fever?", True),
        ("Haven’t you had a fever?", True),
        ("Have you had a fever for 3 days?", True),
        ("Do you have a fever?", False),
    ],
)
def test_a_question_that_denies_or_counts_otherwise_is_told(question: str, is_told: bool) -> None:
    asked = {**fact("fever"), "question": "Have you had a fever?"}
    rules = [rule("one", until=["fever is false"])]
    live = factories.document([asked], rules=rules)
    comparison = compare(live, factories.document([{**asked, "question": question}], rules=rules))
    told = f"Fever: asked as “Have you had a fever?” → “{question}”. {NO_TELLING}"
    assert sentences(comparison) == [told] * is_told
    assert all(each.towards is Towards.LESS_CAUTION for each in comparison.differences)


def test_choices_that_change_places_and_units_are_told() -> None:
    pain, days = choice("pain", "none", "strong"), number("days", "d", maximum=50)
    rules = [rule("one", until=["pain is none", "days > 9"])]
    live = factories.document([pain, days], rules=rules)
    first, last = pain["choices"]
    swapped = {**pain, "choices": [{**first, "label": last["label"]}, {**last, "label": first["label"]}]}
    draft = factories.document([swapped, {**days, "unit": "wk"}], rules=rules)
    assert sentences(compare(live, draft)) == [
        f"Pain: the choice “None” → “Strong”. {NO_TELLING}",
        f"Pain: the choice “Strong” → “None”. {NO_TELLING}",
        f"Days: given in d → wk. {NO_TELLING}",
    ]


def test_another_activity_required_is_told_by_its_rules() -> None:
    facts = [fact("rested"), fact("able")]
    rules = [rule("one", until=["rested is true"]), rule("two", activity="work", until=["able is true"])]
    live = factories.document(facts, activities=[activity("rest"), activity("work", "rest")], rules=rules)
    draft = factories.document(facts, activities=[activity("rest"), activity("work")], rules=rules)
    assert sentences(compare(live, draft)) == [
        f"Work: Rested: no: wait → no objection; if “Rested” is not known: need facts → no objection{ELSE}"
    ]


@pytest.mark.parametrize(
    "changed",
    [
        number("days", "d", maximum=40),
        number("days", "d", minimum=1, maximum=50),
        choice("days", "few", "many"),
        fact("days"),
    ],
)
def test_values_that_only_one_document_takes_cannot_be_compared_and_are_told(changed: Document) -> None:
    live = factories.document([number("days", "d", maximum=50)])
    (difference,) = compare(live, factories.document([changed])).differences
    assert difference.sentence.endswith("What only one of them takes can't be compared.")
    # What is not known is never taken for "no change".
    assert difference.towards is Towards.LESS_CAUTION


def test_a_choice_that_is_added_is_told() -> None:
    rules = [rule("one", until=["bleeding is none"])]
    live = factories.document([choice("bleeding", "none", "light")], rules=rules)
    draft = factories.document([choice("bleeding", "none", "light", "heavy")], rules=rules)
    assert sentences(compare(live, draft)) == [
        "Bleeding: takes “None” or “Light” → “None”, “Light” or “Heavy”. What only one of them takes can't be compared."
    ]


def test_choices_in_another_order_are_judged_each_by_its_own() -> None:
    rules = [rule("one", until=["bleeding < heavy"])]
    live = factories.document([choice("bleeding", "light", "heavy", "none", ordered=True)], rules=rules)
    draft = factories.document([choice("bleeding", "none", "light", "heavy", ordered=True)], rules=rules)
    assert sentences(compare(live, draft)) == ["Rest: Bleeding: “None”: wait → no objection."]


def test_questions_that_are_no_longer_asked_are_counted() -> None:
    facts = [fact("rested"), fact("able"), fact("willing")]
    live = factories.document(facts, rules=[rule("one", until=[f"{each['key']} is true" for each in facts])])
    draft = factories.document(facts[:1], rules=[rule("one", until=["rested is true"])])
    comparison = compare(live, draft)
    assert sentences(comparison, About.QUESTIONS) == ["2 questions are no longer asked: “Able”, “Willing”."]
    assert sentences(compare(draft, live), About.QUESTIONS) == ["2 questions are asked besides: “Able”, “Willing”."]
    assert comparison.differences[-1].towards is Towards.NEITHER


def test_a_key_belongs_to_what_is_said() -> None:
    one = change_of_early_loss(["gestation_weeks < 10", "has_complications is false"])
    again = change_of_early_loss(["has_complications is false", "gestation_weeks <= 9"])
    other = change_of_early_loss(["gestation_weeks < 9", "has_complications is false"])
    assert [each.key for each in one.differences] == [each.key for each in again.differences]
    keys = [each.key for each in (*one.differences, *other.differences)]
    assert len(set(keys)) == len(keys)


def test_the_order_of_a_document_changes_no_sentence() -> None:
    live = read(SEX)
    draft = without(live, "guidance_rules", "late-loss-six-weeks")
    told = compare(live, draft)
    for seed in range(3):
        shuffled = copy.deepcopy(draft)
        for member in ("guidance_rules", "symptom_warnings"):
            random.Random(seed).shuffle(shuffled[member])  # noqa: S311  # the same each time
        assert compare(live, shuffled).differences == told.differences


@pytest.mark.slow
def test_another_process_says_the_same() -> None:
    program = (
        "from tests.guidance.articles import read\n"
        "from articles.guidance.comparison import compare\n"
        f"live = read({SEX!r})\n"
        "draft = {**live, **{part: live[part][2:] for part in ('guidance_rules', 'symptom_warnings')}}\n"
        "print(compare(live, draft))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(said) == 1
    assert "wait" in said.pop()


def many_conditions(count: int, write: Callable[[int], str]) -> Document:
    facts = [number(f"days_{place}", "d") for place in range(count)]
    return factories.document(facts, warnings=[warning("all-of-it", *(write(place) for place in range(count)))])


def test_what_is_too_much_to_divide_is_told_rather_than_missed() -> None:
    live = many_conditions(12, lambda place: f"days_{place} > 3")
    comparison = compare(live, many_conditions(12, lambda place: f"days_{place} > {place}"))
    exhaustive = {each.where for each in comparison.differences}
    assert comparison.remarks == ()
    assert "for everybody" not in exhaustive


def test_past_the_bound_it_is_said_that_nothing_was_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "MOST_AT_ONCE", 5)
    live = many_conditions(12, lambda place: f"days_{place} > 3")
    comparison = compare(live, many_conditions(12, lambda place: f"days_{place} > {place}"))
    assert [(each.where, each.before, each.after) for each in comparison.differences] == [
        ("for everybody", "urgent", "not_triggered"),
        ("for everybody", "not_triggered", "urgent"),
    ]
    assert len(comparison.remarks) == 1
    # Even so nothing is said where nothing was changed.
    assert compare(live, live).differences == ()


def test_an_example_is_what_anybody_can_try() -> None:
    live = read(SEX)
    draft = without(live, "guidance_rules", "pelvic-exam-first")
    difference = compare(live, draft).differences[0]
    assert difference.example["had_pelvic_exam"] is False
    assert outcome(live, "resume_sex", difference.example) == difference.before == "wait"
    assert outcome(draft, "resume_sex", difference.example) == difference.after == "no_objection"


def test_what_is_told_of_the_unknown_holds_back_where_another_rule_objects_to_some_of_them() -> None:
    """Found by chance: of readers of whom something is not known, some were waiting before and wait still."""
    facts = [fact("a"), fact("b"), choice("c", "none", "some", ordered=True)]
    old = [rule("one", when=["a is false"], until=["b is false"]), rule("two", when=["c < none"], until=["a is false"])]
    live = factories.document(facts, rules=old)
    draft = factories.document(
        [*facts[:2], choice("c", "some", "none", ordered=True)],
        rules=[*old, rule("new", when=["a is false"], until=["a is false"])],
        warnings=[warning("new-too", "a is false", urgency="emergency")],
    )
    told = sentences(compare(live, draft), About.OUTCOME)
    assert told
    assert all(sentence.endswith(ELSE) for sentence in told)
