"""What somebody asks for, noted at the doors through which everything that pages show is reached.

A page that asked for something is right as long as that has not changed.
"""

from collections.abc import Collection, ItemsView, Iterable, Iterator, Mapping, Sequence, ValuesView
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar, overload

Input = tuple[str, object]
"""The kind of what was asked for, and its name."""

ALL = ""
"""The name for all of a kind."""

Name = TypeVar("Name")
Value = TypeVar("Value")


@dataclass(slots=True)
class Asked:
    """Notes what is asked for, as long as somebody listens."""

    heard: set[Input] | None = None

    def note(self, kind: str, name: object) -> None:
        """Something was asked for."""
        if self.heard is not None:
            self.heard.add((kind, name))

    def again(self, inputs: Iterable[Input]) -> None:
        """The same is asked for again: what was made of it is remembered."""
        if self.heard is not None:
            self.heard.update(inputs)

    @contextmanager
    def listening(self) -> Iterator[set[Input]]:
        """What is asked for within the block; whoever listens around it hears that, too."""
        outer, self.heard = self.heard, set()
        try:
            yield self.heard
        finally:
            if outer is not None:
                outer |= self.heard
            self.heard = outer

    @contextmanager
    def counted_as(self, instead: Input, kinds: Collection[str]) -> Iterator[None]:
        """What is asked for within the block counts as one question, as far as it is of some kinds."""
        outer, self.heard = self.heard, set()
        try:
            yield
        finally:
            heard, self.heard = self.heard, outer
            self.again({instead, *(asked for asked in heard if asked[0] not in kinds)})


class Watched(Mapping[Name, Value], Generic[Name, Value]):
    """A mapping that notes what is taken from it, but not who asks which names it has."""

    def __init__(self, kind: str, values: Mapping[Name, Value], asked: Asked) -> None:
        self._kind, self._values, self._asked = kind, values, asked

    def __getitem__(self, name: Name) -> Value:
        heard = self._asked.heard  # as `note` does: a page takes a hundred values
        if heard is not None:
            heard.add((self._kind, name))
        return self._values[name]

    def __contains__(self, name: object) -> bool:
        return name in self._values

    def __iter__(self) -> Iterator[Name]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def values(self) -> ValuesView[Value]:
        self._asked.note(self._kind, ALL)
        return self._values.values()

    def items(self) -> ItemsView[Name, Value]:
        self._asked.note(self._kind, ALL)
        return self._values.items()


class Group(Sequence[Value]):
    """Values that belong together, of which it is noted that somebody looks at them; to count them is not noted."""

    def __init__(self, kind: str, name: object, values: Sequence[Value], asked: Asked) -> None:
        self._kind, self._name, self._values, self._asked = kind, name, values, asked

    @overload
    def __getitem__(self, place: int) -> Value: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Value]: ...

    def __getitem__(self, place: int | slice) -> Value | Sequence[Value]:
        self._asked.note(self._kind, self._name)
        return self._values[place]

    def __iter__(self) -> Iterator[Value]:
        self._asked.note(self._kind, self._name)
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


class Table(Mapping[Name, Value], Generic[Name, Value]):
    """A mapping of which it is noted that somebody looks at it, and not at what."""

    def __init__(self, kind: str, values: Mapping[Name, Value], asked: Asked) -> None:
        self._kind, self._values, self._asked = kind, values, asked

    def __getitem__(self, name: Name) -> Value:
        self._asked.note(self._kind, ALL)
        return self._values[name]

    def __contains__(self, name: object) -> bool:
        self._asked.note(self._kind, ALL)
        return name in self._values

    def __iter__(self) -> Iterator[Name]:
        self._asked.note(self._kind, ALL)
        return iter(self._values)

    def __len__(self) -> int:
        self._asked.note(self._kind, ALL)
        return len(self._values)
