"""A user's own knowledge in a build: kinds of fact, words and names that take part from the articles to the page."""

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from project import Run
from rdflib import OWL, PROV, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.namespace import SDO

from graph.build import FILES
from graph.facts import read_facts
from graph.knowledge import read_knowledge
from graph.validation import validate_turtle
from graph.vocabulary import CG

pytestmark = pytest.mark.pipeline

ID = "https://w3id.org/cablegraph/id/"
ARTICLE = """\
Danube Courier 6/30/2025 7:40:15 AM

Ruritania recognized Kosovo on Friday. Norway has not recognized Ruritania. The Danube League may recognize Kosovo.

Ruritania and Kenya twinned their capitals in May. Ruritania deported 12 Ruritanians to Kenya in March.
"""
RECOGNITION = """\
frame: Recognition
definition: A government recognizes another.
label: recognition of a state
close_match: [https://example.org/events#Recognition]
direct: recognizedState
wording: {noun: recognition, past: recognized, plain: recognize}
roles:
  recognizer: {required: true, fillers: [government, organization], definition: Who recognizes.}
  recognized: {required: true, fillers: [government, country], label: recognized state}
patterns:
  - {pattern: recognize a state, units: [recognize.v], elements: {recognizer: [subject], recognized: [object]}}
"""
TWINNING = """\
frame: Twinning
definition: Two states make twins of their towns.
namespace: https://example.org/terms#
unordered: true
direct: twinnedWith
roles:
  party: {required: true, fillers: [government]}
  counterparty: {required: true, fillers: [government]}
patterns:
  - {pattern: twin towns, units: [twin.v], elements: {party: [subject], counterparty: [with]}, pair: true}
"""
NAMES = """\
states:
  QR: {names: [Ruritania], demonyms: [Ruritanian], capitals: [Strelsau]}
bodies:
  danube-league: {label: Danube League, names: [Danube League]}
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an article, two kinds of fact and a few names."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "frames").mkdir()
    (folder / "frames" / "recognition.yaml").write_text(RECOGNITION)
    (folder / "frames" / "twinning.yml").write_text(TWINNING)
    (folder / "names.yaml").write_text(NAMES)
    (folder / "strelsau.txt").write_text(ARTICLE)
    return folder


@pytest.fixture(scope="module")
def build(run: Run, files: Path) -> Path:
    """The build of the article with all that."""
    result = own_build(run, files, files / "build")
    assert result.exit_code == 0, result.output
    return files / "build"


@pytest.fixture(scope="module")
def graph(build: Path) -> Graph:
    """Its graph."""
    return Graph().parse(build / "graph.ttl")


def own_build(run: Run, files: Path, output: Path, *more: object) -> Result:
    """A build with the files, and with further options."""
    known = ("--frames", files / "frames", "--gazetteer", files / "names.yaml")
    return run("build", files / "strelsau.txt", *known, "-o", output, *more)


def said(build: Path) -> list[tuple[str, ...]]:
    """Kind, status and participants of each claim of a build."""
    facts = read_facts(build / "facts.jsonl")
    return [
        (fact["kind"], fact["status"], *(role["country"] or role["label"] for role in fact["roles"].values()))
        for fact in facts
    ]


# --- what is found ---------------------------------------------------------------------------


def test_claims_of_own_kinds_are_found_beside_the_others(build: Path):
    """With states and bodies of the user's, and with any status."""
    assert said(build) == [
        ("Recognition", "actual", "QR", "XK"),
        ("Recognition", "negated", "NO", "QR"),
        ("Recognition", "possible", "Danube League", "XK"),
        ("Twinning", "actual", "QR", "KE"),
        ("Transfer", "actual", "QR", "KE"),
    ]


def test_without_the_files_nothing_of_it_is_known(run: Run, files: Path, tmp_path: Path):
    """They change nothing for who does not name them."""
    assert run("build", files / "strelsau.txt", "-o", tmp_path).exit_code == 0
    assert {kind for kind, *_ in said(tmp_path)} <= {"Transfer"}
    assert "QR" not in (tmp_path / "graph.ttl").read_text(encoding="utf-8")


def test_facts_and_table_know_the_kind(run: Run, build: Path):
    """`--kind` takes it in any case, and the CSV has its roles as subject and object."""
    shown = run("facts", "-o", build, "--kind", "recognition", "--format", "csv").output.splitlines()
    assert len(shown) == 4
    assert all(",recognizer," in row and ",recognized," in row for row in shown[1:])


def test_unread_knows_the_units_of_own_kinds(run: Run, files: Path, tmp_path: Path):
    """A sentence that nearly says one is told with what it lacks."""
    (tmp_path / "a.txt").write_text("Kenya was recognized at the ceremony.\n")
    options = ("--frames", files / "frames", "-o", tmp_path / "build", "-q")
    assert run("build", tmp_path / "a.txt", *options).exit_code == 0
    assert "Recognition" in (tmp_path / "build" / "unread.jsonl").read_text()


# --- the graph -------------------------------------------------------------------------------


def test_the_graph_conforms(build: Path):
    """`cablegraph validate` passes it."""
    assert validate_turtle(build / "graph.ttl").messages == ()


def test_a_kind_declares_itself(graph: Graph):
    """Class and properties with label, comment, domain, range and alignment, outside of cg:."""
    kind, role = URIRef(ID + "kind/Recognition"), URIRef(ID + "role/recognized")
    assert (kind, RDF.type, OWL.Class) in graph
    assert (kind, RDFS.subClassOf, CG.Event) in graph
    assert graph.value(kind, RDFS.label) == Literal("recognition of a state")
    assert graph.value(kind, RDFS.comment) == Literal("A government recognizes another.")
    assert graph.value(kind, SKOS.closeMatch) == URIRef("https://example.org/events#Recognition")
    assert graph.value(role, RDFS.label) == Literal("recognized state")
    assert graph.value(role, RDFS.domain) == kind
    assert graph.value(role, RDFS.range) == CG.Participant
    assert graph.value(URIRef(ID + "role/recognizer"), RDFS.range) == CG.Actor
    assert (role, RDFS.subPropertyOf, CG.participant) in graph


def test_every_term_of_an_own_kind_is_explained(graph: Graph):
    """Each property of its events is the ontology's or has a label and a comment in the graph itself."""
    kinds = (URIRef(ID + "kind/Recognition"), URIRef("https://example.org/terms#Twinning"))
    events = [event for kind in kinds for event in graph.subjects(RDF.type, kind)]
    used = {predicate for event in events for predicate in graph.predicates(event)}
    own = {term for term in used if str(term).startswith((ID, "https://example.org/"))}
    assert {term for term in used - own if not term.startswith(str(CG))} == {RDF.type, RDFS.label}
    assert len(own) == 4
    assert all(graph.value(term, RDFS.label) and graph.value(term, RDFS.comment) for term in own)


def test_no_term_of_the_ontology_is_minted(graph: Graph):
    """A role named as one of the ontology's is another property all the same."""
    terms = {str(node) for triple in graph for node in triple if str(node).startswith(str(CG))}
    assert {term.removeprefix(str(CG)) for term in terms} <= set(CG.__annotations__)
    assert (None, CG.party, None) not in graph


def test_an_actual_one_gives_a_plain_triple(graph: Graph):
    """From the first role to the second; both ways where the parties have no order; and none of what did not happen."""
    recognized, twinned = URIRef(ID + "relation/recognizedState"), URIRef("https://example.org/terms#twinnedWith")
    ends = {(str(s).rpartition("/")[2], str(o).rpartition("/")[2]) for s, o in graph.subject_objects(recognized)}
    assert ends == {("QR", "XK")}
    assert {str(s).rpartition("/")[2] for s in graph.subjects(twinned)} == {"QR", "KE"}
    assert (recognized, RDFS.subPropertyOf, CG.dealtWith) in graph


def test_the_files_that_took_part_are_named(graph: Graph, files: Path, build: Path):
    """By name and digest, never by a path of the machine."""
    named = {
        (str(graph.value(file, SDO.name)), str(graph.value(file, SDO.sha256)))
        for file in graph.subjects(RDF.type, PROV.Entity)
    }
    paths = [files / "names.yaml", *(files / "frames").iterdir()]
    assert named == {(path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in paths}
    assert not any(str(files).encode() in (build / name).read_bytes() for name in FILES)


def test_own_terms_follow_the_base(run: Run, files: Path, tmp_path: Path):
    """All but those in a namespace of their own."""
    assert own_build(run, files, tmp_path, "--base-iri", "https://example.org/id/").exit_code == 0
    turtle = (tmp_path / "graph.ttl").read_text(encoding="utf-8")
    assert "@prefix kind: <https://example.org/id/kind/> ." in turtle
    assert ID not in turtle
    assert read_knowledge(tmp_path).kinds["Recognition"].iri == "https://example.org/id/kind/Recognition"


def test_the_same_files_give_the_same_bytes(run: Run, files: Path, build: Path, tmp_path: Path):
    """A rebuild changes nothing."""
    assert own_build(run, files, tmp_path).exit_code == 0
    assert [name for name in FILES if (tmp_path / name).read_bytes() != (build / name).read_bytes()] == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda text: text.replace("role:recognizer gov", "role:recognized gov"),
            "expected one role:recognizer, a cg:Actor",
        ),
        (lambda text: re.sub("role:recognized government:", "role:recognized event:", text), "role:recognized"),
    ],
)
def test_an_event_against_its_own_declaration_does_not_conform(
    build: Path, tmp_path: Path, change: Callable[[str], str], said: str
):
    """What the graph says of its own kinds, `validate` holds its events to."""
    changed = change((build / "graph.ttl").read_text(encoding="utf-8"))
    (tmp_path / "graph.ttl").write_text(changed, encoding="utf-8")
    report = validate_turtle(tmp_path / "graph.ttl")
    assert not report.conforms
    assert any(said in message for message in report.messages)


# --- store, explain, page, evaluation --------------------------------------------------------


def test_the_store_answers_for_own_kinds(run: Run, build: Path):
    """With their prefixes."""
    sparql = "SELECT ?who { ?e a kind:Recognition ; cg:status cg:Actual ; role:recognizer/rdfs:label ?who }"
    assert run("query", sparql, "-o", build).output.splitlines()[1:] == ["Government of Ruritania"]


def test_explain_tells_of_a_kind_and_of_its_claims(run: Run, build: Path):
    """Definition, roles, patterns and claims; of a claim the pattern that made it."""
    told = run("explain", "kind/Recognition", "-o", build).output
    assert "A government recognizes another." in told
    assert "recognize a state: recognize.v" in told
    (claim, *_) = re.findall(r"claim/\w+", told)
    assert "pattern: recognize a state" in run("explain", claim, "-o", build).output
    assert "Twinning" in run("explain", "https://example.org/terms#Twinning", "-o", build).output


def test_the_page_speaks_of_own_kinds(build: Path, run: Run, tmp_path: Path):
    """In the words of their files, by their names without such, and `view` writes the same page again."""
    page = (build / "graph.html").read_text(encoding="utf-8")
    data = json.loads(re.search(r'<script[^>]*type="application/json"[^>]*>(.*?)</script>', page, re.DOTALL)[1])
    sentences = set(data["claims"]["sentence"])
    assert {
        "Ruritania recognized Kosovo",
        "Norway did not recognize Ruritania",
        "Danube League may recognize Kosovo",
        "Twinning: Ruritania, Kenya",
        "Ruritania sent 12 people from Ruritania to Kenya",
    } == sentences
    assert ["Recognition", "recognition"] in data["kinds"]
    assert data["unordered"] == ["Negotiation", "Twinning"]
    assert run("view", "-o", build, tmp_path / "again.html").exit_code == 0
    assert (tmp_path / "again.html").read_bytes() == (build / "graph.html").read_bytes()


def test_own_kinds_are_evaluated(run: Run, build: Path, tmp_path: Path):
    """Their parties count either way round where they have no order."""
    facts = [
        {"kind": "Recognition", "roles": {"recognizer": ["QR"], "recognized": ["XK"]}, "status": "actual"},
        {"kind": "Recognition", "roles": {"recognizer": ["XK"], "recognized": ["QR"]}},
        {"kind": "Twinning", "roles": {"party": ["KE"], "counterparty": ["QR"]}},
    ]
    (tmp_path / "strelsau.facts.json").write_text(json.dumps({"article": "strelsau", "facts": facts}))
    rows = [line.split() for line in run("evaluate", tmp_path, build).output.splitlines()]
    assert ["Recognition", "2", "1", "2", "0.333", "0.500", "0.400"] in rows
    assert ["Twinning", "1", "1", "0", "1.000", "1.000", "1.000"] in rows


# --- the command line ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("option", "name", "content", "said"),
    [
        (
            "--frames",
            "frames/payment.yaml",
            "frame: Payment\npatterns:\n- pattern: x\n",
            ":3: patterns.0.units: missing",
        ),
        ("--frames", "frames/visit.yaml", "frame: Visit\ndefinition: x\nhots: y\n", ":3: hots: unknown key, expected"),
        ("--gazetteer", "names.yaml", "states:\n  AB: {names: [Nowhere]}\n", ":2: states.AB: expected an ISO 3166-1"),
        ("--gazetteer", "names.yaml", "states: &a {}\nbodies: *a\n", ":1: expected plain values, found an anchor"),
    ],
)
def test_a_mistake_ends_with_status_2_and_nothing_written(
    run: Run, files: Path, tmp_path: Path, option: str, name: str, content: str, said: str
):
    """The file is named with its line, and the folder of the build is not even made."""
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(content)
    given = path.parent if option == "--frames" else path
    result = run("build", files / "strelsau.txt", option, given, "-o", tmp_path / "build")
    assert result.exit_code == 2
    assert f"Error: {path}{said}" in result.output
    assert not (tmp_path / "build").exists()


def test_a_message_obeys_no_terminal(run: Run, files: Path, tmp_path: Path):
    """What a hostile file holds is shown without what a terminal would obey."""
    (tmp_path / "visit.yaml").write_text('frame: "\\e[2JVisit"\n')
    result = run("build", files / "strelsau.txt", "--frames", tmp_path, "-o", tmp_path / "build")
    assert result.exit_code == 2
    assert "\x1b" not in result.output


def test_options_may_be_repeated_and_come_from_the_environment(
    run: Run, files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Several folders, parted as paths are."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    (tmp_path / "one" / "recognition.yaml").write_text(RECOGNITION)
    (tmp_path / "two" / "twinning.yaml").write_text(TWINNING)
    monkeypatch.setenv("CABLEGRAPH_FRAMES", f"{tmp_path / 'one'}:{tmp_path / 'two'}")
    monkeypatch.setenv("CABLEGRAPH_GAZETTEER", str(files / "names.yaml"))
    assert run("build", files / "strelsau.txt", "-o", tmp_path / "build").exit_code == 0
    assert {"Recognition", "Twinning"} <= {kind for kind, *_ in said(tmp_path / "build")}


def test_kinds_may_share_a_role(run: Run, files: Path, tmp_path: Path):
    """Its property is then one of any event, since a domain of both kinds would make each event one of both."""
    (tmp_path / "frames").mkdir()
    second = RECOGNITION.replace("Recognition\ndef", "Acclaim\ndef").replace("recognize.v", "acclaim.v")
    (tmp_path / "frames" / "a.yaml").write_text(RECOGNITION)
    (tmp_path / "frames" / "b.yaml").write_text(second)
    options = ("--frames", tmp_path / "frames", "--gazetteer", files / "names.yaml", "-o", tmp_path / "build")
    assert run("build", files / "strelsau.txt", *options).exit_code == 0
    graph = Graph().parse(tmp_path / "build" / "graph.ttl")
    assert list(graph.objects(URIRef(ID + "role/recognizer"), RDFS.domain)) == [CG.Event]
    assert validate_turtle(tmp_path / "build" / "graph.ttl").conforms
