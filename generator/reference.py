"""The keys of definition files as people look them up: values only. What reads the files provides them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """A key that a part of a file can have. `words` are all values that it may have, where these are few;
    `group` names the keys below it, if it has such."""

    name: str
    help: str
    is_required: bool = False
    is_list: bool = False
    in_languages: bool = False
    words: tuple[str, ...] = ()
    group: str | None = None


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """The keys that stand together: those of an event, of an action … `name` is never translated."""

    name: str
    help: str
    keys: tuple[Key, ...]
    has_languages: bool = False
