"""The reference of all keys: for each part of a file a table, which other parts of it link."""

from dataclasses import dataclass

from eventkb.language.markup import Html
from eventkb.model.reference import Key, KeyGroup
from eventkb.pour.edition import Edition


@dataclass(frozen=True, slots=True)
class KeyView:
    """`group` is the anchor of the keys below this one, with its name."""

    name: str
    help: Html
    required: str
    kind: str
    words: tuple[str, ...]
    group: str
    group_title: str


@dataclass(frozen=True, slots=True)
class GroupView:
    anchor: str
    title: str
    help: Html
    keys: tuple[KeyView, ...]
    languages: str


def groups(edition: Edition, reference: tuple[KeyGroup, ...]) -> tuple[GroupView, ...]:
    """All parts of files with their keys, in the language of an edition."""
    return tuple(_group(edition, one) for one in reference)


def _group(edition: Edition, group: KeyGroup) -> GroupView:
    return GroupView(
        _anchor(group.name),
        edition.word("keys", "groups", group.name),
        edition.html_unmarked(group.help),
        tuple(_key(edition, key) for key in group.keys),
        edition.word("keys", "languages") if group.has_languages else "",
    )


def _key(edition: Edition, key: Key) -> KeyView:
    kind = "text" if key.in_languages else "list" if key.is_list else ""
    return KeyView(
        key.name,
        edition.html_unmarked(key.help),
        edition.word("keys", "required") if key.is_required else "",
        edition.word("keys", kind) if kind else "",
        key.words,
        _anchor(key.group) if key.group else "",
        edition.word("keys", "groups", key.group) if key.group else "",
    )


def _anchor(name: str) -> str:
    return f"keys-{name.lower()}"
