"""What may never happen on a page, whatever a test does there: script errors, missing files, words with other hosts."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

EXPECTED_404 = "Failed to load resource: the server responded with a status of 404"

GIVEN_UP = "Transition was "
"""A slow machine's browser gives up fading one page into the next, which a style asks for and no script of ours."""


@dataclass
class Watch:
    """Notes every fault of a browser's pages. `missing` are addresses that a test knows not to be there."""

    hosts: frozenset[str]
    missing: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Watches all pages that a context opens."""
        context.on("page", self._page)
        context.on("request", self._request)
        context.on("response", self._response)
        context.on("requestfailed", self._failed)

    def _error(self, url: str, error: str) -> None:
        if not error.startswith(GIVEN_UP):
            self.faults.append(f"script error on {url}: {error}")

    def _page(self, page: Page) -> None:
        page.on("pageerror", lambda error: self._error(page.url, str(error)))
        page.on("console", self._console)

    def _console(self, message: ConsoleMessage) -> None:
        known = message.text.startswith(EXPECTED_404) and message.location["url"] in self.missing
        if message.type in {"error", "warning"} and not known:
            self.faults.append(f"console {message.type} at {message.location['url']}: {message.text}")

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob"} and parts.netloc not in self.hosts:
            self.faults.append(f"request to another host: {request.url}")
        if parts.path.endswith("sitemap.xml"):
            self.faults.append(f"a reader's page view loads the sitemap: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.url not in self.missing:
            self.faults.append(f"{response.status} for {response.url}")

    def _failed(self, request: Request) -> None:
        # A page that is left, or one that was loaded ahead and not wanted, aborts what it was still loading.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"{request.failure} for {request.url}")
