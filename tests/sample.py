"""A part of this project's catalogue that has every form of page and file, built in a fraction of the time.

All guides and shared texts stay. Of the articles, those of two sources stay and as many others as it takes to have
every key in every place; from the rest, explanation and actions are taken. Of the events that nobody has explained,
those stay that something links, and of each source the first of each form: with the same keys, and a message in the
same languages. One build of the whole catalogue is enough: `tests/browser` tests it.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

ENTRY = re.compile(r"^(?=- )", re.MULTILINE)
ID = re.compile(r"^- id: *[\"']?([^\"'\s]+)", re.MULTILINE)
KEYS = re.compile(r"^[- ] {1,3}(\w+):", re.MULTILINE)
"""The keys of an entry, and those of the texts and lists in it."""
NAMED_BY_AUTHORS = frozenset({"when", "sample", "translation"})
"""Keys whose values have keys of their own choice."""
WITH_ALL_ARTICLES = frozenset({"MSExchangeTransport", "MSExchange ADAccess", "ESE"})
"""Sources that tests look at closely: their lists are long, and their articles link each other."""

ENTRIES = re.compile(r"^(\w+):.*\n(?:(?:[ -].*)?\n)*", re.MULTILINE)
"""The keys of a definition, each with its value."""

OF_STUBS = frozenset(
    {
        "source",
        "id",
        "symbolic_name",
        "product",
        "versions",
        "channel",
        "level",
        "message",
        "original_languages",
        "insertions",
    }
)
"""Keys of an event that need no explanation."""

LINK = re.compile(r"([^\n/]{1,80})/([\w.:-]*\w)")


def thin_out(events: Path) -> None:
    """Removes from a copy of `events/` what makes no other pages than what stays."""
    articles = {
        file.as_posix(): text
        for file in sorted(events.glob("*/*.yml"))
        if "\nexplanation:" in (text := file.read_text("utf-8")) and "\nid:" in text
    }
    kept_articles = frozenset(covering(articles))
    for name, text in articles.items():
        if name not in kept_articles and Path(name).parent.name not in WITH_ALL_ARTICLES:
            Path(name).write_text(_without_article(text), "utf-8")
    lists = sorted(events.glob("*/known.yml"))
    before: dict[str, set[str]] = {}
    for file in set(events.rglob("*.yml")).difference(lists):
        for words, number in LINK.findall(file.read_text("utf-8")):
            before.setdefault(number, set()).add(words)
    for file in lists:
        file.write_text(_thinned(file.read_text("utf-8"), file.parent.name, before), "utf-8")


def _without_article(text: str) -> str:
    """A definition of an event without everything that explains it."""
    return "".join(match[0] for match in ENTRIES.finditer(text) if match[1] in OF_STUBS)


def _thinned(text: str, source: str, before: Mapping[str, set[str]]) -> str:
    """A list without the events whose form is there already and that no words before their ID link."""
    head, *entries = ENTRY.split(text)
    forms: set[frozenset[str]] = set()
    kept = []
    for entry in entries:
        form = frozenset(KEYS.findall(entry))
        number = ID.search(entry)
        linked = number is not None and any(words.endswith(source) for words in before.get(number[1], ()))
        if linked or form not in forms:
            kept.append(entry)
        forms.add(form)
    return head + "".join(kept)


def covering(files: Mapping[str, str]) -> list[str]:
    """Few of the definitions in which every key stands in every place where it stands in any of them."""
    forms = {name: frozenset(_forms(yaml.load(text, yaml.CBaseLoader))) for name, text in sorted(files.items())}
    missing = frozenset().union(*forms.values())
    chosen = []
    while missing:
        chosen.append(max(forms, key=lambda name: len(forms[name] & missing)))
        missing -= forms[chosen[-1]]
    return sorted(chosen)


def _forms(value: object, place: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The way to each key of a definition; names that authors choose are no keys."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield (*place, key)
            yield from () if key in NAMED_BY_AUTHORS else _forms(inner, (*place, key))
    elif isinstance(value, list):
        for inner in value:
            yield from _forms(inner, place)
