"""The security headers of a site in the words of web servers and hosts, all made from one value.

Formats: `_headers` of Netlify and Cloudflare Pages, `add_header` of nginx, `Header` of Apache, `header` of Caddy,
`customHeaders` of IIS.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from eventkb.language.xml import quoteattr
from eventkb.model.address import Address
from eventkb.model.policy import HEADERS

FOLDER = "headers/"

KEPT = "public, max-age=31536000, immutable"
KEPT_FOLDERS = ("pagefind/fragment", "pagefind/index", "pagefind/filter")
"""Folders whose files have a digest of their contents in their names, and nothing else in them."""

PLACE = re.compile(r"^([ \t]*)⟦headers⟧$", re.MULTILINE)
"""The line of a server's configuration at which the headers are to be."""

Line = Callable[[str, str], str]

LINES: Mapping[str, Line] = {
    "nginx.conf": lambda name, value: f'add_header {name} "{value}" always;',
    "apache.conf": lambda name, value: f'Header always set {name} "{value}"',
    "Caddyfile": lambda name, value: f'{name} "{value}"',
    "web.config": lambda name, value: f"<add name={quoteattr(name)} value={quoteattr(value)} />",
    "headers.txt": lambda name, value: f"{name}: {value}",
}
"""How a server is told to send a header, by the name of its configuration file."""

AROUND = {"Caddyfile": ("header {", "\t", "}"), "web.config": ("<customHeaders>", "  ", "</customHeaders>")}
"""What a file that has headers and nothing else needs before, at the beginning of each line, and after them."""


def configured(file: str, text: str) -> str:
    """A configuration of a web server, with a line for each header in place of the line `⟦headers⟧`."""
    return PLACE.sub(lambda match: "\n".join(f"{match[1]}{line}" for line in _lines(file)), text)


def files(root: str) -> Iterator[tuple[Address, bytes]]:
    """The headers as a file for each server, to be included in its configuration; `root` is the path of the site.

    The hosts that read `_headers` look for it in the root of what they publish.
    """
    yield Address("_headers"), _for_hosts(root).encode()
    for file in LINES:
        before, indent, after = AROUND.get(file, ("", "", ""))
        lines = [before, *(f"{indent}{line}" for line in _lines(file)), after]
        yield Address(f"{FOLDER}{file}"), "".join(f"{line}\n" for line in lines if line).encode()


def _lines(file: str) -> list[str]:
    return [LINES[file](name, value) for name, value in HEADERS.items()]


def _for_hosts(root: str) -> str:
    rules = {"*": HEADERS, **{f"{folder}/*": {"Cache-Control": KEPT} for folder in KEPT_FOLDERS}}
    return "\n".join(
        f"{root}{path}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
        for path, headers in rules.items()
    )
