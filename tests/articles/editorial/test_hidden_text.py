"""Content files and hidden characters: what is hidden or foreign is named where it stands; lines are counted right."""

from pathlib import Path

import pytest

from articles import models
from articles.editorial import content_files, drafts, markdown, serializers, yaml_source
from articles.editorial.content_files import ContentFileError, Effect
from contentapi.errors import InvalidInput
from tests import factories


@pytest.fixture
def path(tmp_path: Path, db: None) -> Path:
    """A content file that loads, and says what the draft says already."""
    article = factories.draft()
    file = tmp_path / "after-a-loss.yaml"
    file.write_text(content_files.dump_article(article), encoding="utf-8")
    return file


def edit(path: Path, old: str, new: str) -> int:
    """Writes `new` for `old` in the file; the line where that stands."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def refusal_of(path: Path, old: str, new: str) -> str:
    """What is said of the file with `new` for `old`, which is then taken back."""
    text = path.read_text(encoding="utf-8")
    edit(path, old, new)
    said = refusal(path)
    path.write_text(text, encoding="utf-8")
    return said


def refusal(path: Path) -> str:
    with pytest.raises(ContentFileError) as refused:
        content_files.load(path)
    return str(refused.value)


LOOKS_LIKE_TITLE = {
    "title\u00a0": "U+00A0 (no-break space) at character 6",
    "\u200btitle": "U+200B (zero width space) at character 1",
    "\ufefftitle": "U+FEFF (byte order mark) at character 1",
    "\u0442itle": "U+0442 (cyrillic small letter te) at character 1",
    "ti\u00adtle": "U+00AD (soft hyphen) at character 3",
    "title\u2028": "U+2028 (line separator) at character 6",
}


def test_a_key_that_only_looks_right_is_told_apart(path: Path) -> None:
    line = path.read_text(encoding="utf-8").split("\n").index(f"title: {factories.content()['title']}") + 1
    for key, said in LOOKS_LIKE_TITLE.items():
        message = refusal_of(path, "\ntitle:", f"\n{key}:")
        assert f"{path}:{line}: " in message
        assert f"There is no member of this name here. It holds {said}. Did you mean 'title'?" in message
        assert not any(one in message for one in key if one not in "title\u0442")


@pytest.mark.parametrize("space", ["\u00a0", "\u2003", "\u200b"], ids=ascii)
def test_a_space_that_is_none_to_yaml_is_named_where_the_file_cannot_be_read(space: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        yaml_source.parse(f"slug: a\ntitle:{space}Sex after\nnotice: b\n".encode())
    (fault,) = refused.value.faults
    assert fault.pointer == "/line/2"
    assert f"U+{ord(space):04X} (" in fault.detail
    assert "at character 7" in fault.detail


@pytest.mark.parametrize("old_break", ["\x85", "\u2028", "\u2029"], ids=ascii)
@pytest.mark.parametrize("written", ["a: x{}y", 'a: "x{}y"', "a: 'x{}y'", "a: |-\n  x{}y", "a: x # {}y", "x{}y: 1"])
def test_an_old_line_break_breaks_no_line(written: str, old_break: str) -> None:
    raw = written.format(old_break)
    source = yaml_source.parse(f"{raw}\nb: 1\nb: 2\n".encode())
    first = raw.count("\n") + 2
    (fault,) = source.faults
    assert f"on line {first} and on line {first + 1}." in fault.detail
    if "#" not in written:
        assert old_break in repr(source.data).encode().decode("unicode_escape") or old_break in str(source.data)


@pytest.mark.parametrize(
    ("escaped", "meant"),
    [
        (r"\ud83e\udd0d", "🤍"),
        (r"\uD83E\uDD0D\uD83E\uDD0D", "🤍🤍"),
        (r"\U0001f90d", "🤍"),
        (r"caf\u00e9 \/", "café /"),
    ],
)
def test_what_json_writes_in_two_halves_is_one_character(escaped: str, meant: str) -> None:
    assert yaml_source.parse(f'a: "{escaped}"\n"{escaped}": b\n'.encode()).data == {"a": meant, meant: "b"}


def test_half_a_character_is_refused_in_words_where_it_stands(path: Path) -> None:
    for half in (r"\ud83e", r"\udd0d", r"\udd0d\ud83e"):
        message = refusal_of(path, "\ntitle: ", f'\ntitle: "Sex {half} after"\nx: ')
        assert ": title: There is a broken character in this text" in message
        assert "at character 5" in message


def test_a_line_separator_in_a_title_is_refused_on_its_line(path: Path) -> None:
    line = edit(path, "\ntitle: ", "\ntitle: Sex\u2028after ") + 1
    assert f"{path}:{line}: title: This must be on one line: U+2028 (line separator), at character 4." in refusal(path)


def test_content_is_held_to_what_stories_are(path: Path) -> None:
    for hidden, said in {
        "\U000e0041": "There is a hidden character in this text: U+E0041 (tag, which nobody can see), at character 1.",
        "\u202e": "changes the direction of writing: U+202E",
        "\ue000": "U+E000",
        "\u3164": "U+3164",
    }.items():
        assert said in refusal_of(path, "\ntitle: ", f"\ntitle: {hidden}")


def test_a_text_that_nobody_can_see_is_none(path: Path) -> None:
    for text in ('"\\u3164"', '"\\u200B\\u2060"', '" "'):
        said = refusal_of(path, "\nnotice: ", f"\nnotice: {text}\nx: ")
        assert "notice: There is nothing here that can be seen." in said


@pytest.mark.parametrize("mark", ["\u200e", "\t"], ids=ascii)
def test_what_is_harmless_changes_nothing(path: Path, mark: str) -> None:
    title = factories.content()["title"]
    edit(path, f"\ntitle: {title}", f'\ntitle: "{title.replace(" ", f"{mark} " if mark != chr(9) else mark, 1)}"')
    assert content_files.load(path).effect is Effect.UNCHANGED


def test_a_tab_of_a_word_processor_is_a_space_and_nests_lists() -> None:
    assert drafts.normalise_body("1.\tone\n\t- two\nthree\tfour\n") == "1. one\n    - two\nthree four\n"


def test_a_tab_that_would_make_code_is_refused_with_its_line(path: Path) -> None:
    body = factories.content()["sections"][0]["body"].split("\n")[0]
    edit(path, body, f"{body}\n\n        \tthen more\n\n")
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("        \tthen", f"{text[: text.index(body)].rpartition(chr(10))[2]}\tthen"), encoding="utf-8"
    )
    assert "A tab begins a line, which makes code of it (line 3 of the text). Take it out." in refusal(path)


def test_names_within_a_scenario_are_in_plain_view(path: Path) -> None:
    article = models.Article.objects.get()
    article.scenarios.update(facts={"bleeding\u200b": True})
    path.write_text(content_files.dump_article(article), encoding="utf-8")
    assert "U+200B (zero width space)" in refusal(path)


def test_a_draft_from_before_is_read_in_its_one_form(db: None) -> None:
    article = factories.draft()
    models.Article.objects.update(title="After\ta\u200e loss", summary="cafe\u0301\u2066!\u2069")
    article.refresh_from_db()
    content = drafts.read(article)
    assert (content["title"], content["summary"]) == ("After a loss", "café!")


@pytest.mark.parametrize("facts", [{"a\x00": True}, {"bleeding": "no\x00ne"}, {"\ud83d": 1}, {"bleeding": "a\u200b"}])
def test_what_no_database_can_hold_comes_into_no_scenario(facts: dict[str, object]) -> None:
    assert serializers.errors_of_scenario({"facts": facts, "expect": {"outcomes": {}, "warnings": []}})
    odd = {"outcomes": dict.fromkeys(facts, "wait"), "warnings": []}
    if not str(next(iter(facts))).isidentifier():
        assert serializers.errors_of_scenario({"facts": {}, "expect": odd})


@pytest.mark.parametrize(
    "body",
    ["&#8238;evil", "a&#xE0041;b", "> - so\n>   &#x2062;", "## &af;", "[words&#x2066;](https://a.example)", "a&lrm;b"],
)
def test_an_entity_brings_nothing_into_a_section_that_could_not_be_typed(body: str) -> None:
    (fault,) = markdown.faults_in_markdown(body)
    assert fault.code in ("hidden_character", "bidirectional_character")
    assert f"(line {body.count(chr(10)) + 1} of the text)" in fault.detail or "\n" in body


@pytest.mark.parametrize(
    "body",
    ["a&nbsp;b &copy; caf&eacute; &lt; 12", "می&zwnj;خواهم", "lo&shy;ng", "`&#8238;`", "\\&#8238;", "*️⃣ **❤️** e&#x301;"],
    ids=ascii,
)
def test_an_entity_brings_in_what_could_be_typed(body: str) -> None:
    assert markdown.faults_in_markdown(body) == []


def test_a_file_whose_section_hides_something_in_an_entity_is_refused(path: Path) -> None:
    hidden = refusal_of(path, "Wait for it to stop.", "Wait for it to stop.&#8238;")
    assert "U+202E (right-to-left override)" in hidden
