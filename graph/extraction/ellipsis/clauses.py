"""Clauses whose verb is left out: "Peru signed a pact with Chile, and *Ghana with Togo*", "$5m to Chad, *$3m to it*".

Between the name of another who does the same and that of whom it is done to, no more stands than a number, a sum or a
few words for what was named before. A parser makes further sides of the first clause of both names.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from graph.extraction.actors import Reading, Referent
from graph.extraction.ellipsis.gapping import time_behind_gap
from graph.extraction.people import find_people
from graph.extraction.quantities import FoundAmount, FoundCount
from graph.extraction.roles import Draft, Filled, fitting
from graph.extraction.times import TimeExpression
from graph.frames import Role
from graph.gazetteer import NAMES_OF_PEOPLE, Sense
from graph.labels import VERBAL
from graph.model import Amount, EntityKind, record

if TYPE_CHECKING:
    from graph.tokens import Token

_JOINS = frozenset({"and", ",", ";", "while"})
_LINKS_OF_SUMS = frozenset({"to", "for", "from"})
_LONGEST_OF_SUM = 3  # words: "$5m in food aid to Chad"
_SEVERAL = 2
_SUMS = frozenset({"amount", "sum"})  # "the same amount to Samoa"
_LINKS = frozenset({"to", "with", "on", "against", "from"})
_DIRECT = frozenset({"recipient", "before the sum"})  # functions of who is paid, named right before the sum
_LONGEST_BETWEEN = 5  # words: "Ghana another 12 men to Togo"
_BETWEEN = frozenset({"NUM", "NOUN", "ADJ", "DET", "PRON", "SYM"})
_ONE = frozenset({"one", "another"})  # "Ghana *one* with Togo"
_OPENING = frozenset({"NUM", "DET", "SYM", "PRON"})
_Found = TypeVar("_Found", FoundAmount, FoundCount)


@record()
class _Clause:
    """Who does the same as told before, and to whom, each with his words."""

    start: int  # of the first name
    doer: Referent
    other: Referent


def part_clauses(reading: Reading, draft: Draft) -> list[Draft]:
    """What is told with its verb, and what is told behind it without; none where nothing is."""
    verb = draft.predicate.carrier
    sides = _sides(draft, verb)
    if sides is None or draft.predicate.passive:
        return []
    doing, other = sides
    clauses = list(_clauses(reading, draft, verb, other))
    if not clauses:
        return []
    parts = [_own(reading, draft, verb, other, clauses[0].start)]
    ends = [*(clause.start for clause in clauses[1:]), verb.sent.end]
    again = (_again(reading, draft, doing, other, *pair) for pair in zip(clauses, ends, strict=True))
    return [*parts, *(part for part in again if part is not None)] if parts[0].roles.keys() >= {doing, other} else []


def part_by_sums(reading: Reading, draft: Draft) -> list[Draft]:
    """What each of several is paid, or pays, behind a sum of his own: "pledged $5m to Chad, *$3m to Mali* and so on".

    None where no two sums have names of their own.
    """
    if draft.kind != "Payment" or draft.predicate.pos != "v" or not draft.amounts:
        return []
    links = {name: found[0].function.rpartition(".")[2] for name, found in draft.roles.items()}
    role = next((name for name, link in links.items() if link in _LINKS_OF_SUMS), None)
    found = list(_sums_with_names(reading, draft.predicate.carrier, links[role])) if role is not None else []
    if role is None or len({name.entity.key for _, name in found}) < max(_SEVERAL, len(found)):
        return []
    sides = ((amount, _filled(reading, name, draft.unit.frame.roles[role])) for amount, name in found)
    return [
        replace(draft, roles=draft.roles | {role: [side]}, amounts=[amount], time=_time_of_side(reading, side))
        for amount, side in sides
        if side is not None
    ]


def _time_of_side(reading: Reading, side: Filled) -> TimeExpression | None:
    return time_behind_gap(reading, side.referent.token)


def _sums_with_names(reading: Reading, verb: "Token", link: str) -> Iterator[tuple[Amount, Referent]]:
    """The sums behind a verb, each with the state behind it; "the same" is as much as the sum before."""
    amounts = reading.mentions_of(verb).amounts
    amount: Amount | None = None
    for word in verb.doc[verb.i + 1 : verb.sent.end]:
        if word.pos_ in VERBAL:
            return
        if word.i in amounts:
            amount = replace(amounts[word.i].amount, qualifier=amounts[word.i].qualifier)
        is_same = word.lower_ == "same" and word.nbor().lower_ not in _SUMS
        is_same = is_same or (word.lower_ in _SUMS and word.nbor(-1).lower_ == "same")
        is_last = word.i + 1 not in amounts and (word.i in amounts or is_same)
        name = _end_of_sum(word, link) if is_last and amount is not None else None
        state = _state_named(reading, name) if name is not None else None
        if state is not None and amount is not None:
            yield amount, state


def _end_of_sum(sum_end: "Token", link: str) -> "Token | None":
    """The name behind a sum and its preposition: Chad in "$5m *to Chad*", "$5m in aid *to Chad*"."""
    for word in sum_end.doc[sum_end.i + 1 : min(sum_end.i + 2 + _LONGEST_OF_SUM, sum_end.sent.end)]:
        if word.lower_ == link:
            return _last_of_name(word)
        if word.pos_ not in {"NOUN", "ADJ"} and word.lower_ != "in":
            return None
    return None


def _sides(draft: Draft, verb: "Token") -> tuple[str, str] | None:
    """The role of whoever does what a verb says, before it, and that of the other side, behind a preposition."""
    doing = [name for name, found in draft.roles.items() if _are_doers(found, verb)]
    others = [name for name, found in draft.roles.items() if name not in doing and found[0].referent.token.i > verb.i]
    if len(doing) != 1 or len(others) != 1:
        return None
    function = draft.roles[others[0]][0].function
    is_linked = function.rpartition(".")[2] in _LINKS or function in _DIRECT
    return (doing[0], others[0]) if is_linked else None


def _are_doers(found: list[Filled], verb: "Token") -> bool:
    return found[0].function == "subject" and found[0].referent.token.i < verb.i


def _clauses(reading: Reading, draft: Draft, verb: "Token", other: str) -> Iterator[_Clause]:
    """The clauses without a verb behind one, up to the next verb."""
    function = draft.roles[other][0].function
    link = None if function in _DIRECT else function.rpartition(".")[2]
    for name in verb.doc[verb.i + 1 : verb.sent.end]:
        if name.pos_ in VERBAL:
            return
        doer = _state_named(reading, name)
        start = name.i if doer is None else _start_of(reading, name)
        if doer is None or verb.doc[start - 1].lower_ not in _JOINS:
            continue
        end = _end_by_link(reading, name, link) if link is not None else _end_by_sum(reading, name)
        behind = _state_named(reading, end) if end is not None else None
        if behind is not None and behind.entity.key != doer.entity.key:
            yield _Clause(start, doer, behind)


def _start_of(reading: Reading, name: "Token") -> int:
    """Where a name begins, with its article."""
    match = reading.mentions_of(name).matches[name.i]
    start = reading.mentions_of(name).match_span(match).start
    return start - 1 if start and name.doc[start - 1].lower_ == "the" else start


def _state_named(reading: Reading, name: "Token") -> Referent | None:
    """The state whose name ends with a word."""
    match = reading.match(name)
    if match is None or match.sense is not Sense.NAME or name.i + 1 != reading.mentions_of(name).match_span(match).end:
        return None
    if name.doc[name.i + 1 : name.i + 2].text in {"'s", "’s", "'", "’"}:
        return None
    return next((r for r in reading.referents(name) if r.entity.kind is EntityKind.GOVERNMENT), None)


def _end_by_link(reading: Reading, name: "Token", link: str) -> "Token | None":
    """The name behind a preposition that nothing but a number or a few such words parts from the name before."""
    behind = name.doc[name.i + 1 : min(name.i + 2 + _LONGEST_BETWEEN, name.sent.end)]
    for word in behind:
        if word.lower_ == link:
            return _last_of_name(word)
        match = reading.match(word)
        is_plain = word.lower_ in _ONE or (match is not None and match.sense in NAMES_OF_PEOPLE)
        if not is_plain and word.pos_ not in (_OPENING if word.i == name.i + 1 else _BETWEEN):
            return None
    return None


def _last_of_name(before: "Token") -> "Token | None":
    """The last word of the name right behind a word."""
    last = None
    for word in before.doc[before.i + 1 : before.sent.end]:
        is_article = word.lower_ == "the" and word.i == before.i + 1
        if word.pos_ != "PROPN" and not is_article:
            break
        last = None if is_article else word
    return last


def _end_by_sum(reading: Reading, name: "Token") -> "Token | None":
    """Togo in "and Ghana *Togo* $3 million"."""
    last = _last_of_name(name)
    is_before_sum = last is not None and last.i + 1 in reading.mentions_of(name).amounts
    return last if is_before_sum else None


def _own(reading: Reading, draft: Draft, verb: "Token", other: str, end: int) -> Draft:
    """What is told with its verb, without what stands behind the name of another who does the same."""
    roles = {name: [f for f in found if f.referent.token.i < end] for name, found in draft.roles.items()}
    own = replace(draft, roles={name: found for name, found in roles.items() if found})
    time = time_behind_gap(reading, own.roles[other][0].referent.token) if other in own.roles else None
    return _with_numbers(reading, replace(own, time=time), verb, verb.i, end)


def _again(reading: Reading, draft: Draft, doing: str, other: str, clause: _Clause, end: int) -> Draft | None:
    """The same done by another to another."""
    roles = draft.unit.frame.roles
    doer, undergoer = _filled(reading, clause.doer, roles[doing]), _filled(reading, clause.other, roles[other])
    if doer is None or undergoer is None:
        return None
    again = replace(draft, roles={doing: [doer], other: [undergoer]}, pending=frozenset())
    again = replace(again, time=time_behind_gap(reading, clause.other.token))
    return _with_numbers(reading, again, draft.predicate.carrier, clause.start, end)


def _filled(reading: Reading, referent: Referent, role: Role) -> Filled | None:
    entity = fitting(reading, referent, role)
    return None if entity is None else Filled(entity, referent, "subject")


def _with_numbers(reading: Reading, draft: Draft, verb: "Token", start: int, end: int) -> Draft:
    """A draft with the sum and the people told between two words."""
    mentions = reading.mentions_of(verb)
    sums = [replace(found.amount, qualifier=found.qualifier) for found in _between(mentions.amounts, start, end)]
    counts = [found.count for found in _between(mentions.counts, start, end)]
    people = draft.people
    if people is not None and (len(counts) == 1 or start > verb.i):
        people = replace(people, count=counts[0] if counts else None)
        named = (
            find_people(reading, word) for word in verb.doc[start:end] if word.pos_ == "NOUN" or word.tag_ == "NNPS"
        )
        own = next((found for found in named if found is not None and found.nationality), None)
        people = people if own is None else replace(people, nationality=own.nationality)
    return replace(draft, amounts=sums[:1] if draft.amounts else [], people=people)


def _nationality(reading: Reading, word: "Token") -> tuple[str, ...]:
    """Of which states the people are whom a word is for, if it is for any."""
    match = reading.match(word)
    if match is not None and match.sense in NAMES_OF_PEOPLE:
        return () if match.entry.country is None else (match.entry.country,)
    people = find_people(reading, word) if word.tag_ == "NNS" else None
    return () if people is None else people.nationality


def _between(found: Mapping[int, _Found], start: int, end: int) -> list[_Found]:
    return [each for i, each in sorted(found.items()) if start < i < end]
