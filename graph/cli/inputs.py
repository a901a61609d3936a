"""What a user names as input, as files: paths, standard input, addresses to fetch."""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from graph.errors import ArticleError, RequestError

STDIN = Path("-")


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
