"""The rules about messages, the insertion strings in them, and the versions that they apply to."""

import re
from collections.abc import Iterable, Iterator

from eventkb.check.rule import Check, Scope, rule
from eventkb.check.subject import Subject
from eventkb.check.wordings import Wording
from eventkb.language.prompts import UNFINISHED
from eventkb.model.diagnostic import Finding, Path, Severity
from eventkb.model.event import Event, Insertion, cases
from eventkb.model.locale import SOURCE_LANGUAGE, Locale

ENVIRONMENT = frozenset({"%systemroot%", "%windir%", "%systemdrive%", "%programfiles%", "%programdata%", "%temp%"})
"""Variables of a system, which a message names as they are."""

OF_PROGRAM = re.compile(
    r"(?<!%)%(?:-?\d*\.?\d*)(?:[lhw]{1,2})?[sdiuxX](?![\w%])|\{\d(?::[^{}\n]{1,12})?\}|(?<!%)%[A-Za-z]\w+%(?!%)"
)
"""The placeholders of printf, without those that could be an insertion string, of .NET, and of batch files."""

OF_MESSAGE_FILE = re.compile(r"(?<!%)%(?:([1-9]\d?)![^!\n]{1,12}!|([nrt0b])(?![a-z0-9_%]))")
"""What only source files of messages have: `%1!s!` says how a value is printed, `%n` ends a line, `%0` the message."""

ORDINARY = re.compile(r"%[1-9]\d?(?![\w!.])")
"""An insertion string that none of these placeholders begins with."""

OF_LINES = {"n": "a line break", "r": "a line break", "t": "a tab", "b": "a space", "0": "the end of the message"}


@rule("E231", "insertions-differ", scope=Scope.FILE)
def insertions_differ(subject: Subject) -> Iterator[Finding]:
    help = "use the same numbers as the original, in whatever order the sentence needs"
    return _differing(subject, insertions_differ, help, of_vendor=False)


@rule("E232", "vendor-insertions-differ", Severity.WARNING, scope=Scope.FILE)
def vendor_insertions_differ(subject: Subject) -> Iterator[Finding]:
    help = "compare both with the vendor's messages; if they are right, leave them as they are"
    return _differing(subject, vendor_insertions_differ, help, of_vendor=True)


@rule("E233", "undescribed-insertion", Severity.WARNING, scope=Scope.FILE)
def undescribed_insertion(subject: Subject) -> Iterator[Finding]:
    for event, wordings in subject.wordings:
        if event.is_stub:
            continue
        for wording in wordings:
            described = {number for number, insertion in enumerate(wording.insertions, 1) if insertion}
            missing = sorted(wording.used - described - {0})
            if missing:
                yield undescribed_insertion.at(
                    event.file,
                    wording.message_path,
                    f"{_listed(missing)} of {event.key} {'has' if len(missing) == 1 else 'have'} no description",
                    help=f"say what it is in item {missing[0]} of `insertions`: - {{name: …, {_first(subject)}: …}}",
                )


def _first(subject: Subject) -> Locale:
    """The language in which somebody describes things first."""
    return SOURCE_LANGUAGE if SOURCE_LANGUAGE in subject.locales else min(subject.locales, default=SOURCE_LANGUAGE)


@rule("E234", "unused-insertion", Severity.WARNING, scope=Scope.FILE)
def unused_insertion(subject: Subject) -> Iterator[Finding]:
    for event, wordings in subject.wordings:
        for path, insertions, used in _lists(wordings):
            for number, insertion in enumerate(insertions, 1):
                if insertion and number not in used and not _is_in_cases(event, insertion):
                    yield unused_insertion.at(
                        event.file,
                        (*path, number - 1),
                        f"{insertion.name} is item {number}, but no message of {event.key} contains %{number}",
                        help="write `- null` in its place, or move it to the item whose number the message contains",
                    )


def _is_in_cases(event: Event, insertion: Insertion) -> bool:
    """Whether a case of an event is for certain values of an insertion string."""
    return any(condition.name == insertion.name for _, case in cases(event) for condition in case.when)


@rule("E235", "insertion-named-twice", scope=Scope.FILE)
def insertion_named_twice(subject: Subject) -> Iterator[Finding]:
    for event, wordings in subject.wordings:
        for path, insertions, _ in _lists(wordings):
            seen: dict[str, int] = {}
            for number, insertion in enumerate(insertions, 1):
                if insertion and seen.setdefault(insertion.name, number) != number:
                    yield insertion_named_twice.at(
                        event.file,
                        (*path, number - 1, "name"),
                        f"%{seen[insertion.name]} and %{number} are both called {insertion.name}",
                        help="give one of them a name that says how it differs from the other",
                    )


@rule("E236", "version-in-two-variants", scope=Scope.FILE)
def version_in_two_variants(subject: Subject) -> Iterator[Finding]:
    for event in subject.definitions.events:
        seen: dict[str, int] = {}
        for number, place, version in _variant_versions(event):
            if seen.setdefault(version, number) != number:
                yield version_in_two_variants.at(
                    event.file,
                    place,
                    f"version {version} already belongs to variant {seen[version] + 1}",
                    help="delete it in one of the two, or join the two variants",
                )


@rule("E237", "variant-of-other-version", scope=Scope.FILE)
def variant_of_other_version(subject: Subject) -> Iterator[Finding]:
    for event in subject.definitions.events:
        for _, place, version in _variant_versions(event):
            if event.versions and version not in event.versions:
                yield variant_of_other_version.at(
                    event.file,
                    place,
                    f"version {version} is not among the versions of {event.key}",
                    help=f'add "{version}" to the `versions` of the event, or correct it here',
                )


@rule("E238", "placeholder-of-program", Severity.WARNING, scope=Scope.FILE)
def placeholder_of_program(subject: Subject) -> Iterator[Finding]:
    for event, wordings in subject.wordings:
        for wording in wordings:
            for locale, value in wording.message.values.items():
                path = wording.message_path if wording.message.neutral else (*wording.message_path, locale)
                if not _is_odd(value):
                    continue
                yield from _of_message_file(event, path, value)
                for match in OF_PROGRAM.finditer(value):
                    if _is_described(match[0], wording) or match[0].casefold() in ENVIRONMENT:
                        continue
                    yield placeholder_of_program.at(
                        event.file,
                        path,
                        f"{match[0]} stands for a value in a program, but no reader's value is recognised there",
                        help="write %1 for the first value of the event, %2 for the second, and so on",
                        span=match.span(),
                    )


def _is_odd(value: str) -> bool:
    """Whether a message has one of these signs beside its insertion strings. Most messages have none."""
    rest = ORDINARY.sub("", value) if "%" in value else value
    return "%" in rest or "{" in rest


def _of_message_file(event: Event, path: Path, value: str) -> Iterator[Finding]:
    """What only source files of messages have, and no entry of a log."""
    for match in OF_MESSAGE_FILE.finditer(value):
        number, sign = match.groups()
        means = "how a value is printed" if number else f"that here is {OF_LINES[sign]}"
        help = f"write %{number}" if number else "write the message as readers see it: in a block below |, line by line"
        yield placeholder_of_program.at(
            event.file, path, f"{match[0]} says {means} in the source of a program", help=help, span=match.span()
        )


def _is_described(placeholder: str, wording: Wording) -> bool:
    """Whether what looks like a placeholder is an insertion string with a letter after it, as in `%2s` for seconds."""
    digits = placeholder[1:-1]
    described = wording.insertions
    return digits.isdecimal() and 0 < int(digits) <= len(described) and described[int(digits) - 1] is not None


@rule("E239", "unwritten-message", Severity.WARNING, scope=Scope.FILE)
def unwritten_message(subject: Subject) -> Iterator[Finding]:
    for event, wordings in subject.wordings:
        for wording in wordings:
            if any(value.lstrip().startswith(UNFINISHED) for value in wording.message.values.values()):
                yield unwritten_message.at(
                    event.file,
                    wording.message_path,
                    f"the message of {event.key} is still to be written",
                    help="copy it from the log, and write %1, %2 … in the place of its values",
                )


def _differing(subject: Subject, check: Check, help: str, of_vendor: bool) -> Iterator[Finding]:
    """Messages with other insertion strings than their original; `of_vendor` if both are the vendor's own."""
    for event, wordings in subject.wordings:
        for wording in wordings:
            original = wording.message.source_language
            expected = wording.numbers[original]
            for locale, numbers in wording.numbers.items():
                if numbers != expected and {original, locale}.issubset(wording.original_languages) is of_vendor:
                    message = _difference(locale, numbers, original, expected)
                    yield check.at(event.file, (*wording.message_path, locale), message, help=help)


def _difference(locale: Locale, numbers: frozenset[int], original: Locale, expected: frozenset[int]) -> str:
    sides = ((original, expected - numbers, locale), (locale, numbers - expected, original))
    return "; ".join(
        f"the message under {having} contains {_listed(sorted(missing))}, the one under {lacking} does not"
        for having, missing, lacking in sides
        if missing
    )


def _listed(numbers: list[int]) -> str:
    return ", ".join(f"%{number}" for number in numbers)


def _lists(wordings: Iterable[Wording]) -> Iterator[tuple[Path, tuple[Insertion | None, ...], frozenset[int]]]:
    """Each list of descriptions, with its path and the insertion strings of all messages that it describes."""
    lists: dict[Path, tuple[tuple[Insertion | None, ...], frozenset[int]]] = {}
    for wording in wordings:
        _, used = lists.get(wording.insertions_path, ((), frozenset()))
        lists[wording.insertions_path] = wording.insertions, used | wording.used
    for path, (insertions, used) in lists.items():
        yield path, insertions, used


def _variant_versions(event: Event) -> Iterator[tuple[int, Path, str]]:
    for number, variant in enumerate(event.variants):
        for place, version in enumerate(variant.versions):
            yield number, (*event.path, "variants", number, "versions", place), version
