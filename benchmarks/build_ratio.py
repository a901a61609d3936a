#!/usr/bin/env python3
"""What a build costs beside the bare parse of the same text, in one run on one machine.

Prints seconds and their ratio to `nlp.pipe` over all paragraphs, for three collections: our articles on dealings
between governments (the seeds and `tests/development`), news of other kinds (`tests/general`), and a newspaper, in
which one article in five is of ours. Several copies of each, so that fixed costs do not rule. The steps are

- the bare parse of everything,
- claims and events of every article, parse included (the gate off: `--read-all`),
- all that `cablegraph build --read-all` does, from reading to the store,
- all that `cablegraph build` does: articles that can hold no claim are not parsed.

They are timed in turn, and the median of the rounds counts.

Some machines set OPENBLAS_CORETYPE and OPENBLAS_L2_SIZE for another numpy, which slows this one down: unset both.
Set OPENBLAS_NUM_THREADS=1.
"""

import argparse
import logging
import os
import shutil
import statistics
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from spacy.language import Language

from graph.articles import read_articles
from graph.build import build_graph, garbage_left
from graph.errors import ArticleError
from graph.extraction import extract, load_lexicon
from graph.language import BATCH_SIZE, PARAGRAPH_BREAK, load_pipeline, parse_articles, read_alike
from graph.lookalikes import lookalikes
from graph.model import Article
from graph.resolution import merge_claims

ROOT = Path(__file__).resolve().parent.parent
OURS = (ROOT / "seeds", ROOT / "tests" / "development")
GENERAL = (ROOT / "tests" / "general",)
GENERAL_FOR_EACH_OF_OURS = 4  # in a newspaper
SUFFIXES = {".txt", ".html", ".md"}


def articles_in(folders: Sequence[Path]) -> list[Path]:
    """The files of articles in these folders."""
    files = (path for folder in folders for path in sorted(folder.iterdir()))
    return [path for path in files if path.suffix in SUFFIXES and path.name != "README.md"]


def newspaper() -> list[Path]:
    """Ours, each once, and general ones in turn until there are enough of them."""
    ours, general = articles_in(OURS), articles_in(GENERAL)
    return ours + [general[i % len(general)] for i in range(GENERAL_FOR_EACH_OF_OURS * len(ours))]


def lay_out(paths: Sequence[Path], folder: Path, copies: int) -> None:
    """Copy articles into a folder, each copy an article of its own."""
    for number, path in enumerate(path for path in paths for _ in range(copies)):
        shutil.copy(path, folder / f"{path.stem}-{number}{path.suffix}")


def seconds(step: Callable[[], object]) -> float:
    """How long the processor works on a step and the processes that it starts, whatever else it does meanwhile."""
    start = processor_time()
    step()
    return processor_time() - start


def processor_time() -> float:
    """Seconds that this process and those of its that have ended have worked."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def measure(nlp: Language, folder: Path, rounds: int) -> dict[str, float]:
    """The median of the seconds that each step takes over the articles of a folder."""
    lexicon = load_lexicon()
    read_alike(nlp, lookalikes(lexicon.gazetteer))
    articles = [article for article in read_articles([folder]) if not isinstance(article, ArticleError)]
    paragraphs = [paragraph for article in articles for paragraph in article.text.split(PARAGRAPH_BREAK)]
    tokens = sum(map(len, nlp.pipe(paragraphs)))
    print(f"{len(articles)} articles, {tokens:,} tokens, median of {rounds} rounds")

    def find(articles: Sequence[Article]) -> None:
        with garbage_left():  # as a build does
            read = [extract(parsed, lexicon) for parsed in parse_articles(nlp, articles)]
        merge_claims([claim for one in read for claim in one.claims], articles)

    def build(*, read_all: bool) -> None:
        with tempfile.TemporaryDirectory() as output:
            build_graph([folder], Path(output), read_all=read_all)

    steps = {
        "nlp.pipe": lambda: list(nlp.pipe(paragraphs, batch_size=BATCH_SIZE)),
        "claims and events, gate off": lambda: find(articles),
        "build --read-all": lambda: build(read_all=True),
        "build": lambda: build(read_all=False),
    }
    taken = [{name: seconds(step) for name, step in steps.items()} for _ in range(rounds)]
    return {name: statistics.median(one[name] for one in taken) for name in steps}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copies", type=int, default=3, help="of each article (default: 3)")
    parser.add_argument("--rounds", type=int, default=3, help="of each step (default: 3)")
    parser.add_argument("folders", nargs="*", type=Path, help="folders of articles to measure in place of ours")
    options = parser.parse_args()
    logging.disable(logging.WARNING)  # articles without a date are named once a build
    nlp = load_pipeline()
    collections = {"ours": articles_in(OURS), "general news": articles_in(GENERAL), "newspaper": newspaper()}
    for name, paths in {"given": articles_in(options.folders)}.items() if options.folders else collections.items():
        with tempfile.TemporaryDirectory() as folder:
            lay_out(paths, Path(folder), options.copies)
            print(f"{name}: ", end="")
            taken = measure(nlp, Path(folder), options.rounds)
        for step, length in taken.items():
            print(f"  {step:<28} {length:7.2f} s {length / taken['nlp.pipe']:7.2f}")


if __name__ == "__main__":
    main()
