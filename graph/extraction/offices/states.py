"""Whose an office is that no words name: each state that the article speaks of, weighed.

"Interior Minister Ana Ruiz told reporters": of the states spoken of, the one for which most speaks, of those that have
such an office at all (the gazetteer says which). The weights were fitted to some five hundred officials whose states
are known, and then rounded; they hang on no name. Offices whose phrase says whose they are, are for `bodies`.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import islice, takewhile
from typing import TYPE_CHECKING, NamedTuple

from graph.extraction.actors import (
    Reading,
    StateMention,
    clause_agents,
    explicit_owners,
    full_name,
    homes_of_firms,
    in_dateline,
    is_of_people,
    is_quoted,
    objects_of,
    others_in_clause,
    phrase_top,
    place_of,
    states_acting,
    verb_above,
)
from graph.extraction.clauses import surface_subjects
from graph.extraction.offices.holders import Holder
from graph.extraction.offices.titles import WORDS
from graph.extraction.syntax import is_passive
from graph.frames import syntax_words
from graph.gazetteer import GazetteerMatch, Sense
from graph.labels import NOMINAL_SUBJECTS, SUBJECTS, VERB_OBJECTS

if TYPE_CHECKING:
    from graph.tokens import Span, Token

OF_POSTS = frozenset({"in", "to", "at"})  # where an ambassador is
STATE_NAMES = frozenset({Sense.NAME, Sense.DEMONYM, Sense.METONYM, Sense.GOVERNMENT})
_BODIES = frozenset({Sense.AGENCY, Sense.GOVERNMENT, Sense.COURT})
_IS_REPORTED_FROM = 1.5
_IS_WRITTEN_FROM = 4.0  # of a cable, whose writers name no state with the offices where they are
_IS_MAIN = (1.5, 1.5, 0.5)  # named most, second, third
_IS_OF_NEITHER = -1.0  # of an ambassador or envoy: not of the state that the article is from, or most about
_IS_POST = -1.0
_IN_PARAGRAPH, _SUBJECT_OF_PARAGRAPH, _IN_SENTENCE = 1.5, 0.5, 0.5  # before the title
_SUBJECT_BEFORE = 0.5  # of the sentence before
_HAS_BODY_HERE = 1.0
_HAS_OTHER_HOLDER = -4.0  # "Chad's finance minister, Ana Ruiz, … Finance Minister Luis Mora"
_HAS_SUCH = 2.0  # "Chad's consul … The consul, Ana Ruiz"
_GOES_ON_FROM = 1.0  # "President Macron thanked Germany. Prime Minister Ana Ruiz was relieved"
_SAYS_OF_HIS = 2.0  # "Chad would appeal, the law minister, Ana Ruiz, said"
_QUOTES = frozenset("'\"‘’“”«»")  # in a quotation others are spoken of
_OF_ONE = frozenset({"president", "prime-minister", "chancellor", "attorney-general"})  # keys that one at a time holds
_OF_MANY = frozenset({"minister"})  # and one, of all those with portfolios, that many do
_IS_WHERE = 1.5  # "said in Harare"
_IS_WHERE_HE_ACTS = 4.0  # "flew them to Harare, where Interior Minister Ana Ruiz received them"
_DEALS_WITH_HIM = -1.5
_IS_BEHIND = -1.0  # "Ana Ruiz pleaded with Mozambique", "told reporters of a bill from Chad"
_SENDS_HIM = 0.5
_MEETS_HIM = -3.0  # the state of an official whom this one meets: hardly his own
_HOLDS_HIS = -6.0  # "Chad holds two Danes, and the minister, Ana Ruiz, has asked for their release"
_HAS_OTHER_OFFICIAL = -1.0  # "Kenya's minister of trade and the transport minister, Ana Ruiz, met"
_IS_NAMED_LATER = -1.0
_SENTENCE_SINCE = -0.1  # for each sentence since it was named last
_MOST_SENTENCES = 6
_OPENS_ARTICLE = 0.5  # as the subject of its first or second sentence
_OPENING = 2  # sentences
_BEHIND = frozenset({"with", "to", "from", "of", "for", "against"})
_MEANS = frozenset({"through", "via"})
_INSIDE_NAMES = frozenset({"compound", "nmod", "poss"})
_AT_A_PLACE = frozenset({"in", "at"})


class LikelyState(NamedTuple):
    """The state whose officer somebody most likely is."""

    code: str
    lead: float  # before the next state; before all, if nothing speaks for it
    is_only: bool  # of few states that have such an office, the only one that is spoken of


def likely_state_of_office(reading: Reading, span: "Span", match: GazetteerMatch, holder: Holder) -> LikelyState | None:
    """The state whose officer somebody is of whom no words say so, or None where no state may be meant."""
    index = reading.sentence_index(span.root)
    first = reading.once(_spoken_of).first
    others = {*_of_counterparts(reading, span), *reading.once(homes_of_firms)}
    cable = reading.gazetteer.cable
    before = {code for code, at in first.items() if at <= index + 1} | ({cable.host} if cable and cable.host else set())
    before |= set(_states_of_official_before(reading, span))
    known = (code for code in before if code not in others)
    weights = {code: 0.0 for code in known if match.entry.may_be_in(code)}
    for code, weight in _reasons(reading, span, match, holder):
        if code in weights:
            weights[code] += weight
    home, prominence = reading.home_state(), reading.prominence
    ranked = sorted(weights, key=lambda code: (weights[code], code == home, prominence[code], code), reverse=True)
    if not ranked:
        return None
    lead = weights[ranked[0]] - (weights[ranked[1]] if len(ranked) > 1 else 0.0)
    is_only = bool(match.entry.only_in) and len(ranked) == 1 and weights[ranked[0]] > 0
    return LikelyState(ranked[0], lead if weights[ranked[0]] > 0 else 0.0, is_only)


def _of_counterparts(reading: Reading, span: "Span") -> Iterator[str]:
    """ "Foreign Minister Ana Ruiz told *her Maldivian counterpart*": of which state she is not."""
    counterparts = syntax_words().counterparts
    for word in span.doc[span.end : _end_of_own_clause(span)]:
        is_number = word.lemma_ == "number" and word.has_word("opposite")
        if (is_number or word.lemma_ in counterparts) and any(child.tag_ == "PRP$" for child in word.children):
            matches = (reading.match(child) for child in word.children if child.dep_ in {"amod", "compound"})
            yield from (found.entry.country for found in matches if found is not None and found.entry.country)


def _end_of_own_clause(span: "Span") -> int:
    """Where it is told of somebody else what he did: "Ana Ruiz said *that Mali's envoy had called her counterpart*"."""
    for word in span.doc[span.end : span.root.sent.end]:
        if word.dep_ == "ccomp" and word.has_any(NOMINAL_SUBJECTS):
            return word.left_edge.i
    return span.root.sent.end


def _reasons(reading: Reading, span: "Span", match: GazetteerMatch, holder: Holder) -> Iterator[tuple[str, float]]:
    """What speaks for or against each state."""
    yield from _by_article(reading, match)
    yield from _by_place(reading, span)
    verb = verb_above(holder.token)
    if match.entry.branch != "diplomatic":
        yield from ((code, _IS_WHERE) for code in {s.code for s in _named_here(reading, span) if _is_where(s, verb)})
    yield from _by_dealings(reading, span, match, holder)
    yield from ((code, _SAYS_OF_HIS) for code in set(_states_told_of(reading, span, verb)))
    yield from ((code, _GOES_ON_FROM) for code in _states_of_official_before(reading, span))
    yield from ((code, _HAS_SUCH) for code in _states_of_such(reading, span, match))
    yield from ((code, _HAS_OTHER_HOLDER) for code in set(_states_of_same_office(reading, span, match, holder)))


def _states_told_of(reading: Reading, span: "Span", saying: "Token") -> Iterator[str]:
    """ "*Malaysia* would appeal, the law minister, Ann Lee, said": of which state an official says what it does."""
    verbs = {child for child in saying.children if child.dep_ == "ccomp"} if saying.pos_ == "VERB" else set()
    told = (s for s in _named_here(reading, span) if s.token.dep_ in SUBJECTS and s.token.head in verbs)
    is_quoting = any(word.text in _QUOTES for word in span.doc[span.sent.start : span.start])
    yield from (state.code for state in told if state.token.i < span.start and not is_quoting)


def _states_of_official_before(reading: Reading, span: "Span") -> Iterator[str]:
    """ "*President Macron* thanked Germany. Prime Minister Ana Ruiz was relieved": of whom that tells."""
    index = reading.sentence_index(span.root)
    before = reading.sentences[index - 1] if index else None
    if before is None or before.root.doc is not span.doc:
        return
    for subject in surface_subjects(before.root):
        name = reading.person_span(subject)
        person = reading.persons.get(full_name(reading, name)) if name is not None else None
        if person is not None and person.state is not None and person.is_state_told and not person.court:
            yield person.state


def _states_of_such(reading: Reading, span: "Span", match: GazetteerMatch) -> Iterator[str]:
    """ "Chad recalled *its consul*. … The consul, Ana Ruiz": whose the one was who is told of before without a name."""
    if match.entry.branch != "diplomatic" or all(child.lower_ != "the" for child in span.root.children):
        return
    for other in reading.same_nouns_before(span.root):
        found = reading.match(other)
        owners = explicit_owners(reading, other) if found is not None and found.entry.key == match.entry.key else []
        if owners:
            yield owners[0].code
            return


def _states_of_same_office(reading: Reading, span: "Span", match: GazetteerMatch, holder: Holder) -> Iterator[str]:
    """ "Peru's foreign minister, Ana Ruiz, … Foreign Minister Luis Soto": of whose state another is told to be that."""
    if not (match.entry.portfolios or match.entry.key in _OF_ONE) or match.entry.key in _OF_MANY:
        return
    for person in reading.persons.values():
        is_same = person.office == match.entry.key and person.is_state_told and person.name != holder.name
        if is_same and person.state is not None:
            yield person.state
    yield from _states_of_same_office_later(reading, span, match, holder)


def _states_of_same_office_later(
    reading: Reading, span: "Span", match: GazetteerMatch, holder: Holder
) -> Iterator[str]:
    """ "Minister Luis Soto … *Peru's minister, Ana Ruiz*": of whose state another is told to be that further on."""
    for other in reading.same_nouns(span.root):
        found = reading.match(other) if place_of(other) > place_of(span.root) else None
        if found is None or found.entry.key != match.entry.key or found.qualifiers:
            continue
        beside = (word for word in (other.head, *other.children) if "appos" in {other.dep_, word.dep_})
        names = {full_name(reading, name) for word in beside if (name := reading.person_span(word)) is not None}
        if names and holder.name not in names:  # by names alone: what comes later is not to be resolved yet
            owners = (reading.match(child) for child in other.children if child.dep_ in {"poss", "amod", "compound"})
            yield from (m.entry.country for m in owners if m is not None and m.sense in STATE_NAMES and m.entry.country)


def _by_article(reading: Reading, match: GazetteerMatch) -> Iterator[tuple[str, float]]:
    ranked = [code for code, _ in reading.prominence.most_common(len(_IS_MAIN))]
    yield from zip(ranked, _IS_MAIN, strict=False)
    if reading.reported_from is not None:
        is_cable = reading.gazetteer.cable is not None
        yield reading.reported_from, _IS_WRITTEN_FROM if is_cable else _IS_REPORTED_FROM
    if match.entry.branch == "diplomatic":
        yield from ((code, _IS_OF_NEITHER) for code in (*ranked[:1], reading.reported_from) if code is not None)


def _by_place(reading: Reading, span: "Span") -> Iterator[tuple[str, float]]:
    """Where the states are named, from the title's place."""
    title, index = span.root, reading.sentence_index(span.root)
    spoken_of = reading.once(_spoken_of)
    near = list(_within(spoken_of.named, index - _MOST_SENTENCES, index + 1))
    of_states = [s for s in near if not is_of_people(reading, s)]
    own = [s for s in of_states if place_of(s.token) < place_of(title)]
    yield from ((code, _IN_PARAGRAPH) for code in {s.code for s in own if s.token.doc is title.doc})
    yield from ((code, _IN_SENTENCE) for code in {s.code for s in own if s.sentence == index})
    subjects = [s for s in near if s.token in spoken_of.subjects]
    yield from ((code, _SUBJECT_OF_PARAGRAPH) for code in {s.code for s in subjects if s.token.doc is title.doc})
    yield from ((code, _SUBJECT_BEFORE) for code in {s.code for s in subjects if s.sentence == index - 1})
    bodies = {s.code for s in _named_here(reading, span) if s.sense in _BODIES}
    yield from ((code, _HAS_BODY_HERE) for code in bodies)
    yield from ((code, _OPENS_ARTICLE) for code in spoken_of.opening)
    yield from ((s.code, _IS_WHERE_HE_ACTS) for s in own if _is_told_there(s, title))
    last = {s.code: s.sentence for s in of_states}
    for code, first in spoken_of.first_own.items():
        since = min(index - last.get(code, 0), _MOST_SENTENCES)
        yield code, _SENTENCE_SINCE * since if first <= index else _IS_NAMED_LATER


def _is_told_there(state: StateMention, title: "Token") -> bool:
    """Whether a clause with "where" tells what an official does in a state, or in its capital."""
    verb = verb_above(title)
    is_there = verb.dep_ == "relcl" and verb.head == state.token and verb.has_word("where")
    return is_there and any(subject.is_ancestor(title) or subject == title for subject in surface_subjects(verb))


class _SpokenOf(NamedTuple):
    """What an article names of states, as every one of its offices asks."""

    named: list[StateMention]  # outside datelines and quotations
    first: Mapping[str, int]  # the sentence in which each state is named first
    first_own: Mapping[str, int]  # the same without datelines, quotations and people from there
    subjects: frozenset["Token"]  # of clauses, with those joined to one
    opening: frozenset[str]  # those of the first sentences


def _spoken_of(reading: Reading) -> _SpokenOf:
    named = [s for s in reading.states if not in_dateline(s.token) and not is_quoted(s.token)]
    acting = [s for s in named if s.subject or _is_joined_to_subject(s.token)]
    return _SpokenOf(
        named=named,
        first={s.code: s.sentence for s in reversed(reading.states)},
        first_own={s.code: s.sentence for s in reversed(named) if not is_of_people(reading, s)},
        subjects=frozenset(s.token for s in acting),
        opening=frozenset(s.code for s in acting if s.sentence < _OPENING),
    )


def _is_joined_to_subject(token: "Token") -> bool:
    """ "Laos and *Fiji* have been at odds": which of two who act is named first says nothing of either."""
    while token.dep_ == "conj":
        token = token.head
    return token.dep_ in SUBJECTS


def _within(states: list[StateMention], first: int, end: int) -> Iterator[StateMention]:
    """The mentions of so many sentences."""
    start = bisect_left(states, first, key=lambda s: s.sentence)
    return takewhile(lambda s: s.sentence < end, islice(states, start, None))


def _named_here(reading: Reading, span: "Span") -> list[StateMention]:
    index = reading.sentence_index(span.root)
    return list(_within(reading.states, index, index + 1))


def _is_where(state: StateMention, verb: "Token") -> bool:
    """Whether a capital says where the clause is set."""
    preposition = state.token.head
    is_place = state.sense is Sense.METONYM and state.token.dep_ == "pobj" and preposition.lower_ in _AT_A_PLACE
    return is_place and preposition.head == verb


def _by_dealings(reading: Reading, span: "Span", match: GazetteerMatch, holder: Holder) -> Iterator[tuple[str, float]]:
    """Who deals with the official in this clause, which his own state does not, but sends him or speaks through him."""
    named = holder.token.head if holder.token.dep_ == "appos" else holder.token  # "the minister, Ana Ruiz, flew to"
    verb, is_diplomat = verb_above(holder.token), match.entry.branch == "diplomatic"
    is_sent = verb.lemma_ in WORDS.sending and named.dep_ in VERB_OBJECTS
    if is_sent or (named.dep_ == "pobj" and named.head.lower_ in _MEANS):
        subjects = surface_subjects(verb)
        acting = {s.code for s in _named_here(reading, span) if phrase_top(s.token) in subjects}
        yield from ((code, _SENDS_HIM) for code in acting)
    elif named.dep_ in NOMINAL_SUBJECTS:
        yield from ((code, _HOLDS_HIS) for code in set(_states_holding(reading, verb)))
        yield from ((code, _DEALS_WITH_HIM) for code in set(others_in_clause(reading, named)))
        yield from ((code, _MEETS_HIM) for code in set(_states_met(reading, named)))
    else:
        agents = set(clause_agents(reading, holder.token, whole_sentence=is_diplomat))
        yield from ((code, _DEALS_WITH_HIM) for code in agents)
    behind = [s for s in _named_here(reading, span) if s.token.i > holder.token.i and not is_quoted(s.token)]
    yield from ((code, _IS_BEHIND) for code in {s.code for s in behind if s.token.head.lower_ in _BEHIND})
    yield from ((code, _HAS_OTHER_OFFICIAL) for code in set(_states_of_others(reading, span)))
    if is_diplomat:
        yield from ((code, _IS_POST) for code in set(_states_of_post(reading, span)))


def _states_holding(reading: Reading, verb: "Token") -> Iterator[str]:
    """ "*Peru* has held two Danes since May, and the minister wants them freed": who holds those."""
    classes = reading.frames.classes
    is_asking = verb.lemma_ in syntax_words().asking
    if not is_asking or all(word.lemma_.lower() not in classes["let_go"] for word in verb.subtree):
        return
    index = reading.sentence_index(verb)
    before = verb.head if verb.dep_ == "conj" else reading.sentences[index - 1].root if index else verb
    if before.lemma_ in classes["kept"] and not is_passive(before):
        yield from (code for subject in surface_subjects(before) for code in states_acting(reading, subject))


def _states_met(reading: Reading, subject: "Token") -> Iterator[str]:
    """The states of the officials whom an official deals with: "met China's ambassador", "spoke with her Thai peer"."""
    objects = [child for child in subject.head.children if child.dep_ == "dobj"]
    partners = (c for head in (subject.head, *objects) for c in head.children if c.lower_ == "with")
    for phrase in (*objects, *(token for preposition in partners for token in objects_of(preposition))):
        names = [phrase, *(child for child in phrase.children if child.dep_ in _INSIDE_NAMES)]  # of a title and a name
        if any(_is_official(reading, word) for word in names):
            yield from (code for word in names for code in _states_named(reading, word))


def _is_official(reading: Reading, token: "Token") -> bool:
    match = reading.match(token)
    is_office = match is not None and match.sense is Sense.OFFICE
    return is_office or reading.is_noun(token, "state_representative")


def _states_named(reading: Reading, token: "Token") -> Iterator[str]:
    """Whose a phrase says that somebody is, by name, or whom everybody knows to lead a state."""
    owners = explicit_owners(reading, token)
    yield from (owner.code for owner in owners if owner.reason.startswith(("gazetteer", "in ")))
    name = reading.person_span(token)
    leader = reading.gazetteer.leader(name.text, on=reading.parsed.article.published_day) if name is not None else None
    if leader is not None:
        yield leader


def _states_of_others(reading: Reading, span: "Span") -> Iterator[str]:
    """The states of the other officials in the sentence, where their titles name them."""
    for token in span.sent:
        match = reading.match(token)
        if match is not None and match.sense is Sense.OFFICE and token not in span:
            yield from _states_named(reading, token)


def _states_of_post(reading: Reading, span: "Span") -> Iterator[str]:
    """Where an ambassador is posted: "the ambassador in Tashkent", "to Uzbekistan"."""
    for child in span.root.children:
        if child.dep_ == "prep" and child.lower_ in OF_POSTS and child.i >= span.end - 1:
            for place in objects_of(child):
                match = reading.match(place)
                if match is not None and match.entry.country is not None and match.sense in STATE_NAMES:
                    yield match.entry.country
