"""When: the date that a sentence gives for what a predicate says.

Which words are calendar expressions, and what day they mean, is for `graph.extraction.times`; here it is decided
which of them dates which predicate. The day of publication never stands in for a date that is not given.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from graph.extraction.actors import Reading
from graph.extraction.clauses import Predicate
from graph.extraction.times import TimeExpression, resolve_time
from graph.frames import discourse_words
from graph.model import Status, Time

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
# How a calendar expression hangs on a noun that it does not describe: "the talks on Monday" are on Monday.
_TRANSPARENT = frozenset(
    {"npadvmod", "pobj", "prep", "nummod", "compound", "amod", "det", "advmod", "nmod", "poss", "case", "appos"}
)
_TENSES_OF_PLANS = frozenset({"VBZ", "VBP", "VB", "NN", "NNS"})  # "leaves on Monday", "to leave on Monday"


def date_of(reading: Reading, predicate: Predicate, status: Status, *, lasting: bool = False) -> Time | None:
    """The date that the sentence gives for what a predicate of this status says, or None.

    What is lasting has the date from which it lasts: "held since March".
    """
    planned = status is Status.PLANNED and _is_future(predicate.carrier)
    tense: Literal["past", "future"] = "future" if planned else "past"
    for token in _date_bearers(predicate):
        found = _time_at(reading, token, lasting=lasting)
        if found is not None:
            if lasting and found.prefix == "since":
                found = replace(found, prefix=None)
            published = reading.parsed.article.published_day
            return resolve_time(found, published=published, tense=tense, anchor=_anchor(reading, found, token.doc))
    return None


def _anchor(reading: Reading, expression: TimeExpression, doc: "Doc") -> Time | None:
    """The time before this one in the story, which "the next day" counts from."""
    if not expression.anchored:
        return None
    anchor: Time | None = None
    for earlier in _times_before(reading, expression, doc):
        anchor = resolve_time(earlier, published=reading.parsed.article.published_day, anchor=anchor) or anchor
    return anchor


def _times_before(reading: Reading, expression: TimeExpression, doc: "Doc") -> Iterator[TimeExpression]:
    """The calendar expressions of the article before one of this paragraph, each once, in text order."""
    for paragraph in reading.parsed.paragraphs:
        for earlier in dict.fromkeys(reading.mentions[id(paragraph)].times.values()):
            if paragraph is doc and earlier.start_char >= expression.start_char:
                return
            yield earlier
        if paragraph is doc:
            return


def _is_future(verb: "Token") -> bool:
    return verb.tag_ in _TENSES_OF_PLANS or any(c.lower_ in {"will", "'ll", "shall"} for c in verb.children)


def _date_bearers(predicate: Predicate) -> Iterator["Token"]:
    """The words whose adverbials date a predicate: itself, its support verb, its participle, the clause it shares."""
    head, carrier = predicate.head, predicate.carrier
    words = discourse_words()
    yield carrier
    if head != carrier:
        yield head
    for token in (*predicate.functions.get("object", ()), head):
        yield from (c for c in token.children if c.dep_ == "acl" and c.lemma_ in words.dating_participles)
    if head.dep_ in {"nsubj", "nsubjpass"} and head.head.lemma_ in words.phases:
        yield head.head
    if carrier.dep_ == "conj" and carrier.head.pos_ in _VERBAL:
        yield carrier.head
    if carrier.dep_ == "xcomp" and carrier.head.pos_ == "VERB":
        yield carrier.head


def _time_at(reading: Reading, bearer: "Token", *, lasting: bool) -> TimeExpression | None:
    """The first calendar expression of the sentence that dates this very word."""
    bounds = discourse_words().bounds - ({"since"} if lasting else set())
    for i, expression in reading.mentions_of(bearer).times.items():
        token = bearer.doc[i]
        names_a_day = not expression.attributive and expression.prefix not in bounds
        if names_a_day and token.sent == bearer.sent and _dates(token, bearer):
            return expression
    return None


def _dates(token: "Token", bearer: "Token") -> bool:
    """Whether a word of a calendar expression hangs on the bearer, through no other verb and no noun it describes."""
    while token != bearer:
        head = token.head
        if head == token:
            return False
        if head != bearer and head.pos_ in _VERBAL:
            return False
        if head != bearer and head.pos_ in _NOMINAL and token.dep_ not in _TRANSPARENT:
            return False
        token = head
    return True
