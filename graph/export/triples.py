"""A selection, or what a query constructs, as RDF: Turtle, TriG, N-Quads, N-Triples."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import TextIO

from graph.export.selection import Selection, Writer
from graph.rdf import graph_quads, prefix_lines, sorted_quads, turtle_blocks, turtle_parts
from graph.sorting import sorted_unique

Namespaces = Mapping[str, str]
Format = Callable[[TextIO, Iterable[str], Namespaces], None]  # writes sorted quads, given the prefixes to use


def write_turtle(file: TextIO, quads: Iterable[str], namespaces: Namespaces) -> None:
    """Write the triples, a block a subject."""
    file.writelines(turtle_parts(triples_of(quads), namespaces))


def write_trig(file: TextIO, quads: Iterable[str], namespaces: Namespaces) -> None:
    """Write the triples of the default graph first, then those of each graph by its name."""
    file.writelines(prefix_lines(namespaces))
    by_graph = sorted_unique("\t".join(reversed(quad.split("\t"))) for quad in quads)
    for graph, lines in groupby(by_graph, key=lambda line: line.partition("\t")[0]):
        triples = (line.partition("\t")[2] for line in lines)
        if graph:  # without the word GRAPH, which old readers do not know
            file.write(f"\n{graph} {{")
        file.writelines(turtle_blocks(triples, namespaces))
        if graph:
            file.write("}\n")


def write_nquads(file: TextIO, quads: Iterable[str], namespaces: Namespaces) -> None:
    """Write one quad a line."""
    del namespaces
    for quad in quads:
        triple, _, graph = quad.partition("\t")
        file.write(f"{triple} {graph} .\n" if graph else f"{triple} .\n")


def write_ntriples(file: TextIO, quads: Iterable[str], namespaces: Namespaces) -> None:
    """Write one triple a line."""
    del namespaces
    file.writelines(f"{triple} .\n" for triple in triples_of(quads))


def quads_of(selection: Selection) -> Iterator[str]:
    """All that a graph says of a selection, as `sorted_quads` has it; of a whole build what its file says."""
    if selection.nquads is not None:
        return _read_quads(selection.nquads)
    quads = graph_quads(
        selection.articles(), selection.claims(), selection.events(), selection.lexicon, event_of=selection.event_of
    )
    return sorted_quads(quads, base_iri=selection.records.base_iri)


def triples_of(quads: Iterable[str]) -> Iterator[str]:
    """Sorted quads without their graphs, each triple once."""
    return (triple for triple, _ in groupby(quad.partition("\t")[0] for quad in quads))


def as_writer(write: Format) -> Writer:
    """A format of RDF as one for selections."""

    def write_selection(selection: Selection, path: Path) -> None:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            write(file, quads_of(selection), selection.namespaces)

    return write_selection


def _read_quads(path: Path) -> Iterator[str]:
    """The quads of a file that a build wrote, in which a line is a triple, its graph if it has one, and a point."""
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            quad = line.removesuffix(" .\n")
            subject, predicate, rest = quad.split(" ", 2)
            object_, graph = _split_object(rest)
            yield f"{subject} {predicate} {object_}\t{graph}"


def _split_object(rest: str) -> tuple[str, str]:
    """An object and the graph behind it, or nothing; a literal may hold spaces, and ends at its last quote."""
    start = rest.rindex('"') if rest[0] == '"' else 0
    space = rest.find(" ", start)
    return (rest, "") if space < 0 else (rest[:space], rest[space + 1 :])
