#!/usr/bin/env bash
# Runs a command with DATABASE_URL pointing at a PostgreSQL of its own: made here, used once, removed afterwards.
#
#     tests/with_postgres.sh .venv/bin/pytest
#
# It listens on the loopback interface alone, trusts whoever connects, and writes nothing through to the disk, since
# nothing in it outlives the command. Exits as the command did; 2 where PostgreSQL cannot be had.
set -euo pipefail

refuse() {
    echo "$1" >&2
    exit 2
}

[ $# -gt 0 ] || refuse "Say what to run: tests/with_postgres.sh COMMAND [ARGUMENT…]"

# Debian keeps the server's programs out of PATH, a folder a version; the newest comes last.
initdb=$(command -v initdb || ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -n 1 || true)
[ -x "$initdb" ] ||
    refuse "PostgreSQL's server programs are missing (initdb was not found). On Debian or Ubuntu: apt-get install postgresql"

programs=$(dirname "$(readlink -f "$initdb")") # past any link, to where its fellows stand

# PostgreSQL refuses to run as root, so root hands the cluster to the user that the package made for it.
as_owner=()
if [ "$(id -u)" = 0 ]; then
    id postgres >/dev/null 2>&1 || refuse "PostgreSQL cannot run as root, and there is no user 'postgres' to run it as."
    as_owner=(runuser -u postgres --)
fi

# Not under TMPDIR: the socket's path may hold 107 characters at most, and the owner must be able to reach it.
home=$(mktemp -d /tmp/contentapi-postgres.XXXXXX)
[ ${#as_owner[@]} -eq 0 ] || chown postgres "$home"

remove() {
    # From inside `home`, since the owner may not be allowed into the folder that the command was started from.
    (cd "$home" && "${as_owner[@]}" "$programs/pg_ctl" -D "$home/data" -m immediate stop) >/dev/null 2>&1 || true
    rm -rf "$home"
}
trap remove EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
start() (
    cd "$home"
    "${as_owner[@]}" "$programs/initdb" -D data -U contentapi -A trust -E UTF8 --locale=C.UTF-8 --no-sync
    "${as_owner[@]}" "$programs/pg_ctl" -D data -l log -w -o "-p $port -k $home -c listen_addresses=127.0.0.1
        -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200" start
    "${as_owner[@]}" "$programs/createdb" -h 127.0.0.1 -p "$port" -U contentapi contentapi
)
if ! start >"$home/start.log" 2>&1; then
    cat "$home/start.log" "$home/log" >&2 2>/dev/null || true
    refuse "PostgreSQL did not start; its own words stand above."
fi

export DATABASE_URL="postgres://contentapi@127.0.0.1:$port/contentapi"
"$@"
