"""What pages explain that is decided elsewhere, as values: the keys of definition files, the files of the API."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True)
class ApiFile:
    """A kind of file of the API: `path` below the API's root, with parameters in braces; `schema` is where its schema
    is, from the site's root, empty for what is no JSON."""

    name: str
    path: str
    schema: str
