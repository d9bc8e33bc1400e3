"""A story's short code, as the desk says it and as people type it."""

import re

from testimonials.models import Submission
from testimonials.moderation.codes import FIGURES, LETTERS

_CODE = re.compile(f"(?:[{LETTERS}][{FIGURES}])+[{LETTERS}]?")


def short_code(submission: Submission) -> str:
    """ "K7": what tells this story from every other that is kept. "" for one that is erased, which has none."""
    return submission.code


def read(typed: str) -> str:
    """What was typed, as a code is written; "" where it is none. "k7", " K7 " and "K-7" are one."""
    code = re.sub(r"[\s-]", "", typed).upper()
    return code if _CODE.fullmatch(code) else ""
