"""Reads the configuration from the environment; makes the data folder and the secret key on first use."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from contentapi.configuration import variables
from contentapi.configuration.variables import SECRET_KEY_MINIMUM, Network, Rate, WrongSetting

__all__ = ["Environment", "Stories", "WrongSetting", "read"]

NAMES = (
    *("HOST", "PORT", "DEBUG", "DATA_DIR", "SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "CACHE_URL"),
    *("TRUSTED_PROXIES", "STORY_RATE", "REPORT_THRESHOLD", "STORY_RETENTION_DAYS", "STORY_WAITING_DAYS"),
    *("SOLE_MODERATOR", "MODERATION_EMAIL", "EMAIL_URL", "EMAIL_FROM"),
)


@dataclass(frozen=True, slots=True)
class Stories:
    """What readers' stories are held to. `rate` is how many POSTs one address may send.

    `sole_moderator`: there is no second person to ask for.
    """

    rate: Rate
    report_threshold: int
    retention_days: int
    waiting_days: int
    moderation_email: list[str]
    sole_moderator: bool


@dataclass(frozen=True, slots=True)
class Environment:
    """The whole configuration, checked. `database`, `cache` and `mail` are as Django's settings want them."""

    host: str
    port: int
    debug: bool
    data_dir: Path
    allowed_hosts: list[str]
    trusted_proxies: tuple[Network, ...]
    stories: Stories
    secret_key: str = field(repr=False)
    database: dict[str, Any] = field(repr=False)
    cache: dict[str, Any] = field(repr=False)
    mail: dict[str, Any] = field(repr=False)

    @property
    def shares_cache(self) -> bool:
        return bool(self.cache["BACKEND"] != variables.IN_PROCESS_CACHE)


def read(environment: Mapping[str, str], *, project: Path) -> Environment:
    """The configuration that `environment` describes.

    Raises WrongSetting for the first variable that cannot be used.
    """
    given = {name: environment[name] for name in NAMES if name in environment}
    for name, value in given.items():
        # An empty value is mostly a slip in a deployment's own template; a default in its place would hide that.
        if not value.strip():
            raise WrongSetting(name, "is empty", "Give it a value, or leave it unset for the default")

    host = variables.host(given.get("HOST", "127.0.0.1"))
    port = _whole_number(given, "PORT", default=8000, least=1, most=65535)
    debug = variables.boolean("DEBUG", given.get("DEBUG", "off"))
    hosts = given.get("ALLOWED_HOSTS")
    allowed_hosts = variables.own_names(host) if hosts is None else variables.allowed_hosts(hosts)
    proxies = given.get("TRUSTED_PROXIES")
    trusted_proxies = () if proxies is None else variables.networks("TRUSTED_PROXIES", proxies)
    stories = _stories(given)
    if stories.moderation_email and "EMAIL_URL" not in given:
        # Printed where nobody looks, a message about a person in danger would pass for sent.
        raise WrongSetting("MODERATION_EMAIL", "is set, but no mail server is", "Set EMAIL_URL too, or consolemail://")
    mail = variables.mail(given.get("EMAIL_URL", "consolemail://"))
    mail["DEFAULT_FROM_EMAIL"] = variables.sender("EMAIL_FROM", given.get("EMAIL_FROM", "stories@localhost"))
    cache = variables.cache(given["CACHE_URL"]) if "CACHE_URL" in given else variables.in_process_cache()
    data_dir = _data_dir(Path(given.get("DATA_DIR", project / "var")))
    if "DATABASE_URL" in given:
        database = variables.database(given["DATABASE_URL"])
    else:
        database = variables.sqlite_file(data_dir / "content.sqlite3")
    secret_key = variables.strong_key(given["SECRET_KEY"]) if "SECRET_KEY" in given else _kept_secret_key(data_dir)
    return Environment(
        host, port, debug, data_dir, allowed_hosts, trusted_proxies, stories, secret_key, database, cache, mail
    )


def _whole_number(given: Mapping[str, str], name: str, *, default: int, least: int, most: int) -> int:
    value = given.get(name, str(default))
    return variables.whole_number(name, value, least=least, most=most, example=default)


def _stories(given: Mapping[str, str]) -> Stories:
    told = given.get("MODERATION_EMAIL")
    return Stories(
        rate=variables.rate("STORY_RATE", given.get("STORY_RATE", "30/hour")),
        # Never 1: a single reader could then take any story they dislike out of sight.
        report_threshold=_whole_number(given, "REPORT_THRESHOLD", default=3, least=2, most=1000),
        retention_days=_whole_number(given, "STORY_RETENTION_DAYS", default=30, least=1, most=3650),
        waiting_days=_whole_number(given, "STORY_WAITING_DAYS", default=90, least=1, most=3650),
        moderation_email=[] if told is None else variables.email_addresses("MODERATION_EMAIL", told),
        sole_moderator=variables.boolean("SOLE_MODERATOR", given.get("SOLE_MODERATOR", "off")),
    )


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
    variables.must_be_writable("DATA_DIR", path)
    return path


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
