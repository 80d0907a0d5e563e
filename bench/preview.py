"""What is saved while the preview runs: each kind of change, with the page that must show it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from eventkb.model import address
from eventkb.model.locale import SOURCE_LANGUAGE

UNUSED = 65_000
"""An ID that no event of the benchmark's catalogue has; the next two are unused as well."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """Something that is saved, and the words that a page contains because of it, or no longer."""

    name: str
    make: Callable[[], object]
    page: str
    words: str
    is_there: bool = True


def changes(project: Path, number: int) -> Iterator[Change]:
    """Each kind of change once, of the files of a project; `number` makes the words new each time."""
    times = f"for the {number}th time"
    yield from _of_events(project / "events", f"Saved {times}")
    yield from _of_lists(project / "events", f"Listed {times}")
    yield from _of_words(project, f"Worded {times}")


def _of_events(events: Path, words: str) -> Iterator[Change]:
    file = _first(events, "")
    own = _without(file.read_text("utf-8"), "impact")
    yield _change("a saved event", file, f"{own}impact:\n  en: {words}.\n", _page(file), f"{words}.")
    new, renamed = file.with_name(f"{UNUSED}.yml"), file.with_name(f"{UNUSED + 1}.yml")
    stub = f"source: {file.parent.name}\nid: {UNUSED}\nmessage: {{en: {words}}}\nsummary: {{en: A run has begun.}}\n"
    yield _change("a new event", new, stub, _page(new), words)
    broken = f'{stub}impact:\n  en: {words} broken.\nexplanation:\n  en: "It\n'
    yield _change("a broken event", new, broken, _page(new), f"{words} broken")
    yield _change("a repaired event", new, f"{stub}impact:\n  en: {words} repaired.\n", _page(new), f"{words} repaired")

    def rename() -> None:
        new.unlink()
        renamed.write_text(stub.replace(f"id: {UNUSED}", f"id: {UNUSED + 1}"), "utf-8")

    yield Change(name="a renamed event", make=rename, page=_page(renamed), words=words)
    yield Change(name="a deleted event", make=renamed.unlink, page=_page(renamed), words=words, is_there=False)
    known = f"- id: {UNUSED + 2}\n  message: {words}\n"
    page = address.permalink(address.slug(file.parent.name), str(UNUSED + 2))  # a stub has one page for all languages
    yield _change("`known.yml`", file.with_name("known.yml"), known, page, words)
    yield Change(
        name="`known.yml` deleted", make=file.with_name("known.yml").unlink, page=page, words=words, is_there=False
    )


def _of_lists(events: Path, words: str) -> Iterator[Change]:
    file = _first(events, "")
    listing = address.source_listing(SOURCE_LANGUAGE, address.slug(file.parent.name))
    described = f"name: {file.parent.name}\ndescription: {{en: {words}.}}\n"
    yield _change("`source.yml`", file.with_name("source.yml"), described, listing, words)
    shared = sorted((events / "shared").glob("*.yml"))[0]
    using = _page(_first(events, f"use: {shared.stem}\n"))
    yield _change("a shared text", shared, f"text: {{en: {words}.}}\n", using, words)
    products = events / "products.yml"
    text = re.sub(r"(?m)^bench:\n(?:  .*\n)*", "", products.read_text("utf-8"))
    listed = address.products(SOURCE_LANGUAGE)
    yield _change("a product", products, f"{text}bench:\n  title: {words}\n", listed, words)
    glossary = events / "glossary.yml"
    text = glossary.read_text("utf-8").partition("- en: bench")[0]
    term = f"- en: bench\n  de: Bank\n  definition:\n    en: {words}.\n"
    yield _change("the glossary", glossary, text + term, address.glossary(SOURCE_LANGUAGE), words)
    table = f'title: {{en: Bench}}\nnotation: decimal\ncodes:\n- code: "1"\n  text: {{en: {words}.}}\n'
    page = address.code_table(SOURCE_LANGUAGE, "bench")
    yield _change("a code table", events / "codes/bench.yml", table, page, words)


def _of_words(project: Path, words: str) -> Iterator[Change]:
    page = _page(_first(project / "events", ""))
    yield _change("a word", project / f"locales/{SOURCE_LANGUAGE}.yml", f"details: {words}\n", page, words)
    rule = address.check_page(SOURCE_LANGUAGE, "E101")
    yield _change("a template", project / "overrides/poured/check.jinja", f"<h1>{words}</h1>", rule, words)


def _change(name: str, file: Path, text: str, page: str, words: str) -> Change:
    def write() -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    return Change(name=name, make=write, page=page, words=words)


def _first(events: Path, containing: str) -> Path:
    """The first file of an event that contains something."""
    files = (path for path in sorted(events.glob("*/*.yml")) if path.stem.isdecimal())
    return next(path for path in files if containing in path.read_text("utf-8"))


def _page(file: Path) -> str:
    return address.article(SOURCE_LANGUAGE, address.slug(file.parent.name), int(file.stem))


def _without(text: str, key: str) -> str:
    return re.sub(rf"(?m)^{key}:\n(?:  .*\n|\n)*", "", text)
