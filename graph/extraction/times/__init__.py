"""When a text says that something happens: its calendar expressions, and which days those mean.

`expressions` finds them, `reading` says what the words of one mean, as a form of `forms`, and `bounds` puts a form on
the calendar. Which of them dates which predicate is for `graph.extraction.dating`.
"""

from graph.extraction.times.bounds import Tense
from graph.extraction.times.expressions import TimeExpression, find_times, resolve_time
from graph.extraction.times.forms import Ago, Date, Feast, Form, Later, Months, Period, Soon, That, Weekday
from graph.extraction.times.reading import WORDS

__all__ = [
    "WORDS",
    "Ago",
    "Date",
    "Feast",
    "Form",
    "Later",
    "Months",
    "Period",
    "Soon",
    "Tense",
    "That",
    "TimeExpression",
    "Weekday",
    "find_times",
    "resolve_time",
]
