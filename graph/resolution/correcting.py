"""A user's corrections, applied to claims: rejected ones are left out, actors are merged, parted and renamed.

Comes after `graph.resolution.persons`, so that a person is corrected whoever the articles made of a name. A claim keeps
its IRI. Which claims must and must not be of one event is handed on to the merging of events.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from graph.corrections import Corrections, Merge, Rename, Split
from graph.iris import BASE_IRI, mint_claim_iri, mint_entity_iri
from graph.model import Claim, Entity, Filler


def correct_claims(claims: Iterable[Claim], corrections: Corrections, known: Mapping[str, Entity]) -> Iterator[Claim]:
    """The claims as corrected, without the rejected ones; `known` are the actors of all claims, by name."""
    splits = {(entry.actor, article): entry for entry in corrections.content.split for article in entry.articles}
    entries = _Entries(splits, corrections.merged, corrections.renamed)
    rejected, confirmed = corrections.rejected, corrections.confirmed
    if not (splits or entries.merged or entries.renamed or rejected or confirmed):
        # As most builds are: then no claim and no actor need be named.
        yield from (claim if claim.confirmed_by is None else replace(claim, confirmed_by=None) for claim in claims)
        return
    for claim in claims:
        name = claim_name(claim)
        if name in rejected:
            continue
        fillers = tuple(_corrected(filler, claim.article, entries, known) for filler in claim.fillers)
        verdict = confirmed.get(name)
        by = verdict.by if verdict is not None else None
        changed = fillers != claim.fillers or by != claim.confirmed_by
        yield replace(claim, fillers=fillers, confirmed_by=by) if changed else claim


def pairs_to_join(corrections: Corrections) -> Iterator[tuple[str, str]]:
    """IRIs of claims that are of one event."""
    for entry in corrections.content.join:
        first, *others = entry.claims
        yield from ((BASE_IRI + first, BASE_IRI + other) for other in others)


def pairs_to_part(corrections: Corrections) -> Iterator[tuple[str, str]]:
    """IRIs of claims that are of two events."""
    for entry in corrections.content.part:
        yield from ((BASE_IRI + one, BASE_IRI + other) for one, other in combinations(entry.claims, 2))


def claim_name(claim: Claim) -> str:
    """A claim as a corrections file names it: "claim/1f2e3d4c5b6a7988"."""
    return mint_claim_iri(claim).removeprefix(BASE_IRI)


def actor_name(entity: Entity) -> str:
    """An actor as a corrections file names it: "person/marco-rubio"."""
    return mint_entity_iri(entity).removeprefix(BASE_IRI)


def known_actors(claims: Iterable[Claim]) -> dict[str, Entity]:
    """The actors of claims by name, each as the claim describes it that says most."""
    known: dict[str, Entity] = {}
    for claim in claims:
        for filler in claim.fillers:
            name = actor_name(filler.entity)
            known[name] = max(known.get(name, filler.entity), filler.entity, key=lambda e: (len(e.label), repr(e)))
    return known


@dataclass(frozen=True, slots=True)
class _Entries:
    """What a corrections file says of actors."""

    splits: Mapping[tuple[str, str], Split]  # by actor and article
    merged: Mapping[str, Merge]
    renamed: Mapping[str, Rename]


def _corrected(filler: Filler, article: str, entries: _Entries, known: Mapping[str, Entity]) -> Filler:
    entity, reasons = filler.entity, [filler.reason]
    if (split := entries.splits.get((actor_name(entity), article))) is not None:
        entity = known.get(split.into) or _other(entity, split.into)
        reasons.append(f"not {split.actor} here, says {split.by}: {split.why}")
    merge = entries.merged.get(actor_name(entity))
    if merge is not None and merge.into != actor_name(entity):
        reasons.append(f"{actor_name(entity)} is {merge.into}, says {merge.by}: {merge.why}")
        entity = known.get(merge.into) or _other(entity, merge.into)
    if (rename := entries.renamed.get(actor_name(entity))) is not None and rename.to != entity.label:
        entity = replace(entity, label=rename.to)
        reasons.append(f"called so by {rename.by}: {rename.why}")
    if entity == filler.entity:
        return filler
    return replace(filler, entity=entity, as_told=filler.as_told or filler.entity, reason="; ".join(reasons))


def _other(entity: Entity, name: str) -> Entity:
    """An actor whom no claim knows: of this one's kind and state, but not under its number in another catalogue."""
    return replace(entity, key=name.partition("/")[2], wikidata=None)
