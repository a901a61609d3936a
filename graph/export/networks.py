"""A selection as a network of actors, for whoever measures and draws networks: GraphML and GEXF, by networkx.

An actor is a node and an event an edge, from who has its first role to who has another. An event that names one actor
leads to a node that stands for the event itself.
"""

import datetime as dt
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from graph.export.selection import Selection
from graph.iris import decimal_form, mint_entity_iri, mint_event_iri
from graph.model import Event
from graph.rdf import characters_of

Network: TypeAlias = "nx.MultiDiGraph[str]"
Attributes = dict[str, str | int | bool]


def write_graphml(selection: Selection, path: Path) -> None:
    """Write the network as GraphML."""
    nx.write_graphml(network_of(selection), path, encoding="utf-8", named_key_ids=True, edge_id_from_attribute="id")


def write_gexf(selection: Selection, path: Path) -> None:
    """Write the network as GEXF 1.2, without the day of writing, so that each time gives the same."""
    writer = GEXFWriter(encoding="utf-8", version="1.2draft")
    writer.add_graph(network_of(selection))
    for meta in writer.xml.iter():
        meta.attrib.pop("lastmodifieddate", None)
    with path.open("wb") as file:
        writer.write(file)


def network_of(selection: Selection) -> Network:
    """The network: actors by IRI, edges by the IRI of their event and the role that they lead to."""
    network: Network = nx.MultiDiGraph()
    weights = Counter(mint_entity_iri(entity) for event in selection.events() for _, entity in event.roles)
    for iri, actor in sorted(selection.cast().entities.items()):
        if weights[iri]:
            known = {"kind": actor.kind.value, "country": actor.country}
            network.add_node(selection.iri(iri), **_attributes(label=actor.label, **known, events=weights[iri]))
    for event in selection.events():
        _add_event(network, event, selection)
    return network


def _add_event(network: Network, event: Event, selection: Selection) -> None:
    iri = selection.iri(mint_event_iri(event))
    (source_role, source), *others = ((role, selection.iri(mint_entity_iri(entity))) for role, entity in event.roles)
    if not others:
        network.add_node(iri, **_attributes(label=event.kind, kind="event", events=1))
        others = [("", iri)]
    for role, target in others:
        known = _event_attributes(event) | _attributes(source_role=source_role, target_role=role, event=iri)
        network.add_edge(source, target, key=f"{iri} {role}".rstrip(), id=f"{iri} {role}".rstrip(), **known)


def _event_attributes(event: Event) -> Attributes:
    return _attributes(
        label=event.kind,
        kind=event.kind,
        status=event.status.value,
        amount=event.amount and event.amount.value,
        currency=event.amount and event.amount.currency,
        count=event.count and event.count.value,
        nationality=" ".join(event.nationality),
        effect=event.effect,
        title=event.title,
        date=event.time and event.time.value,
        earliest=event.time and event.time.earliest,
        latest=event.time and event.time.latest,
        first_reported=event.first_reported,
        last_reported=event.last_reported,
        articles=len(event.articles),
        sources=event.sources,
        disputed=event.disputed,
    )


def _attributes(**values: object) -> Attributes:
    """What is known, as both formats can hold it: sums as exact texts, no characters that XML has not."""
    return {name: _value(value) for name, value in values.items() if value not in {None, ""}}


def _value(value: object) -> str | int | bool:
    if isinstance(value, Decimal):
        return decimal_form(value)
    if isinstance(value, int):
        return value
    return value.isoformat() if isinstance(value, dt.date) else characters_of(str(value))
