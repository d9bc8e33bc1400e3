"""Addresses that readers are sent to: absolute, over TLS, and at the host that they show.

The same bytes are served to sites of every kind, so an address that lacks its scheme or its host leads to a page of
whichever site shows it. Everything that content cites today is there over https, so http is not taken: what is read in
clear can be changed on its way, and a page about health is what somebody acts on.
"""

import re
import unicodedata
from collections.abc import Collection
from urllib.parse import unquote

from articles.editorial.telephones import wrong_with_linked_number

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)
_AFTER_SCHEME = re.compile(r"//([^/?#]*)(.*)", re.DOTALL)
_PORT = re.compile(r"(.*?):([^:\]]*)", re.DOTALL)
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.ASCII)
_LAST_LABEL = re.compile(r"[a-z]{2,}|xn--[a-z0-9-]+", re.ASCII)
_CALL = re.compile(r"\+?[0-9]+(?:-[0-9]+)*", re.ASCII)
_BROKEN_ESCAPE = re.compile(r"%(?:(?![0-9A-Fa-f]{2})|[01][0-9A-Fa-f]|7[Ff])")
_HOST_ALONE = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#:].*)?", re.ASCII | re.IGNORECASE | re.DOTALL)
_LONGEST_HOST = 253

# Less than mail allows (RFC 5321, 4.1.2), and all that mailboxes that people write to are called by.
_LOCAL_PART = re.compile(r"[A-Za-z0-9_+'&=-]+(?:\.[A-Za-z0-9_+'&=-]+)*", re.ASCII)
_LONGEST_LOCAL_PART = 64
# What a link may fill in of a mail. Copies to others would go to whom the reader does not see.
_MAIL_FIELDS = re.compile(r"(?:subject|body)=[^&]*(?:&(?:subject|body)=[^&]*)*", re.IGNORECASE)

# Names that lead to the reader's own machine or network (RFC 6761, RFC 6762), and one that leads nowhere.
_OWN_NETWORK = ("localhost", "local", "internal", "invalid", "lan", "home", "corp", "onion")

# Printable to Unicode, and yet nothing to see: fillers, joiners, selectors.
_BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
_NEVER = {**dict.fromkeys('<>"`{}|^\\', "does not stand in an address"), " ": "ends an address: write `%20`"}

_EXAMPLE = "https://www.example.org/page"


def wrong_with_web_address(address: str) -> str | None:
    """Why a reader would not get to the page that `address` shows, and what would be right; None if they would."""
    if not address:
        return f"It is empty. Write where it leads, such as `{_EXAMPLE}`."
    if wrong := _wrong_with_characters(address):
        return wrong
    found = _SCHEME.fullmatch(address)
    if found is None or _HOST_ALONE.fullmatch(address):
        return _without_scheme(address)
    scheme, rest = found[1].lower(), found[2]
    if scheme == "http":
        return f"It is not encrypted. Write `https:{rest}`, and look whether the page opens."
    if scheme != "https":
        return f"`{scheme}:` leads to no page. Write an address such as `{_EXAMPLE}`."
    parts = _AFTER_SCHEME.fullmatch(rest)
    if parts is None or not parts[1]:
        return f"After `https:` come two strokes and a host. Write an address such as `{_EXAMPLE}`."
    if wrong := _wrong_with_authority(parts[1], parts[2]):
        return wrong
    if broken := _BROKEN_ESCAPE.search(address):
        escape = address[broken.start() : broken.start() + 3]
        return f"`{escape}` stands for no character that can be seen. Write a `%` itself as `%25`."
    return None


def wrong_with_link(target: str, regions: Collection[str] = ()) -> str | None:
    """Why a link in a text cannot lead to `target`: a page, a mail (`mailto:`) or a call (`tel:`).

    `regions` are those of the text's readers (ISO 3166), where they are known: there a number is dialled.
    """
    scheme, _, rest = target.partition(":")
    if scheme.lower() == "mailto":
        return _wrong_with_mail(rest)
    if scheme.lower() == "tel":
        return _wrong_with_call(rest, regions)
    return wrong_with_web_address(target)


# --- Pages --------------------------------------------------------------------------------------------------------


def _wrong_with_characters(address: str) -> str | None:
    if address != address.strip():
        return "White space stands at its beginning or end. Take it out."
    for character in address:
        if character in _NEVER:
            return f"`{character}` {_NEVER[character]}."
        if not character.isprintable() or _BLANK.match(character) or character.isspace():
            return f"A character that cannot be seen stands in it ({_named(character)}). Type the address again."
    return None


def _named(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, 'a control character')}"


def _without_scheme(address: str) -> str:
    if address.startswith("#"):
        return "It leads to a place in the page, and this text may be shown by itself. Say in words where to look."
    if address.startswith("//"):
        return f"It has no scheme. Write `https:{address}`."
    if address.startswith(("/", ".", "?")):
        return f"It leads to a page of whichever site shows this. Write it whole, such as `{_EXAMPLE}`."
    if "@" in address and "/" not in address:
        return f"It has no scheme. If it is somebody's mail address, write `mailto:{address}`."
    if _HOST_ALONE.fullmatch(address):
        return f"Without a scheme it leads to a page of whichever site shows this. Write `https://{address}`."
    return f"It leads to a page of whichever site shows this. Write it whole, such as `{_EXAMPLE}`."


def _wrong_with_authority(authority: str, rest: str) -> str | None:
    user, at, host = authority.rpartition("@")
    if at:
        return (
            f"`{user}@` is a user's name, and the page that opens is on `{host}`. If that is meant, write "
            f"`https://{host}{rest}`."
        )
    if (found := _PORT.fullmatch(host)) is not None and not host.endswith("]"):
        host, port = found[1], found[2]
        if not re.fullmatch(r"[0-9]{1,5}", port, re.ASCII) or not 0 < int(port) < 65_536:
            return f"`:{port}` is no port: those go from 1 to 65535. Leave it out, as most addresses do."
    return wrong_with_host(host)


def wrong_with_host(host: str) -> str | None:
    """Why `host` is no name of a machine that a reader anywhere can reach and recognise."""
    if host.startswith("[") or re.fullmatch(r"[0-9.]+|0[xX][0-9a-fA-F.xX]+", host):
        return "Its host is a number, which says nobody whose it is. Write its name."
    if (strange := next((character for character in host if not character.isascii()), None)) is not None:
        return (
            f"Its host holds `{strange}` ({_named(strange)}), which can be taken for another letter. If it is right, "
            f"write it as machines do, which everybody can tell apart: `{_as_machines_do(host)}`."
        )
    labels = host.lower().split(".")
    if len(labels) < 2:
        return f"`{host}` is no host that readers elsewhere can reach: it has no dot. Write its whole name."
    if labels[-1] in _OWN_NETWORK:
        return f"`.{labels[-1]}` leads to a reader's own machine or network, or nowhere."
    if any(_is_wrong_label(label) for label in labels):
        return f"`{host}` is no host: between single dots stand letters and figures, with hyphens only within."
    if not _LAST_LABEL.fullmatch(labels[-1]) or len(host) > _LONGEST_HOST:
        return f"`{host}` is no host: no name ends so, or it is too long."
    return None


def _is_wrong_label(label: str) -> bool:
    return not _LABEL.fullmatch(label) or (label.startswith("xn--") and _is_no_name(label.removeprefix("xn--")))


def _is_no_name(encoded: str) -> bool:
    """Whether what follows `xn--` stands for no text (RFC 3492), or for one that holds what cannot be seen."""
    try:
        text = encoded.encode("ascii").decode("punycode")
    except UnicodeError:
        return True
    unseen = any(not character.isprintable() or _BLANK.match(character) for character in text)
    return text.isascii() or unseen or text.encode("punycode").decode("ascii").lower() != encoded


def _as_machines_do(host: str) -> str:
    """`host` in ASCII (IDNA), label by label."""
    plain = unicodedata.normalize("NFKC", host).lower().replace("。", ".")
    return ".".join(
        label if label.isascii() else f"xn--{label.encode('punycode').decode('ascii')}" for label in plain.split(".")
    )


# --- Mails and calls ----------------------------------------------------------------------------------------------


def _wrong_with_mail(rest: str) -> str | None:
    if wrong := _wrong_with_characters(rest):
        return wrong
    address, asks, fields = rest.partition("?")
    local, at, host = address.rpartition("@")
    if not at:
        return "No mail address follows `mailto:`. Write one, such as `mailto:help@example.org`."
    if "," in address or "@" in local:
        return "Write one mail address: readers' programs treat several in different ways."
    if not _LOCAL_PART.fullmatch(local) or len(local) > _LONGEST_LOCAL_PART or "%" in local:
        return "What stands before the `@` is no name of a mailbox: it has letters, figures, single dots and hyphens."
    if asks and not _MAIL_FIELDS.fullmatch(fields):
        return "After the `?` a mail's `subject` and `body` may follow, and nothing else."
    return wrong_with_host(host)


def _wrong_with_call(rest: str, regions: Collection[str]) -> str | None:
    number = unquote(rest)
    if " " in number and _CALL.fullmatch(close := number.replace(" ", "")):
        return f"A number in a link has no spaces. Write `tel:{close}`."
    if not _CALL.fullmatch(number) or number != rest:
        return "After `tel:` stands one number in figures, and nothing else: `tel:08088001234` or `tel:+448088001234`."
    return wrong_with_linked_number(number, regions)
