"""Which construction the first word of a calendar expression opens."""

from collections.abc import Callable, Sequence

from graph.extraction.numerals import HYPHENS, NUMBER_WORDS, Token, adjoins, is_number, lower
from graph.extraction.times.forms import Between, Decade
from graph.extraction.times.reading.dates import (
    ORDINAL_ENDINGS,
    read_day_first,
    read_day_of_month,
    read_feast,
    read_holiday,
    read_month_or_range,
)
from graph.extraction.times.reading.digits import read_digits
from graph.extraction.times.reading.parts import (
    read_end,
    read_part,
    read_the_nth,
    read_the_part,
    read_the_span,
    read_the_week,
)
from graph.extraction.times.reading.present import (
    read_day_away,
    read_overnight,
    read_relative,
    read_the_weekday,
    read_weekday,
)
from graph.extraction.times.reading.seasons import read_new_year, read_quarter, read_season
from graph.extraction.times.reading.story import (
    COUNTLESS_UNITS,
    read_distance,
    read_step,
    read_that,
    read_the_day_before,
    read_then,
)
from graph.extraction.times.reading.words import (
    ABBREVIATIONS,
    FEASTS,
    HOLIDAYS,
    MONTHS,
    RELATIONS,
    SOON,
    WEEKDAYS,
    WORDS,
    Read,
)
from graph.extraction.times.reading.years import YEAR, has_year_cue, read_years


def read_time(tokens: Sequence[Token], i: int) -> Read | None:
    """The calendar expression that begins at a token, in digits or with one of BEGINNINGS, without its preposition."""
    if is_number(tokens[i]):
        return read_digits(tokens, i)
    reader = _READERS.get(tokens[i].lower)
    return (reader(tokens, i) if reader is not None else None) or read_distance(tokens, i)


def _read_month_or_holiday(tokens: Sequence[Token], i: int) -> Read | None:
    """ "May Day", and May."""
    return read_holiday(tokens, i) or read_month_or_range(tokens, i)


def _read_the(tokens: Sequence[Token], i: int) -> Read | None:
    """What begins with "the" or "that": the first construction that fits."""
    if tokens[i].lower == "that":
        return read_that(tokens, i)
    if i + 1 == len(tokens):
        return None
    if is_number(tokens[i + 1]):
        return _read_the_number(tokens, i)
    return (
        read_step(tokens, i)
        or read_the_week(tokens, i)
        or read_the_day_before(tokens, i)
        or read_the_weekday(tokens, i)
        or read_the_nth(tokens, i)
        or read_the_part(tokens, i)
        or read_the_span(tokens, i)
        or read_end(tokens, i + 1)
        or (read_quarter(tokens, i + 1) if tokens[i + 1].lower in WORDS.ordinals else None)
        or (read_season(tokens, i + 1) if tokens[i + 1].lower in WORDS.seasons else None)
        or read_new_year(tokens, i + 1)
    )


def _read_the_number(tokens: Sequence[Token], i: int) -> Read | None:
    """ "The 14th of June", "the 1990s", "the 2022-23 financial year"; other dates begin after "the"."""
    ordinal = lower(tokens, i + 2) in ORDINAL_ENDINGS
    if ordinal and lower(tokens, i - 1) == "on" and (day := read_day_of_month(tokens, i + 1)) is not None:
        return day
    read: Read | None = read_day_first(tokens, i + 1) if ordinal else read_years(tokens, i + 1)
    whole = read is not None and (ordinal or isinstance(read[0], Decade | Between) or read[1] > i + 2)
    return read if whole else None


def is_attributive(tokens: Sequence[Token], i: int, end: int) -> bool:
    """Whether an expression describes a noun beside it: "the 1977 law", "the act of 1974"."""
    is_of_noun = lower(tokens, i - 1) == "of" and lower(tokens, i - 2) not in WORDS.spans  # not "a week of last month"
    if is_of_noun or (adjoins(tokens, end) and tokens[end].text in HYPHENS):
        return True
    follows = lower(tokens, end)
    if not follows.isalpha() or follows in WORDS.function_words:
        return False
    bare_year = end == i + 1 and YEAR.fullmatch(tokens[i].text) is not None and not has_year_cue(tokens, i)
    return bare_year or (lower(tokens, i - 1) in WORDS.determiners and not tokens[end].text[0].isupper())


_READERS: dict[str, Callable[[Sequence[Token], int], Read | None]] = {
    **dict.fromkeys(("the", "that"), _read_the),
    **dict.fromkeys((*MONTHS, *ABBREVIATIONS), read_month_or_range),
    **dict.fromkeys(HOLIDAYS, _read_month_or_holiday),
    **dict.fromkeys(("easter", *FEASTS), read_feast),
    **dict.fromkeys(("week", "month", "year"), read_end),
    **dict.fromkeys(("then", "ever"), read_then),
    **dict.fromkeys(WEEKDAYS, read_weekday),
    **dict.fromkeys(WORDS.days_away, read_day_away),
    "overnight": read_overnight,
    **dict.fromkeys(RELATIONS, read_relative),
    **dict.fromkeys(WORDS.parts, read_part),
    **dict.fromkeys((*WORDS.ordinals, "q"), read_quarter),
    **dict.fromkeys(WORDS.seasons, read_season),
}
# The first words of calendar expressions.
BEGINNINGS = frozenset(_READERS) | NUMBER_WORDS | COUNTLESS_UNITS | frozenset(SOON) | {"after"}
