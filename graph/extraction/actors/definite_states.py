""" "The country", "the island", "the administration", "there": a state that the text has named before."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.extraction.actors.context import (
    state_asked_before,
    state_meant,
    state_of_seat,
    state_where_asked,
    states_not_meant,
)
from graph.extraction.actors.phrases import has_the, in_dateline, is_plural, sides_counted, token_mention, verb_above
from graph.extraction.actors.reading import Reading, Referent, government_of
from graph.extraction.actors.sides import all_sides, is_bare_plural, two_just_named
from graph.extraction.actors.state_forms import state_forms, state_nouns
from graph.extraction.actors.states_beside import is_of_the_state, last_states, others_in_clause
from graph.extraction.actors.states_near import (
    clause_agents,
    state_of_court_here,
    state_of_same_noun,
    states_acting,
    states_since,
)
from graph.extraction.actors.weighing import outweighed
from graph.extraction.clauses import surface_subjects
from graph.extraction.syntax import agents_of
from graph.frames import discourse_words
from graph.gazetteer import Sense
from graph.labels import ATTRIBUTES, NOMINAL_SUBJECTS, SUBJECTS, VERB_OBJECTS, VERBAL

if TYPE_CHECKING:
    from graph.tokens import Token

_YES_OR_NO = frozenset({"yes", "no"})
_UNION = frozenset({"EU"})
_PARTIES_IN_COURT = frozenset({"state", "federation"})  # as whom a state stands before its own court


def _are_nobody_named(reading: Reading, token: "Token") -> bool:
    """Whether a plural is said of no states that are named: "returned to *the countries* they had fled"."""
    if not reading.is_noun(token, "state_representative"):
        return True
    if reading.is_noun(token, "state") and any(child.tag_ == "PRP$" for child in token.children):
        return True  # of people who are not told of as states
    is_of_states = token.lemma_.lower() in discourse_words().bare_sides
    is_described = reading.is_noun(token, "state") and token.has("relcl")
    return is_described or (is_of_states and is_bare_plural(token))


def definite_state(reading: Reading, token: "Token") -> list[Referent]:
    """The states of "the country", "the two governments", "the administration"."""
    if number := sides_counted(token):
        return all_sides(reading, token, number)
    if token.lemma_.lower() == "side" and token.has_word("other"):
        return _other_side(reading, token)
    if is_plural(token) and _are_nobody_named(reading, token):
        return []
    if token.lemma_.lower() in _PARTIES_IN_COURT and (code := state_of_court_here(reading, token)) is not None:
        return [government_of(reading, token, code, "the state of the court")]
    if reading.is_noun(token, "state") and token.lemma_.lower() != "government":
        codes = _called_by_noun(reading, token)
        return [government_of(reading, token, code, "the state named before") for code in codes]
    others = states_not_meant(reading, token)
    code = state_where_asked(reading, token, others) or state_asked_before(reading, token)
    code = code or state_of_seat(reading, token)
    code = code or state_of_same_noun(reading, token) or state_governed_so(reading, token)
    code = code if code and code not in others else state_meant(reading, token, others)
    return [government_of(reading, token, code, "the state spoken of here")] if code else []


def state_governed_so(reading: Reading, token: "Token") -> str | None:
    """ "*The administration*", in an article on the United States and Chad: that of the one so governed."""
    so_governed = state_nouns().governments.get(token.lemma_.lower(), frozenset())
    if not so_governed or not has_the(token) or not all(child.dep_ in {"det", "punct"} for child in token.children):
        return None
    named = {s.code for s in states_since(reading, 0, token) if s.code in so_governed and is_of_the_state(reading, s)}
    return named.pop() if len(named) == 1 else None


def _called_by_noun(reading: Reading, token: "Token") -> list[str]:
    """The state of "the country" or "the island"."""
    if any(child.tag_ == "JJR" for child in token.children):  # "the smaller one": which of two is not told
        subject = _subject_before(reading, token)
        return [] if subject is None else [subject]
    dealt_with = frozenset(others_in_clause(reading, token))
    union = _UNION if reading.is_noun(token, "state") else frozenset[str]()
    others = union | ((dealt_with | frozenset(clause_agents(reading, token))) - _suffering(reading, token))
    among = _states_called(reading, token)
    codes = last_states(reading, token, 1, exclude=others, among=among) or _only_one(reading, token, others, among)
    is_of_clause = token.dep_ == "poss" or (token.dep_ == "nsubj" and _is_told_by_pronoun(token))
    if not codes and (among is not None or is_of_clause):
        others = union | dealt_with | frozenset(clause_agents(reading, token, whole_sentence=False))
        codes = last_states(reading, token, 1, exclude=others, among=among)
    if codes:
        subject = _subject_before(reading, token)
        if subject is not None and subject not in others and (among is None or subject in among):
            codes = [subject]
    if among is None and codes:
        meant = outweighed(reading, token, codes[0], exclude=others)
        codes = [meant] if meant else []
    going_on = _state_going_on(reading, token, among) or _state_above(reading, token, among)
    going_on = going_on or _state_offered(reading, token, among)
    codes = going_on or _state_of_minister(reading, token, among) or codes
    return _named_in_text(reading, token, codes, among)


def _suffering(reading: Reading, token: "Token") -> frozenset[str]:
    """ "Niger suffers from the sanctions imposed on *the country* by a bloc": who does not act, but is told of."""
    verb = verb_above(token)
    above = next((word for word in verb.ancestors if word.pos_ in VERBAL), None)
    if verb.dep_ != "acl" or above is None or above.lemma_ not in reading.frames.classes["suffering"]:
        return frozenset()
    return frozenset(code for subject in surface_subjects(above) for code in states_acting(reading, subject))


def _other_side(reading: Reading, token: "Token") -> list[Referent]:
    """ "Peru asked Chad for help. *The other side* refused": of the two just named the one that does not act there."""
    index = reading.sentence_index(token)
    before = surface_subjects(reading.sentences[index - 1].root) if index else []
    acting = {code for subject in before for code in states_acting(reading, subject)}
    both = two_just_named(reading, token)
    others = [referent for referent in both if referent.entity.country not in acting]
    return others if len(others) == 1 < len(both) else []


def _only_one(reading: Reading, token: "Token", exclude: frozenset[str], among: frozenset[str] | None) -> list[str]:
    """The one state that may be called so of all that the article has named up to here."""
    named = {s.code for s in states_since(reading, 0, token) if is_of_the_state(reading, s)}
    found = [] if among is None else list(named & among - exclude)
    return found if len(found) == 1 else []


def _state_going_on(reading: Reading, token: "Token", among: frozenset[str] | None) -> list[str]:
    """ "Kenya signed a treaty with Togo, and *the country* also paid Mali": of whom the clause before tells."""
    verb = verb_above(token)
    is_more = token.dep_ in NOMINAL_SUBJECTS and verb.has_any_word({"also", "too"})
    if verb.dep_ != "conj" or not is_more:
        return []
    others = set(others_in_clause(reading, token))
    codes = {code for subject in surface_subjects(verb.head) for code in states_acting(reading, subject)} - others
    return list(codes if among is None else codes & among) if len(codes) == 1 else []


def _state_offered(reading: Reading, token: "Token", among: frozenset[str] | None) -> list[str]:
    """ "Peru offered Chile a loan. *The country* said no": who answers is to whom something was offered."""
    index, verb, words = reading.sentence_index(token), verb_above(token), discourse_words()
    is_answer = verb.lemma_ in words.answering or verb.lemma_ in words.asked_then
    is_answer = is_answer or verb.has_any_word(_YES_OR_NO)
    offer = reading.sentences[index - 1].root if index else verb
    if not is_answer or token.dep_ != "nsubj" or offer is verb or offer.lemma_ not in words.offering:
        return []
    codes = {code for noun in _offered_to(offer) for code in states_acting(reading, noun)}
    return list(codes if among is None else codes & among) if len(codes) == 1 else []


def _offered_to(offer: "Token") -> Iterator["Token"]:
    """ "Offered *Chile* a loan", "offered talks to *Chile*", "offered to pay *Chile*": to whom, by name."""
    for verb in (offer, *(child for child in offer.children if child.dep_ == "xcomp")):
        things = [child for child in verb.children if child.dep_ in VERB_OBJECTS]
        yield from (child for child in things if child.pos_ == "PROPN")
        links = (child for thing in (verb, *things) for child in thing.children if child.lower_ == "to")
        yield from (noun for link in links for noun in link.children if noun.dep_ == "pobj")


def _state_above(reading: Reading, token: "Token", among: frozenset[str] | None) -> list[str]:
    """ "Peru's minister resigned after *the country's* top court spoke": of whom the main clause tells."""
    verb = verb_above(token)
    if token.dep_ != "poss" or verb.dep_ != "advcl" or token.i < verb.head.i:
        return []
    others = set(others_in_clause(reading, token)) | set(clause_agents(reading, token, whole_sentence=False))
    codes = {code for subject in surface_subjects(verb.head) for code in states_acting(reading, subject)} - others
    return list(codes if among is None else codes & among) if len(codes) == 1 else []


def _named_in_text(reading: Reading, token: "Token", codes: list[str], among: frozenset[str] | None) -> list[str]:
    """The state found, unless only a dateline names it: "BERLIN — Austrian officials say *the country's* police".

    Then, as where none was found, it is that of the speaker.
    """
    before = states_since(reading, 0, token)
    if codes and any(s.code in codes and not in_dateline(s.token) for s in before):
        return codes
    return _state_of_speaker(reading, token, among) or codes


def _state_of_speaker(reading: Reading, token: "Token", among: frozenset[str] | None) -> list[str]:
    """ "Kenya's minister said *the country* had paid Chad", where nothing else that was named can be called so."""
    verb = verb_above(token)
    is_told = verb.dep_ == "ccomp" and verb.head.lemma_.lower() in reading.frames.status.reporting
    if not is_told or not has_the(token):
        return []
    here = {*clause_agents(reading, token, whole_sentence=False), *others_in_clause(reading, token)}
    speaking = {code for subject in surface_subjects(verb.head) for code in states_acting(reading, subject)} - here
    return list(speaking if among is None else speaking & among) if len(speaking) == 1 else []


def _state_of_minister(reading: Reading, token: "Token", among: frozenset[str] | None) -> list[str]:
    """ "Kenya's *minister* said *the country* had paid Chad": his own, whatever state was told of before."""
    verb = verb_above(token)
    is_what_is_told = token.dep_ == "nsubj" and token.head == verb and verb.i > verb.head.i
    speakers = surface_subjects(verb.head)
    speaks_as_state = any(child.dep_ == "poss" for s in speakers for child in s.children)
    speaks_as_state = speaks_as_state or any(r.acts_for is not None for s in speakers for r in reading.referents(s))
    return _state_of_speaker(reading, token, among) if is_what_is_told and speaks_as_state else []


def _subject_before(reading: Reading, token: "Token") -> str | None:
    """The one state that the sentence before is about, where this one goes on with it: "The country also asked"."""
    index = reading.sentence_index(token)
    if not index or token.dep_ not in NOMINAL_SUBJECTS or token.head != token.sent.root:
        return None
    if _is_host(reading, token, reading.sentences[index - 1].root):
        return None
    before = surface_subjects(reading.sentences[index - 1].root)
    codes = {code for subject in before for code in states_acting(reading, subject)}
    return codes.pop() if len(codes) == 1 else None


def _is_told_by_pronoun(token: "Token") -> bool:
    """ "The country had asked for help, *she* said": whether it is hers, of whom the text tells before."""
    said = [child for child in token.head.head.children if child.dep_ == "nsubj"] if token.head.dep_ == "ccomp" else []
    return any(speaker.lower_ in {"he", "she"} for speaker in said)


def _is_host(reading: Reading, token: "Token", before: "Token") -> bool:
    """ "Peru sent 40 men to Chad. *The country* has agreed to take 200 more": not the one that sends them."""
    taking = reading.frames.classes["taking"]
    acts = (token.head, *(child for child in token.head.children if child.dep_ == "xcomp"))
    is_sent = before.lemma_ in reading.frames.classes["sending_away"]
    return is_sent and any(act.lemma_ in taking for act in acts)


def _states_called(reading: Reading, token: "Token") -> frozenset[str] | None:
    """The states of which one may be called so: "the island", "the West African country"; None if any state may."""
    found: frozenset[str] | None = None
    for word in (token, *(child for child in token.children if child.dep_ in ATTRIBUTES)):
        match = reading.match(word)
        is_region = match is not None and match.sense is Sense.REGION
        among = state_nouns().regions.get(match.entry.key) if match is not None and is_region else None
        among = state_forms().get(word.lemma_.lower()) if among is None else among
        if among is not None:
            found = among if found is None else found & among
    return found


def state_before(reading: Reading, token: "Token") -> list[Referent]:
    """The state that "there" refers to: the last one named that does not act in this clause.

    It may act in the clause before: "*Chad* would take 25 men, and seven were flown there".
    """
    verb = verb_above(token)
    is_of_another = verb.dep_ == "conj" and verb.has_any(SUBJECTS)
    doers = [code for agent in agents_of(verb) for code in states_acting(reading, agent)]
    agents = clause_agents(reading, token, whole_sentence=not is_of_another)
    codes = last_states(reading, token, 1, exclude=frozenset({*agents, *doers}))
    reason = f"{token.text}: the state named before"
    return [Referent(reading.government(code), token_mention(token), reason, token, certain=False) for code in codes]
