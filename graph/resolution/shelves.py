"""Where the clusters of a block stand, so that those near a report are found without looking at all.

A cluster stands on a shelf for each of its values (a sum and a number rounded, a day) in each month of its time. Of a
shelf no more than `MOST_CANDIDATES` are looked at: a report that fits so many is told of none in particular.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from graph.resolution.agreement import NEAR_AMOUNT, NEAR_COUNT
from graph.resolution.clusters import Cluster

MOST_CANDIDATES = 64
_DAYS_OF_A_CELL = 32
_MOST_CELLS = 40  # a longer time is any time

_Value = tuple[str, int]
_NO_VALUE: _Value = ("whatever", 0)
_PLAN: _Value = ("no more than foreseen", 0)
_DAY = "day"
_ALWAYS, _ANY_TIME = -1, -2  # cells: of every cluster, and of those whose time is unknown or very long


class Shelves:
    """The clusters of one block."""

    def __init__(self) -> None:
        self._clusters: dict[_Value, dict[int, dict[int, Cluster]]] = {}  # by value, cell and identity

    def place(self, cluster: Cluster) -> None:
        """Put a cluster where its values and its time are; once more where it has grown."""
        cells = _cells(cluster, reach=0) or [_ANY_TIME]
        is_plan = cluster.window is None and cluster.held is None
        for value in (_NO_VALUE, *([_PLAN] if is_plan else []), *_values(cluster)):
            for cell in (_ALWAYS, *cells):
                self._clusters.setdefault(value, {}).setdefault(cell, {})[id(cluster)] = cluster

    def sharing(self, cluster: Cluster, *, reach: int) -> list[Cluster] | None:
        """The clusters within so many days that may share a value with this one; None where they are too many."""
        return self._found(_near_values(cluster), cluster, reach)

    def around(self, cluster: Cluster, *, reach: int) -> list[Cluster] | None:
        """All clusters within so many days of this one; None where they are too many."""
        return self._found([_NO_VALUE], cluster, reach)

    def plans(self, cluster: Cluster, *, reach: int) -> list[Cluster] | None:
        """Those of them that are no more than planned or possible; None where they are too many."""
        found = self._found([_PLAN], cluster, reach)
        return found and [plan for plan in found if plan.held is None and plan.window is None]

    def _found(self, values: Iterable[_Value], cluster: Cluster, reach: int) -> list[Cluster] | None:
        cells = _cells(cluster, reach=reach)
        wanted = [*cells, _ANY_TIME] if cells else [_ALWAYS]
        found: dict[int, Cluster] = {}
        for shelf in (self._clusters[value] for value in values if value in self._clusters):
            for cell in (cell for cell in wanted if cell in shelf):
                for key, other in shelf[cell].items():
                    if other is not cluster and gap_between(cluster, other) <= reach:
                        found[key] = other
                    if len(found) > MOST_CANDIDATES:
                        return None
        return list(found.values())


def gap_between(one: Cluster, other: Cluster) -> int:
    """The days between the times of two clusters; none where they meet, or where one is unknown."""
    a, b = one.window or one.reported, other.window or other.reported
    return max((b[0] - a[1]).days, (a[0] - b[1]).days, 0) if a and b else 0


def _cells(cluster: Cluster, *, reach: int) -> Sequence[int]:
    """The cells of a cluster's time, and of so many days around it; none where that is unknown or very long."""
    position = cluster.window or cluster.reported
    if position is None:
        return ()
    first, last = position[0].toordinal() - reach, position[1].toordinal() + reach
    cells = range(max(first, 0) // _DAYS_OF_A_CELL, last // _DAYS_OF_A_CELL + 1)
    return cells if len(cells) <= _MOST_CELLS else ()


def _values(cluster: Cluster) -> Iterator[_Value]:
    """The shelves of a cluster's values: of both ends, where they are not one."""
    for amount in cluster.amounts or ():
        yield f"sum in {cluster.currency}", _step(amount, NEAR_AMOUNT)
    for count in cluster.counts or ():
        yield "number", _step(count, NEAR_COUNT)
    if cluster.window and cluster.window[0] == cluster.window[1]:
        yield _DAY, cluster.window[0].toordinal()


def _near_values(cluster: Cluster) -> Iterator[_Value]:
    """The shelves on which what is near its values stands: of a rounded value, the steps beside it too."""
    for name, step in dict.fromkeys(_values(cluster)):
        beside = 0 if name == _DAY else 1
        yield from ((name, near) for near in range(step - beside, step + beside + 1))


def _step(value: Decimal | int, share: Decimal) -> int:
    """Equal or neighbouring for values that differ by no more than that share of the greater."""
    return math.floor(math.log(value) / -math.log(1 - share)) if value > 0 else -1
