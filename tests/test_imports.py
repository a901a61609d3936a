"""The arrow of imports: data flows one way through the package, and so do its imports."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "graph"
BASE = {
    "checked_yaml",
    "corrections",
    "errors",
    "frames",
    "gazetteer",
    "iris",
    "kinds",
    "labels",
    "lexicon",
    "model",
    "prefixes",
    "resources",
    "territories",
    "vocabulary",
    "workers",
}
# From left to right; a module imports from rows to the left of its own, or from its own folder.
ROWS = (
    BASE,
    {"articles", "tokens"},
    {"letter_case", "lookalikes", "reattachment"},
    {"language"},
    {"extraction"},
    {"resolution"},
    {"corpus", "publication", "sorting", "weaving"},
    {"merging"},
    {"rdf", "facts", "knowledge", "recorded", "sparql"},
    {"store"},
    {"evaluation", "explain", "unread", "validation", "view"},
    {"writing"},
    {"build"},
    {"asof", "differences", "disputes", "progress", "questions", "review", "server"},
    {"bundle", "export"},
    {"cli"},
)
# Libraries that only one place may name, so that another can take their place there.
PLACES = {
    "pyoxigraph": {"store"},
    "pyshacl": {"validation"},
    "pyvis": {"view"},
    "rensa": {"resolution"},
    "networkx": {
        "view",
        "evaluation",
        "export",
        "questions",
        "resolution",
    },  # drawing; pairing with gold; paths; who is one person
    "jinja2": {"differences", "server"},
    "cachetools": {"server"},
    "starlette": {"server"},
    "uvicorn": {"server"},
    "trafilatura": {"articles"},
    "feedparser": {"articles"},
    "pyarrow": {"articles", "export"},
    "pypdfium2": {"articles"},
    "urllib3": {"articles"},  # and so nothing else can fetch anything
    "warcio": {"articles"},
    "click": {"cli", "progress"},
    "sqlite3": {"corpus"},
    "multiprocessing": {"workers", "server"},  # articles that are read; queries that can be killed
    "spacy": {"language", "tokens"},
}


def modules() -> list[Path]:
    """Every module of the package."""
    return sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def noun(path: Path) -> str:
    """The row's name for a file: its folder in the package, or itself."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


@cache  # each library is looked for in every file
def imports(path: Path) -> frozenset[str]:
    """Every module that a file imports, wherever in it, by its full name."""
    return frozenset(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            own = node.module == "graph"
            yield from (f"graph.{name.name}" for name in node.names) if own else (str(node.module),)


def row(name: str) -> int:
    """How far to the right a noun stands."""
    return next(place for place, names in enumerate(ROWS) if name in names)


def test_every_module_has_its_row():
    """A new module is a new noun, with its place in the arrow."""
    assert {noun(path) for path in modules()} == set().union(*ROWS)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_to_the_left(path: Path):
    """A module imports from its own folder, from the base, or from rows to its left."""
    imported = {
        name.split(".")[1] for name in imports(path) if name.startswith("graph.") and name != "graph.__version__"
    }
    others = imported - {noun(path)}

    wrong = {name for name in others if not (row(name) < row(noun(path)) or {name, noun(path)} <= BASE)}

    assert wrong == set()


@pytest.mark.parametrize("library", PLACES)
def test_a_library_is_named_in_its_place_only(library: str):
    """What a library does for us can be changed in one place."""
    naming = {noun(path) for path in modules() if library in {name.split(".")[0] for name in imports(path)}}

    assert naming <= PLACES[library]
