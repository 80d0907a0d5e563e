"""Sources, products, shared texts and terms of the glossary, as frozen values."""

from collections.abc import Mapping
from dataclasses import field

from eventkb.model.event import Action, Command, walk_actions
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.model.text import Text, Translation


@frozen_dataclass(kw_only=True)
class EventSource:
    """A provider of events. `slug` is the one in `source.yml`, if there is one.

    `logging_command` sets the diagnostic level; `{{category}}` and `{{level}}` stand for those of the event.
    """

    name: str
    file: str
    folder: str
    title: Text | None = None
    slug: str | None = None
    guid: str | None = None
    aliases: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    product: str | None = None
    channel: str | None = None
    description: Text | None = None
    logging_command: Command | None = None
    kind: str | None = None


@frozen_dataclass()
class ProductVersion:
    title: Text
    builds: tuple[str, ...] = ()


@frozen_dataclass()
class Product:
    key: str
    file: str
    title: Text
    versions: Mapping[str, ProductVersion] = field(default_factory=dict)


@frozen_dataclass()
class SharedText:
    """An action that many events use and that is translated once."""

    key: str
    file: str
    action: Action
    translation: Translation = field(default_factory=dict)


def used_by(shared: SharedText) -> set[str]:
    """The keys of the shared texts that another one uses."""
    return {action.use for _, action in walk_actions((), (shared.action,)) if action.use}


@frozen_dataclass(kw_only=True)
class Term:
    """A term of the glossary: its name in each language, and words to avoid."""

    names: Mapping[Locale, str]
    file: str
    position: int
    definition: Text | None
    avoid: Mapping[Locale, tuple[str, ...]] = field(default_factory=dict)
    source: str | None = None
