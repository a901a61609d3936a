"""What many tests share: the command line as a function, one build of the seeds, and a server that runs."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import coverage
import pytest
from click.testing import CliRunner, Result
from project import ROOT, SEEDS, Run, pipeline
from server.serving import GRAPH, MANY, Server, make_build, w3c_graphs

from graph.cli import main

# The files that take half a minute and more, longest first.
LONG_FILES = (
    "test_quality.py",
    "test_breadth.py",
    "test_constructions.py",
    "test_metamorphic.py",
    "browser/test_page.py",
    "browser/test_accessibility.py",
    "interop/test_interoperability.py",
    "test_crashes.py",
    "resolution/test_known_truth.py",
    "browser/test_exports.py",
    "browser/test_board.py",
    "articles/test_pdf.py",
    "browser/test_evidence.py",
    "browser/test_network.py",
    "test_build.py",
    "test_made_corpus.py",
)


@pytest.fixture(scope="session", autouse=True)
def _one_pipeline() -> Iterator[None]:
    """All builds of a process of tests share one pipeline; each reads in processes forked from it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("graph.build.load_pipeline", pipeline)
        yield


@pytest.fixture(scope="session")
def run() -> Run:
    """`run("facts", "--kind", "Payment")`: the result of that command; a bug is raised, not turned into a status."""

    def run_command(*arguments: object, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin, catch_exceptions=False)

    return run_command


@pytest.fixture(scope="session")
def seeds_build(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a build of the seeds, made once by the command line; only to be read."""
    folder = tmp_path_factory.mktemp("seeds-build")
    result = run("build", SEEDS, "-o", folder)
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture(scope="session")
def start() -> Iterator[Callable[..., Server]]:
    """`start(build, "--timeout", "2")`: a server of it, which is ended with the tests."""
    running: list[subprocess.Popen[bytes]] = []

    def start_server(build: Path, *options: str) -> Server:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "graph.cli", "serve", "-o", str(build), "--port", str(port), *options]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)})
        running.append(process)
        server = Server(port, process)
        for _ in range(600):
            try:
                if server.request("GET", "/health").status == 200:
                    return server
            except OSError:
                assert process.poll() is None, process.stderr.read() if process.stderr else ""
            time.sleep(0.1)
        raise AssertionError("the server does not answer")

    yield start_server
    for process in running:
        process.terminate()
        process.communicate(timeout=20)


@pytest.fixture(scope="session")
def server(start: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory) -> Server:
    """One server for all tests that only ask: queries may take two seconds."""
    build = make_build(tmp_path_factory.mktemp("served"), GRAPH + MANY + w3c_graphs())
    return start(build, "--timeout", "2")


def pytest_addoption(parser: pytest.Parser) -> None:
    """What a test run may be asked for beside what pytest knows."""
    parser.addoption("--raise-floors", action="store_true", help="write higher scores into tests/floors.json")


def pytest_configure(config: pytest.Config) -> None:
    """What the marks of tests mean."""
    config.addinivalue_line("markers", "pipeline: reads sentences with the trained pipeline; loading it takes a second")
    config.addinivalue_line("markers", "untraced: runs the same code so often that its coverage is not measured")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long files come first, so that at the end no process works on one alone (scripts/test keeps this order)."""
    places = {ROOT / "tests" / name: place for place, name in enumerate(LONG_FILES)}
    items.sort(key=lambda item: places.get(item.path, len(places)))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Tests marked `untraced`, and programs that they start, run without the tracer, which is slower than they are."""
    tracer = coverage.Coverage.current()
    if tracer is None or item.get_closest_marker("untraced") is None:
        return (yield)
    environment = {name: os.environ.pop(name) for name in [*os.environ] if name.startswith("COVERAGE")}
    tracer.stop()
    try:
        return (yield)
    finally:
        tracer.start()
        os.environ.update(environment)
