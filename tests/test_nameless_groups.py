"""Collectives without a name are actors too: they can be found by their number, in our articles and in the real one."""

import csv
import io
from pathlib import Path

import pytest
from project import ROOT, SEEDS, Run

REAL_ARTICLE = ROOT.parent / "shared" / "seeds" / "000_4716038df31e565a.txt"


def groups(run: Run, article: Path, build: Path) -> list[tuple[int, str]]:
    """The size of each numbered group of an article, with the kind of event that it takes part in."""
    assert run("build", article, "-o", build, "-q").exit_code == 0
    query = "SELECT ?size ?kind { ?g a cg:Group ; cg:size ?size . ?e ?role ?g ; a ?kind . FILTER(?kind != cg:Event) }"
    answer = run("query", "--build", build, "--format", "csv", query)
    assert answer.exit_code == 0, answer.output
    rows = csv.DictReader(io.StringIO(answer.stdout))
    return sorted({(int(row["size"]), row["kind"].rpartition("#")[2]) for row in rows})


@pytest.mark.parametrize(
    "article",
    [
        SEEDS / "third-country-deals.txt",
        pytest.param(
            REAL_ARTICLE,
            marks=pytest.mark.skipif(not REAL_ARTICLE.exists(), reason="the real article is not beside this checkout"),
        ),
    ],
    ids=["ours", "the real one"],
)
def test_the_29_the_other_29_and_the_seven_that_agreed(run: Run, tmp_path: Path, article: Path):
    """By size a query finds the 29 spoken to, the 29 to be approached, which make 58, and the seven that agreed."""
    found = groups(run, article, tmp_path / "build")

    assert {(29, "Negotiation"), (29, "Request"), (7, "Agreement")} <= set(found)
    assert sum(size for size, kind in found if kind in {"Negotiation", "Request"} and size == 29) == 58
