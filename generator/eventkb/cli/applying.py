"""The case that applies, in the answer of `eventkb lookup`: as plain values for JSON, and as lines of text."""

from collections.abc import Iterator

import click

from eventkb.lookup.answer import Match
from eventkb.model import address
from eventkb.model.locale import Locale
from eventkb.model.record import CaseRecord


def plain(match: Match, case: CaseRecord, locale: Locale) -> dict[str, object]:
    """A case as JSON has it. Its address is in the article of the language."""
    return {"number": case.number, "title": dict(case.titles), "address": _address(match, case, locale)}


def lines(match: Match, case: CaseRecord, label: str, locale: Locale) -> Iterator[str]:
    """What the case is called, and its address."""
    title = case.titles.get(locale) or next(iter(case.titles.values()))
    yield f"  {label} {click.style(title, bold=True)}"
    yield f"  {_address(match, case, locale)}"


def _address(match: Match, case: CaseRecord, locale: Locale) -> str:
    return f"/{address.case(locale, match.record.slug, match.record.event_slug, case.anchor)}"
