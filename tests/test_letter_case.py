"""Paragraphs in capitals: how they are written anew, and that what is found in them is in their words."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from letter_case import compare
from project import SEEDS, pipeline

from graph.articles import read_articles
from graph.extraction import extract, load_lexicon
from graph.gazetteer import load_gazetteer
from graph.language import parse_article
from graph.letter_case import in_mixed_case
from graph.model import Article, Mention

# Of the claims of the seeds, and of what comes out of them in capitals; it is 95.6 and 97.0 percent.
RECALLED, AGREEING = 0.94, 0.95


@cache
def lexicon():
    """Frames and gazetteer."""
    return load_lexicon()


@cache
def seeds() -> list[Article]:
    """The seeds, in capitals those that are as long then."""
    read = read_articles(sorted(SEEDS.glob("*.txt")))
    return [one for one in read if isinstance(one, Article) and len(one.text.upper()) == len(one.text)]


def read_as(text: str) -> str:
    """As what a text is parsed."""
    return parse_article(pipeline(), Article(id="a", text=text)).text


@pytest.mark.parametrize(
    "written",
    [
        "Kenya had asked Norway to take back forty detainees.",
        "Foreign Minister Peter Kamba told the ambassador on March 2 that Kenya had asked for forty detainees.",
        "He told the ambassador March 2 that the march may go on in May. The aid is for Chad.",
        "1. Turkey and Greece signed an agreement on 14 May.\n\n2. It is in force, I said.",
        "He told us that Jordan may return them to Iraq. US Ambassador Smith asked for the names.",
        "Chad refused to allow Polish aircraft to land; Warsaw had asked it to polish the text.",
        "Minister Brown and Secretary Kissinger signed a loan agreement between the U.S. and Zaire.",
        "Mr. Brown, who is a judge, said the WHO had paid Burkina Faso for the United Arab Emirates.",
        "Brazil handed Portugal's three citizens over in Sao Paulo, and paid A$5 million for F-16 fighters.",
        "The GOK and the DPRK did not sign, NATO and Ecuador said in Brussels.",
        "NAIROBI, MARCH 2 (REUTERS) -- Kenya expelled two Ethiopian diplomats on Tuesday.",
        "The talks of Duarte Vilhena and Julio de Vido with Denmark ended on Monday.",
    ],
)
def test_a_paragraph_in_capitals_is_written_anew(written):
    """As a newspaper has it: names and beginnings of sentences keep their capital."""
    assert read_as(written.upper()) == written


@pytest.mark.parametrize(
    "text",
    [
        "KENYA AND NORWAY",  # a heading
        "GENEVA\n\nKenya paid Norway.",
        "NATO, OPEC, ECOWAS and UNESCO have signed it.",
        "Kenya paid NORWAY for FORTY DETAINEES on Monday.",
        "123 456 789 12 5 6 7 8",
        "肯尼亚 与 挪威 签署 了 协议 和 条约",
    ],
)
def test_everything_else_stays(text):
    """A few words in capitals are read as they are, and so is mixed case."""
    assert read_as(text) == text


def test_each_paragraph_is_read_by_its_own_letters():
    """A headline in capitals over an article in mixed case."""
    text = "KENYA BANS FISH IMPORTS FROM UGANDA\n\nKenya said so on UGANDAN radio."
    assert read_as(text) == "Kenya bans fish imports from Uganda\n\nKenya said so on UGANDAN radio."


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(["KENYA", "İSTANBUL", "STRAẞE", "ǅ", "ŉ", "US", "A.", "'S", "\n\n", "MAY", "2"]) | st.text()
    )
)
def test_letters_stay_where_they_are(parts):
    """Nothing but the case of a letter changes, and once it has there is nothing left to do."""
    text = " ".join(parts)
    mixed = in_mixed_case(text, load_gazetteer(), lambda _: (), lambda _: False)
    assert len(mixed) == len(text)
    assert all(one == other or one == other.lower() for one, other in zip(mixed, text, strict=True))


def test_mixed_case_is_left_alone():
    """The seeds are parsed to the letter as they are, and what capitals are read as as well."""
    for article in seeds():
        assert read_as(article.text) == article.text
        again = read_as(article.text.upper())
        assert read_as(again) == again


def test_what_is_found_is_in_the_words_of_the_article():
    """Mentions and quotes by their places, sums, counts and times as written; labels in mixed case."""
    for article in seeds():
        capitals = replace(article, text=article.text.upper())
        found = extract(parse_article(pipeline(), capitals), lexicon())
        assert found.claims
        for mention in mentions([found.claims, found.unread]):
            assert mention.text == capitals.text[mention.start_char : mention.end_char]
        for claim in found.claims:
            told = [one.text for one in (claim.amount, claim.count, claim.time) if one is not None]
            # "two days earlier" may stand for what is written
            assert not any(text in article.text and text not in capitals.text for text in told)
            assert not any(filler.entity.label.isupper() for filler in claim.fillers if len(filler.entity.label) > 8)


def mentions(value: object) -> Iterator[Mention]:
    """All mentions in records."""
    if isinstance(value, Mention):
        yield value
    elif isinstance(value, list | tuple):
        for one in value:
            yield from mentions(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from mentions(getattr(value, field.name))


def test_capitals_give_the_claims_of_mixed_case():
    """Most claims of the seeds come out of their capitals, and little else."""
    agreement = compare(pipeline(), lexicon(), seeds())
    assert agreement.mixed > 100
    assert agreement.common / agreement.mixed >= RECALLED
    assert agreement.common / agreement.capitals >= AGREEING
