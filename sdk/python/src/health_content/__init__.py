"""A client for the health content API: articles, guidance that can be asked, readers' stories.

Types of what is read are in `health_content.models`. What goes with `AsyncClient` is in `health_content.aio`, and the
guidance asked without a service in `health_content.guidance`.
"""

from health_content._async.client import AsyncClient
from health_content._sync.client import TIMEOUT, Client
from health_content._sync.copying import Copy
from health_content._sync.operations import each, pages, with_response
from health_content.answers import Answer, RateLimit
from health_content.elapsing import elapsed
from health_content.feed import TOMBSTONES, Round
from health_content.generated.models import ConsentRequest as Consent
from health_content.mirror import Key
from health_content.problems import (
    Conflict,
    Fault,
    Forbidden,
    Gone,
    Internal,
    Invalid,
    MethodNotAllowed,
    NotAcceptable,
    NotFound,
    PreconditionFailed,
    Problem,
    Resync,
    TooLarge,
    TooManyRequests,
    Unauthorized,
    Unavailable,
    Unreadable,
    UnsupportedMediaType,
)
from health_content.stories import Receipt, SubmittedStory

__all__ = [
    "TIMEOUT",
    "TOMBSTONES",
    "Answer",
    "AsyncClient",
    "Client",
    "Conflict",
    "Consent",
    "Copy",
    "Fault",
    "Forbidden",
    "Gone",
    "Internal",
    "Invalid",
    "Key",
    "MethodNotAllowed",
    "NotAcceptable",
    "NotFound",
    "PreconditionFailed",
    "Problem",
    "RateLimit",
    "Receipt",
    "Resync",
    "Round",
    "SubmittedStory",
    "TooLarge",
    "TooManyRequests",
    "Unauthorized",
    "Unavailable",
    "Unreadable",
    "UnsupportedMediaType",
    "each",
    "elapsed",
    "pages",
    "with_response",
]
