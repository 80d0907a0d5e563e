"""The setting `elsewhere`: where readers can ask about what is not known here, a title and a URL each."""

from collections.abc import Mapping, Sequence

from eventkb.model.locale import Locale

SCHEMES = ("https://", "http://", "mailto:")
SLOTS = "{source}, {id} and {text}"
EXAMPLE = 'elsewhere: [{title: Open a ticket, url: "https://tickets.example.org/new?subject={source}+{id}"}]'


def problem(places: Sequence[object]) -> str:
    """What is wrong with the setting; empty where nothing is."""
    return next((fault for number, place in enumerate(places, 1) if (fault := _fault(number, place))), "")


def of_locale(places: Sequence[Mapping[str, object]], locale: Locale) -> tuple[tuple[str, str], ...]:
    """The title and the URL of each place, the title in a language or else in the first that it has."""
    return tuple((_title(place["title"], locale), str(place["url"])) for place in places)


def _fault(number: int, place: object) -> str:
    if not isinstance(place, dict) or set(place) != {"title", "url"}:
        return f"number {number} of `elsewhere` must have a `title` and a `url` and nothing else: {EXAMPLE}"
    title, url = place["title"], place["url"]
    titles = list(title.values()) if isinstance(title, dict) else [title]
    if not titles or not all(isinstance(text, str) and text.strip() for text in titles):
        return f"the `title` in number {number} of `elsewhere` must be a text, or a text for each language: {EXAMPLE}"
    if not isinstance(url, str) or not url.startswith(SCHEMES):
        return f"the `url` in number {number} of `elsewhere` must begin with {', '.join(SCHEMES)}: it is {url!r}"
    rest = url.replace("{source}", "").replace("{id}", "").replace("{text}", "")
    if "{" in rest or "}" in rest:
        return f"the `url` in number {number} of `elsewhere` has another slot than {SLOTS}: {url}"
    return ""


def _title(title: object, locale: Locale) -> str:
    if isinstance(title, dict):
        return str(title.get(locale) or next(iter(title.values())))
    return str(title)
