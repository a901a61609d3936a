"""What people write for a parameter as a value of a query: times, statuses, numbers. Names are for `names`."""

import calendar
import datetime as dt
import re

from graph.errors import RequestError
from graph.questions.files import STATUSES, Parameter, day_term, number_term, status_term
from graph.store import Term

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_DAY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
_MONTH_OF_YEAR = re.compile(r"(?:(?P<day>\d\d?) )?(?P<name>[a-z]+) (?P<year>\d{4})")


def parse_day(text: str, *, last: bool = False) -> dt.date:
    """The first or the last day of a time: "2025", "2025-06", "June 2025", "3 June 2025". Raises ValueError.

    >>> parse_day("2025").isoformat(), parse_day("June 2025", last=True).isoformat()
    ('2025-01-01', '2025-06-30')
    """
    iso = _DAY.fullmatch(text.strip())
    written = _MONTH_OF_YEAR.fullmatch(text.strip().lower())
    if iso:
        year, month, day = int(iso["year"]), int(iso["month"] or 0), int(iso["day"] or 0)
    elif written and written["name"] in _MONTHS:
        year, month, day = int(written["year"]), _MONTHS[written["name"]], int(written["day"] or 0)
    else:
        raise ValueError(text)
    month = month or (12 if last else 1)
    return dt.date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1))


def read_value(name: str, parameter: Parameter, text: str) -> Term:
    """The value of a parameter that is no actor. Raises RequestError for what it cannot be."""
    if parameter.type == "status":
        if text.lower() not in STATUSES:
            raise RequestError(f"--{name} {text}: expected one of {', '.join(STATUSES)}")
        return status_term(text.lower())
    if parameter.type == "number":
        if not text.isdecimal():
            raise RequestError(f"--{name} {text}: expected a number")
        return number_term(text)
    try:
        return day_term(parse_day(text, last=parameter.type == "until"))
    except ValueError:
        raise RequestError(f"--{name} {text}: expected a year, a month or a day, such as 2025-06") from None
