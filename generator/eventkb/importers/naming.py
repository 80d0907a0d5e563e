"""What imported sources are called here: one source for all spellings of a name, one part of addresses for each."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from zlib import crc32

from eventkb.importers.harvest import Harvest, Problem
from eventkb.model.address import DEVICES, LONGEST_SLUG, RESERVED, slug
from eventkb.model.catalogue import Definitions


def renamed(harvest: Harvest, definitions: Definitions) -> Harvest:
    """A harvest whose sources are called as those that are there; of spellings that differ in case, the first counts.

    Windows compares names of sources without case, and a file system may do so, too.
    """
    names: dict[str, str] = {}
    for name, source in definitions.sources.items():
        names.setdefault(name.casefold(), name)
        for former in source.former_names:
            names.setdefault(former.casefold(), name)
    for event in harvest.events:
        names.setdefault(event.source.casefold(), event.source)
    return replace(
        harvest,
        events=tuple(
            event
            if names[event.source.casefold()] == event.source
            else replace(event, source=names[event.source.casefold()])
            for event in harvest.events
        ),
        sources=tuple(
            replace(source, name=names.get(source.name.casefold(), source.name)) for source in harvest.sources
        ),
    )


def slugs_of(names: Iterable[str], definitions: Definitions) -> tuple[Mapping[str, str], list[Problem]]:
    """The slugs that new sources need because that of their name is taken, reserved, empty or too long."""
    taken = dict.fromkeys((*definitions.slugs.values(), *RESERVED, *DEVICES), "")
    slugs: dict[str, str] = {}
    problems: list[Problem] = []
    for name in names:
        usual = slug(name)
        if usual and usual not in taken and len(usual) <= LONGEST_SLUG:
            taken[usual] = name
            continue
        beginning = usual[: LONGEST_SLUG - 10].strip("-") or "source"
        numbers = (f"{beginning}-{number}" for number in range(2, 100))
        hashed = f"{beginning}-{crc32(name.encode()):08x}"
        free = next((part for part in numbers if part not in taken), hashed) if usual else hashed
        taken[free] = name
        slugs[name] = free
        problems.append(
            Problem(
                0,
                f"{name!r} would have the address {usual!r}, which {_why(usual, taken)}; it gets {free!r}.",
                f"Write a better `slug` into its source.yml before you publish; after that, {free!r} stays.",
            )
        )
    return slugs, problems


def _why(usual: str, taken: Mapping[str, str]) -> str:
    if not usual:
        return "has no letter from a to z"
    if len(usual) > LONGEST_SLUG:
        return "is too long"
    return f"is that of {taken[usual]!r}" if taken.get(usual) else "is taken"
