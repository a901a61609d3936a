"""Programs of others that answer queries and read files, each asked in its own way; none of them is ours.

A program that is not installed raises MissingError, with what to install.
"""

import csv
import io
import json
import os
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pyoxigraph as ox
import rdflib
from click.testing import CliRunner
from interop.programs import MissingError, need, output_of
from interop.virtuoso import virtuoso_server, virtuoso_version
from rdflib import Dataset, Graph

from graph.cli import main

JAVA = Path("/usr/share/java")  # where Debian keeps the libraries of Jena
COMUNICA_PACKAGE = "@comunica/query-sparql-file@4.5.0"  # the last that runs on Node 20
COMUNICA = Path(__file__).parent / "node_modules" / "@comunica" / "query-sparql-file" / "package.json"
QUESTIONS = Path(__file__).parent / "questions"
Answer = Counter[tuple[str, ...]]  # rows, in no order, as often as each comes
Answers = Mapping[str, Answer]  # by the name of the question


def read_questions() -> dict[str, str]:
    """The queries by name."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(QUESTIONS.glob("*.rq"))}


def title_of(query: str) -> str:
    """The question in English, which is the first line of its query."""
    return query.partition("\n")[0].removeprefix("# ")


def data_of(name: str, build: Path) -> Path:
    """The file that a question is asked of: the dataset, for the one that names graphs."""
    return build / ("graph.nq" if name == "10-graphs" else "graph.ttl")


def ask_oxigraph(build: Path, _: Path) -> Answers:
    """Oxigraph, in memory."""
    stores = {}
    for path in (build / "graph.ttl", build / "graph.nq"):
        stores[path] = ox.Store()
        stores[path].load(path=str(path))
    answers = ((name, stores[data_of(name, build)].query(query)) for name, query in read_questions().items())
    return {name: _rows(answer.serialize(format=ox.QueryResultsFormat.CSV)) for name, answer in answers}


def ask_rdflib(build: Path, _: Path) -> Answers:
    """rdflib, in memory."""
    stores = {build / "graph.ttl": Graph().parse(build / "graph.ttl"), build / "graph.nq": Dataset()}
    stores[build / "graph.nq"].parse(data=(build / "graph.nq").read_text("utf-8"), format="nquads")
    answers = ((name, stores[data_of(name, build)].query(query)) for name, query in read_questions().items())
    return {name: _rows(answer.serialize(format="csv")) for name, answer in answers}


def ask_arq(build: Path, folder: Path) -> Answers:
    """Jena's arq, a process a question, two at a time."""
    jena_classes(folder)

    def ask(name: str) -> Answer:
        data, query = f"--data={data_of(name, build)}", f"--query={QUESTIONS / name}.rq"
        return _rows(run_jena(folder, "arq.arq", "--results=csv", data, query))

    with ThreadPoolExecutor(max_workers=2) as pool:
        return dict(zip(read_questions(), pool.map(ask, read_questions()), strict=True))


def ask_tdb2(build: Path, folder: Path) -> Answers:
    """Jena's TDB2, a store on disk, which one process at a time may open."""
    places = {path: folder / f"tdb2-{path.suffix[1:]}" for path in (build / "graph.ttl", build / "graph.nq")}
    for path, place in places.items():
        run_jena(folder, "tdb2.tdbloader", f"--loc={place}", path)
    answers = {}
    for name in read_questions():
        place, query = f"--loc={places[data_of(name, build)]}", f"--query={QUESTIONS / name}.rq"
        answers[name] = _rows(run_jena(folder, "tdb2.tdbquery", "--results=csv", place, query))
    return answers


def ask_comunica(build: Path, _: Path) -> Answers:
    """Comunica on Node, all questions in one process."""
    need("node", "nodejs")
    if not COMUNICA.exists():
        raise MissingError(f"Comunica is not installed: npm install --prefix tests/interop {COMUNICA_PACKAGE}")
    words = [word for name in read_questions() for word in (name, data_of(name, build), QUESTIONS / f"{name}.rq")]
    answers = output_of("node", Path(__file__).parent / "ask.mjs", *words).decode().split("\f")[1:]
    parts = (answer.partition("\n") for answer in answers)
    return {name: _rows(table.encode()) for name, _, table in parts}


def ask_virtuoso(build: Path, folder: Path) -> Answers:
    """Virtuoso, by the SPARQL protocol; a server for each file, since its graphs are all in one default graph."""
    return _ask_virtuoso(build / "graph.ttl", folder) | _ask_virtuoso(build / "graph.nq", folder)


def _ask_virtuoso(data: Path, folder: Path) -> Answers:
    place = folder / f"virtuoso-{data.suffix[1:]}"
    place.mkdir()
    questions = {name: query for name, query in read_questions().items() if data_of(name, data.parent) == data}
    load = f"ld_dir('{data.parent}', '{data.name}', 'https://w3id.org/cablegraph/id/'); rdf_loader_run();"
    answers = {}
    with virtuoso_server(place, data.parent) as ports:
        output_of("isql-vt", f"127.0.0.1:{ports.sql}", "dba", "dba", f"exec={load}")
        for name, query in questions.items():
            address = f"http://127.0.0.1:{ports.http}/sparql?{urlencode({'query': query})}"
            with urlopen(Request(address, headers={"Accept": "text/csv"})) as answer:
                answers[name] = _rows(answer.read())
    return answers


ENGINES: Mapping[str, Callable[[Path, Path], Answers]] = {
    "Oxigraph": ask_oxigraph,
    "rdflib": ask_rdflib,
    "Jena arq": ask_arq,
    "Jena TDB2": ask_tdb2,
    "Comunica": ask_comunica,
    "Virtuoso": ask_virtuoso,
}


class Omission(NamedTuple):
    """Rows of a right answer that an engine is known to leave out, just these, and why."""

    rows: Answer
    reason: str

    def __str__(self) -> str:
        """The rows, their cells after one another."""
        return ", ".join("`" + " ".join(row) + "`" for row in self.rows.elements())


OMISSIONS: Mapping[tuple[str, str], Omission] = {  # by engine and question
    ("Virtuoso", "06-reach"): Omission(
        Counter([("US",)]),
        "a path with `+` never leads it back to where the path starts, though here one does",
    ),
}


def expected_of(engine: str, ours: Answers) -> Answers:
    """What an engine is to answer, given what Oxigraph does: the same, but for what it is known to leave out."""
    expected = dict(ours)
    for (name, question), omission in OMISSIONS.items():
        if name == engine:
            assert omission.rows <= ours[question], question
            expected[question] = ours[question] - omission.rows
    return expected


def _rows(answer: bytes) -> Answer:
    """The rows of a CSV without its header; numbers by value, since stores write them in different ways."""
    _, *rows = csv.reader(io.StringIO(answer.decode()))
    return Counter(tuple(map(_value, row)) for row in rows if row)


def _value(cell: str) -> str:
    if cell.startswith("<") and cell.endswith(">"):  # as Comunica writes IRIs
        return cell[1:-1]
    if not re.fullmatch(r"[+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?", cell):
        return cell
    try:
        return f"{Decimal(cell).normalize():f}"
    except InvalidOperation:
        return cell


def run_jena(resources: Path, program: str, *arguments: object) -> bytes:
    """What a program of Debian's Jena prints, which has no commands of its own."""
    need("java", "default-jre-headless")
    quick = ("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
    return output_of("java", *quick, "-cp", jena_classes(resources), program, *arguments)


def jena_classes(resources: Path) -> str:
    """The class path of Debian's Jena; `resources` is a folder for what it needs beside its jars.

    Debian moved the classes of one library within it but not the files that they read, so those are laid where
    they are looked for.
    """
    if not (JAVA / "jena-arq.jar").exists():
        raise MissingError("Jena is not installed: Debian's package libapache-jena-java")
    inner = "org/apache/jena/ext/xerces/"
    if not (resources / "xerces").exists():
        with zipfile.ZipFile(JAVA / "jena-core.jar") as jar:
            jar.extractall(resources, [name for name in jar.namelist() if name.startswith(inner)])
        (resources / inner).rename(resources / "xerces")
    unversioned = [path for path in JAVA.glob("*.jar") if not path.stem.rpartition("-")[2][:1].isdigit()]
    jars = [str(path) for path in sorted(unversioned) if not path.name.startswith(LOGGERS)]
    return os.pathsep.join([str(resources), *jars])


# Several of Debian's libraries want to be the one that logs.
LOGGERS = (
    *("log4j", "slf4j-jdk", "slf4j-jcl", "slf4j-log", "slf4j-migrator", "slf4j-ext"),
    *("jcl-over", "jul-to", "maven"),
)


def read_with_serdi(path: Path, _: Path) -> bytes:
    """What serdi reads, small and strict, as N-Quads."""
    need("serdi", "serdi")
    return output_of("serdi", "-i", FORMS[path.suffix], "-o", "nquads", path)


def read_with_rapper(path: Path, _: Path) -> bytes:
    """What rapper reads, the oldest reader in the wild, as N-Quads."""
    need("rapper", "raptor2-utils")
    return output_of("rapper", "-q", "-i", FORMS[path.suffix], "-o", "nquads", path)


def read_with_riot(path: Path, resources: Path) -> bytes:
    """What Jena's riot reads, the strictest, which checks IRIs and lexical forms too, as N-Quads."""
    return run_jena(resources, "riotcmd.riot", "--output=nquads", path)


FORMS = {".ttl": "turtle", ".nt": "ntriples", ".nq": "nquads", ".trig": "trig"}
READERS: Mapping[str, Callable[[Path, Path], bytes]] = {
    "serdi": read_with_serdi,
    "rapper": read_with_rapper,
    "riot": read_with_riot,
}


def export_files(build: Path, folder: Path) -> list[Path]:
    """The files of triples of a build, and its exports in the other forms of triples."""
    exported = [folder / f"graph{ending}" for ending in (".nt", ".trig", ".sem.ttl")]
    for path in exported:
        done = CliRunner().invoke(main, ["export", str(build), "-o", str(path)], catch_exceptions=False)
        assert done.exit_code == 0, done.output
    return [build / "graph.ttl", build / "graph.nq", *exported]


def expected_statements(path: Path) -> set[ox.Quad]:
    """What Oxigraph reads."""
    return set(ox.parse(path=str(path)))


def statements(nquads: bytes) -> set[ox.Quad]:
    """The statements of N-Quads."""
    return set(ox.parse(nquads, format=ox.RdfFormat.N_QUADS))


def versions() -> dict[str, str]:
    """The versions of the engines that are installed."""
    jar = next(JAVA.glob("jena-arq-*.jar"), None)
    jena = jar.stem.rpartition("-")[2] if jar else ""
    comunica = json.loads(COMUNICA.read_text())["version"] if COMUNICA.exists() else ""
    found = {"Oxigraph": ox.__version__, "rdflib": rdflib.__version__, "Jena arq": jena, "Jena TDB2": jena}
    return found | {"Comunica": comunica, "Virtuoso": virtuoso_version()}
