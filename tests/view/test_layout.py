"""Places of nodes."""

import itertools

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from view.sample import read_sample

from graph.view.layout import BREADTH, first_free, label_size, lay_out, node_radius
from graph.view.network import build_network


@pytest.fixture(scope="module")
def network():
    """The network of the sample."""
    return build_network(read_sample()[0])


@pytest.fixture(scope="module")
def points(network):
    """Its layout."""
    return lay_out(network, dict(network.nodes(data="label")))


def test_every_node_has_a_place(network, points):
    """No node is left out, and places are whole numbers."""
    assert points.keys() == set(network)
    assert all(type(number) is int for point in points.values() for number in point)


def test_the_layout_does_not_depend_on_the_order_of_nodes(network, points):
    """The same network, put together the other way round, gets the same places."""
    other = nx.MultiDiGraph()
    other.add_nodes_from(reversed(list(network.nodes(data=True))))
    other.add_edges_from(reversed(list(network.edges(data=True))))
    assert lay_out(other, dict(network.nodes(data="label"))) == points


def test_no_two_nodes_overlap(network, points):
    """The circles of all nodes are apart."""
    radius = {
        node: node_radius(0 if data["kind"] == "event" else data["weight"]) for node, data in network.nodes(data=True)
    }
    for one, other in itertools.combinations(points, 2):
        (x1, y1), (x2, y2) = points[one], points[other]
        assert max(abs(x1 - x2), abs(y1 - y2)) >= min(radius[one], radius[other]), (one, other)


def test_neighbours_are_nearer_than_strangers(network, points):
    """On average an edge is much shorter than the distance between any two nodes."""

    def distance(pair):
        (x1, y1), (x2, y2) = points[pair[0]], points[pair[1]]
        return ((x1 - x2) ** 2 + (y1 - y2) ** 2) ** 0.5

    edges = [distance(pair) for pair in set(network.edges()) if pair[0] != pair[1]]
    pairs = [distance(pair) for pair in itertools.combinations(points, 2)]
    assert sum(edges) / len(edges) < 0.4 * sum(pairs) / len(pairs)


def test_what_is_reported_more_is_drawn_larger():
    """Circles and letters grow with the number of claims, up to a bound."""
    assert node_radius(1) < node_radius(20) < node_radius(100) == node_radius(10_000)
    assert label_size(1) < label_size(20)


def test_nothing_is_laid_out_as_nothing():
    """An empty network has no places."""
    assert lay_out(nx.MultiDiGraph(), {}) == {}


PLACES = st.tuples(st.integers(-3, 3), st.integers(-3, 3))


@given(st.sets(PLACES), st.sets(PLACES, min_size=1))
def test_a_part_is_set_as_near_to_the_middle_as_it_finds_room(taken, cells):
    """No spot in a nearer frame, and none nearer to the middle in its own, has all squares free."""
    x, y = first_free(np.array(sorted(cells)), np.array(sorted(taken), dtype=int).reshape(-1, 2)).tolist()

    def is_free(spot):
        return not any((column + spot[0], row + spot[1]) in taken for column, row in cells)

    def order(spot):
        return max(abs(spot[0]) / BREADTH, abs(spot[1])), spot[0] ** 2 + spot[1] ** 2, spot

    assert (x, y) == min(filter(is_free, itertools.product(range(-7, 8), repeat=2)), key=order)
