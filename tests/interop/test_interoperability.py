"""Twelve questions get the same answers from programs of others, and every reader reads every file alike."""

from pathlib import Path

import pytest
from interop import engines
from project import ROOT


@pytest.fixture(scope="module")
def ours(seeds_build: Path, tmp_path_factory: pytest.TempPathFactory) -> engines.Answers:
    """What Oxigraph answers."""
    return engines.ask_oxigraph(seeds_build, tmp_path_factory.mktemp("oxigraph"))


def test_there_are_twelve_questions_with_answers(ours: engines.Answers):
    """None of them is answered by nothing."""
    assert len(ours) == 12
    assert all(answer.total() for answer in ours.values())


@pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning:rdflib")  # it uses what it calls so itself
@pytest.mark.parametrize("name", [name for name in engines.ENGINES if name != "Oxigraph"])
def test_others_give_the_same_answers(seeds_build: Path, tmp_path: Path, ours: engines.Answers, name: str):
    """Row for row, numbers by their value; what an engine is known to leave out, it must leave out."""
    try:
        answers = engines.ENGINES[name](seeds_build, tmp_path)
    except engines.MissingError as reason:
        pytest.skip(str(reason))

    assert answers == engines.expected_of(name, ours)


@pytest.mark.parametrize("name", engines.READERS)
def test_others_read_every_file_alike(seeds_build: Path, tmp_path: Path, name: str):
    """The same statements as Oxigraph, of the build's own files and of exports."""
    for path in engines.export_files(seeds_build, tmp_path):
        try:
            found = engines.statements(engines.READERS[name](path, tmp_path))
        except engines.MissingError as reason:
            pytest.skip(str(reason))
        assert found == engines.expected_statements(path), path.name


def test_the_page_has_every_question():
    """`scripts/interoperability.py` writes it."""
    page = (ROOT / "docs" / "interoperability.md").read_text(encoding="utf-8")

    assert [
        title for title in map(engines.title_of, engines.read_questions().values()) if f"| {title} |" not in page
    ] == []
    assert "**" not in page  # nothing differs but for what it tells
    assert [omission for omission in engines.OMISSIONS.values() if omission.reason not in " ".join(page.split())] == []
