"""What `health_content` has, for `async` code."""

from health_content._async.client import AsyncClient
from health_content._async.copying import AsyncCopy
from health_content._async.operations import each, pages, with_response

__all__ = ["AsyncClient", "AsyncCopy", "each", "pages", "with_response"]
