"""Units of pouring: files that are made together, each with what was asked for while they were made.

`Notes` says which units are no longer right once something has changed.
"""

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import accumulate
from pathlib import Path

from eventkb.model import address
from eventkb.model.address import Address
from eventkb.model.asked import Asked, Input
from eventkb.model.frozen import frozen_dataclass
from eventkb.publish import write

Unit = tuple[str, object, str]
"""A kind of files (`article`), the name of what they are about, and their language, empty where they are of none."""

Content = tuple[Address, str | bytes]
"""An address with its page, as HTML or its bytes, or a file with its bytes."""

Contents = Callable[[], Iterable[Content]]
"""Makes the files of a unit."""

COMMON = ("word", "template", "frame")
"""How the kinds of inputs begin that are the same for very many units; the language follows."""


@frozen_dataclass(kw_only=True)
class Notes:
    """What units asked for, as few plain values, which are quickly sent, kept and read.

    `names` are all inputs. `sets` are those of words and templates by their place in `names`: most units have one of
    few sets of these. The unit at a place has the set of this number in `set_of`, and from `own` as many further
    inputs as `counts` says. `files` are those of units of which some are kept.
    """

    pages: int = 0
    units: tuple[Unit, ...] = ()
    names: tuple[Input, ...] = ()
    sets: tuple[frozenset[int], ...] = ()
    set_of: bytes = b""
    counts: bytes = b""
    own: bytes = b""
    files: Mapping[Unit, tuple[Address, ...]] = field(default_factory=dict)

    def concerned(self, changed: Collection[Input]) -> Iterator[Unit]:
        """The units that asked for one of some inputs."""
        places = {place for place, name in enumerate(self.names) if name in changed}
        sets = {number for number, common in enumerate(self.sets) if not places.isdisjoint(common)}
        own, start = array("I", self.own), 0
        for unit, number, count in zip(self.units, array("I", self.set_of), array("I", self.counts), strict=True):
            if number in sets or not places.isdisjoint(own[start : start + count]):
                yield unit
            start += count


@dataclass(slots=True, kw_only=True)
class Poured:
    """What was written: the number of `pages`, the units with what was asked for to make each, and their `files` where
    these are kept.

    What was asked for is kept as `Notes` has it: a list of all events asks for each of them.
    """

    keeps_files: bool
    pages: int = 0
    files: dict[Unit, tuple[Address, ...]] = field(default_factory=dict)
    _units: list[Unit] = field(default_factory=list)
    _names: dict[Input, int] = field(default_factory=dict)
    _of_many: set[Input] = field(default_factory=set)
    _sets: dict[frozenset[Input], int] = field(default_factory=dict)
    _set_of: "array[int]" = field(default_factory=partial(array, "I"))
    _counts: "array[int]" = field(default_factory=partial(array, "I"))
    _own: "array[int]" = field(default_factory=partial(array, "I"))

    def add(self, unit: Unit, contents: Contents, folder: Path, asked: Asked) -> None:
        """Writes the files of a unit into a folder."""
        files: list[Address] = []
        with asked.listening() as heard:
            for place, content in contents():
                file = Address(address.file_of(place))
                write(folder, file, content.encode() if isinstance(content, str) else content)
                files.append(file)
                self.pages += isinstance(content, str) or file != place
        if self.keeps_files:
            self.files[unit] = tuple(files)
        self.note(unit, heard)

    def note(self, unit: Unit, heard: set[Input]) -> None:
        """Notes what a unit asked for."""
        names = self._names
        new = heard.difference(names)
        names.update((name, place) for place, name in enumerate(new, len(names)))
        self._of_many.update([name for name in new if name[0].startswith(COMMON)])
        common = frozenset(heard & self._of_many)
        own = [names[name] for name in heard - common]
        self._units.append(unit)
        self._set_of.append(self._sets.setdefault(common, len(self._sets)))
        self._counts.append(len(own))
        self._own.extend(own)

    @property
    def notes(self) -> Notes:
        """What to keep of all this."""
        return Notes(
            pages=self.pages,
            units=tuple(self._units),
            names=tuple(self._names),
            sets=tuple(frozenset([self._names[name] for name in common]) for common in self._sets),
            set_of=self._set_of.tobytes(),
            counts=self._counts.tobytes(),
            own=self._own.tobytes(),
            files=self.files,
        )


def merged(parts: Iterable[Notes]) -> Notes:
    """Several notes as one; of a unit that several have, the last one counts. Each is let go before the next is asked
    for."""
    names: dict[Input, int] = {}
    sets: dict[frozenset[int], int] = {}
    rows: dict[Unit, int] = {}
    files: dict[Unit, tuple[Address, ...]] = {}
    set_of, counts, own = array("I"), array("I"), array("I")
    pages = 0
    for part in parts:
        place_of = [names.setdefault(name, len(names)) for name in part.names]
        numbers = [sets.setdefault(frozenset(place_of[place] for place in common), len(sets)) for common in part.sets]
        rows.update((unit, row) for row, unit in enumerate(part.units, len(set_of)))
        set_of.extend([numbers[number] for number in array("I", part.set_of)])
        counts.frombytes(part.counts)
        own.extend([place_of[place] for place in array("I", part.own)])
        files |= part.files
        pages += part.pages
    if len(rows) < len(set_of):
        starts = [0, *accumulate(counts)]
        own = array("I", [place for row in rows.values() for place in own[starts[row] : starts[row + 1]]])
        set_of, counts = (array("I", [numbers[row] for row in rows.values()]) for numbers in (set_of, counts))
    return Notes(
        pages=pages,
        units=tuple(rows),
        names=tuple(names),
        sets=tuple(sets),
        set_of=set_of.tobytes(),
        counts=counts.tobytes(),
        own=own.tobytes(),
        files=files,
    )
