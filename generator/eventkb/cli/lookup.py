"""`eventkb lookup`: finds the events of a log entry, with the same index and ranking as in the browser."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

import click

from eventkb.cli import applying, meanings
from eventkb.cli.index import of_definitions
from eventkb.cli.lines import entries
from eventkb.language.encoding import decoded
from eventkb.lookup.answer import Answer, CodeMatch, Index, IndexFault, Match, lookup, opened
from eventkb.lookup.elsewhere import links
from eventkb.lookup.entries import entries as read
from eventkb.lookup.guides import GuideMatch
from eventkb.lookup.mask import masked
from eventkb.lookup.paste import characters
from eventkb.model import address
from eventkb.model.locale import SOURCE_LANGUAGE, Locale


@click.command(
    "lookup",
    # A text may begin with a dash, as error codes do.
    context_settings={"ignore_unknown_options": True},
    epilog='Example: eventkb lookup "Backup 1001" --format json; or: journalctl -p err | eventkb lookup',
)
@click.argument("text", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print the answer.")
@click.option("--lang", default=SOURCE_LANGUAGE, show_default=True, help="The language of the answer.")
@click.option(
    "--lines",
    is_flag=True,
    help="Read JSON Lines from standard input: an entry per line. Each is answered by a line of JSON, at once.",
)
@click.option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Look up in the folder of a published site, instead of the definitions here.",
)
@click.option(
    "--mask",
    "is_masked",
    is_flag=True,
    help="Print the entry for a ticket instead: without names of computers and users, addresses, SIDs and values.",
)
def command(text: str | None, form: str, lang: str, lines: bool, site: Path | None, is_masked: bool) -> None:
    """Finds the events that TEXT may mean: an ID, a source and an ID, a name, a message, or a whole log entry. Codes,
    such as 0x80070005 or -1018, are explained.

    Without TEXT, it reads standard input, which may contain more than one entry. With --lines it answers a stream, one
    line of JSON for each: {"line": 1, "matches": [...]}, or {"line": 2, "error": {"column", "message", "help"}}.
    """
    if lines and text is not None:
        raise click.UsageError("With --lines, the entries are read from standard input. Leave out TEXT.")
    if text is None and not lines:
        if sys.stdin.isatty():
            raise click.UsageError("Give a text to look up, or pipe in a log entry.")
        text = decoded(sys.stdin.buffer.read())
    index = opened(_published(site) if site else of_definitions())
    try:
        languages = index.manifest.words
        if lang not in languages:
            raise click.BadParameter(f"{lang} is none of {', '.join(languages)}.", param_hint="--lang")
        if text is None:
            _answer_lines(index, Locale(lang))
        elif is_masked:
            kinds = index.words(Locale(lang))["mask"]["kinds"]
            plain = characters(text)  # a terminal obeys control characters
            click.echo(masked(plain, read(plain, index.paste_words), index.paste_words, kinds))
        else:
            answer, locale = lookup(text, index), Locale(lang)
            click.echo(_as_json(answer, index, locale) if form == "json" else _as_text(answer, index, locale))
    except IndexFault as fault:
        raise click.BadParameter(f"{fault}.", param_hint="--site") from fault


def _answer_lines(index: Index, locale: Locale) -> None:
    """Answers each line of standard input by a line of JSON with its number; a wrong one by what is wrong with it."""
    for line in entries(sys.stdin.buffer):
        if isinstance(line.entry, str):
            said = _plain(lookup(line.entry, index), index, locale)
        else:
            said = {"error": asdict(line.entry)}
        click.echo(json.dumps({"line": line.number, **said}, ensure_ascii=False))


def _published(site: Path) -> Callable[[str], bytes]:
    return lambda place: (site / place).read_bytes()


def _as_json(answer: Answer, index: Index, locale: Locale) -> str:
    return json.dumps(_plain(answer, index, locale), ensure_ascii=False, indent=2)


def _plain(answer: Answer, index: Index, locale: Locale) -> dict[str, object]:
    """An answer as JSON has it."""
    matches = [
        {
            "entry": match.entry,
            "event": f"{match.record.source}/{match.record.id}",
            "confidence": match.confidence,
            "address": f"/{address.permalink(match.record.slug, match.record.event_slug)}",
            "values": {value.name: value.value for value in match.values},
            "reason": _reason(match, index, locale),
            **({"case": applying.plain(match, match.case, locale)} if match.case else {}),
            **({"ignorable": match.record.ignorable} if match.record.ignorable else {}),
            **({"has_note": True} if match.record.has_note else {}),
        }
        for match in answer.matches
    ]
    notes: dict[str, object] = {"unknown_id": answer.unknown_id, "code": answer.code or None}
    said = {name: note for name, note in notes.items() if note is not None}
    elsewhere = [{"title": title, "url": url} for title, url in _elsewhere(answer, index, locale)]
    others: dict[str, object] = {"elsewhere": elsewhere} if elsewhere else {}
    if answer.guides:
        others["guides"] = [_guide(guide) for guide in answer.guides]
    return {"matches": matches, "codes": [meanings.plain(code, locale) for code in answer.codes], **said, **others}


def _guide(guide: GuideMatch) -> dict[str, object]:
    return {"guide": guide.key, "title": guide.titles, "address": f"/{address.guide_permalink(guide.key)}"}


def _elsewhere(answer: Answer, index: Index, locale: Locale) -> Iterator[tuple[str, str]]:
    """Where to ask about what is not known here: the places that the operator names, with source and ID filled in."""
    if answer.is_unknown:
        yield from links(answer.subject, index.manifest.elsewhere.get(locale, ()))


def _as_text(answer: Answer, index: Index, locale: Locale) -> str:
    words = index.words(locale)["lookup"]
    note = _note(answer, words)
    elsewhere = [f"{title}: {url}" for title, url in _elsewhere(answer, index, locale)]
    alone = ["\n".join(meanings.lines(code, locale)) for code in answer.codes if not code.value]
    guides = [f"{words['guide']} {_titled(guide, locale)}  {_guide(guide)['address']}" for guide in answer.guides]
    if not answer.matches and not alone and not guides:
        return "\n".join(line for line in (str(words["not_found"]), note, *elsewhere) if line)
    events, others = list(_events(answer, index, locale, words)), [*alone, *guides]
    # A number is an event's ID first; its codes follow.
    ordered = [*events, *others] if answer.subject.id else [*others, *events]
    return "\n\n".join([*([note] if note else []), *elsewhere, *ordered])


def _events(answer: Answer, index: Index, locale: Locale, words: Mapping[str, str]) -> Iterator[str]:
    """A block of text for each event, below the number of its entry where there are more."""
    for entry, matches in groupby(answer.matches, key=lambda match: match.entry):
        if len(answer.entries) > 1:
            yield words["entry"].replace("{number}", str(entry + 1))
        yield from ("\n".join(_lines(match, answer.codes, index, locale)) for match in matches)


def _titled(guide: GuideMatch, locale: Locale) -> str:
    return guide.titles.get(locale) or next(iter(guide.titles.values()))


def _note(answer: Answer, words: Mapping[str, str]) -> str:
    """What is not known here: the ID, or a code."""
    if answer.codes and answer.unknown_id is None:
        return ""
    if answer.unknown_id is not None:
        return words["unknown_id"].replace("{id}", str(answer.unknown_id))
    return words["code"].replace("{code}", answer.code) if answer.code else ""


def _lines(match: Match, codes: Sequence[CodeMatch], index: Index, locale: Locale) -> Iterator[str]:
    words = index.words(locale)
    level = words["levels"].get(match.record.level, match.record.level) if match.record.level else ""
    head = f"{match.record.source} {match.record.id}"
    ignorable = words["ignorable"][match.record.ignorable] if match.record.ignorable else ""
    facts = (click.style(head, bold=True), level, ignorable, *match.record.symbolic_names[:1])
    yield "  ".join(part for part in facts if part)
    mark = f", {words['house_note']['mark']}" if match.record.has_note else ""
    yield f"  {words['lookup']['confidence'][match.confidence]}: {_reason(match, index, locale)}{mark}"
    messages = match.record.wordings[0].messages
    yield from (f"  | {line}" for line in (messages.get(locale) or next(iter(messages.values()))).splitlines()[:1])
    for value in match.values:
        yield f"  %{value.number} {value.name} = {' '.join(value.value.split())}"
        yield from meanings.beside(codes, value.name, match.entry, locale)
    if match.case:
        yield from applying.lines(match, match.case, words["lookup"]["case"], locale)
    yield f"  /{address.permalink(match.record.slug, match.record.event_slug)}"


def _reason(match: Match, index: Index, locale: Locale) -> str:
    return str(index.words(locale)["lookup"]["reasons"][match.reason])
