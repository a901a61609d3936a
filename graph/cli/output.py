"""What commands print: tables for a terminal, data as bytes, and nothing that a terminal would obey."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import compress
from pathlib import Path
from typing import Any, TextIO

import click

from graph.errors import BuildError

WIDEST_CELL = 40  # characters of a cell in a table for the terminal
# What a terminal would obey, or show in another order than it is: controls but tab and newline, marks of direction.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    """A text from outside, without what a terminal would obey.

    >>> printable("Kigali\\x1b[2J said\\u202e no")
    'Kigali�[2J said� no'
    """
    return _UNPRINTABLE.sub("\ufffd", text)


def echo_bytes(text: str) -> None:
    """Data is UTF-8 whatever the terminal, and ends its own lines."""
    click.echo(text.encode(), nl=False)


def echo_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Columns in line, each as wide as its widest cell, a long cell cut."""
    table = [[_cell(cell) for cell in row] for row in (header, *rows)]
    widths = [max(map(_width, column)) for column in zip(*table, strict=True)]
    for row in table:
        padded = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
        click.echo("  ".join(padded).rstrip())


def echo_records(
    records: Sequence[Mapping[str, Any]], columns: Sequence[str], form: str, *, shown: Sequence[str], none: str
) -> None:
    """Records as a table of the columns shown, or with all columns as csv or jsonl; of none a table is a sentence."""
    from graph.unread import csv_table, json_lines

    if form != "table":
        echo_bytes(csv_table(columns, records) if form == "csv" else json_lines(records))
    elif records:
        echo_table(shown, (["" if record[name] is None else str(record[name]) for name in shown] for record in records))
    else:
        click.echo(none, err=True)


def _width(text: str) -> int:
    """How many columns of a terminal a text takes: two for a wide letter, none for a mark on the one before.

    >>> _width("Kigali"), _width("東京"), _width("S\u030c")
    (6, 4, 1)
    """
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF") for char in text)


def _cell(text: str) -> str:
    line = " ".join(printable(text).split())
    return line if len(line) <= WIDEST_CELL else f"{line[: WIDEST_CELL - 1]}…"


def fact_cells(fact: dict[str, Any]) -> list[str]:
    """A fact as a row of the table that `facts` prints."""
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


def json_lines_of(folder: Path, chosen: Iterable[bool]) -> str:
    """The chosen lines of `facts.jsonl` as they stand there."""
    with _opened(folder / "facts.jsonl", encoding="utf-8") as file:
        return "".join(compress(file, chosen))


def csv_rows_of(folder: Path, chosen: Iterable[bool]) -> str:
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
