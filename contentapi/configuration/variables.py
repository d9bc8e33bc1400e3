"""What each variable of the environment may hold: its text in, a value that can be used out, or a refusal.

A refusal names the variable, what is wrong with it and what would be right. It never repeats a secret: of a URL that
may hold a password, only the scheme is ever shown.
"""

import os
import re
from dataclasses import dataclass
from email.utils import parseaddr
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from environ import Env

# Django's own measure of a key that is worth signing with (its check security.W009).
SECRET_KEY_MINIMUM = 50

BOOLEANS = {
    **dict.fromkeys(("1", "true", "yes", "on"), True),
    **dict.fromkeys(("0", "false", "no", "off"), False),
}

IN_PROCESS_CACHE = "django.core.cache.backends.locmem.LocMemCache"

HOST_NAME = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?")
URL_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://")

RATE = re.compile(r"([1-9][0-9]{0,5})/(minute|hour|day)")
SECONDS = {"minute": 60, "hour": 60 * 60, "day": 24 * 60 * 60}

POSTGRES_SCHEMES = ("postgres", "postgresql")
POSTGRES_FORM = "postgres://user:password@host:5432/name (a character such as @ : / # in a password as %40 %3A %2F %23)"
SQLITE_FORM = "sqlite:////absolute/path/to/a/file"
REDIS_FORM = "redis://host:6379/0 or rediss://…"

# Not django-environ's `smtps`: elsewhere that means TLS from the first byte, there STARTTLS.
SMTP_PORTS = {"smtp": 25, "smtp+tls": 587, "smtp+ssl": 465}
EMAIL_FORM = "smtp+tls://user:password@host:587, smtp+ssl://…, smtp://… or consolemail:// (special characters as %40 …)"

Network = IPv4Network | IPv6Network


class WrongSetting(Exception):
    """A variable of the environment that cannot be used, said in one line for whoever set it."""

    def __init__(self, variable: str, wrong: str, right: str) -> None:
        super().__init__(f"{variable} {wrong}. {right}.")


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `limit` within `seconds`."""

    limit: int
    seconds: int


def _shown(value: str) -> str:
    """A value as it may stand in one line of a message."""
    return repr(value if len(value) <= 60 else value[:60] + "…")


def boolean(variable: str, value: str) -> bool:
    if value.lower() not in BOOLEANS:
        raise WrongSetting(variable, f"is {_shown(value)}", f"Give one of {', '.join(BOOLEANS)}")
    return BOOLEANS[value.lower()]


def whole_number(variable: str, value: str, *, least: int, most: int, example: int) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", value) or not least <= int(value) <= most:
        right = f"Give a whole number from {least} to {most}, for example {example}"
        raise WrongSetting(variable, f"is {_shown(value)}", right)
    return int(value)


def rate(variable: str, value: str) -> Rate:
    match = RATE.fullmatch(value)
    if match is None:
        right = f"Give a whole number from 1 to 999999 for each {', '.join(SECONDS)}, for example 30/hour"
        raise WrongSetting(variable, f"is {_shown(value)}", right)
    return Rate(limit=int(match[1]), seconds=SECONDS[match[2]])


def _is_address(value: str) -> bool:
    try:
        ip_address(value)
    except ValueError:
        return False
    return True


def host(value: str) -> str:
    if not _is_address(value) and not HOST_NAME.fullmatch(value):
        right = "Give the address to listen on, without scheme, port or brackets, such as 127.0.0.1, 0.0.0.0 or ::1"
        raise WrongSetting("HOST", f"is {_shown(value)}", right)
    return value


def own_names(host: str) -> list[str]:
    """The names under which a server that listens on `host` may be asked, where nobody said."""
    names = ["localhost", "127.0.0.1", "[::1]"]
    if not _is_address(host):
        own = host.lower()
    elif ip_address(host).is_unspecified:  # every address of the machine: which of them are meant, we cannot know
        return names
    else:
        own = f"[{host}]" if ":" in host else host
    return names if own in names else [*names, own]


def allowed_hosts(value: str) -> list[str]:
    hosts = [host.strip() for host in value.split(",")]
    for host in hosts:
        bracketed = host.startswith("[") and host.endswith("]") and _is_address(host[1:-1])
        if host != "*" and not bracketed and not HOST_NAME.fullmatch(host.removeprefix(".")):
            right = "List names or addresses with commas between, without scheme or port: api.example.org,localhost"
            raise WrongSetting("ALLOWED_HOSTS", f"has the entry {_shown(host)}", right)
    return hosts


def networks(variable: str, value: str) -> tuple[Network, ...]:
    return tuple(_network(variable, entry.strip()) for entry in value.split(","))


def _network(variable: str, entry: str) -> Network:
    right = "List addresses or networks with commas between: 10.0.0.2,192.168.0.0/16,2001:db8::/48"
    try:
        network = ip_network(entry)
    except ValueError:
        raise WrongSetting(variable, f"has the entry {_shown(entry)}", right) from None
    if network.prefixlen == 0:
        # Whoever comes from a trusted address may say who they are: from everywhere, everybody could be anybody.
        raise WrongSetting(variable, f"has the entry {_shown(entry)}, which is every address", right)
    return network


def email_addresses(variable: str, value: str) -> list[str]:
    addresses = [address.strip() for address in value.split(",")]
    for address in addresses:
        if not _is_email_address(address):
            right = "List addresses with commas between: moderation@example.org,lead@example.org"
            raise WrongSetting(variable, f"has the entry {_shown(address)}", right)
    return addresses


def sender(variable: str, value: str) -> str:
    """An address, with or without a name before it: `Stories <stories@example.org>`."""
    if not value.isprintable() or not _is_email_address(parseaddr(value)[1]):
        right = "Give an address, such as stories@example.org or Stories <stories@example.org>"
        raise WrongSetting(variable, f"is {_shown(value)}", right)
    return value


def _is_email_address(value: str) -> bool:
    try:
        validate_email(value)
    except ValidationError:
        return False
    return True


def must_be_writable(variable: str, folder: Path) -> None:
    if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        wrong = f"needs '{folder}', which is not a folder that can be written to"
        raise WrongSetting(variable, wrong, "Make it, give this user the right to write there, or name another")


def _scheme(variable: str, url: str, right: str) -> str:
    match = URL_SCHEME.match(url)
    if match is None:
        raise WrongSetting(variable, "is not a URL", f"Give {right}")
    return match[1]


def database(url: str) -> dict[str, Any]:
    right = f"{POSTGRES_FORM}, or {SQLITE_FORM}"
    scheme = _scheme("DATABASE_URL", url, right)
    if scheme == "sqlite":
        return _sqlite(url)
    if scheme in POSTGRES_SCHEMES:
        return _postgres(url)
    raise WrongSetting("DATABASE_URL", f"has the scheme '{scheme}', which is not supported", f"Give {right}")


def _sqlite(url: str) -> dict[str, Any]:
    rest = url.removeprefix("sqlite://")
    if not rest.startswith("/") or rest in ("/", "/:memory:"):
        # A database in memory would be a new and empty one in every process.
        raise WrongSetting("DATABASE_URL", "names no SQLite file", f"Give {SQLITE_FORM}")
    # Not by django-environ, which cuts a name at these without a word, and so opens another file than was named; nor
    # does it leave a `+` as it is.
    if "?" in rest or "#" in rest:
        right = f"In a file's name write ? as %3F and # as %23: {SQLITE_FORM}"
        raise WrongSetting("DATABASE_URL", "has a ? or a #, and an SQLite file takes no options", right)
    try:
        name = unquote(rest[1:], errors="strict")
    except UnicodeDecodeError:
        name = "\0"
    if "\0" in name:
        raise WrongSetting("DATABASE_URL", "names a file by bytes that are no text", f"Give {SQLITE_FORM}")
    return sqlite_file(Path(name).absolute())


def sqlite_file(path: Path) -> dict[str, Any]:
    must_be_writable("DATABASE_URL", path.parent)
    if path.exists() and not (path.is_file() and os.access(path, os.W_OK)):
        wrong = f"names '{path}', which is not a file that can be written to"
        raise WrongSetting("DATABASE_URL", wrong, f"Give {SQLITE_FORM}")
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path)}


def _postgres(url: str) -> dict[str, Any]:
    try:
        parts = urlsplit(url)
        # A `+` in the name would become a space.
        whole = urlunsplit(parts._replace(path=parts.path.replace("+", "%2B")))
        config: dict[str, Any] = {"NAME": "@"} if "#" in url else Env.db_url_config(whole)
    except ValueError:
        config = {"NAME": "@"}
    if "@" in config["NAME"]:
        # Said without the parser's words or its parts: where a password holds a stray / or #, they hold the password.
        raise WrongSetting("DATABASE_URL", "cannot be read as a URL", f"Give {POSTGRES_FORM}")
    if not config["NAME"]:
        raise WrongSetting("DATABASE_URL", "names no database", f"Give {POSTGRES_FORM}")
    return config


def in_process_cache() -> dict[str, Any]:
    return {"BACKEND": IN_PROCESS_CACHE, "OPTIONS": {"MAX_ENTRIES": 10_000}}


def cache(url: str) -> dict[str, Any]:
    scheme = _scheme("CACHE_URL", url, REDIS_FORM)
    if scheme not in ("redis", "rediss"):
        raise WrongSetting("CACHE_URL", f"has the scheme '{scheme}', which is not supported", f"Give {REDIS_FORM}")
    try:
        parts = urlsplit(url)
        named = parts.hostname is not None and parts.port != 0 and "#" not in url
        usable = named and re.fullmatch(r"/?[0-9]*", parts.path) is not None
    except ValueError:
        usable = False
    if not usable:
        raise WrongSetting("CACHE_URL", "cannot be read as a URL", f"Give {REDIS_FORM}")
    config: dict[str, Any] = Env.cache_url_config(url)
    # A cache that does not answer must not hold up a reader for longer than the database would take.
    waits = {"socket_connect_timeout": 2, "socket_timeout": 2}
    return {**config, "KEY_PREFIX": "contentapi", "OPTIONS": {**waits, **config.get("OPTIONS", {})}}


def mail(url: str) -> dict[str, Any]:
    """Django's EMAIL_* settings, by their names."""
    scheme = _scheme("EMAIL_URL", url, EMAIL_FORM)
    if scheme not in SMTP_PORTS and scheme != "consolemail":
        raise WrongSetting("EMAIL_URL", f"has the scheme '{scheme}', which is not supported", f"Give {EMAIL_FORM}")
    try:
        parts = urlsplit(url)
        named = (parts.hostname is not None) == (scheme in SMTP_PORTS) and parts.port != 0
    except ValueError:
        named = False
    # A user without a password would never sign in, and a password cut short by a stray / or # is no password.
    extra = named and (parts.path not in ("", "/") or parts.query or parts.fragment)
    if not named or extra or bool(parts.username) != bool(parts.password):
        raise WrongSetting("EMAIL_URL", "cannot be read as a URL", f"Give {EMAIL_FORM}")
    config: dict[str, Any] = Env.email_url_config(url)
    return {**config, "EMAIL_PORT": config["EMAIL_PORT"] or SMTP_PORTS.get(scheme)}


def strong_key(key: str) -> str:
    if len(key) < SECRET_KEY_MINIMUM or len(set(key)) < 5:
        right = f"Give at least {SECRET_KEY_MINIMUM} random characters, or leave it unset to have one made and kept"
        raise WrongSetting("SECRET_KEY", "is too weak to sign with", right)
    return key
