"""What a claim is about: another claim of its article, which its trigger has for a complement or an object.

"asked Rwanda to accept 250 people" is a Request about a Transfer. Which events are about which follows from this
in `graph.resolution`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extraction.clauses import Predicate
from graph.extraction.elements import Draft
from graph.iris import mint_claim_iri
from graph.labels import COMPLEMENT_CLAUSES
from graph.language import start_char
from graph.model import Claim

if TYPE_CHECKING:
    from graph.tokens import Token


def subject_matter(drafts: Iterable[Draft]) -> dict[int, set[int]]:
    """Where the trigger of a draft starts, to where the words start that it is about."""
    places: dict[int, set[int]] = {}
    for draft in drafts:
        matter = {start_char(token) for token in _matter(draft.predicate)}
        places.setdefault(start_char(draft.predicate.head), set()).update(matter)
    return places


def link_claims(claims: list[Claim], places: Mapping[int, set[int]]) -> list[Claim]:
    """The claims, each with the ids of those whose triggers stand where its own trigger points."""
    triggers = [{evidence.trigger.start_char for evidence in claim.evidence} for claim in claims]
    pointed = [{place for trigger in own for place in places.get(trigger, ())} for own in triggers]
    pointed_at = set().union(*pointed)
    by_trigger: dict[int, list[str]] = {}
    for claim, own in zip(claims, triggers, strict=True):
        for place in own & pointed_at:  # few, and an IRI takes long to mint
            by_trigger.setdefault(place, []).append(mint_claim_iri(claim))
    linked = []
    for claim, matter in zip(claims, pointed, strict=True):
        about = {iri for place in matter for iri in by_trigger.get(place, ())}
        about -= {mint_claim_iri(claim)} if about else set()
        linked.append(replace(claim, about=tuple(sorted(about))) if about else claim)
    return linked


def _matter(predicate: Predicate) -> Iterator["Token"]:
    for token in predicate.functions.get("object", ()):
        if token.pos_ == "NOUN":
            yield from _with_clauses(token)
    for name in ("complement", "purpose"):
        for token in predicate.functions.get(name, ()):
            yield from _with_clauses(token)


def _with_clauses(token: "Token") -> Iterator["Token"]:
    yield token
    yield from (child for child in token.children if child.dep_ in COMPLEMENT_CLAUSES)
