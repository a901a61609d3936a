"""Sums of others whose verb is left out: "Japan gave Chad $6 million, Norway $4 million and Italy half of that".

What stands between two sums tells: nothing but the name of another who pays, or is paid, as the first did. A parser
makes a description, a receiver or a further sum of it. The gapping of people ("freed two men and Peru six sailors")
is for `graph.extraction.elements`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading
from graph.extraction.amounts import FoundAmount
from graph.extraction.drafts import Draft
from graph.extraction.fillers import Filled, fitting, inferred
from graph.extraction.mentions import Mentions
from graph.frames import discourse_words
from graph.model import Amount

if TYPE_CHECKING:
    from graph.tokens import Token

_JOINS = frozenset({"and", ",", ";", "while", "but"})
_BEFORE_SUM = frozenset({"recipient", "before the sum"})  # functions of who is paid, named right before the sum


@dataclass(frozen=True, slots=True)
class _Gap:
    """A name and the sum right behind it."""

    names: frozenset[int]  # indices of tokens
    filled: Filled
    amount: Amount


def part_gapped(reading: Reading, draft: Draft) -> list[Draft]:
    """A payment without the names and sums of others whose verb is left out, and a payment of each of these."""
    if draft.kind != "Payment" or draft.predicate.pos != "v" or not draft.amounts:
        return [draft]
    gaps = list(_gaps(reading, draft))
    role = _role_of(draft)
    if not gaps or role is None:
        return [draft]
    names = frozenset(i for gap in gaps for i in gap.names)
    sums = {gap.amount for gap in gaps}
    roles = {name: [f for f in found if f.referent.token.i not in names] for name, found in draft.roles.items()}
    own = replace(
        draft,
        roles={name: found for name, found in roles.items() if found},
        amounts=[amount for amount in draft.amounts if amount not in sums] or draft.amounts[:1],
    )
    again = (replace(own, roles=own.roles | {role: [gap.filled]}, amounts=[gap.amount], gapped=True) for gap in gaps)
    return [own, *again]


def _role_of(draft: Draft) -> str | None:
    """Whose names stand before the further sums: of who is paid, where the first is named so; else of who pays."""
    if any(filled.function in _BEFORE_SUM for filled in draft.roles.get("payee", ())):
        return "payee"
    payers = draft.roles.get("payer", ())
    return "payer" if payers and all(filled.function == "subject" for filled in payers) else None


def share_side(draft: Draft, earlier: Sequence[Draft]) -> None:
    """Give a payment whose verb is left out the open side of the one with the verb, or none."""
    if not draft.gapped or draft.roles.keys() >= {"payer", "payee"}:
        return
    first = next(other for other in earlier if other.kind == draft.kind and other.predicate is draft.predicate)
    for role, filled in first.roles.items():
        if all(one.function != "discourse" for one in filled):
            draft.roles.setdefault(role, [inferred(one) for one in filled])
    if not draft.roles.keys() >= {"payer", "payee"}:
        draft.roles.clear()
        draft.pending = frozenset()


def _gaps(reading: Reading, draft: Draft) -> Iterator[_Gap]:
    head = draft.predicate.head
    mentions = reading.mentions_of(head)
    role = draft.unit.frame.roles["payer"]
    for found in _further_sums(reading, head):
        start = min(i for i, other in mentions.amounts.items() if other is found)
        last = _name_before(head.doc[start])
        if last is None:
            continue
        first = last.left_edge.i if last.left_edge.i > head.i else last.i
        match = mentions.matches.get(last.i)
        if match is not None:
            first = min(first, mentions.match_span(match).start)
        words = [t for t in head.doc[first : last.i + 1] if t.lower_ != "the"]
        before = head.doc[words[0].i - (2 if head.doc[words[0].i - 1].lower_ == "the" else 1)]
        if before.lower_ not in _JOINS or _has_own_time(mentions, start):
            continue
        for referent in reading.referents(last):
            entity = fitting(reading, referent, role)
            if entity is not None and referent.certain:
                names = frozenset(token.i for token in words)
                yield _Gap(names, Filled(entity, referent, "subject"), replace(found.amount, qualifier=found.qualifier))
                break


def _further_sums(reading: Reading, head: "Token") -> list[FoundAmount]:
    """The sums behind the first one that stands behind a verb in its sentence."""
    start, end = head.idx, head.sent.end_char
    amounts = {id(found): found for found in reading.mentions_of(head).amounts.values()}.values()
    return [found for found in amounts if start < found.start_char < end][1:]


def _has_own_time(mentions: Mentions, start: int) -> bool:
    """Whether a day is told behind a sum that is none of the verb's: "in March and Kenya 15 million in April"."""
    behind = (i for i in mentions.times if i > start)
    return next(behind, mentions.doc[start].sent.end) < mentions.doc[start].sent.end


def _name_before(sum_start: "Token") -> "Token | None":
    """The last word of a name right before a sum, or before words such as "another" there."""
    i = sum_start.i - 1
    while i > sum_start.sent.start and sum_start.doc[i].lower_ in discourse_words().further | {"a", "about", "some"}:
        i -= 1
    token = sum_start.doc[i]
    return token if token.pos_ == "PROPN" else None
