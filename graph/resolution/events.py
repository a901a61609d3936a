"""Which claims are of one happening, and what the event they make together is known to be.

Claims come together by kind, participants, time, sums and numbers, never by likeness of
names alone. The result does not depend on the order of articles: the most specific claims
make the events, and a claim that leaves a value open joins an event only where there is
no second that it fits as well.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from graph.iris import decimal_form, hash_fields, mint_claim_iri
from graph.model import Amount, Article, Claim, Count, Entity, EntityKind, Event, Filler, Status, Time

_NEAR_AMOUNT = Decimal("0.1")  # sums that differ by less than this share may be one sum, rounded differently
_NEAR_COUNT = 0.2
_STATELIKE = frozenset({EntityKind.GOVERNMENT, EntityKind.COUNTRY, EntityKind.AGENCY})
_HELD = frozenset({Status.ACTUAL, Status.NEGATED})
_LEFT_OPEN = frozenset({"counterparty", "organization", "affects"})  # roles that one article may leave out
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
    if claim.unordered:
        parties = sorted(_side(filler.entity) for filler in claim.fillers)
        sides = {str(place): side for place, side in enumerate(parties)}
    else:
        sides = {filler.role: _side(filler.entity) for filler in claim.fillers if not _may_be_open(filler)}
    return (claim.kind, claim.effect, *sorted(sides.items()))


def _may_be_open(filler: Filler) -> bool:
    """Whether an article may leave the role open in which somebody stands."""
    return filler.optional or filler.role in _LEFT_OPEN


def _open_roles(claim: Claim) -> list[str]:
    return [filler.role for filler in claim.fillers if _may_be_open(filler)]


def _side(entity: Entity) -> str:
    if entity.kind in _STATELIKE and entity.country is not None:
        return f"state {entity.country}"
    return f"{entity.kind} {entity.key}"


def _clusters(group: list[tuple[str, Claim]]) -> list[list[tuple[str, Claim]]]:
    clusters: list[list[tuple[str, Claim]]] = []
    for iri, claim in sorted(group, key=lambda item: (-_specificity(item[1]), item[0])):
        home = _home(claim, clusters)
        if home is None:
            clusters.append([(iri, claim)])
        else:
            home.append((iri, claim))
    return clusters


def _home(claim: Claim, clusters: list[list[tuple[str, Claim]]]) -> list[tuple[str, Claim]] | None:
    """The cluster that a claim is of, or None where it fits none, or two equally."""
    fitting = [cluster for cluster in clusters if all(_may_be_one(claim, other) for _, other in cluster)]
    if len(fitting) == len(clusters) == 1:
        return fitting[0]
    sharing = [cluster for cluster in fitting if _shares_a_value(claim, cluster)]
    nearness = [_nearness(claim, cluster) for cluster in sharing]
    if not sharing or nearness.count(max(nearness)) > 1:
        return None
    return sharing[nearness.index(max(nearness))]


def _nearness(claim: Claim, cluster: list[tuple[str, Claim]]) -> tuple[bool, int]:
    """Whether one of the cluster says just what the claim says, then how many of its values one of them gives."""
    said = _values(claim)
    others = [_values(other) for _, other in cluster]
    return said in others, max(len(said & other) for other in others)


def _values(claim: Claim) -> frozenset[tuple[str, object]]:
    """What a claim says beyond its kind and the participants that it must name."""
    values: dict[str, object] = {
        "amount": claim.amount and (claim.amount.currency, claim.amount.value),
        "count": claim.count and claim.count.value,
        "time": claim.time and (claim.time.earliest, claim.time.latest),
        **{filler.role: _side(filler.entity) for filler in claim.fillers if _may_be_open(filler)},
        **{f"nationality {code}": True for code in claim.nationality},
    }
    return frozenset((name, value) for name, value in values.items() if value is not None)


def _specificity(claim: Claim) -> int:
    return len(_values(claim))


def _may_be_one(a: Claim, b: Claim) -> bool:
    """Whether nothing that two claims say keeps them from being of one happening."""
    if a.kind == "OfficeHolding":
        return _title(a) == _title(b) and _sides_agree(a, b, "organization")
    if not a.unordered and not all(_sides_agree(a, b, role) for role in _open_roles(a)):
        return False
    return _values_agree(a, b) and (a.status is b.status or _statuses_agree(a, b))


def _values_agree(a: Claim, b: Claim) -> bool:
    """Whether no sum, number, nationality or date that both claims give speaks against the other's."""
    if a.amount is not None and b.amount is not None and not _near_amounts(a.amount, b.amount):
        return False
    if a.count is not None and b.count is not None and not _near_counts(a.count, b.count):
        return False
    if a.nationality and b.nationality and not set(a.nationality) & set(b.nationality):
        return False
    return a.time is None or b.time is None or _overlap(a.time, b.time)


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


def _overlap(a: Time, b: Time) -> bool:
    return a.earliest <= b.latest and b.earliest <= a.latest


def _near_amounts(a: Amount, b: Amount) -> bool:
    return a.currency == b.currency and abs(a.value - b.value) <= max(a.value, b.value) * _NEAR_AMOUNT


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
    claims = [_turned(claim, claims[0]) for claim in claims]
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


def _turned(claim: Claim, model: Claim) -> Claim:
    """A claim of parties without order, its parties in the order of another claim of the event."""
    roles = [filler.role for filler in claim.fillers]
    first = model.filler(roles[0])
    if not claim.unordered or first is None or _side(claim.fillers[0].entity) == _side(first.entity):
        return claim
    fillers = zip(claim.fillers, reversed(roles), strict=True)
    return replace(claim, fillers=tuple(replace(filler, role=role) for filler, role in fillers))


def _best(
    claims: Sequence[Claim],
    get: Callable[[Claim], _Value | None],
    key: Callable[[_Value], str],
) -> _Value | None:
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
    times = {claim.time.value for claim in claims if claim.time is not None and claim.time.value}
    days = {time for time in times if len(time) == len("2025-06-30")}
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
