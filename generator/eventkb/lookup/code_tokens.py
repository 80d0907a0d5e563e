"""What may be a code in a typed line; the twin of templates/theme/scripts/lookup/code_tokens.js."""

import re
from collections.abc import Iterator, Mapping

from eventkb.language.terms import joined
from eventkb.lookup.formats import folded
from eventkb.lookup.query import BETWEEN, LONGEST_LINE, NAME, PLAIN, REPLY, TIMES
from eventkb.model.codes import BLANKS, NUMBERS, SIGN, Key, Notation, number, with_any, written_key
from eventkb.model.frozen import frozen_dataclass

SYMBOL = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+")
EIGHT = re.compile("[0-9A-Fa-f]{8}")
HEXADECIMAL = re.compile("0[xX][0-9A-Fa-f]+")
ANY_NOTATION = frozenset(Notation)


@frozen_dataclass(kw_only=True)
class Token:
    """What may be a code. `is_small` says that it is a bare decimal number, which is an event ID first."""

    text: str
    keys: tuple[Key, ...] = ()
    symbol: str = ""
    notations: frozenset[Notation] = ANY_NOTATION
    is_small: bool = False
    is_reply: bool = False


def code_tokens(text: str, beside: Mapping[str, str]) -> tuple[list[Token], list[str]]:
    """What may be a code in a line, and its other words without those in `beside`, such as `error` and `code`."""
    start = text[:LONGEST_LINE]
    tokens = [token for match in REPLY.finditer(start) for token in _replies(match[0])]
    others = []
    for word in re.split(f"[{BLANKS}]+", BETWEEN.sub(" ", TIMES.sub(" ", REPLY.sub(" ", start)))):
        token = _token(word.strip(".,'"))
        if token:
            tokens.append(token)
        elif word and folded(word) not in beside:
            others += [name for name in map(joined, NAME.findall(word)) if name]
    return tokens, others


def _replies(written: str) -> Iterator[Token]:
    """The codes of `452 4.3.1`, the reply and the enhanced one, or of a parameter such as `%%2313`."""
    if written.startswith("%%"):
        yield Token(text=written, keys=(written,), notations=frozenset({Notation.TEXT}))
        return
    pattern = str(written_key(Notation.PATTERN, written))
    reply = written.removesuffix(pattern).rstrip(" -#")
    yield Token(text=pattern, keys=(pattern, with_any(pattern)), notations=frozenset({Notation.PATTERN}))
    if reply:
        yield Token(text=reply, keys=(int(reply),), notations=frozenset({Notation.DECIMAL}), is_reply=True)


def _token(word: str) -> Token | None:
    value = number(word)
    if value is None:
        return Token(text=word, symbol=word.lower()) if SYMBOL.fullmatch(word) else None
    if EIGHT.fullmatch(word):
        return Token(text=word, keys=tuple(dict.fromkeys((value, int(word, 16)))), notations=NUMBERS - {Notation.FLAGS})
    if HEXADECIMAL.fullmatch(word) or value >= SIGN:
        return Token(text=word, keys=(value,), notations=NUMBERS - {Notation.FLAGS})
    is_small = PLAIN.fullmatch(word) is not None
    return Token(text=word, keys=(value,), notations=frozenset({Notation.DECIMAL}), is_small=is_small)
