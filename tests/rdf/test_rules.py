from dataclasses import replace

import pyshacl
import pytest
import strategies
from hypothesis import given
from rdflib import RDF, Graph

from graph.iris import mint_entity_iri
from graph.model import Entity, EntityKind, Event, Status
from graph.rdf.records import event_triples
from graph.rdf.rules import direct_triples, read_rules
from graph.resources import ontology_path
from graph.vocabulary import CG

A, B = (Entity(kind=EntityKind.GOVERNMENT, key=code, label=code, country=code) for code in ("US", "RW"))


def event_of_kind(kind: str, **values) -> Event:
    """An actual event between the governments of the US and Rwanda, in the order of its roles."""
    roles = zip(strategies.ROLES[kind][0], (A, B), strict=False)
    return Event(key="e", kind=kind, status=Status.ACTUAL, roles=tuple(roles), claims=(), articles=("a",), **values)


def direct(event: Event) -> set[tuple[str, str, str]]:
    """The direct triples of an event in short: ("US", "paid", "RW")."""
    return {
        tuple(term.strip("<>").replace("#", "/").rpartition("/")[2] for term in triple)
        for triple in direct_triples(event_triples(event))
    }


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (event_of_kind("Request"), {("US", "asked", "RW")}),
        (event_of_kind("Agreement"), {("US", "agreedWith", "RW")}),
        (event_of_kind("Refusal"), {("US", "refused", "RW")}),
        (event_of_kind("Negotiation"), {("US", "negotiatedWith", "RW"), ("RW", "negotiatedWith", "US")}),
        (event_of_kind("Payment"), {("US", "paid", "RW")}),
        (event_of_kind("Transfer"), {("US", "sentPeopleTo", "RW")}),
        (event_of_kind("Detention"), set()),
        (event_of_kind("Detention", nationality=("IQ", "VE")), {("US", "detained", "IQ"), ("US", "detained", "VE")}),
        (event_of_kind("Ruling", effect="permits"), {("US", "permitted", "RW")}),
        (event_of_kind("Ruling", effect="blocks"), {("US", "blocked", "RW")}),
        (event_of_kind("Ruling", effect="dismisses"), {("US", "ruledOn", "RW")}),
        (event_of_kind("Ruling"), {("US", "ruledOn", "RW")}),
        (event_of_kind("Lawsuit"), {("US", "sued", "RW")}),
        (event_of_kind("OfficeHolding"), {("US", "holdsOfficeIn", "RW"), ("US", "type", "Official")}),
        (event_of_kind("Restriction"), {("US", "restricted", "RW")}),
    ],
    ids=lambda value: value.kind if isinstance(value, Event) else "",
)
def test_what_follows_from_an_actual_event(event, expected):
    """Each kind has its plain triple."""
    assert direct(event) == expected


@pytest.mark.parametrize("status", [Status.PLANNED, Status.POSSIBLE, Status.NEGATED])
@pytest.mark.parametrize("kind", sorted(strategies.ROLES))
def test_nothing_follows_from_what_did_not_happen(kind, status):
    """Plans, possibilities and denials have no plain triple."""
    assert not direct(replace(event_of_kind(kind), status=status))


def test_there_is_a_rule_for_every_kind():
    """No kind of event was forgotten."""
    assert set(read_rules()) == {CG[kind].n3() for kind in strategies.ROLES}


@given(world=strategies.worlds())
def test_a_shacl_engine_derives_the_same(world):
    """pySHACL, running the same file over the whole graph, adds just the triples that we write."""
    events = [triple for event in world.events for triple in event_triples(event)]
    ours = [triple for event in world.events for triple in direct_triples(event_triples(event))]
    before = graph_of(events)

    rules = Graph().parse(ontology_path("rules.ttl"))
    after = pyshacl.shacl_rules(graph_of(events), shacl_graph=rules, advanced=True)

    assert {quad[:3] for quad in after} - set(before) == set(graph_of(ours)) - set(before)


def graph_of(triples) -> Graph:
    """Triples as a graph of rdflib."""
    return Graph().parse(data="\n".join(f"{s} {p} {o} ." for s, p, o in triples), format="nt")


def test_officials_are_persons_too():
    """The class that follows is beside the one that the entity has."""
    person = Entity(kind=EntityKind.PERSON, key="p", label="P")
    event = replace(event_of_kind("OfficeHolding"), roles=(("person", person),))

    assert (f"<{mint_entity_iri(person)}>", RDF.type.n3(), CG.Official.n3()) in direct_triples(event_triples(event))
