"""What is wrong with an article in a file is said at once, with its line and what would be right."""

from pathlib import Path

import pytest

from articles.editorial import vocabulary
from tests import factories
from tests.articles.editorial import files
from tests.articles.editorial.files import with_change

pytestmark = pytest.mark.django_db
ELAPSED = "elapsed_fact: days_since_loss"
RANGE = "range: {fact: days_since_loss, minimum: 0, below: 7}"
CODING = "- {system: icd-10, code: R50, display: Fever}"

WRONG_ARTICLES = [
    files.Wrong(*row)
    for row in (
        # Names that lead nowhere
        (
            "- days_since_loss < 60",
            "- days_since_los < 60",
            "guidance_rules.0.applies_when.0.fact",
            "'days_since_loss'?",
        ),
        ("- fever is true", "- fevr is true", "symptom_warnings.0.triggered_when.0.fact", "Did you mean 'fever'?"),
        ("fever: true", "fevre: true", "scenarios.0.facts.fevre", "There is no fact 'fevre'. Did you mean 'fever'?"),
        (RANGE, RANGE.replace("loss", "los"), "definitions.0.range.fact", "Did you mean 'days_since_loss'?"),
        (ELAPSED, "elapsed_fact: days_since", "guidance_rules.0.wait.elapsed_fact", "'days_since_loss'?"),
        ("resume_sex: seek_care", "resume_sx: wait", "scenarios.0.expect.outcomes.resume_sx", "'resume_sex'?"),
        ("according_to: leaflet", "according_to: leaflets", "definitions.0.according_to", "Did you mean 'leaflet'?"),
        ("topics: [miscarriage]", "topics: [miscariage]", "topics.0", "There is no topic 'miscariage'. Did you mean"),
        ("- helpline", "- help-line", "support_services.0", "There is no support service 'help-line'. Did you mean"),
        ("- hot", "- hat", "scenarios.0.expect.warnings.0", "There is no warning 'hat'. Did you mean 'hot'?"),
        # Conditions and waits that do not fit
        (
            "- bleeding is none",
            "- bleeding ist none",
            "guidance_rules.0.satisfied_when.0",
            "'ist' cannot stand between a fact and its value.",
        ),
        (
            "- fever is true",
            "- fever > true",
            "symptom_warnings.0.triggered_when.0.operator",
            "needs an order, and the values of 'fever' have none. Use eq, ne, in or not_in.",
        ),
        ("- bleeding is none", "- bleeding in none", "guidance_rules.0.satisfied_when.0.value", "'in' takes a list"),
        (
            "- days_since_loss < 60",
            "- days_since_loss < sixty",
            "guidance_rules.0.applies_when.0.value",
            "'days_since_loss' takes a whole number from 0 to 3650, not sixty.",
        ),
        ("- days_since_loss < 60", "- days_since_loss < 9999", "guidance_rules.0.applies_when.0.value", "0 to 3650"),
        ("- fever is true", "- fever is no", "symptom_warnings.0.triggered_when.0.value", "true or false, not no."),
        (
            "- bleeding is none",
            "- bleeding is hevy",
            "guidance_rules.0.satisfied_when.0.value",
            "takes one of its choices, not hevy. Did you mean 'heavy'?",
        ),
        (
            "- bleeding is none",
            "- {fact: bleeding, operator: in, value: [none, lite]}",
            "guidance_rules.0.satisfied_when.0.value.1",
            "not lite. Did you mean 'light'?",
        ),
        ("- bleeding is none", "- bleeding is", "guidance_rules.0.satisfied_when.0", "After 'is' comes a value"),
        ("- bleeding is none", "- 12", "guidance_rules.0.satisfied_when.0", "This must be a condition, such as"),
        ("bleeding: light", "bleeding: lite", "scenarios.0.facts.bleeding", "Did you mean 'light'?"),
        ("fever: true", "fever: 'yes'", "scenarios.0.facts.fever", "this takes true or false"),
        ("unit: wk", "unit: mo", "guidance_rules.0.wait.elapsed_fact", "A wait in months needs", ELAPSED),
        ("maximum: 3", "maximum: 1", "guidance_rules.0.wait.maximum", "no less than its minimum"),
        ("minimum: 2", "minimum: 0", "guidance_rules.0.wait.minimum", "greater than or equal to 1"),
        (RANGE, RANGE.replace("0", "7"), "definitions.0.range.below", "`minimum` must be less than `below`."),
        # Repeats
        ("related: [another-article]", "related: [one, two, one]", "related.2", "'one' is listed twice."),
        ("topics: [miscarriage]", "topics: [miscarriage, miscarriage]", "topics.1", "'miscarriage' is listed twice."),
        (
            "title: Wait",
            "title: Wait\ntitle: Stop",
            "guidance_rules.0.title",
            "on line 26 and on line 27.",
            "title: Wait",
        ),
        # Text
        ("Then see.", "Then <b>see.", "sections.0.body", "Raw HTML is not accepted: `<b>` (line 3", "body: |"),
        ("Then see.", "# Then see", "sections.0.body", "begins with `##` or more (line 3 of the text).", "body: |"),
        ("Then see.", "![See](x.png)", "sections.0.body", "Images are not supported (line 3", "body: |"),
        # Days
        ("question: When?", "review: {reviewed_on: 2026-02-30}", "review.reviewed_on", "a day that exists"),
        ("question: When?", "review: {next_review_due: 22/11/2026}", "review.next_review_due", "like `2026-11-22`"),
        # Members
        ("action: wait", "action: wait\nreason: x", "guidance_rules.0.reason", "There is no member of this name here."),
        ("question: When?", "questions: When?", "questions", "Did you mean 'question'?"),
        ("heading: The answer", "", "sections.0.heading", "This is missing.", "- key: answer"),
        ("- helpline", "-", "support_services.0", "Nothing stands here."),
        ("title: After a loss", "title: *after", "title", "Anchors and aliases are not used in content"),
        ("symptom: Fever", "symptom:", "symptom_warnings.0.symptom", "Nothing stands here."),
        ("related: [another-article]", "related:", "related", "Nothing stands here: write it, or take the line out."),
        # Types and terms
        ("title: After a loss", "title: 12", "title", "This must be text; put it in quotes."),
        ("question: When?", "question: [When, how]", "question", "This must be text."),
        (
            "maximum: 3",
            "maximum: three",
            "guidance_rules.0.wait.maximum",
            "This must be a whole number, without quotes.",
        ),
        ("maximum: 3", "maximum: 3.5", "guidance_rules.0.wait.maximum", "This must be a whole number, without quotes."),
        ("maximum: 3", "maximum: 2147483648", "guidance_rules.0.wait.maximum", "less than or equal to 2147483647"),
        ("related: [another-article]", "related: another-article", "related", "This must be a list"),
        ("topics: [miscarriage]", "topics: {miscarriage: 1}", "topics", "This must be a list"),
        ("topics: [miscarriage]", "topics: [[miscarriage]]", "topics.0", "This must be text."),
        (CODING, "- R50", "symptom_warnings.0.codings.0", "This must be lines of `name: value`."),
        (CODING, CODING.replace("icd-10", "icd10"), "symptom_warnings.0.codings.0.system", "Did you mean 'icd-10'?"),
        ("aspect: answer", "aspect: anwser", "sections.0.aspect", "Did you mean 'answer'?"),
        (
            "strength: required",
            "strength: must",
            "guidance_rules.0.strength",
            "Known: required, recommended, optional.",
        ),
        ("slug: after-a-loss", "slug: After a loss", "slug", "This must look like `sex-after-miscarriage`."),
        ("language: en-GB", "language: English", "language", "This must look like `en-GB`."),
    )
]


@pytest.mark.parametrize("wrong", WRONG_ARTICLES, ids=str)
def test_what_is_wrong_with_an_article_is_said_with_its_line_and_what_would_be_right(
    wrong: files.Wrong, words: None, tmp_path: Path
) -> None:
    text = with_change(wrong.old, wrong.new)
    path = files.write(tmp_path, text)
    (line,) = files.said_of(path)
    number = files.line_of(wrong.at or wrong.new.splitlines()[-1], text)
    assert line.startswith(f"{path}:{number}: {wrong.where}: ")
    assert wrong.said in line


NO_MEMBER = "There is no member of this name here. Did you mean 'statement'?"


def test_a_member_whose_name_is_wrong_is_told_together_with_the_one_that_is_missing(
    words: None, tmp_path: Path
) -> None:
    text = with_change("statement: Wait until the bleeding has stopped.", "statment: Wait.")
    path = files.write(tmp_path, text)
    assert files.said_of(path) == [
        f"{path}:{files.line_of('- key: wait-for-bleeding', text)}: guidance_rules.0.statement: This is missing.",
        f"{path}:{files.line_of('statment: Wait.', text)}: guidance_rules.0.statment: {NO_MEMBER}",
    ]


def test_an_activity_that_does_not_exist_is_refused_with_the_nearest(words: None, tmp_path: Path) -> None:
    path = files.write(tmp_path, with_change("activity: resume_sex", "activity: resume_sec"))
    unknown, lost = files.said_of(path)
    assert unknown.endswith("guidance_rules.0.activity: There is no activity 'resume_sec'. Did you mean 'resume_sex'?")
    assert lost.endswith("outcomes.resume_sex: No rule here is about 'resume_sex', so nothing comes out for it.")


def test_a_source_that_the_article_does_not_list_is_to_be_listed(words: None, tmp_path: Path) -> None:
    vocabulary.write(factories.words(sources=[{**factories.VOCABULARY["sources"][0], "key": "study"}]))
    path = files.write(tmp_path, with_change("according_to: leaflet", "according_to: study"))
    (line,) = files.said_of(path)
    assert line.startswith(f"{path}:14: definitions.0.according_to: The source 'study' is not in the article's own")
    assert line.endswith("`sources`: add it there.")


def test_an_outcome_for_an_activity_that_no_rule_is_about_is_told_apart_from_one_that_does_not_exist(
    words: None, tmp_path: Path
) -> None:
    vocabulary.write(factories.words(activities=[{"key": "travel", "label": "Travel", "requires": []}]))
    path = files.write(tmp_path, with_change("resume_sex: seek_care", "travel: seek_care"))
    (line,) = files.said_of(path)
    assert line.endswith("expect.outcomes.travel: No rule here is about 'travel', so nothing comes out for it.")


def test_a_key_that_is_used_twice_is_refused_also_between_rules_and_warnings(words: None, tmp_path: Path) -> None:
    path = files.write(tmp_path, with_change("- key: hot", "- key: wait-for-bleeding"))
    used_twice, lost = files.said_of(path)
    assert used_twice == f"{path}:43: symptom_warnings.0.key: The key 'wait-for-bleeding' is used twice."
    assert "There is no warning 'hot'" in lost


def test_all_that_is_wrong_is_said_at_once_in_the_order_of_its_lines(words: None, tmp_path: Path) -> None:
    text = files.ARTICLE
    for old, new in [
        ("language: en-GB", ""),  # the shape
        ("aspect: answer", "aspect: anwser"),
        ("Then see.", "<i>Then</i> see."),  # the text
        ("- bleeding is none", "- bleeding is nun"),  # what it says
        ("title: Wait", "title: &wait Wait"),  # how it is written
        ("urgency: urgent", "urgency: urgent\nurgency: urgent"),
        ("fever: true", "fever: maybe"),
    ]:
        text = with_change(old, new, text)
    path = files.write(tmp_path, text)

    said = files.said_of(path)

    assert [line.removeprefix(f"{path}:").rpartition(": ")[0].split(": ")[1] for line in said] == [
        "language",
        "sections.0.aspect",
        "sections.0.body",
        "sections.0.body",
        "guidance_rules.0.title",
        "guidance_rules.0.satisfied_when.0.value",
        "symptom_warnings.0.urgency",
        "scenarios.0.facts.fever",
    ]
    lines = [int(line.removeprefix(f"{path}:").partition(":")[0]) for line in said]
    assert lines == sorted(lines)


def test_what_only_follows_from_what_is_wrong_is_not_said(words: None, tmp_path: Path) -> None:
    # An unreadable wait would lack a unit, a warning without a key could not be named, and so on.
    text = with_change("minimum: 2", "minimum: two")
    text = with_change("range: {fact: days_since_loss, minimum: 0, below: 7}", "range: {fact: 7}", text)
    path = files.write(
        tmp_path, with_change("- bleeding is none", "- {fact: bleeding, operator: is, value: none}", text)
    )
    assert [line.removeprefix(f"{path}:").split(": ")[1] for line in files.said_of(path)] == [
        "definitions.0.range.fact",
        "guidance_rules.0.satisfied_when.0.operator",
        "guidance_rules.0.wait.minimum",
    ]
