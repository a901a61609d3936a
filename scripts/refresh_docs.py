#!/usr/bin/env python3
"""Writes the output of every command that README.md and docs/ show again, from a build of the seeds.

A block ```console that begins with "$ cablegraph ..." is followed by what that command prints; a test
checks that it still does. So is a query in a block ```sparql, if its answer is the block ```text behind it.
A tutorial is followed from its beginning in an empty folder: a block behind "save this
as `NAME`" is that file, and a block ```shell holds commands, each followed by what it prints.
"""

import contextlib
import re
import shlex
import tempfile
from pathlib import Path

from click.testing import CliRunner

from graph.cli import main

TUTORIALS = {"docs/tutorial-new-kind.md": {"output"}, "README.md": {"first", "second"}}  # and the folders they build
ROOT = Path(__file__).resolve().parent.parent
SHOWN = re.compile(r"(?<=```console\n)\$ cablegraph (?P<arguments>.*)\n(?P<output>(?:.*\n)*?)(?=```)")
ANSWERED = re.compile(r"```sparql\n(?P<query>(?:(?!```)[^\x00])*)```\n\n```text\n(?P<answer>(?:(?!```)[^\x00])*)```")
STEP = re.compile(
    r"[Ss]ave (?:this|it) as\s+`(?P<name>[\w./-]+)`(?:(?!```).)*```\w+\n(?P<content>.*?)```"
    r"|(?<=```shell\n)(?P<commands>.*?)(?=```)",
    re.DOTALL,
)


def pages() -> list[Path]:
    """The pages that may show commands."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def refresh(page: str) -> str:
    """A page with the output of its commands and the answers to its queries as they are now.

    They run in the working folder, in which output/ is a build of the seeds and tests/ that of the project.
    """
    page = SHOWN.sub(lambda shown: f"$ cablegraph {shown['arguments']}\n{output_of(shown['arguments'])}", page)
    return ANSWERED.sub(_answer, page)


def follow(page: str) -> str:
    """A tutorial with the output of its commands as it is now, followed in the working folder, which is empty."""
    return STEP.sub(_take_step, page)


def _take_step(step: re.Match[str]) -> str:
    if step["commands"] is not None:
        commands = re.findall(r"^\$ cablegraph (.*)\n", step["commands"], re.MULTILINE)
        return "\n".join(f"$ cablegraph {arguments}\n{output_of(arguments)}" for arguments in commands)
    path = Path(step["name"])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(step["content"], encoding="utf-8")
    return step[0]


def _answer(asked: re.Match[str]) -> str:
    """A query with what `cablegraph query` answers to it."""
    return f"```sparql\n{asked['query']}```\n\n```text\n{output_of('query -', given=asked['query'])}```"


def output_of(arguments: str, *, given: str | None = None) -> str:
    """What a command prints on a terminal of a hundred columns, with that on standard input."""
    result = CliRunner(env={"COLUMNS": "100"}).invoke(main, shlex.split(arguments), given, catch_exceptions=False)
    return "".join(f"{line.rstrip()}\n" for line in result.output.splitlines())


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path("tests").symlink_to(ROOT / "tests")
        CliRunner().invoke(main, ["build", str(ROOT / "seeds"), "-q"], catch_exceptions=False)
        for path in pages():
            path.write_text(refresh(path.read_text(encoding="utf-8")), encoding="utf-8")
    for name in TUTORIALS:
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            tutorial = ROOT / name
            tutorial.write_text(follow(tutorial.read_text(encoding="utf-8")), encoding="utf-8")
