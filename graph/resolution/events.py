"""What the event that claims make together is known to be: its best supported values, its history, its key."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from graph.iris import decimal_form, hash_fields
from graph.model import Claim, Entity, Event, Joining, Neighbour, Standing, Status, StatusReport, Time
from graph.resolution.agreement import objection
from graph.resolution.blocks import Pairs, cluster_block
from graph.resolution.clusters import HELD, Cluster
from graph.resolution.differences import differences
from graph.resolution.reports import Report, block_of, side_of, wording_of
from graph.resolution.shelves import gap_between
from graph.resolution.windows import read_windows

_Value = TypeVar("_Value")


def merge_block(reports: Iterable[Report], *, must_join: Pairs = (), must_part: Pairs = ()) -> list[Event]:
    """The events of the reports of one block (`block_of`), sorted by key; what they are about is not yet linked.

    `must_join` and `must_part` are pairs of claims, by their IRIs, that somebody has decided on. Raises ValueError
    where a pair is in both.
    """
    clusters = cluster_block(reports, must_join=must_join, must_part=must_part)
    keys = _keys(clusters)
    apart = _neighbours(clusters)
    return sorted(
        (_event(cluster, keys[id(cluster)], _neighbour(cluster, apart.get(id(cluster)), keys)) for cluster in clusters),
        key=lambda event: event.key,
    )


def _keys(clusters: Iterable[Cluster]) -> dict[int, str]:
    """The key of each cluster: what was first reported of it, and when.

    A later article changes neither, so the key stands while a corpus grows; it does not name the article, so it
    stands too where one of two that say the same is withdrawn. Where two clusters of a block begin alike (somebody
    keeps them apart, or their articles have no day), the claim tells them apart.
    """
    founders = {id(cluster): min(cluster.reports, key=_age) for cluster in clusters}
    named = {place: _beginning(founder) for place, founder in founders.items()}
    alike: dict[str, int] = {}
    for key in named.values():
        alike[key] = alike.get(key, 0) + 1
    return {place: key if alike[key] == 1 else hash_fields(key, founders[place].iri) for place, key in named.items()}


def _age(report: Report) -> tuple[object, ...]:
    return report.day or dt.date.max, wording_of(report.claim), report.iri


def _beginning(founder: Report) -> str:
    day = founder.day.isoformat() if founder.day else None
    return hash_fields(block_of(founder.claim), wording_of(founder.claim), day)


def _neighbours(clusters: Sequence[Cluster]) -> dict[int, Cluster]:
    """For each cluster that which is nearest in time, of those with an equal sum or number first."""
    nearest: dict[int, Cluster] = {}
    in_time = sorted(clusters, key=_position)
    by_value = sorted(clusters, key=lambda cluster: (cluster.amounts or (), cluster.counts or (), _position(cluster)))
    for row in (in_time, by_value):
        for i, cluster in enumerate(row):
            beside = [*row[max(i - 1, 0) : i], *row[i + 1 : i + 2]]
            candidates = [*beside, *([nearest[id(cluster)]] if id(cluster) in nearest else [])]
            if candidates:
                nearest[id(cluster)] = min(candidates, key=lambda other: _distance(cluster, other))
    return nearest


def _position(cluster: Cluster) -> tuple[object, ...]:
    return cluster.window or cluster.reported or (dt.date.max,), min(cluster.reasons)


def _distance(cluster: Cluster, other: Cluster) -> tuple[object, ...]:
    differ = sum(
        a != b
        for a, b in ((cluster.amounts, other.amounts), (cluster.counts, other.counts), (cluster.sides, other.sides))
    )
    return differ, gap_between(cluster, other), min(other.reasons)


def _neighbour(cluster: Cluster, other: Cluster | None, keys: dict[int, str]) -> Neighbour | None:
    if other is None:
        return None
    against = objection(cluster, other, read_windows())
    return Neighbour(event=keys[id(other)], reason=against or "nothing tells which of several events it would be")


def _event(cluster: Cluster, key: str, neighbour: Neighbour | None) -> Event:
    reports = sorted(cluster.reports, key=lambda report: report.iri)
    reports = [_turned_report(report, reports[0].claim) for report in reports]
    roles = {filler.role: None for report in reports for filler in report.claim.fillers}
    reported = cluster.reported or (None, None)
    return Event(
        key=key,
        kind=cluster.kind,
        status=_status(reports),
        roles=tuple((role, entity) for role in roles if (entity := _best_entity(reports, role)) is not None),
        claims=tuple(report.iri for report in reports),
        articles=tuple(sorted({report.claim.article for report in reports})),
        amount=_best(reports, lambda c: c.amount, lambda a: f"{decimal_form(a.value)} {a.currency}"),
        count=_best(reports, lambda c: c.count, lambda n: str(n.value)),
        nationality=tuple(sorted({code for report in reports for code in report.claim.nationality})),
        effect=reports[0].claim.effect,
        title=_best(reports, lambda c: c.title, str),
        time=_time(reports),
        disputed=bool(differences(reports)),
        sources=_count_sources(reports),
        first_reported=reported[0],
        last_reported=reported[1],
        history=tuple(_history(reports)),
        standings=tuple(_standings(reports)),
        joinings=tuple(
            Joining(claim=report.iri, reason=cluster.reasons[report.iri], source=report.source) for report in reports
        ),
        neighbour=neighbour,
    )


def _turned_report(report: Report, model: Claim) -> Report:
    claim = _turned(report.claim, model)
    return report if claim is report.claim else replace(report, claim=claim)


def _turned(claim: Claim, model: Claim) -> Claim:
    """A claim of parties without order, its parties in the order of another claim of the event."""
    roles = [filler.role for filler in claim.fillers]
    first = model.filler(roles[0])
    if not claim.unordered or first is None or side_of(claim.fillers[0].entity) == side_of(first.entity):
        return claim
    fillers = zip(claim.fillers, reversed(roles), strict=True)
    return replace(claim, fillers=tuple(replace(filler, role=role) for filler, role in fillers))


def _status(reports: Sequence[Report]) -> Status:
    """The status that most sources last reported.

    What was reported as done or denied counts before what was foreseen, and of that what was reported within a few
    weeks of the last such report: a denial in April does not outweigh a signature in June.
    """
    if len(reports) == 1:  # as of most events
        return reports[0].claim.status
    held = [report for report in reports if report.claim.status in HELD] or reports
    days = [report.day for report in held if report.day]
    since = max(days) - dt.timedelta(days=read_windows().bare) if days else None
    late = [report for report in held if since is None or report.day is None or report.day >= since]
    sources: dict[Status, set[str]] = {}
    last: dict[Status, dt.date] = {}
    for report in late:
        status = report.claim.status
        sources.setdefault(status, set()).add(report.source)
        last[status] = max(last.get(status, dt.date.min), report.day or dt.date.min)
    return min(
        sources, key=lambda status: (-len(sources[status]), -last[status].toordinal(), list(Status).index(status))
    )


def _time(reports: Sequence[Report]) -> Time | None:
    return _best(reports, lambda c: c.time, lambda t: str(t.value or t.text))


def _count_sources(reports: Iterable[Report]) -> int:
    return len({report.source for report in reports})


def _standings(reports: Sequence[Report]) -> Iterator[Standing]:
    """What the event was known to be on each day on which it was reported, if there are several."""
    days = sorted({report.day for report in reports if report.day})
    for day in days if len(days) > 1 else ():
        known = [report for report in reports if report.day and report.day <= day]
        time = _time(known)
        yield Standing(
            day=day,
            status=_status(known),
            sources=_count_sources(known),
            disputed=bool(differences(known)),
            date=time.value if time else None,
        )


def _history(reports: Iterable[Report]) -> Iterator[StatusReport]:
    """Each status with the day on which it was first reported after another; of a day the best supported one."""
    in_time = sorted(reports, key=lambda report: report.day or dt.date.max)
    by_day = [list(group) for _, group in groupby(in_time, key=lambda report: report.day)]
    spans = groupby(((_status(day), day) for day in by_day), key=lambda item: item[0])
    for status, days in spans:
        said = [report for _, day in days for report in day]
        claims = sorted(report.iri for report in said if report.claim.status is status)
        yield StatusReport(status=status, day=said[0].day, claims=tuple(claims))


def _best(
    reports: Sequence[Report],
    get: Callable[[Claim], _Value | None],
    key: Callable[[_Value], str],
) -> _Value | None:
    """The value that most sources give; of equals the longest form (the most precise), then the first in order."""
    given: dict[str, _Value] = {}
    votes: dict[str, set[str]] = {}
    for report in reports:
        value = get(report.claim)
        if value is not None:
            given.setdefault(key(value), value)
            votes.setdefault(key(value), set()).add(report.source)
    if not given:
        return None
    return given[min(given, key=lambda form: (-len(votes[form]), -len(form), form))]


def _best_entity(reports: Sequence[Report], role: str) -> Entity | None:
    votes: dict[str, set[str]] = {}
    found: dict[str, Entity] = {}
    for report in reports:
        filler = report.claim.filler(role)
        if filler is not None:
            name = f"{filler.entity.kind} {filler.entity.key}"
            votes.setdefault(name, set()).add(report.source)
            found.setdefault(name, filler.entity)
    return found[min(votes, key=lambda name: (-len(votes[name]), name))] if votes else None
