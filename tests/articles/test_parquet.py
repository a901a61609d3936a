"""Parquet files that pyarrow and DuckDB write, and some that mean harm."""

import datetime as dt
import sys
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from pyarrow import parquet
from reading import ARVANIA, BRELLAND, read, run_program

from graph.articles import parquet as reader

DAY = dt.datetime(2026, 3, 2, 23, 30, tzinfo=dt.UTC)
COLUMNS = {
    "id": [1, 2],
    "headline": ["Envoy", None],
    "content": [ARVANIA, BRELLAND],
    "published": [DAY, None],
    "tags": [["a", "b"], []],
    "raw": [b"\0", None],
}


@pytest.mark.parametrize("compression", ["snappy", "zstd", "gzip"])
def test_a_table_of_pyarrow(tmp_path, compression):
    """A row is an article; numbers are ids, times are dates, and columns of other types are passed over."""
    path = tmp_path / "a.parquet"
    parquet.write_table(pa.table(COLUMNS), path, compression=compression)
    [first, second], errors = read(path)
    assert errors == []
    assert (first.id, first.title, first.text) == ("1", "Envoy", ARVANIA)
    assert first.published == "2026-03-02T23:30:00+00:00"
    assert (second.id, second.title, second.text, second.published) == ("2", None, BRELLAND, None)


def test_a_table_of_duckdb(tmp_path):
    """Columns go by the names that the user gives, and a bad row is named by its number."""
    path = tmp_path / "a.parquet"
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE t (story TEXT, day DATE)")
        connection.executemany("INSERT INTO t VALUES (?, ?)", [(ARVANIA, dt.date(2026, 3, 2)), ("", None)])
        connection.execute(f"COPY t TO '{path}' (FORMAT parquet)")
    [article], errors = read(path, text="story", published="day")
    assert (article.text, article.published) == (ARVANIA, "2026-03-02")
    assert article.id.startswith("a-")
    assert errors == [f"{path}:row 2: no text in it, expected paragraphs of prose"]


def test_a_table_in_an_archive(tmp_path):
    """A Parquet file in an archive is read through a file of its own."""
    parquet.write_table(pa.table(COLUMNS), tmp_path / "a.parquet")
    run_program("tar", "czf", "a.tgz", "a.parquet", folder=tmp_path)
    assert [article.id for article in read(tmp_path / "a.tgz")[0]] == ["1", "2"]


def test_a_table_without_text(tmp_path):
    """A table without a column for the text is refused with the columns that it has."""
    path = tmp_path / "a.parquet"
    parquet.write_table(pa.table({"story": [ARVANIA]}), path)
    [error] = read(path)[1]
    assert error.endswith("its columns are story")


def test_without_pyarrow(tmp_path, monkeypatch):
    """Where pyarrow is not installed the message says how to get it."""
    path, rows = tmp_path / "a.parquet", tmp_path / "rows.py"
    parquet.write_table(pa.table(COLUMNS), path)
    source = Path(reader.parquet_rows.__file__).read_text(encoding="utf-8")
    rows.write_text(source.replace("import sys\n", "import sys\nsys.modules['pyarrow'] = None\n", 1))
    monkeypatch.setattr(reader.parquet_rows, "__file__", str(rows))
    assert read(path)[1] == [f"{path}: Parquet needs pyarrow: pip install 'cablegraph[parquet]'"]


def test_damaged_tables(tmp_path):
    """A table that breaks off, is none or lies about its pages is refused in one line."""
    path = tmp_path / "a.parquet"
    parquet.write_table(pa.table(COLUMNS), path)
    whole = path.read_bytes()
    for content in (b"no table", b"PAR1" * 9, whole[:-20], whole[40:]):
        path.write_bytes(content)
        articles, errors = read(path)
        assert articles == []
        assert errors[-1] == f"{path}: a Parquet file that is damaged, or takes too much time or memory"


def test_a_bomb(tmp_path):
    """Rows that unpack to far more than they were, or one that fills the memory, end the process that reads them."""
    path = tmp_path / "a.parquet"
    column = pa.DictionaryArray.from_arrays(pa.array([0] * 2000, pa.int32()), pa.array(["x" * 4_000_000]))
    parquet.write_table(pa.table({"text": column}), path, compression="zstd")
    assert path.stat().st_size < 100_000
    articles, errors = read(path)
    assert articles == []
    assert errors[-1] == f"{path}: unpacks to more than 200 times its size, expected news"


def test_pyarrow_is_not_loaded(tmp_path):
    """The library, which takes a hundred megabytes, stays in its own process."""
    path = tmp_path / "a.parquet"
    parquet.write_table(pa.table(COLUMNS), path)
    code = f"import sys, reading, pathlib; print(reading.read(pathlib.Path({str(path)!r})), 'pyarrow' in sys.modules)"
    said = run_program(sys.executable, "-c", f"import sys; sys.path.insert(0, 'tests'); {code}")
    assert said.rstrip().endswith("False")
