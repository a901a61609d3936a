"""Articles, claims, events and entities as RDF: the only place where records become triples.

    terms     values -> N-Triples terms
    records   records -> triples, in the vocabulary of `ontology/cablegraph.ttl`
    rules     an event -> the plain triples that follow from it, by `ontology/rules.ttl`
    files     all triples of a build, sorted, as Turtle and N-Quads

A triple is three N-Triples terms, ready to be sorted and written: a million of them take seconds this way, and
minutes as objects of rdflib (docs/ontology.md).
"""

from graph.rdf.files import graph_quads, write_graph

__all__ = ["graph_quads", "write_graph"]
