"""The change of a definition that is already there, by what an importer has read: values in, values out.

A value belongs to the importer or to a person. `imported.fields` of a definition lists the importer's, and
`imported.digest` is of their values. As long as the digest fits, nobody has touched them, and the importer may change
them; if it doesn't, the values that differ from what it would write become a person's. A value that no importer wrote
is never changed, with one exception: the vendor's own wording replaces our translation of a message.
"""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from eventkb.importers.articlevalues import succeeded
from eventkb.importers.harvest import Problem
from eventkb.importers.incoming import Incoming, Target
from eventkb.importers.order import version_order
from eventkb.importers.ownership import BOOKKEEPING, MESSAGE, digest_of, imported_key
from eventkb.language.prompts import UNFINISHED
from eventkb.model.event import Event, EventKey, insertion_numbers
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.imported import Imported
from eventkb.model.locale import SOURCE_LANGUAGE
from eventkb.read.yaml import Value

IMPORTED, VARIANTS, VERSIONS, LANGUAGES = "imported", "variants", "versions", "original_languages"

TRANSLATED = frozenset({"category", "keywords"})
"""Facts that a system shows in its own language; a definition has them as the vendor's source language does."""

Values = Mapping[str, Value]


class Fate(StrEnum):
    """What an import does with an event or a code table."""

    NEW = "new"
    CHANGED = "changed"
    KEPT = "kept"
    SAME = "same"
    GONE = "gone"


@frozen_dataclass()
class Row:
    """What becomes of one value of an event: what is there, what the file has, and what will be there."""

    key: str
    current: Value
    imported: Value
    result: Value


@frozen_dataclass()
class Result:
    """What becomes of one event, or of the code table of this name; `rows` are the values that differ."""

    key: EventKey | str
    fate: Fate
    rows: tuple[Row, ...] = ()


@frozen_dataclass(kw_only=True)
class Updated:
    """A definition after an import: its values, the rows of the three-way view, and what a person should know."""

    values: Values
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def fate(self) -> Fate:
        if any(row.result != row.current for row in self.rows):
            return Fate.CHANGED
        return Fate.KEPT if self.rows else Fate.SAME


@frozen_dataclass(kw_only=True)
class Owned:
    """What of a definition belongs to the importer. `is_older` means that the file is older than the last import."""

    fields: frozenset[str]
    is_untouched: bool
    is_older: bool

    @classmethod
    def of(cls, values: Values, imported: Imported | None, version: str | None) -> "Owned":
        """What of these values is the importer's, by what `imported` says."""
        if imported is None:
            return cls(fields=frozenset(), is_untouched=False, is_older=False)
        is_older = bool(version and imported.version and version_order(version) < version_order(imported.version))
        is_untouched = digest_of(values, imported.fields) == imported.digest
        return cls(fields=frozenset(imported.fields), is_untouched=is_untouched, is_older=is_older)

    def may_change(self, key: str) -> bool:
        """Whether the importer wrote the value of a key and nobody has changed it since."""
        return key in self.fields and self.is_untouched


@frozen_dataclass(kw_only=True)
class Change:
    """Some new values, the keys that are now the importer's or a person's, and the rows that show it."""

    values: Values = field(default_factory=dict)
    claimed: frozenset[str] = frozenset()
    released: frozenset[str] = frozenset()
    rows: tuple[Row, ...] = ()


def updated(values: Values, known: Event, event: Incoming, format: str, target: Target) -> Updated:
    """The values of a definition after an import of the same event."""
    owned = Owned.of(values, known.imported, target.version)
    given = {**event.values, **event.article}
    if event.variants and not owned.is_older:
        given[VARIANTS] = [dict(variant) for variant in event.variants]
    kept = BOOKKEEPING if target.neutral == SOURCE_LANGUAGE else BOOKKEEPING | (TRANSLATED & values.keys())
    free = {key: value for key, value in given.items() if key not in kept}
    changes = [_value(key, values.get(key), value, owned, target) for key, value in free.items()]
    changes.append(_message(values, known, event, owned, target))
    result = dict(values)
    for change in changes:
        result |= change.values
    rows = tuple(row for change in changes for row in change.rows)
    claimed = frozenset[str]().union(*(change.claimed for change in changes))
    released = frozenset[str]().union(*(change.released for change in changes))
    fields = {key for key in (owned.fields | claimed) - released if key in result and key not in BOOKKEEPING}
    entry = _entry(result, fields, known.imported, (format, event.origin), target, has_changed=bool(rows), owned=owned)
    result.pop(IMPORTED, None)
    if entry:
        result[IMPORTED] = entry
    return Updated(values=result, rows=rows, problems=_notes(known, event, target) if owned.is_older else ())


def _notes(known: Event, event: Incoming, target: Target) -> tuple[Problem, ...]:
    assert known.imported
    message = (
        f"{known.key}: version {target.version} is older than {known.imported.version}, which was imported before."
    )
    help = "Newer values are kept; another message is added as a variant of the older version."
    return (Problem(event.line, message, help),)


def _value(key: str, current: Value, value: Value, owned: Owned, target: Target) -> Change:
    """The change of one value: the importer's follows the file, a person's stays."""
    if current == value:
        return Change()
    if current is None and not owned.is_older:
        return Change(values={key: value}, claimed=frozenset({key}), rows=(Row(key, None, value, value),))
    if owned.may_change(key) and not owned.is_older:
        result = succeeded(current, value, target.locales)
        rows = (Row(key, current, value, result),) if result != current else ()
        return Change(values={key: result}, claimed=frozenset({key}), rows=rows)
    return Change(released=frozenset({key}), rows=(Row(key, current, value, current),))


def _message(values: Values, known: Event, event: Incoming, owned: Owned, target: Target) -> Change:
    """Adds languages to the message, replaces it, or adds it as a variant of another version."""
    current = _texts(values.get(MESSAGE))
    is_other_version = bool(target.version) and bool(known.versions) and target.version not in known.versions
    merged = dict(current)
    kept: list[Row] = []
    for locale, text in event.messages.items():
        if current.get(locale) == text:
            continue
        is_free = locale not in current or locale not in known.original_languages
        if (is_free and _fits(text, current)) or (owned.may_change(MESSAGE) and not is_other_version):
            merged[locale] = text
        elif is_other_version:
            return _variant(values, known, event, target)
        else:
            kept.append(Row(f"{MESSAGE}.{locale}", current.get(locale), text, current.get(locale)))
    return _put_messages(values, current, merged, known, kept)


def _put_messages(
    values: Values, current: Mapping[str, str], merged: Mapping[str, str], known: Event, kept: list[Row]
) -> Change:
    changed = [locale for locale in merged if merged[locale] != current.get(locale)]
    released = frozenset({MESSAGE}) if kept else frozenset[str]()
    if not changed:
        return Change(released=released, rows=tuple(kept))
    originals = [*(known.original_languages if current else ()), *changed]
    languages = [locale for locale in dict.fromkeys(originals) if locale in merged]
    has_key = languages != [SOURCE_LANGUAGE] or LANGUAGES in values
    return Change(
        values={MESSAGE: dict(merged), **({LANGUAGES: list(languages)} if has_key else {})},
        claimed=frozenset() if current else frozenset({MESSAGE}),
        released=released,
        rows=(*kept, *(Row(f"{MESSAGE}.{key}", current.get(key), merged[key], merged[key]) for key in changed)),
    )


def _texts(message: Value) -> dict[str, str]:
    """The texts of a message by language; without prompts, which wait for the text."""
    texts = message if isinstance(message, dict) else {SOURCE_LANGUAGE: message}
    return {
        str(language): text
        for language, text in texts.items()
        if isinstance(text, str) and not text.startswith(UNFINISHED)
    }


def _fits(text: str, current: Mapping[str, str]) -> bool:
    """Whether a wording in a further language has the insertion strings of the message."""
    source = current.get(SOURCE_LANGUAGE) or next(iter(current.values()), text)
    return insertion_numbers(text) == insertion_numbers(source)


def _variant(values: Values, known: Event, event: Incoming, target: Target) -> Change:
    """Adds the message as a variant of its version of the product, unless that version has one."""
    version = target.version
    if not version or any(version in variant.versions for variant in known.variants):
        return Change()
    variant: dict[str, Value] = {VERSIONS: [version], MESSAGE: dict(event.messages)}
    if "insertions" in event.values:
        variant["insertions"] = event.values["insertions"]
    listed = values.get(VARIANTS)
    return Change(
        values={
            VARIANTS: [*(listed if isinstance(listed, list) else []), variant],
            VERSIONS: [*known.versions, version],
        },
        rows=(Row(VARIANTS, None, dict(event.messages), dict(event.messages)),),
    )


def _entry(
    values: Values,
    fields: set[str],
    imported: Imported | None,
    origin: tuple[str, str],
    target: Target,
    *,
    has_changed: bool,
    owned: Owned,
) -> Value:
    """The key `imported`: which values are the importer's, from which file; None if none is."""
    if not fields:
        return None
    version = target.version
    if imported and (owned.is_older or not version):
        version = imported.version
    if imported and (not has_changed or owned.is_older):
        origin = (imported.format, imported.origin)
    return imported_key(values, fields, origin, version)
