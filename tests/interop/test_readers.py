"""`graph.ttl` and `graph.nq` of the seeds, read by five independent readers of RDF: all find the same triples."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph

JAVA = Path("/usr/share/java")  # where Debian keeps the libraries of Jena
Statements = set[ox.Triple] | set[ox.Quad]


def output_of(*command: object) -> bytes:
    """What a command prints; it must end well and complain of nothing."""
    done = subprocess.run(list(map(str, command)), check=True, capture_output=True)
    complaints = [line for line in done.stderr.splitlines() if not line.startswith(b"SLF4J:")]  # Java's log of logs
    assert complaints == []
    return done.stdout


def need(*programs: str) -> None:
    """Skip where a program is missing that `scripts/test` could not install."""
    for program in programs:
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")


def read_with_rdflib(path: Path, _: Path) -> bytes:
    """rdflib, the reader that most Python programs have."""
    return Graph().parse(path, format="turtle").serialize(format="nt", encoding="utf-8")


def read_with_serdi(path: Path, _: Path) -> bytes:
    """serdi, small and strict."""
    need("serdi")
    forms = ("turtle", "ntriples") if path.suffix == ".ttl" else ("nquads", "nquads")
    return output_of("serdi", "-i", forms[0], "-o", forms[1], path)


def read_with_rapper(path: Path, _: Path) -> bytes:
    """rapper, the oldest reader in the wild."""
    need("rapper")
    forms = ("turtle", "ntriples") if path.suffix == ".ttl" else ("nquads", "nquads")
    return output_of("rapper", "-q", "-i", forms[0], "-o", forms[1], path)


def read_with_jena(path: Path, resources: Path) -> bytes:
    """Jena's riot, the strictest: it checks IRIs and lexical forms too."""
    need("java")
    form = "ntriples" if path.suffix == ".ttl" else "nquads"
    return output_of("java", "-Xmx1g", "-cp", jena_classes(resources), "riotcmd.riot", f"--output={form}", path)


def jena_classes(resources: Path) -> str:
    """The class path of Debian's Jena.

    Debian moved the classes of one library within it but not the files that they read, so those are laid where
    they are looked for.
    """
    if not (JAVA / "jena-arq.jar").exists():
        pytest.skip("libapache-jena-java is not installed")
    moved = resources / "xerces"
    if not moved.exists():
        inner = "org/apache/jena/ext/xerces"
        output_of("unzip", "-q", JAVA / "jena-core.jar", f"{inner}/*", "-d", resources)
        (resources / inner).rename(moved)
    unversioned = [path for path in JAVA.glob("*.jar") if not path.stem.rpartition("-")[2][:1].isdigit()]
    loggers = (
        "log4j",
        "slf4j-jdk",
        "slf4j-jcl",
        "slf4j-log",
        "slf4j-migrator",
        "slf4j-ext",
        "jcl-over",
        "jul-to",
        "maven",
    )
    jars = [str(path) for path in sorted(unversioned) if not path.name.startswith(loggers)]
    return ":".join([str(resources), *jars])


@pytest.fixture(scope="module")
def resources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what Jena needs beside its jars."""
    return tmp_path_factory.mktemp("jena")


@pytest.mark.parametrize(
    "read", [read_with_rdflib, read_with_serdi, read_with_rapper, read_with_jena], ids=lambda read: read.__name__[10:]
)
def test_every_reader_finds_the_same_triples(seeds_build: Path, resources: Path, read: Callable[[Path, Path], bytes]):
    """The Turtle of the seeds is the same set of triples to this reader as to Oxigraph."""
    path = seeds_build / "graph.ttl"
    expected = set(ox.parse(path=str(path)))
    found = set(ox.parse(read(path, resources), format=ox.RdfFormat.N_TRIPLES))

    assert len(expected) > 1000
    assert len(found) == len(expected)
    assert found == expected


@pytest.mark.parametrize(
    "read", [read_with_serdi, read_with_rapper, read_with_jena], ids=lambda read: read.__name__[10:]
)
def test_every_reader_finds_the_same_quads(seeds_build: Path, resources: Path, read: Callable[[Path, Path], bytes]):
    """The N-Quads of the seeds are the same set of quads to this reader as to Oxigraph."""
    path = seeds_build / "graph.nq"
    expected = set(ox.parse(path=str(path)))
    found = set(ox.parse(read(path, resources), format=ox.RdfFormat.N_QUADS))

    assert len({quad.graph_name for quad in expected}) > 1
    assert found == expected


def test_both_files_say_the_same(seeds_build: Path):
    """The triples of the Turtle are those of the N-Quads without their graphs."""
    turtle = {quad.triple for quad in ox.parse(path=str(seeds_build / "graph.ttl"))}
    quads = {quad.triple for quad in ox.parse(path=str(seeds_build / "graph.nq"))}

    assert turtle == quads
