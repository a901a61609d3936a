"""Docs that cannot rot: what they show is run, and what there is, they show."""

import re
import runpy
from collections.abc import Callable
from pathlib import Path

import pytest
from project import ROOT

from graph.build import FILES, STORE
from graph.cli import main

SCRIPT = runpy.run_path(str(ROOT / "scripts" / "refresh_docs.py"))
PAGES: list[Path] = SCRIPT["pages"]()
refresh: Callable[[str], str] = SCRIPT["refresh"]


@pytest.fixture
def beside_a_build(seeds_build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working folder in which output/ is the build of the seeds, as the pages suppose."""
    (tmp_path / "output").symlink_to(seeds_build)
    (tmp_path / "tests").symlink_to(ROOT / "tests")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("beside_a_build")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_shown_output_is_what_commands_print(page: Path):
    """Every command of a page prints what the page shows; `python scripts/refresh_docs.py` writes it anew."""
    text = page.read_text(encoding="utf-8")

    assert refresh(text) == text


@pytest.mark.pipeline
@pytest.mark.parametrize("name", SCRIPT["TUTORIALS"])
def test_a_tutorial_can_be_followed_word_for_word(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Its files, saved as it says, and its commands, in their order, give what it shows."""
    monkeypatch.chdir(tmp_path)
    text = (ROOT / name).read_text(encoding="utf-8")

    assert SCRIPT["follow"](text) == text
    saved = set(re.findall(r"ave (?:this|it) as\s+`([\w.-]+)", text))
    assert {path.name for path in tmp_path.iterdir()} == saved | SCRIPT["TUTORIALS"][name]


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_is_documented(name: str):
    """A command has its row in the README and its section in docs/commands.md."""
    assert f"| `{name}" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"\n$ cablegraph {name} --help\n" in (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_command_is_documented_that_does_not_exist(page: Path):
    """Every `cablegraph NAME` of a page is a command."""
    named = re.findall(r"(?:^\$ |`|^)cablegraph ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE)

    assert set(named) <= set(main.commands)


@pytest.mark.parametrize("name", [*FILES, f"{STORE}/"])
@pytest.mark.parametrize("page", ["README.md", "output/README.md"])
def test_every_file_of_a_build_is_explained(name: str, page: str):
    """What a build leaves is named where people look for it."""
    assert f"`{name}`" in (ROOT / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_within_the_project_lead_somewhere(page: Path):
    """A relative link of a page names a file that is there."""
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_page_is_linked_from_the_readme():
    """People find a page from the README."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert [page.name for page in PAGES if page.parent.name == "docs" and f"(docs/{page.name})" not in readme] == []


def test_continuous_integration_runs_the_test_command_of_the_readme():
    """What CI runs is what the README tells people to run."""
    assert "sh scripts/test\n" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == "exec sh scripts/test"
