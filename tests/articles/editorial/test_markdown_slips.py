"""What looks like Markdown and is none is refused with what to write; what is Markdown, or plain on purpose, is not."""

import re

import pytest

from articles.editorial.markdown import faults_in_markdown


def said_of(markdown: str) -> list[tuple[str, int, bool]]:
    """What is wrong, the line that is named for it, and whether it is only worth saying."""
    faults = faults_in_markdown(markdown, ["GB"])
    return [(f.code, int(re.findall(r"line (\d+) of the text", f.detail)[0]), f.advisory) for f in faults]


# Links


@pytest.mark.parametrize(
    "markdown",
    [
        "Ring [the line](tel:0808 800 1234).",
        "[a](https://a.example/one page)",
        "[a](",
        "[a] (https://a.example)",
        "[a] (www.a.example)",
        "[a][nowhere]",
        "[a] [nowhere]",
        "[nowhere][]",
        "Text\n[a]: https://a.example",
        "Known.[^1]",
        "Known.[^1]\n\n[^1]: https://a.example",
        "See www.nhs.uk for more.",
        "See WWW.NHS.UK for more.",
        "See https://www.nhs.uk for more.",
        "See http:/www.nhs.uk for more.",
        "<www.nhs.uk>",
        "Write to mailto:help@example.org",
        "Write to help@example.org.",
        "Ring tel:999.",
        "- one\n- see www.nhs.uk",
        "> see www.nhs.uk",
        "## On www.nhs.uk",
        "**www.nhs.uk**",
        "(https://a.example)[a]",
        "    [a](https://a.example)",
    ],
)
def test_what_looks_like_a_link_and_is_none_is_said(markdown: str) -> None:
    assert "not_a_link" in [code for code, _, _ in said_of(markdown)]


@pytest.mark.parametrize(
    "markdown",
    [
        "[the line](tel:08088001234)",
        "[www.nhs.uk](https://www.nhs.uk/page)",
        "<https://www.nhs.uk>",
        "<help@example.org>",
        "[help@example.org](mailto:help@example.org)",
        "[a][b]\n\n[b]: https://a.example",
        "[a]\n\n[A]: https://a.example",
        "He said [she did] (both did), then [sic].",
        "`[a](b)` and `www.nhs.uk`",
        "```\n[a](b)\n```",
        r"\[a\](b)",
        "At 3:30, or 4: both; e.g. a.b, 1.5 mg@home",
        "[*a* `b` c](https://a.example)",
    ],
)
def test_a_link_and_what_is_plain_on_purpose_are_not(markdown: str) -> None:
    assert said_of(markdown) == []


@pytest.mark.parametrize(
    "markdown",
    [
        "[NHS](www.nhs.uk)",
        "[NHS](//www.nhs.uk)",
        "[home](/)",
        "[top](#top)",
        "[next](page)",
        "[a]()",
        "[a](<>)",
        "[a](javascript:alert(1))",
        "[a](java&#115;cript:alert(1))",
        "[a](http://a.example)",
        "[a](https://nhs.uk@evil.example/)",
        "[a](https://nhѕ.uk)",
        "[a](tel:0808800)",
        "[a](mailto:help)",
        "[a]\n\n[a]: /page",
        "<ftp://a.example>",
        "[](https://a.example)",
        "[ *`-`* ](https://a.example)",
    ],
)
def test_a_link_that_leads_nowhere_or_cannot_be_pressed_is_refused(markdown: str) -> None:
    assert [code for code, _, _ in said_of(markdown)] == ["link"]


@pytest.mark.parametrize(
    "markdown",
    [
        "[https://www.nhs.uk](https://evil.example/)",
        "[nhs.uk](https://nhs.uk.evil.example/)",
        "[www.nhs.uk/page](https://nhs.example/page)",
        "[0808 800 1234](tel:08088001243)",
        "[Ring 116 123 now](tel:999)",
        "[+44 808 800 1234](tel:08088001243)",
    ],
)
def test_a_link_that_shows_another_host_or_number_than_it_leads_to_is_refused(markdown: str) -> None:
    assert "link" in [code for code, _, _ in said_of(markdown)]


@pytest.mark.parametrize(
    "markdown",
    [
        "[nhs.uk](https://www.nhs.uk/page)",
        "[https://nhs.uk](https://nhs.uk)",
        "[NHS.uk](https://nhs.uk/a#b)",
        "[0808 800 1234](tel:+448088001234)",
        "[+44 808 800 1234](tel:08088001234)",
        "[NHS 111, option 2](tel:111)",
        "[our 24-hour line](tel:116123)",
        "[Ring 116 123, or 999](tel:999)",
    ],
)
def test_a_link_that_keeps_what_its_words_promise_is_not(markdown: str) -> None:
    assert said_of(markdown) == []


def test_a_number_in_a_link_is_looked_up_where_the_readers_are() -> None:
    assert faults_in_markdown("[Ring](tel:988)", ["US"]) == []
    assert [fault.code for fault in faults_in_markdown("[Ring](tel:988)", ["GB"])] == ["link"]


# Tables and lists


@pytest.mark.parametrize(
    ("markdown", "line"),
    [
        ("| a | b |\n|---|---|\n| 1 | 2 |", 1),
        ("Text:\n\na | b\n--- | ---\n1 | 2", 4),
        ("|a|b|\n|c|d|", 1),
        ("|:--|:-:|--:|", 1),
        ("a | b | c\nd | e | f", 1),
        ("+---+---+\n| a | b |\n+---+---+", 1),
        ("- | a | b |\n  |---|---|", 1),
        ("> | a |\n> |---|", 1),
    ],
)
def test_a_table_is_refused_for_it_would_be_read_as_strokes(markdown: str, line: int) -> None:
    assert said_of(markdown) == [("table", line, False)]


@pytest.mark.parametrize(
    "markdown", ["2 | 3 weeks", "a|b", "```\n| a |\n|---|\n```", "a | b\n\nc | d", "-----", "a\n---"]
)
def test_a_stroke_in_a_text_is_no_table(markdown: str) -> None:
    assert "table" not in [code for code, _, _ in said_of(markdown)]


@pytest.mark.parametrize(
    ("markdown", "line"),
    [
        ("• one\n• two", 1),
        ("Bring:\n• a pad", 2),
        ("·one\n·two", 1),
        ("‣ one", 1),
        ("◦ one", 1),
        ("▪ one", 1),
        ("● one", 1),
        ("– one\n– two", 1),
        ("— one\n\n— two", 1),
        ("− one\n− two", 1),
        ("Bring: • a pad • a friend", 1),
        ("- fine\n  • not", 2),
    ],
)
def test_signs_that_only_look_like_a_list_are_refused(markdown: str, line: int) -> None:
    assert said_of(markdown) == [("bullet", line, False)]


@pytest.mark.parametrize(
    ("markdown", "line"),
    [
        ("Bring\n2. a pad\n3. a friend", 2),
        ("(1) one\n(2) two", 1),
        ("a) one\nb) two", 1),
        ("1.one\n2.two", 1),
        ("① one\n② two", 1),
        ("-one\n-two", 1),
        ("[ ] one", 1),
        ("- [x] one", 1),
    ],
)
def test_a_list_that_would_run_together_is_refused(markdown: str, line: int) -> None:
    assert said_of(markdown) == [("list", line, False)]


@pytest.mark.parametrize(
    "markdown",
    [
        "- one\n- two",
        "* one\n+ two",
        "1. one\n2. two",
        "1) one\n2) two",
        "3. three\n4. four",
        "— as she said",
        "> It was hard.\n>\n> — Anna\n\n> It was not.\n>\n> — Ben",
        "Mon · Tue – Wed — Thu",
        "1.5 mg\n2.5 mg",
        "A. Smith said so",
        "Wait until week\n12. Then see.",
        "It is\n#1 of all reasons.",
        "-5 degrees\n-7 degrees",
    ],
)
def test_a_list_and_a_sign_in_a_text_are_not(markdown: str) -> None:
    assert said_of(markdown) == []


# Numbers


@pytest.mark.parametrize("markdown", ["1. one\n3. three", "1. one\n1. two\n2. three", "2. two\n2. two", "9. a\n8. b"])
def test_numbers_that_readers_would_see_as_others_are_refused(markdown: str) -> None:
    assert said_of(markdown) == [("numbering", 1, False)]


@pytest.mark.parametrize(
    ("markdown", "line"),
    [
        ("1. one\n2. two\n\nThen\n\n1. three", 6),
        ("1. one\n\nThen\n\n1) two", 5),
        ("1. one\n1) two", 2),
        ("- a\n\n  1. one\n\n  b\n\n  1. two", 7),
    ],
)
def test_numbers_that_begin_again_are_remarked_on(markdown: str, line: int) -> None:
    assert said_of(markdown) == [("numbering", line, True)]


@pytest.mark.parametrize(
    "markdown",
    [
        "1. one\n1. two\n1. three",
        "1. one\n2. two\n\nThen\n\n3. three",
        "1. one\n\n   Then\n2. two",
        "1. one\n\n## Next\n\n1. one",
        "1. one\n\n---\n\n1. one",
        "- a\n  1. one\n- b\n  1. one",
        "1. a\n   1. one\n2. b\n   1. one",
    ],
)
def test_numbers_that_go_on_or_belong_to_another_list_are_not(markdown: str) -> None:
    assert said_of(markdown) == []


# Headings and emphasis


@pytest.mark.parametrize(
    "markdown", ["##Then", "#Then", "a\n###Then", "**bold **text", "** bold**", "__bold __", "~~x~~"]
)
def test_a_heading_or_emphasis_that_is_none_is_refused(markdown: str) -> None:
    assert [code for code, _, _ in said_of(markdown)] == ["not_markdown"]


@pytest.mark.parametrize(
    "markdown", ["## Then", "## Then ##", "**bold**", "un*frigging*real", r"\*\*x\*\*", "a * b", "#", "Name: ____"]
)
def test_a_heading_and_emphasis_are_not(markdown: str) -> None:
    assert "not_markdown" not in [code for code, _, _ in said_of(markdown)]


def test_everything_is_said_at_once_in_the_order_of_its_lines() -> None:
    text = "See www.a.example\n\n• one\n\n[a](/b)\n\n| a | b |\n|---|---|\n\n1. a\n3. b\n\n##Then\n"
    assert [(code, line) for code, line, _ in said_of(text)] == [
        ("not_a_link", 1),
        ("bullet", 3),
        ("link", 5),
        ("table", 7),
        ("numbering", 10),
        ("not_markdown", 13),
    ]
