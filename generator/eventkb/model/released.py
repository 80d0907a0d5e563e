"""The addresses that a site has already published, and the pages that they promise."""

from collections.abc import Iterable
from functools import cached_property
from typing import Self

from eventkb.model.address import neutral_id, permalink
from eventkb.model.frozen import frozen_dataclass

COMMENT = "#"
"""The first character of a line that is no address. Lists without such a line are from versions that gave each event
pages in all languages, and named these by the event's permanent address alone."""


@frozen_dataclass(slots=False)
class Released:
    """Published addresses. `names_pages` is whether the pages of an event are listed by themselves."""

    addresses: frozenset[str] = frozenset()
    names_pages: bool = True

    @classmethod
    def of(cls, lines: Iterable[str]) -> Self:
        """The addresses of the lines of a list."""
        written = [line for line in lines if line]
        names_pages = not written or any(line.startswith(COMMENT) for line in written)
        return cls(frozenset(line for line in written if not line.startswith(COMMENT)), names_pages)

    def has_article(self, source_slug: str, event_slug: str) -> bool:
        """Whether an event was published with pages in the languages of the site, and with JSON of its own."""
        if not self.names_pages and permalink(source_slug, event_slug) in self.addresses:
            return True
        return f"{source_slug}/{event_slug}/" in self._below_languages

    def has_id_listing(self, id_slug: str) -> bool:
        """Whether the list of all events with an ID was published in the languages of the site."""
        if not self.names_pages and neutral_id(id_slug) in self.addresses:
            return True
        return f"id/{id_slug}/" in self._below_languages

    @cached_property
    def _below_languages(self) -> frozenset[str]:
        """The part behind the language of each address that has one."""
        return frozenset(address.partition("/")[2] for address in self.addresses)


NOTHING = Released()
