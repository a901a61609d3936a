"""The gate: articles that name no public actor are not parsed, and nothing is lost by it."""

from dataclasses import replace
from pathlib import Path

import pytest
from construction import lexicon, read_suite
from project import ROOT, SEEDS, Run, pipeline

from graph.articles import read_articles
from graph.build import build_graph
from graph.errors import ArticleError
from graph.extraction import extract, may_hold_claims
from graph.frames import load_frames
from graph.language import parse_article
from graph.model import Article

GENERAL = ROOT / "tests" / "general"
FOLDERS = (SEEDS, ROOT / "tests" / "development", ROOT / "tests" / "practice", GENERAL)
SUFFIXES = {".txt", ".md", ".html"}
FILES = ("facts.jsonl", "unread.jsonl", "graph.nq", "explanations.jsonl", "articles.jsonl")


def articles_of(folder: Path) -> list[Path]:
    """The articles in a folder of the project."""
    files = folder.iterdir() if folder.is_dir() else ()
    return sorted(path for path in files if path.suffix in SUFFIXES and path.name != "README.md")


def article(text: str) -> Article:
    """An article of no more than a text."""
    return Article(id="a", text=text)


@pytest.fixture(scope="module")
def suite_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each text of the construction suite that names no public actor, as an article."""
    folder = tmp_path_factory.mktemp("suite")
    for name, items in read_suite().items():
        for number, item in enumerate(items):
            if not may_hold_claims(article(item.text), lexicon()):
                (folder / f"{name}-{number:03}.txt").write_text(f"Herald {item.published:%m/%d/%Y}\n\n{item.text}\n")
    return folder


@pytest.mark.pipeline
@pytest.mark.untraced
def test_reading_all_finds_the_same(tmp_path, suite_folder):
    """Byte for byte, over the articles of the project, those on other things, and texts of the suite."""
    inputs = [path for folder in (*FOLDERS, suite_folder) for path in articles_of(folder)]
    gated = build_graph(inputs, tmp_path / "gated")
    read_all = build_graph(inputs, tmp_path / "all", read_all=True)
    assert str(gated) == str(read_all)
    assert gated.claims > 500
    for name in FILES:
        assert (tmp_path / "gated" / name).read_bytes() == (tmp_path / "all" / name).read_bytes(), name


@pytest.mark.pipeline
def test_no_article_of_ours_is_left_out():
    """Whatever has gold facts is read; most news of other kinds is not."""

    def relevant(folder: Path) -> list[bool]:
        read = read_articles(articles_of(folder))
        return [may_hold_claims(one, lexicon()) for one in read if not isinstance(one, ArticleError)]

    assert all(all(relevant(folder)) for folder in FOLDERS[:-1])
    assert sum(relevant(GENERAL)) < len(relevant(GENERAL)) / 3


@pytest.mark.parametrize(
    "text",
    [
        "Prices rose.\n\nTunisia has refused the money.",  # a state, in any paragraph
        "The Danish champion asked for help.",
        "A court in Nairobi ruled against him.",
        "The Kremlin said nothing.",
        "The European Commission paid the sum.",
        "The State Department asked for time.",
        "Hamas freed four men.",
        "Trump said that he would pay.",
        "The government has refused the money.",  # of a state that the text does not name
        "A federal judge blocked the order.",
        "The minister, Grace Phiri, resigned.",
    ],
)
def test_a_public_actor_makes_an_article_one_to_read(text):
    """A state, its people, seat, courts, agencies and leaders, and bodies of several states."""
    assert may_hold_claims(article(text), lexicon())


@pytest.mark.pipeline
@pytest.mark.parametrize(
    "text",
    [
        "Okafor told his captain to stay on.",
        "The chairman asked the director to clear the court.",
        "Reuters paid the agency $5 million.",  # the press tells
        "May told Birch to wait.",  # a leader's name and a common word
        "",
    ],
)
def test_an_article_without_a_public_actor_is_not_read(text):
    """Parsed or not, it gives neither claims nor unread sentences."""
    assert not may_hold_claims(article(text), lexicon())
    extraction = extract(parse_article(pipeline(), article(text)), lexicon())
    assert extraction.claims == extraction.unread == ()


def test_a_frame_of_anybody_opens_the_gate(tmp_path):
    """A user's kind of fact that no state can take part in is looked for in every article."""
    (tmp_path / "acquisition.yaml").write_text(
        """
frame: Acquisition
definition: A company buys a company.
roles:
  buyer: {required: true, fillers: [organization]}
  bought: {required: true, fillers: [organization]}
patterns:
  - pattern: buy a company
    units: [acquire.v]
    elements: {buyer: [subject], bought: [object]}
    explicit: [buyer, bought]
"""
    )
    own = replace(lexicon(), frames=load_frames(tmp_path))
    text = article("Bellweather acquired Nestwise.")
    assert may_hold_claims(text, own)
    assert not may_hold_claims(text, lexicon())


def test_the_command_has_the_option(run: Run, tmp_path, monkeypatch: pytest.MonkeyPatch):
    """`--read-all` reaches the build."""
    asked: list[bool] = []

    def build(*_: object, read_all: bool, **__: object) -> object:
        asked.append(read_all)
        return type("Outcome", (), {"skipped": ()})()

    monkeypatch.setattr("graph.build.build_graph", build)
    run("build", GENERAL, "-o", tmp_path, "-q")
    run("build", GENERAL, "-o", tmp_path, "-q", "--read-all")
    assert asked == [False, True]
