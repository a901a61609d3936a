"""The overlapping stories among the seeds, read by people: which of their claims are of one happening."""

from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from graph.facts import read_facts

pytestmark = pytest.mark.pipeline

Facts = Callable[..., set[str]]


@pytest.fixture(scope="module")
def events_of(seeds_build: Path) -> Facts:
    """The events of the claims of a kind between two sides in an article, with these values."""
    facts = list(read_facts(seeds_build / "facts.jsonl"))

    def events_of(article: str, kind: str, *sides: str, **values: Any) -> set[str]:
        found = {
            fact["event"]
            for fact in facts
            if (fact["article"], fact["kind"]) == (article, kind)
            and set(sides) <= {name for role in fact["roles"].values() for name in (role["country"], role["label"])}
            and all(fact[name] == value for name, value in values.items())
        }
        assert found, f"{article} says nothing of the kind"
        return found

    return events_of


THIRD, PRISON, ESWATINI, REPORT = "third-country-deals", "el-salvador-prison", "eswatini-deportees", "lump-sum-report"
ONE = {
    "what El Salvador was paid: roughly $5 million, then $4.76 million": [
        (THIRD, "Payment", "US", "SV", {"amount": 5_000_000}),
        (PRISON, "Payment", "US", "SV", {"amount": 4_760_000}),
        (REPORT, "Payment", "US", "SV", {"amount": 4_760_000}),
    ],
    "the Venezuelans whom El Salvador locked up: more than 200, then 238": [
        (THIRD, "Detention", "SV", {"count": 200}),
        (PRISON, "Detention", "SV", {"count": 238}),
    ],
    "what Eswatini was paid: about $5.1 million": [
        (ESWATINI, "Payment", "US", "SZ", {"amount": 5_100_000}),
        (REPORT, "Payment", "US", "SZ", {"amount": 5_100_000}),
    ],
    "what Equatorial Guinea was paid": [
        (ESWATINI, "Payment", "US", "GQ", {"amount": 7_500_000}),
        (REPORT, "Payment", "US", "GQ", {"amount": 7_500_000}),
    ],
    "what Rwanda agreed with the United States": [
        (ESWATINI, "Agreement", "RW", "US", {}),
        (REPORT, "Agreement", "RW", "US", {}),
    ],
    "Donald Trump's office": [
        (article, "OfficeHolding", "US", "Trump", {}) for article in (THIRD, PRISON, "tariff-rulings")
    ],
    "Marco Rubio's office": [
        (article, "OfficeHolding", "US", "Marco Rubio", {})
        for article in (THIRD, PRISON, ESWATINI, REPORT, "kirchner-verdict")
    ],
    "Giorgia Meloni's office": [
        (article, "OfficeHolding", "IT", "Giorgia Meloni", {})
        for article in ("italy-albania-camps", "tunisia-eu-funds")
    ],
}
APART = {
    "what Rwanda was paid for one man, and for all": [
        (THIRD, "Payment", "US", "RW", {"amount": 100_000}),
        (REPORT, "Payment", "US", "RW", {"amount": 7_500_000}),
    ],
    "what El Salvador was paid, what the White House had said, and what was offered": [
        (PRISON, "Payment", "US", "SV", {"amount": 4_760_000}),
        (PRISON, "Payment", "US", "SV", {"amount": 6_000_000}),
        (PRISON, "Payment", "US", "SV", {"amount": 10_000_000}),
    ],
    "one man to Rwanda in spring, and seven in August": [
        (THIRD, "Transfer", "US", "RW", {"count": 1}),
        (REPORT, "Transfer", "US", "RW", {"count": 7}),
    ],
    "two rulings of the Supreme Court for the government, of April and of June": [
        (PRISON, "Ruling", "US", "US Supreme Court", {"effect": "permits", "date": "2025-04-07"}),
        (THIRD, "Ruling", "US", "US Supreme Court", {"effect": "permits", "date": "2025-06-23"}),
    ],
    "Britain's agreements with Rwanda and with the United States": [
        ("uk-rwanda-scheme", "Agreement", "GB", "RW", {}),
        ("tariff-rulings", "Agreement", "GB", "US", {}),
    ],
}


@pytest.mark.parametrize("name", ONE)
def test_claims_of_one_happening_are_of_one_event(name, events_of):
    """However the articles put it."""
    events = [events_of(*sides, **values) for *sides, values in ONE[name]]
    assert set.intersection(*events), events


@pytest.mark.parametrize("name", APART)
def test_claims_of_different_happenings_are_of_different_events(name, events_of):
    """However alike they are."""
    events = [events_of(*sides, **values) for *sides, values in APART[name]]
    assert all(one.isdisjoint(other) for one, other in combinations(events, 2)), events


def test_no_other_events_are_of_several_articles(seeds_build):
    """All that the stories have in common is named above."""
    shared: dict[str, tuple[str, str, set[str]]] = {}
    for fact in read_facts(seeds_build / "facts.jsonl"):
        sides = " ".join(role["country"] or role["label"] for role in fact["roles"].values())
        shared.setdefault(fact["event"], (fact["kind"], sides, set()))[2].add(fact["article"])

    assert sorted(
        f"{kind} {sides}: {len(articles)}" for kind, sides, articles in shared.values() if len(articles) > 1
    ) == [
        "Agreement RW US: 2",
        "Agreement US RW: 2",
        "Detention SV: 2",
        "OfficeHolding Giorgia Meloni IT: 2",
        "OfficeHolding Marco Rubio US: 5",
        "OfficeHolding Trump US: 3",
        "Payment US GQ: 2",
        "Payment US SV: 3",
        "Payment US SZ: 2",
    ]
