#!/usr/bin/env python3
"""How the steps after reading grow with the number of claims, which are made directly: no article is parsed.

The claims are those of our own articles, in copies under other names whose states, sums and days differ, so that some
are of one event and most are not. Prints for each size the seconds of the processor for keeping claims in the
database, merging them to events, writing all files with the store, and once more for the store alone, the most memory
that a process took, and what a thousand claims cost.

    OPENBLAS_NUM_THREADS=1 .venv/bin/python benchmarks/growth.py 20000 200000 1000000
"""

import argparse
import datetime as dt
import os
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

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


def measure(size: int) -> None:
    """Print what one size costs."""
    articles, claims = our_claims()
    lexicon = load_lexicon()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        times = [processor_seconds()]
        files = folder / "files"
        (files / INDEX).mkdir(parents=True)
        with open_corpus(folder) as corpus, corpus.merged(files / INDEX) as merged:
            keep_claims(corpus, size, articles, claims)
            times.append(processor_seconds())
            telling = learn_telling(corpus, merged, load_corrections(None))
            merge = merge_corpus(corpus, merged, telling)
            corpus.settle()
            times.append(processor_seconds())
            write_build(files, folder, merge, merged, lexicon=lexicon, jobs=2)
            times.append(processor_seconds())
            write_store(folder / "again", files / "graph.nq")
            times.append(processor_seconds())
            counts = {"articles": len(corpus.ids()), **merged.counts()}
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    *steps, store = [later - earlier for earlier, later in pairwise(times)]
    counted = f"{counts['articles']:>9,} {counts['claims']:>10,} {counts['events']:>10,}"
    taken = " ".join(f"{step:8.1f}" for step in (*steps, store))
    print(f"{counted} {taken} {most / 1000:8,.0f} {1000 * sum(steps) / counts['claims']:9.2f}", flush=True)


def main() -> None:
    """Measure each size in a process of its own, so that its memory is its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="+", type=int, help="how many claims")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.alone:
        measure(options.sizes[0])
        return
    heads = ("articles", "claims", "events", "keep s", "merge s", "write s", "store s", "MB", "s/1,000")
    widths = (9, 10, 10, 8, 8, 8, 8, 8, 9)
    print(" ".join(head.rjust(width) for head, width in zip(heads, widths, strict=True)), flush=True)
    for size in options.sizes:
        subprocess.run([sys.executable, __file__, "--alone", str(size)], check=True)


if __name__ == "__main__":
    main()
