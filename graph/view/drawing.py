"""What vis-network is given to draw, held in pyvis' Network.

pyvis' own HTML is not used: that asks a CDN for Bootstrap in every mode and prints some fields unescaped. Colours are
the page's, which follow the reader's light or dark setting.
"""

from collections.abc import Sequence
from typing import Any

import pyvis.network  # type: ignore[import-untyped]  # pyvis carries no types

from graph.view.layout import label_size, lay_out, node_radius
from graph.view.network import ALONE, Network
from graph.view.wording import Words, clean_label, short_label

DRAWN_LENGTH = 32  # characters of a label in the drawing
SHAPES = {
    "government": "dot",
    "country": "dot",
    "agency": "square",
    "court": "diamond",
    "person": "triangle",
    "organization": "hexagon",
    "group": "dot",
    ALONE: "dot",
}


def draw_network(
    network: Network,
    actors: Sequence[str],
    events: Sequence[str],
    words: Words = Words(),  # noqa: B008 -- it is frozen
) -> pyvis.network.Network:
    """A network with places and shapes; ids are places in `actors` and `events`, whatever the IRIs hold.

    A node for what an actor did alone has the id "ACTOR KIND".
    """
    labels = {node: _drawn_label(data, words) for node, data in network.nodes(data=True)}
    points = lay_out(network, labels)
    ids = {actor: str(i) for i, actor in enumerate(actors)}
    ids |= {node: f"{ids[one]} {data['label']}" for one, node, data in _alone_nodes(network)}
    drawing = pyvis.network.Network(directed=True)
    for node, data in network.nodes(data=True):
        weight = 0 if data["kind"] == ALONE else data["weight"]
        drawing.add_node(
            ids[node],
            labels[node],
            SHAPES[data["kind"]],
            group=data["kind"],
            x=points[node][0],
            y=points[node][1],
            size=node_radius(weight),
            font={"size": label_size(weight)},
        )
    event_place = {event: i for i, event in enumerate(events)}
    for one, other, event in network.edges(keys=True):
        if event in event_place:
            drawing.add_edge(ids[one], ids[other], id=event_place[event])
    return drawing


def _alone_nodes(network: Network) -> list[tuple[str, str, dict[str, Any]]]:
    return [(one, node, network.nodes[node]) for one, node in network.edges() if network.nodes[node]["kind"] == ALONE]


def _drawn_label(node: dict[str, Any], words: Words) -> str:
    if node["kind"] == ALONE:
        return words.kind_noun(node["label"])
    return clean_label(short_label(node["label"], node["kind"]), DRAWN_LENGTH)
