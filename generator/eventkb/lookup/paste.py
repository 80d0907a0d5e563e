"""Undoes what happened to a text on its way into a paste: line ends, invisible characters, quoting, HTML, Markdown.

`characters` is for every text, also for one that was encoded in another; the rest is for the paste as a whole.
After it, white space is blank, tab and line feed: `stripped` and the patterns of the formats know no other.
"""

import re
import unicodedata

from eventkb.language.piles import without_piles

BEGINNING, END = 750_000, 250_000
"""Of a longer paste so many characters are read at its beginning and end; these are about a thousand events."""
WHITE = " \t\n"

LINE_ENDS = re.compile(r"\r\n?|[\u0085\u2028\u2029\v\f]")
ESCAPED_LINE_END, ESCAPED_RETURN, ESCAPED_TAB = "#012", "#015", "#011"
"""How rsyslog writes control characters."""
BLANKS = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
INVISIBLE = re.compile(
    r"[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)

BREAK_TAGS = re.compile(r"</?(?:br|p|div|tr|li|pre|h[1-6]|blockquote|dd|dt)(?: [^<>]{0,500})?[ ]?/?>")
OTHER_TAGS = re.compile(
    r"</?(?:em|strong|b|i|u|span|td|th|table|tbody|thead|code|ul|ol|dl|a|font|kbd|samp)(?: [^<>]{0,500})?[ ]?/?>"
)
FULL_WIDTH, FULL_TO_COMMON = re.compile("[\uff01-\uff5e]"), 0xFEE0
MARKUP = re.compile(r"<(?:/?br ?/?|/?p|/?div|/?td|/?li|/?span|/?strong|/?em)(?: [^<>]{0,500})?>")
NAMED = {"nbsp": " ", "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß"}
XML_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
REFERENCE = re.compile(r"&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,6});")
LARGEST_CHARACTER = 0x10FFFF

SOFT_BREAK = re.compile(r"=[ \t]*(?:\r\n|\r|\n)")
ENCODED = re.compile("(?:=[0-9A-F]{2})+")
SIGNS_OF_MAIL = re.compile(r"=(?:20|C3=[89AB][0-9A-F]|E2=80=[0-9A-F]{2}|3D|E4|F6|FC|DF)|=[ \t]*(?:\r\n|\r|\n)")
FEWEST_SIGNS = 2
"""Mail in the encoding quoted-printable has at least so many encoded characters or broken lines."""
QUOTED = re.compile(r"[ \t]*(?:>[ \t]?)+")
FENCE = re.compile(r"[ \t]*(?:```|~~~).{0,40}")
STARS = re.compile(r"\*+")
HARD_BREAKS = 3
"""If at least so many lines end in a backslash, it is Markdown's line break, not part of a path."""


def clipped(text: str) -> tuple[str, ...]:
    """The text, or its beginning and its end if it is too long."""
    if len(text) <= BEGINNING + END:
        return (text,)
    return (text[:BEGINNING], text[-END:])


def cleaned(text: str) -> str:
    """A paste as it was before mail programs, browsers and editors changed it."""
    clean = characters(_syslog(_printable(text)))
    if "&lt;Event" in clean:
        clean = unescaped(clean)
    if MARKUP.search(clean):
        clean = unescaped(OTHER_TAGS.sub("", BREAK_TAGS.sub("\n", clean)))
    lines = [_unquoted(line) for line in clean.split("\n")]
    if sum(line.endswith("\\") for line in lines) >= HARD_BREAKS:
        lines = [line.removesuffix("\\") for line in lines]
    return STARS.sub(lambda run: "" if len(run[0]) == len("**") else run[0], "\n".join(lines))


def characters(text: str) -> str:
    """A text without invisible characters, with one kind of blank and of line end."""
    plain = BLANKS.sub(" ", LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", without_piles(INVISIBLE.sub("", plain)))


def narrow(text: str) -> str:
    """A text with letters, digits, signs and blanks of common width for those of full width, as many keyboards type."""
    return FULL_WIDTH.sub(lambda sign: chr(ord(sign[0]) - FULL_TO_COMMON), BLANKS.sub(" ", text))


def unescaped(text: str) -> str:
    """A text with XML's five references, numeric ones and some of HTML replaced, once."""
    return REFERENCE.sub(_reference, text) if "&" in text else text


def stripped(text: str) -> str:
    return text.strip(WHITE)


def one_line(text: str) -> str:
    """A text with every run of white space as one blank."""
    return " ".join(part for part in re.split("[ \t\n]+", text) if part)


def block(text: str) -> str:
    """Lines without white space around them, at their ends, and without common indentation."""
    lines = [line.rstrip(WHITE) for line in text.split("\n")]
    indents = [len(line) - len(line.lstrip(WHITE)) for line in lines[1:] if line]
    common = min(indents, default=0)
    return stripped("\n".join([stripped(lines[0]), *(line[common:] for line in lines[1:])]))


def _syslog(text: str) -> str:
    if ESCAPED_LINE_END not in text:
        return text
    return text.replace(ESCAPED_RETURN, "").replace(ESCAPED_LINE_END, "\n").replace(ESCAPED_TAB, "\t")


def _printable(text: str) -> str:
    """A text of a mail whose encoding is quoted-printable, decoded."""
    if "=" not in text or len(SIGNS_OF_MAIL.findall(text)) < FEWEST_SIGNS:
        return text
    return ENCODED.sub(lambda run: _decoded(bytes.fromhex(run[0].replace("=", ""))), SOFT_BREAK.sub("", text))


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _unquoted(line: str) -> str:
    if FENCE.fullmatch(line):
        return ""
    quote = QUOTED.match(line)
    return line[quote.end() :] if quote else line


def _reference(match: re.Match[str]) -> str:
    name = match[1]
    if not name.startswith("#"):
        return XML_NAMED.get(name) or NAMED.get(name) or match[0]
    number = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    return chr(number) if 0 < number <= LARGEST_CHARACTER else match[0]
