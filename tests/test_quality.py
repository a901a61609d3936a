"""The quality that was reached once, kept: floors of precision and recall by kind, in `floors.json`.

`pytest tests/test_quality.py --raise-floors` writes today's scores where they are higher. A floor that has to be
lowered is lowered by hand, where a reader of the change sees it. The articles of `tests/unseen`, `tests/fresh` and
`tests/held` are not among them: nobody looks at those while developing.
"""

import hashlib
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from project import ROOT, SEEDS

from graph.evaluation import Report, Score, evaluate

FLOORS = ROOT / "tests" / "floors.json"
KINDS = tuple(path.stem.title().replace("_", "") for path in sorted((ROOT / "ontology" / "frames").glob("*.yaml")))
Figures = dict[str, dict[str, float]]  # kind -> precision and recall

pytestmark = [pytest.mark.pipeline, pytest.mark.untraced]


@dataclass(frozen=True, slots=True)
class Collection:
    """Articles with their gold facts."""

    name: str
    articles: Path
    gold: Path

    def gold_files(self) -> list[Path]:
        """The files of gold facts, sorted."""
        return sorted(self.gold.glob("*.facts.json"))

    def inputs(self) -> list[Path]:
        """The articles that have gold facts, sorted."""
        names = {path.name.removesuffix(".facts.json") for path in self.gold_files()}
        return sorted(p for p in self.articles.iterdir() if p.stem in names and not p.name.endswith(".json"))

    def digest(self) -> str:
        """A digest of articles and gold, which changes when the figures can no longer be compared."""
        found = hashlib.sha256()
        for path in (*self.inputs(), *self.gold_files()):
            found.update(f"{path.name}\n{path.stat().st_size}\n".encode() + path.read_bytes())
        return found.hexdigest()[:16]


COLLECTIONS = (
    Collection("seeds", SEEDS, ROOT / "tests" / "gold"),
    Collection("development", ROOT / "tests" / "development", ROOT / "tests" / "development"),
    Collection("practice", ROOT / "tests" / "practice", ROOT / "tests" / "practice"),
    Collection("further-practice", ROOT / "tests" / "further-practice", ROOT / "tests" / "further-practice"),
    Collection("wider-practice", ROOT / "tests" / "wider-practice", ROOT / "tests" / "wider-practice"),
    Collection("deeper-practice", ROOT / "tests" / "deeper-practice", ROOT / "tests" / "deeper-practice"),
    Collection("latest-practice", ROOT / "tests" / "latest-practice", ROOT / "tests" / "latest-practice"),
    Collection("recent-practice", ROOT / "tests" / "recent-practice", ROOT / "tests" / "recent-practice"),
    Collection("newest-practice", ROOT / "tests" / "newest-practice", ROOT / "tests" / "newest-practice"),
    Collection("later-practice", ROOT / "tests" / "later-practice", ROOT / "tests" / "later-practice"),
    Collection("current-practice", ROOT / "tests" / "current-practice", ROOT / "tests" / "current-practice"),
    Collection("briefs", ROOT / "tests" / "briefs", ROOT / "tests" / "briefs"),
    Collection("cables", ROOT / "tests" / "cables", ROOT / "tests" / "cables"),
    Collection("broad", ROOT / "tests" / "broad", ROOT / "tests" / "broad"),
    Collection("shared", ROOT.parent / "shared" / "seeds", ROOT.parent / "shared" / "seeds"),
)


@pytest.fixture(scope="module", params=COLLECTIONS, ids=lambda collection: collection.name)
def collection(request) -> Collection:
    """Each collection that is here; the real article is not part of the project."""
    found: Collection = request.param
    if not found.articles.is_dir():
        pytest.skip(f"no articles at ../{found.articles.relative_to(ROOT.parent)}")
    return found


@pytest.fixture(scope="module")
def report(collection: Collection, run, tmp_path_factory) -> Report:
    """The scores of a build of the collection."""
    build = tmp_path_factory.mktemp(collection.name)
    result = run("build", *collection.inputs(), "-o", build, "-q")
    assert result.exit_code == 0, result.output
    return evaluate(collection.gold, build)


@pytest.fixture(scope="module")
def floors(collection: Collection, report: Report, request) -> dict[str, str | Figures]:
    """What was reached before; with `--raise-floors`, what is reached now where that is more."""
    known = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    own = known.get(collection.name, {"digest": "", "floors": {}})
    if not request.config.getoption("--raise-floors"):
        return own
    own = {"digest": collection.digest(), "floors": raised(own["floors"], figures_of(report))}
    FLOORS.write_text(json.dumps(known | {collection.name: own}, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return own


def scores_of(report: Report) -> Iterator[tuple[str, Score]]:
    """The score of each kind, and of all together."""
    yield from sorted(report.by_kind.items())
    yield "all", report.total


def figures_of(report: Report) -> Figures:
    """Precision and recall in thousandths, rounded down, so that the score that made a floor does not undercut it."""
    return {
        kind: {name: math.floor(getattr(score, name) * 1000) / 1000 for name in ("precision", "recall")}
        for kind, score in scores_of(report)
    }


def raised(floors: Figures, figures: Figures) -> Figures:
    """The higher figure of each."""
    return {
        kind: {
            name: max(floors.get(kind, {}).get(name, 0.0), figures.get(kind, {}).get(name, 0.0))
            for name in ("precision", "recall")
        }
        for kind in sorted({*floors, *figures})
    }


@pytest.mark.parametrize("kind", [*KINDS, "all"])
def test_no_figure_falls_below_its_floor(kind, report, floors):
    """What was right once stays right."""
    score = dict(scores_of(report)).get(kind, Score())
    floor = floors["floors"].get(kind, {"precision": 0.0, "recall": 0.0})
    wrong = "".join(f"\n  wrong:  {a}: {c['kind']} {c['quote']}" for a, c in report.false_alarms if c["kind"] == kind)
    missed = "".join(f"\n  missed: {a}: {f['kind']} {f['roles']}" for a, f in report.missed if f["kind"] == kind)
    assert score.precision >= floor["precision"], f"precision {score.precision:.3f} of {kind}{wrong}"
    assert score.recall >= floor["recall"], f"recall {score.recall:.3f} of {kind}{missed}"


def test_floors_are_of_these_articles_and_this_gold(collection, floors):
    """Where a gold file changed, old figures say nothing; `--raise-floors` takes them anew."""
    assert floors["digest"] == collection.digest()


def test_every_article_with_gold_was_evaluated(collection, report):
    """An article that is not read would not be missed in any figure."""
    assert len(report.by_article) == len(collection.gold_files()) == len(collection.inputs())


@pytest.mark.parametrize("kind", [*KINDS, "all"])
def test_floors_have_every_kind_that_has_gold(kind, collection, floors):
    """A kind without a floor could be lost unseen."""
    facts = [fact for path in collection.gold_files() for fact in json.loads(path.read_text("utf-8"))["facts"]]
    assert kind in floors["floors"] or kind not in {fact["kind"] for fact in facts if not fact.get("optional")}


def test_raising_never_lowers_a_floor():
    """A kind that got worse keeps its floor, one that got better gets a higher one."""
    floors = {"Payment": {"precision": 0.9, "recall": 0.5}, "Ruling": {"precision": 1.0, "recall": 1.0}}
    figures = {"Payment": {"precision": 0.8, "recall": 0.6}, "Refusal": {"precision": 0.7, "recall": 0.7}}
    assert raised(floors, figures) == {
        "Payment": {"precision": 0.9, "recall": 0.6},
        "Refusal": {"precision": 0.7, "recall": 0.7},
        "Ruling": {"precision": 1.0, "recall": 1.0},
    }
