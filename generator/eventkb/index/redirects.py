"""Former addresses as rules of web servers and hosts, for real redirects in the place of pages.

Formats: `_redirects` of Netlify, Cloudflare Pages and GitLab Pages, a `map` of nginx, the text file of Apache's
`RewriteMap`, the `rewriteMaps` of IIS.
"""

from collections.abc import Iterator, Mapping

from eventkb.language.xml import quoteattr
from eventkb.model.address import Address

FOLDER = "redirects/"


def files(moved: Mapping[Address, Address], root: str) -> Iterator[tuple[Address, bytes]]:
    """The rules in every form. `moved` maps former addresses to present ones, `root` is the path of the site's root."""
    pairs = [(f"{root}{old}", f"{root}{new}") for old, new in sorted(moved.items())]
    yield Address("_redirects"), "".join(f"{old} {new} 301\n" for old, new in pairs).encode()
    yield Address(f"{FOLDER}nginx.map"), "".join(f"{old} {new};\n" for old, new in pairs).encode()
    yield Address(f"{FOLDER}apache.txt"), "".join(f"{old} {new}\n" for old, new in pairs).encode()
    yield Address(f"{FOLDER}iis.config"), _iis(pairs).encode()


def _iis(pairs: list[tuple[str, str]]) -> str:
    rows = "".join(f"<add key={quoteattr(old)} value={quoteattr(new)}/>\n" for old, new in pairs)
    return f'<rewriteMaps>\n<rewriteMap name="eventkb">\n{rows}</rewriteMap>\n</rewriteMaps>\n'
