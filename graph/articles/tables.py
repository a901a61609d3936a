"""Tables with an article a row: JSON lines, and text with a separator. Parquet is `graph.articles.parquet`'s.

Rows are read one after the other, so a table may be larger than memory.
"""

import codecs
import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from graph.articles.columns import Columns
from graph.articles.draft import Record, Unreadable
from graph.articles.encoding import find_stream_encoding
from graph.articles.streams import MOST_RECORD_BYTES, buffer, read_lines

SEPARATORS = ",;\t|"


def read_json_lines(stream: BinaryIO, columns: Columns, *, unit: str = "line") -> Iterator[Record]:
    """An article for each line that is a JSON object; in place of another, why it is none.

    `unit` is what a line is called where there is more to it.
    """
    for number, line in enumerate(read_lines(stream), 1):
        place = f"{unit} {number}"
        if isinstance(line, Unreadable):
            yield Record(place=place, draft=line)
        elif line.strip():
            yield _json_record(line.removeprefix(codecs.BOM_UTF8), columns, place)


def _json_record(line: bytes, columns: Columns, place: str) -> Record:
    try:
        row = json.loads(line.decode())
    except UnicodeDecodeError:
        return Record(place=place, draft=Unreadable("wrong encoding, expected JSON in UTF-8"))
    except json.JSONDecodeError as error:
        return Record(place=place, draft=Unreadable(f"no JSON: {error.msg} at character {error.pos + 1}"))
    except (ValueError, RecursionError):
        return Record(place=place, draft=Unreadable("JSON with a number too long, or nested too deeply"))
    if not isinstance(row, dict):
        return Record(place=place, draft=Unreadable("no JSON object, expected one with the text of an article"))
    return columns.record(row, place)


def read_csv(stream: BinaryIO, columns: Columns) -> Iterator[Record]:
    """An article for each row below the first, which names the columns; the separator shows in that first row.

    Raises Unreadable if there is no column with text, and where quotes open that never close.
    """
    lines = _Lines(stream)
    first = next(lines, "")
    separator = _separator(first)
    csv.field_size_limit(MOST_RECORD_BYTES)
    rows = csv.reader(lines if first.startswith("sep=") else chain([first], lines), delimiter=separator)
    try:
        header = next(rows, [])
        columns.check(header)
        for row in rows:
            if row:
                yield _csv_record(header, row, columns, f"line {lines.number}")
            lines.begin_row()
    except csv.Error as error:
        raise Unreadable(f"damaged at line {lines.number}: {error}") from None


def _csv_record(header: list[str], row: list[str], columns: Columns, place: str) -> Record:
    if len(row) != len(header):
        return Record(place=place, draft=Unreadable(f"{len(row)} fields, expected {len(header)} as in the first line"))
    if any("\udc80" <= character <= "\udcff" for cell in row for character in cell):
        return Record(place=place, draft=Unreadable("wrong encoding, expected text in UTF-8"))
    return columns.record(dict(zip(header, row, strict=True)), place)


def _separator(header: str) -> str:
    """The most frequent one of a header, outside quotes; or what Excel's own first line says."""
    if header.startswith("sep=") and len(header.rstrip("\r\n")) == 5:
        return header[4]
    outside = "".join(header.split('"')[::2])
    counts = Counter(character for character in outside if character in SEPARATORS)
    return counts.most_common(1)[0][0] if counts else ","


class _Lines(Iterator[str]):
    """The lines of a table in characters, in the encoding that its beginning is in, and not too many for one row."""

    def __init__(self, stream: BinaryIO) -> None:
        buffered = buffer(stream)
        encoding = find_stream_encoding(buffered.peek())
        # A byte that does not fit marks its own row only.
        self._text = io.TextIOWrapper(buffered, encoding, errors="surrogateescape", newline="")
        self._row_size = 0
        self.number = 0

    def begin_row(self) -> None:
        """A row is whole: what comes is another."""
        self._row_size = 0

    def __next__(self) -> str:
        line = self._text.readline(MOST_RECORD_BYTES)
        if not line:
            raise StopIteration
        self.number += 1
        self._row_size += len(line)
        if self._row_size >= MOST_RECORD_BYTES:
            raise Unreadable(f"a row of more than {MOST_RECORD_BYTES:,} characters at line {self.number}")
        return line
