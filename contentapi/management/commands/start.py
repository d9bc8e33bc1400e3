"""`manage.py start`: from nothing, or from what is there, to a server that answers. Running it again is harmless."""

import errno
import os
import secrets
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import Error, connection, connections
from django.db.migrations.executor import MigrationExecutor

from contentapi.configuration.environment import WrongSetting

# So that a clinician of whoever runs this can review it: nobody can be told apart from an author who is not known.
_WROTE_THE_CONTENT = "the contentapi authors"


class Command(BaseCommand):
    help = "Brings the database up to date, loads the starter content, makes the first user, and serves."
    # `make check` runs them; here they would add a second to each start and find nothing new.
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        os.chdir(settings.BASE_DIR)  # `content` and the server's own imports are found from here
        try:
            given_password = _given_password()
            address = _free_address(settings.HOST, settings.PORT)
            _reach_database()
        except WrongSetting as wrong:
            self.stderr.write(str(wrong))
            raise SystemExit(2) from None
        self._migrate()
        first_run = not get_user_model()._default_manager.exists()
        self._say_where(self._fill(given_password) if first_run else "")
        _serve(address)

    def _migrate(self) -> None:
        executor = MigrationExecutor(connection)
        pending = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        if pending:
            call_command("migrate", interactive=False, verbosity=0)
            self.stdout.write(f"Brought the database up to date ({pending} migrations).")

    def _fill(self, given_password: str | None) -> str:
        """The starter content, and somebody who may edit it; the user comes last, as the mark that all this is done.

        Never again afterwards. Whoever signs in may edit, publish and retire, and loading the files once more would
        take that back, in public, at the next restart. Returns how to sign in.
        """
        with Path(os.devnull).open("w") as nowhere:
            call_command(
                "load_content",
                "content",
                publish=True,
                allow_unreviewed=True,
                author=_WROTE_THE_CONTENT,
                stdout=nowhere,
            )
            call_command("load_stories", stdout=nowhere)
        self.stdout.write("Loaded the starter content, and published it.")
        password = given_password or secrets.token_urlsafe(12)
        get_user_model()._default_manager.create_superuser("admin", password=password)
        return "the password in ADMIN_PASSWORD" if given_password else f"password {password} (shown this once)"

    def _say_where(self, sign_in: str) -> None:
        site = f"http://{_name_to_visit(settings.HOST)}:{settings.PORT}"
        self.stdout.write(f"  Documentation  {site}/api/docs")
        self.stdout.write(f"  An article     {site}/api/v1/articles/sex-after-miscarriage")
        self.stdout.write(f"  Admin          {site}/admin/")
        if sign_in:
            self.stdout.write(f"                 user admin, {sign_in}")
        if _is_every_address(settings.HOST) and "ALLOWED_HOSTS" not in os.environ:
            self.stdout.write("It answers to localhost alone. Set ALLOWED_HOSTS to the names that readers use.")
        self.stdout.write("Stop with Ctrl-C.")


def _given_password() -> str | None:
    given = os.environ.pop("ADMIN_PASSWORD", None)  # popped, so that the server's processes never hold it
    if given is not None and not given.strip():
        raise WrongSetting("ADMIN_PASSWORD", "is empty", "Give a password, or leave it unset to have one made")
    return given


def _free_address(host: str, port: int) -> str:
    """The numeric address of `host`, where `port` is free. The server would share a taken port without a word."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        # A name such as localhost has two, and the older one is what programs try first.
        family, kind, protocol, _, address = min(found, key=lambda one: one[0] != socket.AF_INET)
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen()
    except OSError as error:
        raise _cannot_listen(host, port, error) from error
    return str(address[0])


def _cannot_listen(host: str, port: int, error: OSError) -> WrongSetting:
    if error.errno == errno.EADDRINUSE:
        right = "Stop what listens there, or give another, for example 8001"
        return WrongSetting("PORT", f"is {port}, which is already in use on {host}", right)
    if error.errno == errno.EACCES:
        return WrongSetting("PORT", f"is {port}, where this user may not listen", "Give one above 1023")
    right = "Give an address of this machine, for example 127.0.0.1, or 0.0.0.0 for all of them"
    return WrongSetting("HOST", f"is '{host}', where this machine cannot listen ({error.strerror})", right)


def _reach_database() -> None:
    driver: Any = connection.Database  # type: ignore[attr-defined]  # every backend has it, their base class not
    try:
        # Once past the pool, which would only say that no connection came in time, and not why.
        driver.connect(**connection.get_connection_params()).close()
        connection.ensure_connection()
    except (Error, driver.Error) as error:
        reason = str(error).strip().splitlines()[0]
        right = "Mend the address, or start the database"
        raise WrongSetting("DATABASE_URL", f"names a database that cannot be used ({reason})", right) from error


def _is_every_address(host: str) -> bool:
    return host in ("0.0.0.0", "::")  # noqa: S104


def _name_to_visit(host: str) -> str:
    """The host as it stands in a link that a person on this machine can follow."""
    if _is_every_address(host):
        return "localhost"
    return f"[{host}]" if ":" in host else host


def _serve(address: str) -> None:
    """Becomes the server: the same process, so that Ctrl-C and a supervisor's signals reach it directly."""
    connections.close_all()
    sys.stdout.flush()
    _purge_daily()
    command = [sys.executable, "-m", "granian", "contentapi.wsgi:application", "--interface", "wsgi"]
    command += ["--host", address, "--port", str(settings.PORT)]
    command += ["--workers", str(settings.SERVER_PROCESSES), "--blocking-threads", str(settings.SERVER_THREADS)]
    # HTTP/1 alone: readers who want more speak it to the proxy that ends TLS.
    command += ["--http", "1", "--no-ws", "--log-level", "warning"]
    command += ["--respawn-failed-workers", "--workers-kill-timeout", "10"]
    os.execv(sys.executable, command)


def _purge_daily() -> None:
    """Starts what erases stories whose time is over. The server holds the other end of its input: both end together."""
    input_end, server_end = os.pipe()
    os.set_inheritable(server_end, True)
    subprocess.Popen(
        [sys.executable, "manage.py", "purge_stories", "--daily"],
        stdin=input_end,
        stdout=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is for the server
    )
    os.close(input_end)
