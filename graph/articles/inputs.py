"""From what the user names, files and folders, to articles: which files are read, and what is refused.

Every input ends as articles or as an `ArticleError` that says why not; one bad file or record stops nothing.
"""

import hashlib
import io
import logging
import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from graph.articles.bounded import documents_bounded
from graph.articles.columns import Columns
from graph.articles.formats import File, endings, printable, read_file
from graph.articles.streams import FileStream
from graph.errors import ArticleError
from graph.model import Article

logger = logging.getLogger(__name__)


def read_articles(
    inputs: Sequence[Path], *, columns: Mapping[str, str] | None = None, output: Path | None = None
) -> Iterator[Article | ArticleError]:
    """The articles in files and folders, in the order given, an error in place of each that cannot be read.

    Folders are walked in the order of names; hidden files are passed over, and links are not followed.
    `columns` are those of tables, by field: `{"text": "article body"}` (`graph.articles.columns`).
    `output` is a folder that is written into: where it lies in one of the inputs, it is passed over.
    What two inputs lead to is read once, and so is an article that comes again as it was. Of two others with
    the same id, the second is an error.
    Raises RequestError for a column of a field that articles do not have, before anything is read.
    """
    return _refuse_same_ids(_read_all(inputs, Columns(columns), output))


def _refuse_same_ids(items: Iterable[Article | ArticleError]) -> Iterator[Article | ArticleError]:
    sources: dict[str, tuple[str, bytes]] = {}
    for item in items:
        if isinstance(item, ArticleError):
            yield item
            continue
        content = _digest(item)
        if item.id not in sources:
            sources[item.id] = (item.source, content)
            _warn_if_undated(item)
            yield item
        elif sources[item.id][1] != content:
            yield ArticleError(f"{item.source}: the same id as {sources[item.id][0]} ({item.id}) but other content")


def read_article(path: Path) -> Article:
    """The article in a file that holds one.

    Raises ArticleError, with the reason, if it does not.
    """
    for item in read_articles([path]):
        if isinstance(item, ArticleError):
            raise item
        return item
    raise ArticleError(f"{printable(path)}: no article")


def _read_all(inputs: Sequence[Path], columns: Columns, output: Path | None) -> Iterator[Article | ArticleError]:
    with documents_bounded():
        for found in _find_files(inputs, output):
            if isinstance(found, ArticleError):
                yield found
            else:
                yield from _read_path(found, columns)


def _read_path(path: Path, columns: Columns) -> Iterator[Article | ArticleError]:
    name = printable(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            yield ArticleError(f"{name}: not a regular file")
            return
        content = FileStream(io.FileIO(path))
    except OSError as error:
        yield ArticleError(f"{name}: {error.strerror or error}")
        return
    with content:
        yield from read_file(File(name=name, path=path, content=content), columns)


def _digest(article: Article) -> bytes:
    """What makes two articles the same, wherever they were read."""
    return hashlib.sha256(repr(replace(article, source="")).encode(errors="surrogatepass")).digest()


def _warn_if_undated(article: Article) -> None:
    if article.published is None:
        logger.warning('%s: no date of publication, so words such as "on Monday" name no day', article.source)


def _find_files(inputs: Sequence[Path], output: Path | None) -> Iterator[Path | ArticleError]:
    """Every file that the inputs lead to, once."""
    seen: set[str] = set()
    for path in inputs:
        for found in _walk(path, output) if os.path.isdir(path) else (path,):  # noqa: PTH112 (Path.is_dir may raise)
            place = os.path.realpath(found) if isinstance(found, Path) else str(found)
            if place not in seen:
                yield found
            seen.add(place)


def _walk(top: Path, output: Path | None) -> Iterator[Path | ArticleError]:
    """The files of a folder and of those in it, by name, and an error for what is not followed or not open."""
    is_empty = True
    passed_over = output and os.path.realpath(output)
    waiting = [top]
    while waiting:
        entry = waiting.pop()
        if entry != top and entry.is_symlink():
            yield from _refuse_if_outside(entry, top)
        elif entry != top and entry.is_dir() and os.path.realpath(entry) == passed_over:
            continue
        elif entry.is_dir():
            try:
                waiting += sorted((inner for inner in entry.iterdir() if not inner.name.startswith(".")), reverse=True)
            except OSError as error:
                yield ArticleError(f"{printable(entry)}: {error.strerror}")
        else:
            is_empty = False
            yield entry
    if is_empty:
        yield ArticleError(f"{printable(top)}: no files in this folder, expected {endings()}")


def _refuse_if_outside(link: Path, top: Path) -> Iterator[ArticleError]:
    """An error for a link that leads out of the folder; what others lead to is met in its own place."""
    if not Path(os.path.realpath(link)).is_relative_to(os.path.realpath(top)):
        yield ArticleError(f"{printable(link)}: a link that leads out of {printable(top)}, expected a file in it")
