"""Who takes part in a dealing, by the dealings that the article tells of beside it."""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading
from graph.extraction.clauses import clause_verb
from graph.extraction.discourse.gaps import Gap, countries_of, only_one
from graph.extraction.elements import Draft, Filled
from graph.extraction.movements import pays_for
from graph.extraction.roles import inferred
from graph.labels import PRESENT_TENSE
from graph.model import PEOPLE

if TYPE_CHECKING:
    from graph.tokens import Token

# The role whose filler drives the dealings that an article is about.
_INITIATING = {"Request": "requester", "Payment": "payer", "Transfer": "sender", "Restriction": "imposer"}
_BILATERAL = frozenset({"Request", "Agreement", "Negotiation", "Payment", "Lawsuit"})
_TALKS = frozenset({"Negotiation", "Agreement"})
_PARTIES = frozenset({"party", "counterparty"})
_MOST = 1.5  # the share of two in three
_SENTENCES_OF_A_WAY = 5  # how far back those who go home may have been sent to another state
_SENTENCES_OF_A_DEALING = 2  # how far back the other side of one may be named


def find_initiator(reading: Reading, drafts: Iterable[Draft]) -> Filled | None:
    """The state that asks, pays and sends in this article, if one does so more than all others together."""
    tally: Counter[str] = Counter()
    first: dict[str, Filled] = {}
    for draft in drafts:
        for filled in draft.roles.get(_INITIATING.get(draft.kind, ""), ()):
            if filled.entity.country:
                tally[filled.entity.country] += 1
                first.setdefault(filled.entity.country, filled)
    if not tally:
        return None
    code, most = min(tally.items(), key=lambda item: (-item[1], item[0]))
    is_plain = most >= 2 or code == reading.home_state()
    if not is_plain or 2 * most <= tally.total():
        return None
    return replace(first[code], entity=reading.government(code))  # whichever of its bodies was named first


def _is_of_none_told(gap: Gap, initiator: str | None) -> bool:
    """Whether a deal is yet to be, or told of before the article has named whoever initiates its dealings."""
    head = gap.draft.predicate.head
    here = gap.reading.sentence_index(head)
    is_named = any(state.code == initiator and state.sentence <= here for state in gap.reading.states)
    return _is_yet_to_be(head) or not is_named


def as_initiator(gap: Gap, initiator: Filled | None) -> Filled | None:
    """The initiator of the article's dealings, where the role is one of a side that deals."""
    kind = gap.draft.kind
    is_side = gap.role == _INITIATING.get(kind) or (kind in _TALKS and gap.role in _PARTIES)
    if initiator is None or not is_side or initiator.entity.country in countries_of(gap.draft):
        return None
    is_of_none = not gap.draft.roles or (kind == "Request" and _is_denied(gap.draft.predicate.head))
    if is_of_none and not gap.reading.is_spoken_of(initiator.entity.country, gap.draft.predicate.head):
        return None
    if kind == "Agreement" and not gap.draft.roles and _is_of_none_told(gap, initiator.entity.country):
        return None
    if kind == "Payment" and gap.draft.predicate.passive and gap.draft.predicate.head.lemma_ == "owe":
        return None  # "the bank is owed $9 million": who gives to others need not owe anything
    if kind == "Payment" and (not gap.draft.roles or acts_another(gap, initiator.entity.country)):
        return None  # a sum that nobody is said to pay or to get, or of which another may be the giver
    if kind == "Transfer" and (goes_on_home(gap) or not _sends_most(gap, initiator.entity.country)):
        return None
    return inferred(initiator)


def _is_denied(verb: "Token") -> bool:
    """ "Chad was *not* asked": of which nobody is told who might have done it."""
    return verb.has("neg")


def _is_yet_to_be(verb: "Token") -> bool:
    """ "The arrangement, which *is to be* signed when he comes": of whom nothing is told as yet."""
    is_coming = verb.head.lemma_ == "be" and verb.head.tag_ in PRESENT_TENSE
    return verb.dep_ == "xcomp" and is_coming and verb.has_word("to")


def acts_another(gap: Gap, code: str | None) -> bool:
    """ "The EU and Egypt struck a deal, by which Cairo is to be paid": whether a third state acts in the sentence."""
    index = gap.reading.sentence_index(gap.draft.predicate.head)
    known = countries_of(gap.draft) | {code}
    return any(s.sentence == index and s.subject and s.code not in known for s in gap.reading.states)


def goes_on_home(gap: Gap) -> bool:
    """ "The US flew 14 men to Accra. Two Nigerians were put on a bus to Lagos": who goes on from a third state.

    Those do who go home, and those who are put over its border.
    """
    draft = gap.draft
    ends = {filled.entity.country for filled in draft.roles.get("destination", ())}
    is_return = draft.people is not None and ends == set(draft.people.nationality)
    is_over = any(name in draft.predicate.functions for name in ("over", "across"))
    sent = (other for other in gap.earlier if other.kind == "Transfer" and "sender" in other.roles)
    ways = (f for other in sent if _is_near(gap, other) for f in other.roles.get("destination", ()) if _told(f))
    is_elsewhere = any(filled.entity.country not in {None, *ends} for filled in ways)
    return draft.predicate.passive and (is_return or is_over) and is_elsewhere


def _is_near(gap: Gap, other: Draft) -> bool:
    here, there = (gap.reading.sentence_index(draft.predicate.head) for draft in (gap.draft, other))
    return here - there <= _SENTENCES_OF_A_WAY


def _sends_most(gap: Gap, code: str | None) -> bool:
    """Whether the article tells of a state that it sends people, or pays who takes them, and hardly of another."""
    others = [other for other in gap.drafts if other is not gap.draft]
    senders = [f.entity.country for o in others if o.kind == "Transfer" for f in o.roles.get("sender", ()) if _told(f)]
    if not senders and code == gap.reading.home_state():
        return code is not None and gap.reading.is_plainly_home(code)
    return pays_for(others, gap.draft, code) or (code in senders and _MOST * senders.count(code) >= len(senders))


def _told(filled: Filled) -> bool:
    """Whether the sentence itself fills a role."""
    return filled.function != "discourse"


def find_of_such(gap: Gap) -> Filled | None:
    """ "No such meeting has been held": whoever the meeting told of just before was one of."""
    head = gap.draft.predicate.head
    if all(child.lower_ != "such" for child in head.children):
        return None
    here = gap.reading.sentence_index(head)
    near = (d for d in gap.earlier if here - gap.reading.sentence_index(d.predicate.head) <= _SENTENCES_OF_A_DEALING)
    meant = next((draft for draft in near if draft.kind == gap.draft.kind), None)
    found = meant.roles.get(gap.role) if meant is not None else None
    return inferred(found[0]) if found else None


def find_other_party(gap: Gap) -> Filled | None:
    """The other of two states that deal with each other in the sentences just before, if the draft names one."""
    known = countries_of(gap.draft) - {None}
    if gap.draft.kind not in _BILATERAL or len(known) != 1:
        return None
    found: dict[str | None, Filled] = {}
    for other in gap.drafts:
        if not _is_dealing_just_before(gap, other) or _goes_the_other_way(gap, other) or is_with_ally(gap, other):
            continue
        sides = [f for f in _facing(other, known) if f.entity.country and f.function != "discourse"]
        countries = {side.entity.country for side in sides}
        if gap.draft.kind == "Payment" and other.kind == "Agreement":
            sides = _across(other, known)
        elif len(countries) != 2 or not known <= countries:
            continue
        for side in sides:
            found.setdefault(side.entity.country, side)
    return only_one([side for country, side in found.items() if country not in known])


def _facing(dealing: Draft, known: AbstractSet[str | None]) -> list[Filled]:
    """The sides of a dealing, but of one that goes one way nobody beside a known one: "asked Chad *and Mali*"."""
    one_way = dealing.kind not in _TALKS
    beside = {
        id(filled)
        for fillers in dealing.roles.values()
        if one_way
        if any(filled.entity.country in known for filled in fillers)
        for filled in fillers
        if filled.entity.country not in known
    }
    return [f for fillers in dealing.roles.values() for f in fillers if id(f) not in beside]


def find_other_in_return(gap: Gap) -> Filled | None:
    """ "Peru has a deal with Chad. In return, Chad will hand over 12 prisoners": the other of two told of before.

    So too where only one was: "Peru freed two sailors; in return Chad handed over three".
    """
    known = countries_of(gap.draft) - {None}
    here = gap.reading.sentence_index(gap.draft.predicate.head)
    for other in gap.earlier if len(known) == 1 else ():
        if here - gap.reading.sentence_index(other.predicate.head) > 1:
            return None
        sides = {filled.entity.country: filled for found in other.roles.values() for filled in found}
        is_release = other.kind == "Detention" and len(sides) == 1 and known.isdisjoint(sides)
        if None not in sides and (is_release or (len(sides) == len(("one", "other")) and known < sides.keys())):
            return inferred(next(filled for country, filled in sides.items() if country not in known))
    return None


def _goes_the_other_way(gap: Gap, other: Draft) -> bool:
    """ "Norway borrowed $20m and sent $5m to Peru": whoever is paid in the next clause did not pay here."""
    verb, behind = gap.draft.predicate.head, other.predicate.head
    if gap.draft.kind != "Payment" or other.kind != "Payment" or behind.i < verb.i or behind.sent != verb.sent:
        return False
    payees = {filled.entity.key for filled in gap.draft.roles.get("payee", ())}
    return gap.role == "payer" and any(filled.entity.key in payees for filled in other.roles.get("payer", ()))


def is_with_ally(gap: Gap, other: Draft) -> bool:
    """ "Norway will sue over the cod, and *has talked to Iceland*": whoever one talks to besides is not sued."""
    verb, told = gap.draft.predicate.head, clause_verb(other.predicate.head)
    is_besides = told.dep_ == "conj" and told.i > verb.i and told.sent == verb.sent
    return is_besides and gap.draft.kind == "Lawsuit" and other.kind in _TALKS


def _across(dealing: Draft, known: AbstractSet[str | None]) -> list[Filled]:
    """Who is across from a state in a deal: of "signed deals with Chad and Mali", whoever signed, for each of them."""
    told = {
        role: [f for f in fillers if f.entity.country and f.function != "discourse"]
        for role, fillers in dealing.roles.items()
    }
    own = {role for role, fillers in told.items() if known <= {filled.entity.country for filled in fillers}}
    others = [filled for role, fillers in told.items() if role not in own for filled in fillers]
    if own and others:
        return others
    return [filled for role in own for filled in told[role] if filled.entity.country not in known]


def _is_dealing_just_before(gap: Gap, other: Draft) -> bool:
    is_disputed = gap.draft.kind == "Lawsuit" and other.kind == "Restriction"  # "challenged the ban before the WTO"
    if not (is_disputed or other.kind in _BILATERAL) or other.predicate.head == gap.draft.predicate.head:
        return False
    here, there = (gap.reading.sentence_index(draft.predicate.head) for draft in (gap.draft, other))
    return 0 <= here - there <= _SENTENCES_OF_A_DEALING and not (here == there and _is_of_the_past(gap, other))


def _is_of_the_past(gap: Gap, dealing: Draft) -> bool:
    """ "Spain, *which had long had a pact with Peru*, pressed Chad": told aside, before it goes on with another."""
    verb = dealing.predicate.head
    clauses = (token for token in (verb, *verb.ancestors) if token.dep_ == "relcl")
    if not any(child.dep_ == "aux" and child.lower_ == "had" for clause in clauses for child in clause.children):
        return False
    beside = (other for other in gap.drafts if other.kind in _BILATERAL and other.predicate.head.sent == verb.sent)
    return any(not countries_of(other) - {None} <= countries_of(dealing) for other in beside if other != gap.draft)


def find_of_same_kind(gap: Gap) -> Filled | None:
    """Who fills this role in the article's other drafts of the kind with the same other participants."""
    known = {role: {f.entity.key for f in filled} for role, filled in gap.draft.roles.items()}
    found: dict[str, Filled] = {}
    for other in gap.drafts:
        if other.kind != gap.draft.kind or gap.role not in other.roles:
            continue
        if any(f.entity.key in keys for role, keys in known.items() for f in other.roles.get(role, ())):
            for filled in other.roles[gap.role]:
                if not (gap.role == "requester" and filled.entity.kind in PEOPLE):  # "had been pressed": by states
                    found.setdefault(filled.entity.key, filled)
    return only_one(list(found.values()))
