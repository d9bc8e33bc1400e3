"""A text that YAML cuts: in one without quotes, ` #` begins a remark, and what follows is read by nobody.

Every reader of YAML does so, silently: `action: Call 999 now #emergency and say that you bleed` would tell readers to
call, and no more. A remark as people write it has a space behind its `#` and is left alone.
"""

import re

import yaml

# A remark on the same line, or on the next where that is indented as if it went on with the text.
_REMARK = re.compile(r"(?:[ \t]+|[ \t]*(?:\r\n|[\r\n])(?P<indent> +))(?P<remark>#[#=*~_-]*(?P<close>\S)?[^\r\n]*)")
_LINE = re.compile(r"[^\r\n]*")
_ANY_REMARK = re.compile(r"[ \t]#[^\s#]")
_SHOWN = 40

RIGHT = "Put the whole text in quotes; or, if it is a remark, write a space behind its `#`."


def cut_from(scalar: yaml.ScalarEvent, text: str, column: int) -> str | None:
    """What would be cut from `scalar` of the file `text`, if anything would.

    `column` is where the name or the dash stands that it belongs to: a line that is indented further goes on with it.
    """
    if scalar.style is not None or scalar.end_mark is None:
        return None
    found = _REMARK.match(text, scalar.end_mark.index)
    if found is None or found["close"] is None:
        return None
    if found["indent"] is not None and (not scalar.value or len(found["indent"]) <= column):
        return None  # a line that was taken out, such as `#maximum: 3`
    return found["remark"][:_SHOWN]


def may_be_cut(mark: yaml.Mark, text: str) -> bool:
    """Whether the line of `text` that cannot be read, at `mark`, holds what looks like text and begins a remark."""
    found = _LINE.match(text, mark.index - mark.column)
    return found is not None and _ANY_REMARK.search(found[0]) is not None
