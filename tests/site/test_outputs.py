"""What other systems get: JSON that fits its schema, feeds that readers read, Markdown whose links lead somewhere."""

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt
from openapi_spec_validator import OpenAPIV31SpecValidator
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from eventkb.index.card import Card, picture
from eventkb.index.schema import ENDPOINTS, schemas
from eventkb.pipeline.cards import ROOM
from tests.site.conftest import SHARED, URL, Project, built, place_at, write

LOCALES = ("en", "de")


def loaded(file: Path) -> dict[str, object]:
    found = json.loads(file.read_bytes())
    assert isinstance(found, dict)
    return found


def endpoint_of(path: str) -> str:
    """The name of the endpoint that a file below the API is."""
    for one in ENDPOINTS:
        pattern = re.escape(one.path).replace(r"\{id\}", "[0-9]+")
        pattern = re.sub(r"\\\{\w+\\\}", "[a-z0-9-]+", pattern)
        if re.fullmatch(pattern, path):
            return one.name
    raise AssertionError(f"{path} is no endpoint")


def test_every_file_of_the_api_fits_its_schema(addressed: Path) -> None:
    """Also those of stubs; and each file is an endpoint that the description has."""
    api = addressed / "api/v1"
    schemas = {file.stem: loaded(file) for file in (api / "schema").iterdir()}
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    known = {name: Draft202012Validator(schema) for name, schema in schemas.items()}
    files = [file for file in api.rglob("*.json") if file.parent.name != "schema" and file.name != "openapi.json"]
    seen = set()
    for file in files:
        name = endpoint_of(file.relative_to(api).as_posix())
        seen.add(name)
        known[name].validate(loaded(file))
    assert seen == {one.name for one in ENDPOINTS if one.shape}


def test_the_dump_holds_every_event_as_its_own_file_does(addressed: Path) -> None:
    """One a line, in order."""
    api = addressed / "api/v1"
    lines = gzip.decompress((api / "events.ndjson.gz").read_bytes()).decode().splitlines()
    listed = loaded(api / "events.json")["events"]
    assert [json.loads(line)["event"] for line in lines] == [one["event"] for one in listed]  # type: ignore[attr-defined]
    for line, one in list(zip(lines, listed, strict=True))[:200]:  # type: ignore[arg-type]
        file, _, pointer = one["json"].partition("#/stubs/")
        data = loaded(addressed / file.removeprefix("/"))
        assert (data["stubs"][pointer] if pointer else data) == json.loads(line)  # type: ignore[index]


def test_the_description_is_openapi(addressed: Path) -> None:
    """By OpenAPI's own validator; what it refers to is there."""
    found = loaded(addressed / "api/v1/openapi.json")
    base = (addressed / "api/v1").as_uri() + "/"
    OpenAPIV31SpecValidator(found, base_uri=base).validate()
    assert found["servers"] == [{"url": f"{URL}api/v1"}]
    for name in re.findall(r'"\$ref": "([^"]+)"', json.dumps(found)):
        assert (addressed / "api/v1" / name).is_file()


def test_every_address_in_the_api_is_there(addressed: Path) -> None:
    """Addresses begin at the site's root, on whichever host it stands."""
    event = loaded(addressed / "api/v1/events/msexchangetransport-2007.json")
    places = [event["address"], *event["articles"].values(), *(one["address"] for one in event["related"])]  # type: ignore[attr-defined]
    listed = loaded(addressed / "api/v1/events.json")["events"]
    places += [one["json"] for one in listed]  # type: ignore[attr-defined]
    for place in places:
        file = addressed / place.removeprefix("/").partition("#")[0]
        assert (file / "index.html" if place.endswith("/") else file).is_file(), place


def test_texts_are_there_in_three_forms_and_both_languages(addressed: Path) -> None:
    """Plain, Markdown and HTML; a link in any of them leads to the article by its full address."""
    event = loaded(addressed / "api/v1/events/msexchangetransport-2007.json")
    for locale in LOCALES:
        texts = event["texts"][locale]  # type: ignore[index]
        explanation = texts["explanation"]
        link = f"{URL}{locale}/msexchangetransport/2002/"
        assert f"[MSExchangeTransport 2002]({link})" in explanation["markdown"]
        assert f'<a href="{link}">' in explanation["html"]
        assert "[" not in explanation["plain"] and "MSExchangeTransport 2002" in explanation["plain"]
        assert {"summary", "impact", "user_action", "verification", "message"} < texts.keys()
        assert "nslookup -type=mx" in texts["user_action"]["plain"]
        assert '<pre><code class="language-powershell">' in texts["user_action"]["html"]


HOSTILE = """\
source: Demo
id: 1
message: {en: '<script>alert(1)</script>', de: '</summary><script>alert(1)</script>'}
explanation:
  en: 'See `</summary><script>` & so on.'
  de: 'Siehe `</summary><script>` usw.'
user_action:
  actions:
    - text: {en: "Do `</code><script>`.", de: "Tun `</code><script>`."}
      command: {shell: cmd, run: '</code></pre><script>alert(1)</script>'}
"""


def test_nobodys_text_becomes_markup(project: Project) -> None:
    """What looks like HTML in a definition is text in every form."""
    folder = project({"events/Demo/1.yml": HOSTILE})
    place_at(folder, URL)
    assert built(folder, only=("api", "markdown", "feeds")).events == 1
    event = loaded(folder / "site/api/v1/events/demo-1.json")
    for text in [one["html"] for texts in event["texts"].values() for one in texts.values() if "html" in one]:  # type: ignore[attr-defined]
        assert not LexborHTMLParser(text).css("script")
    for name in ("en/feed.xml", "de/demo/feed.xml"):
        assert not feedparser.parse((folder / "site" / name).read_bytes()).bozo


def pages(addressed: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(addressed.rglob("*.md")):
        yield file.relative_to(addressed).as_posix(), file.read_text("utf-8")


def test_every_article_is_markdown_too(addressed: Path) -> None:
    """Beside each; every link that stays on the site leads to a page that is there."""
    found = dict(pages(addressed))
    articles = [
        file for file in addressed.glob("??/*/*/index.html") if file.parent.name.isdigit() and file.parts[-3] != "id"
    ]
    guides = list(addressed.glob("??/guides/*/index.html"))
    assert len(found) == len(articles) + len(guides)
    for file, text in found.items():
        for token in MarkdownIt("commonmark").parse(text):
            for child in token.children or ():
                target = str(child.attrGet("href") or "") if child.type == "link_open" else ""
                if target.startswith(URL):
                    place = addressed / target.removeprefix(URL)
                    assert (place if place.suffix == ".md" else place / "index.html").is_file(), f"{file}: {target}"


@pytest.mark.parametrize("locale", LOCALES)
def test_markdown_has_what_the_article_has(addressed: Path, locale: str) -> None:
    """The headings of the article but those of tools; numbered steps and commands stay what they are."""
    text = (addressed / locale / "msexchangetransport/2007/index.md").read_text("utf-8")
    html = LexborHTMLParser((addressed / locale / "msexchangetransport/2007/index.html").read_text("utf-8"))
    of_page = [
        node.text().strip() for node in html.css("article h2") if node.attributes.get("id") not in {"queries", "sample"}
    ]
    assert [line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ")] == of_page
    tokens = MarkdownIt("commonmark").parse(text)
    assert sum(token.type == "ordered_list_open" for token in tokens) == 2
    assert sum(token.type == "fence" and token.info == "cmd" for token in tokens) == 2


@pytest.mark.parametrize("locale", LOCALES)
def test_feeds_are_read_by_a_feed_reader(addressed: Path, locale: str) -> None:
    """The newest articles first, of the whole site and of a source, with what the formats ask for."""
    for place in (f"{locale}/", f"{locale}/msexchangetransport/"):
        feed = feedparser.parse((addressed / place / "feed.xml").read_bytes())
        assert not feed.bozo and feed.version == "atom10"
        assert feed.feed.author
        assert feed.feed.language == locale
        assert feed.feed.id == f"{URL}{place}"
        assert {link.rel: link.href for link in feed.feed.links}["self"] == f"{URL}{place}feed.xml"
        days = [entry.updated for entry in feed.entries]
        assert days and days == sorted(days, reverse=True)
        assert len({entry.id for entry in feed.entries}) == len(feed.entries) <= 50
        assert all(entry.title and entry.summary for entry in feed.entries)
        other = loaded(addressed / place / "feed.json")
        assert [item["id"] for item in other["items"]] == [entry.id for entry in feed.entries]  # type: ignore[attr-defined]
        Draft202012Validator(JSON_FEED, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(other)


TEXT: Mapping[str, object] = {"type": "string", "minLength": 1}
JSON_FEED: Mapping[str, object] = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": TEXT,
        "home_page_url": {**TEXT, "format": "uri"},
        "feed_url": {**TEXT, "format": "uri"},
        "language": TEXT,
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "content_text"],
                "properties": {
                    "id": TEXT,
                    "url": {**TEXT, "format": "uri"},
                    "title": TEXT,
                    "content_text": TEXT,
                    "date_modified": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
                    "tags": {"type": "array", "items": TEXT},
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}
"""What https://www.jsonfeed.org/version/1.1/ asks of the keys that we write."""


def test_programs_find_what_they_ask_for_first(addressed: Path) -> None:
    """robots.txt with the sitemap, security.txt, a description of the search for each language."""
    assert f"Sitemap: {URL}sitemap.xml" in (addressed / "robots.txt").read_text()
    security = (addressed / ".well-known/security.txt").read_text()
    assert "Contact: mailto:a@example.org\nExpires: 2030-01-31T00:00:00Z\nPreferred-Languages: en, de\n" in security
    for locale, number in (("en", 9), ("de", 7)):
        text = (addressed / locale / "opensearch.xml").read_text("utf-8")
        assert f'template="{URL}go/#lcid={number}&amp;q={{searchTerms}}"' in text
        home = LexborHTMLParser((addressed / locale / "index.html").read_text("utf-8"))
        assert [node.attributes["href"] for node in home.css('link[rel="search"]')] == ["opensearch.xml"]


@pytest.mark.parametrize("locale", LOCALES)
def test_language_models_find_all_articles(addressed: Path, locale: str) -> None:
    """In a list with links to pages that are there, and all in one file."""
    listed = (addressed / locale / "llms.txt").read_text("utf-8")
    links = re.findall(rf"\({re.escape(URL)}({locale}/[^)]+/index\.md)\)", listed)
    assert len(links) > 40
    assert all((addressed / link).is_file() for link in links)
    whole = (addressed / locale / "llms-full.txt").read_text("utf-8")
    articles = [link for link in links if "/guides/" not in link]
    assert all((addressed / link).read_text("utf-8") in whole for link in articles)


def test_a_page_names_its_other_forms(addressed: Path) -> None:
    """Where they are; a page without any names none."""
    for file in addressed.rglob("*.html"):
        page = LexborHTMLParser(file.read_text("utf-8"))
        for node in page.css("link[type]"):
            kind, target = node.attributes["type"] or "", node.attributes["href"] or ""
            if kind not in {"text/css", "image/svg+xml"} and not urlsplit(target).scheme:
                assert (file.parent / target.partition("#")[0]).resolve().is_file(), f"{file}: {target}"


def test_without_an_address_nothing_claims_one(project: Project) -> None:
    """No feed and no search description, since what they name must hold anywhere."""
    folder = project({"events/Demo/1.yml": "source: Demo\nid: 1\nmessage: {en: A, de: B}\n"})
    built(folder, only=SHARED)
    assert not list((folder / "site").rglob("feed.*")) and not list((folder / "site").rglob("opensearch.xml"))
    page = LexborHTMLParser((folder / "site/en/index.html").read_text("utf-8"))
    assert not page.css('link[rel="search"]')
    assert (folder / "site/robots.txt").read_text() == "User-agent: *\nAllow: /\n"


def test_old_addresses_are_rules_for_servers(project: Project) -> None:
    """In the form of each; every rule leads to a page that is there."""
    event = "source: Demo\nid: 1\naliases: [Demo/7]\nmessage: {en: A, de: B}\nexplanation: {en: A., de: B.}\n"
    folder = project({"events/Demo/1.yml": event, "events/Demo/source.yml": "name: Demo\nformer_names: [Old]\n"})
    place_at(folder, URL)
    built(folder, only=("articles", "listings", "permalinks", "redirects"))
    rules = [line.split() for line in (folder / "site/_redirects").read_text().splitlines()]
    assert ["/sub/e/demo-7/", "/sub/e/demo-1/", "301"] in rules
    assert ["/sub/de/old/1/", "/sub/de/demo/1/", "301"] in rules
    for old, new, _ in rules:
        for one in (old, new):
            assert (folder / "site" / one.removeprefix("/sub/") / "index.html").is_file()
    pairs = [rule[:2] for rule in rules]
    redirects = folder / "site/redirects"
    assert [line.rstrip(";").split() for line in (redirects / "nginx.map").read_text().splitlines()] == pairs
    assert [line.split() for line in (redirects / "apache.txt").read_text().splitlines()] == pairs
    assert re.findall(r'key="([^"]+)" value="([^"]+)"', (redirects / "iis.config").read_text()) == [
        tuple(p) for p in pairs
    ]


RELEASED = Path(__file__).parent / "api-v1"


def test_no_key_that_was_released_is_lost_or_changed() -> None:
    """`/api/v1/` is a contract: whoever read it with an earlier schema reads it still."""
    now = schemas()
    for file in RELEASED.glob("*.json"):
        assert list(broken(loaded(file), now[file.stem], file.stem)) == []
    assert {file.stem for file in RELEASED.glob("*.json")} == now.keys()


def test_events_with_numbers_fit_the_schemas_that_were_released(addressed: Path) -> None:
    """The schemas grew by IDs of text and by other levels; who reads a site without them notices nothing."""
    api = addressed / "api/v1"
    released = {file.stem: Draft202012Validator(loaded(file)) for file in RELEASED.glob("*.json")}
    files = [file for file in api.rglob("*.json") if file.parent.name != "schema" and file.name != "openapi.json"]
    assert files
    for file in files:
        released[endpoint_of(file.relative_to(api).as_posix())].validate(loaded(file))


UNCOMPARED = {"description", "$schema"}
LISTED = {"enum", "const"}


def broken(old: object, new: object, where: str) -> Iterator[str]:
    """What somebody who relies on the old schema would miss: a key, a type, a value, a promise that a key is there.

    A key that may have more than before, such as texts beside numbers, has grown: all that was allowed is so still.
    """
    if not (isinstance(old, dict) and isinstance(new, dict)):
        if old != new:
            yield f"{where}: {old} became {new}"
    elif "anyOf" in old or "anyOf" in new:
        types = new.get("anyOf", [new])
        lost = (type for type in old.get("anyOf", [old]) if all(any(broken(type, other, "")) for other in types))
        yield from (f"{where}: {type} is gone" for type in lost)
    else:
        before, now = listed(old), listed(new)
        if now and not (before and set(before) <= set(now)):
            yield f"{where}: {before or 'any value'} became {now}"
        for key in old.keys() - UNCOMPARED - LISTED:
            yield from missing(key, old[key], new, where)


def listed(schema: Mapping[str, object]) -> list[object]:
    """The only values that a schema allows; none where it allows all of its type."""
    values = schema.get("enum", [schema["const"]] if "const" in schema else [])
    assert isinstance(values, list)
    return values


def missing(key: str, value: object, new: Mapping[str, object], where: str) -> Iterator[str]:
    """What a new schema lacks of a key of the old one."""
    if key not in new:
        yield f"{where}: {key} is gone"
    elif key == "required":
        assert isinstance(value, list) and isinstance(new[key], list)
        yield from (f"{where}: {name} may be missing now" for name in set(value) - set(new[key]))  # type: ignore[call-overload]
    else:
        yield from broken(value, new[key], f"{where}/{key}")


def test_a_breaking_change_would_be_seen() -> None:
    """A renamed key, another type, a key that is not promised any more; a new key is none."""
    old = {"properties": {"a": {"type": "string"}, "b": {"type": "integer"}}, "required": ["a"]}
    assert not list(broken(old, {"properties": {**old["properties"], "c": {}}, "required": ["a", "c"]}, ""))  # type: ignore[dict-item]
    assert list(broken(old, {"properties": {"a": {"type": "string"}}, "required": ["a"]}, ""))
    assert list(broken(old, {**old, "required": []}, ""))
    assert list(broken(old, {**old, "properties": {"a": {"type": "null"}, "b": {"type": "integer"}}}, ""))


NUMBER, WORD, NULL = {"type": "integer"}, {"type": "string"}, {"type": "null"}
ERROR, LEVELS = {"const": "error", "type": "string"}, {"enum": ["error", "warning"], "type": "string"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (NUMBER, {"anyOf": [NUMBER, WORD]}),
        ({"anyOf": [LEVELS, NULL]}, {"anyOf": [WORD, NULL]}),
        (ERROR, LEVELS),
        (LEVELS, WORD),
        ({"items": NUMBER}, {"items": {"anyOf": [WORD, NUMBER]}}),
    ],
)
def test_more_than_before_is_growth_and_less_is_a_loss(old: dict[str, object], new: dict[str, object]) -> None:
    """Another type beside the old ones, more values, any value instead of some: not the other way round."""
    assert not list(broken(old, new, "")) and list(broken(new, old, ""))


ARTICLE = """\
source: Demo
id: 1
level: error
message: {en: It has begun., de: Es hat begonnen.}
explanation: {en: Somebody began it., de: Jemand hat es begonnen.}
"""
PICTURED = ("articles", "permalinks", "cards")
STUB = "source: Demo\nid: 2\nmessage: {en: It has ended., de: Es ist zu Ende.}\n"


def test_a_chat_gets_a_picture_of_an_article(project: Project) -> None:
    """Large enough for all, named by its full URL on every page of the event; kept until its text changes."""
    folder = project({"events/Demo/1.yml": ARTICLE, "events/Demo/2.yml": STUB})
    place_at(folder, URL)
    built(folder)
    file = folder / "site/e/demo-1/card.png"
    with Image.open(file) as image:
        assert (image.format, image.size) == ("PNG", (1200, 630))
        assert len(image.getcolors() or ()) > 3
    assert list((folder / "site").rglob("card.png")) == [file]
    for place in ("e/demo-1/", "en/demo/1/", "de/demo/1/"):
        page = LexborHTMLParser((folder / "site" / place / "index.html").read_text("utf-8"))
        named = {
            node.attributes.get("property") or node.attributes.get("name"): node.attributes["content"]
            for node in page.css("meta[content]")
        }
        assert named["og:image"] == f"{URL}e/demo-1/card.png"
        assert named["twitter:card"] == "summary_large_image"
        assert named["og:title"] and named["og:description"] and named["og:url"] == f"{URL}{place}"
        assert {named["og:locale"], named["og:locale:alternate"]} == {"en_US", "de_DE"}
    (kept,) = (folder / ".cache/eventkb/cards").iterdir()
    first, when = file.read_bytes(), kept.stat().st_mtime_ns
    built(folder)
    assert (file.read_bytes(), kept.stat().st_mtime_ns) == (first, when)
    for time in ("again", "once more", "at last"):
        write(folder, {"events/Demo/1.yml": ARTICLE.replace("It has begun.", f"It has begun {time}.")})
        built(folder)
        assert file.read_bytes() != first
    assert len(list((folder / ".cache/eventkb/cards").iterdir())) <= ROOM


def test_pictures_are_made_of_so_many_articles_only(project: Project) -> None:
    """As a setting says; and not at all where nobody could name them."""
    folder = project({"events/Demo/1.yml": ARTICLE})
    built(folder, only=PICTURED)
    assert not list((folder / "site").rglob("card.png"))
    place_at(folder, URL)
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("    edit_url:", "    most_cards: 0\n    edit_url:"), "utf-8")
    built(folder, only=PICTURED)
    assert not list((folder / "site").rglob("card.png"))
    assert "og:image" not in (folder / "site/en/demo/1/index.html").read_text("utf-8")


def test_all_articles_are_one_file_up_to_so_many(project: Project) -> None:
    """As a setting says; where there is no such file, no list names it."""
    folder = project({"events/Demo/1.yml": ARTICLE})
    built(folder, only=SHARED)
    for locale in LOCALES:
        assert (folder / f"site/{locale}/llms-full.txt").is_file()
        assert "llms-full.txt" in (folder / f"site/{locale}/llms.txt").read_text("utf-8")
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("    edit_url:", "    most_full: 0\n    edit_url:"), "utf-8")
    built(folder, only=SHARED)
    for locale in LOCALES:
        assert not (folder / f"site/{locale}/llms-full.txt").exists()
        assert "llms-full.txt" not in (folder / f"site/{locale}/llms.txt").read_text("utf-8")


@pytest.mark.parametrize("message", ["x" * 3000, "wort " * 900, "\u202eabc 漢字 \U0001f600 %1", "-", "ÄÖÜß €"])
def test_any_message_fits_the_picture(message: str) -> None:
    """However long its words are."""
    card = Card(
        source="S" * 300,
        id=65535,
        level="error",
        level_words="E" * 200,
        symbolic_name="N" * 300,
        messages=(message, message),
        site="kb",
    )
    image = Image.open(BytesIO(picture(card)))
    ground = image.convert("RGB").crop((1140, 0, 1200, 630)).getextrema()
    assert all(lowest >= 250 for lowest, _ in ground)
