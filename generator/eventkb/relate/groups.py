"""Events by the names of the groups that they are in."""

from collections.abc import Collection, Hashable

from eventkb.model.event import EventKey


class Groups:
    """Groups of events, each in the order of keys. A group is sorted when somebody asks for it."""

    def __init__(self) -> None:
        self._members: dict[Hashable, set[EventKey]] = {}
        self._in_order: dict[Hashable, tuple[EventKey, ...]] = {}

    def move(self, key: EventKey, before: Collection[Hashable], now: Collection[Hashable]) -> None:
        """Takes an event out of the groups in which it was before, and puts it into those in which it is now."""
        for name in before:
            if name not in now:
                self._members[name].remove(key)
                self._in_order.pop(name, None)
        for name in now:
            if name not in before:
                self._members.setdefault(name, set()).add(key)
                self._in_order.pop(name, None)

    def of(self, name: Hashable) -> tuple[EventKey, ...]:
        """The events of a group, in order."""
        in_order = self._in_order.get(name)
        if in_order is None:
            members = self._members.get(name)
            if not members:
                return ()
            in_order = self._in_order[name] = tuple(sorted(members) if len(members) > 1 else members)
        return in_order
