"""What docs/changelog.md declares as breaking, and for which version."""

import re

_VERSION = re.compile(r"^## (\d+)\.(\d+)\.(\d+)\b", re.MULTILINE)
_DECLARED = re.compile(r"^- breaking: `(.+)`$", re.MULTILINE)


def declared(changelog: str, *, since: str, version: str) -> set[str]:
    """The breaks that `version` may have, coming from `since`: none unless its major number is larger."""
    major, released = (int(one.partition(".")[0]) for one in (version, since))
    if major <= released:
        return set()
    found: set[str] = set()
    heads = list(_VERSION.finditer(changelog))
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        if released < int(head[1]) <= major:
            text = changelog[head.end() : following.start() if following else None]
            found |= {match[1] for match in _DECLARED.finditer(text)}
    return found
