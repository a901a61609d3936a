"""Nouns that a state or a body of several states may be called by: "the island", "the bloc", "the lender".

The words are data, `ontology/lexicon/state_forms.yaml`.
"""

from collections.abc import Mapping
from functools import cache

from graph.extraction.wordlists import WordList, read_wordlist


class StateForms(WordList):
    """The fields of `ontology/lexicon/state_forms.yaml`."""

    states: Mapping[str, frozenset[str]]
    bodies: Mapping[str, frozenset[str]]
    no_such_body: Mapping[str, frozenset[str]]
    governments: Mapping[str, frozenset[str]]
    no_such_court: Mapping[str, frozenset[str]]
    parties: Mapping[str, str]
    capitals: Mapping[str, str]
    sued: Mapping[str, str]
    before_titles: Mapping[str, str]
    namesakes: Mapping[str, frozenset[str]]
    blocs: frozenset[str]
    national: frozenset[str]
    called: Mapping[str, frozenset[str]]
    seats: Mapping[str, frozenset[str]]
    regions: Mapping[str, frozenset[str]]


@cache
def state_nouns() -> StateForms:
    """All of the nouns and what may be called by each. Raises GazetteerError."""
    return read_wordlist("lexicon/state_forms.yaml", StateForms)


@cache
def state_forms() -> Mapping[str, frozenset[str]]:
    """The states that may be called by a noun such as "the island", by that noun. Raises GazetteerError."""
    return state_nouns().states


@cache
def blocs() -> frozenset[str]:
    """The keys of the bodies that are called "the bloc". Raises GazetteerError."""
    return state_nouns().blocs


def called_so(noun: str) -> frozenset[str]:
    """The keys of the bodies that a noun such as "lender" stands for. Raises GazetteerError."""
    return state_nouns().called.get(noun, frozenset())
