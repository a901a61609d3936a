"""Runs the command line in a process that really dies, or runs into trouble, where a test says.

    python tests/dying.py TROUBLE NUMBER build ...

`rename`: it kills itself at the NUMBERth renaming, before it is made. `kept`: after NUMBER articles were kept. `write`:
when the NUMBERth file of the build is begun. `parse`: the parser gets lost for ever (0), kills its process (1), or
takes all memory (2) where a paragraph says POISON; it is a component of a real pipeline.
"""

import itertools
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

import graph.build
import graph.writing
from graph.cli import main
from graph.corpus import Corpus


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


if __name__ == "__main__":
    main_with(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
