from typing import Any
from urllib.parse import quote

from ...client import Call


def call(
    submission_id: str,
) -> Call[None]:
    """Withdraw a submission."""

    _kwargs: dict[str, Any] = {}
    return Call(
        method="DELETE",
        url="/api/v1/submissions/{submission_id}".format(
            submission_id=quote(str(submission_id), safe=""),
        ),
        status=204,
        parse=_parse,
        **_kwargs,
    )


def _parse(data: Any) -> None:
    return None
