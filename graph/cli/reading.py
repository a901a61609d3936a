"""The commands that list what a build holds: `facts`, `disputes`, `explain` and `unread`."""

import datetime as dt
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import compress
from pathlib import Path
from typing import Any

import click

from graph.cli.group import main
from graph.cli.inputs import public_on
from graph.cli.options import article_option, as_of_option, build_option, kind_option, status_option, table_option
from graph.cli.output import csv_rows_of, echo_bytes, echo_records, echo_table, fact_cells, json_lines_of, printable
from graph.model import Reason


@main.command()
@build_option
@as_of_option
@kind_option()
@click.option(
    "--country",
    "countries",
    multiple=True,
    help="Only with this country (ISO 3166-1, such as RW) in a role; repeated: with all of them.",
)
@status_option()
@click.option(
    "--min-confidence",
    "least",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="N",
    help="Only of this confidence or more, from 0 to 1; at 0.95 the sentence itself names everybody.",
)
@article_option
@table_option
def facts(
    folder: Path,
    day: dt.datetime | None,
    kinds: tuple[str, ...],
    countries: tuple[str, ...],
    statuses: tuple[str, ...],
    least: float,
    articles: tuple[str, ...],
    form: str,
) -> None:
    """List the claims of a build, all or some.

    As csv and jsonl the lines are those of facts.csv and facts.jsonl.

    \b
    Examples:
      cablegraph facts --kind Payment --status actual
      cablegraph facts --as-of 2025-06-30
      cablegraph facts --min-confidence 0.95
      cablegraph facts --country US --country RW --format csv > us-rwanda.csv
    """
    from graph.facts import read_facts

    def wanted(fact: dict[str, Any]) -> bool:
        return (
            (not kinds or fact["kind"].casefold() in {kind.casefold() for kind in kinds})
            and {country.upper() for country in countries} <= {role["country"] for role in fact["roles"].values()}
            and (not statuses or fact["status"] in statuses)
            and fact["confidence"] >= least
            and (not articles or fact["article"] in articles)
        )

    with _tables(folder, day) as tables:
        found = list(read_facts(tables / "facts.jsonl"))
        chosen = [wanted(fact) for fact in found]
        if form == "table" and not any(chosen):
            click.echo("The build has no such claim.", err=True)
        elif form == "table":
            echo_table(
                ("kind", "status", "who", "whom", "what", "date", "article"), map(fact_cells, compress(found, chosen))
            )
        else:
            echo_bytes(csv_rows_of(tables, chosen) if form == "csv" else json_lines_of(tables, chosen))


@main.command()
@build_option
@kind_option()
@table_option
def disputes(folder: Path, kinds: tuple[str, ...], form: str) -> None:
    """List where sources differ on an event, and who says which.

    On its amount, its count, its date, its status, or on whether it happened at all: each value with
    the article, the publisher and whom that quotes. "About" and "at least" leave room for other
    numbers, and a copy of an agency story is no second opinion. As csv and jsonl the lines have the
    quotes, too.

    \b
    Examples:
      cablegraph disputes
      cablegraph disputes --kind Payment --format csv > disputes.csv
    """
    from graph.disputes import COLUMNS, find_disputes

    shown = ("kind", "who", "whom", "aspect", "value", "article", "publisher", "attribution")
    echo_records(find_disputes(folder, kinds), COLUMNS, form, shown=shown, none="No source differs from another.")


@main.command()
@click.argument("iri")
@build_option
def explain(iri: str, folder: Path) -> None:
    """Say why a claim, event, entity or article is in the graph.

    IRI is its IRI or any ending that only it has: the quotes, the words that evoked a claim, how
    each role was filled, how each name was resolved, and what decided the status. Of a kind of
    fact of your own it says what your file says, and which claims there are.

    \b
    Examples:
      cablegraph explain government/RW
      cablegraph explain https://w3id.org/cablegraph/id/article/third-country-deals
    """
    from graph.explain import explain as explanation

    click.echo(printable(explanation(folder, iri)))


@main.command()
@build_option
@kind_option("Only what is nearly this kind of fact; may be repeated.")
@click.option(
    "--reason",
    "reasons",
    multiple=True,
    type=click.Choice([reason.value for reason in Reason]),
    help="Only this reason; may be repeated.",
)
@article_option
@click.option("--summary", is_flag=True, help="Count by reason and lexical unit, the most frequent first.")
@table_option
def unread(
    folder: Path,
    kinds: tuple[str, ...],
    reasons: tuple[str, ...],
    articles: tuple[str, ...],
    summary: bool,
    form: str,
) -> None:
    """List the sentences of a build that might have given a claim and gave none, and why.

    They hold a state, a court or somebody who acts for one, together with money, a number of
    people or a word that evokes a kind of fact. Of each the nearest miss is told: which frame and
    lexical unit, which role is open, and which words stand in its place. As csv and jsonl the
    lines have a sentence of explanation, too.

    \b
    Examples:
      cablegraph unread --kind Payment
      cablegraph unread --summary
    """
    from graph.unread import COLUMNS, SUMMARY_COLUMNS, read_unread, summarize

    wanted_kinds = {kind.casefold() for kind in kinds}
    found = [
        record
        for record in read_unread(folder / "unread.jsonl")
        if (not kinds or str(record["kind"]).casefold() in wanted_kinds)
        and (not reasons or record["reason"] in reasons)
        and (not articles or record["article"] in articles)
    ]
    records, columns = (summarize(found), SUMMARY_COLUMNS) if summary else (found, COLUMNS)
    shown = columns if summary else ("reason", "kind", "lexical_unit", "role", "words", "quote", "article")
    echo_records(records, columns, form, shown=shown, none="No sentence was left unread.")


@contextmanager
def _tables(folder: Path, day: dt.datetime | None) -> Iterator[Path]:
    """The folder of a build's tables, or of those of what was public on a day."""
    if day is None:
        yield folder
        return
    from graph.asof import write_tables

    with tempfile.TemporaryDirectory() as temporary:
        write_tables(public_on(folder, day), Path(temporary))
        yield Path(temporary)
