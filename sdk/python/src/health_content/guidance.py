"""The guidance of an article, asked where the reader is: `assess(document, facts)`. No request, no database.

It is the server's own evaluator, so it gives the very answer that the service gives for the same version and facts.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from health_content.evaluator import assessment
from health_content.evaluator.errors import InvalidInput as Refused
from health_content.generated.models import ArticleDocument, Assessment
from health_content.problems import Fault

__all__ = ["InvalidInput", "assess"]


class InvalidInput(ValueError):
    """What was given cannot be assessed; `errors` says everything that is wrong, and repeats no value."""

    def __init__(self, detail: str, errors: tuple[Fault, ...] = ()) -> None:
        super().__init__(" ".join([detail, *map(str, errors)]))
        self.detail = detail
        self.errors = errors


def assess(
    document: ArticleDocument | Mapping[str, Any],
    facts: Mapping[str, bool | int | str | None],
    activity: str | None = None,
    not_known: Iterable[str] = (),
) -> Assessment:
    """Asks an article's guidance, here, so that a reader's answers never leave their device.

    Every warning and every rule (of `activity`, or of all) with its state and the reasons, an outcome for each
    activity, and what to ask next, the first first. Begin with `{}`, and ask `next_questions[0]` until none is left;
    a fact that the reader cannot tell goes into `not_known`, and is not asked again. Show the `notice`, and every
    triggered warning with its `action`; no outcome means that something is safe.

    What is left out of `facts`, or None, is *unknown*, and unknown is never taken for no.

    Raises InvalidInput for a fact or an activity that the article doesn't have and for a value that doesn't fit its
    fact (`/facts/<key>`, `/activity`, `/not_known/<place>`), and for a document that this evaluator doesn't understand.
    """
    content = document.to_dict() if isinstance(document, ArticleDocument) else document
    try:
        guidance = assessment.compile_document(content)
    except Refused as error:
        raise InvalidInput(error.detail, _faults(error)) from None
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise InvalidInput("This evaluator does not understand the document.") from error
    try:
        answer = assessment.assess(guidance, facts, activity=activity, not_known=tuple(not_known))
    except Refused as error:
        raise InvalidInput(error.detail, _faults(error)) from None
    return Assessment.from_dict(answer)


def _faults(error: Refused) -> tuple[Fault, ...]:
    return tuple(Fault(fault.code, fault.detail, fault.pointer, fault.parameter) for fault in error.faults)
