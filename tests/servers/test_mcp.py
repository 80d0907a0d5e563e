"""The catalogue over the Model Context Protocol, tested by a real client."""

import asyncio
import shutil
import sqlite3
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from mcp import Client, StdioServerParameters

from eventkb.export import tables
from tests import four_kinds
from tests.site.conftest import ROOT

SERVER = StdioServerParameters(command=sys.executable, args=["-m", "eventkb", "mcp"], cwd=str(ROOT))


def talked(ask: Callable[[Client], Awaitable[None]], server: StdioServerParameters = SERVER) -> None:
    """A conversation with a server of its own, over standard input and output."""

    async def talk() -> None:
        async with Client(server) as client:
            await ask(client)

    asyncio.run(talk())


def test_an_assistant_finds_and_reads_an_event() -> None:
    """It finds the article of an entry in both languages, by tools and as a resource, and searches in plain words."""

    async def ask(client: Client) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert tools.keys() == {
            "lookup_event",
            "explain_codes",
            "get_event",
            "search_events",
            "find_guides",
            "get_guide",
        }
        assert all(tool.description for tool in tools.values())
        entry = "Protokollname: Application\nQuelle:        MSExchangeTransport\nEreignis-ID:   2007\nBeschreibung:\nx"
        answer = (await client.call_tool("lookup_event", {"text": entry})).structured_content
        assert answer is not None
        best = answer["result"][0]
        assert (best["event"], best["confidence"]) == ("MSExchangeTransport/2007", "exact")
        for language, heading in (("en", "## User action"), ("de", "## Benutzeraktion")):
            article = await client.call_tool("get_event", {"event": best["event"], "language": language})
            assert heading in article.content[0].text  # type: ignore[union-attr]
            resource = await client.read_resource(f"eventkb://{language}/MSExchangeTransport/2007")
            assert resource.contents[0].text == article.content[0].text  # type: ignore[union-attr]
        for language, query in (("en", "the disk is full"), ("de", "Warteschlange voll")):
            rows = (await client.call_tool("search_events", {"query": query, "language": language})).structured_content
            assert rows is not None and rows["result"] and rows["result"][0].keys() == {"event", "title", "message"}

    talked(ask)


def test_an_assistant_gets_the_case_that_applies() -> None:
    """The match names it, and the article contains it."""

    async def ask(client: Client) -> None:
        answer = (await client.call_tool("lookup_event", {"text": "ESE 474 -1018"})).structured_content
        assert answer is not None
        case = answer["result"][0]["case"]
        assert (case["number"], case["address"]) == (1, "/en/ese/474/#case-1018")
        article = await client.call_tool("get_event", {"event": "ESE/474", "language": "de"})
        assert f"### {case['title']['de']}" in article.content[0].text  # type: ignore[union-attr]

    talked(ask)


def test_an_assistant_asks_for_a_code() -> None:
    """A code comes with its symbol, its meaning and its address; a text without one has none."""

    async def ask(client: Client) -> None:
        answer = (await client.call_tool("explain_codes", {"text": "-1018"})).structured_content
        assert answer is not None
        assert answer["result"][0]["symbol"] == "JET_errReadVerifyFailure"
        assert answer["result"][0]["address"] == "/en/codes/ese/#-1018"
        nothing = (await client.call_tool("explain_codes", {"text": "no code"})).structured_content
        assert nothing == {"result": []}

    talked(ask)


@pytest.mark.parametrize(
    ("tool", "given", "why"),
    [
        ("get_event", {"event": "MSExchangeTransprt/2007"}, "perhaps MSExchangeTransport/2007"),
        ("get_event", {"event": "nonsense"}, "there is no event nonsense here"),
        ("get_event", {"event": "MSExchangeTransport/2007", "language": "fr"}, "only en, de"),
        ("search_events", {"query": "queue", "language": "fr"}, "only en, de"),
    ],
)
def test_what_is_not_there_is_reported(tool: str, given: dict[str, str], why: str) -> None:
    """The error suggests events, and the server keeps running."""

    async def ask(client: Client) -> None:
        answer = await client.call_tool(tool, given)
        assert answer.is_error and why in answer.content[0].text  # type: ignore[union-attr]
        strange = await client.call_tool("search_events", {"query": '"*) OR NEAR( \x00 --', "language": "en"})
        assert not strange.is_error

    talked(ask)


def test_a_query_of_many_words_is_bounded() -> None:
    """Only the first words count, so that a long text costs no more than a short one."""
    searched: list[str] = []
    with sqlite3.connect(":memory:") as connection:
        tables.fill(connection, [])
        connection.set_trace_callback(searched.append)
        words = " ".join(f"word{number}" for number in range(2_000))
        assert tables.search(connection, f"Queue queue {words}", language="en", most=5) == []
    connection.close()
    assert searched[0].count(" OR ") == tables.MOST_WORDS - 1
    assert searched[0].count('"queue"') == 1


def test_an_assistant_finds_and_reads_an_event_whose_id_is_a_text(tmp_path: Path) -> None:
    """By a line of a log, by its key, in a search and as a resource."""
    folder = tmp_path / "kb"
    shutil.copytree(four_kinds.ROOT, folder)

    async def ask(client: Client) -> None:
        line = "Errors in file x.trc: ORA-00600: internal error code, arguments: [1], [2], [], [], [], [], [], []"
        answer = (await client.call_tool("lookup_event", {"text": line})).structured_content
        assert answer is not None and answer["result"][0]["event"] == "Oracle/ORA-00600"
        article = await client.call_tool("get_event", {"event": "Oracle/ora-00600", "language": "de"})
        assert "ORA-00600" in article.content[0].text  # type: ignore[union-attr]
        resource = await client.read_resource("eventkb://de/Oracle/ORA-00600")
        assert resource.contents[0].text == article.content[0].text  # type: ignore[union-attr]
        rows = (await client.call_tool("search_events", {"query": "listener", "language": "en"})).structured_content
        assert rows is not None and [row["event"] for row in rows["result"]] == ["Oracle/TNS-12541"]

    talked(ask, SERVER.model_copy(update={"cwd": str(folder)}))
