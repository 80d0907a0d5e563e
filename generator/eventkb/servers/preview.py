"""A preview of the whole site on this machine. Its pages reload when the site has been built again.

Errors in definitions are shown in the page, and the last good site stays until they are fixed. The server answers only
requests for its own host name, since a page of another site could otherwise reach it by DNS rebinding.
"""

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket
from socketserver import BaseServer

HOST = "127.0.0.1"
NAMES = (HOST, "localhost")
RELOAD = "/-/reload.js"
NEWS = "/-/news"
ABOUT = "/-/about"
PATIENCE = 20.0
"""Seconds after which a message is sent on a silent connection, to notice a closed page."""

SCRIPT = """
const show = (problems) => {
  document.getElementById("eventkb-problems")?.remove();
  if (!problems) return;
  const box = document.createElement("pre");
  box.id = "eventkb-problems";
  box.textContent = problems;
  box.setAttribute("role", "alert");
  Object.assign(box.style, { position: "fixed", inset: "auto 0 0 0", maxHeight: "40vh", overflow: "auto", margin: 0,
    padding: "1rem", background: "#3a0d12", color: "#ffe9ea", font: "13px/1.5 monospace", zIndex: 99 });
  document.body.append(box);
};
const link = (text, line, pattern) => {
  const link = document.createElement(pattern ? "a" : "span");
  if (pattern) link.href = pattern.replace("{line}", line);
  link.textContent = text;
  Object.assign(link.style, { marginInlineStart: ".75em", font: "12px/1 monospace", opacity: .7 });
  return link;
};
const about = async () => {
  const answer = await fetch("/-/about" + location.pathname, { cache: "no-store" });
  return answer.json();
};
const begin = async () => {
  const { file, lines, problems, pattern } = await about();
  for (const [anchor, line] of Object.entries(lines)) {
    document.getElementById(anchor)?.append(link(`${file}:${line}`, line, pattern));
  }
  show(problems);
};
begin();
new EventSource("/-/news").onmessage = async (event) => {
  const news = JSON.parse(event.data);
  if (news.reload) location.reload(); else show((await about()).problems);
};
"""


About = Callable[[str], Mapping[str, object]]


@dataclass
class News:
    """What open pages wait for: `number` counts the builds, `problems` is the report of the last one."""

    number: int = 0
    problems: str = ""
    changed: threading.Condition = field(default_factory=threading.Condition)

    def tell(self, problems: str, published: bool) -> None:
        with self.changed:
            self.number += published
            self.problems = problems
            self.changed.notify_all()


POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'inline-speculation-rules'; "
    "style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""The header that the hosting page recommends, so that what works in the preview also works on a real server."""


class Handler(SimpleHTTPRequestHandler):
    """Serves the files of the site unchanged, pages with the preview's script, and the news."""

    protocol_version = "HTTP/1.1"

    def __init__(
        self,
        request: socket,
        client: tuple[str, int],
        server: BaseServer,
        *,
        site: Callable[[], Path],
        news: News,
        about: About,
    ) -> None:
        self.site, self.news, self.about = site, news, about
        super().__init__(request, client, server, directory=str(site()))

    def do_GET(self) -> None:
        if self.headers.get("Host", "").rpartition(":")[0] not in NAMES:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, "this preview answers to 127.0.0.1 only")
        elif self.path == NEWS:
            self._tell_news()
        elif self.path.startswith(f"{ABOUT}/"):
            self._send(json.dumps(self.about(self.path.removeprefix(ABOUT))).encode(), "application/json")
        elif self.path == RELOAD:
            self._send(SCRIPT.encode(), "text/javascript")
        else:
            self._page()

    def do_HEAD(self) -> None:
        """Answers like GET, without the body."""
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:
        """Logs nothing."""

    def _page(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path = path / "index.html"
        is_inside = path.resolve().is_relative_to(self.site().resolve())  # a link in the site could lead anywhere
        if is_inside and path.is_file() and path.suffix == ".html":
            self._send(_with_script(path.read_bytes()), "text/html; charset=utf-8")
        elif is_inside and path.exists():
            super().do_HEAD() if self.command == "HEAD" else super().do_GET()
        else:
            missing = self.site() / "404.html"
            page = missing.read_bytes() if missing.exists() else b"not found"
            self._send(_with_script(page), "text/html; charset=utf-8", HTTPStatus.NOT_FOUND)

    def _send(self, data: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Security-Policy", POLICY)
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
        number, shown = self.news.number, None
        try:
            while True:
                with self.news.changed:
                    if shown == self.news.problems and number == self.news.number:
                        self.news.changed.wait(PATIENCE)
                    shown, reload, number = self.news.problems, number != self.news.number, self.news.number
                line = json.dumps({"reload": reload, "problems": shown})
                self.wfile.write(f"data: {line}\n\n".encode())
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True


def _with_script(page: bytes) -> bytes:
    before, end, after = page.rpartition(b"</body>")
    return before + f'<script src="{RELOAD}" defer></script>'.encode() + end + after if end else page


def nothing(path: str) -> Mapping[str, object]:
    """The answer for a page that isn't an article."""
    return {"file": "", "lines": {}, "problems": "", "pattern": ""}


def server(port: int, site: Callable[[], Path], news: News, about: About = nothing) -> ThreadingHTTPServer:
    """A server for this machine only. `site` is called for each request, since a build replaces the folder.

    `about` returns for the path of a page: `file`, `lines` by anchor, a `pattern` for links to these lines, and the
    `problems` to show.

    Raises:
        OSError: the port is in use.
    """
    preview = ThreadingHTTPServer((HOST, port), partial(Handler, site=site, news=news, about=about))
    preview.daemon_threads = True
    return preview
