"""Whom a request is put to by "it" or "its neighbour": "Peru held the ship. Chile asked it to free the crew".

Only where one other state is named there; who answers a request is for `graph.extraction.answers`.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading, acts_for_no_state, states_since
from graph.extraction.elements import Draft
from graph.extraction.roles import Filled
from graph.frames import discourse_words
from graph.model import EntityKind

if TYPE_CHECKING:
    from graph.tokens import Token

_OWN = frozenset({"its", "his", "her"})


def name_asked(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Fills in whom a state asks that calls him "it", "the government" or "its neighbour"."""
    for draft in drafts:
        asking = draft.roles.get("requester", [])
        states = {filled.entity.country for filled in asking}
        if draft.kind != "Request" or len(states) != 1 or None in states:
            continue
        asked_others = (f for f in draft.roles.get("requestee", ()) if f.entity.country not in states)
        if any(filled.entity.country or not _is_it(filled) for filled in asked_others):
            continue
        asked = next((token for token in _asked(draft) if _calls_again(reading, token, asking[0])), None)
        other = None if asked is None else _named_beside(reading, asked) or _other_state(reading, asked, states)
        if asked is not None and other is not None:
            draft.roles["requestee"] = [other]


def _is_it(filled: Filled) -> bool:
    """Whether only "it" is said, for which a prison, say, was taken, which no state asks; not the African Union."""
    return filled.referent.token.lower_ == "it" and filled.entity.wikidata is None


def _asked(draft: Draft) -> Iterator["Token"]:
    paths = draft.unit.pattern.elements.get("requestee", ())
    return (token for path in paths for token in draft.predicate.functions.get(path, ()))


def _calls_again(reading: Reading, token: "Token", asking: Filled) -> bool:
    """Whether a word stands for a state told of before that is not the one which asks."""
    if token.lower_ == "it":
        return True
    before = {child.lower_ for child in token.children if child.dep_ in {"det", "poss"}}
    if acts_for_no_state(reading, token):
        return False
    if token.lemma_.lower() in discourse_words().other_sides:
        return not before.isdisjoint(_OWN)
    is_state = asking.entity.kind is EntityKind.GOVERNMENT and asking.referent.acts_for is None
    return reading.is_noun(token, "state_itself") and before == {"the"} and is_state  # officials ask their own


def _named_beside(reading: Reading, asked: "Token") -> Filled | None:
    """ "its neighbour Chile"."""
    names = (child for child in asked.children if child.dep_ == "appos")
    referents = (referent for name in names for referent in reading.referents(name))
    states = (referent for referent in referents if referent.entity.kind is EntityKind.GOVERNMENT)
    return next((Filled(referent.entity, referent, "object") for referent in states), None)


def _other_state(reading: Reading, asked: "Token", states: set[str | None]) -> Filled | None:
    """The one other state of this sentence and the one before."""
    near = states_since(reading, reading.sentence_index(asked) - 1, asked)
    others = {state.code: state.token for state in near if state.code not in states}
    if len(others) != 1:
        return None
    (token,) = others.values()
    for referent in reading.referents(token):
        if referent.entity.kind is EntityKind.GOVERNMENT:
            return Filled(referent.entity, referent.again(asked, f"asked: {referent.mention.text}"), "object")
    return None
