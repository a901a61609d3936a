"""A Parquet file → its rows as lines of JSON, by pyarrow, in a process of its own that cannot harm anybody.

It is run as a script, so that it starts at once and imports nothing of ours. Standard input is the file itself, which
is read where its columns stand, a few rows at a time; the arguments are the names of columns that are wanted, in lower
case. The first line says what columns the file has, each further one is a row.
"""

import datetime as dt
import json
import os
import resource
import sys
from collections.abc import Sequence
from typing import Any, TextIO

MOST_MEMORY = 4_000_000_000  # bytes of address space, of which pyarrow reserves more than it takes
MOST_SECONDS = 1_800  # of the processor
ROWS_AT_ONCE = 16


def write_rows(wanted: Sequence[str], out: TextIO) -> None:
    """Write the columns and the rows of the file on standard input."""
    import pyarrow as pa  # type: ignore[import-untyped]
    from pyarrow import parquet

    pa.set_memory_pool(pa.system_memory_pool())
    pa.set_cpu_count(1)
    with os.fdopen(0, "rb") as source:
        file = parquet.ParquetFile(source, pre_buffer=False, buffer_size=1 << 20)
        names = file.schema_arrow.names
        _write(out, names)
        columns = [name for name in names if _plain(name) in wanted]
        for batch in file.iter_batches(ROWS_AT_ONCE, columns=columns, use_threads=False):
            for row in batch.to_pylist():
                _write(out, {name: _value(value) for name, value in row.items()})


def _plain(name: str) -> str:
    """As `graph.articles.columns` compares names."""
    return "_".join(name.replace("-", " ").split()).lower()


def _value(value: object) -> object:
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    return value if isinstance(value, str | int | float) else None


def _write(out: TextIO, value: Any) -> None:  # noqa: ANN401
    out.write(json.dumps(value) + "\n")


def main() -> None:
    """Write the rows within limits that the system keeps, or an error as the last line."""
    try:
        import pyarrow as pa  # noqa: F401
    except ImportError:
        _write(sys.stdout, {"error": "Parquet needs pyarrow: pip install 'cablegraph[parquet]'"})
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    write_rows(sys.argv[1:], sys.stdout)


if __name__ == "__main__":
    main()
