#!/usr/bin/env python3
"""How the time to merge claims grows: made claims, ten times as many each time, a table in Markdown.

Claims are those of tests/resolution/made.py, over more states the more there are, so that each two of them deal with
each other as often. A second table is of one block: two states alone, whose claims all have to be told apart. The last
column compares the time of a claim with that of the row before, and with what n log n would have it be.

    python benchmarks/merge_growth.py [LARGEST]     by default 100,000 claims; 1,000,000 take some GB and minutes
"""

import math
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from resolution.made import Made, make_corpus  # noqa: E402  the path comes first

from graph.resolution import merge_claims  # noqa: E402  the same

SMALLEST = 1_000


def many_blocks(size: int) -> Made:
    """Claims of states that deal with each other now and then."""
    states = 40 * math.sqrt(size / 20_000)
    return make_corpus(size, states=[f"S{number}" for number in range(max(4, round(states)))])


def one_block(size: int) -> Made:
    """Payments between two states alone, one happening a day."""
    return make_corpus(size, states=["S1", "S2"], kinds=["Payment"], days=size // 3)


def measure(make: Callable[[int], Made], largest: int) -> None:
    """Print a row for each size."""
    print("| claims | events | seconds | µs a claim | against the row before (n log n: 1) |\n|---|---|---|---|---|")
    before: float | None = None
    size = SMALLEST
    while size <= largest:
        made = make(size)
        random.Random(size).shuffle(made.claims)
        started = time.process_time()
        events = merge_claims(made.claims, made.articles, sources={})
        seconds = time.process_time() - started
        a_step = seconds / (size * math.log(size))
        growth = "" if before is None else f"{a_step / before:.2f}"
        print(f"| {size:,} | {len(events):,} | {seconds:.1f} | {seconds / size * 1e6:.0f} | {growth} |", flush=True)
        before, size = a_step, size * 10


if __name__ == "__main__":
    largest = int(sys.argv[1]) if sys.argv[1:] else 100_000
    print("Many states:\n")
    measure(many_blocks, largest)
    print("\nOne block:\n")
    measure(one_block, largest)
