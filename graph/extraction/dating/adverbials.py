"""The time that the adverbials of a word give for what it says."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading
from graph.extraction.dating.distances import time_by_distance, time_by_distance_below
from graph.extraction.dating.expressions import BEGINNING, expression_at, is_deadline, is_of_infinitive
from graph.extraction.dating.resolved import nearest, resolved
from graph.extraction.dating.telling import is_told_as_done
from graph.extraction.times import Tense, TimeExpression
from graph.labels import PRESENT_TENSE
from graph.model import Time

if TYPE_CHECKING:
    from graph.tokens import Token

_STARTS = BEGINNING - {"since"}  # of what may be yet to come: "banned them from July 1"


def time_at(reading: Reading, word: "Token", tense: Tense = "past") -> Time | None:
    """The time that the adverbials of a word give for what has happened or will, or None."""
    return time_of(reading, word, tense, lasting=False)


def time_of(reading: Reading, bearer: "Token", tense: Tense, *, lasting: bool) -> Time | None:
    """The time that the adverbials of a word give, or its distance from another act."""
    found = expression_at(reading, bearer, lasting=lasting, tense=tense) or _time_before_when(reading, bearer)
    if found is None:
        time = time_by_distance(reading, bearer) or time_by_distance_below(reading, bearer)
        return time or _time_when(reading, bearer, tense)
    if found.prefix is None and is_of_infinitive(reading, found, bearer):
        return None
    if lasting and found.prefix in _STARTS:
        return nearest(reading, replace(found, prefix=None), bearer, tense)
    if (lasting and found.prefix in BEGINNING) or is_deadline(found, bearer, tense):
        found = replace(found, prefix=None)
    return resolved(reading, found, bearer, tense)


def _time_before_when(reading: Reading, verb: "Token") -> TimeExpression | None:
    """ "on Tuesday, when the court upheld it", "until May, when they signed": the date that "when" stands for."""
    when = next((c for c in verb.children if c.lower_ == "when" and c.i < verb.i), None)
    if when is None or when.i < 2:
        return None
    before = when.nbor(-1) if when.nbor(-1).text != "," else when.nbor(-2)
    found = reading.mentions_of(verb).times.get(before.i) if before.sent == verb.sent else None
    return None if found is None or found.attributive else replace(found, prefix=None)


def _time_when(reading: Reading, verb: "Token", tense: Tense) -> Time | None:
    """ "It promised them $4 million when its envoy *called in May*": what was done, or will be, when something else is.

    "They may sign it when they *meet in May*".
    """
    for clause in _clauses_of_when(reading, verb):
        is_told = is_told_as_done(verb) and is_told_as_done(clause)
        if is_told or (tense == "future" and clause.tag_ in PRESENT_TENSE):
            found = expression_at(reading, clause, lasting=False)
            return None if found is None else resolved(reading, found, clause, "past" if is_told else "future")
    return None


def _clauses_of_when(reading: Reading, verb: "Token") -> Iterator["Token"]:
    """The clauses that "when" opens on a verb, or on a sum behind it: "gave it *$4 million* when he came"."""
    amounts = reading.mentions_of(verb).amounts
    sums = (child for child in verb.children if child.dep_ == "dobj" and child.i in amounts)
    below = (*verb.children, *(clause for noun in sums for clause in noun.children if clause.dep_ == "relcl"))
    for clause in below:
        if clause.dep_ in {"advcl", "relcl"} and clause.has_word("when"):
            yield clause
