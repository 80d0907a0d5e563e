"""The catalogue for language models, over the Model Context Protocol. Read-only; everything stays on this machine.

Protocol: https://modelcontextprotocol.io
"""

from dataclasses import asdict
from typing import Any

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError

from eventkb import library
from eventkb.export import tables
from eventkb.library import Library

MOST = 20
INSTRUCTIONS = (
    "Explains log events and what to do about them. "
    "Start with lookup_event for anything from a log, then read the article with get_event. "
    "Error codes are explained by explain_codes. For a symptom without an event, ask find_guides."
)


def server(kb: Library, version: str) -> MCPServer[Any]:
    """A server with tools to look up, read and search events, and a resource for each article."""
    mcp: MCPServer[Any] = MCPServer("eventkb", instructions=INSTRUCTIONS, version=version)
    _finding(mcp, kb)
    _reading(mcp, kb)
    return mcp


def _finding(mcp: MCPServer[Any], kb: Library) -> None:
    texts = library.texts(kb)

    @mcp.tool()
    def lookup_event(text: str) -> list[dict[str, Any]]:
        """Finds the events that a text from a log may mean, best first: an ID, a source and an ID, a symbolic name,
        a message, or a whole entry as a log viewer, a shell or a log shipper writes it. Where the article says
        something else for certain values, `case` is what it says for those of the text."""
        return [
            {
                "event": match.event,
                "confidence": match.confidence,
                "reason": match.reason,
                "ignorable": match.ignorable or None,
                "address": match.address,
                "values": dict(match.values),
                **({"case": asdict(match.case)} if match.case else {}),
            }
            for match in library.look_up(kb, text)[:MOST]
        ]

    @mcp.tool()
    def find_guides(text: str) -> list[dict[str, Any]]:
        """Finds the guides for a symptom in plain words, such as "mail is stuck", best first. A guide leads question by
        question to what helps; read it with get_guide."""
        return [asdict(guide) for guide in library.find_guides(kb, text)]

    @mcp.tool()
    def explain_codes(text: str) -> list[dict[str, Any]]:
        """Explains the codes in a text, such as 0x80070005, -1018, 5.7.1 or E_ACCESSDENIED: what each is called and
        means in the tables that have it. Of a log entry, it explains the values of the event's insertion strings."""
        return [asdict(code) for code in library.explain_codes(kb, text)[:MOST]]

    @mcp.tool()
    def search_events(query: str, language: str = kb.languages[0], most: int = MOST) -> list[dict[str, str]]:
        """Finds the events whose texts contain the words of a query in plain language, best first."""
        _known(kb, language)
        rows = tables.search(texts, query, language=language, most=max(1, min(most, MOST)))
        return [{"event": key, "title": title, "message": message} for key, title, message in rows]


def _reading(mcp: MCPServer[Any], kb: Library) -> None:
    @mcp.tool()
    def get_event(event: str, language: str = kb.languages[0]) -> str:
        """Returns the article of an event as Markdown. `event` is <source>/<id>, as lookup_event returns it."""
        return _article(kb, event, language)

    @mcp.tool()
    def get_guide(guide: str, language: str = kb.languages[0]) -> str:
        """Returns a guide as Markdown: its steps with their commands, and where each answer leads."""
        _known(kb, language)
        try:
            return library.render_guide(kb, guide, language)
        except KeyError:
            known = ", ".join(kb.catalogue.definitions.guides) or "none"
            raise ToolError(f"there is no guide {guide} here; there are: {known}") from None

    @mcp.resource("eventkb://{language}/{source}/{id}", mime_type="text/markdown")
    def article(language: str, source: str, id: str) -> str:
        """The article of an event; blanks in a source are written as %20."""
        return _article(kb, f"{source}/{id}", language)


def _known(kb: Library, language: str) -> None:
    """Raises ToolError where there is no such language."""
    if language not in kb.languages:
        raise ToolError(f"there is no language {language}, only {', '.join(kb.languages)}")


def _article(kb: Library, event: str, language: str) -> str:
    _known(kb, language)
    try:
        return library.render(kb, event, language)
    except KeyError:
        near = ", ".join(match.event for match in library.look_up(kb, event.replace("/", " "))[:3])
        raise ToolError(f"there is no event {event} here{f'; perhaps {near}' if near else ''}") from None
