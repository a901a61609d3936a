"""What the words of a paragraph name by themselves: names of the gazetteer, people, money, times, numbers.

Finds and marks; which entity a mention stands for in its sentence is `graph.extraction.actors`.
Names of the gazetteer win over the pipeline's guesses, which take "Togo" for a person; how the name of
a person is told is `graph.extraction.names.persons`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import field, replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from graph.extraction.names import (
    called_by,
    called_familiarly,
    called_with_particles,
    find_bodies,
    find_given_names,
    find_last_names,
    find_person_names,
    find_whole_names,
    is_month_of_name,
    names_of_bodies,
)
from graph.extraction.quantities import FoundAmount, FoundCount, currencies, find_amounts, find_counts
from graph.extraction.times import TimeExpression, find_times
from graph.gazetteer import Gazetteer, GazetteerMatch, Sense
from graph.labels import PREMODIFIERS
from graph.model import record

if TYPE_CHECKING:
    from graph.tokens import Doc, Span


class _Located(Protocol):
    @property
    def start_char(self) -> int: ...

    @property
    def end_char(self) -> int: ...


_Found = TypeVar("_Found", bound=_Located)


@record()
class Mentions:
    """The mentions of one paragraph, each under every token that it covers (by the token's index)."""

    doc: "Doc"
    matches: Mapping[int, GazetteerMatch]
    persons: Mapping[int, "Span"]
    amounts: Mapping[int, FoundAmount]
    times: Mapping[int, TimeExpression]
    counts: Mapping[int, FoundCount]
    _spans: Mapping[int, "Span"]  # of the names of the gazetteer, by where they start
    bodies: Mapping[int, "Span"] = field(default_factory=dict)  # names like persons' that the article says are a firm's

    def names(self) -> Iterator[GazetteerMatch]:
        """The names of the gazetteer, each once, in the order of the text."""
        last: GazetteerMatch | None = None
        for match in self.matches.values():
            if match is not last:
                yield match
            last = match

    def match_span(self, match: GazetteerMatch) -> "Span":
        """The tokens that a match covers."""
        return self._spans[match.start_char]


def find_mentions(doc: "Doc", gazetteer: Gazetteer) -> Mentions:
    """All mentions of a paragraph; a bare "pesos" is of a state that the paragraph names."""
    text, starts = doc.text, [token.idx for token in doc]
    names = gazetteer.find(text)
    matches = _by_token(starts, names)
    times = _by_token(starts, find_times(text))
    times = {i: time for i, time in times.items() if not is_month_of_name(doc[i], matches)}
    persons = find_person_names(doc, matches, frozenset(times))
    amounts = _by_token(starts, find_amounts(text, states=_states_of(matches)))
    return Mentions(
        doc=doc,
        matches={
            i: match
            for i, match in matches.items()
            if not _is_of_other(i, match, persons, amounts) and not _is_of_branch(doc, i, matches)
        },
        persons=persons,
        amounts=amounts,
        times=times,
        counts=_by_token(starts, find_counts(text)),
        _spans={name.start_char: _covered_span(doc, starts, name) for name in names},
    )


def name_again(paragraphs: Sequence[Mentions]) -> Iterator[Mentions]:
    """The same, with those who are called by a name, or its last word, that any paragraph of the article has in full.

    Names that the article says are of a firm or a ship are of no person.
    """
    found = [name for mentions in paragraphs for name in mentions.persons.values()]
    bodies = names_of_bodies(found, [mentions.doc for mentions in paragraphs])
    of_bodies = bodies.whole | bodies.short
    whole = dict.fromkeys(tuple(w.text for w in name) for name in found if len(name) > 1 and name.text not in of_bodies)
    last_names = frozenset(last for name in whole for last in called_by(name))
    given = frozenset(first for name in whole for first in called_familiarly(name)) - last_names
    whole |= dict.fromkeys(last for name in whole for last in called_with_particles(name))
    for mentions in paragraphs:
        called = {i: name for i, name in mentions.persons.items() if name.text in of_bodies}
        persons = {i: name for i, name in mentions.persons.items() if i not in called}
        known = persons.keys() | mentions.matches.keys() | mentions.times.keys()
        again = find_whole_names(mentions.doc, whole, known.__contains__)
        again |= find_last_names(mentions.doc, last_names, (known | again.keys()).__contains__)
        again |= find_given_names(mentions.doc, given, (known | again.keys()).__contains__)
        others = find_bodies(mentions.doc, bodies, (known | again.keys()).__contains__)
        yield replace(mentions, persons={**persons, **again}, bodies={**others, **called})


_PART = re.compile(r"(?:m|bn|illion) of (?:that|this|it)\b")  # of a sum


def with_money_of(paragraphs: Sequence[Mentions], states: Sequence[str]) -> Iterator[Mentions]:
    """The same, with "rupees" of a paragraph that names nobody's read as those of the first of these states.

    And a part that a paragraph tells of a sum of the one before, "paid 87 million of that", as money of that sum.
    """
    before: str | None = None
    for mentions in paragraphs:
        text, starts = mentions.doc.text, [token.idx for token in mentions.doc]
        is_shared = bool(states) and currencies().shared.search(text) is not None
        amounts = mentions.amounts
        if is_shared or (before is not None and _PART.search(text) is not None):
            found = find_amounts(text, states=_states_of(mentions.matches), others=states, before=before)
            amounts = _by_token(starts, found)
        before = amounts[max(amounts)].amount.currency if amounts else None
        counts = {i: count for i, count in mentions.counts.items() if i not in amounts}
        yield mentions if amounts is mentions.amounts else replace(mentions, amounts=amounts, counts=counts)


def _states_of(matches: Mapping[int, GazetteerMatch]) -> list[str]:
    """The states that names are of, in the order of the text."""
    return list(dict.fromkeys(match.entry.country for match in matches.values() if match.entry.country))


def as_spoken_of(paragraphs: Sequence[Mentions]) -> Iterator[Mentions]:
    """The same, with a name of two states read as that of the one that the article names otherwise, if only one is.

    "Congo" is Congo-Brazzaville in an article that speaks of Brazzaville and not of Kinshasa.
    """
    names = [match for mentions in paragraphs for match in mentions.names() if match.entry.country is not None]
    named = {match.entry.country for match in names if not match.alternatives}
    meant = {id(match): _read_as(match, named) for match in names if match.alternatives}
    for mentions in paragraphs:
        matches = {i: meant.get(id(match), match) for i, match in mentions.matches.items()}
        yield replace(mentions, matches=matches) if meant else mentions


def _read_as(match: GazetteerMatch, named: AbstractSet[str | None]) -> GazetteerMatch:
    others = [entry for entry in match.alternatives if entry.country in named]
    is_plain = len(others) == 1 and match.entry.country not in named and match.entry.kind is others[0].kind
    if not is_plain:
        return match
    left = tuple(entry for entry in match.alternatives if entry is not others[0])
    return replace(match, entry=others[0], alternatives=(match.entry, *left))


def _is_of_other(
    place: int, match: GazetteerMatch, persons: Mapping[int, "Span"], amounts: Mapping[int, FoundAmount]
) -> bool:
    """Whether a word that the gazetteer knows is of somebody's name or a currency's sign: "US$50,000"."""
    if place in persons:
        return match.sense is not Sense.OFFICE
    return place in amounts and match.sense is Sense.NAME


def _is_of_branch(doc: "Doc", place: int, matches: Mapping[int, GazetteerMatch]) -> bool:
    """Whether a state's name ends that of a body there: "Amnesty International *Malaysia*", "Oxfam Kenya"."""
    token, before = doc[place], matches.get(place - 1)
    if matches[place].sense is not Sense.NAME or not place or token.is_sent_start or token.dep_ in PREMODIFIERS:
        return False
    is_joined = doc[place - 1].head == token and doc[place - 1].dep_ == "compound"
    is_body = before is not None and before.sense is Sense.BODY and before.entry.country is None
    return is_joined and (is_body or doc[place - 1].text == "International")


def _by_token(starts: Sequence[int], found: Iterable[_Found]) -> dict[int, _Found]:
    return {i: item for item in found for i in _covered(starts, item)}


def _covered_span(doc: "Doc", starts: Sequence[int], found: _Located) -> "Span":
    covered = _covered(starts, found)
    return doc[covered.start : covered.stop]


def _covered(starts: Sequence[int], found: _Located) -> range:
    """The indices of the tokens that hold the first and the last character, and of those between."""
    return range(bisect_right(starts, found.start_char) - 1, bisect_left(starts, found.end_char))
