"""Damaged messages for the servers of editors and assistants, damaged queries for `/go/`: each goes on answering."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import pytest

from tests.fuzz.mutation import damaged
from tests.lookup.twins import answered
from tests.seeds import SEED
from tests.site.conftest import ONE_ARTICLE, PARTS, copy, write

COUNT = 150
"""Damaged messages for one server; one start of it takes longer than all of them."""
PATIENCE = 120
"""Seconds after which a server that says nothing counts as hanging."""
URI = "file:///project/events/Demo/1.yml"
JSON_SIGNS = (
    b'{"a":',
    b"[",
    b"]",
    b"null",
    b"true",
    b'"\\ud800"',
    b"1e400",
    b"-1",
    b'"id":',
    b'"method":',
    b'"params":{}',
)


def message(method: str, params: object, number: int | None = None) -> bytes:
    content = {"jsonrpc": "2.0", "method": method, "params": params}
    return json.dumps(content if number is None else {**content, "id": number}).encode()


PLACE = {"textDocument": {"uri": URI}, "position": {"line": 2, "character": 5}}
OF_EDITORS = (
    message(
        "textDocument/didOpen", {"textDocument": {"uri": URI, "languageId": "yaml", "version": 1, "text": "id: 1"}}
    ),
    message(
        "textDocument/didChange", {"textDocument": {"uri": URI, "version": 2}, "contentChanges": [{"text": "id: x"}]}
    ),
    message("textDocument/hover", PLACE, 5),
    message("textDocument/completion", PLACE, 6),
    message("textDocument/definition", PLACE, 7),
    message(
        "textDocument/codeAction",
        {
            "textDocument": {"uri": URI},
            "range": {"start": PLACE["position"], "end": PLACE["position"]},
            "context": {"diagnostics": []},
        },
        8,
    ),
)
OF_ASSISTANTS = (
    message("tools/list", {}, 5),
    message("tools/call", {"name": "lookup_event", "arguments": {"text": "Source: Demo\nEvent ID: 1"}}, 6),
    message("tools/call", {"name": "get_event", "arguments": {"event": "Demo/1", "language": "de"}}, 7),
    message("tools/call", {"name": "search_events", "arguments": {"query": "begun", "most": 5}}, 8),
    message("tools/call", {"name": "explain_codes", "arguments": {"text": "0x80070005"}}, 9),
    message("resources/read", {"uri": "eventkb://en/Demo/1"}, 10),
)
GOING_ON = 4711
"""The number of the request at the end, which a server that goes on answers."""


def framed(content: bytes) -> bytes:
    """A message as the Language Server Protocol sends it."""
    return b"Content-Length: %d\r\n\r\n%s" % (len(content), content)


def lined(content: bytes) -> bytes:
    """A message as the Model Context Protocol sends it."""
    return content.replace(b"\r", b" ").replace(b"\n", b" ") + b"\n"


def harmless(content: bytes) -> bool:
    """Whether a message doesn't ask the server to end, which it should then do."""
    return not any(word in content for word in (b"exit", b"shutdown"))


def conversation(
    first: bytes, samples: tuple[bytes, ...], last: bytes, frame: Callable[[bytes], bytes], seed: int
) -> bytes:
    """A sound beginning, damaged messages, and a sound question."""
    inputs = (damaged(samples, JSON_SIGNS, seed, number) for number in range(COUNT))
    return b"".join([first, *(frame(content) for content in inputs if harmless(content)), last])


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy(tmp_path_factory.mktemp("servers") / "project", *PARTS)
    write(folder, ONE_ARTICLE)
    return folder


def said_by(command: str, folder: Path, data: bytes) -> tuple[str, str]:
    """What a server writes to standard output and to standard error until its answer to the last question."""
    arguments = [sys.executable, "-m", "eventkb", command]
    errors = folder.parent / f"{command}.log"
    with (
        errors.open("wb") as log,
        subprocess.Popen(arguments, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log) as server,
    ):
        assert server.stdin is not None and server.stdout is not None
        # Both pipes are small: who only writes waits for a server that waits until somebody reads.
        writing = threading.Thread(target=written, args=(server.stdin, data), daemon=True)
        ending = threading.Timer(PATIENCE, server.kill)
        writing.start()
        ending.start()
        output = b""
        while str(GOING_ON).encode() not in output:
            piece = server.stdout.read1(65536)  # type: ignore[attr-defined]
            if not piece:
                break
            output += piece
        ending.cancel()
        server.kill()
        writing.join()
    return output.decode("utf-8", "replace"), errors.read_text("utf-8", "replace")


def written(stream: IO[bytes], data: bytes) -> None:
    """Writes to a server until it ends."""
    with suppress(OSError):
        stream.write(data)
        stream.flush()


@pytest.mark.slow
def test_the_language_server_answers_after_damaged_messages(project: Path) -> None:
    """An editor that sends nonsense gets errors, and then what it asks for."""
    hello = message("initialize", {"capabilities": {}, "rootUri": project.as_uri(), "processId": None}, 1)
    first = framed(hello) + framed(message("initialized", {}))
    last = framed(message("textDocument/hover", PLACE, GOING_ON))
    output, _ = said_by("lsp", project, conversation(first, OF_EDITORS, last, framed, SEED))
    assert str(GOING_ON) in output, f"seed {SEED}: {output[-500:]}"


@pytest.mark.slow
def test_the_server_of_assistants_answers_after_damaged_messages(project: Path) -> None:
    """An assistant that sends nonsense gets errors, and then what it asks for."""
    params = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "a", "version": "1"}}
    first = lined(message("initialize", params, 1)) + lined(message("notifications/initialized", {}))
    last = lined(message("tools/list", {}, GOING_ON))
    output, said = said_by("mcp", project, conversation(first, OF_ASSISTANTS, last, lined, SEED))
    assert str(GOING_ON) in output, f"seed {SEED}: {output[-500:]} {said[-500:]}"


QUERIES = (
    b"?EvtSrc=MSExchange+ADAccess&EvtID=2084&LCID=1031&ProdName=Exchange",
    b"#EvtSrc=MSExchange%20ADAccess&amp;EvtID=0x400407D7&amp;LCID=2055",
    b"?u=https%3A%2F%2Fa.example%2F%3FEvtID%3D2&q=disk+full",
    b"de/msexchangetransport/2007/index.html",
    b"EVT-MSExchangeTransport-2007",
)
QUERY_SIGNS = (b"%", b"%E0%A4%A", b"&", b"?", b"=", b"#", b"/", b"+", b"javascript:", b"//", b"%2e%2e", b"%252e", b"..")


def texts(seed: int) -> Iterator[str]:
    for number in range(3_000):
        yield damaged(QUERIES, QUERY_SIGNS, seed, number).decode("utf-8", "replace")


@pytest.mark.slow
def test_any_query_of_go_has_an_answer() -> None:
    """It is texts of limited length, and addresses that stay on this site."""
    faults: list[Any] = answered("fuzz/go.js", list(texts(SEED)))
    assert not faults, f"seed {SEED}: {faults[:3]}"
