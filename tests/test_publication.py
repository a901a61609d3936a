import multiprocessing
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from dying import dying

from graph.errors import RequestError
from graph.publication import finish_publication, publish, reading, staging

NAMES = ("a.jsonl", "b.csv", "c.ttl")
RENAMES = 1 + len(NAMES) + 2  # the decision, each file, the old store aside, the new one


def write(folder: Path, version: str) -> None:
    """A build of which every file says its version."""
    (folder / "store").mkdir(parents=True)
    for name in (*NAMES, "store/CURRENT"):
        (folder / name).write_text(version)


def versions(folder: Path) -> set[str]:
    """The versions that the files of a build say."""
    return {(folder / name).read_text() for name in (*NAMES, "store/CURRENT")}


def build(output: Path, version: str) -> None:
    """Write a build and put it in place of the last."""
    with staging(output) as folder:
        write(folder, version)
        publish(folder, output)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """An old build."""
    write(tmp_path, "old")
    return tmp_path


@contextmanager
def in_a_process(work: Callable[[], object]) -> Iterator[multiprocessing.Process]:
    """A process that works beside the test."""
    process = multiprocessing.get_context("fork").Process(target=work)
    process.start()
    yield process
    process.join()


def test_a_build_takes_the_place_of_the_last(output: Path):
    """All of it; files of others stay, and nothing else is left."""
    (output / "README.md").write_text("mine")
    build(output, "new")

    assert versions(output) == {"new"}
    assert {path.name for path in output.iterdir()} == {*NAMES, "store", "README.md"}


@pytest.mark.parametrize("number", range(1, RENAMES + 1))
@pytest.mark.parametrize("deaths", [1, 2, RENAMES])
def test_a_build_that_died_among_its_moves_is_made_whole(number: int, deaths: int, output: Path, monkeypatch):
    """At whatever renaming it died, and though whoever finished it died too, a reader meets one build."""

    def die() -> None:
        monkeypatch.setattr(Path, "rename", dying(Path.rename, number, first=True))
        build(output, "new")

    def die_again() -> None:
        monkeypatch.setattr(Path, "rename", dying(Path.rename, 2, first=True))
        finish_publication(output)

    with in_a_process(die) as process:
        pass
    assert process.exitcode == -signal.SIGKILL
    for _ in range(deaths - 1):
        with in_a_process(die_again):
            pass

    with reading(output):
        assert versions(output) == {"old" if number == 1 else "new"}
    with staging(output):  # it removes what a dead build left
        pass
    assert {path.name for path in output.iterdir()} == {*NAMES, "store"}


def test_commands_that_read_meet_whole_builds_only(output: Path):
    """While builds are put in place one after another, in another process."""

    def build_and_build() -> None:
        for number in range(30):
            build(output, str(number))

    met: set[str] = set()
    with in_a_process(build_and_build) as process:
        while process.is_alive():
            with reading(output):
                (version,) = versions(output)
                met.add(version)

    assert "29" in {*met, *versions(output)}
    assert len(met) > 1


def test_readers_that_keep_a_build_open_do_not_stop_the_next(output: Path, monkeypatch: pytest.MonkeyPatch):
    """Moves wait for a while only: who shows a table in a pager has read all of it."""
    monkeypatch.setattr("graph.publication._PATIENCE", 0.2)
    with reading(output):
        build(output, "new")

    assert versions(output) == {"new"}


def test_moves_wait_for_a_reader(output: Path):
    """A reader who opens one file after another meets the same build in all."""
    publishing = threading.Thread(target=build, args=(output, "new"))
    with reading(output):
        publishing.start()
        time.sleep(0.3)
        assert versions(output) == {"old"}
    publishing.join()
    assert versions(output) == {"new"}


def test_what_is_not_there_can_be_asked_for(tmp_path: Path):
    """The reader says that there is no build; here nothing is made."""
    with reading(tmp_path / "none"):
        pass

    assert not (tmp_path / "none").exists()


def test_a_reader_who_may_not_write_reads(output: Path):
    """A build on a disk that is mounted for reading."""
    output.chmod(0o555)
    with reading(output):
        assert versions(output) == {"old"}
    output.chmod(0o755)


def test_an_output_that_is_no_folder_is_refused(output: Path):
    """There is no place to write."""
    with pytest.raises(RequestError, match="cannot be written into"), staging(output / "a.jsonl"):
        pass


def test_no_descriptor_is_left_open(output: Path):
    """However often it is read."""
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(5):
        with reading(output):
            pass

    assert len(list(Path("/proc/self/fd").iterdir())) == before
