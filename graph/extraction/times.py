"""When a text says that something happens: "on Tuesday of last week", "late January 2025", "nine days later".

`find_times` marks calendar expressions and keeps what they say unresolved; `resolve_time` puts one on the calendar, from
the day of publication or from the time before it in the story. Durations ("for five years") and times of the day are
no calendar expressions. Which event an expression dates is left to `graph.extraction.claims`.
"""

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from graph.extraction.numerals import HYPHENS, Token, adjoins, is_number, lower, read_numeral, tokenize
from graph.model import Time

Tense = Literal["past", "future"]
Unit = Literal["day", "week", "weekend", "month", "quarter", "year", "decade"]
Relation = Literal["last", "this", "next"]
Part = Literal["early", "mid", "late"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """A day, month or year, as far as the words name it."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    relation: Relation | None = None  # of a month without a year, "last June"; of a year, "May 28 of last year"
    part: Part | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekday:
    """ "Monday", "last Friday", "Tuesday of last week"."""

    weekday: int  # 0 is Monday
    relation: Relation | None = None
    week: Relation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A unit of the calendar beside the present one: "last month", "this week", "tomorrow"."""

    unit: Unit
    offset: int
    part: Part | None = None
    so_far: bool = False  # "earlier this year": what of it is past; "later this year" has part late
    to_come: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """A season of the northern year, as the press of most capitals has it; the bounds allow for the south's months."""

    months: tuple[int, int]  # first and last
    year: int | None = None
    relation: Relation = "this"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Some months of a year: a quarter, a half."""

    first_month: int
    months: int
    year: int | None = None
    relation: Relation = "this"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decade:
    """ "The 1990s"."""

    year: int  # its first
    part: Part | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekOf:
    """ "The week of March 9"."""

    date: Date


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambiguous:
    """ "04/05/2026": one date by American, another by all other reading."""

    readings: tuple[Date, Date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """ "Between January and June 2026"."""

    first: Date
    last: Date


@dataclass(frozen=True, slots=True, kw_only=True)
class Ago:
    """A distance from publication: "two weeks ago", "a year from now"."""

    unit: Unit
    count: int  # negative for the past


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """A distance from the time before it in the story: "nine days later", "the day before"; 0 for "hours later"."""

    unit: Unit
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class That:
    """The same unit as the time before it in the story: "that December", "the same day", "later that month"."""

    unit: Unit
    month: int | None = None  # "that December"
    weekday: int | None = None  # "the following Monday"
    step: int = 0  # "the next month"


Form = Date | Weekday | Period | Season | Stretch | Decade | WeekOf | Ambiguous | Range | Ago | Later | That


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A calendar expression and where a text has it."""

    start_char: int
    end_char: int
    text: str  # with its preposition: "on Wednesday"
    form: Form  # what it says, unresolved
    prefix: str | None = None  # a preposition that makes it a bound: "by", "until", "since", "before", "after", "from", ...
    attributive: bool = False  # it describes a noun, "the 1977 law", and dates no event of the sentence

    @property
    def anchored(self) -> bool:
        """Whether it counts from the time before it in the story: "the next day"."""
        return isinstance(self.form, Later | That)


# --- words -----------------------------------------------------------------------------------------------------------

_MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
_SHORT_MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_NAMES_TOO = frozenset({"april", "may", "june", "august", "march"})  # also people, and verbs at the start of a sentence
_WEEKDAYS = {name.lower(): i for i, name in enumerate(calendar.day_name)}
_SHORT_WEEKDAYS = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}
_NAMED_DAYS = frozenset({"good", "black", "bloody", "ash", "holy", "palm", "easter", "super", "giving", "cyber", "maundy", "shrove", "whit"})
_PAPERS = frozenset({"times", "telegraph", "mail", "mirror", "express", "standard", "post", "herald", "star", "sun", "world", "tribune", "independent", "vanguard", "nation", "guardian", "observer"})
_RELATIONS: dict[str, Relation] = {"last": "last", "this": "this", "next": "next", "past": "last", "coming": "next", "current": "this", "previous": "last"}
_OFFSETS: dict[Relation, int] = {"last": -1, "this": 0, "next": 1}
_PARTS: dict[str, Part] = {"early": "early", "mid": "mid", "middle": "mid", "late": "late", "beginning": "early", "start": "early", "end": "late"}
_UNITS: dict[str, Unit] = {u: u for u in ("day", "week", "weekend", "month", "quarter", "year", "decade")}  # type: ignore[misc]
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "last": 0, "final": 0}
_DAYTIMES = frozenset({"morning", "afternoon", "evening", "night", "midnight", "noon", "midday", "lunchtime", "nightfall"})
BOUNDS = frozenset({"by", "until", "till", "since", "before", "after", "from", "through", "pending", "starting", "beginning"})
_PREPOSITIONS = BOUNDS | {"on", "in", "during", "at", "of", "for", "to", "around", "as", "over", "throughout"}
_YEAR_CUES = frozenset({"in", "since", "by", "until", "till", "from", "during", "to", "between", "before", "after", "through", "of", "late", "early", "mid", "and", "around", "throughout", "year", "circa", "or"})
_COUNTED = frozenset({"people", "men", "women", "children", "police", "staff", "personnel", "crew", "cattle"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "this", "that", "s", "any", "some"})
_YEAR = re.compile(r"1[5-9][0-9]{2}|20[0-9]{2}")
