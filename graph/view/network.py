"""Claims as a network: actors are nodes, and an event is an edge between its first two roles.

This is a drawing of the claims, not the graph itself: amounts, dates and sentences stay with the
claims that each edge carries. What an event is known to be was decided where claims were merged, and is read from
its record. Where nodes stand is `graph.view.layout`; how they look is `graph.view.page`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias, TypedDict, cast
from urllib.parse import urlsplit

import networkx as nx

from graph.model import EntityKind, Status

Network: TypeAlias = "nx.MultiDiGraph[str]"

ALONE = "event"  # the kind of a node that stands for what an actor did with nobody named
STANDING = ("status", "disputed", "sources", "first_reported", "last_reported")  # of an event, as its record has it


class Role(TypedDict):
    """Who fills a role of a fact."""

    id: str
    label: str
    country: str | None
    mention: str


class Fact(TypedDict):
    """A line of `facts.jsonl`, as far as the page reads it."""

    id: str
    event: str
    article: str
    kind: str
    status: str
    roles: dict[str, Role]
    amount: object
    currency: str | None
    count: int | None
    nationality: list[str]
    effect: str | None
    title: str | None
    date: str | None
    attribution: str | None
    confidence: float
    quote: str
    start: int
    end: int


def as_facts(facts: Sequence[Mapping[str, object]]) -> list[Fact]:
    """The lines as records; each was written by a build, so it is not checked again."""
    return [cast(Fact, fact) for fact in facts]


def actor_kind(iri: str) -> str:
    """What an actor is, from the path of its IRI: "government" of `…/id/government/US`."""
    segments = urlsplit(iri).path.split("/")
    kind = segments[-2] if len(segments) > 1 else ""
    return kind if kind in set(EntityKind) else EntityKind.ORGANIZATION.value


def group_by_event(facts: Sequence[Fact]) -> dict[str, list[Fact]]:
    """The claims of each event, events and claims in the order of the facts."""
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(fact["event"], []).append(fact)
    return groups


def event_status(claims: Sequence[Fact]) -> str:
    """The status that most claims give an event; of equals, the one nearest to actual."""
    counts = Counter(claim["status"] for claim in claims)
    return max((status.value for status in Status), key=lambda status: counts[status])


def is_disputed(claims: Sequence[Fact]) -> bool:
    """Whether claims of one event differ in what several of them say: status, sum, number or date."""
    values: list[set[object]] = [
        {claim["status"] for claim in claims},
        {(claim["amount"], claim["currency"]) for claim in claims if claim["amount"] is not None},
        {claim["count"] for claim in claims if claim["count"] is not None},
        {claim["date"] for claim in claims if claim["date"] is not None},
    ]
    return any(len(said) > 1 for said in values)


def standing_of_claims(claims: Sequence[Fact]) -> dict[str, object]:
    """What the claims of an event tell of it where no record of it does: nothing of sources and days."""
    return dict.fromkeys(STANDING) | {"status": event_status(claims), "disputed": is_disputed(claims)}


def build_network(facts: Sequence[Mapping[str, object]], events: Iterable[Mapping[str, object]] = ()) -> Network:
    """The network of some facts: nodes are actor IRIs, edge keys are event IRIs.

    Nodes carry `label`, `kind` (of entity), `country` and `weight` (the number of claims they are in);
    edges carry `kind`, `claims` (the facts themselves) and what is in `STANDING`, from the `events` of the build
    (`read_event_records`), or else from the claims alone. An event that names one actor leads to a node of kind
    "event", one for each actor and kind of event. Nodes are sorted by IRI.
    """
    groups = group_by_event(as_facts(facts))
    standings = {event["id"]: {name: event[name] for name in STANDING} for event in events}
    network: Network = nx.MultiDiGraph()
    for iri, role, weight in _weigh_actors(groups):
        network.add_node(iri, label=role["label"], kind=actor_kind(iri), country=role["country"], weight=weight)
    for event, claims in groups.items():
        _add_event(network, event, claims, standings.get(event) or standing_of_claims(claims))
    return network


def _weigh_actors(events: Mapping[str, Sequence[Fact]]) -> list[tuple[str, Role, int]]:
    weights: Counter[str] = Counter()
    roles: dict[str, Role] = {}
    for claims in events.values():
        for claim in claims:
            for role in claim["roles"].values():
                weights[role["id"]] += 1
                roles.setdefault(role["id"], role)
    return [(iri, roles[iri], weights[iri]) for iri in sorted(weights)]


def _add_event(network: Network, event: str, claims: Sequence[Fact], standing: Mapping[str, object]) -> None:
    fullest = max(claims, key=lambda claim: len(claim["roles"]))
    subject, *others = [role["id"] for role in fullest["roles"].values()]
    network.add_edge(
        subject,
        others[0] if others else _add_alone(network, subject, fullest["kind"], len(claims)),
        key=event,
        kind=fullest["kind"],
        claims=tuple(claims),
        **standing,
    )


def _add_alone(network: Network, actor: str, kind: str, weight: int) -> str:
    node = f"{actor} {kind}"  # a space cannot stand in an IRI, so no actor has this name
    if node not in network:
        network.add_node(node, label=kind, kind=ALONE, country=None, weight=0)
    network.nodes[node]["weight"] += weight
    return node


def most_connected(network: Network, limit: int) -> Network:
    """The part of a network that its `limit` best connected actors form, with what they did alone.

    Best connected: most neighbours, then most claims, then the first IRI.
    """
    actors = [node for node, data in network.nodes(data=True) if data["kind"] != ALONE]
    if len(actors) <= limit:
        return network
    neighbours = {node: len(set(nx.all_neighbors(network, node))) for node in actors}
    kept = sorted(actors, key=lambda node: (-neighbours[node], -network.nodes[node]["weight"], node))[:limit]
    alone = {other for node in kept for other in network.successors(node) if network.nodes[other]["kind"] == ALONE}
    part = network.copy()  # a view of it would have its nodes in the order of a set, which differs from run to run
    part.remove_nodes_from(list(set(network).difference(kept, alone)))
    return part
