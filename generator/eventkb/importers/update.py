"""The change of a definition that is already there, by what an importer has read."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from eventkb.edit.change import drop, put
from eventkb.edit.tree import Branch
from eventkb.importers.harvest import Problem
from eventkb.importers.incoming import Incoming, Target
from eventkb.importers.order import version_order
from eventkb.importers.ownership import BOOKKEEPING, MESSAGE, article_values, digest_of, imported_key, in_hexadecimal
from eventkb.model.event import Event, EventKey, insertion_numbers
from eventkb.model.locale import SOURCE_LANGUAGE
from eventkb.read.yaml import Value


class Fate(StrEnum):
    """What an import does with an event."""

    NEW = "new"
    CHANGED = "changed"
    KEPT = "kept"
    SAME = "same"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Row:
    """What becomes of one value of an event: what is there, what the file has, and what will be there."""

    key: str
    current: Value
    imported: Value
    result: Value


@dataclass(frozen=True, slots=True)
class Result:
    """What becomes of one event; `rows` are the values that differ."""

    key: EventKey
    fate: Fate
    rows: tuple[Row, ...] = ()


class Update:
    """The change of one definition that is already there. `apply` may be called once."""

    def __init__(self, part: Branch, known: Event, event: Incoming, format: str, target: Target) -> None:
        self.part, self.known, self.event, self.target = part, known, event, target
        self.origin = (format, event.origin)
        values = part.value
        assert isinstance(values, dict)
        self.values: dict[str, Value] = values
        self.rows: list[Row] = []
        self.problems: list[Problem] = []
        imported = known.imported
        self.fields = set(imported.fields) if imported else set()
        self.is_untouched = imported is not None and digest_of(values, imported.fields) == imported.digest
        self.is_older = bool(
            target.version
            and imported
            and imported.version
            and version_order(target.version) < version_order(imported.version)
        )

    def apply(self) -> Result:
        """Writes the imported values that may be written into the definition, and reports each difference."""
        before = digest_of(self.values, self.values)
        if self.is_older:
            self._note_age()
        for key, value in self.event.values.items():
            if key not in BOOKKEEPING:
                self._value(key, value)
        for key, value in article_values(self.event).items():
            self._value(key, value)
        self._message()
        if self.event.variants and not self.is_older:
            self._value("variants", [dict(variant) for variant in self.event.variants])
        self._claim()
        after = digest_of(self.part.value, self.part.value) if isinstance(self.part.value, dict) else before
        has_changed = any(row.result != row.current for row in self.rows)
        fate = Fate.CHANGED if has_changed else Fate.KEPT if self.rows else Fate.SAME
        in_hexadecimal(self.part)
        return Result(self.known.key, fate if before != after or self.rows else Fate.SAME, tuple(self.rows))

    def _note_age(self) -> None:
        assert self.known.imported
        self.problems.append(
            Problem(
                self.event.line,
                f"{self.known.key}: version {self.target.version} is older than {self.known.imported.version},"
                " which was imported before.",
                "Newer values are kept; another message is added as a variant of the older version.",
            )
        )

    def _value(self, key: str, value: Value) -> None:
        current = self.values.get(key)
        if current == value:
            return
        is_ours = current is None or (key in self.fields and self.is_untouched)
        if is_ours and not self.is_older:
            put(self.part, (key,), value)
            self.fields.add(key)
            self.rows.append(Row(key, current, value, value))
        else:
            self.fields.discard(key)
            self.rows.append(Row(key, current, value, current))

    def _message(self) -> None:
        """Adds languages to the message, replaces it, or adds it as a variant of another version."""
        current = self._messages()
        merged = dict(current)
        for locale, text in self.event.messages.items():
            is_vendors = locale in self.known.original_languages
            if current.get(locale) == text:
                continue
            is_same_event = locale not in current or not is_vendors
            if (is_same_event and self._fits(text, current)) or (
                MESSAGE in self.fields and self.is_untouched and not self._is_other_version()
            ):
                merged[locale] = text
            elif self._is_other_version():
                self._add_variant()
                return
            else:
                self.rows.append(Row(f"{MESSAGE}.{locale}", current.get(locale), text, current.get(locale)))
                self.fields.discard(MESSAGE)
        self._put_messages(current, merged)

    def _messages(self) -> dict[str, str]:
        message = self.values.get(MESSAGE)
        if isinstance(message, dict):
            return {str(language): text for language, text in message.items() if isinstance(text, str)}
        return {SOURCE_LANGUAGE: message} if isinstance(message, str) else {}

    def _fits(self, text: str, current: Mapping[str, str]) -> bool:
        """Whether a wording in a further language has the insertion strings of the message."""
        source = current.get(SOURCE_LANGUAGE) or next(iter(current.values()), text)
        return insertion_numbers(text) == insertion_numbers(source)

    def _is_other_version(self) -> bool:
        version = self.target.version
        return bool(version) and bool(self.known.versions) and version not in self.known.versions

    def _add_variant(self) -> None:
        """Adds the message as a variant of its version of the product, unless that version has one."""
        version = self.target.version
        variants = [variant for variant in self.known.variants if version in variant.versions]
        if variants or not version:
            return
        values: dict[str, Value] = {"versions": [version], MESSAGE: dict(self.event.messages)}
        if "insertions" in self.event.values:
            values["insertions"] = self.event.values["insertions"]
        listed = self.values.get("variants")
        put(self.part, ("variants",), [*(listed if isinstance(listed, list) else []), values])
        put(self.part, ("versions",), [*self.known.versions, version])
        self.rows.append(Row("variants", None, dict(self.event.messages), dict(self.event.messages)))

    def _put_messages(self, current: Mapping[str, str], merged: Mapping[str, str]) -> None:
        changed = [locale for locale in merged if merged[locale] != current.get(locale)]
        if not changed:
            return
        put(self.part, (MESSAGE,), dict(merged))
        originals = [*self.known.original_languages, *changed]
        languages = [locale for locale in dict.fromkeys(originals) if locale in merged]
        if languages != [SOURCE_LANGUAGE]:
            put(self.part, ("original_languages",), list(languages))
        for locale in changed:
            self.rows.append(Row(f"{MESSAGE}.{locale}", current.get(locale), merged[locale], merged[locale]))
        if not current:
            self.fields.add(MESSAGE)

    def _claim(self) -> None:
        """Writes into `imported` which values are the importer's, or removes the key if none is."""
        values = self.part.value
        assert isinstance(values, dict)
        fields = {key for key in self.fields if key in values and key not in BOOKKEEPING}
        if not fields:
            drop(self.part, ("imported",))
            return
        version = self.known.imported.version if self.known.imported and self.is_older else self.target.version
        target = Target(
            locales=self.target.locales,
            neutral=self.target.neutral,
            version=version or (self.known.imported.version if self.known.imported else None),
        )
        origin = self.origin
        if self.known.imported and (not self.rows or self.is_older):
            origin = (self.known.imported.format, self.known.imported.origin)
        entry = imported_key(values, fields, origin, target)
        if values.get("imported") != entry:
            put(self.part, ("imported",), entry)
