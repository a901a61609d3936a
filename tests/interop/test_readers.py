"""`graph.ttl` and `graph.nq` of the seeds, read by readers of RDF in Python; other programs are beside this file."""

from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph


def test_rdflib_finds_the_same_triples(seeds_build: Path):
    """The reader that most Python programs have, and Oxigraph."""
    path = seeds_build / "graph.ttl"
    expected = set(ox.parse(path=str(path)))
    read = Graph().parse(path, format="turtle").serialize(format="nt", encoding="utf-8")

    assert len(expected) > 1000
    assert set(ox.parse(read, format=ox.RdfFormat.N_TRIPLES)) == expected


def test_both_files_say_the_same(seeds_build: Path):
    """The triples of the Turtle are those of the N-Quads without their graphs."""
    turtle = {quad.triple for quad in ox.parse(path=str(seeds_build / "graph.ttl"))}
    quads = list(ox.parse(path=str(seeds_build / "graph.nq")))

    assert turtle == {quad.triple for quad in quads}
    assert len({quad.graph_name for quad in quads}) > 1
