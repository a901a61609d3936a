"""What calendar expressions say, before it is known when they were written.

Records only: `graph.extraction.times.reading` reads them from words, `graph.extraction.times.bounds` puts them on the
calendar.
"""

from typing import Literal

from graph.model import record

Unit = Literal["hour", "day", "week", "weekend", "month", "year", "decade"]
Relation = Literal["last", "this", "next", "that"]  # to the present; "that" is to the time before it in the story
# "Earlier" and "later" end or begin with the present; "overnight" is of the night between a day and the one before it.
Part = Literal["early", "mid", "late", "earlier", "later", "overnight"]


@record(kw_only=True)
class Date:
    """A day, month or year, as far as the words name it: "late January 2025", "last June", "May 28 of last year"."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    relation: Relation | None = None  # of the month: "last June"
    in_year: Relation | None = None  # "of last year"
    in_month: Relation | None = None  # "the 22nd of this month", of a day without a month
    part: Part | None = None


@record(kw_only=True)
class Feast:
    """A day by its distance from Easter: "Good Friday" is -2 days; of "before Easter" the month alone counts."""

    days: int
    in_month: bool = False


@record(kw_only=True)
class Weekday:
    """A day of the week: "Monday", "last Friday", "Tuesday of last week"."""

    weekday: int  # 0 is Monday
    relation: Relation | None = None
    in_week: Relation | None = None
    weeks: int = 0  # so many weeks before it: "the Monday before last"; after it, with a minus: "Monday week"
    nth: int = 0  # of a month, from its first, or from its last with a minus: "the first Monday in July"
    of: Date | None = None  # that month


@record(kw_only=True)
class Period:
    """A unit of the calendar by its distance from the present one: "last month", "this week", "tomorrow"."""

    unit: Unit
    offset: int
    part: Part | None = None


@record(kw_only=True)
class Months:
    """Months that follow each other, as a season (of the north), quarter or half of a year: "Q3 2025"."""

    first: int
    count: int
    season: bool = False
    year: int | None = None
    in_year: Relation | None = None


@record(kw_only=True)
class Decade:
    """Ten years: "the early 1990s"."""

    year: int  # its first
    part: Part | None = None


@record(kw_only=True)
class WeekOf:
    """The week, from its Monday, that a day is in, or the one that a day ends: "the week of (to) March 9"."""

    date: Date
    ends: bool = False


@record(kw_only=True)
class Between:
    """From one date to another: "between January and June 2026"; also "04/05/2026", which may be either of two days."""

    first: Date
    last: Date


@record(kw_only=True)
class Ago:
    """A distance from the day of publication: "two weeks ago" is -2 weeks."""

    unit: Unit
    count: int
    more: bool = False  # "more than two years ago", which may be of the year before that


@record(kw_only=True)
class Later:
    """A distance from the time before it in the story, or from one that is named: "three days earlier" is -3 days."""

    unit: Unit
    count: int
    since: Date | None = None  # "a day after the vote of June 3"


@record(kw_only=True)
class Soon:
    """A while after the time before it in the story that nobody counted: "within hours", "days later", "at once"."""

    unit: Unit  # what it is a few of


@record(kw_only=True)
class That:
    """A unit, month or weekday beside the time before it in the story: "that month", "the following Monday"."""

    unit: Unit
    step: int = 0
    month: int | None = None
    weekday: int | None = None


Form = Date | Feast | Weekday | Period | Months | Decade | WeekOf | Between | Ago | Later | Soon | That
