"""What a claim says, in a sentence."""

import pytest
from view.sample import make_role

from graph.view.wording import clean_label, describe_claim, describe_money, describe_people, short_label


def claim(kind, status="actual", *names, **changes):
    """A claim of some kind between the named."""
    roles = {f"role{i}": make_role(name, "role") for i, name in enumerate(names)}
    blank = {"amount": None, "currency": None, "count": None, "nationality": [], "effect": None, "title": None}
    return blank | {"kind": kind, "status": status, "roles": roles} | changes


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (claim("Payment", "actual", "US", "RW", amount=100000, currency="USD"), "United States paid Rwanda $100,000"),
        (claim("Payment", "planned", "US", "RW"), "United States is to pay Rwanda"),
        (claim("Payment", "negated", "GB", "RW", amount=50, currency="GBP"), "United Kingdom did not pay Rwanda £50"),
        (claim("Transfer", "possible", "US", "LY", count=1), "United States may send 1 person to Libya"),
        (claim("Request", "actual", "US", "PE"), "United States asked Peru"),
        (claim("Refusal", "actual", "PE"), "Peru said no"),
        (claim("Refusal", "actual", "PE", "US"), "Peru said no to United States"),
        (claim("Agreement", "planned", "group:nine countries", "US"), "Nine countries are to agree with United States"),
        (claim("Negotiation", "actual", "US", "RW"), "United States talked with Rwanda"),
        (
            claim("Detention", "actual", "SV", count=252, nationality=["VE"]),
            "El Salvador held 252 people from Venezuela",
        ),
        (claim("Ruling", "actual", "High Court", "GB", effect="permits"), "High Court let United Kingdom go ahead"),
        (claim("Ruling", "actual", "High Court", "GB", effect="other"), "High Court ruled on United Kingdom"),
        (claim("Ruling", "actual", "High Court", effect="blocks"), "High Court ruled"),
        (claim("Lawsuit", "actual", "RW", "GB"), "Rwanda sued United Kingdom"),
        (
            claim("OfficeHolding", "actual", "A. Person", "US", title="envoy"),
            "A. Person serves as envoy, United States",
        ),
        (claim("OfficeHolding", "negated", "A. Person"), "A. Person did not serve in office"),
        (claim("Restriction", "actual", "US", "RW"), "United States restricted Rwanda"),
        (claim("Visit", "actual", "US", "RW"), "Visit: United States, Rwanda"),
    ],
)
def test_a_claim_reads_as_a_sentence(fact, sentence):
    """Every kind and status has its words; a kind that the page does not know is named."""
    assert describe_claim(fact) == sentence


@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [
        (60000000, "EUR", "€60 million"),
        (1234567, "USD", "$1,234,567"),
        (2500000000, "USD", "$2.5 billion"),
        (500, "CHF", "CHF 500"),
        (500, None, "500"),
        ("0.5", "USD", "$0.5"),
    ],
)
def test_money_is_worded_without_rounding(amount, currency, words):
    """Millions are used only where two decimals say the exact sum."""
    assert describe_money(amount, currency) == words


def test_people_are_counted_and_placed():
    """Several nationalities are joined."""
    assert describe_people(1200, ["IQ", "SO"]) == "1,200 people from Iraq and Somalia"


def test_a_government_goes_by_its_state():
    """Only the label of a government is shortened."""
    assert short_label("Government of the United States", "government") == "United States"
    assert short_label("Government of the People", "organization") == "Government of the People"


def test_labels_lose_control_and_direction_characters():
    """What could turn or blank the text around a name is not shown."""
    assert clean_label("a\x00b\u202ec\n d\ufeff\ud800") == "abc d"


def test_long_labels_are_cut():
    """A name of 100 kB takes 80 characters."""
    assert len(clean_label("x" * 100_000)) == 80


def test_a_name_without_any_visible_character_is_still_something():
    """A node without a label could not be found."""
    assert short_label("\u202e\x00", "person") == "(no name)"
