"""What is wrong with all definitions. Rules that look at one file alone are asked once for each state of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Protocol, TypeVar

from eventkb.check import CHECKS, Agreed, Check, Scope, Subject, check, check_file, check_files, in_scope
from eventkb.model.catalogue import Definitions
from eventkb.model.copy import OutdatedCopy
from eventkb.model.diagnostic import Finding
from eventkb.model.locale import Locale
from eventkb.pipeline import cache, parallel
from eventkb.pipeline.materials import Materials
from eventkb.read.assemble import Reading

ASKED_TOGETHER = 100
SEEN_TOGETHER = 20
"""Events that our rules look at as if one file had them, as they soon see that most have nothing to look at."""

OURS = frozenset(CHECKS)

Answers = Mapping[str, tuple[Finding, ...]]
"""What rules about one file found, by the digest of all that decides it."""


def alone(reading: Reading, states: Mapping[str, str], supplies: Materials, jobs: int, kept: Answers) -> Answers:
    """The answers of the rules that look at one file alone, for each file.

    `states` are the digests of all files; `kept` are earlier answers, of which those that still hold are taken over.
    """
    own = by_file(reading.definitions)
    agreed = Agreed.of(reading.definitions, supplies.conventions, supplies.common_words)
    checks = in_scope(supplies.checks, Scope.FILE)
    prompts = reading.definitions.kinds.prompts
    words = cache.digest(repr(agreed), repr(prompts), *supplies.locales, *(check.rule.code for check in checks))
    names = {cache.digest(states[file], words, *_sources(part)): part for file, part in own.items()}
    missing = [name for name in names if name not in kept]
    answers = {name: kept[name] for name in names if name in kept}
    ask = partial(_ask, names, supplies.locales, agreed, checks)
    for _, some in parallel.in_chunks(ask, missing, jobs, ASKED_TOGETHER):
        answers.update(some)
    return answers


def between(reading: Reading, supplies: Materials, replacements: Iterable[OutdatedCopy] = ()) -> tuple[Finding, ...]:
    """The findings of the rules that compare files with each other.

    `replacements` are the project's own definitions whose originals in other catalogues have changed.
    """
    subject = Subject(
        definitions=reading.definitions,
        broken=reading.broken,
        locales=supplies.locales,
        broken_files=reading.broken_files,
        pages=supplies.pages,
        agreed=Agreed.of(reading.definitions, supplies.conventions, supplies.common_words),
        released=supplies.released,
        outdated_copies=(*supplies.outdated_copies, *replacements),
        today=date.today().isoformat(),
        deleted=supplies.deleted,
    )
    return check(subject, in_scope(supplies.checks, Scope.CATALOGUE, Scope.TIES, Scope.LINKS, Scope.EXPLANATIONS))


def findings(everything: Definitions, some: Definitions, supplies: Materials, jobs: int) -> tuple[Finding, ...]:
    """What is wrong with the files of `some` definitions alone, and between the files of all; none has an error."""
    agreed = Agreed.of(everything, supplies.conventions, supplies.common_words)
    files = by_file(some)
    ask = partial(_ask, files, supplies.locales, agreed, in_scope(supplies.checks, Scope.FILE))
    parts = [found for _, found in parallel.in_chunks(ask, list(files), jobs, ASKED_TOGETHER)]
    whole = Reading(definitions=everything, diagnostics=(), broken=frozenset(), broken_files=frozenset())
    own = (finding for part in parts for found in part.values() for finding in found)
    return (*own, *between(whole, supplies))


def _ask(
    files: Mapping[str, Definitions],
    locales: tuple[Locale, ...],
    agreed: Agreed,
    checks: Sequence[Check],
    names: Sequence[str],
) -> dict[str, tuple[Finding, ...]]:
    """The findings about some files, by their names."""
    seen = partial(Subject, locales=locales, agreed=agreed)
    # Rules of ours look at each event by itself. One of another package may compare all that it sees.
    are_ours = OURS.issuperset(checks)
    of_events = {name: files[name] for name in names if are_ours and _is_event(files[name])}
    by_file: dict[str, tuple[Finding, ...]] = {}
    for some in parallel.chunks(list(of_events.values()), SEEN_TOGETHER):
        together = replace(some[0], events=tuple(file.events[0] for file in some))
        by_file |= check_files(seen(definitions=together), checks)
    return {
        name: by_file.get(files[name].events[0].file, ())
        if name in of_events
        else check_file(seen(definitions=files[name]), checks)
        for name in names
    }


def _is_event(file: Definitions) -> bool:
    """Whether a file has one event and nothing else."""
    others = (file.sources, file.products, file.shared, file.glossary, file.notes, file.tables, file.guides)
    return len(file.events) == 1 and not any(others)


def _sources(definitions: Definitions) -> list[str]:
    """The names that findings have from another file, the source's own."""
    return sorted({event.key.source for event in definitions.events})


def by_file(definitions: Definitions) -> dict[str, Definitions]:
    """What each file has of the definitions."""
    events, terms = defaultdict(list), defaultdict(list)
    for event in definitions.events:
        events[event.file].append(event)
    for term in definitions.glossary:
        terms[term.file].append(term)
    sources = _grouped(definitions.sources)
    products = _grouped(definitions.products)
    shared = _grouped(definitions.shared)
    notes = _grouped(definitions.notes)
    tables = _grouped({name: table for name, table in definitions.tables.items() if table.file})
    guides = _grouped(definitions.guides)
    files = {*events, *terms, *sources, *products, *shared, *notes, *tables, *guides}
    return {
        file: Definitions(
            events=tuple(events.get(file, ())),
            sources=sources.get(file, {}),
            products=products.get(file, {}),
            shared=shared.get(file, {}),
            glossary=tuple(terms.get(file, ())),
            notes=notes.get(file, {}),
            tables=tables.get(file, {}),
            guides=guides.get(file, {}),
            kinds=definitions.kinds,
        )
        for file in sorted(files)
    }


class _Filed(Protocol):
    @property
    def file(self) -> str: ...


Item = TypeVar("Item", bound=_Filed)


Name = TypeVar("Name")


def _grouped(named: Mapping[Name, Item]) -> dict[str, dict[Name, Item]]:
    by_file: dict[str, dict[Name, Item]] = {}
    for name, item in named.items():
        by_file.setdefault(item.file, {})[name] = item
    return by_file
