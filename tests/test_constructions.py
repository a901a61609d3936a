"""Short texts, sorted by kind of fact and by construction, and exactly the claims that they give."""

import pytest
from construction import Item, compare, find_claims, lexicon, parse_wanted, read_suite

SUITE = read_suite()
ITEMS = [(name, item) for name, items in SUITE.items() for item in items]


def case(name: str, item: Item, number: int):
    """One item as a test; a known gap is a strict expected failure."""
    marks = [pytest.mark.xfail(strict=True, reason=item.gap)] if item.gap else []
    return pytest.param(item, id=f"{name}-{number}-{item.construction.replace(' ', '-')}", marks=marks)


@pytest.mark.parametrize(
    "item", [case(name, item, number) for name, items in SUITE.items() for number, item in enumerate(items, 1)]
)
def test_a_text_gives_the_claims_that_it_states_and_no_more(item):
    """A careful reader finds these claims in the text, and no others."""
    missing, extra = compare(item, find_claims(item.text, item.published))
    found = "".join([*(f"\n  missing:  {text}" for text in missing), *(f"\n  too much: {text}" for text in extra)])
    assert not found, f"[{item.construction}] {item.text}{found}"


def test_the_suite_holds_four_hundred_texts_and_few_known_gaps():
    """A file that is not read, or a gap hidden among many, would show here."""
    gaps = [item for _, item in ITEMS if item.gap]
    assert len(ITEMS) >= 400
    assert len(gaps) <= len(ITEMS) / 10


def test_claims_are_written_in_kinds_roles_and_values_that_exist():
    """A slip in the notation of an optional claim would fail no text."""
    for name, item in ITEMS:
        for wanted in map(parse_wanted, (*item.claims, *item.optional)):
            frame = lexicon().frames.frames[wanted.kind]
            assert set(wanted.parts) <= {*frame.roles, *frame.values, "date", "by"}, (name, wanted.text)


def test_no_text_stands_twice():
    """Two items with one text would be one item."""
    texts = [item.text for _, item in ITEMS]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("name", SUITE)
def test_items_stand_sorted_by_construction(name):
    """A reader finds the items of one construction side by side."""
    constructions = [item.construction for item in SUITE[name]]
    assert constructions == sorted(constructions)
