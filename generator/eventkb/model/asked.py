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
    def unheard(self) -> Iterator[None]:
        """Within the block nobody hears what is asked for: whoever takes a part of it notes that part."""
        outer, self.heard = self.heard, None
        try:
            yield
        finally:
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

    def get(self, name: Name, default: Value | None = None) -> Value | None:  # type: ignore[override]
        """The value of a name; what `Mapping` has would meet an exception where there is none."""
        heard = self._asked.heard
        if heard is not None:
            heard.add((self._kind, name))
        return self._values.get(name, default)

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


class Named(Watched[Name, Value]):
    """A mapping that also notes who asks which names it has: for one of them, or under `names` for all."""

    def __init__(self, kind: str, names: str, values: Mapping[Name, Value], asked: Asked) -> None:
        super().__init__(kind, values, asked)
        self._names = names

    def __contains__(self, name: object) -> bool:
        self._asked.note(self._kind, name)
        return name in self._values

    def __iter__(self) -> Iterator[Name]:
        self._asked.note(self._names, ALL)
        return iter(self._values)

    def __len__(self) -> int:
        self._asked.note(self._names, ALL)
        return len(self._values)

    def values(self) -> ValuesView[Value]:
        self._asked.note(self._names, ALL)
        return super().values()

    def items(self) -> ItemsView[Name, Value]:
        self._asked.note(self._names, ALL)
        return super().items()


class Membership(Collection[Name]):
    """Names of which it is noted that somebody asks whether one of them is there."""

    def __init__(self, kind: str, names: Collection[Name], asked: Asked) -> None:
        self._kind, self._names, self._asked = kind, names, asked

    def __contains__(self, name: object) -> bool:
        heard = self._asked.heard
        if heard is not None:
            heard.add((self._kind, name))
        return name in self._names

    def __iter__(self) -> Iterator[Name]:
        self._asked.note(self._kind, ALL)
        return iter(self._names)

    def __len__(self) -> int:
        self._asked.note(self._kind, ALL)
        return len(self._names)


class Group(Sequence[Value]):
    """Values that belong together, of which it is noted that somebody looks at them, or under `counted` counts them."""

    def __init__(self, kind: str, counted: str, name: object, values: Sequence[Value], asked: Asked) -> None:
        self._kind, self._counted, self._name, self._values, self._asked = kind, counted, name, values, asked

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
        self._asked.note(self._counted, self._name)
        return len(self._values)


class Groups(Mapping[Name, Group[Value]], Generic[Name, Value]):
    """Groups by name, of which it is noted who asks which names there are; a group itself notes who looks at it."""

    def __init__(self, kind: str, counted: str, groups: Mapping[Name, Sequence[Value]], asked: Asked) -> None:
        self._counted, self._asked = counted, asked
        self._groups = {name: Group(kind, counted, name, values, asked) for name, values in groups.items()}

    def __getitem__(self, name: Name) -> Group[Value]:
        if name not in self._groups:
            self._asked.note(self._counted, name)
        return self._groups[name]

    def __contains__(self, name: object) -> bool:
        self._asked.note(self._counted, name)
        return name in self._groups

    def __iter__(self) -> Iterator[Name]:
        self._asked.note(self._counted, ALL)
        return iter(self._groups)

    def __len__(self) -> int:
        self._asked.note(self._counted, ALL)
        return len(self._groups)


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
