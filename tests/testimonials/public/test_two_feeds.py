"""A copy that is moved from one database to another, whose feed has as many events: two servers of `make run`."""

import json
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.running import running_server

pytestmark = pytest.mark.slow


def ask(site: str, path: str) -> tuple[int, Any]:
    try:
        with urlopen(f"{site}/api/v1{path}") as answer:  # noqa: S310  a loopback address of ours
            return answer.status, json.load(answer)
    except HTTPError as refused:
        return refused.code, json.load(refused)


def snapshot(site: str) -> Any:
    status, page = ask(site, "/snapshot?page_size=100")
    assert (status, page["next"]) == (200, None)
    return page


def test_a_copy_that_is_moved_to_another_server_is_told_so_though_its_feed_is_as_long(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    with running_server(here) as first, running_server(there) as second:
        copies = [snapshot(site) for site in (first, second)]
        # As many events in either, of which the stories are not the same.
        lengths = [len(ask(site, "/changes?page_size=100")[1]["results"]) for site in (first, second)]
        assert lengths[0] == lengths[1] > 0
        assert {one["url"] for one in copies[0]["results"]} != {one["url"] for one in copies[1]["results"]}
        for site, other, copy in ((first, second, copies[0]), (second, first, copies[1])):
            after = f"/changes?after={copy['follow_from']}"
            assert ask(site, after) == (200, {"results": [], "next_cursor": copy["follow_from"]})
            status, problem = ask(other, after)
            assert (status, problem["code"]) == (409, "resync")
        # The same address, another database: what it is told there is what it then holds.
        page = ask(first, "/snapshot?page_size=1")[1]["next"].partition("/api/v1")[2]
        assert ask(first, page)[0] == 200
        assert ask(second, page)[1]["code"] == "resync"
