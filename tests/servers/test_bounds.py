"""No client can fill the memory with one message."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from eventkb.servers.bounds import LARGEST, Lines, Messages
from tests.site.conftest import ONE_STUB, PARTS, copy, write


def test_messages_with_a_header_have_a_limit() -> None:
    """Smaller ones are read unchanged; the first larger one ends the input."""
    messages = Messages(io.BytesIO(b"Content-Length: 4\r\n\r\n1234" + b"x" * 50), largest=4)
    assert messages.readline() == b"Content-Length: 4\r\n"
    assert (messages.readline(), messages.read(4), messages.refused) == (b"\r\n", b"1234", "")
    assert messages.read(5) == b""
    assert "more than 4 bytes" in messages.refused
    assert messages.readline() == b""


def test_headers_have_a_limit() -> None:
    """A line that doesn't end is no header."""
    messages = Messages(io.BytesIO(b"Content-Length: " + b"9" * 5000 + b"\r\n"))
    assert messages.readline() == b""
    assert messages.refused


@pytest.mark.parametrize("step", [1, 2, 3, 100])
def test_lines_have_a_limit(step: int) -> None:
    """It counts for each line, in whatever pieces the input comes; many short lines are read."""
    short = Lines(io.BufferedReader(io.BytesIO(b"1234\n" * 9)), largest=4)  # type: ignore[arg-type]
    assert b"".join(iter(lambda: short.read1(step), b"")) == b"1234\n" * 9
    long = Lines(io.BufferedReader(io.BytesIO(b"1234\n12345\n")), largest=4)  # type: ignore[arg-type]
    assert len(b"".join(iter(lambda: long.read1(step), b""))) < 11
    assert "more than 4 bytes" in long.refused


@pytest.mark.parametrize(
    ("name", "message"),
    [("lsp", b"Content-Length: 100000000000\r\n\r\n{"), ("mcp", b" " * (LARGEST + 2))],
    ids=["lsp", "mcp"],
)
def test_a_server_ends_at_a_message_that_is_too_large(tmp_path: Path, name: str, message: bytes) -> None:
    """It says so with exit code 2, without a traceback, and doesn't wait for the rest."""
    folder = copy(tmp_path / "project", *PARTS)
    write(folder, ONE_STUB)
    command = [sys.executable, "-m", "eventkb", name]
    with subprocess.Popen(
        command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as server:
        assert server.stdin is not None and server.stderr is not None
        try:
            server.stdin.write(message)
            server.stdin.flush()
        except BrokenPipeError:
            pass  # it has ended before it was sent everything
        said = server.stderr.read().decode()
        assert server.wait(30) == 2
    assert f"a message has more than {LARGEST:,} bytes" in said
    assert "Traceback" not in said
