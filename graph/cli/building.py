"""The commands that make files: `build` and `view`."""

from pathlib import Path

import click

from graph.cli.group import SOME_SKIPPED, main
from graph.cli.inputs import as_files, default_inputs, fetched_files
from graph.cli.options import base_iri, build_option, column_names, corrections_option
from graph.cli.output import printable
from graph.errors import RequestError
from graph.iris import BASE_IRI
from graph.language import DEFAULT_MODEL
from graph.workers import Limits

LIMITS = Limits()


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
        as_files(inputs or (() if addresses else (default_inputs(),))) as files,
        fetched_files(addresses) as (fetched, refused),
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
