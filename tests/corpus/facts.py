"""What is known of cmdlets, counters, the registry and codes, and which names of the definitions it doesn't have."""

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from eventkb.check.subject import Subject
from eventkb.model.codes import CodeTable
from eventkb.model.event import Event
from tests.corpus.named import Kind, Named, named

FACTS = Path(__file__).parent / "facts"
JUSTIFIED = Path(__file__).parent / "justified.yml"

APPLIES: Mapping[str, Mapping[str, str]] = {
    "exchange": {
        "14.0": "Exchange Server 2010",
        "15.0": "Exchange Server 2013",
        "15.1": "Exchange Server 2016",
        "15.2": "Exchange Server 2019",
    },
    "windows": {version: f"Windows Server {version}" for version in ("2016", "2019", "2022", "2025")},
}
"""What the list of cmdlets calls the versions of a product. It says nothing about others."""


@dataclass(frozen=True, slots=True)
class Cmdlet:
    """The parameters of a cmdlet and their aliases in lower case, and the products it applies to."""

    parameters: frozenset[str]
    applies: frozenset[str]


class Facts:
    """All lists. `tables` are the code tables that the definitions can name."""

    def __init__(self, tables: Mapping[str, CodeTable]) -> None:
        self._tables = tables

    @cached_property
    def cmdlets(self) -> Mapping[str, Cmdlet]:
        """The cmdlets by name in lower case."""
        return {
            name.lower(): Cmdlet(frozenset(parameters.lower().split()), frozenset(applies.split("; ")))
            for name, parameters, applies in _rows("cmdlets.tsv")
        }

    @cached_property
    def after_any_cmdlet(self) -> frozenset[str]:
        """Common parameters and operators in lower case."""
        lists = yaml.safe_load((FACTS / "powershell.yml").read_text("utf-8"))
        return frozenset(word for words in lists.values() for word in words.lower().split())

    @cached_property
    def counters(self) -> frozenset[tuple[str, str]]:
        """The object and the name of each counter, in English and German, in lower case."""
        rows = list(_rows("counters.tsv"))
        english = {(row[0].lower(), row[1].lower()) for row in rows}
        return frozenset(english | {(row[2].lower(), row[3].lower()) for row in rows if row[2]})

    @cached_property
    def registry(self) -> tuple[str, ...]:
        """The keys in lower case."""
        return tuple(key.lower() for key, _ in _rows("registry.tsv"))

    @cached_property
    def registry_values(self) -> frozenset[str]:
        return frozenset(
            value.replace("\N{NO-BREAK SPACE}", " ").lower()
            for _, values in _rows("registry.tsv")
            for value in values.split(" ")
        )

    def has(self, name: Named) -> bool:
        """Whether a list has a name."""
        return _ASKED[name.kind](self, name)

    @cached_property
    def verbs(self) -> frozenset[str]:
        """The first parts of cmdlets, without which a name such as `Telnet-Client` is none."""
        return frozenset(cmdlet.partition("-")[0] for cmdlet in self.cmdlets)

    def has_cmdlet(self, name: Named) -> bool:
        cmdlet = name.name.lower()
        return cmdlet in self.cmdlets or cmdlet.partition("-")[0] not in self.verbs

    def has_parameter(self, name: Named) -> bool:
        """A parameter of a cmdlet that no list has isn't asked for: the cmdlet itself is reported."""
        cmdlet = self.cmdlets.get(name.owner.lower())
        written = name.name.lower()
        return cmdlet is None or written in cmdlet.parameters | self.after_any_cmdlet

    def has_counter(self, name: Named) -> bool:
        return (name.owner.lower(), name.name.lower()) in self.counters

    def has_key(self, name: Named) -> bool:
        """Whether the key is in the list, or contains or is within a key of the list that is more than its root."""
        key = name.name.lower()
        return any(known == key or known.startswith(f"{key}\\") for known in self.registry)

    def has_value(self, name: Named) -> bool:
        return name.name.lower() in self.registry_values

    def has_code(self, name: Named) -> bool:
        """Whether a table has the number itself; flags and texts are no codes."""
        return any(table.code(name.name) for table in self._tables.values())

    def has_symbol(self, name: Named) -> bool:
        return any(name.name.lower() in table.by_symbol for table in self._tables.values())

    def unavailable(self, cmdlet: str, event: Event) -> tuple[str, ...]:
        """The versions of an event in which a cmdlet isn't available, if it is available in none of them."""
        names = APPLIES.get(event.product or "", {})
        versions = [version for version in event.versions if version in names]
        known = self.cmdlets.get(cmdlet.lower())
        if known is None or not versions or known.applies.isdisjoint(names.values()):
            return ()
        lacking = tuple(version for version in versions if names[version] not in known.applies)
        return lacking if len(lacking) == len(versions) else ()


_ASKED: Mapping[Kind, Callable[[Facts, Named], bool]] = {
    Kind.CMDLET: Facts.has_cmdlet,
    Kind.PARAMETER: Facts.has_parameter,
    Kind.COUNTER: Facts.has_counter,
    Kind.REGISTRY_KEY: Facts.has_key,
    Kind.REGISTRY_VALUE: Facts.has_value,
    Kind.CODE: Facts.has_code,
    Kind.SYMBOL: Facts.has_symbol,
}


def unknown(subject: Subject, facts: Facts) -> Iterator[Named]:
    """The names in the definitions that no list has, justified or not."""
    return (name for name in named(subject) if not facts.has(name))


def justified() -> Mapping[str, str]:
    """Why a name that no list has is right, by its label."""
    return yaml.safe_load(JUSTIFIED.read_text("utf-8")) or {}


def _rows(name: str) -> Iterator[list[str]]:
    with (FACTS / name).open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, "excel-tab", quoting=csv.QUOTE_NONE)
        next(rows)
        yield from rows
