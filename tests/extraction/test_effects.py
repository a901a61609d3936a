"""What a ruling does to whoever it is about."""

import pytest
from extraction.readings import head_of

from graph.extraction.clauses import verb_predicate
from graph.extraction.effects import effect_of_complement, effect_of_preposition

pytestmark = pytest.mark.pipeline


@pytest.mark.parametrize(
    ("clause", "effect"),
    [
        ("the plan was unlawful", "blocks"),
        ("the plan was not lawful", "blocks"),
        ("the plan breached the constitution", "blocks"),
        ("the minister had exceeded his powers", "blocks"),
        ("the minister had acted unlawfully", "other"),  # what is over by then is not stopped
        ("the plan was void", "blocks"),
        ("the plan was lawful", "permits"),
        ("the plan was not unlawful", "permits"),
        ("the plan did not violate the constitution", "permits"),
        ("the government was entitled to deport the men", "permits"),
        ("the government could deport the men", "permits"),
        ("the government could not deport the men", "blocks"),
        ("the government may go ahead", "permits"),
        ("the government must return the men", "orders"),
        ("the government must not return the men", "blocks"),
        ("the government should pay", "orders"),
        ("it lacked jurisdiction", "dismisses"),
        ("it had no jurisdiction", "dismisses"),
        ("the claim was inadmissible", "dismisses"),
        ("the men were brothers", "other"),
    ],
)
def test_the_clause_of_a_ruling_says_its_effect(clause, effect, read):
    """What is unlawful is blocked, what must be is ordered, what the court cannot hear is dismissed."""
    reading = read(f"The court ruled that {clause}.")
    assert effect_of_complement(verb_predicate(head_of(reading, "ruled"))) == effect


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("The court ruled against the government.", "blocks"),
        ("The court ruled for the government.", "permits"),
        ("The court ruled in favor of the government.", "permits"),
    ],
)
def test_a_ruling_against_blocks_and_a_ruling_for_permits(text, effect, read):
    """The preposition says it."""
    reading = read(text)
    assert effect_of_preposition(verb_predicate(head_of(reading, "ruled"))) == effect


def test_a_clause_that_says_nothing_of_the_law_has_the_default(read):
    """The caller says what no effect is called."""
    reading = read("The court said that the men were brothers.")
    assert effect_of_complement(verb_predicate(head_of(reading, "said")), default="none") == "none"
