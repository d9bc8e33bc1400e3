"""Names that pose as the service, or as somebody whose word counts for more: Moderator, Admin, NHS Support Team.

Looked for in the author's name, and where a story is signed or headed: there, "the moderator said" is only a story.
"""

import re
from collections.abc import Iterator

from testimonials.screening.findings import Finding, Kind
from testimonials.screening.prepared import Prepared
from testimonials.screening.word_lists import listed

WHY_NAME = "A name that readers may take for the service's own, or for that of somebody with authority."
WHY_SIGNED = "Signed or headed so that readers may take it for words of the service."

# Found anywhere in a name, whatever it is run together with; and as a word alone, since others hold them ("Modesty").
_WITHIN = listed(
    """
    moderator moderation administrat webmaster helpdesk helpline supportteam siteteam official customerservice
    customercare modteam adminteam nhs sysop
    """
)
_ALONE = frozenset(
    listed(
        """
        admin admins mod mods moderators staff team system support editor editors editorial webmaster service
        doctor dr gp nurse midwife consultant obstetrician gynaecologist clinician hospital clinic professor prof matron
        counsellor
        """
    )
)
_ADMIN = re.compile(r"admin(?!to)")  # not Badminton
# Without its ending, for names such as "nursery mum": these say who somebody is only where they stand first or last.
_FIRST_OR_LAST = frozenset(listed("support service hospital clinic system"))
_MEANT = str.maketrans("013457@$!|+", "oieastasiit")
_NOT_LETTERS = re.compile(r"[^a-z]++")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")

_SERVICE = (
    r"(?:the |your |our |site |nhs |forum |article |official |support |admin |clinical ){0,3}"
    r"(?:moderators?|moderation|mods?|admins?|administrators?|staff|editors?|editorial|webmaster"
    r"|nhs(?! (?:num|no|trust|hosp|direct|app|care))(?: [a-z]{1,12})?|support team|site team|helpdesk|official)"
)
_HEAD = re.compile(
    rf"(?:^|\n)[\W_]{{0,4}}"
    rf"(?P<who>{_SERVICE}(?: (?:notes?|team|here|reply|response|comment|advice|says|message)){{0,2}})"
    r"[\])*_]{0,3}\s?(?::|\s-|\n)"
)
_SIGNED = re.compile(
    rf"(?:\n|\s-{{1,2}}\s?|\bsigned,? (?:by )?|\bfrom |\bregards,? |\bthanks,? |\blove,? |[.!]\s{{1,2}})[\W_]{{0,4}}"
    rf"(?P<who>{_SERVICE}(?: team| x{{1,3}})?)[\s\]).!_*]{{0,8}}$"
)
_TAIL = 120


def find(text: Prepared) -> Iterator[Finding]:
    for match in _HEAD.finditer(text.folded):
        yield text.finding(Kind.POSES_AS_SERVICE, *match.span("who"), WHY_SIGNED)
    if signed := _SIGNED.search(text.folded, max(0, len(text.folded) - _TAIL)):
        yield text.finding(Kind.POSES_AS_SERVICE, *signed.span("who"), WHY_SIGNED)


def find_in_name(text: Prepared) -> Iterator[Finding]:
    """The whole of an author's name, where any of it poses."""
    if text.folded.strip() and poses(text.folded, text.cased):
        yield text.finding(Kind.POSES_AS_SERVICE, 0, len(text.folded), WHY_NAME)


def poses(folded: str, cased: str = "") -> bool:
    """Whether a name in small letters holds a word of the service's, with figures for letters and spaces among them."""
    split = _HUMP.sub(" ", cased).lower()  # AdminJo
    words = [word for name in (folded, split) for word in _list_words(name)]
    run_together = "".join(_list_words(folded))
    if any(each in run_together for each in _WITHIN) or any(map(_ADMIN.search, [*words, run_together])):
        return True
    ends = {words[0], words[-1]} if words else set()
    return run_together in _ALONE or any(
        word in _ALONE and (word not in _FIRST_OR_LAST or word in ends) for word in words
    )


def _list_words(name: str) -> list[str]:
    """Its words, their figures read as letters, and single letters that follow each other as one word."""
    words: list[str] = []
    was_single = False
    for part in _NOT_LETTERS.split(name.translate(_MEANT)):
        if not part:
            continue
        if was_single and len(part) == 1:
            words[-1] += part
        else:
            words.append(part)
        was_single = len(part) == 1
    return words
