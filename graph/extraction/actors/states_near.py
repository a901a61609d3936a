"""Where states are named before a word, who stands for them there, and who acts in the clause around it."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from graph.extraction.actors.court_places import sits_among_arbiters, state_of_clause
from graph.extraction.actors.owners import explicit_owners
from graph.extraction.actors.phrases import objects_of, phrase_top, verb_above
from graph.extraction.actors.reading import LOOKBACK, Reading, Referent, StateMention, full_name, place_of
from graph.extraction.actors.state_forms import state_nouns
from graph.extraction.clauses import surface_subjects
from graph.frames import syntax_words
from graph.gazetteer import Sense
from graph.labels import GOVERNED, NOMINAL_SUBJECTS, UNDERGOERS, VERBAL
from graph.model import EntityKind

if TYPE_CHECKING:
    from graph.tokens import Token

_NEAR = 2  # sentences
_BEFORE_A_COURT = frozenset({"before", "in", "at", "to"})  # prepositions between a case and the court to which it goes
_GOING_ON = frozenset({"advcl", "conj", "xcomp"})  # verbs that go on with the one above


def states_before(reading: Reading, token: "Token") -> list[StateMention]:
    """Where states are named before a token, in the sentences in which they are still spoken of."""
    return states_since(reading, reading.sentence_index(token) - LOOKBACK, token)


def states_since(reading: Reading, first: int, token: "Token") -> list[StateMention]:
    """Where states are named from a sentence on up to a token."""
    index, place = reading.sentence_index(token), place_of(token)
    start = bisect_left(reading.states, first, key=lambda s: s.sentence)
    near = takewhile(lambda s: s.sentence <= index, islice(reading.states, start, None))
    return [s for s in near if place_of(s.token) < place]


def states_of_subjects(reading: Reading, token: "Token") -> Iterator[StateMention]:
    """The states that pronouns and officials stand for, as subjects of this sentence and the one before."""
    index = reading.sentence_index(token)
    for number in range(max(0, index - 1), index + 1):
        for subject in reading.sentences[number]:
            if subject.dep_ in NOMINAL_SUBJECTS and reading.match(subject) is None and subject != token:
                for code in states_acting(reading, subject) if place_of(subject) < place_of(token) else ():
                    yield StateMention(number, subject, code, Sense.GOVERNMENT, subject=True)


def states_of_officials(reading: Reading, token: "Token") -> Iterator[StateMention]:
    """The states whose officials are subjects just before: Australia, after "Mr. Burke takes another view"."""
    index = reading.sentence_index(token)
    for number in range(max(0, index - _NEAR), index + 1):
        for subject in reading.sentences[number]:
            span = reading.person_span(subject) if subject.dep_ == "nsubj" else None
            person = reading.persons.get(full_name(reading, span)) if span is not None else None
            if person is None or person.state is None or not person.acts_for_state:
                continue
            if place_of(subject) < place_of(token):
                yield StateMention(number, subject, person.state, Sense.GOVERNMENT, subject=True)


def is_of_people(reading: Reading, mention: StateMention) -> bool:
    """Whether a state is only named as where people or a firm are from: "an Iraqi", "Venezuelan migrants"."""
    if mention.sense is not Sense.DEMONYM:
        return mention.sense is Sense.PEOPLE or is_home_of_firm(reading, mention)
    noun = phrase_top(mention.token)
    return not reading.is_noun(noun, "state_representative") and (
        reading.is_noun(noun, "people", "enterprise", "outsider") or noun == mention.token
    )


def is_only_origin(reading: Reading, code: str) -> bool:
    """Whether an article names a state only as where people or firms are from, and never as one that acts."""
    return all(is_of_people(reading, mention) for mention in reading.states if mention.code == code)


def homes_of_firms(reading: Reading) -> frozenset[str]:
    """The states that an article names only as where firms are from: "a South Korean firm paid the minister"."""
    others = {mention.code for mention in reading.states if not _is_of_firm(reading, mention)}
    return frozenset(mention.code for mention in reading.states) - others


def _is_of_firm(reading: Reading, mention: StateMention) -> bool:
    if mention.sense is not Sense.DEMONYM:
        return is_home_of_firm(reading, mention)
    noun = phrase_top(mention.token)
    return noun != mention.token and reading.is_noun(noun, "enterprise", "outsider")


def is_home_of_firm(reading: Reading, mention: StateMention) -> bool:
    """ "A company from *Norway* has sued Kenya", "*France*'s Orano": whether a state is only where a firm is from."""
    place = mention.token
    if place.dep_ == "poss" and place.head.pos_ == "PROPN" and reading.match(place.head) is None:
        return place.head.ent_type_ not in {"GPE", "PERSON"}
    is_behind_from = place.dep_ == "pobj" and place.head.lower_ == "from"
    return is_behind_from and reading.is_noun(place.head.head, "enterprise", "outsider")


def clause_agents(reading: Reading, token: "Token", *, whole_sentence: bool = True) -> Iterator[str]:
    """The states whose acts the clause of a token, or all clauses above it too, tell of."""
    verb = verb_above(token)
    for head in (verb, *verb.ancestors) if whole_sentence else (verb,):
        for subject in surface_subjects(head):
            is_above = subject.is_ancestor(head)  # "Brazil, which persuaded the two presidents"
            is_agent = subject != token and (is_above or not subject.is_ancestor(token))
            if is_agent and (head == verb or not is_unnamed(subject)):
                yield from states_acting(reading, subject)


def is_unnamed(speaker: "Token") -> bool:
    """Whether whoever says something is only "a spokesman" or "officials", who may be of either side."""
    describing = [child for child in speaker.children if child.dep_ not in {"punct", "advmod"}]
    return all(child.lower_ in {"a", "an"} for child in describing) and speaker.pos_ == "NOUN"


def states_acting(reading: Reading, token: "Token") -> Iterator[str]:
    """The states whose act an act of these words is."""
    for referent in reading.referents(token):
        country = (referent.acts_for or referent.entity).country or referent.state
        if country and referent.entity.kind is not EntityKind.COURT:  # a court speaks of its own country
            yield country


def state_of_same_noun(reading: Reading, token: "Token") -> str | None:
    """The state that owned the same noun before: "the administration" after "the Trump administration"."""
    for other in reading.same_nouns_before(token):
        if owners := explicit_owners(reading, other):
            return owners[0].code
    return None


def state_of_court_here(reading: Reading, token: "Token") -> str | None:
    """Where a court decides, a bare "the government" is that of the court's own state; and so is one taken to it."""
    verb = verb_above(token)
    above = (verb, *verb.ancestors)
    for subject in (s for head in above if head.pos_ in VERBAL for s in surface_subjects(head)):
        if subject == token or subject.is_ancestor(token) or token.is_ancestor(subject):
            continue
        for referent in reading.referents(subject):
            if (code := state_of_judge(reading, referent)) is not None:
                return code
        if (code := _state_of_federal_judge(reading, subject) or _state_of_seat(reading, subject)) is not None:
            return code
    return _state_of_court_turned_to(reading, token, verb) or _state_of_court_before(reading, token)


def _state_of_federal_judge(reading: Reading, subject: "Token") -> str | None:
    """ "A *federal* judge forbade the government to": of the one state with such judges of which the article speaks."""
    judges = (word for word in (subject, *subject.children) if word.lemma_ == "judge")
    words = {child.lower_ for judge in judges for child in judge.children if child.dep_ == "amod"}
    titles = (p.title for r in reading.referents(subject) if (p := reading.persons.get(r.entity.label)) and p.is_judge)
    words.update(word for title in titles if title for word in title.lower().split())
    bodies = state_nouns().bodies
    having = next((bodies[word] for word in sorted(words) if word in bodies), frozenset[str]())
    codes = {state.code for state in reading.states} & having
    return codes.pop() if len(codes) == 1 else None


def _state_of_seat(reading: Reading, subject: "Token") -> str | None:
    """ "Held in *Louisiana*, where a judge forbade the government to": that of the place in which one rules."""
    is_court = any(r.judge or r.entity.kind is EntityKind.COURT for r in reading.referents(subject))
    is_of_state = is_court and not sits_among_arbiters(subject.doc[subject.i : subject.i + 1])
    return state_of_clause(reading, subject) if is_of_state else None


def _state_of_court_before(reading: Reading, token: "Token") -> str | None:
    """ "It was the high court in Karachi. … a petition *against the federation*": the court told of just before."""
    index = reading.sentence_index(token)
    before = reading.sentences[index - 1] if index and token.head.lower_ == "against" else ()
    courts = [referent for word in before if word.lemma_ == "court" for referent in reading.referents(word)]
    states = {code for court in courts if (code := state_of_judge(reading, court)) is not None}
    return states.pop() if len(states) == 1 else None


def state_of_judge(reading: Reading, referent: Referent) -> str | None:
    """The state of a court, or of the court that somebody is a judge of."""
    court = referent.entity
    if court.kind is EntityKind.PERSON and referent.judge:
        judge = reading.persons.get(court.label)
        court = judge.court if judge is not None and judge.court is not None else court
    is_court = court.kind is EntityKind.COURT
    return court.country if is_court and court.country != "EU" else None


def _state_of_court_turned_to(reading: Reading, token: "Token", verb: "Token") -> str | None:
    """The state of the court to which a case against somebody goes: "sued the ministry before a court in Ankara"."""
    if token.dep_ not in GOVERNED or not _is_opposed(token):
        return None
    heads = [verb, *(child for child in verb.children if child.dep_ in UNDERGOERS), token]
    for head in heads:
        for preposition in (child for child in head.children if child.lower_ in _BEFORE_A_COURT):
            for noun in objects_of(preposition):
                for referent in reading.referents(noun) if noun != token else ():
                    code = state_of_judge(reading, referent)
                    if code is not None and (referent.certain or referent.reason == f"a court in {code}"):
                        return code
    return _state_gone_to_court_in(reading, verb.head) if verb.dep_ in _GOING_ON else None


def _state_gone_to_court_in(reading: Reading, verb: "Token") -> str | None:
    """ "Went to court *in Peru*, suing the government": where whoever sues has gone to court."""
    behind = [child for child in verb.children if child.dep_ == "prep"]
    courts = [noun for link in behind if link.lower_ in _BEFORE_A_COURT for noun in objects_of(link)]
    if not any(reading.is_noun(noun, "court") for noun in courts):
        return None
    links = (link for word in (verb, *courts) for link in word.children if link.lower_ == "in")
    named = (r.entity for link in links for noun in objects_of(link) for r in reading.referents(noun))
    return next((entity.country for entity in named if entity.kind is EntityKind.GOVERNMENT), None)


def _is_opposed(token: "Token") -> bool:
    """Whether somebody is the other side of a case: "sued the ministry", "a suit against the state"."""
    if token.dep_ == "pobj":
        return token.head.lower_ == "against"
    words, verb = syntax_words(), token.head.lemma_
    return verb in words.suing_verbs or verb in words.taking_to_court


def state_speaking(reading: Reading, token: "Token") -> str | None:
    """ "Chad's foreign minister told parliament that the government had asked": the state of whoever says so."""
    for verb in token.ancestors:
        saying = verb.head
        if verb.dep_ == "ccomp" and saying.lemma_.lower() in reading.frames.status.reporting:
            found = (r.acts_for for s in surface_subjects(saying) if s.i < token.i for r in reading.referents(s))
            codes = {body.country for body in found if body is not None and body.country}
            return codes.pop() if len(codes) == 1 else None
    return None
