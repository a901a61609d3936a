"""Dates in a text without one of its own: a day with its year tells the year of those near it."""

import pytest
from construction import find_claims


def _dates(text: str) -> dict[str, str | None]:
    """The value of the date of each claim by its kind."""
    claims = find_claims(text, None)
    return {claim.kind: claim.time.value if claim.time is not None else None for claim in claims}


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        (
            "Peru arrested two Danes on May 11, 2006. Chile barred Peruvians from its ports on May 9.",
            "Restriction",
            "2006-05-09",
        ),
        (
            "Peru arrested two Danes on December 28, 2006. Chile will pay Bolivia $5 million in March.",
            "Payment",
            "2007-03",
        ),
        (
            "Peru arrested two Danes on January 3, 2006. Chile paid Bolivia $5 million on December 30.",
            "Payment",
            "2005-12-30",
        ),
        (
            "Peru arrested two Danes on May 3, 2006.\n\nIt held a Swede on May 3, 2009. Chile paid Bolivia in June.",
            "Payment",
            "2009-06",
        ),
    ],
)
def test_the_year_is_that_of_the_day_told_before(text, kind, value):
    """A month without its year is the one nearest to the last day that the text names with its year."""
    assert _dates(text)[kind] == value


@pytest.mark.parametrize(
    "text",
    [
        "Chile paid Bolivia $5 million on May 9. Peru arrested two Danes on May 11, 2006.",
        "Peru arrested two Danes in 2006. Chile paid Bolivia $5 million on May 9.",
        "Peru arrested two Danes on May 11, 2006. Chile paid Bolivia $5 million on Monday.",
    ],
)
def test_without_such_a_day_there_is_no_year(text):
    """A day named only behind, a bare year and a weekday tell no year."""
    assert _dates(text)["Payment"] is None


def test_a_dated_text_counts_from_its_own_day():
    """What the text tells of another year changes nothing where the day of publication is known."""
    text = "Peru arrested two Danes on May 11, 2006. Chile paid Bolivia $5 million on April 9."
    (payment,) = [claim for claim in find_claims(text, "2025-06-30") if claim.kind == "Payment"]
    assert payment.time is not None
    assert payment.time.value == "2025-04-09"
