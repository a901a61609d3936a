#!/usr/bin/env python3
"""Writes the part of docs/ontology.md that lists terms, from `ontology/cablegraph.ttl`, and a diagram of them.

What a term means is said in the ontology alone. Sections are those of the ontology's own headings (`### Who takes
part`), in its order. A test checks that the page is as this writes it.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

ROOT = Path(__file__).resolve().parent.parent
ONTOLOGY = ROOT / "ontology" / "cablegraph.ttl"
PAGE = ROOT / "docs" / "ontology.md"
OURS = "https://w3id.org/cablegraph/ontology#"
BEGIN = "<!-- What follows is made by scripts/ontology_page.py from ontology/cablegraph.ttl. -->\n"
END = "<!-- Here it ends. -->\n"
_HEADING = re.compile(r"^### (?P<title>.+)$|^cg:(?P<term>\w+) a ", re.MULTILINE)
_ALIGNMENTS = {
    RDFS.subClassOf: "is a",
    RDFS.subPropertyOf: "implies",
    SKOS.closeMatch: "close to",
    SKOS.broadMatch: "narrower than",
    SKOS.relatedMatch: "related to",
}


def refresh(page: str) -> str:
    """A page with the part between the two comments as the ontology has it."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return before + BEGIN + "\n" + "\n".join(_lines()) + "\n" + END + after


def _lines() -> Iterator[str]:
    graph = Graph().parse(ONTOLOGY)
    yield from ("## Diagram", "", "```mermaid", *_diagram(graph), "```", "")
    for title, terms in _sections(ONTOLOGY.read_text(encoding="utf-8")):
        yield from (f"## {title}", "")
        classes = [term for term in terms if (term, RDF.type, OWL.Class) in graph]
        properties = [term for term in terms if (term, RDFS.range, None) in graph]
        others = [term for term in terms if term not in classes and term not in properties]
        if classes or others:
            yield from ("| class or concept | what it is | kind of |", "|---|---|---|")
            yield from (_class_row(graph, term) for term in (*classes, *others))
            yield ""
        if properties:
            yield from ("| property | what it says | of | value |", "|---|---|---|---|")
            yield from (_property_row(graph, term) for term in properties)
            yield ""
    yield from ("## Alignments", "", "Term by term, with the vocabularies that others use:", "")
    yield from ("| term | to | |", "|---|---|---|", *_alignments(graph), "")


def _sections(text: str) -> Iterator[tuple[str, list[URIRef]]]:
    """The headings of the ontology with the terms under each, in their order; those without terms left out."""
    title, terms = "", []
    for found in _HEADING.finditer(text):
        if found["term"]:
            terms.append(URIRef(OURS + found["term"]))
            continue
        if terms:
            yield title, terms
        title, terms = re.split(r"[.:,]", found["title"])[0], []
    if terms:
        yield title, terms


def _diagram(graph: Graph) -> Iterator[str]:
    """Classes with what they are kinds of, and the properties between classes; roles are of the kinds of event."""
    yield "classDiagram"
    for term in sorted(graph.subjects(RDF.type, OWL.Class)):
        if isinstance(term, URIRef):
            yield from (
                f"  {_local(parent)} <|-- {_local(term)}"
                for parent in sorted(graph.objects(term, RDFS.subClassOf))
                if parent.startswith(OURS)
            )
    relations = URIRef(f"{OURS}dealtWith")
    for term in sorted(graph.subjects(RDF.type, OWL.ObjectProperty)):
        value = graph.value(term, RDFS.range)
        if relations in graph.transitive_objects(term, RDFS.subPropertyOf) or not str(value).startswith(OURS):
            continue
        for owner in _classes(graph, graph.value(term, RDFS.domain)):
            yield f"  {_local(owner)} --> {_local(value)} : {_local(term)}"


def _class_row(graph: Graph, term: URIRef) -> str:
    parents = [_name(graph, parent) for parent in graph.objects(term, RDFS.subClassOf) if parent.startswith(OURS)]
    parents += [_name(graph, scheme) for scheme in graph.objects(term, SKOS.inScheme)]
    return f"| {_name(graph, term)} | {_comment(graph, term)} | {', '.join(sorted(parents))} |"


def _property_row(graph: Graph, term: URIRef) -> str:
    owners = ", ".join(_name(graph, owner) for owner in _classes(graph, graph.value(term, RDFS.domain)))
    value = _name(graph, graph.value(term, RDFS.range))
    return f"| {_name(graph, term)} | {_comment(graph, term)} | {owners} | {value} |"


def _alignments(graph: Graph) -> Iterator[str]:
    for _, terms in _sections(ONTOLOGY.read_text(encoding="utf-8")):
        for term in terms:
            for predicate, words in _ALIGNMENTS.items():
                for other in sorted(graph.objects(term, predicate)):
                    if isinstance(other, URIRef) and not other.startswith(OURS):
                        yield f"| {_name(graph, term)} | {words} | {_name(graph, other)} |"


def _classes(graph: Graph, node: Node | None) -> list[Node]:
    """A class, or those that a union is of; none where there is no node."""
    if node is None:
        return []
    union = graph.value(node, OWL.unionOf)
    return list(Collection(graph, union)) if union else [node]


def _comment(graph: Graph, term: Node) -> str:
    return str(graph.value(term, RDFS.comment)).replace("|", "\\|").replace("\n", " ")


def _name(graph: Graph, term: Node | None) -> str:
    """A term with its prefix, as code."""
    if term is None:
        return ""
    prefix, namespace = max(
        (pair for pair in graph.namespaces() if str(term).startswith(pair[1])), key=lambda pair: len(pair[1])
    )
    return f"`{prefix}:{str(term).removeprefix(namespace)}`"


def _local(term: Node) -> str:
    return str(term).removeprefix(OURS)


if __name__ == "__main__":
    PAGE.write_text(refresh(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
