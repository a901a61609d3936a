"""The time that a sentence or paragraph gives for what its main clause says, whatever word it hangs on."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading
from graph.extraction.clauses import Predicate
from graph.extraction.dating.expressions import VERBAL, is_of_its_own_day
from graph.extraction.dating.resolved import resolved
from graph.extraction.times import TimeExpression
from graph.frames import discourse_words
from graph.model import Time

if TYPE_CHECKING:
    from graph.tokens import Span, Token

_LONGEST_BULLET = 3  # tokens before the date of a paragraph of a timeline
_AFTER_HEADINGS = (":", "—", "–", "- ")
_PARTICIPLES = frozenset({"VBN", "VBG"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def time_of_heading(reading: Reading, verb: "Token") -> Time | None:
    """ "August 28, 2014: Somalia sues Kenya": the date that a paragraph of a timeline opens with."""
    doc = verb.doc
    start = next((token.idx for token in doc[:_LONGEST_BULLET] if token.text[:1].isalnum()), None)
    opening = next((time for time in reading.mentions_of(verb).times.values() if time.start_char == start), None)
    if opening is None or not doc.text[opening.end_char :].lstrip().startswith(_AFTER_HEADINGS):
        return None
    return resolved(reading, replace(opening, attributive=False), verb, "past")


def is_main(predicate: Predicate) -> bool:
    """Whether what is said is what the clause says: its verb, what that carries, or what it was done at.

    A date in commas behind the subject is that of the subject: "a second request, in January, has gone unanswered".
    """
    above = predicate.head.head
    is_done_at = above.dep_ == "prep" and above.lower_ in {"at", "in", "during"}
    has_aside = predicate.head.dep_ == "nsubj" and predicate.head.nbor().text == ","
    return predicate.carrier.pos_ in VERBAL or is_done_at or has_aside


def time_of_sentence(reading: Reading, verb: "Token") -> Time | None:
    """The one time that a sentence with one clause gives, on whatever word the parser hung it; or its first words."""
    bounds = discourse_words().bounds
    times = list(dict.fromkeys(times_in(reading, verb.sent)))
    first = times[0] if times else None
    if first is None or first.prefix in bounds:
        return None
    if (
        verb.dep_ == "advcl" and verb.tag_ in _PARTICIPLES and verb.head == verb.sent.root
    ):  # "In 2019, pressed by Oslo, it"
        return resolved(reading, first, verb, "past") if _is_opening(first, verb) else None
    if verb != verb.sent.root:
        return None
    finite = [token for token in verb.sent if token.tag_ in _FINITE]
    words = [verb.doc[i] for i, time in reading.mentions_of(verb).times.items() if time == first]
    is_of_other = any(is_of_its_own_day(above) for word in words for above in word.ancestors)
    is_only = len(times) == 1 and len(finite) == 1 and not first.attributive and not is_of_other
    return resolved(reading, first, verb, "past") if is_only or _is_opening(first, verb) else None


def _is_opening(time: TimeExpression, root: "Token") -> bool:
    """Whether a sentence opens with a time and a comma: "On 2 October, the evening before they were to leave,"."""
    sentence = root.sent
    behind = sentence.doc.text[time.end_char :].lstrip()
    return time.start_char == sentence.start_char and behind.startswith(",") and time.end_char < root.idx


def times_in(reading: Reading, sentence: "Span") -> Iterator[TimeExpression]:
    """The calendar expressions of a sentence, one a token of each."""
    times = reading.mentions_of(sentence.root).times
    return (times[i] for i in range(sentence.start, sentence.end) if i in times)
