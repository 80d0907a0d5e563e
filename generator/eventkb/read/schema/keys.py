"""Keys that a mapping doesn't have, keys that it lacks, and keys with nothing behind them."""

from collections.abc import Iterator, Mapping
from itertools import takewhile

from eventkb.language.wording import blanks, folded, nearest, one_of, quoted, shortened
from eventkb.model.diagnostic import KEY, Finding, Fix, Path, Rule
from eventkb.read import rules
from eventkb.read.schema import foreign, models
from eventkb.read.schema.mistake import Mistake, Unit
from eventkb.read.yaml import Value

EXAMPLES: Mapping[str, str] = {
    "source": "the name of the event source",
    "id": "the event ID",
    "message": "the message text",
    "relation": "follows",
    "event": "MSExchangeTransport/2006",
    "name": "connector",
    "url": "https://…",
    "shell": "powershell",
}
FEW = 12
"""How many keys a help may list."""

OF_LANGUAGES = frozenset({"translation", "avoid"})
"""Keys that are no texts and under which languages stand all the same."""


def is_stranger(unit: Unit, path: Path) -> bool:
    """Whether a value stands under a key that isn't one of the languages that alone can stand beside it."""
    if len(path) <= len(unit.path) or not isinstance(path[-1], str):
        return False
    key, above = path[-1], path[:-1]
    if key not in unit.value_at(above):
        return False
    if _holds_languages(unit, above):
        return key not in unit.locales
    return issubclass(unit.model_at(above), models.WithLanguages) and key not in unit.keys_at(above)


def unknown_key(mistake: Mistake) -> Finding | None:
    """A key that the mapping doesn't have."""
    return _unknown(mistake.unit, mistake.path, mistake.value)


def unknown_languages(mistake: Mistake) -> Iterator[Finding]:
    """Languages that the site doesn't have, or keys that stand among languages by mistake."""
    written = mistake.unit.value_at(mistake.path)
    unknown = mistake.details["keys"]
    for language in unknown if isinstance(unknown, tuple) else ():
        found = _unknown(mistake.unit, (*mistake.path, language), written[language])
        if found:
            yield found


def missing(mistake: Mistake) -> Finding:
    """A key that must be there and isn't. Told at its mapping."""
    return lacking(mistake, str(mistake.path[-1]), mistake.path[:-1])


def lacking(mistake: Mistake, key: str, path: Path) -> Finding:
    """What to say about a key that the mapping at `path` lacks."""
    above = next((part for part in reversed(path) if isinstance(part, str)), None)
    where = f" in this item of `{above}`" if above and above != path[-1] else (f" under `{above}`" if above else "")
    help = f"write {key}: {EXAMPLES.get(key, '…')}"
    return Finding(rules.MISSING_KEY, mistake.unit.parsed.file, path, f"`{key}` is missing{where}", help)


def nulls(unit: Unit) -> Iterator[Finding]:
    """Keys and items with nothing behind them."""
    yield from _nulls(unit, unit.path, unit.value)


def _nulls(unit: Unit, path: Path, value: Value) -> Iterator[Finding]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key:
                yield from _nulls(unit, (*path, key), inner)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            if inner is not None or path[-1:] != ("insertions",):
                yield from _nulls(unit, (*path, number), inner)
    elif value is None and path != unit.path:
        yield _null(unit, path)


def _null(unit: Unit, path: Path) -> Finding:
    key = path[-1]
    if isinstance(key, str) and _is_cut_off(unit, path, None):
        return _comma(unit, path)
    file = unit.parsed.file
    if isinstance(key, str):
        help = "write its value, or delete the key"
        return Finding(rules.EMPTY_VALUE, file, (*path, KEY), f"`{key}` has nothing behind it", help)
    return Finding(rules.EMPTY_VALUE, file, path, "this item of the list is empty", "write it, or delete its dash")


def _is_cut_off(unit: Unit, path: Path, value: Value) -> bool:
    """Whether a key is the rest of a text in `{…}` that a comma has cut in two."""
    key, above = str(path[-1]), path[:-1]
    if not unit.parsed.is_flow(above) or key in unit.keys_at(above) or key in unit.locales:
        return False
    return value is None or " " in key


def _comma(unit: Unit, path: Path) -> Finding:
    """What to say about a text in `{…}` that commas have cut; told at the first part that became a key."""
    above, written = path[:-1], unit.value_at(path[:-1])
    cut = {key for key, value in written.items() if _is_cut_off(unit, (*above, key), value)}
    keys = list(written)
    last = keys.index(str(path[-1]))
    start = next((number for number in range(last, -1, -1) if keys[number] not in cut), -1)
    parts = list(takewhile(cut.__contains__, keys[start + 1 :]))
    message = f"the comma ends the text, so `{shortened(parts[0], 40)}` became a key"
    help = "put the text in quotation marks"
    if start >= 0:
        help += f": {keys[start]}: {quoted(', '.join([str(written[keys[start]]), *parts]))}"
    return Finding(rules.COMMA_IN_BRACES, unit.parsed.file, (*above, parts[0], KEY), message, help)


Told = tuple[Rule, str, str, Fix | None]
"""A rule, a message, a help, and what to type instead where that is known."""


def _unknown(unit: Unit, path: Path, value: Value) -> Finding | None:
    """What to say about a key that the mapping above it doesn't have."""
    if path[-1] == "":
        # A list or braces in place of a key, or nothing at all; that has been told already.
        return None
    if _is_cut_off(unit, path, value):
        return _comma(unit, path)
    rule, message, help, fix = _fallen_out(unit, path) or _foreign(path) or _renamed(unit, path)
    return Finding(rule, unit.parsed.file, (*path, KEY), message, help, fix=fix)


def _fallen_out(unit: Unit, path: Path) -> Told | None:
    """A language beside the text that it belongs to, since its line is indented too little."""
    key, above = str(path[-1]), path[:-1]
    owner = emptied_by(unit, path)
    if key not in unit.locales or owner is None:
        return None
    place = unit.parsed.place((*above, owner, KEY))
    help = f"indent it by {blanks(place.column + 1)}, so that it stands under `{owner}`"
    return rules.MISPLACED_KEY, f"`{key}` stands beside `{owner}` and not under it", help, None


def emptied_by(unit: Unit, path: Path) -> str | None:
    """The nearest key above that has nothing behind it, which the key at `path` may have fallen out of."""
    siblings = unit.value_at(path[:-1])
    before = list(siblings)[: list(siblings).index(path[-1])]
    unknown = (one for one in reversed(before) if one not in unit.locales)
    owner = next(unknown, None)
    return owner if owner is not None and siblings[owner] is None else None


def _foreign(path: Path) -> Told | None:
    key = str(path[-1])
    english = foreign.KEYS.get(folded(key))
    if english is None:
        return None
    return rules.KEY_NOT_IN_ENGLISH, f"the key `{key}` isn't English", f"write `{english}`", Fix(english)


def _renamed(unit: Unit, path: Path) -> Told:
    """A key that was misspelt, or that belongs elsewhere, or that nobody knows."""
    key, above = str(path[-1]), path[:-1]
    is_text = _holds_languages(unit, above)
    here = frozenset[str](unit.locales) if is_text else unit.keys_at(above)
    meant = nearest(key, here)
    if folded(key) != folded(meant or "") and (key in models.KEYS or key in unit.locales):
        return rules.MISPLACED_KEY, f"`{key}` has no meaning here", _belongs(unit, key, above), None
    if is_text:
        known = one_of(sorted(unit.locales))
        return rules.UNKNOWN_LANGUAGE, f"`{key}` is none of the site's languages", f"they are {known}", None
    if meant:
        fix = Fix(meant, is_certain=folded(key) == folded(meant))
        return rules.UNKNOWN_KEY, f"`{key}` is no key", f"did you mean `{meant}`?", fix
    return rules.UNKNOWN_KEY, f"`{key}` is no key that can stand here", _possible(here), None


def _holds_languages(unit: Unit, path: Path) -> bool:
    """Whether nothing but languages can stand in the mapping at a path."""
    last = path[-1] if len(path) > len(unit.path) else None
    return isinstance(last, str) and (last in models.TEXTS or last in OF_LANGUAGES)


def _belongs(unit: Unit, key: str, above: Path) -> str:
    """Where a key should stand."""
    if key in unit.locales:
        return "indent it so that it stands under the text that it belongs to"
    if _holds_languages(unit, above) and key in unit.keys_at(above[:-1]):
        column = unit.parsed.place((*above, KEY)).column - 1
        return f"indent it by {blanks(column)}, like `{above[-1]}`"
    if key in unit.model.model_fields:
        return f"indent it like the first key of the {'item' if unit.path else 'file'}"
    places = models.places(unit.model, key)
    return f"it belongs under {one_of(places)}" if places else "delete it, or move it into the file that it belongs to"


def _possible(keys: frozenset[str]) -> str:
    """What can stand here, if that is not too much to read."""
    if len(keys) <= FEW:
        return f"write {one_of(sorted(keys))}"
    return "the reference has all keys; delete it if it is a note of yours"
