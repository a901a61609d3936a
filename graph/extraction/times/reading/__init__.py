"""Calendar expressions in tokens: what the words at one place say, as a form of `graph.extraction.times.forms`.

The words are data, `ontology/calendar.yaml`; how they combine is here, one function a construction. Each looks a
bounded way ahead and answers with what it read and the token after it, or None.

`beginnings` says which construction a word opens; `dates`, `digits`, `years`, `seasons` and `parts` read what is on
the calendar, `present` and `story` what counts from the present or from the time before; `words` has the vocabulary.
"""

from graph.extraction.times.reading.beginnings import BEGINNINGS, is_attributive, read_time
from graph.extraction.times.reading.words import WORDS

__all__ = ["BEGINNINGS", "WORDS", "is_attributive", "read_time"]
