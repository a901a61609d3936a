"""Whose action a ruling is about, where only the act is named."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading, context_state, last_court
from graph.extraction.discourse.gaps import Gap, government_of
from graph.extraction.elements import Draft, Filled
from graph.extraction.fillers import inferred
from graph.model import EntityKind

if TYPE_CHECKING:
    from graph.tokens import Token

_LOOKBACK_FOR_COURT = 40  # sentences; a story of a case names its court early


def drop_foreign_states(drafts: Iterable[Draft]) -> None:
    """A national court binds its own government: what it finds of another ("Rwanda is not safe") affects its own."""
    for draft in drafts:
        court, affected = draft.roles.get("court"), draft.roles.get("affects")
        if draft.kind != "Ruling" or not court or not affected or not affected[0].function.startswith("complement"):
            continue
        own, other = court[0].entity.country, affected[0].entity
        if own not in {None, "EU"} and other.kind is EntityKind.GOVERNMENT and other.country != own:
            del draft.roles["affects"]


def is_international(court: Filled) -> bool:
    """Whether a court is of no state: it binds whoever stands before it."""
    return court.entity.kind is EntityKind.COURT and court.entity.country is None and not court.referent.generic


def find_affected(gap: Gap) -> Filled | None:
    """Whose action a ruling is about where only the act is named: the government that the court can bind."""
    reading, draft = gap.reading, gap.draft
    court = draft.roles.get("court")
    if not court:
        return None
    if any(token.lemma_.lower() in reading.frames.classes["conviction"] for token in _decided_on(draft)):
        return _convicted(gap)
    if any(_is_somebody(reading, token) for token in draft.predicate.functions.get("object", ())):
        return None  # it is about somebody whom we do not know
    if is_international(court[0]):
        return None  # it binds whoever stands before it
    code = court[0].entity.country
    if code == "EU":  # it binds the member state that the article speaks of
        code = context_state(reading, draft.predicate.head, exclude=frozenset({"EU"}))
    code = code or _state_of_court(gap)
    if code is None or not gap.reading.is_plainly_home(code):
        return None
    mentioned = replace(court[0].referent, token=draft.predicate.head)
    return government_of(gap, code, mentioned, "the government under this court")


def _decided_on(draft: Draft) -> list["Token"]:
    """The things that a ruling is on: "upheld the verdict", "let the verdict stand"."""
    clauses = draft.predicate.functions.get("complement", ())
    subjects = [child for clause in clauses for child in clause.children if child.dep_ == "nsubj"]
    return [*draft.predicate.functions.get("object", ()), *subjects]


def _is_somebody(reading: Reading, token: "Token") -> bool:
    """Whether words stand for people or a body, and not for an act: "sentenced the driver"."""
    is_thing = token.lower_ in {"it", "this", "that", "them", "which"}
    return not is_thing and (token.pos_ in {"PRON", "PROPN"} or reading.is_noun(token, "people", "group"))


def _state_of_court(gap: Gap) -> str | None:
    head = gap.draft.predicate.head
    judge = gap.reading.persons.get(gap.draft.roles["court"][0].entity.label)
    if judge is not None and judge.court is not None and judge.court.country not in {None, "EU"}:
        return judge.court.country
    last = last_court(gap.reading, head, lookback=_LOOKBACK_FOR_COURT)
    return (last.entity.country if last is not None else None) or context_state(gap.reading, head)


def _convicted(gap: Gap) -> Filled | None:
    """Whose verdict or sentence it is, where the sentence only says "the verdict": the one ruled on before."""
    for other in gap.earlier:
        for filled in other.roles.get("affects", ()):
            if filled.entity.kind is EntityKind.PERSON:
                return inferred(filled)
    return None
