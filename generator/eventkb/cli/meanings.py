"""Codes in the answer of `eventkb lookup`: as plain values for JSON, and as lines of text."""

from collections.abc import Iterable, Iterator

import click

from eventkb.lookup.answer import CodeMatch
from eventkb.model.locale import Locale


def plain(code: CodeMatch, locale: Locale) -> dict[str, object]:
    """A code as JSON has it; `value` only where it is the value of an insertion string."""
    value = {"value": code.value} if code.value else {}
    return {
        "entry": code.entry,
        **value,
        "text": code.text,
        "code": code.code,
        "table": code.table,
        "symbol": code.symbol,
        "meaning": dict(code.meaning),
        "address": f"/{code.address(locale)}",
    }


def lines(code: CodeMatch, locale: Locale) -> Iterator[str]:
    """A code by itself: its names, its table, its meaning, its address."""
    title = code.titles.get(locale) or next(iter(code.titles.values()))
    names = [name for name in (code.symbol, code.code) if name and name.lower() != code.text.lower()]
    yield "  ".join([click.style(code.text, bold=True), *names, f"({title})"])
    yield f"  {nearest(code, locale)}"
    yield f"  /{code.address(locale)}"


def beside(codes: Iterable[CodeMatch], name: str, entry: int, locale: Locale) -> Iterator[str]:
    """What the value of an insertion string means, a line for each code."""
    for code in codes:
        if (code.value, code.entry) == (name, entry):
            yield f"     {code.symbol or code.code}: {nearest(code, locale)}"


def nearest(code: CodeMatch, locale: Locale) -> str:
    """The meaning of a code in a language, or in another one where it lacks."""
    return code.meaning.get(locale) or next(iter(code.meaning.values()), "")
