"""`eventkb lookup`: from a pasted entry to events, with the same index and the same ranking as in the browser."""

import codecs
import json
import sys
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

import click

from eventkb.lookup import Answer, Index, Match, lookup, opened
from eventkb.model import address
from eventkb.model.locale import SOURCE_LANGUAGE, Locale

BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
"""Windows' pipes and editors write UTF-16."""


@click.command(
    "lookup",
    epilog='Example: eventkb lookup "MSExchangeTransport 2007" --format json; or: Get-Clipboard | eventkb lookup',
)
@click.argument("text", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print the answer.")
@click.option("--lang", default=SOURCE_LANGUAGE, show_default=True, help="The language of the answer.")
@click.option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of a published site, instead of the definitions here.",
)
def command(text: str | None, form: str, lang: str, site: Path | None) -> None:
    """Finds the events that TEXT may mean: an ID, a source and an ID, a name, a message, or a whole log entry.

    Without TEXT, standard input is read; it may hold several entries.
    """
    if text is None:
        if sys.stdin.isatty():
            raise click.UsageError("Say what to look up, or pipe a log entry in.")
        text = _decoded(sys.stdin.buffer.read())
    index = opened(_published(site) if site else _made_here())
    try:
        languages = index.manifest.words
    except (OSError, ValueError) as wrong:
        raise click.BadParameter(f"there is no lookup index in it ({wrong}).", param_hint="--site") from wrong
    if lang not in languages:
        raise click.BadParameter(f"{lang} is none of {', '.join(languages)}.", param_hint="--lang")
    answer = lookup(text, index)
    click.echo(_as_json(answer, index, Locale(lang)) if form == "json" else _as_text(answer, index, Locale(lang)))


def _decoded(data: bytes) -> str:
    encoding = next((name for mark, name in BYTE_ORDER_MARKS if data.startswith(mark)), "utf-8")
    return data.decode(encoding, "replace")


def _published(site: Path) -> Callable[[str], bytes]:
    return lambda place: (site / place).read_bytes()


def _made_here() -> Callable[[str], bytes]:
    """The index of the definitions here, made in memory: sound ones only, as in a build that keeps going."""
    # Only here is reading definitions needed, which takes longer to import than a lookup takes.
    from eventkb.cli.project import project_here  # noqa: PLC0415
    from eventkb.pipeline import finder  # noqa: PLC0415
    from eventkb.pipeline.gather import catalogue  # noqa: PLC0415

    here = project_here()
    return finder.in_memory(catalogue(here.gathered()), here.materials)


def _as_json(answer: Answer, index: Index, locale: Locale) -> str:
    found = [
        {
            "entry": one.entry,
            "event": f"{one.record.source}/{one.record.id}",
            "confidence": one.confidence,
            "address": f"/{address.permalink(one.record.slug, one.record.id)}",
            "values": {value.name: value.value for value in one.values},
            "reason": _reason(one, index, locale),
        }
        for one in answer.matches
    ]
    return json.dumps({"matches": found}, ensure_ascii=False, indent=2)


def _as_text(answer: Answer, index: Index, locale: Locale) -> str:
    words = index.words(locale)["lookup"]
    if not answer.matches:
        return str(words["not_found"])
    blocks = []
    for entry, matches in groupby(answer.matches, key=lambda one: one.entry):
        title = words["entry"].replace("{number}", str(entry + 1))
        blocks += [title] if len(answer.entries) > 1 else []
        blocks += ["\n".join(_lines(one, index, locale)) for one in matches]
    return "\n\n".join(blocks)


def _lines(one: Match, index: Index, locale: Locale) -> Iterator[str]:
    words = index.words(locale)
    level = words["levels"][one.record.level] if one.record.level else ""
    head = f"{one.record.source} {one.record.id}"
    yield "  ".join(part for part in (click.style(head, bold=True), level, *one.record.symbolic_names[:1]) if part)
    yield f"  {words['lookup']['confidence'][one.confidence]}: {_reason(one, index, locale)}"
    messages = one.record.wordings[0].messages
    yield from (f"  | {line}" for line in (messages.get(locale) or next(iter(messages.values()))).splitlines()[:1])
    yield from (f"  %{value.number} {value.name} = {' '.join(value.value.split())}" for value in one.values)
    yield f"  /{address.permalink(one.record.slug, one.record.id)}"


def _reason(one: Match, index: Index, locale: Locale) -> str:
    return str(index.words(locale)["lookup"]["reasons"][one.reason])
