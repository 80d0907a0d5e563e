"""What programs of others say of a site: feeds, sitemap, data for search engines, previews in chats."""

import json
import subprocess
from pathlib import Path

import pytest
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from tests.site.conftest import ROOT, URL

HERE, MODULES = Path(__file__).parent, ROOT / "node_modules"
LOCALES = ("en", "de")
ARTICLE = "msexchangetransport/2007/index.html"


def asked(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(one) for one in command], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("locale", LOCALES)
def test_atom_feeds_are_valid(addressed: Path, tmp_path: Path, locale: str) -> None:
    """Of the whole site and of each source, in the eyes of Ruby's validating parser, which sees a missing ID."""
    feeds = sorted((addressed / locale).rglob("feed.xml"))
    assert len(feeds) > 10
    done = asked("ruby", HERE / "atom.rb", *feeds)
    assert done.returncode == 0, done.stderr
    broken = tmp_path / "feed.xml"
    broken.write_text(
        (addressed / locale / "feed.xml").read_text("utf-8").replace("<id>", "<!--").replace("</id>", "-->")
    )
    assert "tag <id> is missing" in asked("ruby", HERE / "atom.rb", broken).stderr


def test_the_sitemap_is_valid(addressed: Path) -> None:
    """By the schema of sitemaps.org; of what other namespaces add, no schema is at hand."""
    text = (MODULES / "sitemap/schema/sitemap.xsd").read_text("utf-8")
    schema = etree.XMLSchema(
        etree.fromstring(text.replace('processContents="strict"', 'processContents="lax"').encode())
    )
    files = sorted(addressed.glob("sitemap*.xml"))
    assert files
    for file in files:
        found = etree.parse(file)
        schema.assertValid(found)
    first = found.getroot()
    first[0].append(etree.Element("{http://www.sitemaps.org/schemas/sitemap/0.9}visited"))
    assert not schema.validate(found)


def test_search_engines_get_data_as_schema_org_has_it(addressed: Path, tmp_path: Path) -> None:
    """Every kind and property is one of its vocabulary: a checker with its types for TypeScript reads each page."""
    pages = [addressed / locale / f"{place}/index.html" for locale in LOCALES for place in articles(addressed)]
    data = [json.loads(script) for page in pages for script in scripts(page)]
    assert len(data) == len(pages) > 50
    (tmp_path / "node_modules").symlink_to(MODULES)
    assert typed(tmp_path, data).returncode == 0, typed(tmp_path, data).stdout
    data[0]["@graph"][0]["breadcrumb"] = data[0]["@graph"][1]
    assert "'\"breadcrumb\"' does not exist" in typed(tmp_path, data[:1]).stdout


def articles(addressed: Path) -> list[str]:
    files = (addressed / "en").glob("*/*/index.md")
    return [
        file.parent.relative_to(addressed / "en").as_posix() for file in files if scripts(file.with_name("index.html"))
    ]


def scripts(page: Path) -> list[str]:
    found = LexborHTMLParser(page.read_text("utf-8")).css("script[type='application/ld+json']")
    return [one.text() for one in found]


def typed(folder: Path, data: list[object]) -> subprocess.CompletedProcess[str]:
    """What TypeScript says of data that should be graphs of schema.org."""
    lines = [f"export const found{n}: Graph = {json.dumps(one)};\n" for n, one in enumerate(data)]
    (folder / "data.ts").write_text('import type { Graph } from "schema-dts";\n' + "".join(lines), "utf-8")
    options = ["--noEmit", "--strict", "--skipLibCheck", "--module", "esnext", "--moduleResolution", "bundler"]
    return asked(MODULES / ".bin/tsc", *options, folder / "data.ts")


@pytest.mark.parametrize("place", [f"en/{ARTICLE}", f"de/{ARTICLE}", "e/msexchangetransport-2007/index.html"])
def test_a_preview_has_title_text_and_picture(addressed: Path, place: str) -> None:
    """As another program reads Open Graph and Twitter's cards, in both languages and on the permanent link."""
    done = asked("node", HERE / "open_graph.mjs", addressed / place)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["ogUrl"] == f"{URL}{place.removesuffix('index.html')}"
    assert found["ogTitle"].startswith("MSExchangeTransport 2007") and found["ogDescription"]
    assert {found["ogLocale"], found["ogLocaleAlternate"]} == {"en_US", "de_DE"}
    (picture,) = found["ogImage"]
    assert picture["url"] == f"{URL}e/msexchangetransport-2007/card.png"
    assert (picture["width"], picture["height"], found["twitterCard"]) == ("1200", "630", "summary_large_image")
