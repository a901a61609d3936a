"""Runs the command line in a process that really dies, or runs into trouble, where a test says.

    python tests/dying.py TROUBLE NUMBER build ...
    python tests/dying.py serve

`rename`: it kills itself at the NUMBERth renaming, before it is made. `kept`: after NUMBER articles were kept. `write`:
when the NUMBERth file of the build is begun. `parse`: the parser gets lost for ever (0), kills its process (1), or
takes all memory (2) where a paragraph says POISON; it is a component of a real pipeline.
`serve`: it does so for each line of its input, in a process forked from one that has loaded the pipeline.
"""

import itertools
import json
import os
import signal
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

import graph.build
import graph.writing
from graph.cli import main
from graph.corpus import Corpus
from graph.language import DEFAULT_MODEL
from graph.lexicon import load_lexicon


def dying(function: Callable[..., Any], number: int, *, first: bool) -> Callable[..., Any]:
    """The function, but at its NUMBERth call the process is killed, before it does anything or after it did."""
    calls = itertools.count(1)

    def call(*arguments: Any, **options: Any) -> Any:
        is_last = next(calls) == number
        if is_last and first:
            os.kill(os.getpid(), signal.SIGKILL)
        result = function(*arguments, **options)
        if is_last:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    return call


def poisoned(number: int) -> Callable[[str], Language]:
    """A loader of pipelines that cannot take the word POISON."""

    @Language.component("poisoned")
    def poison(doc: Doc) -> Doc:
        while number == 0 and "POISON" in doc.text:
            pass
        if number == 1 and "POISON" in doc.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if number == 2 and "POISON" in doc.text:
            hoard = [bytearray(10_000_000)]
            while hoard:
                hoard.append(bytearray(10_000_000))
        return doc

    load = graph.build.load_pipeline

    def load_pipeline(model: str) -> Language:
        nlp = load(model)
        nlp.add_pipe("poisoned")
        return nlp

    return load_pipeline


def main_with(trouble: str, number: int, arguments: list[str]) -> None:
    """Run a command into trouble."""
    if trouble == "rename":
        Path.rename = dying(Path.rename, number, first=True)
    elif trouble == "kept":
        Corpus.keep = dying(Corpus.keep, number, first=False)
    elif trouble == "write":
        names = ("weave_graph", "_make_store", "change_store", "weave", "write_view", "weave_explanations")
        setattr(graph.writing, names[number], dying(getattr(graph.writing, names[number]), 1, first=False))
    elif trouble == "parse":
        graph.build.load_pipeline = poisoned(number)
    main(arguments)


def serve() -> None:
    """Run each command of the input, `[FILE, TROUBLE, NUMBER, ARGUMENTS]`, and print the status with which it ended.

    What it says goes to the file.
    """
    graph.build.load_pipeline = cache(graph.build.load_pipeline)
    graph.build.load_pipeline(DEFAULT_MODEL)
    load_lexicon()
    for line in sys.stdin:
        said, trouble, number, arguments = json.loads(line)
        process = os.fork()
        if process == 0:
            file = os.open(said, os.O_WRONLY | os.O_CREAT)
            os.dup2(file, 1)
            os.dup2(file, 2)
            main_with(trouble, number, arguments)
        _, status = os.waitpid(process, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        serve()
    else:
        main_with(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
