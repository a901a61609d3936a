"""Who is sent, held or taken in: how many, and of which nationality."""

import pytest
from extraction.readings import head_of

from graph.extraction.people.groups import find_people

pytestmark = pytest.mark.pipeline


@pytest.mark.parametrize(
    ("text", "phrase", "count"),
    [
        ("Kenya deported 12 Somalis.", "12 Somalis", 12),
        ("Kenya deported a Somali man.", "man", 1),
        ("Kenya deported Abdi Hassan.", "Hassan", 1),
        ("Kenya deported two dozen Sudanese.", "Sudanese", 24),
        ("Kenya deported at least 200 migrants.", "migrants", 200),
        ("Kenya deported as many as 1,200 migrants.", "migrants", 1200),
        ("Kenya deported a couple.", "couple", 2),
        ("Kenya deported eight men and women.", "eight men", 8),
        ("Kenya deported dozens of men.", "dozens", None),
        ("Kenya deported migrants.", "migrants", None),
        ("Kenya deported them.", "them", None),
    ],
)
def test_people_are_counted_where_the_words_give_a_number(text, phrase, count, read):
    """One man is one, "dozens" is no number."""
    reading = read(text)
    people = find_people(reading, head_of(reading, phrase))
    assert people is not None
    assert (people.count.value if people.count else None) == count


@pytest.mark.parametrize(
    ("text", "phrase", "nationality"),
    [
        ("Kenya deported 12 Somalis.", "Somalis", ("SO",)),
        ("Kenya deported a Somali man.", "man", ("SO",)),
        ("Kenya deported Somali and Sudanese men.", "men", ("SD", "SO")),
        ("Kenya deported 15 citizens of Sudan.", "citizens", ("SD",)),
        ("The migrants from Sudan left.", "migrants", ("SD",)),
        ("Kenya deported men who are citizens of Sudan.", "men", ("SD",)),
        ("Kenya deported a man living in Sudan.", "man", ()),
        ("Kenya deported migrants.", "migrants", ()),
    ],
)
def test_nationality_is_what_the_phrase_says_of_the_people(text, phrase, nationality, read):
    """Where people live or go is not what they are."""
    reading = read(text)
    people = find_people(reading, head_of(reading, phrase))
    assert people is not None
    assert people.nationality == nationality


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Kenya deported 12 cars.", "cars"),
        ("Kenya paid $5 million.", "$5 million"),
        ("Kenya paid in 2024.", "2024"),
        ("Kenya sent letters.", "letters"),
        ("Kenya sent a Somali carpet.", "carpet"),
        ("Kenya called Sudan.", "Sudan"),
    ],
)
def test_things_sums_years_and_states_are_no_people(text, phrase, read):
    """Only people are deported."""
    reading = read(text)
    assert find_people(reading, head_of(reading, phrase)) is None


def test_a_qualifier_stays_beside_the_number(read):
    """ "at least 200" keeps its words."""
    reading = read("Kenya deported at least 200 migrants.")
    people = find_people(reading, head_of(reading, "migrants"))
    assert people is not None
    assert people.count is not None
    assert (people.count.text, people.count.qualifier) == ("at least 200", "at least")


def test_a_person_with_a_name_is_known_by_it(read):
    """Abdi Hassan is named."""
    reading = read("Kenya deported Abdi Hassan.")
    people = find_people(reading, head_of(reading, "Hassan"))
    assert people is not None
    assert people.person == "Abdi Hassan"
