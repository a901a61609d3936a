"""Which state is meant where the phrase does not say: by what the sentences before, and the clause around, speak of."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from graph.extraction.actors.owners import Owner, is_of_region
from graph.extraction.actors.phrases import (
    has_the,
    in_dateline,
    is_plural,
    phrase_top,
    sides_counted,
    token_mention,
    verb_above,
)
from graph.extraction.actors.reading import (
    Reading,
    Referent,
    StateMention,
    government_of,
    place_of,
)
from graph.extraction.actors.states_near import (
    clause_agents,
    is_home_of_firm,
    is_of_people,
    state_of_court_here,
    state_of_same_noun,
    states_acting,
    states_before,
    states_of_officials,
    states_of_subjects,
    states_since,
)
from graph.extraction.actors.weighing import outweighed
from graph.extraction.clauses import conjuncts, surface_subjects
from graph.extraction.syntax import agents_of
from graph.extraction.wordlists import WordList, read_wordlist
from graph.frames import discourse_words
from graph.gazetteer import Sense
from graph.model import EntityKind

if TYPE_CHECKING:
    from graph.tokens import Token

_NOBODY: frozenset[str] = frozenset()
_NEAR = 2  # sentences
# What speaks for a state as the one that a sentence leaves unsaid (`likely_state`).
_OF_HOME, _OF_SUBJECT, _OF_MENTION, _OF_SENTENCE, _OF_BOTH = 2.5, 2.0, 0.5, 1.0, 1.0
_PLAINLY_NAMED = 4  # times in the article, twice for a subject
_PLAIN_LEAD = 1.5  # times as often as the next
_SAME_STORY = 10  # sentences in which those whom a story is about have been named
_LOCATING = frozenset({"in", "at", "to", "from", "near", "outside", "through"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "attr"})
_GOVERNMENTS = frozenset({"government", "administration", "authority"})
_USURPERS = frozenset({"junta", "coup", "putsch", "ruler"})
_BEHIND_VERB = frozenset({"pobj", "dobj", "dative"})
_TWO = 2
_SIDES_OF_A_CASE = frozenset({"side", "party"})
_PARTIES_IN_COURT = frozenset({"state", "federation"})  # as whom a state stands before its own court
_SHARING = frozenset({"xcomp", "conj", "advcl"})  # of verbs that may share the subject of the one above
_RETURNING = frozenset({"return", "come"})  # verbs of those who go where they are from
_COUNTERPARTS = frozenset({"counterpart", "colleague"})  # "his Iranian colleague": of another state than his own
_HIS = frozenset({"his", "her"})
_DIRECTIONS = frozenset({"north", "south", "east", "west"})  # of a neighbour: "its southern neighbour"
_LINKS = frozenset({"agent", "dative"})  # under which the one who acts, or receives, stands


@cache
def state_forms() -> Mapping[str, frozenset[str]]:
    """The states that may be called by a noun such as "the island", by that noun. Raises GazetteerError."""
    return _forms().states


@cache
def blocs() -> frozenset[str]:
    """The keys of the bodies that are called "the bloc". Raises GazetteerError."""
    return _forms().blocs


def called_so(noun: str) -> frozenset[str]:
    """The keys of the bodies that a noun such as "lender" stands for. Raises GazetteerError."""
    return _forms().called.get(noun, frozenset())


@cache
def _forms() -> "_StateForms":
    return read_wordlist("lexicon/state_forms.yaml", _StateForms)


class _StateForms(WordList):
    """The fields of `ontology/lexicon/state_forms.yaml`."""

    states: Mapping[str, frozenset[str]]
    bodies: Mapping[str, frozenset[str]]
    blocs: frozenset[str]
    called: Mapping[str, frozenset[str]]
    regions: Mapping[str, frozenset[str]]


def implied_owner(reading: Reading, token: "Token") -> Owner | None:
    """Whose a body or office is that its own phrase gives to nobody: of the one beside it, else the state spoken of."""
    if token.dep_ == "appos" and token.head.i < token.i:
        for referent in reading.referents(token.head):
            if referent.acts_for is not None and referent.acts_for.country:
                return Owner(referent.acts_for.country, "of the one named just before")
    if token.lemma_.lower() in _USURPERS and (code := _state_seized(reading)):
        return Owner(code, "the state spoken of here")
    if (host := _host(reading, token)) is not None:
        return Owner(host, "of the state where the cable was written")
    dealt_with = _dealt_with(reading, token) if token.lemma_.lower() in _GOVERNMENTS else _NOBODY
    code = state_meant(reading, token, dealt_with)
    return Owner(code, "the state spoken of here") if code else None


def _host(reading: Reading, token: "Token") -> str | None:
    """The state where a cable was written, by "the PM" in a sentence that names no other before it."""
    host = reading.gazetteer.cable.host if reading.gazetteer.cable is not None else None
    if host is None or (token.lemma_.lower() not in {*_GOVERNMENTS, "state"} and reading.match(token) is None):
        return None
    before = map(reading.match, token.doc[token.sent.start : token.i])
    others = {match.entry.country for match in before if match is not None} - {host, None} - _writer(reading)
    return None if others or host in _states_without(reading, token) else host


def state_addressed(reading: Reading, token: "Token") -> str | None:
    """Whose "the authorities" are, whom a state asks or tells something: those of another state spoken of."""
    if token.dep_ not in {"dobj", "dative"}:
        return None
    matches = (reading.match(subject) for subject in surface_subjects(token.head))
    asking = {m.entry.country for m in matches if m is not None and m.sense in {Sense.NAME, Sense.METONYM}}
    codes = frozenset(code for code in asking if code is not None)
    return state_meant(reading, token, exclude=codes) if codes else None


def _state_seized(reading: Reading) -> str | None:
    """The one state of whose junta, coup or rulers an article speaks: "Niger's new rulers"."""
    beside = (mention for mention in reading.states if mention.token.head.lemma_.lower() in _USURPERS)
    codes = {mention.code for mention in beside}
    return codes.pop() if len(codes) == 1 else None


def state_meant(reading: Reading, token: "Token", exclude: frozenset[str] = _NOBODY) -> str | None:
    """The state that a body without an owner belongs to: the one just spoken of, unless more speaks for another."""
    if is_of_region(reading, token):
        return None
    exclude |= _states_without(reading, token) | _writer(reading)
    return _state_of_citizen(reading, token, exclude) or outweighed(
        reading, token, context_state(reading, token, exclude), exclude
    )


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


def _states_without(reading: Reading, token: "Token") -> frozenset[str]:
    """The states of the article that have no such body: "the federal government" is of a federation."""
    adjectives = (child.lower_ for child in token.children if child.dep_ in {"amod", "compound"})
    having = [_forms().bodies[word] for word in adjectives if word in _forms().bodies]
    return frozenset(state.code for state in reading.states if any(state.code not in codes for codes in having))


def _state_of_citizen(reading: Reading, token: "Token", exclude: frozenset[str]) -> str | None:
    """Whose "the government" is that a person of no office asks: his own, else that which the article is about."""
    match = reading.match(token)
    is_office = match is not None and match.sense is Sense.OFFICE  # for `office_states`
    subjects = surface_subjects(verb_above(token)) if token.dep_ in _BEHIND_VERB and not is_office else []
    found = [referent for subject in subjects if subject != token for referent in reading.referents(subject)]
    if not found or any(r.entity.kind is not EntityKind.PERSON or r.acts_for is not None for r in found):
        return None
    states = {r.state for r in found} - {None}
    home = reading.home_state()
    is_told = len(states) == 1 or (home is not None and reading.is_plainly_home(home))
    code = (states.pop() if len(states) == 1 else home) if is_told else None
    return code if code not in exclude else None


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


def definite_state(reading: Reading, token: "Token") -> list[Referent]:
    """The states of "the country", "the two governments", "the administration"."""
    if number := sides_counted(token):
        return all_sides(reading, token, number)
    if token.lemma_.lower() == "side" and any(child.lower_ == "other" for child in token.children):
        return _other_side(reading, token)
    is_of_states = token.lemma_.lower() in discourse_words().bare_sides
    if is_plural(token) and (
        (is_of_states and _is_bare_plural(token)) or not reading.is_noun(token, "state_representative")
    ):
        return []
    if token.lemma_.lower() in _PARTIES_IN_COURT and (code := state_of_court_here(reading, token)) is not None:
        return [government_of(reading, token, code, "the state of the court")]
    if reading.is_noun(token, "state") and token.lemma_.lower() != "government":
        dealt_with = frozenset(others_in_clause(reading, token))
        others = dealt_with | frozenset(clause_agents(reading, token))
        among = _states_called(reading, token)
        codes = _last_states(reading, token, 1, exclude=others, among=among) or _only_one(reading, token, others, among)
        if not codes and token.dep_ == "nsubj" and _is_told_by_pronoun(token):
            others = dealt_with | frozenset(clause_agents(reading, token, whole_sentence=False))
            codes = _last_states(reading, token, 1, exclude=others, among=among)
        if codes:
            subject = _subject_before(reading, token)
            if subject is not None and subject not in others and (among is None or subject in among):
                codes = [subject]
        if among is None and codes:
            meant = outweighed(reading, token, codes[0], exclude=others)
            codes = [meant] if meant else []
        codes = _state_going_on(reading, token, among) or codes or _state_of_speaker(reading, token, among)
        return [government_of(reading, token, code, "the state named before") for code in codes]
    code = state_of_same_noun(reading, token) or state_meant(reading, token, _dealt_with(reading, token))
    return [government_of(reading, token, code, "the state spoken of here")] if code else []


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
    named = {s.code for s in states_since(reading, 0, token) if _is_of_the_state(reading, s)}
    found = [] if among is None else list(named & among - exclude)
    return found if len(found) == 1 else []


def _state_going_on(reading: Reading, token: "Token", among: frozenset[str] | None) -> list[str]:
    """ "Kenya signed a treaty with Togo, and *the country* also paid Mali": of whom the clause before tells."""
    verb = verb_above(token)
    is_more = token.dep_ in {"nsubj", "nsubjpass"} and any(child.lower_ in {"also", "too"} for child in verb.children)
    if verb.dep_ != "conj" or not is_more:
        return []
    others = set(others_in_clause(reading, token))
    codes = {code for subject in surface_subjects(verb.head) for code in states_acting(reading, subject)} - others
    return list(codes if among is None else codes & among) if len(codes) == 1 else []


def _state_of_speaker(reading: Reading, token: "Token", among: frozenset[str] | None) -> list[str]:
    """ "Kenya's minister said *the country* had paid Chad", where nothing else that was named can be called so."""
    verb = verb_above(token)
    is_told = verb.dep_ == "ccomp" and verb.head.lemma_.lower() in reading.frames.status.reporting
    if not is_told or not has_the(token):
        return []
    here = {*clause_agents(reading, token, whole_sentence=False), *others_in_clause(reading, token)}
    speaking = {code for subject in surface_subjects(verb.head) for code in states_acting(reading, subject)} - here
    return list(speaking if among is None else speaking & among) if len(speaking) == 1 else []


def _subject_before(reading: Reading, token: "Token") -> str | None:
    """The one state that the sentence before is about, where this one goes on with it: "The country also asked"."""
    index = reading.sentence_index(token)
    if not index or token.dep_ not in {"nsubj", "nsubjpass"} or token.head != token.sent.root:
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
    for word in (token, *(child for child in token.children if child.dep_ in {"amod", "compound", "nmod"})):
        match = reading.match(word)
        is_region = match is not None and match.sense is Sense.REGION
        among = _forms().regions.get(match.entry.key) if match is not None and is_region else None
        among = state_forms().get(word.lemma_.lower()) if among is None else among
        if among is not None:
            found = among if found is None else found & among
    return found


def _dealt_with(reading: Reading, token: "Token") -> frozenset[str]:
    """The states that a clause is about by name, where its "government" is another's: "Chile was asked by the ...".

    So in "Chile proposed a deal, and the government declined".
    """
    verb = verb_above(token)
    if token.dep_ == "nsubj" and verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    elif token.dep_ not in _BEHIND_VERB:
        return _NOBODY
    matches = (reading.match(subject) for subject in surface_subjects(verb))
    named = (m for m in matches if m is not None and m.sense in {Sense.NAME, Sense.METONYM})
    return frozenset(match.entry.country for match in named if match.entry.country is not None)


def all_sides(reading: Reading, token: "Token", number: int) -> list[Referent]:
    """The states of "the two governments" or "all three sides": those just named, or those whom the story is about.

    Whoever acts in the clause itself is none of them: a mediator "urged both sides".
    """
    agents = frozenset(clause_agents(reading, token, whole_sentence=False))
    speakers = frozenset(clause_agents(reading, token))
    if any(subject.lower_ == "it" for subject in _undergoing(token)):  # "It was signed by the two": a treaty acts not
        speakers, agents = speakers - agents, _NOBODY
    if listed := listed_before(reading, token, number):
        return listed
    if token.lemma_.lower() in _SIDES_OF_A_CASE and (two := _firm_and_state(reading, token)):
        return two
    codes = (
        _just_named(reading, token, number, exclude=agents)
        or _just_named(reading, token, number, exclude=speakers)
        or _named_behind(reading, token, number)
        or _named_most(reading, token, number, exclude=agents, lead=_PLAIN_LEAD)
        or _just_named(reading, token, number, exclude=agents, lookback=1)
        or _just_named(reading, token, number, exclude=speakers, lookback=1)
        or _named_most(reading, token, number, exclude=agents)
        or _last_sides(reading, token, number, speakers)
        or _last_sides(reading, token, number, agents)
        or (_main_two(reading, token, speakers) if number == _TWO else ())
    )
    return [government_of(reading, token, code, "the states named before") for code in codes]


def _undergoing(agent: "Token") -> list["Token"]:
    """What is done by those behind "by"."""
    is_agent = agent.dep_ == "pobj" and agent.head.dep_ == "agent"
    return surface_subjects(agent.head.head) if is_agent else []


def _firm_and_state(reading: Reading, token: "Token") -> list[Referent]:
    """ "Peru fined Marlin Line. The two sides settled": a state and a firm, where the sentence before tells of them."""
    index = reading.sentence_index(token)
    before = reading.sentences[index - 1] if index else ()
    if not any(reading.is_noun(word, "enterprise", "outsider") for word in before):
        return []
    named = [word for word in before if word.dep_ in _ARGUMENTS | {"poss", "appos"} and word.pos_ == "PROPN"]
    found = {r.entity.key: r for word in named for r in reading.referents(word)}
    firms = [r for r in found.values() if r.entity.kind is EntityKind.ORGANIZATION and r.entity.country is None]
    states = [r for r in found.values() if r.entity.kind is EntityKind.GOVERNMENT]
    if len(firms) != 1 or len(states) != 1 or firms[0].media:
        return []
    return [referent.again(token, f"{token.text}: {referent.mention.text}") for referent in (*states, *firms)]


def two_just_named(reading: Reading, token: "Token") -> list[Referent]:
    """The states of "both" or "each": the two that the sentence before names as sides, or this one up to here."""
    agents = frozenset(clause_agents(reading, token, whole_sentence=False))
    codes = _just_named(reading, token, _TWO, exclude=agents) or _just_named(
        reading, token, _TWO, exclude=agents, lookback=1
    )
    return [government_of(reading, token, code, "the states named before") for code in codes]


def _is_bare_plural(token: "Token") -> bool:
    """ "The countries": not "their countries", nor "the countries that they had fled"."""
    is_bare = all(child.dep_ in {"det", "amod", "compound", "punct"} for child in token.children)
    return is_plural(token) and has_the(token) and is_bare


def are_paired(reading: Reading, token: "Token") -> bool:
    """ "The neighbours", "the countries", each of the two just named: not those of anybody, nor of three.

    So are "the ministers" and "the parties" where the sentence before tells of talks.
    """
    if not _is_bare_plural(token) or sides_counted(token):
        return False
    words, lemma = discourse_words(), token.lemma_.lower()
    return lemma in words.bare_sides or (lemma in words.talking_sides and is_of_talks(reading, token))


def is_of_talks(reading: Reading, token: "Token") -> bool:
    """Whether the sentence before a token tells of talks or of somebody's counterpart."""
    index, words = reading.sentence_index(token), discourse_words()
    before = reading.sentences[index - 1] if index else ()
    talks = words.names_nearby["Negotiation"] | words.meeting | {"counterpart", "summit"}
    return any(word.lemma_.lower() in talks for word in before)


def _main_two(reading: Reading, token: "Token", speakers: frozenset[str]) -> Sequence[str]:
    """ "Officials of the two countries have met": those that the article is about, if it is about two."""
    is_owner = token.dep_ == "pobj" and token.head.lower_ in {"of", "from", "between"}
    return reading.rivals() if is_owner and speakers.isdisjoint(reading.rivals()) else ()


def listed_before(reading: Reading, token: "Token", number: int) -> list[Referent]:
    """The states of a list of just so many, in this sentence or just before: "Estonia, Latvia and Lithuania"."""
    for sentence in reading.sentences_to(token, lookback=number - 1):  # the longer a list, the surer its number
        for first in reversed(sentence):
            if first.dep_ not in _ARGUMENTS or place_of(first) >= place_of(token):
                continue
            together = conjuncts(first)
            if len(together) != number or together[-1].is_ancestor(token) or place_of(together[-1]) >= place_of(token):
                continue
            found = [reading.referents(each) for each in together if each.pos_ == "PROPN"]
            states = [each[0] for each in found if len(each) == 1 and each[0].entity.kind is EntityKind.GOVERNMENT]
            if len({state.entity.key for state in states}) == number:  # not "Trinidad and Tobago"
                return [state.again(token, f"{token.text}: {state.mention.text}") for state in states]
    return []


def _named_behind(reading: Reading, token: "Token", number: int) -> list[str]:
    """ "Under a pact that the two signed, Chad sends nurses to Gabon": the states that the clause behind names."""
    verb, main = verb_above(token), token.sent.root
    if verb == main or main.i < verb.i or verb.dep_ != "relcl":
        return []
    start = bisect_left(reading.states, place_of(token), key=lambda s: place_of(s.token))
    index = reading.sentence_index(token)
    behind = takewhile(lambda s: s.sentence == index, islice(reading.states, start, None))
    codes = list(dict.fromkeys(s.code for s in behind if _is_of_the_state(reading, s)))
    return codes if len(codes) == number else []


def _just_named(
    reading: Reading, token: "Token", number: int, *, exclude: frozenset[str], lookback: int = 0
) -> list[str]:
    """The states named in the sentence before a token and so many before that, if they are just this number."""
    first = reading.sentence_index(token) - lookback
    named = _sides_since(reading, first, token, exclude, counterparts=number == _TWO)
    codes = list(dict.fromkeys(s.code for s in named))
    return codes if len(codes) == number and any(map(_is_of_subject, named)) else []


def _is_of_subject(mention: StateMention) -> bool:
    """Whether a state acts, or somebody who is said to be of it: "Ana Ruiz, Chad's minister, met"."""
    top = phrase_top(mention.token)
    return mention.subject or (top.dep_ == "appos" and top.head.dep_ == "nsubj")


def _sides_since(
    reading: Reading, first: int, token: "Token", exclude: frozenset[str], *, counterparts: bool = False
) -> list[StateMention]:
    """Where states are named that may be a side: not as the place of a report or of something.

    Somebody's counterpart is one of two sides: "received her Armenian counterpart. The two agreed".
    """
    named = states_since(reading, first, token)
    return [
        s
        for s in named
        if s.code not in exclude
        and not _is_place(s)
        and not in_dateline(s.token)
        and (_is_of_the_state(reading, s) or (counterparts and _is_counterpart(s)))
    ]


def other_states(reading: Reading, token: "Token", exclude: frozenset[str]) -> list[str]:
    """The states spoken of in a token's sentence and the one before, wherever they stand in the sentence."""
    index = reading.sentence_index(token)
    start = bisect_left(reading.states, index - 1, key=lambda s: s.sentence)
    near = takewhile(lambda s: s.sentence <= index, islice(reading.states, start, None))
    named = (
        s.code for s in near if s.code not in exclude and not is_of_people(reading, s) and not in_dateline(s.token)
    )
    return list(dict.fromkeys(named))


def across_border(reading: Reading, token: "Token") -> list[Referent]:
    """ "Talks between Peru and Chile ended. Peru is to pay its neighbour": the one other state just named as a side."""
    if named := [child for child in token.children if child.dep_ == "appos" and child.pos_ == "PROPN"]:
        return reading.referents(named[0])  # "its neighbour, Chile"
    owners = [child for child in token.children if child.dep_ == "poss" and child.lower_ == "its"]
    own = {code for owner in owners for code in states_acting(reading, owner)}
    if len(own) != 1 or any(child.dep_ == "amod" and not _is_direction(child) for child in token.children):
        return []
    main = _other_main(reading, own)
    if main is not None or any(map(_is_direction, token.children)):
        return [government_of(reading, token, main, "the other state that the article is about")] if main else []
    first = reading.sentence_index(token) - 1
    codes = {mention.code for mention in _sides_since(reading, first, token, frozenset(own))}
    return [government_of(reading, token, code, "the other state named before") for code in codes if len(codes) == 1]


def _other_main(reading: Reading, own: set[str]) -> str | None:
    """The other of the two states that an article is about, or the one that it is about far more than any."""
    rivals, home = reading.rivals(), reading.home_state()
    if own <= set(rivals):
        return next(code for code in rivals if code not in own)
    return home if home is not None and home not in own and reading.is_plainly_home(home) else None


def _is_direction(word: "Token") -> bool:
    return word.lower_.removesuffix("ern") in _DIRECTIONS


def _is_place(mention: StateMention) -> bool:
    """Whether a capital is only where something is: "arbitration in Paris"."""
    token = mention.token
    return mention.sense is Sense.METONYM and token.dep_ == "pobj" and token.head.lower_ in _LOCATING


def _named_most(
    reading: Reading, token: "Token", number: int, *, exclude: frozenset[str], lead: float = 1.0
) -> list[str]:
    """Of the states named in the sentences before, those that the article is about, if they so lead the next."""
    first = reading.sentence_index(token) - _SAME_STORY
    codes = {mention.code for mention in _sides_since(reading, first, token, exclude)}
    ranked = sorted(codes, key=lambda code: (-reading.prominence[code], code))
    if len(ranked) < number:
        return []
    least = reading.prominence[ranked[number - 1]]
    next_most = reading.prominence[ranked[number]] if len(ranked) > number else 0
    stand_out = least > next_most * lead and (lead == 1.0 or least >= _PLAINLY_NAMED)
    return ranked[:number] if stand_out else []


def _last_sides(reading: Reading, token: "Token", number: int, exclude: frozenset[str]) -> list[str]:
    last = _last_states(reading, token, number, exclude=exclude)
    return last if len(last) == number else []


def state_before(reading: Reading, token: "Token") -> list[Referent]:
    """The state that "there" refers to: the last one named that does not act in this clause."""
    doers = [code for agent in agents_of(verb_above(token)) for code in states_acting(reading, agent)]
    codes = _last_states(reading, token, 1, exclude=frozenset({*clause_agents(reading, token), *doers}))
    reason = f"{token.text}: the state named before"
    return [Referent(reading.government(code), token_mention(token), reason, token, certain=False) for code in codes]


def _last_states(
    reading: Reading, token: "Token", number: int, exclude: frozenset[str], among: frozenset[str] | None = None
) -> list[str]:
    """The states named last before a token, at most so many, in text order; only those `among` these, if given."""
    named = (s for s in reversed(states_before(reading, token)) if _is_of_the_state(reading, s))
    codes = dict.fromkeys(s.code for s in named if s.code not in exclude and (among is None or s.code in among))
    return list(codes)[:number][::-1]


def others_in_clause(reading: Reading, token: "Token") -> Iterator[str]:
    """The states that the clause of a token names beside it: whom "the island" asks is not the island.

    Nor is it of the state where somebody flies "to plead", or of which his counterpart is.
    """
    is_aside = token.dep_ == "poss" and token.head.dep_ == "appos"  # "Norway, the kingdom's largest donor, told Amman"
    for verb in () if is_aside else _verbs_of(token):
        for phrase in _addressed(verb):
            match = reading.match(phrase) if phrase != token and not phrase.is_ancestor(token) else None
            if match is not None and match.entry.country is not None and match.sense in {Sense.NAME, Sense.METONYM}:
                yield match.entry.country
    for word in token.sent[token.i - token.sent.start + 1 :]:
        if word.lemma_ in _COUNTERPARTS and any(child.lower_ in _HIS for child in word.children):
            matches = (reading.match(child) for child in word.children if child.dep_ in {"amod", "compound"})
            yield from (m.entry.country for m in matches if m is not None and m.entry.country is not None)


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
        if child.dep_ in {"dobj", "dative"}:
            yield child
        is_way = child.dep_ == "prep" and child.lower_ == ("in" if verb.lemma_ == "be" else "to")
        is_direction = is_way and verb.lemma_ not in _RETURNING
        if child.dep_ in _LINKS or is_direction:
            yield from child.children


def _is_of_the_state(reading: Reading, mention: StateMention) -> bool:
    """Whether words name the state itself or those who act for it: not "Iraqis", not "his Iraqi counterpart".

    Nor where somebody sits: "a tribunal in Washington".
    """
    place = mention.token
    is_place = mention.sense is Sense.METONYM and place.dep_ == "pobj" and place.head.lower_ in {"in", "at"}
    if is_place and place.head.head.pos_ in {"NOUN", "PROPN"}:
        return False
    if mention.sense not in {Sense.DEMONYM, Sense.PEOPLE}:
        return not _is_origin(reading, mention.token) and not is_home_of_firm(reading, mention)
    is_side = reading.is_noun(phrase_top(mention.token), "state_representative")
    return is_side and not _is_counterpart(mention)


def _is_counterpart(mention: StateMention) -> bool:
    return mention.sense is Sense.DEMONYM and mention.token.head.lemma_ == "counterpart"


def _is_origin(reading: Reading, token: "Token") -> bool:
    """ "citizens of Laos, Cuba and Yemen": whose citizens people are."""
    while token.dep_ == "conj":
        token = token.head
    return token.dep_ == "pobj" and reading.is_noun(token.head.head, "citizen")


def of_state_before(reading: Reading, token: "Token") -> list[Referent]:
    """ "diplomats", without more: of the state whose diplomats were spoken of."""
    code = state_of_same_noun(reading, token)
    return [government_of(reading, token, code, f"{token.text} of the state named before")] if code else []


def owner_in_court(reading: Reading, token: "Token") -> Owner | None:
    """Whose a body is of which a court's decision speaks: "a judge in Mombasa ruled that the ministry must"."""
    code = state_of_court_here(reading, token)
    return Owner(code, "the state of the court") if code is not None else None
