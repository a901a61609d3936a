"""The command `export`: what it chooses, where it writes, and that nothing half is left."""

import csv
import io
import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from project import Run
from rdflib import RDF, Graph

from graph import export
from graph.cli import exporting
from graph.vocabulary import CG

BASE = "https://w3id.org/cablegraph/id/"


def events_of(turtle: str) -> set[str]:
    """What the events of a graph are called."""
    graph = Graph().parse(data=turtle, format="turtle")
    return {
        str(graph.value(event, CG.status)).partition("#")[2] + " " + str(kind).partition("#")[2]
        for event in graph.subjects(RDF.type, CG.Event)
        for kind in graph.objects(event, RDF.type)
        if kind != CG.Event
    }


def test_the_command_offers_every_form():
    """Its list is written out, so that help needs no library."""
    assert set(exporting.FORMS) == set(export.FORMS)


@pytest.mark.parametrize(
    ("options", "events"),
    [
        ((), {"Actual Payment", "Planned Payment", "Actual Agreement", "Actual Detention"}),
        (("--kind", "payment"), {"Actual Payment", "Planned Payment"}),
        (("--status", "planned"), {"Planned Payment"}),
        (("--since", "2025-04-30"), {"Planned Payment", "Actual Detention"}),
        (("--until", "2025-04-30"), {"Actual Payment", "Actual Detention"}),
        (("--since", "2025-05-20", "--until", "2025-05-25"), {"Planned Payment"}),
        (("--as-of", "2025-03-31"), {"Actual Payment"}),
        (("--query", "SELECT ?e { ?e cg:payee <government/RW> }"), {"Planned Payment"}),
        (("--query", "SELECT ?e { ?e cg:payer [] }", "--status", "actual"), {"Actual Payment"}),
        (("--as-of", "2025-03-31", "--query", "SELECT ?e { ?e a cg:Event }"), {"Actual Payment"}),
        (("--query", "SELECT ?e { ?e a cg:Lawsuit }"), set()),
    ],
)  # fmt: skip
def test_events_are_chosen(run: Run, build: Path, options: tuple[str, ...], events: set[str]):
    """By kind, status, time, day of publication and query, each narrowing the others."""
    result = run("export", build, "--format", "turtle", *options)

    assert result.exit_code == 0, result.output
    assert events_of(result.stdout) == events


def test_what_belongs_to_other_events_stays_behind(run: Run, build: Path):
    """Their claims, their articles, and the plain triples that follow from them."""
    graph = Graph().parse(data=run("export", build, "--format", "turtle", "--status", "planned").stdout)

    assert {str(article) for article in graph.subjects(RDF.type, CG.Article)} == {f"{BASE}article/may"}
    assert len(set(graph.subjects(RDF.type, CG.Claim))) == 1
    assert not set(graph.subject_objects(CG.paid)) | set(graph.subject_objects(CG.agreedWith))
    assert {str(actor) for actor in graph.subjects(RDF.type, CG.Actor)} == {
        f"{BASE}government/{it}" for it in ("KE", "RW")
    }


def test_events_without_a_date_are_named(run: Run, build: Path):
    """They may be of the time or not, and the user is told how many there are."""
    assert (
        "1 event without a date left out" in run("export", build, "--format", "turtle", "--since", "2025-01-01").stderr
    )


@pytest.mark.parametrize("form", export.TRIPLES)
def test_what_a_query_constructs_is_written(run: Run, build: Path, form: str, tmp_path: Path):
    """In every form of triples, blank nodes under the same names each time."""
    values = '"seven"^^xsd:integer, "x"@en, 7, true'
    query = f"CONSTRUCT {{ ?e cg:payer [ rdfs:label ?name ; cg:count {values} ] }} {{ ?e cg:payer/rdfs:label ?name }}"
    first, again = (tmp_path / f"{name}{export.FORMS[form].endings[0]}" for name in ("first", "again"))
    for path in (first, again):
        assert run("export", build, "-o", path, "--query", query).exit_code == 0

    assert first.read_bytes() == again.read_bytes()
    assert len(set(ox.parse(path=str(first)))) == 2 * (1 + 1 + 4)


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (("--format", "csv"), "name a folder"),
        (("-o", "graph.txt"), "tells no form"),
        (("--format", "turtle", "--query", "SELECT ?x { ?x a cg:Actor }"), "which is no event"),
        (("--format", "turtle", "--kind", "Payment", "--query", "CONSTRUCT WHERE { ?s ?p ?o }"), "leave out --kind"),
        (("--format", "csv", "-o", "x", "--query", "CONSTRUCT WHERE { ?s a cg:Actor }"), "csv takes events"),
        (("--format", "turtle", "--since", "soon"), "soon"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_refused(
    run: Run, build: Path, options: tuple[str, ...], reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """With the reason, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    result = run("export", build, *options)

    assert result.exit_code == 2
    assert reason in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_query_that_leaves_the_store_is_refused(run: Run, build: Path):
    """As everywhere."""
    query = "SELECT ?e { SERVICE <http://127.0.0.1:1/> { ?e a cg:Event } }"

    assert "SERVICE is refused" in run("export", build, "--format", "turtle", "--query", query).stderr


@pytest.mark.parametrize("form", export.FORMS)
def test_a_form_gives_the_same_bytes_each_time(run: Run, build: Path, form: str, tmp_path: Path):
    """Files of a folder, too; a second export takes the place of the first."""
    targets = tmp_path / "first", tmp_path / "again"
    for target in (*targets, targets[1]):
        assert run("export", build, "--format", form, "-o", target).exit_code == 0
    first, again = map(contents, targets)

    assert first
    assert first == again
    assert all(first.values())


def contents(path: Path) -> dict[str, bytes]:
    """The files of a folder, or a file, by name."""
    return {it.name: it.read_bytes() for it in path.iterdir()} if path.is_dir() else {"": path.read_bytes()}


@pytest.mark.parametrize("form", export.FORMS)
def test_a_failure_leaves_what_was_there(
    run: Run, build: Path, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Whatever goes wrong in the middle, no half file is left, and no other file is touched."""
    target = tmp_path / "target"
    assert run("export", build, "--format", form, "-o", target).exit_code == 0
    before = contents(target)

    def fail(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(export.selection.Selection, "events", fail)
    monkeypatch.setattr(export.triples, "_read_quads", fail)
    with pytest.raises(OSError, match="no space left"):
        run("export", build, "--format", form, "-o", target)

    assert contents(target) == before
    assert [path.name for path in tmp_path.iterdir()] == ["target"]


@pytest.mark.parametrize(("form", "name"), [("turtle", "graph.ttl"), ("nquads", "graph.nq")])
def test_a_whole_build_is_its_own_file(run: Run, build: Path, form: str, name: str):
    """Byte for byte."""
    assert run("export", build, "--format", form).stdout_bytes == (build / name).read_bytes()


def test_records_say_what_the_files_of_the_build_say(build: Path):
    """What is chosen is written from records, to the same bytes as the build wrote."""
    whole = export.select_from(build, export.Wanted())
    chosen = export.selection.select(whole.records, whole.lexicon, export.Wanted())

    assert list(export.triples.quads_of(whole)) == list(export.triples.quads_of(chosen))


def test_every_form_of_triples_holds_the_same(run: Run, build: Path, tmp_path: Path):
    """Read by Oxigraph; TriG keeps the named graphs, too."""
    read = {}
    for form in export.TRIPLES:
        path = tmp_path / f"graph{export.FORMS[form].endings[0]}"
        assert run("export", build, "-o", path).exit_code == 0
        read[form] = set(ox.parse(path=str(path)))

    assert read["trig"] == read["nquads"] == set(ox.parse(path=str(build / "graph.nq")))
    assert read["turtle"] == read["ntriples"] == read["jsonld"] == {ox.Quad(*quad.triple) for quad in read["nquads"]}


def test_tables_refer_to_each_other(run: Run, build: Path, tmp_path: Path):
    """Every event of a claim, actor of an event and article of a claim has its row."""
    assert run("export", build, "--format", "csv", "-o", tmp_path).exit_code == 0
    tables = {path.stem: list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig")))) for path in tmp_path.iterdir()}
    ids = {name: {row["id"] for row in rows if "id" in row} for name, rows in tables.items()}

    assert {row["event"] for row in tables["claims"]} == ids["events"]
    assert {row["article"] for row in tables["claims"]} <= ids["articles"]
    assert {row["actor"] for row in tables["participants"]} <= ids["actors"]
    assert [
        (row["amount"], row["currency"], row["date"], row["earliest"])
        for row in tables["events"]
        if row["status"] == "planned"
    ] == [("700", "USD", "2025-05", "2025-05-01")]


def test_json_ld_reads_as_plain_json(run: Run, build: Path):
    """Short names, numbers as numbers, sums as exact texts."""
    document = json.loads(run("export", build, "--format", "jsonld").stdout)
    payment = next(node for node in document["@graph"] if node.get("amount") == "700" and "Event" in node["@type"])
    detention = next(node for node in document["@graph"] if "Detention" in node["@type"])

    assert payment["payee"] == "government/RW"
    assert payment["status"] == "Planned"
    assert detention["count"] == 12
