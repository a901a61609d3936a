"""Days and units by where they lie from the present: "yesterday", "Monday evening", "last month"."""

from collections.abc import Sequence

from graph.extraction.numerals import HYPHENS, NUMBER_WORDS, Token, lower
from graph.extraction.times.forms import Date, Months, Period, Relation, Unit, Weekday
from graph.extraction.times.reading.dates import read_date
from graph.extraction.times.reading.words import MONTHS, RELATIONS, UNITS, WEEKDAYS, WORDS, Read


def read_day_away(tokens: Sequence[Token], i: int) -> Read | None:
    """ "Yesterday", "tomorrow morning"."""
    if i and tokens[i].text[0].isupper() and tokens[i - 1].text[0].isupper():
        return None  # "India Today"
    return Period(unit="day", offset=WORDS.days_away[tokens[i].lower]), over_part_of_day(tokens, i + 1)


def read_overnight(tokens: Sequence[Token], i: int) -> Read | None:
    """ "The court ruled overnight", "overnight arrested": the night before the present day; not "an overnight stay"."""
    is_adjective = lower(tokens, i - 1) in WORDS.determiners or not (tokens[i].text.islower() or _opens(tokens, i))
    return None if is_adjective else (Period(unit="day", offset=0, part="overnight"), i + 1)


def _opens(tokens: Sequence[Token], i: int) -> bool:
    """ "Overnight a court", "Overnight Peru", "Overnight, forty men": not "Overnight talks"."""
    follows = lower(tokens, i + 1)
    is_name = bool(follows) and tokens[i + 1].text[0].isupper()
    is_first = i == 0 or tokens[i - 1].text in {".", "”", '"', "!", "?"}
    return is_first and (is_name or follows in WORDS.determiners | NUMBER_WORDS | {","} or follows[:1].isdigit())


def over_part_of_day(tokens: Sequence[Token], i: int) -> int:
    """The token after a part of the day, if there is one here: "(Monday) evening"."""
    return i + 1 if lower(tokens, i) in WORDS.parts_of_day else i


def read_weekday(tokens: Sequence[Token], i: int) -> Read | None:
    """ "Monday evening", "Monday, March 3", "Tuesday of last week", "Friday week"."""
    other = lower(tokens, i - 1) in WORDS.before_other_days or lower(tokens, i + 1) in WORDS.after_other_days
    if other or not tokens[i].text[0].isupper() or _is_of_no_week(tokens, i):
        return None
    end = over_part_of_day(tokens, i + 1)
    is_aside = lower(tokens, end) == "("  # "Tuesday (June 3)"
    date = read_date(tokens, end + (is_aside or lower(tokens, end) == ","))
    if date is not None and date[0].day is not None:
        return date[0], date[1] + (is_aside and lower(tokens, date[1]) == ")")
    weekday = WEEKDAYS[tokens[i].lower]
    of = end + (lower(tokens, end) in {"of", "in"})
    relation = RELATIONS.get(lower(tokens, of))
    if relation is not None and lower(tokens, of + 1) == "week":
        return Weekday(weekday=weekday, in_week=relation), of + 2
    if lower(tokens, end) == "week" and lower(tokens, end + 1) not in HYPHENS:
        return Weekday(weekday=weekday, weeks=-1), end + 1
    return Weekday(weekday=weekday), end


def read_the_weekday(tokens: Sequence[Token], i: int) -> Read | None:
    """ "The Monday before last"."""
    weekday, end = WEEKDAYS.get(lower(tokens, i + 1)), over_part_of_day(tokens, i + 2)
    if weekday is None or [lower(tokens, end), lower(tokens, end + 1)] != ["before", "last"]:
        return None
    return Weekday(weekday=weekday, relation="last", weeks=1), end + 2


def _is_of_no_week(tokens: Sequence[Token], i: int) -> bool:
    """ "On a Friday in May", "always on a Sunday", "the first Monday of each month".

    Not "on a Friday flight", which is this week's.
    """
    if lower(tokens, i - 1) in WORDS.ordinals:
        return True
    follows = lower(tokens, i + 1)
    is_noun = not follows.isalpha() or follows in WORDS.function_words
    return is_noun and lower(tokens, i - 1) == "a" and lower(tokens, i - 2) == "on"


def read_relative(tokens: Sequence[Token], i: int) -> Read | None:
    """ "Last month", "this Friday", "next March", "this past weekend", "last night", "this spring"."""
    relation, j = RELATIONS[tokens[i].lower], i + 1
    if lower(tokens, i - 1) == "the" and relation != "this":
        return None  # "over the last month" is how long
    if relation == "this" and lower(tokens, j) in {"past", "coming"}:
        relation, j = "last" if lower(tokens, j) == "past" else "next", j + 1
    if j == len(tokens):
        return None
    word, capital = tokens[j].lower, tokens[j].text[0].isupper()
    if word in MONTHS and capital:
        return Date(month=MONTHS[word], relation=relation), j + 1
    if word in WEEKDAYS and capital:
        return Weekday(weekday=WEEKDAYS[word], relation=relation), over_part_of_day(tokens, j + 1)
    if word in UNITS:
        return _over_weekday(tokens, j + 1, UNITS[word], relation)
    if word in WORDS.parts_of_day and (relation == "this" or word in {"night", "evening"}):
        return Period(unit="day", offset=WORDS.relations[relation]), j + 1
    if word in WORDS.seasons:
        return Months(first=WORDS.seasons[word], count=3, season=True, in_year=relation), j + 1
    return None


def _over_weekday(tokens: Sequence[Token], i: int, unit: Unit, relation: Relation) -> Read:
    """ "Last week on Tuesday": the day of that week; else the unit itself."""
    weekday = WEEKDAYS.get(lower(tokens, i + 1)) if lower(tokens, i) == "on" else None
    if unit == "week" and weekday is not None:
        return Weekday(weekday=weekday, in_week=relation), i + 2
    return Period(unit=unit, offset=WORDS.relations[relation]), i
