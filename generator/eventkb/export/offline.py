"""Pages that work from a disk: a site without a server, in which every link names a file and no script is a module.

A browser shows the folder where a link ends with a slash, and refuses modules and requests to pages that it has opened
from a disk. Scripts and the lookup index are classic scripts, so both need nothing but `<script>`.
"""

import posixpath
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from html import escape, unescape

TAG = re.compile(r"<(a|area|link|script|img|form|iframe|meta)\b[^>]*>", re.IGNORECASE)
ADDRESS = re.compile(r'(\s)(href|src|action)="([^"]*)"')
REFRESH = re.compile(r'(content="\d+;\s*url=)([^"]*)"', re.IGNORECASE)
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)
MODULE = re.compile(r'<script type="module" src="([^"]+)">')
REST = re.compile(r"[?#].*", re.DOTALL)

SCRIPTS = "scripts/"
JOINED = ".offline.js"
"""How the file of a script ends that was a module."""

Join = Callable[[str], str]
"""Makes one classic script of a module and all that it imports: `site.js` is its path among the theme's scripts."""


def portable(files: Mapping[str, bytes], join: Join) -> Iterator[tuple[str, bytes]]:
    """The files of a site as they work from a disk, and the scripts that take the place of modules.

    Links to what is not among `files` are no links any more.
    """
    names = files.keys()
    modules: dict[str, str] = {}
    for name, data in files.items():
        if name.endswith(".html"):
            yield name, page(name, data.decode("utf-8"), names, modules).encode()
        elif not _is_module(name):
            yield name, data
    for name, module in sorted(modules.items()):
        yield name, join(module).encode()


def _is_module(name: str) -> bool:
    """Whether a file is a script that only modules import. Those of the engine's theme are classic ones."""
    return f"/{SCRIPTS}" in name and name.endswith(".js") and f"/{SCRIPTS}material/" not in name


def page(name: str, html: str, names: Collection[str], modules: dict[str, str]) -> str:
    """A page as it works from a disk. The modules that it names are added to `modules`: the file, and the module."""
    folder = posixpath.dirname(name)

    def classic(match: re.Match[str]) -> str:
        file = posixpath.normpath(posixpath.join(folder, match[1]))
        modules[file.removesuffix(".js") + JOINED] = file.partition(SCRIPTS)[2]
        return f'<script defer src="{match[1].removesuffix(".js")}{JOINED}">'

    html = MODULE.sub(classic, html)
    return TAG.sub(partial(_tag, folder, {*names, *modules}), html)


def _tag(folder: str, names: Collection[str], match: re.Match[str]) -> str:
    """A tag whose addresses name files; a link in the head to what is not there is left out."""
    is_lost = False

    def rewritten(attribute: re.Match[str]) -> str:
        nonlocal is_lost
        there = file_of(folder, unescape(attribute[3]), names)
        is_lost = is_lost or there is None
        return "" if there is None else f'{attribute[1]}{attribute[2]}="{escape(there)}"'

    def refreshed(attribute: re.Match[str]) -> str:
        there = file_of(folder, unescape(attribute[2]), names)
        return f'{attribute[1]}{escape(there or attribute[2])}"'

    tag = REFRESH.sub(refreshed, ADDRESS.sub(rewritten, match[0]))
    return "" if is_lost and match[1].lower() == "link" else tag


def file_of(folder: str, address: str, names: Collection[str]) -> str | None:
    """An address as a page in a folder writes it, with the file that it means; None if there is no such file."""
    if not address or ELSEWHERE.match(address):
        return address
    rest = match[0] if (match := REST.search(address)) else ""
    path = address.removesuffix(rest)
    target = posixpath.normpath(posixpath.join(folder, path)) if path else folder
    is_folder = path.endswith("/") or posixpath.basename(path) in {"", ".", ".."}
    if is_folder or f"{target}/index.html" in names:
        path = posixpath.join(path or ".", "index.html")
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    return f"{path}{rest}" if target in names else None
