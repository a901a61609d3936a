"""What reports that may be of one happening say together, summed up so that one more is compared in constant time."""

import datetime as dt
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from graph.model import Claim, Status
from graph.resolution.reports import Report, open_sides, title_of, wording_of

HELD = frozenset({Status.ACTUAL, Status.NEGATED})
Values = tuple[Decimal | None, int | None]
_Value = TypeVar("_Value", dt.date, Decimal, int)


@dataclass(slots=True, eq=False)
class Cluster:
    """Reports taken for one happening. Grows; two with all reports of both agree wherever these two do."""

    kind: str
    reports: list[Report] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)  # why each claim is here, by its IRI
    wordings: set[tuple[str, ...]] = field(default_factory=set)
    statuses: set[Status] = field(default_factory=set)
    title: str | None = None
    sides: dict[str, str] = field(default_factory=dict)  # who stands in the roles that may be left open
    one_sided: bool = True  # no report names more than one party
    nationality: frozenset[str] = frozenset()  # those that all have who give some
    topics: frozenset[str] = frozenset()
    currency: str | None = None
    amounts: tuple[Decimal, Decimal] | None = None  # the least and the greatest
    counts: tuple[int, int] | None = None
    window: tuple[dt.date, dt.date] | None = None  # the days that all dates allow
    held: tuple[dt.date, dt.date] | None = None  # first and last day on which it was reported as done or denied
    foreseen: tuple[dt.date, dt.date] | None = None  # the same as planned or possible
    articles: set[str] = field(default_factory=set)
    by_article: dict[str, Values] = field(default_factory=dict)  # the exact sum and number that each article gives
    kept_from: set[str] = field(default_factory=set)  # claims that a correction keeps apart from one of these

    def add(self, reports: Iterable[Report], reason: str, kept_from: AbstractSet[str] = frozenset()) -> None:
        """Take in reports that all say the same thing."""
        reports = list(reports)
        self.reports += reports
        self.reasons.update(dict.fromkeys((report.iri for report in reports), reason))
        self.kept_from |= kept_from
        self._add_values(reports[0].claim)
        for report in reports:
            self.topics |= report.topics
            self.articles.add(report.claim.article)
            values = exact_values(report.claim)
            if values != (None, None):
                self.by_article[report.claim.article] = values
        self._add_days(reports)

    def absorb(self, other: "Cluster", reason: str) -> None:
        """Take in another whose reports all say the same thing."""
        self.add(other.reports, reason, other.kept_from)

    @property
    def reported(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day of report; None where none is known."""
        return union(self.held, self.foreseen)

    def _add_values(self, claim: Claim) -> None:
        self.wordings.add(wording_of(claim))
        self.statuses.add(claim.status)
        self.title = self.title or title_of(claim)
        self.sides |= open_sides(claim)
        self.one_sided &= len(claim.fillers) == 1
        self.nationality = frozenset(claim.nationality) & self.nationality or (
            self.nationality or frozenset(claim.nationality)
        )
        if claim.amount is not None:
            self.currency = claim.amount.currency
            self.amounts = union(self.amounts, (claim.amount.value, claim.amount.value))
        if claim.count is not None:
            self.counts = union(self.counts, (claim.count.value, claim.count.value))
        if claim.time is not None:
            self.window = narrowed(self.window, (claim.time.earliest, claim.time.latest))

    def _add_days(self, reports: Iterable[Report]) -> None:
        for report in reports:
            if report.day is not None and report.claim.status in HELD:
                self.held = union(self.held, (report.day, report.day))
            elif report.day is not None:
                self.foreseen = union(self.foreseen, (report.day, report.day))


def exact_values(claim: Claim) -> Values:
    """The sum and the number that a claim gives without "about" or "at least"."""
    amount, count = claim.amount, claim.count
    return (
        amount.value if amount and amount.qualifier is None else None,
        count.value if count and count.qualifier is None else None,
    )


def union(one: tuple[_Value, _Value] | None, other: tuple[_Value, _Value] | None) -> tuple[_Value, _Value] | None:
    """The least span that holds both."""
    if one is None or other is None:
        return one or other
    return min(one[0], other[0]), max(one[1], other[1])


def narrowed(one: tuple[dt.date, dt.date] | None, other: tuple[dt.date, dt.date]) -> tuple[dt.date, dt.date]:
    """What both spans hold; where they do not meet, the least span that holds both."""
    if one is None:
        return other
    if one[0] <= other[1] and other[0] <= one[1]:
        return max(one[0], other[0]), min(one[1], other[1])
    return min(one[0], other[0]), max(one[1], other[1])
