#!/usr/bin/env python3
"""How well a build merged the claims of made articles, against what is known of them.

Counted are pairs of claims of two articles. Two from the same sentence of a story, of the same kind and between the
same, must be of one event. Two that tell of different happenings must not: from different stories, from a story and
what is three years later, or from first sentences with another sum, number or day. Of two different sentences of one
body it is not known whether they tell of the same, so such pairs count neither way; nor do sentences from which the
program reads something else in one article than in the other: that is for the tests of extraction.

    benchmarks/made_score.py made/truth.jsonl output/
"""

import argparse
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from graph.facts import read_facts

_LEFT_OPEN = frozenset({"counterparty", "organization", "affects"})  # roles that one of two articles may not tell
_UNORDERED = frozenset({"Negotiation"})

_Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Pairs of claims, by whether they were merged and whether they had to be."""

    right: int
    wrong: tuple[tuple[_Record, _Record], ...]  # merged, and of two happenings
    missed: tuple[tuple[_Record, _Record], ...]  # of one happening, and not merged
    apart: int  # of two happenings, of one kind between the same, and not merged: what could have been wrong
    unknown: int  # merged, and nobody knows

    @property
    def precision(self) -> float:
        """How many of the known pairs that were merged are of one happening."""
        return self.right / max(self.right + len(self.wrong), 1)

    @property
    def recall(self) -> float:
        """How many of the pairs of one happening were merged."""
        return self.right / max(self.right + len(self.missed), 1)

    def __str__(self) -> str:
        return (
            f"merges: precision {self.precision:.4f}, recall {self.recall:.4f} ({self.right:,} right, "
            f"{len(self.wrong):,} wrong, {len(self.missed):,} missed; {self.apart:,} rightly apart, "
            f"{self.unknown:,} unknown)"
        )


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim with what is known of it."""

    record: _Record
    block: tuple[object, ...]  # kind and parties
    group: tuple[object, ...]  # claims of the same happening have the same
    family: str  # within a family, other groups may be of the same happening

    @property
    def article(self) -> str:
        return self.record["article"]

    @property
    def event(self) -> str:
        return self.record["event"]


def score_merges(truth: Path, build: Path) -> Score:
    """The score of a build of made articles. Raises StopIteration for a quote that begins in no sentence of them."""
    with truth.open(encoding="utf-8") as file:
        articles = {record["article"]: record["tells"] for record in map(json.loads, file)}
    told = list(_told(read_facts(build / "facts.jsonl"), articles))
    wanted = list(_pairs(told, lambda one: one.group))
    same_block = (pair for pair in _pairs(told, lambda one: one.block) if pair[0].family != pair[1].family)
    merged = list(_pairs(told, lambda one: one.event))
    missed = [pair for pair in wanted if pair[0].event != pair[1].event]
    return Score(
        right=len(wanted) - len(missed),
        wrong=_records(pair for pair in merged if pair[0].family != pair[1].family),
        missed=_records(missed),
        apart=sum(one.event != other.event for one, other in same_block),
        unknown=sum(one.family == other.family and one.group != other.group for one, other in merged),
    )


def _told(facts: Iterable[_Record], articles: Mapping[str, list[tuple[int, int, str]]]) -> Iterator[_Told]:
    """Claims with what they tell; of several of one sentence, kind and parties, the least is the least elsewhere."""
    numbers: dict[tuple[object, ...], int] = {}
    for fact in sorted(facts, key=_rank):
        happening = next(name for start, end, name in articles[fact["article"]] if start <= fact["start"] < end)
        block = _block(fact)
        number = numbers.setdefault((fact["article"], happening, block), 0)
        numbers[(fact["article"], happening, block)] += 1
        yield _Told(fact, block, (happening, block, number), _family(happening))


def _rank(fact: _Record) -> tuple[object, ...]:
    others = sorted(filler["country"] or filler["id"] for filler in fact["roles"].values())
    values = fact["amount"] or 0, fact["count"] or 0, fact["date"] or "", fact["status"]
    return fact["article"], fact["start"], others, *values


def _block(fact: _Record) -> tuple[object, ...]:
    sides = {
        role: filler["country"] or filler["id"] for role, filler in fact["roles"].items() if role not in _LEFT_OPEN
    }
    if fact["kind"] in _UNORDERED:
        sides = dict(enumerate(sorted(filler["country"] or filler["id"] for filler in fact["roles"].values())))
    return fact["kind"], fact["effect"], *sorted(sides.items())


def _family(happening: str) -> str:
    """The happenings of a body are one family, each of a first sentence is alone."""
    return happening.rpartition(" ")[0] if happening[-1].isdigit() else happening


def _pairs(told: Iterable[_Told], key: Callable[[_Told], object]) -> Iterator[tuple[_Told, _Told]]:
    """All pairs of claims of two articles that have the same key."""
    groups: dict[object, list[_Told]] = {}
    for one in told:
        groups.setdefault(key(one), []).append(one)
    for group in groups.values():
        yield from ((one, other) for one, other in combinations(group, 2) if one.article != other.article)


def _records(pairs: Iterable[tuple[_Told, _Told]]) -> tuple[tuple[_Record, _Record], ...]:
    return tuple((one.record, other.record) for one, other in pairs)


def main() -> None:
    """Score a build and print pairs that are wrong or missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("truth", type=Path, help="truth.jsonl of a made corpus")
    parser.add_argument("build", type=Path, help="folder of its build")
    parser.add_argument("--show", type=int, default=0, help="so many wrong and missed pairs")
    options = parser.parse_args()
    score = score_merges(options.truth, options.build)
    print(score)
    for name, pairs in {"wrong": score.wrong, "missed": score.missed}.items():
        for pair in pairs[: options.show]:
            print(name, *(json.dumps(record, ensure_ascii=False, default=str) for record in pair), sep="\n  ")


if __name__ == "__main__":
    main()
