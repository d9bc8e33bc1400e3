"""The API as an author's app uses it."""

import json
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

ARTICLE = "sex-after-miscarriage"
NAME, NUMBER = "Dr Thistlewick", "07700 900314"
IN_DANGER = (
    f"It has been three weeks. {NAME} was kind to me. But at night it is worse, and I don't want to live any more. "
    f"If anybody reads this, call me on {NUMBER}."
)
PLAIN = "We waited until the bleeding had stopped, and then for my first period. It took a while, and that was fine."


def call(url: str, method: str = "GET", data: Any = None, receipt: str = "") -> tuple[int, Any]:
    """The status and the JSON of an answer."""
    headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {receipt}"} if receipt else {})}
    body = None if data is None else json.dumps(data).encode()
    request = Request(url, body, headers, method=method)  # noqa: S310  a loopback address of ours
    try:
        with urlopen(request, timeout=10) as response:  # noqa: S310
            return response.status, _read(response.read())
    except HTTPError as refused:
        return refused.code, _read(refused.read())


def _read(body: bytes) -> Any:
    return json.loads(body) if body else None


def submit(site: str, body: str = PLAIN, **more: Any) -> dict[str, Any]:
    story = {
        "article": ARTICLE,
        "language": "en-GB",
        "body": body,
        "consent": {"policy_version": "1", "publish": True, "own_experience": True, "adult": True},
        **more,
    }
    status, answer = call(f"{site}/api/v1/stories", "POST", story)
    assert status == 202, answer
    taken: dict[str, Any] = answer
    return taken


def look(site: str, taken: dict[str, Any]) -> tuple[int, Any]:
    return call(site + taken["submission_url"], receipt=taken["receipt"])


def withdraw(site: str, taken: dict[str, Any]) -> int:
    return call(site + taken["submission_url"], "DELETE", receipt=taken["receipt"])[0]


def public(site: str) -> list[dict[str, Any]]:
    _, page = call(f"{site}/api/v1/stories?page_size=100")
    stories: list[dict[str, Any]] = page["results"]
    return stories
