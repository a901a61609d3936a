"""Which of the times that an article gives is that of a predicate, the nearest first."""

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading
from graph.extraction.clauses import Predicate, clause_verb
from graph.extraction.dating.adverbials import time_of
from graph.extraction.dating.episodes import time_of_capture, time_of_episode, time_of_it, time_of_paper
from graph.extraction.dating.expressions import BEGINNING, expression_at, is_far_ahead
from graph.extraction.dating.leads import day_behind_lead, day_of_lead
from graph.extraction.dating.neighbours import time_of_neighbour
from graph.extraction.dating.resolved import resolved, was_foreseen
from graph.extraction.dating.sentences import is_main, time_behind, time_of_heading, time_of_sentence
from graph.extraction.dating.telling import is_to_be, is_told_as_done
from graph.extraction.dating.words import date_bearers, is_to_come
from graph.extraction.times import Tense
from graph.frames import Frame, discourse_words
from graph.labels import AUXILIARIES, PAST_FORMS, PRESENT_TENSE
from graph.model import UNREALISED, Status, Time

if TYPE_CHECKING:
    from graph.tokens import Token

_ASSERTED = frozenset({Status.ACTUAL, Status.NEGATED})
_DONE_BY_SAYING = frozenset({"Request", "Refusal", "Ruling"})  # kinds of acts that are done by saying something
_OF_THE_TALE = frozenset({"Agreement", "Payment", "Restriction", "Ruling", "Transfer"})  # acts told one after another
_COUNTED = frozenset({"Negotiation", "Payment", "Transfer"})  # acts of which many are told at once
_DONE_BY_ANNOUNCING = frozenset({"Agreement", "Refusal", "Restriction"})
_NEWS_WHEN_SAID = frozenset({"Agreement", "Ruling"})  # what is announced on the day when it is done
_PAST_AUXILIARIES = frozenset({"did", "had", "has", "have"})
_TENSES_OF_PLANS = frozenset({"VBZ", "VBP", "VB", "NN", "NNS"})  # "leaves on Monday", "to leave on Monday"


def date_of(reading: Reading, predicate: Predicate, status: Status, frame: Frame) -> Time | None:
    """The date that the article gives for what a predicate of this status and frame says, or None.

    What is lasting has the date from which it lasts: "held since March".
    """
    is_repeated = frame.frame == "Detention" and _is_of_many_acts(predicate.head)
    has_had = predicate.head.lemma_ == "have"  # "has had a pact with Nepal since 2018"
    is_over = status is Status.NEGATED  # "freed men whom it had held since May"
    lasting = ((frame.lasting and not is_repeated) or has_had) and not is_over
    if predicate.carrier.lemma_ in discourse_words().thanking:
        return None
    if frame.lasting and _is_a_day_within(reading, predicate.carrier):
        return None
    time = _time_told(reading, predicate, status, frame, lasting=lasting)
    if time is None and status is Status.ACTUAL and (is_repeated or frame.frame in _COUNTED):
        time = _time_since(reading, predicate.carrier)
    time = time or _time_of_words(reading, predicate.carrier, status, frame)
    if time is None and status in _ASSERTED and not _is_suit_heard(predicate, frame):
        time = _time_beside(reading, predicate, frame) or _time_of_tale(reading, predicate, status, frame)
    return None if time is None or (status is Status.ACTUAL and lies_ahead(reading, time)) else time


def _is_suit_heard(predicate: Predicate, frame: Frame) -> bool:
    """ "A hearing *in Chad's suit* was held on Monday": whether a clause tells of a suit only what came of it."""
    return frame.frame == "Lawsuit" and predicate.head.pos_ == "NOUN" and predicate.head.dep_ == "pobj"


def _time_of_words(reading: Reading, verb: "Token", status: Status, frame: Frame) -> Time | None:
    """The time at which somebody says what he does by saying it."""
    time = _time_of_saying(reading, verb) if frame.frame == "Refusal" else None
    if time is None and status is Status.ACTUAL and frame.frame in _DONE_BY_ANNOUNCING:
        time = _time_of_announcement(reading, verb)
    return time


def _time_beside(reading: Reading, predicate: Predicate, frame: Frame) -> Time | None:
    """The time that the sentence of an act, its paragraph or the paper that it is written in gives beside it."""
    verb = clause_verb(predicate.carrier)
    time = time_of_heading(reading, verb) or (time_of_sentence(reading, verb) if is_main(predicate) else None)
    time = time or time_of_paper(reading, verb) or time_of_neighbour(reading, predicate, frame.frame)
    time = time or time_of_it(reading, verb)
    return time or (time_behind(reading, verb) if verb == predicate.carrier else None)


def _time_of_tale(reading: Reading, predicate: Predicate, status: Status, frame: Frame) -> Time | None:
    """The time of the tale that an act is told in, if its own sentence gives none."""
    time, kind = None, frame.frame
    if status is Status.ACTUAL and kind == "Detention":
        time = time_of_capture(reading, predicate)
    if time is None:
        is_act = kind in _OF_THE_TALE or (kind == "Detention" and status is Status.NEGATED)
        said, is_ruling = kind in _DONE_BY_SAYING, kind == "Ruling"
        time = time_of_episode(reading, predicate, said=said, is_act=is_act, is_ruling=is_ruling)
    if time is None and status is Status.ACTUAL and kind in _OF_THE_TALE:
        time = day_of_lead(reading, clause_verb(predicate.carrier), said=kind in _NEWS_WHEN_SAID)
    if time is None and status is Status.ACTUAL and kind in _DONE_BY_SAYING:
        time = day_behind_lead(reading, clause_verb(predicate.carrier), said=kind == "Ruling")
    return time


def _is_of_many_acts(verb: "Token") -> bool:
    """ "Has arrested 40 since January": one after another, while whom it "has held since January" it took then."""
    words = discourse_words()
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in AUXILIARIES}
    is_perfect = verb.tag_ == "VBN" and bool(auxiliaries & {"has", "have"}) and "been" not in auxiliaries
    return is_perfect and verb.lemma_ in words.captures - words.holding


def _is_a_day_within(reading: Reading, verb: "Token") -> bool:
    """ "Was still in a cell on Thursday": whether the time that a clause gives is one when it had long begun."""
    found = expression_at(reading, verb, lasting=True)
    return verb.has_word("still") and (found is None or found.prefix not in BEGINNING)


def date_of_beginning(reading: Reading, predicate: Predicate) -> Time | None:
    """ "To let go of the men who have been kept since July": from when what is yet to end lasts, or None."""
    arguments = (token for tokens in predicate.functions.values() for token in tokens)
    clauses = (word for token in arguments for word in token.subtree if word.dep_ == "relcl")
    for clause in (clause for clause in clauses if _tells_of_holding(reading, clause)):
        found = expression_at(reading, clause, lasting=True)
        if found is not None and found.prefix in BEGINNING:
            return time_of(reading, clause, "past", lasting=True)
    return None


def _tells_of_holding(reading: Reading, verb: "Token") -> bool:
    """ "Who have been kept there", "who have been in custody"."""
    places = (noun for link in verb.children if link.lower_ in {"in", "behind"} for noun in link.children)
    is_held = any(place.lemma_.lower() in reading.frames.classes["captivity"] for place in places)
    return verb.lemma_ in discourse_words().holding or (verb.lemma_ == "be" and is_held)


def _time_told(reading: Reading, predicate: Predicate, status: Status, frame: Frame, *, lasting: bool) -> Time | None:
    """The time that the sentence gives."""
    is_future = status in UNREALISED and _is_future(predicate.carrier)
    is_future = is_future or (status is Status.NEGATED and is_to_come(predicate.carrier))  # "will lift the ban in May"
    must_be_ahead = is_future and is_to_come(predicate.carrier) and not was_foreseen(predicate.carrier)
    undone = status is Status.NEGATED or (frame.frame == "Ruling" and predicate.head.pos_ == "VERB")  # "upheld one"
    for token in date_bearers(predicate, asserted=status in _ASSERTED, lasting=lasting, undone=undone):
        is_past = _is_past(token) and not _has_been_set(token)  # "voted in May to ask"
        is_past = (
            is_past
            or _is_done_at(token, predicate)
            or (is_future and (_was_promised(reading, token) or _was_tried(token)))
        )
        tense: Tense = "future" if is_to_be(token) or (is_future and not is_past) else "past"
        time = time_of(
            reading, token, tense, lasting=lasting or is_future or _goes_on_by_now(predicate.carrier)
        )  # "will be held there from May"
        if time is not None and not (must_be_ahead and _lies_behind(reading, time)):
            return time
    return None


def _time_since(reading: Reading, verb: "Token") -> Time | None:
    """ "Since March it has sent back 900": the year in which all of it lies, of what is counted up to now."""
    found = expression_at(reading, verb, lasting=True)
    if found is None and verb.dep_ == "ccomp":  # "since March, he said, it has sent back 900"
        found = expression_at(reading, verb.head, lasting=True)
        found = found if found is not None and found.start_char == verb.sent.start_char else None
    is_perfect = verb.tag_ == "VBN" and verb.has_any_word({"has", "have"})
    since = resolved(reading, found, verb, "past") if is_perfect and found and found.prefix == "since" else None
    return (
        None
        if since is None or since.earliest.year != since.latest.year
        else replace(since, value=str(since.latest.year))
    )


def _time_of_saying(reading: Reading, verb: "Token") -> Time | None:
    """ "It will not reopen the border, its minister said on Monday": who says that he will not refuses by saying so."""
    is_will = any(child.tag_ == "MD" for child in (verb, *verb.children))  # "said that it would not"
    above = verb.head
    if not is_will or verb.dep_ != "ccomp" or above.lemma_.lower() not in reading.frames.status.reporting:
        return None
    return time_of(reading, above, "past", lasting=False)


def _time_of_announcement(reading: Reading, verb: "Token") -> Time | None:
    """ "It has barred imports, its ministry *announced* on Monday": what is news then is done by announcing it."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in AUXILIARIES}
    is_news = bool(auxiliaries & {"has", "have"}) or verb.tag_ == "VBG"
    above = verb.head
    if not is_news or verb.dep_ != "ccomp" or above.lemma_ != "announce" or above.tag_ not in PAST_FORMS:
        return None
    time = time_of(reading, above, "past", lasting=False)
    return time if time is not None and time.earliest == time.latest else None


def lies_ahead(reading: Reading, time: Time) -> bool:
    """Whether a time lies after the day of publication, so that nothing of it has happened: "invited it next week"."""
    published = reading.told_on
    return published is not None and time.earliest > published


def _lies_behind(reading: Reading, time: Time) -> bool:
    """Whether a time is over, so that nothing of it is to come: "agreed in May to admit them, and will pay"."""
    published = reading.told_on
    return published is not None and time.latest < published


def _is_past(verb: "Token") -> bool:
    """Whether a word tells of what was done: "voted", "did offer", "has promised", "a letter *sent* on Friday"."""
    if verb.tag_ == "VBD" or (verb.tag_ == "VBN" and verb.dep_ == "acl"):
        return True
    return any(c.dep_ == "aux" and c.lower_ in _PAST_AUXILIARIES for c in verb.children)


def _is_done_at(token: "Token", predicate: Predicate) -> bool:
    """ "At *a meeting in April* it offered to pay": whether an occasion or a paper is one of what has been done."""
    if token.pos_ != "NOUN" or token in {predicate.carrier, predicate.head}:
        return False
    verb = next((above for above in token.ancestors if above.pos_ == "VERB"), None)
    return verb is not None and is_told_as_done(verb)


def _was_promised(reading: Reading, verb: "Token") -> bool:
    """ "*Agreed* to pay it in May", told in June: a month that is far ahead is that of the promise."""
    above = verb.head
    is_promised = verb.dep_ == "xcomp" and above.lemma_ in discourse_words().promising and is_told_as_done(above)
    found = expression_at(reading, verb, lasting=True, tense="future") if is_promised else None
    return found is not None and is_far_ahead(reading, found)


def _was_tried(verb: "Token") -> bool:
    """ "*Tried* to send them off in May": that is when it was tried."""
    above = verb.head
    is_tried = verb.dep_ == "xcomp" and above.lemma_ in discourse_words().trying
    return is_tried and (is_told_as_done(above) or above.has_any_word({"had"}))


def _has_been_set(verb: "Token") -> bool:
    """ "Talks *have been scheduled* for May", which is to come."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in AUXILIARIES}
    return verb.lemma_ in discourse_words().setting and "been" in auxiliaries


def _is_future(verb: "Token") -> bool:
    auxiliaries = [c for c in verb.children if c.dep_ == "aux"]
    if any(c.lemma_ == "have" for c in auxiliaries):
        return False
    is_foreseen = verb.lemma_ in discourse_words().foreseeing
    if is_foreseen and any(c.dep_ == "auxpass" and c.tag_ in PRESENT_TENSE for c in verb.children):
        return True  # "are expected on July 24", "a third is planned for Friday"
    return verb.tag_ in _TENSES_OF_PLANS or any(c.tag_ == "MD" or c.lower_ == "to" for c in auxiliaries)


def _goes_on_by_now(verb: "Token") -> bool:
    """Whether something has begun and goes on: "have been talking since January", "had been in talks since then"."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in AUXILIARIES}
    goes_on = verb.lower_ == "been" or (verb.tag_ == "VBG" and "been" in auxiliaries)
    return goes_on and bool(auxiliaries & {"had", "has", "have"})
