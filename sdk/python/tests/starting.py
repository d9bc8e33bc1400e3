"""How a tour is begun, by either client."""

from collections.abc import Awaitable, Callable

import anyio


def run_async(main: Callable[[], Awaitable[None]]) -> None:
    anyio.run(main)


def run_sync(main: Callable[[], None]) -> None:
    main()
