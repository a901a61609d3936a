"""Which claims are of one happening, and what the event they make together is known to be.

Claims come together by kind, participants, time, sums and numbers, never by likeness of
names alone. The result does not depend on the order of articles: the most specific claims
make the events, and a claim that leaves a value open joins an event only where there is
no second that it could be of.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import TypeVar

from graph.iris import decimal_form, hash_fields, mint_claim_iri
from graph.model import Article, Claim, Count, Entity, EntityKind, Event, Status

_NEAR_AMOUNT = Decimal("0.1")  # sums that differ by less than this share may be one sum, rounded differently
_NEAR_COUNT = 0.2
_STATELIKE = frozenset({EntityKind.GOVERNMENT, EntityKind.COUNTRY, EntityKind.AGENCY})
_HELD = frozenset({Status.ACTUAL, Status.NEGATED})
_Value = TypeVar("_Value")


def merge_claims(claims: Iterable[Claim], articles: Sequence[Article]) -> list[Event]:
    """The events that claims assert, sorted by key; every claim is of exactly one event.

    `articles` are those that the claims are from; an event names them in the order of their ids.
    """
    known = {article.id for article in articles}
    apart: dict[tuple[object, ...], list[tuple[str, Claim]]] = {}
    for claim in claims:
        if claim.article not in known:
            raise ValueError(f"claim of an article that is not here: {claim.article!r}")
        apart.setdefault(_participants(claim), []).append((mint_claim_iri(claim), claim))
    clusters = [cluster for group in apart.values() for cluster in _clusters(group)]
    event_of = {iri: _event_key(cluster) for cluster in clusters for iri, _ in cluster}
    return sorted((_event(cluster, event_of) for cluster in clusters), key=lambda event: event.key)


def _participants(claim: Claim) -> tuple[object, ...]:
    """What claims of one event must share: kind and participants, a state's bodies counted as the state."""
    sides = {filler.role: _side(filler.entity) for filler in claim.fillers if filler.role not in {"counterparty", "organization", "affects"}}
    if claim.kind == "Negotiation":
        sides = dict(enumerate(sorted(_side(filler.entity) for filler in claim.fillers)))  # type: ignore[assignment]  # unordered
    return (claim.kind, claim.effect, *sorted((str(role), side) for role, side in sides.items()))


def _side(entity: Entity) -> str:
    if entity.kind in _STATELIKE and entity.country is not None:
        return f"state {entity.country}"
    return f"{entity.kind} {entity.key}"


def _clusters(group: list[tuple[str, Claim]]) -> list[list[tuple[str, Claim]]]:
    clusters: list[list[tuple[str, Claim]]] = []
    for iri, claim in sorted(group, key=lambda item: (-_specificity(item[1]), item[0])):
        fitting = [cluster for cluster in clusters if all(_may_be_one(claim, other) for _, other in cluster)]
        if len(fitting) == 1 and (_shares_a_value(claim, fitting[0]) or len(clusters) == 1):
            fitting[0].append((iri, claim))
        elif len(fitting) > 1 and (sharing := [c for c in fitting if _shares_a_value(claim, c)]):
            sharing[0].append((iri, claim))
        else:
            clusters.append([(iri, claim)])
    return clusters


def _specificity(claim: Claim) -> int:
    values = (claim.amount, claim.count, claim.time, claim.filler("counterparty"), claim.filler("affects"), claim.filler("organization"))
    return sum(1 for value in values if value is not None) + len(claim.nationality)


def _may_be_one(a: Claim, b: Claim) -> bool:
    """Whether nothing that two claims say keeps them from being of one happening."""
    if a.kind == "OfficeHolding":
        return _title(a) == _title(b) and _sides_agree(a, b, "organization")
    if not all(_sides_agree(a, b, role) for role in ("counterparty", "affects")):
        return False
    if a.amount is not None and b.amount is not None and not _near_amounts(a, b):
        return False
    if a.count is not None and b.count is not None and not _near_counts(a.count, b.count):
        return False
    if a.nationality and b.nationality and not set(a.nationality) & set(b.nationality):
        return False
    if a.time is not None and b.time is not None and (a.time.latest < b.time.earliest or b.time.latest < a.time.earliest):
        return False
    return a.status is b.status or _statuses_agree(a, b)


def _title(claim: Claim) -> str:
    return " ".join(word for word in str(claim.title).lower().split() if word not in {"former", "then"})


def _sides_agree(a: Claim, b: Claim, role: str) -> bool:
    one, other = a.filler(role), b.filler(role)
    return one is None or other is None or _side(one.entity) == _side(other.entity)


def _statuses_agree(a: Claim, b: Claim) -> bool:
    """Whether claims of different status are of one happening: only if a value that both give says so."""
    same_amount = a.amount is not None and b.amount is not None and a.amount.value == b.amount.value
    same_count = a.count is not None and b.count is not None and a.count.value == b.count.value
    same_time = a.time is not None and b.time is not None and a.time.value == b.time.value
    return same_amount or same_count or same_time


def _near_amounts(a: Claim, b: Claim) -> bool:
    assert a.amount is not None
    assert b.amount is not None
    if a.amount.currency != b.amount.currency:
        return False
    larger = max(a.amount.value, b.amount.value)
    return abs(a.amount.value - b.amount.value) <= larger * _NEAR_AMOUNT


def _near_counts(a: Count, b: Count) -> bool:
    return abs(a.value - b.value) <= max(a.value, b.value) * _NEAR_COUNT


def _shares_a_value(claim: Claim, cluster: list[tuple[str, Claim]]) -> bool:
    for _, other in cluster:
        if claim.kind == "OfficeHolding" or claim.article == other.article or claim.status is other.status:
            return True
        if _statuses_agree(claim, other):
            return True
    return False


def _event_key(cluster: list[tuple[str, Claim]]) -> str:
    return hash_fields(*(str(part) for part in _participants(cluster[0][1])), min(iri for iri, _ in cluster))


def _event(cluster: list[tuple[str, Claim]], event_of: dict[str, str]) -> Event:
    claims = [claim for _, claim in sorted(cluster, key=lambda item: item[0])]
    roles = {filler.role: None for claim in claims for filler in claim.fillers}
    key = _event_key(cluster)
    about = {event_of[iri] for claim in claims for iri in claim.about if iri in event_of} - {key}
    return Event(
        key=key,
        kind=claims[0].kind,
        status=_best(claims, lambda c: c.status, str) or claims[0].status,
        roles=tuple((role, entity) for role in roles if (entity := _best_entity(claims, role)) is not None),
        claims=tuple(sorted(iri for iri, _ in cluster)),
        articles=tuple(sorted({claim.article for claim in claims})),
        amount=_best(claims, lambda c: c.amount, lambda a: decimal_form(a.value)),
        count=_best(claims, lambda c: c.count, lambda n: str(n.value)),
        nationality=tuple(sorted({code for claim in claims for code in claim.nationality})),
        effect=claims[0].effect,
        title=_best(claims, lambda c: c.title, str),
        time=_best(claims, lambda c: c.time, lambda t: str(t.value or t.text)),
        about=tuple(sorted(about)),
        disputed=_is_disputed(claims),
        reasons=tuple(_reasons(claims)),
    )


def _best(claims: Sequence[Claim], get: Callable[[Claim], _Value | None], key: Callable[[_Value], str]) -> _Value | None:
    """The value that most articles give; of equals the longest form (the most precise), then the first in order."""
    given: dict[str, _Value] = {}
    votes: dict[str, set[str]] = {}
    for claim in claims:
        value = get(claim)
        if value is not None:
            given.setdefault(key(value), value)
            votes.setdefault(key(value), set()).add(claim.article)
    if not given:
        return None
    return given[min(given, key=lambda form: (-len(votes[form]), -len(form), form))]


def _best_entity(claims: Sequence[Claim], role: str) -> Entity | None:
    tally: Counter[str] = Counter()
    found: dict[str, Entity] = {}
    for claim in claims:
        filler = claim.filler(role)
        if filler is not None:
            name = f"{filler.entity.kind} {filler.entity.key}"
            tally[name] += 1
            found.setdefault(name, filler.entity)
    return found[min(tally, key=lambda name: (-tally[name], name))] if tally else None


def _is_disputed(claims: Sequence[Claim]) -> bool:
    """Whether claims give different sums, numbers or days, or one denies what another asserts."""
    amounts = {(claim.amount.currency, claim.amount.value) for claim in claims if claim.amount is not None}
    counts = {claim.count.value for claim in claims if claim.count is not None}
    days = {claim.time.value for claim in claims if claim.time is not None and claim.time.value and len(claim.time.value) == 10}
    statuses = {claim.status for claim in claims}
    return len(amounts) > 1 or len(counts) > 1 or len(days) > 1 or statuses >= _HELD


def _reasons(claims: Sequence[Claim]) -> Iterable[str]:
    if len(claims) == 1:
        return
    yield f"{len(claims)} claims of {len({c.article for c in claims})} articles share kind and participants"
    if len({c.amount.value for c in claims if c.amount is not None}) > 1:
        yield "their sums lie within a tenth of each other"
    if len({c.count.value for c in claims if c.count is not None}) > 1:
        yield "their numbers of people lie within a fifth of each other"
    if sum(1 for c in claims if c.time is not None) > 1:
        yield "their dates overlap"
