"""How tests point at words of a text that was read, and at what is known to be missed."""

import pytest

from graph.extraction.actors import Reading, Referent
from graph.language import start_char
from graph.tokens import Span, Token


def head_of(reading: Reading, phrase: str) -> Token:
    """The head of the last place where the text has this phrase."""
    text = reading.parsed.article.text
    start = text.rindex(phrase)
    for doc in reading.parsed.paragraphs:
        if doc.start_char <= start < doc.start_char + len(doc.text):
            covered = [t.i for t in doc if start <= start_char(t) < start + len(phrase)]
            span = Span(doc, covered[0], covered[-1] + 1)
            assert span.text == phrase, f"{phrase!r} cuts through a token of {text!r}"
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
