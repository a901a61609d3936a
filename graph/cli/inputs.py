"""What a user names as input: paths, standard input, addresses to fetch, a query, a day."""

import datetime as dt
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.errors import ArticleError, RequestError

if TYPE_CHECKING:
    from graph.asof import Public

STDIN = Path("-")
QUERY_ENDINGS = (".rq", ".sparql")


def default_inputs() -> Path:
    """The folder that is built without any input; raises RequestError if there is none."""
    seeds = Path("seeds")
    if not seeds.is_dir():
        raise RequestError("no input: name files or folders of articles (there is no folder seeds/ here)")
    return seeds


@contextmanager
def as_files(inputs: Sequence[Path], *, name: str = "stdin.txt") -> Iterator[list[Path]]:
    """The inputs, with standard input as a file of that name where "-" asks for it."""
    with tempfile.TemporaryDirectory() as folder:
        spooled = Path(folder) / name
        if STDIN in inputs:
            spooled.write_bytes(sys.stdin.buffer.read())
        yield [spooled if path == STDIN else path for path in inputs]


@contextmanager
def fetched_files(addresses: Sequence[str]) -> Iterator[tuple[list[Path], list[ArticleError]]]:
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


def query_text(named: str) -> str:
    """The query that a user names: standard input for "-", what a file holds, or else the words themselves.

    Raises RequestError for a file that is not there or is no text.
    """
    if named == str(STDIN):
        return sys.stdin.read()
    if not named.endswith(QUERY_ENDINGS) or any(char in named for char in "{\n"):
        return named
    try:
        return Path(named).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RequestError(f"{named}: cannot be read as a query: {error}") from error


def public_on(folder: Path, day: dt.datetime) -> "Public":
    """What was public on a day; says how many articles cannot be told to be of it."""
    from graph.asof import read_public

    public = read_public(folder, day.date())
    if public.undated:
        articles = f"{public.undated} article{'' if public.undated == 1 else 's'}"
        click.echo(f"{articles} without a day of publication left out", err=True)
    return public
