"""Articles, claims, events and entities as RDF: the only place where records become triples.

    terms     values -> N-Triples terms
    records   records -> triples, in the vocabulary of `ontology/cablegraph.ttl`
    rules     an event -> the plain triples that follow from it, by `ontology/rules.ttl`
    cast      who takes part, each once
    files     all triples of a build, sorted, as Turtle and N-Quads
    woven     the same, from those of the last build

A triple is three N-Triples terms, ready to be sorted and written: a million of them take seconds this way, and
minutes as objects of rdflib (docs/ontology.md).
"""

from graph.rdf.cast import Cast
from graph.rdf.files import (
    graph_quads,
    implied_triples,
    prefix_lines,
    sorted_quads,
    turtle_blocks,
    turtle_parts,
    write_graph,
)
from graph.rdf.records import country_label, entity_class, status_term
from graph.rdf.terms import Quad, Triple, characters_of, date_term, decimal_term, integer_term, iri_term, text_term
from graph.rdf.woven import weave_graph

__all__ = [
    "Cast",
    "Quad",
    "Triple",
    "characters_of",
    "country_label",
    "date_term",
    "decimal_term",
    "entity_class",
    "graph_quads",
    "implied_triples",
    "integer_term",
    "iri_term",
    "prefix_lines",
    "sorted_quads",
    "status_term",
    "text_term",
    "turtle_blocks",
    "turtle_parts",
    "weave_graph",
    "write_graph",
]
