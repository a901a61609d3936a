"""Who sends people of whom a sentence only says that they travel: "they landed in Oslo", "a jet took her to Oslo".

Nobody need have sent them, so that their sender is certain only if the sentences before tell of the same people that
somebody held or sent them. What else is known of how people move is for `graph.extraction.movements.whereabouts`.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading, find_place
from graph.extraction.elements import Draft, Filled
from graph.extraction.factuality import factuality
from graph.extraction.movements.senders import whose_vehicle
from graph.extraction.movements.whereabouts import is_homecoming, is_near, is_of_them
from graph.extraction.people import People, is_sent_home, noun_before, people_counted, sent_kinds
from graph.extraction.roles import inferred
from graph.extraction.subjects import surface_subjects
from graph.extraction.syntax import agents_of, prepositional
from graph.gazetteer import Sense
from graph.labels import PAST_FORMS, UNDERGOERS
from graph.model import EntityKind, Status

if TYPE_CHECKING:
    from graph.tokens import Token

_SENTENCES_OF_A_JOURNEY = 2  # how far back those who travel may be told of
_ERRANDS = frozenset({"for", "purpose"})  # what a verb has behind it where people travel on their own business
_CALLING_BACK = frozenset({"the", "these", "those", "both"})  # before people who are no others than those before
_OF_A_STATE = frozenset({Sense.NAME, Sense.DEMONYM})


def is_journey(reading: Reading, draft: Draft, earlier: Sequence[Draft]) -> bool:
    """Whether people or what carries them are the subject, so that no sender is understood.

    People who go home were abroad: who had them there may be told elsewhere.
    """
    if is_homecoming(draft) and not _is_visit(reading, draft, earlier):
        return False
    if draft.kind != "Transfer" or draft.predicate.passive or draft.unit.pattern.continues:
        return False
    subjects = draft.predicate.functions.get("subject", ())
    return draft.people_token in subjects or any(_is_vehicle(reading, token) for token in subjects)


def sender_of_journey(reading: Reading, draft: Draft, earlier: Sequence[Draft]) -> Filled | None:
    """Whoever held or sent the same people just before; None where that is not certain."""
    if _is_visit(reading, draft, earlier):
        return None
    if (carrier := whose_vehicle(reading, draft)) is not None:
        return carrier
    if _is_carried_by_state(reading, draft):
        return None
    ends = {filled.entity.country for filled in draft.roles.get("destination", ())}
    for filled in _in_participle(reading, draft):
        if filled.entity.country not in ends:
            return filled
    for filled in _behind_the_same(reading, draft, earlier):
        if filled.entity.country not in ends:
            return inferred(filled)
    sent_off = next((filled for filled in _sent_off(reading, draft) if filled.entity.country not in ends), None)
    return sent_off or _by_the_same_way(reading, draft, earlier)


def _by_the_same_way(reading: Reading, draft: Draft, earlier: Sequence[Draft]) -> Filled | None:
    """ "Chad expelled people to Mali. *Seven men landed in Bamako*": whoever alone was just told to send people there.

    They are counted, and nothing that is said of them tells them apart from those who are sent.
    """
    ends, people, told = draft.roles.get("destination", ()), draft.people_token, draft.people
    if people is None or told is None or told.count is None or len(ends) != 1 or not _may_be_sent(reading, people):
        return None
    if not _ERRANDS.isdisjoint(draft.predicate.functions):
        return None
    near = [other for other in earlier if is_near(reading, draft, other) and _leads_there(other, ends[0])]
    ways = {filled.entity.key: filled for other in near for filled in other.roles["sender"]}
    are_such = not told.nationality or _may_be_of_them(told, near)
    return inferred(next(iter(ways.values()))) if len(ways) == 1 and are_such else None


def _may_be_sent(reading: Reading, people: "Token") -> bool:
    """Whether a phrase is of no people in particular, or of such as are sent: "the first seven", "ten men"."""
    kinds = sent_kinds(reading) - reading.frames.classes["seeking_refuge"]
    is_such = people.pos_ == "NUM" or people.lemma_.lower() in kinds
    words = {child.lower_ for child in people.children}
    return is_such and (words.isdisjoint(_CALLING_BACK) or not words.isdisjoint(reading.frames.nouns["singled_out"]))


def _leads_there(other: Draft, end: Filled) -> bool:
    """Whether people were told to be sent to a state by another that the sentence named."""
    senders, ends = other.roles.get("sender", ()), other.roles.get("destination", ())
    is_told = other.kind == "Transfer" and bool(senders) and all(f.function != "discourse" for f in senders)
    return is_told and any(filled.entity.key == end.entity.key for filled in ends)


def _may_be_of_them(people: People, near: Sequence[Draft]) -> bool:
    """Whether people are from where some of those told of before are, or those are from nowhere known."""
    homes = [other.people.nationality for other in near if other.people is not None]
    return any(not home or set(home) & set(people.nationality) for home in homes)


def _in_participle(reading: Reading, draft: Draft) -> Iterator[Filled]:
    """ "Extradited from Spain, he landed in Lima"; "Freed by Chad, they flew home"."""
    people = draft.people_token
    counted = people_counted(people) if people is not None else None  # "a group of migrants sent by Chad"
    behind = (child for noun in (people, counted) if noun is not None for child in noun.children)
    for verb in (*draft.predicate.head.children, *behind):  # "Ten men, expelled from Chad, reached Lagos"
        sent = (
            verb.dep_ in {"advcl", "acl"}
            and verb.tag_ in PAST_FORMS
            and verb.lemma_ in reading.frames.classes["sending"]
        )
        left = {"from", "of"} if verb.has_word("out") else {"from"}
        for name, token in prepositional(verb) if sent else ():
            found = reading.referents(token) if name in {*left, "by"} else []
            place = None if found or name not in left else find_place(reading, token)
            for referent in found if place is None else [place]:
                if referent.entity.kind is EntityKind.GOVERNMENT:
                    yield Filled(referent.entity, referent, "participle")


def _behind_the_same(reading: Reading, draft: Draft, earlier: Sequence[Draft]) -> Iterator[Filled]:
    """The states that held or sent the same people, the nearest first: kidnappers send nobody."""
    here = reading.sentence_index(draft.predicate.head)
    for other in earlier:
        role = {"Detention": "holder", "Transfer": "sender"}.get(other.kind)
        is_near = here - reading.sentence_index(other.predicate.head) <= _SENTENCES_OF_A_JOURNEY
        if role is not None and is_near and (_are_the_same(draft, other) or _are_some_of_them(draft)):
            role = "destination" if _are_there(reading, draft, other) else role
            yield from (filled for filled in other.roles.get(role, ()) if filled.entity.country is not None)


def _are_some_of_them(draft: Draft) -> bool:
    """ "A plane took *two of them* to Lima": whether they are some of those told of before."""
    people = draft.people_token
    return people is not None and people not in draft.predicate.functions.get("subject", ()) and is_of_them(people)


def _are_there(reading: Reading, draft: Draft, other: Draft) -> bool:
    """ "Togo took in ten men from Peru. *A jet took them to Lima*": whether a way begins where another one ended."""
    ends, places = draft.roles.get("destination", ()), other.roles.get("destination", ())
    is_carried = draft.people_token is not None and draft.people_token in draft.predicate.functions.get("object", ())
    is_elsewhere = {end.entity.key for end in ends}.isdisjoint(place.entity.key for place in places)
    is_done = factuality(other.predicate, reading.frames.status).status is Status.ACTUAL
    is_carried = is_carried or is_sent_home(draft.predicate)  # "Peru extradited him to Togo. He *went home* in May"
    return other.kind == "Transfer" and is_carried and bool(places) and is_elsewhere and is_done


def _sent_off(reading: Reading, draft: Draft) -> Iterator[Filled]:
    """ "Chad put ten men on a plane. *They* landed in Lagos": whoever sent off those whom a phrase calls back."""
    before = None if draft.people_token is None else noun_before(reading, draft.people_token)
    if before is None or before.dep_ not in UNDERGOERS or not _is_done(before.head):
        return
    verb, classes = before.head, reading.frames.classes
    on_board = any(token.lemma_.lower() in classes["vehicle"] for _, token in prepositional(verb))
    if verb.lemma_ in classes["sending_away"] or (on_board and verb.lemma_ in classes["loading"]):
        for doer in agents_of(verb) if before.dep_ == "nsubjpass" else surface_subjects(verb):
            for referent in reading.referents(doer):
                entity = referent.acts_for or referent.entity
                if entity.kind is EntityKind.GOVERNMENT:
                    yield inferred(Filled(entity, referent, "subject"))


def _is_done(verb: "Token") -> bool:
    """Whether a verb tells of what was done: it is not denied, and no auxiliary leaves it open."""
    words = [child for child in verb.children if child.dep_ in {"aux", "neg"}]
    return all(word.lemma_ in {"have", "be", "do"} and word.dep_ == "aux" for word in words)


def _are_the_same(draft: Draft, other: Draft) -> bool:
    """Whether two drafts are of the same people: of one subject, or as many and of no other nationality."""
    here, there = draft.people, other.people
    if here is None or there is None:
        return False
    if draft.people_token is not None and draft.people_token == other.people_token:
        return True
    if here.count is None or there.count is None or here.count.value != there.count.value:
        return False
    return not here.nationality or not there.nationality or here.nationality == there.nationality


def _is_visit(reading: Reading, draft: Draft, earlier: Sequence[Draft]) -> bool:
    """Whether whoever travels acts for a state: a minister who comes to Oslo is sent by nobody.

    "The Turks went home" from talks, unless some of them were held or sent before.
    """
    name = draft.people.person if draft.people is not None else None
    people = draft.people_token
    sides = reading.referents(people) if people is not None else []
    of_office = any(side.acts_for is not None for side in sides)
    is_state = any(side.entity.kind is EntityKind.GOVERNMENT for side in sides) and not _were_moved(draft, earlier)
    known = reading.persons.get(name) if name is not None else None
    return of_office or is_state or (known is not None and known.acts_for_state)


def _were_moved(draft: Draft, earlier: Sequence[Draft]) -> bool:
    """Whether people of this nationality were held or sent before: "Chad freed ten Danes. *The Danes* flew home"."""
    home = set(draft.people.nationality) if draft.people is not None else set()
    told = (other.people for other in earlier if other.kind in {"Detention", "Transfer"})
    return any(people is not None and (not people.nationality or home & set(people.nationality)) for people in told)


def _is_carried_by_state(reading: Reading, draft: Draft) -> bool:
    """Whether what carries people is a state's: "a Chadian military plane took them to N'Djamena"."""
    subjects = draft.predicate.functions.get("subject", ())
    words = (word for token in subjects if _is_vehicle(reading, token) for word in token.children)
    return any((match := reading.match(word)) is not None and match.sense in _OF_A_STATE for word in words)


def _is_vehicle(reading: Reading, token: "Token") -> bool:
    return token.lemma_.lower() in reading.frames.classes["vehicle"]
