"""YAML in: what a text means, what is refused and on which line. YAML out: what is read back is what was written."""

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.editorial import yaml_source
from contentapi.errors import InvalidInput


def data(text: str) -> Any:
    source = yaml_source.parse(text.encode())
    assert source.faults == []
    return source.data


def refusal(raw: str | bytes) -> tuple[int, str, str]:
    """The line, the code and the words with which something is refused as no YAML at all."""
    with pytest.raises(InvalidInput) as refused:
        yaml_source.parse(raw.encode() if isinstance(raw, str) else raw)
    (fault,) = refused.value.faults
    assert fault.pointer is not None
    return int(fault.pointer.removeprefix("/line/")), fault.code, fault.detail


def faults(text: str) -> list[tuple[int, str]]:
    """The line and the code of everything that is wrong with how a text is written."""
    source = yaml_source.parse(text.encode())
    return [(source.line_of(fault.pointer), fault.code) for fault in source.faults]


# What it means


WORDS = [
    *(
        "no",
        "yes",
        "on",
        "off",
        "y",
        "n",
        "No",
        "2026-11-22",
        "2026-11-22T09:30:00Z",
        "12:30",
        "1:20",
        "1_000",
        "0b101",
    ),
    *("=", "<<", "nULL", "tRUE", "None", "12 weeks", "1.2.3", "--", "+", ".", "e5", "0x", "0xg", "0o8", "3-4", "NaN"),
]


@pytest.mark.parametrize("text", WORDS)
def test_a_word_that_yaml_1_1_would_mistake_is_text(text: str) -> None:
    assert data(f"it: {text}") == {"it": text}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        *[(text, None) for text in ("null", "Null", "NULL", "~", "")],
        *[(text, True) for text in ("true", "True", "TRUE")],
        *[(text, False) for text in ("false", "False", "FALSE")],
        *[("0", 0), ("12", 12), ("-12", -12), ("+12", 12), ("-0", 0), ("0x10", 16), ("0o17", 15)],
        *[("1.5", 1.5), ("-.5", -0.5), ("1e3", 1000.0), ("1.", 1.0), (".inf", float("inf")), ("-.INF", float("-inf"))],
        ("123456789012345678901234567890", 123456789012345678901234567890),
    ],
)
def test_plain_words_and_numbers_mean_what_the_core_schema_says(text: str, meant: object) -> None:
    found = data(f"it: {text}")["it"]
    assert found == meant
    assert type(found) is type(meant)


@pytest.mark.parametrize("text", ["007", "0300", "00", "-01"])
def test_a_number_with_needless_zeros_is_no_whole_number(text: str) -> None:
    # It is a code or a telephone number whose quotes were forgotten. Neither text nor a whole number may be a fraction.
    assert type(data(f"it: {text}")["it"]) is float


def test_a_number_too_long_to_be_one_is_not_read_as_a_whole_number() -> None:
    assert data(f"it: {'9' * 5000}") == {"it": float("inf")}


@pytest.mark.parametrize("text", ["null", "true", "12", "1.5", "~", "", "0x10", "no", " a ", "2026-11-22"])
def test_what_is_quoted_is_text_whatever_it_looks_like(text: str) -> None:
    assert data(f"[\"{text}\", '{text}']") == [text, text]


def test_a_block_of_text_is_text_whatever_it_looks_like() -> None:
    assert data("one: |\n  12\ntwo: >-\n  true\n") == {"one": "12\n", "two": "true"}


def test_names_are_text_whatever_they_look_like() -> None:
    assert data("1: a\nnull: b\ntrue: c\n2026-11-22: d") == {"1": "a", "null": "b", "true": "c", "2026-11-22": "d"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_mean_the_same(end: str) -> None:
    text = "a: |\n  one\n  two\nb: [1,\n  2]\n".replace("\n", end)
    source = yaml_source.parse(text.encode())
    assert source.data == {"a": "one\ntwo\n", "b": [1, 2]}
    assert source.line_of("/b/1") == 5


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert yaml_source.parse(b"\xef\xbb\xbfslug: x").data == {"slug": "x"}


def test_a_file_may_say_where_its_document_begins_and_ends() -> None:
    assert data("# A comment\n---\na: 1\n...\n") == {"a": 1}


@pytest.mark.parametrize(("text", "meant"), [("- 1", [1]), ("just text", "just text"), ("12", 12)])
def test_what_is_no_mapping_is_read_as_what_it_is(text: str, meant: object) -> None:
    assert data(text) == meant


def test_lines_are_known_for_everything_and_for_what_is_missing_the_line_of_what_should_hold_it() -> None:
    source = yaml_source.parse(b"a:\n  b:\n    - x\n    -\n      c: 1\n  d/e~f: 2\n")
    lines = {"": 1, "/a": 1, "/a/b": 2, "/a/b/0": 3, "/a/b/1": 5, "/a/b/1/c": 5, "/a/d~1e~0f": 6}
    assert {place: source.line_of(place) for place in lines} == lines
    assert source.line_of("/a/b/1/missing/deeper") == 5
    assert source.line_of("/nowhere") == 1
    assert source.line_of(None) == 1


# What is refused


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (b"a: 1\nb: caf\xe9\n", 2),
        (b"\xef\xbb\xbfa: 1\nb: \xff", 2),
        (b"a: 1\r\nb: 2\r\nc: \x80", 3),
        ("a: 1\n".encode("utf-16"), 1),
        (b"\xed\xa0\x80", 1),
    ],
)
def test_bytes_that_are_not_utf_8_are_refused_where_they_stand(raw: bytes, line: int) -> None:
    assert refusal(raw) == (line, "encoding", "This is not UTF-8: save the file in that encoding.")


@pytest.mark.parametrize(
    ("raw", "line"), [("a: 1\nb: \0", 2), ("a: \x07", 1), ("\n\na: \x7f", 3), ("a: \ufffe", 1), ("\0" * 100, 1)]
)
def test_characters_that_yaml_has_no_place_for_are_refused_where_they_stand(raw: str, line: int) -> None:
    assert refusal(raw)[:2] == (line, "character")


@pytest.mark.parametrize("number", [r"\U00110000", r"\UFFFFFFFF"])
def test_an_escape_for_a_character_that_does_not_exist_is_refused_where_it_stands(number: str) -> None:
    line, code, detail = refusal(f'a: "\\U0001F600"\nb: "{number}"\n')
    assert (line, code) == (2, "character")
    assert "No character has the number" in detail


@pytest.mark.parametrize("raw", ["", "\n\n", "# Nothing but this\n", "---\n", "---\n...\n", "~", "\ufeff"])
def test_a_file_that_says_nothing_is_refused(raw: str) -> None:
    assert refusal(raw) == (1, "empty", "The file is empty.")


def test_a_second_document_is_refused_where_it_begins() -> None:
    line, code, detail = refusal("a: 1\nb: 2\n---\nc: 3\n")
    assert (line, code) == (3, "second_document")
    assert "a file holds one" in detail


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: 1\n\tb: 2\n", 2, "Indent with spaces."),
        ("a:\n\t- b\n", 2, "Indent with spaces."),
        ("a: 1\ntitle: @home\n", 2, "a text cannot begin with `@`. Put it in quotes."),
        ("a: %\n", 1, "a text cannot begin with `%`. Put it in quotes."),
        ("a: 1\nb: *Bold* words\n", 2, "a text cannot begin with `*` or `&`. Put it in quotes."),
        ("a: 1\nb: !<x\n", 2, "a text cannot begin with `!`. Put it in quotes."),
        ("a: 1\nb: !e!x\n", 2, "a text cannot begin with `!`. Put it in quotes."),
        ("a: |b\n", 1, "the text begins on the next"),
        ("a: 1\ntitle: Loss: what now?\n", 2, "`: ` is not expected here."),
        ("a: ? b\n", 1, "a text cannot begin with `? `."),
        ("a: - b\n", 1, "Begin each `- ` on a line of its own."),
        ('a: "\\q"\n', 1, "`\\` means something special between double quotes."),
        ('a: "\\xZZ"\n', 1, "`\\` means something special between double quotes."),
        ('a: 1\nb: "never closed\nc: 2\nd: 3\n', 2, "a quotation mark is opened here and never closed."),
        ('a: "one\n---\ntwo"\n', 1, "a quotation mark is opened here and never closed."),
        ("a: 1\nb: [1,\n  2\nc: 3\n", 2, "a bracket is opened here and not closed"),
        ("a: 1\nb: {c: 1\n", 2, "a bracket is opened here and not closed"),
        ("a: [bleeding in [none]]\n", 1, "a text in it needs quotes"),
        ("a: 1\nb\nc: 2\n", 2, "a name is followed by `: `"),
        ("a: 'it's'\n", 1, "look for a stray quotation mark."),
        ("a:\n  b: 1\n c: 2\n", 3, "Line it up"),
        ("a: 1\n- b\n", 2, "Line it up"),
        ("a: 1\nb: }\n", 2, "something is missing here."),
        ("a: 1\n...\nb: 2\n", 3, "nothing can follow `...`."),
        ("%YAML 2.0\n---\na: 1\n", 1, "found incompatible YAML document"),
    ],
)
def test_what_is_not_yaml_is_refused_at_its_line_with_what_would_be_right(text: str, line: int, said: str) -> None:
    found, code, detail = refusal(text)
    assert (found, code) == (line, "not_yaml")
    assert detail.startswith("This is not YAML: ")
    assert said in detail


def test_anchors_and_aliases_are_refused_each_at_its_line() -> None:
    assert faults("a: 1\nb: &x [1]\nc:\n  - *x\n") == [(2, "alias"), (4, "alias")]
    assert faults("a: *undefined") == [(1, "alias")]
    assert faults("a: 1\n&x b: 2\nc: {*x : 3}\n") == [(2, "member_name"), (3, "member_name")]
    assert faults("a: &x [*x]") == [(1, "alias"), (1, "alias")]


def test_billion_laughs_are_not_laughed() -> None:
    laughs = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    laughs += [
        f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    found = faults("\n".join(laughs))
    assert len(found) == 9 + 8 * 10
    assert {code for _, code in found} == {"alias"}


@pytest.mark.parametrize(
    "tag", ["!!str 5", "!!python/object/apply:os.getcwd []", "!x {a: 1}", "! 5", "!<tag:example.org,2026:x> y"]
)
def test_tags_are_refused_at_their_line(tag: str) -> None:
    assert faults(f"a: 1\nb: {tag}\n") == [(2, "tag")]


def test_a_member_given_twice_is_refused_and_both_lines_are_named() -> None:
    source = yaml_source.parse(b"a: 1\nb:\n  c: 1\n  d: 2\n  c: {e: 3}\na: 2\n")
    assert [(source.line_of(fault.pointer), fault.pointer, fault.detail) for fault in source.faults] == [
        (3, "/b/c", "'c' is given twice, on line 3 and on line 5."),
        (1, "/a", "'a' is given twice, on line 1 and on line 6."),
    ]
    assert source.data == {"a": 1, "b": {"c": 1, "d": 2}}


@pytest.mark.parametrize("name", ["? [1, 2]\n:", "? {a: 1}\n:", "{menses}:", "!!str b:"])
def test_a_name_that_is_no_plain_word_is_refused_at_its_line(name: str) -> None:
    source = yaml_source.parse(f"a: 1\n{name} 2\nc: 3\n".encode())
    assert [(source.line_of(fault.pointer), fault.code) for fault in source.faults] == [(2, "member_name")]
    assert source.data == {"a": 1, "c": 3}


@pytest.mark.parametrize("opening", ["[", "{", "- ", "{a: [", "? "])
def test_a_hundred_thousand_openings_are_refused_as_nested_too_deeply(opening: str) -> None:
    assert refusal("a: 1\nb:\n " + opening * 100_000) == (3, "nesting", "This is nested too deeply.")


def test_nesting_that_content_could_need_is_read() -> None:
    nested = {"a": [{"b": [{"c": [{"d": [{"e": [1]}]}]}]}]}
    assert data(yaml_source.write(nested)) == nested


def test_everything_that_is_wrong_is_said_at_once() -> None:
    text = "a: &x 1\nb: !!str 2\nc: *x\nd: 3\nd: 4\n"
    assert faults(text) == [(1, "alias"), (2, "tag"), (3, "alias"), (4, "duplicate_member")]


# There and back

AWKWARD = [
    *("", " ", "  a", "a  ", "\n", "\n\n", " \n", "a\n", "a\n\n\n", "\na", "a \nb", "a\n b", " a\nb", "a\n\n  b\n c\n"),
    *("null", "~", "true", "no", "No", "NULL", "12", "-1", "0x10", "0o17", "1_000", "1e5", ".inf", "007", "12:30"),
    *("2026-11-22", "=", "<<", "- a", "? a", "a: b", "a:", ": a", "a #b", "#a", "[a", "{a}", "a, b", "*a", "&a", "!a"),
    *("|", ">", "%a", "@a", "`a`", "---", "...", "'", '"', "it's", 'say "a"', "\\", "a\\nb", "\t", "a\tb", "\ta\nb"),
    *("\r", "a\r\nb", "\x00", "\x07", "\x7f", "\x85", "a\u2028b", "\ufeff", "\ufeffa", "é", "日本", "🤰🏽 x", "\u202e"),
    *("x" * 300, "word " * 60, ("word " * 60).strip(), " " + "word " * 60, "double  spaces " * 20, "word " * 60 + "\n"),
    " 0" * 80,
]
TEXT = (
    st.sampled_from(AWKWARD)
    | st.text(st.characters(exclude_categories=["Cs"]))
    | st.text("ab :#-\n'\"\\ ", max_size=30)
)
LONG = st.lists(TEXT, max_size=6).map("\n".join) | st.lists(TEXT, max_size=20).map(" ".join)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT | LONG
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4), max_leaves=12
)


@settings(max_examples=120, deadline=None)
@given(value=VALUES)
def test_what_is_written_is_read_back_as_it_was(value: Any) -> None:
    written = yaml_source.write({"it": value})
    assert data(written) == {"it": value}


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_texts_are_read_back_wherever_they_stand(text: str) -> None:
    everywhere = {"it": text, "list": [text, [text]], text + "!": text, "deep": {"er": {text: [{"a": text}]}}}
    assert data(yaml_source.write(everywhere)) == everywhere


@settings(max_examples=60, deadline=None)
@given(value=st.recursive(st.none() | st.booleans() | st.integers() | TEXT, lambda inner: st.lists(inner, max_size=3)))
def test_what_is_written_means_the_same_to_a_reader_of_the_old_yaml(value: Any) -> None:
    assert yaml.safe_load(yaml_source.write({"it": value})) == {"it": value}


def test_one_thing_that_stands_in_two_places_is_written_out_twice() -> None:
    shared = ["a"]
    assert data(yaml_source.write({"one": shared, "two": shared})) == {"one": ["a"], "two": ["a"]}


def test_members_keep_their_order_and_prose_is_written_to_be_read() -> None:
    assert yaml_source.write({"b": 1, "a": "One line.\n\nAnother.\n", "c": ["née", "no"]}) == (
        "b: 1\na: |\n  One line.\n\n  Another.\nc:\n  - née\n  - 'no'\n"
    )
