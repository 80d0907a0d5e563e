"""The reference of all keys: for each part of a file a list of its keys, with links to the parts below them."""

from eventkb.language.markup import Html
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.reference import Key, KeyGroup
from eventkb.pour.edition import Edition


@frozen_dataclass(kw_only=True)
class KeyView:
    """A key. `group` is the anchor of the part of a file below the key, `group_title` the name of that part."""

    name: str
    help: Html
    required: str
    kind: str
    words: tuple[str, ...]
    group: str
    group_title: str


@frozen_dataclass()
class GroupView:
    anchor: str
    title: str
    help: Html
    keys: tuple[KeyView, ...]
    languages: str


def groups(edition: Edition, reference: tuple[KeyGroup, ...]) -> tuple[GroupView, ...]:
    """All parts of files with their keys, in the language of an edition."""
    return tuple(_group(edition, group) for group in reference)


def _group(edition: Edition, group: KeyGroup) -> GroupView:
    return GroupView(
        anchor=_anchor(group.name),
        title=edition.word("keys", "groups", group.name),
        help=edition.html_unmarked(group.help),
        keys=tuple(_key(edition, key) for key in group.keys),
        languages=edition.word("keys", "languages") if group.has_languages else "",
    )


def _key(edition: Edition, key: Key) -> KeyView:
    kind = "text" if key.in_languages else "list" if key.is_list else ""
    return KeyView(
        name=key.name,
        help=edition.html_unmarked(key.help),
        required=edition.word("keys", "required") if key.is_required else "",
        kind=edition.word("keys", kind) if kind else "",
        words=key.words,
        group=_anchor(key.group) if key.group else "",
        group_title=edition.word("keys", "groups", key.group) if key.group else "",
    )


def _anchor(name: str) -> str:
    return f"keys-{name.lower()}"
