"""The tools for assistants, as the official client meets them over stdio: `assisted.py SITE`.

Everything that their process lets out is looked at: what it asks the service, and what it writes to stderr.
"""

import json
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, TextIO

import anyio
import httpx
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp_types import TextContent

SITE = sys.argv[1]
SLUG = "sex-after-miscarriage"
# What a reader might say: none of it may be seen outside.
PRIVATE = ("heavier_than_a_period", "soaking_pads", "smelly", "a sentence in distress", "fevre", "days_since_loss")


@contextmanager
def overheard() -> Iterator[tuple[str, list[str]]]:
    """The service behind an address of its own, and all that was said to it."""
    said: list[str] = []

    class Between(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            said.append(f"{self.requestline}\n{self.headers}")
            answer = httpx.get(f"{SITE}{self.path}", headers={"Accept": "application/json"})
            self.send_response(answer.status_code)
            self.send_header("Content-Type", answer.headers["Content-Type"])
            self.send_header("Content-Length", str(len(answer.content)))
            self.end_headers()
            self.wfile.write(answer.content)

        def do_POST(self) -> None:
            said.append("a post")
            self.send_error(405)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Between)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", said
    finally:
        server.shutdown()
        server.server_close()


@asynccontextmanager
async def assistant(site: str, errors: TextIO) -> AsyncIterator[Client]:
    command = StdioServerParameters(command=sys.executable, args=["-m", "health_content.mcp", "--site", site])
    async with Client(stdio_client(command, errlog=errors)) as client:
        yield client


async def call(client: Client, tool: str, **arguments: Any) -> dict[str, Any]:
    result = await client.call_tool(tool, arguments)
    assert not result.is_error, result
    return json.loads(_text(result.content)) if result.content else {}


async def refused(client: Client, tool: str, **arguments: Any) -> str:
    result = await client.call_tool(tool, arguments)
    assert result.is_error, result
    return _text(result.content)


def _text(content: list[Any]) -> str:
    [found] = content
    assert isinstance(found, TextContent)
    return found.text


async def lists_little_and_says_the_laws(client: Client) -> None:
    listed = await client.list_tools()
    size = len(listed.model_dump_json(by_alias=True, exclude_none=True).encode())
    assert size < 8_000, size
    names = {tool.name for tool in listed.tools}
    assert names == {"find_articles", "read_section", "list_warnings", "ask_guidance", "next_question"}
    told = {tool.name: tool.description or "" for tool in listed.tools}
    assert 'unknown is never "no"' in told["ask_guidance"]
    assert "nothing given leaves it" in told["ask_guidance"]
    assert "never in as false" in told["next_question"]
    assert "What is not known is never" in (client.instructions or "")


async def finds_and_reads(client: Client) -> None:
    found = await call(client, "find_articles", words="SEX miscarriage")
    assert found["matched"]
    assert SLUG in [article["slug"] for article in found["articles"]]
    assert all(article["notice"] and article["red_flags"] for article in found["articles"])
    assert found["left_out"] == 0
    none = await call(client, "find_articles", words="carburettor")
    assert not none["matched"]
    assert none["articles"], "what there is, is said"
    whole = await call(client, "read_section", slug=SLUG)
    assert whole["notice"]
    assert {flag["urgency"] for flag in whole["red_flags"]} == {"emergency", "urgent"}
    for key in whole["sections"]:
        section = await call(client, "read_section", slug=SLUG, section=key)
        assert section["notice"] == whole["notice"]
        assert section["red_flags"] == whole["red_flags"]
        assert section["text"]
    warnings = (await call(client, "list_warnings", slug=SLUG))["warnings"]
    assert warnings[0]["urgency"] == "emergency"
    assert all(warning["action"] for warning in warnings)


async def asks_and_keeps_what_is_unknown_unknown(client: Client) -> None:
    begun = await call(client, "ask_guidance", slug=SLUG, facts={})
    assert begun["triggered"] == []
    assert {activity["outcome"] for activity in begun["activities"]} <= {"need_facts", "consider"}
    assert begun["red_flags_not_ruled_out"], "what nobody asked about is not ruled out"
    for nothing in ({"bleeding": None}, {"fever": None, "discharge": None}):
        assert (await call(client, "ask_guidance", slug=SLUG, facts=nothing)) == begun
    danger = await call(
        client, "ask_guidance", slug=SLUG, facts={"bleeding": "heavier_than_a_period", "discharge": "smelly"}
    )
    assert {activity["outcome"] for activity in danger["activities"]} == {"seek_care"}
    assert all(warning["action"] for warning in danger["triggered"])
    emergency = await call(client, "next_question", slug=SLUG, facts={"soaking_pads": True})
    assert emergency["next_question"] is None, "nothing stands before the call for help"
    assert emergency["triggered"][0]["urgency"] == "emergency"
    assert emergency["notice"]


async def asks_until_nothing_is_left_though_nothing_is_known(client: Client) -> None:
    not_known: list[str] = []
    while question := (await call(client, "next_question", slug=SLUG, facts={}, not_known=not_known))["next_question"]:
        assert question["fact"] not in not_known
        not_known.append(question["fact"])
        assert len(not_known) < 50
    last = await call(client, "ask_guidance", slug=SLUG, facts={}, not_known=not_known)
    assert last["next_question"] is None
    assert last["red_flags_not_ruled_out"], "still not known"
    assert {activity["outcome"] for activity in last["activities"]} <= {"need_facts", "consider"}


async def says_what_is_wrong_with_what_it_is_given(client: Client) -> None:
    said = await refused(client, "ask_guidance", slug=SLUG, facts={"bleeding": "a sentence in distress", "fevre": True})
    assert "/facts/bleeding" in said
    assert "Did you mean 'fever'?" in said
    assert "distress" not in said
    for wrong in ("no", "I don't know", 1, 8.5):
        assert "/facts/fever" in await refused(client, "ask_guidance", slug=SLUG, facts={"fever": wrong})
    mixed = await refused(client, "ask_guidance", slug=SLUG, facts={"soaking_pads": True, "fever": "high"})
    assert "Nothing was assessed" in mixed
    assert '"red_flags"' in mixed, "what may be urgent is said all the same"
    assert '"notice"' in mixed
    assert f"are: {SLUG}" in await refused(client, "read_section", slug="sex-after-miscariage")
    for above in ("no-such-article", "..", "../stories", ""):
        assert SLUG in await refused(client, "read_section", slug=above)
    assert "no such section" in await refused(client, "read_section", slug=SLUG, section="x")
    untold = await refused(client, "ask_guidance", slug=SLUG, facts="heavier_than_a_period")
    assert "/facts" in untold
    assert "heavier" not in untold
    assert "https://" not in untold
    await refused(client, "ask_guidance", slug=SLUG, facts={"fever": {"soaking_pads": ["smelly"]}})


async def main() -> None:
    with overheard() as (site, said), tempfile.TemporaryFile("w+", encoding="utf-8") as errors:
        async with assistant(site, errors) as client:
            for check in (
                lists_little_and_says_the_laws,
                finds_and_reads,
                asks_and_keeps_what_is_unknown_unknown,
                asks_until_nothing_is_left_though_nothing_is_known,
                says_what_is_wrong_with_what_it_is_given,
            ):
                await check(client)
                print(check.__name__.replace("_", " "))
        errors.seek(0)
        written = errors.read()
    assert said
    for private in PRIVATE:
        assert private not in "\n".join(said), "the service is told nothing of a reader"
        assert private not in written
    assert "a post" not in said
    assert written == "", "nothing is written down"
    async with assistant("http://127.0.0.1:9", sys.stderr) as client:
        assert "answer nothing from memory" in await refused(client, "find_articles")
    print("says nothing of a reader to anybody")


anyio.run(main)
