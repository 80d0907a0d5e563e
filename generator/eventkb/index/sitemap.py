"""The sitemap: every page for search engines, with its other languages.

Format: https://www.sitemaps.org/protocol.html, with `xhtml:link` alternates as search engines document them.
"""

from collections.abc import Iterable, Iterator

from eventkb.language.xml import escape, quoteattr
from eventkb.model import address
from eventkb.model.address import Address
from eventkb.model.catalogue import Catalogue
from eventkb.model.locale import Locale
from eventkb.model.site import Site

MOST = 20_000
"""Addresses of a file; the format allows 50,000, and 50 MB."""

START = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)
INDEX = '<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def files(site: Site, catalogue: Catalogue, others: Iterable[Address]) -> Iterator[tuple[Address, bytes]]:
    """The sitemap of the articles and of `others`; none where the site's root is not known.

    The addresses of one page in several languages differ in their first part only.
    """
    if not site.url:
        return
    entries = [*_others(site, others), *_articles(site, catalogue)]
    parts = [entries[start : start + MOST] for start in range(0, len(entries), MOST)] or [[]]
    names = [Address("sitemap.xml" if len(parts) == 1 else f"sitemap-{n}.xml") for n in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield name, (START + "".join(part) + "</urlset>\n").encode()
    if len(parts) > 1:
        items = "".join(f"<sitemap><loc>{escape(site.absolute(name))}</loc></sitemap>\n" for name in names)
        yield Address("sitemap.xml"), (INDEX + items + "</sitemapindex>\n").encode()


def _articles(site: Site, catalogue: Catalogue) -> Iterator[str]:
    """The articles. Pages of stubs have `noindex`, so they are left out."""
    dates = catalogue.dates_of_articles
    for key in catalogue.articles:
        slug = catalogue.definitions.slugs[key.source]
        own = catalogue.definitions.slug_of(key)
        places = {locale: address.article(locale, slug, own) for locale in site.locales}
        yield from _entries(site, places, dates.get(key))


def _others(site: Site, others: Iterable[Address]) -> Iterator[str]:
    below: dict[str, dict[Locale, Address]] = {}
    for place in sorted(others):
        locale, _, rest = place.partition("/")
        below.setdefault(rest, {})[Locale(locale)] = place
    for places in below.values():
        yield from _entries(site, places, None)


def _entries(site: Site, places: dict[Locale, Address], modified: str | None) -> Iterator[str]:
    when = f"<lastmod>{modified}</lastmod>" if modified else ""
    links = "".join(_alternate(locale, site.absolute(place)) for locale, place in places.items())
    for place in places.values():
        yield f"<url><loc>{escape(site.absolute(place))}</loc>{when}{links if len(places) > 1 else ''}</url>\n"


def _alternate(language: str, url: str) -> str:
    return f'<xhtml:link rel="alternate" hreflang={quoteattr(language)} href={quoteattr(url)}/>'
