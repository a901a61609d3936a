"""Calendar expressions that begin with digits: "2025-03-12", "14 June", "2021", "10 days ago"."""

import calendar
import re
from collections.abc import Sequence
from dataclasses import replace

from graph.extraction.numerals import HYPHENS, Token, adjoins, is_number, lower
from graph.extraction.times.forms import Between, Date, Form
from graph.extraction.times.reading.dates import DAY, read_day_first, with_range
from graph.extraction.times.reading.story import read_distance
from graph.extraction.times.reading.words import Read
from graph.extraction.times.reading.years import read_years

_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.((?:19|20)[0-9]{2})")
_NOT_BEFORE_DATES = frozenset("-–./$€£¥₹#:")


def read_digits(tokens: Sequence[Token], i: int) -> Read | None:
    """What begins with digits: a date, a range of days, a year or a distance."""
    if adjoins(tokens, i) and (tokens[i - 1].text[-1].isalnum() or tokens[i - 1].text in _NOT_BEFORE_DATES):
        return None
    return (
        _read_numeric(tokens, i)
        or _read_days_first(tokens, i)
        or with_range(tokens, i, read_day_first(tokens, i))
        or read_years(tokens, i)
        or read_distance(tokens, i)
    )


def _read_numeric(tokens: Sequence[Token], i: int) -> Read | None:
    """ "2025-03-12", "12/03/2026", "12.3.2026"."""
    dotted = _DOTTED.fullmatch(tokens[i].text)
    if dotted is not None:
        day, month, year = map(int, dotted.groups())
        return (Date(year=year, month=month, day=day), i + 1) if _is_day(year, month, day) else None
    parts = [token.text for token in tokens[i : i + 5]]
    if len(parts) < 5 or parts[1] != parts[3] or parts[1] not in {"-", "/"}:
        return None
    digits = [part for part in parts[::2] if part.isdecimal() and len(part) <= 4]
    if len(digits) < 3 or not all(adjoins(tokens, i + k) for k in range(1, 5)):
        return None
    form = _numeric_form([int(part) for part in digits], year_first=len(digits[0]) == 4)
    return None if form is None else (form, i + 5)


def _numeric_form(parts: list[int], *, year_first: bool) -> Form | None:
    if year_first:
        return Date(year=parts[0], month=parts[1], day=parts[2]) if _is_day(*parts) else None
    readings = sorted({(month, day) for month, day in (parts[:2], parts[1::-1]) if _is_day(parts[2], month, day)})
    dates = [Date(year=parts[2], month=month, day=day) for month, day in readings]
    if len(dates) == 2:
        return Between(first=dates[0], last=dates[1])  # American or not, nobody can say
    return dates[0] if dates else None


def _is_day(year: int, month: int, day: int) -> bool:
    return 1500 <= year < 2100 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def _read_days_first(tokens: Sequence[Token], i: int) -> Read | None:
    """ "14-16 June", "between 14 and 16 June 2025"."""
    joined = lower(tokens, i + 1) in HYPHENS | {"and", "to"} and i + 2 < len(tokens) and is_number(tokens[i + 2])
    last = read_day_first(tokens, i + 2) if joined and DAY.fullmatch(tokens[i].text) else None
    if last is None or last[0].day is None or int(tokens[i].text) >= last[0].day:
        return None
    return Between(first=replace(last[0], day=int(tokens[i].text)), last=last[0]), last[1]
