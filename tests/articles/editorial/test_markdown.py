"""Markdown: what is refused, with its line, and what can never come out as HTML, whatever goes in."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from articles.editorial.markdown import faults_in_markdown, to_html

PLAIN = {
    *(
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "br",
        "hr",
        "blockquote",
        "pre",
        "code",
        "ul",
        "ol",
        "li",
        "em",
        "strong",
        "a",
    ),
}
HARMLESS_LINK = re.compile(r"(https?|mailto|tel):|(?![a-z][a-z0-9+.-]*:)", re.IGNORECASE)


class Elements(HTMLParser):
    """Every element of an HTML text, with its attributes, as a browser would come to it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.comments: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_decl(self, decl: str) -> None:
        self.comments.append(decl)

    def unknown_decl(self, data: str) -> None:
        self.comments.append(data)

    def handle_pi(self, data: str) -> None:
        self.comments.append(data)


def codes(markdown: str) -> list[str]:
    return [fault.code for fault in faults_in_markdown(markdown)]


def assert_harmless(html: str) -> None:
    seen = Elements(html)
    assert {tag for tag, _ in seen.found} <= PLAIN
    assert seen.comments == []
    for tag, attributes in seen.found:
        allowed = {"a": {"href", "title", "rel"}, "ol": {"start"}}.get(tag, set())
        assert set(attributes) <= allowed
        assert HARMLESS_LINK.match((attributes.get("href") or "").strip())


# What comes out


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("Wait *a* **little**.", "<p>Wait <em>a</em> <strong>little</strong>.</p>\n"),
        ("## Then\n\n###### Last", "<h2>Then</h2>\n<h6>Last</h6>\n"),
        ("Then\n----", "<h2>Then</h2>\n"),
        ("- a\n  - b\n    1. c", "<ul>\n<li>a\n<ul>\n<li>b\n<ol>\n<li>c</li>\n</ol>\n</li>\n</ul>\n</li>\n</ul>\n"),
        ("5. five\n6. six", '<ol start="5">\n<li>five</li>\n<li>six</li>\n</ol>\n'),
        ("one  \ntwo\\\nthree", "<p>one<br>\ntwo<br>\nthree</p>\n"),
        ("> said\n\n***", "<blockquote>\n<p>said</p>\n</blockquote>\n<hr>\n"),
        ("```\na < b\n```", "<pre><code>a &lt; b\n</code></pre>\n"),
        ("a &amp; b &lt;i&gt; &copy;", "<p>a &amp; b &lt;i&gt; ©</p>\n"),
        ("1 < 2 > 0 && `<b>`", "<p>1 &lt; 2 &gt; 0 &amp;&amp; <code>&lt;b&gt;</code></p>\n"),
        (
            "<https://example.org>",
            '<p><a href="https://example.org" rel="noopener noreferrer">https://example.org</a></p>\n',
        ),
        ("<me@example.org>", '<p><a href="mailto:me@example.org" rel="noopener noreferrer">me@example.org</a></p>\n'),
        ("[call](tel:999)", '<p><a href="tel:999" rel="noopener noreferrer">call</a></p>\n'),
        (
            "[a](https://a.org/?a=1&b=2)",
            '<p><a href="https://a.org/?a=1&amp;b=2" rel="noopener noreferrer">a</a></p>\n',
        ),
    ],
)
def test_markdown_comes_out_as_plain_html(markdown: str, html: str) -> None:
    assert faults_in_markdown(markdown) == []
    assert to_html(markdown) == html


@pytest.mark.parametrize(
    "markdown",
    [
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a](java&#115;cript:alert(1))",
        "[a](javascript&colon;alert(1))",
        "[a](&#x6A;avascript:alert(1))",
        "[a](vbscript:x)",
        "[a](data:text/html;base64,PHNjcmlwdD4=)",
        "[a](file:///etc/passwd)",
        "<javascript:alert(1)>",
        "[a]: javascript:alert(1)\n\n[a]",
    ],
)
def test_a_link_that_runs_something_is_no_link_and_stands_there_as_text(markdown: str) -> None:
    html = to_html(markdown)
    assert_harmless(html)
    assert "<a" not in html


# What is refused


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("a <br> b", "<br>"),
        ("a </p> b", "</p>"),
        ("<!-- hidden -->", "<!-- hidden -->"),
        ("a <!-- hidden --> b", "<!-- hidden -->"),
        ("<![CDATA[x]]>", "<![CDATA[x]]>"),
        ("<?php x ?>", "<?php x ?>"),
        ("<!DOCTYPE html>", "<!DOCTYPE html>"),
        ("<IMG SRC=x onerror=y>", "<IMG SRC=x onerror=y>"),
        ("<x-y>", "<x-y>"),
        ("> <div>quoted</div>", "<div>quoted</div>"),
        ("- item <i>", "<i>"),
        ("## Head <i>", "<i>"),
        ("*a <i>*", "<i>"),
        ("[a <i>](https://example.org)", "<i>"),
        ("<iframe src='https://example.org/a/very/long/address'>", "<iframe src='https://example.org/a/very/"),
    ],
)
def test_raw_html_is_refused_and_shown(markdown: str, shown: str) -> None:
    fault, *_ = faults_in_markdown(markdown)
    assert fault.code == "raw_html"
    assert fault.detail == f"Raw HTML is not accepted: `{shown}` (line 1 of the text). Write Markdown."
    assert_harmless(to_html(markdown))


def test_raw_html_that_came_in_some_other_way_is_shown_as_text() -> None:
    assert to_html("a <b>bold</b>\n\n<script>x</script>") == (
        "<p>a &lt;b&gt;bold&lt;/b&gt;</p>\n<p>&lt;script&gt;x&lt;/script&gt;</p>\n"
    )


@pytest.mark.parametrize(
    "markdown",
    [
        "`<b>`",
        "    <b>",
        "```\n<b>\n```",
        "\\<b>",
        "1 < 2 > 0",
        "a <b",
        "&lt;b&gt;",
        "<b\n>",
        "[a](<https://b.example>)",
    ],
)
def test_what_only_looks_like_html_is_not_refused(markdown: str) -> None:
    assert faults_in_markdown(markdown) == []
    assert_harmless(to_html(markdown))


@pytest.mark.parametrize("markdown", ["# A", "A\n===", "- # A", "> # A", "#"])
def test_a_heading_of_the_first_level_is_refused(markdown: str) -> None:
    assert codes(markdown) == ["heading_level"]


@pytest.mark.parametrize("markdown", ["![a](b)", "[![a](b)](https://example.org)", "![a][b]\n\n[b]: c", "## ![](x)"])
def test_an_image_is_refused(markdown: str) -> None:
    assert codes(markdown) == ["image"]


@pytest.mark.parametrize("link", ["ftp://example.org", "about:blank", "feed:x", "http://[", "x:y"])
def test_a_link_that_would_be_dropped_is_refused_and_shown(link: str) -> None:
    (fault,) = faults_in_markdown(f"Ask [them]({link}).")
    assert fault.code == "link"
    assert "A link cannot lead to `" in fault.detail
    assert "href" not in to_html(f"Ask [them]({link}).")


def test_everything_is_refused_at_once_each_with_its_line_also_within_a_paragraph() -> None:
    text = "# One\n\nfine\nand <b>bold\nand `code` <i>\\\n![x](y)\n\n- fine\n- [a](ftp://b)\n\n<div>\nfine\n</div>\n"
    lines = [int(re.findall(r"line (\d+) of", fault.detail)[0]) for fault in faults_in_markdown(text)]
    assert list(zip(codes(text), lines, strict=True)) == [
        ("heading_level", 1),
        ("raw_html", 4),
        ("raw_html", 5),
        ("image", 6),
        ("link", 9),
        ("raw_html", 11),
    ]


# Whatever goes in

PIECES = st.sampled_from(
    [
        *(
            "<script>",
            "</script>",
            "<img src=x onerror=alert(1)>",
            "<a href='javascript:x'>",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
        ),
        *(
            "[a](",
            ")",
            "![",
            "]",
            "<",
            ">",
            '"',
            "'",
            "`",
            "```\n",
            "\n",
            "\n\n",
            "    ",
            "- ",
            "1. ",
            "> ",
            "# ",
            "*",
            "\\",
        ),
        *(
            "javascript:",
            "java\tscript:",
            "data:text/html,",
            "&#106;",
            "&colon;",
            "&lt;",
            "https://x",
            "//x",
            "[a]: ",
            "<?",
        ),
        *("\x00", "\u202e", "\ufeff", "\x0b", "onclick=", "<svg/onload=x>", "<style>", "<math><mi>", "</p>", "<x:y z>"),
    ]
)
HOSTILE = st.lists(PIECES | st.text(max_size=5), max_size=12).map("".join)


@settings(max_examples=200, deadline=None)
@given(markdown=HOSTILE)
def test_nothing_dangerous_comes_out_whatever_goes_in(markdown: str) -> None:
    assert_harmless(to_html(markdown))


@settings(max_examples=100, deadline=None)
@given(markdown=st.text(st.characters(), max_size=30) | HOSTILE)
def test_any_text_is_judged_half_characters_included(markdown: str) -> None:
    assert all(fault.detail for fault in faults_in_markdown(markdown, ["GB"]))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(markdown=HOSTILE)
def test_no_link_of_what_is_not_refused_is_lost(markdown: str) -> None:
    assume(not faults_in_markdown(markdown))
    assert all("href" in attributes for tag, attributes in Elements(to_html(markdown)).found if tag == "a")
