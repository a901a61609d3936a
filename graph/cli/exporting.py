"""The command that takes a build, or some of it, to other programs: `export`."""

import datetime as dt
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from graph.cli.group import main
from graph.cli.inputs import public_on, query_text
from graph.cli.options import as_of_option, build_argument, kind_option, status_option
from graph.errors import RequestError
from graph.model import Status
from graph.publication import make_folder, publish, replacing, staging

if TYPE_CHECKING:
    from graph.asof import Public
    from graph.store import Answer

_Command = TypeVar("_Command", bound=Callable[..., object])
# Those of `graph.export`, which takes long to import.
FORMS = (
    *("turtle", "trig", "nquads", "ntriples", "jsonld", "sem", "graphml", "gexf", "ftm"),
    *("csv", "parquet", "neo4j"),
)
STDOUT = Path("-")


def day_option(name: str, text: str) -> Callable[[_Command], _Command]:
    """An option that takes a day."""
    return click.option(name, type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help=text)


@main.command()
@build_argument
@click.option("--format", "form", type=click.Choice(FORMS), help="Form to write.  [default: by the ending of PATH]")
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path),
    default=STDOUT,
    metavar="PATH",
    help="File, or folder of files, to write.  [default: standard output]",
)
@click.option("--query", "sparql", metavar="SPARQL", help="A SELECT of events or a CONSTRUCT, or a file of one.")
@kind_option("Only events of this kind, such as Payment; may be repeated.")
@status_option("Only events of this status; may be repeated.")
@day_option("--since", "Only events that may have been on that day or later.")
@day_option("--until", "Only events that may have been on that day or before.")
@as_of_option
def export(
    folder: Path,
    form: str | None,
    target: Path,
    sparql: str | None,
    kinds: tuple[str, ...],
    statuses: tuple[str, ...],
    since: dt.datetime | None,
    until: dt.datetime | None,
    day: dt.datetime | None,
) -> None:
    """Write a build, or some of it, in a form that other programs read.

    BUILD is its folder, output/ if none is named. Events are chosen by a query, their kind, status and
    time; with them go their claims, the articles that these are from, and whoever takes part. What each
    form holds is in docs/export.md. Nothing is there until all of it is.

    \b
    Examples:
      cablegraph export --format csv -o tables
      cablegraph export graphs/today --kind Payment --status actual -o payments.ttl
      cablegraph export --as-of 2025-06-30 --format jsonld > known-in-june.jsonld
      cablegraph export --query 'SELECT ?e { ?e cg:payee <government/RW> }' -o rwanda.graphml
    """
    from graph import export as exports
    from graph import store
    from graph.recorded import find_base_iri

    form = form or exports.form_of_file(target)
    wanted = exports.Wanted(
        kinds=frozenset(kinds),
        statuses=frozenset(map(Status, statuses)),
        since=since.date() if since else None,
        until=until.date() if until else None,
    )
    public = None if day is None else public_on(folder, day)
    answer = None if sparql is None else _answer(folder, public, query_text(sparql))
    if answer is not None and store.is_graph(answer):
        if not wanted.all:
            raise RequestError("what a CONSTRUCT gives is written as it is: leave out --kind, --status and the dates")
        constructed = list(store.constructed_triples(answer))
        _write(target, partial(exports.write_constructed, form, constructed, find_base_iri(folder)))
        return
    if answer is not None:
        wanted = replace(wanted, iris=frozenset(store.chosen_iris(answer)))
    selection = exports.select_from(folder, wanted, public)
    if selection.undated:
        events = f"{selection.undated:,} event{'' if selection.undated == 1 else 's'}"
        click.echo(f"{events} without a date left out", err=True)
    _write(target, partial(exports.FORMS[form].write, selection), is_folder=exports.FORMS[form].is_folder)


def _answer(folder: Path, public: "Public | None", sparql: str) -> "Answer":
    from graph import store
    from graph.asof import store_of

    asked = store.open_store(folder / "store") if public is None else store_of(public, folder)
    return store.query(asked, sparql)


def _write(target: Path, write: Callable[[Path], None], *, is_folder: bool = False) -> None:
    """Write a file or the files of a folder, none of them before all are whole."""
    if is_folder:
        _write_folder(target, write)
    elif target == STDOUT:
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder) / "output")
            with (Path(folder) / "output").open("rb") as file:
                while piece := file.read(1_000_000):
                    click.echo(piece, nl=False)
    else:
        with replacing(target) as path:
            write(path)


def _write_folder(target: Path, write: Callable[[Path], None]) -> None:
    if target == STDOUT:
        raise RequestError("several files: name a folder for them with -o")
    make_folder(target)
    with staging(target) as folder:
        write(folder)
        publish(folder, target)
