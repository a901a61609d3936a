"""What docs/stores.md tells to run is run: each store answers as `cablegraph query` does."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from interop.engines import jena_classes
from interop.programs import MissingError
from interop.virtuoso import virtuoso_server
from project import ROOT, Run

PAGE = (ROOT / "docs" / "stores.md").read_text(encoding="utf-8")
QUERY = re.search(r"```sparql\n(.*?)```", PAGE, re.DOTALL)[1]
JENA = {"arq": "arq.arq", "tdb2.tdbloader": "tdb2.tdbloader", "tdb2.tdbquery": "tdb2.tdbquery"}


def blocks(language: str, heading: str) -> list[str]:
    """The blocks in a language under a heading of the page."""
    section = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(rf"```{language}\n(.*?)```", section, re.DOTALL)


@pytest.fixture
def place(seeds_build: Path, tmp_path: Path) -> Path:
    """A folder with the build and the query, as the page supposes."""
    shutil.copytree(seeds_build, tmp_path / "output")
    (tmp_path / "payments.rq").write_text(QUERY)
    return tmp_path


@pytest.fixture
def expected(run: Run, seeds_build: Path) -> str:
    """What `cablegraph query` answers."""
    return run("query", "-o", seeds_build, "--format", "csv", QUERY).stdout.split()[-1]


def answer_of(script: str, folder: Path, **environment: str) -> str:
    """The last word that the commands print; each must end well."""
    path = os.pathsep.join((str(folder / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]))
    done = subprocess.run(
        ["sh", "-eu", "-c", script],
        check=True,
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, "PATH": path, **environment},
    )
    return done.stdout.split()[-1].strip('"')


def test_oxigraph(place: Path, expected: str):
    """Its own command loads and asks."""
    if shutil.which("oxigraph", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}") is None:
        pytest.skip("oxigraph is not installed")
    (script,) = blocks("sh", "Oxigraph")

    assert answer_of(script, place) == expected


@pytest.mark.parametrize("number", [0, 1])
def test_jena(place: Path, expected: str, number: int):
    """From a file, and through a store on disk; Debian has the classes, and the commands are made here."""
    if shutil.which("java") is None:
        pytest.skip("java is not installed")
    (place / "resources").mkdir()
    classes = jena_classes(place / "resources")
    (place / "bin").mkdir()
    for name, class_ in JENA.items():
        command = place / "bin" / name
        command.write_text(f'#!/bin/sh\nexec java -Xmx1g -cp "{classes}" {class_} "$@"\n')
        command.chmod(0o755)

    assert answer_of(blocks("sh", "Apache Jena")[number], place) == expected


@pytest.fixture
def virtuoso(place: Path) -> Iterator[dict[str, str]]:
    """The ports of a server of its own."""
    try:
        with virtuoso_server(place, place / "output") as ports:
            yield {"SQL_PORT": str(ports.sql), "HTTP_PORT": str(ports.http)}
    except MissingError as reason:
        pytest.skip(str(reason))


def test_virtuoso(place: Path, expected: str, virtuoso: dict[str, str]):
    """A server of its own loads and answers."""
    (script,) = blocks("sh", "Virtuoso")

    assert answer_of(script, place, **virtuoso) == expected


def test_rdflib(place: Path, expected: str):
    """The lines of Python print the answer."""
    (script,) = blocks("python", "rdflib")
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True, cwd=place)

    assert done.stdout.split() == [expected]


@pytest.mark.parametrize("heading", ["GraphDB", "QLever", "Neo4j"])
def test_what_cannot_be_run_says_so(heading: str):
    """It is marked, links to its maker's page, and has no block that looks as if it were run."""
    section = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]

    assert "**From the manual**" in section
    assert "](https://" in section
    assert blocks("sh", heading) == blocks("python", heading) == []
