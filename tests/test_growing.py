"""Building again as articles come, change and go: the result is that of a build from nothing."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from project import Run

from graph.build import FILES, STORE, build_graph
from graph.errors import RequestError
from graph.store import open_store

pytestmark = [pytest.mark.pipeline, pytest.mark.untraced]

NAMES = ("deal", "talks", "court", "sport")
TEXTS = (
    "Rwanda agreed to take 250 deportees from the United States on 4 August 2025.",
    "The United States paid Rwanda $7.5 million. Rwanda agreed to take 250 deportees from the United States.",
    "The United States paid Rwanda $7.6 million in August.\n\nPeru refused to take deportees from the United States.",
    "Washington did not pay Kigali. Officials said that Ghana may send troops to Mali.",
    "The home side won the match, and its supporters sang all the way to the station.",
)
OWN_NAMES = """\
agencies:
  ghana-water-board: {label: Ghana Water Board, country: GH, names: [Water Board]}
"""
BASES = ("https://w3id.org/cablegraph/id/", "https://example.org/kg/")


@dataclass
class Newsroom:
    """A folder of articles that changes, and the options by which it is built."""

    folder: Path
    base_iri: str = BASES[0]
    gazetteer: list[Path] = field(default_factory=list)

    def write(self, name: str, text: str, day: int = 5) -> None:
        """Add an article, or put it in the place of the one of that name."""
        self.folder.mkdir(exist_ok=True)
        (self.folder / f"{name}.txt").write_text(f"Daily Record 8/{day}/2025 7:40:15 AM\n\n{text}\n")

    def build(self, output: Path) -> object:
        """Build all of it."""
        return build_graph([self.folder], output, base_iri=self.base_iri, gazetteer=self.gazetteer)


def content(folder: Path) -> tuple[dict[str, bytes], list[str]]:
    """All that a build says: every file, byte for byte, and every quad of its store."""
    return {name: (folder / name).read_bytes() for name in FILES}, sorted(map(str, open_store(folder / STORE)))


def changes(newsroom: Newsroom, own_names: Path, dice: random.Random) -> list[Callable[[], None]]:
    """Everything that may happen to a newsroom between two builds."""

    def remove() -> None:
        names = sorted(newsroom.folder.iterdir())
        if len(names) > 1:
            dice.choice(names).unlink()

    def rebase() -> None:
        newsroom.base_iri = dice.choice(BASES)

    def learn() -> None:
        newsroom.gazetteer = [] if newsroom.gazetteer else [own_names]

    def write() -> None:
        newsroom.write(dice.choice(NAMES), dice.choice(TEXTS), dice.choice([5, 6]))

    return [write, write, write, remove, remove, rebase, learn, lambda: None]


@pytest.mark.parametrize("seed", range(3))
def test_a_build_that_grew_is_one_from_nothing(seed: int, tmp_path: Path):
    """After any adds, edits, removals and other options, every file and every quad is that of a fresh build."""
    dice = random.Random(seed)
    own_names = tmp_path / "names.yaml"
    own_names.write_text(OWN_NAMES)
    newsroom, grown = Newsroom(tmp_path / "articles"), tmp_path / "grown"
    newsroom.write("deal", TEXTS[0])
    for step in range(5):
        for _ in range(dice.randint(1, 3)):
            dice.choice(changes(newsroom, own_names, dice))()
        fresh = tmp_path / f"fresh-{step}"
        newsroom.build(grown)
        newsroom.build(fresh)

        assert content(grown) == content(fresh)


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """Three articles, built once."""
    room = Newsroom(tmp_path / "articles")
    for name, text in zip(NAMES, TEXTS[:3], strict=False):
        room.write(name, text)
    room.build(tmp_path / "output")
    return room


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of articles that are handed out to be read, as builds go on."""
    handed: list[str] = []

    def work_on(articles, work, _):
        for article in articles:
            handed.append(article.id)
            yield article, work(article)

    monkeypatch.setattr("graph.build.work_on", work_on)
    return handed


def test_an_unchanged_corpus_is_left_alone(
    newsroom: Newsroom, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    """Nothing is loaded, read or written, and the closing line says so."""
    output = tmp_path / "output"
    before = {path: path.stat().st_mtime_ns for path in output.rglob("*") if path.name in FILES}
    for name in ("load_pipeline", "merge_corpus", "work_on", "write_build"):
        monkeypatch.setattr(f"graph.build.{name}", None)
    result = run("build", newsroom.folder, "-o", output)

    assert result.stderr.splitlines()[-1].endswith(" 0 skipped; nothing changed")
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_only_what_changed_is_read(newsroom: Newsroom, tmp_path: Path, read: list[str]):
    """A new, a changed and a vanished article cost two readings."""
    newsroom.write("sport", TEXTS[4])
    newsroom.write("talks", TEXTS[3])
    (newsroom.folder / "deal.txt").unlink()
    newsroom.build(tmp_path / "output")

    assert sorted(read) == ["sport", "talks"]


def test_another_base_has_only_the_files_written(newsroom: Newsroom, tmp_path: Path, read: list[str]):
    """IRIs are no part of what an article says."""
    newsroom.base_iri = BASES[1]
    newsroom.build(tmp_path / "output")

    assert read == []
    assert BASES[1] in (tmp_path / "output" / "facts.jsonl").read_text()


def test_names_of_one_s_own_have_all_read_again(newsroom: Newsroom, tmp_path: Path, read: list[str]):
    """Any article may name them."""
    newsroom.gazetteer = [tmp_path / "names.yaml"]
    newsroom.gazetteer[0].write_text(OWN_NAMES)
    newsroom.build(tmp_path / "output")

    assert len(read) == 3


@pytest.mark.parametrize("name", ["graph.ttl", "facts.csv", f"{STORE}/CURRENT"])
def test_a_missing_file_is_written_again(name: str, newsroom: Newsroom, tmp_path: Path, read: list[str]):
    """Without reading the articles again."""
    before = content(tmp_path / "output")
    (tmp_path / "output" / name).unlink()
    newsroom.build(tmp_path / "output")

    assert content(tmp_path / "output") == before
    assert read == []


def test_a_failed_article_is_told_each_time_and_retried_when_asked(
    newsroom: Newsroom, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    """It costs its time once; the exit status is 3 as long as it is not in the graph."""
    output, fresh = tmp_path / "output", tmp_path / "fresh"
    newsroom.write("sport", TEXTS[3])
    with monkeypatch.context() as patch:
        patch.setattr("graph.build.extract", lambda *_: bytearray(1_000_000_000))
        first = run("build", newsroom.folder, "-o", output, "--article-memory", 500)
    second = run("build", newsroom.folder, "-o", output)
    third = run("build", newsroom.folder, "-o", output, "--retry")
    newsroom.build(fresh)

    for result in (first, second):
        assert result.exit_code == 3
        assert "sport.txt: takes more memory to read than 500 MB" in result.stderr
    assert third.exit_code == 0
    assert content(output) == content(fresh)


def test_folders_without_files_are_refused(newsroom: Newsroom, tmp_path: Path):
    """A folder that was not mounted does not empty a graph."""
    (tmp_path / "empty").mkdir()
    before = content(tmp_path / "output")
    with pytest.raises(RequestError, match="no files in"):
        build_graph([tmp_path / "empty"], tmp_path / "output")

    assert content(tmp_path / "output") == before
    assert newsroom.folder.is_dir()


def test_the_order_of_inputs_does_not_matter(newsroom: Newsroom, tmp_path: Path):
    """Files named one by one, in any order, give the same bytes."""
    files = sorted(newsroom.folder.iterdir(), reverse=True)
    build_graph(files, tmp_path / "turned")

    assert content(tmp_path / "turned") == content(tmp_path / "output")
