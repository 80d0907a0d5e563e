"""What the site is called, where it will stand and where its definitions are edited. A value."""

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, urlsplit

from eventkb.model.address import Address
from eventkb.model.locale import Locale


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """`url` is the root of the published site with a slash at its end, or empty where nobody knows it yet.

    `edit_url`, `report_url` and `new_url` are patterns with `{path}` (and `{title}`, `{text}`); empty means: no such
    link.
    `find_script` is the script of the find field, and `way_script` that of pages which lead on to what a query asks
    for; None for a site without an index. `security_contact` is a URI of those who want to hear of weaknesses, and
    `security_expires` the day (2027-01-31) until which that is sure. `offers` are
    the outputs that are made, so that pages link to what is there.
    """

    name: str
    locales: tuple[Locale, ...]
    url: str = ""
    edit_url: str = ""
    report_url: str = ""
    find_script: Address | None = None
    way_script: Address | None = None
    security_contact: str = ""
    security_expires: str = ""
    offers: frozenset[str] = frozenset()
    new_url: str = ""

    @property
    def root_path(self) -> str:
        """The path of the root on its host: `/` or `/kb/`."""
        return urlsplit(self.url).path or "/"

    def absolute(self, address: Address) -> str:
        """The full URL of an address; empty where the root is not known."""
        return f"{self.url}{address}" if self.url else ""

    def edit_link(self, path: str) -> str:
        return self.edit_url.replace("{path}", quote(path)) if self.edit_url else ""

    def new_link(self, path: str, *texts: str) -> str:
        """Where a new file with these texts can be written."""
        if not self.new_url:
            return ""
        return self.new_url.replace("{path}", quote(path, safe="")).replace("{text}", "".join(map(_quoted, texts)))

    def report_link(self, path: str, title: str) -> str:
        link = self.report_url.replace("{path}", quote(path, safe="")).replace("{title}", quote(title, safe=""))
        return link if self.report_url else ""


@lru_cache(maxsize=8)  # what is known of a stub is the same in every language, what is asked the same in all
def _quoted(text: str) -> str:
    return quote(text, safe="")
