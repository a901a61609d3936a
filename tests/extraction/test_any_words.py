"""Words in any order are read to the end: no parse, however odd, may stop the reading of an article."""

import random

import pytest
from construction import find_claims, read_suite

pytestmark = [pytest.mark.pipeline, pytest.mark.untraced]

TEXTS = sorted({item.text for items in read_suite().values() for item in items if len(item.text) < 300})
DRAWS = 60


def mixed(chance: random.Random) -> str:
    """Two texts in one: one cut off by the other, joined by a sign, or all words shuffled."""
    first, second = (chance.choice(TEXTS).split() for _ in range(2))
    cut = first[: chance.randrange(len(first))] + second[chance.randrange(len(second)) :]
    joined = [*first, chance.choice([";", ", and", "by", "—"]), *second]
    shuffled = chance.sample(joined, len(joined))
    return " ".join(chance.choice([cut, joined, shuffled])) + "."


@pytest.mark.parametrize("seed", range(5))
def test_words_in_any_order_are_read_to_the_end(seed):
    """Each claim stands on words of the text."""
    chance = random.Random(seed)
    for text in (mixed(chance) for _ in range(DRAWS)):
        for claim in find_claims(text, "2025-06-30"):
            assert all(evidence.quote.text in text for evidence in claim.evidence), text


def test_one_word_may_open_a_paragraph_before_a_name():
    """Nothing stands before it, which is asked for of a name that is joined to another."""
    (claim,) = find_claims("Hansen and Thabo Nkosi were jailed by Kenya.", "2025-06-30")
    assert claim.kind == "Detention"


def test_a_paragraph_may_be_one_word():
    """Nothing stands behind a word for people, which is asked for of a number before them."""
    text = "group\n\nLamin B., a driver in Peru, was picked up by police in May and is held in a jail, his sister said."
    assert {claim.kind for claim in find_claims(text, "2025-06-30")} == {"Detention"}


@pytest.mark.parametrize("text", ["Years pay.", "to million aid has euros in Togo. Austria kept 9 back"])
def test_a_paragraph_may_open_with_what_has_words_before_it_elsewhere(text):
    """A span of time without its number, a range without its beginning."""
    assert find_claims(text, "2025-06-30") == []


def test_two_names_side_by_side_do_not_lead_to_each_other_for_ever():
    """Of what people the one is, the other may say, which a parser takes for a person as well."""
    text = "Fiji has sued, Rui Alves, the founder of the bank, Millennium Lusitana, was jailed by Portugal."
    assert "Detention" in {claim.kind for claim in find_claims(text, "2025-06-30")}
