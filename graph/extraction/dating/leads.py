"""The day of the first sentence of an article, which its headline and the sentences that go on with it share."""

from typing import TYPE_CHECKING

from graph.extraction.actors import Reading
from graph.extraction.dating.adverbials import time_of
from graph.extraction.dating.expressions import VERBAL
from graph.extraction.dating.resolved import resolved
from graph.extraction.dating.sentences import times_in
from graph.extraction.telling import is_of_main_clause, is_told_as_done
from graph.frames import discourse_words
from graph.model import Time

if TYPE_CHECKING:
    from graph.tokens import Span, Token

_LAST_OF_LEAD = 4  # paragraphs before which the first of the text stands, behind headline, byline and dateline
_SHORTEST_LEAD = 8  # tokens
_SENTENCES_BEHIND = 3  # that still tell what the first one does
_LONGEST_DAY = 2  # "on April 6 and 7"
_PRESENT = frozenset({"VBZ", "VBP"})
_DONE = frozenset({"VBD", "VBN", "VBG"})  # not "is to meet on Monday"


def is_headline(reading: Reading, verb: "Token") -> bool:
    """Whether a verb is of a headline in the present, a first paragraph that no mark ends: "Peru sues Chile"."""
    if verb.doc is not reading.parsed.paragraphs[0] or verb.doc[-1].is_punct or verb.tag_ in {"VBD", "VBN"}:
        return False
    while verb.dep_ in {"ccomp", "xcomp"} and verb.head.pos_ in VERBAL:
        verb = verb.head
    return verb.tag_ in _PRESENT and verb.dep_ == "ROOT"


def day_of_headline(reading: Reading, verb: "Token", *, said: bool) -> Time | None:
    """The day that the first sentence below a headline gives for what it tells; no headline is of another day."""
    lead = _lead(reading, 1)
    if lead is None or any(times_in(reading, verb.sent)):
        return None
    return day_of(reading, lead, said=said) or _only_day(reading, lead, said=said)


def day_of_lead(reading: Reading, verb: "Token", *, said: bool) -> Time | None:
    """ "They made up, both said on Monday. The two ministers signed it in Lima": the day of the first sentence.

    Where nothing between gives another time, what the next sentences tell as done is the news itself.
    """
    lead = _lead(reading, 0)
    if lead is None or not is_of_main_clause(verb) or not is_told_as_done(verb):
        return None
    own, *before = reading.sentences_to(verb, _SENTENCES_BEHIND)
    if lead not in before:
        return None
    between = (own, *before[: before.index(lead)])
    has_other = any(any(times_in(reading, sentence)) for sentence in between)
    return None if has_other else _only_day(reading, lead, said=said)


def day_of(reading: Reading, sentence: "Span", *, said: bool) -> Time | None:
    """The day that a sentence gives for what its main clause tells, unless that is what somebody said."""
    verb = sentence.root
    time = None if _reports(reading, verb) and not said else time_of(reading, verb, "past", lasting=False)
    return time if _is_day(time) else None


def _lead(reading: Reading, first: int) -> "Span | None":
    """The first sentence of the text, in a paragraph that a mark ends and that is no byline and no dateline."""
    for paragraph in reading.parsed.paragraphs[first:_LAST_OF_LEAD]:
        if paragraph[-1].is_punct and len(paragraph) >= _SHORTEST_LEAD:
            return next(iter(paragraph.sents))
    return None


def _only_day(reading: Reading, lead: "Span", *, said: bool) -> Time | None:
    """The one day that a sentence gives, unless it is that of what somebody said, or what is to come."""
    times = reading.mentions_of(lead[0]).times
    words = [lead.doc[i] for i in range(lead.start, lead.end) if i in times]
    days = {times[word.i]: word for word in reversed(words) if _is_day(resolved(reading, times[word.i], word, "past"))}
    if len(days) != 1:
        return None
    (only, word), *_ = days.items()
    verb = next((above for above in word.ancestors if above.pos_ in VERBAL), None)
    if verb is None or verb.tag_ not in _DONE or only.attributive or only.prefix in discourse_words().bounds:
        return None
    is_of_source = any(above.lower_ == "according" for above in word.ancestors)  # "according to papers tabled Monday"
    is_of_words = is_of_source or (_reports(reading, verb) and not said)
    return None if is_of_words else resolved(reading, only, verb, "past")


def _reports(reading: Reading, verb: "Token") -> bool:
    return verb.lemma_.lower() in reading.frames.status.reporting


def _is_day(time: Time | None) -> bool:
    return time is not None and (time.latest - time.earliest).days <= _LONGEST_DAY
