"""A work of others from its file: `licences/<key>.yml`."""

from collections.abc import Mapping

from eventkb.model.component import Component
from eventkb.model.locale import Locale
from eventkb.model.text import Text
from eventkb.read.language import LanguageFault
from eventkb.read.yaml import parse

REQUIRED = ("name", "licence", "url", "what", "text")
LISTS = ("site", "supplied", "contains")
OPTIONAL = (*LISTS, "needs", "engine")


def component(key: str, file: str, text: str) -> Component:
    """The component that a file describes.

    Raises:
        LanguageFault: it is not a component.
    """
    parsed = parse(text, file)
    for diagnostic in parsed.diagnostics:
        raise LanguageFault(file, diagnostic.place.line, diagnostic.message, diagnostic.help)
    value = parsed.value
    if not isinstance(value, dict) or not set(REQUIRED) <= value.keys() or value.keys() - {*REQUIRED, *OPTIONAL}:
        message = "this is not the licence of a component"
        raise LanguageFault(file, 1, message, f"write the keys {', '.join(REQUIRED)}; {', '.join(OPTIONAL)} may follow")
    what = value["what"]
    return Component(
        key=key,
        name=str(value["name"]),
        licence=str(value["licence"]),
        url=str(value["url"]),
        what=Text({Locale(locale): str(words) for locale, words in dict(what).items()}),
        text=str(value["text"]),
        needs=str(value.get("needs", "")),
        engine=str(value.get("engine", "")),
        **_lists(value),
    )


def _lists(value: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    listed = {name: value.get(name, []) for name in LISTS}
    return {name: tuple(map(str, items)) for name, items in listed.items() if isinstance(items, list)}
