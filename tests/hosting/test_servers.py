"""Real servers with the samples of the hosting page: every kind of file and address, as a browser or program asks."""

import gzip
import os
import re
import shlex
import subprocess
from dataclasses import dataclass
from email.utils import formatdate
from fnmatch import fnmatch
from http import HTTPStatus
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import etree

from eventkb.model.policy import HEADERS
from tests.hosting.conftest import SAMPLES, Answer, Server

REVALIDATED = "no-cache"
KEPT = "public, max-age=31536000, immutable"
BINARY = ("application/octet-stream",)
XML = ("text/xml", "application/xml", "text/xml;charset=utf-8", "application/xml;charset=utf-8")
TYPES = {
    "feed.xml": ("application/atom+xml", "application/atom+xml;charset=utf-8"),
    "feed.json": ("application/feed+json",),
    "opensearch.xml": ("application/opensearchdescription+xml",),
    ".html": ("text/html;charset=utf-8",),
    ".css": ("text/css;charset=utf-8",),
    ".js": ("text/javascript;charset=utf-8", "application/javascript;charset=utf-8"),
    ".json": ("application/json",),
    ".map": ("application/json", "application/json;charset=utf-8"),
    ".md": ("text/markdown;charset=utf-8",),
    ".txt": ("text/plain;charset=utf-8",),
    ".ps1": ("text/plain;charset=utf-8",),
    ".xml": XML,
    ".png": ("image/png",),
    ".svg": ("image/svg+xml", "image/svg+xml;charset=utf-8"),
    ".gz": ("application/gzip",),
    ".inv": BINARY,
    ".reg": BINARY,
    ".pagefind": BINARY,
    ".pf_meta": BINARY,
    ".pf_fragment": BINARY,
    ".pf_index": BINARY,
    ".pf_filter": BINARY,
}
"""The types that a file may have, by the end of its name; the first end that fits counts."""
LONG = 1400
"""From how many bytes on each server compresses a text."""
FOR_ADMINISTRATORS = ("redirects/", "_redirects", "headers/", "_headers")
"""Files for the configuration of servers; nobody asks a server for them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Expectation:
    """What every server answers to an address; `*` stands for what changes with the content."""

    address: str
    status: tuple[int, ...] = (200,)
    file: str
    """The file whose content is sent; `*` as in the address."""
    cache: str = REVALIDATED


QUERY = "?EvtSrc=Demo&EvtID=1"
OLD_ADDRESS = "technet/support/ee/transform.aspx"
MISSING = "404.html"
NOT_THERE = (404,)
EXPECTATIONS = (
    Expectation(address="", file="index.html"),
    Expectation(address="en/", file="en/index.html"),
    Expectation(address="en/index.html", file="en/index.html"),
    Expectation(address="de/demo/1/", file="de/demo/1/index.html"),
    Expectation(address="de/demo/1/?from=ticket", file="de/demo/1/index.html"),
    Expectation(address="e/demo-1/", file="e/demo-1/index.html"),
    Expectation(address="e/sample-7/", file="e/sample-7/index.html"),
    Expectation(address="id/1/", file="id/1/index.html"),
    Expectation(address="go/?EvtSrc=Demo&EvtID=1&LCID=1031", file="go/index.html"),
    Expectation(address=f"{OLD_ADDRESS}/?EvtSrc=Demo", file=f"{OLD_ADDRESS}/index.html"),
    Expectation(address="products/ee/transform.aspx/?EvtSrc=Demo", file="products/ee/transform.aspx/index.html"),
    Expectation(address="en/demo/1/index.md", file="en/demo/1/index.md"),
    Expectation(address="llms.txt", file="llms.txt"),
    Expectation(address="robots.txt", file="robots.txt"),
    Expectation(address=".well-known/security.txt", file=".well-known/security.txt"),
    Expectation(address="sitemap.xml", file="sitemap.xml"),
    Expectation(address="en/feed.xml", file="en/feed.xml"),
    Expectation(address="en/feed.json", file="en/feed.json"),
    Expectation(address="de/opensearch.xml", file="de/opensearch.xml"),
    Expectation(address="api/v1/events.json", file="api/v1/events.json"),
    Expectation(address="api/v1/openapi.json", file="api/v1/openapi.json"),
    Expectation(address="api/v1/events.ndjson.gz", file="api/v1/events.ndjson.gz"),
    Expectation(address="en/styles/tokens.css", file="en/styles/tokens.css"),
    Expectation(address="en/scripts/site.js", file="en/scripts/site.js"),
    Expectation(address="en/assets/mark.svg", file="en/assets/mark.svg"),
    Expectation(address="de/parts/windows/find.png", file="de/parts/windows/find.png"),
    Expectation(address="setup/event-viewer.reg", file="setup/event-viewer.reg"),
    Expectation(address="setup/Get-EventHelp.ps1", file="setup/Get-EventHelp.ps1"),
    Expectation(address="setup/views/demo.xml", file="setup/views/demo.xml"),
    Expectation(address="lookup/manifest.js", file="lookup/manifest.js"),
    Expectation(address="lookup/engine-*.js", file="lookup/engine-*.js", cache=KEPT),
    Expectation(address="pagefind/pagefind.js", file="pagefind/pagefind.js"),
    Expectation(address="pagefind/pagefind-entry.json", file="pagefind/pagefind-entry.json"),
    Expectation(address="pagefind/wasm.de.pagefind", file="pagefind/wasm.de.pagefind"),
    Expectation(address="pagefind/pagefind.en_*.pf_meta", file="pagefind/pagefind.en_*.pf_meta"),
    Expectation(address="pagefind/index/en_*.pf_index", file="pagefind/index/en_*.pf_index", cache=KEPT),
    Expectation(address="pagefind/filter/de_*.pf_filter", file="pagefind/filter/de_*.pf_filter", cache=KEPT),
    Expectation(address="pagefind/fragment/de_*.pf_fragment", file="pagefind/fragment/de_*.pf_fragment", cache=KEPT),
    Expectation(address="404.html", file=MISSING),
    Expectation(address="en/demo/3/", status=NOT_THERE, file=MISSING),
    Expectation(address="en/demo/3/index.md", status=NOT_THERE, file=MISSING),
    Expectation(address="en/Demo/1/", status=NOT_THERE, file=MISSING),
    Expectation(address="api/v1/events/demo-3.json", status=NOT_THERE, file=MISSING),
    Expectation(address="lookup/engine-0123456789.js", status=NOT_THERE, file=MISSING),
    Expectation(address="pagefind/fragment/en_0123456.pf_fragment", status=NOT_THERE, file=MISSING),
    Expectation(address="en/nowhere/feed.xml", status=NOT_THERE, file=MISSING),
    Expectation(address="e/", status=(403, 404), file=MISSING),
    Expectation(address=".eventkb", status=(403, 404), file=MISSING),
    Expectation(address=".git/config", status=(403, 404), file=MISSING),
    Expectation(address=".htpasswd", status=(403, 404), file=MISSING),
    Expectation(address="en/.cache/notes.md", status=(403, 404), file=MISSING),
)  # fmt: skip


def first_file(site: Path, pattern: str) -> str:
    """The first file of the site that fits a pattern."""
    return min(path.relative_to(site).as_posix() for path in site.glob(pattern))


def types_of(file: str) -> tuple[str, ...]:
    return next(types for end, types in TYPES.items() if file.endswith(end))


def is_text(file: str) -> bool:
    return not file.endswith((".png", ".gz", ".reg", ".pagefind", *(end for end in TYPES if end.startswith(".pf_"))))


def differences(answer: Answer, site: Path, expected: Expectation) -> list[str]:
    """How an answer differs from what is expected, one sentence each."""
    file = first_file(site, expected.file)
    checks = {
        f"status {answer.status}": answer.status in expected.status,
        f"type {answer.type}": answer.type in types_of(file),
        f"Cache-Control {answer.headers.get_all('Cache-Control')}": answer.headers.get_all("Cache-Control")
        == [expected.cache],
        f"another content than {file}": answer.body == (site / file).read_bytes(),
        f"Content-Encoding {answer.headers['Content-Encoding']}": answer.headers["Content-Encoding"] is None,
    }
    checks |= {
        f"{name} {answer.headers.get_all(name)}": answer.headers.get_all(name) == [value]
        for name, value in HEADERS.items()
    }
    return [f"{expected.address}: {difference}" for difference, right in checks.items() if not right]


def address_of(site: Path, expected: Expectation) -> str:
    return first_file(site, expected.address) if "*" in expected.address else expected.address


def test_every_kind_of_address_is_answered_as_expected(server: Server, hosted: Path) -> None:
    """With status, type, caching, content and security headers."""
    answers = [(server.ask(address_of(hosted, expected)), expected) for expected in EXPECTATIONS]
    assert not [line for answer, expected in answers for line in differences(answer, hosted, expected)]


def test_a_question_for_the_headers_is_answered_without_content(server: Server, hosted: Path) -> None:
    """HEAD has the status, the type and the headers of GET."""
    names = ("Content-Type", "Cache-Control", *HEADERS)
    for expected in EXPECTATIONS:
        address = address_of(hosted, expected)
        head, answer = server.ask(address, method="HEAD"), server.ask(address)
        assert (head.status, head.body) == (answer.status, b""), address
        assert [head.headers[name] for name in names] == [answer.headers[name] for name in names], address


def test_text_is_compressed_and_binary_files_are_not(server: Server, hosted: Path) -> None:
    """For those who can unpack it; short texts and error pages may stay as they are."""
    for expected in EXPECTATIONS:
        file = first_file(hosted, expected.file)
        content = (hosted / file).read_bytes()
        answer = server.ask(address_of(hosted, expected), headers={"Accept-Encoding": "gzip"})
        if answer.headers["Content-Encoding"] is None:
            assert not is_text(file) or len(content) < LONG or answer.status != HTTPStatus.OK, expected.address
            assert answer.body == content, expected.address
        else:
            assert is_text(file), expected.address
            assert gzip.decompress(answer.body) == content, expected.address
            assert answer.headers["Content-Encoding"] == "gzip", expected.address
            assert "accept-encoding" in answer.headers["Vary"].lower(), expected.address


@pytest.mark.parametrize("address", ["en", "de/demo/1", "e/demo-1", "id/1", f"go{QUERY}", f"{OLD_ADDRESS}{QUERY}"])
def test_a_folder_without_its_slash_leads_to_the_folder(server: Server, address: str) -> None:
    """On the same host, whatever that is called, with the query."""
    answer = server.ask(address, headers={"Host": f"127.0.0.1:{server.port}"})
    assert answer.status in (301, 302, 307, 308)
    asked = f"http://127.0.0.1:{server.port}{server.prefix}{address}"
    target = urljoin(asked, answer.headers["Location"])
    path, _, query = address.partition("?")
    assert urlsplit(target)._replace(query="").geturl() == f"http://127.0.0.1:{server.port}{server.prefix}{path}/"
    assert urlsplit(target).query == query


@pytest.mark.parametrize("address", ["/en", "/evil.example/../en", "\\evil.example/../en", f"/evil.example/go{QUERY}"])
def test_no_redirect_leads_to_another_host(server: Server, address: str) -> None:
    """However many slashes an address begins with."""
    answer = server.ask(address)
    asked = f"http://127.0.0.1:{server.port}/"
    location = (answer.headers["Location"] or "").replace("\\", "/")
    assert urlsplit(urljoin(asked, location)).hostname == "127.0.0.1"


@pytest.mark.parametrize("packed", [{}, {"Accept-Encoding": "gzip"}], ids=["plain", "gzip"])
@pytest.mark.parametrize("address", ["en/", "api/v1/events.json", "lookup/manifest.js"])
def test_what_has_not_changed_is_not_sent_again(server: Server, address: str, packed: dict[str, str]) -> None:
    """A request with the validators of the answer before, `ETag` or `Last-Modified`, is answered with 304."""
    answer = server.ask(address, headers=packed)
    validators = {
        "If-None-Match": answer.headers["ETag"],
        "If-Modified-Since": answer.headers["Last-Modified"] or formatdate(usegmt=True),
    }
    conditions = {name: value for name, value in validators.items() if value}
    again = server.ask(address, headers={**packed, **conditions})
    assert (again.status, again.body) == (304, b"")
    assert again.headers["Cache-Control"] == REVALIDATED


def test_every_file_of_the_site_arrives_whole_and_with_its_type(server: Server, hosted: Path) -> None:
    """A type of file that the site gains and a sample doesn't know is seen here."""
    files = [path.relative_to(hosted).as_posix() for path in hosted.rglob("*") if path.is_file()]
    public = [file for file in files if "/." not in f"/{file}" and not file.startswith(FOR_ADMINISTRATORS)]
    assert len(public) > 300
    for file in public:
        answer = server.ask(file)
        assert (answer.status, answer.body) == (200, (hosted / file).read_bytes()), file
        assert answer.type in types_of(file), file


def test_a_sample_causes_no_warning(server: Server) -> None:
    """No type is listed twice, no directive is outdated, and Caddy's file is formatted as Caddy formats it."""
    logs = "".join(log.read_text("utf-8", "replace") for log in server.folder.glob("*.log"))
    warnings = re.findall(r".*(?:[\[:]warn\]|\"warn\").*", logs)
    assert not [warning for warning in warnings if "admin endpoint disabled" not in warning]  # by this test


def test_no_other_way_of_writing_leads_out_of_the_site(server: Server) -> None:
    """Dots, encoded dots and slashes end at the site's own page or are refused."""
    for address in (
        "../../etc/passwd",
        "%2e%2e/%2e%2e/etc/passwd",
        "..%2f..%2fetc/passwd",
        "en/%2egit/config",
        "%2egit/config",
    ):
        answer = server.ask(address)
        assert answer.status in (400, 403, 404), address
        assert b"secret" not in answer.body and b"root:" not in answer.body


IIS = (".html", ".css", ".js", ".json", ".txt", ".xml", ".png", ".svg", ".gz")
"""The types that IIS 10 knows without being told (applicationHost.config, `staticContent`)."""


def test_iis_is_taught_every_type_that_it_does_not_know(hosted: Path) -> None:
    """It sends no file of an unknown type; there is no IIS here to show it."""
    content = etree.parse(SAMPLES / "web.config").find("system.webServer/staticContent")
    taught = {entry.get("fileExtension"): entry.get("mimeType").replace("; ", ";") for entry in content.iter("mimeMap")}
    files = [path.relative_to(hosted).as_posix() for path in hosted.rglob("*.*") if path.is_file()]
    public = [file for file in files if "/." not in f"/{file}" and not file.startswith(FOR_ADMINISTRATORS)]
    ends = {Path(file).suffix for file in public}
    assert not ends - {*IIS, *taught}
    assert all(taught[end] in TYPES[end] for end in taught)


@dataclass(frozen=True, slots=True)
class Upload:
    """One `aws s3 sync`: what it takes and what it says of it."""

    options: dict[str, str]
    filters: tuple[tuple[str, str], ...]

    def takes(self, file: str) -> bool:
        """The last filter that fits decides, and `*` also stands for slashes, as the command's manual says."""
        deciding = [kind for kind, pattern in self.filters if fnmatch(file, pattern)]
        return not deciding or deciding[-1] == "--include"


def upload_of(line: str) -> Upload:
    words = shlex.split(line)
    assert words[:4] == ["s3", "sync", "site", "s3://bucket"]
    pairs = [(name, value) for name, value in pairwise(words) if name.startswith("--")]
    filters = tuple(pair for pair in pairs if pair[0] in ("--exclude", "--include"))
    return Upload(dict(pair for pair in pairs if pair not in filters), filters)


def test_the_script_for_object_storage_uploads_each_file_once(hosted: Path, tmp_path: Path) -> None:
    """With its caching header; files that are kept for long go first, and only the last step deletes."""
    (tmp_path / "aws").write_text('#!/bin/sh\nprintf "%s\\n" "$(printf "\'%s\' " "$@")"\n', "utf-8")
    (tmp_path / "aws").chmod(0o755)
    command = ["sh", SAMPLES / "object-storage.sh", "s3://bucket"]
    environment = {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    output = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    *uploads, deletion = [upload_of(line) for line in output.splitlines()]
    assert "--delete" in deletion.options and not [upload for upload in uploads if "--delete" in upload.options]
    files = [path.relative_to(hosted).as_posix() for path in hosted.rglob("*") if path.is_file()]
    for file in files:
        taking = [upload for upload in uploads if upload.takes(file)]
        assert len(taking) == (file != ".eventkb"), file
        for upload in taking:
            kept = file.startswith(("lookup/", "pagefind/fragment/", "pagefind/index/", "pagefind/filter/"))
            expected = KEPT if kept and file != "lookup/manifest.js" else REVALIDATED
            assert upload.options["--cache-control"] == expected, file
            assert upload is uploads[0] or not kept or file == "lookup/manifest.js"
            media_type = upload.options.get("--content-type")
            assert media_type is None or media_type.replace("; ", ";") in types_of(file), file
