"""When: the date that a sentence gives for what a predicate says.

Which words are calendar expressions, and what day they mean, is for `graph.extraction.times`; here it is decided
which of them dates which predicate. The day of publication never stands in for a date that is not given.

`words` and `relatives` tell which words date a predicate, and `telling` how its clause tells.
`dates` asks in turn what the `adverbials` of its words, its sentence (`sentences`) and the tale before it (`episodes`)
give; `expressions` finds what dates a word, `distances` counts from another clause, and `resolved` puts what was
found on the calendar. `called_back` dates an act by a later sentence that calls it by its name, and `sittings` what a
court held by the ruling before it.
"""

from graph.extraction.dating.adverbials import time_at
from graph.extraction.dating.called_back import date_by_names
from graph.extraction.dating.dates import date_of, date_of_beginning, lies_ahead
from graph.extraction.dating.resolved import resolved
from graph.extraction.dating.sentences import has_times
from graph.extraction.dating.sittings import date_by_sittings

__all__ = [
    "date_by_names",
    "date_by_sittings",
    "date_of",
    "date_of_beginning",
    "has_times",
    "lies_ahead",
    "resolved",
    "time_at",
]
