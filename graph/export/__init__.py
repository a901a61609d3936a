"""A build, or what is chosen of it, in the forms that other programs read.

    selection   which events, with their claims and articles
    triples     as Turtle, TriG, N-Quads and N-Triples
    jsonld      as JSON-LD
    tables      what the columns of tables are
    csv_files   these as CSV

Every form is written from the records of a build as they stream by; the same build and choice give the same bytes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors import RequestError
from graph.export.csv_files import write_csv_files
from graph.export.jsonld import write_jsonld
from graph.export.selection import Selection, Wanted, Writer, select_from
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
    "csv": Form(write_csv_files),
}


def form_of_file(path: Path) -> str:
    """The form that the ending of a file's name stands for; raises RequestError if it stands for none."""
    for name, form in FORMS.items():
        if path.suffix.lower() in form.endings:
            return name
    raise RequestError(f"{path}: its name tells no form: name one with --format ({', '.join(FORMS)})")


def write_constructed(form: str, triples: Sequence[str], base_iri: str, path: Path) -> None:
    """Write the triples that a query constructed; raises RequestError for a form that is not made of triples."""
    if form not in TRIPLES:
        raise RequestError(f"a CONSTRUCT gives triples, which are written as {', '.join(TRIPLES)}; {form} takes events")
    with path.open("w", encoding="utf-8", newline="\n") as file:
        TRIPLES[form](file, (f"{triple}\t" for triple in sorted(set(triples))), prefixes(base_iri))
