"""Where the claims of one event differ, and who says which.

A hedge ("about", "at least") makes room for another number, and who only repeats another, such as a copy of an agency
story, is no second opinion.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from graph.iris import decimal_form
from graph.model import Status
from graph.resolution.clusters import HELD
from graph.resolution.credits import find_outlet, find_relay
from graph.resolution.reports import Report
from graph.resolution.sources import OWN_WORD


class Aspect(StrEnum):
    """In what claims of one event can differ."""

    AMOUNT = "amount"
    COUNT = "count"
    DATE = "date"
    DENIAL = "denial"  # one says that it happened, another that it did not
    STATUS = "status"  # one still calls planned or possible what another has reported as done


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One value, and the claims that give it."""

    value: str  # "4760000 USD", "at least 200", "2025-06-30", "negated"
    claims: tuple[str, ...]  # claim IRIs, sorted


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What the claims of an event say of one thing, where they differ."""

    aspect: Aspect
    positions: tuple[Position, ...]  # from the least value to the greatest

    @property
    def is_ordered(self) -> bool:
        """Whether its values lie in a range."""
        return self.aspect in {Aspect.AMOUNT, Aspect.COUNT, Aspect.DATE}


@dataclass(frozen=True, slots=True, order=True)
class _Number:
    """A sum or a number of people as a claim gives it."""

    value: Decimal
    unit: str  # the currency
    hedge: str

    def __str__(self) -> str:
        return f"{self.hedge} {decimal_form(self.value)} {self.unit}".strip()


_Key = TypeVar("_Key", _Number, str)
_Groups = Mapping[_Key, Sequence[Report]]


def differences(reports: Sequence[Report]) -> list[Difference]:
    """In what the reports of one event differ, in the order of `Aspect`.

    What was done is compared with what was done, and a plan with a plan: a sum that turned out otherwise is no dispute.
    """
    if len(reports) == 1:  # as of most events
        return []
    done = [report for report in reports if report.claim.status in HELD]
    foreseen = [report for report in reports if report.claim.status not in HELD]
    return [*_differences_in_value(done, foreseen), *_differences_in_status(reports)]


def _differences_in_value(*sides: Sequence[Report]) -> Iterator[Difference]:
    for aspect, value_of in ((Aspect.AMOUNT, _amount), (Aspect.COUNT, _count)):
        numbers = (_grouped(reports, value_of) for reports in sides)
        yield from [Difference(aspect=aspect, positions=_positions(of)) for of in numbers if _numbers_differ(of)][:1]
    days = (_grouped(reports, _day) for reports in sides)
    yield from [Difference(aspect=Aspect.DATE, positions=_positions(of)) for of in days if _are_said_by_two(of)][:1]


def _differences_in_status(reports: Sequence[Report]) -> Iterator[Difference]:
    held = _grouped(reports, _held)
    if _are_said_by_two(held):
        yield Difference(aspect=Aspect.DENIAL, positions=_positions(held))
    if _is_foreseen_after(reports):
        yield Difference(aspect=Aspect.STATUS, positions=_positions(_grouped(reports, _status)))


def voice_of(report: Report) -> tuple[str, str]:
    """Who speaks in a report: its source, or whom that quotes; a paper that it only retells is the source itself.

    Of what a paper has from nobody else, each article has its own voice: it can say something else the next day.
    """
    attribution = report.claim.attribution
    quoted = attribution.label if attribution and find_outlet(attribution.label) is None else ""
    is_own_word = report.source.startswith(OWN_WORD) and find_relay(attribution) is None
    return f"article {report.claim.article}" if is_own_word else report.source, quoted


def _grouped(reports: Iterable[Report], value_of: Callable[[Report], _Key | None]) -> dict[_Key, list[Report]]:
    groups: dict[_Key, list[Report]] = {}
    for report in reports:
        value = value_of(report)
        if value is not None:
            groups.setdefault(value, []).append(report)
    return groups


def _positions(groups: _Groups[_Key]) -> tuple[Position, ...]:
    return tuple(
        Position(value=str(value), claims=tuple(sorted(report.iri for report in groups[value])))
        for value in sorted(groups)
    )


def _are_said_by_two(groups: _Groups[_Key]) -> bool:
    """Whether there are two values, and two voices for them."""
    return len(groups) > 1 and len({voice_of(report) for group in groups.values() for report in group}) > 1


def _numbers_differ(groups: _Groups[_Number]) -> bool:
    """Whether two exact numbers differ, or one lies beyond what another claim calls the least or the most."""
    exact = sorted(number for number in groups if not number.hedge)
    if _are_said_by_two({number: groups[number] for number in exact}):
        return True
    beyond = [
        (number, other)
        for number in groups
        for other in exact[:1] + exact[-1:]
        if (number.hedge == "at least" and other.value < number.value)
        or (number.hedge == "at most" and other.value > number.value)
    ]
    return any(_are_said_by_two({one: groups[one], other: groups[other]}) for one, other in beyond)


def _is_foreseen_after(reports: Iterable[Report]) -> bool:
    """Whether somebody still calls planned or possible what another has reported as done the day before, or earlier."""
    done = [(report.day, voice_of(report)) for report in reports if report.claim.status is Status.ACTUAL and report.day]
    if not done:
        return False
    first = min(day for day, _ in done)
    voices = {voice for day, voice in done if day == first}
    return any(
        report.day is not None and report.day > first and {voice_of(report)} != voices
        for report in reports
        if report.claim.status not in HELD
    )


def _amount(report: Report) -> _Number | None:
    amount = report.claim.amount
    return _Number(amount.value, amount.currency, amount.qualifier or "") if amount else None


def _count(report: Report) -> _Number | None:
    count = report.claim.count
    return _Number(Decimal(count.value), "", count.qualifier or "") if count else None


def _day(report: Report) -> str | None:
    time = report.claim.time
    is_a_day = time is not None and time.value is not None and time.earliest == time.latest
    return time.value if time and is_a_day else None


def _held(report: Report) -> str | None:
    return report.claim.status.value if report.claim.status in HELD else None


def _status(report: Report) -> str:
    return report.claim.status.value
