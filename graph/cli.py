"""The command line: arguments, messages and exit statuses; what a command does is in the module of its name.

Data goes to stdout, talk to stderr. Exit statuses: 0 done, 1 failed, 2 usage error and nothing
written, 3 done but some inputs could not be read, 130 interrupted.
"""

import csv
import datetime as dt
import io
import logging
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import compress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from graph import __version__
from graph.errors import ArticleError, BuildError, CorrectionError, FrameError, GazetteerError, GraphError, RequestError
from graph.iris import BASE_IRI, check_base_iri
from graph.language import DEFAULT_MODEL
from graph.model import Reason, Status
from graph.publication import finish_publication, reading
from graph.workers import Limits

if TYPE_CHECKING:
    from graph.asof import Public
    from graph.store import Store

FAILED = 1
SOME_SKIPPED = 3
INTERRUPTED = 130
STDIN = Path("-")
LIMITS = Limits()
WIDEST_CELL = 40  # characters of a cell in a table for the terminal

# What a terminal would obey, or show in another order than it is: controls but tab and newline, marks of direction.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class Commands(click.Group):
    """Turns our own errors into a line on stderr and an exit status; any other is a bug and keeps its traceback."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 # click's own signature
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except (RequestError, FrameError, GazetteerError, CorrectionError) as error:
            raise click.UsageError(printable(str(error))) from error
        except GraphError as error:
            raise click.ClickException(printable(str(error))) from error
        except KeyboardInterrupt:
            click.echo("Interrupted.", err=True)
            ctx.exit(INTERRUPTED)


class StderrHandler(logging.Handler):
    """Says what the package logs, one line a record."""

    def emit(self, record: logging.LogRecord) -> None:
        """Say it."""
        click.echo(printable(f"{record.levelname.capitalize()}: {record.getMessage()}"), err=True)


def printable(text: str) -> str:
    """A text from outside, without what a terminal would obey.

    >>> printable("Kigali\\x1b[2J said\\u202e no")
    'Kigali�[2J said� no'
    """
    return _UNPRINTABLE.sub("\ufffd", text)


def base_iri(ctx: click.Context, parameter: click.Parameter, value: str) -> str:
    """The value of an option, if IRIs can be minted under it."""
    try:
        return check_base_iri(value)
    except GraphError as error:
        raise click.BadParameter(str(error), ctx, parameter) from error


def column_names(ctx: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> dict[str, str]:
    """The names of columns by the field that each holds, from words such as "text=article body"."""
    names = {}
    for words in value:
        field, _, name = words.partition("=")
        if not field or not name:
            raise click.BadParameter(f"{words}: expected FIELD=NAME, such as text=body", ctx, parameter)
        names[field] = name
    return names


def held_build(ctx: click.Context, parameter: click.Parameter, value: Path) -> Path:
    """The folder of a build, kept from being changed while a command reads it."""
    del parameter  # click's own signature
    ctx.with_resource(reading(value))
    return value


def settled_build(ctx: click.Context, parameter: click.Parameter, value: Path) -> Path:
    """The folder of a build, whole; for a command that goes on while new builds take its place."""
    del ctx, parameter  # click's own signature
    finish_publication(value)
    return value


folder_option = partial(
    click.option,
    "-o",
    "--build",
    "folder",
    type=click.Path(path_type=Path),
    default="output",
    show_default=True,
    metavar="DIR",
    help="Folder of the build to read.",
)
build_option = folder_option(callback=held_build)

as_of_option = click.option(
    "--as-of",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="What was public on that day: from articles published by then alone.",
)


corrections_option = click.option(
    "--corrections",
    envvar="CABLEGRAPH_CORRECTIONS",
    show_envvar=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Your corrections: actors that are one, claims that are wrong, events to join.",
)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="cablegraph")
def main() -> None:
    """News articles and cables in, a knowledge graph of dealings between governments out.

    \b
    Examples:
      cablegraph build articles/       from the articles in a folder, into output/
      cablegraph facts --country RW    what they say of Rwanda, as a table
    """
    logger = logging.getLogger("graph")
    logger.handlers = [StderrHandler(logging.WARNING)]  # set, not added: a test runs this more than once


@main.command()
@click.argument("inputs", nargs=-1, type=click.Path(exists=True, allow_dash=True, path_type=Path), metavar="[INPUT]...")
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default="output",
    show_default=True,
    metavar="DIR",
    help="Folder to write into.",
)
@click.option("--model", default=DEFAULT_MODEL, show_default=True, help="An installed English pipeline of spaCy.")
@click.option(
    "--frames",
    multiple=True,
    envvar="CABLEGRAPH_FRAMES",
    show_envvar=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder of your own kinds of fact and words for known ones; may be repeated.",
)
@click.option(
    "--gazetteer",
    multiple=True,
    envvar="CABLEGRAPH_GAZETTEER",
    show_envvar=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Names of your own: states, bodies, courts, officials; may be repeated.",
)
@corrections_option
@click.option("--base-iri", default=BASE_IRI, show_default=True, callback=base_iri, help="Where IRIs are minted.")
@click.option(
    "--fetch",
    "addresses",
    multiple=True,
    metavar="URL",
    help="Fetch a feed, page or file from the web and read it, too; nothing else is ever fetched. May be repeated.",
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    callback=column_names,
    metavar="FIELD=NAME",
    help="Column of a table that holds the id, title, text, published, url, publisher or language; may be repeated.",
)
@click.option("--read-all", is_flag=True, help="Parse articles without a state or public body too; finds no more.")
@click.option("--retry", is_flag=True, help="Read articles again that took too long, too much memory or a process.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many processes read articles.  [default: one for each core]",
)
@click.option(
    "--article-seconds",
    type=click.IntRange(min=1),
    default=LIMITS.seconds,
    show_default=True,
    metavar="N",
    help="How long one article may take; what takes longer is skipped.",
)
@click.option(
    "--article-memory",
    type=click.IntRange(min=1),
    default=LIMITS.megabytes,
    show_default=True,
    metavar="MB",
    help="How much memory one article may take; what takes more is skipped.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")
@click.pass_context
def build(  # noqa: PLR0913, PLR0917  (as many as there are options)
    ctx: click.Context,
    inputs: tuple[Path, ...],
    output: Path,
    model: str,
    frames: tuple[Path, ...],
    gazetteer: tuple[Path, ...],
    corrections: Path | None,
    base_iri: str,
    addresses: tuple[str, ...],
    columns: dict[str, str],
    read_all: bool,
    retry: bool,
    jobs: int | None,
    article_seconds: int,
    article_memory: int,
    quiet: bool,
) -> None:
    """Build the graph of articles: Turtle, N-Quads, tables, a page and a store.

    INPUT is a file, a folder or an archive of articles, in any of the forms of docs/inputs.md, or -
    for one in text form on standard input; without any, the folder seeds/ is read. What cannot be
    read is named and skipped, and the exit status is then 3. The last build stays until the new one
    is whole.

    A build into a folder that has one reads only what is new or changed, and goes on where one
    was interrupted; the files are those of a build from nothing (docs/growing.md).

    Kinds of fact, words and names of your own come from YAML files (docs/tutorial-new-kind.md). A
    mistake in one is named with its line; the exit status is then 2, and nothing is written.

    \b
    Examples:
      cablegraph build
      cablegraph build cables/ report.html feed.rss news.zip -o graphs/today
      cablegraph build --column text=story --column id=number stories.csv
      cablegraph build --fetch https://wire.example/feed.xml
      cablegraph build --frames my-frames --gazetteer my-names.yaml articles/
    """
    from graph.build import build_graph
    from graph.progress import shown_progress

    with (
        _files(inputs or (() if addresses else (_seeds(),))) as files,
        _fetched(addresses) as (fetched, refused),
        shown_progress(quiet=quiet) as watch,
    ):
        if refused and not (files or fetched):
            raise RequestError(str(refused[0]))
        outcome = build_graph(
            [*files, *fetched],
            output,
            model=model,
            base_iri=base_iri,
            frames=frames,
            gazetteer=gazetteer,
            corrections=corrections,
            read_all=read_all,
            columns=columns,
            retry=retry,
            limits=Limits(jobs=jobs or LIMITS.jobs, seconds=article_seconds, megabytes=article_memory),
            watch=watch,
        )
    for error in (*refused, *outcome.skipped):
        click.echo(printable(f"Skipped: {error}"), err=True)
    if not quiet:
        click.echo(str(outcome), err=True)
    if refused or outcome.skipped:
        ctx.exit(SOME_SKIPPED)


@main.command()
@build_option
@as_of_option
@click.option("--kind", "kinds", multiple=True, help="Only this kind of fact, such as Payment; may be repeated.")
@click.option(
    "--country",
    "countries",
    multiple=True,
    help="Only with this country (ISO 3166-1, such as RW) in a role; repeated: with all of them.",
)
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice([status.value for status in Status]),
    help="Only this status; may be repeated.",
)
@click.option("--article", "articles", multiple=True, help="Only from the article of this id; may be repeated.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "jsonl"]), default="table", show_default=True)
def facts(
    folder: Path,
    day: dt.datetime | None,
    kinds: tuple[str, ...],
    countries: tuple[str, ...],
    statuses: tuple[str, ...],
    articles: tuple[str, ...],
    form: str,
) -> None:
    """List the claims of a build, all or some.

    As csv and jsonl the lines are those of facts.csv and facts.jsonl.

    \b
    Examples:
      cablegraph facts --kind Payment --status actual
      cablegraph facts --as-of 2025-06-30
      cablegraph facts --country US --country RW --format csv > us-rwanda.csv
    """
    from graph.facts import read_facts

    def wanted(fact: dict[str, Any]) -> bool:
        return (
            (not kinds or fact["kind"].casefold() in {kind.casefold() for kind in kinds})
            and {country.upper() for country in countries} <= {role["country"] for role in fact["roles"].values()}
            and (not statuses or fact["status"] in statuses)
            and (not articles or fact["article"] in articles)
        )

    with _tables(folder, day) as tables:
        found = list(read_facts(tables / "facts.jsonl"))
        chosen = [wanted(fact) for fact in found]
        if form == "table":
            _echo_table(
                ("kind", "status", "who", "whom", "what", "date", "article"), map(_fact_cells, compress(found, chosen))
            )
        else:
            _echo_bytes(_csv_rows(tables, chosen) if form == "csv" else _json_lines(tables, chosen))


@main.command()
@build_option
@click.option("--kind", "kinds", multiple=True, help="Only what is nearly this kind of fact; may be repeated.")
@click.option(
    "--reason",
    "reasons",
    multiple=True,
    type=click.Choice([reason.value for reason in Reason]),
    help="Only this reason; may be repeated.",
)
@click.option("--article", "articles", multiple=True, help="Only from the article of this id; may be repeated.")
@click.option("--summary", is_flag=True, help="Count by reason and lexical unit, the most frequent first.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "jsonl"]), default="table", show_default=True)
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
    from graph.unread import COLUMNS, SUMMARY_COLUMNS, csv_table, json_lines, read_unread, summarize

    wanted_kinds = {kind.casefold() for kind in kinds}
    found = [
        record
        for record in read_unread(folder / "unread.jsonl")
        if (not kinds or str(record["kind"]).casefold() in wanted_kinds)
        and (not reasons or record["reason"] in reasons)
        and (not articles or record["article"] in articles)
    ]
    records, columns = (summarize(found), SUMMARY_COLUMNS) if summary else (found, COLUMNS)
    if form == "table":
        shown = columns if summary else ("reason", "kind", "lexical_unit", "role", "words", "quote", "article")
        _echo_table(shown, ([str(record[name] or "") for name in shown] for record in records))
    else:
        _echo_bytes(csv_table(columns, records) if form == "csv" else json_lines(records))


@main.command()
@build_option
@click.option("--kind", "kinds", multiple=True, help="Only this kind of fact, such as Payment; may be repeated.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "jsonl"]), default="table", show_default=True)
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
    from graph.unread import csv_table, json_lines

    found = find_disputes(folder, kinds)
    if form == "table":
        shown = ("kind", "who", "whom", "aspect", "value", "article", "publisher", "attribution")
        _echo_table(shown, ([str(row[name] or "") for name in shown] for row in found))
    else:
        _echo_bytes(csv_table(COLUMNS, found) if form == "csv" else json_lines(found))


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
@click.argument("graph", type=click.Path(path_type=Path, dir_okay=False, exists=True, allow_dash=True), required=False)
@click.pass_context
def validate(ctx: click.Context, graph: Path | None) -> None:
    """Check a graph in Turtle against the SHACL shapes of the ontology.

    GRAPH is a file, or - for standard input; without any, output/graph.ttl. The exit status is 1
    if the graph does not conform.

    \b
    Examples:
      cablegraph validate
      cablegraph validate graphs/today/graph.ttl
    """
    from graph.validation import validate_turtle

    with _files((graph or Path("output/graph.ttl"),), name="stdin.ttl") as (file,), reading(file.parent):
        report = validate_turtle(file)
    for message in report.messages:
        click.echo(printable(message))
    click.echo(f"{report.triples:,} triples: {'conforms' if report.conforms else 'does not conform'}", err=True)
    if not report.conforms:
        ctx.exit(FAILED)


@main.command()
@click.argument("sparql", metavar="SPARQL")
@build_option
@as_of_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "tsv", "json", "xml", "turtle", "ntriples"]),
    help="Form of the answer.  [default: table; turtle of CONSTRUCT and DESCRIBE]",
)
def query(sparql: str, folder: Path, day: dt.datetime | None, form: str | None) -> None:
    """Ask the store of a build a question in SPARQL.

    SPARQL is the query, or - to read it from standard input. The prefixes of the ontology (cg:,
    prov:, skos: and so on) are known, and all named graphs are asked as one. A query that calls
    another address (SERVICE) is refused.

    \b
    Examples:
      cablegraph query 'SELECT ?payee ?amount { ?e a cg:Payment ; cg:payee ?payee ; cg:amount ?amount }'
      cablegraph query --format csv - < payments.rq > payments.csv
      cablegraph query --as-of 2025-06-30 'SELECT ?payer ?payee { ?payer cg:paid ?payee }'
    """
    from graph import store

    text = sys.stdin.read() if sparql == "-" else sparql
    asked = store.open_store(folder / "store") if day is None else _store_as_of(folder, day)
    answer = store.query(asked, text)
    is_table = "csv" in store.answer_forms(answer)
    if is_table and form in {None, "table"}:
        header, *rows = csv.reader(io.StringIO(store.serialize_answer(answer, "csv").decode()))
        _echo_table(header, rows)
    else:
        click.echo(store.serialize_answer(answer, form or "turtle"), nl=False)


@main.command()
@click.argument("gold", type=click.Path(path_type=Path, file_okay=False, exists=True), metavar="GOLD_DIR")
@click.argument(
    "folder", type=click.Path(path_type=Path, file_okay=False, exists=True), callback=held_build, metavar="BUILD_DIR"
)
def evaluate(gold: Path, folder: Path) -> None:
    """Compare the claims of a build with gold facts: precision, recall and F1 by kind.

    GOLD_DIR holds one NAME.facts.json for each article NAME (docs/evaluation.md).

    \b
    Examples:
      cablegraph evaluate tests/gold output
      cablegraph build my-articles -o mine && cablegraph evaluate my-gold mine
    """
    from graph import evaluation

    click.echo(printable(evaluation.format_report(evaluation.evaluate(gold, folder))))


@main.command()
@build_option
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False), required=False, metavar="[FILE]")
def view(folder: Path, target: Path | None) -> None:
    """Write the page of a build again, from its tables.

    FILE is the page to write; without one, the build's own graph.html.

    \b
    Examples:
      cablegraph view
      cablegraph view -o graphs/today today.html
    """
    from graph.build import write_view

    write_view(folder, target or folder / "graph.html")


@main.command()
@click.argument(
    "old", type=click.Path(path_type=Path, file_okay=False, exists=True), callback=held_build, metavar="OLD_DIR"
)
@click.argument(
    "new", type=click.Path(path_type=Path, file_okay=False, exists=True), callback=held_build, metavar="NEW_DIR"
)
@click.option("--kind", "kinds", multiple=True, help="Only of this kind of fact, such as Payment; may be repeated.")
@click.option(
    "--format", "form", type=click.Choice(["text", "csv", "jsonl", "html"]), default="text", show_default=True
)
def diff(old: Path, new: Path, kinds: tuple[str, ...], form: str) -> None:
    """Say what changed from one build to another.

    OLD_DIR and NEW_DIR are folders of builds: which articles are new, gone or were edited without a
    word, which claims came, went or moved to another status or value, and which events were joined,
    parted, corroborated or disputed, each with the reason as far as the builds tell.

    \b
    Examples:
      cablegraph diff graphs/yesterday graphs/today
      cablegraph diff --format html graphs/yesterday graphs/today > changes.html
    """
    from graph import differences
    from graph.unread import csv_table, json_lines

    wanted = {kind.casefold() for kind in kinds}
    changes = [
        change
        for change in differences.compare_builds(old, new)
        if not wanted or (change.kind or "").casefold() in wanted
    ]
    if form == "text":
        click.echo(printable(differences.format_changes(changes)))
    elif form == "html":
        _echo_bytes(differences.render_changes(changes, old=printable(str(old)), new=printable(str(new))))
    else:
        records = differences.change_records(changes)
        _echo_bytes(csv_table(differences.COLUMNS, records) if form == "csv" else json_lines(records))


@main.command()
@click.argument("size", type=click.IntRange(min=1), default=50)
@build_option
@click.option("--kind", "kinds", multiple=True, help="Only of this kind of fact, such as Payment; may be repeated.")
@click.option("--seed", type=int, default=0, show_default=True, help="Another number draws another sample.")
@corrections_option
def sample(size: int, folder: Path, kinds: tuple[str, ...], seed: int, corrections: Path | None) -> None:
    """Draw claims at random, to be judged by reading their quotes.

    Prints a corrections file (docs/corrections.md) with SIZE claims, 50 without it, each as if it
    were right: move those that are not to `reject`. `cablegraph precision` then tells how many are
    right. What a sample in the file of --corrections holds is not drawn again.

    \b
    Examples:
      cablegraph sample 100 > verdicts.yaml
      cablegraph sample 40 --kind Payment --seed 2 > payments.yaml
    """
    from graph.corrections import load_corrections
    from graph.facts import read_facts
    from graph.knowledge import read_knowledge
    from graph.review import draw_sample, sample_file
    from graph.view.wording import Words

    wanted = {kind.casefold() for kind in kinds}
    found = (fact for fact in read_facts(folder / "facts.jsonl") if not wanted or fact["kind"].casefold() in wanted)
    drawn = draw_sample(found, size, seed=seed, corrections=load_corrections(corrections))
    name = f"{size} of seed {seed}" + "".join(f", {kind}" for kind in kinds)
    _echo_bytes(sample_file(drawn, name=name, words=Words.of(read_knowledge(folder))))


@main.command()
@click.argument("corrections", type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="CORRECTIONS")
@click.option("--all", "every", is_flag=True, help="Count verdicts that belong to no random sample, too.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "jsonl"]), default="table", show_default=True)
def precision(corrections: Path, every: bool, form: str) -> None:
    """Say how many claims are right by kind, from the verdicts of a corrections file.

    Low and high are the bounds of the share at 95 % confidence (Wilson's interval). Only verdicts on
    a random sample count, because whoever looks for mistakes finds more of them than there are.

    \b
    Examples:
      cablegraph precision verdicts.yaml
      cablegraph precision --format csv verdicts.yaml > precision.csv
    """
    from graph.corrections import load_corrections
    from graph.review import COLUMNS, measure, precision_records
    from graph.unread import csv_table, json_lines

    records = precision_records(measure(load_corrections(corrections), sampled_only=not every))
    if form == "table":
        _echo_table(COLUMNS, ([str(record[name]) for name in COLUMNS] for record in records))
    else:
        _echo_bytes(csv_table(COLUMNS, records) if form == "csv" else json_lines(records))


@main.command()
@folder_option(callback=settled_build)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; others may then reach it.")
@click.option("--port", type=click.IntRange(0, 65535), default=7878, show_default=True, help="Port to listen on.")
@click.option("--timeout", type=click.FloatRange(min=0.1), default=30, show_default=True, help="Seconds of a query.")
@click.option("--processes", type=click.IntRange(min=1), default=2, show_default=True, help="Queries at once.")
@click.option(
    "--cors", "origins", default="*", show_default=True, help="Whose pages may ask; none for none but its own."
)
@click.option("--base-iri", default=BASE_IRI, show_default=True, callback=base_iri, help="Where IRIs were minted.")
def serve(folder: Path, host: str, port: int, timeout: float, processes: int, origins: str, base_iri: str) -> None:
    """Serve a build: SPARQL 1.1 Protocol, a query page, the network, and every thing by its IRI.

    Read-only, and on this machine alone unless --host says otherwise. A query that takes too long or
    too much memory is ended, and the others go on. A new build is picked up without a restart.

    \b
    Examples:
      cablegraph serve
      cablegraph serve -o graphs/today --port 8000 --timeout 10
    """
    from graph import server

    click.echo(f"Serving {printable(str(folder))} at http://{host}:{port}/ (Ctrl-C ends it)", err=True)
    server.serve(
        folder,
        host=host,
        port=port,
        limits=server.Limits(seconds=timeout, processes=processes),
        base_iri=base_iri,
        origins="" if origins == "none" else origins,
    )


@contextmanager
def _tables(folder: Path, day: dt.datetime | None) -> Iterator[Path]:
    """The folder of a build's tables, or of those of what was public on a day."""
    if day is None:
        yield folder
        return
    from graph.asof import write_tables

    with tempfile.TemporaryDirectory() as temporary:
        write_tables(_public(folder, day), Path(temporary))
        yield Path(temporary)


def _store_as_of(folder: Path, day: dt.datetime) -> "Store":
    from graph.asof import store_of

    return store_of(_public(folder, day), folder)


def _public(folder: Path, day: dt.datetime) -> "Public":
    """What was public on a day; says how many articles cannot be told to be of it."""
    from graph.asof import read_public

    public = read_public(folder, day.date())
    if public.undated:
        articles = f"{public.undated} article{'' if public.undated == 1 else 's'}"
        click.echo(f"{articles} without a day of publication left out", err=True)
    return public


def _seeds() -> Path:
    seeds = Path("seeds")
    if not seeds.is_dir():
        raise RequestError("no input: name files or folders of articles (there is no folder seeds/ here)")
    return seeds


@contextmanager
def _files(inputs: Sequence[Path], *, name: str = "stdin.txt") -> Iterator[list[Path]]:
    """The inputs, with standard input as a file of that name where "-" asks for it."""
    with tempfile.TemporaryDirectory() as folder:
        spooled = Path(folder) / name
        if STDIN in inputs:
            spooled.write_bytes(sys.stdin.buffer.read())
        yield [spooled if path == STDIN else path for path in inputs]


@contextmanager
def _fetched(addresses: Sequence[str]) -> Iterator[tuple[list[Path], list[ArticleError]]]:
    """What stands at these addresses as files, and why others could not be fetched."""
    if not addresses:
        yield [], []
        return
    from graph.articles.web import fetch

    fetched: list[Path] = []
    refused: list[ArticleError] = []
    with tempfile.TemporaryDirectory() as folder:
        for address in addresses:
            try:
                fetched.append(fetch(address, Path(tempfile.mkdtemp(dir=folder))))
            except ArticleError as error:
                refused.append(error)
        yield fetched, refused


def _fact_cells(fact: dict[str, Any]) -> list[str]:
    labels = [role["label"] for role in fact["roles"].values()]
    who, whom = [*labels, "", ""][:2]
    what = (
        f"{fact['amount']:,} {fact['currency']}" if fact["amount"] is not None else None,
        f"{fact['count']:,}" if fact["count"] is not None else None,
        " ".join(fact["nationality"]),
        fact["effect"],
        fact["title"],
    )
    return [fact["kind"], fact["status"], who, whom, ", ".join(filter(None, what)), fact["date"] or "", fact["article"]]


def _json_lines(folder: Path, chosen: Iterable[bool]) -> str:
    """The chosen lines of `facts.jsonl` as they stand there."""
    with _opened(folder / "facts.jsonl", encoding="utf-8") as file:
        return "".join(compress(file, chosen))


def _csv_rows(folder: Path, chosen: Iterable[bool]) -> str:
    """The header and the chosen rows of `facts.csv`, which come in the order of `facts.jsonl`."""
    out = io.StringIO()
    with _opened(folder / "facts.csv", encoding="utf-8-sig") as file:
        csv.writer(out).writerows(compress(csv.reader(file), (True, *chosen)))
    return out.getvalue()


@contextmanager
def _opened(path: Path, encoding: str) -> Iterator[TextIO]:
    try:
        with path.open(encoding=encoding, newline="") as file:
            yield file
    except OSError as error:
        raise BuildError(f"{path}: cannot be read: {error.strerror}") from error


def _echo_bytes(text: str) -> None:
    """Data is UTF-8 whatever the terminal, and ends its own lines."""
    click.echo(text.encode(), nl=False)


def _echo_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Columns in line, each as wide as its widest cell, a long cell cut."""
    table = [[_cell(cell) for cell in row] for row in (header, *rows)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _cell(text: str) -> str:
    line = " ".join(printable(text).split())
    return line if len(line) <= WIDEST_CELL else f"{line[: WIDEST_CELL - 1]}…"


if __name__ == "__main__":
    main()
