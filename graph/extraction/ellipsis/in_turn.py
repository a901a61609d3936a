"""Lists that go together one by one: "Peru and Chile hold 12 and nine Danes *respectively*".

The first of each list belongs to the first of the others. Two lists of the same length are needed; what is not in a
list is shared.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from graph.extraction.actors import Reading
from graph.extraction.quantities import FoundAmount, FoundCount
from graph.extraction.roles import Draft
from graph.model import Amount, Count

if TYPE_CHECKING:
    from graph.tokens import Token

_IN_TURN = "respectively"
_JOINS = frozenset({",", "and", ", and"})
_TWICE = 2
_Found = TypeVar("_Found", FoundAmount, FoundCount)


def part_in_turn(reading: Reading, draft: Draft) -> list[Draft]:
    """One draft for each of those named in turn, with what is told of him; none where no lists go together."""
    head = draft.predicate.head
    if all(token.lower_ != _IN_TURN for token in head.sent):
        return []
    mentions = reading.mentions_of(head)
    sums = [_amount(found) for found in _run(head, mentions.amounts)] if draft.amounts else []
    counts = [found.count for found in _run(head, mentions.counts)] if draft.people is not None else []
    lengths = [len(sides) for sides in draft.roles.values()]
    length = next((n for n in lengths if n >= _TWICE and [*lengths, len(sums), len(counts)].count(n) >= _TWICE), None)
    return [] if length is None else [_nth(draft, n, length, sums, counts) for n in range(length)]


def _run(head: "Token", found: Mapping[int, _Found]) -> list[_Found]:
    """The first numbers of a sentence that nothing but commas and "and" parts: "*12, nine* and *three* men"."""
    start, end = head.sent.start_char, head.sent.end_char
    distinct = {each.start_char: each for each in found.values() if start <= each.start_char < end}
    run: list[_Found] = []
    for _, each in sorted(distinct.items()):
        if run and head.doc.text[run[-1].end_char : each.start_char].strip() not in _JOINS:
            if len(run) >= _TWICE:
                break
            run = []
        run.append(each)
    return run


def _amount(found: FoundAmount) -> Amount:
    return replace(found.amount, qualifier=found.qualifier)


def _nth(draft: Draft, n: int, length: int, sums: Sequence[Amount], counts: Sequence[Count]) -> Draft:
    """What is told of the nth of each list that is as long as the others."""
    roles = {name: [sides[n]] if len(sides) == length else sides for name, sides in draft.roles.items()}
    own = replace(draft, roles=roles)
    if len(sums) == length:
        own = replace(own, amounts=[sums[n]])
    if len(counts) == length and own.people is not None:
        own = replace(own, people=replace(own.people, count=counts[n]))
    return own
