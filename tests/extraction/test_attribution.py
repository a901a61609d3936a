"""Who the text says a clause is from."""

import pytest
from extraction.readings import head_of

from graph.extraction.sources.attribution import attribution_of

pytestmark = pytest.mark.pipeline


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Human Rights Watch said that Kenya had asked Uganda for water.", "Human Rights Watch"),
        ("Human Rights Watch said Kenya had asked Uganda for water.", "Human Rights Watch"),
        ("Kenya asked Uganda for water, Human Rights Watch said.", "Human Rights Watch"),
        ("Kenya asked Uganda for water, said Human Rights Watch.", "Human Rights Watch"),
        ("Kenya, the group said, asked Uganda for water.", "group"),
        ("Kenya asked Uganda for water, according to Human Rights Watch.", "Human Rights Watch"),
        ("According to Human Rights Watch, Kenya asked Uganda for water.", "Human Rights Watch"),
        ("“Kenya asked Uganda for water,” said Anna Berg.", "Anna Berg"),
        ("Anna Berg, the foreign minister of Norway, said that Kenya asked Uganda for water.", "Anna Berg"),
        ("A report said that Kenya had asked Uganda for water.", "report"),
        ("Anna Berg said that a report found that Kenya asked Uganda for water.", "report"),
        ("Norway claims that Kenya asked Uganda for water.", "Government of Norway"),
    ],
)
def test_a_clause_is_from_whoever_says_it(text, label, read):
    """Before it, behind it, thrown in, or behind "according to"; of two the nearer one."""
    reading = read(text)
    found = attribution_of(reading, head_of(reading, "asked"))
    assert found is not None
    assert found.label == label


@pytest.mark.parametrize(
    "text",
    [
        "Kenya asked Uganda for water.",
        "Kenya, which said little, asked Uganda for water.",
        "Kenya asked Uganda for water. Human Rights Watch said so.",
        "Kenya asked Uganda to say so.",
    ],
)
def test_what_nobody_is_quoted_for_is_from_the_article(text, read):
    """No source is made up."""
    reading = read(text)
    assert attribution_of(reading, head_of(reading, "asked")) is None


def test_the_source_keeps_its_words_and_who_they_stand_for(read):
    """The mention is in the text, the entity is resolved."""
    reading = read("The Kenyan government said that Uganda asked for water.")
    found = attribution_of(reading, head_of(reading, "asked"))
    assert found is not None
    assert found.mention.text == "Kenyan government"
    assert found.entity is not None
    assert found.entity.key == "KE"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Two officials said that Kenya had asked Uganda for water.", "Two officials"),
        ("Kenya asked Uganda for water, according to people familiar with the talks.", "people"),
    ],
)
def test_sources_without_a_name_keep_the_words_of_the_text(text, label, read):
    """Nobody says which government "two officials" serve."""
    reading = read(text)
    found = attribution_of(reading, head_of(reading, "asked"))
    assert found is not None
    assert found.label == label


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "Norway said that Kenya had asked Uganda for water, according to Reuters.",
            ["Government of Norway", "Reuters"],
        ),
        ("A report seen by Reuters said that Kenya had asked Uganda for water.", ["report", "Reuters"]),
        ("Norway told Reuters that Kenya had asked Uganda for water.", ["Government of Norway", "Reuters"]),
        ("The BBC reported that Norway had said that Kenya asked Uganda for water.", ["Government of Norway", "BBC"]),
    ],
)
def test_whoever_passes_a_claim_on_stands_behind_its_source(text, labels, read):
    """The nearest source first, then those who quote it."""
    reading = read(text)
    found, chain = attribution_of(reading, head_of(reading, "asked")), []
    while found is not None:
        chain.append(found.label)
        found = found.via
    assert chain == labels


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("“We are patient. Kenya asked Uganda for water,” said Anna Berg.", "Anna Berg"),
        ('"We are patient. Kenya asked Uganda for water," said Anna Berg.', "Anna Berg"),
        ("“We are patient,” said Anna Berg. “Kenya asked Uganda for water.”", "Anna Berg"),
    ],
)
def test_a_quotation_of_several_sentences_has_one_speaker(text, label, read):
    """Each of them is from the one who speaks."""
    reading = read(text)
    found = attribution_of(reading, head_of(reading, "asked"))
    assert found is not None
    assert found.label == label


def test_what_stands_behind_a_quotation_is_from_the_article(read):
    """The quotation is closed."""
    reading = read("“We are patient,” said Anna Berg. Kenya asked Uganda for water.")
    assert attribution_of(reading, head_of(reading, "asked")) is None
