"""Calendar expressions in tokens: what the words at one place say, as a form of `graph.extraction.time_forms`.

The words are data, `ontology/calendar.yaml`; how they combine is here, one function a construction. Each looks a
bounded way ahead and answers with what it read and the token after it, or None.
"""

import calendar
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from graph.extraction.numerals import (
    HYPHENS,
    MAGNITUDES,
    NUMBER_WORDS,
    Token,
    adjoins,
    is_number,
    lower,
    read_numeral,
    read_qualifier,
)
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
    spans: frozenset[str]
    span_parts: dict[str, Part]
    relations: dict[Relation, int]
    steps: dict[str, int]
    directions: dict[str, int]
    lasting: frozenset[str]
    prepositions: frozenset[str]
    bounds: frozenset[str]
    bound_phrases: dict[str, str]
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
_COUNTLESS_UNITS = frozenset({"hours", "minutes"})  # "hours later" needs no number
_MOST_UNITS = 10_000  # "10,000 years ago"


def read_time(tokens: Sequence[Token], i: int) -> Read | None:
    """The calendar expression that begins at a token, in digits or with one of BEGINNINGS, without its preposition."""
    if is_number(tokens[i]):
        return _read_digits(tokens, i)
    reader = _READERS.get(tokens[i].lower)
    return (reader(tokens, i) if reader is not None else None) or _read_distance(tokens, i)


def is_attributive(tokens: Sequence[Token], i: int, end: int) -> bool:
    """Whether an expression describes a noun beside it: "the 1977 law", "the act of 1974"."""
    if lower(tokens, i - 1) == "of" or (adjoins(tokens, end) and tokens[end].text in HYPHENS):
        return True
    follows = lower(tokens, end)
    if not follows.isalpha() or follows in WORDS.function_words:
        return False
    bare_year = end == i + 1 and _YEAR.fullmatch(tokens[i].text) is not None and not _has_year_cue(tokens, i)
    return bare_year or (lower(tokens, i - 1) in WORDS.determiners and not tokens[end].text[0].isupper())


# --- units beside the present ----------------------------------------------------------------------------------------


def _read_day_away(tokens: Sequence[Token], i: int) -> Read | None:
    """ "Yesterday", "tomorrow morning"."""
    if i and tokens[i].text[0].isupper() and tokens[i - 1].text[0].isupper():
        return None  # "India Today"
    return Period(unit="day", offset=WORDS.days_away[tokens[i].lower]), _over_part_of_day(tokens, i + 1)


def _over_part_of_day(tokens: Sequence[Token], i: int) -> int:
    return i + 1 if lower(tokens, i) in WORDS.parts_of_day else i


def _read_weekday(tokens: Sequence[Token], i: int) -> Read | None:
    """ "Monday evening", "Monday, March 3", "Tuesday of last week"."""
    other = lower(tokens, i - 1) in WORDS.before_other_days or lower(tokens, i + 1) in WORDS.after_other_days
    if other or not tokens[i].text[0].isupper():
        return None
    end = _over_part_of_day(tokens, i + 1)
    date = _read_date(tokens, end + (lower(tokens, end) == ","))
    if date is not None and date[0].day is not None:
        return date
    weekday = _WEEKDAYS[tokens[i].lower]
    of = end + (lower(tokens, end) in {"of", "in"})
    relation = _RELATIONS.get(lower(tokens, of))
    if relation is not None and lower(tokens, of + 1) == "week":
        return Weekday(weekday=weekday, in_week=relation), of + 2
    return Weekday(weekday=weekday), end


def _read_relative(tokens: Sequence[Token], i: int) -> Read | None:
    """ "Last month", "this Friday", "next March", "this past weekend", "last night", "this spring"."""
    relation, j = _RELATIONS[tokens[i].lower], i + 1
    if lower(tokens, i - 1) == "the" and relation != "this":
        return None  # "over the last month" is how long
    if relation == "this" and lower(tokens, j) in {"past", "coming"}:
        relation, j = "last" if lower(tokens, j) == "past" else "next", j + 1
    if j == len(tokens):
        return None
    word, capital = tokens[j].lower, tokens[j].text[0].isupper()
    if word in _MONTHS and capital:
        return Date(month=_MONTHS[word], relation=relation), j + 1
    if word in _WEEKDAYS and capital:
        return Weekday(weekday=_WEEKDAYS[word], relation=relation), _over_part_of_day(tokens, j + 1)
    if word in _UNITS:
        return _over_weekday(tokens, j + 1, _UNITS[word], relation)
    if word in WORDS.parts_of_day and (relation == "this" or word in {"night", "evening"}):
        return Period(unit="day", offset=WORDS.relations[relation]), j + 1
    if word in WORDS.seasons:
        return Months(first=WORDS.seasons[word], count=3, season=True, in_year=relation), j + 1
    return None


def _over_weekday(tokens: Sequence[Token], i: int, unit: Unit, relation: Relation) -> Read:
    """ "Last week on Tuesday": the day of that week; else the unit itself."""
    weekday = _WEEKDAYS.get(lower(tokens, i + 1)) if lower(tokens, i) == "on" else None
    if unit == "week" and weekday is not None:
        return Weekday(weekday=weekday, in_week=relation), i + 2
    return Period(unit=unit, offset=WORDS.relations[relation]), i


def _read_part(tokens: Sequence[Token], i: int) -> Read | None:
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
    unit = _UNITS.get(lower(tokens, i + 1))
    return None if unit is None else (Period(unit=unit, offset=0, part=part), i + 2)


def _read_whole(tokens: Sequence[Token], i: int) -> Read | None:
    """What may have a part."""
    if i >= len(tokens):
        return None
    if is_number(tokens[i]):
        year = _read_year(tokens, i)
        return _read_years(tokens, i) if year is None else (Date(year=year), i + 1)
    if tokens[i].lower in _MONTHS or tokens[i].lower in _ABBREVIATIONS:
        return _read_month_first(tokens, i, sure=True)
    begins = tokens[i].lower in _RELATIONS or tokens[i].lower in _WEEKDAYS or tokens[i].lower == "that"
    return read_time(tokens, i) if begins else None


def _with_part(read: Read | None, part: Part) -> Read | None:
    if read is not None and isinstance(read[0], Date | Period | Decade):
        return replace(read[0], part=part), read[1]
    return read


# --- months of a year ------------------------------------------------------------------------------------------------


def _read_season(tokens: Sequence[Token], i: int) -> Read | None:
    """ "Summer 2025", "spring of last year"; without a year it is hardly a date ("the Arab Spring")."""
    return _of_year(tokens, i + 1, Months(first=WORDS.seasons[tokens[i].lower], count=3))


def _read_quarter(tokens: Sequence[Token], i: int) -> Read | None:
    """ "Third quarter of 2025", "second half of the year", "Q3 2025"."""
    if tokens[i].lower == "q":
        number = lower(tokens, i + 1) if tokens[i].text == "Q" and adjoins(tokens, i + 1) else ""
        return _of_year(tokens, i + 2, Months(first=3 * int(number) - 2, count=3)) if number in {*"1234"} else None
    which, j = WORDS.ordinals[tokens[i].lower], i + 1
    j += j < len(tokens) and tokens[j].text in HYPHENS
    if lower(tokens, j) == "quarter":
        return _of_year(tokens, j + 1, Months(first=3 * which - 2, count=3))
    if lower(tokens, j) == "half" and which <= 2:
        return _of_year(tokens, j + 1, Months(first=6 * which - 5, count=6))
    return None


def _of_year(tokens: Sequence[Token], i: int, form: Months) -> Read | None:
    year, relation, end = _read_year_after(tokens, i)
    return None if year is None and relation is None else (replace(form, year=year, in_year=relation), end)


def _read_year_after(tokens: Sequence[Token], i: int) -> tuple[int | None, Relation | None, int]:
    """The year after a day or month: "2025", ", 2025", "of last year", "last year", "of that year", "of the year"."""
    j = i + (lower(tokens, i) in {",", "of"})
    year = _read_year(tokens, j)
    if year is not None:
        return year, None, j + 1
    words = [lower(tokens, k) for k in range(j, j + 3)]
    relation: Relation | None = "that" if words[0] == "that" else _RELATIONS.get(words[0])
    if relation is not None and words[1] == "year" and lower(tokens, i) != ",":
        return None, relation, j + 2
    if lower(tokens, i) == "of" and words == ["the", "same", "year"]:
        return None, "that", j + 3
    if lower(tokens, i) == "of" and words[:2] == ["the", "year"]:
        return None, "this", j + 2
    return None, None, i


# --- days and months -------------------------------------------------------------------------------------------------

_DateRead = tuple[Date, int]


def _read_date(tokens: Sequence[Token], i: int) -> _DateRead | None:
    """A date that names its month, where the words before leave no doubt that it is one."""
    if i >= len(tokens):
        return None
    return _read_day_first(tokens, i) if is_number(tokens[i]) else _read_month_first(tokens, i, sure=True)


def _read_month_or_range(tokens: Sequence[Token], i: int) -> Read | None:
    return _with_range(tokens, i, _read_month_first(tokens, i, sure=False))


def _read_month_first(tokens: Sequence[Token], i: int, *, sure: bool) -> _DateRead | None:
    """ "Sept. 4, 2025", "June 14", "March 2024", "in May"."""
    month, j = _read_month(tokens, i)
    if month is None:
        return None
    day, after = _read_day(tokens, j, month)
    year, relation, end = _read_year_after(tokens, after)
    alone = day is None and year is None and relation is None
    if alone and (tokens[i].lower not in _MONTHS or not (sure or _is_month(tokens, i))):
        return None
    if alone:
        year = _year_of_next(tokens, j)
    return Date(year=year, month=month, day=day, in_year=relation), end


def _read_month(tokens: Sequence[Token], i: int) -> tuple[int | None, int]:
    """The number of a month's name, and the token after it; an abbreviation takes its point along."""
    if i >= len(tokens) or not tokens[i].text[0].isupper():
        return None, i
    word = tokens[i].lower
    if word in _MONTHS:
        return _MONTHS[word], i + 1
    if word not in _ABBREVIATIONS:
        return None, i
    return _ABBREVIATIONS[word], i + 1 + (lower(tokens, i + 1) == "." and adjoins(tokens, i + 1))


def _read_day(tokens: Sequence[Token], i: int, month: int) -> tuple[int | None, int]:
    if i >= len(tokens) or _DAY.fullmatch(tokens[i].text) is None:
        return None, i
    day, end = int(tokens[i].text), i + 1
    if adjoins(tokens, end) and tokens[end].lower in _ORDINAL_ENDINGS:
        end += 1
    elif adjoins(tokens, end) and (tokens[end].text[0].isalpha() or tokens[end].text in {":", "%"}):
        return None, i
    return (day, end) if day <= calendar.monthrange(2000, month)[1] else (None, i)


def _is_month(tokens: Sequence[Token], i: int) -> bool:
    """Whether a month's name alone is a month here, not a person or a verb."""
    word, before = tokens[i].lower, lower(tokens, i - 1)
    if before in WORDS.before_other_days or (before in HYPHENS and adjoins(tokens, i)):
        return False
    if word not in WORDS.names_too or before in WORDS.month_cues:
        return True
    if before in {"and", "or", ",", "to"} and lower(tokens, i - 2) in _MONTHS:
        return True
    return word != "may" and before in WORDS.weak_month_cues


def _year_of_next(tokens: Sequence[Token], i: int) -> int | None:
    """The year that a month shares with the next one: "in March and June 2024"."""
    if lower(tokens, i) not in {"and", "or"}:
        return None
    month, j = _read_month(tokens, i + 1)
    return None if month is None else _read_year(tokens, j)


def _read_day_first(tokens: Sequence[Token], i: int) -> _DateRead | None:
    """ "29 June 2023", "14th of June", "4 Sept.", "the 10 March protests"."""
    j = i + 1
    if adjoins(tokens, j) and lower(tokens, j) in _ORDINAL_ENDINGS:
        j += 1
        j += lower(tokens, j) == "of"
    month, after = _read_month(tokens, j)
    if month is None or adjoins(tokens, j):
        return None
    day, _ = _read_day(tokens[i : i + 1], 0, month)
    if day is None:
        return None
    year, relation, end = _read_year_after(tokens, after)
    return Date(year=year, month=month, day=day, in_year=relation), end


def _with_range(tokens: Sequence[Token], i: int, read: _DateRead | None) -> Read | None:
    """The date that was read, or the range that it opens: "June 28 to July 3", "June 14-16", "January to June 2026"."""
    if read is None:
        return None
    first, end = read
    join = lower(tokens, end)
    opens = join in HYPHENS | {"to", "through", "until"} or (join == "and" and lower(tokens, i - 1) == "between")
    last = (_read_date(tokens, end + 1) if opens else None) or _read_further_day(tokens, end, first)
    if last is None or (last[0].day is None) != (first.day is None):
        return read
    return Between(first=replace(first, year=first.year or last[0].year), last=last[0]), last[1]


def _read_further_day(tokens: Sequence[Token], i: int, first: Date) -> _DateRead | None:
    """The 16 of "June 14-16" and "June 14 and 16, 2025"; no count, as in "on June 14 and 16 people"."""
    hyphen = lower(tokens, i) in HYPHENS
    if first.day is None or first.month is None or first.year is not None:
        return None
    day, end = _read_day(tokens, i + 1, first.month)
    counts = lower(tokens, end).isalpha() and lower(tokens, end) not in WORDS.function_words
    if day is None or day <= first.day or not (hyphen or (lower(tokens, i) in {"and", "to"} and not counts)):
        return None
    year, relation, end = _read_year_after(tokens, end)
    return replace(first, day=day, year=year, in_year=relation), end


# --- digits ----------------------------------------------------------------------------------------------------------


def _read_digits(tokens: Sequence[Token], i: int) -> Read | None:
    if adjoins(tokens, i) and (tokens[i - 1].text[-1].isalnum() or tokens[i - 1].text in _NOT_BEFORE_DATES):
        return None
    return (
        _read_numeric(tokens, i)
        or _read_days_first(tokens, i)
        or _with_range(tokens, i, _read_day_first(tokens, i))
        or _read_years(tokens, i)
        or _read_distance(tokens, i)
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
    last = _read_day_first(tokens, i + 2) if joined and _DAY.fullmatch(tokens[i].text) else None
    if last is None or last[0].day is None or int(tokens[i].text) >= last[0].day:
        return None
    return Between(first=replace(last[0], day=int(tokens[i].text)), last=last[0]), last[1]


# --- years -----------------------------------------------------------------------------------------------------------


def _read_year(tokens: Sequence[Token], i: int) -> int | None:
    if i >= len(tokens) or _YEAR.fullmatch(tokens[i].text) is None:
        return None
    glued = adjoins(tokens, i + 1) and (tokens[i + 1].text.isalpha() or tokens[i + 1].text == "%")
    return None if glued else int(tokens[i].text)


def _read_years(tokens: Sequence[Token], i: int) -> Read | None:
    """ "2021", "2003-2015", "the 2022-23 financial year", "1990s"."""
    if _YEAR.fullmatch(tokens[i].text) is None:
        return None
    year, end = int(tokens[i].text), i + 1
    if adjoins(tokens, end) and tokens[end].lower == "s":
        return (Decade(year=year), end + 1) if year % 10 == 0 else None
    if _read_year(tokens, i) is None:
        return None
    last = _read_last_year(tokens, i)
    if last is not None:
        return Between(first=Date(year=year), last=Date(year=last)), _over_year_noun(tokens, end + 2)
    after = _over_year_noun(tokens, end)
    return (Date(year=year), after) if after > end or _is_year(tokens, i) else None


def _read_last_year(tokens: Sequence[Token], i: int) -> int | None:
    """The year that ends the range which a year opens: "2003-2015", "2022/23", "from 2003 to 2015"."""
    first, join = int(tokens[i].text), lower(tokens, i + 1)
    joined = join in HYPHENS | {"/"} and adjoins(tokens, i + 1) and adjoins(tokens, i + 2)
    spanned = lower(tokens, i - 1) in {"between", "from"} and join in {"and", "to", "until", "through"}
    last = _read_year(tokens, i + 2)
    if last is not None and last > first and (joined or spanned):
        return last
    return first + 1 if joined and lower(tokens, i + 2) == f"{(first + 1) % 100:02}" else None


def _over_year_noun(tokens: Sequence[Token], i: int) -> int:
    return i + 2 if lower(tokens, i) in WORDS.year_nouns and lower(tokens, i + 1) == "year" else i


_DATING_BACK = frozenset({"back", "date", "dates", "dated", "dating"})  # before "to 1986"


def _is_year(tokens: Sequence[Token], i: int) -> bool:
    """Whether four digits are a year and count nothing."""
    before, follows = lower(tokens, i - 1), lower(tokens, i + 1)
    if before in WORDS.year_cues:
        return follows != "%"
    if follows in WORDS.counted or follows == "%":
        return False
    if before == "to" and lower(tokens, i - 2) in _DATING_BACK:
        return True
    if before in {"and", "or", "to"} and _YEAR.fullmatch(lower(tokens, i - 2)) is None:
        return False
    if _has_year_cue(tokens, i):
        return True
    qualified = read_qualifier(tokens, i, i + 1)[0] is not None
    if qualified or not follows.isalpha() or follows in WORDS.function_words:
        return False
    return bool({before, lower(tokens, i - 2)} & WORDS.determiners) or not _counts(tokens, i + 1)


def _has_year_cue(tokens: Sequence[Token], i: int) -> bool:
    before = lower(tokens, i - 1)
    return before in WORDS.year_cues or before == "(" or (before in WORDS.weak_year_cues and not _counts(tokens, i + 1))


def _counts(tokens: Sequence[Token], i: int) -> bool:
    """Whether a token looks like what a number counts: a plural."""
    word = lower(tokens, i)
    plural = len(word) > 3 and word.endswith("s") and not word.endswith("ss")
    return word in WORDS.counted or (plural and word not in WORDS.function_words)


# --- "the" and "that" ------------------------------------------------------------------------------------------------


def _read_the(tokens: Sequence[Token], i: int) -> Read | None:
    """What begins with "the" or "that": the first construction that fits."""
    if tokens[i].lower == "that":
        return _read_that(tokens, i)
    if i + 1 == len(tokens):
        return None
    if is_number(tokens[i + 1]):
        return _read_the_number(tokens, i)
    return (
        _read_step(tokens, i)
        or _read_the_week(tokens, i)
        or _read_the_day_before(tokens, i)
        or _read_the_part(tokens, i)
        or _read_the_span(tokens, i)
        or (_read_quarter(tokens, i + 1) if tokens[i + 1].lower in WORDS.ordinals else None)
        or (_read_season(tokens, i + 1) if tokens[i + 1].lower in WORDS.seasons else None)
    )


def _read_the_week(tokens: Sequence[Token], i: int) -> Read | None:
    """ "The week of March 9", "the weekend"."""
    if lower(tokens, i + 1) == "weekend":
        return Period(unit="weekend", offset=0), i + 2
    if lower(tokens, i + 1) != "week" or lower(tokens, i + 2) not in {"of", "beginning", "starting"}:
        return None
    date = _read_date(tokens, i + 3)
    return (WeekOf(date=date[0]), date[1]) if date is not None and date[0].day is not None else None


def _read_the_day_before(tokens: Sequence[Token], i: int) -> Read | None:
    """ "The day before yesterday", "the year before"; not "the day before the vote", which counts from the vote."""
    unit, way = lower(tokens, i + 1), lower(tokens, i + 2)
    if unit not in {"day", "week", "month", "year"} or way not in {"before", "after"}:
        return None
    if unit == "day" and lower(tokens, i + 3) in {"yesterday", "tomorrow"}:
        return Period(unit="day", offset=2 * WORDS.directions[way]), i + 4
    return (That(unit=_UNITS[unit], step=WORDS.directions[way]), i + 3) if _ends(tokens, i + 3) else None


def _ends(tokens: Sequence[Token], i: int) -> bool:
    """Whether nothing follows that something could be before or after."""
    word = lower(tokens, i)
    return not word[:1].isalnum() or word in {
        "and",
        "but",
        "or",
        "to",
        "by",
        "in",
        "at",
        "with",
        "from",
        "who",
        "which",
    }


def _read_the_part(tokens: Sequence[Token], i: int) -> Read | None:
    """ "The end of the year", "the start of March 2025", "the early 1990s"."""
    word, j = lower(tokens, i + 1), i + 3
    if word in WORDS.parts:
        read = _read_years(tokens, i + 2) if i + 2 < len(tokens) else None
        return _with_part(read, WORDS.parts[word]) if read is not None and isinstance(read[0], Decade) else None
    if word not in WORDS.part_nouns or lower(tokens, i + 2) != "of":
        return None
    if lower(tokens, j) == "the":
        return _read_this_unit(tokens, j, WORDS.part_nouns[word])
    read = _read_whole(tokens, j)
    return None if read is not None and isinstance(read[0], Weekday) else _with_part(read, WORDS.part_nouns[word])


def _read_the_span(tokens: Sequence[Token], i: int) -> Read | None:
    """ "The first week of March", "the early hours of Tuesday", "the night of June 14"."""
    part = WORDS.span_parts.get(lower(tokens, i + 1))
    noun = i + 1 + (part is not None)
    if lower(tokens, noun) not in WORDS.spans or lower(tokens, noun + 1) != "of":
        return None
    read = _read_date(tokens, noun + 2) or _read_whole(tokens, noun + 2)
    dates_day = read is not None and (not isinstance(read[0], Date) or read[0].day is not None)
    return read if part is None or dates_day else _with_part(read, part)


def _read_the_number(tokens: Sequence[Token], i: int) -> Read | None:
    """ "The 14th of June", "the 1990s", "the 2022-23 financial year"; other dates begin after "the"."""
    ordinal = lower(tokens, i + 2) in _ORDINAL_ENDINGS
    read: Read | None = _read_day_first(tokens, i + 1) if ordinal else _read_years(tokens, i + 1)
    whole = read is not None and (ordinal or isinstance(read[0], Decade | Between) or read[1] > i + 2)
    return read if whole else None


def _read_that(tokens: Sequence[Token], i: int) -> Read | None:
    """ "That month", "that same day", "that December"; not "said that December was cold"."""
    j = i + 1 + (lower(tokens, i + 1) == "same")
    read = _read_stepped(tokens, j, 0)
    if read is None or j == i + 2:
        return read
    name = tokens[j].text[0].isupper()
    verb = tokens[j].lower in WORDS.names_too and lower(tokens, j + 1).isalpha()
    return None if name and (verb or lower(tokens, i - 1) in WORDS.saying) else read


def _read_step(tokens: Sequence[Token], i: int) -> Read | None:
    """ "The next day", "the very next morning", "the following Monday", "the same year"."""
    j = i + 1 + (lower(tokens, i + 1) == "very")
    step = WORDS.steps.get(lower(tokens, j))
    if step is None or (step and lower(tokens, i - 1) in WORDS.lasting):
        return None
    return _read_stepped(tokens, j + 1, step)


def _read_stepped(tokens: Sequence[Token], i: int, step: int) -> Read | None:
    word = lower(tokens, i)
    if word in _UNITS:
        return That(unit=_UNITS[word], step=step), i + 1
    if word in WORDS.parts_of_day:
        return That(unit="day", step=step), i + 1
    if word in _MONTHS and tokens[i].text[0].isupper():
        return That(unit="month", step=step, month=_MONTHS[word]), i + 1
    if word in _WEEKDAYS and tokens[i].text[0].isupper():
        return That(unit="day", step=step, weekday=_WEEKDAYS[word]), _over_part_of_day(tokens, i + 1)
    return None


# --- distances -------------------------------------------------------------------------------------------------------


def _read_distance(tokens: Sequence[Token], i: int) -> Read | None:
    """ "Two weeks ago", "nine days later", "a year earlier", "three months from now", "hours later"."""
    count, j = _read_count(tokens, i)
    unit, times = WORDS.counted_units.get(lower(tokens, j), (None, 0)) if count is not None else (None, 0)
    if count is None or unit is None:
        return None
    count, way, after = count * times, lower(tokens, j + 1), lower(tokens, j + 2)
    if way == "ago":
        return Ago(unit=unit, count=-count), j + 2
    if (way, after) == ("from", "now"):
        return Ago(unit=unit, count=count), j + 3
    if way not in WORDS.directions or after == "than":
        return None
    rate = i > 0 and j == i + 1 and (is_number(tokens[i - 1]) or tokens[i - 1].lower in MAGNITUDES)
    if way in {"before", "after"} and (rate or (after != "that" and not _ends(tokens, j + 2))):
        return None  # "$5 million a year after that"
    return Later(unit=unit, count=count * WORDS.directions[way]), j + 2 + (
        after == "that" and way in {"before", "after"}
    )


def _read_count(tokens: Sequence[Token], i: int) -> tuple[int | None, int]:
    """How many of a unit, and the token of the unit; hours need no number."""
    word = tokens[i].lower
    if word in _COUNTLESS_UNITS and lower(tokens, i + 1) in {"later", "afterwards", "earlier"}:
        return 1, i
    if word in {"a", "an"} and lower(tokens, i + 1) in WORDS.counted_units:
        return 1, i + 1
    numeral = read_numeral(tokens, i)
    if numeral is None or numeral.value != int(numeral.value) or numeral.value > _MOST_UNITS:
        return None, i
    return int(numeral.value), numeral.end


_READERS: dict[str, Callable[[Sequence[Token], int], Read | None]] = {
    **dict.fromkeys(("the", "that"), _read_the),
    **dict.fromkeys((*_MONTHS, *_ABBREVIATIONS), _read_month_or_range),
    **dict.fromkeys(_WEEKDAYS, _read_weekday),
    **dict.fromkeys(WORDS.days_away, _read_day_away),
    **dict.fromkeys(_RELATIONS, _read_relative),
    **dict.fromkeys(WORDS.parts, _read_part),
    **dict.fromkeys((*WORDS.ordinals, "q"), _read_quarter),
    **dict.fromkeys(WORDS.seasons, _read_season),
}
BEGINNINGS = frozenset(_READERS) | NUMBER_WORDS | _COUNTLESS_UNITS  # the first words of calendar expressions
