"""What the reference pages list: the keys of definition files, the files of the API."""

from eventkb.model.frozen import frozen_dataclass


@frozen_dataclass(kw_only=True)
class Key:
    """A key of a part of a file. `words` are all its possible values, where these are few; `group` is the name of the
    group of keys below it, if there are any."""

    name: str
    help: str
    is_required: bool = False
    is_list: bool = False
    in_languages: bool = False
    words: tuple[str, ...] = ()
    group: str | None = None


@frozen_dataclass()
class KeyGroup:
    """The keys of one part of a file: of an event, of an action … `name` is never translated."""

    name: str
    help: str
    keys: tuple[Key, ...]
    has_languages: bool = False


@frozen_dataclass()
class ApiFile:
    """A kind of file of the API: `path` below the API's root, with parameters in braces; `schema` is the address of its
    schema, empty for a file that is not JSON."""

    name: str
    path: str
    schema: str
