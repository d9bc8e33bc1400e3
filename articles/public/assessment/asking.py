"""From an article's name and a body to an assessment: which version is meant, and what is wrong with what was sent."""

from functools import lru_cache
from typing import Any

import orjson

from articles.guidance import assessment
from articles.guidance.assessment import Guidance
from articles.public import live
from articles.public.assessment.serializers import AssessmentRequestSerializer
from contentapi.api.problems import faults_in
from contentapi.errors import Fault, InvalidInput

# Compiled guidance takes some hundred kilobytes: as many are kept as a process is likely to be asked in turn.
_KEPT = 256


def answer(slug: str, body: Any) -> bytes:
    """The assessment of the article `slug` for `body`, as JSON.

    Raises NotFound, Gone for a retired article, and InvalidInput with a pointer to each thing that is wrong with the
    body, all at once. Nothing of the body is kept or repeated.
    """
    current, sha256 = live.current_version(slug)
    asked, faults = _read(body)
    number = asked.get("version", current)
    if number > current:  # versions are numbered without a gap
        detail = f"There is no such version: they go from 1 to {current}."
        faults.append(Fault(detail, "unknown_version", pointer="/version"))
        number = current
    guidance = _guidance(slug, number, sha256 if number == current else live.version_sha256(slug, number))
    try:
        facts, not_known = asked.get("facts", {}), asked.get("not_known") or ()
        told = assessment.assess(guidance, facts, activity=asked.get("activity"), not_known=not_known)
        result: dict[str, Any] = {**told}
    except InvalidInput as refused:
        faults += refused.faults
    if faults:
        raise InvalidInput("The request cannot be assessed.", faults=faults)
    if number != current:
        result["article"]["current_version"] = current
    return orjson.dumps(result)


def _read(body: Any) -> tuple[dict[str, Any], list[Fault]]:
    """The members of `body` that have the right shape, and what is wrong with the others."""
    serializer = AssessmentRequestSerializer(data=body)
    if serializer.is_valid():
        return serializer.validated_data, []
    faults = faults_in(serializer.errors)
    wrong = {(fault.pointer or "/").split("/")[1] for fault in faults}
    members = body if isinstance(body, dict) else {}
    right = {name: value for name, value in members.items() if name in serializer.fields and name not in wrong}
    return {name: value for name, value in right.items() if value is not None}, faults


@lru_cache(maxsize=_KEPT)
def _guidance(slug: str, number: int, sha256: str) -> Guidance:
    """The guidance of one version, compiled. A version never changes, so it is compiled once; the hash says which."""
    return assessment.compile_document(orjson.loads(live.version(slug, number).document))
