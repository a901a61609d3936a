"""Several states at once: "the two governments", "both sides", "the neighbours", "all three"."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from graph.extraction.actors.phrases import has_the, in_dateline, is_plural, phrase_top, sides_counted, verb_above
from graph.extraction.actors.reading import Reading, Referent, StateMention, government_of, place_of
from graph.extraction.actors.states_beside import is_counterpart, is_of_the_state, last_states
from graph.extraction.actors.states_near import clause_agents, is_of_people, states_acting, states_since
from graph.extraction.clauses import conjuncts, surface_subjects
from graph.extraction.syntax import has_to
from graph.frames import discourse_words, syntax_words
from graph.gazetteer import Sense
from graph.labels import COMPLEMENT_CLAUSES, GOVERNED, NOMINAL_SUBJECTS, VERB_OBJECTS
from graph.model import EntityKind

if TYPE_CHECKING:
    from graph.tokens import Token

_PLAINLY_NAMED = 4  # times in the article, twice for a subject
_PLAIN_LEAD = 1.5  # times as often as the next
_SAME_STORY = 10  # sentences in which those whom a story is about have been named
_LOCATING = frozenset({"in", "at", "to", "from", "near", "outside", "through"})
_FRONTIERS = frozenset({"border", "frontier"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "attr"})
_IN_DEALING = frozenset({"nsubj", "dobj", "dative"})
_TWO = 2
_UNION = "EU"
_SIDES_OF_A_CASE = frozenset({"side", "party"})


def all_sides(reading: Reading, token: "Token", number: int) -> list[Referent]:
    """The states of "the two governments" or "all three sides": those just named, or those whom the story is about.

    Whoever acts in the clause itself is none of them: a mediator "urged both sides".
    """
    agents = frozenset(clause_agents(reading, token, whole_sentence=False))
    speakers = frozenset(clause_agents(reading, token))
    if any(subject.lower_ == "it" for subject in _undergoing(token)):  # "It was signed by the two": a treaty acts not
        speakers, agents = speakers - agents, frozenset()
    tellers = speakers
    if (acting := _acting_on(token)) is not None:
        agents |= {code for subject in surface_subjects(acting) for code in states_acting(reading, subject)}
    if reading.is_noun(token, "state"):  # a union of states is no country
        speakers, agents = speakers | {_UNION}, agents | {_UNION}
    if of_talks := _sides_of_talks(reading, token, number):
        return of_talks
    if listed := listed_before(reading, token, number) or _listed_behind(reading, token, number):
        return listed
    if fronted := _of_clause_behind(reading, token, number):
        return [government_of(reading, token, code, "the states that deal here") for code in fronted]
    if token.lemma_.lower() in _SIDES_OF_A_CASE and (two := _firm_and_state(reading, token)):
        return two
    codes = (
        _counterparts(reading, token, number)
        or _met_before(reading, token, number)
        or _just_named(reading, token, number, exclude=agents)
        or _just_named(reading, token, number, exclude=speakers)
        or _named_behind(reading, token, number)
        or _of_paragraph(reading, token, number, exclude=agents)
        or _named_most(reading, token, number, exclude=agents, lead=_PLAIN_LEAD)
        or _just_named(reading, token, number, exclude=agents, lookback=1)
        or _just_named(reading, token, number, exclude=speakers, lookback=1)
        or _named_most(reading, token, number, exclude=agents)
        or _last_sides(reading, token, number, speakers)
        or _last_sides(reading, token, number, agents)
        or (_main_two(reading, token, tellers) if number == _TWO else ())
    )
    return [government_of(reading, token, code, "the states named before") for code in codes]


def _sides_of_talks(reading: Reading, token: "Token", number: int) -> list[Referent]:
    """A state and a group: "talks between *Mali* and *the rebels*", where "the two sides" do something later on."""
    if number != _TWO or token.lemma_.lower() not in _SIDES_OF_A_CASE or token.dep_ not in NOMINAL_SUBJECTS:
        return []
    for sentence in reading.sentences[: reading.sentence_index(token)][::-1]:
        for link in (word for word in sentence if word.lower_ == "between" and word.dep_ == "prep"):
            together = conjuncts(link.child("pobj") or link)
            if link.head.lemma_.lower() not in syntax_words().dealings or len(together) != number:
                continue
            found = [r for one in together for r in reading.referents(one)[:1]]
            states = [r for r in found if r.entity.kind is EntityKind.GOVERNMENT]
            if len(found) == number and len(states) == 1:
                return [r.again(token, f"{token.text}: {r.mention.text}") for r in found]
            return []
    return []


def _acting_on(token: "Token") -> "Token | None":
    """The verb whose subject acts on those: "*urged* both sides to talk", "*sent* envoys to both capitals"."""
    link = token.head
    if token.dep_ == "nsubj" and has_to(link) and link.dep_ in COMPLEMENT_CLAUSES:
        return link.head
    if token.dep_ == "pobj" and link.lower_ in {"to", "on", "upon"} and link.dep_ in {"prep", "dative"}:
        return link.head if link.head.pos_ == "VERB" else None
    return link if token.dep_ in VERB_OBJECTS and link.pos_ == "VERB" else None


def _counterparts(reading: Reading, token: "Token", number: int) -> list[str]:
    """ "Ortega took none of his *Brazilian counterpart's* calls, and the two governments": his state and that one."""
    for word in token.sent[: token.i - token.sent.start] if number == _TWO else ():
        is_his = word.lemma_ == "counterpart" and any(child.tag_ == "PRP$" for child in word.children)
        matches = (reading.match(child) for child in word.children if child.dep_ == "amod") if is_his else ()
        other = next((m.entry.country for m in matches if m is not None and m.entry.country), None)
        subjects = surface_subjects(verb_above(word)) if other is not None else []
        acting = (r.acts_for for subject in subjects for r in reading.referents(subject))
        own = {government.country for government in acting if government is not None and government.country}
        if other is not None and len(own) == 1 and other not in own:
            return [*own, other]
    return []


def _met_before(reading: Reading, token: "Token", number: int) -> list[str]:
    """ "*Mr Dar* will meet *the Peruvian president*, Ana Ruiz. *The two*": the sides of the meeting just told of."""
    index = reading.sentence_index(token)
    if number != _TWO or token.pos_ != "NUM" or not index:
        return []
    verb = reading.sentences[index - 1].root
    if verb.lemma_ not in discourse_words().encountering:
        return []
    links = (child for child in verb.children if child.dep_ in {"prep", "dative"} and child.lower_ in {"with", "to"})
    others = [child for link in (verb, *links) for child in link.children if child.dep_ in GOVERNED]
    sides = [_state_acted_for(reading, words) for words in (surface_subjects(verb), others)]
    return [code for code in sides if code is not None] if len(set(sides) - {None}) == _TWO else []


def _state_acted_for(reading: Reading, words: Sequence["Token"]) -> str | None:
    """The one state of the officials whom some words name."""
    acting = [r.acts_for for word in words for r in reading.referents(word)]
    codes = {government.country for government in acting if government is not None}
    return codes.pop() if len(codes) == 1 else None


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
    named = [word for word in named if word.head.lower_ not in _LOCATING]  # "the refinery at Zarqa"
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
    codes = codes or list(_of_the_story(reading, token, agents))
    return [government_of(reading, token, code, "the states named before") for code in codes]


def _of_the_story(reading: Reading, token: "Token", agents: frozenset[str]) -> tuple[str, ...]:
    """ "The Union asked *both* to wait": the two that an article is about, where a sentence names nobody else."""
    index, rivals = reading.sentence_index(token), reading.rivals()
    named = {state.code for state in reading.states if state.sentence == index}
    is_of_two = token.lower_ in {"both", "each"} and named.isdisjoint(rivals) and named <= agents
    return rivals if is_of_two and agents.isdisjoint(rivals) else ()


def so_many_sides(reading: Reading, token: "Token", number: int) -> list[Referent]:
    """ "All three": those of a list of as many, else those whom the sentences just before name as sides."""
    listed = listed_before(reading, token, number)
    if listed or token.head.lower_ == "among":  # who talks to whom of three, no tally tells
        return listed
    agents = frozenset(clause_agents(reading, token, whole_sentence=False))
    codes = (
        _just_named(reading, token, number, exclude=agents)
        or _just_named(reading, token, number, exclude=agents, lookback=1)
        or _of_paragraph(reading, token, number, exclude=agents)
        or _named_most(reading, token, number, exclude=agents, lead=_PLAIN_LEAD)
    )
    return [government_of(reading, token, code, "the states named before") for code in codes]


def is_bare_plural(token: "Token") -> bool:
    """ "The countries": not "their countries", nor "the countries that they had fled"."""
    is_bare = all(child.dep_ in {"det", "amod", "compound", "punct", "case"} for child in token.children)
    return is_plural(token) and has_the(token) and is_bare


def are_paired(reading: Reading, token: "Token") -> bool:
    """ "The neighbours", "the countries", each of the two just named: not those of anybody, nor of three.

    So are "the ministers" and "the parties" where the sentence before tells of talks.
    """
    if not is_bare_plural(token) or sides_counted(token):
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
    """ "Officials of the two countries", "a pact that the two countries signed": those of an article about two."""
    is_owner = token.dep_ == "pobj" and token.head.lower_ in {"of", "from", "between"}
    rivals = reading.rivals()
    is_told_by_one = reading.is_noun(token, "state") and speakers <= set(rivals) and verb_above(token).dep_ == "relcl"
    return rivals if (is_owner and speakers.isdisjoint(rivals)) or is_told_by_one else ()


def listed_before(reading: Reading, token: "Token", number: int) -> list[Referent]:
    """The states of a list of just so many, in this sentence or just before: "Estonia, Latvia and Lithuania".

    Not of those who act on them: "Peru and Chad urged both sides to talk".
    """
    acting = _acting_on(token)
    for sentence in reading.sentences_to(token, lookback=number - 1):  # the longer a list, the surer its number
        for first in reversed(sentence):
            if first.dep_ not in _ARGUMENTS or place_of(first) >= place_of(token):
                continue
            if first.dep_ == "nsubj" and first.head == acting:
                continue
            together = conjuncts(first)
            if len(together) != number or together[-1].is_ancestor(token) or place_of(together[-1]) >= place_of(token):
                continue
            found = [reading.referents(each) for each in together if each.pos_ == "PROPN"]
            states = [each[0] for each in found if len(each) == 1 and each[0].entity.kind is EntityKind.GOVERNMENT]
            if len({state.entity.key for state in states}) == number:  # not "Trinidad and Tobago"
                return [state.again(token, f"{token.text}: {state.mention.text}") for state in states]
    return []


def _listed_behind(reading: Reading, token: "Token", number: int) -> list[Referent]:
    """ "Carried notes between the two sides after talks *between Chad and Mali* broke off": a list further on."""
    for first in token.sent:
        if first.i < token.i or first.dep_ != "pobj" or first.head.lower_ not in {"between", "among"}:
            continue
        states = [each[0] for t in conjuncts(first) if len(each := reading.referents(t)) == 1]
        if len({s.entity.key for s in states if s.entity.kind is EntityKind.GOVERNMENT}) == number == len(states):
            return [state.again(token, f"{token.text}: {state.mention.text}") for state in states]
    return []


def _of_paragraph(reading: Reading, token: "Token", number: int, *, exclude: frozenset[str]) -> list[str]:
    """ "Chad paid $5m. Mali now wants more. Envoys of the two sides": the sides that the paragraph names so far.

    Not two others than those that the article is about: "Niger offered to mediate. Togo said nothing. Both *sides*".
    """
    here = reading.sentence_index(token)
    first = here - sum(sentence.doc is token.doc for sentence in reading.sentences[:here])
    named = _sides_since(reading, first, token, exclude)
    codes = list(dict.fromkeys(s.code for s in named))
    are_others = bool(reading.rivals()) and set(codes).isdisjoint(reading.rivals())
    are_acting = all(any(_is_of_subject(s) for s in named if s.code == code) for code in codes)
    return codes if len(codes) == number and are_acting and not are_others else []


def _named_behind(reading: Reading, token: "Token", number: int) -> list[str]:
    """ "Under a pact that the two signed, Chad sends nurses to Gabon": the states that the clause behind names."""
    verb, main = verb_above(token), token.sent.root
    if verb == main or main.i < verb.i or verb.dep_ != "relcl":
        return []
    start = bisect_left(reading.states, place_of(token), key=lambda s: place_of(s.token))
    index = reading.sentence_index(token)
    behind = takewhile(lambda s: s.sentence == index, islice(reading.states, start, None))
    outside = (s for s in behind if not verb.is_ancestor(s.token))
    codes = list(dict.fromkeys(s.code for s in outside if is_of_the_state(reading, s)))
    return codes if len(codes) == number else []


def _of_clause_behind(reading: Reading, token: "Token", number: int) -> list[str]:
    """ "*Under a pact between the two governments* Chad pays Gabon": the two that deal in the clause which it opens."""
    top = next((link for link in token.ancestors if link.i == token.sent.start and link.dep_ == "prep"), None)
    if top is None or token.head.lower_ != "between":
        return []
    deals = [child for child in top.head.children if child.dep_ in _IN_DEALING and child.i > token.i]
    deals += [noun for link in top.head.children if link.lower_ in {"to", "from"} for noun in link.children]
    codes = list(dict.fromkeys(code for noun in deals for code in states_acting(reading, noun)))
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
    """Whether a state acts, or somebody who is said to be of it: "Ana Ruiz, Chad's minister, met".

    So is one of those who do: "Togo and Ghana, Benin's neighbours, met".
    """
    top = phrase_top(mention.token)
    one = top.head
    while one.dep_ == "conj":
        one = one.head
    return mention.subject or (top.dep_ == "appos" and one.dep_ == "nsubj")


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
        and (is_of_the_state(reading, s) or (counterparts and is_counterpart(s)))
    ]


def other_states(reading: Reading, token: "Token", exclude: frozenset[str], lookback: int = 1) -> list[str]:
    """The states spoken of in a token's sentence and those before, wherever they stand in the sentence."""
    index = reading.sentence_index(token)
    start = bisect_left(reading.states, index - lookback, key=lambda s: s.sentence)
    near = takewhile(lambda s: s.sentence <= index, islice(reading.states, start, None))
    sides = (s for s in near if not is_of_people(reading, s) and not _is_venue(reading, s.token))
    return list(dict.fromkeys(s.code for s in sides if s.code not in exclude and not in_dateline(s.token)))


def _is_venue(reading: Reading, place: "Token") -> bool:
    """ "On the margins of a summit *in Lima*": where many meet, which says nothing of who they are."""
    is_where = place.dep_ == "pobj" and place.head.lower_ in {"in", "at"}
    return is_where and place.head.head.lemma_.lower() in reading.frames.classes["event"]


def across_border(reading: Reading, token: "Token") -> list[Referent]:
    """ "Talks between Peru and Chile ended. Peru is to pay its neighbour": the one other state just named as a side."""
    if named := [child for child in token.children if child.dep_ == "appos" and child.pos_ == "PROPN"]:
        return reading.referents(named[0])  # "its neighbour, Chile"
    owners = [child for child in token.children if child.dep_ == "poss" and child.lower_ == "its"]
    own = {code for owner in owners for code in states_acting(reading, owner)}
    directions = reading.frames.classes["direction"]
    if len(own) != 1 or any(child.dep_ == "amod" and child.lower_ not in directions for child in token.children):
        return []
    main = _other_main(reading, own)
    if main is not None or token.has_any_word(directions):
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


def _is_place(mention: StateMention) -> bool:
    """Whether a state is only where something is: "talks in Paris", "held in Doha, Qatar", "a border with Peru"."""
    token = mention.token
    is_beside = token.dep_ == "appos" and token.i > token.head.i + 1 and token.head.ent_type_ == "GPE"
    place = token.head if is_beside else token
    if place.dep_ != "pobj":
        return False
    above = place.head.head
    if place.head.lower_ == "with" and above.lemma_.lower() in _FRONTIERS:
        return True
    is_there = is_beside or mention.sense is Sense.METONYM or _is_held(above)
    return is_there and place.head.lower_ in _LOCATING


def _is_held(verb: "Token") -> bool:
    """ "Talks *held* in Qatar"."""
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.lemma_.lower() in discourse_words().staging


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
    last = last_states(reading, token, number, exclude=exclude)
    return last if len(last) == number else []
