"""Keys that a mapping doesn't have, keys that it lacks, and keys without a value."""

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import takewhile

from pydantic import BaseModel

from eventkb.language.wording import folded, indent_by, nearest, one_of, quoted, shortened
from eventkb.model.diagnostic import KEY, Fix, Path, Rule
from eventkb.read import foreign, rules
from eventkb.read.schema import models, parts, structure
from eventkb.read.schema.mapping import WithLanguages
from eventkb.read.schema.mistake import MOST, Fault, Mistake, Unit
from eventkb.read.yaml import Value

EXAMPLES: Mapping[str, str] = {
    "source": "the name of the event source",
    "id": "the event ID",
    "message": "the message text",
    "relation": "follows",
    "event": "Backup/1002",
    "name": "the name of the event source",
    "url": "https://…",
    "shell": "the shell in which it is typed",
}
COMMENT = re.compile(r" (#[^\s#].*)")
"""What was not meant as a comment, since no space follows the sign."""

FEW = 12
"""How many keys a help may list."""

OF_LANGUAGES = frozenset({"translation", "avoid"})
"""Keys that are no texts and have languages below them all the same."""


BEFORE_LANGUAGES: Mapping[type[BaseModel], str] = {
    models.UserAction: "`actions:` and on the next line `- text:`",
    models.Action: "`text:`",
    models.Shared: "`text:`",
    models.Relation: "`reason:`",
    parts.Reference: "`title:`",
}
"""What is missing where languages are directly in a mapping that has none."""


def is_unknown(unit: Unit, path: Path) -> bool:
    """Whether the last key of a path is allowed neither as a key nor as a language of its mapping."""
    if len(path) <= len(unit.path) or not isinstance(path[-1], str):
        return False
    key, above = path[-1], path[:-1]
    if key not in unit.value_at(above):
        return False
    if _has_languages(unit, above):
        return key not in unit.locales
    return issubclass(unit.model_at(above), WithLanguages) and key not in unit.keys_at(above)


def unknown_key(mistake: Mistake) -> Fault | None:
    """A key that the mapping doesn't have."""
    return _unknown(mistake.unit, mistake.path, mistake.value)


def unknown_languages(mistake: Mistake) -> Iterator[Fault]:
    """Languages that the site doesn't have, or keys that were put among languages by mistake."""
    mapping = mistake.unit.value_at(mistake.path)
    unknown = mistake.details["keys"]
    for language in unknown[:MOST] if isinstance(unknown, tuple) else ():
        fault = _unknown(mistake.unit, (*mistake.path, language), mapping[language])
        if fault:
            yield fault


def wrong_name(unit: Unit, path: Path, *, is_empty: bool) -> Fault:
    """A key that is to be the name of a version, or of an insertion string, and can't be one."""
    if is_empty:
        return unit.fault(rules.EMPTY_VALUE, (*path, KEY), "there is no name before this colon", "write the name")
    name = re.sub(r"\W+", "_", str(path[-1]).lower()).strip("_") or "name"
    message = f"`{shortened(str(path[-1]), 40)}` cannot be the name of an insertion string"
    help = f"write the name that the insertion string has under `insertions`, such as {name}"
    return unit.fault(rules.WRONG_INSERTION_NAME, (*path, KEY), message, help)


def missing(mistake: Mistake) -> Fault:
    """A required key that is not there. The fault is at its mapping."""
    return lacking(mistake, str(mistake.path[-1]), mistake.path[:-1])


def lacking(mistake: Mistake, key: str, path: Path) -> Fault:
    """The fault of a mapping at `path` without a key."""
    above = next((part for part in reversed(path) if isinstance(part, str)), None)
    where = f" in this item of `{above}`" if above and above != path[-1] else (f" under `{above}`" if above else "")
    help = f"write {key}: {EXAMPLES.get(key, '…')}"
    if mistake.unit.model_at(path) is parts.Insertion:
        help = f"write {key}: and a word in small letters by which commands can call the value, such as `{{{{word}}}}`"
    return mistake.unit.fault(rules.MISSING_KEY, path, f"`{key}` is missing{where}", help, missing=key)


def nulls(unit: Unit) -> Iterator[Fault]:
    """Keys and items without a value."""
    yield from _nulls(unit, unit.path, unit.value)


def _nulls(unit: Unit, path: Path, value: Value) -> Iterator[Fault]:
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


def _null(unit: Unit, path: Path) -> Fault:
    key = path[-1]
    if not isinstance(key, str):
        return unit.fault(rules.EMPTY_VALUE, path, "this item of the list is empty", "write it, or delete its dash")
    if _is_cut_off(unit, path, None):
        return _comma(unit, path)
    place = unit.parsed.place((*path, KEY))
    comment = COMMENT.search(unit.parsed.lines[place.line - 1][place.end_column - 1 :])
    if comment:
        message, words = f"a comment begins after `{key}`, so it has no value", comment[1]
        right = words[1:] if words[1:].isdecimal() else quoted(words)
        return unit.fault(rules.TEXT_CUT_BY_COMMENT, (*path, KEY), message, f"write {key}: {right}")
    return unit.fault(rules.EMPTY_VALUE, (*path, KEY), f"`{key}` has no value", "write its value, or delete the key")


def _is_cut_off(unit: Unit, path: Path, value: Value) -> bool:
    """Whether a key is the rest of a text in `{…}` that a comma has cut in two."""
    key, above = str(path[-1]), path[:-1]
    if not unit.parsed.is_flow(above) or key in unit.keys_at(above) or key in unit.locales:
        return False
    return value is None or " " in key


def _comma(unit: Unit, path: Path) -> Fault:
    """The fault of a text in `{…}` that commas have cut, at the first part that became a key."""
    above, mapping = path[:-1], unit.value_at(path[:-1])
    if above not in unit.cut_off:
        cut_keys = (key for key, value in mapping.items() if _is_cut_off(unit, (*above, key), value))
        unit.cut_off[above] = frozenset(cut_keys)
    cut = unit.cut_off[above]
    keys = list(mapping)
    last = keys.index(str(path[-1]))
    start = next((number for number in range(last, -1, -1) if keys[number] not in cut), -1)
    parts = list(takewhile(cut.__contains__, keys[start + 1 :]))
    message = f"the comma ends the text, so `{shortened(parts[0], 40)}` became a key"
    help = "put the text in quotation marks"
    if start >= 0:
        help += f": {keys[start]}: {quoted(', '.join([str(mapping[keys[start]]), *parts]))}"
    return unit.fault(rules.COMMA_IN_BRACES, (*above, parts[0], KEY), message, help)


def _unknown(unit: Unit, path: Path, value: Value) -> Fault | None:
    """The fault of a key that its mapping doesn't have."""
    if path[-1] == "":
        # A list or braces in place of a key, or nothing at all: YAML has reported it already.
        return None
    if _is_cut_off(unit, path, value):
        return _comma(unit, path)
    finders = (_fallen_out, _without_colon, _foreign, _misplaced)
    return next((fault for finder in finders if (fault := finder(unit, path))), None) or _unheard_of(unit, path)


def _without_colon(unit: Unit, path: Path) -> Fault | None:
    """A key whose colon is missing, while its text has one: `en Posting failed: no answer`."""
    word, _, rest = str(path[-1]).partition(" ")
    if not rest or word not in _allowed(unit, path[:-1]) or unit.parsed.is_flow(path[:-1]):
        return None
    place = unit.parsed.place((*path, KEY))
    text = unit.parsed.lines[place.line - 1][place.column - 1 + len(word) :].strip()
    right = text if text[0] in "\"'" else quoted(text)
    message = f"the colon after `{word}` is missing"
    return unit.fault(rules.MISSING_COLON, (*path, KEY), message, f"write {word}: {right}", meant=(word,))


def _fallen_out(unit: Unit, path: Path) -> Fault | None:
    """A language beside the text that it belongs to, since its line is indented too little."""
    key, above = str(path[-1]), path[:-1]
    owner = emptied_by(unit, path)
    if key not in unit.locales or owner is None:
        return None
    column = unit.parsed.place((*above, owner, KEY)).column
    message = f"`{key}` is beside `{owner}`, not below it"
    help = f"{indent_by(column + 1)}, so that it belongs to `{owner}`"
    return unit.fault(rules.MISPLACED_KEY, (*path, KEY), message, help)


def emptied_by(unit: Unit, path: Path) -> str | None:
    """The nearest key above without a value, out of which the key at `path` may have fallen."""
    siblings = unit.value_at(path[:-1])
    before = list(siblings)[: list(siblings).index(path[-1])]
    owner = next((key for key in reversed(before) if key not in unit.locales), None)
    return owner if owner is not None and siblings[owner] is None else None


def _foreign(unit: Unit, path: Path) -> Fault | None:
    english = foreign.english(foreign.KEYS, str(path[-1]))
    if english is None:
        return None
    if english in unit.value_at(path[:-1]):
        return _again(unit, path, english, rules.KEY_NOT_IN_ENGLISH)
    message, help = f"the key `{path[-1]}` is not English", f"write `{english}`"
    return unit.fault(rules.KEY_NOT_IN_ENGLISH, (*path, KEY), message, help, fix=Fix(english), meant=(english,))


def _again(unit: Unit, path: Path, meant: str, rule: Rule) -> Fault:
    """The fault of a key that means another one, which is there as well."""
    message = f"`{path[-1]}` is not a key, and `{meant}` is there already"
    return unit.fault(rule, (*path, KEY), message, "delete it, or join the values of the two", meant=(meant,))


def _allowed(unit: Unit, above: Path) -> frozenset[str]:
    """The keys, or the languages, that are allowed in the mapping at a path."""
    return frozenset[str](unit.locales) if _has_languages(unit, above) else unit.keys_at(above)


def _misplaced(unit: Unit, path: Path) -> Fault | None:
    """A key that belongs elsewhere."""
    key, above = str(path[-1]), path[:-1]
    meant = nearest(key, _allowed(unit, above)) or ""
    if folded(key) == folded(meant) or not (key in structure.KEYS or key in unit.locales):
        return None
    message = f"`{key}` does not belong here"
    return unit.fault(rules.MISPLACED_KEY, (*path, KEY), message, _right_place(unit, key, above))


def _unheard_of(unit: Unit, path: Path) -> Fault:
    """A key that was misspelt, or that nobody knows."""
    key, above, at = str(path[-1]), path[:-1], (*path, KEY)
    allowed = _allowed(unit, above)
    if _has_languages(unit, above):
        return _no_language(unit, path, allowed)
    meant = nearest(key, allowed)
    if meant and meant in unit.value_at(above):
        return _again(unit, path, meant, rules.UNKNOWN_KEY)
    if meant:
        fix = Fix(meant, is_certain=folded(key) == folded(meant))
        help = f"did you mean `{meant}`?"
        return unit.fault(rules.UNKNOWN_KEY, at, f"`{key}` is not a key", help, fix=fix, meant=(meant,))
    message = f"`{key}` is not a key that is allowed here"
    return unit.fault(rules.UNKNOWN_KEY, at, message, _help_of(allowed), meant=allowed if _are_few(allowed) else ())


def _no_language(unit: Unit, path: Path, allowed: Collection[str]) -> Fault:
    """A key among languages that is none: misspelt, with a region, or the rest of a text that has a colon."""
    key, at = str(path[-1]), (*path, KEY)
    if " " in key:
        message = f"the colon after `{shortened(key, 40)}` begins a new key, as if it were a language"
        help = "indent the line, if it belongs to the text above, and put that text below its key after a |"
        return unit.fault(rules.COLON_IN_TEXT, at, message, help, meant=allowed)
    language = folded(key).partition("_")[0]
    fix = Fix(language) if language in allowed and language not in unit.value_at(path[:-1]) else None
    help = f"write {language}" if fix else f"write {one_of(sorted(allowed))}"
    message = f"`{key}` is not one of the site's languages"
    return unit.fault(rules.UNKNOWN_LANGUAGE, at, message, help, fix=fix, meant=allowed)


def _has_languages(unit: Unit, path: Path) -> bool:
    """Whether only languages are allowed in the mapping at a path."""
    last = path[-1] if len(path) > len(unit.path) else None
    if not isinstance(last, str) or structure.has_names(unit.model, path[len(unit.path) : -1]):
        return False
    return last in structure.TEXTS or last in OF_LANGUAGES


def _right_place(unit: Unit, key: str, above: Path) -> str:
    """How to move a key to where it belongs."""
    if key in unit.locales:
        missing = BEFORE_LANGUAGES.get(unit.model_at(above))
        if missing:
            return f"write {missing} above the languages, and indent these so that they are below it"
        return "indent it, so that it is below the text that it belongs to"
    if _has_languages(unit, above) and key in unit.keys_at(above[:-1]):
        column = unit.parsed.place((*above, KEY)).column - 1
        return f"{indent_by(column)}, like `{above[-1]}`"
    if key in unit.model.model_fields:
        return f"indent it like the first key of the {'item' if unit.path else 'file'}"
    places = structure.places(unit.model, key)
    return f"it belongs under {one_of(places)}" if places else "delete it, or move it into the file that it belongs to"


def _are_few(keys: Collection[str]) -> bool:
    """Whether keys can all be listed; an unknown key beside so few is probably meant to be one of them."""
    return len(keys) <= FEW


def _help_of(keys: Collection[str]) -> str:
    """Which keys are allowed, if that is not too much to read."""
    if _are_few(keys):
        return f"write {one_of(sorted(keys))}"
    return "see the reference of all keys; delete it if it is a note of your own"
