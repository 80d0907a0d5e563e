"""A web server for the built site, as a host of static files would send it: in a subfolder, with a page for 404."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO


class Handler(SimpleHTTPRequestHandler):
    """Files below the folder `prefix` of the host, and the site's own page for what is not there."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *given: object, prefix: str, directory: str) -> None:
        self.prefix = prefix
        super().__init__(*given, directory=directory)  # type: ignore[arg-type]  # what the server hands over

    def translate_path(self, path: str) -> str:
        inside = path.startswith(self.prefix)
        return super().translate_path(path.removeprefix(self.prefix.rstrip("/")) if inside else "/nothing-is-here")

    def send_head(self) -> BytesIO | BinaryIO | None:
        if Path(self.translate_path(self.path)).exists():
            return super().send_head()
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        return BytesIO(page)

    def log_message(self, format: str, *args: object) -> None:
        """What goes wrong is seen by the browser."""


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes to another page hangs up in the middle; that is no fault."""


def served(site: Path, prefix: str) -> AbstractContextManager[str]:
    """Serves a site in a folder of a host of this machine; gives the URL of its root."""
    return serving(partial(Handler, prefix=prefix, directory=str(site)), prefix)


@contextmanager
def serving(handler: Callable[..., Handler], prefix: str) -> Iterator[str]:
    """Serves with a handler of its own."""
    server = Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
