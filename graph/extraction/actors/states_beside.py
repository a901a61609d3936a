"""States that stand beside a phrase in its clause, or were named before it: who may be meant by it, and who may not.

Where an article names states at all is for `states_near`.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.extraction.actors.phrases import phrase_top, verb_above
from graph.extraction.actors.reading import Reading, StateMention
from graph.extraction.actors.states_near import is_home_of_firm, states_before
from graph.extraction.clauses import conjuncts, surface_subjects
from graph.frames import syntax_words
from graph.gazetteer import NAMES_OF_PEOPLE, NAMES_OF_STATES, Sense
from graph.labels import NOMINAL, OBJECTS, VERB_OBJECTS

if TYPE_CHECKING:
    from graph.tokens import Token

_SHARING = frozenset({"xcomp", "conj", "advcl"})  # of verbs that may share the subject of the one above
_RETURNING = frozenset({"return", "come"})  # verbs of those who go where they are from
_HIS = frozenset({"his", "her"})
_LINKS = frozenset({"agent", "dative"})  # under which the one who acts, or receives, stands
_LIST = 3  # names that are joined
_TOLD = frozenset({"xcomp", "ccomp", "pcomp"})  # of verbs for what somebody is told to do, or kept from

_DEBTS = frozenset({"debt", "arrears"})
_UPON_WHICH = frozenset({"after", "because", "when", "once", "until", "unless", "if", "since", "as"})


def states_dealt_with(reading: Reading, token: "Token") -> frozenset[str]:
    """The states that a clause is about by name, where its "government" is another's: "Chile was asked by the ...".

    So in "Chile proposed a deal, and the government declined", and in "forbade the government to send them to Chile".
    """
    return (
        _states_acting_on(reading, token)
        | frozenset(_states_sent_to(reading, token))
        | frozenset(_states_responding(reading, token))
    )


def _states_responding(reading: Reading, token: "Token") -> Iterator[str]:
    """ "*Norway* froze its aid after the government had missed its targets": who acts on what another one did.

    Unless the article is about that state, whose own government then may be meant.
    """
    clause = token.head
    is_clause = token.dep_ == "nsubj" and clause.dep_ == "advcl" and clause.head.i < clause.i
    if not is_clause or all(child.lower_ not in _UPON_WHICH for child in clause.children if child.i < token.i):
        return
    matches = (reading.match(subject) for subject in surface_subjects(clause.head))
    named = (m.entry.country for m in matches if m is not None and m.sense in NAMES_OF_STATES)
    yield from (code for code in named if code is not None and code != reading.home_state())


def _states_sent_to(reading: Reading, token: "Token") -> Iterator[str]:
    """ "Told the authorities *to send two Omanis to Yemen*": where a government sends people, and whose they are."""
    for verb in _acts_told(token):
        if verb.lemma_ in reading.frames.classes["sending_away"] and _is_of_people(reading, verb):
            matches = (reading.match(word) for phrase in _addressed(verb) for word in (phrase, *phrase.children))
            yield from (m.entry.country for m in matches if m is not None and m.entry.country is not None)


def _is_of_people(reading: Reading, verb: "Token") -> bool:
    """Whether somebody is sent: "send the men", "send them"; not "hand over 120 million dinars"."""
    sent = [child for child in verb.children if child.dep_ == "dobj"]
    return any(t.pos_ in {"PRON", "PROPN", "ADJ"} or reading.is_noun(t, "people", "group", "citizen") for t in sent)


def _acts_told(token: "Token") -> Iterator["Token"]:
    """The acts of a token, and what it is told to do or kept from: "barred the state *from sending*"."""
    if token.dep_ not in {"nsubj", *OBJECTS}:
        return
    if token.dep_ == "nsubj":
        yield token.head
    for child in token.head.children:
        links = child.children if child.dep_ == "prep" and child.lower_ == "from" else (child,)
        yield from (act for act in links if act.dep_ in _TOLD and act.i > token.i)


def _states_acting_on(reading: Reading, token: "Token") -> frozenset[str]:
    verb = verb_above(token)
    if token.dep_ == "nsubj" and verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    elif token.dep_ not in OBJECTS:
        return frozenset()
    matches = (reading.match(subject) for subject in _those_acting(reading, verb))
    named = (m for m in matches if m is not None and m.sense in NAMES_OF_STATES)
    return frozenset(match.entry.country for match in named if match.entry.country is not None)


def _those_acting(reading: Reading, verb: "Token") -> list["Token"]:
    """The subjects of a verb, and of the sentence before for an "it" that opens one: "Peru protested. *It* urged"."""
    subjects = surface_subjects(verb)
    if not any(subject.lower_ == "it" and subject.i == subject.sent.start for subject in subjects):
        return subjects
    index = reading.sentence_index(verb)
    return surface_subjects(reading.sentences[index - 1].root) if index else subjects


def last_states(
    reading: Reading, token: "Token", number: int, exclude: frozenset[str], among: frozenset[str] | None = None
) -> list[str]:
    """The states named last before a token, at most so many, in text order; only those `among` these, if given.

    One alone is none that is only named in a list: "Peru, Chile and Oman agreed. *The country* is not bound".
    """
    named = (s for s in reversed(states_before(reading, token)) if is_of_the_state(reading, s))
    if number == 1 and among is None:
        named = (s for s in named if not _is_in_list(reading, s.token))
    codes = dict.fromkeys(s.code for s in named if s.code not in exclude and (among is None or s.code in among))
    return list(codes)[:number][::-1]


def _is_in_list(reading: Reading, token: "Token") -> bool:
    """Whether a name is one of three or more that are joined: "Peru, Chile and Oman"."""
    first = token
    while first.dep_ == "conj" and first.pos_ == "PROPN":
        first = first.head
    listed = conjuncts(first)
    return len(listed) >= _LIST and token in listed and all(reading.match(name) is not None for name in listed)


def others_in_clause(reading: Reading, token: "Token") -> Iterator[str]:
    """The states that the clause of a token names beside it: whom "the island" asks is not the island.

    Nor is it of the state where somebody flies "to plead", or of which his counterpart is.
    """
    is_aside = token.dep_ == "poss" and token.head.dep_ == "appos"  # "Norway, the kingdom's largest donor, told Amman"
    for verb in () if is_aside else _verbs_of(token):
        for phrase in _addressed(verb):
            match = reading.match(phrase) if phrase != token and not phrase.is_ancestor(token) else None
            if match is not None and match.entry.country is not None and match.sense in NAMES_OF_STATES:
                yield match.entry.country
    yield from _creditors_before(reading, token)
    for word in token.sent[token.i - token.sent.start + 1 :]:
        if word.lemma_ in syntax_words().counterparts and word.has_any_word(_HIS):
            matches = (reading.match(child) for child in word.children if child.dep_ in {"amod", "compound"})
            yield from (m.entry.country for m in matches if m is not None and m.entry.country is not None)


def _creditors_before(reading: Reading, token: "Token") -> Iterator[str]:
    """ "Bought its debt *to Romania* and took the country to court": to whom something is owed is not who owes it."""
    for word in token.doc[token.sent.start : token.i]:
        owed = word.head.head.child("dobj") or word.head.head  # on which, or on whose verb, a parser hangs "to"
        is_creditor = word.dep_ == "pobj" and word.head.lower_ == "to" and owed.lemma_ in _DEBTS
        match = reading.match(word) if is_creditor else None
        if match is not None and match.entry.country is not None:
            yield match.entry.country


def _verbs_of(token: "Token") -> Iterator["Token"]:
    """The verb of a token's clause, and those that share its subject behind it: "is to fly to Lima to plead"."""
    waiting = [verb_above(token)]
    while waiting:
        verb = waiting.pop()
        yield verb
        waiting.extend(
            child
            for child in verb.children
            if child.dep_ in _SHARING
            and child.pos_ == "VERB"
            and all(below.dep_ not in {"nsubj", "nsubjpass", "mark"} for below in child.children)
        )


def _addressed(verb: "Token") -> Iterator["Token"]:
    """Whom or where a verb is directed: its objects, and whatever stands behind a "to"."""
    for child in verb.children:
        if child.dep_ in VERB_OBJECTS:
            yield child
        is_way = child.dep_ == "prep" and child.lower_ == ("in" if verb.lemma_ == "be" else "to")
        is_direction = is_way and verb.lemma_ not in _RETURNING
        if child.dep_ in _LINKS or is_direction:
            yield from child.children


def is_of_the_state(reading: Reading, mention: StateMention) -> bool:
    """Whether words name the state itself or those who act for it: not "Iraqis", not "his Iraqi counterpart".

    Nor where somebody sits: "a tribunal in Washington"; but "the government in Lima".
    """
    place = mention.token
    is_place = mention.sense is Sense.METONYM and place.dep_ == "pobj" and place.head.lower_ in {"in", "at"}
    seated = place.head.head
    if is_place and seated.pos_ in NOMINAL:
        return seated.lemma_.lower() in syntax_words().governing
    if mention.sense not in NAMES_OF_PEOPLE:
        return not _is_origin(reading, mention.token) and not is_home_of_firm(reading, mention)
    is_side = reading.is_noun(phrase_top(mention.token), "state_representative")
    return is_side and not is_counterpart(mention)


def is_counterpart(mention: StateMention) -> bool:
    """Whether a state is named as that of somebody's counterpart: "her Iraqi counterpart"."""
    return mention.sense is Sense.DEMONYM and mention.token.head.lemma_ == "counterpart"


def _is_origin(reading: Reading, token: "Token") -> bool:
    """ "citizens of Laos, Cuba and Yemen": whose citizens people are."""
    while token.dep_ == "conj":
        token = token.head
    return token.dep_ == "pobj" and reading.is_noun(token.head.head, "citizen")
