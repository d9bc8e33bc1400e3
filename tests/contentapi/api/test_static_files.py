"""Static files in gzip: the same bytes for whoever unpacks them, under a tag of their own."""

import gzip
from typing import Any

import pytest
from django.test import Client

SCRIPT = "/static/admin/js/calendar.js"
SMALL = "/static/contentapi/signed-out.js"
PICTURE = "/static/drf_spectacular_sidecar/swagger-ui-dist/favicon-32x32.png"
GZIP = {"Accept-Encoding": "gzip, deflate, br"}

pytestmark = pytest.mark.usefixtures("debug")


def plain(response: Any) -> bytes:
    return b"".join(response) if response.streaming else response.content


def test_a_script_is_sent_in_gzip_to_whoever_takes_it(client: Client) -> None:
    whole, packed = client.get(SCRIPT), client.get(SCRIPT, headers=GZIP)
    body = plain(whole)
    assert "Content-Encoding" not in whole.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == body
    assert (
        int(packed.headers["Content-Length"]) == len(packed.content) < len(body) == int(whole.headers["Content-Length"])
    )
    assert packed.headers["ETag"] == f'{whole.headers["ETag"][:-1]}-gzip"'
    for name in ("Content-Type", "Cache-Control", "Last-Modified", "X-Content-Type-Options"):
        assert packed.headers[name] == whole.headers[name], name
    assert whole.headers["Vary"] == packed.headers["Vary"] == "Accept-Encoding"
    head = client.head(SCRIPT, headers=GZIP)
    assert (head.content, dict(head.headers)) == (b"", dict(packed.headers))


def test_what_a_browser_holds_of_it_is_confirmed(client: Client) -> None:
    for asked in (GZIP, {}):
        for method in (client.get, client.head):
            tag = client.head(SCRIPT, headers=asked).headers["ETag"]
            for held in (tag, f"W/{tag}"):
                answer = method(SCRIPT, headers={**asked, "If-None-Match": held})
                assert (answer.status_code, plain(answer), answer.headers["ETag"]) == (304, b"", tag)
                assert answer.headers["Vary"] == "Accept-Encoding"
            other = method(SCRIPT, headers={**asked, "If-None-Match": '"x-gzip"'})
            assert (other.status_code, bool(plain(other))) == (200, method == client.get)


@pytest.mark.parametrize("path", [SMALL, PICTURE])
def test_what_would_not_get_smaller_is_sent_as_it_is(client: Client, path: str) -> None:
    answer = client.get(path, headers=GZIP)
    assert int(answer.headers["Content-Length"]) == len(plain(answer))
    assert not {"Content-Encoding", "Vary"} & answer.headers.keys()


def test_a_part_is_of_the_file_as_it_is(client: Client) -> None:
    answer = client.get(SCRIPT, headers={**GZIP, "Range": "bytes=0-9"})
    assert (answer.status_code, len(plain(answer))) == (206, 10)
    assert "Content-Encoding" not in answer.headers
    assert client.post(SCRIPT, headers=GZIP).status_code == 405
