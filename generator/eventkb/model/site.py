"""The name of the site, its URL and the URLs at which its definitions are edited, as a value."""

from urllib.parse import urlsplit

from eventkb.model.address import Address
from eventkb.model.feedback import Feedback, quoted, quoted_path
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale

OUTPUTS = (
    "articles", "listings", "permalinks", "checks", "sitemap", "lookup", "fulltext",
    "api", "markdown", "full", "feeds", "welcome", "redirects", "headers", "cards", "setup", "inventory",
)  # fmt: skip
"""What a site can consist of, by the words of `--only`. Hand-written pages are always there."""


@frozen_dataclass(kw_only=True)
class Site:
    """The settings of a site in one language.

    `url` is the root of the published site with a slash at its end, or empty where it is not known. `edit_url`,
    `report_url`, `helped_url` and `new_url` are patterns with `{path}` (and `{title}`, `{text}`, `{language}`);
    empty means: no such link. `find_script` is the script of the find field, `way_script` that of the pages which
    take a query; both are None for a site without an index. `security_contact` is the URI for reports of
    weaknesses, valid until the day `security_expires` (2027-01-31). `offers` are the outputs of the build, so that
    pages link only to what exists. `publisher` is whose knowledge base it is, `publisher_is` what they are to the
    products described: `independent`, `maker`, or `house` for those who use them; both are empty where the settings
    don't say it.
    `elsewhere` are a title and a URL each, where readers can ask about what is not known here. `policy_in_pages` says
    that pages contain the security policy, since the host sends no headers.
    """

    name: str
    locales: tuple[Locale, ...]
    url: str = ""
    edit_url: str = ""
    report_url: str = ""
    helped_url: str = ""
    find_script: Address | None = None
    way_script: Address | None = None
    security_contact: str = ""
    security_expires: str = ""
    offers: frozenset[str] = frozenset()
    new_url: str = ""
    styles: tuple[str, ...] = ()
    elsewhere: tuple[tuple[str, str], ...] = ()
    publisher: str = ""
    publisher_is: str = ""
    policy_in_pages: bool = False

    @property
    def root_path(self) -> str:
        """The path of the root on its host: `/` or `/kb/`."""
        return urlsplit(self.url).path or "/"

    def absolute(self, address: Address) -> str:
        """The URL of an address; empty where the root is not known."""
        return f"{self.url}{address}" if self.url else ""

    def edit_link(self, path: str) -> str:
        """The URL at which a file is edited; empty where the site has no such link."""
        return self.edit_url.replace("{path}", quoted_path(path)) if self.edit_url else ""

    def new_link(self, path: str, *texts: str) -> str:
        """The URL that opens a new file with these texts; empty where the site has no such link."""
        if not self.new_url:
            return ""
        return self.new_url.replace("{path}", quoted(path)).replace("{text}", "".join(map(quoted, texts)))

    def report_link(self, feedback: Feedback) -> str:
        """The URL at which a problem of a page is reported; empty where the site has no such link."""
        return feedback.link(self.report_url)

    def helped_link(self, feedback: Feedback) -> str:
        """The URL at which readers say that a page has helped; empty where the site has no such link."""
        return feedback.link(self.helped_url)
