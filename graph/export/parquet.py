"""Tables as Parquet, one file a table, with the types that columns have; pyarrow is an extra of this package."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from graph.errors import RequestError
from graph.export.selection import Selection
from graph.export.tables import TABLES, Row, Type
from graph.rdf import characters_of

ROWS_IN_MEMORY = 20_000
DIGITS, PLACES = 38, 6  # of a decimal; what has more digits is left out, as no reader of Parquet would take it
LARGEST = 2**63 - 1


def write_parquet_files(selection: Selection, folder: Path) -> None:
    """Write all tables; raises RequestError if pyarrow is not installed."""
    try:
        import pyarrow as pa  # type: ignore[import-untyped]  # it carries no types
        import pyarrow.parquet as pq  # type: ignore[import-untyped]
    except ImportError as error:
        raise RequestError("Parquet needs pyarrow: pip install 'cablegraph[parquet]'") from error
    types = {
        Type.TEXT: pa.string(),
        Type.TEXTS: pa.list_(pa.string()),
        Type.INTEGER: pa.int64(),
        Type.DECIMAL: pa.decimal128(DIGITS, PLACES),
        Type.NUMBER: pa.float64(),
        Type.DAY: pa.date32(),
        Type.TRUTH: pa.bool_(),
    }
    for table in TABLES:
        schema = pa.schema([(name, types[type_]) for name, type_ in table.columns.items()])
        with pq.ParquetWriter(folder / f"{table.name}.parquet", schema, compression="zstd") as writer:
            for rows in _batches(table.rows(selection)):
                columns = zip(*([_cell(value) for value in row] for row in rows), strict=True)
                writer.write_table(pa.table(list(columns), schema=schema))


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    rows = iter(rows)
    while batch := list(islice(rows, ROWS_IN_MEMORY)):
        yield batch


def _cell(value: object) -> Any:  # noqa: ANN401  as many types as columns have
    if isinstance(value, str):
        return characters_of(value)
    if isinstance(value, list | tuple):
        return [characters_of(item) for item in value]
    if isinstance(value, Decimal):
        _, digits, exponent = value.as_tuple()
        fits = isinstance(exponent, int) and -exponent <= PLACES and len(digits) + exponent <= DIGITS - PLACES
        return value if fits else None
    if isinstance(value, int) and abs(value) > LARGEST:
        return None
    return value
