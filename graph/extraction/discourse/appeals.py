"""Whom an appeal of a person or a firm is against: whom they sued before, or the state whose court has ruled."""

from collections.abc import Iterator
from dataclasses import replace

from graph.extraction.discourse.gaps import Gap, government_of, state_of_court
from graph.extraction.elements import Draft, Filled
from graph.extraction.fillers import inferred
from graph.model import Entity, EntityKind

_STATES = frozenset({EntityKind.GOVERNMENT, EntityKind.AGENCY})
_OF_STATE = frozenset({"crown", "government", "state", "department", "ministry"})
_LOOKBACK = 6  # sentences between a ruling and the appeal from it
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
    """Against whom a person or a firm appeals, where a ruling is told of just before: whom they sued, or its state.

    Against whom a state appeals stays open: the case may be of anybody whom the ruling was good for.
    """
    ruling, appellants = _ruling_before(gap), gap.draft.roles.get("plaintiff", ())
    if ruling is None or not appellants or _is_of_leave(gap) or _is_of_state(appellants[0]):
        return None
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


def _is_of_state(appellant: Filled) -> bool:
    """Whether a state appeals, or its lawyers do: "*Crown* lawyers have sought leave to appeal"."""
    words = {child.lower_ for child in appellant.referent.token.children if child.dep_ in {"amod", "compound"}}
    words |= set(appellant.entity.label.lower().split()[:-1])  # "Department lawyers said that *they* would appeal"
    return appellant.entity.kind in _STATES or not words.isdisjoint(_OF_STATE)


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


def _across(gap: Gap, appellant: Entity) -> Iterator[Filled]:
    """The other sides of the suits told of before that the appellant was in, the nearest first."""
    for suit in gap.earlier:
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
    is_of_state = one.kind in _STATES and other.kind in _STATES and one.country is not None
    return one.key == other.key or (is_of_state and one.country == other.country)
