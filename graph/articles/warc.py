"""WARC files: what a crawler or archive kept of the web, an article a page that was found.

warcio knows the format; it is given no more than a record's head may be long, so that no line fills the memory.
Pages that redirect or are missing, pictures, scripts and what else makes up a site are passed over without a
word, and so is what a crawler notes of itself. The day of a capture is not the day of publication, which only the
page itself can tell.
"""

import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from dataclasses import replace
from typing import Any, BinaryIO

from graph.articles.draft import Draft, Record, Unreadable
from graph.articles.fields import parse_web_address
from graph.articles.html import read_html
from graph.articles.pdf import read_pdf
from graph.articles.streams import CHUNK, MOST_RECORD_BYTES
from graph.articles.text import read_text

LONGEST_HEAD = 1_000_000  # bytes of the heads of a record, its own and that of HTTP
KINDS = ("response", "resource", "conversion")  # served pages, kept files, and texts that were made of them
FOUND = "200"
HTML = ("text/html", "application/xhtml+xml")
TEXT = "text/plain"
PDF = "application/pdf"


def read_warc(stream: BinaryIO) -> Iterator[Record]:
    """The pages of a WARC file that are articles or should be. Raises Unreadable where it is damaged."""
    from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]

    guarded = _HeadGuard(stream)
    entries = ArchiveIterator(guarded)
    while entry := _next_entry(entries, guarded):
        media_type, charset = _content_type(entry)
        address = (entry.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")  # wget sets it in brackets
        if _is_page(entry) and parse_web_address(address) and media_type in {*HTML, TEXT, PDF}:
            yield _record(entry, address, media_type, charset)
        with _damage_named():
            while entry.raw_stream.read(CHUNK):
                pass


class _HeadGuard:
    """A stream of which only so much can be read for a head, but any amount for what follows it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.left: int | None = None  # None for any amount

    def read(self, size: int) -> bytes:
        piece = self._stream.read(size)
        if self.left is not None:
            self.left -= len(piece)
            if self.left < 0:
                raise Unreadable(f"a head of more than {LONGEST_HEAD:,} bytes, expected a WARC file")
        return piece

    def tell(self) -> int:
        return self._stream.tell()


@contextmanager
def _damage_named() -> Iterator[None]:
    """Within this, what warcio finds wrong, or stumbles over, is raised as Unreadable."""
    from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]

    try:
        yield
    except (ArchiveLoadFailed, EOFError, ValueError, zlib.error) as error:
        raise Unreadable(f"a damaged WARC file: {error}") from None
    except (AttributeError, TypeError, IndexError):  # where a head lacks what every record has
        raise Unreadable("a damaged WARC file: a record without its head") from None


def _next_entry(entries: Any, guarded: _HeadGuard) -> Any:  # noqa: ANN401  (warcio has no types)
    """The next record, None at the end. Raises Unreadable if the last one was not as long as it said."""
    guarded.left = LONGEST_HEAD
    with _damage_named(), redirect_stderr(io.StringIO()):  # warcio prints what it finds wrong
        entry = next(entries, None)
    if entries.err_count:
        raise Unreadable("a damaged WARC file: a record is longer or shorter than it says")
    guarded.left = None
    return entry


def _is_page(entry: Any) -> bool:  # noqa: ANN401
    served = entry.http_headers
    return entry.rec_type in KINDS and (not served or served.get_statuscode() == FOUND)


def _content_type(entry: Any) -> tuple[str, str | None]:  # noqa: ANN401
    """The media type in lower case, and the charset that comes with it."""
    heads = entry.http_headers or entry.rec_headers
    media_type, *parameters = (heads.get_header("Content-Type") or "").split(";")
    charsets = (
        value for name, _, value in (one.partition("=") for one in parameters) if name.strip().lower() == "charset"
    )
    return media_type.strip().lower(), next((charset.strip("\"' ") for charset in charsets), None)


def _record(entry: Any, address: str, media_type: str, charset: str | None) -> Record:  # noqa: ANN401
    try:
        draft = _draft(_payload(entry), media_type, charset)
    except Unreadable as reason:
        return Record(place=address, draft=reason)
    return Record(place=address, draft=replace(draft, url=draft.url or address))


def _payload(entry: Any) -> bytes:  # noqa: ANN401
    from warcio.bufferedreaders import ChunkedDataException  # type: ignore[import-untyped]

    pieces, size = [], 0
    try:
        content = entry.content_stream()
        while size <= MOST_RECORD_BYTES and (piece := content.read(CHUNK)):
            pieces.append(piece)
            size += len(piece)
    except (ChunkedDataException, zlib.error) as error:
        raise Unreadable(f"damaged: {error}") from None
    if size > MOST_RECORD_BYTES:
        raise Unreadable(f"more than {MOST_RECORD_BYTES:,} bytes, expected one article")
    return b"".join(pieces)


def _draft(data: bytes, media_type: str, charset: str | None) -> Draft:
    if media_type == PDF:
        return read_pdf(data)
    return read_text(data) if media_type == TEXT else read_html(data, charset=charset)
