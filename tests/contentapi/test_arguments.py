"""Words of a command line: a shell hands on any bytes, and what is no text is refused in words."""

import os
import subprocess
import sys
from argparse import ArgumentTypeError

import pytest
from django.conf import settings

from contentapi.errors import InvalidInput
from contentapi.management import arguments
from contentapi.signatures import must_be_signed

BROKEN = os.fsdecode(b"Cy \xff Webb")


@pytest.mark.parametrize("given", [BROKEN, "a\u200bb", "a\u202eb", "a\nb", "a\U000e0041"], ids=ascii)
@pytest.mark.parametrize("kind", [arguments.name, arguments.slug])
def test_a_name_in_which_something_hides_is_refused(kind: object, given: str) -> None:
    with pytest.raises(ArgumentTypeError, match=r"U\+[0-9A-F]{4,6} \("):
        kind(given)  # type: ignore[operator]


def test_words_are_kept_in_their_one_form() -> None:
    assert arguments.words("\u200eone\r\ntwo") == "one\ntwo"
    assert arguments.name("Zoe\u0308\tWebb") == "Zoë Webb"
    with pytest.raises(ArgumentTypeError):
        arguments.words(BROKEN)


@pytest.mark.parametrize(
    "by", ["", " ", "\u3164", "\u200b", "a\u200bb", BROKEN, "a\x00", "\u200eCy", "x" * 151], ids=ascii
)
def test_nobody_signs_with_what_cannot_be_seen(by: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        must_be_signed(by)
    assert refused.value.code == "unsigned"


@pytest.mark.parametrize("by", ["Cy Webb", "Zoë", "نور می\u200cشود", "by:author", "load_content"])
def test_whoever_has_a_name_can_sign_with_it(by: str) -> None:
    must_be_signed(by)


@pytest.mark.slow
@pytest.mark.parametrize(
    "given",
    [
        [b"publish", b"after-a-loss", b"--by", b"Cy \xff"],
        [b"publish", b"after\xff", b"--by", b"Cy"],
        [b"publish", b"a", b"--by", b"Cy", b"--note", b"\xed\xa0\x80"],
        [b"retire", b"a", b"--by", b"Cy", b"--successor", b"\xff"],
        [b"restore", b"\xff", b"1"],
        [b"load_content", b"content", b"--author", b"\xff"],
        [b"dump_content", b"\xff"],
    ],
)
def test_bytes_that_are_no_text_are_refused_in_words(given: list[bytes]) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", *given], cwd=settings.BASE_DIR, capture_output=True, check=False
    )
    said = done.stderr.decode()
    assert done.returncode != 0
    assert "U+DC" in said or "U+D8" in said
    assert "Traceback" not in said
