"""Calendar expressions on the calendar: from what the words say to the days that they mean.

Counts from the day of publication, by the tense of the verb, or from the time before in the story.
"""

import calendar
import datetime as dt
from dataclasses import replace
from typing import Literal

from graph.extraction.times.forms import (
    Ago,
    Between,
    Date,
    Decade,
    Feast,
    Form,
    Later,
    Months,
    Part,
    Period,
    Relation,
    Soon,
    That,
    Unit,
    Weekday,
    WeekOf,
)
from graph.model import record

Tense = Literal["past", "future"]


_DAY = dt.timedelta(days=1)
_A_WEEK = 6 * _DAY  # from its first day to its last


@record()
class Bounds:
    """The first and the last day that words allow."""

    earliest: dt.date
    latest: dt.date
    grain: (
        Literal["day", "month", "year"] | None
    )  # as precise a date as the words fix; None where they fix no single one

    @property
    def value(self) -> str | None:
        """The day, month or year in ISO 8601."""
        lengths = {"day": len("2025-06-30"), "month": len("2025-06"), "year": len("2025")}
        return None if self.grain is None else self.earliest.isoformat()[: lengths[self.grain]]

    @property
    def sure_value(self) -> str | None:
        """The value, or the month or year in which all of the days lie: of "last week", mostly the month."""
        if self.grain is None and self.is_in_year:
            return replace(self, grain="month" if self.is_in_month else "year").value
        return self.value

    @property
    def value_of_week(self) -> str | None:
        """The month of most days of a week; of other stretches the sure value."""
        if self.grain is None and self.latest - self.earliest == _A_WEEK:
            return (self.earliest + _A_WEEK / 2).isoformat()[: len("2025-06")]
        return self.sure_value

    @property
    def is_day(self) -> bool:
        """Whether it is a single day."""
        return self.earliest == self.latest

    @property
    def is_in_month(self) -> bool:
        """Whether it lies in one month."""
        return self.is_in_year and self.earliest.month == self.latest.month

    @property
    def is_in_year(self) -> bool:
        """Whether it lies in one year."""
        return self.earliest.year == self.latest.year


@record()
class Now:
    """What expressions count from."""

    published: dt.date | None
    tense: Tense
    anchor: Bounds | None  # the time before in the story
    near: bool = False  # a date without a year is the nearest on either side: "until 16 March"


_DAYS_IN_A_MONTH = 31
_A_FEW_DAYS = 3  # that seldom lead out of a month
_OFFSETS: dict[Relation, int] = {"last": -1, "this": 0, "next": 1}


def find_bounds(form: Form, now: Now) -> Bounds | None:
    """The days that an expression means; None where it needs a day of publication or an anchor that there is not.

    Raises OverflowError or ValueError before the year 1 or after 9999.
    """
    match form:
        case Date():
            return _of_date(form, now)
        case Between():
            return _of_range(form, now)
        case Decade():
            first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(form.part or "", (0, 9))
            return _years(form.year + first, form.year + last)
        case WeekOf():
            day = _of_date(form.date, now)
            if day is not None and form.ends:
                return replace(day, earliest=day.earliest - 6 * _DAY, grain=None)
            return None if day is None else _week(day.earliest + _DAY, 0)  # a Sunday opens its week
        case Later(since=Date() as since):
            anchor = _of_date(since, now)
            return None if anchor is None else _of_anchored(form, anchor)
        case Later() | That():
            return None if now.anchor is None else _of_anchored(form, now.anchor)
        case Soon():
            return None if now.anchor is None or now.tense == "future" else _soon_after(form, now.anchor)
        case Months():
            return _of_months(form, now)
    return None if now.published is None else _of_relative(form, now, now.published)


def _of_relative(form: Weekday | Period | Ago | Feast, now: Now, today: dt.date) -> Bounds | None:
    match form:
        case Feast():
            return _of_feast(form, now, today)
        case Weekday(of=Date() as month):
            return _nth_weekday(form, _of_date(month, now))
        case Weekday():
            return _day(_weekday(form, now, today) - 7 * form.weeks * _DAY)
        case Period():
            return _of_period(form, now, today)
        case Ago():
            return _of_ago(form, today)


def _of_ago(form: Ago, today: dt.date) -> Bounds | None:
    """So long before the day of publication, or up to a unit longer."""
    bounds = _moved(_day(today), form.unit, form.count)
    before = _moved(_day(today), form.unit, form.count - 1) if form.more else None
    return bounds if bounds is None or before is None else Bounds(before.earliest, bounds.latest, None)


# --- units -----------------------------------------------------------------------------------------------------------


def _day(day: dt.date) -> Bounds:
    return Bounds(day, day, "day")


def _week(day: dt.date, offset: int) -> Bounds:
    monday = day - day.weekday() * _DAY + 7 * offset * _DAY
    return Bounds(monday, monday + 6 * _DAY, None)


def _month(year: int, month: int, part: Part | None = None) -> Bounds:
    """A month, or a third of it; a month before January or after December lies in the year before or after."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    length = calendar.monthrange(year, month)[1]
    first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, length)}.get(part or "", (1, length))
    return Bounds(dt.date(year, month, first), dt.date(year, month, last), "month")


def _year(year: int, part: Part | None = None) -> Bounds:
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get(part or "", (1, 12))
    return Bounds(dt.date(year, first, 1), _month(year, last).latest, "year")


def _years(first: int, last: int) -> Bounds:
    return Bounds(dt.date(first, 1, 1), dt.date(last, 12, 31), None)


def _unit(unit: Unit, day: dt.date, offset: int, part: Part | None = None) -> Bounds:
    """The unit of the calendar that a day lies in, or the one so many units from it."""
    match unit:
        case "hour" | "day":
            return _day(day + offset * _DAY)
        case "week":
            return _week(day, offset)
        case "weekend":
            week = _week(day, offset)
            return replace(week, earliest=week.earliest + 5 * _DAY)
        case "month":
            return _month(day.year, day.month + offset, part)
        case "year":
            return _year(day.year + offset, part)
    first = day.year // 10 * 10 + 10 * offset
    return _years(first, first + 9)


def _moved(bounds: Bounds, unit: Unit, count: int) -> Bounds | None:
    """What lies so many units from it, as roughly as such counts are meant: weeks to some days, months to the month."""
    day = bounds.earliest
    if unit in {"hour", "day", "week"} and not bounds.is_day:
        is_soon = unit != "week" and abs(count) <= _A_FEW_DAYS
        return bounds if is_soon and bounds.is_in_month else None  # "two days later", of a month
    if unit == "hour":
        return _day(day + round(count / 24) * _DAY)  # "a few hours later" is of the same day
    if unit == "week":
        return Bounds(day + (7 * count - 3) * _DAY, day + (7 * count + 3) * _DAY, None)
    if unit == "decade":
        return _years(day.year + 10 * count - 1, bounds.latest.year + 10 * count + 1)
    return _stepped(bounds, unit, count)


def _stepped(bounds: Bounds, unit: Unit, step: int) -> Bounds | None:
    """The unit so many units from the one that holds the bounds; None where no single one does."""
    if unit == "week" and bounds.latest - bounds.earliest == 6 * _DAY:
        return _week(bounds.earliest, step)
    held = bounds.is_in_year if unit in {"year", "decade"} else bounds.is_in_month if unit == "month" else bounds.is_day
    return _unit(unit, bounds.earliest, step) if held else None


# --- dates -----------------------------------------------------------------------------------------------------------


def _of_date(form: Date, now: Now) -> Bounds | None:
    if form.in_month is not None:
        return _day_of_month(form, now)
    year = form.year
    if form.in_year == "that":
        year = now.anchor.earliest.year if now.anchor is not None and now.anchor.is_in_year else None
    elif form.in_year is not None and now.published is not None:
        year = now.published.year + _OFFSETS[form.in_year]
    if year is not None:
        return _on_calendar(form, year)
    if now.published is None or form.in_year is not None:
        return None
    return _without_year(form, now, now.published)


def _day_of_month(form: Date, now: Now) -> Bounds | None:
    """The day so named of the present month, of the one before or after it, or of that of the story."""
    day = now.published
    if form.in_month == "that":
        day = now.anchor.earliest if now.anchor is not None and now.anchor.is_in_month else None
    if day is None or form.in_month is None:
        return None
    month = _month(day.year, day.month + _OFFSETS.get(form.in_month, 0)).earliest
    return _on_calendar(replace(form, month=month.month), month.year)


def _on_calendar(form: Date, year: int) -> Bounds | None:
    if form.month is None:
        return _year(year, form.part)
    if form.day is None:
        return _month(year, form.month, form.part)
    if form.day > calendar.monthrange(year, form.month)[1]:
        return None  # February 29 of a common year
    return _day(dt.date(year, form.month, form.day))


def _without_year(form: Date, now: Now, today: dt.date) -> Bounds:
    """The last such day or month by now, in the future tense the next one; the present one is both."""
    years = range(today.year - 8, today.year + 9)  # a leap day comes at the latest after eight
    found = [bounds for year in years if (bounds := _on_calendar(form, year)) is not None]
    behind = [bounds for bounds in found if bounds.earliest <= today]
    ahead = [bounds for bounds in found if bounds.latest >= today]
    match form.relation:
        case "last":
            return next(bounds for bounds in reversed(found) if bounds.latest < today)
        case "next":
            return next(bounds for bounds in found if bounds.earliest > today)
        case "this":
            return next(bounds for bounds in found if bounds.earliest.year == today.year)
    if now.near:
        return min(behind[-1], ahead[0], key=lambda bounds: abs((bounds.earliest - today).days))
    return ahead[0] if now.tense == "future" else behind[-1]


def _of_feast(form: Feast, now: Now, today: dt.date) -> Bounds:
    """The last such day by now, in the future tense the next one; or its month."""
    days = (_easter(today.year + k) + form.days * _DAY for k in range(-1, 3))
    found = [_month(day.year, day.month) if form.in_month else _day(day) for day in days]
    if now.tense == "future" or now.near:
        return next(bounds for bounds in found if bounds.latest >= today)
    return next(bounds for bounds in reversed(found) if bounds.earliest <= today)


def _easter(year: int) -> dt.date:
    """Easter Sunday of a year, by the rule of Gauss for the Gregorian calendar as Butcher put it."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


def _of_range(form: Between, now: Now) -> Bounds | None:
    last = _of_date(form.last, now)
    if last is None:
        return None
    first = _of_date(replace(form.first, year=form.first.year or last.latest.year, in_year=None), now)
    if first is not None and first.earliest > last.latest:  # "November to March"
        first = _of_date(replace(form.first, year=last.latest.year - 1, in_year=None), now)
    return None if first is None or first.earliest > last.latest else Bounds(first.earliest, last.latest, None)


def _weekday(form: Weekday, now: Now, today: dt.date) -> dt.date:
    if form.in_week is not None:
        return _week(today, _OFFSETS[form.in_week]).earliest + form.weekday * _DAY
    since = (today.weekday() - form.weekday) % 7
    if form.relation == "last":
        return today - (since or 7) * _DAY
    if form.relation == "this" and now.tense == "future":
        return today + (-since % 7) * _DAY
    if form.relation == "next" or (form.relation is None and (now.tense == "future" or now.near)):
        return today + (7 - since) * _DAY
    return today - since * _DAY  # papers call today by its name


def _nth_weekday(form: Weekday, month: Bounds | None) -> Bounds | None:
    """The first Monday of a month, its last Friday."""
    if month is None or not month.is_in_month:
        return None
    if form.nth < 0:
        return _day(month.latest - ((month.latest.weekday() - form.weekday) % 7 - 7 * (form.nth + 1)) * _DAY)
    day = month.earliest + ((form.weekday - month.earliest.weekday()) % 7 + 7 * (form.nth - 1)) * _DAY
    return _day(day) if day <= month.latest else None


def _of_period(form: Period, now: Now, today: dt.date) -> Bounds:
    if form.part == "overnight":
        return Bounds(today - _DAY, today, None)
    whole = _unit(form.unit, today, form.offset, form.part)
    if whole.earliest <= today <= whole.latest and form.part == "earlier":
        return replace(whole, latest=today)
    if whole.earliest <= today <= whole.latest and form.part == "later":
        return replace(whole, earliest=today)
    if form.unit == "weekend" and form.offset == 0 and now.tense == "past" and whole.earliest > today:
        return _unit("weekend", today, -1)
    return whole


def _of_months(form: Months, now: Now) -> Bounds | None:
    """A season, quarter or half; "last summer" is the last that is over, "last quarter" one of last year."""
    if form.year is not None:
        return _months(form, form.year)
    if form.in_year == "that":
        return _months(form, now.anchor.earliest.year) if now.anchor is not None and now.anchor.is_in_year else None
    if now.published is None:
        return None
    today = now.published
    if form.season and form.in_year is None:  # "in the autumn", with the tense of the verb
        seasons = [_months(form, today.year + k) for k in range(-1, 2)]
        if now.tense == "future":
            return next(bounds for bounds in seasons if bounds.latest >= today)
        return next(bounds for bounds in reversed(seasons) if bounds.earliest <= today)
    if form.season and form.in_year in {"last", "next"}:
        found = [_months(form, today.year + k) for k in range(-2, 3)]
        if form.in_year == "last":
            return next(bounds for bounds in reversed(found) if bounds.latest < today)
        return next(bounds for bounds in found if bounds.earliest > today)
    whole = _months(form, today.year + _OFFSETS[form.in_year or "this"])
    is_over = form.in_year is None and now.tense == "past" and whole.earliest > today  # "in the last quarter"
    return _months(form, today.year - 1) if is_over else whole


def _months(form: Months, year: int) -> Bounds:
    return Bounds(dt.date(year, form.first, 1), _month(year, form.first + form.count - 1).latest, None)


# --- from the time before --------------------------------------------------------------------------------------------


def _of_anchored(form: Later | That, anchor: Bounds) -> Bounds | None:
    if isinstance(form, Later):
        is_a_week = form.unit == "week" and abs(form.count) == 1 and anchor.is_day
        return _day(anchor.earliest + 7 * form.count * _DAY) if is_a_week else _moved(anchor, form.unit, form.count)
    if form.month is not None:
        return _that_month(anchor, form.month, form.step)
    if form.weekday is not None:
        return _that_weekday(anchor.earliest, form.weekday, form.step) if anchor.is_day else None
    if not form.step and form.unit == "day" and not anchor.is_day:
        return anchor  # "at the time", "the same night", where a month or a year is all that is known
    if not form.step and form.unit == "week" and not anchor.is_day:
        return _stepped(anchor, "month", 0)  # "the same week", likewise
    return _stepped(anchor, form.unit, form.step)


def _soon_after(form: Soon, anchor: Bounds) -> Bounds:
    """From the anchor to a few units later; what came hours or days after a month or year is taken to be in it."""
    length = {"hour": 0, "day": 9, "week": 45, "month": 300}[form.unit]
    if not anchor.is_day and length <= _DAYS_IN_A_MONTH:
        return anchor
    return Bounds(anchor.earliest, anchor.latest + length * _DAY, "day" if anchor.is_day and not length else None)


def _that_month(anchor: Bounds, month: int, step: int) -> Bounds | None:
    if not anchor.is_in_year:
        return None
    year = anchor.latest.year
    year += step > 0 and month <= anchor.latest.month
    year -= step < 0 and month >= anchor.earliest.month
    return _month(year, month)


def _that_weekday(day: dt.date, weekday: int, step: int) -> Bounds:
    if step > 0:
        return _day(day + ((weekday - day.weekday() - 1) % 7 + 1) * _DAY)
    if step < 0:
        return _day(day - ((day.weekday() - weekday - 1) % 7 + 1) * _DAY)
    return _day(_week(day, 0).earliest + weekday * _DAY)
