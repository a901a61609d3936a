"""When: the date that a sentence gives for what a predicate says.

Which words are calendar expressions, and what day they mean, is for `graph.extraction.times`; here it is decided
which of them dates which predicate. The day of publication never stands in for a date that is not given.

`dates` asks in turn what the `adverbials` of its words, its sentence (`sentences`) and the tale before it (`episodes`)
give; `expressions` finds what dates a word, `distances` counts from another clause, and `resolved` puts what was
found on the calendar.
"""

from graph.extraction.dating.adverbials import time_at
from graph.extraction.dating.dates import date_of, date_of_beginning, lies_ahead
from graph.extraction.dating.resolved import resolved
from graph.extraction.dating.sentences import has_times

__all__ = ["date_of", "date_of_beginning", "has_times", "lies_ahead", "resolved", "time_at"]
