"""Addresses: those that lead readers anywhere to what they show are taken, and all else refused with what is right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.editorial.addresses import wrong_with_link, wrong_with_web_address


@pytest.mark.parametrize(
    "address",
    [
        *("https://www.nhs.uk", "https://www.nhs.uk/", "HTTPS://WWW.NHS.UK/Page", "https://a.example:8443/x"),
        *("https://doi.org/10.1371/journal.pmed.1004129", "https://a.example/?a=1&b=2#c", "https://a.example/%C3%A9"),
        *(
            "https://a.example/é/日本",
            "https://xn--bcher-kva.example/",
            "https://a-b.c2.example",
            "https://a.example/@b",
        ),
        "https://a.example/(b)",
    ],
)
def test_the_whole_address_of_a_page_is_taken(address: str) -> None:
    assert wrong_with_web_address(address) is None


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "It is empty"),
        ("www.nhs.uk", "Write `https://www.nhs.uk`."),
        ("nhs.uk/page", "Write `https://nhs.uk/page`."),
        ("nhs.uk:443/page", "Write `https://nhs.uk:443/page`."),
        ("//nhs.uk/page", "Write `https://nhs.uk/page`."),
        ("http://nhs.uk/page", "It is not encrypted. Write `https://nhs.uk/page`"),
        ("/admin/", "a page of whichever site shows this"),
        ("../page", "a page of whichever site shows this"),
        ("page", "a page of whichever site shows this"),
        ("?page=2", "a page of whichever site shows this"),
        ("#top", "a place in the page"),
        ("help@example.org", "write `mailto:help@example.org`"),
        ("javascript:alert(1)", "`javascript:` leads to no page"),
        ("JavaScript:alert(1)", "`javascript:` leads to no page"),
        ("data:text/html,x", "`data:` leads to no page"),
        ("ftp://example.org", "`ftp:` leads to no page"),
        ("localhost:8000", "`localhost:` leads to no page"),
        ("https:", "two strokes and a host"),
        ("https://", "two strokes and a host"),
        ("https:nhs.uk", "two strokes and a host"),
        ("https:///nhs.uk", "two strokes and a host"),
        ("https://a", "it has no dot"),
        ("https://localhost/", "it has no dot"),
        ("https://desk.local/", "a reader's own machine or network"),
        ("https://nhs.uk@evil.example/", "`nhs.uk@` is a user's name, and the page that opens is on `evil.example`"),
        ("https://user:pw@evil.example", "the page that opens is on `evil.example`"),
        ("https://nhs.uk%40evil.example/", "is no host"),
        ("https://nhs.uk\\@evil.example/", "`\\` does not stand in an address"),
        ("https://a.example:99999/", "is no port"),
        ("https://a.example:0/", "is no port"),
        ("https://a.example:/", "is no port"),
        ("https://a.example:８０/", "is no port"),
        ("https://exa\u200bmple.org", "cannot be seen stands in it (U+200B ZERO WIDTH SPACE)"),
        ("https://exa\u00admple.org", "(U+00AD SOFT HYPHEN)"),
        ("https://example.org/\u202egnp", "(U+202E RIGHT-TO-LEFT OVERRIDE)"),
        ("https://exa\ufe0fmple.org", "(U+FE0F VARIATION SELECTOR-16)"),
        ("https://example.org/a\u3164b", "(U+3164 HANGUL FILLER)"),
        ("https://nh\u0455.uk", "`ѕ` (U+0455 CYRILLIC SMALL LETTER DZE), which can be taken for another letter"),
        ("https://nh\u0455.uk", "`xn--nh-foc.uk`"),
        ("https://bücher.example", "`xn--bcher-kva.example`"),
        ("https://ｎｈｓ.uk", "which can be taken for another letter"),
        ("https://nhs。uk", "which can be taken for another letter"),
        ("https://xn--a.example", "is no host"),
        ("https://xn--.example", "is no host"),
        ("https://127.0.0.1/", "Its host is a number"),
        ("https://2130706433/", "Its host is a number"),
        ("https://0x7f.1/", "Its host is a number"),
        ("https://[::1]/", "Its host is a number"),
        ("https://nhs..uk", "is no host"),
        ("https://nhs.uk.", "is no host"),
        ("https://-nhs.uk", "is no host"),
        ("https://a_b.example", "is no host"),
        ("https://nhs.123", "is no host"),
        (f"https://{'a' * 64}.example", "is no host"),
        (f"https://{'a.' * 130}example", "is no host"),
        ("https://a.example/a b", "write `%20`"),
        (" https://a.example", "White space stands at its beginning or end"),
        ("https://a.example\n", "White space stands at its beginning or end"),
        ("https://a.example/%zz", "`%zz` stands for no character"),
        ("https://a.example/%", "`%` stands for no character"),
        ("https://a.example/%0d%0aSet-Cookie", "`%0d` stands for no character"),
        ('https://a.example/"x', '`"` does not stand in an address'),
    ],
)
def test_an_address_that_leads_elsewhere_or_nowhere_is_refused_with_what_is_right(address: str, said: str) -> None:
    assert said in (wrong_with_web_address(address) or "")


@pytest.mark.parametrize(
    "target",
    [
        *("mailto:help@example.org", "MAILTO:first.last+a_b@mail.example.org", "mailto:a@b.example?subject=About%20it"),
        *("tel:999", "TEL:116123", "tel:08088001234", "tel:+448088001234", "tel:+44-808-800-1234", "tel:+12025550123"),
    ],
)
def test_a_link_may_write_a_mail_or_make_a_call(target: str) -> None:
    assert wrong_with_link(target, ["GB"]) is None


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("mailto:", "No mail address follows"),
        ("mailto:help", "No mail address follows"),
        ("mailto:help@localhost", "it has no dot"),
        ("mailto:a..b@example.org", "no name of a mailbox"),
        ("mailto://help@example.org", "no name of a mailbox"),
        ("mailto:a%20b@example.org", "no name of a mailbox"),
        ("mailto:@example.org", "no name of a mailbox"),
        ("mailto:a@example.org,b@example.org", "Write one mail address"),
        ("mailto:a@b@example.org", "Write one mail address"),
        ("mailto:a@example.org?bcc=b@evil.example", "`subject` and `body`"),
        ("mailto:a@exаmple.org", "which can be taken for another letter"),
        ("mailto:a@example.org\u200b", "cannot be seen"),
        ("tel:", "one number in figures"),
        ("tel:call-us", "one number in figures"),
        ("tel:0808 800 1234", "Write `tel:08088001234`."),
        ("tel:0808%20800%201234", "Write `tel:08088001234`."),
        ("tel:08088001234;ext=3", "one number in figures"),
        ("tel://999", "one number in figures"),
        ("tel:0808.800.1234", "one number in figures"),
        ("tel:%39%39%39", "one number in figures"),
        ("tel:0808800", "a figure is missing"),
        ("tel:+4408088001234", "leave out the 0"),
        ("sms:50808", "`sms:` leads to no page"),
    ],
)
def test_a_mail_or_a_call_that_reaches_nobody_is_refused_with_what_is_right(target: str, said: str) -> None:
    assert said in (wrong_with_link(target, ["GB"]) or "")


@given(address=st.text(max_size=30) | st.text(max_size=20).map("https://".__add__))
def test_what_is_taken_is_https_at_a_host_of_plain_letters_without_a_user(address: str) -> None:
    if wrong_with_web_address(address) is not None:
        return
    scheme, _, rest = address.partition("://")
    host = rest.partition("/")[0].partition("?")[0].partition("#")[0]
    assert scheme.lower() == "https"
    assert host.isascii()
    assert "@" not in host
    assert "." in host


@given(target=st.text(max_size=20).flatmap(lambda text: st.sampled_from([text, f"mailto:{text}", f"tel:{text}"])))
def test_any_text_is_answered(target: str) -> None:
    wrong = wrong_with_link(target, ["GB"])
    assert wrong is None or wrong.strip()
