"""Every word of a text stands in its HTML, in its order, or its editor is told: whatever structures it is nested in."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.editorial import markdown_reading
from articles.editorial.markdown import faults_in_markdown, to_html


class Shown(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data


def words_shown(markdown: str) -> list[str]:
    return re.findall(r"w\d+w", Shown(to_html(markdown)).text)


# Texts of every structure, whose words are all different: w0w, w1w, …

WORD = st.just("@")
INLINE = st.recursive(
    WORD
    | st.sampled_from(
        ["@ @", "`@`", "@\\\n@", "@  \n@", "@\n@", "@ &amp; @", "&eacute;@", "\\*@", "<https://a.example/p>"]
    ),
    lambda inner: st.one_of(
        inner.map("*{}*".format),
        inner.map("**{}**".format),
        inner.map("[{}](https://a.example)".format),
        st.tuples(inner, inner).map(" ".join),
        inner.map('[{}](https://a.example "@")'.format),
        inner.map("![{}](https://a.example)".format),
        inner.map("[{}][@]".format),
    ),
    max_leaves=4,
)


def indented(text: str, by: str) -> str:
    return "\n".join(by + line if line else line for line in text.split("\n"))


LEAVES = st.one_of(
    INLINE,
    INLINE.map("## {}".format),
    st.sampled_from(
        [
            *("```\n@\n```", "~~~ @\n@\n~~~", "    @", "@\n---", "[@]: https://a.example", "[@]: @ '@'", "<!-- @ -->"),
            *("<div>@</div>", "| @ | @ |\n|---|---|\n| @ | @ |", "[a]: https://a.example\n\n[a] @", "***", "```\n@"),
            *("[^1]: @", "&#64; @", "@<@>", "[@", "@](", "<@", "\\", "- - @", "1. 2. @", "# @", "> > @", "\t@"),
        ]
    ),
)
# Those with which nothing is wrong by themselves, so that there are many texts of which nothing is said.
SOUND = st.sampled_from(
    [
        *(
            "@",
            "@ @",
            "*@* **@**",
            "`@`",
            "@\\\n@",
            "@  \n@",
            "@ &amp; @",
            "[@](https://a.example)",
            "&eacute;@",
            "\\*@",
        ),
        *(
            "## @",
            "```\n@\n```",
            "    @ @",
            "@\n@",
            "[@][a]\n\n[a]: https://a.example",
            "un*@*able",
            "1. @\n2. @",
            "***",
        ),
    ]
)


def texts(leaves: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            inner.map(lambda text: indented(text, "> ")),
            inner.map(lambda text: "- " + indented(text, "  ").lstrip(" ")),
            inner.map(lambda text: "1. " + indented(text, "   ").lstrip(" ")),
            st.lists(inner, min_size=2, max_size=3).map("\n\n".join),
            st.tuples(inner, inner).map("\n".join),
        ),
        max_leaves=8,
    )


BLOCKS = texts(SOUND) | texts(SOUND | LEAVES)


def numbered(template: str) -> str:
    """`template` with each `@` a word of its own."""
    parts = template.split("@")
    return "".join(part + (f"w{place}w" if place < len(parts) - 1 else "") for place, part in enumerate(parts))


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(template=BLOCKS)
def test_every_word_is_shown_in_its_order_or_something_is_said(template: str) -> None:
    markdown = numbered(template)
    if not faults_in_markdown(markdown, ["GB"]):
        assert words_shown(markdown) == re.findall(r"w\d+w", markdown)


@pytest.mark.slow
@settings(max_examples=5_000, deadline=None)
@given(template=BLOCKS)
def test_every_word_is_shown_in_its_order_or_something_is_said_in_many_texts(template: str) -> None:
    markdown = numbered(template)
    if not faults_in_markdown(markdown, ["GB"]):
        assert words_shown(markdown) == re.findall(r"w\d+w", markdown)


@settings(max_examples=100, deadline=None)
@given(signs=st.lists(st.sampled_from(["> ", "- ", "1. ", "* ", ">"]), min_size=1, max_size=60))
def test_what_is_nested_deeply_is_shown_or_refused(signs: list[str]) -> None:
    markdown = "".join(signs) + "w0w"
    assert words_shown(markdown) == ["w0w"] or faults_in_markdown(markdown)


# What is not called wrong, so that the law above does not hold for want of texts


@pytest.mark.parametrize(
    "markdown",
    [
        "\n".join("  " * depth + f"- w{depth}w" for depth in range(15)),
        "> " * 30 + "w0w",
        "> - 1. > - w0w",
        "- w0w\n\n  > w1w\n  >\n  > - w2w\n\n    w3w\n",
        "```\nw0w &amp; w1w\n```\n\n    w2w\n",
        "caf&eacute;w0w &copy; &#119;1w",
        "w0w<https://a.example/%C3%A9?a=1&b=2>w1w",
        "[w0w](https://a.example/?a=1&amp;b=2 ) w1w",
        "[w0w][b], [c] and [D][]\n\n[b]: https://a.example\n[C]: <https://b.example>\n[d]:\n  https://c.example",
        "w0w_w1w `w2w` *w3w* un*w4w*able w5w\\\nw6w",
        "999. w0w\n1000. w1w",
        "Ῥw0w ﬁw1w ßw2w İw3w e\u0301w4w \u0928\u093fw5w",
    ],
)
def test_nothing_is_said_where_all_is_shown(markdown: str) -> None:
    assert faults_in_markdown(markdown, ["GB"]) == []


# What is taken and never shown


@pytest.mark.parametrize(
    ("markdown", "said"),
    [
        ("Text\n\n[Note]: 999", "(line 3 of the text)"),
        ("[a]: https://a.example\n\nText", "`[a]: …` is not shown"),
        ("[a]\n\n[a]: https://a.example\n[a]: https://b.example", "(line 4 of the text)"),
        ("> [Important]: call-999", "`[Important]: …` is not shown"),
        ('[a](https://a.example "Call 999")', "A link's title is not shown to most readers: `Call 999`"),
        ("[a]\n\n[a]: https://a.example 'Call 999'", "`Call 999` (line 3 of the text)"),
        ("```Call 999\na\n```", "What follows the fence is not shown: `Call 999`"),
        ("- ~~~ Call 999", "What follows the fence is not shown: `Call 999`"),
        ("<!-- Call 999 -->", "Raw HTML is not accepted"),
        ("![Call 999](https://a.example)", "Images are not supported"),
        ("\n".join("  " * depth + f"- L{depth}" for depth in range(25)), "nested too deeply (line 20 of the text)"),
        (">" * 60 + " Call 999", "nested too deeply (line 1 of the text)"),
    ],
)
def test_what_is_taken_and_never_shown_is_refused_with_its_line(markdown: str, said: str) -> None:
    (fault,) = faults_in_markdown(markdown)
    assert said in fault.detail


def test_words_that_a_parser_drops_for_a_reason_nobody_knows_of_are_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    fewer = markdown_reading._reader()
    fewer.options["maxNesting"] = 8
    monkeypatch.setattr(markdown_reading, "_READS", fewer)
    (fault,) = faults_in_markdown("- a\n  - b\n    - c\n      - d\n        - Call 999\n")
    assert fault.code == "not_shown"
    assert "`d` would not be shown (line 4 of the text)" in fault.detail
