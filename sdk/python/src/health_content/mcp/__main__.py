"""`python -m health_content.mcp --site https://health.example.org`: an MCP server over stdin and stdout."""

import argparse
import logging
import os

import anyio

from health_content.aio import AsyncClient
from health_content.mcp.server import make_server


async def _serve(site: str) -> None:
    async with AsyncClient(site) as client:
        await make_server(client).run_stdio_async()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m health_content.mcp", description=__doc__)
    parser.add_argument("--site", default=os.environ.get("HEALTH_CONTENT_SITE"), help="or HEALTH_CONTENT_SITE")
    site = parser.parse_args().site
    if not site:
        parser.error("Name the service: --site https://health.example.org, or HEALTH_CONTENT_SITE.")
    # What is asked here is about somebody's health, and what went wrong with it too: none of it is written down.
    logging.disable(logging.CRITICAL)
    anyio.run(_serve, site)


if __name__ == "__main__":
    main()
