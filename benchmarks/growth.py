#!/usr/bin/env python3
"""How the steps after reading grow with the number of claims, which are made directly: no article is parsed.

The claims are those of our own articles, in copies under other names whose states, sums and days differ, so that some
are of one event and most are not. Prints a table in Markdown: for each size the seconds of processors for keeping
claims in the database, merging them to events, writing all files with the store, and once more for the store alone;
how long merging and writing took by the clock; the most memory that all processes had at one time; and what all steps
took for each n log n, against the row before, which is 1.00 where they grow as n log n does.

    OPENBLAS_NUM_THREADS=1 .venv/bin/python benchmarks/growth.py 1000 10000 100000 1000000 --jobs 1 2
"""

import argparse
import datetime as dt
import json
import math
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from process_tree import run_step

from graph.build import build_graph
from graph.corpus import Corpus, Keys, Reading, open_corpus
from graph.corrections import load_corrections
from graph.iris import mint_claim_iri
from graph.lexicon import load_lexicon
from graph.merging import learn_telling, merge_corpus
from graph.model import Article, Claim, EntityKind, Filler
from graph.store import write_store
from graph.weaving import INDEX
from graph.writing import write_build

ROOT = Path(__file__).resolve().parent.parent
OURS = ROOT / "seeds"
KEYS = Keys(extraction="made", writing="made")
FIRST_DAY = dt.date(2020, 1, 1)
DAYS = 2000


def processor_seconds() -> float:
    """Seconds that this process and those of its that have ended have worked."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def our_claims() -> tuple[list[Article], dict[str, list[Claim]]]:
    """Our articles, and the claims of each."""
    with tempfile.TemporaryDirectory() as folder:
        build_graph([OURS], Path(folder))
        with open_corpus(Path(folder)) as corpus:
            articles = list(corpus.articles())
            claims: dict[str, list[Claim]] = {article.id: [] for article in articles}
            for claim in corpus.claims():
                claims[claim.article].append(claim)
    return articles, claims


def varied(claim: Claim, article: str, dice: random.Random) -> Claim:
    """A claim as another article says it: of other states and sums."""
    fillers = tuple(varied_filler(filler, dice) for filler in claim.fillers)
    amount = claim.amount and replace(claim.amount, value=claim.amount.value * dice.randint(1, 1000))
    return replace(claim, article=article, fillers=fillers, amount=amount, about=())


def varied_filler(filler: Filler, dice: random.Random) -> Filler:
    """A government is mostly that of another state, one of 676."""
    if filler.entity.kind is not EntityKind.GOVERNMENT or dice.random() < 0.3:
        return filler
    code = "".join(dice.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ", k=2))
    return replace(filler, entity=replace(filler.entity, key=code, label=f"Government of {code}", country=code))


def keep_claims(corpus: Corpus, size: int, articles: Sequence[Article], claims: dict[str, list[Claim]]) -> None:
    """Fill a corpus with at least so many claims."""
    mean = sum(map(len, claims.values())) / len(articles)
    models = [articles[number % len(articles)] for number in range(round(size / mean))]

    def copies() -> Iterator[Article]:
        for number, model in enumerate(models):
            day = FIRST_DAY + dt.timedelta(days=number % DAYS)
            yield replace(model, id=f"{model.id}-{number:07}", published=day.isoformat())

    dice = random.Random(size)  # the same claims each time
    corpus.update(copies(), KEYS)
    for article in corpus.waiting():
        made = [varied(claim, article.id, dice) for claim in claims[article.id.rpartition("-")[0]]]
        corpus.keep(article, Reading.of({mint_claim_iri(claim): claim for claim in made}.values(), ()))


def measure(size: int, jobs: int) -> dict[str, float]:
    """What one size costs, step by step."""
    articles, claims = our_claims()
    lexicon = load_lexicon()
    taken: dict[str, float] = {}

    def steps(folder: Path) -> None:
        times, files = [processor_seconds()], folder / "files"
        (files / INDEX).mkdir(parents=True)
        with open_corpus(folder) as corpus, corpus.merged(files / INDEX) as merged:
            keep_claims(corpus, size, articles, claims)
            times.append(processor_seconds())
            started = time.perf_counter()
            telling = learn_telling(corpus, merged, load_corrections(None))
            merge = merge_corpus(corpus, merged, telling)
            corpus.settle()
            times.append(processor_seconds())
            write_build(files, folder, merge, merged, lexicon=lexicon, jobs=jobs)
            times.append(processor_seconds())
            taken["clock"] = time.perf_counter() - started
            write_store(folder / "again", files / "graph.nq")
            times.append(processor_seconds())
            taken.update({"articles": len(corpus.ids()), **merged.counts()})
        names = ("keep", "merge", "write", "store")
        taken.update(zip(names, (later - earlier for earlier, later in pairwise(times)), strict=True))

    with tempfile.TemporaryDirectory() as name:
        taken["megabytes"] = run_step(lambda: steps(Path(name))).megabytes
    return taken


def row(taken: dict[str, float], jobs: int, before: float | None) -> tuple[str, float]:
    """A row of the table, and the seconds for each n log n."""
    claims = taken["claims"]
    steps = [taken[name] for name in ("keep", "merge", "write", "store")]
    each = sum(steps[:3]) / (claims * math.log(claims))
    cells = (
        *(f"{taken[name]:,.0f}" for name in ("claims", "events")),
        str(jobs),
        *(f"{step:,.1f}" for step in (*steps, taken["clock"])),
        f"{taken['megabytes']:,.0f}",
        "" if before is None else f"{each / before:.2f}",
    )
    return f"| {' | '.join(cells)} |", each


def main() -> None:
    """Measure each size in a process of its own, so that its memory is its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="+", type=int, help="how many claims")
    parser.add_argument("--jobs", nargs="*", type=int, default=[2], help="processes that write (default: 2)")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.alone:
        print(json.dumps(measure(options.sizes[0], options.jobs[0])))
        return
    heads = ("claims", "events", "jobs", "keep", "merge", "write", "store", "by the clock", "MB", "growth")
    print(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}", flush=True)
    for jobs in options.jobs:
        before: float | None = None
        for size in options.sizes:
            command = [sys.executable, __file__, "--alone", str(size), "--jobs", str(jobs)]
            told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
            line, before = row(json.loads(told), jobs, before)
            print(line, flush=True)


if __name__ == "__main__":
    main()
