"""Whose a body, an office or a state noun is, as its own phrase says: "its", "Kenya's", "of Kenya", "in Nairobi"."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from graph.extraction.actors.phrases import name_ending_at, objects_of, sides_counted
from graph.extraction.actors.reading import STATE_SENSES, Reading, Referent
from graph.extraction.clauses import conjuncts
from graph.frames import discourse_words, syntax_words
from graph.gazetteer import NAMES_OF_STATES, Sense
from graph.labels import GOVERNED, NOMINAL, PREMODIFIERS, VERB_OBJECTS
from graph.model import EntityKind

if TYPE_CHECKING:
    from graph.tokens import Span, Token

_OWNING_PREPOSITIONS = frozenset({"of", "from", "for"})
_INSIDE_CHARGES = frozenset({"and", ",", "&", "the"})
_LONGEST_CHARGE = 14  # words: "of Foreign Affairs, Regional Integration and Francophonie"
_AT_A_PLACE = frozenset({"in", "at", "near"})

_DIPLOMATS, _EMBASSY = "diplomatic", "embassy"  # a branch of offices and an agency of the gazetteer
_POSTED = frozenset({_EMBASSY, "ambassador", "consul", "chief-of-mission", "charge-daffaires", "nuncio"})  # keys
_DEPARTMENT = "Department"  # of State, where it does not say of what


class Owner(NamedTuple):
    """A state that a phrase names as the one that something belongs to."""

    code: str
    reason: str
    agency: Referent | None = None  # that of the state which is named: "Treasury officials"


def explicit_owners(reading: Reading, token: "Token") -> list[Owner]:
    """The states that the phrase itself names beside a noun, each once."""
    owners = states_before_noun(reading, token)
    is_colleague = token.lemma_.lower() in syntax_words().counterparts  # "his colleague from Peru": of another state
    if is_colleague or not owners or all(o.agency is not None and not o.agency.certain for o in owners):
        # "ministry officials from Peru": of which state a ministry is that names none, what stands behind says.
        owners = _owners_after(reading, token) or owners
    owners = owners or _owners_by_place(reading, token) or _own_service(reading, token)
    return list({owner.code: owner for owner in reversed(owners)}.values())[::-1]


def _own_service(reading: Reading, token: "Token") -> list[Owner]:
    """ "the Ambassador", "PolOff" and "the Embassy" of a cable are those of its writers, if it does not say whose."""
    cable = reading.gazetteer.cable
    match = reading.match(token) if cable is not None and token.text[:1].isupper() else None
    if cable is None or match is None:
        return []
    if match.entry.branch != _DIPLOMATS and match.entry.key != _EMBASSY and match.text != _DEPARTMENT:
        return []
    return [Owner(cable.writer, "of the service that wrote the cable")]


def states_before_noun(reading: Reading, token: "Token") -> list[Owner]:
    """ "Kenyan", "Kenya's".

    In "its American partners" the adjective says whose they are, the pronoun to whom they matter; whose counterpart
    somebody is, he is not.
    """
    owners: list[Owner] = []
    modifiers = (
        c for c in token.children if c.dep_ in PREMODIFIERS and not (c.dep_ == "poss" and _is_of_others(token))
    )
    for child in sorted(modifiers, key=lambda c: c.pos_ == "PRON"):
        if owners and child.pos_ == "PRON":
            break
        owners.extend(_owners_named(reading, conjuncts(child) if child.dep_ != "poss" else [child]))
    return owners


def _owners_after(reading: Reading, token: "Token") -> list[Owner]:
    """ "of Kenya", "from Kenya and Uganda"."""
    ways = _OWNING_PREPOSITIONS - {"of"} if _is_of_others(token) else _OWNING_PREPOSITIONS  # "the allies of Chad"
    heads = [*_objects_after(token, ways), *_homes_of_met(reading, token)]
    owners = [owner for head in heads for owner in _owners_named(reading, conjuncts(head))]
    return owners or [*_owners_named(reading, states_behind_charge(reading, token))]


def states_behind_charge(reading: Reading, token: "Token") -> list["Token"]:
    """ "The Minister of Foreign Affairs and Trade *of Chad*": whose, behind what he is in charge of."""
    match, doc = reading.match(token), token.doc
    if match is None or match.sense is not Sense.OFFICE or not match.entry.portfolios:
        return []
    if token.i + 2 >= len(doc) or doc[token.i + 1].lower_ != "of":
        return []
    for word in doc[token.i + 2 : min(token.i + _LONGEST_CHARGE, token.sent.end - 1)]:
        if word.lower_ == "of" and (states := [t for t in objects_of(word) if _is_state(reading, t)]):
            return states
        if not (word.text[:1].isupper() or word.lower_ in _INSIDE_CHARGES) or reading.person_span(word) is not None:
            break
    return []


def _is_state(reading: Reading, token: "Token") -> bool:
    match = reading.match(token)
    return match is not None and match.sense in STATE_SENSES and match.entry.country is not None


def _homes_of_met(reading: Reading, token: "Token") -> list["Token"]:
    """Norway, in "met his counterpart from Norway", where "from" hangs on the verb: whom one meets is from there."""
    verb = token.head.head if token.dep_ == "pobj" else token.head
    following = token.doc[token.i + 1 : token.i + 2]
    is_other = _is_of_others(token) or token.lemma_.lower() in syntax_words().counterparts
    is_one = is_other or token.lemma_.lower() in reading.frames.classes["delegation"]
    is_met = is_one and verb.lemma_.lower() in discourse_words().encountering
    is_behind = is_met and following.text == "from" and following[0].head == verb
    return objects_of(following[0]) if is_behind else []


def is_of_region(reading: Reading, token: "Token") -> bool:
    """ "the leaders of West Africa": of no one state."""
    heads = _objects_after(token, frozenset({"of"}))
    return any(m is not None and m.sense is Sense.REGION and not m.entry.country for m in map(reading.match, heads))


def _owners_by_place(reading: Reading, token: "Token") -> list[Owner]:
    """ "in Nairobi"; but "sued the state in Nairobi" tells where, as of diplomats and "IAEA officials in Vienna"."""
    is_of_body = any(_names_body(reading, child) for child in token.children if child.dep_ in PREMODIFIERS)
    is_known = token.has_any_word({"the", "both"})
    is_of_two = is_known and sides_counted(token)  # "met both ministers in Vienna" says where
    are_guests = is_posted(reading, token) or token.lemma_.lower() in reading.frames.classes["diplomats"]
    if token.lemma_ == "state" or are_guests or is_of_body or is_of_two:
        return []
    owners = []
    for head in (*_objects_after(token, frozenset({"in"})), *_behind_agent(reading, token)):
        match = reading.match(head)
        if match is not None and match.sense in NAMES_OF_STATES and match.entry.country:
            owners.append(Owner(match.entry.country, f"in {match.text}"))
    if owners or not (reading.is_noun(token, "local_force") or _is_of_others(token)):
        return owners
    return _owners_by_town(reading, token)


def is_posted(reading: Reading, token: "Token") -> bool:
    """Whether a noun is for those whom a state keeps in another: "the embassy", "the ambassador"."""
    match = reading.match(token)
    return match is not None and (match.entry.key in _POSTED or match.entry.type == _EMBASSY)


def hosts_of(reading: Reading, token: "Token") -> frozenset[str]:
    """The states that an embassy or an ambassador is in, or is sent to, and so is none of theirs."""
    heads = _objects_after(token, frozenset({"in", "to"})) if is_posted(reading, token) else ()
    return frozenset(owner.code for owner in _owners_named(reading, heads))


def guests_near(reading: Reading, sentence: "Span") -> Iterator[str]:
    """The states whose embassies or envoys do not act in a sentence: "police arrested him at the *Chadian* embassy"."""
    for noun in sentence:
        if noun.dep_ in GOVERNED and is_posted(reading, noun):
            words = (noun, *(child for child in noun.children if child.dep_ in PREMODIFIERS and child.pos_ != "PRON"))
            codes = (match.entry.country for match in map(reading.match, words) if match is not None)
            yield from filter(None, codes)


def _names_body(reading: Reading, token: "Token") -> bool:
    match = reading.match(token)
    return match is not None and match.sense is Sense.BODY


def _owners_by_town(reading: Reading, token: "Token") -> list[Owner]:
    """ "police in Guayaquil", "customs officers at Encarnación", "Istanbul prosecutors": the state of the town."""
    before = (child for child in token.children if child.dep_ in PREMODIFIERS and child.pos_ == "PROPN")
    places = list(_objects_after(token, _AT_A_PLACE))
    if owners := [owner for place in places for owner in states_before_noun(reading, place)]:
        return owners  # "at the Guatemalan border"
    names = (name for head in (*before, *places) if (name := name_ending_at(head)))
    codes = ((name.text, reading.gazetteer.place(name.text)) for name in names)
    return [Owner(code, f"the state that {town} is in") for town, code in codes if code is not None]


def _is_of_others(token: "Token") -> bool:
    """Whether a noun is for those of the other side: "their counterparts", "Chad's *allies*"."""
    return token.lemma_.lower() in discourse_words().other_sides


def _objects_after(token: "Token", prepositions: frozenset[str]) -> Iterator["Token"]:
    for child in (*token.children, *_hung_above(token)):
        if child.dep_ == "prep" and child.lower_ in prepositions:
            yield from objects_of(child)
            for further in child.children:  # "representatives of the army and of Chad"
                if further.dep_ == "conj" and further.lower_ == child.lower_:
                    yield from objects_of(further)


def _behind_agent(reading: Reading, token: "Token") -> list["Token"]:
    """ "Was freed by police in *Thailand* last year": where those are whose "in" a parser hung on the verb."""
    is_agent = token.dep_ == "pobj" and token.head.dep_ == "agent" and reading.is_noun(token, "local_force")
    link = token.nbor()
    return list(objects_of(link)) if is_agent and link.lower_ == "in" and link.head != token else []


def _hung_above(token: "Token") -> Sequence["Token"]:
    """The "from" of "handed him to officers from Kyiv", right behind the noun, which a parser hung on the verb.

    So too the "in" of "paid $5m to authorities in Lima last year", "asked the government in Juba to let them through".
    """
    is_object = token.dep_ in VERB_OBJECTS and token.pos_ in NOMINAL
    is_addressed = token.dep_ == "pobj" and token.head.dep_ in {"dative", "prep"} and token.head.lower_ == "to"
    if not is_object and not is_addressed:
        return []
    verb = token.head if is_object else token.head.head
    following = token.doc[token.i + 1 : token.i + 2]
    is_behind = following.text in ({"in"} if is_object else {"from", "in"}) and following[0].head == verb
    return list(following) if is_behind else []


def _owners_named(reading: Reading, tokens: Iterable["Token"]) -> Iterator[Owner]:
    for token in tokens:
        match = reading.match(token)
        if match is not None and match.sense in STATE_SENSES and match.entry.country:
            yield Owner(match.entry.country, f"gazetteer: {match.text}")
        elif match is not None and match.sense is Sense.REGION:
            # "European officials" speak for the European Union.
            yield from (Owner("EU", f"gazetteer: {match.text}") for e in match.alternatives if e.country == "EU")
        elif token.pos_ in {"PROPN", "NOUN", "PRON"} or token.dep_ == "poss":
            yield from filter(None, map(_owner_by, reading.referents(token)))


def _owner_by(referent: Referent) -> Owner | None:
    """The state that an agency belongs to, an official acts for, a person held office in, or a government governs."""
    entity = referent.entity
    if entity.kind is EntityKind.AGENCY and entity.country:
        return Owner(entity.country, referent.reason, referent)
    if referent.acts_for is not None and referent.acts_for.country:
        return Owner(referent.acts_for.country, referent.reason)
    if referent.state is not None:
        return Owner(referent.state, referent.reason)
    if entity.kind is EntityKind.GOVERNMENT and entity.country:
        return Owner(entity.country, referent.reason)
    return None


def _is_named_body(reading: Reading, token: "Token") -> bool:
    match = reading.match(token)
    return match is not None and match.sense in {Sense.BODY, Sense.COURT} and match.entry.country is None


def _acts_through(reading: Reading, organ: "Token", referent: Referent) -> bool:
    """Whether an organ is one of a body, or an officer of a court of several states: "the ICC's *prosecutor*"."""
    entity = referent.entity
    if entity.kind is EntityKind.COURT:
        return entity.country is None and reading.is_noun(organ, "officer_of_court")
    return entity.kind is EntityKind.ORGANIZATION and not referent.media


def body_of_organ(reading: Reading, token: "Token") -> Referent | None:
    """ "IMF officials", "the board of the World Bank": the body that acts through them, or None."""
    if not reading.is_noun(token, "organ", "state_representative"):
        return None
    tokens = [c for c in token.children if c.dep_ in {"poss", "compound", "nmod"} or c.tag_ == "NNP"]
    tokens += _objects_after(token, _OWNING_PREPOSITIONS)
    tokens += [t for t in _objects_after(token, frozenset({"at"})) if _is_named_body(reading, t)]  # no airport
    # "its human rights office" has a name of its own, which is not told.
    has_field = token.lemma_ == "office" and any(c.dep_ == "compound" and c.pos_ == "NOUN" for c in token.children)
    for owner in tokens:
        is_named = owner.dep_ == "poss" or owner.pos_ in {"PROPN", "NOUN", "PRON"}
        is_named = is_named and not (has_field and owner.pos_ == "PRON")
        for referent in reading.referents(owner) if is_named else ():
            if _acts_through(reading, token, referent):
                return referent.again(token, f"{token.text} of {referent.entity.label}")
    return None
