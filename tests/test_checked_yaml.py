"""YAML that people write: what is read as what, and where a mistake is."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from graph.checked_yaml import DEEPEST, LARGEST_FILE, choices, line_of, read_checked, read_yaml
from graph.errors import FrameError, GazetteerError, GraphError
from graph.resources import ontology_path

SHIPPED = sorted(ontology_path().rglob("*.yaml"))


class Part(BaseModel):
    """A record within another."""

    model_config = ConfigDict(extra="forbid")

    names: list[str] = []
    count: int | None = None


class Whole(BaseModel):
    """A record."""

    model_config = ConfigDict(extra="forbid")

    part: Part | None = None
    parts: dict[str, list[Part]] = {}
    size: int = 0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a file is written to."""
    return tmp_path / "mine.yaml"


def mistake(path: Path, content: str) -> str:
    """What is said of a file, without its name."""
    path.write_text(content, encoding="utf-8")
    with pytest.raises(GazetteerError) as caught:
        read_checked(path, Whole, GazetteerError)
    return str(caught.value).removeprefix(str(path))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_our_own_files_keep_the_rules(path: Path):
    """No tag, anchor, alias or key that stands twice; the same reader as for users' files."""
    assert isinstance(read_yaml(path, FrameError), dict)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (
            "[no, NO, on, yes, 012, 1e3, 2024-05-31, 1:30]",
            ["no", "NO", "on", "yes", "012", "1e3", "2024-05-31", "1:30"],
        ),
        ("[null, ~, 'null', '~', '']", [None, None, "null", "~", ""]),
        ("{NO: {}, 1: []}", {"NO": {}, "1": []}),
        ("a: |\n  two\n  lines\n", {"a": "two\nlines\n"}),
        ("", None),
        ("# nothing but a comment", None),
        ("\ufeffa: b", {"a": "b"}),
    ],
)
def test_every_scalar_is_a_text(path: Path, written: str, read: object):
    """Or nothing: what YAML 1.1 makes of words and digits surprises everybody but its authors."""
    path.write_text(written, encoding="utf-8")
    assert read_yaml(path, FrameError) == read


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("size: 1\nsise: 2\n", ":2: sise: unknown key, expected one of part, parts, size"),
        ("part:\n  name: [a]\n", ":2: part.name: unknown key, expected one of count, names"),
        ("parts:\n  a:\n  - names: []\n  - {names: b}\n", ":4: parts.a.1.names: expected a list, found 'b'"),
        ("parts:\n  a: {names: b}\n", ":2: parts.a: expected a list, found {'names': 'b'}"),
        ("size: big\n", ":1: size: "),
        ("part: x\n", ":1: part: expected keys with values, found 'x'"),
        ("- size\n", ":1: the file: expected keys with values, found ['size']"),
        ("size: 1\nsize: 2\n", ":2: 'size' stands twice, expected each key once"),
        ("size: 1\npart: {names: [a, a], names: []}\n", ":2: 'names' stands twice"),
        ("size: &a 1\n", ":1: expected plain values, found an anchor (&) or an alias (*)"),
        ("size: 1\npart: *a\n", ":2: expected plain values, found an anchor (&) or an alias (*)"),
        ("<<: {size: 1}\n", ":1: <<: unknown key"),
        ("size: !!int 1\n", ":1: expected plain values, found the tag 'tag:yaml.org,2002:int'"),
        ("size: 1\n---\nsize: 2\n", ":2: expected one document, found a second"),
        ("size: 1\n? [a]\n: b\n", ":2: expected a text as a key"),
        ("size: [\n", ":2: not YAML: "),
        ("size: 1\n\tpart: x\n", ":2: not YAML: "),
        ("a: \x00\n", ": not YAML: "),
        ("a: " * 5000, ":1: not YAML: "),
        ("[" * (DEEPEST + 1), f":1: expected at most {DEEPEST} levels"),
        ("#" * LARGEST_FILE + "#", f": expected at most {LARGEST_FILE:,} bytes"),
    ],
)
def test_a_mistake_is_named_with_its_line(path: Path, content: str, said: str):
    """The innermost place, and what was expected there."""
    assert mistake(path, content).startswith(said)


def test_text_that_is_not_utf_8_is_named_with_its_line(path: Path):
    """Most likely an editor's own encoding."""
    path.write_bytes("size: 1\npart: {names: [Malé]}\n".encode("latin-1"))
    with pytest.raises(FrameError, match=r":2: cannot be read: expected text in UTF-8"):
        read_yaml(path, FrameError)


def test_what_a_message_repeats_is_short(path: Path):
    """A wrong value of a megabyte is not said again, and neither are a thousand known names."""
    assert len(mistake(path, f"size: {'x' * 1_000_000}\n")) < 200
    assert choices(f"name {number:04}" for number in range(1000)).endswith("name 0029 and 970 more")


def test_the_line_of_a_value(path: Path):
    """Of several places within a row the one that is wrong."""
    path.write_text("a:\n  b:\n  - c\n  - d\n", encoding="utf-8")
    assert [line_of(path, ["a", "b"], value) for value in ("c", "d", "e")] == [3, 4, 2]


@given(st.recursive(st.text(max_size=5) | st.none(), lambda kids: st.lists(kids) | st.dictionaries(st.text(), kids)))
def test_what_was_written_is_read(tmp_path_factory: pytest.TempPathFactory, value: object):
    """Any texts, lists and keys come back as they were, or are refused by name."""
    path = tmp_path_factory.mktemp("yaml") / "any.yaml"
    path.write_text(yaml.safe_dump(value, allow_unicode=False), encoding="utf-8")
    try:
        assert read_yaml(path, FrameError) == value
    except FrameError as error:
        assert "levels" in str(error)  # noqa: PT017 -- it may be nested too deep


@given(st.binary(max_size=200))
def test_no_bytes_end_in_a_traceback(tmp_path_factory: pytest.TempPathFactory, content: bytes):
    """Whatever a file holds, it is read or refused."""
    path = tmp_path_factory.mktemp("bytes") / "any.yaml"
    path.write_bytes(content)
    try:
        read_checked(path, Whole, FrameError)
    except GraphError as error:
        assert str(error).startswith(f"{path}:")  # noqa: PT017 -- it need not be raised
