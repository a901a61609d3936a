"""Hostile records, exported and read back by programs that we did not write."""

import csv
import runpy
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pyoxigraph as ox
import pytest
import strategies
from export.made import write_build
from hypothesis import given, settings
from project import ROOT
from rdflib import Dataset, Graph

from graph import export
from graph.facts import _FORMULA
from graph.resources import ontology_path

Export = Callable[[strategies.World, str], Path]
hostile = settings(max_examples=10)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Export:
    """`exported(world, "csv")`: a build of it, exported in that form."""
    folder, numbers = tmp_path_factory.mktemp("round-trips"), count()

    def export_world(world: strategies.World, form: str) -> Path:
        build = write_build(folder / str(next(numbers)), world.articles, world.claims, world.events, with_store=False)
        target = folder / f"{next(numbers)}.{form}"
        if export.FORMS[form].is_folder:
            target.mkdir()
        export.FORMS[form].write(export.select_from(build, export.Wanted()), target)
        return target

    return export_world


@pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning:rdflib")  # it uses what it calls so itself
@hostile
@given(world=strategies.worlds())
def test_json_ld_is_the_same_graph_to_two_readers(exported: Export, world: strategies.World):
    """Two readers, rdflib and Oxigraph, read from it what they read from N-Triples."""
    path, expected = exported(world, "jsonld"), exported(world, "ntriples")

    assert set(ox.parse(path=str(path), format=ox.RdfFormat.JSON_LD)) == set(
        ox.parse(path=str(expected), format=ox.RdfFormat.N_TRIPLES)
    )
    found = Graph().parse(data=path.read_bytes(), format="json-ld")
    assert set(found) == set(Graph().parse(expected, format="nt"))


@pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning:rdflib")
@hostile
@given(world=strategies.worlds())
def test_trig_is_the_same_dataset_to_two_readers(exported: Export, world: strategies.World):
    """Two readers, rdflib and Oxigraph, read from it what they read from N-Quads."""
    path, expected = exported(world, "trig"), exported(world, "nquads")

    assert set(ox.parse(path=str(path), format=ox.RdfFormat.TRIG)) == set(
        ox.parse(path=str(expected), format=ox.RdfFormat.N_QUADS)
    )
    assert set(Dataset().parse(path, format="trig").quads()) == set(Dataset().parse(expected, format="nquads").quads())


@hostile
@given(world=strategies.worlds())
def test_no_cell_of_a_table_is_a_formula(exported: Export, world: strategies.World):
    """Python's reader finds as many cells in each row as there are columns, and a spreadsheet nothing to run."""
    for path in exported(world, "csv").iterdir():
        with path.open(encoding="utf-8-sig", newline="") as file:
            header, *rows = csv.reader(file)
        assert {len(row) for row in rows} <= {len(header)}
        assert not any(_FORMULA.match(cell) for row in rows for cell in row)


def test_the_published_context_follows_the_ontology():
    """`scripts/context.py` writes it."""
    written = runpy.run_path(str(ROOT / "scripts" / "context.py"))["text"]()

    assert ontology_path("context.jsonld").read_text(encoding="ascii") == written
