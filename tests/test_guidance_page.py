"""docs/guidance.md tells the truth: its worked examples are asked, and come out as it says."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.test import Client

PAGE = Path(__file__).parent.parent / "docs" / "guidance.md"
BLOCK = re.compile(r"```json (request|answer)\n(.*?)```", re.DOTALL)


def test_the_worked_examples_come_out_as_the_page_says(client: Client, starter: list[str]) -> None:
    blocks = [(kind, json.loads(text)) for kind, text in BLOCK.findall(PAGE.read_text(encoding="utf-8"))]
    assert [kind for kind, _ in blocks] == ["request", "answer"] * 4
    for (_, request), (_, shown) in zip(blocks[::2], blocks[1::2], strict=True):
        url = "/api/v1/articles/sex-after-miscarriage/assessment"
        response = client.post(url, json.dumps(request), content_type="application/json")
        assert _includes(response.json(), shown), shown


def _includes(whole: Any, shown: Any) -> bool:
    """Whether `whole` says what `shown` says: members may be left out, and list items that belong to no shown key."""
    if isinstance(shown, dict):
        return isinstance(whole, dict) and all(name in whole and _includes(whole[name], shown[name]) for name in shown)
    if isinstance(shown, list):
        keys = [_name(item) for item in shown if _name(item)]
        told = [item for item in whole if _name(item) in keys] if keys else whole
        return len(told) == len(shown) and all(_includes(one, other) for one, other in zip(told, shown, strict=True))
    return bool(whole == shown)


def _name(item: Mapping[str, str]) -> str | None:
    return item.get("key") or item.get("fact")
