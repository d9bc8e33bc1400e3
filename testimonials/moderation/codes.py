"""Short codes ("K7") by which people who moderate tell stories apart, aloud too. Drawn by lot: none says anything.

A code is a story's for as long as anything of it is kept, and nobody else's meanwhile. It never leaves the desk.
"""

import secrets
from itertools import count

from django.db import IntegrityError, transaction

from testimonials.models import Submission

# Letter, figure, letter, figure: no word comes of it. Without what looks like something else (B and 8, I and 1, O and
# 0, S and 5, Z and 2), and without N, which is heard as M.
LETTERS = "ACDEFGHJKLMPQRTUVWXY"
FIGURES = "34679"
SHORTEST = 2
_DRAWS_A_LENGTH = 4


def draw(length: int) -> str:
    return "".join(secrets.choice(FIGURES if place % 2 else LETTERS) for place in range(length))


def give(submission: Submission) -> None:
    """Gives a saved story the code that it keeps, in the transaction that took it in.

    The database decides which are taken: two that came at once cannot have the same. This is a statement of its own,
    since one that is refused is written into a server's log as it was, and the one that takes a story in has its words.
    """
    for attempt in count():
        code = draw(SHORTEST + attempt // _DRAWS_A_LENGTH)
        if Submission.objects.filter(code=code).exists():
            continue
        try:
            with transaction.atomic():
                Submission.objects.filter(pk=submission.pk).update(code=code)
        except IntegrityError:
            continue
        submission.code = code
        return
