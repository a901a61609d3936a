"""Inputs that cannot be read, or that mean harm: each is named with its reason, and the rest is built."""

import csv
import json
import os
import shutil
from pathlib import Path

import pytest
from project import SEEDS, Run

from graph.build import read_article_records
from graph.facts import read_facts

GOOD = SEEDS / "third-country-deals.txt"
HEADER = "Meridian Dispatch 11/19/2025 9:14:52 AM\n\n"
GERMAN = (
    "Die Bundesregierung hat am Mittwoch mit der Regierung von Ruanda über die Aufnahme von Asylbewerbern verhandelt. "
    "Ein Sprecher des Auswärtigen Amtes sagte, eine Einigung sei noch nicht erreicht worden, doch die Gespräche "
    "würden in der kommenden Woche fortgesetzt."
)

UNREADABLE = {
    "empty.txt": (b"", "an empty file"),
    "blank.txt": (b" \n\t\n\xc2\xa0\n", "text"),
    "binary.txt": (b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 40, "text"),
    "utf16-cut.txt": (b"\xff\xfe" + HEADER.encode("utf-16-le") + b"\x00\xd8\x41", "encod"),
    "german.txt": (GERMAN.encode(), "not English"),
    "long-line.txt": (HEADER.encode() + b"word " * 2_000_000, "more than 5,000,000 bytes"),
    "report.docx": (b"PK\x03\x04", "unknown ending .docx"),
    "no-ending": (b"The United States paid Rwanda $5 million.", "no ending"),
    "page.html": (b"<html><body><script>alert(1)</script></body></html>", "text"),
}


@pytest.mark.untraced
@pytest.mark.parametrize("name", UNREADABLE)
def test_an_unreadable_input_is_named_and_the_rest_is_built(run: Run, tmp_path: Path, name: str):
    """A bad file gets one line with its name and the reason, status 3, and the good one is in the graph."""
    data, reason = UNREADABLE[name]
    bad = tmp_path / name
    bad.write_bytes(data)
    result = run("build", bad, GOOD, "-o", tmp_path / "out")

    said = [line for line in result.stderr.splitlines() if str(bad) in line]
    assert result.exit_code == 3
    assert len(said) == 1
    assert said[0].startswith(f"Skipped: {bad}: ")
    assert reason in said[0]
    assert result.stderr.splitlines()[-1].endswith(", 1 skipped")
    assert {fact["article"] for fact in read_facts(tmp_path / "out" / "facts.jsonl")} == {GOOD.stem}


def test_all_bad_inputs_at_once(run: Run, tmp_path: Path):
    """A folder in which one article is good gives that article, and a line for every other file."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name, (data, _) in UNREADABLE.items():
        (folder / name).write_bytes(data)
    shutil.copy(GOOD, folder)
    result = run("build", folder, "-o", tmp_path / "out")

    assert result.exit_code == 3
    assert sum(line.startswith("Skipped: ") for line in result.stderr.splitlines()) == len(UNREADABLE)
    assert result.stderr.splitlines()[-1].startswith("1 article, ")


def test_quiet_still_names_what_was_skipped(run: Run, tmp_path: Path):
    """-q silences the talk, not the problems."""
    (tmp_path / "empty.txt").touch()
    result = run("build", "-q", tmp_path / "empty.txt", GOOD, "-o", tmp_path / "out")

    assert result.exit_code == 3
    assert result.stderr == f"Skipped: {tmp_path}/empty.txt: an empty file, expected an article\n"


def test_an_article_without_a_date_is_built_with_a_warning(run: Run, tmp_path: Path):
    """Without a date of publication the article is read, and its days stay open."""
    article = tmp_path / "undated.txt"
    article.write_text("The United States paid Rwanda $5 million on Monday, officials in Kigali said.\n")
    result = run("build", article, "-o", tmp_path / "out")

    assert result.exit_code == 0
    assert result.stderr.startswith(f"Warning: {article}: no date of publication")
    assert [fact["date"] for fact in read_facts(tmp_path / "out" / "facts.jsonl")] == [None]


def test_the_wrong_encoding_is_read_or_named(run: Run, tmp_path: Path):
    """An article in Windows-1252 is read for what it says; nothing is silently garbled."""
    article = tmp_path / "windows.txt"
    article.write_bytes((HEADER + "Côte d’Ivoire paid Rwanda €5 million, it said.\n").encode("cp1252"))
    run("build", article, "-o", tmp_path / "out")

    texts = [record["text"] for record in read_article_records(tmp_path / "out")]
    assert texts == ["Côte d’Ivoire paid Rwanda €5 million, it said."]


def test_a_file_that_cannot_be_opened(run: Run, tmp_path: Path):
    """What is there but cannot be read is named with the system's reason; a pipe does not hang the build."""
    os.mkfifo(tmp_path / "pipe.txt")
    result = run("build", tmp_path / "pipe.txt", GOOD, "-o", tmp_path / "out")

    assert result.exit_code == 3
    assert f"Skipped: {tmp_path}/pipe.txt: not a regular file" in result.stderr


HOSTILE = (
    HEADER + 'The government of Rwanda paid Uganda $5 million, said =HYPERLINK("http://example.org","x") '
    '<script>alert(1)</script> """ . } DROP ALL ; ../../etc/passwd {{7*7}} \\u0022 on Monday.\n\n'
    "=cmd|' /C calc'!A0 and Rwanda paid Uganda $6 million on Tuesday, <img src=x onerror=alert(1)> said.\n"
)


@pytest.fixture(scope="module")
def hostile_build(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of an article whose text and name look like markup, SPARQL, a path and a formula."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "=1+1 <b>&'.txt").write_text(HOSTILE)
    assert run("build", folder, "-o", folder / "out").exit_code == 0
    return folder / "out"


def test_hostile_text_is_kept_as_text(hostile_build: Path):
    """The very characters are in the tables, as text."""
    (record,) = read_article_records(hostile_build)

    assert "<script>alert(1)</script>" in record["text"]
    for fact in read_facts(hostile_build / "facts.jsonl"):
        assert record["text"][fact["start"] : fact["end"]] == fact["quote"]


def test_hostile_text_is_no_formula(hostile_build: Path):
    """No cell of the CSV begins as a spreadsheet formula would."""
    with (hostile_build / "facts.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]

    assert len(cells) > 50
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_hostile_text_is_no_turtle(run: Run, hostile_build: Path):
    """The graph is valid, and a store that has read it gives the quote back whole."""
    assert run("validate", hostile_build / "graph.ttl").exit_code == 0
    query = "SELECT ?quote { ?s oa:exact ?quote }"
    answer = json.loads(run("query", "-o", hostile_build, query, "--format", "json").stdout)

    quotes = {row["quote"]["value"] for row in answer["results"]["bindings"]}
    assert {fact["quote"] for fact in read_facts(hostile_build / "facts.jsonl")} <= quotes


@pytest.mark.parametrize("form", ["text", "table", "csv", "json"])
def test_hostile_text_is_no_answer_of_its_own(run: Run, hostile_build: Path, form: str):
    """Questions quote it in every form, and neither a terminal nor a spreadsheet obeys it."""
    result = run("ask", "dealings", "-o", hostile_build, "--format", form)

    assert result.exit_code == 0
    assert "paid Uganda" in result.stdout or form == "table"
    assert not set(result.stdout) & {"\x1b", "\x07", "\u202e"}
    if form == "csv":
        cells = [cell for row in csv.reader(result.stdout.splitlines()) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_hostile_text_is_no_markup(hostile_build: Path):
    """The page holds none of the text's tags."""
    page = (hostile_build / "graph.html").read_text(encoding="utf-8")

    assert "<script>alert(1)" not in page
    assert "<img src=x" not in page


@pytest.mark.untraced
def test_phrases_that_name_one_another_without_end_are_followed_only_so_far(run: Run, tmp_path: Path):
    """ "A letter from a letter from …": no chain of words is deeper than the parser of them bears."""
    article = tmp_path / "chain.txt"
    article.write_text(f"{HEADER}{'A letter from ' * 4000}Chile asked Peru to pay.", encoding="utf-8")
    done = run("build", article, "-o", tmp_path / "out")
    assert (done.exit_code, done.stderr) == (0, "1 article, 0 claims, 0 events, 0 skipped\n")
