"""Days and months by the name of the month: "Sept. 4, 2025", "29 June", "in May", "June 14-16"."""

import calendar
import re
from collections.abc import Sequence
from dataclasses import replace

from graph.extraction.numerals import HYPHENS, Token, adjoins, is_number, lower
from graph.extraction.times.forms import Between, Date, Feast
from graph.extraction.times.reading.words import ABBREVIATIONS, FEASTS, HOLIDAYS, MONTHS, RELATIONS, WORDS, Read
from graph.extraction.times.reading.years import is_compared, read_year, read_year_after

_DateRead = tuple[Date, int]
DAY = re.compile(r"[12][0-9]|3[01]|0?[1-9]")
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_APOSTROPHES = {"’": "'"}


def read_date(tokens: Sequence[Token], i: int) -> _DateRead | None:
    """A date that names its month, where the words before leave no doubt that it is one."""
    if i >= len(tokens):
        return None
    return read_day_first(tokens, i) if is_number(tokens[i]) else read_month_first(tokens, i, sure=True)


def read_month_or_range(tokens: Sequence[Token], i: int) -> Read | None:
    """A date that its month opens, or the range that it opens."""
    return with_range(tokens, i, read_month_first(tokens, i, sure=False))


def read_month_first(tokens: Sequence[Token], i: int, *, sure: bool) -> _DateRead | None:
    """ "Sept. 4, 2025", "June 14", "March 2024", "in May"."""
    month, j = _read_month(tokens, i)
    if month is None:
        return None
    day, after = (None, j) if _counts_something(tokens, i, j) else _read_day(tokens, j, month)
    year, relation, end = read_year_after(tokens, after)
    alone = day is None and year is None and relation is None
    if alone and (tokens[i].lower not in MONTHS or not (sure or _is_month(tokens, i))):
        return None
    if alone:
        year = _year_of_next(tokens, j)
    return Date(year=year, month=month, day=day, in_year=relation), end


def _counts_something(tokens: Sequence[Token], i: int, j: int) -> bool:
    """ "*In May 12 men* were flown out": a number behind a month that is no day of it."""
    return lower(tokens, i - 1) == "in" and _is_lower_case_noun(tokens, j + 1)


def read_holiday(tokens: Sequence[Token], i: int) -> Read | None:
    """ "On New Year's Eve", "by Christmas", "promised at Christmas"; not "Christmas Island", "a Christmas truce"."""
    for name, month, day in HOLIDAYS[tokens[i].lower]:
        end = i + len(name)
        if [_APOSTROPHES.get(token.lower, token.lower) for token in tokens[i:end]] == name and tokens[i].text.istitle():
            year, relation, after = read_year_after(tokens, end)
            return Date(year=year, month=month, day=day, in_year=relation), after
    return _read_christmas(tokens, i) if tokens[i].lower == "christmas" else None


def _read_christmas(tokens: Sequence[Token], i: int) -> Read | None:
    behind = lower(tokens, i + 1)
    is_noun_of_time = not behind[:1].isalpha() or behind in WORDS.function_words
    is_told = tokens[i].text[0].isupper() and lower(tokens, i - 1) in WORDS.month_cues | {"at", "over", "by", "before"}
    return (Date(month=12), i + 1) if is_told and is_noun_of_time else None


def read_feast(tokens: Sequence[Token], i: int) -> Read | None:
    """ "On Good Friday", "on Easter Monday", "at Easter"; not "the Easter talks", "the Good Friday Agreement"."""
    if lower(tokens, i - 1) in WORDS.determiners:
        return None
    for name, days in FEASTS.get(tokens[i].lower, ()):
        end = i + len(name)
        if [token.lower for token in tokens[i:end]] == name and tokens[i].text.istitle():
            return Feast(days=days), end
    days_off = WORDS.around_easter.get(lower(tokens, i - 1)) if tokens[i].text == "Easter" else None
    behind = lower(tokens, i + 1)
    is_noun = behind[:1].isalpha() and tokens[i + 1].text.islower() and behind not in WORDS.function_words
    return None if days_off is None or is_noun else (Feast(days=days_off, in_month=True), i + 1)


def _read_month(tokens: Sequence[Token], i: int) -> tuple[int | None, int]:
    """The number of a month's name, and the token after it; an abbreviation takes its point along."""
    if i >= len(tokens) or not tokens[i].text[0].isupper():
        return None, i
    word = tokens[i].lower
    if word in MONTHS:
        return MONTHS[word], i + 1
    if word not in ABBREVIATIONS:
        return None, i
    return ABBREVIATIONS[word], i + 1 + (lower(tokens, i + 1) == "." and adjoins(tokens, i + 1))


def _read_day(tokens: Sequence[Token], i: int, month: int) -> tuple[int | None, int]:
    if i >= len(tokens) or DAY.fullmatch(tokens[i].text) is None:
        return None, i
    day, end = int(tokens[i].text), i + 1
    if adjoins(tokens, end) and tokens[end].lower in ORDINAL_ENDINGS:
        end += 1
    elif adjoins(tokens, end) and _is_no_day(tokens, end):
        return None, i
    return (day, end) if day <= calendar.monthrange(2000, month)[1] else (None, i)


def _is_no_day(tokens: Sequence[Token], i: int) -> bool:
    """Whether what adjoins digits makes them a share or an hour: "12%", "12:30"; not "on May 12: the court"."""
    is_hour = tokens[i].text == ":" and adjoins(tokens, i + 1)
    return is_hour or tokens[i].text[0].isalpha() or tokens[i].text == "%"


def _is_month(tokens: Sequence[Token], i: int) -> bool:
    """Whether a month's name alone is a month here, not a person or a verb."""
    word, before = tokens[i].lower, lower(tokens, i - 1)
    if before in WORDS.before_other_days or (before in HYPHENS and adjoins(tokens, i)):
        return False
    if word not in WORDS.names_too or before in WORDS.month_cues or is_compared(tokens, i):
        return True
    if before == "for" and lower(tokens, i - 2) in WORDS.settings:
        return True  # "scheduled for May"
    if before in {"and", "or", ",", "to"} and lower(tokens, i - 2) in MONTHS:
        return True
    if before == "between" and lower(tokens, i + 1) == "and" and lower(tokens, i + 2) in MONTHS:
        return True
    if before in WORDS.determiners and _is_lower_case_noun(tokens, i + 1):
        return True  # "his June visit"
    return before in WORDS.weak_month_cues and (word != "may" or (before == "from" and lower(tokens, i + 1) == ","))


def _is_lower_case_noun(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word in small letters may be a noun: "visit"."""
    return i < len(tokens) and tokens[i].text.islower() and tokens[i].lower not in WORDS.function_words


def _year_of_next(tokens: Sequence[Token], i: int) -> int | None:
    """The year that a month shares with the next one: "in March and June 2024"."""
    if lower(tokens, i) not in {"and", "or"}:
        return None
    month, j = _read_month(tokens, i + 1)
    return None if month is None else read_year(tokens, j)


def read_day_first(tokens: Sequence[Token], i: int) -> _DateRead | None:
    """ "29 June 2023", "14th of June", "4 Sept.", "the 10 March protests"."""
    j = i + 1
    if adjoins(tokens, j) and lower(tokens, j) in ORDINAL_ENDINGS:
        j += 1
        j += lower(tokens, j) == "of"
    month, after = _read_month(tokens, j)
    if month is None or adjoins(tokens, j):
        return None
    day, _ = _read_day(tokens[i : i + 1], 0, month)
    if day is None:
        return None
    year, relation, end = read_year_after(tokens, after)
    return Date(year=year, month=month, day=day, in_year=relation), end


def read_day_of_month(tokens: Sequence[Token], i: int) -> _DateRead | None:
    """ "(On the) 22nd of this month", "(on the) 15th"; not "(on the) 30th anniversary"."""
    day, end = _read_day(tokens, i, month=1)
    if day is None:
        return None
    relation = RELATIONS.get(lower(tokens, end + 1)) if lower(tokens, end) == "of" else None
    if relation is not None and lower(tokens, end + 2) == "month":
        return Date(day=day, in_month=relation), end + 3
    follows = lower(tokens, end)
    names_next = bool(follows) and tokens[end].text[0].isupper() and tokens[i - 2].text == "On"  # "On the 13th Oslo"
    is_alone = not follows[:1].isalnum() or (follows != "of" and follows in WORDS.function_words | WORDS.determiners)
    return (Date(day=day, in_month="that"), end) if is_alone or names_next else None


def with_range(tokens: Sequence[Token], i: int, read: _DateRead | None) -> Read | None:
    """The date that was read, or the range that it opens: "June 28 to July 3", "June 14-16", "January to June 2026"."""
    if read is None:
        return None
    first, end = read
    join = lower(tokens, end)
    opens = join in HYPHENS | {"to", "through", "until"} or (join == "and" and lower(tokens, i - 1) == "between")
    last = (read_date(tokens, end + 1) if opens else None) or _read_further_day(tokens, end, first)
    if last is None or (last[0].day is None) != (first.day is None):
        return read
    return Between(first=replace(first, year=first.year or last[0].year), last=last[0]), last[1]


def _read_further_day(tokens: Sequence[Token], i: int, first: Date) -> _DateRead | None:
    """The 16 of "June 14-16" and "June 14 and 16, 2025"; no count, as in "on June 14 and 16 people".

    A name behind the very next day is that of who did it: "on July 28 and 29 Laos flew".
    """
    hyphen = lower(tokens, i) in HYPHENS
    if first.day is None or first.month is None or first.year is not None:
        return None
    day, end = _read_day(tokens, i + 1, first.month)
    if day is None:
        return None
    is_next = day == first.day + 1 and end < len(tokens) and tokens[end].text[0].isupper()
    counts = lower(tokens, end).isalpha() and lower(tokens, end) not in WORDS.function_words and not is_next
    if day <= first.day or not (hyphen or (lower(tokens, i) in {"and", "to"} and not counts)):
        return None
    year, relation, end = read_year_after(tokens, end)
    return replace(first, day=day, year=year, in_year=relation), end
