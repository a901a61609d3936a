"""Between whom people are moved, where the sentence leaves it to those before.

An arrest, a release and a journey of the same people are told one after another, and each says only what is new.
Who holds them is for `graph.extraction.movements.holders`, and what else a sentence leaves open for
`graph.extraction.discourse`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading, Referent, context_state, find_place, is_only_origin
from graph.extraction.clauses import conjuncts
from graph.extraction.elements import Draft, Filled
from graph.extraction.factuality import factuality
from graph.extraction.people import is_sent_home, nationality_elsewhere, told_before
from graph.extraction.roles import inferred
from graph.extraction.subjects import surface_subjects
from graph.extraction.syntax import prepositional
from graph.frames import discourse_words
from graph.labels import ADNOMINAL_CLAUSES, COMPLEMENT_CLAUSES, TIMES, UNDERGOERS
from graph.language import token_mention
from graph.model import EntityKind, Status

if TYPE_CHECKING:
    from graph.tokens import Token

THE_STATE_SPOKEN_OF = "the state spoken of here"  # the reason that `graph.extraction.actors.context` gives
_OTHER_END = {"sender": "destination", "destination": "sender"}
_SOME_OF = frozenset({"including", "such", "like", "as"})  # "countries such as Chad and Mali"
_FURTHER = frozenset({"more", "further", "another", "other", "others"})
_THEY = frozenset({"they", "them", "whom"})
_ONE = frozenset({"he", "she", "him", "her"})
_SOME = frozenset({"most", "many", "some", "half", "several", "all", "both"})  # of those told of before
_OWN = frozenset({"own"})  # "two of its own"
_WHEN = frozenset({"once", "when", "after"})
_SOON = frozenset({"soon", "as"})  # "as soon as"
_ONWARD = frozenset({"on", "onward", "onwards"})
_DEPORTED_BY = frozenset({"object.modifier", "object.of.modifier"})  # "Chadian deportees"
_OUT_OF = frozenset({"from", "of", "out.of", "object.from"})  # what says whence people are brought
_A_LIST = 3  # states, from each of which nobody would fetch people at one time
_SENTENCES_OF_A_WAY = 5  # how far back the journey may be told that others go on with


def drop_senders(drafts: Sequence[Draft]) -> None:
    """Whoever sends people to a prison abroad does not hold them: "Norway will send inmates to a prison in Kosovo"."""
    moves = [draft for draft in drafts if draft.kind == "Transfer" and not _goes_by_himself(draft)]
    ends = {draft.predicate.head: _codes(draft, "destination") for draft in moves}
    for draft in drafts:
        is_held = draft.kind == "Detention" and draft.unit.pattern.status != "ended"  # who frees people did hold them
        abroad = ends.get(draft.predicate.head, set()) if is_held else set()
        if abroad and abroad.isdisjoint(_codes(draft, "holder")):
            draft.roles.clear()


def drop_pushed(drafts: Sequence[Draft]) -> None:
    """ "*Pushed* 40 men back to Chad": whom a state moves, it asks nothing."""
    moved = {(draft.predicate.head, draft.people_token) for draft in drafts if draft.kind == "Transfer"}
    for draft in drafts:
        asked = draft.roles.get("requestee", ()) if draft.kind == "Request" else ()
        if any((draft.predicate.head, filled.referent.token) in moved for filled in asked):
            draft.roles.clear()


def drop_homes(reading: Reading, drafts: Sequence[Draft]) -> None:
    """ "Took in 200 people from countries including Chad and Mali": where they are from, and none of who sent them."""
    for draft in drafts:
        senders = draft.roles.get("sender", []) if draft.kind == "Transfer" else []
        homes = {filled.entity.country for filled in senders if filled.entity.country is not None}
        if len(homes) > 1 and all(_is_of_many(reading, draft, filled) for filled in senders):
            del draft.roles["sender"]
            if draft.people is not None and not draft.people.nationality:
                draft.people = replace(draft.people, nationality=tuple(sorted(homes)))


def _is_of_many(reading: Reading, draft: Draft, filled: Filled) -> bool:
    """Whether people stand before "from" and the states, or the word for states that they are some of."""
    first = filled.referent.token
    while first.dep_ == "conj":
        first = first.head
    above = (word for word in first.ancestors if _SOME_OF.isdisjoint({word.lower_, word.head.lower_}))
    link = next(above, first.head)
    if link.tag_ == "NNS" and reading.is_noun(link, "state"):
        link = link.head
    is_listed = len(conjuncts(first)) >= _A_LIST and _stands_behind(draft.people_token, link)
    is_beside = link.head.pos_ in {"NOUN", "NUM"} or is_listed
    return link.lower_ == "from" and is_beside and filled.function.endswith("from")


def _stands_behind(people: "Token | None", link: "Token") -> bool:
    """ "Brought *40 people* there, ten of them children, *from* Mali and Chad": no more than an aside between.

    A state's own people may well be fetched from several: "flew *its citizens* home from Mali and Chad".
    """
    if people is None or people.dep_ != "dobj" or people.head is not link.head or people.i > link.i:
        return False
    whole = people.subtree
    between = people.doc[whole[-1].i + 1 : link.i]
    is_own = any(token.dep_ == "poss" for token in whole)
    return not is_own and all(token.text == "," or token.pos_ == "ADV" for token in between)


def _goes_by_himself(draft: Draft) -> bool:
    """ "Belarus freed 14 prisoners, who crossed into Poland": a way that a relative clause tells, behind a release."""
    return any(filled.function.startswith("object.relative") for filled in draft.roles.get("destination", ()))


def drop_told_twice(drafts: Sequence[Draft]) -> None:
    """ "Togo received 68 Yemenis deported from Oman": those whom another takes do not go where they are from."""
    taken: dict[Token | None, Draft] = {}
    for draft in drafts:
        if draft.kind != "Transfer" or draft.people_token is None:
            continue
        other = taken.setdefault(draft.people_token, draft)
        goes_home = any(filled.function == "object.home" for filled in draft.roles.get("destination", ()))
        verb = draft.predicate.head
        clause = verb.head if verb.dep_ == "xcomp" else verb  # "men whom Togo wants to deport"
        if other is draft or clause.dep_ not in ADNOMINAL_CLAUSES:
            continue
        if "destination" in other.roles and "destination" not in draft.roles and "sender" in draft.roles:
            other.roles.setdefault("sender", draft.roles["sender"])  # "declined to take men whom Togo wants to deport"
            draft.roles.clear()
        elif goes_home:
            draft.roles.clear()


def swapped_with(draft: Draft, drafts: Sequence[Draft]) -> Filled | None:
    """ "Peru gave up two men, Chile six": each of two who give up people, to nobody named, to the other.

    Not so of people who are of neither: "Peru freed two Danes and Chile six".
    """
    own, nationality = _codes(draft, "sender"), draft.people.nationality if draft.people is not None else ()
    for other in drafts:
        is_other_half = other is not draft and other.predicate is draft.predicate and other.kind == draft.kind
        senders = other.roles.get("sender", []) if is_other_half else []
        country = senders[0].entity.country if len(senders) == 1 else None
        if country is not None and country not in own and (not nationality or country in nationality):
            return inferred(senders[0])
    return None


def sender_of_own(draft: Draft, earlier: Sequence[Draft]) -> Filled | None:
    """ "Peru handed Chad four men and got back *two of its own*": from those to whom it gave up others."""
    people = draft.people_token
    if people is None or not any(word.lower_ in _OWN for word in people.subtree):
        return None
    for other in earlier:
        is_first_half = other.kind == "Transfer" and other.predicate.head.sent == draft.predicate.head.sent
        ends = other.roles.get("destination", ())
        if is_first_half and len(ends) == 1 and _codes(other, "sender") == _codes(draft, "destination"):
            return inferred(ends[0])
    return None


def is_carried_by_name(reading: Reading, draft: Draft) -> bool:
    """Whether "the" and a name in the text alone, so most likely a ship, carry people."""
    subjects = draft.predicate.functions.get("subject", ())
    carries = draft.predicate.head.lemma_.lower() in reading.frames.classes["carriage"]
    return carries and any(token.pos_ == "PROPN" and _is_called_the(token) for token in subjects)


def _is_called_the(token: "Token") -> bool:
    return token.has_word("the")


def turn_home(reading: Reading, draft: Draft) -> None:
    """ "India repatriated 290 of its citizens from Iran": who brings his own people home is the destination."""
    senders = draft.roles.get("sender", [])
    if len(senders) != 1 or senders[0].function != "subject" or draft.people is None:
        return
    own = senders[0].entity.country
    if own is not None and own in _codes(draft, "destination") and (origins := _origins(reading, draft, own)):
        draft.roles["sender"] = origins[:1]  # "Peru flew 40 students from Mali to Lima"
        return
    people = draft.people_token
    is_bare = people is not None and reading.is_noun(people, "citizen") and not draft.people.nationality
    ends = {filled.entity.country for filled in draft.roles.get("destination", ())}
    if own is None or (draft.people.nationality != (own,) and not is_bare) or not ends <= {own}:
        return
    origins = _origins(reading, draft, own)
    draft.roles["destination"] = senders
    if people is None or people.lower_ != "people":  # "got 538 people out", of wherever
        draft.people = replace(draft.people, nationality=(own,))
    del draft.roles["sender"]
    if origins:
        draft.roles["sender"] = origins[:1]


def drop_home_of_deportees(reading: Reading, draft: Draft) -> None:
    """ "Togo took in ten *Chadian deportees*": whom Chad deports to another state is of Chad least of all.

    Unless the article tells of Chad only as where people are from: then others may have deported Chadians.
    """
    for filled in draft.roles.get("sender", ()):
        home = str(filled.entity.country)
        if filled.function not in _DEPORTED_BY or draft.people is None or home not in draft.people.nationality:
            continue
        if is_only_origin(reading, home):
            del draft.roles["sender"]
        else:
            draft.people = replace(draft.people, nationality=())
        return


def turn_there(reading: Reading, draft: Draft, earlier: Sequence[Draft]) -> None:
    """ "Chad has a deal with Peru to take in men. Nobody was sent *there*": where those go of whom was told before."""
    ends = draft.roles.get("destination", [])
    is_there = len(ends) == 1 and ends[0].referent.token.lower_ == "there"
    if draft.kind != "Transfer" or not is_there or "sender" in draft.roles:
        return
    other = next((one for one in earlier if one.kind == "Transfer" and is_near(reading, draft, one)), None)
    if other is not None and _codes(draft, "destination") & _codes(other, "sender"):
        draft.roles["destination"] = [inferred(end) for end in other.roles.get("destination", ends)]


def turn_rescued(reading: Reading, draft: Draft, earlier: Sequence[Draft]) -> None:
    """ "Peru flew ten men out of Chad. *Togo got 40 out*": to whoever rescues people, from where others were."""
    sides = [filled for found in draft.roles.values() for filled in found]
    doers = [filled for filled in sides if filled.function == "subject"]
    is_own = bool(doers) and len({filled.entity.country for filled in sides}) == 1
    if draft.kind != "Transfer" or not is_own or not _OUT_OF.isdisjoint(draft.predicate.functions):
        return
    is_brought_in = len(draft.roles) > 1 and draft.people is not None  # "carried 40 people over the sea to *its port*"
    if is_brought_in or _is_rescue(reading, draft):
        told = (other for other in earlier if other.kind == "Transfer" and is_near(reading, draft, other))
        other = next((one for one in told if _is_rescue(reading, one) and len(one.roles) > 1), None)
        origins = other.roles["sender"] if other is not None else []
        if origins and _codes(draft, "sender").isdisjoint(filled.entity.country for filled in origins):
            draft.roles |= {"sender": [inferred(origin) for origin in origins], "destination": doers[:1]}
            if draft.people is not None and draft.people_token is not None and draft.people_token.pos_ == "NUM":
                draft.people = replace(draft.people, nationality=())  # not those of whoever rescued others


def _is_rescue(reading: Reading, draft: Draft) -> bool:
    """Whether people are brought away from where they were in danger: "airlifted", "got out", "flown out"."""
    unit, classes = draft.unit, reading.frames.classes
    is_out = draft.predicate.head.has_word("out") and unit.head in classes["bringing_away"]
    return unit.head in classes["bringing_out_of_danger"] or is_out


def _origins(reading: Reading, draft: Draft, own: str) -> list[Filled]:
    """The other states that people are brought from, as the sentence says."""
    return [
        Filled(referent.entity, referent, "from")
        for token in (*_places_left(draft), *_who_lets(reading, draft))
        for referent in states_at(reading, token)
        if referent.entity.kind is EntityKind.GOVERNMENT and referent.entity.country != own
    ]


def states_at(reading: Reading, token: "Token") -> Sequence[Referent]:
    """The states that a word names, or in which it is a place."""
    place = find_place(reading, token)
    return reading.referents(token) if place is None else [place]


def _who_lets(reading: Reading, draft: Draft) -> Iterator["Token"]:
    """Who lets people go: "Liberia allowed Indonesia to fly four of its nationals home"."""
    verb = draft.predicate.head
    if verb.dep_ in COMPLEMENT_CLAUSES and verb.head.lemma_.lower() in reading.frames.classes["consenting"]:
        yield from surface_subjects(verb.head)


def _places_left(draft: Draft) -> Iterator["Token"]:
    """Where people are brought home from: "from Iran", "of its citizens stranded in Niger"."""
    for path in ("from", "object.from", "of"):
        yield from draft.predicate.functions.get(path, ())
    for noun in (draft.people_token, *draft.predicate.functions.get("object.of", ())):
        clauses = (child for child in noun.children if child.dep_ == "acl") if noun is not None else ()
        yield from (place for clause in clauses for name, place in prepositional(clause) if name == "in")


def names_end(draft: Draft) -> bool:
    """Whether a sentence does say where people are taken to, if to no state known: "landed on Christmas Island"."""
    functions = draft.predicate.functions
    places = (token for name in ("on", "at", "in") for token in functions.get(name, ()))
    return "to" in functions or "into" in functions or any(_is_place(token) for token in places)


def _is_place(token: "Token") -> bool:
    return token.pos_ == "PROPN" and token.ent_type_ not in TIMES


def move_of(reading: Reading, draft: Draft, role: str, earlier: Sequence[Draft]) -> Filled | None:
    """Who sends people, or where to, as what was told just before of the same people or of the same way says."""
    if role == "sender" and (payer := _paying_for(draft, earlier)) is not None:
        return inferred(payer)
    near = [other for other in earlier if is_near(reading, draft, other) and _has_two_ends(other)]
    near = [other for other in near if not _are_too_few(other, draft)]
    if role == "sender" and (host := _let_in_before(reading, draft, earlier)) is not None:
        return inferred(host)
    goes_on = _goes_on(reading, draft)
    if _is_said_again(draft):  # not by who held him where he came: "was jailed there as soon as he was returned"
        near = [other for other in near if other.kind == "Transfer"]
    if people_are_further(draft):
        near = _of_the_way_first(draft, near)
    for other in _of_as_many(draft, near) if goes_on else near:
        found = _as_before(reading, draft, _first_of_way(other, near), role) if goes_on else None
        found = None if found is not None and role == "sender" and _is_at_end(draft, found) else found
        found = found or (
            _of_same_way(reading, draft, other) if role == "sender" else _asked_back(reading, draft, other)
        )
        if found is not None:
            return inferred(found)
    return None


def _are_too_few(held: Draft, moved: Draft) -> bool:
    """ "Peru held *two Danes*. Chile has received *40,000 Danes*": whether more are moved than were held."""
    if held.kind != "Detention" or held.people is None or moved.people is None:
        return False
    first, second = held.people.count, moved.people.count
    return first is not None and second is not None and second.value > first.value


def _let_in_before(reading: Reading, draft: Draft, earlier: Sequence[Draft]) -> Filled | None:
    """ "Chad let in ten more, *who were flown to Oslo*": whoever took in those of whom a clause on them goes on."""
    verb = draft.predicate.head
    same = (one for one in earlier if one.kind == "Transfer" and one.people_token == draft.people_token)
    other = next((one for one in same if one.predicate.head in verb.ancestors), None)
    ends = other.roles.get("destination", ()) if other is not None else ()
    if other is None or verb.dep_ != "relcl" or len(ends) != 1 or _is_at_end(draft, ends[0]):
        return None
    is_done = factuality(other.predicate, reading.frames.status).status is Status.ACTUAL
    return ends[0] if is_done and not verb.has_word("had") else None


def _of_the_way_first(draft: Draft, near: Sequence[Draft]) -> list[Draft]:
    """What was told before further people came: first of those who went to where these go.

    How those before are held where they were sent says nothing of the further ones: "Peru sent ten men to Chad, *which
    holds them*. Ten others arrived".
    """
    moves = [other for other in near if other.kind == "Transfer"]
    ends = {code for other in moves for code in _codes(other, "destination")}
    told = [other for other in near if other.kind != "Detention" or _codes(other, "holder").isdisjoint(ends)]
    own = _codes(draft, "destination")
    return sorted(told, key=lambda other: other.kind != "Transfer" or own.isdisjoint(_codes(other, "destination")))


def _paying_for(draft: Draft, earlier: Sequence[Draft]) -> Filled | None:
    """ "Paid Kenya to take a man": whoever pays a state to take people in sends them."""
    for other in earlier:
        is_purpose = draft.predicate.head.head == other.predicate.head and draft.predicate.head.dep_ in {
            "xcomp",
            "advcl",
        }
        if other.kind == "Payment" and is_purpose and _codes(draft, "destination") & _codes(other, "payee"):
            return next(iter(other.roles.get("payer", ())), None)
    return None


def destination_here(reading: Reading, draft: Draft) -> Filled | None:
    """Where people are "flown in" or "let in" to: the state spoken of, which is neither theirs nor the sender's."""
    particles = (child.lower_ for child in draft.predicate.head.children if child.dep_ in {"prt", "prep"})
    if "in" not in particles or "in" in draft.predicate.functions or "sender" not in draft.roles:
        return None
    nationality = draft.people.nationality if draft.people is not None else ()
    code = context_state(reading, draft.predicate.head, exclude=frozenset({*nationality, *_codes(draft, "sender")}))
    return None if code is None else spoken_of(reading, draft, code)


def home_of_people(reading: Reading, draft: Draft) -> Filled | None:
    """Where people are deported or sent back to: where they are from, as this sentence or others say."""
    is_return = draft.unit.head in reading.frames.classes["sending_home"] or "back" in draft.unit.rest
    is_return = is_return or _is_sent_home(draft)
    if draft.people is None or draft.people_token is None or "sender" not in draft.roles or not is_return:
        return None
    codes = draft.people.nationality or nationality_elsewhere(reading, draft.people_token)
    is_abroad = len(codes) == 1 and codes[0] not in _codes(draft, "sender")
    return spoken_of(reading, draft, codes[0]) if is_abroad else None


def _is_sent_home(draft: Draft) -> bool:
    """Whether a state sends people home: "has *sent home* 1,200 since May"; not who brings home his own."""
    adverbs = draft.predicate.functions.get("adverb", ())
    return draft.unit.head == "send" and any(token.lower_ == "home" for token in adverbs)


def spoken_of(reading: Reading, draft: Draft, code: str) -> Filled:
    """A state's government in an open role, because it is the one spoken of here."""
    head = draft.predicate.head
    referent = Referent(reading.government(code), token_mention(head), THE_STATE_SPOKEN_OF, head, certain=False)
    return Filled(referent.entity, referent, "discourse")


def only_way(draft: Draft, drafts: Sequence[Draft], role: str) -> Filled | None:
    """ "In return four people were sent": the only way that the article tells of.

    Where it tells of no other transfer, people go from the one state that pays to the one that is paid for it.
    """
    is_open = all(filled.function == "discourse" for found in draft.roles.values() for filled in found)
    if not is_open or not draft.unit.pattern.continues:
        return None
    ways = _ways(draft, drafts, "Transfer", "sender", "destination")
    if not ways and draft.predicate.passive:
        paid = _ways(draft, drafts, "Payment", "payer", "payee")
        ways = [way for way in paid if all(filled.entity.country for side in way for filled in side)]
    if not ways or any(_keys(ways[0]) != _keys(way) for way in ways):
        return None
    senders, destinations = ways[0]
    if len(senders) != 1 or len(destinations) != 1:
        return None
    return inferred(senders[0] if role == "sender" else destinations[0])


def _ways(
    draft: Draft, drafts: Sequence[Draft], kind: str, first: str, second: str
) -> list[tuple[Sequence[Filled], Sequence[Filled]]]:
    """Between whom the article's other acts of a kind are; payments only where one of them names both sides."""
    others = (other for other in drafts if other.kind == kind and other is not draft)
    ways: list[tuple[Sequence[Filled], Sequence[Filled]]] = [
        (other.roles[first], other.roles[second]) for other in others if {first, second} <= other.roles.keys()
    ]
    ways = [way for way in ways if all(f.entity.kind is not EntityKind.GROUP for end in way for f in end)]
    is_named = any(all(f.function != "discourse" for end in way for f in end) for way in ways)
    return ways if kind == "Transfer" or is_named else []


def _keys(way: tuple[Sequence[Filled], Sequence[Filled]]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(filled.entity.key for filled in end) for end in way)


def is_homecoming(draft: Draft) -> bool:
    """Whether people go home, of whom it is plain that they were abroad."""
    ends = draft.roles.get("destination", ())
    return any(end.function == "adverb" and end.referent.token.lower_ == "home" for end in ends)


def is_near(reading: Reading, draft: Draft, other: Draft) -> bool:
    """Whether what was told before is near enough to be gone on with."""
    here, there = (reading.sentence_index(told.predicate.head) for told in (draft, other))
    return here - there <= _SENTENCES_OF_A_WAY


def _first_of_way(other: Draft, near: Sequence[Draft]) -> Draft:
    """The first transfer told of between the same two states: the way that "49 more" go, or "six" return from."""
    pair = _codes(other, "sender") | _codes(other, "destination")
    same = [one for one in near if one.kind == other.kind == "Transfer" and _goes_between(one, pair)]
    return same[-1] if same else other


def _goes_between(other: Draft, pair: set[str]) -> bool:
    return len(pair) > 1 and _codes(other, "sender") | _codes(other, "destination") == pair


def _is_at_end(draft: Draft, filled: Filled) -> bool:
    return filled.entity.country in _codes(draft, "destination")


def _has_two_ends(other: Draft) -> bool:
    """Whether a transfer can be gone on with: it leads somewhere else, and its sender is no guess of an active verb."""
    if other.kind != "Transfer":
        return True
    is_guess = any(filled.function == "discourse" for filled in other.roles.get("sender", ()))
    is_told = other.predicate.passive or other.unit.pattern.continues or not is_guess
    return is_told and not _codes(other, "sender") & _codes(other, "destination")


def _goes_on(reading: Reading, draft: Draft) -> bool:
    """Whether a draft's people are a number, a pronoun, "the man" or "others", told of before."""
    people = draft.people_token
    if people is None:
        return False
    count = draft.people.count if draft.people is not None else None
    is_number = (people.pos_ == "NUM" and not _are_of_own(people)) or (
        count is not None and count.text == people.text and count.value > 1
    )
    singled_out = reading.frames.nouns["singled_out"]
    is_more = people.lower_ in discourse_words().continuing and not _are_of_a_kind(people)
    is_again = is_of_them(people) or is_more or people.lower_ in singled_out
    return draft.unit.pattern.continues or is_number or is_again or told_before(reading, people) is not None


def _are_of_a_kind(people: "Token") -> bool:
    """ "Will accept only *those without* papers": whoever is so, and none told of before."""
    return people.lower_ == "those" and people.has_any({"prep", "relcl", "acl"})


def _are_of_own(people: "Token") -> bool:
    """ "Togo took back *332 of its citizens*": whether people are some of a state's own, and not of those told of."""
    wholes = (below for child in people.children if child.lower_ == "of" for below in child.children)
    return any(whole.tag_ == "NNS" and whole.has("poss") for whole in wholes)


def is_of_them(people: "Token") -> bool:
    """ "four Lao among them", "a seventh, Moussa": some of those told of before, or one more of them."""
    among = (below for child in people.children if child.lower_ in {"among", "of"} for below in child.children)
    return people.ent_type_ == "ORDINAL" or any(below.lower_ in {"them", "those"} for below in among)


def _of_as_many(draft: Draft, near: Sequence[Draft]) -> list[Draft]:
    """What was told before, first of as many people ("the seven"), then the nearest."""
    count = draft.people.count if draft.people is not None else None
    return sorted(near, key=lambda other: not (count and other.people and other.people.count == count))


def _as_before(reading: Reading, draft: Draft, other: Draft, role: str) -> Filled | None:
    """ "Five were flown there; ten others arrived in May": who a bare number is of, the transfer just before says."""
    if other.kind == "Detention" and role == "sender":
        holders = other.roles.get("holder", ())
        return min(holders, key=lambda f: (-reading.prominence[f.entity.country or ""], f.entity.key), default=None)
    is_of_people = other.people is not None or other.predicate.head.sent == draft.predicate.head.sent
    if other.kind != "Transfer" or not is_of_people:
        return None
    ends, others = _codes(draft, "destination"), _codes(other, "destination")
    is_taking_in = draft.predicate.head.lemma_ in reading.frames.classes["taking_in"]
    if is_taking_in and ends and others and ends.isdisjoint(others):
        return None  # "Niger took in 119; Finland will accept 20": from where those come is open
    senders = _codes(draft, "sender")
    is_further = people_are_further(draft) and other.people is not None and others <= set(other.people.nationality)
    is_same_way = draft.unit.head in reading.frames.classes["pushing_back"] and senders == _codes(other, "sender")
    is_of_others = bool(senders) and not is_same_way and _is_from_elsewhere(draft, other)
    if _goes_back(draft) and role == "destination" and is_of_others:
        return home_of_people(reading, draft)  # "Austria deported 14 Syrians; Germany sent back two": others than those
    is_undone = _goes_back(draft) and not is_further and _can_be_undone(reading, other)
    is_undone = is_undone and not _is_said_again(draft)
    if is_undone and role == "destination" and _goes_back_himself(draft) and _are_foreigners(reading, draft, other):
        return home_of_people(reading, draft)  # "Peru sent 40 men to Chad. Ten *refused to go back*": not to Peru
    if is_undone or _goes_other_way(draft) or (role == "sender" and _goes_on_from_there(reading, draft)):
        role = _OTHER_END[role]
    elif role == "sender" and _is_sent_on(reading, draft, other):
        role = "destination"
    found = other.roles.get(role, ())
    if role == "destination" and is_sent_home(draft.predicate) and _are_foreigners(reading, draft, other):
        return home_of_people(reading, draft)
    if len(found) == 1 and found[0].entity.country in _codes(draft, _OTHER_END[role]):
        # The same way back, of those who came it: "agreed to hand them to Chad; they were driven to Oslo" is none.
        is_done = factuality(other.predicate, reading.frames.status).status is Status.ACTUAL
        found = other.roles.get(_OTHER_END[role], ()) if is_done else ()
    is_guess = len(found) == 1 and found[0].function == "discourse" and not _go_besides(reading, draft, other)
    return found[0] if len(found) == 1 and not is_guess else None  # no guess on a guess


def _is_said_again(draft: Draft) -> bool:
    """ "Peru extradited him. He was jailed *as soon as he was returned*": a clause of when calls back what was told."""
    verb, people = draft.predicate.head, draft.people_token
    before = {word.lower_ for word in verb.doc[max(verb.left_edge.i - 1, 0) : verb.i]}
    is_when = verb.dep_ == "advcl" and (verb.has_any_word(_WHEN) or before >= _SOON) and not verb.has("neg")
    return is_when and draft.predicate.passive and people is not None and people.pos_ == "PRON"


def _are_foreigners(reading: Reading, draft: Draft, other: Draft) -> bool:
    """ "Peru sent 10 men to Chad. Two were *repatriated*": whether those who go home need be of no state told of."""
    people, homes = other.people_token, other.people.nationality if other.people is not None else ()
    is_own = people is not None and reading.is_noun(people, "servant", "citizen")
    is_way_back = _codes(draft, "sender") == _codes(other, "destination")
    return is_way_back and not is_own and _codes(other, "sender").isdisjoint(homes)


def _go_besides(reading: Reading, draft: Draft, other: Draft) -> bool:
    """ "Ten of them were bused to Togo. *Two others* were flown to Mali": those told of in one breath with others."""
    here, there = (reading.sentence_index(told.predicate.head) for told in (draft, other))
    return people_are_further(draft) and here - there <= 1


def _is_sent_on(reading: Reading, draft: Draft, other: Draft) -> bool:
    """ "Peru sent 40 Danes to Chad. Ten of *them* have been sent to Oslo": whether those go on from where they came.

    So do those of whom no more is said than that they were sent home: "One was sent *home* to Oslo".
    """
    ends, places = _codes(draft, "destination"), _codes(other, "destination") | _codes(other, "sender")
    if _is_rescue(reading, other) and ends:
        return False  # "Peru flew them out of Chad. They were taken to Togo": on their way to Peru
    people = draft.people_token
    behind = [noun for child in people.children for noun in (child, *child.children)] if people is not None else []
    are_they = people is not None and (_are_some_of_the(people) or any(w.lower_ in _THEY for w in (people, *behind)))
    is_bare = people is not None and people.lower_ in _SOME and not people.has("prep")
    are_they = are_they or is_bare or _are_counted_before(draft, other)
    is_done = factuality(other.predicate, reading.frames.status).status is Status.ACTUAL
    if is_done and is_sent_home(draft.predicate) and ends.isdisjoint(places):
        is_singled_out = people is not None and people.lower_ in {*reading.frames.nouns["singled_out"], *_ONE}
        return are_they or is_singled_out or _are_fewer(draft, other)
    return are_they and is_done and bool(ends) and ends.isdisjoint(places)


def _are_fewer(draft: Draft, other: Draft) -> bool:
    """ "Chad took in ten men. *One*, a Dane, was sent home": some of those told of, by a bare number."""
    people = draft.people_token
    here, there = (told.people.count if told.people is not None else None for told in (draft, other))
    is_bare = people is not None and people.pos_ == "NUM" and not people_are_further(draft)
    return is_bare and here is not None and there is not None and here.value < there.value


def _are_counted_before(draft: Draft, other: Draft) -> bool:
    """ "*Of the 40 men* sent to Chad, ten have gone on", "took in 40, *of whom ten* have": some of those told of."""
    wholes = (child for child in draft.predicate.head.children if child.lower_ == "of")
    if any(word.lower_ == "whom" for child in wholes for word in child.children):
        return _are_fewer(draft, other)
    people, whole = draft.people_token, other.people_token
    is_of = people is not None and whole is not None and whole.head.lower_ == "of" and whole.sent == people.sent
    return is_of and people is not None and whole is not None and whole.i < people.i and _are_fewer(draft, other)


def _are_some_of_the(people: "Token") -> bool:
    """ "Two *of the 16*": whether people are some of those told of before."""
    wholes = (below for child in people.children if child.lower_ == "of" for below in child.children)
    return any(word.lower_ == "the" for whole in wholes for word in whole.children)


def people_are_further(draft: Draft) -> bool:
    """ "Ten *more* were sent back", "*another* 20": whether a draft's people are told of besides those before."""
    words = () if draft.people_token is None else (draft.people_token, *draft.people_token.children)
    further, groups = discourse_words().further_groups, discourse_words().groups
    is_group = bool(words) and words[0].lemma_.lower() in groups and any(w.lower_ in further for w in words[1:])
    return is_group or any(word.lower_ in _FURTHER for word in words)


def home_again(reading: Reading, draft: Draft, earlier: Sequence[Draft]) -> Filled | None:
    """ "Peru sent 40 Chileans home. Another 20 were sent *home*": where those told of just before went home to."""
    if draft.people is None or draft.people.nationality or not people_are_further(draft):
        return None
    for other in earlier:
        ends = other.roles.get("destination", ())
        if other.kind != "Transfer" or other.people is None or not is_near(reading, draft, other) or len(ends) != 1:
            continue
        return inferred(ends[0]) if ends[0].entity.country in other.people.nationality else None
    return None


def _goes_on_from_there(reading: Reading, draft: Draft) -> bool:
    """ "Eleven have been moved *on* to Niger", "pushed *over the border* into it": from where others were sent to."""
    verb, frontiers = draft.predicate.head, reading.frames.classes["frontier"]
    crossed = (place for name, place in prepositional(verb) if name in {"across", "over"})
    is_over = draft.predicate.passive and any(place.lemma_.lower() in frontiers for place in crossed)
    return is_over or any(child.lower_ in _ONWARD and child.dep_ in {"prt", "advmod"} for child in verb.children)


def _goes_back(draft: Draft) -> bool:
    """ "Six were returned": the way that the others came, where no other is named."""
    named = {"to", "into"} & draft.predicate.functions.keys()
    return not named and ("back" in draft.unit.rest or draft.unit.head == "return")


def _goes_back_himself(draft: Draft) -> bool:
    """ "Ten *went back*", "refused *to return*": whether those who go back are sent by nobody."""
    return not draft.predicate.passive and draft.people_token in draft.predicate.functions.get("subject", ())


def have_left_again(reading: Reading, draft: Draft, earlier: Sequence[Draft]) -> bool:
    """ "Peru sent 40 men to Chad. *Ten have left*": some of those told of, from where they had been sent to."""
    is_leaving = draft.kind == "Transfer" and draft.unit.head in reading.frames.classes["leaving_a_state"]
    is_sent = draft.predicate.passive or _goes_back(draft) or "destination" in draft.roles
    if not is_leaving or not draft.unit.pattern.continues or is_sent:
        return False
    near = (other for other in earlier if other.kind == "Transfer" and is_near(reading, draft, other))
    other = next((one for one in near if one.people is not None), None)
    is_done = other is not None and factuality(other.predicate, reading.frames.status).status is Status.ACTUAL
    return other is not None and is_done and _are_fewer(draft, other)


def are_moved_within(reading: Reading, draft: Draft, earlier: Sequence[Draft]) -> bool:
    """ "Peru sent 40 men to Chad. *Two of them were taken to a camp* in Moundou": within the state they are in."""
    ends, verb = _codes(draft, "destination"), draft.predicate.head.lemma_.lower()
    is_way = draft.kind == "Transfer" and verb in reading.frames.classes["going_within_town"]
    if not is_way or not ends or "sender" in draft.roles or not draft.predicate.passive:
        return False
    near = (other for other in earlier if other.kind == "Transfer" and is_near(reading, draft, other))
    other = next((one for one in near if one.people is not None), None)
    if other is None or _codes(other, "destination") != ends or not _are_fewer(draft, other):
        return False
    return factuality(other.predicate, reading.frames.status).status is Status.ACTUAL


def are_on_their_way(reading: Reading, draft: Draft, earlier: Sequence[Draft]) -> bool:
    """ "Peru handed over ten Danes to Denmark. *They were driven to Lima* first": in the state that they have left."""
    ends, verb, classes = _codes(draft, "destination"), draft.predicate.head, reading.frames.classes
    is_led = draft.kind == "Transfer" and draft.predicate.passive and "sender" not in draft.roles
    if not is_led or not ends or not _goes_on(reading, draft) or verb.has_any_word(classes["backward"]):
        return False
    near = (other for other in earlier if other.kind == "Transfer" and is_near(reading, draft, other))
    other = next((one for one in near if one.people is not None), None)
    if other is None or other.people is None or people_are_further(draft) or _are_fewer(draft, other):
        return False
    homes = set(other.people.nationality)
    return bool(homes) and _codes(other, "destination") <= homes and _codes(other, "sender") == ends


def _goes_other_way(draft: Draft) -> bool:
    """ "None has come *the other way*", "two went *in the opposite direction*"."""
    below = [noun for child in draft.predicate.head.children for noun in (child, *child.children)]
    ways = [noun for noun in below if noun.lower_ in {"way", "direction"}]
    return any(child.lower_ in {"other", "opposite"} for way in ways for child in way.children)


def _is_from_elsewhere(draft: Draft, other: Draft) -> bool:
    """Whether a draft's people come from where those told before did not go, whose way is known."""
    return "sender" in other.roles and _codes(draft, "sender").isdisjoint(_codes(other, "destination"))


def _can_be_undone(reading: Reading, other: Draft) -> bool:
    """Whether people came by what was told, and may go back: "wants to *send back* men; six were returned" does so."""
    is_return = "back" in other.unit.rest or other.unit.head == "return"
    return not is_return and factuality(other.predicate, reading.frames.status).status is Status.ACTUAL


def _of_same_way(reading: Reading, draft: Draft, other: Draft) -> Filled | None:
    """Who sent others there, or held people; where they are brought back from; who was asked for them."""
    ends = _codes(draft, "destination")
    if other.kind == "Transfer":
        if ends & _codes(other, "destination") and may_be_the_same(reading, draft, other):
            return next(iter(other.roles.get("sender", ())), None)
        if _takes_back_own(reading, draft, other):
            return next(iter(other.roles.get("destination", ())), None)
        is_return = _goes_back(draft) and ends & _codes(other, "sender")
        return next(iter(other.roles.get("destination", ())), None) if is_return else None
    if other.kind == "Ruling":
        return _state_of_court(reading, draft, other)
    role = "holder" if other.kind == "Detention" and may_be_the_same(reading, draft, other) else ""
    is_asked_for = not ends and _are_asked_for(reading, draft, other)
    if other.kind == "Request" and (ends & _codes(other, "requester") or is_asked_for):
        role = "requestee"
    return next((filled for filled in other.roles.get(role, ()) if filled.entity.country not in ends), None)


def _takes_back_own(reading: Reading, draft: Draft, other: Draft) -> bool:
    """ "Peru sent eight men to Chad. Mexico *took back its citizen*": from where he had been sent to."""
    is_own = draft.people_token is not None and any(word.lower_ == "its" for word in draft.people_token.subtree)
    is_back = is_own and "back" in draft.unit.rest and draft.unit.head in reading.frames.classes["taking_in"]
    places = _codes(other, "sender") | _codes(other, "destination")
    is_third = is_back and _codes(draft, "destination").isdisjoint(places) and not _are_too_many(draft, other)
    return is_third and factuality(other.predicate, reading.frames.status).status is Status.ACTUAL


def _are_too_many(draft: Draft, other: Draft) -> bool:
    """Whether people are more than all those told of before, and so none of them."""
    here, there = (told.people.count if told.people is not None else None for told in (draft, other))
    return here is not None and there is not None and here.value > there.value


def _state_of_court(reading: Reading, draft: Draft, ruling: Draft) -> Filled | None:
    """ "A court in Lima sentenced 12 men. They were deported": by the state whose court had them before it."""
    before = None if draft.people_token is None else told_before(reading, draft.people_token)
    courts = [filled.entity for filled in ruling.roles.get("court", ())]
    if before is None or len(courts) != 1 or before.dep_ not in UNDERGOERS:
        return None
    code = courts[0].country if before.head == ruling.predicate.head else None
    return None if code in {None, "EU"} else spoken_of(reading, draft, str(code))


def _are_asked_for(reading: Reading, draft: Draft, request: Draft) -> bool:
    """ "Peru asked Chad for a banker. *He* was handed over": whether those who are sent are whom a request is for."""
    before = None if draft.people_token is None else told_before(reading, draft.people_token)
    if request.kind != "Request" or before is None or not request.predicate.carrier.is_ancestor(before):
        return False
    verb = before.head
    if verb.lower_ == "of" and verb.head.lemma_.lower() in reading.frames.classes["handing_over"]:
        return True  # "a request for the extradition of a banker"
    is_to_be_sent = before.dep_ == "dobj" and verb.lemma_ in reading.frames.classes["sending_away"]
    return is_to_be_sent or (before.dep_ == "pobj" and verb.lower_ == "for" and verb.head == request.predicate.head)


def may_be_the_same(reading: Reading, draft: Draft, other: Draft) -> bool:
    """Whether those who are sent may be those who were held: nothing that is said of them tells them apart."""
    if draft.predicate.head.sent == other.predicate.head.sent or _goes_on(reading, draft):
        return True
    here, there = draft.people, other.people
    if here is None or there is None or draft.people_token is None:
        return False
    is_new = draft.people_token.has_any_word({"a", "an", "another"})
    are_as_many = here.count is not None and there.count is not None and here.count.value == there.count.value
    return not is_new and (are_as_many or not set(here.nationality).isdisjoint(there.nationality))


def _asked_back(reading: Reading, draft: Draft, other: Draft) -> Filled | None:
    """ "Laos demanded their return. Two were handed over": to whoever asked for them."""
    if other.kind != "Request" or not _goes_on(reading, draft):
        return None
    asked = [f for f in other.roles.get("requester", ()) if f.entity.kind is EntityKind.GOVERNMENT]
    return next((filled for filled in asked if filled.entity.country not in _codes(draft, "sender")), None)


def _codes(draft: Draft, role: str) -> set[str]:
    return {filled.entity.country for filled in draft.roles.get(role, ()) if filled.entity.country}
