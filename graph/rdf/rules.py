"""Applies `ontology/rules.ttl`: the plain triples, such as "the US cg:paid Rwanda", that follow from an event.

The rules are triple rules of SHACL Advanced Features. An engine for all of that note needs the whole graph in
memory; the form that our rules keep to (said in the file) can be applied to one event at a time.
Source: https://www.w3.org/TR/shacl-af/#TripleRule
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from rdflib import RDF, Graph
from rdflib.collection import Collection
from rdflib.namespace import SH
from rdflib.term import BNode, Node, URIRef

from graph.rdf.terms import Triple
from graph.resources import ontology_path

Described = Mapping[str, Iterable[str]]  # the values of an event by property, all as N-Triples terms


@dataclass(frozen=True, slots=True)
class Condition:
    """What the values of one property must be for a rule to apply."""

    path: str
    values: frozenset[str]
    required: bool  # sh:hasValue: one of them must be there; otherwise sh:in: nothing else may be there

    def holds(self, described: Described) -> bool:
        """Whether an event meets the condition."""
        found = set(described.get(self.path, ()))
        return bool(found & self.values) if self.required else found <= self.values


@dataclass(frozen=True, slots=True)
class Expression:
    """What a rule takes for subject or object: the values of a property, or a constant."""

    term: str
    constant: bool

    def values(self, described: Described) -> Iterable[str]:
        """The terms that it stands for in an event."""
        return (self.term,) if self.constant else described.get(self.term, ())


@dataclass(frozen=True, slots=True)
class Rule:
    """A triple that follows from each event that meets all conditions."""

    subject: Expression
    predicate: str
    object: Expression
    conditions: tuple[Condition, ...]

    def triples(self, described: Described) -> Iterator[Triple]:
        """The triples that follow from an event."""
        if all(condition.holds(described) for condition in self.conditions):
            for subject in self.subject.values(described):
                for object_ in self.object.values(described):
                    yield subject, self.predicate, object_


def direct_triples(
    event: Iterable[Triple], own: Mapping[str, Sequence[Rule]] = MappingProxyType({})
) -> Iterator[Triple]:
    """The plain triples that follow from an event, which is given as its own triples.

    `own` are the rules of users' own kinds, by class, beside those of the ontology.
    """
    described: dict[str, list[str]] = {}
    for _, predicate, object_ in event:
        described.setdefault(predicate, []).append(object_)
    for class_ in described[RDF.type.n3()]:
        for rule in (*read_rules().get(class_, ()), *own.get(class_, ())):
            yield from rule.triples(described)


@cache
def read_rules() -> dict[str, list[Rule]]:
    """The rules of `ontology/rules.ttl` by the class of events that they are for."""
    graph = Graph().parse(ontology_path("rules.ttl"))
    rules: dict[str, list[Rule]] = {}
    for shape, rule in graph.subject_objects(SH.rule):
        rules.setdefault(_value(graph, shape, SH.targetClass).n3(), []).append(_rule(graph, rule))
    return rules


def _rule(graph: Graph, rule: Node) -> Rule:
    conditions = graph.objects(rule, SH.condition / SH.property)
    return Rule(
        subject=_expression(graph, _value(graph, rule, SH.subject)),
        predicate=_value(graph, rule, SH.predicate).n3(),
        object=_expression(graph, _value(graph, rule, SH.object)),
        conditions=tuple(_condition(graph, condition) for condition in conditions),
    )


def _expression(graph: Graph, node: Node) -> Expression:
    constant = not isinstance(node, BNode)
    return Expression(node.n3() if constant else _value(graph, node, SH.path).n3(), constant)


def _condition(graph: Graph, shape: Node) -> Condition:
    allowed = graph.value(shape, SH["in"])
    values = Collection(graph, allowed) if allowed else graph.objects(shape, SH.hasValue)
    path = _value(graph, shape, SH.path).n3()
    return Condition(path, frozenset(value.n3() for value in values), required=allowed is None)


def _value(graph: Graph, subject: Node, predicate: URIRef) -> Node:
    values = list(graph.objects(subject, predicate))
    if len(values) != 1:
        raise ValueError(f"ontology/rules.ttl: {subject.n3()} has {len(values)} values of {predicate}, expected one")
    return values[0]
