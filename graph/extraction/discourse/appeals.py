"""Whom an appeal of a person or a firm is against: whom they sued before, or the state whose court has ruled."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extraction.discourse.gaps import Gap, government_of, only_one, state_of_court
from graph.extraction.elements import Draft, Filled
from graph.extraction.people import find_people
from graph.extraction.roles import inferred
from graph.frames import discourse_words
from graph.labels import NOMINAL_SUBJECTS, PLURAL_NOUNS
from graph.model import OF_STATE, PEOPLE, Entity, EntityKind

if TYPE_CHECKING:
    from graph.tokens import Token

_OF_PEOPLE = frozenset({"Transfer", "Detention"})  # kinds of facts that a ruling may be on
_LOOKBACK = 6  # sentences between a ruling and the appeal from it
_SENTENCES_TO_SUIT = 2  # between a suit and the ruling in it
_LEAVE = "leave_or_notice"  # the class of words for what one may seek, get or give before an appeal


def is_appeal(gap: Gap) -> bool:
    """Whether a suit takes a case to a higher court: "lodged an appeal", "will seek leave to appeal"."""
    if gap.draft.unit.head == "appeal":
        return True
    leave = gap.reading.frames.classes[_LEAVE]
    objects = gap.draft.predicate.functions.get("object", ())
    return any(
        token.lemma_ == "appeal" or (token.lemma_ in leave and any(word.lemma_ == "appeal" for word in token.subtree))
        for token in objects
    )


def other_side_of_appeal(gap: Gap) -> Filled | None:
    """Against whom somebody appeals, where a ruling is told of just before: whom they sued, or were sued by.

    Or else, for a person or a firm, the state whose court has ruled; for a state, whoever the ruling was good for.
    """
    ruling, appellants = _ruling_before(gap), gap.draft.roles.get("plaintiff", ())
    if ruling is None or not appellants or _is_of_leave(gap):
        return None
    if _is_of_state(appellants[0]):
        return None if _is_client(gap, appellants[0]) else _across_from_state(gap, ruling, appellants[0])
    found = next(_across(gap, appellants[0].entity), None)
    if found is not None:
        return inferred(found)
    paid = _to_be_paid(gap, ruling, appellants[0].entity)
    if paid and appellants[0].entity.kind is EntityKind.ORGANIZATION:  # a convict appeals against the state
        return inferred(paid[0])
    court = ruling.roles["court"][0]
    code = state_of_court(gap, court)
    if code is None:
        return None
    mentioned = replace(court.referent, token=gap.draft.predicate.head)
    return government_of(gap, code, mentioned, "the government under this court")


def _is_client(gap: Gap, appellant: Filled) -> bool:
    """ "*Mr Diop's* lawyer said *he* would appeal": a person who has held an office of the state, or may have."""
    token = appellant.referent.token
    is_owner = token.pos_ == "PROPN" and token not in gap.draft.predicate.functions.get("subject", ())
    return is_owner or token.lower_ in {"he", "she"}


def _across_from_state(gap: Gap, ruling: Draft, appellant: Filled) -> Filled | None:
    """Against whom a state appeals: who sued it by what the ruling says, or whom the ruling is about.

    Of a state that takes the case, or challenges the order, what is told beside the ruling may say who sued it, too.
    """
    is_bare = gap.draft.unit.pattern.sense == "appeal"
    sued = (suit for suit in _suits_near(gap, ruling) if not is_bare or ruling.predicate.head.is_ancestor(suit))
    noun = appellant.referent.token.lemma_.lower()  # "the *Aliens Agency* lost. The *agency* has appealed"
    for across in (list(_across(gap, appellant.entity, frozenset(sued)))[:1], list(_in_whose_favour(gap, ruling))):
        if (found := only_one(across)) is not None and noun not in found.entity.label.lower().split():
            return found
    return None


def _suits_near(gap: Gap, ruling: Draft) -> Iterator["Token"]:
    """The words for the suits that are told of beside a ruling."""
    last = gap.reading.sentence_index(ruling.predicate.head)
    for suit in gap.earlier:
        if last - gap.reading.sentence_index(suit.predicate.head) <= _SENTENCES_TO_SUIT:
            yield suit.predicate.head


def _in_whose_favour(gap: Gap, ruling: Draft) -> Iterator[Filled]:
    """ "A judge barred the state from deporting *12 Omanis*. It has appealed": the people that a ruling is about."""
    affected = [filled for filled in ruling.roles.get("affects", ()) if filled.function != "discourse"]
    told = [filled for filled in affected if filled.entity.kind not in OF_STATE]
    if told:
        yield from (filled for filled in told if filled.entity.kind in PEOPLE)
        return
    here = ruling.predicate.head.sent
    people = {
        draft.people_token.i: draft.people_token
        for draft in gap.drafts
        if draft.kind in _OF_PEOPLE and draft.predicate.head.sent == here and draft.people_token is not None
    }
    clauses = ruling.predicate.functions.get("complement", ())
    subjects = (child for clause in clauses for child in clause.children if child.dep_ in NOMINAL_SUBJECTS)
    heard = (child for child in subjects if child.tag_ in PLURAL_NOUNS)
    for token in people.values() or (token for token in heard if find_people(gap.reading, token) is not None):
        for referent in gap.reading.referents(token):
            yield Filled(referent.entity, referent, "discourse")


def _is_of_state(appellant: Filled) -> bool:
    """Whether a state appeals, or its lawyers do: "*Crown* lawyers have sought leave to appeal"."""
    words = {child.lower_ for child in appellant.referent.token.children if child.dep_ in {"amod", "compound"}}
    words |= set(appellant.entity.label.lower().split()[:-1])  # "Department lawyers said that *they* would appeal"
    return appellant.entity.kind in OF_STATE or not words.isdisjoint(discourse_words().parties_of_state)


def _is_of_leave(gap: Gap) -> bool:
    """Whether "to appeal" only says for what somebody is given, or refused, leave."""
    head = gap.draft.predicate.head
    is_verb = gap.draft.unit.head == "appeal" and head.i > 1
    return is_verb and head.nbor(-2).lemma_ in gap.reading.frames.classes[_LEAVE]


def _ruling_before(gap: Gap) -> Draft | None:
    """The ruling that somebody appeals from: the last one told of, in this sentence or those just before.

    Or what it is told of behind: "has appealed after a court in Lima *ordered* it to pay".
    """
    head = gap.draft.predicate.head
    here = gap.reading.sentence_index(head)
    behind = (other for other in gap.drafts if head.is_ancestor(other.predicate.head))
    rulings = (other for other in (*behind, *gap.earlier) if other.kind == "Ruling" and other.roles.get("court"))
    last = next(rulings, None)
    is_near = last is not None and here - gap.reading.sentence_index(last.predicate.head) <= _LOOKBACK
    return last if is_near else None


def _across(gap: Gap, appellant: Entity, among: Collection["Token"] | None = None) -> Iterator[Filled]:
    """The other sides of the suits told of before that the appellant was in, the nearest first.

    Only of those whose words are among some, where these are given.
    """
    for suit in gap.earlier:
        if among is not None and suit.predicate.head not in among:
            continue
        suing, sued = suit.roles.get("plaintiff", ()), suit.roles.get("defendant", ())
        if suit.kind != "Lawsuit" or suit.predicate.head == gap.draft.predicate.head:
            continue
        if any(_is_one_side(filled.entity, appellant) for filled in suing):
            yield from sued[:1]
        elif any(_is_one_side(filled.entity, appellant) for filled in sued):
            yield from suing[:1]


def _to_be_paid(gap: Gap, ruling: Draft, appellant: Entity) -> list[Filled]:
    """ "A court ordered Norvik to pay *40 fishermen* $5 million. It has appealed": whom it is to pay, and no state."""
    here = ruling.predicate.head.sent
    payments = (other for other in gap.drafts if other.kind == "Payment" and other.predicate.head.sent == here)
    due = (one for one in payments if any(_is_one_side(f.entity, appellant) for f in one.roles.get("payer", ())))
    return next((payment.roles["payee"] for payment in due if payment.roles.get("payee")), [])


def _is_one_side(one: Entity, other: Entity) -> bool:
    """Whether two are one side of a suit: the same, or of the same government."""
    is_of_state = one.kind in OF_STATE and other.kind in OF_STATE and one.country is not None
    return one.key == other.key or (is_of_state and one.country == other.country)
