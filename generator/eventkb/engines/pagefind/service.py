"""Pagefind as a running program that is sent pages and asked for an index of them.

It reads requests from its standard input and answers on its standard output, both as JSON in Base64 with a comma after
each. See `pagefind/src/service` in https://github.com/Pagefind/pagefind.
"""

import base64
import json
import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, Self

from eventkb.index.compactjson import compact_json
from eventkb.model.address import Address
from eventkb.pipeline.project import EngineFault

OF_SYSTEM = re.compile(r"\(os error (\d+)\)")
"""How a program in Rust reports the number of an error of the system, as of a full disk."""

AT_ONCE = 1 << 20
"""Bytes of answers that are read at once."""


class Service:
    """A running Pagefind; a context manager that ends it."""

    def __init__(self, program: Path) -> None:
        self._process = subprocess.Popen(
            [str(program), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self._answers = self._read()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def index(self, pages: Mapping[Address, str]) -> Mapping[str, bytes]:
        """The files of an index of pages (HTML by address), by their path in it; pages are numbered in their order.

        Raises:
            EngineFault: Pagefind can't do its work.
        """
        (made,) = self._ask([{"type": "NewIndex", "config": None}])
        own = {"index_id": made["index_id"]}
        no_path = {"type": "AddFile", "file_path": None, **own}
        list(self._ask({**no_path, "url": f"/{address}", "file_contents": html} for address, html in pages.items()))
        # If it were told to write the files, it would answer before they are written.
        files, _ = self._ask([{"type": "GetFiles", **own}, {"type": "DeleteIndex", **own}])
        return {file["path"]: base64.b64decode(file["content"]) for file in files["files"]}

    def _ask(self, requests: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
        """Sends requests and returns their answers. Pagefind reads all of them before it waits for its answers to be
        read, so that neither waits for the other."""
        messages = [_encoded(number, request) for number, request in enumerate(requests)]
        try:
            _pipe(self._process.stdin).write(b"".join(messages))
            _pipe(self._process.stdin).flush()
        except BrokenPipeError:
            raise self._fault("") from None
        for _ in messages:
            answer = next(self._answers, None)
            if answer is None:
                raise self._fault("")
            if answer["type"] == "Error":
                raise self._fault(answer["message"])
            yield answer

    def _read(self) -> Iterator[Mapping[str, Any]]:
        answers = bytearray()
        while data := os.read(_pipe(self._process.stdout).fileno(), AT_ONCE):
            answers += data
            if b"," in data:
                *whole, answers = answers.split(b",")
                yield from (json.loads(base64.b64decode(message))["payload"] for message in whole)

    def _fault(self, message: str) -> EngineFault:
        """What went wrong, in Pagefind's own words.

        Raises:
            OSError: the system refused something.
        """
        self._process.kill()
        _, errors = self._process.communicate()
        words = message or errors.decode(errors="replace").strip() or "ended without a word"
        if fault := OF_SYSTEM.search(words):
            number = int(fault[1])
            raise OSError(number, os.strerror(number))
        return EngineFault(f"pagefind: {words[-500:]}")


def _encoded(number: int, request: Mapping[str, Any]) -> bytes:
    return base64.b64encode(compact_json({"message_id": number, "payload": request})) + b","


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise RuntimeError("the program was started without pipes")
    return pipe
