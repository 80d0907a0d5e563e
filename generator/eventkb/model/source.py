"""What stands beside the events: sources, products, shared texts and terms, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from eventkb.model.event import Action
from eventkb.model.locale import Locale
from eventkb.model.text import Text, Translation


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSource:
    """A provider of events. `slug` is the one typed in `source.yml`, if any."""

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


@dataclass(frozen=True, slots=True)
class ProductVersion:
    title: Text
    builds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Product:
    key: str
    file: str
    title: Text
    versions: Mapping[str, ProductVersion] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SharedText:
    """One action that many events use, translated once."""

    key: str
    file: str
    action: Action
    translation: Translation = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of the glossary, the same thing in each language, and what not to call it."""

    names: Mapping[Locale, str]
    file: str
    position: int
    definition: Text | None
    avoid: Mapping[Locale, tuple[str, ...]] = field(default_factory=dict)
    source: str | None = None
