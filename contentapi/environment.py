"""Reads the configuration from the environment, and refuses whatever cannot be used.

A refusal names the variable, what is wrong with it and what would be right. It never repeats a secret: of a URL that
may hold a password, only the scheme is ever shown.
"""

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

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

POSTGRES_SCHEMES = ("postgres", "postgresql")
POSTGRES_FORM = "postgres://user:password@host:5432/name (a character such as @ : / # in a password as %40 %3A %2F %23)"
SQLITE_FORM = "sqlite:////absolute/path/to/a/file"
REDIS_FORM = "redis://host:6379/0 or rediss://…"


class WrongSetting(Exception):
    """A variable of the environment that cannot be used, said in one line for whoever set it."""

    def __init__(self, variable: str, wrong: str, right: str) -> None:
        super().__init__(f"{variable} {wrong}. {right}.")


@dataclass(frozen=True, slots=True)
class Environment:
    """The whole configuration, checked. `database` and `cache` are as Django's settings want them."""

    host: str
    port: int
    debug: bool
    data_dir: Path
    allowed_hosts: list[str]
    secret_key: str = field(repr=False)
    database: dict[str, Any] = field(repr=False)
    cache: dict[str, Any] = field(repr=False)

    @property
    def shares_cache(self) -> bool:
        return bool(self.cache["BACKEND"] != IN_PROCESS_CACHE)


def read(variables: Mapping[str, str], *, project: Path) -> Environment:
    """The configuration that `variables` describe; makes the data folder and the secret key on first use.

    Raises WrongSetting for the first variable that cannot be used.
    """
    known = ("HOST", "PORT", "DEBUG", "DATA_DIR", "SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "CACHE_URL")
    given = {name: variables[name] for name in known if name in variables}
    for name, value in given.items():
        # An empty value is mostly a slip in a deployment's own template; a default in its place would hide that.
        if not value.strip():
            raise WrongSetting(name, "is empty", "Give it a value, or leave it unset for the default")

    host = _host(given.get("HOST", "127.0.0.1"))
    port = _port(given.get("PORT", "8000"))
    debug = _boolean("DEBUG", given.get("DEBUG", "off"))
    allowed_hosts = _allowed_hosts(given["ALLOWED_HOSTS"]) if "ALLOWED_HOSTS" in given else _own_names(host)
    cache = _cache(given["CACHE_URL"]) if "CACHE_URL" in given else _in_process_cache()
    data_dir = _data_dir(Path(given.get("DATA_DIR", project / "var")))
    if "DATABASE_URL" in given:
        database = _database(given["DATABASE_URL"])
    else:
        database = _sqlite_file(data_dir / "content.sqlite3")
    secret_key = _strong(given["SECRET_KEY"]) if "SECRET_KEY" in given else _kept_secret_key(data_dir)
    return Environment(host, port, debug, data_dir, allowed_hosts, secret_key, database, cache)


def _shown(value: str) -> str:
    """A value as it may stand in one line of a message."""
    return repr(value if len(value) <= 60 else value[:60] + "…")


def _boolean(variable: str, value: str) -> bool:
    if value.lower() not in BOOLEANS:
        raise WrongSetting(variable, f"is {_shown(value)}", f"Give one of {', '.join(BOOLEANS)}")
    return BOOLEANS[value.lower()]


def _port(value: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", value) or not 1 <= int(value) <= 65535:
        raise WrongSetting("PORT", f"is {_shown(value)}", "Give a whole number from 1 to 65535, for example 8000")
    return int(value)


def _is_address(value: str) -> bool:
    try:
        ip_address(value)
    except ValueError:
        return False
    return True


def _host(value: str) -> str:
    if not _is_address(value) and not HOST_NAME.fullmatch(value):
        right = "Give the address to listen on, without scheme, port or brackets, such as 127.0.0.1, 0.0.0.0 or ::1"
        raise WrongSetting("HOST", f"is {_shown(value)}", right)
    return value


def _own_names(host: str) -> list[str]:
    """The names under which a server that listens on `host` may be asked, where nobody said."""
    names = ["localhost", "127.0.0.1", "[::1]"]
    if not _is_address(host):
        own = host.lower()
    elif ip_address(host).is_unspecified:  # every address of the machine: which of them are meant, we cannot know
        return names
    else:
        own = f"[{host}]" if ":" in host else host
    return names if own in names else [*names, own]


def _allowed_hosts(value: str) -> list[str]:
    hosts = [host.strip() for host in value.split(",")]
    for host in hosts:
        bracketed = host.startswith("[") and host.endswith("]") and _is_address(host[1:-1])
        if host != "*" and not bracketed and not HOST_NAME.fullmatch(host.removeprefix(".")):
            right = "List names or addresses with commas between, without scheme or port: api.example.org,localhost"
            raise WrongSetting("ALLOWED_HOSTS", f"has the entry {_shown(host)}", right)
    return hosts


def _data_dir(path: Path) -> Path:
    path = path.absolute()
    try:
        # Drafts, and later what readers confide, are nobody else's business on a shared machine.
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        for folder in ("logs", "static"):
            (path / folder).mkdir(exist_ok=True)
    except OSError as error:
        right = "Name a folder that this user may write to"
        raise WrongSetting("DATA_DIR", f"is '{path}': {error.strerror}", right) from error
    _must_be_writable("DATA_DIR", path)
    return path


def _must_be_writable(variable: str, folder: Path) -> None:
    if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        wrong = f"needs '{folder}', which is not a folder that can be written to"
        raise WrongSetting(variable, wrong, "Make it, give this user the right to write there, or name another")


def _scheme(variable: str, url: str, right: str) -> str:
    match = URL_SCHEME.match(url)
    if match is None:
        raise WrongSetting(variable, "is not a URL", f"Give {right}")
    return match[1]


def _database(url: str) -> dict[str, Any]:
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
    config: dict[str, Any] = Env.db_url_config(url)
    return {**config, **_sqlite_file(Path(config["NAME"]).absolute())}


def _sqlite_file(path: Path) -> dict[str, Any]:
    _must_be_writable("DATABASE_URL", path.parent)
    if path.exists() and not (path.is_file() and os.access(path, os.W_OK)):
        wrong = f"names '{path}', which is not a file that can be written to"
        raise WrongSetting("DATABASE_URL", wrong, f"Give {SQLITE_FORM}")
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path)}


def _postgres(url: str) -> dict[str, Any]:
    try:
        config: dict[str, Any] = Env.db_url_config(url)
    except ValueError:
        config = {"NAME": "@"}
    if "@" in config["NAME"]:
        # Said without the parser's words or its parts: where a password holds a stray / or #, they hold the password.
        raise WrongSetting("DATABASE_URL", "cannot be read as a URL", f"Give {POSTGRES_FORM}")
    if not config["NAME"]:
        raise WrongSetting("DATABASE_URL", "names no database", f"Give {POSTGRES_FORM}")
    return config


def _in_process_cache() -> dict[str, Any]:
    return {"BACKEND": IN_PROCESS_CACHE, "OPTIONS": {"MAX_ENTRIES": 10_000}}


def _cache(url: str) -> dict[str, Any]:
    scheme = _scheme("CACHE_URL", url, REDIS_FORM)
    if scheme not in ("redis", "rediss"):
        raise WrongSetting("CACHE_URL", f"has the scheme '{scheme}', which is not supported", f"Give {REDIS_FORM}")
    try:
        parts = urlsplit(url)
        usable = parts.hostname is not None and parts.port != 0 and re.fullmatch(r"/?[0-9]*", parts.path) is not None
    except ValueError:
        usable = False
    if not usable:
        raise WrongSetting("CACHE_URL", "cannot be read as a URL", f"Give {REDIS_FORM}")
    config: dict[str, Any] = Env.cache_url_config(url)
    # A cache that does not answer must not hold up a reader for longer than the database would take.
    waits = {"socket_connect_timeout": 2, "socket_timeout": 2}
    return {**config, "KEY_PREFIX": "contentapi", "OPTIONS": {**waits, **config.get("OPTIONS", {})}}


def _strong(key: str) -> str:
    if len(key) < SECRET_KEY_MINIMUM or len(set(key)) < 5:
        right = f"Give at least {SECRET_KEY_MINIMUM} random characters, or leave it unset to have one made and kept"
        raise WrongSetting("SECRET_KEY", "is too weak to sign with", right)
    return key


def _kept_secret_key(data_dir: Path) -> str:
    """The key kept in the data folder, made there on first use and readable by its owner alone."""
    path = data_dir / "secret_key"
    try:
        if not path.exists():
            _keep(secrets.token_urlsafe(SECRET_KEY_MINIMUM), path)
        key = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        wrong = f"holds a secret_key that cannot be used ({type(error).__name__})"
        right = f"Let this user read {path}, or remove it to have a new one made"
        raise WrongSetting("DATA_DIR", wrong, right) from error
    if len(key) < SECRET_KEY_MINIMUM:
        wrong = f"holds a secret_key of fewer than {SECRET_KEY_MINIMUM} characters"
        raise WrongSetting("DATA_DIR", wrong, f"Remove {path} to have a new one made")
    return key


def _keep(key: str, path: Path) -> None:
    # Written elsewhere and linked into place whole: two processes that start at once agree on one key, and neither
    # ever reads half of it.
    draft = path.with_name(f".secret_key.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode=0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(key + "\n")
        os.link(draft, path)
    except FileExistsError:
        pass  # the other process was first, and its key is the one that counts
    finally:
        draft.unlink()
