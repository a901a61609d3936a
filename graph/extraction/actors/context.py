"""Which state is meant where the phrase does not say: by what the sentences before, and the clause around, speak of.

"The government", "the ministry", "the Supreme Court". What is called "the country" is for `definite_states`, several
states at once are for `sides`.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.extraction.actors.court_places import code_of_place, court_seats
from graph.extraction.actors.owners import Owner, guests_near, hosts_of, is_of_region, is_posted
from graph.extraction.actors.phrases import in_dateline, is_definite, is_of_opposition, objects_of, verb_above
from graph.extraction.actors.reading import Reading, Referent, StateMention, government_of, place_of
from graph.extraction.actors.state_forms import state_nouns
from graph.extraction.actors.states_beside import others_in_clause, states_dealt_with
from graph.extraction.actors.states_near import (
    is_of_people,
    state_of_court_here,
    state_of_same_noun,
    states_acting,
    states_before,
    states_of_officials,
    states_of_subjects,
)
from graph.extraction.actors.weighing import outweighed
from graph.extraction.clauses import surface_subjects
from graph.frames import discourse_words, syntax_words
from graph.gazetteer import NAMES_OF_STATES, GazetteerMatch, Sense
from graph.labels import ATTRIBUTES, OBJECTS, SUBJECTS, VERB_OBJECTS, VERBAL
from graph.model import EntityKind

if TYPE_CHECKING:
    from graph.tokens import Token

_NOBODY: frozenset[str] = frozenset()
# What speaks for a state as the one that a sentence leaves unsaid (`likely_state`).
_OF_HOME, _OF_SUBJECT, _OF_MENTION, _OF_SENTENCE, _OF_BOTH = 2.5, 2.0, 0.5, 1.0, 1.0
_SENTENCES_TO_REQUEST = 2  # how far back the request may be told of that a government answers
_TREASURY = "finance-ministry"  # a type of the gazetteer
_AT_HOME = frozenset({"in", "at", "of"})
_YES_OR_NO = frozenset({"yes", "no"})


def implied_owner(reading: Reading, token: "Token") -> Owner | None:
    """Whose a body or office is that its own phrase gives to nobody: of the one beside it, else the state spoken of."""
    if token.dep_ == "appos" and token.head.i < token.i:
        for referent in reading.referents(token.head):
            if referent.acts_for is not None and referent.acts_for.country:
                return Owner(referent.acts_for.country, "of the one named just before")
    if reading.is_noun(token, "usurper") and (code := _state_seized(reading)):
        return Owner(code, "the state spoken of here")
    if (host := _host(reading, token)) is not None:
        return Owner(host, "of the state where the cable was written")
    if (code := _state_governed(reading, token) or _state_of_where(reading, token)) is not None:
        return Owner(code, "of where it does so")
    if (code := _state_of_payee(reading, token)) is not None:
        return Owner(code, "the state of whose body it pays")
    if (code := _state_asked(reading, token) or state_asked_before(reading, token)) is not None:
        return Owner(code, "the state asked here")
    if (code := _state_spoken_for(reading, token) or _state_of_reporter(reading, token)) is not None:
        return Owner(code, "the state spoken of here")
    code = state_meant(reading, token, _states_beside(reading, token) | hosts_of(reading, token))
    return Owner(code, "the state spoken of here") if code else None


def _state_governed(reading: Reading, token: "Token") -> str | None:
    """ "The transitional council *that governs Haiti*": the state that a clause on it says that it rules."""
    rulings = (c for c in token.children if c.dep_ == "relcl" and c.lemma_ in syntax_words().ruling_states)
    objects = (noun for verb in rulings for noun in verb.children if noun.dep_ == "dobj")
    return next((code for noun in objects if (code := code_of_place(reading, noun)) is not None), None)


def _state_asked(reading: Reading, token: "Token") -> str | None:
    """ "Malawi asked Zambia for help, but *the government* said no": who was asked is who answers."""
    verb = verb_above(token)
    asking = verb.head
    is_answer = token.dep_ == "nsubj" and verb.dep_ == "conj" and verb.lemma_ in _answering()
    if not is_answer or asking.lemma_ not in syntax_words().asking_others:
        return None
    asked = [child for child in asking.children if child.dep_ in VERB_OBJECTS]
    codes = {code for noun in asked for code in states_acting(reading, noun)}
    return codes.pop() if len(codes) == 1 else None


def state_asked_before(reading: Reading, token: "Token") -> str | None:
    """ "A group called on Chad to free them. … *The government* rejected the appeal": who was asked just before."""
    verb = verb_above(token)
    is_answer = token.dep_ == "nsubj" and token.head == verb and verb.lemma_ in _answering()
    asked_for = (child for child in verb.children if child.dep_ in VERB_OBJECTS) if is_answer else ()
    if not any(noun.lemma_ in reading.frames.status.answered and is_definite(noun) for noun in asked_for):
        return None
    for sentence in list(reading.sentences_to(token, _SENTENCES_TO_REQUEST))[1:]:
        codes = {code for word in sentence for noun in _asked_by(word) for code in states_acting(reading, noun)}
        if codes:
            return codes.pop() if len(codes) == 1 else None
    return None


def _asked_by(verb: "Token") -> Iterator["Token"]:
    """ "Called on *Chad*", "appealed to *Chad*", "urged *Chad*": whom somebody asks."""
    words = syntax_words()
    if verb.pos_ not in VERBAL or verb.lemma_ not in words.asking_others | words.calling:
        return
    yield from (child for child in verb.children if child.dep_ in VERB_OBJECTS and child.pos_ == "PROPN")
    links = (child for child in verb.children if child.lower_ in {"on", "upon", "to"})
    yield from (noun for link in links for noun in link.children if noun.dep_ == "pobj")


def _answering() -> frozenset[str]:
    words = discourse_words()
    return words.answering | words.asked_then | {"say"}


def _state_of_where(reading: Reading, token: "Token") -> str | None:
    """ "Sent them to Peru, *where the police* arrested them": of the state of the place of which the clause tells."""
    verb = verb_above(token)
    is_agent = token.dep_ == "pobj" and token.head.dep_ == "agent"
    if not (token.dep_ in SUBJECTS or is_agent) or is_posted(reading, token):
        return None
    while verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        verb = verb.head
    if verb.dep_ != "relcl" or all(child.lower_ != "where" for child in verb.children):
        return None
    return code_of_place(reading, verb.head)


def _state_spoken_for(reading: Reading, token: "Token") -> str | None:
    """ "Peru will not give back what Chile paid, *a government spokesman* said": of the state whose act he tells."""
    speaker = token.head if token.dep_ in {"compound", "poss"} else token
    verb = speaker.head
    is_new = speaker.has_any_word({"a", "an"})
    if not reading.is_noun(speaker, "spokesperson") or speaker.dep_ != "nsubj" or not is_new:
        return None
    told = [child for child in verb.children if child.dep_ == "ccomp" and child.i < speaker.i]
    told += [verb.head] if verb.dep_ == "parataxis" and verb.head.i < speaker.i else []
    is_elsewhere = verb.has_any_word(_AT_HOME)  # "said in Lima"
    subjects = [] if is_elsewhere else [subject for act in told for subject in surface_subjects(act)]
    matches = [reading.match(subject) for subject in subjects if subject.pos_ == "PROPN"]
    codes = {m.entry.country for m in matches if m is not None and m.sense in NAMES_OF_STATES}
    return codes.pop() if len(codes) == len(subjects) == 1 else None


def _state_of_reporter(reading: Reading, token: "Token") -> str | None:
    """ "OSLO — Peru freed two Norwegians, *the ministry* said": of where the report is from, which it tells of."""
    match, index = reading.match(token), reading.sentence_index(token)
    is_body = match is not None and match.sense is Sense.AGENCY
    if not is_body or token.dep_ != "nsubj" or token.head.lemma_ != "say" or token.head.i < token.i:
        return None
    told = (state for state in states_before(reading, token) if state.sentence == index)
    codes = {state.code for state in told if not in_dateline(state.token)}
    return reading.reported_from if reading.reported_from in codes else None


def _states_beside(reading: Reading, token: "Token") -> frozenset[str]:
    """The states with which a government, an official or a body deals in its clause, and so is none of theirs.

    "The minister flew *to Lima*", "*China* offered a loan, and parliament rejected it".
    """
    if reading.is_noun(token, "government"):
        return states_dealt_with(reading, token)
    match = reading.match(token)
    if match is None or token.dep_ != "nsubj":
        return _lacking(reading, match)
    is_office = match.sense is Sense.OFFICE
    return frozenset(others_in_clause(reading, token) if is_office else _proposing(reading, token)) | _lacking(
        reading, match
    )


def _lacking(reading: Reading, match: GazetteerMatch | None) -> frozenset[str]:
    """The states that have no such office: the European Union has no foreign minister."""
    if match is None or match.sense is not Sense.OFFICE:
        return _NOBODY
    return frozenset(state.code for state in reading.states if not match.entry.may_be_in(state.code))


def _proposing(reading: Reading, token: "Token") -> Iterator[str]:
    """Whose proposal a body answers, in the clause before or the sentence: no body of its own."""
    verb, index = token.head, reading.sentence_index(token)
    what = [child for child in verb.children if child.dep_ in {"dobj", "xcomp", "ccomp"}]
    is_no = verb.has_any_word(_YES_OR_NO)  # "said no"
    is_bare = is_no or all(c.pos_ == "PRON" or c.lemma_ in reading.frames.classes["proposing"] for c in what)
    answering = discourse_words().answering | discourse_words().answering_with_particle
    if not is_bare or not (is_no or verb.lemma_ in answering) or verb.dep_ not in {"ROOT", "conj"}:
        return
    before = verb.head if verb.dep_ == "conj" else reading.sentences[index - 1].root if index else verb
    words = (before, *(child for child in before.children if child.dep_ == "dobj"))
    if before != verb and any(word.lemma_ in reading.frames.classes["proposing"] for word in words):
        yield from (code for subject in surface_subjects(before) for code in states_acting(reading, subject))


def _state_of_payee(reading: Reading, token: "Token") -> str | None:
    """ "The finance ministry will pay $2 million to the *Kenyan* navy": whose body it pays, as its own."""
    match = reading.match(token)
    if match is None or match.entry.key != _TREASURY or token.dep_ != "nsubj":
        return None
    paying = (token.head, *(child for child in token.head.children if child.dep_ == "xcomp"))
    links = (c for verb in paying for c in (verb, *verb.children) if c in paying or c.lower_ == "to")
    payees = (below for link in links for below in link.children if below.dep_ in {"pobj", "dative"})
    matches = (reading.match(payee) for payee in payees)
    codes = {m.entry.country for m in matches if m is not None and m.sense is Sense.AGENCY and m.entry.country}
    return codes.pop() if len(codes) == 1 else None


def _host(reading: Reading, token: "Token") -> str | None:
    """The state where a cable was written, by "the PM" in a sentence that names no other before it."""
    host = reading.gazetteer.cable.host if reading.gazetteer.cable is not None else None
    is_government = reading.is_noun(token, "government") or token.lemma_.lower() == "state"
    if host is None or not (is_government or reading.match(token) is not None):
        return None
    before = map(reading.match, token.doc[token.sent.start : token.i])
    others = {match.entry.country for match in before if match is not None} - {host, None} - _writer(reading)
    return None if others or host in states_without(reading, token) else host


def state_addressed(reading: Reading, token: "Token") -> str | None:
    """Whose "the authorities" are, whom a state asks or tells something: those of another state spoken of."""
    if token.dep_ not in VERB_OBJECTS:
        return None
    matches = (reading.match(subject) for subject in surface_subjects(token.head))
    named = (m for m in matches if m is not None)
    asking = {m.entry.country for m in named if m.sense in NAMES_OF_STATES or m.entry.country == "EU"}
    codes = frozenset(code for code in asking if code is not None)
    return state_meant(reading, token, exclude=codes) if codes else None


def _state_seized(reading: Reading) -> str | None:
    """The one state of whose junta, coup or rulers an article speaks: "Niger's new rulers"."""
    beside = (mention for mention in reading.states if reading.is_noun(mention.token.head, "usurper"))
    codes = {mention.code for mention in beside}
    return codes.pop() if len(codes) == 1 else None


def state_meant(reading: Reading, token: "Token", exclude: frozenset[str] = _NOBODY) -> str | None:
    """The state that a body without an owner belongs to: the one just spoken of, unless more speaks for another."""
    if is_of_region(reading, token):
        return None
    guests = _NOBODY if is_posted(reading, token) else frozenset(guests_near(reading, token.sent))
    exclude |= states_without(reading, token) | _writer(reading) | guests
    if _is_of_their_own(reading, token):
        return state_where_asked(reading, token, exclude)
    return (
        state_where_asked(reading, token, exclude)
        or state_of_seat(reading, token)
        or _state_of_citizen(reading, token, exclude)
        or outweighed(reading, token, context_state(reading, token, exclude), exclude)
    )


def _is_of_their_own(reading: Reading, token: "Token") -> bool:
    """ "Farmers asked *their* government": that of people of whom nobody says where they are from."""
    is_theirs = any(child.dep_ == "poss" and child.lower_ == "their" for child in token.children)
    subjects = surface_subjects(verb_above(token)) if is_theirs and token.dep_ in VERB_OBJECTS else []
    if len(subjects) != 1 or subjects[0].tag_ != "NNS":
        return False
    return all(referent.state is None and referent.acts_for is None for referent in reading.referents(subjects[0]))


def state_of_seat(reading: Reading, token: "Token") -> str | None:
    """ "In *Nairobi*, the foreign ministry asked China for help": the seat right before a body that does something.

    Not of an official, who may be there on a visit.
    """
    sentence, first = token.sent, token.left_edge.i
    place = token.doc[min(sentence.start + 1, sentence.end - 1)]
    match, body = reading.match(place), reading.match(token)
    is_seat = match is not None and match.sense is Sense.METONYM and place.head.lower_ == "in" and place.dep_ == "pobj"
    if not is_seat or token.dep_ != "nsubj" or (body is not None and body.sense is Sense.OFFICE):
        return None
    between = token.doc[place.i + 1 : first]
    is_right_before = sentence[0].lower_ == "in" and place.i < first and all(word.text == "," for word in between)
    return match.entry.country if match is not None and is_right_before else None


def _writer(reading: Reading) -> frozenset[str]:
    """The state whose service wrote a cable, which does not call its own bodies "the Ministry" or "the Government"."""
    cable = reading.gazetteer.cable
    return frozenset({cable.writer}) if cable is not None else _NOBODY


def state_of_paragraph(reading: Reading, token: "Token") -> str | None:
    """ "In Bolivia the reckoning has been slower. … the ministry": the state with which a paragraph begins."""
    if token.doc[0].lower_ != "in" or token.i < len(("in", "the", "name")):
        return None
    first = token.doc[2] if token.doc[1].lower_ == "the" else token.doc[1]
    match = reading.match(first)
    return match.entry.country if match is not None and match.sense is Sense.NAME else None


def states_without(reading: Reading, token: "Token") -> frozenset[str]:
    """The states of the article that have no such body: "the federal government" is of a federation."""
    adjectives = (child.lower_ for child in token.children if child.dep_ in {"amod", "compound"})
    having = [state_nouns().bodies[word] for word in adjectives if word in state_nouns().bodies]
    states = reading.states if having else ()
    without = frozenset(state.code for state in states if any(state.code not in codes for codes in having))
    return without | state_nouns().no_such_body.get(token.lemma_.lower(), _NOBODY)


def _state_of_citizen(reading: Reading, token: "Token", exclude: frozenset[str]) -> str | None:
    """Whose "the government" is that a person of no office asks: his own, else that which the article is about."""
    match = reading.match(token)
    is_office = match is not None and match.sense is Sense.OFFICE  # for `graph.extraction.offices.states`
    subjects = surface_subjects(verb_above(token)) if token.dep_ in OBJECTS and not is_office else []
    found = [referent for subject in subjects if subject != token for referent in reading.referents(subject)]
    if not found or any(r.entity.kind is not EntityKind.PERSON or r.acts_for is not None for r in found):
        return None
    states = {r.state for r in found} - {None}
    home = reading.home_state()
    is_told = len(states) == 1 or (home is not None and reading.is_plainly_home(home))
    code = (states.pop() if len(states) == 1 else home) if is_told else None
    return code if code not in exclude else None


def states_not_meant(reading: Reading, token: "Token") -> frozenset[str]:
    """The states of which "the government" is none, whatever was called so before."""
    return states_dealt_with(reading, token) | states_without(reading, token)


def state_where_asked(reading: Reading, token: "Token", exclude: frozenset[str] = _NOBODY) -> str | None:
    """ "Unions in Lima urged *the government*", "the mayor of Cusco asked *the state*": that of those who ask."""
    verb = verb_above(token)
    first = verb.head if verb.dep_ == "conj" else verb  # "came home and pressed the government"
    is_owner = token.dep_ == "poss" and token.head.dep_ in OBJECTS and token.head.head == verb and verb.dep_ != "conj"
    above = {verb.head} if is_owner and verb.dep_ in {"xcomp", "advcl"} else set()  # "went to court to challenge its"
    found = surface_subjects(verb) if token.dep_ in OBJECTS or is_owner else []
    subjects = [s for s in found if s != token and s.head in {verb, first} | above]
    is_of_others = any(child.dep_ == "poss" and child.pos_ != "PRON" for child in token.children)
    if len(subjects) != 1 or is_of_others:
        return None
    if (of_party := _state_of_party(subjects[0])) is not None:
        return of_party
    known = {state.code for state in reading.states} - exclude
    who = _counted_in(subjects[0])
    codes = (*(code_of_place(reading, name) for name in _where(reading, who)), _state_at_home(reading, who))
    return next((code for code in codes if code in known), None)


def _counted_in(subject: "Token") -> "Token":
    """ "*A group of* lawyers in Lima": the lawyers."""
    inner = [noun for child in subject.children if child.lower_ == "of" for noun in objects_of(child)]
    return inner[0] if subject.lemma_.lower() == "group" and len(inner) == 1 else subject


def _state_at_home(reading: Reading, subject: "Token") -> str | None:
    """ "*Kenyan* tea exporters asked the ministry": whoever has his trade in a state turns to that state."""
    if subject.lemma_.lower() not in reading.frames.classes["at_home"]:
        return None
    matches = (reading.match(child) for child in subject.children if child.dep_ in ATTRIBUTES)
    return next((m.entry.country for m in matches if m is not None and m.sense is Sense.DEMONYM), None)


def _state_of_party(subject: "Token") -> str | None:
    """ "Senator Ann Lee, *a Republican*, pressed the administration": the state of whose party somebody is."""
    members = (subject, *(child for child in subject.children if child.dep_ == "appos"))
    plain = (m for m in members if not any(c.text[:1].isupper() and c.dep_ in {"compound", "amod"} for c in m.children))
    return next((code for m in plain if (code := state_nouns().parties.get(m.lemma_.lower())) is not None), None)


def _where(reading: Reading, subject: "Token") -> Iterator["Token"]:
    """The names of the places where those are who act for no government: "traders in Lima", "In Lima, a lawmaker"."""
    if any(referent.acts_for is not None for referent in reading.referents(subject)):
        return
    for noun in (subject, *(child for child in subject.children if child.dep_ == "appos")):
        if noun.pos_ == "NOUN" or is_of_opposition(noun):
            yield from _places(noun)
    yield from (
        name for name in _places(subject.head) if name.i < subject.i and name.lower_ not in court_seats().of_arbiters
    )


def _places(head: "Token") -> Iterator["Token"]:
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in _AT_HOME:
            yield from (name for name in objects_of(child) if name.pos_ == "PROPN")


def context_state(reading: Reading, token: "Token", exclude: frozenset[str] = _NOBODY) -> str | None:
    """The state that a bare "the government" or "the Supreme Court" belongs to, where that is plain."""
    named = [s for s in states_before(reading, token) if not is_of_people(reading, s)]
    spoken_of = sorted([*named, *states_of_officials(reading, token)], key=lambda s: place_of(s.token))
    before = [s for s in spoken_of if s.code not in exclude]
    subjects = _subjects_near(before, reading.sentence_index(token))
    if subjects:
        return subjects[-1].code
    latest = {s.code for s in before if s.sentence == before[-1].sentence}
    if len(latest) == 1:
        return latest.pop()
    home = reading.home_state()
    return home if home not in exclude else None


def likely_state(reading: Reading, token: "Token", exclude: frozenset[str] = _NOBODY) -> str | None:
    """The state that most likely acts where a sentence leaves it unsaid: who acts just before, and in the article.

    What is said of a state in a quotation speaks against none and for none.
    """
    index, place = reading.sentence_index(token), place_of(token)
    weights: dict[str, float] = {}
    home = reading.home_state()
    if home is not None:
        weights[home] = _OF_HOME
    near = [s for s in states_before(reading, token) if index - s.sentence <= 1 and not is_of_people(reading, s)]
    for mention in (*near, *states_of_subjects(reading, token)):
        is_here = mention.sentence == index
        if place_of(mention.token) < place and not (is_here and is_quoted(mention.token)):
            weight = (_OF_SUBJECT if mention.subject else _OF_MENTION) + (_OF_SENTENCE if is_here else 0)
            weights[mention.code] = max(
                weights.get(mention.code, 0), weight + (_OF_HOME if mention.code == home else 0)
            )
    allowed = {code: weight for code, weight in weights.items() if code not in exclude}
    return max(sorted(allowed), key=lambda code: (allowed[code], code == home)) if allowed else None


def is_quoted(token: "Token") -> bool:
    """Whether a word stands between quotation marks in its sentence."""
    before = token.doc[token.sent.start : token.i].text
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _subjects_near(states: list[StateMention], index: int) -> list[StateMention]:
    """The states that are subjects in this sentence, else in this or the one before."""
    here = [s for s in states if s.subject and s.sentence == index]
    return here or [s for s in states if s.subject and index - s.sentence <= 1]


def of_state_before(reading: Reading, token: "Token") -> list[Referent]:
    """ "diplomats", without more: of the state whose diplomats were spoken of."""
    code = state_of_same_noun(reading, token)
    return [government_of(reading, token, code, f"{token.text} of the state named before")] if code else []


def owner_in_court(reading: Reading, token: "Token") -> Owner | None:
    """Whose a body is of which a court's decision speaks: "a judge in Mombasa ruled that the ministry must"."""
    code = state_of_court_here(reading, token)
    return Owner(code, "the state of the court") if code is not None else None
