"""What changes for readers between two documents of an article: every difference in behaviour, in sentences.

Outcomes are compared by what the rules come to and warnings one by one. Whoever gets another outcome gets it by a rule
or by a red flag, so what a red flag does to outcomes is told once, by its own sentence.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

from articles.guidance.assessment import assess
from articles.guidance.changes import Change, Tally, list_changes_of_outcome, list_changes_of_warnings
from articles.guidance.compilation import Guidance, compile_document
from articles.guidance.facts import Fact
from articles.guidance.folding import fold
from articles.guidance.objections import OUTCOMES, STANDINGS
from articles.guidance.regions import Space
from articles.guidance.telling import EVERYBODY, part_unknown, spell_box, tell_box, tell_facts, tell_term, tell_values
from articles.guidance.terms import RED_FLAGS, Outcome
from articles.guidance.wording import ask_the_same


class About(StrEnum):
    """What it is that differs."""

    OUTCOME = "outcome"
    WARNING = "warning"
    QUESTIONS = "questions"


class Towards(StrEnum):
    """Which way a difference goes. Whatever can't be compared counts as less caution: unknown is never no."""

    LESS_CAUTION = "less_caution"
    MORE_CAUTION = "more_caution"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that changes for some readers. `key` is of what it says: what says something else has another.

    `where` says which readers, `before` and `after` what they get: an outcome, an urgency, or for a warning that
    doesn't say one `need_facts` (a red flag that is unknown), `unknown`, `not_triggered` or `maybe_expected`; None
    where the document has no such activity or warning. Of the values that a question takes they are words. Of an
    outcome it is said as far as nothing else stands against it: another rule or a red flag may. `example` are facts
    with which both can be tried; those that one of the documents doesn't have mean nothing to it.
    """

    key: str
    subject: str
    about: About
    where: str
    before: str | None
    after: str | None
    towards: Towards
    is_red_flag: bool
    sentence: str
    example: Mapping[str, Any]


UNPROVEN = "Of {count} of the differences not every region could be asked: they may be of fewer readers, or of none."
NOT_THERE = (None,) * len(STANDINGS)
ELSE = ", where nothing else stands against it"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every difference, least caution first. `asked` counts the sets of facts of which both documents were asked.

    `remarks` say where it was not exhaustive; none: every region was asked.
    """

    differences: tuple[Difference, ...]
    asked: int
    remarks: tuple[str, ...]


def compare(live: Mapping[str, Any] | None, draft: Mapping[str, Any]) -> Comparison:
    """What changes for readers when `draft` is published in place of `live`; of a first publication nothing.

    Both are published documents. InvalidInput where the guidance of one doesn't hold together.
    """
    if live is None:
        return Comparison((), 0, ())
    return _compare(compile_document(live), compile_document(draft))


def _compare(live: Guidance, draft: Guidance) -> Comparison:
    space, tally = Space(live, draft), Tally()
    differences = [
        *_compare_warnings(space, live, draft, tally),
        *_compare_activities(space, live, draft, tally),
        *_compare_values(live, draft),
        *_compare_wording(live, draft),
        *_compare_questions(live, draft),
    ]
    remarks = (UNPROVEN.format(count=tally.unproven),) if tally.unproven else ()
    return Comparison(tuple(sorted(differences, key=_caution)), tally.asked, remarks)


def _caution(difference: Difference) -> tuple[int, bool]:
    return list(Towards).index(difference.towards), not difference.is_red_flag


def _compare_warnings(space: Space, live: Guidance, draft: Guidance, tally: Tally) -> Iterator[Difference]:
    old, new = ({each.key: each for each in guidance.warnings} for guidance in (live, draft))
    for key, changes in list_changes_of_warnings(space, live, draft, tally).items():
        holders = [side[key] for side in (new, old) if key in side]
        for change in fold(space, changes):
            yield _tell(
                space,
                change,
                subject=(key, holders[0].symptom),
                about=About.WARNING,
                scales=(STANDINGS if key in old else NOT_THERE, STANDINGS if key in new else NOT_THERE),
                is_red_flag=any(each.urgency in RED_FLAGS for each in holders),
            )


def _compare_activities(space: Space, live: Guidance, draft: Guidance, tally: Tally) -> Iterator[Difference]:
    for key in dict.fromkeys([*draft.activities, *live.activities]):
        old, new = live.activities.get(key), draft.activities.get(key)
        if old and new:
            for change in fold(space, list_changes_of_outcome(space, live, draft, key, tally)):
                yield _tell(
                    space,
                    change,
                    subject=(key, new.label),
                    about=About.OUTCOME,
                    scales=(OUTCOMES, OUTCOMES),
                    is_red_flag=False,
                )
        elif old:
            yield _tell_of_activity(key, old.label, before=_decide_unasked(live, key), after=None)
        elif new:
            yield _tell_of_activity(key, new.label, before=None, after=_decide_unasked(draft, key))


def _tell_of_activity(key: str, label: str, *, before: Outcome | None, after: Outcome | None) -> Difference:
    """An activity that only one of the documents has. Its outcome is told for readers of whom nothing is known.

    To object to nothing is less cautious than to say nothing.
    """
    if before:
        towards = Towards.NEITHER if before is Outcome.NO_OBJECTION else Towards.LESS_CAUTION
    else:
        towards = Towards.LESS_CAUTION if after is Outcome.NO_OBJECTION else Towards.MORE_CAUTION
    what = "nothing is said of it any more" if before else "something is said of it now"
    return Difference(
        key=_hash(About.OUTCOME, key, before, after),
        subject=label,
        about=About.OUTCOME,
        where=EVERYBODY,
        before=before,
        after=after,
        towards=towards,
        is_red_flag=False,
        sentence=f"{label}: {EVERYBODY}: {what}.",
        example={},
    )


def _decide_unasked(guidance: Guidance, activity: str) -> Outcome:
    return assess(guidance, {}, activity=activity)["activities"][0]["outcome"]


def _compare_values(live: Guidance, draft: Guidance) -> Iterator[Difference]:
    """Facts that take other values now. A value that one of the documents refuses can't be asked of both."""
    for key in (key for key in draft.facts if key in live.facts):
        facts = live.facts[key], draft.facts[key]
        if _list_values(facts[0]) != _list_values(facts[1]):
            old, new = (tell_values(fact) for fact in facts)
            label = draft.facts[key].label
            yield Difference(
                key=_hash(About.QUESTIONS, key, old, new),
                subject=label,
                about=About.QUESTIONS,
                where=EVERYBODY,
                before=old,
                after=new,
                towards=Towards.LESS_CAUTION,
                is_red_flag=False,
                sentence=f"{label}: takes {old} → {new}. What only one of them takes can't be compared.",
                example={},
            )


def _compare_wording(live: Guidance, draft: Guidance) -> Iterator[Difference]:
    """Facts that are asked for so that the same answer may mean something else. Who gave it can't be told."""
    for key in (key for key in draft.facts if key in live.facts):
        facts = live.facts[key], draft.facts[key]
        for old, new in _list_other_meanings(*facts):
            yield Difference(
                key=_hash(About.QUESTIONS, "wording", key, old, new),
                subject=facts[1].label,
                about=About.QUESTIONS,
                where=EVERYBODY,
                before=old,
                after=new,
                towards=Towards.LESS_CAUTION,
                is_red_flag=False,
                sentence=f"{facts[1].label}: {old} → {new}. Whether an answer still means the same can't be compared.",
                example={},
            )


def _list_other_meanings(live: Fact, draft: Fact) -> Iterator[tuple[str, str]]:
    if not ask_the_same(live.question, draft.question):
        yield f"asked as “{live.question}”", f"“{draft.question}”"
    if live.kind is draft.kind and live.unit != draft.unit:
        yield f"given in {live.unit or 'no unit'}", draft.unit or "no unit"
    labels = {choice.key: choice.label for choice in live.choices}
    for choice in draft.choices:
        old, others = labels.get(choice.key), {label for key, label in labels.items() if key != choice.key}
        if old is not None and old != choice.label and (choice.label in others or not ask_the_same(old, choice.label)):
            yield f"the choice “{old}”", f"“{choice.label}”"


def _list_values(fact: Fact) -> tuple[object, ...]:
    return fact.kind, fact.minimum, fact.maximum, frozenset(fact.positions)


def _compare_questions(live: Guidance, draft: Guidance) -> Iterator[Difference]:
    """What is asked of readers who have said nothing yet. What comes of their answers is told by the others."""
    old, new = ({each["fact"]: each for each in assess(guidance, {})["next_questions"]} for guidance in (live, draft))
    for verb, keys, facts in (
        ("no longer asked", [key for key in old if key not in new], live.facts),
        ("asked besides", [key for key in new if key not in old], draft.facts),
    ):
        if keys:
            count = "1 question is" if len(keys) == 1 else f"{len(keys)} questions are"
            told = tell_facts(facts[key] for key in keys)
            yield Difference(
                key=_hash(About.QUESTIONS, verb, *sorted(keys)),
                subject="Questions",
                about=About.QUESTIONS,
                where=EVERYBODY,
                before=None,
                after=None,
                towards=Towards.NEITHER,
                is_red_flag=False,
                sentence=f"{count} {verb}: {told}.",
                example={},
            )


def _tell(
    space: Space,
    change: Change,
    *,
    subject: tuple[str, str],
    about: About,
    scales: tuple[Sequence[str | None], Sequence[str | None]],
    is_red_flag: bool,
) -> Difference:
    key, name = subject
    before, after = scales[0][change.before], scales[1][change.after]
    unknown = (scales[0][change.unknown[0]], scales[1][change.unknown[1]]) if change.unknown else None
    if unknown:
        known, may_be_unknown = part_unknown(space, change.box)
        said = f"{tell_box(space, known)}: {_tell_arrow(before, after)}; if {may_be_unknown}: {_tell_arrow(*unknown)}"
    else:
        said = f"{tell_box(space, change.box)}: {_tell_arrow(before, after)}"
    sentence = f"{name}: {said}{'' if change.is_exact else ELSE}."
    return Difference(
        key=_hash(about, key, spell_box(space, change.box), before, after, unknown, sentence),
        subject=name,
        about=about,
        where=tell_box(space, change.box),
        before=before,
        after=after,
        towards=Towards.LESS_CAUTION if change.before < change.after else Towards.MORE_CAUTION,
        is_red_flag=is_red_flag,
        sentence=sentence,
        example=space.pick(change.example),
    )


def _tell_arrow(before: str | None, after: str | None) -> str:
    return f"{tell_term(before)} → {tell_term(after)}"


def _hash(*says: object) -> str:
    return sha256(json.dumps(says).encode()).hexdigest()[:12]
