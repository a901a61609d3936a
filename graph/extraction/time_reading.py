"""Calendar expressions in tokens: what the words at one place say, as a form of `graph.extraction.time_forms`.

The words are data, `ontology/calendar.yaml`; how they combine is here, one function a construction. Each looks a bounded
way ahead and answers with what it read and the token after it, or None.
"""

import calendar
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from graph.extraction.numerals import HYPHENS, Token, adjoins, is_number, lower, read_numeral, read_qualifier
from graph.extraction.time_forms import (
    Ago,
    Between,
    Date,
    Decade,
    Form,
    Later,
    Months,
    Part,
    Period,
    Relation,
    That,
    Unit,
    Weekday,
    WeekOf,
)
from graph.extraction.wordlists import WordList, read_wordlist

Read = tuple[Form, int]  # what was read, and the index of the token after it


class Calendar(WordList):
    """The words of English dates, as `ontology/calendar.yaml` explains them."""

    months: list[list[str]]
    names_too: frozenset[str]
    month_cues: frozenset[str]
    weak_month_cues: frozenset[str]
    weekdays: list[str]
    before_other_days: frozenset[str]
    after_other_days: frozenset[str]
    parts_of_day: frozenset[str]
    days_away: dict[str, int]
    units: frozenset[Unit]
    counted_units: dict[str, tuple[Unit, int]]
    seasons: dict[str, int]
    ordinals: dict[str, int]
    parts: dict[str, Part]
    part_nouns: dict[str, Part]
    relations: dict[Relation, int]
    steps: dict[str, int]
    directions: dict[str, int]
    lasting: frozenset[str]
    prepositions: frozenset[str]
    bounds: frozenset[str]
    year_cues: frozenset[str]
    weak_year_cues: frozenset[str]
    year_nouns: frozenset[str]
    counted: frozenset[str]
    function_words: frozenset[str]
    determiners: frozenset[str]
    saying: frozenset[str]


WORDS = read_wordlist("calendar.yaml", Calendar)
_MONTHS = {names[0]: month for month, names in enumerate(WORDS.months, start=1)}
_ABBREVIATIONS = {name: month for month, names in enumerate(WORDS.months, start=1) for name in names[1:]}
_WEEKDAYS = {name: i for i, name in enumerate(WORDS.weekdays)}
_UNITS: dict[str, Unit] = {unit: unit for unit in WORDS.units}
_RELATIONS: dict[str, Relation] = {relation: relation for relation in WORDS.relations}

_YEAR = re.compile(r"1[5-9][0-9]{2}|20[0-9]{2}")
_DAY = re.compile(r"[12][0-9]|3[01]|0?[1-9]")
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.((?:19|20)[0-9]{2})")
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_NOT_BEFORE_DATES = frozenset("-–./$€£¥₹#:")
_MOST_UNITS = 10_000  # "10,000 years ago"


def read_time(tokens: Sequence[Token], i: int) -> Read | None:
    """The calendar expression that begins at a token, without its preposition."""
    if is_number(tokens[i]):
        return _read_digits(tokens, i)
    for words, reader in _readers():
        if tokens[i].lower in words:
            return reader(tokens, i)
    return _read_distance(tokens, i)


@cache
def _readers() -> list[tuple[frozenset[str], "_Reader"]]:
    """Which construction begins with which words."""
    return [
        (frozenset({"the", "that"}), _read_the),
        (frozenset(_MONTHS) | frozenset(_ABBREVIATIONS), _read_month_or_range),
        (frozenset(_WEEKDAYS), _read_weekday),
        (frozenset(WORDS.days_away), _read_day_away),
        (frozenset(_RELATIONS), _read_relative),
        (frozenset(WORDS.parts), _read_part),
        (frozenset(WORDS.ordinals) | {"q"}, _read_quarter),
        (frozenset(WORDS.seasons), _read_season),
    ]


class _Reader:
    def __call__(self, tokens: Sequence[Token], i: int) -> Read | None: ...
