"""Parquet: an article a row. The rows come from a process of its own, as lines of JSON."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from graph.articles import parquet_rows
from graph.articles.columns import USUAL, Columns
from graph.articles.draft import Record, Unreadable
from graph.articles.streams import MOST_RECORD_BYTES, Meter, MeteredStream, buffer, on_disk
from graph.articles.tables import read_json_lines


def read_parquet(stream: BinaryIO, columns: Columns) -> Iterator[Record]:
    """An article for each row of a Parquet file.

    Raises Unreadable if it is damaged, has no column with text, or there is no library for it.
    """
    wanted = {name for field in USUAL for name in columns.names(field)}
    command = [sys.executable, "-I", str(Path(parquet_rows.__file__)), *sorted(wanted)]
    with on_disk(stream) as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(0)
        process = subprocess.Popen(command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        try:
            rows = MeteredStream(cast("BinaryIO", process.stdout), Meter(lambda: size))
            yield from _records(buffer(cast("BinaryIO", rows)), columns)
            if process.wait() != 0:
                raise Unreadable("a Parquet file that is damaged, or takes too much time or memory")
        finally:
            process.kill()
            process.communicate()


def _records(rows: io.BufferedReader, columns: Columns) -> Iterator[Record]:
    first = json.loads(rows.readline(MOST_RECORD_BYTES) or "null")
    if isinstance(first, dict):
        raise Unreadable(first["error"])
    if first is not None:
        columns.check(first)
        yield from read_json_lines(rows, columns, unit="row")
