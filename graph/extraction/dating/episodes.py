"""The day of the tale that a sentence goes on with."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading
from graph.extraction.clauses import Predicate, clause_verb
from graph.extraction.dating.adverbials import time_of
from graph.extraction.dating.leads import day_of, day_of_headline, is_headline
from graph.extraction.dating.resolved import resolved
from graph.extraction.dating.sentences import has_times, times_in
from graph.extraction.dating.telling import goes_on, is_of_main_clause, is_told_as_done, opens_another_matter
from graph.extraction.syntax import measured
from graph.extraction.times import WORDS
from graph.frames import discourse_words, syntax_words
from graph.labels import AUXILIARIES, PAST_FORMS, SUBJECTS, UNDERGOERS
from graph.model import Time

if TYPE_CHECKING:
    from graph.tokens import Token

_SENTENCES_OF_A_TALE = 2
_HELD = frozenset({"he", "she", "they", "him", "her", "them"})
_OF_HOURS = frozenset({"at", "before", "by", "in", "towards"})  # before a time of the day
_CLOCK = re.compile(r"\d{1,2}([.:]\d\d)? ?[ap]\.?m\.?|[ap]\.?m\.?")  # "2.25am"
_EARLIER = frozenset({"after", "following", "despite", "over"})  # before what an act comes after


def time_of_episode(
    reading: Reading, predicate: Predicate, *, said: bool, is_act: bool, is_ruling: bool = False
) -> Time | None:
    """ "It also freed the men": the day of the sentence before, whose tale this one goes on with.

    Acts in the simple past of a main clause are of the day that one of the two sentences before gives for its own act.
    Where that sentence only reports what somebody said, its day is that of words, and no other act is of it.
    """
    verb = clause_verb(predicate.carrier)
    if _is_earlier(predicate.head):
        return None
    if is_headline(reading, verb):
        words = discourse_words()
        if verb.lemma_ in words.holding - words.captures:
            return None  # "Panama holds two Danes": since a day before that of the news
        return day_of_headline(reading, verb, said=said)
    continues = goes_on(verb) or _is_of_that_day(verb)
    if not continues and not (is_act and is_of_main_clause(verb) and is_told_as_done(verb)):
        return None
    _, *before = reading.sentences_to(verb)
    if has_times(reading, verb) or opens_another_matter(verb):
        return None
    for sentence in before if continues else before[:_SENTENCES_OF_A_TALE]:
        if any(times_in(reading, sentence)):
            is_other = is_ruling and _is_filed(sentence.root)
            return None if is_other else day_of(reading, sentence, said=said)
    return None


def _is_filed(verb: "Token") -> bool:
    """ "Togo *brought the case* on May 3. The judges found": on a day on which no court decides it yet."""
    suits = discourse_words().names_of_acts["Lawsuit"]
    is_suit = any(child.dep_ == "dobj" and child.lemma_.lower() in suits for child in verb.children)
    return verb.lemma_ in discourse_words().suing or (verb.lemma_ in syntax_words().bringing and is_suit)


def _is_earlier(noun: "Token") -> bool:
    """ "Frees him after talks", "it came after months of talks", "it followed talks": what was before that."""
    whole = measured(noun)
    link = whole.head
    return (whole.dep_ == "pobj" and link.lower_ in _EARLIER) or (whole.dep_ == "dobj" and link.lemma_ == "follow")


def _is_of_that_day(verb: "Token") -> bool:
    """ "At noon it freed the men", "by nightfall it had freed two": a clause that says what hour of the day it was."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in AUXILIARIES}
    if verb.tag_ not in PAST_FORMS or not (is_told_as_done(verb) or "had" in auxiliaries):
        return False
    links = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in _OF_HOURS)
    hours = (c for link in links for c in link.children if c.dep_ in {"pobj", "pcomp"})
    return any(
        hour.lower_ in WORDS.hours_of_day | WORDS.parts_of_day or _CLOCK.fullmatch(hour.lower_) for hour in hours
    )


def time_of_capture(reading: Reading, predicate: Predicate) -> Time | None:
    """ "A carpenter, caught there in 2023, is free. They had kept *him* in a cell": who is held was caught just before.

    Only whom a pronoun calls back, and where the sentence before tells of one capture.
    """
    words = discourse_words()
    held = [token for tokens in predicate.functions.values() for token in tokens]
    held += [child for child in clause_verb(predicate.carrier).children if child.dep_ in SUBJECTS]
    _, *before = reading.sentences_to(predicate.head, 1)
    if not before or not any(token.lower_ in _HELD for token in held) or has_times(reading, predicate.head):
        return None
    captures = [word for word in before[0] if word.lemma_ in words.captures and word.tag_ in PAST_FORMS]
    times = [time for word in captures if (time := time_of(reading, word, "past", lasting=False)) is not None]
    return times[0] if len(times) == 1 else None


def time_of_it(reading: Reading, verb: "Token") -> Time | None:
    """ "A treaty was signed in 1964. Under it Niger agreed to": of the one time of the sentence with what "it" is."""
    own, *before = reading.sentences_to(verb, 1)
    links = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"in", "under"} and c.i < verb.i)
    is_of_it = any(c.lower_ == "it" for link in links for c in link.children if c.dep_ == "pobj")
    if not is_of_it or not before or any(times_in(reading, own)):
        return None
    times = set(times_in(reading, before[0]))
    if len(times) != 1 or any(time.attributive for time in times):
        return None
    return resolved(reading, replace(times.pop(), prefix=None), verb, "past")


def time_of_paper(reading: Reading, verb: "Token") -> Time | None:
    """ "She signed the decree on May 3. It bars them": what a paper says in the present is of the day when it was made.

    Only where "it" can be nothing but the paper: the sentence before has nobody else than a person.
    """
    is_told_now = verb.tag_ == "VBZ" and verb == verb.sent.root
    own, *before = reading.sentences_to(verb, 1)
    if not is_told_now or not before or not any(c.lower_ == "it" and c.dep_ == "nsubj" for c in verb.children):
        return None
    made, words = before[0].root, discourse_words()
    if made.lemma_.lower() not in words.acts_of_making or not is_told_as_done(made) or any(times_in(reading, own)):
        return None
    subjects = [child for child in made.children if child.dep_ == "nsubj"]
    papers = [child for child in made.children if child.dep_ in UNDERGOERS]
    is_sure = all(subject.ent_type_ == "PERSON" for subject in subjects)
    if not is_sure or not any(paper.lemma_.lower() in words.dated_things for paper in papers):
        return None
    return time_of(reading, made, "past", lasting=False)
