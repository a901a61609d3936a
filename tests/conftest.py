"""What many tests share: the command line as a function, and one build of the seeds."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from project import SEEDS, Run

from graph.cli import main


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


def pytest_addoption(parser: pytest.Parser) -> None:
    """What a test run may be asked for beside what pytest knows."""
    parser.addoption("--raise-floors", action="store_true", help="write higher scores into tests/floors.json")


def pytest_configure(config: pytest.Config) -> None:
    """What the marks of tests mean."""
    config.addinivalue_line("markers", "pipeline: reads sentences with the trained pipeline; loading it takes a second")
