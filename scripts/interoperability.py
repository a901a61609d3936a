#!/usr/bin/env python3
"""Writes docs/interoperability.md: what other programs answer, and what they read, of a build of the seeds.

What is not installed is named in the table. Takes a minute or two; the argument is a build, or one is made.
"""

import sys
import tempfile
import textwrap
from pathlib import Path

from click.testing import CliRunner

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from interop import engines  # noqa: E402  tests/ is no package

from graph.cli import main  # noqa: E402

PAGE = ROOT / "docs" / "interoperability.md"
HEAD = """\
# What other programs make of it

Written by `python scripts/interoperability.py`; a test runs the same with what is installed.

## Twelve questions

Each program loads a build of the seeds and answers the [same queries](../tests/interop/questions); rows are compared as
they come, in no order, numbers by their value. "same" is the very rows that Oxigraph gives, which is in Cablegraph;
what a program is known to leave out is told below the table, and a test sees that it is just that.

"""
READING = """
## Every file, read by others

How many statements each reader finds in the files of a build and in its exports; "all" are as many, and the same, as
Oxigraph finds.

"""
FOOT = """
JSON-LD is read back by Oxigraph and rdflib ([export.md](export.md)): serdi and rapper know none, and Debian's Jena
stops at it without a word. What else Virtuoso does in its own way stands in [stores.md](stores.md#virtuoso). Not run
here: GraphDB, QLever and Neo4j.
"""


def page(build: Path) -> str:
    """The page, for a build."""
    with tempfile.TemporaryDirectory() as folder:
        return f"{HEAD}{answers_table(build, Path(folder))}{READING}{files_table(build, Path(folder))}{FOOT}"


def answers_table(build: Path, folder: Path) -> str:
    """A row for each question, a column for each program."""
    found: dict[str, engines.Answers] = {}
    missing = {}
    for name, ask in engines.ENGINES.items():
        try:
            found[name] = ask(build, folder)
        except engines.MissingError as reason:
            missing[name] = str(reason)
    versions = engines.versions()
    ours = found["Oxigraph"]
    rows = [["question", "rows", *(f"{name} {versions[name]}".strip() for name in engines.ENGINES)]]
    for question, query in engines.read_questions().items():
        cells = [_same(name, found.get(name), ours, question) for name in engines.ENGINES]
        rows.append([engines.title_of(query), f"{ours[question].total():,}", *cells])
    notes = [*missing.values(), *(_told(*key) for key in engines.OMISSIONS)]
    return _table(rows) + "".join(f"\n{textwrap.fill(note, 120)}\n" for note in notes)


def files_table(build: Path, folder: Path) -> str:
    """A row for each form, a column for each reader."""
    rows = [["file", "statements", *engines.READERS]]
    for path in engines.export_files(build, folder):
        expected = engines.expected_statements(path)
        cells = []
        for read in engines.READERS.values():
            try:
                cells.append(_read(read(path, folder), expected))
            except engines.MissingError:
                cells.append("not installed")
        rows.append([path.name, f"{len(expected):,}", *cells])
    return _table(rows)


def _same(engine: str, answers: engines.Answers | None, ours: engines.Answers, question: str) -> str:
    if answers is None:
        return "not installed"
    if answers[question] != engines.expected_of(engine, ours)[question]:
        return "**other**"
    left_out = ours[question] - answers[question]
    return f"all but {left_out.total()}" if left_out else "same"


def _told(engine: str, question: str) -> str:
    omission = engines.OMISSIONS[engine, question]
    title = engines.title_of(engines.read_questions()[question])
    return f"{engine} leaves {omission} out of “{title}”: {omission.reason}."


def _read(nquads: bytes, expected: set[object]) -> str:
    found = engines.statements(nquads)
    return "all" if found == expected else f"**{len(found):,}**"


def _table(rows: list[list[str]]) -> str:
    lines = [f"| {' | '.join(row)} |\n" for row in rows]
    return "".join([lines[0], f"|{'---|' * len(rows[0])}\n", *lines[1:]])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        if len(sys.argv) < 2:
            CliRunner().invoke(main, ["build", str(ROOT / "seeds"), "-q", "-o", made], catch_exceptions=False)
        PAGE.write_text(page(Path(sys.argv[1] if len(sys.argv) > 1 else made)), encoding="utf-8")
