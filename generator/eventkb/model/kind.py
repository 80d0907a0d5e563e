"""The kinds of event sources: how IDs look, which levels there are, what an article shows, how logs are searched.

A kind is data: a file `kinds/<kind>.yml` of the package, of an extension or of the project.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from enum import StrEnum
from functools import cached_property

from eventkb.model.frozen import frozen_dataclass
from eventkb.model.identifier import EventId, event_id
from eventkb.model.text import Text, plain


class Form(StrEnum):
    """Whether an ID is a number or a text."""

    NUMBER = "number"
    TEXT = "text"


class Quoting(StrEnum):
    """How a query or a sample of an entry quotes the values that are filled in."""

    SHELL = "shell"
    POWERSHELL = "powershell"
    XPATH = "xpath"
    KQL = "kql"
    SPL = "spl"
    LOGQL = "logql"
    LUCENE = "lucene"
    XML = "xml"
    NONE = "none"


class DetailName(StrEnum):
    """The rows of an article's details."""

    PRODUCT = "product"
    VERSIONS = "versions"
    ID = "id"
    SOURCE = "source"
    CHANNEL = "channel"
    LEVEL = "level"
    CATEGORY = "category"
    SYMBOLIC_NAME = "symbolic_name"
    KEYWORDS = "keywords"
    QUALIFIERS = "qualifiers"


LARGEST_ID = 10**15 - 1
"""The largest number that an ID can be, unless the kind says less."""


@frozen_dataclass(kw_only=True)
class IdForm:
    """What an ID is called and must look like. `pattern` is also what is looked for in a line; empty if there is none.

    `qualified` says that programs also show a longer number of which the ID is a part, which goes into `qualifiers`.
    """

    name: Text
    form: Form = Form.TEXT
    maximum: int = LARGEST_ID
    pattern: str = ""
    examples: tuple[str, ...] = ()
    qualified: bool = False


@frozen_dataclass()
class Level:
    """A level. `also` are other spellings of it; `tone` is the level whose colour and sign it has."""

    name: str
    title: Text
    also: tuple[str, ...] = ()
    tone: str = ""


@frozen_dataclass()
class Shell:
    """Where a command is typed. `prompts` are what such a shell shows before a command.

    In a prompt, `*` stands for anything without blanks, and `**` for anything.
    """

    name: str
    title: Text
    highlight: str = ""
    prompts: tuple[str, ...] = ()


@frozen_dataclass(kw_only=True)
class QueryForm:
    """A query in a tool that searches logs; `query` has placeholders such as `{{source}}` and `{{id}}`."""

    tool: str
    title: Text
    quoting: Quoting
    language: str
    query: str


@frozen_dataclass(kw_only=True)
class EntryForm:
    """How an entry of a log is written; `entry` has placeholders such as `{{source}}` and `{{message}}`."""

    form: str
    title: Text
    quoting: Quoting
    entry: Text


@frozen_dataclass(kw_only=True)
class Kind:
    """A kind of event sources. `levels` are the most severe first; `tables` are code tables shown beside its events.

    Of the events with an ID that many have, those of `main_channels` and `common_sources` are offered first, those of
    `rare_channels` last; in the name of a channel, `*` stands for anything.
    """

    name: str
    title: Text
    id: IdForm
    levels: tuple[Level, ...] = ()
    details: tuple[DetailName, ...] = (DetailName.ID, DetailName.SOURCE)
    shells: tuple[Shell, ...] = ()
    queries: tuple[QueryForm, ...] = ()
    entries: tuple[EntryForm, ...] = ()
    tables: tuple[str, ...] = ()
    main_channels: tuple[str, ...] = ()
    rare_channels: tuple[str, ...] = ()
    common_sources: tuple[str, ...] = ()

    @property
    def allows_all(self) -> bool:
        """Whether nothing is known of the kind, so that every ID, level and shell is accepted."""
        return not (self.name or self.levels)

    @property
    def has_text_ids(self) -> bool:
        return not (self.is_numbered or self.allows_all)

    @property
    def has_views(self) -> bool:
        """Whether its logs have custom views, which consist of XPath queries."""
        return any(query.quoting is Quoting.XPATH for query in self.queries)

    @property
    def is_numbered(self) -> bool:
        return self.id.form is Form.NUMBER

    def id_of(self, written: str) -> EventId | None:
        """The ID that a text means; None for a text that no ID of this kind can be."""
        id = event_id(written.strip())
        if id is None:
            return None
        if self.is_numbered:
            return id if isinstance(id, int) and id <= self.id.maximum else None
        return id if self.has_pattern(id) else None

    def has_pattern(self, id: EventId) -> bool:
        """Whether an ID has the form that the kind wants; any ID has, where it wants none."""
        return not self.id.pattern or re.fullmatch(self.id.pattern, str(id), re.IGNORECASE) is not None

    def level(self, written: str) -> Level | None:
        """The level with a name, or with another spelling of it; None for any other text."""
        for level in self.levels:
            if level.name == written:
                return level
        folded = written.casefold()
        return next((level for level in self.levels if folded in map(str.casefold, level.also)), None)

    def shell(self, name: str) -> Shell | None:
        for shell in self.shells:
            if shell.name == name:
                return shell
        return None


def merged_levels(kinds: Iterable[Kind]) -> tuple[Level, ...]:
    """The levels of some kinds by severity; of two with the same name, the one of the first kind."""
    merged: list[Level] = []
    for kind in kinds:
        place = 0
        for level in kind.levels:
            names = [known.name for known in merged]
            if level.name not in names:
                merged.insert(place, level)
            place = (names.index(level.name) if level.name in names else place) + 1
    return tuple(merged)


ANY = Kind(name="", title=plain(""), id=IdForm(name=plain("ID")))
"""Where no kind is known: every ID, level and shell is accepted."""


@frozen_dataclass(slots=False)
class Kinds:
    """The kinds of a project. `default` is the one of sources that say none."""

    by_name: Mapping[str, Kind] = field(default_factory=dict)
    default: str = ""

    def named(self, name: str | None) -> Kind:
        """The kind with a name; the default one for None, and for a name that no kind has."""
        return self.by_name.get(name or self.default) or self.by_name.get(self.default) or ANY

    def __iter__(self) -> Iterator[Kind]:
        return iter(self.by_name.values())

    @cached_property
    def prompts(self) -> tuple[str, ...]:
        """The prompts of the shells of all kinds, each once."""
        return tuple(sorted({prompt for kind in self for shell in kind.shells for prompt in shell.prompts}))

    @cached_property
    def everything(self) -> Kind:
        """One kind with the levels and shells of all, for what belongs to no source, such as a shared text."""
        if not self.by_name:
            return ANY
        shells = {shell.name: shell for kind in reversed(tuple(self)) for shell in kind.shells}
        default = self.named(None)
        return Kind(
            name="",
            title=default.title,
            id=default.id,
            levels=merged_levels(self),
            shells=tuple(sorted(shells.values(), key=lambda shell: shell.name)),
        )


NO_KINDS = Kinds()
