"""The security headers for each web server, made from one value."""

import re
from xml.etree import ElementTree

import pytest

from eventkb.index.headers import FOLDER, LINES, configured, files
from eventkb.model.policy import HEADERS


def written(root: str = "/kb/") -> dict[str, str]:
    return {str(file): data.decode() for file, data in files(root)}


def test_hosts_get_a_file_in_the_root() -> None:
    """Netlify and Cloudflare Pages read rules of a path and the headers below it, indented."""
    text = written()["_headers"]
    rules = dict(re.findall(r"^(/\S+)\n((?:  \S.*\n)+)", text, re.MULTILINE))
    assert dict(line.strip().split(": ", 1) for line in rules["/kb/*"].splitlines()) == dict(HEADERS)
    assert "max-age=31536000" in rules["/kb/pagefind/index/*"]
    assert all(len(line) < 2000 for line in text.splitlines())


@pytest.mark.parametrize("file", LINES)
def test_each_server_gets_every_header(file: str) -> None:
    """As a file that its configuration includes."""
    text = written()[f"{FOLDER}{file}"]
    if file == "web.config":
        headers = {entry.get("name"): entry.get("value") for entry in ElementTree.fromstring(text)}
        assert headers == dict(HEADERS)
    else:
        for name, value in HEADERS.items():
            assert [line for line in text.splitlines() if name in line and value in line], name


def test_a_configuration_has_the_headers_in_their_place() -> None:
    """Indented as the line in whose place they are; a text without such a line stays as it is."""
    lines = configured("nginx.conf", "server {\n    ⟦headers⟧\n}\n").splitlines()
    assert len(lines) == len(HEADERS) + 2
    assert all(line.startswith("    add_header ") and line.endswith('" always;') for line in lines[1:-1])
    assert configured("nginx.conf", "nothing\n") == "nothing\n"
