"""The files that programs look for first: robots.txt, security.txt, OpenSearch, llms.txt.

Formats: RFC 9309, RFC 9116, https://github.com/dewitt/opensearch and https://llmstxt.org
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from eventkb.index import guides, markdown
from eventkb.index.textforms import typed
from eventkb.language.xml import escape, quoteattr
from eventkb.model import address
from eventkb.model.address import Address
from eventkb.model.locale import Locale
from eventkb.pour.edition import Edition

SHORT, LONG = "llms.txt", "llms-full.txt"
LONGEST_NAME = 16
"""Characters of an OpenSearch short name."""


def files(editions: Sequence[Edition]) -> Iterator[tuple[Address, bytes]]:
    """robots.txt; security.txt if the site has a contact; OpenSearch if its root is known."""
    first = editions[0]
    yield Address("robots.txt"), _robots(first).encode()
    if first.site.security_contact and first.site.security_expires:
        yield Address(".well-known/security.txt"), _security(editions).encode()
    if first.site.url:
        for edition in editions:
            yield address.open_search(edition.locale), _open_search(edition).encode()


def llms(editions: Sequence[Edition]) -> Iterator[tuple[Address, bytes]]:
    """`llms.txt`: every article by source, with a link to its Markdown page, in each language."""
    lists = [_list(edition, editions).encode() for edition in editions]
    for edition, content in zip(editions, lists, strict=True):
        yield Address(f"{address.home(edition.locale)}{SHORT}"), content
    yield Address(SHORT), lists[0]


def full_address(locale: Locale) -> Address:
    """The address of `llms-full.txt` of a language."""
    return Address(f"{address.home(locale)}{LONG}")


def full(pages: Sequence[bytes]) -> bytes:
    """`llms-full.txt` of a language: all articles in one file."""
    return b"\n---\n\n".join(pages)


def _robots(edition: Edition) -> str:
    lines = ["User-agent: *", "Allow: /"]
    lines += ["", f"Sitemap: {edition.site.url}sitemap.xml"] if edition.site.url else []
    return "\n".join((*lines, ""))


def _security(editions: Sequence[Edition]) -> str:
    site = editions[0].site
    lines = [
        f"Contact: {site.security_contact}",
        f"Expires: {site.security_expires}T00:00:00Z",
        f"Preferred-Languages: {', '.join(edition.locale for edition in editions)}",
    ]
    lines += [f"Canonical: {site.url}.well-known/security.txt"] if site.url else []
    return "\n".join((*lines, ""))


def _open_search(edition: Edition) -> str:
    """The description for OpenSearch. The query is behind `#`, so that it never reaches the server."""
    go = f"{edition.site.url}{address.GO[0]}#lcid={edition.word('lcid')}&q={{searchTerms}}"
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
            f"<ShortName>{escape(edition.site.name[:LONGEST_NAME])}</ShortName>",
            f"<Description>{escape(edition.word('find', 'label'))}</Description>",
            f"<Language>{escape(edition.locale)}</Language>",
            "<InputEncoding>UTF-8</InputEncoding>",
            f'<Url type="text/html" template={quoteattr(go)}/>',
            "</OpenSearchDescription>",
            "",
        )
    )


def _list(edition: Edition, editions: Sequence[Edition]) -> str:
    root, home = edition.site.url or "/", address.home(edition.locale)
    about, everything = edition.word("llms", "about"), edition.word("llms", "full")
    lines = [f"# {typed(edition.site.name)}", "", f"> {about}", ""]
    lines += [f"- [{other.word('name')}]({root}{address.home(other.locale)}{SHORT})" for other in editions]
    lines += [f"- [{everything}]({root}{home}{LONG})"] if "full" in edition.site.offers else []
    of_guides = [guides.line(edition, guide) for guide in edition.catalogue.definitions.guides.values()]
    lines += ["", f"## {edition.word('guides', 'title')}", "", *of_guides] if of_guides else []
    for source, keys in groupby(edition.catalogue.articles, key=lambda key: key.source):
        explained = [markdown.line(edition, edition.catalogue.events[key]) for key in keys]
        lines += ["", f"## {typed(source)}", "", *explained]
    return "\n".join((*lines, ""))
