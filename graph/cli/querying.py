"""The command `query`."""

import datetime as dt
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from graph.cli.group import main
from graph.cli.inputs import public_on, query_text
from graph.cli.options import as_of_option, build_option
from graph.cli.output import echo_table
from graph.errors import RequestError, StoreError
from graph.workers import work_within

if TYPE_CHECKING:
    from graph.store import Store


class _Asked(NamedTuple):
    """What is asked of what."""

    sparql: str
    folder: Path
    files: tuple[Path, ...]
    day: dt.datetime | None
    form: str | None
    limit: int | None


class _Answered(NamedTuple):
    """An answer as it is printed, and what is said of it."""

    table: list[list[str]] | None
    content: bytes
    cut: bool
    opening: float  # seconds
    answering: float


@main.command()
@click.argument("sparql", metavar="SPARQL")
@build_option
@as_of_option
@click.option(
    "--data",
    "files",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Ask a file instead: Turtle, N-Triples, N-Quads or TriG, by its ending; may be repeated.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "tsv", "json", "xml", "turtle", "ntriples"]),
    help="Form of the answer.  [default: table; turtle of CONSTRUCT and DESCRIBE]",
)
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="At most so many rows or triples.")
@click.option("--timeout", type=click.FloatRange(min=0.01), metavar="SECONDS", help="How long it may take.")
@click.option("--time", "timed", is_flag=True, help="Say on stderr how long it took.")
def query(
    sparql: str,
    folder: Path,
    day: dt.datetime | None,
    files: tuple[Path, ...],
    form: str | None,
    limit: int | None,
    timeout: float | None,
    timed: bool,
) -> None:
    """Ask the store of a build a question in SPARQL.

    SPARQL is the query, a file that ends in .rq or .sparql, or - for standard input. The prefixes of
    the ontology (cg:, prov:, skos: and so on) are known, and all named graphs are asked as one. A
    query that calls another address (SERVICE) is refused. In a table, IRIs have their prefix and
    long cells are cut; the other forms have all.

    \b
    Examples:
      cablegraph query 'SELECT ?payee ?amount { ?e a cg:Payment ; cg:payee ?payee ; cg:amount ?amount }'
      cablegraph query --format csv payments.rq > payments.csv
      cablegraph query --as-of 2025-06-30 'SELECT ?payer ?payee { ?payer cg:paid ?payee }'
      cablegraph query --data other.ttl --timeout 10 --limit 20 'SELECT * { ?s ?p ?o }'
    """
    if files and day is not None:
        raise RequestError("--as-of is of a build, and cannot be told of files")
    asked = _Asked(query_text(sparql), folder, files, day, form, limit)
    answered = _answer_within(timeout, asked) if timeout is not None else _answer_here(asked)
    if answered.table is not None:
        header, *rows = answered.table
        echo_table(header, rows)
    else:
        click.echo(answered.content, nl=False)
    if answered.cut:
        click.echo(f"There is more: only the first {limit:,} are shown", err=True)
    if timed:
        click.echo(f"{answered.opening:.3f} s to open, {answered.answering:.3f} s to answer", err=True)


def _answer_within(seconds: float, asked: _Asked) -> _Answered:
    try:
        return work_within(seconds, partial(_answer, asked))
    except TimeoutError:
        raise StoreError(f"the query took longer than {seconds:g} seconds") from None
    except ChildProcessError as error:
        raise StoreError(f"the query ended its process: {error}") from error


def _answer_here(asked: _Asked) -> _Answered:
    with _killed_by_interrupt():
        return _answer(asked)


def _answer(asked: _Asked) -> _Answered:
    from graph import store

    started = time.perf_counter()
    opened = _open_store(asked)
    ready = time.perf_counter()
    base_iri = store.find_base_iri(opened)
    answer, cut = store.query(opened, asked.sparql, base_iri=base_iri), False
    if asked.limit is not None:
        answer, cut = store.cut_answer(answer, asked.limit)
    table, content = None, b""
    if asked.form == "table" or (asked.form is None and not store.is_graph(answer)):
        table = list(store.answer_rows(answer, base_iri=base_iri))
    else:
        content = store.serialize_answer(answer, asked.form or "turtle")
    return _Answered(table, content, cut, ready - started, time.perf_counter() - ready)


def _open_store(asked: _Asked) -> "Store":
    from graph import store

    if asked.files:
        return store.load_files(asked.files)
    if asked.day is not None:
        from graph.asof import store_of

        return store_of(public_on(asked.folder, asked.day), asked.folder)
    return store.open_store(asked.folder / "store")


@contextmanager
def _killed_by_interrupt() -> Iterator[None]:
    """Let Ctrl-C end the process at once: the store does not return to Python while it looks for an answer."""
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
