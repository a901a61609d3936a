"""When a text says that something happens: "on Tuesday of last week", "late January 2025", "nine days later".

`find_times` marks calendar expressions and keeps what they say unresolved; `resolve_time` puts one on the calendar, from
the day of publication or from the time before it in the story. Durations ("for five years") and times of the day are
no calendar expressions. Which event an expression dates is left to `graph.extraction.claims`.
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from graph.extraction.numerals import HYPHENS, Token, adjoins, is_number, lower, read_numeral, read_qualifier, tokenize
from graph.model import Time

Tense = Literal["past", "future"]
Unit = Literal["day", "week", "weekend", "month", "year", "decade"]
Relation = Literal["last", "this", "next", "that"]  # to the present; "that" is to the time before it in the story
Part = Literal["early", "mid", "late", "earlier", "later"]  # the last two end and begin with the present


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """A day, month or year, as far as the words name it."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    relation: Relation | None = None  # of a month: "last June"
    in_year: Relation | None = None  # "May 28 of last year"
    part: Part | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekday:
    """ "Monday", "last Friday", "Tuesday of last week"."""

    weekday: int  # 0 is Monday
    relation: Relation | None = None
    in_week: Relation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A unit of the calendar by its distance from the present one: "last month", "this week", "tomorrow"."""

    unit: Unit
    offset: int
    part: Part | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Months:
    """Months that follow each other, as a season (of the north), quarter or half of a year."""

    first: int
    count: int
    year: int | None = None
    in_year: Relation | None = None


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
class Between:
    """ "Between January and June 2026"; also "04/05/2026", which is one of two days."""

    first: Date
    last: Date


@dataclass(frozen=True, slots=True, kw_only=True)
class Ago:
    """A distance from the day of publication: "two weeks ago" is -2 weeks."""

    unit: Unit
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """A distance from the time before it in the story: "three days earlier" is -3 days, "hours later" 0."""

    unit: Unit
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class That:
    """A unit, month or weekday beside the time before it in the story: "that month", "the following Monday"."""

    unit: Unit
    step: int = 0
    month: int | None = None
    weekday: int | None = None


Form = Date | Weekday | Period | Months | Decade | WeekOf | Between | Ago | Later | That


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A calendar expression and where a text has it."""

    start_char: int
    end_char: int
    text: str  # with its preposition: "on Wednesday"
    form: Form  # what it says, unresolved
    prefix: str | None = None  # one of BOUNDS, if it begins with it: it bounds the day of an event, and is not that day
    attributive: bool = False  # it describes a noun, "the 1977 law", and dates no event of the sentence

    @property
    def anchored(self) -> bool:
        """Whether it counts from the time before it in the story: "the next day"."""
        return isinstance(self.form, Later | That) or (isinstance(self.form, Date) and self.form.in_year == "that")


BOUNDS = frozenset({"by", "until", "till", "since", "before", "after", "from", "through", "starting", "beginning"})

# --- words -----------------------------------------------------------------------------------------------------------

_MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
_SHORT_MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_NAMES_TOO = frozenset({"april", "may", "june", "august", "march"})  # of people, and verbs where a sentence begins
_MONTH_CUES = frozenset({"in", "since", "until", "till", "during", "through", "throughout"})
_WEAK_MONTH_CUES = frozenset({"by", "before", "after", "from", "of", "for"})  # of which "May" asks more: "by May"
_WEEKDAYS = {name.lower(): i for i, name in enumerate(calendar.day_name)}
_NAMED_DAYS = frozenset("good black red bloody ash holy palm easter super giving cyber maundy shrove whit".split())
_NAMED_DAYS |= {"every", "each", "most", "alternate"}  # no single day
_PAPERS = frozenset("times telegraph mail mirror express standard post herald star sun world tribune nation".split())
_RELATIONS: dict[str, Relation] = {"last": "last", "this": "this", "next": "next"}
_OFFSETS: dict[Relation, int] = {"last": -1, "this": 0, "next": 1}
_PARTS: dict[str, Part] = {"early": "early", "mid": "mid", "late": "late", "earlier": "earlier", "later": "later"}
_PART_NOUNS: dict[str, Part] = {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}
_UNITS: dict[str, Unit] = {
    **{"day": "day", "week": "week", "weekend": "weekend", "month": "month", "year": "year", "decade": "decade"},
}
_PLURAL_UNITS: dict[str, tuple[Unit, int]] = {
    **{unit: (unit, 1) for unit in ("day", "week", "month", "year", "decade")},
    **{
        "days": ("day", 1),
        "weeks": ("week", 1),
        "months": ("month", 1),
        "years": ("year", 1),
        "decades": ("decade", 1),
    },
    **{"fortnight": ("week", 2), "fortnights": ("week", 2)},
    **dict.fromkeys(("hour", "hours", "minute", "minutes", "moments"), ("day", 0)),
}
_SEASONS = {"spring": (3, 3), "summer": (6, 3), "autumn": (9, 3), "winter": (12, 3)}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_DAYTIMES = frozenset("morning afternoon evening night midnight noon midday lunchtime".split())
_NAMED_DAYS_AWAY = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_STEPS = {"next": 1, "following": 1, "same": 0, "previous": -1, "preceding": -1, "very": 1}
_WITHIN = frozenset(
    {"over", "within", "for", "during", "in", "throughout", "through"}
)  # "over the next month": how long
_AWAY = {"later": 1, "earlier": -1, "after": 1, "before": -1, "afterwards": 1, "afterward": 1, "beforehand": -1}
_SAYING = frozenset("said say says saying told announced reported believed argued warned claimed noted added".split())
_SAYING |= frozenset("confirmed know knew think thought hope hoped stated suggested so insisted".split())

# A bare year: after these always, after those unless something is counted.
_YEAR_CUES = frozenset("in since until till during throughout late early mid circa fiscal year".split())
_WEAK_YEAR_CUES = frozenset("by from to of before after through around between and or".split())
_COUNTED = frozenset("people men women children police staff personnel crew cattle troops dead others".split())
_DETERMINERS = frozenset("the a an its his her their our this that these those s my your".split())
_YEAR = re.compile(r"1[5-9][0-9]{2}|20[0-9]{2}")
_SHORT_YEAR = re.compile(r"[0-9]{2}")
_DAY = re.compile(r"[12][0-9]|3[01]|0?[1-9]")
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.((?:19|20)[0-9]{2})")
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_YEAR_NOUNS = frozenset({"financial", "fiscal", "tax", "academic", "school", "budget", "marketing", "crop"})
_PREPOSITIONS = BOUNDS | {"on", "in", "during", "between", "over", "at"}
_NO_NOUNS = frozenset(
    "and or but when that which who whom where while as at by for from in into of on over to with after before until"
    " is was are were has had have will would may might could should did does do be been he she it they we i you".split()
)

_Read = tuple[Form, int]  # what was read, and the index of the token after it
_DateRead = tuple[Date, int]


# --- finding ---------------------------------------------------------------------------------------------------------


def find_times(text: str) -> list[TimeExpression]:
    """The calendar expressions of a text, in its order, none inside another."""
    return list(_find(text))


def _find(text: str) -> Iterator[TimeExpression]:
    tokens = tokenize(text)
    i = free = 0
    while i < len(tokens):
        read = _read(tokens, i)
        if read is None:
            i += 1
            continue
        form, end = read
        yield _expression(text, tokens, (_start(tokens, i, free), i, end), form)
        i = free = end


def _expression(text: str, tokens: Sequence[Token], places: tuple[int, int, int], form: Form) -> TimeExpression:
    start, core, end = places
    first = next((tokens[j].lower for j in range(start, core) if tokens[j].lower in BOUNDS), None)
    start_char, end_char = tokens[start].start_char, tokens[end - 1].end_char
    return TimeExpression(
        start_char=start_char,
        end_char=end_char,
        text=text[start_char:end_char],
        form=form,
        prefix=None if isinstance(form, Between) else first,
        attributive=start == core and _is_attributive(tokens, core, end),
    )


def _start(tokens: Sequence[Token], i: int, free: int) -> int:
    """Where the expression begins with its preposition: "on", "late on", "by the" is not among them."""
    start = i
    if start > free and lower(tokens, start - 1) in _PREPOSITIONS:
        start -= 1
        if start > free and lower(tokens, start) == "on" and lower(tokens, start - 1) in {"late", "early", "later"}:
            start -= 1
    return start


def _is_attributive(tokens: Sequence[Token], i: int, end: int) -> bool:
    """Whether an expression stands between a determiner (and adjective) and a noun, or before a noun for no reason."""
    follows = lower(tokens, end)
    if end < len(tokens) and tokens[end].text in HYPHENS and adjoins(tokens, end):
        return True
    if not follows.isalpha() or follows in _NO_NOUNS or tokens[end].text[0].isupper() or _is_possessive(tokens, end):
        return False
    determined = bool({lower(tokens, i - 1), lower(tokens, i - 2)} & _DETERMINERS)
    bare_year = end == i + 1 and _YEAR.fullmatch(tokens[i].text) is not None and not _has_year_cue(tokens, i)
    return (lower(tokens, i - 1) in _DETERMINERS) or (bare_year and determined) or bare_year


def _is_possessive(tokens: Sequence[Token], i: int) -> bool:
    return lower(tokens, i) in {"'", "’"}


# --- reading ---------------------------------------------------------------------------------------------------------


def _read(tokens: Sequence[Token], i: int) -> _Read | None:
    """The expression that begins at a token, without its preposition."""
    word = tokens[i].lower
    if is_number(tokens[i]):
        return _read_number_first(tokens, i)
    if word in _MONTHS or word in _SHORT_MONTHS:
        return _with_range(tokens, i, _read_month_first(tokens, i, sure=False))
    if word in _WEEKDAYS:
        return _read_weekday(tokens, i)
    if word in _NAMED_DAYS_AWAY:
        return _read_named_day(tokens, i)
    if word in _RELATIONS:
        return _read_relative(tokens, i)
    if word in _PARTS:
        return _read_part(tokens, i)
    if word in {"the", "that"}:
        return _read_the(tokens, i)
    if word in _ORDINALS or (word == "q" and tokens[i].text == "Q"):
        return _read_quarter(tokens, i)
    if word in _SEASONS or word == "fall":
        return _read_season(tokens, i)
    return _read_distance(tokens, i)


def _read_named_day(tokens: Sequence[Token], i: int) -> _Read | None:
    if tokens[i].text[0].isupper() and i and tokens[i - 1].text[0].isupper():
        return None  # "India Today"
    return Period(unit="day", offset=_NAMED_DAYS_AWAY[tokens[i].lower]), _over_daytime(tokens, i + 1)


def _over_daytime(tokens: Sequence[Token], i: int) -> int:
    return i + 1 if lower(tokens, i) in _DAYTIMES else i


def _read_weekday(tokens: Sequence[Token], i: int) -> _Read | None:
    if not tokens[i].text[0].isupper() or lower(tokens, i - 1) in _NAMED_DAYS or lower(tokens, i + 1) in _PAPERS:
        return None
    end = _over_daytime(tokens, i + 1)
    date = _read_date(tokens, end + (lower(tokens, end) == ","))
    if date is not None and date[0].day is not None:
        return date
    form = Weekday(weekday=_WEEKDAYS[tokens[i].lower])
    of = end + (lower(tokens, end) in {"of", "in"})
    relation = _RELATIONS.get(lower(tokens, of))
    if relation is not None and lower(tokens, of + 1) == "week":
        return replace(form, in_week=relation), of + 2
    return form, end


def _read_relative(tokens: Sequence[Token], i: int) -> _Read | None:
    """ "Last month", "this Friday", "next March", "this past weekend", "last night"."""
    relation, j = _RELATIONS[tokens[i].lower], i + 1
    if lower(tokens, i - 1) == "the" and relation != "this":
        return None  # "over the last month" is how long
    if lower(tokens, j) in {"past", "coming"} and relation == "this":
        relation, j = "last" if lower(tokens, j) == "past" else "next", j + 1
    word = lower(tokens, j)
    if j < len(tokens) and word in _MONTHS and tokens[j].text[0].isupper():
        return Date(month=_MONTHS[word], relation=relation), j + 1
    if j < len(tokens) and word in _WEEKDAYS and tokens[j].text[0].isupper():
        return Weekday(weekday=_WEEKDAYS[word], relation=relation), _over_daytime(tokens, j + 1)
    if word in _UNITS:
        return _over_weekday(tokens, Period(unit=_UNITS[word], offset=_OFFSETS[relation]), j + 1)
    if word in _DAYTIMES and (relation == "this" or word in {"night", "evening"}):
        return Period(unit="day", offset=_OFFSETS[relation]), j + 1
    months = _read_months(tokens, j)
    return None if months is None else (replace(months[0], in_year=relation), months[1])


def _over_weekday(tokens: Sequence[Token], form: Period, i: int) -> _Read:
    """ "Last week on Tuesday": the day of that week; else the unit itself."""
    on = i + (lower(tokens, i) == "on")
    weekday = _WEEKDAYS.get(lower(tokens, on))
    if form.unit != "week" or weekday is None or on == i:
        return form, i
    relation = next(name for name, offset in _OFFSETS.items() if offset == form.offset)
    return Weekday(weekday=weekday, in_week=relation), on + 1


def _read_months(tokens: Sequence[Token], i: int) -> tuple[Months, int] | None:
    """ "Spring", "quarter"-less names of months that follow each other."""
    word = lower(tokens, i)
    if word in _SEASONS or word == "fall":
        first, count = _SEASONS.get(word, _SEASONS["autumn"])
        return Months(first=first, count=count), i + 1
    return None


def _read_season(tokens: Sequence[Token], i: int) -> _Read | None:
    """A season with a year, "summer 2025", "the spring of 2024"; alone it is hardly a date ("the Arab Spring")."""
    months = _read_months(tokens, i)
    of = i + 1 + (lower(tokens, i + 1) == "of")
    year = _read_year(tokens, of)
    return None if months is None or year is None else (replace(months[0], year=year), of + 1)


def _read_quarter(tokens: Sequence[Token], i: int) -> _Read | None:
    """ "Third quarter of 2025", "second half of the year", "Q3 2025"."""
    if tokens[i].text == "Q":
        number = lower(tokens, i + 1) if adjoins(tokens, i + 1) else ""
        return _in_year(tokens, i + 2, Months(first=3 * int(number) - 2, count=3)) if number in set("1234") else None
    which, j = _ORDINALS[tokens[i].lower], i + 1
    j += j < len(tokens) and tokens[j].text in HYPHENS
    if lower(tokens, j) == "quarter":
        return _in_year(tokens, j + 1, Months(first=3 * which - 2, count=3))
    if lower(tokens, j) == "half" and which <= 2:
        return _in_year(tokens, j + 1, Months(first=6 * which - 5, count=6))
    return None


def _in_year(tokens: Sequence[Token], i: int, form: Months) -> _Read | None:
    year, relation, end = _read_year_of(tokens, i)
    if year is None and relation is None:
        return None
    return replace(form, year=year, in_year=relation), end


def _read_year_of(tokens: Sequence[Token], i: int) -> tuple[int | None, Relation | None, int]:
    """The year after a day or month: "2025", ", 2025", "of last year", "last year", "that year", "of the year"."""
    j = i + (lower(tokens, i) in {",", "of"})
    year = _read_year(tokens, j)
    if year is not None:
        return year, None, j + 1
    relation: Relation | None = _RELATIONS.get(lower(tokens, j))
    relation = "that" if lower(tokens, j) == "that" else relation
    if relation is not None and lower(tokens, i) != "," and lower(tokens, j + 1) == "year":
        return None, relation, j + 2
    if j > i and [lower(tokens, k) for k in (j, j + 1, j + 2)] == ["the", "same", "year"]:
        return None, "that", j + 3
    if j > i and [lower(tokens, k) for k in (j, j + 1)] == ["the", "year"]:
        return None, "this", j + 2
    return None, None, i


def _read_year(tokens: Sequence[Token], i: int) -> int | None:
    if i >= len(tokens) or _YEAR.fullmatch(tokens[i].text) is None:
        return None
    glued = adjoins(tokens, i + 1) and (tokens[i + 1].text.isalpha() or tokens[i + 1].text == "%")
    return None if glued else int(tokens[i].text)


# --- dates -----------------------------------------------------------------------------------------------------------


def _read_date(tokens: Sequence[Token], i: int) -> _DateRead | None:
    """A date that names its month, either part first, where the words around it leave no doubt."""
    if i >= len(tokens):
        return None
    if is_number(tokens[i]):
        return _read_day_first(tokens, i)
    return _read_month_first(tokens, i, sure=True)


def _read_month_first(tokens: Sequence[Token], i: int, *, sure: bool) -> _DateRead | None:
    """ "Sept. 4, 2025", "June 14", "March 2024", "in May"."""
    month, j = _read_month(tokens, i)
    if month is None:
        return None
    day, after = _read_day(tokens, j, month)
    year, relation, end = _read_year_of(tokens, after)
    if day is None and year is None and relation is None and not sure and not _is_month(tokens, i):
        return None
    if day is None and year is None:
        year = _year_of_next(tokens, j)
    return Date(year=year, month=month, day=day, in_year=relation), end


def _read_month(tokens: Sequence[Token], i: int) -> tuple[int | None, int]:
    if i >= len(tokens) or not tokens[i].text[0].isupper():
        return None, i
    word = tokens[i].lower
    if word in _SHORT_MONTHS and word not in _MONTHS:
        end = i + 1 + (lower(tokens, i + 1) == "." and adjoins(tokens, i + 1))
        dated = (end < len(tokens) and is_number(tokens[end])) or (i and is_number(tokens[i - 1]))
        return (_SHORT_MONTHS[word], end) if dated else (None, i)
    return (_MONTHS[word], i + 1) if word in _MONTHS else (None, i)


def _read_day(tokens: Sequence[Token], i: int, month: int) -> tuple[int | None, int]:
    if i >= len(tokens) or _DAY.fullmatch(tokens[i].text) is None:
        return None, i
    day, end = int(tokens[i].text), i + 1
    if adjoins(tokens, end) and tokens[end].lower in _ORDINAL_ENDINGS:
        end += 1
    elif adjoins(tokens, end) and (tokens[end].text[0].isalpha() or tokens[end].text in {":", "%"}):
        return None, i
    return (day, end) if day <= calendar.monthrange(2000, month)[1] else (None, i)


def _is_month(tokens: Sequence[Token], i: int) -> bool:
    """Whether a month's name alone is a month here, not a person or a verb."""
    word, before = tokens[i].lower, lower(tokens, i - 1)
    if before in _NAMED_DAYS or (i and tokens[i - 1].text in HYPHENS and adjoins(tokens, i) and before != "mid"):
        return False
    if word not in _NAMES_TOO or before in _MONTH_CUES:
        return True
    if before in {"and", "or", ",", "to"} and lower(tokens, i - 2) in _MONTHS:
        return True
    return word != "may" and before in _WEAK_MONTH_CUES


def _year_of_next(tokens: Sequence[Token], i: int) -> int | None:
    """The year that a month shares with the next one: "in March and June 2024"."""
    if lower(tokens, i) not in {"and", "or"}:
        return None
    month, j = _read_month(tokens, i + 1)
    return None if month is None else _read_year(tokens, j)


def _read_day_first(tokens: Sequence[Token], i: int) -> _DateRead | None:
    """ "29 June 2023", "14th of June", "4 Sept.", "the 10 March protests"."""
    j = i + 1
    if adjoins(tokens, j) and lower(tokens, j) in _ORDINAL_ENDINGS:
        j += 1
        j += lower(tokens, j) == "of"
    month, after = _read_month(tokens, j)
    if month is None or adjoins(tokens, j):
        return None
    day, _ = _read_day([tokens[i]], 0, month)
    if day is None:
        return None
    year, relation, end = _read_year_of(tokens, after)
    return Date(year=year, month=month, day=day, in_year=relation), end


def _with_range(tokens: Sequence[Token], i: int, read: _DateRead | None) -> _Read | None:
    """The date that was read, or the range that it opens: "June 28 to July 3", "June 14-16", "March 3 and 4"."""
    if read is None:
        return None
    first, end = read
    join = lower(tokens, end)
    opens = (
        join in HYPHENS or join in {"to", "through", "until"} or (join == "and" and lower(tokens, i - 1) == "between")
    )
    last = _read_date(tokens, end + 1) if opens else None
    if last is None and first.day is not None and first.month is not None:
        last = _read_further_day(tokens, end, first)
    if last is None or (last[0].day is None) != (first.day is None):
        return read
    if first.year is None and last[0].year is not None:
        first = replace(first, year=last[0].year)
    return Between(first=first, last=last[0]), last[1]


def _read_further_day(tokens: Sequence[Token], i: int, first: Date) -> _DateRead | None:
    """The 16 of "June 14-16" and of "June 14 and 16, 2025"."""
    if first.year is not None or first.month is None or first.day is None:
        return None
    if not (lower(tokens, i) in HYPHENS or lower(tokens, i) in {"and", "to", "through", "or"}):
        return None
    day, end = _read_day(tokens, i + 1, first.month)
    counts = end < len(tokens) and tokens[end].lower.isalpha() and lower(tokens, i) not in HYPHENS
    if day is None or day <= first.day or counts:
        return None
    year, _, after = _read_year_of(tokens, end)
    return replace(first, day=day, year=year), after if year is not None else end


def _read_number_first(tokens: Sequence[Token], i: int) -> _Read | None:
    if adjoins(tokens, i) and (tokens[i - 1].text[-1].isalnum() or tokens[i - 1].text in set("-–./$€£¥₹#")):
        return None
    return (
        _read_numeric(tokens, i)
        or _read_days_first(tokens, i)
        or _with_range(tokens, i, _read_day_first(tokens, i))
        or _read_years(tokens, i)
        or _read_distance(tokens, i)
    )


def _read_numeric(tokens: Sequence[Token], i: int) -> _Read | None:
    """ "2025-03-12", "12/03/2026", "12.3.2026"."""
    dotted = _DOTTED.fullmatch(tokens[i].text)
    if dotted is not None:
        day, month, year = map(int, dotted.groups())
        return (Date(year=year, month=month, day=day), i + 1) if _is_day(year, month, day) else None
    if i + 4 >= len(tokens) or tokens[i + 1].text != tokens[i + 3].text or tokens[i + 1].text not in {"-", "/"}:
        return None
    parts = [tokens[j].text for j in (i, i + 2, i + 4)]
    if not all(part.isdecimal() and len(part) <= 4 for part in parts) or not all(
        adjoins(tokens, i + k) for k in range(1, 5)
    ):
        return None
    form = _numeric_form([int(part) for part in parts], year_first=len(parts[0]) == 4)
    return None if form is None else (form, i + 5)


def _numeric_form(parts: list[int], *, year_first: bool) -> Form | None:
    if year_first:
        return Date(year=parts[0], month=parts[1], day=parts[2]) if _is_day(*parts) else None
    readings = {(m, d) for m, d in (parts[:2], parts[1::-1]) if parts[2] > 1000 and _is_day(parts[2], m, d)}
    dates = [Date(year=parts[2], month=m, day=d) for m, d in sorted(readings)]
    return None if not dates else dates[0] if len(dates) == 1 else Between(first=dates[0], last=dates[1])


def _is_day(year: int, month: int, day: int) -> bool:
    return 1500 <= year < 2100 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def _read_days_first(tokens: Sequence[Token], i: int) -> _Read | None:
    """ "14-16 June", "between 14 and 16 June 2025"."""
    if _DAY.fullmatch(tokens[i].text) is None or not (
        lower(tokens, i + 1) in HYPHENS or lower(tokens, i + 1) in {"and", "to"}
    ):
        return None
    last = _read_day_first(tokens, i + 2) if i + 2 < len(tokens) and is_number(tokens[i + 2]) else None
    if last is None or last[0].day is None or int(tokens[i].text) >= last[0].day:
        return None
    return Between(first=replace(last[0], day=int(tokens[i].text)), last=last[0]), last[1]


# --- years -----------------------------------------------------------------------------------------------------------


def _read_years(tokens: Sequence[Token], i: int) -> _Read | None:
    """ "2021", "2003-2015", "the 2022-23 financial year", "1990s"."""
    if _YEAR.fullmatch(tokens[i].text) is None:
        return None
    year, end = int(tokens[i].text), i + 1
    if adjoins(tokens, end) and tokens[end].lower == "s":
        return (Decade(year=year), end + 1) if year % 10 == 0 else None
    if _read_year(tokens, i) is None:
        return None
    last = _read_last_year(tokens, end, year, between=lower(tokens, i - 1) in {"between", "from"})
    if last is not None:
        return Between(first=Date(year=year), last=Date(year=last)), _over_year_noun(tokens, end + 2)
    if _over_year_noun(tokens, end) > end:
        return Date(year=year), _over_year_noun(tokens, end)
    return (Date(year=year), end) if _is_year(tokens, i) else None


def _read_last_year(tokens: Sequence[Token], i: int, first: int, *, between: bool) -> int | None:
    """The year that ends a range of years."""
    joined = lower(tokens, i) in HYPHENS | {"/"} and adjoins(tokens, i) and adjoins(tokens, i + 1)
    last = _read_year(tokens, i + 1)
    if (
        last is not None
        and last > first
        and (joined or (between and lower(tokens, i) in {"and", "to", "until", "through"}))
    ):
        return last
    if joined and _SHORT_YEAR.fullmatch(tokens[i + 1].text) and int(tokens[i + 1].text) == (first + 1) % 100:
        return first + 1
    return None


def _over_year_noun(tokens: Sequence[Token], i: int) -> int:
    return i + 2 if lower(tokens, i) in _YEAR_NOUNS and lower(tokens, i + 1) == "year" else i


def _has_year_cue(tokens: Sequence[Token], i: int) -> bool:
    before = lower(tokens, i - 1)
    return before in _YEAR_CUES or (before in _WEAK_YEAR_CUES and not _counts(tokens, i + 1)) or before == "("


def _is_year(tokens: Sequence[Token], i: int) -> bool:
    """Whether four digits are a year and count nothing."""
    if lower(tokens, i + 1) in _COUNTED or (i + 1 < len(tokens) and tokens[i + 1].text == "%"):
        return False
    if lower(tokens, i - 1) in {"and", "or", "to"} and _YEAR.fullmatch(lower(tokens, i - 2)) is None:
        return False
    if _has_year_cue(tokens, i):
        return True
    qualified = read_qualifier(tokens, i, i + 1)[0] is not None
    if qualified or not lower(tokens, i + 1).isalpha() or lower(tokens, i + 1) in _NO_NOUNS:
        return False
    return bool({lower(tokens, i - 1), lower(tokens, i - 2)} & _DETERMINERS) or not _counts(tokens, i + 1)


def _counts(tokens: Sequence[Token], i: int) -> bool:
    """Whether a token looks like the plural of what a number counts."""
    word = lower(tokens, i)
    return word in _COUNTED or (
        word.endswith("s") and word not in _NO_NOUNS and not word.endswith("ss") and len(word) > 3
    )


# --- parts and steps -------------------------------------------------------------------------------------------------


def _read_part(tokens: Sequence[Token], i: int) -> _Read | None:
    """ "Early 2025", "mid-March", "late last year", "earlier this month", "late on Tuesday", "later that day"."""
    part, j = _PARTS[tokens[i].lower], i + 1
    j += j < len(tokens) and tokens[j].text in HYPHENS
    j += lower(tokens, j) in {"in", "on"}
    if lower(tokens, j) == "the" and lower(tokens, j + 1) in _UNITS and j > i + 1:
        return Period(unit=_UNITS[lower(tokens, j + 1)], offset=0, part=part), j + 2
    if lower(tokens, j) == "the" and j > i + 1:
        return None
    core = _read_core(tokens, j)
    return None if core is None else (_with_part(core[0], part), core[1])


def _read_core(tokens: Sequence[Token], i: int) -> _Read | None:
    """What a part may be of."""
    if i >= len(tokens):
        return None
    word = tokens[i].lower
    if word in _RELATIONS:
        return _read_relative(tokens, i)
    if word == "that":
        return _read_the(tokens, i)
    if word in _WEEKDAYS:
        return _read_weekday(tokens, i)
    year = _read_year(tokens, i)
    if year is not None:
        return Date(year=year), i + 1
    return _read_years(tokens, i) if is_number(tokens[i]) else _read_month_first(tokens, i, sure=True)


def _with_part(form: Form, part: Part) -> Form:
    if isinstance(form, Date | Period | Decade):
        return replace(form, part=part)
    return form


def _read_the(tokens: Sequence[Token], i: int) -> _Read | None:
    """What begins with "the" or "that"."""
    word, after = lower(tokens, i + 1), lower(tokens, i + 2)
    if tokens[i].lower == "that" or word in _STEPS:
        return _read_step(tokens, i)
    if word == "week" and after in {"of", "beginning", "ending", "starting"}:
        date = _read_date(tokens, i + 3)
        return (WeekOf(date=date[0]), date[1]) if date is not None and date[0].day is not None else None
    if word == "weekend":
        return Period(unit="weekend", offset=0), i + 2
    if word == "day" and after in {"before", "after"} and lower(tokens, i + 3) in {"yesterday", "tomorrow"}:
        return Period(unit="day", offset=-2 if after == "before" else 2), i + 4
    if word in {"day", "week", "month", "year"} and after in {"before", "after", "earlier"} and _ends(tokens, i + 3):
        return That(unit=_UNITS[word], step=_AWAY[after]), i + 3
    if word in _PART_NOUNS and after == "of":
        return _read_part_noun(tokens, i)
    if i + 1 < len(tokens) and is_number(tokens[i + 1]):
        return _read_the_number(tokens, i)
    if word in _ORDINALS:
        return _read_quarter(tokens, i + 1)
    if word in _PARTS:
        core = _read_core(tokens, i + 2)
        decade = core is not None and isinstance(core[0], Decade)
        return (_with_part(core[0], _PARTS[word]), core[1]) if core is not None and decade else None
    return _read_season(tokens, i + 1) if word in _SEASONS or word == "fall" else None


def _read_the_number(tokens: Sequence[Token], i: int) -> _Read | None:
    """ "The 14th of June", "the 1990s", "the 2022-23 financial year"; the rest begins after "the"."""
    read = _read_day_first(tokens, i + 1) or _read_years(tokens, i + 1)
    whole = read is not None and (isinstance(read[0], Decade | Between) or lower(tokens, i + 2) in _ORDINAL_ENDINGS)
    ends_in_year = read is not None and lower(tokens, read[1] - 1) == "year"
    return read if whole or ends_in_year else None


def _read_part_noun(tokens: Sequence[Token], i: int) -> _Read | None:
    """ "The end of the year", "the start of March 2025", "the end of last month"."""
    part, j = _PART_NOUNS[lower(tokens, i + 1)], i + 3
    if lower(tokens, j) == "the" and lower(tokens, j + 1) in _UNITS:
        return Period(unit=_UNITS[lower(tokens, j + 1)], offset=0, part=part), j + 2
    core = _read_core(tokens, j)
    return None if core is None or isinstance(core[0], Weekday) else (_with_part(core[0], part), core[1])


def _read_step(tokens: Sequence[Token], i: int) -> _Read | None:
    """ "That month", "that December", "the same day", "the following Monday", "the next year"."""
    is_that = tokens[i].lower == "that"
    j = i + 1 + (is_that and lower(tokens, i + 1) == "same")
    step = 0 if is_that else _STEPS[lower(tokens, j)]
    j += not is_that
    j += not is_that and lower(tokens, j - 1) == "very" and lower(tokens, j) == "next"
    word = lower(tokens, j)
    if step and lower(tokens, i - 1) in _WITHIN:
        return None
    if word in _UNITS:
        return That(unit=_UNITS[word], step=step), j + 1
    if word in _DAYTIMES:
        return That(unit="day", step=step), j + 1
    named = j < len(tokens) and tokens[j].text[0].isupper() and not (is_that and lower(tokens, i - 1) in _SAYING)
    if named and word in _MONTHS and not (is_that and word in _NAMES_TOO and lower(tokens, j + 1).isalpha()):
        return That(unit="month", step=step, month=_MONTHS[word]), j + 1
    if named and word in _WEEKDAYS:
        return That(unit="day", step=step, weekday=_WEEKDAYS[word]), _over_daytime(tokens, j + 1)
    return None


def _ends(tokens: Sequence[Token], i: int) -> bool:
    """Whether nothing follows that "the day before" could be before."""
    word = lower(tokens, i)
    return not word[:1].isalnum() or word in {
        "and",
        "but",
        "or",
        "to",
        "by",
        "in",
        "at",
        "with",
        "from",
        "who",
        "which",
    }


def _read_distance(tokens: Sequence[Token], i: int) -> _Read | None:
    """ "Two weeks ago", "nine days later", "a year earlier", "three months from now", "hours later"."""
    if tokens[i].lower in {"hours", "minutes", "moments"}:
        return (Later(unit="day", count=0), i + 2) if lower(tokens, i + 1) in {"later", "afterwards"} else None
    count, j = _read_count(tokens, i)
    if count is None or lower(tokens, j) not in _PLURAL_UNITS:
        return None
    unit, times = _PLURAL_UNITS[lower(tokens, j)]
    return _away(tokens, j + 1, unit, count * times)


def _read_count(tokens: Sequence[Token], i: int) -> tuple[int | None, int]:
    if tokens[i].lower in {"a", "an"} and lower(tokens, i + 1) in _PLURAL_UNITS:
        return 1, i + 1
    numeral = read_numeral(tokens, i)
    if numeral is None or numeral.value != int(numeral.value) or numeral.value > 10_000:
        return None, i
    return int(numeral.value), numeral.end


def _away(tokens: Sequence[Token], i: int, unit: Unit, count: int) -> _Read | None:
    word, after = lower(tokens, i), lower(tokens, i + 1)
    if word == "ago":
        return Ago(unit=unit, count=-count), i + 1
    if (word, after) == ("from", "now") or word == "hence":
        return Ago(unit=unit, count=count), i + (2 if word == "from" else 1)
    if word not in _AWAY or after == "than":
        return None
    if word in {"before", "after"} and after == "that":
        return Later(unit=unit, count=_AWAY[word] * count), i + 2
    if word in {"before", "after"} and not _ends(tokens, i + 1):
        return None
    return Later(unit=unit, count=_AWAY[word] * count), i + 1


# --- resolving -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Bounds:
    earliest: dt.date
    latest: dt.date
    grain: Literal["day", "month", "year"] | None  # as precise a date as the words fix


@dataclass(frozen=True, slots=True)
class _Now:
    """What expressions count from."""

    published: dt.date | None
    tense: Tense
    anchor: Time | None
    near: bool  # the nearest on either side: "until 16 March"


_DAY_LENGTH = dt.timedelta(days=1)
_FORWARD = frozenset({"by", "until", "till", "before", "through"})


def resolve_time(
    expression: TimeExpression, *, published: dt.date | None, tense: Tense = "past", anchor: Time | None = None
) -> Time | None:
    """The day, month, year or stretch of days that an expression means; None where its words and `published` fix none.

    `tense` is that of the verb: "on Monday" lies behind or ahead of the day of publication by it. `anchor` is the time
    before it in the story, from which "the next day" counts. After "since" or "by" there is no value: the bounds run
    from the date to the day of publication, or from that day to the date.
    """
    now = _Now(published, tense, anchor, near=expression.prefix in _FORWARD)
    try:
        bounds = _bounds(expression.form, now)
    except (OverflowError, ValueError):  # before the year 1 or after 9999
        return None
    if bounds is not None and expression.prefix is not None:
        bounds = _bounded(bounds, expression, now)
    if bounds is None:
        return None
    return Time(text=expression.text, value=_value(bounds), earliest=bounds.earliest, latest=bounds.latest)


def _value(bounds: _Bounds) -> str | None:
    lengths = {"day": len("2025-06-30"), "month": len("2025-06"), "year": len("2025")}
    return None if bounds.grain is None else bounds.earliest.isoformat()[: lengths[bounds.grain]]


def _bounded(bounds: _Bounds, expression: TimeExpression, now: _Now) -> _Bounds | None:
    today, prefix = now.published, expression.prefix
    if today is None:
        return None
    if prefix in _FORWARD:
        excluded = prefix == "before" and getattr(expression.form, "part", None) != "late"  # "before the end of May"
        latest = bounds.earliest - _DAY_LENGTH if excluded else bounds.latest
        return _Bounds(today, latest, None) if today <= latest else None
    earliest = bounds.latest + _DAY_LENGTH if prefix == "after" else bounds.earliest
    return _Bounds(earliest, today, None) if earliest <= today else None


def _bounds(form: Form, now: _Now) -> _Bounds | None:
    match form:
        case Date():
            return _of_date(form, now)
        case Between():
            return _of_range(form, now)
        case Decade():
            first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(form.part or "", (0, 9))
            return _Bounds(dt.date(form.year + first, 1, 1), dt.date(form.year + last, 12, 31), None)
        case WeekOf():
            day = _of_date(form.date, now)
            return None if day is None else _week(day.earliest, 0)
        case Later() | That():
            return _of_anchored(form, now)
    return None if now.published is None else _of_relative(form, now, now.published)


def _of_relative(form: Form, now: _Now, today: dt.date) -> _Bounds | None:
    match form:
        case Weekday():
            return _day(_weekday(form, now, today))
        case Period():
            return _of_period(form, now, today)
        case Months():
            return _of_months(form, now, today)
        case Ago():
            return _moved(_day(today), form.unit, form.count)
    return None


def _day(day: dt.date) -> _Bounds:
    return _Bounds(day, day, "day")


def _month(year: int, month: int, part: Part | None = None) -> _Bounds:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    length = calendar.monthrange(year, month)[1]
    first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, length)}.get(part or "", (1, length))
    return _Bounds(dt.date(year, month, first), dt.date(year, month, last), "month")


def _year(year: int, part: Part | None = None) -> _Bounds:
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get(part or "", (1, 12))
    return _Bounds(dt.date(year, first, 1), _month(year, last).latest, "year")


def _week(day: dt.date, offset: int) -> _Bounds:
    monday = day - day.weekday() * _DAY_LENGTH + 7 * offset * _DAY_LENGTH
    return _Bounds(monday, monday + 6 * _DAY_LENGTH, None)


def _of_date(form: Date, now: _Now) -> _Bounds | None:
    year = form.year
    if form.in_year == "that":
        year = now.anchor.earliest.year if now.anchor is not None else None
    elif form.in_year is not None and now.published is not None:
        year = now.published.year + _OFFSETS[form.in_year]
    if year is not None:
        return _calendar(form, year)
    if now.published is None or form.month is None or form.in_year is not None:
        return None
    return _nearest(form, now, now.published)


def _calendar(form: Date, year: int) -> _Bounds | None:
    if form.month is None:
        return _year(year, form.part)
    if form.day is None:
        return _month(year, form.month, form.part)
    if form.day > calendar.monthrange(year, form.month)[1]:
        return None  # February 29 of a common year
    return _day(dt.date(year, form.month, form.day))


def _nearest(form: Date, now: _Now, today: dt.date) -> _Bounds | None:
    """A day or month without a year: the last one by now, the next one in the future tense."""
    found = [b for year in range(today.year - 8, today.year + 9) if (b := _calendar(form, year)) is not None]
    behind = [b for b in found if b.earliest <= today]
    ahead = [b for b in found if b.latest >= today]
    if form.relation == "this":
        return _calendar(form, today.year)
    if form.relation == "last":
        return [b for b in found if b.latest < today][-1]
    if form.relation == "next":
        return [b for b in found if b.earliest > today][0]
    if now.near:
        return min((ahead[0], behind[-1]), key=lambda b: abs((b.earliest - today).days))
    return ahead[0] if now.tense == "future" else behind[-1]


def _of_range(form: Between, now: _Now) -> _Bounds | None:
    last = _of_date(form.last, now)
    if last is None:
        return None
    first = _of_date(replace(form.first, year=form.first.year or last.latest.year), now)
    if first is not None and first.earliest > last.latest:  # "November to March"
        first = _of_date(replace(form.first, year=last.latest.year - 1), now)
    return None if first is None or first.earliest > last.latest else _Bounds(first.earliest, last.latest, None)


def _weekday(form: Weekday, now: _Now, today: dt.date) -> dt.date:
    if form.in_week is not None:
        return _week(today, _OFFSETS[form.in_week]).earliest + form.weekday * _DAY_LENGTH
    behind = (today.weekday() - form.weekday) % 7
    if form.relation == "last":
        return today - (behind or 7) * _DAY_LENGTH
    if form.relation == "next" or (form.relation is None and (now.tense == "future" or now.near)):
        return today + (7 - behind) * _DAY_LENGTH
    if form.relation == "this" and now.tense == "future":
        return today + (-behind % 7) * _DAY_LENGTH
    return today - behind * _DAY_LENGTH


def _of_period(form: Period, now: _Now, today: dt.date) -> _Bounds:
    whole = _unit(form.unit, today, form.offset, form.part)
    if form.part == "earlier" and whole.earliest <= today <= whole.latest:
        return replace(whole, latest=today)
    if form.part == "later" and whole.earliest <= today <= whole.latest:
        return replace(whole, earliest=today)
    if form.unit == "weekend" and form.offset == 0 and now.tense == "past" and whole.earliest > today:
        return _unit("weekend", today, -1, None)
    return whole


def _unit(unit: Unit, day: dt.date, offset: int, part: Part | None) -> _Bounds:
    """The unit of the calendar that a day lies in, or one so many units from it."""
    match unit:
        case "day":
            return _day(day + offset * _DAY_LENGTH)
        case "week":
            return _week(day, offset)
        case "weekend":
            return replace(_week(day, offset), earliest=_week(day, offset).earliest + 5 * _DAY_LENGTH)
        case "month":
            return _month(day.year, day.month + offset, part)
        case "year":
            return _year(day.year + offset, part)
    start = day.year // 10 * 10 + 10 * offset
    return _Bounds(dt.date(start, 1, 1), dt.date(start + 9, 12, 31), None)


def _of_months(form: Months, now: _Now, today: dt.date) -> _Bounds | None:
    if form.year is not None:
        return _stretch(form, form.year)
    if form.in_year in {"last", "next"} and form.first % 3 == 0:  # a season: the last one that is over
        found = [_stretch(form, today.year + k) for k in range(-2, 3)]
        return (
            [b for b in found if b.latest < today][-1]
            if form.in_year == "last"
            else next(b for b in found if b.earliest > today)
        )
    if form.in_year == "that":
        return _stretch(form, now.anchor.earliest.year) if now.anchor is not None else None
    return _stretch(form, today.year + _OFFSETS[form.in_year or "this"])


def _stretch(form: Months, year: int) -> _Bounds:
    return _Bounds(dt.date(year, form.first, 1), _month(year, form.first + form.count - 1).latest, None)


# --- from the time before ---------------------------------------------------------------------------------------------


def _of_anchored(form: Later | That, now: _Now) -> _Bounds | None:
    if now.anchor is None:
        return None
    anchor = _Bounds(now.anchor.earliest, now.anchor.latest, None)
    if isinstance(form, Later):
        return _after_hours(anchor) if form.count == 0 else _moved(anchor, form.unit, form.count)
    if form.month is not None:
        return _that_month(form, anchor)
    if form.weekday is not None:
        return _that_weekday(form, anchor)
    return _moved_unit(anchor, form.unit, form.step)


def _is_day_bounds(bounds: _Bounds) -> bool:
    return bounds.earliest == bounds.latest


def _is_month_bounds(bounds: _Bounds) -> bool:
    return (bounds.earliest.year, bounds.earliest.month) == (bounds.latest.year, bounds.latest.month)


def _after_hours(anchor: _Bounds) -> _Bounds | None:
    """Hours after a day: that day or the next, so that only their month is sure."""
    if not _is_day_bounds(anchor):
        return None
    found = _Bounds(anchor.earliest, anchor.earliest + _DAY_LENGTH, "month")
    return found if _is_month_bounds(found) else replace(found, grain=None)


def _moved(anchor: _Bounds, unit: Unit, count: int) -> _Bounds | None:
    """What lies so many units from it, as roughly as such counts are meant: weeks to some days, months to the month."""
    if unit in {"day", "week"} and not _is_day_bounds(anchor):
        return None
    if unit == "week":
        day = anchor.earliest + 7 * count * _DAY_LENGTH
        return _Bounds(day - 3 * _DAY_LENGTH, day + 3 * _DAY_LENGTH, None)
    if unit == "decade":
        return _Bounds(
            dt.date(anchor.earliest.year + 10 * count - 1, 1, 1),
            dt.date(anchor.latest.year + 10 * count + 1, 12, 31),
            None,
        )
    return _moved_unit(anchor, unit, count)


def _moved_unit(anchor: _Bounds, unit: Unit, count: int) -> _Bounds | None:
    same_day, same_month = _is_day_bounds(anchor), _is_month_bounds(anchor)
    known = {"day": same_day, "week": same_day, "weekend": same_day, "month": same_month}
    if not known.get(unit, anchor.earliest.year == anchor.latest.year):
        return None
    return _unit(unit, anchor.earliest, count, None)


def _that_month(form: That, anchor: _Bounds) -> _Bounds | None:
    if form.month is None or anchor.earliest.year != anchor.latest.year:
        return None
    year = anchor.latest.year
    if form.step > 0 and form.month <= anchor.latest.month:
        year += 1
    if form.step < 0 and form.month >= anchor.earliest.month:
        year -= 1
    return _month(year, form.month)


def _that_weekday(form: That, anchor: _Bounds) -> _Bounds | None:
    if form.weekday is None or not _is_day_bounds(anchor):
        return None
    day = anchor.earliest
    if form.step > 0:
        return _day(day + ((form.weekday - day.weekday() - 1) % 7 + 1) * _DAY_LENGTH)
    if form.step < 0:
        return _day(day - ((day.weekday() - form.weekday - 1) % 7 + 1) * _DAY_LENGTH)
    return _day(_week(day, 0).earliest + form.weekday * _DAY_LENGTH)
