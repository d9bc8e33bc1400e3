"""Many writers and readers at once on the database that the settings name; a report on standard output, as JSON.

A program of its own, because pytest's database is in memory: `python -m tests.articles.contention SECONDS`, with
DATA_DIR set to a folder that holds nothing yet. `tests.articles.test_sqlite_contention` runs it.
"""

import hashlib
import json
import logging
import os
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from threading import Thread
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "contentapi.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from articles.editorial import drafts, vocabulary  # noqa: E402
from articles.models.public import ChangeEvent, ChangeFeed  # noqa: E402
from articles.publishing import publish  # noqa: E402
from contentapi.errors import Conflict  # noqa: E402
from tests import factories  # noqa: E402
from tests.threads import close_connections  # noqa: E402

WRITERS = 8
READERS = 4
# Half as many articles as writers: two of them want each.
SLUGS = [f"article-{number}" for number in range(WRITERS // 2)]

done: Counter[str] = Counter()
errors: list[str] = []


def write_and_publish(writer: int, turn: int) -> None:
    slug = SLUGS[writer % len(SLUGS)]
    drafts.write(drafts.normalise(factories.content(slug=slug, title=f"Written by {writer} in turn {turn}")))
    try:
        publish.publish(slug, by=f"writer {writer}", allow_unreviewed=True)
        done["published"] += 1
    except Conflict:  # the other writer of this article has just published these words
        done["unchanged"] += 1


def reword(writer: int, turn: int) -> None:
    fact = {**factories.VOCABULARY["facts"][2], "label": f"Fever {writer} {turn}"}
    vocabulary.write(factories.words(facts=[fact]))
    done["reworded"] += 1


def retire(writer: int, turn: int) -> None:
    try:
        publish.retire(SLUGS[writer % len(SLUGS)], by=f"writer {writer}")
        done["retired"] += 1
    except Conflict:  # the other writer of this article was first
        done["retired already"] += 1


def write(writer: int, turn: int) -> None:
    act: Callable[[int, int], None] = (write_and_publish, write_and_publish, reword, write_and_publish, retire)[
        turn % 5
    ]
    act(writer, turn)


def read(reader: int, turn: int) -> None:
    """Reads all kinds of things, and looks whether each is whole."""
    client = Client(headers={"host": "localhost"})
    response = client.get(f"/api/v1/articles/{SLUGS[turn % len(SLUGS)]}")
    assert response.status_code in (200, 410), response.status_code
    if response.status_code == 200:
        assert response.headers["ETag"] == f'"{hashlib.sha256(response.content).hexdigest()}"'
    listed = client.get("/api/v1/guidance-rules", {"page_size": 100}).json()["results"]
    versions: dict[str, int] = {}
    for rule in listed:  # of one version each: never half of the last and half of the next
        assert versions.setdefault(rule["article"], rule["article_version"]) == rule["article_version"]
    assert client.get("/api/v1/facts").status_code == 200
    done["read"] += 1


def follow(reader: int, turn: int) -> None:
    """Follows the feed as a subscriber does: whenever it asks, what it meets is in order and without a gap."""
    asked = {"page_size": "100"} | ({"after": cursors[reader]} if cursors[reader] else {})
    page = Client(headers={"host": "localhost"}).get("/api/v1/changes", asked)
    met = [event["sequence"] for event in page.json()["results"]]
    assert met == list(range(reached[reader] + 1, reached[reader] + 1 + len(met))), (reached[reader], met)
    reached[reader] += len(met)
    cursors[reader] = page.json()["next_cursor"]
    done["followed"] += 1


# How far each reader has come, and the cursor that says so; none at the beginning.
reached = [0] * READERS
cursors = [""] * READERS


def keep_on(acts: tuple[Callable[[int, int], None], ...], number: int, until: float) -> None:
    turn = 0
    try:
        while time.monotonic() < until:
            for act in acts:
                begun = time.monotonic()
                act(number, turn)
                waits.append(time.monotonic() - begun)
            turn += 1
    except Exception:  # noqa: BLE001  # whatever it was, it is what this is here to find
        errors.append(traceback.format_exc())
    finally:
        close_connections()


waits: list[float] = []


def main(seconds: float) -> dict[str, Any]:
    logging.getLogger("django.request").setLevel(logging.ERROR)
    call_command("migrate", verbosity=0)
    vocabulary.write(factories.words(**factories.VOCABULARY))
    until = time.monotonic() + seconds
    threads = [Thread(target=keep_on, args=((write,), number, until)) for number in range(WRITERS)]
    threads += [Thread(target=keep_on, args=((read, follow), number, until)) for number in range(READERS)]
    for slug in SLUGS:
        drafts.write(drafts.normalise(factories.content(slug=slug)))
        publish.publish(slug, by="begin", allow_unreviewed=True)
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        (journal,) = cursor.fetchone()
    return {
        "vendor": connection.vendor,
        "journal": journal,
        "errors": errors,
        "done": dict(done),
        "longest": max(waits),
        "sequences": list(ChangeEvent.objects.order_by("at", "sequence").values_list("sequence", flat=True)),
        "last_sequence": ChangeFeed.objects.get().last_sequence,
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(float(sys.argv[1]))))
