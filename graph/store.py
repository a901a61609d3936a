"""The embedded triple store of a build; the only place that names Oxigraph.

A query reads all graphs of the store as one, unless it names some, and knows the prefixes of `graph.vocabulary`.
It never leaves the store: `SERVICE`, by which even a read-only Oxigraph calls whatever address a query names, is
refused, and so is `LOAD`, which is no query.
"""

import io
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store

from graph.errors import RequestError, StoreError
from graph.iris import BASE_IRI
from graph.prefixes import prefixes, short_iri
from graph.sparql import describe_mistake, grammar_rules

__all__ = [
    "Answer",
    "Literal",
    "NamedNode",
    "Store",
    "Term",
    "TooLargeError",
    "answer_forms",
    "answer_rows",
    "change_store",
    "check_turtle",
    "chosen_iris",
    "constructed_triples",
    "cut_answer",
    "find_base_iri",
    "is_graph",
    "load_files",
    "load_store",
    "open_store",
    "query",
    "select",
    "serialize_answer",
    "solutions",
    "write_store",
]

_TABLE = ".sst"  # the ending of RocksDB's tables
_QUADS_AT_ONCE = 20_000

TABLE_FORMS = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
GRAPH_FORMS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}

FILE_FORMS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
}
_STRING = ox.NamedNode("http://www.w3.org/2001/XMLSchema#string")

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
# Of SELECT; of ASK; of CONSTRUCT and DESCRIBE, whole or cut.
Answer = QuerySolutions | QueryBoolean | QueryTriples | tuple[ox.Triple, ...]


def write_store(path: Path, nquads: Path) -> None:
    """Make a store in a new folder from a file of N-Quads; raises StoreError if there is something at the path."""
    if path.exists() and not (path.is_dir() and not any(path.iterdir())):
        raise StoreError(f"{path}: expected no such file or an empty folder")
    try:
        store = Store(str(path))
        store.bulk_load(path=str(nquads), format=ox.RdfFormat.N_QUADS)
        store.flush()
    except (OSError, SyntaxError) as error:
        raise StoreError(f"{path}: cannot be made from {nquads}: {error}") from error


def change_store(path: Path, last: Path, removed: BinaryIO, added: BinaryIO) -> None:
    """Make a store in a new folder from the last one, by what is in it no more and what is new, as N-Quads.

    The last one stays as it is: RocksDB writes each file of a table once, so those are shared by links, and its few
    others are copied. Raises StoreError if that fails.
    """
    try:
        path.mkdir()
        for file in last.iterdir():
            if file.suffix == _TABLE:
                _link(file, path / file.name)
            elif file.name != "LOCK":
                shutil.copyfile(file, path / file.name)
        store = Store(str(path))
        for quad in ox.parse(removed, format=ox.RdfFormat.N_QUADS):
            store.remove(quad)
        quads = ox.parse(added, format=ox.RdfFormat.N_QUADS)
        while some := list(islice(quads, _QUADS_AT_ONCE)):
            store.extend(some)
        store.flush()
    except (OSError, SyntaxError) as error:
        raise StoreError(f"{path}: cannot be made from {last}: {error}") from error


def _link(file: Path, place: Path) -> None:
    try:
        place.hardlink_to(file)
    except OSError:  # no links on this disk
        shutil.copyfile(file, place)


def load_store(nquads: Iterable[str]) -> Store:
    """A store in memory of lines of N-Quads."""
    store = Store()
    store.bulk_load(input="".join(nquads).encode(), format=ox.RdfFormat.N_QUADS)
    return store


def load_files(paths: Iterable[Path]) -> Store:
    """A store in memory of files of RDF, each in the form that its ending tells.

    Raises RequestError for an ending that is none of FILE_FORMS, StoreError with line and column for what cannot be
    read.
    """
    store = Store()
    for path in paths:
        form = FILE_FORMS.get(path.suffix.lower())
        if form is None:
            raise RequestError(f"{path}: expected a file that ends in one of {', '.join(FILE_FORMS)}")
        try:
            store.bulk_load(path=str(path), format=form, base_iri=path.absolute().as_uri())
        except (OSError, SyntaxError) as error:
            raise StoreError(f"{path}: cannot be read as {form.name}: {error}") from error
    return store


def open_store(path: Path, *, read_only: bool = True) -> Store:
    """The store in a folder; raises StoreError if there is none, or if another process is writing to it."""
    if not (path / "CURRENT").is_file():  # RocksDB's own mark; without it Oxigraph would make a new store there
        raise StoreError(f"{path}: no triple store there; `cablegraph build` makes one")
    try:
        return Store.read_only(str(path)) if read_only else Store(str(path))
    except OSError as error:
        raise StoreError(f"{path}: the store cannot be opened: {error}") from error


def check_turtle(path: Path) -> None:
    """Read a Turtle file as strictly as the store does; raises StoreError with line and column of what is wrong."""
    try:
        for _ in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            pass
    except (OSError, SyntaxError) as error:
        raise StoreError(f"{path}: cannot be read as Turtle: {error}") from error


def query(
    store: Store,
    sparql: str,
    *,
    base_iri: str = BASE_IRI,
    default_graphs: Sequence[str] = (),
    named_graphs: Sequence[str] = (),
    bindings: Mapping[str, Term] = MappingProxyType({}),
) -> Answer:
    """The answer to a query in SPARQL 1.1; raises StoreError if it is none, or would leave the store.

    Relative IRIs are of our own things: <government/RW>. IRIs of graphs make the dataset, as the SPARQL Protocol has
    it; the query's own is then not asked. Bindings give values to variables that are selected; they never pass
    through the text of the query.
    """
    union = "DatasetClause" not in grammar_rules(sparql)  # a query that says FROM reads those graphs only
    known = _prefixes_in(sparql, base_iri)
    try:
        if default_graphs or named_graphs:
            return store.query(
                sparql,
                base_iri=base_iri,
                prefixes=known,
                default_graph=[ox.NamedNode(iri) for iri in default_graphs],
                named_graphs=[ox.NamedNode(iri) for iri in named_graphs],
            )
        return store.query(
            sparql,
            base_iri=base_iri,
            prefixes=known,
            use_default_graph_as_union=union,
            substitutions={ox.Variable(name): value for name, value in bindings.items()},
        )
    except SyntaxError as error:
        raise StoreError(describe_mistake(sparql, str(error), _all_prefixes(base_iri))) from error
    except (ValueError, OSError, RuntimeError) as error:
        raise StoreError(f"SPARQL: {error}") from error


def _prefixes_in(sparql: str, base_iri: str) -> dict[str, str]:
    """The prefixes that a query may use: to hand over all would take as long as a small query itself."""
    hidden = "\\" in sparql  # an escape may be part of a prefix
    return {name: iri for name, mark, iri in _prefix_marks(base_iri) if hidden or mark in sparql}


@lru_cache(maxsize=8)
def _prefix_marks(base_iri: str) -> tuple[tuple[str, str, str], ...]:
    return tuple((name, f"{name}:", iri) for name, iri in _all_prefixes(base_iri).items())


@lru_cache(maxsize=8)
def _all_prefixes(base_iri: str) -> dict[str, str]:
    return prefixes(base_iri, own_kinds=True)


def solutions(
    store: Store, sparql: str, bindings: Mapping[str, Term] = MappingProxyType({}), *, base_iri: str = BASE_IRI
) -> tuple[list[str], list[dict[str, Term]]]:
    """The variables of a SELECT, and its rows as terms by variable, without what is unbound."""
    rows = query(store, sparql, base_iri=base_iri, bindings=bindings)
    if not isinstance(rows, QuerySolutions):
        raise StoreError("SPARQL: expected a SELECT query")
    names = [variable.value for variable in rows.variables]
    return names, [{name: row[name] for name in names if row[name] is not None} for row in rows]


def find_base_iri(store: Store) -> str:
    """Where the things of a store have their IRIs, told by one of its articles; where ours do, if it has none."""
    for row in select(store, "SELECT ?article { ?article a cg:Article } LIMIT 1"):
        base_iri, found, _ = str(row["article"]).rpartition("article/")
        if found:
            return base_iri
    return BASE_IRI


def select(store: Store, sparql: str, *, base_iri: str = BASE_IRI) -> Iterator[dict[str, str | None]]:
    """The rows of a SELECT as plain values by variable: IRIs and literals as text, None for what is unbound."""
    rows = query(store, sparql, base_iri=base_iri)
    if not isinstance(rows, QuerySolutions):
        raise StoreError("SPARQL: expected a SELECT query")
    names = [variable.value for variable in rows.variables]
    return ({name: _plain(row[name]) for name in names} for row in rows)


def chosen_iris(answer: Answer) -> Iterator[str]:
    """The IRIs in the first column of a table; raises StoreError for an answer of another form."""
    if not isinstance(answer, QuerySolutions) or not answer.variables:
        raise StoreError("SPARQL: expected a query that gives a table or a graph")
    return (value.value for row in answer if isinstance(value := row[0], ox.NamedNode))


def constructed_triples(answer: Answer) -> Iterator[str]:
    """The triples of a graph as lines of N-Triples without their points; blank nodes have the same names each time.

    Raises StoreError for an answer that is no graph, and for what RDF 1.1 does not have.
    """
    if not isinstance(answer, QueryTriples):
        raise StoreError("SPARQL: expected a CONSTRUCT or DESCRIBE query")
    dataset = ox.Dataset(ox.Quad(*triple) for triple in answer)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return (" ".join(map(_rdf_1_1_term, quad.triple)) for quad in dataset)


def _rdf_1_1_term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    from graph.rdf import text_term  # takes longer to import than a query to answer

    if isinstance(term, ox.Triple) or (isinstance(term, ox.Literal) and term.direction):
        raise StoreError("SPARQL: the query constructs what RDF 1.1 does not have: a triple term, or a text direction")
    if not isinstance(term, ox.Literal):
        return str(term)
    text = text_term(term.value)
    if term.language:
        return f"{text}@{term.language}"
    return text if term.datatype == _STRING else f"{text}^^{term.datatype}"


def answer_forms(answer: Answer) -> tuple[str, ...]:
    """The standard forms that an answer can be written in."""
    return tuple(GRAPH_FORMS if is_graph(answer) else TABLE_FORMS)


def cut_answer(answer: Answer, limit: int) -> tuple[Answer, bool]:
    """An answer of at most so many rows or triples, and whether that left some out; the rest is never worked out."""
    if isinstance(answer, QueryBoolean):
        return answer, False
    found = list(islice(answer, limit + 1))
    if not isinstance(answer, QuerySolutions):
        return tuple(found[:limit]), len(found) > limit
    variables = answer.variables
    lines = (
        "\t".join("" if row[name] is None else str(row[name]) for name in range(len(variables)))
        for row in found[:limit]
    )
    table = "".join(f"{line}\n" for line in ("\t".join(map(str, variables)), *lines))
    # Oxigraph makes an answer of rows only by reading one.
    read = ox.parse_query_results(table.encode(), format=ox.QueryResultsFormat.TSV)
    return read, len(found) > limit


def answer_rows(answer: Answer, *, base_iri: str = BASE_IRI) -> Iterator[list[str]]:
    """The cells of a table for people, its header first: IRIs with their prefix, literals by their text."""
    if isinstance(answer, QueryBoolean):
        yield [str(bool(answer)).lower()]
        return
    if not isinstance(answer, QuerySolutions):
        raise RequestError(f"such an answer cannot be written as table, expected one of {', '.join(GRAPH_FORMS)}")
    names = [variable.value for variable in answer.variables]
    yield names
    for row in answer:
        yield [_cell(row[name], base_iri) for name in names]


class TooLargeError(StoreError):
    """An answer with more bytes than it may have."""


class _Bounded(io.BytesIO):
    """Bytes in memory, so many and no more."""

    def __init__(self, most_bytes: int) -> None:
        super().__init__()
        self._most_bytes = most_bytes

    def write(self, data: Any) -> int:  # noqa: ANN401 -- any buffer
        if self.tell() + memoryview(data).nbytes > self._most_bytes:
            raise TooLargeError(f"the answer is larger than {self._most_bytes:,} bytes: ask for less, with LIMIT")
        return super().write(data)


def is_graph(answer: Answer) -> bool:
    """Whether an answer is one of CONSTRUCT or DESCRIBE."""
    return isinstance(answer, QueryTriples | tuple)


def serialize_answer(answer: Answer, form: str, *, most_bytes: int | None = None) -> bytes:
    """An answer in one of its forms, of at most so many bytes.

    Raises RequestError for a form that such an answer does not have, and TooLargeError beyond the bound.
    """
    forms = answer_forms(answer)
    if form not in forms:
        raise RequestError(f"such an answer cannot be written as {form}, expected one of {', '.join(forms)}")
    out = io.BytesIO() if most_bytes is None else _Bounded(most_bytes)
    try:
        if isinstance(answer, tuple):
            ox.serialize(answer, out, format=GRAPH_FORMS[form])
        elif isinstance(answer, QueryTriples):
            answer.serialize(out, format=GRAPH_FORMS[form])
        else:
            answer.serialize(out, format=TABLE_FORMS[form])
        return out.getvalue()
    except OSError as error:
        raise StoreError(f"SPARQL: the store cannot be read to the end of the answer: {error}") from error


def _plain(term: object) -> str | None:
    if term is None:
        return None
    return term.value if isinstance(term, ox.NamedNode | ox.BlankNode | ox.Literal) else str(term)


def _cell(term: object, base_iri: str) -> str:
    return short_iri(term.value, base_iri) if isinstance(term, ox.NamedNode) else _plain(term) or ""
