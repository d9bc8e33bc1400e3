"""What a reader says of themselves leaves no trace: marked facts go to a real server, and its files are searched."""

import json
import re
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.running import running_server

# Each would be told from anything else by whoever found it.
RIGHT = {"facts": {"days_since_loss": 3571, "gestation_weeks": 8}}
WRONG = [
    {"facts": {"days_since_loss": 98765}},
    {"facts": {"bleeding": "zq-marked-choice"}},
    {"facts": {"zq_marked_fact": True}},
    {"facts": {}, "activity": "zq-marked-activity"},
    {"facts": {}, "zq-marked-member": 1},
    {"facts": {}, "version": 98765},
]
# A number alone may stand in a hash or a timestamp by chance.
MARKS = re.compile(rb"zq[-_]marked|(days_since_loss|version)\W{1,6}(3571|98765)")


@pytest.mark.slow
def test_no_fact_is_found_in_any_file_of_a_server_that_was_sent_it(tmp_path: Path) -> None:
    with running_server(tmp_path) as site:
        url = f"{site}/api/v1/articles/sex-after-miscarriage/assessment"
        assert _post(url, json.dumps(RIGHT).encode()) == 200
        for body in [*(json.dumps(wrong).encode() for wrong in WRONG), b'{"facts": {"zq-marked": }', b"zq-marked \xff"]:
            assert _post(url, body) == 400
        assert _post(f"{url}?fever=zq-marked", json.dumps(RIGHT).encode()) == 400
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.name == "server.log" for path in files)
    assert [path.name for path in files if MARKS.search(path.read_bytes())] == []


def _post(url: str, body: bytes) -> int:
    request = Request(url, body, {"Content-Type": "application/json"})  # noqa: S310  a loopback address of ours
    try:
        with urlopen(request, timeout=10) as response:  # noqa: S310
            return int(response.status)
    except HTTPError as refused:
        return refused.code
