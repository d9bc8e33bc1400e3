"""An answer of each operation on stories, for the documentation."""

from typing import Any

Example = dict[str, Any]

STORY: Example = {
    "id": "q3Yb1yXH0s2k5mJt8vWc-A",
    "article": "sex-after-miscarriage",
    "display_name": "Sample reader 1",
    "body": "It was four days after, and I was still bleeding. [removed: name] told me later that it was too soon.",
    "content_notes": ["pregnancy loss", "bleeding"],
    "cautions": [
        {
            "kind": "rule",
            "key": "wait-for-bleeding-to-stop",
            "statement": "Wait until the bleeding has stopped.",
            "note": "This person did not wait for bleeding to stop; the guidance is to wait.",
            "article_version": 3,
            "url": "/api/v1/articles/sex-after-miscarriage#wait-for-bleeding-to-stop",
        }
    ],
    "language": "en-GB",
    "published_on": "2026-11-20",
}

STORIES: Example = {"results": [STORY], "next": None, "previous": None}
