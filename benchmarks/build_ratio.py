#!/usr/bin/env python3
"""What a build costs beside the bare parse of the same text, in one run on one machine.

Prints seconds and their ratio to `nlp.pipe` over the paragraphs of the seeds, several copies of them so that
fixed costs do not rule: first for parse, claims and events, then for all that `cablegraph build` does from
reading to the store. The three are timed in turn, and the median of the rounds counts.

Some machines set OPENBLAS_CORETYPE and OPENBLAS_L2_SIZE for another numpy, which slows this one down: unset both.
"""

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from graph.articles import read_articles
from graph.build import build_graph
from graph.errors import ArticleError
from graph.extraction import extract_claims, load_lexicon
from graph.language import BATCH_SIZE, PARAGRAPH_BREAK, load_pipeline, parse_articles
from graph.resolution import merge_claims

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def copy_seeds(folder: Path, copies: int) -> None:
    """Lay copies of the seeds into a folder, each an article of its own."""
    for path in SEEDS.iterdir():
        for number in range(copies):
            shutil.copy(path, folder / f"{path.stem}-{number}{path.suffix}")


def seconds(step: Callable[[], object]) -> float:
    """How long a step takes."""
    start = time.perf_counter()
    step()
    return time.perf_counter() - start


def measure(folder: Path, rounds: int) -> dict[str, float]:
    """The median of the seconds that each step takes over the articles of a folder."""
    articles = [article for article in read_articles([folder]) if not isinstance(article, ArticleError)]
    paragraphs = [paragraph for article in articles for paragraph in article.text.split(PARAGRAPH_BREAK)]
    nlp, lexicon = load_pipeline(), load_lexicon()
    print(f"{len(articles)} articles, {sum(map(len, nlp.pipe(paragraphs))):,} tokens, median of {rounds} rounds")

    def extract() -> None:
        claims = [claim for parsed in parse_articles(nlp, articles) for claim in extract_claims(parsed, lexicon)]
        merge_claims(claims, articles)

    def build() -> None:
        with tempfile.TemporaryDirectory() as output:
            build_graph([folder], Path(output))

    steps = {
        "nlp.pipe": lambda: list(nlp.pipe(paragraphs, batch_size=BATCH_SIZE)),
        "parse, claims, events": extract,
        "build": build,
    }
    taken = [{name: seconds(step) for name, step in steps.items()} for _ in range(rounds)]
    return {name: statistics.median(one[name] for one in taken) for name in steps}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copies", type=int, default=5, help="of each seed article (default: 5)")
    parser.add_argument("--rounds", type=int, default=3, help="of each step (default: 3)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy_seeds(Path(folder), options.copies)
        taken = measure(Path(folder), options.rounds)
    for name, length in taken.items():
        print(f"{name:<22} {length:7.2f} s {length / taken['nlp.pipe']:7.2f}")


if __name__ == "__main__":
    main()
