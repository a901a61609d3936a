"""The day of the first sentence of an article, which its headline and the sentences that go on with it share."""

from datetime import timedelta
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading
from graph.extraction.dating.adverbials import time_of
from graph.extraction.dating.expressions import is_of_source
from graph.extraction.dating.resolved import resolved
from graph.extraction.dating.sentences import has_times, times_in
from graph.extraction.dating.telling import is_of_main_clause, is_told_as_done, opens_another_matter
from graph.frames import discourse_words
from graph.labels import COMPLEMENT_CLAUSES, PAST_FORMS, PRESENT_TENSE, SUBJECTS, VERBAL
from graph.model import EntityKind, Time

if TYPE_CHECKING:
    from graph.tokens import Span, Token

_LAST_OF_LEAD = 4  # paragraphs before which the first of the text stands, behind headline, byline and dateline
_SHORTEST_LEAD = 8  # tokens
_BEHIND_DATELINES = frozenset({":", "—", "–", "-", "--"})
_SENTENCES_BEHIND = 3  # that still tell what the first one does
_LONGEST_DAY = 2  # "on April 6 and 7"
_NEWS = timedelta(days=7)
_DONE = frozenset({"VBD", "VBN", "VBG"})  # not "is to meet on Monday"


def is_headline(reading: Reading, verb: "Token") -> bool:
    """Whether a verb is of a headline in the present, a first paragraph that no mark ends: "Peru sues Chile"."""
    if verb.doc is not reading.parsed.paragraphs[0] or verb.doc[-1].is_punct or verb.tag_ in PAST_FORMS:
        return False
    while verb.dep_ in COMPLEMENT_CLAUSES and verb.head.pos_ in VERBAL:
        verb = verb.head
    return verb.tag_ in PRESENT_TENSE and verb.dep_ == "ROOT"


def day_of_headline(reading: Reading, verb: "Token", *, said: bool) -> Time | None:
    """The time that the first sentence below a headline gives for what it tells; no headline is of another."""
    lead = _lead(reading, 1)
    if lead is None or any(times_in(reading, verb.sent)):
        return None
    day = day_of(reading, lead, said=said) or _only_day(reading, lead, said=said)
    day = day or _day_behind(reading, lead, said=said)
    is_said = _reports(reading, lead.root) and not said
    return day if day is not None or is_said else time_of(reading, lead.root, "past", lasting=False)


def day_of_lead(reading: Reading, verb: "Token", *, said: bool) -> Time | None:
    """ "They made up, both said on Monday. The two ministers signed it in Lima": the day of the first sentence.

    Where nothing between gives another time, what the next sentences tell as done is the news itself.
    """
    lead = _lead(reading, 0)
    if lead is None or not is_of_main_clause(verb) or not is_told_as_done(verb) or opens_another_matter(verb):
        return None
    _, *before = reading.sentences_to(verb, _SENTENCES_BEHIND)
    if lead not in before:
        return None
    between = before[: before.index(lead)]
    has_other = has_times(reading, verb) or any(any(times_in(reading, sentence)) for sentence in between)
    return None if has_other else _only_day(reading, lead, said=said)


def day_behind_lead(reading: Reading, verb: "Token", *, said: bool) -> Time | None:
    """ "The Senate has thrown it out. The vote on Tuesday was close": the day that the next sentence gives.

    Of what a first sentence tells as news, in the perfect and without a time.
    """
    lead = _lead(reading, 0)
    return None if lead is None or verb != lead.root else _day_behind(reading, lead, said=said)


def _day_behind(reading: Reading, lead: "Span", *, said: bool) -> Time | None:
    """The day of the week before the article that the sentence behind a first one in the perfect gives."""
    published, index = reading.told_on, reading.sentence_index(lead.root) + 1
    is_perfect = any(c.dep_ == "aux" and c.lower_ in {"has", "have"} for c in lead.root.children)
    if published is None or not is_perfect or index == len(reading.sentences) or has_times(reading, lead.root):
        return None
    told = _said_first(reading.sentences[index].root)
    if not is_told_as_done(told) or (_reports(reading, told) and not said):
        return None
    subjects = [c for c in told.children if c.dep_ in SUBJECTS]
    if any(c.dep_ == "acl" for subject in subjects for c in subject.children):
        return None  # "the award, dated January 12, was released on Friday"
    if lead.root.lemma_ in discourse_words().seeking and any(_is_judge(reading, subject) for subject in subjects):
        return None
    times = (time_of(reading, word, "past", lasting=False) for word in (told, *subjects))
    time = next((time for time in times if time is not None), None)
    is_news = time is not None and time.earliest == time.latest and timedelta(0) <= published - time.latest <= _NEWS
    return time if is_news else None


def _is_judge(reading: Reading, subject: "Token") -> bool:
    """ "Peru has asked a court to lift it. *Judge Ruiz* imposed it on Monday": what a court did before."""
    return any(referent.judge for referent in reading.referents(subject))


def _said_first(root: "Token") -> "Token":
    """ "She wrote to it on Monday, a spokesman said": what a sentence tells, if only as what somebody says."""
    said = next((c for c in root.children if c.dep_ == "ccomp" and c.i < root.i), None)
    return root if said is None else said


def day_of(reading: Reading, sentence: "Span", *, said: bool) -> Time | None:
    """The day that a sentence gives for what its main clause tells, unless that is what somebody said."""
    verb = sentence.root
    is_of_words = _reports(reading, verb) and (not said or _is_outsider(reading, verb))
    time = None if is_of_words else time_of(reading, verb, "past", lasting=False)
    return time if _is_day(time) else None


def _is_outsider(reading: Reading, saying: "Token") -> bool:
    """ "The ruling should end it, *a charity said* on Monday": who acts for no state and decides nothing."""
    subjects = [child for child in saying.children if child.dep_ == "nsubj"]
    if subjects and all(reading.is_noun(subject, "outsider") for subject in subjects):
        return True
    kinds = {referent.entity.kind for subject in subjects for referent in reading.referents(subject)}
    return bool(kinds) and kinds <= {EntityKind.ORGANIZATION, EntityKind.GROUP}


def _lead(reading: Reading, first: int) -> "Span | None":
    """The first sentence of the text, in a paragraph that a mark ends and that is no byline and no dateline."""
    for paragraph in reading.parsed.paragraphs[first:_LAST_OF_LEAD]:
        if paragraph[-1].is_punct and len(paragraph) >= _SHORTEST_LEAD:
            return next((sentence for sentence in paragraph.sents if not _is_dateline(sentence)), None)
    return None


def _is_dateline(sentence: "Span") -> bool:
    """Whether what the parser takes for a sentence is a dateline: "KOROR:"."""
    return len(sentence) < _SHORTEST_LEAD and sentence[-1].text in _BEHIND_DATELINES


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
    is_of_words = is_of_source(word) or (_reports(reading, verb) and (not said or _is_outsider(reading, verb)))
    return None if is_of_words else resolved(reading, only, verb, "past")


def _reports(reading: Reading, verb: "Token") -> bool:
    return verb.lemma_.lower() in reading.frames.status.reporting


def _is_day(time: Time | None) -> bool:
    return time is not None and (time.latest - time.earliest).days <= _LONGEST_DAY
