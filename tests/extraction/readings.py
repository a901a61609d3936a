"""How tests point at words of a text that was read, and at what is known to be missed."""

import pytest
from spacy.tokens import Token

from graph.extraction.actors import Reading, Referent


def head_of(reading: Reading, phrase: str) -> Token:
    """The head of the last place where the text has this phrase."""
    text = reading.parsed.article.text
    start = text.rindex(phrase)
    for doc in reading.parsed.paragraphs:
        first = start - doc.user_data["start_char"]
        if 0 <= first < len(doc.text):
            span = doc.char_span(first, first + len(phrase), alignment_mode="strict")
            assert span is not None, f"{phrase!r} cuts through a token of {text!r}"
            return span.root
    raise AssertionError(f"{phrase!r} does not stand in {text!r}")


def referents_of(reading: Reading, phrase: str) -> list[Referent]:
    """What the last place where the text has this phrase stands for."""
    return reading.referents(head_of(reading, phrase))


def keys_of(reading: Reading, phrase: str) -> list[str]:
    """The entities that a phrase stands for, as "government KE"."""
    return [f"{referent.entity.kind} {referent.entity.key}" for referent in referents_of(reading, phrase)]


def gap(*values, reason: str):
    """A case that is known to fail, and why."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))
