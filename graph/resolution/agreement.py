"""Whether two clusters of reports may be of one happening, and what they have in common.

Each answer is a sentence, for whoever asks why two claims are of one event or of two.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal

from graph.iris import decimal_form
from graph.resolution.clusters import Cluster, narrowed, union
from graph.resolution.reports import JUDGE
from graph.resolution.windows import Windows

NEAR_AMOUNT = Decimal("0.1")  # sums that differ by less than this share may be one sum, rounded differently
NEAR_COUNT = Decimal("0.2")
FEW = 10  # people, from which on a number is not said of something else every other day

_Span = tuple[dt.date, dt.date]
_DAY = dt.timedelta(days=1)


def objection(one: Cluster, other: Cluster, windows: Windows) -> str | None:
    """What speaks against two clusters being of one happening; None where nothing does."""
    return (
        _correction(one, other)
        or _other_words(one, other)
        or _other_values(one, other)
        or _told_apart(one, other)
        or (None if one.kind in windows.timeless else _other_time(one, other, windows))
    )


def common_values(one: Cluster, other: Cluster) -> list[str]:
    """The values that both clusters give, each as a phrase."""
    return list(_common_values(one, other))


def is_exact(one: Cluster, other: Cluster) -> bool:
    """Whether one cluster says just what some report of the other says."""
    return not one.wordings.isdisjoint(other.wordings)


def _correction(one: Cluster, other: Cluster) -> str | None:
    if any(report.iri in other.kept_from for report in one.reports if one.kept_from):
        return "a correction keeps them apart"
    return None


def _other_words(one: Cluster, other: Cluster) -> str | None:
    if one.title != other.title:
        return f"the offices are two: {one.title}, {other.title}"
    for role, side in one.sides.items():
        if other.sides.get(role, side) != side:
            return f"the {role} is another: {side}, {other.sides[role]}"
    if one.nationality and other.nationality and not one.nationality & other.nationality:
        return f"the people are of other nationalities: {_listed(one.nationality)}, {_listed(other.nationality)}"
    return None


def _other_values(one: Cluster, other: Cluster) -> str | None:
    if one.amounts and other.amounts and not _amounts_are_near(one, other):
        return f"the sums lie more than a tenth apart, or differ in currency: {_sum(one)}, {_sum(other)}"
    if one.counts and other.counts and not _are_near(union(one.counts, other.counts), NEAR_COUNT):
        return f"the numbers lie more than a fifth apart: {_number(one)}, {_number(other)}"
    return None


def _told_apart(one: Cluster, other: Cluster) -> str | None:
    """An article that gives two sums tells of two happenings."""
    fewer, more = sorted((one.by_article, other.by_article), key=len)
    for article, values in fewer.items():
        for a, b in zip(values, more.get(article, values), strict=True):
            if a is not None and b is not None and a != b:
                return f"{article} tells of both, {decimal_form(Decimal(a))} and {decimal_form(Decimal(b))}"
    return None


def _other_time(one: Cluster, other: Cluster, windows: Windows) -> str | None:
    if one.window and other.window:
        return _other_date(one, other, windows) or _other_topic(one, other) or _one_side_alone(one, other, windows)
    return (
        _other_status(one, other)
        or _other_topic(one, other)
        or _reported_apart(one, other, windows)
        or _foreseen_apart(one, other, windows)
        or _foreseen_apart(other, one, windows)
        or _one_side_alone(one, other, windows)
    )


def _other_date(one: Cluster, other: Cluster, windows: Windows) -> str | None:
    a, b = one.window, other.window
    if a is None or b is None or _meet(a, b):
        return None
    first, last = narrowed(a, b)
    same = one.amounts == other.amounts and one.counts == other.counts and (one.amounts or one.counts)
    if same and (last - first).days <= windows.slack and one.articles.isdisjoint(other.articles):
        return None
    return f"the dates do not meet: {_days(a)}, {_days(b)}"


def _other_topic(one: Cluster, other: Cluster) -> str | None:
    same_day = one.window is not None and one.window == other.window
    if one.topics and other.topics and not same_day and one.topics.isdisjoint(other.topics):
        return "they are about other events"
    return None


def _other_status(one: Cluster, other: Cluster) -> str | None:
    """A plan is of what came of it, a denial of what it denies: if a value that both give says so, or the days.

    An article that says both without such a value, of the same day of report, tells of two things.
    """
    if not one.statuses.isdisjoint(other.statuses) or _shares_a_value(one, other):
        return None
    if _position(one) and _position(other) and one.articles.isdisjoint(other.articles):
        return None
    return f"{_listed(one.statuses)} and {_listed(other.statuses)}, and no value or day that both give"


def _reported_apart(one: Cluster, other: Cluster, windows: Windows) -> str | None:
    """Done or denied on both sides, or foreseen on both: how far apart it may be reported."""
    reach = windows.valued if _shares_a_value(one, other) else windows.bare_of(one.kind)
    if one.window or other.window:
        return _told_too_late(one, other, reach)
    if one.held and other.held:
        return _too_far_apart(one.held[0], other.held[0], reach)
    if one.foreseen and other.foreseen:
        return _too_far_apart(one.foreseen[0], other.foreseen[0], windows.foreseen)
    return None


def _one_side_alone(one: Cluster, other: Cluster, windows: Windows) -> str | None:
    """Of one state many things are told in a year: "Fiji agreed" is of what was told or done within days of it.

    So is "the court blocked" where the other names one of its judges. A sum, a number that is not said every day, or
    a day in common says more, and an article that tells both knows what it speaks of.
    """
    court_alone = (JUDGE in one.sides) != (JUDGE in other.sides)
    if not (one.one_sided or other.one_sided or court_alone) or not one.articles.isdisjoint(other.articles):
        return None
    a, b = _day(one), _day(other)
    if a is None or b is None or abs(a - b).days <= windows.fresh or _shares_a_telling_value(one, other):
        return None
    named = "no judge" if court_alone else "a single party"
    return f"one names {named}, and they are {abs(a - b).days} days apart, {min(a, b)} and {max(a, b)}"


def _day(cluster: Cluster) -> dt.date | None:
    """The day that a cluster is dated to, or on which it was first reported."""
    if cluster.window and cluster.window[0] == cluster.window[1]:
        return cluster.window[0]
    return cluster.reported[0] if cluster.reported else None


def _too_far_apart(a: dt.date, b: dt.date, reach: int) -> str | None:
    gap = abs(a - b).days
    return f"first reported {gap} days apart, on {min(a, b)} and {max(a, b)}" if gap > reach else None


def _told_too_late(one: Cluster, other: Cluster, reach: int) -> str | None:
    """One of the two has a date: the other's reports come after it, and soon enough."""
    dated, undated = (one, other) if one.window else (other, one)
    if dated.window is None or undated.held is None:
        return None
    if undated.held[1] + _DAY < dated.window[0]:
        return f"reported on {undated.held[1]} as past, before {dated.window[0]}"
    if (undated.held[0] - dated.window[1]).days > reach:
        return f"reported on {undated.held[0]}, too long after {dated.window[1]}"
    return None


def _foreseen_apart(plan: Cluster, deed: Cluster, windows: Windows) -> str | None:
    """A plan comes before what comes of it, and not too long before."""
    done = deed.window or deed.held
    if plan.foreseen is None or plan.held or plan.window or done is None:
        return None
    if plan.foreseen[0] > done[1] + dt.timedelta(days=windows.slack):
        return f"foreseen on {plan.foreseen[0]}, after {done[1]}"
    if (done[0] - plan.foreseen[1]).days > windows.foreseen:
        return f"foreseen on {plan.foreseen[1]}, too long before {done[0]}"
    return None


def _position(cluster: Cluster) -> _Span | None:
    return cluster.window or cluster.reported


def _shares_a_value(one: Cluster, other: Cluster) -> bool:
    if one.window and other.window and one.window == other.window:
        return True
    return bool((one.amounts and other.amounts) or (one.counts and other.counts))  # near: others were refused before


def _shares_a_telling_value(one: Cluster, other: Cluster) -> bool:
    """Whether two clusters share what speaks for one happening even where only one party is named."""
    if one.window and one.window == other.window and one.window[0] == one.window[1]:
        return True
    if one.counts and other.counts:  # near: others were refused before
        return min(one.counts[0], other.counts[0]) >= FEW
    return bool(one.amounts and other.amounts)


def _common_values(one: Cluster, other: Cluster) -> Iterator[str]:
    if one.amounts and other.amounts:
        yield (
            f"the same sum, {_sum(one)}"
            if one.amounts == other.amounts
            else (f"sums within a tenth of each other, {_sum(one)} and {_sum(other)}")
        )
    if one.counts and other.counts:
        yield (
            f"the same number, {_number(one)}"
            if one.counts == other.counts
            else (f"numbers within a fifth of each other, {_number(one)} and {_number(other)}")
        )
    if one.window and other.window:
        yield f"dates that meet, {_days(one.window)} and {_days(other.window)}"
    if shared := one.nationality & other.nationality:
        yield f"nationality {_listed(shared)}"
    if one.title is not None:
        yield f"the same office, {one.title}"


def _amounts_are_near(one: Cluster, other: Cluster) -> bool:
    return one.currency == other.currency and _are_near(union(one.amounts, other.amounts), NEAR_AMOUNT)


def _are_near(span: tuple[Decimal, Decimal] | tuple[int, int] | None, share: Decimal) -> bool:
    return span is None or span[1] - span[0] <= span[1] * share


def _meet(a: _Span, b: _Span) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _sum(cluster: Cluster) -> str:
    least, greatest = (decimal_form(value) for value in cluster.amounts or (Decimal(0), Decimal(0)))
    return f"{least if least == greatest else f'{least} to {greatest}'} {cluster.currency}"


def _number(cluster: Cluster) -> str:
    least, greatest = cluster.counts or (0, 0)
    return str(least) if least == greatest else f"{least} to {greatest}"


def _days(span: _Span) -> str:
    return str(span[0]) if span[0] == span[1] else f"{span[0]} to {span[1]}"


def _listed(values: Iterable[str]) -> str:
    return ", ".join(sorted(values))
