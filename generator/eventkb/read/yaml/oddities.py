"""What YAML allows and definitions don't, or what YAML reads silently although a person meant something else.

Looks at the parser's events and at the text, never at the meaning of keys.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, pairwise

from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from eventkb.language.wording import quoted, shortened
from eventkb.model.diagnostic import Diagnostic, Fix, Place, Rule, likely
from eventkb.model.frozen import frozen_dataclass
from eventkb.read import rules
from eventkb.read.yaml import characters
from eventkb.read.yaml.characters import ODD_BLANKS, TYPOGRAPHIC_QUOTES
from eventkb.read.yaml.colons import almost_key
from eventkb.read.yaml.events import Event, is_alias, is_list, is_mapping, is_scalar
from eventkb.read.yaml.lines import read_line
from eventkb.read.yaml.quotes import single, swallows_key
from eventkb.read.yaml.values import is_sure

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
ZERO_STARTS = frozenset("0+-")
QUOTES = frozenset("\"'")
NODES: frozenset[object] = frozenset({ScalarEvent, MappingStartEvent, SequenceStartEvent, AliasEvent})
ZEROS = re.compile(r"[-+]?0[0-9]+")
ODD_BLANK = re.compile(f"[{ODD_BLANKS}]")
WORD_PROCESSOR_KEY = re.compile(rf"(?:([–—‒―‐•·▪●○◦➢])\s*|([{TYPOGRAPHIC_QUOTES}]))([a-z_]+)[{TYPOGRAPHIC_QUOTES}]?")
DASHED = re.compile(r"-+(\w.*)")
HALF_COMMENT = re.compile(r"[ \t]+#(?=[^\s#])")
DRIVE = re.compile(r"(?<![\w\\])[A-Za-z]:\\(?![\\\s\"])")
ID = "id"
EVENT_KEYS = frozenset({"source", ID})


@frozen_dataclass()
class OddKey:
    """A key that is not a plain word, or is a duplicate, with the event that begins its mapping."""

    mapping: Event
    event: Event
    duplicate: bool


@frozen_dataclass()
class Oddities:
    """`has_null` says that some key or item may have no value."""

    diagnostics: tuple[Diagnostic, ...] = ()
    has_null: bool = False


@frozen_dataclass(slots=False)
class Source:
    """A file as its text and the parser's events."""

    file: str
    text: str
    events: Sequence[Event]

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def following(self) -> Mapping[int, Event]:
        """The event after each one, by the identity of that one."""
        return {id(event): after for event, after in pairwise(self.events)}

    @cached_property
    def first_keys(self) -> Mapping[tuple[int, str], Event]:
        """The first key of a name in each mapping, by the identity of the mapping's event."""
        first: dict[tuple[int, str], Event] = {}
        open_nodes: list[tuple[Event, bool]] = []  # with whether a key comes next
        for event in self.events:
            if event.__class__ not in NODES:
                if isinstance(event, MappingEndEvent | SequenceEndEvent):
                    open_nodes.pop()
                continue
            if open_nodes:
                outer, is_key = open_nodes[-1]
                open_nodes[-1] = outer, is_mapping(outer) and not is_key
                if is_key and is_scalar(event):
                    first.setdefault((id(outer), event.value), event)
            if is_mapping(event) or is_list(event):
                open_nodes.append((event, is_mapping(event)))
        return first

    def diagnostic(
        self, rule: Rule, event: Event, message: str, help: str, *, width: int | None = None, fix: Fix | None = None
    ) -> Diagnostic:
        """A diagnostic at the first line of an event, or at `width` of its characters."""
        start, end = event.start_mark, event.end_mark
        line = min(start.line, len(self.lines) - 1)
        length = len(self.lines[line])
        column = min(start.column, length)
        last = end.column if end.line == start.line else length
        if width is not None:
            last = column + width
        place = Place.in_line(self.file, line + 1, column + 1, max(column, min(last, length)) + 1)
        return Diagnostic(rule, place, message, help, fix=fix)

    def rest(self, event: Event) -> str:
        """The rest of the line after an event."""
        mark = event.end_mark
        line: str = self.lines[mark.line] if mark.line < len(self.lines) else ""
        return line[mark.column :]

    def written(self, event: Event) -> str:
        """The first line of an event as it was typed, to the end of the line."""
        line: str = self.lines[event.start_mark.line]
        return line[event.start_mark.column :]


def find(file: str, text: str, events: Sequence[Event], keys: Sequence[OddKey]) -> Oddities:
    """All oddities of a file. Cheap tests come first, because most files have none."""
    source = Source(file, text, events)
    scalars = [event for event in events if event.__class__ is ScalarEvent]
    plain = [event for event in scalars if not event.style]
    values = [event.value for event in plain]
    signs = [event for event in events if event.__class__ in NODES and (event.anchor or event.tag)]
    finders = (
        _keys(source, keys) if keys else (),
        _zeros(source, plain) if any(value[:1] in ZERO_STARTS for value in values) else (),
        _signs(source, signs),
        _comments(source, plain) if " #" in text or "\t#" in text else (),
        _quotes(source, [event for event in scalars if event.style in QUOTES]),
        _directives(source) if "%" in text else (),
    )
    return Oddities(tuple(chain.from_iterable(finders)), not NULLS.isdisjoint(values))


def too_deep(file: str, text: str, event: Event) -> Diagnostic:
    """The diagnostic about lists and keys that are nested too deep."""
    message = "lists and keys are nested more than 64 levels deep here"
    help = "delete the surplus brackets or dashes"
    return Source(file, text, ()).diagnostic(rules.NESTED_TOO_DEEP, event, message, help, width=1)


def second_document(file: str, text: str, event: Event) -> Diagnostic:
    """The diagnostic about a second document; the event is that of its `---`."""
    source = Source(file, text, ())
    if event.version or event.tags:
        return _directive(source, event)
    message = "a line of --- begins a second document"
    return source.diagnostic(rules.SECOND_DOCUMENT, event, message, "move what follows into a file of its own")


def _keys(source: Source, keys: Sequence[OddKey]) -> Iterator[Diagnostic]:
    doubled = [key for key in keys if key.duplicate and key.mapping.start_mark.column == 0]
    if {key.event.value for key in doubled} >= EVENT_KEYS:
        # Whoever pastes a second event below the first has one thing to fix, not ten.
        message = "a second event begins here, but a file defines one"
        help = "move it into a file of its own, named by its ID"
        yield source.diagnostic(rules.SEVERAL_EVENTS, doubled[0].event, message, help)
        keys = [key for key in keys if key not in doubled]
    mapping_before: Event = None
    for key in keys:
        # Lines that were pasted twice below a key are one thing to fix as well; the outermost keys are one each.
        is_pasted = key.duplicate and key.mapping is mapping_before and key.mapping.start_mark.column > 0
        mapping_before = key.mapping if key.duplicate else None
        diagnostic = None if is_pasted else _key(source, key)
        if diagnostic:
            yield diagnostic


def _key(source: Source, key: OddKey) -> Diagnostic | None:
    """What is odd about a key; None if it may only be unknown."""
    if not is_scalar(key.event):
        return _complex_key(source, key)
    if key.duplicate:
        return _duplicate(source, key)
    return next((diagnostic for finder in KEY_FINDERS if (diagnostic := finder(source, key))), None)


def _merge_key(source: Source, key: OddKey) -> Diagnostic | None:
    if key.event.value != "<<":
        return None
    help = "write the keys themselves, or use a shared text from events/shared/"
    return source.diagnostic(rules.MERGE_KEY, key.event, "<< copies keys, which definitions do not support", help)


def _no_key(source: Source, key: OddKey) -> Diagnostic | None:
    if key.event.value.strip():
        return None
    message = "there is no key before this colon"
    return source.diagnostic(
        rules.NOT_YAML, key.event, message, "write a key before the colon, or delete the line", width=1
    )


def _odd_blank(source: Source, key: OddKey) -> Diagnostic | None:
    blank = ODD_BLANK.search(key.event.value)
    if blank is None:
        return None
    name = ODD_BLANK.sub(" ", key.event.value).strip()
    message = f"the key `{shortened(name)}` contains a character that only looks like a space (U+{ord(blank[0]):04X})"
    help = "delete it, and type spaces with the space bar"
    return source.diagnostic(rules.ODD_BLANK, key.event, message, help)


def _dash(source: Source, key: OddKey) -> Diagnostic | None:
    dashed = DASHED.fullmatch(key.event.value)
    if dashed is None or key.mapping.flow_style:
        return None
    message = "the space after the dash is missing"
    return source.diagnostic(rules.NO_BLANK_AFTER_DASH, key.event, message, f"write - {shortened(dashed[1], 40)}: …")


def _joined(source: Source, key: OddKey) -> Diagnostic | None:
    almost = almost_key(key.event.value)
    if almost is None or not key.mapping.flow_style or not _has_no_value(source, key.event):
        return None
    _, rule, message, help = almost
    return source.diagnostic(rule, key.event, message, help)


def _word_processor(source: Source, key: OddKey) -> Diagnostic | None:
    """A bullet or a long dash before a key, or typographic quotation marks around it."""
    match = WORD_PROCESSOR_KEY.fullmatch(key.event.value)
    if match is None:
        return None
    sign = match[1] or match[2]
    message = f"{sign} is a sign of word processors, which YAML takes for a part of the key"
    help = f"write {match[3]}"
    if match[1]:
        help = f"type a hyphen and a space instead: - {match[3]}; or delete it, where no list is meant"
    fix = Fix(match[3]) if match[2] else None
    return source.diagnostic(rules.WORD_PROCESSOR_SIGN, key.event, message, help, fix=fix)


KEY_FINDERS: tuple[Callable[[Source, OddKey], Diagnostic | None], ...] = (
    _merge_key,
    _no_key,
    _odd_blank,
    _dash,
    _joined,
    _word_processor,
)


def _has_no_value(source: Source, key: Event) -> bool:
    following = source.following[id(key)]
    return is_scalar(following) and following.start_mark.index == following.end_mark.index


def _complex_key(source: Source, key: OddKey) -> Diagnostic:
    outer, inner = key.mapping, key.event
    if is_mapping(inner) and inner.flow_style and inner.start_mark.index == outer.start_mark.index + 1:
        text = source.written(outer)
        help = f"put it in quotation marks: {quoted(text)}"
        message = "a text without quotation marks cannot begin with {{"
        return source.diagnostic(rules.TEXT_BEGINS_WITH_BRACE, outer, message, help, width=2)
    if is_alias(inner):
        message = f"*{inner.anchor} is used as a key"
        return source.diagnostic(rules.COMPLEX_KEY, inner, message, "write the key itself")
    what = "a list" if is_list(inner) else "a pair of braces"
    return source.diagnostic(rules.COMPLEX_KEY, inner, f"{what} is used as a key", "write a word before the colon")


def _duplicate(source: Source, key: OddKey) -> Diagnostic:
    event = key.event
    first = source.first_keys.get((id(key.mapping), event.value), event)
    where = f", first in line {first.start_mark.line + 1}" if first is not event else ""
    help = "delete one of the two, or join their texts"
    return source.diagnostic(rules.DUPLICATE_KEY, event, f"the key `{event.value}` is written twice{where}", help)


def _zeros(source: Source, plain: Sequence[Event]) -> Iterator[Diagnostic]:
    ids = {following.start_mark.index for key, following in pairwise(source.events) if getattr(key, "value", "") == ID}
    for event in plain:
        # Whether an ID may begin with a zero depends on the kind of its source, which nobody knows here.
        if ZEROS.fullmatch(event.value) and event.start_mark.index not in ids:
            bare = event.value.lstrip("+-").lstrip("0") or "0"
            message = f"the number {event.value} begins with a zero"
            help = f'write {bare}; or "{event.value}" in quotation marks, if it is a text'
            yield source.diagnostic(rules.LEADING_ZERO, event, message, help, fix=likely(bare))


def _signs(source: Source, events: Sequence[Event]) -> Iterator[Diagnostic]:
    """Anchors, aliases and tags, and texts that became one because they begin with `&`, `*` or `!`."""
    for event in events:
        if is_alias(event):
            typed = quoted(f"*{event.anchor}")
            help = f"write the value itself; or, if it is a text, put it in quotation marks: {typed}"
            message = f"the alias *{event.anchor} repeats another part of the file"
            yield source.diagnostic(rules.ALIAS, event, message, help)
        elif event.anchor:
            yield _anchor(source, event)
        elif not is_sure(event):
            yield _tag(source, event)


def _begins_text(event: Event) -> bool:
    """Whether words follow the sign on its line, so that it was meant as the first letter of a text."""
    return is_scalar(event) and not event.style and bool(event.value)


def _tag(source: Source, event: Event) -> Diagnostic:
    text = source.written(event)
    if _begins_text(event) and not text.startswith("!!"):
        message = "a text without quotation marks cannot begin with !, which begins a tag in YAML"
        help = f"put it in quotation marks: {quoted(text)}"
        return source.diagnostic(rules.TEXT_BEGINS_WITH_EXCLAMATION_MARK, event, message, help, width=1)
    name = text.split(" ", 1)[0]
    help = "delete it; write numbers plainly and texts in quotation marks"
    return source.diagnostic(rules.TAG, event, f"{shortened(name, 30)} forces a type", help, width=len(name))


def _anchor(source: Source, event: Event) -> Diagnostic:
    text = source.written(event)
    if _begins_text(event) and text.startswith("&"):
        message = "a text without quotation marks cannot begin with &, which begins an anchor in YAML"
        help = f"put it in quotation marks: {quoted(text)}"
        return source.diagnostic(rules.TEXT_BEGINS_WITH_AMPERSAND, event, message, help, width=1)
    message = f"the anchor &{event.anchor} names a part of the file, to be repeated elsewhere"
    help = "delete it; a text that several events need belongs into events/shared/"
    return source.diagnostic(rules.ANCHOR, event, message, help, width=len(event.anchor) + 1)


def _comments(source: Source, plain: Sequence[Event]) -> Iterator[Diagnostic]:
    """Texts that end at a `#` which was meant to be part of them."""
    lines = {number for number, line in enumerate(source.lines) if "#" in line}
    for event in plain:
        if event.end_mark.line not in lines:
            continue
        rest = source.rest(event)
        cut = HALF_COMMENT.match(rest)
        if cut and event.value:
            lost = rest[cut.end() - 1 :]
            message = f"a comment begins here, so the text ends before {shortened(lost, 30)}"
            whole = quoted(f"{event.value}{rest}")
            help = f"put the text in quotation marks: {whole}; or write a space after the #, if it is a comment"
            mark = event.end_mark
            start = mark.column + cut.end()
            place = Place.in_line(source.file, mark.line + 1, start, start + len(lost))
            yield Diagnostic(rules.TEXT_CUT_BY_COMMENT, place, message, help)


def _quotes(source: Source, scalars: Sequence[Event]) -> Iterator[Diagnostic]:
    """Texts in quotation marks that swallowed keys, or in which a backslash does not mean itself."""
    for event in scalars:
        style, start, end = event.style, event.start_mark, event.end_mark
        if start.line != end.line:
            inner = source.lines[start.line + 1 : end.line + 1]
            if swallows_key(read_line(start.line, source.lines[start.line]), inner):
                text = source.written(event)
                message = f"this text begins with a quotation mark and does not end before line {end.line + 1}"
                help = f"close the quotation mark: {style}{shortened(text.strip(style))}{style}"
                yield source.diagnostic(rules.UNCLOSED_QUOTE, event, message, help)
                continue
        if style == '"' and "\\" in source.text[start.index : end.index]:
            yield from _backslashes(source, event)


def _backslashes(source: Source, event: Event) -> Iterator[Diagnostic]:
    typed = source.text[event.start_mark.index + 1 : event.end_mark.index - 1]
    if DRIVE.search(typed):
        message = 'in "…" a backslash changes the next character: \\t is a tab, \\n a line break'
        help = f"put the text in single quotation marks: {single(typed)}"
        yield source.diagnostic(rules.BACKSLASH_IN_DOUBLE_QUOTES, event, message, help)
        return
    hidden = characters.hidden(event.value)
    if hidden:
        rule, message, help = hidden
        yield source.diagnostic(rule, event, f"{message} in this text, written as an escape", help)


def _directives(source: Source) -> Iterator[Diagnostic]:
    for event in source.events[:2]:
        if isinstance(event, DocumentStartEvent) and (event.version or event.tags):
            yield _directive(source, event)


def _directive(source: Source, event: Event) -> Diagnostic:
    message = "a line that begins with % is an instruction to the YAML reader"
    return source.diagnostic(rules.DIRECTIVE, event, message, "delete it, and the line of --- as well")
