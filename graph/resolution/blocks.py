"""The reports of one block, taken together to clusters: one a happening.

Reports that say the same thing at about the same time go together first. Then the most specific found events, and
each that leaves something open joins the one event that it fits; where it fits two as well, it stays apart. The
order of the reports decides nothing, and none is compared with all others (`graph.resolution.shelves`).
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from graph.model import Claim
from graph.resolution.agreement import FEW, common_values, is_exact, objection
from graph.resolution.clusters import HELD, Cluster
from graph.resolution.groups import Groups
from graph.resolution.reports import Report, specificity_of, wording_of
from graph.resolution.shelves import Shelves
from graph.resolution.windows import Windows, read_windows

Pairs = Iterable[tuple[str, str]]  # of claims, by their IRIs

_FIRST = "the first of the event: nothing that was there before fits"
_SAME = "says the same thing as the others, at about the same time"


def cluster_block(reports: Iterable[Report], *, must_join: Pairs = (), must_part: Pairs = ()) -> list[Cluster]:
    """The clusters of the reports of one block; each report is in exactly one.

    `must_join` and `must_part` are claims that somebody has decided on; pairs with a claim of another block have no
    effect here. Raises ValueError where a pair is in both.
    """
    by_iri = {report.iri: report for report in reports}
    joined = [pair for pair in must_join if by_iri.keys() >= set(pair)]
    kept_from = _kept_from(must_part, by_iri)
    if contradiction := next((pair for pair in joined if pair[1] in kept_from.get(pair[0], ())), None):
        raise ValueError(f"corrections both join and part {' and '.join(contradiction)}")
    bound = [[by_iri[iri] for iri in group] for group in _bound(joined)]
    corrected = {report.iri for group in bound for report in group} | kept_from.keys()
    free = [report for iri, report in by_iri.items() if iri not in corrected]
    alone = [[by_iri[iri]] for iri in kept_from.keys() - {report.iri for group in bound for report in group}]
    block = _Block(read_windows())
    for group in bound:
        block.found(_bound_cluster(group, kept_from))
    strands = chain(_strands(free, block.windows), alone)
    for strand in sorted((_strand(group, kept_from) for group in strands), key=_rank):
        block.join(strand)
    return block.clusters


class _Block:
    """Clusters of one block while it is merged."""

    def __init__(self, windows: Windows) -> None:
        self.windows = windows
        self.clusters: list[Cluster] = []
        self._shelves = Shelves()

    def found(self, cluster: Cluster) -> None:
        self.clusters.append(cluster)
        self._shelves.place(cluster)

    def join(self, strand: Cluster) -> None:
        """Add a strand to the cluster that it is of, or let it found one."""
        home, reason = self._home(strand)
        if home is None:
            strand.reasons = dict.fromkeys(strand.reasons, reason)
            self.found(strand)
        else:
            home.absorb(strand, reason)
            self._shelves.place(home)

    def _home(self, strand: Cluster) -> tuple[Cluster | None, str]:
        for candidates in self._tiers(strand):
            if candidates is None:
                return None, "too many events are near it to tell which it is of"
            fitting = [other for other in candidates if objection(strand, other, self.windows) is None]
            if len(fitting) > 1:
                fitting = _best(strand, fitting)
            if len(fitting) > 1:
                return None, f"fits {len(fitting)} events equally well, so it stays apart"
            if fitting:
                return fitting[0], _why(strand, fitting[0])
        return None, _FIRST

    def _tiers(self, strand: Cluster) -> Iterator[list[Cluster] | None]:
        """Where an event may be found, the likeliest first; the first place that has one decides."""
        bare, windows = self.windows.bare_of(strand.kind), self.windows
        if strand.statuses <= HELD or strand.window is not None:
            yield self._shelves.sharing(strand, reach=windows.fresh)
            yield self._shelves.sharing(strand, reach=bare)
            yield self._shelves.sharing(strand, reach=windows.valued)
            yield self._shelves.around(strand, reach=windows.fresh)
            yield self._shelves.around(strand, reach=bare)
            yield self._shelves.plans(strand, reach=windows.foreseen)
        else:
            yield self._shelves.sharing(strand, reach=windows.foreseen)
            yield self._shelves.around(strand, reach=windows.foreseen)


def _best(strand: Cluster, fitting: Sequence[Cluster]) -> list[Cluster]:
    """Of clusters that fit, those that share most with a strand."""
    shared = [
        (is_exact(strand, other), len(common_values(strand, other)), len(strand.sides.items() & other.sides.items()))
        for other in fitting
    ]
    return [other for other, value in zip(fitting, shared, strict=True) if value == max(shared)]


def _why(strand: Cluster, home: Cluster) -> str:
    if common := common_values(strand, home):
        return f"shares {'; '.join(common)}"
    if strand.statuses.isdisjoint(home.statuses):
        statuses = " and ".join(sorted({*strand.statuses, *home.statuses}))
        return f"{statuses}: nothing speaks against one happening, and no other event fits"
    return "nothing speaks against it, and no other event fits"


def _strands(reports: Iterable[Report], windows: Windows) -> Iterator[list[Report]]:
    """Reports that say the same thing, each list within the time in which it may be of one happening."""
    alike: dict[tuple[object, ...], list[Report]] = {}
    for report in reports:
        alike.setdefault((wording_of(report.claim), tuple(sorted(report.topics))), []).append(report)
    for group in alike.values():
        yield from _split_by_time(group, windows)


def _split_by_time(alike: list[Report], windows: Windows) -> Iterator[list[Report]]:
    """Reports that say the same thing, parted where for a while nobody does."""
    claim = alike[0].claim
    has_date = claim.time is not None and (claim.time.earliest == claim.time.latest or len(claim.fillers) > 1)
    if has_date or claim.kind in windows.timeless:
        yield alike
        return
    pause, reach = _pause_and_reach(claim, windows)
    dated = sorted((report for report in alike if report.day is not None), key=_day_of)
    parts: list[list[Report]] = []
    for report in dated:
        if parts and (
            (_day_of(report) - _day_of(parts[-1][-1])).days <= pause
            and (_day_of(report) - _day_of(parts[-1][0])).days <= reach
        ):
            parts[-1].append(report)
        else:
            parts.append([report])
    undated = [report for report in alike if report.day is None]
    if undated and len(parts) == 1:
        parts[0] += undated
    elif undated:
        parts.append(undated)
    yield from parts


def _pause_and_reach(claim: Claim, windows: Windows) -> tuple[int, int]:
    """The days between two reports that say just this, and between the first and the last."""
    bare = windows.bare_of(claim.kind)
    if claim.status not in HELD:
        return bare, windows.foreseen
    is_telling = claim.count is not None and (claim.count.value >= FEW or len(claim.fillers) > 1)
    if claim.amount is not None or is_telling:
        return bare, windows.valued
    return windows.fresh, bare


def _strand(reports: Sequence[Report], kept_from: Mapping[str, set[str]]) -> Cluster:
    strand = Cluster(reports[0].claim.kind)
    strand.add(reports, _SAME, set().union(*(kept_from.get(report.iri, ()) for report in reports)))
    return strand


def _bound_cluster(reports: Sequence[Report], kept_from: Mapping[str, set[str]]) -> Cluster:
    cluster = Cluster(reports[0].claim.kind)
    for report in sorted(reports, key=lambda report: report.iri):
        cluster.add([report], "a correction joins it with the others", kept_from.get(report.iri, set()))
    return cluster


def _rank(strand: Cluster) -> tuple[object, ...]:
    """The most specific first; of equals those reported first."""
    wording = min(strand.wordings)
    first = strand.reported[0] if strand.reported else dt.date.max
    return -specificity_of(wording), first, wording, sorted(strand.topics), min(strand.reasons)


def _day_of(report: Report) -> dt.date:
    return report.day or dt.date.max


def _kept_from(pairs: Pairs, known: Mapping[str, Report]) -> dict[str, set[str]]:
    kept: dict[str, set[str]] = {}
    for one, other in pairs:
        if one in known and other in known:
            kept.setdefault(one, set()).add(other)
            kept.setdefault(other, set()).add(one)
    return kept


def _bound(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The claims that pairs bind together, each group sorted."""
    pairs = list(pairs)
    groups = Groups(iri for pair in pairs for iri in pair)
    for one, other in pairs:
        groups.join(one, other)
    bound: dict[str, list[str]] = {}
    for iri in sorted({iri for pair in pairs for iri in pair}):
        bound.setdefault(groups.first(iri), []).append(iri)
    return list(bound.values())
