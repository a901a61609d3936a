"""Whose word an article is: agency stories, copies, papers."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resolution.reported import WORDS, article, said

from graph.model import Attribution
from graph.resolution.copies import group_copies, sign_text
from graph.resolution.credits import find_credit, find_outlet
from graph.resolution.sources import find_sources, source_of

VOCABULARY = [f"word{number}" for number in range(900)]


def story(seed: int, paragraphs: int = 6, words: int = 40) -> list[str]:
    """The paragraphs of a text like no other."""
    choice = random.Random(seed)
    return [" ".join(choice.choices(VOCABULARY, k=words)) for _ in range(paragraphs)]


def text_of(paragraphs: list[str]) -> str:
    """Paragraphs as an article has them."""
    return "\n\n".join(paragraphs)


def edited(paragraph: str) -> str:
    """A paragraph with two words changed."""
    words = paragraph.split()
    return " ".join([*words[:5], "changed", *words[6:30], "too", *words[31:]])


WIRE = story(1)
COPIES = {
    "whole": WIRE,
    "the first half": WIRE[:3],
    "with a paragraph of its own": [
        "One that nobody else has, which the desk of this paper wrote itself today.",
        *WIRE,
    ],
    "lightly edited": [edited(paragraph) for paragraph in WIRE],
    "in capitals": [paragraph.upper() for paragraph in WIRE],
    "in another order": WIRE[::-1],
}


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_of_the_group_of_what_it_copies(name):
    """Whole or in part, edited or not."""
    groups = group_copies({"a": sign_text(text_of(WIRE)), "b": sign_text(text_of(COPIES[name]))})
    assert groups == {"a": "a", "b": "a"}


def test_two_stories_are_not_copies():
    """Even where they have one paragraph in common."""
    other = story(2)
    texts = {"a": WIRE, "b": other, "c": [WIRE[0], *story(3)]}
    assert group_copies({name: sign_text(text_of(text)) for name, text in texts.items()}) == {
        "a": "a",
        "b": "b",
        "c": "c",
    }


def test_boilerplate_makes_no_copies():
    """A hundred articles of a paper end in the same words."""
    end = "Read more of our coverage of the region on our website and in our weekly newsletter for subscribers."
    signatures = {str(seed): sign_text(text_of([*story(seed), end])) for seed in range(100)}
    assert len(set(group_copies(signatures).values())) == 100


def test_texts_of_a_few_words_tell_nothing():
    """Too short to be known for a copy."""
    assert sign_text("Somebody paid somebody.") == b""
    assert group_copies({"a": b"", "b": b""}) == {"a": "a", "b": "b"}


def test_a_signature_is_small_and_always_the_same():
    """It can be stored; 132 bytes a paragraph."""
    assert len(sign_text(text_of(WIRE))) == 6 * 132
    assert sign_text(WIRE[0])[:12].hex() == "2800000006251c01e878e4c0"


@given(st.permutations(list(COPIES)))
def test_the_order_of_texts_does_not_matter(names):
    """Groups are the same sets, by the same names."""
    signatures = {name: sign_text(text_of(COPIES[name])) for name in [*names]} | {"other": sign_text(text_of(story(9)))}
    assert group_copies(signatures) == group_copies(dict(sorted(signatures.items())))


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("KIGALI, July 1 (Reuters) - Rwanda said no.", "Reuters"),
        ("MBABANE, Eswatini (AP) — The king said no.", "Associated Press"),
        ("By Jane Doe, Associated Press\n\nThe king said no.", "Associated Press"),
        ("Agence France-Presse\n\nThe king said no.", "AFP"),
        ("The king said no.\n\n© 2025 AFP", "AFP"),
        ("The king said no.\n\nHe meant it. (dpa)", "DPA"),
        ("Rwanda told Reuters that it said no.", None),
        ("Rwanda said no.\n\nA spokesman declined to speak to Reuters.", None),
        ("The PA system (PA) failed. Rwanda said no.", None),
        ("", None),
    ],
)
def test_an_agency_is_credited_in_dateline_byline_or_last_line(text, credit):
    """A text that only mentions it is not its story."""
    assert find_credit(text) == credit


@pytest.mark.parametrize("name", ["The New York Times", "New York Times", "the New York Times"])
def test_a_paper_goes_by_one_name(name):
    """With its article or without."""
    assert find_outlet(name) == "New York Times"


def test_papers_that_print_an_agency_are_one_source():
    """Copies of a story that one of them credits, or that none does; the papers' own stories are their own."""
    credited = text_of([f"KIGALI (Reuters) - {WIRE[0]}", *WIRE[1:]])
    other = story(5)
    articles = [
        article("a", publisher="Lantern Post", text=credited),
        article("b", publisher="Harbor Wire", text=text_of(WIRE[:4])),
        article("c", publisher="Reuters", text=text_of(story(4))),
        article("d", publisher="Harbor Wire", text=text_of(story(6))),
        article("e", publisher="Lantern Post", text=text_of(other)),
        article("f", publisher="Southern Ledger", text=text_of(other)),
        article("g", text=text_of(story(7))),
    ]
    assert find_sources(articles) == {
        **dict.fromkeys("abc", "agency Reuters"),
        "d": "publisher Harbor Wire",
        **dict.fromkeys("ef", "copies of e"),
        "g": "article g",
    }


def test_what_a_paper_has_from_an_agency_is_the_agencys_word():
    """ "according to Reuters", or a minister whom Reuters quotes."""
    sources = {"a": "publisher Lantern Post"}
    minister = Attribution(label="the minister", mention=WORDS, via=Attribution(label="Reuters", mention=WORDS))
    claim = said(article="a", by="Reuters")
    assert source_of(claim, sources) == "agency Reuters"
    assert source_of(
        type(claim)(**{n: getattr(claim, n) for n in claim.__slots__} | {"attribution": minister}), sources
    ) == ("agency Reuters")
    assert source_of(said(article="a", by="officials"), sources) == "publisher Lantern Post"
