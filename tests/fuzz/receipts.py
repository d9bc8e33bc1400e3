"""What schemathesis cannot know: which receipt opens which submission. The configuration names this as its hooks.

Receipts come from submissions that were prepared, and from every answer of `submitStory`. Most of what is made up for a
name (of a submission, an article, the policy) is changed into one that is there, so that more is met than refusals.
"""

import json
import os
import re
import zlib
from pathlib import Path
from typing import Any

import requests
import schemathesis
from schemathesis.specs.openapi import _auth_retry

from testimonials.intake.examples import SUBMISSION

_A_NAME = re.compile("[A-Za-z0-9_-]{22}")
_A_SLUG = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
_NOBODYS = "r" * 43

# What `ignored_auth` sends in place of a credential, and wants refused with a 401. The tool's own is a bearer token,
# and a token that opens nothing is answered 404 here, on purpose: nobody is to learn which submissions there are (the
# check at the end of this file holds that to be so). What is no receipt at all is a 401, and that is what is sent.
_auth_retry.INVALID_AUTH_HEADERS["_bearer_auth"] = _auth_retry.INVALID_AUTH_HEADERS["_basic_auth"]

prepared: dict[str, dict[str, str]] = json.loads(Path(os.environ["RECEIPTS"]).read_text(encoding="utf-8"))
receipts: dict[str, str] = {name: receipt for of in prepared.values() for name, receipt in of.items()}


@schemathesis.auth(refresh_interval=None)
class Receipt:
    """The receipt of the submission that is asked for, or one that opens nothing."""

    def get(self, case: Any, context: Any) -> str:
        return receipts.get(str(case.path_parameters.get("submission_id")), _NOBODYS)

    def set(self, case: Any, data: str, context: Any) -> None:
        case.headers["Authorization"] = f"Bearer {data}"


@schemathesis.hook
def after_call(context: Any, case: Any, response: Any) -> None:
    if _name_of(case.operation) == "submitStory" and response.status_code == 202:
        told = response.json()
        receipts[told["id"]] = told["receipt"]


@schemathesis.hook
def map_path_parameters(context: Any, path_parameters: Any) -> Any:
    made_up = (path_parameters or {}).get("submission_id")
    known = sorted(prepared.get(_name_of(context.operation), {}))
    if not known or not isinstance(made_up, str) or not _A_NAME.fullmatch(made_up) or not _drawn(made_up):
        return path_parameters
    return {**path_parameters, "submission_id": known[zlib.crc32(made_up.encode()) // 4 % len(known)]}


@schemathesis.hook
def map_body(context: Any, body: Any) -> Any:
    if _name_of(context.operation) != "submitStory" or not isinstance(body, dict):
        return body
    article, consent = body.get("article"), body.get("consent")
    # What is wrong must stay wrong: only a name that could be one is replaced.
    if isinstance(article, str) and _A_SLUG.fullmatch(article) and _drawn(article):
        body = {**body, "article": SUBMISSION["article"]}
    if isinstance(consent, dict):
        version = consent.get("policy_version")
        if isinstance(version, str) and 0 < len(version) <= 20 and _drawn(version):
            body = {**body, "consent": {**consent, "policy_version": SUBMISSION["consent"]["policy_version"]}}
    return body


@schemathesis.check
def another_receipt_opens_nothing(ctx: Any, response: Any, case: Any) -> None:
    """Whoever has a receipt, but not this one, is told the same as where there is no such submission: 404."""
    meant = response.request.method == case.operation.method.upper()  # some cases try other methods
    if meant and _name_of(case.operation) in prepared and 200 <= response.status_code < 300:
        again = response.request.copy()
        again.headers["Authorization"] = f"Bearer {_NOBODYS}"
        with requests.Session() as session:
            answer = session.send(again, timeout=10)
        assert answer.status_code == 404, f"Another receipt was answered {answer.status_code}"


def _name_of(operation: Any) -> str:
    return str(operation.definition.raw.get("operationId"))


def _drawn(text: str) -> bool:
    return zlib.crc32(text.encode("utf-8", "surrogatepass")) % 4 > 0
