"""The receipt: an author's one key to their story. Shown once; only its hash is kept."""

import hashlib
import secrets

from django.utils.crypto import constant_time_compare, salted_hmac

from contentapi.errors import NotFound
from testimonials.models import Submission

# As long as a SHA-256 hash in hexadecimal digits, and the hash of nothing.
_NO_HASH = "-" * 64


def make() -> str:
    """A new receipt of 256 random bits."""
    return secrets.token_urlsafe(32)


def derive(key: str, submission_id: str) -> str:
    """The receipt of a submission that was sent with an Idempotency-Key: the same one for every retry.

    The name of the submission goes in as well, so that a key that somebody else also used gives another receipt.
    """
    mac = salted_hmac("testimonials.receipt", f"{submission_id} {key}", algorithm="sha256")
    return mac.hexdigest()


def hash_of(receipt: str) -> str:
    """What is kept of a receipt. It is random and long, so that a plain hash cannot be turned back."""
    return hashlib.sha256(receipt.encode("utf-8", "surrogateescape")).hexdigest()


def open_with(submission_id: str, receipt: str, *, lock: bool = False) -> Submission:
    """The submission that this receipt opens.

    Raises NotFound, and does the same work, whether there is no such submission, the receipt is another's, or the
    submission has been withdrawn or erased.
    """
    rows = Submission.objects.select_for_update() if lock else Submission.objects.all()
    found = rows.filter(pk=submission_id).first()
    kept = found.receipt_hash if found is not None else ""
    if not constant_time_compare(hash_of(receipt), kept or _NO_HASH) or found is None:
        raise NotFound("There is no story that this receipt opens.")
    return found
