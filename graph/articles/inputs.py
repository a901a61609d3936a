"""From what the user names, files and folders, to articles: which files are read, and what is refused.

Every input ends as an `Article` or as an `ArticleError` that says why not; one bad file stops nothing.
"""

import logging
import os
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from graph.articles.draft import Draft, Unreadable
from graph.articles.english import find_other_language, name_language
from graph.articles.fields import parse_language, parse_web_address
from graph.articles.html import read_html
from graph.articles.markdown import read_markdown
from graph.articles.prose import normalise_line
from graph.articles.text import read_text
from graph.errors import ArticleError
from graph.model import Article

logger = logging.getLogger(__name__)

READERS: Mapping[str, Callable[[bytes], Draft]] = MappingProxyType(
    {
        ".txt": read_text,
        ".html": read_html,
        ".htm": read_html,
        ".xhtml": read_html,
        ".md": read_markdown,
        ".markdown": read_markdown,
    }
)
MOST_BYTES = 5_000_000  # of a file; most of a page may be scripts
MOST_CHARACTERS = 1_000_000  # of an article's text; language pipelines take no more at once
LONGEST_FIELD = 500  # characters of a title or a publisher; what is longer is neither
FEWEST_WORDS = 3  # in the longest paragraph; fewer make no sentence


def read_articles(inputs: Sequence[Path]) -> Iterator[Article | ArticleError]:
    """The articles in files and folders, in the order given, an error in place of each that cannot be read.

    Folders are walked in the order of names; hidden files are passed over, and links are not followed.
    A file that two inputs lead to is read once. Of two files that make the same id, the second is an error.
    """
    sources: dict[str, str] = {}
    for found in _find_files(inputs):
        article = _read_or_refuse(found) if isinstance(found, Path) else found
        if isinstance(article, ArticleError):
            yield article
        elif article.id in sources:
            yield ArticleError(
                f"{article.source}: the same name as {sources[article.id]}, expected another before the ending"
            )
        else:
            sources[article.id] = article.source
            yield article


def read_article(path: Path) -> Article:
    """The article in one file.

    Raises ArticleError, with the reason, if there is none.
    """
    source = printable(path)
    try:
        article = _make_article(_read_draft(path), path)
    except Unreadable as reason:
        raise ArticleError(f"{source}: {reason}") from None
    except OSError as error:
        raise ArticleError(f"{source}: {error.strerror or error}") from None
    if article.published is None:
        logger.warning('%s: no date of publication, so words such as "on Monday" name no day', source)
    return article


def printable(path: Path) -> str:
    r"""The path as its user named it, with an escape for what cannot be printed.

    >>> printable(Path("news/\x1b[31m.txt"))
    'news/\\x1b[31m.txt'
    """
    return "".join(character if character.isprintable() else ascii(character)[1:-1] for character in str(path))


def _find_files(inputs: Sequence[Path]) -> Iterator[Path | ArticleError]:
    """Every file that the inputs lead to, once."""
    seen: set[str] = set()
    for path in inputs:
        for found in _walk(path) if os.path.isdir(path) else (path,):  # noqa: PTH112 (Path.is_dir may raise)
            place = os.path.realpath(found) if isinstance(found, Path) else str(found)
            if place not in seen:
                yield found
            seen.add(place)


def _walk(top: Path) -> Iterator[Path | ArticleError]:
    """The files of a folder and of those in it, by name, and an error for what is not followed or not open."""
    is_empty = True
    waiting = [top]
    while waiting:
        entry = waiting.pop()
        if entry != top and entry.is_symlink():
            yield from _refuse_if_outside(entry, top)
        elif entry.is_dir():
            try:
                waiting += sorted((inner for inner in entry.iterdir() if not inner.name.startswith(".")), reverse=True)
            except OSError as error:
                yield ArticleError(f"{printable(entry)}: {error.strerror}")
        else:
            is_empty = False
            yield entry
    if is_empty:
        yield ArticleError(f"{printable(top)}: no files in this folder, expected {_endings()}")


def _refuse_if_outside(link: Path, top: Path) -> Iterator[ArticleError]:
    """An error for a link that leads out of the folder; what others lead to is met in its own place."""
    if not Path(os.path.realpath(link)).is_relative_to(os.path.realpath(top)):
        yield ArticleError(f"{printable(link)}: a link that leads out of {printable(top)}, expected a file in it")


def _read_or_refuse(path: Path) -> Article | ArticleError:
    try:
        return read_article(path)
    except ArticleError as error:
        return error


def _read_draft(path: Path) -> Draft:
    if not stat.S_ISREG(path.stat().st_mode):
        raise Unreadable("not a regular file")
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise Unreadable(
            f"{f'unknown ending {path.suffix}' if path.suffix else 'no ending'}; Cablegraph reads {_endings()}"
        )
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise Unreadable(f"more than {MOST_BYTES:,} bytes, expected one article")
    if not data.strip():
        raise Unreadable("an empty file, expected an article")
    return reader(data)


def _endings() -> str:
    return " ".join(READERS)


def _make_article(draft: Draft, path: Path) -> Article:
    title = _short_line(draft.title)
    paragraphs = [paragraph for paragraph in draft.paragraphs if _has_words(paragraph) and paragraph != title]
    _check_paragraphs(paragraphs)
    text = "\n\n".join(paragraphs)
    language = parse_language(draft.language)
    _check_language(text, language)
    return Article(
        id=_make_id(path),
        text=text,
        title=title,
        publisher=_short_line(draft.publisher),
        published=draft.published,
        url=parse_web_address(draft.url),
        language=language or "en",
        source=printable(path),
    )


def _has_words(line: str) -> bool:
    """Whether a line says anything: rows of asterisks and dashes do not."""
    return any(map(str.isalnum, line))


def _make_id(path: Path) -> str:
    name = normalise_line(path.stem)
    if not _has_words(name):
        raise Unreadable("a file name without letters and digits, expected one that can name the article")
    return name


def _short_line(text: str | None) -> str | None:
    line = normalise_line(text or "")
    return line if 0 < len(line) <= LONGEST_FIELD else None


def _check_paragraphs(paragraphs: Sequence[str]) -> None:
    characters = sum(map(len, paragraphs))
    if characters > MOST_CHARACTERS:
        raise Unreadable(f"a text of {characters:,} characters, expected at most {MOST_CHARACTERS:,}")
    if not paragraphs:
        raise Unreadable("no text in it, expected paragraphs of prose")
    if max(len(paragraph.split()) for paragraph in paragraphs) < FEWEST_WORDS:
        raise Unreadable(f"no sentence in it, expected at least one of {FEWEST_WORDS} words")


def _check_language(text: str, declared: str | None) -> None:
    if declared and declared.partition("-")[0] not in {"en", "eng"}:
        raise Unreadable(f"declared to be in {name_language(declared)} ({declared}), expected English")
    if other := find_other_language(text):
        raise Unreadable(f"not English; it reads as {other}")
