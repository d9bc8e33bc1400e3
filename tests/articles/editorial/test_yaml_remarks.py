"""Texts that YAML cuts at ` #`: refused with its line and what would be left out; a remark as such is left alone."""

import pytest

from articles.editorial import yaml_source
from contentapi.errors import InvalidInput


def said_of(text: str) -> list[tuple[str | None, str]]:
    return [(fault.pointer, fault.detail) for fault in yaml_source.parse(text.encode()).faults]


@pytest.mark.parametrize(
    ("text", "place", "left_out"),
    [
        ("title: Sex after a miscarriage #1 question", "/title", "#1 question"),
        ("action: Call 999 now #emergency and say that you bleed.", "/action", "#emergency and say that you bleed."),
        ("title: Wait #é", "/title", "#é"),
        ("title: Wait #(see below)", "/title", "#(see below)"),
        ("title: Wait ##2", "/title", "##2"),
        ("title: Wait #-2", "/title", "#-2"),
        ("title: Wait   #2", "/title", "#2"),
        ("title: #1 question", "/title", "#1 question"),
        ("- Wait #1\n- Then", "/0", "#1"),
        ("- #1 question", "/0", "#1 question"),
        ("minimum: 2 #weeks", "/minimum", "#weeks"),
        ("a:\n  b:\n    - {c: d}\n    - e #f", "/a/b/1", "#f"),
        ("summary: Wait until\n  it has stopped #1\nb: c", "/summary", "#1"),
        ("summary: Wait until\n  #1 it has stopped\nb: c", "/summary", "#1 it has stopped"),
        ("summary: Wait until\r\n  #1 it has stopped\r\nb: c", "/summary", "#1 it has stopped"),
        ("list:\n- Wait\n  #1\n", "/list/0", "#1"),
        ("a text #1", "", "#1"),
    ],
)
def test_an_unquoted_text_that_would_be_cut_is_refused(text: str, place: str, left_out: str) -> None:
    ((pointer, detail),) = said_of(text)
    assert pointer == place
    assert f"`{left_out}` would be left out" in detail
    assert "Put the whole text in quotes" in detail


@pytest.mark.parametrize(
    "text",
    [
        "kind: integer # boolean, integer or choice",
        "kind: integer #",
        "kind: integer #\tsaid so",
        "kind: integer ########",
        "kind: integer #---- the kind ----",
        "kind: integer ## said twice",
        "# a remark\nkind: integer\n# another\n",
        "#kind: choice\nkind: integer\n#unit: wk\n",
        "wait:\n  minimum: 2\n  #maximum: 3\n  unit: wk\n",
        "wait:\n  #minimum: 2\n  #maximum: 3\n",
        "list:\n  - a\n  #- b\n  - c\n",
        "list:\n- a\n#- b\n- c\n",
        "title: 'Wait #1'",
        'title: "Wait #1"',
        'title: "Wait" #1',
        "body: |\n  Wait #1\n  #2\n",
        "body: >-\n  Wait #1\n",
        "body: | #note\n  Wait\n",
        "title: C#1, or a#b",
        "url: https://example.org/#top",
        "list: [a, b] #note",
    ],
)
def test_a_remark_as_people_write_it_and_a_sign_within_a_text_are_left_alone(text: str) -> None:
    assert said_of(text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nsummary: Wait until #2 it\n  has stopped\n", 2),
        ("a: 1\nb: [x #y, z]\n", 2),
        ("a: 1\nb #c: d\n", 2),
        ("a: 1\rb #c: d\r", 2),
    ],
)
def test_a_cut_that_makes_a_file_unreadable_is_told_with_it(text: str, line: int) -> None:
    with pytest.raises(InvalidInput) as refused:
        yaml_source.parse(text.encode())
    assert [(f.pointer, f.code) for f in refused.value.faults if f.code == "cut"] == [(f"/line/{line}", "cut")]


@pytest.mark.parametrize("end", ["\u0085", "\u2028", "\u2029", "\r", "\n\n\n"])
def test_an_unreadable_line_is_looked_at_whatever_ended_those_before_it(end: str) -> None:
    with pytest.raises(InvalidInput):
        yaml_source.parse(f"a: 1{end}b: 'x{end}c".encode())


def test_what_is_written_is_never_cut_when_it_is_read() -> None:
    texts = ["a #b", "#b", "a\n#b", "a #b\n", " #", "a " * 60 + "#b"]
    assert yaml_source.parse(yaml_source.write(texts).encode()).data == texts
