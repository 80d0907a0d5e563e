"""What every reader of a format shares: what it may have to be told, and a harvest that grows while it reads.

A reader is a function `read(data, settings) -> Harvest`. It makes a `Growing`, adds what it comes across, and returns
its harvest. What no definition may contain (NUL, control characters, halves of pairs) is cleaned in one place, here.
"""

import re
from collections.abc import Mapping
from dataclasses import field, replace

from eventkb.importers.harvest import (
    Harvest,
    ImportedAction,
    ImportedArticle,
    ImportedCode,
    ImportedEvent,
    ImportedSource,
    ImportedTable,
    ImportFault,
    Problem,
    Texts,
)
from eventkb.language.encoding import decoded
from eventkb.language.recognition import Telling
from eventkb.model.frozen import frozen_dataclass
from eventkb.read.yaml.characters import CONTROL, DIRECTION, INVISIBLE, LOST

UNWANTED = re.compile(f"[{CONTROL}{INVISIBLE}{DIRECTION}]")
"""Characters that nobody sees and no definition may contain."""

UNREADABLE = re.compile(f"[{LOST}\ud800-\udfff]")
"""What is left of a character that was lost before: its replacement, or half of a pair."""

LONGEST_NAME = 255
"""Characters of a source's name; Windows allows no longer key in the registry, no file system a longer folder."""


@frozen_dataclass(kw_only=True)
class Settings:
    """What a reader may have to know that its file doesn't say.

    `source` is the event source, `neutral` the language of texts without one, `encoding` that of the file, `name` its
    name, `address` where a page is from. `headings` are the names of fields in all languages, `levels` those of levels
    by their spellings, `labels` the parts of articles or the columns of code tables by what they are called, and
    `telling` the words by which languages are told apart. `table` is the name of a code table.
    """

    source: str = ""
    neutral: str = ""
    encoding: str | None = None
    name: str = ""
    address: str = ""
    table: str = ""
    headings: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    telling: Telling = field(default_factory=dict)


def text_of(data: bytes, settings: Settings) -> str:
    """The text of a file, with `\\n` as its only line break.

    Raises:
        ImportFault: it can't be decoded.
    """
    try:
        text = decoded(data, settings.encoding)
    except (UnicodeDecodeError, LookupError) as wrong:
        raise ImportFault(f"it can't be decoded: {wrong}. Name its encoding with --encoding.") from wrong
    return text.replace("\r\n", "\n").replace("\r", "\n")


class Growing:
    """A harvest that grows while a file is read."""

    def __init__(self) -> None:
        self.sources: dict[str, ImportedSource] = {}
        self.events: list[ImportedEvent] = []
        self.tables: list[ImportedTable] = []
        self.problems: list[Problem] = []
        self.without_message = 0

    def problem(self, line: int, message: str, help: str) -> None:
        """Notes what was not understood; `message` and `help` are sentences."""
        self.problems.append(Problem(line, _plain(message), help))

    def source(self, source: ImportedSource) -> None:
        """Adds a source, unless it has no name or is there already."""
        name = _plain(source.name).strip()
        if name and len(name) <= LONGEST_NAME:
            titles = {tag: _plain(title) for tag, title in source.titles.items()}
            self.sources.setdefault(name, replace(source, name=name, titles=titles))

    def event(self, event: ImportedEvent) -> None:
        """Adds an event; one that has nothing to say is only counted."""
        name = _plain(event.source).strip()
        if not name or len(name) > LONGEST_NAME:
            self.problem(event.line, f"{name[:40]!r} can't be the name of an event source.", "Name it with --source.")
        elif not event.messages and event.article is None:
            self.without_message += 1
        else:
            self.events.append(self._cleaned(replace(event, source=name)))

    def table(self, table: ImportedTable) -> None:
        """Adds a code table; codes without a text are left out, as is a table without codes."""
        codes = tuple(_clean_code(code) for code in table.codes if any(text.strip() for text in code.texts.values()))
        if codes:
            self.tables.append(replace(table, codes=codes, titles=_clean_texts(table.titles)))

    def harvest(self) -> Harvest:
        """What was read."""
        return Harvest(
            sources=tuple(self.sources.values()),
            events=tuple(self.events),
            tables=tuple(self.tables),
            problems=tuple(self.problems),
            without_message=self.without_message,
        )

    def _cleaned(self, event: ImportedEvent) -> ImportedEvent:
        """An event without characters that no definition may contain; whoever sees the message is told what it lost."""
        lost = sum(len(UNREADABLE.findall(text)) for text in event.messages.values())
        if lost:
            self.problem(
                event.line,
                f"{event.source}/{event.id}: the message has {lost} characters that were lost; each is a ? now.",
                "Look at the message in its file, or name the encoding with --encoding.",
            )
        return replace(
            event,
            messages=_clean_texts(event.messages),
            symbolic_name=_name(event.symbolic_name),
            channel=_name(event.channel),
            category=_name(event.category),
            keywords=tuple(filter(None, map(_name, event.keywords))),
            article=_clean_article(event.article) if event.article else None,
        )


def _plain(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return UNREADABLE.sub("?", UNWANTED.sub("", text))


def _name(name: str | None) -> str | None:
    """A name on one line; None if nothing of it is left."""
    return " ".join(_plain(name).split()) or None if name else None


def _clean_texts(texts: Texts) -> Texts:
    return {tag: text for tag, written in texts.items() if (text := _plain(written)).strip()}


def _clean_code(code: ImportedCode) -> ImportedCode:
    return ImportedCode(code=_plain(code.code), texts=_clean_texts(code.texts), symbol=_name(code.symbol))


def _clean_article(article: ImportedArticle) -> ImportedArticle:
    return replace(
        article,
        texts={key: clean for key, texts in article.texts.items() if (clean := _clean_texts(texts))},
        introduction=_clean_texts(article.introduction),
        actions=tuple(map(_clean_action, article.actions)),
        references=tuple((_clean_texts(title), url) for title, url in article.references),
    )


def _clean_action(action: ImportedAction) -> ImportedAction:
    return replace(
        action,
        text=_clean_texts(action.text),
        choices=tuple(map(_clean_action, action.choices)),
        steps=tuple(map(_clean_action, action.steps)),
        note=_clean_texts(action.note),
        command=(action.command[0], _plain(action.command[1])) if action.command else None,
    )
