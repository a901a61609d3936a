#!/usr/bin/env python3
"""How the cost of a build grows with the number of articles.

The articles are made (`made_corpus.py`), so that it is known what belongs together: the score of the merging is printed
with the rest. For each number of articles and of processes, seconds by the clock and of all processors, and the most
memory that all processes had at one time, of

- the bare parse of the text, by as many processes,
- a whole build, and its ratio to the parse,
- a build where nothing has changed,
- a build where one article came in, and its share of the whole one.

    OPENBLAS_NUM_THREADS=1 .venv/bin/python benchmarks/corpus_growth.py 1000 10000
"""

import argparse
import json
import multiprocessing
import os
import tempfile
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from made_corpus import article_record, make_articles, write_corpus
from made_score import score_merges
from process_tree import Cost, run_program, run_step, this_python
from spacy.language import Language

from graph.articles import read_articles
from graph.language import BATCH_SIZE, PARAGRAPH_BREAK, load_pipeline
from graph.model import Article

_FORK = multiprocessing.get_context("fork")
_pipeline: Language  # what forked processes share


def measure(number: int, jobs: int, folder: Path) -> None:
    """Parse, build, build again and add an article; print what each costs."""
    write_corpus(folder, number)
    articles, output = folder / "articles", folder / "output"
    build = this_python("cablegraph", "build", articles, "-o", output, "--jobs", jobs, "--quiet")
    print(f"{number:,} articles, {jobs} {'process' if jobs == 1 else 'processes'}", flush=True)
    parse = run_step(lambda: parse_text(articles, jobs))
    print(f"  {'bare parse':<18} {parse}  {number / parse.seconds:6.1f} articles a second", flush=True)
    whole = run_program(*build)
    print(f"  {'whole build':<18} {whole}  {number / whole.seconds:6.1f} articles a second, {_ratio(whole, parse)}")
    print(f"  {score_merges(folder / 'truth.jsonl', output)}", flush=True)
    unchanged = run_program(*build)
    print(f"  {'nothing changed':<18} {unchanged}  {_share(unchanged, whole)}", flush=True)
    add_article(articles)
    one_more = run_program(*build)
    print(f"  {'one article more':<18} {one_more}  {_share(one_more, whole)}", flush=True)


def add_article(articles: Path) -> None:
    """Put one more made article beside the others."""
    added = next(make_articles(1, seed=1))
    record = article_record(added) | {"id": f"{added.id}-added"}
    (articles / "added.jsonl").write_text(json.dumps(record), encoding="utf-8")


def _ratio(whole: Cost, parse: Cost) -> str:
    by_clock, by_processor = whole.seconds / parse.seconds, whole.processor / parse.processor
    return f"{by_clock:.2f} times the parse by the clock, {by_processor:.2f} by processors"


def _share(build: Cost, whole: Cost) -> str:
    return f"{build.seconds / whole.seconds:6.2%} of the whole by the clock, {build.processor / whole.processor:.2%}"


def parse_text(articles: Path, jobs: int) -> None:
    """Parse all paragraphs of some articles, and keep nothing."""
    global _pipeline  # noqa: PLW0603  loaded once, before the fork
    _pipeline = load_pipeline()
    with _FORK.Pool(jobs) as pool:
        for _ in pool.imap_unordered(_parse_batch, _batches(articles), chunksize=1):
            pass


def _batches(articles: Path) -> Iterator[list[str]]:
    texts = (item.text for item in read_articles([articles]) if isinstance(item, Article))
    paragraphs = (paragraph for text in texts for paragraph in text.split(PARAGRAPH_BREAK))
    while batch := list(islice(paragraphs, BATCH_SIZE)):
        yield batch


def _parse_batch(paragraphs: Sequence[str]) -> int:
    return sum(len(doc) for doc in _pipeline.pipe(paragraphs, batch_size=BATCH_SIZE))


def _measure_apart(number: int, jobs: int) -> None:
    """Measure in a process of its own, so that the memory of the last one does not count."""
    with tempfile.TemporaryDirectory() as folder:
        process = _FORK.Process(target=measure, args=(number, jobs, Path(folder)))
        process.start()
        process.join()
    if process.exitcode:
        raise SystemExit(process.exitcode)


def main() -> None:
    """Measure and print."""
    cores = len(os.sched_getaffinity(0))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("numbers", type=int, nargs="*", default=[1000, 10_000], help="of articles")
    parser.add_argument("--jobs", type=int, nargs="*", default=sorted({1, cores}), help="processes (default: 1, all)")
    options = parser.parse_args()
    load = " ".join(f"{load:.1f}" for load in os.getloadavg())
    print(f"{cores} cores, load before: {load}", flush=True)
    for number in options.numbers:
        for jobs in options.jobs:
            _measure_apart(number, jobs)


if __name__ == "__main__":
    main()
