"""Loading files: a file is loaded whole or not at all, and all that is wrong with it is said at once, with its line."""

import os
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import models
from articles.editorial import content_files, drafts, vocabulary, yaml_source
from articles.editorial.content_files import ContentFileError, Effect
from contentapi.errors import InvalidInput
from tests import factories
from tests.articles.editorial import files
from tests.articles.editorial.files import with_change
from tests.articles.publishing import tables
from tests.conftest import CONTENT

pytestmark = pytest.mark.django_db


class Wrong(NamedTuple):
    """One thing wrong: a line and what it is changed to, the place that is named, some of what is said, and the line
    that is told, which is the changed one (or the last of them) unless `at` says another."""

    old: str
    new: str
    where: str
    said: str
    at: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.new.splitlines()[-1] if self.new else '-'}"[:70]


@pytest.fixture
def words(db: None) -> None:
    """The vocabulary that `files.ARTICLE` uses."""
    vocabulary.write(factories.VOCABULARY)


def said_of(path: Path) -> list[str]:
    """What is said of a file that is not loaded: nothing of it is written."""
    with CaptureQueriesContext(connection) as queries, pytest.raises(ContentFileError) as refused:
        content_files.load(path)
    assert writes(queries) == []
    return refused.value.detail.splitlines()


def writes(queries: CaptureQueriesContext) -> list[str]:
    statements = [query["sql"] for query in queries.captured_queries]
    return [sql for sql in statements if sql.startswith(("INSERT", "UPDATE", "DELETE"))]


# An article with one thing wrong

ELAPSED = "elapsed_fact: days_since_loss"
RANGE = "range: {fact: days_since_loss, minimum: 0, below: 7}"
CODING = "- {system: icd-10, code: R50, display: Fever}"

WRONG_ARTICLES = [
    Wrong(*row)
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
        ("unit: weeks", "unit: months", "guidance_rules.0.wait.elapsed_fact", "A wait in months needs", ELAPSED),
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
    wrong: Wrong, words: None, tmp_path: Path
) -> None:
    text = with_change(wrong.old, wrong.new)
    path = files.write(tmp_path, text)
    (line,) = said_of(path)
    number = files.line_of(wrong.at or wrong.new.splitlines()[-1], text)
    assert line.startswith(f"{path}:{number}: {wrong.where}: ")
    assert wrong.said in line


NO_MEMBER = "There is no member of this name here. Did you mean 'statement'?"


def test_a_member_whose_name_is_wrong_is_told_together_with_the_one_that_is_missing(
    words: None, tmp_path: Path
) -> None:
    text = with_change("statement: Wait until the bleeding has stopped.", "statment: Wait.")
    path = files.write(tmp_path, text)
    assert said_of(path) == [
        f"{path}:{files.line_of('- key: wait-for-bleeding', text)}: guidance_rules.0.statement: This is missing.",
        f"{path}:{files.line_of('statment: Wait.', text)}: guidance_rules.0.statment: {NO_MEMBER}",
    ]


def test_an_activity_that_does_not_exist_is_refused_with_the_nearest(words: None, tmp_path: Path) -> None:
    path = files.write(tmp_path, with_change("activity: resume_sex", "activity: resume_sec"))
    unknown, lost = said_of(path)
    assert unknown.endswith("guidance_rules.0.activity: There is no activity 'resume_sec'. Did you mean 'resume_sex'?")
    assert lost.endswith("outcomes.resume_sex: No rule here is about 'resume_sex', so nothing comes out for it.")


def test_a_source_that_the_article_does_not_list_is_to_be_listed(words: None, tmp_path: Path) -> None:
    vocabulary.write(factories.words(sources=[{**factories.VOCABULARY["sources"][0], "key": "study"}]))
    path = files.write(tmp_path, with_change("according_to: leaflet", "according_to: study"))
    (line,) = said_of(path)
    assert line.startswith(f"{path}:14: definitions.0.according_to: The source 'study' is not in the article's own")
    assert line.endswith("`sources`: add it there.")


def test_an_outcome_for_an_activity_that_no_rule_is_about_is_told_apart_from_one_that_does_not_exist(
    words: None, tmp_path: Path
) -> None:
    vocabulary.write(factories.words(activities=[{"key": "travel", "label": "Travel", "requires": []}]))
    path = files.write(tmp_path, with_change("resume_sex: seek_care", "travel: seek_care"))
    (line,) = said_of(path)
    assert line.endswith("expect.outcomes.travel: No rule here is about 'travel', so nothing comes out for it.")


def test_a_key_that_is_used_twice_is_refused_also_between_rules_and_warnings(words: None, tmp_path: Path) -> None:
    path = files.write(tmp_path, with_change("- key: hot", "- key: wait-for-bleeding"))
    used_twice, lost = said_of(path)
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

    said = said_of(path)

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
    assert [line.removeprefix(f"{path}:").split(": ")[1] for line in said_of(path)] == [
        "definitions.0.range.fact",
        "guidance_rules.0.satisfied_when.0.operator",
        "guidance_rules.0.wait.minimum",
    ]


# A vocabulary file

WORDS = """\
facts:
  - {key: pads, label: Pads, question: "How many?", kind: integer, unit: d, minimum: 0, maximum: 9}
  - key: colour
    label: Colour
    question: Which?
    kind: choice
    ordered: false
    choices:
      - {key: red, label: Red}
      - {key: pink, label: Pink}
activities:
  - {key: travel, label: Travel, requires: []}
  - {key: fly, label: Fly, requires: [travel]}
topics:
  - {slug: journeys, name: Journeys, codings: [{system: loinc, code: 1-8, display: J}]}
  - {slug: flights, name: Flights, parent: journeys}
sources:
  - {key: atlas, title: Atlas, publisher: P, url: "https://example.org", published_on: 2015-01-01}
support_services:
  - {key: desk, name: Desk, description: Asks., phone: "111", region: GB, for_crisis: false}
"""

PADS, PINK = WORDS.splitlines()[1].strip(), "- {key: pink, label: Pink}"
FLY, JOURNEYS, FLIGHTS, ATLAS, DESK = (
    line.strip()
    for line in WORDS.splitlines()
    if line.startswith(("  - {key: fly", "  - {slug", "  - {key: atlas", "  - {key: d"))
)

WRONG_WORDS = [
    Wrong(*row)
    for row in (
        (PADS, PADS.replace("pads", "Pads"), "facts.0.key", "This must look like `days_since_loss`."),
        (PADS, PADS.replace("integer", "intger"), "facts.0.kind", "Did you mean 'integer'?"),
        (PADS, PADS.replace("unit: d", "unit: days"), "facts.0.unit", "Known: wk, d, mo, {menses}."),
        (PADS, PADS.replace("unit: d", "unit: {menses}"), "facts.0.unit", "Known: wk, d, mo, {menses}."),
        (PADS, PADS.replace("unit: d, ", ""), "facts.0.unit", "A whole number needs a `unit`."),
        (PADS, PADS.replace("minimum: 0", "minimum: 10"), "facts.0.maximum", "must not be less than `minimum`."),
        (PADS, PADS.replace(": 9", ": 9999999999"), "facts.0.maximum", "less than or equal to 2147483647"),
        (PADS, PADS.replace(": 9", ": 9, ordered: true"), "facts.0.ordered", "Only a choice has `ordered`."),
        ("kind: choice", "kind: choice\nminimum: 0", "facts.1.minimum", "Only a whole number has `minimum`."),
        (PINK, "", "facts.1.choices", "A choice has at least two choices.", "choices:"),
        (PINK, PINK.replace("pink", "red"), "facts.1.choices.1.key", "'red' is given twice."),
        ("- key: colour", "- key: pads", "facts.1.key", "'pads' is given twice."),
        (FLY, FLY.replace("travel", "travl"), "activities.1.requires.0", "no activity 'travl'. Did you mean 'travel'?"),
        (FLY, FLY.replace("travel", "travel, travel"), "activities.1.requires.1", "'travel' is listed twice."),
        (FLY, FLY.replace("travel", "fly"), "activities.1.requires.0", "This leads back to 'fly' itself."),
        (FLIGHTS, FLIGHTS.replace("journeys", "journey"), "topics.1.parent", "Did you mean 'journeys'?"),
        (JOURNEYS, JOURNEYS.replace("loinc", "lonc"), "topics.0.codings.0.system", "Did you mean 'loinc'?"),
        (ATLAS, ATLAS.replace("https://", ""), "sources.0.url", "Write `https://example.org`."),
        (ATLAS, ATLAS.replace("https:", "http:"), "sources.0.url", "It is not encrypted. Write `https://example.org`"),
        (DESK, DESK.replace('"111"', '"1l1"'), "support_services.0.phone", "`l` stands where a 1 should."),
        (DESK, DESK.replace('"111"', '"11 and 12"'), "support_services.0.phone", "There are letters in it."),
        (DESK, DESK.replace("region: GB", "region: UK"), "support_services.0.region", "Did you mean 'GB'?"),
        (JOURNEYS, JOURNEYS.replace("1-8", "1-9"), "topics.0.codings.0.code", "The check digit does not fit"),
        (ATLAS, ATLAS.replace("-01-01", ""), "sources.0.published_on", "This must be a day that exists"),
        (DESK, DESK.replace('"111"', "111"), "support_services.0.phone", "This must be text; put it in quotes."),
        (DESK, DESK.replace('phone: "111", ', ""), "support_services.0", "nobody can reach this service."),
        (DESK, DESK.replace("false", "no"), "support_services.0.for_crisis", "This must be true or false."),
        ("topics:", "topcs:", "topcs", "There is no member of this name here. Did you mean 'topics'?"),
    )
]


@pytest.mark.parametrize("wrong", WRONG_WORDS, ids=str)
def test_what_is_wrong_with_vocabulary_is_said_with_its_line_and_what_would_be_right(
    wrong: Wrong, tmp_path: Path
) -> None:
    text = with_change(wrong.old, wrong.new, WORDS)
    path = files.write(tmp_path, text)
    (line,) = said_of(path)
    number = files.line_of(wrong.at or wrong.new.splitlines()[-1], text)
    assert line.startswith(f"{path}:{number}: {wrong.where}: ")
    assert wrong.said in line


def test_two_topics_that_lie_under_each_other_are_refused_even_across_files(tmp_path: Path) -> None:
    files.load(tmp_path, WORDS)
    path = files.write(tmp_path, "topics:\n  - {slug: journeys, name: Journeys, parent: flights}\n")
    assert said_of(path) == [f"{path}:2: topics.0.parent: This leads back to 'journeys' itself."]


# What cannot be read


@pytest.mark.parametrize(
    ("raw", "line", "said"),
    [
        (b"slug: x\ntitle: caf\xe9\n", 2, "This is not UTF-8"),
        (files.ARTICLE.encode("utf-16"), 1, "This is not UTF-8"),
        (b"slug: x\n\ttitle: y\n", 2, "This is not YAML"),
        (b"", 1, "The file is empty."),
        (b"- slug: x\n", 1, "This must be lines of `name: value`."),
        (b"Just some words\n", 1, "This must be lines of `name: value`."),
        (b"12\n", 1, "This must be lines of `name: value`."),
        (b"slug: x\n---\nslug: y\n", 2, "Another document begins here"),
    ],
)
def test_what_is_no_content_at_all_is_refused_at_its_line(raw: bytes, line: int, said: str, tmp_path: Path) -> None:
    path = files.write(tmp_path, raw)
    (only,) = said_of(path)
    assert only.startswith(f"{path}:{line}: {said}")


def test_every_message_stays_on_its_line_and_within_reason(words: None, tmp_path: Path) -> None:
    names = [r'"a\nb"', r'"\e[31mred"', r'"\ud800"', r'"\u202e"', r'"\L"', f"? {'x' * 5000}\n"]
    text = files.ARTICLE + "".join(f"{name}: 1\n" for name in names)
    path = files.write(tmp_path, text)
    said = said_of(path)
    assert len(said) == len(names)
    assert [line.isprintable() for line in said] == [True] * len(names)
    assert "a\\nb: There is no member of this name here." in said[0]
    assert max(map(len, said)) < 1_100


def test_a_path_where_there_is_nothing_to_read_is_refused_in_one_line(tmp_path: Path) -> None:
    gone = tmp_path / "gone.yaml"
    gone.symlink_to(tmp_path / "nowhere")
    looped = tmp_path / "looped.yaml"
    looped.symlink_to(looped)
    for path, said in [
        (tmp_path / "nothing.yaml", "No such file or directory."),
        (gone, "No such file or directory."),
        (looped, "Too many levels of symbolic links."),
        (tmp_path / ("x" * 300), "File name too long."),
    ]:
        with pytest.raises(InvalidInput) as refused:
            content_files.files_in([path])
        assert refused.value.detail == f"{path}: {said}"


def test_what_is_neither_a_file_nor_a_folder_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    assert content_files.files_in([tmp_path]) == [pipe]
    with pytest.raises(InvalidInput, match=r"pipe\.yaml: This is not a file\.$"):
        content_files.load(pipe)
    with pytest.raises(InvalidInput, match=r"This is not a file\.$"):
        content_files.load(tmp_path)


def test_a_file_that_may_not_be_read_is_refused_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = files.write(tmp_path, files.ARTICLE)

    def forbidden(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", forbidden)  # who runs the tests may be root, who may read all
    assert content_files.files_in([tmp_path]) == [path]
    with pytest.raises(InvalidInput, match=r"article\.yaml: Permission denied\.$"):
        content_files.load(path)


# Which files, in which order


def test_vocabulary_comes_before_the_articles_that_use_it_whatever_they_are_called(tmp_path: Path) -> None:
    above = tmp_path / "vocabulary"  # everything may lie in a folder of this name
    article = files.write(above, files.ARTICLE, "a/article.yaml")
    quoted = files.write(above, b"\xef\xbb\xbf'title' : Quoted\r\n", "b.yaml")
    words = files.write(above, WORDS, "words.yml")
    topics = files.write(above, "topics:\n- slug: x\n  title: no title of an article\n", "z/topics.YAML")

    assert content_files.files_in([above]) == [words, topics, article, quoted]
    assert content_files.files_in([article, words]) == [words, article]
    assert content_files.files_in([above, article, article]) == [words, topics, article, quoted]


def test_folders_and_what_is_hidden_or_no_yaml_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    inside = files.write(tmp_path, files.ARTICLE, "folder.yaml/inside.yaml")
    files.write(tmp_path, "notes", "notes.txt")
    files.write(tmp_path, b"\x00\x05\x16\x07", "._article.yaml")
    (tmp_path / ".#article.yaml").symlink_to("someone@somewhere.1234")
    assert content_files.files_in([tmp_path]) == [inside]


def test_a_folder_that_holds_no_content_is_refused_since_another_was_meant(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as refused:
        content_files.files_in([tmp_path])
    assert refused.value.detail == f"{tmp_path}: there is no .yaml file in this folder."


# What loading does


def test_an_article_is_created_and_its_draft_says_what_the_file_says(words: None, tmp_path: Path) -> None:
    loaded = files.load(tmp_path, files.ARTICLE)
    assert (loaded.effect, loaded.slug) == (Effect.CREATED, "after-a-loss")
    content = drafts.read(models.Article.objects.get())
    assert content["definitions"] == [
        {
            "term": "early loss",
            "meaning": "A loss in the first days.",
            "range": {"fact": "days_since_loss", "minimum": 0, "below": 7},
            "according_to": "leaflet",
        }
    ]
    assert content["sections"][0]["body"] == "Wait for it to stop.\n\nThen see.\n"
    (rule,) = content["guidance_rules"]
    assert rule["applies_when"] == [{"fact": "days_since_loss", "operator": "lt", "value": 60}]
    assert rule["wait"] == {"minimum": 2, "maximum": 3, "unit": "weeks", "elapsed_fact": "days_since_loss"}
    assert content["review"] == drafts.UNREVIEWED
    assert content["scenarios"][0]["facts"] == {"bleeding": "light", "fever": True}


def test_what_may_be_empty_may_be_left_out(words: None, tmp_path: Path) -> None:
    files.load(tmp_path, "slug: bare\nlanguage: en\ntitle: Bare\n")
    content = drafts.read(models.Article.objects.get())
    empty = {name: value for name, value in content.items() if name not in ("slug", "language", "title", "review")}
    assert {repr(value) for value in empty.values()} == {"''", "[]"}


def test_loading_an_unchanged_article_writes_nothing(words: None, tmp_path: Path) -> None:
    path = files.write(tmp_path, files.ARTICLE)
    content_files.load(path)
    before = tables.everything()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        loaded = content_files.load(path)
    assert (loaded.effect, loaded.slug) == (Effect.UNCHANGED, "after-a-loss")
    assert queries.captured_queries
    assert writes(queries) == []
    assert tables.everything() == before


def test_a_file_that_is_written_otherwise_and_says_the_same_changes_nothing(words: None, tmp_path: Path) -> None:
    files.load(tmp_path, files.ARTICLE)
    before = tables.everything()
    otherwise = with_change("- bleeding is none", "- {value: none, fact: bleeding, operator: eq}")
    otherwise = with_change("title: After a loss", "title: 'After a loss'  # as before\nreview: {}", otherwise)
    texts = [otherwise, otherwise.replace("\n", "\r\n"), "\ufeff" + otherwise, "---\n" + otherwise + "...\n"]
    assert [files.load(tmp_path, text).effect for text in texts] == [Effect.UNCHANGED] * 4
    assert tables.everything() == before


def test_what_has_no_order_may_be_written_in_any(words: None, tmp_path: Path) -> None:
    study = {**factories.VOCABULARY["sources"][0], "key": "study"}
    travel = {"key": "travel", "label": "Travel", "requires": []}
    vocabulary.write(factories.words(sources=[study], activities=[travel]))
    rule, warning = factories.ARTICLE["guidance_rules"][0], factories.ARTICLE["symptom_warnings"][0]
    scenario: dict[str, Any] = {
        "key": "one",
        "title": "One",
        "facts": {"bleeding": "none", "fever": True},
        "expect": {"outcomes": {"resume_sex": "wait", "travel": "wait"}, "warnings": ["chills", "fever"]},
    }
    content = factories.content(
        sources=["leaflet", "study"],
        guidance_rules=[{**rule, "sources": ["leaflet", "study"]}, {**rule, "key": "travel", "activity": "travel"}],
        symptom_warnings=[{**warning, "sources": ["leaflet", "study"]}, {**warning, "key": "chills"}],
        scenarios=[scenario],
    )
    files.load(tmp_path, yaml_source.write(content))

    for part in (content["guidance_rules"][0], content["symptom_warnings"][0]):
        part["sources"].reverse()
    scenario["facts"] = dict(reversed(scenario["facts"].items()))
    scenario["expect"]["outcomes"] = dict(reversed(scenario["expect"]["outcomes"].items()))
    scenario["expect"]["warnings"].reverse()
    assert files.load(tmp_path, yaml_source.write(content)).effect is Effect.UNCHANGED

    content["sources"].reverse()  # but a bibliography has one
    assert files.load(tmp_path, yaml_source.write(content)).effect is Effect.UPDATED


def test_loading_a_changed_article_replaces_the_whole_draft(words: None, tmp_path: Path) -> None:
    files.load(tmp_path, files.ARTICLE)
    pk = models.Article.objects.get().pk
    loaded = files.load(tmp_path, "slug: after-a-loss\nlanguage: en\ntitle: Anew\nsources: [leaflet]\n")
    assert loaded.effect is Effect.UPDATED
    article = models.Article.objects.get()
    assert (article.pk, article.title, article.summary) == (pk, "Anew", "")
    assert article.sources.count() == 1
    for parts in (
        article.sections,
        article.guidance_rules,
        article.symptom_warnings,
        article.scenarios,
        article.topics,
    ):
        assert not parts.exists()
    for model in (models.RuleCondition, models.RuleCitation, models.WarningCondition, models.WarningCoding):
        assert not model._default_manager.exists()


def test_loading_one_article_leaves_the_others_alone(words: None, tmp_path: Path) -> None:
    files.load(tmp_path, files.ARTICLE)
    before = drafts.read(models.Article.objects.get())
    files.load(tmp_path, with_change("slug: after-a-loss", "slug: another"))
    files.load(tmp_path, "slug: another\nlanguage: en\ntitle: Another\n")
    assert drafts.read(models.Article.objects.get(slug="after-a-loss")) == before


def test_the_author_is_kept_until_another_is_named(words: None, tmp_path: Path) -> None:
    path = files.write(tmp_path, files.ARTICLE)
    effects = [content_files.load(path, author=author).effect for author in ("Bo", "Bo", None, "Di")]
    assert effects == [Effect.CREATED, Effect.UNCHANGED, Effect.UNCHANGED, Effect.UPDATED]
    assert models.Article.objects.get().author == "Di"
    files.load(tmp_path, with_change("title: After a loss", "title: Anew"))
    assert models.Article.objects.get().author == "Di"


def test_vocabulary_is_created_updated_and_left_alone(tmp_path: Path) -> None:
    path = files.write(tmp_path, WORDS)
    assert content_files.load(path).effect is Effect.CREATED
    before = tables.everything()
    with CaptureQueriesContext(connection) as queries:
        loaded = content_files.load(path)
    assert (loaded.effect, loaded.slug) == (Effect.UNCHANGED, None)
    assert writes(queries) == []
    assert tables.everything() == before

    changed = with_change("- {key: pink, label: Pink}", "- {key: rosy, label: Rosy}\n- {key: pink, label: Pale}", WORDS)
    assert files.load(tmp_path, changed).effect is Effect.UPDATED
    choices = models.FactChoice.objects.filter(fact__key="colour").values_list("key", "label")
    assert list(choices) == [("red", "Red"), ("rosy", "Rosy"), ("pink", "Pale")]
    assert {row["id"] for row in tables.everything()["Fact"]} == {row["id"] for row in before["Fact"]}


def test_vocabulary_that_a_file_does_not_name_stays(tmp_path: Path) -> None:
    files.load(tmp_path, WORDS)
    files.load(tmp_path, "sources:\n  - {key: map, title: Map, publisher: P}\n")
    assert list(models.Source.objects.values_list("key", flat=True)) == ["atlas", "map"]
    assert models.Fact.objects.count() == 2


def test_a_topic_may_move_and_an_activity_may_come_to_need_nothing(tmp_path: Path) -> None:
    files.load(tmp_path, WORDS)
    files.load(tmp_path, "topics:\n  - {slug: flights, name: Flights}\nactivities:\n  - {key: fly, label: Fly}\n")
    assert models.Topic.objects.get(slug="flights").parent is None
    assert not models.Activity.objects.get(key="fly").requires.exists()


def test_a_choice_that_goes_is_missed_by_the_articles_that_use_it(words: None, tmp_path: Path) -> None:
    path = files.write(tmp_path, files.ARTICLE)
    content_files.load(path)
    bleeding = factories.VOCABULARY["facts"][0]
    without_none = {**bleeding, "choices": bleeding["choices"][1:]}
    facts = files.write(tmp_path, yaml_source.write({"facts": [without_none]}), "facts.yaml")
    content_files.load(facts, force=True)
    (line,) = said_of(path)
    number = files.line_of("- bleeding is none", files.ARTICLE)
    assert line.startswith(
        f"{path}:{number}: guidance_rules.0.satisfied_when.0.value: 'bleeding' takes one of its choices"
    )


def test_a_file_that_is_refused_leaves_an_older_draft_as_it_was(words: None, tmp_path: Path) -> None:
    files.load(tmp_path, files.ARTICLE)
    before = tables.everything()
    almost = files.write(tmp_path, with_change("title: After a loss", "title: Anew") + "odd: 1\n")
    assert said_of(almost) == [f"{almost}:69: odd: There is no member of this name here."]
    assert tables.everything() == before


# The starter content, there and back


def dump(folder: Path) -> None:
    for article in models.Article.objects.all():
        files.write(folder, content_files.dump_article(article), f"articles/{article.slug}.yaml")
    for name in ("facts", "activities", "topics", "sources", "support_services"):
        files.write(folder, content_files.dump_vocabulary(name), f"vocabulary/{name}.yaml")


def texts(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*.yaml")}


def load_all(folder: Path) -> list[Effect]:
    return [content_files.load(path).effect for path in content_files.files_in([folder])]


def said_by_the_drafts() -> tuple[Any, Any]:
    return vocabulary.read(), {article.slug: drafts.read(article) for article in models.Article.objects.all()}


def test_the_starter_content_loads_and_its_dump_is_the_same_content(starter: list[str], tmp_path: Path) -> None:
    before = tables.everything()
    dump(tmp_path)
    assert load_all(CONTENT) == [Effect.UNCHANGED] * 8
    assert load_all(tmp_path) == [Effect.UNCHANGED] * 8
    assert tables.everything() == before


def test_the_dump_of_the_starter_content_fills_an_empty_database_with_the_same(
    starter: list[str], tmp_path: Path
) -> None:
    before = said_by_the_drafts()
    dump(tmp_path / "first")
    for model in (models.Article, models.Activity, models.Fact, models.Source, models.SupportService):
        model._default_manager.all().delete()
    models.Topic.objects.update(parent=None)
    models.Topic.objects.all().delete()

    assert load_all(tmp_path / "first") == [Effect.CREATED] * 8

    assert said_by_the_drafts() == before
    dump(tmp_path / "second")
    assert texts(tmp_path / "second") == texts(tmp_path / "first")


def test_a_dumped_article_is_written_as_an_editor_would_write_it(words: None, tmp_path: Path) -> None:
    files.load(tmp_path, files.ARTICLE)
    dumped = content_files.dump_article(models.Article.objects.get())
    for line in ("  - days_since_loss < 60", "  - bleeding is none", "    body: |", "      Then see.", "  - leaflet"):
        assert line in dumped
    assert "text:" not in dumped
