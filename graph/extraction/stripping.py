"""Others who did the same at another time, their verb left out: "Peru froze its assets in 2023, Chile a year later".

What stands around such a name tells: a time before it and one behind, and nothing else. Verbs that stand for one said
before are for `graph.extraction.proforms`, sums of others for `graph.extraction.gapping`.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading
from graph.extraction.clauses import Predicate
from graph.extraction.drafts import Draft
from graph.extraction.fillers import Filled, fitting
from graph.gazetteer import Sense
from graph.model import EntityKind

if TYPE_CHECKING:
    from graph.tokens import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_JOINS = frozenset({",", "and", ";"})
_NAMES = frozenset({Sense.NAME, Sense.BODY, Sense.METONYM})
_BEFORE_TIMES = frozenset({"in", "on", "at", "since", "only", "the"})


def stripped_drafts(reading: Reading, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """What these drafts say of others too, of whom nothing but their name and a time is told."""
    for draft in drafts:
        role = _role_of_doer(draft)
        if role is None or not _is_plain_past(draft.predicate.carrier) or _is_of_another_name(draft, role):
            continue
        for name in _names_with_times(reading, draft.predicate.carrier):
            predicate = Predicate(name, "v", MappingProxyType({"subject": (name,)}))
            for referent in reading.referents(name):
                entity = fitting(reading, referent, draft.unit.frame.roles[role])
                if entity is not None:
                    doer = {role: [Filled(entity, referent, "subject")]}
                    yield replace(draft, predicate=predicate, roles=draft.roles | doer, people=None, people_token=None)


def _role_of_doer(draft: Draft) -> str | None:
    """The role of whoever does what a verb says, if all others that are needed are filled as well."""
    doing = [name for name, found in draft.roles.items() if all(filled.function == "subject" for filled in found)]
    needed = {name for name, role in draft.unit.frame.roles.items() if role.required}
    return doing[0] if len(doing) == 1 and not draft.amounts and needed <= draft.roles.keys() else None


def _is_plain_past(verb: "Token") -> bool:
    """Whether a clause tells what was done, and not what was not."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "neg"}}
    return verb.tag_ == "VBD" if not auxiliaries else verb.tag_ == "VBN" and auxiliaries <= {"has", "have", "had"}


def _is_of_another_name(draft: Draft, doing: str) -> bool:
    """ "Signed a treaty with Chile in May, Mali in June": with Mali, or by it, nobody can tell."""
    others = (filled for role, found in draft.roles.items() if role != doing for filled in found)
    named = (filled.referent.token for filled in others if filled.entity.kind is EntityKind.GOVERNMENT)
    return any(token.pos_ == "PROPN" and token.tag_ == "NNP" for token in named)


def _names_with_times(reading: Reading, verb: "Token") -> Iterator["Token"]:
    """The names behind a verb's time that stand between it and one of their own, last words of names first."""
    doc, times = verb.doc, reading.mentions_of(verb).times
    waiting: list[Token] = []
    for token in doc[verb.i + 1 : verb.sent.end]:
        if token.tag_ in _FINITE:
            return
        match = reading.match(token)
        if match is None or match.sense not in _NAMES or reading.match_span(token, match)[-1] != token:
            continue
        first = reading.match_span(token, match).start
        before = first - 2 if doc[first - 1].lower_ == "the" else first - 1
        is_second = bool(waiting) and doc[before].lower_ == "and" and waiting[-1].i == before - 1
        while before > verb.i and doc[before].lower_ in _JOINS:
            before -= 1
        is_behind_time = before < first - 1 and before in times
        waiting = [*waiting, token] if is_second else [token] if is_behind_time else []
        if waiting and _has_own_time(token, times):
            yield from waiting
            waiting = []


def _has_own_time(name: "Token", times: Container[int]) -> bool:
    """Whether nothing but a time stands behind a name, up to the end of its clause."""
    place, end = name.i + 1, name.sent.end
    while place < end and name.doc[place].lower_ in _BEFORE_TIMES:
        place += 1
    start = place
    while place < end and place in times:
        place += 1
    return place > start and (place >= end or name.doc[place].lower_ in _JOINS | {"."})
