"""The trained pipeline and the lexicon, loaded once, and a text read with them."""

from collections.abc import Callable

import pytest
from project import pipeline

from graph.extraction import Lexicon, extract_claims, load_lexicon
from graph.extraction.actors import Reading, read_article
from graph.extraction.offices.stated import find_offices
from graph.language import parse_article
from graph.model import Article, Claim


@pytest.fixture(scope="session")
def nlp():
    """The pipeline that builds use."""
    return pipeline()


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The frames and the gazetteer of the ontology."""
    return load_lexicon()


@pytest.fixture(scope="session")
def open_text(nlp, lexicon: Lexicon) -> Callable[[str], Reading]:
    """`open_text("Kenya asked Uganda.")`: the text as an article of 30 June 2025, its offices not yet noted."""

    def open_article(text: str) -> Reading:
        return read_article(parse_article(nlp, article_of(text)), lexicon.frames, lexicon.gazetteer)

    return open_article


@pytest.fixture(scope="session")
def read(open_text) -> Callable[[str], Reading]:
    """`read("Kenya asked Uganda.")`: the same with its offices noted, as clauses are read."""

    def read_text(text: str) -> Reading:
        reading = open_text(text)
        find_offices(reading)
        return reading

    return read_text


@pytest.fixture(scope="session")
def claims_in(nlp, lexicon: Lexicon) -> Callable[[str], list[Claim]]:
    """`claims_in("Kenya asked Uganda.")`: the claims of the text as an article of 30 June 2025."""

    def claims_in_text(text: str) -> list[Claim]:
        return extract_claims(parse_article(nlp, article_of(text)), lexicon)

    return claims_in_text


def article_of(text: str) -> Article:
    """A text as an article."""
    return Article(id="text", text=text, published="2025-06-30")
