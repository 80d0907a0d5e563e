"""The rules about single texts: what they must not contain, and translations that nobody made."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import chain

from eventkb.check.rule import Check, Scope, rule
from eventkb.check.subject import Subject, shared_actions
from eventkb.check.writings import Writing
from eventkb.language.markup import Fault
from eventkb.language.prompts import UNFINISHED
from eventkb.language.protected import BORDER
from eventkb.language.wording import one_of, shortened
from eventkb.model.diagnostic import Finding, Fix, Path, Severity, likely
from eventkb.model.event import PLACEHOLDER, Event, action_prose, insertion_numbers, placeholder
from eventkb.model.locale import Locale
from eventkb.model.passage import MESSAGE, PROSE, Passage
from eventkb.model.source import SharedText
from eventkb.model.text import TranslationState, state

HEADING = re.compile(r"(?m)^ {0,3}#{1,6} +(\S(?:.*[^ #\n])?)[ #]*$")
OTHER_SIGNS = re.compile(
    r"(?<![{$\w])\{(?P<name>[a-z]\w*)\}(?!\})|<(?P<angle>[a-z]\w*)>|(?<![\w%])%(?P<number>[1-9]\d?)(?![\w%])"
)
"""How people write the reader's value in a command, besides `{{name}}`: `{name}`, `<name>`, `%1`."""

RELATIVE_LINK = re.compile(r"(?<!!)\[[^\[\]\n]+\]\((?!//|#|<|[a-z][a-z+.-]*:)([^)\s]{1,300}+)\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
TABLE = re.compile(r"^ *+(?:\| *+)?:?-{3,}+:? *+\|[ :|-]*$", re.MULTILINE)
"""The line below the head of a table, as GitHub's Markdown has it."""

OF_A_SHELL = re.compile(r"%[A-Za-z~]")
"""A variable of a shell, beside which `%1` is one, too."""

DRAFTED = re.compile(rf"\s*(?:{UNFINISHED}|FIXME|TBD\b|[Xx]{{3,}}\W*$|[Ll]orem ipsum)")
"""How a text begins that somebody wants to write later."""

DRAFT_BEGINNING = re.compile(rf"\s*(?:{UNFINISHED}|FIXME|TBD|[Xx]{{3}}|[Ll]orem ipsum)")
"""The same without what must follow."""

VALUE_IN_PROSE = re.compile(r"%[1-9]|\{\{")
"""What each value in prose begins with: a placeholder, or an insertion string."""

INSERTION_IN_PROSE = re.compile(r"%(?<![\w%]%)[1-9]\d?\b")
"""It begins with its sign, which is searched for much faster than for what is not before it."""

SOMETHING = re.compile(r"[^\W_]")
"""A letter or a digit of any alphabet."""

NOTHING_BETWEEN_BORDERS = re.compile(r"\0(?:[^\w\0]|_)*\0")
"""A text without one, among texts with a border before and after each."""

CODE_OR_LINK = re.compile(r"`[^`]*`|\]\([^)]*\)|\[\[[^\]]*\]\]|\w+://\S+")
CODE_OR_EVENT_LINK = re.compile(r"`[^`]*`|\]\([^)]*\)|\[\[[^\]]*\]\]")
"""The same for texts without `://`, which is found much faster."""

WORD = re.compile(r"[^\W\d_]{2,}")
FEWEST_WORDS = 4
"""A text of fewer words may well be the same in two languages: `Nightly Backup Service`."""

LONE_INSERTION = re.compile(r"(?<![\w%/.=-])%\d{1,2}(?![\w%])")
"""An insertion string in prose, where `%` may also belong to an address (`a%20b`) or to a variable (`%1COM%`)."""


ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
MARKUP = frozenset("<>&")
"""Characters that would mean something else in Markdown, so that a person has to decide."""

NAMES = {"\N{NO-BREAK SPACE}": "a space", "\N{SOFT HYPHEN}": "nothing, or a hyphen"}
SPACED_PLACEHOLDER = re.compile(r"\{\{[ ]*([\w-]+(?:[ ]+[\w-]+)+)[ ]*\}\}")
"""A placeholder whose name has spaces, which no insertion string can have."""


@rule("E221", "text-without-words", scope=Scope.FILE)
def text_without_words(subject: Subject) -> Iterator[Finding]:
    if not NOTHING_BETWEEN_BORDERS.search(f"{BORDER}{subject.prose.together}{BORDER}"):
        return
    for passage, locale, value in subject.prose:
        if not SOMETHING.search(value):
            yield text_without_words.at(
                passage.file,
                passage.at(locale),
                f'the text "{shortened(value)}" says nothing',
                help="write the text, or delete its line",
            )


@rule("E222", "raw-html", scope=Scope.FILE)
def raw_html(subject: Subject) -> Iterator[Finding]:
    help = "put it into backticks, or use Markdown: **bold**, *italic*, [words](https://…)"
    for occurrence, written in _faults(subject, "raw-html"):
        if not written.startswith("</"):
            yield _at(raw_html, occurrence, f"HTML is shown as it was typed: {shortened(written)}", help)


@rule("E223", "unsafe-link", scope=Scope.FILE)
def unsafe_link(subject: Subject) -> Iterator[Finding]:
    help = "link an address with https://, http:// or mailto:, or put a path into backticks"
    for occurrence, written in _faults(subject, "unsafe-link"):
        yield _at(unsafe_link, occurrence, f"a link cannot lead to {shortened(written)}", help)


@rule("E224", "image", scope=Scope.FILE)
def image(subject: Subject) -> Iterator[Finding]:
    help = "say it in words, or link it: [words](https://…)"
    for occurrence, written in _faults(subject, "image"):
        yield _at(image, occurrence, f"images are not shown: {shortened(written)}", help)


@rule("E355", "relative-link", scope=Scope.FILE)
def relative_link(subject: Subject) -> Iterator[Finding]:
    for passage, locale, value in subject.prose.with_any("]("):
        for match in RELATIVE_LINK.finditer(CODE.sub("", value)):
            is_host = re.match(r"(?:www\.|[\w-]+\.(?:com|org|net|de|io)\b)", match[1])
            other = "name an event as [[Source/ID]], or write the whole address, beginning with https://"
            yield relative_link.at(
                passage.file,
                passage.at(locale),
                f"the link to {shortened(match[1])} leads nowhere: texts are shown on many pages",
                help=f"write https://{match[1]}" if is_host else other,
                span=(value.find(match[1]), value.find(match[1]) + len(match[1])),
            )


@rule("E356", "table-in-text", Severity.WARNING, scope=Scope.FILE)
def table_in_text(subject: Subject) -> Iterator[Finding]:
    for passage, locale, value in subject.prose.with_any("|"):
        match = TABLE.search(value)
        if match:
            yield table_in_text.at(
                passage.file,
                passage.at(locale),
                "a table is shown as the signs that it is typed with",
                help="write a list: one item for each row",
                span=match.span(),
            )


@rule("E353", "heading-in-text", Severity.WARNING, scope=Scope.FILE)
def heading_in_text(subject: Subject) -> Iterator[Finding]:
    for passage, locale, value in subject.prose.with_any("#"):
        for heading in HEADING.finditer(value):
            words = heading[1].rstrip(".:! ")
            yield heading_in_text.at(
                passage.file,
                passage.at(locale),
                f"a text has no headings of its own: {shortened(heading[0])}",
                help=f"begin the paragraph with bold words: **{shortened(words)}.** …",
                span=heading.span(),
            )


@rule("E225", "untranslated-text", Severity.WARNING, scope=Scope.FILE)
def untranslated_text(subject: Subject) -> Iterator[Finding]:
    for original, locale, passages in subject.translated:
        for passage in passages:
            if _is_copy(passage, original, locale):
                yield untranslated_text.at(
                    passage.file,
                    passage.at(locale),
                    f"the text under {locale} is the same as under {original}",
                    help=f"translate it, or delete the line of {locale}",
                )


@rule("E226", "unknown-insertion-name", scope=Scope.FILE)
def unknown_insertion_name(subject: Subject) -> Iterator[Finding]:
    for event, path, match in _placeholders(subject):
        if any(insertion and match[0] == placeholder(insertion.name) for insertion in event.insertions):
            continue
        names = _names(event)
        if match[0] not in names:
            yield unknown_insertion_name.unknown(
                event.file,
                path,
                f"no insertion string of {event.key} is called {match[0]}",
                name=match[0],
                known=names,
                help=f"write {one_of(sorted(names))}" if names else "describe the insertion string under `insertions`",
                span=match.span(),
            )


@rule("E354", "value-in-other-signs", Severity.WARNING, scope=Scope.FILE)
def value_in_other_signs(subject: Subject) -> Iterator[Finding]:
    for event, path, command in subject.event_commands:
        # A placeholder with both of its braces is as it should be.
        if not ("<" in command.run or "%" in command.run or "{" in command.run.replace("{{", "")):
            continue
        for match in OTHER_SIGNS.finditer(command.run):
            if match["number"] and OF_A_SHELL.search(command.run):
                continue
            name = match["name"] or match["angle"] or _insertion_name(event, int(match["number"] or 0))
            if name and placeholder(name) in _names(event):
                yield value_in_other_signs.at(
                    event.file,
                    path,
                    f"{match[0]} is copied as it was typed, not as the reader's value of {name}",
                    help=f"write {{{{{name}}}}}",
                    span=match.span(),
                    fix=likely(f"{{{{{name}}}}}"),
                )


def _insertion_name(event: Event, number: int) -> str:
    """The name of an insertion string of the event itself; empty where it has none."""
    insertion = event.insertions[number - 1] if 0 < number <= len(event.insertions) else None
    return insertion.name if insertion else ""


@rule("E227", "insertion-in-shared-text", scope=Scope.FILE)
def insertion_in_shared_text(subject: Subject) -> Iterator[Finding]:
    for shared in subject.definitions.shared.values():
        for path, locale, value, pattern in _shared_values(shared):
            for match in pattern.finditer(value):
                yield insertion_in_shared_text.at(
                    shared.file,
                    path if locale is None else (*path, locale),
                    f"the shared text {shared.key} contains {match[0]}, which means something else in each event",
                    help="say it in words, or write this action into the event itself",
                    span=match.span(),
                )


@rule("E228", "unfinished-text", scope=Scope.FILE)
def unfinished_text(subject: Subject) -> Iterator[Finding]:
    for writings in subject.by_language.values():
        for passage, locale, value in writings.beginning(DRAFT_BEGINNING):
            if passage.form is not MESSAGE and DRAFTED.match(value):
                yield unfinished_text.at(
                    passage.file,
                    passage.at(locale),
                    "this text is still to be written",
                    help="write it; or delete it, if nobody can know it",
                )


@rule("E229", "placeholder-in-prose", Severity.WARNING, scope=Scope.FILE)
def placeholder_in_prose(subject: Subject) -> Iterator[Finding]:
    for passage, locale, value in subject.prose.with_any("{{", "%"):
        if passage.owner.startswith("shared/") or not VALUE_IN_PROSE.search(value):
            continue
        prose = _without_code(value)
        matches = [*PLACEHOLDER.finditer(prose)] if "{{" in value else []
        matches += INSERTION_IN_PROSE.finditer(prose) if "%" in value and "/" in passage.owner else ()
        for match in matches:
            yield placeholder_in_prose.at(
                passage.file,
                passage.at(locale),
                f"{match[0]} is shown as it was typed, since only messages and commands take values",
                help="say it in words, or move it into a command",
                span=match.span(),
            )


@rule("E230", "character-as-entity", Severity.WARNING, scope=Scope.FILE)
def character_as_entity(subject: Subject) -> Iterator[Finding]:
    for passage, locale, value in chain(*(writings.with_any("&") for writings in subject.by_language.values())):
        for match in ENTITY.finditer(_without_code(value)):
            character = unescape(match[0])
            if character == match[0]:
                continue
            is_sure = character not in MARKUP
            yield character_as_entity.at(
                passage.file,
                passage.at(locale),
                f"{match[0]} is a sign of HTML, and texts are not HTML",
                help=f"type the character itself: {NAMES.get(character, character)}",
                span=match.span(),
                fix=Fix(character) if is_sure else None,
            )


Occurrence = tuple[Writing, Fault]


def _faults(subject: Subject, kind: str) -> Iterator[tuple[Occurrence, str]]:
    """The faults of a kind, each with what is written there."""
    return ((occurrence, occurrence[1].written) for occurrence in subject.faults if occurrence[1].kind == kind)


def _at(check: Check, occurrence: Occurrence, message: str, help: str) -> Finding:
    """A finding at the characters of a fault, if the text has them just as the fault says."""
    (passage, locale, value), fault = occurrence
    span = fault.span if value[slice(*fault.span)] == fault.written else None
    return check.at(passage.file, passage.at(locale), message, help=help, span=span)


def _without_code(text: str) -> str:
    """A text with blanks in the place of code and links; all other characters keep their positions."""
    return (CODE_OR_LINK if "://" in text else CODE_OR_EVENT_LINK).sub(lambda match: " " * len(match[0]), text)


def _is_copy(passage: Passage, original: Locale, locale: Locale) -> bool:
    """Whether somebody has copied the original; words that a person has reviewed are meant to be the same."""
    values = passage.text.values
    return (
        values[locale].strip() == values[original].strip()
        and _is_translatable(passage, locale)
        and len(WORD.findall(CODE_OR_LINK.sub(" ", values[locale]))) >= FEWEST_WORDS
        and state(passage.text, locale, passage.lists) is not TranslationState.REVIEWED
    )


def _is_translatable(passage: Passage, locale: Locale) -> bool:
    """Whether a text is a translation; the vendor's own wording is none, and names and titles are often the same."""
    if passage.form is MESSAGE:
        return locale not in passage.originals
    return passage.form is PROSE or "insertions" in passage.path


def _placeholders(subject: Subject) -> Iterator[tuple[Event, Path, re.Match[str]]]:
    """Each `{{name}}` in a command of an event, with its place."""
    for event, path, command in subject.event_commands:
        if "{{" in command.run:
            for match in chain(PLACEHOLDER.finditer(command.run), SPACED_PLACEHOLDER.finditer(command.run)):
                yield event, path, match


def _names(event: Event) -> frozenset[str]:
    """The placeholders that commands of an event may use. An insertion string without a name goes by its number."""
    wordings = (event.insertions, *(variant.insertions or () for variant in event.variants))
    named = {insertion.name for insertions in wordings for insertion in insertions if insertion}
    messages = (event.message, *(variant.message for variant in event.variants if variant.message))
    values = [value for message in messages for value in message.values.values()]
    numbers = frozenset[int]().union(*map(insertion_numbers, values))
    described = {number for insertions in wordings for number, insertion in enumerate(insertions, 1) if insertion}
    return frozenset(map(placeholder, (*named, *map(str, numbers - described))))


def _shared_values(shared: SharedText) -> Iterator[tuple[Path, Locale | None, str, re.Pattern[str]]]:
    """The texts and commands of a shared text, each with a pattern of what an insertion string looks like in it.

    In a command only a placeholder is one: `%1` is a parameter of a batch file there.
    """
    for path, text in action_prose((), shared.action):
        for locale, value in text.values.items():
            yield path, locale, value, LONE_INSERTION
            yield path, locale, value, PLACEHOLDER
    for path, action in shared_actions(shared):
        if action.command:
            yield (*path, "command", "run"), None, action.command.run, PLACEHOLDER
