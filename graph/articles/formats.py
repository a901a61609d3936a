"""Which ending is read by whom, and how what a reader finds becomes articles, through archives in archives."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from types import MappingProxyType
from typing import BinaryIO, TypeAlias

from graph.articles.acceptance import make_article, name_file, name_record
from graph.articles.archives import Member, read_gzip, read_tar, read_zip
from graph.articles.columns import Columns
from graph.articles.draft import Draft, Record, Unreadable
from graph.articles.feeds import read_feed
from graph.articles.html import read_html
from graph.articles.mail import MOST_BYTES as MOST_MAIL_BYTES
from graph.articles.mail import read_mail, read_mailbox
from graph.articles.markdown import read_markdown
from graph.articles.parquet import read_parquet
from graph.articles.pdf import read_pdf
from graph.articles.streams import read_whole
from graph.articles.tables import read_csv, read_json_lines
from graph.articles.text import read_text
from graph.articles.warc import read_warc
from graph.errors import ArticleError
from graph.model import Article

Reader: TypeAlias = Callable[[bytes], Draft]

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        ".txt": read_text,
        ".html": read_html,
        ".htm": read_html,
        ".xhtml": read_html,
        ".md": read_markdown,
        ".markdown": read_markdown,
        ".pdf": read_pdf,
        ".eml": read_mail,
    }
)
MOST_BYTES = 5_000_000  # of a file with one article; most of a page may be scripts
MORE_BYTES = MappingProxyType(
    {".pdf": 30_000_000, ".eml": MOST_MAIL_BYTES}
)  # where pictures or attachments come with it
COLLECTIONS: Mapping[str, Callable[[BinaryIO], Iterator[Record]]] = MappingProxyType(
    {".rss": read_feed, ".atom": read_feed, ".xml": read_feed, ".warc": read_warc, ".mbox": read_mailbox}
)
TABLES: Mapping[str, Callable[[BinaryIO, Columns], Iterator[Record]]] = MappingProxyType(
    {
        ".jsonl": read_json_lines,
        ".ndjson": read_json_lines,
        ".csv": read_csv,
        ".tsv": read_csv,
        ".parquet": read_parquet,
    }
)
ARCHIVES: Mapping[str, Callable[[BinaryIO], Iterator[Member]]] = MappingProxyType({".zip": read_zip, ".tar": read_tar})
GZIP = ".gz"
SHORT_FOR = MappingProxyType({".tgz": ".tar"})  # what a gzip file unpacks to, if its ending says so in one word
MOST_NAMED = 1_000  # records of a file that are refused with their reason; further ones are only counted
MOST_LEVELS = 4  # of packing: a page in a .tar.gz in a .zip is in three


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file to read, on disk or in an archive."""

    name: str  # for messages, as its user named it: "news.zip:2026/cable.txt"
    path: PurePath  # of which only the last part counts
    content: BinaryIO
    level: int = 0  # of packing around it


def read_file(file: File, columns: Columns) -> Iterator[Article | ArticleError]:
    """The articles in a file, and an error for whatever in it cannot be read."""
    try:
        yield from _read(file, columns)
    except Unreadable as reason:
        yield ArticleError(f"{file.name}: {reason}")
    except OSError as error:
        yield ArticleError(f"{file.name}: {error.strerror or error}")


def endings() -> str:
    """Every ending that is read, for messages."""
    return " ".join([*READERS, *COLLECTIONS, *TABLES, *ARCHIVES, *SHORT_FOR, GZIP])


def find_ending(path: PurePath) -> str | None:
    """The ending that a file of this name is read by, such as ".jsonl.gz", None for none."""
    ending = path.suffix.lower()
    if ending == GZIP:
        packed = find_ending(path.with_suffix(""))
        return packed and packed + GZIP
    is_known = any(ending in endings for endings in (READERS, COLLECTIONS, TABLES, ARCHIVES, SHORT_FOR))
    return ending if is_known else None


def _read(file: File, columns: Columns) -> Iterator[Article | ArticleError]:
    ending = file.path.suffix.lower()
    if file.level > MOST_LEVELS:
        raise Unreadable(f"packed more than {MOST_LEVELS} times")
    if reader := READERS.get(ending):
        draft = reader(read_whole(file.content, MORE_BYTES.get(ending, MOST_BYTES), "one article"))
        yield make_article(draft, article_id=name_file(file.path.stem), source=file.name)
    elif ending in COLLECTIONS:
        yield from _read_records(file, COLLECTIONS[ending](file.content))
    elif ending in TABLES:
        yield from _read_records(file, TABLES[ending](file.content, columns))
    elif ending in ARCHIVES:
        yield from _read_members(file, ARCHIVES[ending](file.content), columns)
    elif ending in {GZIP, *SHORT_FOR}:
        with read_gzip(file.content) as content:
            inner = file.path.with_suffix(SHORT_FOR.get(ending, ""))
            yield from _read(replace(file, path=inner, content=content, level=file.level + 1), columns)
    else:
        found = f"unknown ending {file.path.suffix}" if ending else "no ending"
        raise Unreadable(f"{found}; Cablegraph reads {endings()}")


def _read_members(file: File, members: Iterator[Member], columns: Columns) -> Iterator[Article | ArticleError]:
    is_empty = True
    for member in members:
        is_empty = False
        name = f"{file.name}:{printable(member.path)}"
        if isinstance(member.content, Unreadable):
            yield ArticleError(f"{name}: {member.content}")
        else:
            inner = File(name=name, path=member.path, content=member.content, level=file.level + 1)
            yield from read_file(inner, columns)
    if is_empty:
        raise Unreadable(f"no files in this archive, expected {endings()}")


def _read_records(file: File, records: Iterator[Record]) -> Iterator[Article | ArticleError]:
    count = refused = 0
    for count, record in enumerate(records, 1):  # noqa: B007  (counts them)
        item = _read_record(file, record)
        refused += isinstance(item, ArticleError)
        if isinstance(item, Article) or refused <= MOST_NAMED:
            yield item
    if refused > MOST_NAMED:
        yield ArticleError(f"{file.name}: {refused - MOST_NAMED:,} further records that cannot be read")
    if not count:
        raise Unreadable("no records in it, expected articles")


def _read_record(file: File, record: Record) -> Article | ArticleError:
    source = f"{file.name}:{printable(record.place)}"
    try:
        if isinstance(record.draft, Unreadable):
            raise record.draft
        article_id = name_record(record, record.draft, file.path.stem)
        return make_article(record.draft, article_id=article_id, source=source)
    except Unreadable as reason:
        return ArticleError(f"{source}: {reason}")


def printable(path: PurePath | str) -> str:
    r"""The path as its user named it, with an escape for what cannot be printed.

    >>> printable("news/\x1b[31m.txt")
    'news/\\x1b[31m.txt'
    """
    return "".join(character if character.isprintable() else ascii(character)[1:-1] for character in str(path))
