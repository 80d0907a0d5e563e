"""From the bytes of a file to its text, or to what is wrong with its characters. Knows nothing of keys and values."""

import re
from collections.abc import Iterator

from eventkb.language.wording import shortened
from eventkb.model.diagnostic import Diagnostic, Place, Rule
from eventkb.read import rules

MEGABYTE = 1 << 20
LARGEST = MEGABYTE
"""Bytes of the largest file. The longest article of this field has 40 KB."""

LARGEST_LIST = 64 * MEGABYTE
"""Bytes of the largest list, such as that of the known events of a source: 100,000 events have 30 MB."""

LISTS = re.compile(r"(?:.*/)?(?:known\.yml|codes/[^/]+)")
"""Files that are lists, which `eventkb import` writes."""

BYTE_ORDER_MARK = "\ufeff"
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
FORMATS = {
    b"PK": "a ZIP archive, such as a document of Word",
    b"\xd0\xcf\x11\xe0": "an old document of Word or Excel",
    b"{\\rtf": "a document of WordPad",
    b"%PDF-": "a PDF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"ElfFile\x00": "a log of Event Viewer",
}
"""What files are that begin with these bytes, by https://www.iana.org/assignments/media-types and their makers."""

STARTS = tuple(FORMATS)

LEGACY = "cp1252"
"""What Windows programs mean by ANSI in Western Europe; undefined bytes of it count as Latin-1."""

CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff"
# The soft hyphen, zero-width characters, separators and NEL (which YAML 1.1 takes for line breaks), tags (which no
# program shows). U+00A0 and U+2011 are visible in their way and belong to good typography.
INVISIBLE = (
    "\u0085\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200d\u2028\u2029"
    "\u2060-\u2064\u206a-\u206f\ufeff\U000e0000-\U000e007f"
)
DIRECTION = "\u200e\u200f\u202a-\u202e\u2066-\u2069"
# Blanks that YAML takes for letters. Welcome within a text, never around a key.
ODD_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
TYPOGRAPHIC_QUOTES = "“”„‟‘’‚«»"
LOST = "\ufffd"
# UTF-8 read as Windows-1252: Ã and â begin the letters ä ö ü Ä Ö Ü ß é … and the quotation marks, dashes and ….
WRONGLY_CONVERTED = (
    "Ã[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|â€."
)
FAULT = re.compile(f"[{CONTROL}{INVISIBLE}{DIRECTION}{LOST}]|{WRONGLY_CONVERTED}")
# What most files consist of: faster to match than all faults. Without the soft hyphen, Ã and â.
PRINTABLE = bytes(range(32, 127)) + b"\r\n"
ORDINARY = re.compile("[\u00a0-\u00ac\u00ae-\u00c2\u00c4-\u00e1\u00e3-\u00ff\u2010-\u2027]*")
CONFLICT = re.compile(r"^(?:(?:<{7}|>{7}|\|{7})(?: .*)?|={7})$", re.MULTILINE)

NAMES = {
    "\u00ad": "a soft hyphen",
    "\u200b": "a zero-width space",
    "\u200c": "a zero-width non-joiner",
    "\u200d": "a zero-width joiner",
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
    "\u0085": "a next-line character",
    "\ufeff": "a byte order mark",
    "\u2060": "a word joiner",
}

# For PyYAML these end a line, as in YAML 1.1; every place after them would be wrong.
BREAKS_TO_YAML = dict.fromkeys(map(ord, "\u0085\u2028\u2029"), " ")


def largest(file: str) -> int:
    """How many bytes a file may have."""
    return LARGEST_LIST if LISTS.fullmatch(file) else LARGEST


def decode(file: str, data: bytes) -> tuple[str | None, list[Diagnostic]]:
    """The text of a file with `\\n` as its only line break, and the faults of its characters.

    The text is None where reading on makes no sense.
    """
    unreadable = _unreadable(file, data)
    if unreadable:
        return None, [unreadable]
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return None, [_not_utf_8(file, data, error.start)]
    text = text.removeprefix(BYTE_ORDER_MARK)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "<<<<<<<" in text or ">>>>>>>" in text or "\n=======\n" in text:
        conflict = CONFLICT.search(text)
        if conflict:
            return None, [_conflict(file, text, conflict)]
    if _is_ordinary(data) or not FAULT.search(text):
        return text, []
    faults = list(_faults(file, text))
    is_unreadable = any(fault.rule in {rules.NUL_CHARACTER, rules.CONTROL_CHARACTER} for fault in faults)
    return (None if is_unreadable else text.translate(BREAKS_TO_YAML)), faults


def _is_ordinary(data: bytes) -> bool:
    """Whether UTF-8 has no character that could be a fault. Nearly all of its bytes are printable ASCII."""
    rest = data.translate(None, PRINTABLE)
    return not rest or ORDINARY.fullmatch(rest.decode()) is not None


def hidden(text: str) -> tuple[Rule, str, str] | None:
    """The rule, message and help for the first character that no text may contain, or None."""
    match = FAULT.search(text)
    return _fault(match[0]) if match and len(match[0]) == 1 else None


def _unreadable(file: str, data: bytes) -> Diagnostic | None:
    """What is wrong with bytes that are not a text in any encoding that we read."""
    if len(data) > largest(file):
        return _too_large(file, largest(file))
    if data and not data.strip(b"\0"):
        return _only_nul(file)
    if data.startswith(STARTS):
        return _not_a_text(file, next(name for start, name in FORMATS.items() if data.startswith(start)))
    return _utf_16(file) if data[:2] in UTF_16_MARKS or _every_second_is_nul(data) else None


def _too_large(file: str, limit: int) -> Diagnostic:
    size = "one megabyte" if limit == MEGABYTE else f"{limit // MEGABYTE} megabytes"
    return Diagnostic(
        rules.FILE_TOO_LARGE,
        Place(file),
        f"the file is larger than {size} ({limit:,} bytes)",
        "delete what was pasted by mistake, or link it under `references`",
    )


def _not_a_text(file: str, name: str) -> Diagnostic:
    help = "write the definition as a plain text; copy the words out of a document, and delete this file"
    return Diagnostic(rules.NOT_A_TEXT, Place(file), f"the file is {name}, not a text", help)


def _only_nul(file: str) -> Diagnostic:
    message = "the file contains nothing but NUL characters (U+0000), as after a crash of the computer"
    return Diagnostic(rules.NUL_CHARACTER, Place(file), message, "restore the last good version of the file")


def _every_second_is_nul(data: bytes) -> bool:
    """Whether a text without a byte order mark is UTF-16: each letter of the first keys has a zero byte beside it."""
    start = data[:64]
    return len(start) >= 4 and (not any(start[::2]) or not any(start[1::2]))  # noqa: PLR2004 - two characters


def _utf_16(file: str) -> Diagnostic:
    return Diagnostic(
        rules.UTF_16,
        Place(file),
        "the file is saved as UTF-16",
        'save it as UTF-8 (in most editors: "Save as", Encoding "UTF-8")',
    )


def _not_utf_8(file: str, data: bytes, position: int) -> Diagnostic:
    before = data[:position].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line_start = before.rfind(b"\n") + 1
    line = before.count(b"\n") + 1
    column = len(before[line_start:].removeprefix(BYTE_ORDER_MARK.encode()).decode("utf-8", "replace")) + 1
    letter = data[position : position + 1].decode(LEGACY, "replace")
    meant = f", which would be {letter} in code page 1252 (ANSI)" if letter.isprintable() and letter != LOST else ""
    return Diagnostic(
        rules.NOT_UTF_8,
        Place.in_line(file, line, column, column + 1),
        f"the byte {data[position]:02X} is not UTF-8{meant}",
        'save the file with the encoding UTF-8 (Notepad: "Save as"; VS Code: "Save with Encoding")',
    )


def _conflict(file: str, text: str, conflict: re.Match[str]) -> Diagnostic:
    return Diagnostic(
        rules.MERGE_CONFLICT,
        place(file, text, *conflict.span()),
        f"Git left a merge conflict here: {shortened(conflict[0])}",
        "keep the lines that are right and delete the lines of <<<<<<<, ======= and >>>>>>>",
    )


def place(file: str, text: str, start: int, end: int) -> Place:
    """The place of the characters from `start` to `end`, which are on one line."""
    line = text.count("\n", 0, start) + 1
    column = start - (text.rfind("\n", 0, start) + 1) + 1
    return Place.in_line(file, line, column, column + end - start)


def _faults(file: str, text: str) -> Iterator[Diagnostic]:
    """The first fault of each kind in each line."""
    seen: set[tuple[Rule, int]] = set()
    for match in FAULT.finditer(text):
        rule, message, help = _fault(match[0])
        where = place(file, text, *match.span())
        if (rule, where.line) not in seen:
            seen.add((rule, where.line))
            yield Diagnostic(rule, where, f"{message} {_neighbourhood(text, *match.span())}", help)


def _fault(characters: str) -> tuple[Rule, str, str]:
    """The rule, message and help for characters that no text may contain; the message ends before their place."""
    code = f"U+{ord(characters[0]):04X}"
    if characters == "\x00":
        return rules.NUL_CHARACTER, "there is a NUL character (U+0000)", "restore the last good version of the file"
    if len(characters) > 1:
        right = _converted_back(characters)
        message = f"there is {characters}" + (f" instead of {right}" if right else "")
        return rules.WRONGLY_CONVERTED_TEXT, message, f"write {right or 'the right letter'} in its place"
    if characters == LOST:
        return rules.LOST_CHARACTER, "a letter was lost (U+FFFD)", "type the letter that belongs here"
    if re.match(f"[{CONTROL}]", characters):
        return rules.CONTROL_CHARACTER, f"there is a control character ({code})", "delete it"
    help = "delete it; if in doubt, type the words around it again"
    if re.match(f"[{DIRECTION}]", characters):
        message = f"there is a character that changes the direction of writing ({code})"
        return rules.DIRECTION_CHANGING_CHARACTER, message, help
    return rules.INVISIBLE_CHARACTER, f"there is {NAMES.get(characters, 'an invisible character')} ({code})", help


def _converted_back(characters: str) -> str | None:
    """The letter that was converted wrongly, if it can be recovered."""
    try:
        return bytes(map(_legacy, characters)).decode()
    except (UnicodeDecodeError, UnicodeEncodeError):
        return None


def _legacy(letter: str) -> int:
    return ord(letter) if ord(letter) < 0xA0 else letter.encode(LEGACY)[0]  # noqa: PLR2004 - C1 controls stay as they are


def _neighbourhood(text: str, start: int, end: int) -> str:
    """Where an invisible character is: after the letters on its left, before those on its right."""
    before = re.search(r"[^\s:]{0,12}$", FAULT.sub("", text[max(start - 12, 0) : start]))
    after = re.match(r"[^\s:]{0,12}", FAULT.sub("", text[end : end + 12]))
    left, right = before[0] if before else "", after[0] if after else ""
    if left and right:
        return f"between {left} and {right}"
    return f"after {left}" if left else (f"before {right}" if right else "here")
