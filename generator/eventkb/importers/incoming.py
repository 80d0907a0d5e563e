"""What an importer has read, as values of a definition: one `Incoming` per event, with its versions as variants."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from itertools import groupby

from eventkb.importers.articlevalues import article_values, combined
from eventkb.importers.harvest import Harvest, ImportedArticle, ImportedEvent, ImportedTable, Problem, Texts
from eventkb.model.event import EventKey, insertion_numbers
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.read.yaml import Value

LARGEST_EVENT_VERSION = 255


@frozen_dataclass(kw_only=True)
class Target:
    """Where an import goes: the site's languages, the language of texts that don't say theirs, the product.

    `products` are the keys of products by their titles in lower case, with the versions that each has. `prompt` is the
    message of a draft whose message is not known.
    """

    locales: Sequence[Locale]
    neutral: Locale
    product: str | None = None
    version: str | None = None
    products: Mapping[str, tuple[str, frozenset[str]]] = field(default_factory=dict)
    prompt: str = ""

    def locale(self, tag: str) -> Locale | None:
        """The site's language for a language tag (`de-AT` is `de`); None if the site doesn't have that language."""
        if not tag:
            return self.neutral
        names = (tag, tag.partition("-")[0])
        return next((locale for name in names for locale in self.locales if locale == name.casefold()), None)

    def texts(self, texts: Texts) -> dict[Locale, str]:
        """A text in the site's languages."""
        local: dict[Locale, str] = {}
        for tag, text in texts.items():
            locale = self.locale(tag)
            if locale and text.strip():
                local.setdefault(locale, text)
        return local


@frozen_dataclass(kw_only=True)
class Incoming:
    """An event that was read: its values by key, its messages by language, and what an article says, also by key."""

    key: EventKey
    line: int
    origin: str
    messages: Mapping[Locale, str]
    values: Mapping[str, Value]
    article: Mapping[str, Value]
    variants: tuple[Mapping[str, Value], ...] = ()


Wording = tuple[ImportedEvent, dict[Locale, str]]


def incoming(harvest: Harvest, target: Target) -> tuple[list[Incoming], list[Problem]]:
    """The events of a harvest in the site's languages, sorted by key, and what had to be left out."""
    problems: list[Problem] = []
    wordings = [(event, target.texts(event.messages)) for event in harvest.events]
    spoken = [(event, messages) for event, messages in wordings if messages or event.article]
    if len(spoken) < len(wordings):
        silent = len(wordings) - len(spoken)
        problems.append(
            Problem(0, f"{silent} events have no text in a language of this site.", "Add the language to the site.")
        )
    spoken.sort(key=lambda pair: (pair[0].source, pair[0].id))
    events: list[Incoming] = []
    for (source, number), group in groupby(spoken, key=lambda pair: (pair[0].source, pair[0].id)):
        all_of_event = list(group)
        same, faults = _by_wording(all_of_event)
        articles = [event for event, _ in all_of_event if event.article]
        event, others = _joined(EventKey(source, number), same, articles, target)
        events.append(event)
        problems += [*faults, *others]
    return events, list({problem.message: problem for problem in problems}.values())


def _by_wording(group: list[Wording]) -> tuple[list[Wording], list[Problem]]:
    """The wordings of one event, the newest first. Messages in further languages complete those that are there."""
    wordings: list[Wording] = []
    problems = []
    for event, messages in sorted(group, key=lambda pair: -(pair[0].event_version or 0)):
        same = next((place for place, known in enumerate(wordings) if _agree(known, (event, messages))), None)
        if same is not None:
            wordings[same] = _completed(wordings[same], (event, messages))
        elif event.event_version is None and wordings:
            problems.append(_other_message(wordings[0][0], event))
        else:
            wordings.append((event, dict(messages)))
    return wordings, problems


def _completed(known: Wording, other: Wording) -> Wording:
    """A wording with the languages, the identifiers and the article of another one that says the same."""
    event = replace(
        known[0],
        qualifiers=tuple(dict.fromkeys((*known[0].qualifiers, *other[0].qualifiers))),
        insertions=known[0].insertions or other[0].insertions,
        level=known[0].level or other[0].level,
        channel=known[0].channel or other[0].channel,
        category=known[0].category or other[0].category,
        article=known[0].article or other[0].article,
    )
    return event, {**other[1], **known[1]}


def _other_message(first: ImportedEvent, event: ImportedEvent) -> Problem:
    """Two messages under one ID. Identifiers that differ in their high bits are two events to the vendor."""
    where = f" than in line {first.line}" if first.line else ""
    if first.qualifiers and event.qualifiers and first.qualifiers != event.qualifiers:
        identifiers = f"0x{first.qualifiers[0]:08X} and 0x{event.qualifiers[0]:08X}"
        message = f"{event.source}/{event.id}: {identifiers} have different messages; the first one counts."
    else:
        message = f"{event.source}/{event.id} has another message{where}; that one counts."
    return Problem(event.line, message, "If both are logged, write the second one as a variant.")


def _agree(known: Wording, other: Wording) -> bool:
    """Whether two messages can be one: in each language that both have, they are equal."""
    if known[0].event_version != other[0].event_version and known[1].keys() != other[1].keys():
        return False
    return all(other[1].get(locale, text) == text for locale, text in known[1].items())


def _joined(
    key: EventKey, wordings: list[Wording], articles: Sequence[ImportedEvent], target: Target
) -> tuple[Incoming, list[Problem]]:
    (event, messages), *others = wordings
    values = dict(_values(event, messages))
    article, problems = _article(articles, target)
    if target.product:
        values["product"] = target.product
    if target.product and target.version:
        values["versions"] = [target.version]
    numbers = {identifier for other, _ in wordings for identifier in other.qualifiers}
    if numbers:
        values["qualifiers"] = sorted(numbers)
    kept = others[:LARGEST_EVENT_VERSION]
    return Incoming(
        key=key,
        line=event.line,
        origin=", ".join(dict.fromkeys(other.origin for other, _ in wordings)),
        messages=messages,
        values=values,
        article=article,
        variants=tuple(_variant(other, texts, values) for other, texts in kept),
    ), problems


def _article(events: Sequence[ImportedEvent], target: Target) -> tuple[dict[str, Value], list[Problem]]:
    """What the articles of an event say: that of a further file completes the first one in other languages."""
    article: dict[str, Value] = {}
    problems: list[Problem] = []
    for event in events:
        assert event.article
        values = article_values(event.article, target.texts)
        product, problem = _product(event, event.article, target)
        for key, value in {**values, **product}.items():
            article[key] = combined(article[key], value) if key in article else value
        problems += [problem] if problem else []
    return article, problems


def _product(event: ImportedEvent, article: ImportedArticle, target: Target) -> tuple[dict[str, Value], Problem | None]:
    """The product of an article by its title, with those of its versions that the project knows."""
    if target.product or not article.product:
        return {}, None
    key, versions = target.products.get(article.product.casefold(), ("", frozenset()))
    if not key:
        help = "Add it there, or name the product with --product."
        return {}, Problem(event.line, f"{article.product!r} is no product of products.yml; it is left out.", help)
    known: list[Value] = [version for version in article.versions if version in versions]
    return {"product": key, **({"versions": known} if known else {})}, None


def _values(event: ImportedEvent, messages: Mapping[Locale, str]) -> Iterator[tuple[str, Value]]:
    if event.symbolic_name:
        yield "symbolic_name", event.symbolic_name
    if event.channel:
        yield "channel", event.channel
    if event.level:
        yield "level", event.level
    if event.category:
        yield "category", event.category
    if event.keywords:
        yield "keywords", list(event.keywords)
    insertions = _insertions(event, messages)
    if insertions:
        yield "insertions", insertions


def _insertions(event: ImportedEvent, messages: Mapping[Locale, str]) -> list[Value]:
    """The insertion strings that the message has, with their names and code tables; the others are `null`."""
    used = {number for text in messages.values() for number in insertion_numbers(text)}
    names: list[Value] = [
        {"name": insertion.name, **({"codes": [insertion.table]} if insertion.table else {})}
        if insertion and number in used
        else None
        for number, insertion in enumerate(event.insertions, 1)
    ]
    while names and names[-1] is None:
        names.pop()
    return names


def _variant(event: ImportedEvent, messages: Mapping[Locale, str], base: Mapping[str, Value]) -> Mapping[str, Value]:
    """What differs from the newest version of the event."""
    values = {key: value for key, value in _values(event, messages) if base.get(key) != value}
    return {"event_versions": [event.event_version or 0], **values, "message": dict(messages)}


def merged_harvests(harvests: Sequence[tuple[str, Harvest]]) -> Harvest:
    """Several files, each with its name, as one, so that an English and a German dump complete each other."""
    named = [
        replace(harvest, events=tuple(replace(event, origin=event.origin or name) for event in harvest.events))
        for name, harvest in harvests
    ]
    return Harvest(
        sources=tuple(source for harvest in named for source in harvest.sources),
        events=tuple(event for harvest in named for event in harvest.events),
        tables=_merged_tables(table for harvest in named for table in harvest.tables),
        problems=tuple(problem for harvest in named for problem in harvest.problems),
        without_message=sum(harvest.without_message for harvest in named),
    )


def _merged_tables(tables: Iterable[ImportedTable]) -> tuple[ImportedTable, ...]:
    """The tables, each once: one of a further file adds languages and codes."""
    by_name: dict[str, ImportedTable] = {}
    for table in tables:
        first = by_name.get(table.name)
        if first is None:
            by_name[table.name] = table
            continue
        others = {code.code: code for code in table.codes}
        known = {code.code for code in first.codes}
        codes = (
            *(
                replace(code, texts={**others[code.code].texts, **code.texts}) if code.code in others else code
                for code in first.codes
            ),
            *(code for code in table.codes if code.code not in known),
        )
        by_name[table.name] = replace(first, codes=codes, titles={**table.titles, **first.titles})
    return tuple(by_name.values())
