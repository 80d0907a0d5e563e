"""A preview of the whole site on this machine. Its pages reload when something has been saved.

Pages are made when they are asked for; files come from a folder. The server answers only requests for its own host
name, since a page of another site could otherwise reach it by DNS rebinding.
"""

import json
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket
from socketserver import BaseServer

from eventkb.model import address
from eventkb.model.address import Address
from eventkb.model.policy import HEADERS
from eventkb.stock import SUPPLIED

HOST = "127.0.0.1"
NAMES = (HOST, "localhost")
RELOAD, STYLE = "/-/preview.js", "/-/preview.css"
OWN = {
    path: (SUPPLIED / "preview" / path.rpartition("/")[2], kind)
    for path, kind in ((RELOAD, "text/javascript"), (STYLE, "text/css"))
}
"""The preview's own script and style, with their types."""

BODY = ("Content-Length", "Transfer-Encoding")
"""Headers of a request with a body."""

NEWS = "/-/news"
ABOUT = "/-/about"
PATIENCE = 20.0
"""Seconds after which a message is sent on a silent connection, to notice a closed page."""

PATIENCE_OF_CLIENTS = 60.0
"""Seconds after which a connection ends on which nobody finishes a request; each has a thread."""

About = Callable[[str], Mapping[str, object]]
"""For the path of a page: what its script shows there, as JSON."""

Find = Callable[[str], bytes | None]
"""The page or file at an address of the site, if it is made on request."""

Folder = Callable[[str], Path]
"""The folder that contains the file of an address. It is asked each time, since a build replaces folders."""

HTML = "text/html; charset=utf-8"
KINDS = {".html": HTML, ".js": "text/javascript", ".json": "application/json"}
"""The types of what is made on request."""


@dataclass
class News:
    """What open pages wait for: the number of saves that changed a page, and of checks since then."""

    saves: int = 0
    checks: int = 0
    changed: threading.Condition = field(default_factory=threading.Condition)

    def saved(self) -> None:
        """Makes all open pages load again."""
        with self.changed:
            self.saves += 1
            self.changed.notify_all()

    def checked(self) -> None:
        """Makes all open pages ask for their problems again."""
        with self.changed:
            self.checks += 1
            self.changed.notify_all()


class Handler(SimpleHTTPRequestHandler):
    """Serves the files of the site unchanged, pages with the preview's script, and the news."""

    protocol_version = "HTTP/1.1"
    timeout = PATIENCE_OF_CLIENTS

    def __init__(
        self,
        request: socket,
        client: tuple[str, int],
        server: BaseServer,
        *,
        folder: Folder,
        news: News,
        about: About,
        find: Find,
    ) -> None:
        self.folder, self.news, self.about, self.find = folder, news, about, find
        super().__init__(request, client, server)

    def do_GET(self) -> None:
        if any(name in self.headers for name in BODY):
            self.close_connection = True  # nobody reads the body, and it must not become the next request
        if self.headers.get("Host", "").partition(":")[0] not in NAMES:  # without a port, it is port 80
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, "this preview answers to 127.0.0.1 only")
        elif self.path == NEWS:
            self._tell_news()
        elif self.path.startswith(f"{ABOUT}/"):
            self._send(json.dumps(self.about(self.path.removeprefix(ABOUT))).encode(), "application/json")
        elif self.path in OWN:
            file, kind = OWN[self.path]
            self._send(file.read_bytes(), kind)
        else:
            self._page()

    def do_HEAD(self) -> None:
        """Answers like GET, without the body."""
        self.do_GET()

    def end_headers(self) -> None:
        """Adds the headers that a real server should send, so that what works here works there."""
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Logs nothing."""

    def _page(self) -> None:
        place = self.path.partition("?")[0].removeprefix("/")
        content = self.find(place)
        if content is not None:
            kind = KINDS.get(Path(address.file_of(Address(place))).suffix, HTML)
            self._send(_with_script(content) if kind == HTML else content, kind)
        else:
            self._file(place)

    def _file(self, place: str) -> None:
        """Sends a file of the site's folder, or the page that says that there is none."""
        top = self.folder(place)
        self.directory = str(top)
        path = _inside(top, self.translate_path(self.path), "index.html" if place.endswith("/") else "")
        if path and path.suffix == ".html" and path.is_file():
            self._send(_with_script(path.read_bytes()), HTML)
        elif path:
            super().do_HEAD() if self.command == "HEAD" else super().do_GET()
        elif not place.endswith("/") and self.find(f"{place}/") is not None:
            self._redirect(f"/{place}/")
        else:
            missing = top / "404.html"
            page = self.find("404.html") or (missing.read_bytes() if missing.exists() else b"not found")
            self._send(_with_script(page), HTML, HTTPStatus.NOT_FOUND)

    def _redirect(self, path: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, data: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _tell_news(self) -> None:
        """Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html) until the page closes."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command == "HEAD":
            return
        saves, checks = self.news.saves, -1
        try:
            while True:
                with self.news.changed:
                    if (saves, checks) == (self.news.saves, self.news.checks):
                        self.news.changed.wait(PATIENCE)
                    reload = saves != self.news.saves
                    saves, checks = self.news.saves, self.news.checks
                self.wfile.write(f"data: {json.dumps({'reload': reload})}\n\n".encode())
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True


def _inside(top: Path, *parts: str) -> Path | None:
    """The file or folder that a path leads to; None if there is none, or if a link leads out of the site."""
    try:
        path = Path(*parts).resolve(strict=True)
        return path if path.is_relative_to(top.resolve()) else None
    except (
        OSError,
        ValueError,
    ):  # no file has such a name, or none can: it is too long, or has NUL or half a character
        return None


class Server(ThreadingHTTPServer):
    """Answers each connection in a thread."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Says nothing of a browser that hangs up in the middle, as when a page is left."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # what the server hands over


def _with_script(page: bytes) -> bytes:
    before, end, after = page.rpartition(b"</body>")
    return before + f'<script src="{RELOAD}" defer></script>'.encode() + end + after if end else page


def nothing(path: str) -> Mapping[str, object]:
    """The answer for a page that nothing is known about."""
    return {"file": "", "lines": {}, "problems": [], "pattern": "", "summary": "", "files": [], "fault": ""}


def server(
    port: int, folder: Folder, news: News, *, about: About = nothing, find: Find = lambda place: None
) -> ThreadingHTTPServer:
    """A server for this machine only. What `find` doesn't know is looked for in `folder`.

    Raises:
        OSError: the port is in use.
    """
    handler = partial(Handler, folder=folder, news=news, about=about, find=find)
    return Server((HOST, port), handler)
