"""Who sends people of whom a sentence only says that they are sent: "two were deported to Lima".

That a state is spoken of nearby does not make it the sender. It is one if the sentence itself says where the people
were, or that it acts; if it tells of them; or if the article is plainly about it and places them nowhere else.
Who sent the same people, or others the same way, just before is for `graph.extraction.movements.whereabouts`.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading, context_state, find_place, is_of_people, likely_state
from graph.extraction.elements import Draft, Filled
from graph.extraction.movements.whereabouts import is_homecoming, spoken_of
from graph.extraction.people import find_people, noun_before
from graph.extraction.roles import inferred
from graph.extraction.subjects import surface_subjects
from graph.extraction.syntax import prepositional
from graph.gazetteer import NAMES_OF_PEOPLE
from graph.labels import ADNOMINAL_CLAUSES, TIMES
from graph.model import EntityKind

if TYPE_CHECKING:
    from graph.tokens import Token

_PLACING = frozenset({"in", "at", "into", "near", "outside", "off"})  # prepositions of where people were before
_HERE = frozenset({"in", "at", "near", "outside", "off", "from"})  # prepositions of where the sending is done
_FROM_ELSEWHERE = frozenset({"here", "on", "onward", "onwards"})  # with them a way does not begin where the text is
_TIMES_TOLD_OF = 3  # how often an article that names others as well names the state that it is about
_SENTENCES_TO_A_SENDING = 4  # how far back it may be told who sends people, to wherever


def sender_here(reading: Reading, draft: Draft, drafts: Sequence[Draft]) -> Filled | None:
    """Who sends people whom nobody named sends: their own state, if they serve it, else by what the sentence says."""
    if draft.people is None:
        return None
    people, nationality = draft.people_token, draft.people.nationality
    if (carrier := whose_vehicle(reading, draft) or _fetched_from(reading, draft)) is not None:
        return carrier
    if not (draft.predicate.passive or is_homecoming(draft)):
        goes_home = set(nationality) == _ends(draft) and draft.unit.pattern.continues
        exclude = frozenset(nationality)
        return next(_where_they_were(reading, draft, exclude), None) if goes_home else None
    if people is not None and reading.is_noun(people, "servant") and len(nationality) == 1:
        return None if nationality[0] in _ends(draft) else spoken_of(reading, draft, nationality[0])
    exclude = frozenset({*_ends(draft), *nationality})
    where = next(_where_they_were(reading, draft, exclude), None) or _court_of_same(reading, draft, drafts, exclude)
    return where or _speaker(reading, draft, exclude) or _acting_here(reading, draft, drafts, exclude)


def whose_vehicle(reading: Reading, draft: Draft) -> Filled | None:
    """Whose plane it is: "arrived in Lima in *a US military aircraft*", "a *US Air Force* C-17 brought ten"."""
    classes, functions = reading.frames.classes, draft.predicate.functions
    carriers = (token for link in ("on", "aboard", "in", "subject") for token in functions.get(link, ()))
    for carrier in (token for token in carriers if token.lemma_.lower() in classes["vehicle"]):
        before = [word for word in carrier.subtree if word.i < carrier.i]
        codes = {match.entry.country for match in map(reading.match, before) if match is not None} - {None}
        is_public = any(word.lower_ in classes["public_vehicle"] for word in before)
        if is_public and len(codes) == 1 and codes.isdisjoint(_ends(draft)):
            return spoken_of(reading, draft, str(codes.pop()))
        if (start := _where_it_starts(reading, draft, carrier)) is not None:
            return start
    return None


def _where_it_starts(reading: Reading, draft: Draft, carrier: "Token") -> Filled | None:
    """ "A plane *from San Diego* brought ten there": whose is the place where a vehicle comes from."""
    for name, token in prepositional(carrier):
        place = find_place(reading, token) if name == "from" else None
        if place is not None and place.entity.country not in _ends(draft):
            return Filled(place.entity, place, "where they were")
    return None


def _fetched_from(reading: Reading, draft: Draft) -> Filled | None:
    """ "Chad sent *a plane to Juba* and brought back 90 people": from where they are fetched."""
    verb = draft.predicate.head
    before = verb.head
    if verb.dep_ != "conj" or before.i > verb.i or before.lemma_ not in reading.frames.classes["sending"]:
        return None
    sent = (child for child in before.children if child.dep_ == "dobj")
    if not any(thing.lemma_.lower() in reading.frames.classes["vehicle"] for thing in sent):
        return None
    for name, token in prepositional(before):
        place = find_place(reading, token) if name == "to" and token.i < verb.i else None
        if place is not None and place.entity.country not in _ends(draft):
            return Filled(place.entity, place, "where they were")
    return None


def sender_by_deal(draft: Draft, drafts: Sequence[Draft]) -> Filled | None:
    """ "*Agreed with Peru* to take in 40 men", "under a deal with Peru, Chad will admit them": from the other side."""
    ends = draft.roles.get("destination", ())
    is_done = draft.predicate.passive  # "under a deal with Peru, 40 men will be sent to Chad"
    if draft.people is None or len(ends) != 1 or not (is_done or ends[0].function == "subject"):
        return None
    found: dict[str | None, Filled] = {}
    for deal in drafts:
        if deal.kind != "Agreement" or not _is_by_deal(draft.predicate.head, deal):
            continue
        sides = [filled for role in deal.roles.values() for filled in role if filled.function != "discourse"]
        if any(side.entity.country == ends[0].entity.country for side in sides):
            found |= {side.entity.country or side.entity.key: side for side in sides}
    found.pop(ends[0].entity.country, None)
    other = found.popitem()[1] if len(found) == 1 else None
    if other is None or other.entity.kind is not EntityKind.GOVERNMENT:
        return None
    is_of_others = set(draft.people.nationality) - {other.entity.country, ends[0].entity.country}
    return None if is_of_others else inferred(other)  # Afghans may come from anywhere


def _is_by_deal(verb: "Token", deal: Draft) -> bool:
    """Whether a deal is what a verb is done for or under; not "signed a deal with Peru, *and took* them in"."""
    if verb.is_ancestor(deal.predicate.head):
        return True
    above = verb
    while above.dep_ not in {"ROOT", "conj"} and above != deal.predicate.carrier:
        above = above.head
    return above == deal.predicate.carrier and above != verb


def sender_elsewhere(reading: Reading, draft: Draft) -> Filled | None:
    """ "*Peru* has sent people elsewhere too. Five arrived in Chad": who sends people, and not yet told whither."""
    people, classes = draft.people_token, reading.frames.classes
    told = draft.people if draft.kind == "Transfer" else None
    if people is None or told is None or told.count is None or told.person is not None or told.nationality:
        return None
    for sentence in reading.sentences_to(people, lookback=_SENTENCES_TO_A_SENDING):
        if sentence == people.sent:
            continue
        verbs = (token for token in sentence if token.lemma_.lower() in classes["sending_away"])
        for verb in (verb for verb in verbs if verb.pos_ == "VERB" and _sends_somewhere(reading, verb)):
            for referent in (found for subject in surface_subjects(verb) for found in reading.referents(subject)):
                code = (referent.acts_for or referent.entity).country
                if code is not None and code not in _ends(draft):
                    return spoken_of(reading, draft, code)
    return None


def _sends_somewhere(reading: Reading, verb: "Token") -> bool:
    """Whether a verb sends people to no state that it names: "elsewhere", "to third countries", "to Africa"."""
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    are_people = bool(objects) and all(find_people(reading, noun) is not None for noun in objects)
    below = [word for word in verb.subtree if word.i > verb.i]
    states = (word for word in below if word.tag_ == "NNS" and reading.is_noun(word, "state"))
    abroad = reading.frames.classes["abroad"]
    is_open = any(word.lower_ in abroad for word in below) or any(states)
    return are_people and is_open and not verb.has("neg")


def correct_swapped(reading: Reading, draft: Draft, drafts: Sequence[Draft]) -> None:
    """ "Freed two Danes for ten Malians *held in Togo*", "*sent to Togo*": those given back come from where they are.

    Not from the state of the others, to whose advantage they are let go.
    """
    ends = draft.roles.get("destination", ())
    if draft.kind != "Transfer" or not ends or not all(filled.function.endswith("for.home") for filled in ends):
        return
    others = [o for o in drafts if o is not draft and o.people_token == draft.people_token and o.kind == draft.kind]
    there = [filled for other in others for filled in other.roles.get("destination", ())]
    exclude = frozenset(_ends(draft))
    where = [*_where_they_were(reading, draft, exclude), *(f for f in there if f.entity.country not in exclude)]
    if where:
        draft.roles["sender"] = [inferred(where[0])]


def is_swapped(draft: Draft) -> bool:
    """ "Each side is to receive 15 men": whether people go to two states that one word stands for, from each other."""
    ends = draft.roles.get("destination", ())
    return len(ends) > 1 and len({filled.referent.token for filled in ends}) == 1


def _ends(draft: Draft) -> set[str]:
    return {filled.entity.country for filled in draft.roles.get("destination", ()) if filled.entity.country}


def _where_they_were(reading: Reading, draft: Draft, exclude: frozenset[str]) -> Iterator[Filled]:
    """ "Six men *held in Chad* were flown to Oslo", "the herders who fled into Chad were taken home"."""
    people = draft.people_token
    before = None if people is None else noun_before(reading, people)
    clauses = (verb for noun in (people, before) for verb in _clauses_on(noun))
    for verb in clauses:
        is_kept = verb != draft.predicate.head and verb.lemma_.lower() in reading.frames.classes["kept"]
        for name, token in prepositional(verb) if is_kept else ():
            place = find_place(reading, token) if name in _PLACING else None
            found = reading.referents(token) if name in _PLACING and place is None else [place]
            for referent in found:
                entity = referent.entity if referent is not None else None
                is_state = entity is not None and entity.kind is EntityKind.GOVERNMENT
                if referent is not None and is_state and referent.entity.country not in exclude:
                    yield Filled(referent.entity, referent, "where they were")


def _court_of_same(reading: Reading, draft: Draft, drafts: Sequence[Draft], exclude: frozenset[str]) -> Filled | None:
    """ "One, whom a court sentenced to life, was flown to Doha": the state whose court decided on those sent."""
    for other in drafts:
        is_of_same = any(f.referent.token == draft.people_token for f in other.roles.get("affects", ()))
        for court in other.roles.get("court", ()) if is_of_same else ():
            code = court.entity.country
            if code is not None and len(code) == len("ML") and code not in {*exclude, "EU"}:
                return spoken_of(reading, draft, code)
    return None


def sender_under_court(reading: Reading, draft: Draft, drafts: Sequence[Draft]) -> Filled | None:
    """ "*A Czech court* ruled that they could not be sent to China": the state that a national court binds."""
    verb, exclude = draft.predicate.head, {*_ends(draft), "EU"}
    told = (other for other in drafts if other.kind == "Ruling" and other.predicate.head.i < verb.i)
    rulings = (other for other in told if verb in other.predicate.functions.get("complement", ()))
    for ruling in rulings if draft.predicate.passive else ():
        for court in ruling.roles.get("court", ()):
            code = court.entity.country
            if court.referent.certain and code is not None and code not in exclude:
                return spoken_of(reading, draft, code)
    return None


def _clauses_on(people: "Token | None") -> Iterator["Token"]:
    """The clauses on a phrase of people, and on those whom it counts: "the first 12 of the men held in Chad"."""
    waiting = [] if people is None else [people]
    while waiting:
        noun = waiting.pop()
        for child in noun.children:
            if child.dep_ in ADNOMINAL_CLAUSES:
                yield from (child, *(also for also in child.children if also.dep_ == "conj"))
            elif child.lower_ == "of":
                waiting.extend(below for below in child.children if below.dep_ == "pobj")


def _speaker(reading: Reading, draft: Draft, exclude: frozenset[str]) -> Filled | None:
    """ "Forty were flown to Accra, the German ministry said": whoever tells of it sent them, if no other is named."""
    above = draft.predicate.carrier
    while above.dep_ in {"conj", "ccomp", "xcomp"} and above.head != above:
        is_told = above.head.lemma_.lower() in reading.frames.status.reporting
        if above.dep_ == "ccomp" and above.head.i > above.i and not is_told:
            return None  # "Forty were flown to Accra; the Kenyans went home"
        above = above.head
        if is_told:
            break
    for subject in surface_subjects(above):
        for referent in reading.referents(subject):
            code = (referent.acts_for or referent.entity).country
            if code is not None and code not in exclude and subject not in draft.predicate.functions.get("object", ()):
                return spoken_of(reading, draft, code)
    return None


def _acting_here(reading: Reading, draft: Draft, drafts: Sequence[Draft], exclude: frozenset[str]) -> Filled | None:
    """The state that acts in the sentence, pays for it or is plainly the article's, unless it is done elsewhere."""
    head = draft.predicate.head
    code = context_state(reading, head, exclude=exclude)
    if code is None or _is_elsewhere(reading, draft, code):
        return None
    others = {mention.code for mention in reading.states} - {*exclude, code}
    named = (mention for mention in reading.states if mention.code == code and mention.token.dep_ != "pobj")
    acts = [mention for mention in named if not is_of_people(reading, mention)]
    is_home = (
        len(acts) >= (_TIMES_TOLD_OF if others else 1)
        and code == reading.home_state()
        and reading.is_plainly_home(code)
    )
    is_sure = (
        is_home
        or _acting_in(reading, head) == {code}
        or (acts and _is_sent_off(draft) and likely_state(reading, head, exclude=exclude) == code)
        or pays_for(drafts, draft, code)
        or _deals_with(drafts, draft, code)
    )
    return spoken_of(reading, draft, code) if is_sure else None


def _is_sent_off(draft: Draft) -> bool:
    """Whether people are sent away from where the text is: not "brought here", "sent on", "given", or "not sent"."""
    is_other = any(child.lower_ in _FROM_ELSEWHERE or child.dep_ == "neg" for child in draft.predicate.head.children)
    return draft.predicate.passive and not is_other and "recipient" not in draft.predicate.functions


def _acting_in(reading: Reading, head: "Token") -> set[str]:
    """The states that act in the sentence of a word: its subjects, "it" among them."""
    here = reading.sentence_index(head)
    acting = {s.code for s in reading.states if s.sentence == here and s.subject and s.sense not in NAMES_OF_PEOPLE}
    pronouns = (r for t in head.sent if t.dep_ == "nsubj" and t.lower_ == "it" for r in reading.referents(t))
    return acting | {r.entity.country for r in pronouns if r.entity.kind is EntityKind.GOVERNMENT and r.entity.country}


def pays_for(drafts: Sequence[Draft], draft: Draft, code: str | None) -> bool:
    """Whether a state pays the one that takes people in, as the article tells."""
    ends = _ends(draft)
    return any(
        other.kind == "Payment"
        and any(filled.entity.country == code for filled in other.roles.get("payer", ()))
        and any(filled.entity.country in ends for filled in other.roles.get("payee", ()))
        for other in drafts
    )


def _deals_with(drafts: Sequence[Draft], draft: Draft, code: str) -> bool:
    """Whether a state has a deal with the one that takes people in, as the article tells.

    Whoever is named only in what another agrees to do ("agreed to hand them to Beirut") may be the one to whom they go.
    """
    deals = (other for other in drafts if other.kind == "Agreement")
    sides = (
        {f.entity.country for found in deal.roles.values() for f in found if not f.function.startswith("complement.")}
        for deal in deals
    )
    return any(code in countries and _ends(draft) & countries for countries in sides)


def _is_elsewhere(reading: Reading, draft: Draft, code: str) -> bool:
    """Whether the sentence says where it is done, and that is not known to be in a state: "near Gao"."""
    for token in draft.predicate.head.subtree:
        is_place = token.dep_ == "pobj" and token.pos_ == "PROPN" and token.ent_type_ not in TIMES
        if is_place and token.head.lower_ in _HERE:
            place = find_place(reading, token)
            known = [referent.entity.country for referent in ([place] if place else reading.referents(token))]
            if code not in known:
                return True
    return False
