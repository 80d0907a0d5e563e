"""The order of nodes within rows, so that few lines cross; and their places, so that lines are straight."""

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence
from itertools import pairwise

Rows = list[list[int]]
SWEEPS = 8
"""More sweeps hardly ever remove another crossing."""


def ordered(rows: Rows, links: Sequence[tuple[int, int]], bends: frozenset[int] = frozenset()) -> Rows:
    """The rows with their nodes exchanged; each link leads from a row to the next.

    `bends` are what lines go through. Where it makes no difference, they are in the middle, so that the next row does
    not begin at the side.
    """
    above, below = _neighbours(links)
    current = [_inside(row, bends, number) for number, row in enumerate(rows)]
    best, fewest = [list(row) for row in current], crossings(current, below)
    for sweep in range(SWEEPS):
        if not fewest:
            break
        is_down = sweep % 2 == 0
        numbers = range(1, len(current)) if is_down else range(len(current) - 2, -1, -1)
        for number in numbers:
            beside = current[number - 1 if is_down else number + 1]
            current[number] = _by_middle(_inside(current[number], bends, number), beside, above if is_down else below)
        crossed = crossings(current, below)
        if crossed < fewest:
            best, fewest = [list(row) for row in current], crossed
    return best


def _neighbours(links: Sequence[tuple[int, int]]) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    above: dict[int, list[int]] = {}
    below: dict[int, list[int]] = {}
    for upper, lower in links:
        above.setdefault(lower, []).append(upper)
        below.setdefault(upper, []).append(lower)
    return above, below


def _inside(row: Sequence[int], bends: frozenset[int], number: int) -> list[int]:
    """A row with its bends in the middle; of an odd number of nodes, one more is to the left in every second row."""
    nodes = [node for node in row if node not in bends]
    half = (len(nodes) + number % 2) // 2
    return [*nodes[:half], *(node for node in row if node in bends), *nodes[half:]]


def _by_middle(row: Sequence[int], beside: Sequence[int], neighbours: Mapping[int, list[int]]) -> list[int]:
    """A row sorted by the middle of each node's neighbours in the row beside; nodes without any keep their place."""
    places = {node: place for place, node in enumerate(beside)}
    middles = {
        node: sum(places[other] for other in neighbours[node]) / len(neighbours[node])
        for node in row
        if neighbours.get(node)
    }
    movable = iter(sorted(middles, key=lambda node: (middles[node], row.index(node))))
    return [next(movable) if node in middles else node for node in row]


def crossings(rows: Rows, below: Mapping[int, list[int]]) -> int:
    """How often lines cross between neighbouring rows."""
    count = 0
    for row, under in pairwise(rows):
        places = {node: place for place, node in enumerate(under)}
        before: list[int] = []  # the lower ends of all lines further to the left, sorted
        for node in row:
            for place in sorted(places[lower] for lower in below.get(node, ())):
                count += len(before) - bisect_right(before, place)
                insort(before, place)
    return count


ROUNDS, LAST_ROUNDS = 8, 6
"""Rounds that look at one side of each row, then rounds that look at both."""


def placed(
    rows: Rows, links: Sequence[tuple[int, int]], widths: Mapping[int, float], gap: float, stiff: frozenset[int]
) -> dict[int, float]:
    """The middle of each node on the horizontal axis. `stiff` nodes are bends of lines, which should be straight."""
    above, below = _neighbours(links)
    both = {node: [*above.get(node, ()), *below.get(node, ())] for row in rows for node in row}
    middles: dict[int, float] = {}
    for row in rows:
        middles.update(_packed(row, [0.0] * len(row), widths, gap=gap, stiff=stiff))
    for number in range(ROUNDS + LAST_ROUNDS):
        is_down = number % 2 == 0
        side = both if number >= ROUNDS else above if is_down else below
        for row in rows if is_down else rows[::-1]:
            wanted = [_middle(middles, side.get(node, ()), middles[node]) for node in row]
            middles.update(_packed(row, wanted, widths, gap=gap, stiff=stiff))
    left = min((middles[node] - widths[node] / 2 for row in rows for node in row), default=0.0)
    return {node: middle - left for node, middle in middles.items()}


def _middle(middles: Mapping[int, float], others: Sequence[int], otherwise: float) -> float:
    return sum(middles[other] for other in others) / len(others) if others else otherwise


def _packed(
    row: Sequence[int], wanted: Sequence[float], widths: Mapping[int, float], *, gap: float, stiff: frozenset[int]
) -> dict[int, float]:
    """The places of a row's nodes nearest to those wanted that keep their order and distance.

    Least squares with an order are solved by pooling neighbours that are too close, "isotonic regression":
    https://en.wikipedia.org/wiki/Isotonic_regression
    """
    offsets = [0.0]
    for left, right in pairwise(row):
        offsets.append(offsets[-1] + (widths[left] + widths[right]) / 2 + gap)
    pools: list[tuple[float, float, int]] = []
    for node, place, offset in zip(row, wanted, offsets, strict=True):
        weight = 4.0 if node in stiff else 1.0
        pool = (place - offset, weight, 1)
        while pools and pools[-1][0] > pool[0]:
            mean, other, count = pools.pop()
            total = other + pool[1]
            pool = ((mean * other + pool[0] * pool[1]) / total, total, count + pool[2])
        pools.append(pool)
    means = [mean for mean, _, count in pools for _ in range(count)]
    return {node: mean + offset for node, mean, offset in zip(row, means, offsets, strict=True)}
