from typing import Any
from urllib.parse import quote

from ...client import Call
from ...models.submission import Submission


def call(
    submission_id: str,
) -> Call[Submission]:
    """See how a submission stands."""

    _kwargs: dict[str, Any] = {}
    return Call(
        method="GET",
        url="/api/v1/submissions/{submission_id}".format(
            submission_id=quote(str(submission_id), safe=""),
        ),
        status=200,
        parse=_parse,
        **_kwargs,
    )


def _parse(data: Any) -> Submission:
    response_200 = Submission.from_dict(data)

    return response_200
