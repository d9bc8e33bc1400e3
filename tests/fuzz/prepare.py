"""`python -m tests.fuzz.prepare`: submissions in every state that their authors can meet, in the server's database.

Prints their receipts, by operation and by submission, as JSON: what one may withdraw is not what another amends.
"""

import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "contentapi.settings")
django.setup()

from testimonials.intake import submissions  # noqa: E402
from testimonials.intake.examples import SUBMISSION  # noqa: E402
from testimonials.letters import LETTERS  # noqa: E402
from testimonials.models import Submission  # noqa: E402
from testimonials.moderation import decisions  # noqa: E402
from testimonials.terms import DecisionReason, Move  # noqa: E402

BY, REASON = "fuzz", DecisionReason.UNKIND
# So many of each kind: an amended story waits again, and a withdrawn one is gone.
HOW_MANY = 50


def pending() -> tuple[str, str]:
    taken = submissions.submit(SUBMISSION)
    return taken.id, taken.receipt


def _version(name: str) -> int:
    return Submission.objects.get(pk=name).row_version


def sent_back() -> tuple[str, str]:
    name, receipt = pending()
    message = LETTERS[Move.ASK_FOR_CHANGES][REASON]
    decisions.ask_for_changes(name, by=BY, version=_version(name), reason=REASON, message=message)
    return name, receipt


def rejected() -> tuple[str, str]:
    name, receipt = pending()
    decisions.reject(name, by=BY, version=_version(name), reason=REASON, message=LETTERS[Move.REJECT][REASON])
    return name, receipt


def published() -> tuple[str, str]:
    name, receipt = pending()
    decisions.approve(name, by=BY, version=_version(name))
    return name, receipt


def main() -> None:
    kinds = (pending, sent_back, rejected, published)
    receipts = {
        "getSubmission": dict(kind() for kind in kinds),
        "amendSubmission": dict(sent_back() for _ in range(HOW_MANY)) | dict([pending()]),
        "withdrawSubmission": dict(kind() for kind in kinds for _ in range(HOW_MANY // len(kinds))),
    }
    sys.stdout.write(json.dumps(receipts))


if __name__ == "__main__":
    main()
