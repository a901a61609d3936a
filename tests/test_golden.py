"""Whole graphs of articles, kept in `tests/golden/NAME/`: an article and the Turtle that a build makes of it.

After a change that is meant to change them, write them anew, and read the difference before it is committed:

    WRITE_GOLDEN=1 python -m pytest tests/test_golden.py
"""

import os
import shutil
from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.compare import graph_diff

from graph.build import build_graph

pytestmark = pytest.mark.untraced

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path for path in GOLDEN.iterdir() if path.is_dir())


def only_in(graph: Graph) -> list[str]:
    """The triples of one side of a comparison, as lines that read well."""
    return sorted(graph.serialize(format="nt").splitlines())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_graph_of_an_article(case: Path, tmp_path: Path):
    """A build makes the expected graph, triple for triple; a failure shows what only each side has."""
    (article,) = case.glob("article.*")
    build_graph([article], tmp_path / "output")
    found, expected = tmp_path / "output" / "graph.ttl", case / "expected.ttl"
    if os.environ.get("WRITE_GOLDEN"):
        shutil.copyfile(found, expected)

    _, missing, unexpected = graph_diff(Graph().parse(expected), Graph().parse(found))

    assert (only_in(missing), only_in(unexpected)) == ([], [])
