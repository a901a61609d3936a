"""Whatever stops a build, the last good one is readable and the next goes on: real processes, really killed."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from project import Run

from graph.build import FILES, STORE, build_graph
from graph.store import open_store

pytestmark = [pytest.mark.pipeline, pytest.mark.untraced]

DYING = Path(__file__).with_name("dying.py")
AGREED = "Rwanda agreed to take 250 deportees from the United States on 4 August 2025."
PAID = "The United States paid Rwanda $7.5 million."
POISON = f"POISON. {PAID}"
RENAMES = 1 + len(FILES) + 2 * 2  # the decision, each file, and of store and index the old one aside, the new one


def write_articles(folder: Path, texts: dict[str, str]) -> Path:
    """A folder with just these articles."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(f"Daily Record 8/5/2025 7:40:15 AM\n\n{text}\n")
    return folder


@dataclass(frozen=True)
class Ended:
    """How a build ended, and what it said."""

    returncode: int
    stderr: str


@pytest.fixture(scope="module")
def run_into(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Ended]]:
    """`run_into("rename", 1, articles, output)`: what becomes of a build that runs into this trouble.

    Each is a process of its own, with one more for articles. They are forked from one that has loaded the pipeline,
    since a new one takes five seconds for that.
    """
    server = subprocess.Popen(
        [sys.executable, DYING, "serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    said = tmp_path_factory.mktemp("said")

    def run_build(trouble: str, number: int, articles: Path, output: Path, *options: object) -> Ended:
        file = said / str(len(list(said.iterdir())))
        arguments = ["build", *map(str, (articles, "-o", output, *options)), "--jobs", "1"]
        server.stdin.write(json.dumps([str(file), trouble, number, arguments]) + "\n")
        server.stdin.flush()
        return Ended(int(server.stdout.readline()), file.read_text())

    yield run_build
    server.communicate()


def content(folder: Path) -> tuple[dict[str, bytes], list[str]]:
    """All that a build says: every file, byte for byte, and every quad of its store."""
    return {name: (folder / name).read_bytes() for name in FILES}, sorted(map(str, open_store(folder / STORE)))


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of one article, only to be copied."""
    folder = tmp_path_factory.mktemp("old")
    build_graph([write_articles(folder / "articles", {"deal": AGREED})], folder / "output")
    return folder / "output"


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of that article and three more, only to be read."""
    folder = tmp_path_factory.mktemp("new")
    build_graph([write_articles(folder / "articles", FOUR)], folder / "output")
    return folder / "output"


FOUR = {"deal": AGREED, "money": PAID, "more-money": f"{PAID} {AGREED}", "most": f"{AGREED} {PAID}"}


@pytest.fixture
def output(old: Path, tmp_path: Path) -> Path:
    """The build of one article, to be built over."""
    return Path(shutil.copytree(old, tmp_path / "output"))


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Four articles, of which the build knows one."""
    return write_articles(tmp_path / "articles", FOUR)


def test_a_build_killed_among_articles_is_gone_on_with(
    articles: Path, output: Path, old: Path, new: Path, run: Run, run_into: Callable[..., Ended]
):
    """After kill -9 with two of three new articles read, the old build is whole, and two are kept."""
    died = run_into("kept", 2, articles, output)

    assert died.returncode == -signal.SIGKILL
    assert content(output) == content(old)
    closing = run("build", articles, "-o", output).stderr.splitlines()[-1]
    assert closing.endswith("; 2 articles of an interrupted build kept")
    assert content(output) == content(new)


@pytest.mark.parametrize("number", [0, 1, 3, 5])
def test_a_build_killed_among_files_is_gone_on_with(
    number: int, articles: Path, output: Path, old: Path, new: Path, run: Run, run_into: Callable[..., Ended]
):
    """After kill -9 with some files of the new build written, the old one is whole; the new one is made again."""
    died = run_into("write", number, articles, output)

    assert died.returncode == -signal.SIGKILL
    assert content(output) == content(old)
    closing = run("build", articles, "-o", output).stderr.splitlines()[-1]
    assert closing.endswith("; 3 articles of an interrupted build kept")
    assert content(output) == content(new)
    assert not list(output.glob(".*"))


@pytest.mark.parametrize(
    ("number", "first_to_come"), [(1, "reader"), (2, "reader"), (6, "build"), (12, "reader"), (RENAMES, "reader")]
)
def test_a_build_killed_among_renamings_is_one_or_the_other(
    number: int,
    first_to_come: str,
    articles: Path,
    output: Path,
    old: Path,
    new: Path,
    run: Run,
    run_into: Callable[..., Ended],
):
    """After kill -9 before any renaming, whoever comes next finds the old build or the whole new one."""
    died = run_into("rename", number, articles, output)

    assert died.returncode == -signal.SIGKILL
    if first_to_come == "reader":
        assert run("query", "-o", output, "ASK {}").exit_code == 0
        assert content(output) == content(old if number == 1 else new)
    assert run("build", articles, "-o", output).exit_code == 0
    assert content(output) == content(new)
    assert not list(output.glob(".*"))


def test_the_number_of_renamings_is_what_these_tests_suppose(
    articles: Path, output: Path, run_into: Callable[..., Ended]
):
    """After the last there is none at which a build could die."""
    assert run_into("rename", RENAMES + 1, articles, output).returncode == 0


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (0, "takes longer to read than 3 s"),
        (1, "the process that read it died (SIGKILL)"),
        (2, "takes more memory to read than 300 MB"),
    ],
)
def test_a_poisonous_article_costs_itself_alone(
    number: int, reason: str, articles: Path, output: Path, new: Path, run: Run, run_into: Callable[..., Ended]
):
    """A parser that loops for ever, takes its process down or eats all memory: it is named, and the rest is built."""
    (articles / "poison.txt").write_text(POISON)
    bounded = run_into("parse", number, articles, output, "--article-seconds", 3, "--article-memory", 300)
    again = run("build", articles, "-o", output)

    assert bounded.returncode == 3
    assert f"poison.txt: {reason}" in bounded.stderr
    assert content(output) == content(new)
    assert again.exit_code == 3
    assert f"poison.txt: {reason}" in again.stderr
    (articles / "poison.txt").write_text(PAID)
    assert run("build", articles, "-o", output).exit_code == 0


def test_ctrl_c_among_articles_leaves_the_last_build_and_what_was_read(
    articles: Path, output: Path, old: Path, run: Run
):
    """Status 130, no process left, no remains but what was found."""
    (articles / "poison.txt").write_text(POISON)
    (articles / "poison.txt").rename(articles / "zz-poison.txt")  # the last one, so that all others are kept
    process = subprocess.Popen(
        [sys.executable, DYING, "parse", "0", "build", articles, "-o", output, "--jobs", "1"],
        start_new_session=True,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(0.5)
    while not is_busy(child_of(process.pid)):
        assert process.poll() is None
        time.sleep(0.1)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the build and to its processes
    _, talk = process.communicate()

    assert process.returncode == 130
    assert talk.endswith("Interrupted.\n")
    assert "Traceback" not in talk
    assert content(output) == content(old)
    assert not list(output.glob(".*"))
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    (articles / "zz-poison.txt").unlink()
    assert "; 3 articles of an interrupted build kept" in run("build", articles, "-o", output).stderr


def child_of(process: int) -> int | None:
    """The one process that another has started, if it has."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return int(children[0]) if children else None


def is_busy(process: int | None) -> bool:
    """Whether a process has worked for a second."""
    with contextlib.suppress(OSError, TypeError):
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        return int(fields[11]) > os.sysconf("SC_CLK_TCK")
    return False


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, of a megabyte or what a test makes of it."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", disk], check=False, capture_output=True)
    if mount.returncode:
        pytest.skip("a disk can be mounted by root only")
    yield disk
    # Lazily: whatever else looks at the machine's disks at this moment (df, a backup) makes a plain one fail as busy.
    subprocess.run(["umount", "--lazy", disk], check=True)


@pytest.mark.parametrize("free", [20_000, 300_000, 1_000_000])
def test_a_full_disk_leaves_the_last_build(free: int, articles: Path, small_disk: Path, old: Path, new: Path, run: Run):
    """However little room there is, for the database, a file or the store: one line, and the old build is whole."""
    output = Path(shutil.copytree(old, small_disk / "output"))
    ballast = small_disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        room = shutil.disk_usage(small_disk).free - free
        file.write(bytes(room))
    full = run("build", articles, "-o", output)

    assert full.exit_code == 1
    assert full.stderr.splitlines()[-1].startswith(
        f"Error: {output}: the build could not be written, the last one stays"
    )
    assert content(output) == content(old)
    assert run("query", "-o", output, "ASK {}").exit_code == 0
    ballast.unlink()
    assert run("build", articles, "-o", output).exit_code == 0
    assert content(output) == content(new)
