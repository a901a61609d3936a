"""Tables as CSV (RFC 4180), one file a table, for spreadsheets and whatever reads what they read."""

import csv
import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path

from graph.export.selection import Selection
from graph.export.tables import TABLES
from graph.facts import csv_cell
from graph.rdf import characters_of

LIST_SEPARATOR = "; "


def write_csv_files(selection: Selection, folder: Path) -> None:
    """Write all tables, each with the byte order mark by which spreadsheets know UTF-8."""
    for table in TABLES:
        write_rows(folder / f"{table.name}.csv", list(table.columns), table.rows(selection), encoding="utf-8-sig")


def write_rows(path: Path, header: Sequence[str], rows: Iterable[Iterable[object]], *, encoding: str = "utf-8") -> None:
    """Write a table in which no cell is a formula to a spreadsheet."""
    with path.open("w", encoding=encoding, newline="") as file:
        table = csv.writer(file)
        table.writerow(header)
        table.writerows([_cell(value) for value in row] for row in rows)


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        value = LIST_SEPARATOR.join(value)
    return csv_cell(characters_of(value) if isinstance(value, str) else value)
