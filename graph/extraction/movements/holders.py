"""Who holds people, where the sentence only says that they are held.

Between whom they are moved is for `graph.extraction.movements.whereabouts`, and what else a sentence leaves open for
`graph.extraction.discourse`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graph.extraction.actors import (
    Reading,
    StateMention,
    code_of_place,
    context_state,
    guests_near,
    is_of_people,
    is_only_origin,
    is_posted,
)
from graph.extraction.elements import Draft, Filled
from graph.extraction.movements.whereabouts import (
    THE_STATE_SPOKEN_OF,
    drop_home_of_deportees,
    may_be_the_same,
    names_end,
    people_are_further,
    spoken_of,
    states_at,
    turn_home,
)
from graph.extraction.people import DEFINITE
from graph.extraction.roles import inferred
from graph.extraction.syntax import prepositional
from graph.frames import discourse_words, syntax_words
from graph.gazetteer import Sense
from graph.labels import ADNOMINAL_CLAUSES, AUXILIARIES, PRESENT_TENSE, TIMES, UNDERGOERS
from graph.model import EntityKind

if TYPE_CHECKING:
    from graph.tokens import Token

_NAME_IN_THE_TEXT = "name in the text"  # the reason that `graph.extraction.actors.bodies` gives
_WHOEVER = frozenset({"anybody", "anyone", "everybody", "everyone"})
_NOT_HERE = frozenset({"there", "back", "abroad", "elsewhere"})
_AFTERWARDS = frozenset({"now", "there", "still", "upon", "arrival"})  # held where they were sent
_SENTENCES_OF_A_STAY = 3  # how far back whoever holds people may be named
_SENTENCES_OF_AN_ARRIVAL = 1  # the same of the state that they were sent to
_MODALS = frozenset({"can", "could", "may", "might", "should", "will", "would"})
_THOSE_SENT = frozenset({"they", "both", "he", "she", "all"})
_LATER = frozenset({"next", "following", "later", "immediately", "promptly"})
_STILL = frozenset({"still", "remain", "remains"})
_PICKED_UP_AT = ("in", "at", "from", "object.in", "object.at")
_WHEN = frozenset({"as", "once", "when", "after"})  # "as soon as"
_SENT_OFF = frozenset({"return", "hand", "deport", "extradite", "send", "repatriate"})
_HOLDS_NOBODY = "EU"  # its members do


def holder_of(reading: Reading, draft: Draft, earlier: Sequence[Draft], drafts: Sequence[Draft]) -> Filled | None:
    """Who holds people of whom the sentence only says that they are held.

    `earlier` are the drafts before it, the nearest first, and `drafts` all of the article.

    Whoever sends them elsewhere, is asked about them, held others just before, or had them sent to it; else, of
    foreigners, the state spoken of. Of several the one that they are not citizens of.
    """
    is_whoever = draft.people_token is not None and _is_whoever(draft.people_token)
    if is_whoever or _is_abroad(reading, draft) or _is_in_state_unknown(reading, draft):
        return None
    nationality = draft.people.nationality if draft.people is not None else ()
    moves = [move for move in drafts if move.kind == "Transfer" and _were_held_before(draft, move)]
    senders = [filled for move in moves for filled in move.roles.get("sender", ())]
    if senders:
        return inferred(senders[0])
    if (same := _holder_of_same(draft, drafts)) is not None:
        return inferred(same)
    if (place := _place_of_sentence(reading, draft)) is not None:
        code = code_of_place(reading, place)
        return None if code is None else spoken_of(reading, draft, code)
    before = [other for other in earlier if all(other is not move for move in moves)]
    told = (*_asked_here(reading, draft, earlier), *_holders_before(reading, draft, before))
    known = [filled for filled in told if filled.entity.country != _HOLDS_NOBODY]
    foreign = (filled for filled in known if filled.entity.country not in nationality)
    likeliest = None if _is_on_arrival(draft) else next(foreign, None)
    likeliest = likeliest or (None if _are_taken_back(reading, draft) else next(iter(known), None))
    if likeliest is not None:
        return _who_arrests(reading, draft, likeliest)
    if (judging := _state_of_court(reading, draft, earlier)) is not None:
        return judging
    no_holders = frozenset(nationality) | _served(reading, draft) | _companions(reading, draft)
    if nationality and (here := _state_here(reading, draft, no_holders)) is not None:
        return here
    found = _only_state(reading, draft) or _state_of_story(reading, draft, no_holders)
    return found or _state_of_ministry(reading, draft, earlier)


def holder_of_others(reading: Reading, draft: Draft, earlier: Sequence[Draft]) -> Filled | None:
    """ "Peru freed ten men in May. *Another 30 were let go* in June": by whoever alone was told to hold people before.

    Unless the sentence names another state, which may have held these.
    """
    here, told, people = reading.sentence_index(draft.predicate.head), draft.people, draft.people_token
    others = [other for other in earlier if other.kind == "Detention"]
    holders = {filled.entity.key: filled for other in others for filled in other.roles.get("holder", ())}
    is_some = people is not None and (people.pos_ == "NUM" or people_are_further(draft))
    freed = (reading.sentence_index(o.predicate.head) for o in others if is_some or o.unit.pattern.status == "ended")
    is_near = any(0 < here - index <= _SENTENCES_OF_A_STAY for index in freed)
    if told is None or people is None or len(holders) != 1 or not is_near or names_end(draft):
        return None
    is_definite = people.pos_ == "PRON" or people.has_any_word(DEFINITE)
    if is_definite and not people_are_further(draft):
        return None  # they may be those told of before
    holder = next(iter(holders.values()))
    named = {mention.code for mention in reading.states if mention.sentence == here} - set(told.nationality)
    return inferred(holder) if named <= {holder.entity.country} else None


def _holder_of_same(draft: Draft, drafts: Sequence[Draft]) -> Filled | None:
    """ "Berg, *arrested* in May, is in jail in Peru": by whoever the sentence says that it holds the same."""
    others = (other for other in drafts if other is not draft and other.kind == "Detention")
    same = (other for other in others if other.people_token is not None and other.people_token == draft.people_token)
    return next((filled for other in same for filled in other.roles.get("holder", ()) if _is_told(filled)), None)


def _served(reading: Reading, draft: Draft) -> frozenset[str]:
    """ "Arrested on suspicion of spying *for Togo*": the states that do not jail their own spies.

    Nor whoever has somebody arrested elsewhere: "arrested at the request *of Togo*", "held on a *Togolese* warrant".
    """
    sentence, classes = draft.predicate.head.sent, reading.frames.classes
    here = (mention for mention in reading.states if mention.token.sent == sentence)
    acts = classes["spying"] | syntax_words().from_abroad
    return frozenset(m.code for m in here if any(above.lemma_.lower() in acts for above in m.token.ancestors))


def _who_arrests(reading: Reading, draft: Draft, holder: Filled) -> Filled | None:
    """ "A court in Lima jailed two Danes. They *were arrested* in May": by no court, but by the state that it is of."""
    is_by_court = holder.entity.kind is EntityKind.COURT and draft.unit.head in reading.frames.classes["arresting"]
    if not is_by_court:
        return inferred(holder)
    code = holder.entity.country
    return None if code in {None, _HOLDS_NOBODY} else spoken_of(reading, draft, str(code))


def _is_abroad(reading: Reading, draft: Draft) -> bool:
    """ "In return for Chadians held *abroad*": wherever that is, and by whomever."""
    abroad = reading.frames.classes["abroad"]
    return draft.predicate.head.has_any_word(abroad)


def _is_in_state_unknown(reading: Reading, draft: Draft) -> bool:
    """ "Had been held in *the emirate* since he was caught": in a state that is spoken of, if not known which it is."""
    verb = draft.predicate.head
    verbs = (verb, verb.head) if verb.dep_ == "advcl" else (verb,)
    places = (place for word in verbs for name, place in prepositional(word) if name == "in")
    return any(reading.is_noun(place, "state") and not reading.referents(place) for place in places)


def _place_of_sentence(reading: Reading, draft: Draft) -> "Token | None":
    """ "A man *given seven years in Oran* is in jail": where somebody was sentenced, as a clause on him says."""
    people = draft.people_token
    if people is None:
        return None
    called = (people, *(c for c in people.children if c.dep_ == "appos"), *([people.head] * (people.dep_ == "appos")))
    clauses = (child for word in called for child in word.children if child.dep_ in ADNOMINAL_CLAUSES)
    verbs = (verb for verb in clauses if verb.lemma_ in reading.frames.classes["sentencing"])
    words = (word for verb in verbs for word in verb.subtree if word.pos_ == "PROPN" and word.i > verb.i)
    places = (word for word in words if word.dep_ == "pobj" and word.head.lower_ in {"in", "at"})
    return next((place for place in places if place.ent_type_ not in TIMES), None)


def _companions(reading: Reading, draft: Draft) -> frozenset[str]:
    """ "Two Rwandans were held with *the Malawians*": the states of those who are held as well."""
    matches = map(reading.match, draft.predicate.functions.get("with", ()))
    return frozenset(m.entry.country for m in matches if m is not None and m.sense is Sense.PEOPLE and m.entry.country)


def _is_whoever(people: "Token") -> bool:
    """ "Called for *all those* still held to be freed": whoever is held, by whomever."""
    is_all = people.lower_ == "those" and people.has_any_word({"all", "any"})
    return is_all or people.lower_ in _WHOEVER


def _state_of_court(reading: Reading, draft: Draft, earlier: Sequence[Draft]) -> Filled | None:
    """ "Was convicted by Togolese courts and spent four years in prison": in prison there, whoever he is."""
    courts = (
        filled.entity
        for other in earlier
        if other.kind == "Ruling" and other.predicate.head.sent == draft.predicate.head.sent
        for filled in other.roles.get("court", ())
        if filled.referent.certain
    )
    codes = {court.country for court in courts} - {None, _HOLDS_NOBODY}
    code = codes.pop() if len(codes) == 1 else None
    return None if code is None else spoken_of(reading, draft, code)


def _state_of_ministry(reading: Reading, draft: Draft, earlier: Sequence[Draft]) -> Filled | None:
    """ "A judge forbade Peru's ministry to expel a writer who sits in a cell": the ministry's."""
    sides = (
        filled.entity
        for other in earlier
        if other.kind == "Ruling" and other.predicate.head.sent == draft.predicate.head.sent
        for filled in other.roles.get("affects", ())
    )
    codes = {side.country for side in sides if side.kind is EntityKind.AGENCY} - {None, _HOLDS_NOBODY}
    code = codes.pop() if len(codes) == 1 else None
    return None if code is None else spoken_of(reading, draft, code)


def _only_state(reading: Reading, draft: Draft) -> Filled | None:
    """The state of an article that speaks of no other: "A former minister has been placed under house arrest".

    Not where it is only told that those who are held are of it: "two Russians were arrested".
    """
    guests = {*guests_near(reading, draft.predicate.head.sent), *_served(reading, draft)}
    codes = {mention.code for mention in reading.states} - guests
    nationality = draft.people.nationality if draft.people is not None else ()
    others = [mention for mention in reading.states if not is_of_people(reading, mention)]
    who = draft.people_token
    by_office = who is not None and any(who.is_ancestor(mention.token) for mention in others)  # "a minister of Togo"
    if not others or not (by_office or codes.isdisjoint(nationality)):
        return None
    here = reading.sentence_index(draft.predicate.head)
    is_near = any(0 <= here - mention.sentence <= 1 for mention in reading.states)
    is_known = len(codes) == 1 and is_near and not names_end(draft)  # not "held in Talha", wherever that is
    return spoken_of(reading, draft, codes.pop()) if is_known else None


def _state_of_story(reading: Reading, draft: Draft, nationality: frozenset[str]) -> Filled | None:
    """ "The publisher was arrested in March": the state that the article is about, if no other is spoken of here."""
    home = reading.home_state()
    is_elsewhere = names_end(draft) or draft.predicate.head.has_any_word(_NOT_HERE)
    is_bare_number = draft.people_token is not None and draft.people_token.pos_ == "NUM"  # of others told of before
    if home is None or is_elsewhere or is_bare_number or not draft.predicate.passive:
        return None
    is_spoken_of = context_state(reading, draft.predicate.head, exclude=nationality) == home
    return spoken_of(reading, draft, home) if is_spoken_of else None


def _asked_here(reading: Reading, draft: Draft, earlier: Sequence[Draft]) -> Iterator[Filled]:
    """ "asked Romania for access to nine citizens held near Tulcea"; or just before, for others who are held."""
    wanted = reading.frames.classes["favours_to_captives"]
    here = reading.sentence_index(draft.predicate.head)
    for other in (other for other in earlier if other.kind == "Request"):
        distance = here - reading.sentence_index(other.predicate.head)
        if distance == 0 or (distance == 1 and any(t.lemma_.lower() in wanted for t in other.predicate.head.subtree)):
            yield from other.roles.get("requestee", ())


def _holders_before(reading: Reading, draft: Draft, earlier: Sequence[Draft]) -> Iterator[Filled]:
    """Who held people, or had them sent to it by what the text says, just before, the last first."""
    here = reading.sentence_index(draft.predicate.head)
    for other in earlier:
        distance = here - reading.sentence_index(other.predicate.head)
        if other.kind == "Detention" and distance <= _SENTENCES_OF_A_STAY and not _is_on_arrival(other):
            yield from other.roles.get("holder", ())
        if other.kind == "Transfer" and distance <= _SENTENCES_OF_AN_ARRIVAL and may_be_the_same(reading, draft, other):
            if not _is_on_arrival(draft) and (_is_yet_to_move(other) or _was_before(draft, other)):
                yield from other.roles.get("sender", ())
                continue
            home = other.people.nationality if other.people is not None else ()
            ends = other.roles.get("destination", ())
            # "Peru sent home 40 Danes; ten were jailed on arrival", "both are in custody": there
            is_there = _is_on_arrival(draft) or _is_afterwards(draft, other)
            yield from (end for end in ends if is_there or (end.entity.country not in home and _is_told(end)))


def _are_taken_back(reading: Reading, draft: Draft) -> bool:
    """ "In return it received *two of its drivers who had been held*": by no state of their own."""
    verb, people = draft.predicate.head, draft.people_token
    is_of_those_taken = people is not None and verb.dep_ in ADNOMINAL_CLAUSES and people.dep_ == "dobj"
    return is_of_those_taken and people is not None and people.head.lemma_ in reading.frames.classes["taking_in"]


def _is_yet_to_move(move: Draft) -> bool:
    """ "May be handed to Peru. They have been held since May": by no state to which they have not been sent yet."""
    return any(child.lower_ in _MODALS for child in move.predicate.head.children if child.dep_ == "aux")


def _is_afterwards(draft: Draft, move: Draft) -> bool:
    """ "Peru deported two Danes. *Both are in custody*", "they were jailed *the next day*": what came of their way."""
    verb, people = draft.predicate.head, draft.people_token
    words = {word.lower_ for child in verb.children for word in (child, *child.children)}
    auxiliary = [child for child in verb.children if child.dep_ in AUXILIARIES]
    is_now = any(word.tag_ in PRESENT_TENSE for word in (auxiliary or [verb]))
    are_they = people is not None and people.lower_ in _THOSE_SENT
    is_later = is_now or not words.isdisjoint(_LATER)
    is_told_after = verb.sent != move.predicate.head.sent and not _is_yet_to_move(move)
    return are_they and is_later and is_told_after and words.isdisjoint(_STILL)


def _was_before(draft: Draft, move: Draft) -> bool:
    """ "Were extradited to Peru. They *had been in jail* since May": who had been held was held before he was sent."""
    words = {child.lower_ for child in draft.predicate.head.children}
    is_told_after = draft.predicate.head.sent != move.predicate.head.sent and draft.predicate.head.dep_ != "ccomp"
    return is_told_after and "had" in words and words.isdisjoint(_AFTERWARDS | {"by"})


def _were_held_before(draft: Draft, move: Draft) -> bool:
    """ "Will send back to Togo 16 men *held in Kati*": whoever sends them held them; not "held there since"."""
    verb, people = draft.predicate.head, move.people_token
    is_told_of = verb.dep_ == "acl" or (verb.dep_ == "relcl" and _was_done_before(verb))
    is_of_those_sent = verb.tag_ == "VBN" and is_told_of and verb.head == people
    is_moved = people is not None and people.dep_ in UNDERGOERS and people.head == move.predicate.head
    later = (w for w in verb.subtree if w.lower_ in _AFTERWARDS or (w.lower_ == "since" and w.dep_ != "prep"))
    return is_of_those_sent and is_moved and next(later, None) is None


def _was_done_before(verb: "Token") -> bool:
    """ "Handed over two men who *had been* arrested", "who were arrested" without a comma: before they were sent."""
    is_needed = verb.doc[max(verb.left_edge.i - 1, 0)].text != ","
    return is_needed or verb.has_word("had")


def _is_told(filled: Filled) -> bool:
    return filled.function != "discourse"


def _is_on_arrival(draft: Draft) -> bool:
    """Whether people are held "on arrival", "on their return", "as soon as they were handed over"."""
    verb = draft.predicate.head
    verbs = (verb, verb.head) if verb.dep_ == "conj" else (verb,)  # "were charged on arrival and jailed"
    behind = (child for told in verbs for child in told.children if child.lower_ in {"on", "upon"})
    is_on = any(noun.lemma_.lower() in discourse_words().arrivals for link in behind for noun in link.children)
    clauses = (child for child in draft.predicate.head.children if child.dep_ == "advcl" and child.has_any_word(_WHEN))
    return is_on or any(clause.has("nsubjpass") and clause.lemma_ in _SENT_OFF for clause in clauses)


def _state_here(reading: Reading, draft: Draft, nationality: frozenset[str]) -> Filled | None:
    """The state spoken of, which those who are held are not from."""
    head, exclude = draft.predicate.head, nationality | {_HOLDS_NOBODY}
    if guests := frozenset(guests_near(reading, head.sent)):  # "carried him off from the Danish embassy": its host did
        code = _most_named(reading, guests | {_HOLDS_NOBODY}, head)
    else:
        code = context_state(reading, head, exclude=exclude) or _most_named(reading, exclude, head)
    return None if code is None else spoken_of(reading, draft, code)


def _is_of_firm(reading: Reading, mention: StateMention) -> bool:
    """Whether a state is only where a firm is from, "a Canadian company"; where people are, they may be its own."""
    return mention.sense is not Sense.PEOPLE and is_of_people(reading, mention)


def _most_named(reading: Reading, exclude: frozenset[str], head: "Token") -> str | None:
    here = reading.sentence_index(head)
    others = (mention for mention in reading.states if mention.code not in exclude and mention.sentence <= here)
    tally = Counter(mention.code for mention in others if not _is_of_firm(reading, mention))
    return min(tally, key=lambda code: (-tally[code], code), default=None)


def correct_places(reading: Reading, draft: Draft) -> None:
    """Puts right who holds or takes people, where the words at hand name the wrong side."""
    if draft.kind == "Detention":
        _correct_holder(reading, draft)
        _drop_rescuer(reading, draft)
    elif draft.kind == "Transfer":
        _drop_vessel(reading, draft)
        turn_home(reading, draft)
        drop_home_of_deportees(reading, draft)


def goes_to_embassy(reading: Reading, draft: Draft) -> bool:
    """ "Were *taken* to the Danish embassy": a way within a town, where nobody is handed over to another state."""
    ends = draft.roles.get("destination", ()) if draft.kind == "Transfer" else ()
    is_way = draft.predicate.head.lemma_.lower() in reading.frames.classes["going_within_town"]
    return is_way and any(is_posted(reading, filled.referent.token) for filled in ends)


def _correct_holder(reading: Reading, draft: Draft) -> None:
    """A bare "the police" who hold foreigners are not those of the foreigners' own state, nor of one they spied for."""
    nationality = {*(draft.people.nationality if draft.people is not None else ()), *_served(reading, draft)}
    for filled in draft.roles.get("holder", ()):
        if filled.entity.country in nationality and _are_held_abroad(reading, draft, str(filled.entity.country)):
            del draft.roles["holder"]
            return
        is_own = filled.entity.country in nationality and filled.referent.reason == THE_STATE_SPOKEN_OF
        other = _state_here(reading, draft, frozenset(nationality)) if is_own else None
        if other is not None:
            draft.roles["holder"] = [other]
        elif is_own and is_only_origin(reading, str(filled.entity.country)):
            del draft.roles["holder"]  # "Police in Talha arrested a Ghanaian", wherever that is
            return


def _are_held_abroad(reading: Reading, draft: Draft, home: str) -> bool:
    """ "Wants to free its citizens *jailed in Chad*": whether those who are let go are held in another state."""
    people = draft.people_token
    if draft.unit.pattern.status != "ended" or people is None:
        return False
    held = [child for child in people.children if child.dep_ in ADNOMINAL_CLAUSES and child.tag_ == "VBN"]
    matches = [reading.match(word) for verb in held for word in verb.subtree]
    return any(match is not None and match.entry.country not in {None, home} for match in matches)


def _drop_rescuer(reading: Reading, draft: Draft) -> None:
    """ "Peru's navy *picked up* 40 Peruvians in Lomé": who fetches his own people from abroad arrests nobody."""
    holders, people = draft.roles.get("holder", []), draft.people_token
    if draft.unit.head != "pick" or draft.people is None or people is None or not holders:
        return
    own = {filled.entity.country for filled in holders}
    is_own = set(draft.people.nationality) == own or (reading.is_noun(people, "citizen") and people.lower_ != "people")
    places = (token for name in _PICKED_UP_AT for token in draft.predicate.functions.get(name, ()))
    states = {found.entity.country for token in places for found in states_at(reading, token)}
    if is_own and states and states.isdisjoint(own):
        del draft.roles["holder"]


def _drop_vessel(reading: Reading, draft: Draft) -> None:
    """ "The Cassiopea delivered 49 more": a name in the text alone that carries people may be a ship."""
    senders = draft.roles.get("sender", [])
    carries = draft.predicate.head.lemma_.lower() in reading.frames.classes["carriage"]
    if senders and carries and all(filled.referent.reason == _NAME_IN_THE_TEXT for filled in senders):
        del draft.roles["sender"]
