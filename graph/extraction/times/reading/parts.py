"""Parts of a day, month or year: "early 2025", "the end of the year", "the first week of March"."""

import calendar
from collections.abc import Callable, Sequence
from dataclasses import replace

from graph.extraction.numerals import HYPHENS, Token, is_number, lower
from graph.extraction.times.forms import Date, Decade, Part, Period, Weekday, WeekOf
from graph.extraction.times.reading.dates import read_date, read_month_first
from graph.extraction.times.reading.digits import read_digits
from graph.extraction.times.reading.present import read_relative, read_weekday
from graph.extraction.times.reading.seasons import read_last_months
from graph.extraction.times.reading.story import read_that
from graph.extraction.times.reading.words import ABBREVIATIONS, MONTHS, RELATIONS, UNITS, WEEKDAYS, WORDS, Read
from graph.extraction.times.reading.years import read_year, read_years

# What may have a part and begins with none of a year, month or article.
_READERS: dict[str, Callable[[Sequence[Token], int], Read | None]] = {
    **dict.fromkeys(RELATIONS, read_relative),
    **dict.fromkeys(WEEKDAYS, read_weekday),
    "that": read_that,
}
_OPENS_WEEK = frozenset({"of", "beginning", "starting"})
_ENDS_WEEK = frozenset({"to", "ending", "ended"})


def read_part(tokens: Sequence[Token], i: int) -> Read | None:
    """ "Early 2025", "mid-March", "late last year", "earlier this month", "late on Tuesday", "later that day"."""
    part, j = WORDS.parts[tokens[i].lower], i + 1
    j += j < len(tokens) and tokens[j].text in HYPHENS
    preposition = lower(tokens, j) in {"in", "on"}
    j += preposition
    if lower(tokens, j) == "the":
        return _read_this_unit(tokens, j, part) if preposition else None
    return _with_part(_read_whole(tokens, j), part)


def _read_this_unit(tokens: Sequence[Token], i: int, part: Part) -> Read | None:
    """ "(Later in) the year"."""
    unit = UNITS.get(lower(tokens, i + 1))
    return None if unit is None else (Period(unit=unit, offset=0, part=part), i + 2)


def _read_whole(tokens: Sequence[Token], i: int) -> Read | None:
    """What may have a part."""
    if i >= len(tokens):
        return None
    if is_number(tokens[i]):
        year = read_year(tokens, i)
        return read_years(tokens, i) if year is None else (Date(year=year), i + 1)
    if tokens[i].lower in MONTHS or tokens[i].lower in ABBREVIATIONS:
        return read_month_first(tokens, i, sure=True)
    reader = _READERS.get(tokens[i].lower)
    return reader(tokens, i) if reader is not None else None


def _with_part(read: Read | None, part: Part) -> Read | None:
    if read is not None and isinstance(read[0], Date | Period | Decade):
        return replace(read[0], part=part), read[1]
    return read


def read_the_part(tokens: Sequence[Token], i: int) -> Read | None:
    """ "The end of the year", "the start of March 2025", "the early 1990s"."""
    word, j = lower(tokens, i + 1), i + 3
    if word in WORDS.parts:
        read = read_years(tokens, i + 2) if i + 2 < len(tokens) else None
        return _with_part(read, WORDS.parts[word]) if read is not None and isinstance(read[0], Decade) else None
    if word not in WORDS.part_nouns or lower(tokens, i + 2) != "of":
        return None
    if lower(tokens, j) == "the":
        return _read_this_unit(tokens, j, WORDS.part_nouns[word])
    read = _read_whole(tokens, j)
    return None if read is not None and isinstance(read[0], Weekday) else _with_part(read, WORDS.part_nouns[word])


def read_the_span(tokens: Sequence[Token], i: int) -> Read | None:
    """ "The first week of March", "the second half of May", "the early hours of Tuesday", "the night of June 14"."""
    if lower(tokens, i + 1) in {"last", "final"} and (months := read_last_months(tokens, i + 2)) is not None:
        return months
    part = WORDS.span_parts.get(lower(tokens, i + 1))
    noun = i + 1 + (part is not None or lower(tokens, i + 1) in WORDS.span_ordinals)
    if lower(tokens, noun) not in WORDS.spans or lower(tokens, noun + 1) != "of":
        return None
    read = read_date(tokens, noun + 2) or _read_whole(tokens, noun + 2)
    dates_day = read is not None and (not isinstance(read[0], Date) or read[0].day is not None)
    is_half = lower(tokens, noun) == "half"  # longer than a part
    if is_half and (read is None or not isinstance(read[0], Date) or read[0].month is None):
        return None
    return read if part is None or dates_day or is_half else _with_part(read, part)


def _read_days(tokens: Sequence[Token], i: int) -> Read | None:
    """The days in "(the weekend of) March 8", "(the weekend of) 8 and 9 March"."""
    if i < len(tokens) and is_number(tokens[i]):
        return read_digits(tokens, i)
    date = read_date(tokens, i)
    return (WeekOf(date=date[0]), date[1]) if date is not None and date[0].day is not None else None


def read_the_nth(tokens: Sequence[Token], i: int) -> Read | None:
    """ "The first Monday in July", "the last day of March", "the first of May"."""
    word, noun = lower(tokens, i + 1), lower(tokens, i + 2)
    nth = -1 if word == "last" else WORDS.ordinals.get(word)
    if nth is None:
        return None
    if noun == "of" and word == "first":
        return _day_of(_month_at(tokens, i + 3), nth)
    if lower(tokens, i + 3) not in {"in", "of"}:
        return None
    month = _month_at(tokens, i + 4)
    if noun == "day":
        return _day_of(month, nth)
    if month is None or noun not in WEEKDAYS or not tokens[i + 2].text[0].isupper():
        return None
    return Weekday(weekday=WEEKDAYS[noun], nth=nth, of=month[0]), month[1]


def _month_at(tokens: Sequence[Token], i: int) -> tuple[Date, int] | None:
    """The month that stands at a token, without a day."""
    read = read_month_first(tokens, i, sure=True) if lower(tokens, i) in MONTHS else None
    return read if read is not None and read[0].day is None else None


def _day_of(month: tuple[Date, int] | None, nth: int) -> Read | None:
    """The first days of a month, or its last."""
    if month is None or month[0].month is None:
        return None
    last = calendar.monthrange(month[0].year or 2001, month[0].month)[1]
    return replace(month[0], day=last if nth < 0 else nth), month[1]


def read_end(tokens: Sequence[Token], i: int) -> Read | None:
    """ "(By) year's end", "(by) month-end", "(at the) year's end"; not "a year-end review"."""
    unit, mark = UNITS.get(lower(tokens, i)), lower(tokens, i + 1)
    end = i + 3 if mark in {"'", "’"} and lower(tokens, i + 2) == "s" else i + 2 if mark in HYPHENS else None
    if end is None or unit not in {"week", "month", "year"} or lower(tokens, end) != "end":
        return None
    follows, before = lower(tokens, end + 1), lower(tokens, i - 1)
    is_noun = follows.isalpha() and follows not in WORDS.function_words
    is_date = not is_noun and before in WORDS.prepositions | WORDS.bounds | {"the"}
    return (Period(unit=unit, offset=0, part="late"), end + 1) if is_date else None


def read_the_week(tokens: Sequence[Token], i: int) -> Read | None:
    """ "The week of March 9", "the week to March 9", "the weekend", "the weekend of 8 and 9 March"."""
    if lower(tokens, i + 1) == "weekend" and lower(tokens, i + 2) == "of":
        return _read_days(tokens, i + 3)
    if lower(tokens, i + 1) == "weekend":
        return Period(unit="weekend", offset=0), i + 2
    link = lower(tokens, i + 2)
    if lower(tokens, i + 1) != "week" or link not in _OPENS_WEEK | _ENDS_WEEK:
        return None
    date = read_date(tokens, i + 3 + (lower(tokens, i + 3) == "on"))
    is_day = date is not None and date[0].day is not None
    return (WeekOf(date=date[0], ends=link in _ENDS_WEEK), date[1]) if date is not None and is_day else None
