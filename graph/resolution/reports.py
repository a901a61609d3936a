"""Claims as merging sees them: each with its day of report, whose word it is, and what it is about.

`block_of` parts claims by what those of one event must share, so that a block can be merged without the others.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.iris import decimal_form, hash_fields, mint_claim_iri
from graph.model import STATELIKE, Article, Claim, Entity, EntityKind, Filler
from graph.resolution.sources import source_of

_LEFT_OPEN = frozenset({"counterparty", "organization", "affects"})  # roles that one article may leave out
JUDGE = "judge"  # whom one article names and another does not, where both tell of a court
_PAST_TITLES = frozenset({"former", "then"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A claim with what is known of its being reported."""

    iri: str  # `graph.iris.mint_claim_iri`
    claim: Claim
    day: dt.date | None  # of publication; None where it is unknown, or known to the month only
    source: str  # whose word it is: articles with the same are one independent source
    topics: frozenset[str] = frozenset()  # blocks of the claims that it is about


def block_of(claim: Claim) -> str:
    """What claims of one event must share, as sixteen digits: kind, effect, and who must be named in it.

    Claims of different blocks are never of one event. A ministry counts as its state, and a judge as the court.
    """
    if claim.unordered:
        sides = dict(enumerate(sorted(side_of(filler.entity) for filler in claim.fillers)))
        return hash_fields(claim.kind, claim.effect, sorted(sides.items()))
    named = sorted((filler.role, _side_in(filler)) for filler in claim.fillers if not may_be_open(filler))
    return hash_fields(claim.kind, claim.effect, named)


def reports_of(claims: Iterable[Claim], articles: Iterable[Article], sources: Mapping[str, str]) -> list[Report]:
    """Claims with the day on which their article was published and whose word they are.

    `sources` gives an article's source by its id (`graph.resolution.sources`). What a claim is about is looked up
    among the claims given, so all those of an article come together. Raises ValueError for a claim of an article that
    is not there.
    """
    known = {article.id: article.published_day for article in articles}
    by_iri = {mint_claim_iri(claim): claim for claim in claims}
    blocks = {iri: block_of(by_iri[iri]) for claim in by_iri.values() for iri in claim.about if iri in by_iri}
    return [_report(iri, claim, known, sources, blocks) for iri, claim in by_iri.items()]


def _report(
    iri: str,
    claim: Claim,
    known: Mapping[str, dt.date | None],
    sources: Mapping[str, str],
    blocks: Mapping[str, str],
) -> Report:
    if claim.article not in known:
        raise ValueError(f"claim of an article that is not here: {claim.article!r}")
    return Report(
        iri=iri,
        claim=claim,
        day=known[claim.article],
        source=source_of(claim, sources),
        topics=frozenset(blocks[about] for about in claim.about if about in blocks),
    )


def side_of(entity: Entity) -> str:
    """Whose side an entity is on: a ministry, its government and its country are one."""
    if entity.kind in STATELIKE and entity.country is not None:
        return f"state {entity.country}"
    return f"{entity.kind} {entity.key}"


def _side_in(filler: Filler) -> str:
    return side_of(filler.entity) if filler.sits_on is None else f"{EntityKind.COURT} {filler.sits_on}"


def may_be_open(filler: Filler) -> bool:
    """Whether another article may leave the role open in which somebody stands."""
    return filler.optional or filler.role in _LEFT_OPEN


def open_sides(claim: Claim) -> dict[str, str]:
    """Who stands in the roles that another article may leave open; which judge it was, may be left open, too."""
    if claim.unordered:
        return {}
    sides = {filler.role: side_of(filler.entity) for filler in claim.fillers if may_be_open(filler)}
    judge = next((filler.entity for filler in claim.fillers if filler.sits_on is not None), None)
    return sides if judge is None else sides | {JUDGE: side_of(judge)}


def title_of(claim: Claim) -> str | None:
    """A title without what tells that it is held no more."""
    if claim.title is None:
        return None
    return " ".join(word for word in claim.title.lower().split() if word not in _PAST_TITLES)


def wording_of(claim: Claim) -> tuple[str, ...]:
    """All that a claim says beyond its block, as texts: claims with the same say the same thing."""
    amount, count, time = claim.amount, claim.count, claim.time
    return (
        f"{amount.currency} {decimal_form(amount.value)}" if amount else "",
        str(count.value) if count else "",
        f"{time.earliest}/{time.latest}" if time else "",
        " ".join(sorted(claim.nationality)),
        title_of(claim) or "",
        *(f"{role} {side}" for role, side in sorted(open_sides(claim).items())),
        claim.status.value,
    )


def specificity_of(wording: Sequence[str]) -> int:
    """How much a claim says beyond its block and its status."""
    return sum(1 for value in wording[:-1] if value)
