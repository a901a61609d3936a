"""The time of a clause by its distance from another: "withdrew yesterday, a day after Haiti agreed"."""

from typing import TYPE_CHECKING

from graph.extraction.actors import Reading
from graph.extraction.dating.expressions import expression_at
from graph.extraction.dating.resolved import resolved
from graph.extraction.times import Later, TimeExpression, find_times, resolve_time
from graph.labels import AUXILIARIES, PRESENT_TENSE, SUBJECTS, VERBAL
from graph.model import Time

if TYPE_CHECKING:
    from graph.tokens import Token

_DIRECTIONS = {"after": "earlier", "before": "later"}  # which way an event lies from one that comes so long after it
_OPPOSITES = {"after": "later", "before": "earlier"}
_CLAUSES = frozenset({"advcl", "pcomp", "conj"})  # where parsers hang what "after" opens
_LONGEST_DISTANCE = 4  # words: "two and a half weeks"
_VAGUE = frozenset({"more", "less", "over", "under", "within", "barely", "several", "some", "about"})  # of how long


def time_by_distance(reading: Reading, verb: "Token") -> Time | None:
    """ "Kenya withdrew yesterday, a day after Haiti agreed": so long before or after what the clause above tells."""
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not _has_subject(verb):
        verb = verb.head  # "a day after it climbed the wall and *dragged* him out"
    link = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ in _DIRECTIONS), None)
    if link is None and verb.head.lower_ in _DIRECTIONS and verb.dep_ == "pcomp":
        link = verb.head
    if link is None or verb.dep_ not in _CLAUSES:
        return None
    above, distance = _verb_above(verb), _distance(link, _DIRECTIONS[link.lower_])
    if distance is None or above is None:
        return None
    anchor = _date_of_clause(reading, above)
    return resolve_time(distance, published=reading.told_on, anchor=anchor)


def time_by_distance_below(reading: Reading, verb: "Token") -> Time | None:
    """ "A week after a court forbade it on March 3, Kenya deported them": so long after what the clause below tells."""
    for clause in (child for child in verb.children if child.dep_ == "advcl"):
        link = next((c for c in clause.children if c.dep_ == "mark" and c.lower_ in _OPPOSITES), None)
        distance = None if link is None else _distance(link, _OPPOSITES[link.lower_])
        found = None if distance is None else expression_at(reading, clause, lasting=False)
        if distance is not None and found is not None:
            anchor = resolved(reading, found, clause, "past")
            return resolve_time(distance, published=reading.told_on, anchor=anchor)
    return None


def _distance(link: "Token", direction: str) -> TimeExpression | None:
    """How far something lies in a direction from what "after" or "before" opens: "*a day* after the court ruled"."""
    end = link.i
    if link.doc[max(link.sent.start, end - 3) : end].text.lower() == "to the day":  # "a week to the day after it"
        end -= 3
    words = link.doc[max(link.sent.start, end - _LONGEST_DISTANCE) : end].text
    if not _VAGUE.isdisjoint(words.lower().split()):
        return None
    if words.lower().endswith("the day"):  # "the day after the court had issued it"
        words = "a day"
    distances = [found for found in find_times(f"{words} {direction}") if isinstance(found.form, Later)]
    is_whole = bool(distances) and f"{words} ".endswith(distances[-1].text.rpartition(" ")[0] + " ")
    return distances[-1] if is_whole else None


def _has_subject(verb: "Token") -> bool:
    return verb.has_any(SUBJECTS)


def _verb_above(verb: "Token") -> "Token | None":
    above = verb.head
    while above.pos_ not in VERBAL and above.head != above:
        above = above.head
    return above if above.pos_ in VERBAL else None


def _date_of_clause(reading: Reading, verb: "Token") -> Time | None:
    """The date of a clause: its own; in the present tense, the day of publication."""
    found = expression_at(reading, verb, lasting=False)
    if found is not None:
        return resolved(reading, found, verb, "past")
    if verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        return _date_of_clause(reading, verb.head)
    published = reading.told_on
    auxiliaries = (c for c in verb.children if c.dep_ in AUXILIARIES and c.lower_ not in {"has", "have"})
    if published is None or not any(word.tag_ in PRESENT_TENSE for word in (verb, *auxiliaries)):
        return None
    return Time(text="", value=published.isoformat(), earliest=published, latest=published)
