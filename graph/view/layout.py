"""Where the nodes of a network stand, worked out once so that the page need not move them.

Each connected part is drawn by stress majorization (distances on the page follow distances in the
network), its labels are pushed apart, and the smaller parts are set around the largest.

The same network gives the same whole numbers on any machine: only `+ - * / sqrt` of IEEE 754 are used, which every
machine rounds alike, and sums run along the first axis or over a list of pairs, which NumPy adds in order. That rules
out `networkx.spring_layout` (it calls BLAS, whose order of summing depends on the processor) and igraph
(also under the GPL). Source: Gansner, Koren and North, "Graph Drawing by Stress Majorization", 2004.
"""

import math
import random
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TypeAlias, cast

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graph.model import EntityKind
from graph.view.network import ALONE, Network

Simple: TypeAlias = "nx.Graph[str]"
Point: TypeAlias = tuple[int, int]
Floats: TypeAlias = NDArray[np.float64]
Cells: TypeAlias = NDArray[np.int_]  # squares of a grid, or steps on it: column and row

SEED = 20
STEPS = 120  # of majorization; the stress of our networks falls by under 0.1 % a step after 60
STARTS = 6  # random starts of a part; the one with the least stress is drawn
ONE_START_FROM = 120  # nodes; from here on one start must do
CHARACTER = 0.56  # width of a label's character, in units of its size
WIDENING = 1.15  # labels are wide and screens are too
LEAST_OVERLAP = 0.5  # that is worth pushing
SPOTS_AT_ONCE = 500  # that are tried for a part; most of the first are taken
BREADTH = 1.6  # of the whole, in units of its height, as screens have it
CELL = 40  # side of the squares by which parts are set beside each other


def node_radius(weight: int) -> int:
    """The radius that a node of some number of claims is drawn with; 0 claims for what an actor did alone."""
    return round(6 + 3.4 * math.sqrt(min(weight, 100)))


def label_size(weight: int) -> int:
    """The size of the letters under such a node: as on a map, what matters can be read from afar."""
    return round(12 + 2.4 * math.sqrt(min(weight, 100)))


def lay_out(network: Network, labels: Mapping[str, str]) -> dict[str, Point]:
    """A point for every node of a network whose nodes are drawn with some labels; y grows downwards."""
    simple: Simple = nx.Graph(network.to_undirected(as_view=True))
    parts = sorted(
        map(sorted, nx.connected_components(simple)),
        key=lambda part: (_only_offices(network, part), -len(part), part),
    )
    boxes = [_label_boxes(network, labels, part) for part in parts]
    places = [_part_boxes(_spread(simple, part), box) for part, box in zip(parts, boxes, strict=True)]
    points: dict[str, Point] = {}
    for part, placed in zip(parts, _set_together(places, boxes), strict=True):
        points |= {node: (round(x), round(y)) for node, (x, y) in zip(part, placed.tolist(), strict=True)}
    return points


def _only_offices(network: Network, part: Sequence[str]) -> bool:
    """Whether a part says no more than who holds which office: it stands outermost, since the page may leave it out."""
    kinds = {data["kind"] for _, _, data in network.subgraph(part).edges(data=True)}
    return kinds == {"OfficeHolding"}


def _label_boxes(network: Network, labels: Mapping[str, str], part: Sequence[str]) -> Floats:
    """The width and height that each node takes up with the label below it."""
    return np.array([_label_box(network.nodes[node], labels[node]) for node in part])


def _label_box(node: Mapping[str, object], label: str) -> tuple[float, float]:
    weight = 0 if node["kind"] == ALONE else cast(int, node["weight"])
    radius, letters = node_radius(weight), label_size(weight)
    return max(2.0 * radius, CHARACTER * letters * len(label)) + 8.0, 2.0 * radius + 1.3 * letters + 10.0


def _spread(simple: Simple, part: Sequence[str]) -> Floats:
    """Places of one connected part, from the best of a few random starts."""
    if len(part) == 1:
        return np.zeros((1, 2))
    wanted = _wanted_distances(simple, part)
    trials = _majorize(wanted, STARTS if len(part) < ONE_START_FROM else 1)
    best = min(trials, key=lambda places: _stress(places, wanted))
    return np.asarray(best * np.array([WIDENING, 1.0]))


def _wanted_distances(simple: Simple, part: Sequence[str]) -> Floats:
    """Shortest ways between all nodes, where an edge is longer the more neighbours its ends have."""
    index = {node: i for i, node in enumerate(part)}
    distances = np.full((len(part), len(part)), np.inf)
    np.fill_diagonal(distances, 0.0)
    for one, other in simple.edges(part):
        length = _wanted_length(simple, one, other)
        distances[index[one], index[other]] = distances[index[other], index[one]] = length
    for middle in range(len(part)):  # Floyd and Warshall
        np.minimum(distances, distances[:, middle, None] + distances[None, middle, :], out=distances)
    return distances


def _wanted_length(simple: Simple, one: str, other: str) -> float:
    kinds = {simple.nodes[one]["kind"], simple.nodes[other]["kind"]}
    if ALONE in kinds or (EntityKind.PERSON in kinds and min(simple.degree[one], simple.degree[other]) == 1):
        return 60.0  # close by, so that it reads as a remark on its only neighbour
    return 70.0 + 3.0 * float(max(simple.degree[one], simple.degree[other]))


def _majorize(wanted: Floats, starts: int) -> list[Floats]:
    """The places that several random starts lead to, which are moved all at once (middle axis)."""
    side, chance = float(wanted.max()), random.Random(SEED)  # noqa: S311  # a drawing, not a secret
    first = [[(chance.random() * side, chance.random() * side) for _ in wanted] for _ in range(starts)]
    x, y = np.array(first).transpose(2, 0, 1)
    weights = 1.0 / np.where(wanted > 0.0, wanted * wanted, np.inf)
    total = np.add.reduce(weights, axis=0)
    weights, wanted = weights[:, None], wanted[:, None]
    for _ in range(STEPS):
        dx, dy = x.T[:, :, None] - x, y.T[:, :, None] - y
        lengths = np.sqrt(dx * dx + dy * dy)
        pull = weights * (1.0 - wanted / np.where(lengths > 0.0, lengths, np.inf))
        x = x + np.add.reduce(pull * dx, axis=0) / total
        y = y + np.add.reduce(pull * dy, axis=0) / total
    return list(np.stack([x, y], axis=2))


def _stress(places: Floats, wanted: Floats) -> float:
    dx, dy = (axis[:, None] - axis[None, :] for axis in places.T)
    relative = (np.sqrt(dx * dx + dy * dy) - wanted) / np.where(wanted > 0.0, wanted, np.inf)
    return float(np.add.reduce(np.add.reduce(relative * relative, axis=0)))


def _part_boxes(places: Floats, boxes: Floats) -> Floats:
    """The same places, moved as little as it takes until no two boxes overlap (or 300 steps are done)."""
    room_x, room_y = ((boxes[:, None, axis] + boxes[None, :, axis]) / 2.0 for axis in (0, 1))
    for _ in range(300):
        x, y = places.T
        one, other = np.nonzero(room_x - np.abs(x[:, None] - x[None, :]) > LEAST_OVERLAP)
        dx, dy = x[one] - x[other], y[one] - y[other]
        over_x, over_y = room_x[one, other] - np.abs(dx), room_y[one, other] - np.abs(dy)
        overlap = (over_y > LEAST_OVERLAP) & (one != other)
        if not overlap.any():
            break
        sideways, upright = overlap & (over_x < over_y), overlap & ~(over_x < over_y)
        x = x - _push(dx[sideways], over_x[sideways], one[sideways], other[sideways], len(x))
        y = y - _push(dy[upright], over_y[upright], one[upright], other[upright], len(y))
        places = np.stack([x, y], axis=1)
    return places


def _push(delta: Floats, over: Floats, one: Cells, other: Cells, count: int) -> Floats:
    """How far each node goes back from those that it overlaps: a little under half of the overlap with each."""
    direction = np.where(delta != 0.0, np.sign(delta), np.sign(one - other))
    return np.asarray(np.bincount(other, weights=direction * over * 0.4, minlength=count), dtype=np.float64)


def _set_together(places: Sequence[Floats], boxes: Sequence[Floats]) -> list[Floats]:
    """The parts around the first, each as near to the middle as its boxes find room, on a grid of squares."""
    taken = np.empty((0, 2), dtype=int)
    placed = []
    for place, box in zip(places, boxes, strict=True):
        centred = place - (place.min(axis=0) + place.max(axis=0)) / 2.0
        cells = _covered_cells(centred, box)
        spot = first_free(cells, taken)
        taken = np.concatenate([taken, cells + spot])
        placed.append(centred + CELL * spot)
    return placed


def _covered_cells(places: Floats, boxes: Floats) -> Cells:
    """The squares of the grid that some boxes cover, with a margin."""
    first = np.floor((places - boxes / 2.0) / CELL).astype(int).tolist()
    last = np.floor((places + boxes / 2.0) / CELL).astype(int).tolist()
    covered = {
        (column, row)
        for (left, top), (right, bottom) in zip(first, last, strict=True)
        for column in range(left, right + 2)
        for row in range(top, bottom + 2)
    }
    return np.array(sorted(covered))


def first_free(cells: Cells, taken: Cells) -> Cells:
    """The first spot to move some squares to where none of them is taken."""
    extent, reach = np.abs(cells).max(), np.abs(taken).max(initial=0)
    spots = _spots(int(extent + reach + 1).bit_length())  # beyond that ring all is free
    middle = np.abs(spots).max() + extent
    grid = np.zeros((2 * middle + 1, 2 * middle + 1), dtype=bool)
    grid[tuple((taken + middle).T)] = True
    chunks = (spots[first : first + SPOTS_AT_ONCE] for first in range(0, len(spots), SPOTS_AT_ONCE))
    return next(spot for chunk in chunks for spot in _without_taken(chunk, cells + middle, grid))


def _without_taken(spots: Cells, cells: Cells, taken: NDArray[np.bool_]) -> Cells:
    """The spots where none of some squares falls on a taken one."""
    for cell in cells:
        spots = spots[~taken[tuple((spots + cell).T)]]
    return spots


@cache
def _spots(size: int) -> Cells:
    """The squares of a grid, 2 ** size rings of them, from the middle, sooner sideways than up or down."""
    span = np.arange(-(2**size), 2**size + 1)
    x, y = (axis.ravel() for axis in np.meshgrid(span, span))
    order = np.lexsort((y, x, x * x + y * y, np.maximum(np.abs(x) / BREADTH, np.abs(y))))
    return np.stack([x[order], y[order]], axis=1)
