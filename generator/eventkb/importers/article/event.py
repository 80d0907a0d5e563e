"""The events of a page whose parts are known."""

import re
from collections.abc import Iterable, Iterator, Sequence

from eventkb.importers import placeholders
from eventkb.importers.article.block import Block, Form
from eventkb.importers.article.instructions import actions_of
from eventkb.importers.article.parts import MESSAGE, SUMMARY, Parts
from eventkb.importers.article.prose import Prose
from eventkb.importers.harvest import ImportedArticle, ImportedEvent, Texts, identified
from eventkb.importers.reading import Growing, Settings
from eventkb.model.event import INSERTION

TEXTS = (SUMMARY, "explanation", "impact", "verification")
DAYS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"),
    re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})"),
    re.compile(r"(?P<month>\d{1,2})/(?P<day>1[3-9]|2\d|3[01])/(?P<year>\d{4})"),
)
"""Days as pages write them; of those with slashes only what can't be read in two ways."""

ID_CELL = re.compile(r"(?:(?P<source>\S.*?)(?<!\s)\s+)?(?P<id>\d{1,10})")
VERSION = re.compile(r"\d+(?:\.\d+)*")
LARGEST_IDENTIFIER = 0xFFFFFFFF


def events_of(parts: Parts, settings: Settings, growing: Growing) -> Iterator[ImportedEvent]:
    """The events of a page: those that its details name, else those in the rows of its table."""
    origin = settings.address or parts.page.address
    if parts.columns:
        yield from _of_rows(parts, settings, growing, origin)
        return
    source = parts.facts.get("source") or settings.source
    ids = [int(number) for number in re.findall(r"(?<![\d.])\d{1,10}(?![\d.])", parts.facts.get("id", ""))]
    if not source or not ids:
        return
    blocks = [block for part in parts.blocks.values() for block in part]
    prose = Prose(settings, blocks)
    message = _message(parts.blocks.get(MESSAGE, ()), prose, settings)
    article = _article(parts, prose, growing)
    line = parts.page.blocks[0].line if parts.page.blocks else 0
    if not message:
        growing.problem(line, f"{source}/{ids[0]}: the page has no message text.", "Write it in, or import it as well.")
    for identifier in ids:
        if identifier > LARGEST_IDENTIFIER:
            growing.problem(line, f"{identifier} is no event ID.", "An ID is a number from 0 to 4294967295.")
            continue
        id, qualifiers = identified(identifier)
        yield ImportedEvent(
            source=source,
            id=id,
            qualifiers=qualifiers,
            line=line,
            messages=message,
            symbolic_name=parts.facts.get("symbolic_name"),
            channel=parts.facts.get("channel"),
            level=_level(parts, settings),
            category=parts.facts.get("category"),
            article=article,
            origin=origin,
        )


def _message(blocks: Sequence[Block], prose: Prose, settings: Settings) -> Texts:
    """The message in the language that it is in; one that says nothing of it is in the neutral one."""
    text = "\n".join(block.text for block in blocks)
    if not text.strip():
        return {}
    language = prose.language(text) or settings.neutral
    is_printf = not INSERTION.search(text) and placeholders.PRINTF.search(text) is not None
    return {language: placeholders.printf(text) if is_printf else placeholders.tidy(text)}


def _article(parts: Parts, prose: Prose, growing: Growing) -> ImportedArticle:
    texts = {}
    references: list[tuple[Texts, str]] = []
    for key in (*TEXTS, "user_action"):
        blocks, links, lost = _without_leads(parts.blocks.get(key, []), prose)
        references += [({prose.language(words) or prose.usual: words}, url) for words, url in links]
        if lost:
            growing.problem(
                lost[0].line,
                f"{len(lost)} links have no address and are left out: {_shown(lost)}.",
                "Save the page as HTML, or write them under references.",
            )
        parts.blocks[key] = blocks
        if key != "user_action" and blocks:
            texts[key] = prose.text(blocks)
            _report_mixed(key, texts[key], blocks[0].line, growing)
    for block in parts.blocks.get("references", []):
        references += [({prose.language(words) or prose.usual: words}, url) for words, url in block.links]
    introduction, actions = actions_of(parts.blocks["user_action"], prose)
    return ImportedArticle(
        texts=texts,
        introduction=introduction,
        actions=actions,
        references=tuple(_distinct(references)),
        modified=_day(parts.facts.get("modified", "")),
        product=parts.facts.get("product"),
        versions=tuple(dict.fromkeys(VERSION.findall(re.sub(r"\(.*?\)", "", parts.facts.get("version", ""))))),
    )


def _distinct(references: Iterable[tuple[Texts, str]]) -> Iterator[tuple[Texts, str]]:
    seen: set[str] = set()
    for title, url in references:
        if url not in seen and url.startswith("https://"):
            seen.add(url)
            yield title, url


def _shown(blocks: Sequence[Block]) -> str:
    return ", ".join(block.text[:60] for block in blocks[:3])


def _report_mixed(key: str, text: Texts, line: int, growing: Growing) -> None:
    if len(text) > 1:
        languages = " and ".join(sorted(text))
        growing.problem(
            line,
            f"{key} is partly in {languages}; each paragraph is under its language, and none is translated.",
            "Translate what is missing; `eventkb translate status` counts it.",
        )


def _without_leads(blocks: list[Block], prose: Prose) -> tuple[list[Block], list[tuple[str, str]], list[Block]]:
    """The blocks without those that only lead to links; the links, and what should be one but has no address."""
    kept: list[Block] = []
    links: list[tuple[str, str]] = []
    lost: list[Block] = []
    is_lead = False
    for block in blocks:
        is_item = block.form in {Form.CHOICE, Form.STEP}
        if block.depth == 0 and prose.is_lead(block):
            is_lead = True
            links += block.links
        elif is_lead and is_item:
            links += block.links
            lost += [] if block.links else [block]
        else:
            is_lead = False
            kept.append(block)
    return kept, links, lost


def _level(parts: Parts, settings: Settings) -> str | None:
    """The level that the details name, else the one in the first words of the explanation: `This Warning event`."""
    written = settings.levels.get(parts.facts.get("level", "").casefold())
    first = next(iter(parts.blocks.get("explanation", [])), None)
    if written or first is None:
        return written
    words = [word.strip(",.:") for word in first.text.split()[:3]]
    named = (word.casefold() for word in words[1:] if word[:1].isupper())
    return next((settings.levels[word] for word in named if word in settings.levels), None)


def _day(written: str) -> str | None:
    for pattern in DAYS:
        match = pattern.search(written)
        if match:
            year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
            return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None  # noqa: PLR2004
    return None


def _of_rows(parts: Parts, settings: Settings, growing: Growing, origin: str) -> Iterator[ImportedEvent]:
    """The events of a table, one a row. The first cell may have the source before the ID."""
    prose = Prose(settings, parts.rows)
    for row in parts.rows:
        values = dict(zip(parts.columns, row.cells, strict=False))
        match = ID_CELL.fullmatch(values.get("id", "").strip())
        beside = values.get("source") or parts.facts.get("source") or settings.source
        source = (match["source"] if match else "") or beside
        if not match or not source or int(match["id"]) > LARGEST_IDENTIFIER:
            growing.problem(row.line, f"no event in this row: {row.text[:60]!r}.", "Name the source with --source.")
            continue
        id, qualifiers = identified(int(match["id"]))
        message = Block(text=values.get(MESSAGE, ""), line=row.line)
        yield ImportedEvent(
            source=source,
            id=id,
            qualifiers=qualifiers,
            line=row.line,
            messages=_message([message], prose, settings),
            symbolic_name=values.get("symbolic_name"),
            level=settings.levels.get(values.get("level", "").casefold()),
            category=values.get("category"),
            origin=origin,
        )
