import csv
import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import click
import pytest
from project import ROOT, SEEDS, Run

from graph import __version__
from graph.cli import main, printable
from graph.errors import BuildError
from graph.facts import read_facts

ONE_ARTICLE = SEEDS / "third-country-deals.txt"
HOSTILE = "\x1b]0;owned\x07 \x1b[2J \u202egnp.exe \x9b31m"


def lines_of(path: Path) -> list[str]:
    """The lines of a file."""
    return path.read_text(encoding="utf-8").splitlines()


def test_version_is_that_of_the_package(run: Run):
    """--version gives the version and nothing else."""
    assert run("--version").output == f"cablegraph, version {__version__}\n"


def test_help_answers_without_the_language_pipeline():
    """Asking for help imports none of the heavy libraries."""
    heavy = {"spacy", "rdflib", "trafilatura", "pyvis", "pyshacl", "pyoxigraph", "networkx", "numpy"}
    code = (
        "import sys; from graph.cli import main; main(['build', '--help'], standalone_mode=False); print(*sys.modules)"
    )
    output = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout

    assert heavy & set(output.splitlines()[-1].split()) == set()


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_help_shows_two_examples(run: Run, name: str):
    """The help of a command ends in at least two commands to copy."""
    examples = run(name, "--help").output.partition("Examples:")[2].splitlines()

    assert sum(line.strip().startswith("cablegraph ") for line in examples) >= 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "--no-such-option"),
        ("build", "no-such-file.txt"),
        ("build", ONE_ARTICLE, "--base-iri", "not an iri"),
        ("facts", "--format", "yaml"),
        ("facts", "--status", "certain"),
        ("explain",),
        ("no-such-command",),
    ],
    ids=lambda arguments: " ".join(map(str, arguments[-2:])),
)
def test_wrong_usage_is_told_apart(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str]):
    """Wrong usage ends with status 2, says so on stderr and writes nothing."""
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)

    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert result.stdout == ""
    assert list(tmp_path.iterdir()) == []


def test_nothing_to_build_from(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Without inputs and without a folder seeds/ there is nothing to do, and nothing is touched."""
    monkeypatch.chdir(tmp_path)
    result = run("build")

    assert (result.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert "name files or folders of articles" in result.stderr


def test_an_empty_folder_is_nothing_to_build_from(run: Run, tmp_path: Path):
    """A folder without files is no input, and the output folder is not made."""
    (tmp_path / "in").mkdir()
    result = run("build", tmp_path / "in", "-o", tmp_path / "out")

    assert result.exit_code == 2
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("place", ["file", "file/below", "/proc/nowhere"])
def test_a_folder_that_cannot_be_written(run: Run, tmp_path: Path, place: str):
    """Where no folder can be made, status 2 says so before anything is built."""
    (tmp_path / "file").write_text("mine")
    result = run("build", ONE_ARTICLE, "-o", tmp_path / place)

    assert result.exit_code == 2
    assert place in result.stderr
    assert (tmp_path / "file").read_text() == "mine"


def test_an_unknown_pipeline_is_an_error(run: Run, tmp_path: Path):
    """A pipeline that is not installed ends with one line and status 1, and leaves nothing."""
    result = run("build", ONE_ARTICLE, "-o", tmp_path, "--model", "xx_no_such_pipeline")

    assert result.exit_code == 1
    assert result.stderr.startswith("Error: xx_no_such_pipeline")
    assert list(tmp_path.iterdir()) == []


def test_an_article_from_standard_input(run: Run, tmp_path: Path):
    """INPUT - reads one article in text form from standard input."""
    result = run("build", "-", "-q", "-o", tmp_path, stdin=ONE_ARTICLE.read_bytes())

    assert result.exit_code == 0
    assert {fact["article"] for fact in read_facts(tmp_path / "facts.jsonl")} == {"stdin"}


def test_a_bar_is_drawn_on_a_terminal_only(run: Run, tmp_path: Path):
    """On a terminal a build shows how far it is; the closing line comes after."""
    master, terminal = pty.openpty()
    command = [sys.executable, "-m", "graph.cli", "build", ONE_ARTICLE, "-o", tmp_path]
    subprocess.run(command, check=True, stderr=terminal)
    shown = os.read(master, 10_000).decode()

    assert "Reading" in shown
    assert "100%" in shown
    assert shown.splitlines()[-1].startswith("1 article, ")
    assert "Reading" not in run("build", ONE_ARTICLE, "-o", tmp_path).output


def test_facts_as_jsonl_are_the_lines_of_the_file(run: Run, seeds_build: Path):
    """Without a filter the whole file comes out, byte for byte."""
    result = run("facts", "-o", seeds_build, "--format", "jsonl")

    assert result.stdout_bytes == (seeds_build / "facts.jsonl").read_bytes()


def test_facts_as_csv_are_the_rows_of_the_file(run: Run, seeds_build: Path):
    """A filtered CSV has the header and exactly the rows of the facts asked for."""
    output = run("facts", "-o", seeds_build, "--format", "csv", "--article", "kirchner-verdict").stdout
    rows = list(csv.DictReader(io.StringIO(output, newline="")))
    whole = csv.DictReader(io.StringIO((seeds_build / "facts.csv").read_text("utf-8-sig"), newline=""))

    assert rows == [row for row in whole if row["article"] == "kirchner-verdict"] != []


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        (("--kind", "payment"), lambda fact: fact["kind"] == "Payment"),
        (("--status", "planned", "--status", "possible"), lambda fact: fact["status"] in {"planned", "possible"}),
        (("--min-confidence", "0.95"), lambda fact: fact["confidence"] >= 0.95),
        (("--article", "tariff-rulings"), lambda fact: fact["article"] == "tariff-rulings"),
        (("--country", "us"), lambda fact: "US" in {role["country"] for role in fact["roles"].values()}),
        (
            ("--country", "US", "--country", "RW"),
            lambda fact: {"US", "RW"} <= {role["country"] for role in fact["roles"].values()},
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_filters_of_facts(run: Run, seeds_build: Path, options: tuple[str], wanted: object):
    """A filter lets through the facts that it names and no others."""
    output = run("facts", "-o", seeds_build, "--format", "jsonl", *options).stdout
    expected = [fact["id"] for fact in read_facts(seeds_build / "facts.jsonl") if wanted(fact)]

    assert expected
    assert [json.loads(line)["id"] for line in output.splitlines()] == expected


def test_the_table_of_facts_has_a_line_a_fact(run: Run, seeds_build: Path):
    """On a terminal the facts are a table with a header, one line each."""
    table = run("facts", "-o", seeds_build).stdout.splitlines()

    assert table[0].split() == ["kind", "status", "who", "whom", "what", "date", "article"]
    assert len(table) == 1 + len(lines_of(seeds_build / "facts.jsonl"))


def test_no_fact_is_said_in_words(run: Run, seeds_build: Path):
    """Where no fact is as asked for, the terminal says so, and tables for programs stay empty."""
    table = run("facts", "-o", seeds_build, "--country", "ZZ")

    assert (table.stdout, table.stderr) == ("", "The build has no such claim.\n")
    assert run("facts", "-o", seeds_build, "--country", "ZZ", "--format", "jsonl").stdout == ""


@pytest.mark.parametrize("command", ["facts", "view", "explain", "query"])
def test_a_folder_without_a_build(run: Run, tmp_path: Path, command: str):
    """Reading a build that is not there fails with one line that names the folder."""
    argument = {"explain": ["US"], "query": ["ASK {}"]}.get(command, [])
    result = run(command, *argument, "-o", tmp_path)

    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: {tmp_path}")
    assert len(result.stderr.splitlines()) == 1


def test_view_writes_the_same_page_again(run: Run, seeds_build: Path, tmp_path: Path):
    """The page made from the tables is the page of the build."""
    run("view", "-o", seeds_build, tmp_path / "page.html")

    assert (tmp_path / "page.html").read_bytes() == (seeds_build / "graph.html").read_bytes()


def test_the_seeds_conform_to_the_shapes(run: Run, seeds_build: Path):
    """What a build writes is valid by the ontology's own shapes."""
    result = run("validate", seeds_build / "graph.ttl")

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.endswith(" triples: conforms\n")


def test_a_graph_that_does_not_conform(run: Run):
    """A violation is named on stdout and the status is 1; the graph may come from standard input."""
    bad = "@prefix cg: <https://w3id.org/cablegraph/ontology#> .\n<https://example.org/e> a cg:Payment ."
    result = run("validate", "-", stdin=bad)

    assert result.exit_code == 1
    assert "https://example.org/e" in result.stdout


def test_what_is_no_turtle_cannot_be_validated(run: Run, tmp_path: Path):
    """A file that is no Turtle is an error with the file's name, not a graph that conforms."""
    (tmp_path / "x.ttl").write_text("<a> <b>")
    result = run("validate", tmp_path / "x.ttl")

    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: {tmp_path / 'x.ttl'}")


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (None, "n\n1\n"),
        ("csv", "n\r\n1\r\n"),
        ("tsv", "?n\n1\n"),
        ("json", '{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal",'),
        ("xml", '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#">'),
    ],
)
def test_answers_of_select(run: Run, seeds_build: Path, form: str | None, expected: str):
    """A SELECT is answered as a table, or in the form asked for."""
    result = run("query", "-o", seeds_build, "SELECT (1 AS ?n) {}", *(("--format", form) if form else ()))

    assert result.stdout_bytes.decode().startswith(expected)


def test_answers_of_ask(run: Run, seeds_build: Path):
    """An ASK is answered by one word."""
    assert run("query", "-o", seeds_build, "ASK { ?a a cg:Article }").stdout == "true\n"


def test_answers_of_construct(run: Run, seeds_build: Path):
    """A CONSTRUCT is answered in Turtle, and in N-Triples if asked for."""
    query = "CONSTRUCT { <urn:a> a cg:Article } {}"

    assert run("query", "-o", seeds_build, query).stdout.strip() == (
        "<urn:a> a <https://w3id.org/cablegraph/ontology#Article> ."
    )
    assert run("query", "-o", seeds_build, query, "--format", "ntriples").stdout.split()[1].endswith("#type>")


def test_a_query_from_standard_input(run: Run, seeds_build: Path):
    """SPARQL - reads the query from standard input."""
    assert run("query", "-o", seeds_build, "-", stdin="ASK { ?a a cg:Elephant }").stdout == "false\n"


@pytest.mark.parametrize(
    "query", ["SELECT", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "DELETE WHERE { ?s ?p ?o }"]
)
def test_queries_that_are_refused(run: Run, seeds_build: Path, query: str):
    """What is no query, calls another address or would change the store is refused with one line."""
    result = run("query", "-o", seeds_build, query)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: ")


def test_a_graph_has_no_table(run: Run, seeds_build: Path):
    """Asking for a form that an answer does not have is wrong usage."""
    assert run("query", "-o", seeds_build, "SELECT * {}", "--format", "turtle").exit_code == 2


def test_evaluate_prints_the_scores(run: Run, seeds_build: Path):
    """The seeds are compared with their gold, kind by kind."""
    result = run("evaluate", ROOT / "tests" / "gold", seeds_build)

    assert result.exit_code == 0
    assert "Payment" in result.stdout


def test_interrupted_is_status_130(run: Run, monkeypatch: pytest.MonkeyPatch):
    """Ctrl-C ends any command with status 130 and one word."""

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("graph.facts.read_facts", interrupt)
    result = run("facts")

    assert (result.exit_code, result.stderr) == (130, "Interrupted.\n")


def test_an_error_cannot_command_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch):
    """Text from outside in a message loses what a terminal would obey."""

    def fail(*_: object, **__: object) -> None:
        raise BuildError(HOSTILE)

    monkeypatch.setattr("graph.facts.read_facts", fail)

    assert run("facts").stderr == f"Error: {printable(HOSTILE)}\n"
    assert click.unstyle(printable(HOSTILE)) == printable(HOSTILE)


def test_a_table_cannot_command_the_terminal(run: Run, seeds_build: Path):
    """What an article says is shown, never obeyed."""
    query = 'SELECT ("' + HOSTILE.replace("\x9b", "\\u009B") + '" AS ?x) {}'
    output = run("query", "-o", seeds_build, query).stdout

    assert not set(output) & {"\x1b", "\x07", "\x9b", "\u202e"}
