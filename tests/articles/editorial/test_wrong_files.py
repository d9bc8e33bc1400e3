"""What is wrong with a vocabulary file, or with what is no content at all, is said with its line."""

import os
from pathlib import Path

import pytest

from articles.editorial import content_files
from contentapi.errors import InvalidInput
from tests.articles.editorial import files
from tests.articles.editorial.files import with_change

pytestmark = pytest.mark.django_db
PADS, PINK = files.WORDS.splitlines()[1].strip(), "- {key: pink, label: Pink}"
FLY, JOURNEYS, FLIGHTS, ATLAS, DESK = (
    line.strip()
    for line in files.WORDS.splitlines()
    if line.startswith(("  - {key: fly", "  - {slug", "  - {key: atlas", "  - {key: d"))
)

WRONG_WORDS = [
    files.Wrong(*row)
    for row in (
        (PADS, PADS.replace("pads", "Pads"), "facts.0.key", "This must look like `days_since_loss`."),
        (PADS, PADS.replace("integer", "intger"), "facts.0.kind", "Did you mean 'integer'?"),
        (PADS, PADS.replace("unit: d", "unit: days"), "facts.0.unit", "Units are UCUM codes: write 'd'."),
        (PADS, PADS.replace("unit: d", "unit: {menses}"), "facts.0.unit", "Put it in quotes: '{menses}'."),
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
    wrong: files.Wrong, tmp_path: Path
) -> None:
    text = with_change(wrong.old, wrong.new, files.WORDS)
    path = files.write(tmp_path, text)
    (line,) = files.said_of(path)
    number = files.line_of(wrong.at or wrong.new.splitlines()[-1], text)
    assert line.startswith(f"{path}:{number}: {wrong.where}: ")
    assert wrong.said in line


def test_two_topics_that_lie_under_each_other_are_refused_even_across_files(tmp_path: Path) -> None:
    files.load(tmp_path, files.WORDS)
    path = files.write(tmp_path, "topics:\n  - {slug: journeys, name: Journeys, parent: flights}\n")
    assert files.said_of(path) == [f"{path}:2: topics.0.parent: This leads back to 'journeys' itself."]


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
    (only,) = files.said_of(path)
    assert only.startswith(f"{path}:{line}: {said}")


def test_every_message_stays_on_its_line_and_within_reason(words: None, tmp_path: Path) -> None:
    names = [r'"a\nb"', r'"\e[31mred"', r'"\ud800"', r'"\u202e"', r'"\L"', f"? {'x' * 5000}\n"]
    text = files.ARTICLE + "".join(f"{name}: 1\n" for name in names)
    path = files.write(tmp_path, text)
    said = files.said_of(path)
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
