"""A build, or what is chosen of it, in the forms that other programs read.

    selection   which events, with their claims and articles
    triples     as Turtle, TriG, N-Quads and N-Triples
    jsonld      as JSON-LD
    tables      what the columns of tables are
    csv_files   these as CSV
    parquet     these as Parquet
    neo4j       what Neo4j imports
    networks    actors with events between them, as GraphML and GEXF
    sem         in the Simple Event Model
    followthemoney  as entities of FollowTheMoney

Every form is written from the records of a build as they stream by; the same build and choice give the same bytes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors import RequestError
from graph.export.csv_files import write_csv_files
from graph.export.followthemoney import write_followthemoney
from graph.export.jsonld import write_jsonld
from graph.export.neo4j import write_neo4j_files
from graph.export.networks import write_gexf, write_graphml
from graph.export.parquet import write_parquet_files
from graph.export.selection import Selection, Wanted, Writer, select_from
from graph.export.sem import write_sem
from graph.export.triples import (
    Format,
    as_writer,
    write_nquads,
    write_ntriples,
    write_trig,
    write_turtle,
)
from graph.vocabulary import prefixes

__all__ = ["FORMS", "TRIPLES", "Form", "Selection", "Wanted", "form_of_file", "select_from", "write_constructed"]

TRIPLES: Mapping[str, Format] = {
    "turtle": write_turtle,
    "trig": write_trig,
    "nquads": write_nquads,
    "ntriples": write_ntriples,
    "jsonld": write_jsonld,
}


@dataclass(frozen=True, slots=True)
class Form:
    """A form to export into."""

    write: Writer
    endings: tuple[str, ...] = ()  # of file names; none where it takes a folder

    @property
    def is_folder(self) -> bool:
        """Whether it is several files in a folder."""
        return not self.endings


FORMS: Mapping[str, Form] = {
    "turtle": Form(as_writer(write_turtle), (".ttl",)),
    "trig": Form(as_writer(write_trig), (".trig",)),
    "nquads": Form(as_writer(write_nquads), (".nq",)),
    "ntriples": Form(as_writer(write_ntriples), (".nt",)),
    "jsonld": Form(as_writer(write_jsonld), (".jsonld",)),
    "sem": Form(write_sem, (".sem.ttl",)),
    "graphml": Form(write_graphml, (".graphml",)),
    "gexf": Form(write_gexf, (".gexf",)),
    "ftm": Form(write_followthemoney, (".ftm.json",)),
    "csv": Form(write_csv_files),
    "parquet": Form(write_parquet_files),
    "neo4j": Form(write_neo4j_files),
}


def form_of_file(path: Path) -> str:
    """The form that the ending of a file's name stands for; raises RequestError if it stands for none."""
    ends = {ending: name for name, form in FORMS.items() for ending in form.endings}
    fitting = [ending for ending in ends if path.name.lower().endswith(ending)]
    if fitting:
        return ends[max(fitting, key=len)]
    raise RequestError(f"{path}: its name tells no form: name one with --format ({', '.join(FORMS)})")


def write_constructed(form: str, triples: Sequence[str], base_iri: str, path: Path) -> None:
    """Write the triples that a query constructed; raises RequestError for a form that is not made of triples."""
    if form not in TRIPLES:
        raise RequestError(f"a CONSTRUCT gives triples, which are written as {', '.join(TRIPLES)}; {form} takes events")
    with path.open("w", encoding="utf-8", newline="\n") as file:
        TRIPLES[form](file, (f"{triple}\t" for triple in sorted(set(triples))), prefixes(base_iri))
