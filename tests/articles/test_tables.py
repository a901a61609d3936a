"""Tables of articles: JSON lines and text with a separator, made by DuckDB and by hand."""

import io
import json
import tracemalloc

import duckdb
import pytest
from reading import ARVANIA, BRELLAND, CORLANDY, read

from graph.articles.columns import USUAL, Columns
from graph.articles.formats import MOST_NAMED
from graph.articles.streams import MOST_RECORD_BYTES, FileStream
from graph.articles.tables import read_csv
from graph.errors import RequestError

ROWS = [
    ("cable-1", "Envoy, recalled", ARVANIA, "2026-03-02", "https://wire.example/1"),
    ("cable-2", 'The "ships"', f"{BRELLAND}\n\n{CORLANDY}", "2026-03-04", "https://wire.example/2"),
]
UTF_8_MARK = b"\xef\xbb\xbf"


@pytest.fixture
def copy(tmp_path):
    """`copy("table.csv", "FORMAT csv")`: a file that DuckDB writes of the rows; its columns may get other names."""

    def copy_rows(name, options, names="id, headline, body, date, url"):
        path = tmp_path / name
        with duckdb.connect() as connection:
            connection.execute("CREATE TABLE t (a TEXT, b TEXT, c TEXT, d DATE, e TEXT)")
            connection.executemany("INSERT INTO t VALUES (?, ?, ?, ?, ?)", ROWS)
            connection.execute(f"COPY (SELECT * FROM t AS t({names})) TO '{path}' ({options})")  # noqa: S608
        return path

    return copy_rows


def rows_of(articles):
    """What `ROWS` has of each article."""
    return [(article.id, article.title, article.text, article.published, article.url) for article in articles]


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("table.csv", "FORMAT csv, HEADER"),
        ("table.csv", "FORMAT csv, HEADER, DELIMITER ';', FORCE_QUOTE *"),
        ("table.csv", "FORMAT csv, HEADER, DELIMITER '|'"),
        ("table.tsv", "FORMAT csv, HEADER, DELIMITER '\t'"),
        ("table.jsonl", "FORMAT json"),
        ("table.ndjson", "FORMAT json"),
        ("table.csv.gz", "FORMAT csv, HEADER, COMPRESSION gzip"),
        ("table.jsonl.gz", "FORMAT json, COMPRESSION gzip"),
    ],
)
def test_tables_of_duckdb(copy, name, options):
    """Whatever the separator, the quotes and the packing, every row is an article under its own id."""
    path = copy(name, options)
    articles, errors = read(path)
    assert rows_of(articles) == ROWS
    assert errors == []
    assert [article.source for article in articles] == [f"{path}:cable-1", f"{path}:cable-2"]


def test_columns_are_named_by_the_user(copy):
    """A name that nobody would guess is given, in any case; what is not named is found as usual."""
    path = copy("table.csv", "FORMAT csv, HEADER", names='"Number", title, "Full Story", "date", link')
    articles, errors = read(path, id="number", text="FULL story")
    assert rows_of(articles) == ROWS
    assert errors == []


def test_a_column_that_is_not_there(copy):
    """A table without the column that was named, or without any for the text, is refused with the columns it has."""
    path = copy("table.csv", "FORMAT csv, HEADER", names="id, headline, story, date, url")
    names = "its columns are id, headline, story, date, url"
    usual = ", ".join(USUAL["text"])
    assert read(path)[1] == [f"{path}: no column with the text of an article ({usual}, or name one); {names}"]
    assert read(path, text="tale")[1] == [f"{path}: no column tale (text); {names}"]


def test_a_field_that_articles_do_not_have(tmp_path):
    """A column for an unknown field is a wrong request, made before anything is read."""
    with pytest.raises(RequestError, match="no field author for a column; the fields are id, title, text"):
        read(tmp_path / "nowhere.csv", author="by")


@pytest.mark.parametrize(
    "content",
    [
        UTF_8_MARK + f'id;text\r\n1;"{CORLANDY}"\r\n'.encode(),
        f"id\ttext\n1\t{CORLANDY}\n".encode("utf-16"),
        f"id\ttext\n1\t{CORLANDY}\n".encode("cp1252"),
        f"sep=|\r\nid|text\r\n1|{CORLANDY}\r\n".encode(),
        f'"ID","Text"\r\n"1","{CORLANDY}"\r\n'.encode(),
    ],
    ids=["mark", "utf-16", "windows", "excel", "quoted"],
)
def test_encodings_and_habits_of_spreadsheets(tmp_path, content):
    """Byte order marks, UTF-16 as Excel saves it, Windows-1252 and a line that names the separator."""
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    [article], errors = read(path)
    assert (article.id, article.text) == ("1", CORLANDY)
    assert errors == []


def test_records_without_an_id(tmp_path):
    """They get the file's name and a hash of address or words, which stay when the rows move."""
    lines = [{"text": ARVANIA, "url": "https://wire.example/1"}, {"text": BRELLAND}]
    path = tmp_path / "wire.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)))
    ids = [article.id for article in read(path)[0]]
    path.write_text("\n".join(map(json.dumps, [{"text": CORLANDY}, *reversed(lines)])))
    assert all(one.startswith("wire-") for one in ids)
    assert [article.id for article in read(path)[0]][:0:-1] == ids


def test_bad_records_stop_nothing(tmp_path):
    """Each bad record is named by its line or id with the reason, and the rest is read."""
    path = tmp_path / "wire.jsonl"
    deep = b"[" * 100_000
    lines = [b"{", b"[]", deep, b'{"id": "x", "text": ""}', b'{"id": 7, "text": "No."}', b"", b"\xff\xfe"]
    path.write_bytes(b"\n".join([*lines, json.dumps({"id": "good", "body": ARVANIA}).encode()]))
    articles, errors = read(path)
    assert [article.id for article in articles] == ["good"]
    assert [error.removeprefix(f"{path}:").partition(", expected")[0] for error in errors] == [
        "line 1: no JSON: Expecting property name enclosed in double quotes at character 3",
        "line 2: no JSON object",
        "line 3: JSON with a number too long, or nested too deeply",
        "x: no text in it",
        "7: no sentence in it",
        "line 7: wrong encoding",
    ]


def test_bad_rows_stop_nothing(tmp_path):
    """A row with too many fields, too few or bytes in another encoding is named; a blank line is nothing."""
    path = tmp_path / "wire.csv"
    good = "".join(f'{number},"{BRELLAND}"\n' for number in range(1000))  # more than decides on the encoding
    path.write_bytes(f"id,text\na,b,c\nd\n\n{good}".encode() + b"e,a b c \xff\n")
    articles, errors = read(path)
    assert len(articles) == 1000
    assert [error.removeprefix(f"{path}:") for error in errors] == [
        "line 2: 3 fields, expected 2 as in the first line",
        "line 3: 1 fields, expected 2 as in the first line",
        "line 1005: wrong encoding, expected text in UTF-8",
    ]


@pytest.mark.parametrize(
    ("opening", "more"), [("", "x"), ('"', "x\n"), ("", '"x\n",')], ids=["line", "quote", "quotes"]
)
def test_a_row_without_end(tmp_path, opening, more):
    """A row or a quote that never closes is refused before it fills the memory."""
    path = tmp_path / "wire.csv"
    path.write_text("id,text\n1," + opening + more * MOST_RECORD_BYTES)
    _, errors = read(path)
    assert len(errors) == 1
    assert f"more than {MOST_RECORD_BYTES:,}" in errors[0] or "field larger than field limit" in errors[0]


def test_a_line_without_end(tmp_path):
    """A line of JSON longer than an article is passed over, and the next one is read."""
    path = tmp_path / "wire.jsonl"
    path.write_text('"' + "x" * 2 * MOST_RECORD_BYTES + '"\n' + json.dumps({"id": "good", "text": ARVANIA}))
    [article], [error] = read(path)
    assert article.id == "good"
    assert error == f"{path}:line 1: a line of more than {MOST_RECORD_BYTES:,} bytes, expected one article"


def test_the_same_record_twice(tmp_path):
    """An article that comes again as it was is read once; with other words, it is an error."""
    path = tmp_path / "wire.jsonl"
    texts = (ARVANIA, ARVANIA, BRELLAND)
    path.write_text("\n".join(json.dumps({"id": "a", "text": text}) for text in texts))
    [article], errors = read(path)
    assert article.text == ARVANIA
    assert errors == [f"{path}:a: the same id as {path}:a (a) but other content"]


def test_html_in_a_column(tmp_path):
    """Text with tags is read as HTML, with a sign of less-than as it stands; a script is not read."""
    path = tmp_path / "wire.jsonl"
    html = f"<h2>News</h2><p>{ARVANIA}</p><script>alert(1)</script><p>{BRELLAND}<br>It said &lt;b&gt; so.</p>"
    plain = "Debts < 5 percent were paid & forgiven, it said: <script>alert(1)</script> is no word."
    path.write_text("\n".join(json.dumps({"id": key, "text": text}) for key, text in {"h": html, "p": plain}.items()))
    [first, second], _ = read(path)
    assert first.text == f"{ARVANIA}\n\n{BRELLAND} It said <b> so."
    assert second.text == plain


@pytest.mark.untraced
def test_a_large_table_is_never_in_memory(tmp_path):
    """Reading 6 MB of rows takes a small part of that."""
    path = tmp_path / "wire.csv"
    with path.open("w") as file:
        file.write("id,text\n")
        file.writelines(f'{number},"{"No. " * 300}"\n' for number in range(5000))
    with FileStream(io.FileIO(path)) as stream:
        tracemalloc.start()
        try:
            assert sum(1 for _ in read_csv(stream, Columns())) == 5000
            assert tracemalloc.get_traced_memory()[1] < 1_000_000
        finally:
            tracemalloc.stop()


def test_a_table_of_nothing_but_errors(tmp_path):
    """Of very many bad records the first are named, the others counted, and the good one is read."""
    path = tmp_path / "wire.jsonl"
    path.write_text("x\n" * (MOST_NAMED + 7) + json.dumps({"id": "good", "text": ARVANIA}))
    [article], errors = read(path)
    assert article.id == "good"
    assert len(errors) == MOST_NAMED + 1
    assert errors[-1] == f"{path}: 7 further records that cannot be read"
