"""The command `query`."""

import json
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from project import ROOT, Run
from rdflib import Graph

from graph.errors import StoreError
from graph.prefixes import is_of_vocabulary, prefixes, short_iri
from graph.sparql import describe_mistake
from graph.store import cut_answer, load_files, query, serialize_answer

TURTLE = """
@prefix : <urn:> .
:us :paid :rw, :sv ; :name "United States"@en .
"""
ENDLESS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o FILTER(?a = ?nobody) }"


@pytest.fixture
def turtle(tmp_path: Path) -> Path:
    """A small file that is no build."""
    path = tmp_path / "small.ttl"
    path.write_text(TURTLE, encoding="utf-8")
    return path


def test_a_query_from_a_file(run: Run, turtle: Path, tmp_path: Path):
    """A name that ends in .rq is that of a file."""
    (tmp_path / "payees.rq").write_text("SELECT ?x { <urn:us> <urn:paid> ?x } ORDER BY ?x")

    assert run("query", "--data", turtle, tmp_path / "payees.rq").stdout == "x\nurn:rw\nurn:sv\n"


def test_a_file_of_a_query_that_is_not_there(run: Run, turtle: Path):
    """It is wrong usage, told by the file's name."""
    result = run("query", "--data", turtle, "nowhere.rq")

    assert result.exit_code == 2
    assert "nowhere.rq: cannot be read as a query" in result.stderr


@pytest.mark.parametrize(
    ("ending", "form"),
    [
        ("ttl", ox.RdfFormat.TURTLE),
        ("nt", ox.RdfFormat.N_TRIPLES),
        ("nq", ox.RdfFormat.N_QUADS),
        ("trig", ox.RdfFormat.TRIG),
    ],
)
def test_any_file_of_rdf_can_be_asked(run: Run, tmp_path: Path, ending: str, form: ox.RdfFormat):
    """Each form is known by its ending, and named graphs are asked as one."""
    quads = list(ox.parse(TURTLE, format=ox.RdfFormat.TURTLE))
    if form.supports_datasets:
        quads = [ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode("urn:graph")) for quad in quads]
    ox.serialize(quads, str(tmp_path / f"data.{ending}"), format=form)

    answer = run("query", "--data", tmp_path / f"data.{ending}", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")

    assert answer.stdout == "n\n3\n"


def test_files_are_asked_as_one(run: Run, turtle: Path, tmp_path: Path):
    """The option may be repeated."""
    (tmp_path / "more.nt").write_text("<urn:us> <urn:paid> <urn:gh> .\n")
    arguments = ("--data", turtle, "--data", tmp_path / "more.nt", "SELECT ?x { <urn:us> <urn:paid> ?x }")

    assert len(run("query", *arguments).stdout.splitlines()) == 4


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [("x.ttl", "<urn:a> <urn:b>\n  nope .", "at line 2"), ("x.csv", "a,b", "expected a file that ends in")],
)
def test_a_file_that_cannot_be_asked(run: Run, tmp_path: Path, name: str, content: str, said: str):
    """The message names the file, and where in it the mistake is."""
    (tmp_path / name).write_text(content)
    result = run("query", "--data", tmp_path / name, "ASK {}")

    assert result.exit_code in {1, 2}
    assert str(tmp_path / name) in result.stderr
    assert said in result.stderr


def test_a_build_as_of_a_day_is_no_file(run: Run, turtle: Path):
    """The two contradict each other."""
    assert run("query", "--data", turtle, "--as-of", "2025-01-01", "ASK {}").exit_code == 2


def test_a_table_shows_iris_as_a_query_has_them(run: Run, seeds_build: Path):
    """A thing goes by its prefix, so that it fits and can be asked about next."""
    sparql = "SELECT ?g { ?g cg:governs country:RW }"

    assert run("query", "-o", seeds_build, sparql).stdout == "g\ngovernment:RW\n"
    assert run("query", "-o", seeds_build, "ASK { government:RW cg:governs country:RW }").stdout == "true\n"


def test_columns_are_in_line_whatever_the_script(run: Run, turtle: Path):
    """Wide letters take two columns."""
    rows = run("query", "--data", turtle, 'SELECT * { VALUES (?a ?b) { ("東京" 1) ("Kigali" 2) } } ORDER BY ?b').stdout

    assert rows.splitlines() == ["a       b", "東京    1", "Kigali  2"]


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml"])
def test_a_limited_answer_is_the_beginning_of_the_whole(turtle: Path, form: str):
    """Cutting keeps terms as they are, in every form; that there is more is known."""
    store = load_files([turtle])
    sparql = "SELECT ?s ?o ?nothing { ?s ?p ?o } ORDER BY ?o"
    cut, more = cut_answer(query(store, sparql), 2)

    assert serialize_answer(cut, form) == serialize_answer(query(store, f"{sparql} LIMIT 2"), form)
    assert more
    assert not cut_answer(query(store, sparql), 3)[1]


def test_a_limited_graph(run: Run, turtle: Path):
    """Of a CONSTRUCT so many triples come, and stderr says that there are more."""
    result = run("query", "--data", turtle, "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "--limit", "2")

    assert len(Graph().parse(data=result.stdout)) == 2
    assert result.stderr == "There is more: only the first 2 are shown\n"


def test_a_limit_leaves_yes_and_no_alone(run: Run, turtle: Path):
    """An ASK has one answer."""
    assert run("query", "--data", turtle, "ASK {}", "--limit", "0").stdout == "true\n"


def test_time_is_told_on_stderr(run: Run, turtle: Path):
    """What is printed stays as it is."""
    result = run("query", "--data", turtle, "ASK {}", "--time")

    assert result.stdout == "true\n"
    assert result.stderr.endswith(" s to answer\n")


def started(*arguments: object) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, because it forks."""
    command = [sys.executable, "-m", "graph.cli", "query", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=120, check=False)


def test_a_query_that_takes_too_long_is_ended(seeds_build: Path):
    """It fails with one line."""
    result = started("-o", seeds_build, "--timeout", "0.5", ENDLESS)

    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == "Error: the query took longer than 0.5 seconds\n"


def test_a_query_in_time_is_answered(seeds_build: Path):
    """With a limit of time the answer, and an error, are what they are without."""
    asked = ("-o", seeds_build, "--timeout", "60", "--format", "json")

    assert json.loads(started(*asked, "ASK {}").stdout)["boolean"] is True
    assert "the prefix nope: is not known" in started(*asked, "ASK { nope:x ?p ?o }").stderr


def test_a_query_starts_without_what_it_does_not_need(turtle: Path):
    """None of the libraries that take long to import is there after an answer."""
    heavy = {"rdflib", "spacy", "numpy", "pydantic", "yaml", "starlette", "networkx", "babel", "trafilatura", "jinja2"}
    code = (
        "import sys; from graph.cli import main;"
        f"main(['query', '--data', {str(turtle)!r}, 'ASK {{}}'], standalone_mode=False); print(*sys.modules)"
    )
    output = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT).stdout

    assert heavy & set(output.splitlines()[-1].split()) == set()


@pytest.mark.parametrize(
    ("sparql", "said"),
    [
        ("SELEKT * {}", 'line 1, column 1, at "SELEKT": a query begins with SELECT, ASK'),
        ("# all\nDELETE WHERE { ?s ?p ?o }", 'line 2, column 1, at "DELETE": a query begins with'),
        ("SELECT * { ?s ?p ?o } GROUP ?s", 'column 29, at "?s": expected BY'),
        ("ASK {\n  ?s nope:x ?o }", 'line 2, column 12, behind "nope:x": the prefix nope: is not known'),
        ("ASK { nope:x ?p ?o }", 'at "nope:x": the prefix nope: is not known'),
        ("PREFIX a: <urn:> ASK { ?x a:b nope: }", "the prefix nope: is not known"),
        ("SELECT ?x (SUM(?y) AS ?z) {}", "a variable that is unbound"),
        ("", "line 1, column 1, at the end: a query begins with SELECT"),
        ("ASK { ?s ?p <a b> }", "IRI parsing failed"),
    ],
)
def test_a_mistake_is_shown_where_it_is(turtle: Path, sparql: str, said: str):
    """The message has line and column, what stands there, and what was expected, and no classes of characters."""
    with pytest.raises(StoreError) as raised:
        query(load_files([turtle]), sparql)

    first, line, mark = str(raised.value).split("\n")
    assert said in first
    assert "\\u{" not in first
    assert line in sparql.split("\n")
    assert mark.endswith("^")


def test_of_a_long_line_only_the_place_is_shown():
    """A query of megabytes does not come back whole."""
    message = describe_mistake("x" * 1_000_000, "error at 1:500000: expected SELECT")

    assert len(message) < 500
    assert describe_mistake("x", "something else") == "SPARQL: something else"


def test_the_prefixes_are_those_of_the_libraries():
    """The table, which needs no library, agrees with rdflib's."""
    from rdflib import OWL, RDF, RDFS, SKOS, XSD
    from rdflib.namespace import ORG, PROV, SDO

    from graph.vocabulary import CG, OA, WIKIDATA

    known = {"cg": CG, "oa": OA, "org": ORG, "owl": OWL, "prov": PROV, "rdf": RDF, "rdfs": RDFS, "schema": SDO}
    known |= {"skos": SKOS, "wd": WIKIDATA, "xsd": XSD}

    assert {prefix: prefixes()[prefix] for prefix in known} == {
        prefix: str(namespace) for prefix, namespace in known.items()
    }
    assert all(map(is_of_vocabulary, map(str, known.values())))


@pytest.mark.parametrize("local", ["", "a/b", "a.", "~x", "a(b)", "ü"])
def test_what_no_prefix_can_write_stays_whole(local: str):
    """A short form is one that a query may have as it is."""
    iri = f"https://w3id.org/cablegraph/id/person/{local}"

    assert short_iri(iri) == iri
