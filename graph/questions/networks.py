"""How actors are connected: paths between two of them, and who stands between the others.

A network has an edge for each event between two participants, and one for each body and the government that it is
of. A country and its government are one node. Which events those are is the query's to say.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, pairwise
from types import MappingProxyType

import networkx as nx

MOST_PATHS = 3  # of the shortest ones
SAMPLE = 400  # nodes from which paths are counted in a large network, to tell who is between
SEED = 1

Part = tuple[str, str]  # an event, and an actor that has a part in it


@dataclass(frozen=True, slots=True)
class Centre:
    """How central an actor is."""

    actor: str
    others: int  # how many it dealt with
    events: tuple[str, ...]
    between: float  # the share of the shortest paths among others that lead over it


def make_network(
    parts: Iterable[Part], governs: Mapping[str, str], bodies: Mapping[str, str] = MappingProxyType({})
) -> "nx.Graph[str]":
    """The network of those who have parts in the same events, in the order in which events are to be told.

    `governs` gives the country of a government; `bodies` gives the government of a body, with which it is connected
    by no event.
    """
    members: defaultdict[str, set[str]] = defaultdict(set)
    for event, actor in parts:
        members[event].add(governs.get(actor, actor))
    network: nx.Graph[str] = nx.Graph()
    for event, actors in members.items():
        for one, other in combinations(sorted(actors), 2):
            if network.has_edge(one, other):
                network.edges[one, other]["events"].append(event)
            else:
                network.add_edge(one, other, events=[event])
    for body, government in bodies.items():
        if not network.has_edge(body, governs.get(government, government)):
            network.add_edge(body, governs.get(government, government), events=[])
    return network


def find_paths(network: "nx.Graph[str]", start: str, end: str) -> list[list[str]]:
    """The shortest paths between two nodes, at most three; none if nothing connects them."""
    if start not in network or end not in network or not nx.has_path(network, start, end):
        return []
    return sorted(islice(nx.all_shortest_paths(network, start, end), 100))[:MOST_PATHS]


def steps(network: "nx.Graph[str]", path: Sequence[str]) -> Iterator[tuple[str, str, list[str]]]:
    """The steps of a path with their events."""
    for one, other in pairwise(path):
        yield one, other, network.edges[one, other]["events"]


def rank(network: "nx.Graph[str]") -> list[Centre]:
    """Every actor of a network, the most central first."""
    sample = SAMPLE if len(network) > SAMPLE else None
    between = nx.betweenness_centrality(network, k=sample, seed=SEED)
    found = [
        Centre(
            node,
            len(network[node]),
            tuple(sorted({event for other in network[node] for event in network.edges[node, other]["events"]})),
            between[node],
        )
        for node in network
    ]
    return sorted(found, key=lambda centre: (-centre.between, -centre.others, centre.actor))
