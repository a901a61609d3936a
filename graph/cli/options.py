"""Options that several commands share, and how their values are checked."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import click

from graph.errors import GraphError
from graph.iris import check_base_iri
from graph.model import Status
from graph.publication import finish_publication, reading

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


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

# The build that `export` and `bundle` take away, named by itself since -o is what they write.
build_argument = click.argument(
    "folder", type=click.Path(path_type=Path), default="output", callback=held_build, metavar="[BUILD]"
)


def kind_option(text: str = "Only this kind of fact, such as Payment; may be repeated.") -> Decorator:
    """Kinds to choose by."""
    return click.option("--kind", "kinds", multiple=True, help=text)


def status_option(text: str = "Only this status; may be repeated.") -> Decorator:
    """Statuses to choose by."""
    choice = click.Choice([status.value for status in Status])
    return click.option("--status", "statuses", multiple=True, type=choice, help=text)


article_option = click.option(
    "--article", "articles", multiple=True, help="Only from the article of this id; may be repeated."
)

table_option = click.option(
    "--format", "form", type=click.Choice(["table", "csv", "jsonl"]), default="table", show_default=True
)

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
