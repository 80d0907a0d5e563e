"""`objects.inv`, read as its format says: https://sphobjinv.readthedocs.io/en/stable/syntax.html."""

import re
import zlib
from dataclasses import replace

from eventkb.index import inventory
from eventkb.model.locale import Locale
from eventkb.model.source import Product, Term
from eventkb.pour.edition import Edition
from tests.catalogues import ENGLISH, GERMAN, article, definitions, edition, event, text
from tests.guides import guide

GUIDE = guide()

LINE = re.compile(r"(?P<name>.+?)\s+(?P<role>\S+:\S+)\s+(?P<priority>-?\d+)\s+(?P<uri>\S*)\s+(?P<title>.*)")

KNOWN = definitions(
    article("MS Demo", 7, modified="2026-05-04", symbolic_name="Started"),
    event("MS Demo", 8, product="demo"),
    products={"demo": Product("demo", "events/products.yml", text("The demo", "Die Demo"), {})},
    guides={GUIDE.key: GUIDE},
    glossary=(
        Term(
            names={ENGLISH: "Send connector", GERMAN: "Sendeconnector"},
            file="events/glossary.yml",
            position=0,
            definition=None,
            avoid={},
            source=None,
        ),
    ),
)


def editions() -> tuple[Edition, ...]:
    return tuple(edition(locale, KNOWN) for locale in (ENGLISH, GERMAN))


def entries(data: bytes) -> dict[tuple[str, str], tuple[str, str]]:
    """The place and the title of each item, by role and name."""
    head, rest = data.split(b"compressed using zlib.\n")
    assert head.splitlines()[0] == b"# Sphinx inventory version 2"
    lines = (LINE.fullmatch(line) for line in zlib.decompress(rest).decode().splitlines())
    return {(line["role"], line["name"]): (line["uri"], line["title"]) for line in lines if line}


def of_language(locale: Locale) -> dict[tuple[str, str], tuple[str, str]]:
    return entries(dict(inventory.files(editions()))[f"{locale}/objects.inv"])


def test_an_event_is_cited_by_its_key() -> None:
    """By its permanent address in the inventory for all languages, by its article in that of a language."""
    neutral = entries(dict(inventory.files(editions()))["objects.inv"])
    assert neutral["std:label", "MS Demo/7"] == ("e/ms-demo-7/", "MS Demo 7: Started")
    assert of_language(GERMAN)["std:label", "MS Demo/7"] == ("ms-demo/7/", "MS Demo 7: Started")
    assert of_language(GERMAN)["std:label", "MS Demo/8"][0] == "../e/ms-demo-8/"


def test_a_label_is_there_in_lower_case_too() -> None:
    """Sphinx writes what `:ref:` names in lower case, mkdocstrings as it was typed."""
    assert of_language(ENGLISH)["std:label", "ms demo/7"] == of_language(ENGLISH)["std:label", "MS Demo/7"]


def test_everything_with_a_page_has_a_name() -> None:
    """Sources, products, guides, code tables and terms, in the words of the language."""
    items = of_language(GERMAN)
    assert items["std:label", "MS Demo"] == ("ms-demo/", "MS Demo")
    assert items["std:label", "products/demo"] == ("products/demo/", "Die Demo")
    assert items["std:label", f"guides/{GUIDE.key}"][0] == f"guides/{GUIDE.key}/"
    assert items["std:term", "Sendeconnector"] == ("glossary/#sendeconnector", "Sendeconnector")
    assert ("std:term", "Send connector") not in items


def test_the_head_names_the_site_and_the_day_of_the_last_change() -> None:
    """A name with a line break can't add a line."""
    named = tuple(replace(one, site=replace(one.site, name="Demo\n# Version: 9")) for one in editions())
    lines = dict(inventory.files(named))["objects.inv"].splitlines()
    assert lines[1:3] == [b"# Project: Demo # Version: 9", b"# Version: 2026-05-04"]


def test_the_same_catalogue_makes_the_same_bytes() -> None:
    """A site that is built again does not change."""
    assert list(inventory.files(editions())) == list(inventory.files(editions()))
