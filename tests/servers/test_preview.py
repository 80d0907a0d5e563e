"""The preview: a real server on this machine, tested by a real client."""

import json
import socket
import threading
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from eventkb.publish import write
from eventkb.servers.preview import HOST, NEWS, RELOAD, STYLE, News, server

PAGE = b"<!doctype html><html><body><h1>Demo</h1></body></html>"
MADE = {"en/made/": PAGE, "en/made.js": b"made()"}
"""What is made when it is asked for."""

WAIT = 20
"""Seconds that a test waits for an answer before it fails."""


class Preview:
    """A running preview of a folder, with the requests of a browser."""

    def __init__(self, site: Path) -> None:
        self.news = News()
        self.server = server(0, lambda place: site, self.news, find=MADE.get)
        self.port = self.server.server_address[1]
        self.open: list[HTTPConnection | HTTPResponse] = []
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def ask(self, path: str, host: str = "", method: str = "GET") -> HTTPResponse:
        connection = HTTPConnection(HOST, self.port, timeout=WAIT)
        self.open.append(connection)
        connection.putrequest(method, path, skip_host=True)
        connection.putheader("Host", host or f"{HOST}:{self.port}")
        connection.endheaders()
        response = connection.getresponse()
        self.open.append(response)
        return response

    def close(self) -> None:
        for connection in self.open:
            connection.close()
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    write(tmp_path / "site", "en/index.html", PAGE)
    write(tmp_path / "site", "en/style.css", b"p { margin: 0 }")
    write(tmp_path / "site", "404.html", b"<html><body>nothing here</body></html>")
    write(tmp_path, "secret.html", b"secret")
    running = Preview(tmp_path / "site")
    yield running
    running.close()


def heard(response: HTTPResponse) -> dict[str, object]:
    """The next news on an open connection."""
    line = response.readline()
    while not line.startswith(b"data: "):
        assert line, "the connection was closed"
        line = response.readline()
    news: dict[str, object] = json.loads(line.removeprefix(b"data: "))
    return news


@pytest.mark.parametrize("path", ["/en/", "/en/index.html", "/en/?a=b", "/en/made/", "/en/made/?a=b"])
def test_a_page_carries_the_script_that_reloads_it(preview: Preview, path: str) -> None:
    """The rest of the page is unchanged."""
    response = preview.ask(path)
    body = response.read()
    script = f'<script src="{RELOAD}" defer></script>'.encode()
    assert response.status == 200
    assert body.replace(script, b"") == PAGE
    assert body.count(script) == 1
    assert b"EventSource" in preview.ask(RELOAD).read()
    assert preview.ask(STYLE).headers.get_content_type() == "text/css"


def test_other_files_are_sent_as_they_are(preview: Preview) -> None:
    """They have their own content type."""
    response = preview.ask("/en/style.css")
    assert response.read() == b"p { margin: 0 }"
    assert response.headers.get_content_type() == "text/css"


def test_a_file_that_is_made_is_sent_as_it_is(preview: Preview) -> None:
    """With its own content type, and without the script."""
    response = preview.ask("/en/made.js")
    assert (response.headers.get_content_type(), response.read()) == ("text/javascript", b"made()")


@pytest.mark.parametrize("path", ["/en", "/en/made"])
def test_a_folder_without_a_slash_leads_to_the_one_with_it(preview: Preview, path: str) -> None:
    """A redirect keeps relative links right."""
    response = preview.ask(path)
    assert (response.status, response.headers["Location"]) == (301, f"{path}/")


def test_a_page_that_is_not_there_is_the_404_page(preview: Preview) -> None:
    """It has the script too, since the next build may create the page."""
    response = preview.ask("/en/nonsense/")
    assert response.status == 404
    body = response.read()
    assert b"nothing here" in body
    assert RELOAD.encode() in body


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example:8000", "192.0.2.1:80", "evil:127.0.0.1"]
)
def test_a_foreign_name_is_refused(preview: Preview, host: str) -> None:
    """A page of another site can't make a browser read the preview."""
    for path in ("/en/", "/en/style.css", NEWS, RELOAD):
        for method in ("GET", "HEAD"):
            response = preview.ask(path, host, method)
            assert response.status == 421
            assert b"Demo" not in response.read()


def test_its_own_names_are_answered(preview: Preview) -> None:
    """The server answers 127.0.0.1 and localhost; browsers leave port 80 out."""
    assert preview.ask("/en/", "localhost").status == preview.ask("/en/", "127.0.0.1").status == 200
    assert preview.ask("/en/", f"localhost:{preview.port}").status == 200


@pytest.mark.parametrize(
    "path", ["/../secret.html", "/en/../../secret.html", "/%2e%2e/secret.html", "/..%2fsecret.html", "//secret.html"]
)
def test_nothing_outside_of_the_site_is_sent(preview: Preview, path: str) -> None:
    """No spelling of a path leaves the site's folder."""
    response = preview.ask(path)
    assert response.status == 404
    assert b"secret" not in response.read()


def test_a_link_in_the_site_leads_nowhere_else(preview: Preview, tmp_path: Path) -> None:
    """A link to a file or a folder outside of the site is not followed; one within it is."""
    (tmp_path / "site/en/out.html").symlink_to(tmp_path / "secret.html")
    (tmp_path / "site/out").symlink_to(tmp_path)
    (tmp_path / "site/en/in.css").symlink_to("style.css")
    for path in ("/en/out.html", "/out/secret.html", "/out/"):
        response = preview.ask(path)
        assert response.status == 404
        assert b"secret" not in response.read()
    assert preview.ask("/en/in.css").status == 200


@pytest.mark.parametrize("path", ["/en/", "/en/style.css", "/en", "/en/nonsense/", NEWS, RELOAD])
def test_the_head_of_an_answer_is_that_of_the_whole(preview: Preview, path: str) -> None:
    """HEAD gets the same status, type and length as GET, and no body."""
    head, whole = preview.ask(path, method="HEAD"), preview.ask(path)
    for name in ("Content-Type", "Content-Length", "Location"):
        assert head.headers[name] == whole.headers[name]
    assert head.status == whole.status
    assert head.read() == b""


def test_only_this_machine_is_answered(preview: Preview) -> None:
    """The server listens on the loopback address only."""
    assert preview.server.server_address[0] == "127.0.0.1"
    with pytest.raises(OSError), socket.create_connection(("127.0.0.2", preview.port), timeout=1):
        pass


def test_an_open_page_reloads_after_a_save_and_asks_for_problems_after_a_check(preview: Preview) -> None:
    """It asks for problems as soon as it is open; then it hears of each change."""
    response = preview.ask(NEWS)
    assert heard(response) == {"reload": False}
    preview.news.checked()
    assert heard(response) == {"reload": False}
    preview.news.saved()
    assert heard(response) == {"reload": True}


@pytest.mark.parametrize(
    "path", ["/en/%00", "/%ed%a0%80/", f"/{'a' * 300}", f"/en/{'a' * 5_000}/", "/en/style.css/", "/en/x/"]
)
def test_an_address_that_no_file_can_have_is_not_there(
    preview: Preview, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """It gets the page for what is missing, and nothing on the terminal."""
    answer = preview.ask(path)
    assert (answer.status, b"nothing here" in answer.read()) == (404, True)
    assert capsys.readouterr().err == ""


def test_a_folder_without_a_page_is_not_listed(preview: Preview, tmp_path: Path) -> None:
    """Hosts don't list folders either."""
    write(tmp_path / "site", "en/styles/a.css", b"")
    answer = preview.ask("/en/styles/")
    assert (answer.status, b"a.css" in answer.read()) == (404, False)


@pytest.mark.parametrize("header", ["Content-Length: 58", "Transfer-Encoding: chunked"])
def test_a_body_is_no_further_request(preview: Preview, header: str) -> None:
    """A request has one answer, even if its body looks like another request."""
    inner = f"GET /en/style.css HTTP/1.1\r\nHost: {HOST}\r\n\r\n"
    with socket.create_connection((HOST, preview.port), WAIT) as connection:
        connection.sendall(f"GET /en/ HTTP/1.1\r\nHost: {HOST}\r\n{header}\r\n\r\n{inner}".encode())
        answers = b"".join(iter(lambda: connection.recv(65_536), b""))
    assert answers.count(b"HTTP/1.1 ") == 1


def test_pages_of_other_sites_read_nothing(preview: Preview) -> None:
    """The files of the index are scripts that any page could load; browsers keep them from pages of other sites."""
    assert preview.ask("/en/style.css").headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_browser_that_hangs_up_is_no_fault(preview: Preview, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is printed when a connection is reset; another fault of an answer is."""
    for fault, is_printed in ((ConnectionResetError(), False), (BrokenPipeError(), False), (KeyError("x"), True)):
        try:
            raise fault
        except Exception:
            preview.server.handle_error(None, None)
        assert ("KeyError" in capsys.readouterr().err) is is_printed
