"""Does a graph conform to `ontology/shapes.ttl`? What a valid graph is, is said there.

Of a user's own kinds of fact the graph itself says what a valid one has: how often each role (a restriction of OWL)
and who may stand in it (the range). That is read as shapes too; shapes that a graph brings are not, since SHACL lets
them run queries.
"""

import logging
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyshacl
import rdflib
from rdflib import OWL, RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from graph.resources import ontology_path
from graph.store import check_turtle
from graph.vocabulary import CG

_SHAPES = Namespace("https://w3id.org/cablegraph/shape#")
_RDFLIB_TERMS = logging.getLogger("rdflib.term")


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidationReport:
    """What the shapes say of a graph."""

    conforms: bool
    triples: int
    messages: tuple[str, ...]  # a sentence for each violation, sorted


def validate_turtle(path: Path) -> ValidationReport:
    """Check a Turtle file against the shapes; raises StoreError if it cannot be read as Turtle."""
    check_turtle(path)
    with _literals_as_written():
        graph = Graph().parse(path, format="turtle")
        triples, ill_typed = len(graph), [triple for triple in graph if getattr(triple[2], "ill_typed", False)]
        for triple in ill_typed:
            graph.remove(triple)  # pySHACL stops at a comparison with what is no value
        shapes = Graph().parse(ontology_path("shapes.ttl"))
        for triple in _shapes_of_own_kinds(graph):
            shapes.add(triple)
        conforms, results, _ = pyshacl.validate(graph, shacl_graph=shapes)
        messages = {*_messages(results, graph), *(_ill_typed_message(triple, graph) for triple in ill_typed)}
    return ValidationReport(conforms=conforms and not ill_typed, triples=triples, messages=tuple(sorted(messages)))


def _shapes_of_own_kinds(graph: Graph) -> Iterator[tuple[Node, Node, Node]]:
    """What the declarations of a graph ask of events of its own kinds, as shapes."""
    for kind in _iris(graph.subjects(RDFS.subClassOf, CG.Event)):
        yield kind, SH.targetClass, kind
        yield kind, RDF.type, SH.NodeShape
        for restriction in _iris(graph.objects(kind, RDFS.subClassOf)):
            for role in _iris(graph.objects(restriction, OWL.onProperty)):
                yield kind, SH.property, restriction
                yield from _shape_of_role(graph, restriction, role)


def _shape_of_role(graph: Graph, restriction: Node, role: Node) -> Iterator[tuple[Node, Node, Node]]:
    is_required, is_actor = (restriction, OWL.cardinality, None) in graph, (role, RDFS.range, CG.Actor) in graph
    expected = "expected one" if is_required else "expected at most one"
    who = "a cg:Actor" if is_actor else "a cg:Actor or a cg:Country"
    yield restriction, SH.path, role
    yield restriction, SH.minCount, Literal(int(is_required))
    yield restriction, SH.maxCount, Literal(1)
    yield restriction, SH.node, _SHAPES.RoleOfActor if is_actor else _SHAPES.Role
    yield restriction, SH.message, Literal(f"{expected} {_shown(role, graph)}, {who}")


def _iris(nodes: Iterable[Node]) -> list[URIRef]:
    return [node for node in nodes if isinstance(node, URIRef)]


@contextmanager
def _literals_as_written() -> Iterator[None]:
    """Keep rdflib from mending lexical forms as it reads them, which would hide what is wrong with them.

    Its warnings of what it cannot mend are kept back: the shapes say the same, with the node.
    """
    before, log_level = rdflib.NORMALIZE_LITERALS, _RDFLIB_TERMS.level
    rdflib.NORMALIZE_LITERALS = False
    _RDFLIB_TERMS.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            yield
    finally:
        rdflib.NORMALIZE_LITERALS = before
        _RDFLIB_TERMS.setLevel(log_level)


def _messages(results: Graph, graph: Graph) -> Iterator[str]:
    for result in results.subjects(RDF.type, SH.ValidationResult):
        parts = (results.value(result, part) for part in (SH.focusNode, SH.resultPath, SH.value))
        what = " ".join(_shown(part, graph) for part in parts if part is not None)
        yield f"{what}: {'; '.join(sorted(map(str, results.objects(result, SH.resultMessage))))}"


def _ill_typed_message(triple: tuple[Node, Node, Node], graph: Graph) -> str:
    return f"{' '.join(_shown(node, graph) for node in triple)}: expected a value of that datatype"


def _shown(node: Node, graph: Graph) -> str:
    return node.n3(graph.namespace_manager)
