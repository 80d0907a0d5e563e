"""`eventkb lookup`: finds the events of a log entry, with the same index and ranking as in the browser."""

import codecs
import json
import sys
from collections.abc import Callable, Iterator, Mapping
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
    # A text may begin with a dash, as error codes do.
    context_settings={"ignore_unknown_options": True},
    epilog='Example: eventkb lookup "MSExchangeTransport 2007" --format json; or: Get-Clipboard | eventkb lookup',
)
@click.argument("text", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print the answer.")
@click.option("--lang", default=SOURCE_LANGUAGE, show_default=True, help="The language of the answer.")
@click.option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Look up in the folder of a published site, instead of the definitions here.",
)
def command(text: str | None, form: str, lang: str, site: Path | None) -> None:
    """Finds the events that TEXT may mean: an ID, a source and an ID, a name, a message, or a whole log entry.

    Without TEXT, it reads standard input, which may contain more than one entry.
    """
    if text is None:
        if sys.stdin.isatty():
            raise click.UsageError("Give a text to look up, or pipe in a log entry.")
        text = _decoded(sys.stdin.buffer.read())
    index = opened(_published(site) if site else _from_definitions())
    try:
        languages = index.manifest.words
    except (OSError, ValueError) as wrong:
        raise click.BadParameter(f"this folder contains no lookup index ({wrong}).", param_hint="--site") from wrong
    if lang not in languages:
        raise click.BadParameter(f"{lang} is none of {', '.join(languages)}.", param_hint="--lang")
    answer = lookup(text, index)
    click.echo(_as_json(answer, index, Locale(lang)) if form == "json" else _as_text(answer, index, Locale(lang)))


def _decoded(data: bytes) -> str:
    encoding = next((name for mark, name in BYTE_ORDER_MARKS if data.startswith(mark)), "utf-8")
    return data.decode(encoding, "replace")


def _published(site: Path) -> Callable[[str], bytes]:
    return lambda place: (site / place).read_bytes()


def _from_definitions() -> Callable[[str], bytes]:
    """The index of the definitions in the working directory, without those that have errors."""
    # Imported only here: the modules that read definitions take longer to import than a lookup takes.
    from eventkb.cli.project import project_here  # noqa: PLC0415
    from eventkb.pipeline import finder  # noqa: PLC0415
    from eventkb.pipeline.gather import catalogue  # noqa: PLC0415

    project = project_here()
    return finder.in_memory(catalogue(project.gathered()), project.materials)


def _as_json(answer: Answer, index: Index, locale: Locale) -> str:
    matches = [
        {
            "entry": match.entry,
            "event": f"{match.record.source}/{match.record.id}",
            "confidence": match.confidence,
            "address": f"/{address.permalink(match.record.slug, match.record.event_slug)}",
            "values": {value.name: value.value for value in match.values},
            "reason": _reason(match, index, locale),
        }
        for match in answer.matches
    ]
    notes: dict[str, object] = {"unknown_id": answer.unknown_id, "code": answer.code or None}
    said = {name: note for name, note in notes.items() if note is not None}
    return json.dumps({"matches": matches, **said}, ensure_ascii=False, indent=2)


def _as_text(answer: Answer, index: Index, locale: Locale) -> str:
    words = index.words(locale)["lookup"]
    note = _note(answer, words)
    if not answer.matches:
        return "\n".join(line for line in (str(words["not_found"]), note) if line)
    blocks = [note] if note else []
    for entry, matches in groupby(answer.matches, key=lambda match: match.entry):
        title = words["entry"].replace("{number}", str(entry + 1))
        blocks += [title] if len(answer.entries) > 1 else []
        blocks += ["\n".join(_lines(match, index, locale)) for match in matches]
    return "\n\n".join(blocks)


def _note(answer: Answer, words: Mapping[str, str]) -> str:
    """What is not known here: the ID, or a code."""
    if answer.unknown_id is not None:
        return words["unknown_id"].replace("{id}", str(answer.unknown_id))
    return words["code"].replace("{code}", answer.code) if answer.code else ""


def _lines(match: Match, index: Index, locale: Locale) -> Iterator[str]:
    words = index.words(locale)
    level = words["levels"].get(match.record.level, match.record.level) if match.record.level else ""
    head = f"{match.record.source} {match.record.id}"
    yield "  ".join(part for part in (click.style(head, bold=True), level, *match.record.symbolic_names[:1]) if part)
    yield f"  {words['lookup']['confidence'][match.confidence]}: {_reason(match, index, locale)}"
    messages = match.record.wordings[0].messages
    yield from (f"  | {line}" for line in (messages.get(locale) or next(iter(messages.values()))).splitlines()[:1])
    yield from (f"  %{value.number} {value.name} = {' '.join(value.value.split())}" for value in match.values)
    yield f"  /{address.permalink(match.record.slug, match.record.event_slug)}"


def _reason(match: Match, index: Index, locale: Locale) -> str:
    return str(index.words(locale)["lookup"]["reasons"][match.reason])
