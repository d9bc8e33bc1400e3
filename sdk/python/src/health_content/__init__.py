"""A client for the health content API: articles, guidance that can be asked, readers' stories.

Types of what is read are in `health_content.models`.
"""

from health_content.client import TOMBSTONES, Client
from health_content.generated.models import ConsentRequest as Consent
from health_content.paging import each, pages
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
    Problem,
    Resync,
    TooLarge,
    TooManyRequests,
    Unauthorized,
    Unavailable,
    UnsupportedMediaType,
)
from health_content.stories import Receipt, SubmittedStory

__all__ = [
    "TOMBSTONES",
    "Client",
    "Conflict",
    "Consent",
    "Fault",
    "Forbidden",
    "Gone",
    "Internal",
    "Invalid",
    "MethodNotAllowed",
    "NotAcceptable",
    "NotFound",
    "Problem",
    "Receipt",
    "Resync",
    "SubmittedStory",
    "TooLarge",
    "TooManyRequests",
    "Unauthorized",
    "Unavailable",
    "UnsupportedMediaType",
    "each",
    "pages",
]
