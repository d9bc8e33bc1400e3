"""Whether a notice says that its article is not reviewed, as one must that goes out so. Pure.

Frontends show the notice, not a flag. English alone can be read here; of another language it is said that it was not.
"""

import re
from collections.abc import Iterator

from contentapi.errors import Fault

_HOW = r"(?:(?:yet|been|ever|so far|clinically|medically|formally|fully|independently)\s+)*"
_WHO = r"(?:clinician|doctor|nurse|midwife|health professional|medical professional|expert)"
_NOT = rf"(?:\bnot|n['’]t|\bnever|\bnobody has|\bno one has|\bno {_WHO} has)"
_DONE = rf"(?:reviewed|checked by an? {_WHO}|approved by an? {_WHO})"
_SAYS_SO = re.compile(
    rf"{_NOT}\s+{_HOW}{_DONE}\b"
    r"|\b(?:un|non-?)reviewed\b"
    r"|\b(?:without|lacks|no|awaits|awaiting|waits for|waiting for)\s+(?:an?\s+)?(?:clinical|medical)\s+review\b",
    re.IGNORECASE,
)
_SAYS_OTHERWISE = re.compile(
    rf"\breviewed\s+by\b|\b(?:clinically|medically)\s+reviewed\b|\b{_DONE}\s+by\b|\b(?:clinical|medical) reviewer\b",
    re.IGNORECASE,
)

# What is said of a notice for no other reason than that the article goes out as not reviewed.
OF_THE_UNREVIEWED = frozenset({"notice_hides_that_unreviewed", "notice_claims_review"})


def faults_in_unreviewed(notice: str, language: str) -> Iterator[Fault]:
    """What is wrong with the notice of an article that goes out as not reviewed."""
    at = "/notice"
    rest, times = _SAYS_SO.subn(" ", notice)
    if not times and not _is_english(language):
        detail = (
            f"Nothing here can read whether the notice says, in '{language}', that this is not reviewed. Make sure."
        )
        yield Fault(detail, "notice_not_read", at, advisory=True)
    elif not times:
        detail = "The notice does not say that this is not reviewed. Write so: “This has not been clinically reviewed.”"
        yield Fault(detail, "notice_hides_that_unreviewed", at)
    if found := _SAYS_OTHERWISE.search(rest):
        detail = f"The notice says “{found[0]}”, and this goes out as not reviewed. Take that out."
        yield Fault(detail, "notice_claims_review", at)


def faults_in_reviewed(notice: str, language: str) -> Iterator[Fault]:
    """What is odd about the notice of an article that a clinician has signed."""
    if _is_english(language) and _SAYS_SO.search(notice):
        detail = (
            "The notice says that this is not reviewed. A review is of the notice too: mend it first, and sign it then."
        )
        yield Fault(detail, "notice_denies_review", "/notice", advisory=True)


def _is_english(language: str) -> bool:
    return language.partition("-")[0] == "en"
