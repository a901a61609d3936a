"""A part of a sum that was told of before: "$90 million, of which 15 million has been handed over", "of the money".

Who pays and is paid is then whoever pays and is paid the whole. What else a sentence leaves open of a payment is for
`graph.extraction.discourse.dues`.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading
from graph.extraction.quantities import FoundAmount
from graph.extraction.roles import Draft, Filled, inferred

if TYPE_CHECKING:
    from graph.tokens import Token

_SIDES = ("payer", "payee")
_OTHER_SIDE = {"payer": "payee", "payee": "payer"}
_OF_WHOLE = re.compile(r"\bof which\b|(?:^|[.!?;]\W{0,3})of (?:the|that|this|these|those|it)\b", re.IGNORECASE)
_PART_OF_WHOLE = re.compile(r"\W{0,3}of (?:which|that|this|it)\b", re.IGNORECASE)


def take_sides_of_whole(reading: Reading, draft: Draft, earlier: Sequence[Draft]) -> None:
    """Fill the open sides of the payment of a part from that of the whole; where those are not known, drop its own."""
    whole = _whole_of(reading, draft) if draft.kind == "Payment" and draft.amounts else None
    if whole is None:
        return
    told = _told_of(whole, draft, earlier)
    is_known = bool(draft.roles)
    is_back = draft.unit.pattern.sense == "repayment"
    for role, filled in (told.roles if told is not None else {}).items():
        if is_known or _is_said(filled):
            draft.roles.setdefault(_OTHER_SIDE.get(role, role) if is_back else role, [inferred(one) for one in filled])
    if not draft.roles or (told is not None and not draft.roles.keys() >= {*_SIDES}):
        draft.roles.clear()
        draft.pending, draft.amounts = frozenset(), []


def _is_said(found: Sequence[Filled]) -> bool:
    return all(filled.function != "discourse" for filled in found)


def _whole_of(reading: Reading, draft: Draft) -> FoundAmount | None:
    """The sum that the one of a payment is a part of: the last greater one before, where the words say so."""
    head = draft.predicate.head
    sums = list({id(found): found for found in reading.mentions_of(head).amounts.values()}.values())
    own = next((i for i, found in enumerate(sums) if _is_of(found, draft, head)), None)
    if own is None:
        return None  # "did so" of a sum in another paragraph
    part, text = sums[own], head.doc.text
    before = [one for one in sums[:own] if one.amount.currency == part.amount.currency]
    whole = next((one for one in reversed(before) if one.amount.value > part.amount.value), None)
    if whole is None:
        return None
    between = _OF_WHOLE.search(text[whole.end_char : part.start_char])
    is_part = part.bare or between is not None or _PART_OF_WHOLE.match(text, part.end_char) is not None
    return whole if is_part else None


def _is_of(found: FoundAmount, draft: Draft, head: "Token") -> bool:
    start, end = head.sent.start_char, head.sent.end_char
    return start <= found.start_char < end and found.amount.value == draft.amounts[0].value


def _told_of(whole: FoundAmount, draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """The last payment of the whole sum in the paragraph."""
    for other in reversed(earlier):
        if other.kind != "Payment" or other.predicate.head.doc is not draft.predicate.head.doc:
            continue
        if any(amount.value == whole.amount.value for amount in other.amounts):
            return other
    return None
