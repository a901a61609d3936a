"""The time of another clause of the sentence that is that of an act too, by what kind of act it is.

"Turned down in 2023 a Swiss proposal": that was made about then; "landed on Sunday after being deported": sent then.
"""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading
from graph.extraction.clauses import Predicate
from graph.extraction.dating.adverbials import time_of
from graph.extraction.dating.telling import is_told_as_done
from graph.frames import discourse_words
from graph.labels import SUBJECTS, UNDERGOERS
from graph.model import Time

if TYPE_CHECKING:
    from graph.tokens import Token

_BY_MEETING = frozenset({"Agreement", "Request", "Refusal"})  # what is done where those who do it come together
_LENGTH_OF_MONTH = len("2025-06")  # of a value; what is done about then may be of another day


def time_of_neighbour(reading: Reading, predicate: Predicate, kind: str) -> Time | None:
    """The time that a neighbouring clause gives for what a predicate of a kind says that somebody did."""
    head, carrier = predicate.head, predicate.carrier
    about = _of_year(_first(reading, _just_before(carrier), rough=True))
    about = about or _first(reading, _then(carrier), rough=True) or _first(reading, _when(carrier), rough=False)
    if about is not None:
        return about
    if kind == "Request" and head.pos_ == "NOUN":
        return _first(reading, _answers_to(head), rough=True)
    if kind == "Negotiation" and head.pos_ == "NOUN":
        return _first(reading, _led_to_by(head), rough=True)
    if kind == "Ruling":
        return _first(reading, _beside(carrier), rough=False)
    if kind in _BY_MEETING:
        return _first(reading, _meetings(carrier), rough=False)
    if kind == "Transfer":
        return _first(reading, _arrivals(carrier), rough=False)
    return _first(reading, _journeys(carrier), rough=True) if kind == "Detention" else None


def _just_before(verb: "Token") -> Iterator["Token"]:
    """ "Lifted it in 2018, after the two had made peace": what came before it was about then too."""
    marks = {c.lower_ for c in verb.children if c.dep_ == "mark"}
    had = any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.children)
    if verb.dep_ == "advcl" and "after" in marks and had and is_told_as_done(verb.head):
        yield verb.head


def _beside(verb: "Token") -> Iterator["Token"]:
    """ "The judges rejected it on July 4, though *they ordered* a hearing": what they did besides."""
    is_though = verb.has_any_word({"though", "although"})
    is_they = any(child.dep_ in SUBJECTS and child.pos_ == "PRON" for child in verb.children)
    if verb.dep_ == "advcl" and is_though and is_they and is_told_as_done(verb) and is_told_as_done(verb.head):
        yield verb.head


def _when(verb: "Token") -> Iterator["Token"]:
    """ "Broke off the talks in May, an envoy said, *when it asked for more*": the clause above."""
    is_when = verb.has_word("when")
    if verb.dep_ == "advcl" and is_when and is_told_as_done(verb) and is_told_as_done(verb.head):
        yield verb.head


def _then(verb: "Token") -> Iterator["Token"]:
    """The clause above of what came at its time, or just before: "ended it in May *after Mali refused to let him in*".

    "Urged it in 2019, at a time when it was talking to Oslo", "flew them to Mali in May, *where they were held*".
    """
    noun = verb.head
    is_there = verb.has_word("where")
    marks = {c.lower_ for c in verb.children if c.dep_ == "mark"}
    if verb.dep_ == "advcl" and "after" in marks and is_told_as_done(verb) and is_told_as_done(verb.head):
        yield verb.head
    is_at_time = noun.lower_ == "time" and noun.dep_ == "pobj" and noun.head.lower_ == "at"
    if verb.dep_ == "relcl" and (is_at_time or (is_there and is_told_as_done(verb))):
        yield from islice((above for above in noun.ancestors if above.pos_ == "VERB"), 1)


def _of_year(time: Time | None) -> Time | None:
    return time if time is not None and time.value is not None and len(time.value) < _LENGTH_OF_MONTH else None


def _first(reading: Reading, verbs: Iterator["Token"], *, rough: bool) -> Time | None:
    """The time of the first of some clauses that has one; a `rough` one is a month or a year."""
    times = (time_of(reading, verb, "past", lasting=False) for verb in verbs)
    time = next((time for time in times if time is not None), None)
    is_day = time is not None and time.value is not None and len(time.value) > _LENGTH_OF_MONTH
    return None if rough and is_day else time


def _answers_to(request: "Token") -> Iterator["Token"]:
    """ "Turned down a Swiss proposal in 2023", "a Swiss proposal was rejected in 2023"."""
    verb = request.head
    if request.dep_ in UNDERGOERS and verb.lemma_ in discourse_words().asked_then and is_told_as_done(verb):
        yield verb


def _led_to_by(talks: "Token") -> Iterator["Token"]:
    """ "The bans were ended in 2024 after negotiations in Doha"."""
    if talks.dep_ == "pobj" and talks.head.lower_ in {"after", "following"}:
        verb = next((above for above in talks.head.ancestors if above.pos_ == "VERB"), None)
        if verb is not None and is_told_as_done(verb):
            yield verb


def _arrivals(verb: "Token") -> Iterator["Token"]:
    """ "Reached Oslo on Sunday after being deported", "having been deported, they landed on Sunday"."""
    is_after = verb.dep_ == "pcomp" and verb.head.lower_ in {"after", "following"}
    above = verb.head.head if is_after else verb.head
    is_participle = verb.dep_ == "advcl" and verb.has_any_word({"having", "being"})
    if (is_after or is_participle) and above.lemma_ in discourse_words().arriving and is_told_as_done(above):
        yield above


def _meetings(verb: "Token") -> Iterator["Token"]:
    """ "It was agreed between the ministers, who met on May 3", "envoys who came in May asked": they did it there."""
    if not is_told_as_done(verb):
        return
    words = discourse_words()
    for child in verb.children:
        is_side = child.dep_ in SUBJECTS or (child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "between"})
        clauses = (c for c in child.subtree if c.dep_ == "relcl" and c.tag_ == "VBD") if is_side else ()
        yield from (c for c in clauses if c.lemma_ in words.arriving | words.travelling | words.meeting)


def _journeys(verb: "Token") -> Iterator["Token"]:
    """ "Four linemen who crossed there in May were arrested": who comes and is taken is so at one time."""
    if is_told_as_done(verb):
        clauses = (c for noun in verb.children if noun.dep_ in SUBJECTS for c in noun.children if c.dep_ == "relcl")
        words = discourse_words()
        for clause in clauses:
            if clause.lemma_ in words.arriving | words.travelling and is_told_as_done(clause):
                yield clause
