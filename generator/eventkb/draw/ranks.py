"""Which row a node is in: below every node that leads to it, as far as the arrows allow."""

from collections.abc import Mapping, Sequence

Arrow = tuple[int, int]
"""The numbers of two nodes: an arrow leads from the first to the second."""


def components(count: int, arrows: Sequence[Arrow]) -> list[list[int]]:
    """The nodes in groups that no arrow connects, each in order; the largest group first."""
    beside: dict[int, list[int]] = {number: [] for number in range(count)}
    for source, target in arrows:
        beside[source].append(target)
        beside[target].append(source)
    seen: set[int] = set()
    groups: list[list[int]] = []
    for number in range(count):
        if number not in seen:
            group, waiting = set[int](), [number]
            while waiting:
                current = waiting.pop()
                if current not in group:
                    group.add(current)
                    waiting += beside[current]
            seen |= group
            groups.append(sorted(group))
    return sorted(groups, key=lambda group: (-len(group), group[0]))


def against(nodes: Sequence[int], arrows: Sequence[Arrow]) -> frozenset[int]:
    """The arrows, by number, that close a circle when the nodes are read in their order; they point up in a drawing."""
    below = _leaving(arrows)
    entered = {target for source, target in arrows if source != target}
    state: dict[int, bool] = {}
    turned: set[int] = set()
    for start in sorted(nodes, key=lambda node: node in entered):
        _search(start, below, arrows, state, turned)
    return frozenset(turned)


def _search(
    start: int, below: Mapping[int, list[int]], arrows: Sequence[Arrow], state: dict[int, bool], turned: set[int]
) -> None:
    """A search into the depth; `state` is False for a node on the way and True for one that is done."""
    if start in state:
        return
    state[start] = False
    way = [(start, iter(below.get(start, ())))]
    while way:
        node, rest = way[-1]
        arrow = next(rest, None)
        if arrow is None:
            state[node] = True
            way.pop()
            continue
        target = arrows[arrow][1]
        if target not in state:
            state[target] = False
            way.append((target, iter(below.get(target, ()))))
        elif not state[target]:
            turned.add(arrow)


def _leaving(arrows: Sequence[Arrow]) -> dict[int, list[int]]:
    """The numbers of the arrows that leave each node."""
    leaving: dict[int, list[int]] = {}
    for number, (source, _) in enumerate(arrows):
        leaving.setdefault(source, []).append(number)
    return leaving


def rows(nodes: Sequence[int], arrows: Sequence[Arrow], most_across: int) -> dict[int, int]:
    """The row of each node, from 0; the arrows must have no circle.

    A row has at most `most_across` nodes, so that a node with many others below it makes no drawing that is too wide.
    """
    waits = dict.fromkeys(nodes, 0)
    earliest = dict.fromkeys(nodes, 0)
    leaving = _leaving(arrows)
    for _, target in arrows:
        waits[target] += 1
    ready = [node for node in nodes if not waits[node]]
    counts: dict[int, int] = {}
    placed: dict[int, int] = {}
    while ready:
        node = min(ready, key=lambda number: (earliest[number], number))
        ready.remove(node)
        row = earliest[node]
        while counts.get(row, 0) >= most_across:
            row += 1
        counts[row] = counts.get(row, 0) + 1
        placed[node] = row
        for arrow in leaving.get(node, ()):
            target = arrows[arrow][1]
            earliest[target] = max(earliest[target], row + 1)
            waits[target] -= 1
            if not waits[target]:
                ready.append(target)
    return placed
