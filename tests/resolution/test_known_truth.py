"""How claims are merged, measured on corpora of which it is known what is of one happening."""

from collections import Counter
from collections.abc import Iterable

import pytest
from resolution.made import STATES, Made, make_corpus

from graph.model import Event
from graph.resolution import blocks, merge_claims
from graph.resolution.agreement import objection

# About nine hundred happenings in three years, among forty states or sixteen.
pytestmark = pytest.mark.untraced

CORPORA = {
    "sparse": {"size": 3000, "seed": 11},
    "usual": {"size": 3000, "seed": 12, "states": STATES[:16]},
    "another usual": {"size": 3000, "seed": 13, "states": STATES[:16]},
}


def pairs(numbers: Iterable[int]) -> int:
    """How many pairs there are in groups of these sizes."""
    return sum(number * (number - 1) // 2 for number in numbers)


def precision_and_recall(made: Made, events: Iterable[Event]) -> tuple[float, float]:
    """Of the pairs of claims that are of one event, how many truly are; of those that truly are, how many are found."""
    groups = [Counter(made.truth[iri] for iri in event.claims) for event in events]
    right = sum(pairs(group.values()) for group in groups)
    merged = pairs(group.total() for group in groups)
    return right / merged, right / pairs(Counter(made.truth.values()).values())


@pytest.mark.parametrize("name", CORPORA)
def test_claims_are_merged_as_they_should_be(name):
    """At least 98 of 100 merged pairs are right, and 95 of 100 right ones are found."""
    made = make_corpus(**CORPORA[name])
    precision, recall = precision_and_recall(made, merge_claims(made.claims, made.articles, sources={}))

    assert precision >= 0.98, precision
    assert recall >= 0.95, recall


def test_what_is_told_too_often_to_tell_apart_stays_apart():
    """Three states deal with each other every few weeks: a right merge is missed sooner than a wrong one made."""
    made = make_corpus(3000, seed=14, states=STATES[:3])
    precision, recall = precision_and_recall(made, merge_claims(made.claims, made.articles, sources={}))

    assert precision >= 0.85, precision
    assert precision > recall


def test_a_claim_is_compared_with_as_few_in_a_large_block_as_in_a_small_one(monkeypatch):
    """Eight times the claims of two states take eight times the comparisons, not sixty-four."""
    compared = Counter()

    def counted(*clusters):
        compared["pairs"] += 1
        return objection(*clusters)

    monkeypatch.setattr(blocks, "objection", counted)

    def comparisons_of_a_claim(size: int) -> float:
        compared.clear()
        made = make_corpus(size, seed=16, states=["KE", "UG"], kinds=["Payment"], days=size // 3)
        merge_claims(made.claims, made.articles, sources={})
        return compared["pairs"] / size

    assert comparisons_of_a_claim(4000) < 1.5 * comparisons_of_a_claim(500)
