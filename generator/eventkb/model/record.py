"""What the index writes and `lookup` reads, in Python and in the browser: fields, their order, names of files.

An index is a manifest and its shards. Each is a script that calls one function with its name and its data, because a
page that is opened from a disk can load scripts only. Names of shards contain the digest of their data.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Self

from eventkb.model.address import slug
from eventkb.model.case import When
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.identifier import EventId, TextId, id_slug
from eventkb.model.locale import Locale
from eventkb.model.marks import Ignorable
from eventkb.model.shards import Plain, Shards

MANIFEST = "manifest"
FORMAT = 7
"""The version of the index. It grows with each change that an older reader would misread; version 1 had no number."""

BEGINNING, MESSAGE_END, LONGEST_BEGINNING, FEWEST_WORDS = "^", "$", 24, 3
"""Templates are also filed under their first words, as one word of so many characters. Messages with fewer words, and
no insertion string, are terms as a whole."""

NO_NUMBER = -1
"""In the list of a source's IDs, one that is no number of 16 bits."""

LARGEST_NUMBER = 0xFFFF
"""Numbers up to this one are filed as numbers, longer IDs as texts."""

STUB, WITH_NOTE, BARE, IGNORABLE_UNIT = 1, 2, 4, 8
"""Marks of a record, added: the event is a stub; there is a house's own note on it; it has one page for all languages;
the place in `IGNORABLE`."""

IGNORABLE = ("", *Ignorable)
"""Whether an event may be ignored; empty where its article says nothing."""

TOGETHER = 8
"""Records of a shard: one suggestion loads about half a KB."""

FOREMOST = 24
"""So many events of a term are beside it, the most important first; all are only needed for the terms beside it."""

RECORDS = "records"
"""The kind of the shards of records."""


class OtherFormat(ValueError):
    """An index has another version than the one that this program reads."""


@frozen_dataclass()
class CaseRecord:
    """What holds for certain values: `when` as `model.case` compares them, `anchor` behind the article's address."""

    number: int
    anchor: str
    titles: Mapping[Locale, str]
    when: When

    def plain(self) -> Plain:
        return [self.number, self.anchor, self.titles, self.when]

    @classmethod
    def restored(cls, plain: Plain) -> Self:
        number, anchor, titles, when = plain
        return cls(number, anchor, titles, tuple((insertion, tuple(keys)) for insertion, keys in when))


@frozen_dataclass()
class Wording:
    """A message of an event or a variant in all its languages, and the `names` of its insertion strings.

    `codes` are the names of the tables that explain the values of each insertion string, empty if none has any;
    `cases` are what holds for certain values, the first that applies counts.
    """

    messages: Mapping[Locale, str]
    names: tuple[str, ...]
    codes: tuple[tuple[str, ...], ...] = ()
    cases: tuple[CaseRecord, ...] = ()

    def plain(self) -> Plain:
        """The wording as a list, without codes and cases where it has none."""
        if self.cases:
            return [self.messages, self.names, self.codes, [case.plain() for case in self.cases]]
        return [self.messages, self.names, self.codes] if any(self.codes) else [self.messages, self.names]

    @classmethod
    def restored(cls, plain: Plain) -> Self:
        messages, names, codes, cases = (*plain, [], [])[:4]
        return cls(messages, tuple(names), tuple(map(tuple, codes)), tuple(map(CaseRecord.restored, cases)))


@frozen_dataclass(kw_only=True)
class Record:
    """What `lookup` knows of an event. `number` is its place in the order of sources and IDs.

    `weight` is what the event weighs beside others with its ID or its words, see `index.weights`.
    """

    number: int
    source: str
    slug: str
    id: EventId
    level: str | None
    symbolic_names: tuple[str, ...]
    channel: str | None
    categories: tuple[str, ...]
    qualifiers: tuple[int, ...]
    former: tuple[tuple[str, EventId], ...]
    is_stub: bool
    wordings: tuple[Wording, ...]
    weight: int = 0
    has_note: bool = False
    own_slug: str = ""
    ignorable: str = ""
    has_pages: bool = True

    @property
    def event_slug(self) -> str:
        """The event's part of addresses; `own_slug` is the one in its definition."""
        return self.own_slug or id_slug(self.id)

    def plain(self) -> Plain:
        """The record as a list, without number, source and slug, which follow from its place."""
        wordings = [wording.plain() for wording in self.wordings]
        facts = [self.id, self.level, self.symbolic_names, self.channel, self.categories, self.qualifiers]
        marks = self.is_stub * STUB + self.has_note * WITH_NOTE + (not self.has_pages) * BARE
        marks += IGNORABLE.index(self.ignorable) * IGNORABLE_UNIT
        return [*facts, self.former, marks, self.weight, wordings, *([self.own_slug] if self.own_slug else [])]

    @classmethod
    def restored(cls, plain: Plain, number: int, source: "SourceRecord") -> Self:
        id, level, symbolic_names, channel, categories, qualifiers, former, marks, weight, wordings, *own_slug = plain
        return cls(
            number=number,
            source=source.name,
            slug=source.slug,
            id=_id(id),
            level=level,
            symbolic_names=tuple(symbolic_names),
            channel=channel,
            categories=tuple(categories),
            qualifiers=tuple(qualifiers),
            former=tuple((name, _id(former_id)) for name, former_id in former),
            is_stub=bool(marks & STUB),
            wordings=tuple(map(Wording.restored, wordings)),
            weight=weight,
            has_note=bool(marks & WITH_NOTE),
            ignorable=IGNORABLE[marks // IGNORABLE_UNIT],
            own_slug=next(iter(own_slug), ""),
            has_pages=not marks & BARE,
        )


def _id(plain: int | str) -> EventId:
    return plain if isinstance(plain, int) else TextId(plain)


@frozen_dataclass(kw_only=True)
class SourceRecord:
    """An event source: the number of its first event, its other names, and whether its IDs are texts."""

    name: str
    slug: str
    first: int
    others: tuple[str, ...] = ()
    guid: str | None = None
    has_text_ids: bool = False

    def plain(self) -> Plain:
        """The source as a list, without what most sources don't have: a slug, other names, a GUID, IDs of text."""
        rest = ["" if self.slug == slug(self.name) else self.slug, self.others, self.guid]
        if self.has_text_ids:
            return [self.name, self.first, *rest, 1]
        return [self.name, self.first, *(rest if any(rest) else ())]

    @classmethod
    def restored(cls, plain: Plain) -> Self:
        name, first, *rest = plain
        own_slug, others, guid, *text_ids = rest or ("", (), None)
        return cls(
            name=name,
            slug=own_slug or slug(name),
            first=first,
            others=tuple(others),
            guid=guid,
            has_text_ids=bool(text_ids),
        )


KEYED = ("ids", "terms", "anchors", "frequent", "own")
"""The kinds of shards of which the manifest has the first keys and the names."""

SIGNS = re.compile("[a-z]+|[0-9]+")


def shape(id: str) -> str:
    """How an ID looks: a run of letters is `a`, a run of digits `9`, as in `a-9` for `ORA-00600`."""
    return SIGNS.sub(lambda match: "9" if match[0].isdecimal() else "a", id.lower())


@frozen_dataclass()
class TextIds:
    """Where the events of IDs that are texts are filed, by the ID in small letters.

    `shapes` are those of all these IDs, so that a word of another shape is looked up nowhere; none if there are many.
    `patterns` are the regular expressions of the kinds, each for a whole ID, by which an ID that no event has is
    recognised.
    """

    shards: Shards
    shapes: frozenset[str]
    patterns: tuple[str, ...] = ()


@frozen_dataclass(kw_only=True)
class Manifest:
    """The names of all shards: the first one of `records`, `words` by language, the others by their first keys.

    `ids`, `terms` and `anchors` have events by key. A term that many events have is in `terms` with the most important
    ones only, and in `frequent` with all. `own` has the IDs of each source, by the number of its first event.
    `beside` are words that say nothing beside a number; those that call it an ID lead to `id`. `linking` are the
    letters between the parts of compound words, `compounding` the languages that have such words. `elsewhere` are the
    title and the URL of each place that the operator names for what is not known here, by language. `codes` is the
    shard with the directory of code tables, empty if no table is shown; `guides` is the one with the words of guides,
    empty without guides. `script` looks up in a browser, `coverage` counts log files there; `reading` is the name of
    the script that reads pasted entries there.
    """

    events: int
    script: str
    paste: str
    words: Mapping[Locale, str]
    sources: tuple[SourceRecord, ...]
    records: str
    ids: Shards
    terms: Shards
    anchors: Shards
    frequent: Shards
    own: Shards
    beside: Mapping[str, str] = field(default_factory=dict)
    coverage: str = ""
    reading: str = ""
    codes: str = ""
    guides: str = ""
    linking: tuple[str, ...] = ()
    compounding: tuple[Locale, ...] = ()
    elsewhere: Mapping[Locale, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    text_ids: TextIds | None = None

    def plain(self) -> Plain:
        return {
            "format": FORMAT,
            "events": self.events,
            "script": self.script,
            "reading": self.reading,
            "paste": self.paste,
            "words": self.words,
            "sources": [source.plain() for source in self.sources],
            "records": self.records,
            "beside": self.beside,
            "codes": self.codes,
            "linking": self.linking,
            "compounding": self.compounding,
            "elsewhere": self.elsewhere,
            **{name: shards.plain() for name, shards in self._keyed().items()},
            **({"guides": self.guides} if self.guides else {}),
            **({"coverage": self.coverage} if self.coverage else {}),
            **self._filed_texts(),
        }

    def _filed_texts(self) -> Plain:
        """A key that only a catalogue with IDs of text has."""
        if self.text_ids is None:
            return {}
        shards, shapes = self.text_ids.shards, self.text_ids.shapes
        patterns = [self.text_ids.patterns] if self.text_ids.patterns else []
        return {"text_ids": [shards.plain(), sorted(shapes), *patterns]}

    def _keyed(self) -> Mapping[str, Shards]:
        return {name: getattr(self, name) for name in KEYED}

    @classmethod
    def restored(cls, plain: Plain) -> Self:
        """The manifest that `plain` wrote.

        Raises:
            OtherFormat: another version of the index wrote it.
        """
        if plain.get("format", 1) != FORMAT:
            raise OtherFormat(plain.get("format", 1))
        keyed = {name: Shards.restored(plain[name]) for name in KEYED}
        return cls(
            events=plain["events"],
            script=plain["script"],
            reading=plain["reading"],
            paste=plain["paste"],
            words=plain["words"],
            sources=tuple(map(SourceRecord.restored, plain["sources"])),
            records=plain["records"],
            beside=plain["beside"],
            codes=plain["codes"],
            guides=plain.get("guides", ""),
            coverage=plain.get("coverage", ""),
            text_ids=_text_ids(plain.get("text_ids")),
            linking=tuple(plain["linking"]),
            compounding=tuple(plain.get("compounding", ())),
            elsewhere={
                locale: tuple((title, url) for title, url in places) for locale, places in plain["elsewhere"].items()
            },
            **keyed,
        )


def beginning_key(words: Sequence[str]) -> str:
    """The key under which templates that begin with some words are filed."""
    return BEGINNING + "".join(words)[:LONGEST_BEGINNING]


def message_key(words: Sequence[str]) -> str:
    """The term of a message that consists of a few words only; beside the term of its words in one."""
    return "".join(words)[:LONGEST_BEGINNING] + MESSAGE_END


def _text_ids(plain: Plain) -> TextIds | None:
    if not plain:
        return None
    shards, shapes, *patterns = plain
    return TextIds(Shards.restored(shards), frozenset(shapes), tuple(*patterns))
