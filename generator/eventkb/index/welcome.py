"""The files that programs look for first: robots.txt, security.txt, OpenSearch, llms.txt.

Formats: RFC 9309, RFC 9116, https://github.com/dewitt/opensearch and https://llmstxt.org
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from eventkb.index import guides, markdown
from eventkb.index.textforms import typed
from eventkb.language.xml import escape, quoteattr
from eventkb.model import address
from eventkb.model.address import Address, Read
from eventkb.model.event import EventKey
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
    return _lists(editions, [[*_head(edition, editions), *_articles(edition, {})] for edition in editions])


def llms_again(
    editions: Sequence[Edition], before: Sequence[EventKey], changed: Collection[EventKey], read: Read
) -> Iterator[tuple[Address, bytes]]:
    """The same after some articles have changed; `before` are all articles as they were, `read` reads a file of the
    former site."""
    lists = []
    for edition in editions:
        lines = read(_address(edition)).decode().split("\n")[:-1]
        keys = [key for source, own in groupby(before, attrgetter("source")) for key in (*[None] * OF_SOURCE, *own)]
        start = len(lines) - len(keys)
        known = {key: line for key, line in zip(keys, lines[start:], strict=True) if key and key not in changed}
        lists.append([*lines[:start], *_articles(edition, known)])
    return _lists(editions, lists)


def _lists(editions: Sequence[Edition], lists: Sequence[Sequence[str]]) -> Iterator[tuple[Address, bytes]]:
    contents = ["\n".join((*lines, "")).encode() for lines in lists]
    yield from zip(map(_address, editions), contents, strict=True)
    yield Address(SHORT), contents[0]


def _address(edition: Edition) -> Address:
    return Address(f"{address.home(edition.locale)}{SHORT}")


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


def _head(edition: Edition, editions: Sequence[Edition]) -> list[str]:
    root, home = edition.site.url or "/", address.home(edition.locale)
    about, everything = edition.word("llms", "about"), edition.word("llms", "full")
    lines = [f"# {typed(edition.site.name)}", "", f"> {about}", ""]
    lines += [f"- [{other.word('name')}]({root}{address.home(other.locale)}{SHORT})" for other in editions]
    lines += [f"- [{everything}]({root}{home}{LONG})"] if "full" in edition.site.offers else []
    of_guides = [guides.line(edition, guide) for guide in edition.catalogue.definitions.guides.values()]
    lines += ["", f"## {edition.word('guides', 'title')}", "", *of_guides] if of_guides else []
    return lines


OF_SOURCE = 3
"""The lines before the articles of a source."""


def _articles(edition: Edition, known: Mapping[EventKey, str]) -> list[str]:
    """The articles by source, a line each; the lines of some are `known`."""
    catalogue = edition.catalogue
    lines: list[str] = []
    with catalogue.asked.unheard():  # the lines of articles that differ are made again by `llms_again`
        for source, keys in groupby(catalogue.articles, attrgetter("source")):
            lines += ["", f"## {typed(source)}", ""]
            lines += [known.get(key) or markdown.line(edition, catalogue.events[key]) for key in keys]
    return lines
