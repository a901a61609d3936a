"""When: the date that a sentence gives for what a predicate says.

Which words are calendar expressions, and what day they mean, is for `graph.extraction.times`; here it is decided
which of them dates which predicate. The day of publication never stands in for a date that is not given.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from graph.extraction.actors import Reading
from graph.extraction.clauses import Predicate
from graph.extraction.time_forms import Date, Later, Weekday
from graph.extraction.times import TimeExpression, find_times, resolve_time
from graph.frames import discourse_words
from graph.model import Status, Time

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_VERBAL = frozenset({"VERB", "AUX"})
_DIRECTIONS = {"after": "earlier", "before": "later"}  # which way an event lies from one that comes so long after it
_LONGEST_DISTANCE = 4  # words: "two and a half weeks"
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
        found = _time_at(reading, token, lasting=lasting) or _time_before_when(reading, token)
        if found is not None:
            if lasting and found.prefix == "since":
                found = replace(found, prefix=None)
            return _resolved(reading, found, token.doc, tense)
    return _time_by_distance(reading, predicate.carrier)


def _resolved(reading: Reading, found: TimeExpression, doc: "Doc", tense: Literal["past", "future"]) -> Time | None:
    published = reading.parsed.article.published_day
    return resolve_time(found, published=published, tense=tense, anchor=_anchor(reading, found, doc))


def _time_before_when(reading: Reading, verb: "Token") -> TimeExpression | None:
    """ "on Tuesday, when the court upheld it", "until May, when they signed": the date that "when" stands for."""
    when = next((c for c in verb.children if c.lower_ == "when" and c.i < verb.i), None)
    if when is None or when.i < 2:
        return None
    before = when.nbor(-1) if when.nbor(-1).text != "," else when.nbor(-2)
    found = reading.mentions_of(verb).times.get(before.i) if before.sent == verb.sent else None
    return None if found is None or found.attributive else replace(found, prefix=None)


def _time_by_distance(reading: Reading, verb: "Token") -> Time | None:
    """ "Kenya withdrew yesterday, a day after Haiti agreed": so long before or after what the clause above tells."""
    link = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ in _DIRECTIONS), None)
    if link is None and verb.head.lower_ in _DIRECTIONS and verb.dep_ == "pcomp":
        link = verb.head
    if link is None or verb.dep_ not in {"advcl", "pcomp"}:
        return None
    words = verb.doc[max(verb.sent.start, link.i - _LONGEST_DISTANCE) : link.i].text
    distances = [found for found in find_times(f"{words} {_DIRECTIONS[link.lower_]}") if isinstance(found.form, Later)]
    above = _verb_above(verb)
    if not distances or above is None or not f"{words} ".endswith(distances[-1].text.rpartition(" ")[0] + " "):
        return None
    anchor = _date_of_clause(reading, above)
    return resolve_time(distances[-1], published=reading.parsed.article.published_day, anchor=anchor)


def _verb_above(verb: "Token") -> "Token | None":
    above = verb.head
    while above.pos_ not in _VERBAL and above.head != above:
        above = above.head
    return above if above.pos_ in _VERBAL else None


def _date_of_clause(reading: Reading, verb: "Token") -> Time | None:
    """The date of a clause: its own; in the present tense, the day of publication."""
    found = _time_at(reading, verb, lasting=False)
    if found is not None:
        return _resolved(reading, found, verb.doc, "past")
    published = reading.parsed.article.published_day
    if published is None or verb.tag_ not in {"VBZ", "VBP"}:
        return None
    return Time(text="", value=published.isoformat(), earliest=published, latest=published)


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
    yield from _sharing(carrier)
    if head.dep_ == "pobj" and head.head.lower_ in {"with", "by"} and head.head.head.pos_ == "VERB":
        yield head.head.head  # "hit back on Monday with a levy"
    yield from _dated_nouns(carrier)


def _sharing(verb: "Token") -> Iterator["Token"]:
    """The clause at whose time a participle's act takes place: "retaliated on Monday by shutting its airspace"."""
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.head.pos_ in _VERBAL:
        yield verb.head
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.lower_ in {"by", "besides"}:
        yield verb.head.head
    if verb.dep_ == "conj" and verb.head.tag_ == "VBG":
        yield from _sharing(verb.head)
    yield from (c for c in verb.children if c.dep_ == "ccomp" and verb.lemma_ == "let")  # "let it stand last May"


def _dated_nouns(verb: "Token") -> Iterator["Token"]:
    """ "in a judgment delivered on Wednesday", "Saturday's summit called on them": what an act was done by or at."""
    words = discourse_words()
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in {"in", "by", "with", "under"}:
            for noun in (c for c in child.children if c.dep_ == "pobj" and c.lemma_.lower() in words.dated_things):
                yield noun
                yield from (c for c in noun.children if c.dep_ == "acl" and c.lemma_ in words.dating_participles)
        elif child.dep_ == "nsubj" and child.lemma_.lower() in words.dated_things:
            yield from (c for c in child.children if c.dep_ == "poss")


def _time_at(reading: Reading, bearer: "Token", *, lasting: bool) -> TimeExpression | None:
    """The first calendar expression of the sentence that dates this very word."""
    bounds = discourse_words().bounds - ({"since"} if lasting else set())
    first: TimeExpression | None = None
    for i, expression in reading.mentions_of(bearer).times.items():
        token = bearer.doc[i]
        names_a_day = not expression.attributive or bearer in {token.head, token.head.head}
        if not names_a_day or expression.prefix in bounds or token.sent != bearer.sent or not _dates(token, bearer):
            continue
        if first is None:
            first = expression
        elif _is_apposed(first, expression):
            return expression  # "last week, on February 6"
        elif expression != first:
            break
    return first


def _is_apposed(first: TimeExpression, second: TimeExpression) -> bool:
    """Whether a date in full stands right behind a vaguer one."""
    is_day = isinstance(second.form, Date | Weekday) and not isinstance(first.form, Date | Weekday)
    return is_day and 0 < second.start_char - first.end_char <= len(", ")


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
