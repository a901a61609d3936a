"""What counts from the time before it in the story: "that month", "the next day", "two weeks later"."""

from collections.abc import Sequence

from graph.extraction.numerals import MAGNITUDES, NUMBER_WORDS, Token, is_number, lower, read_numeral
from graph.extraction.times.forms import Ago, Date, Later, Months, Period, Soon, That, Unit
from graph.extraction.times.reading.dates import read_date
from graph.extraction.times.reading.present import over_part_of_day
from graph.extraction.times.reading.words import MONTHS, SOON, UNITS, WEEKDAYS, WORDS, Read

COUNTLESS_UNITS = frozenset({"hours", "minutes"})  # "hours later" needs no number
# "Arrested that May by the police", "that May 40 men".
_BEHIND_A_MONTH = WORDS.prepositions | WORDS.bounds | WORDS.determiners | NUMBER_WORDS | {"to", "with"}
_HALVES: dict[Unit, tuple[Unit, int]] = {"year": ("month", 6), "decade": ("year", 5)}  # "half a year later"
_DAYS: dict[Unit, int] = {"hour": 0, "day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650}
_SOON: dict[Unit, int] = {"day": 14, "week": 45, "month": 300}  # how many days after it "soon" may be, by its unit
_SIDES_OF_A_DAY = frozenset({"before", "after"})
_LONGEST_OCCASION = 5  # words
_MOST_UNITS = 10_000  # "10,000 years ago"


def read_the_day_before(tokens: Sequence[Token], i: int) -> Read | None:
    """ "The day before yesterday", "the week before last", "the year before".

    Not "the day before the vote", which counts from the vote.
    """
    unit, way = lower(tokens, i + 1), lower(tokens, i + 2)
    if unit in {"night", "evening"} and way == "before" and _ends(tokens, i + 3):
        return That(unit="day", step=-1), i + 3
    if unit not in {"day", "week", "month", "year"} or way not in {"before", "after"}:
        return None
    if way == "before" and unit in {"week", "month", "year"} and lower(tokens, i + 3) == "last":
        return Period(unit=UNITS[unit], offset=-2), i + 4
    if unit == "day" and lower(tokens, i + 3) in {"yesterday", "tomorrow"}:
        return Period(unit="day", offset=2 * WORDS.directions[way]), i + 4
    return (That(unit=UNITS[unit], step=WORDS.directions[way]), i + 3) if _ends(tokens, i + 3) else None


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


def read_that(tokens: Sequence[Token], i: int) -> Read | None:
    """ "That month", "that same day", "that December"; not "said that December was cold"."""
    j = i + 1 + (lower(tokens, i + 1) == "same")
    read = _read_stepped(tokens, j, 0)
    if read is None or j == i + 2:
        return read
    name = tokens[j].text[0].isupper()
    behind = lower(tokens, j + 1)
    is_verb = behind.isalpha() and tokens[j + 1].text.islower() and behind not in _BEHIND_A_MONTH
    verb = tokens[j].lower in WORDS.names_too and is_verb
    return None if name and (verb or lower(tokens, i - 1) in WORDS.saying) else read


def read_step(tokens: Sequence[Token], i: int) -> Read | None:
    """ "The next day", "the very next morning", "the following Monday", "the same year", "at the time"."""
    if lower(tokens, i - 1) == "at" and lower(tokens, i + 1) == "time" and _ends(tokens, i + 2):
        return That(unit="day"), i + 2
    j = i + 1 + (lower(tokens, i + 1) == "very")
    step = WORDS.steps.get(lower(tokens, j))
    if step is None or (not step and lower(tokens, j + 2) == "as"):
        return None  # "the same day as the ambassador"
    read = _read_stepped(tokens, j + 1, step)
    names_it = j + 1 < len(tokens) and tokens[j + 1].text[0].isupper()
    return None if step and not names_it and lower(tokens, i - 1) in WORDS.lasting else read


def read_then(tokens: Sequence[Token], i: int) -> Read | None:
    """ "Since then", "ever since": from the time before on."""
    if tokens[i].lower == "then":
        return (That(unit="day"), i + 1) if lower(tokens, i - 1) == "since" and _ends(tokens, i + 1) else None
    is_end = lower(tokens, i + 1) == "since" and not lower(tokens, i + 2)[:1].isalnum()
    return (That(unit="day"), i + 2) if is_end else None


def _read_stepped(tokens: Sequence[Token], i: int, step: int) -> Read | None:
    word = lower(tokens, i)
    if word in UNITS:
        return That(unit=UNITS[word], step=step), i + 1
    if word in WORDS.parts_of_day:
        return That(unit="day", step=step), i + 1
    if word in MONTHS and tokens[i].text[0].isupper():
        return That(unit="month", step=step, month=MONTHS[word]), i + 1
    if word in WORDS.seasons and not step:
        return Months(first=WORDS.seasons[word], count=3, season=True, in_year="that"), i + 1
    if word in WEEKDAYS and tokens[i].text[0].isupper():
        return That(unit="day", step=step, weekday=WEEKDAYS[word]), over_part_of_day(tokens, i + 1)
    return None


def read_distance(tokens: Sequence[Token], i: int) -> Read | None:
    """ "Two weeks ago", "two weeks back", "nine days later", "three months from now", "hours later"."""
    if tokens[i].lower in SOON or tokens[i].lower == "after":
        return _read_soon(tokens, i)
    count, j = _read_count(tokens, i)
    unit, times = WORDS.counted_units.get(lower(tokens, j), (None, 0)) if count is not None else (None, 0)
    if count is None or unit is None:
        return None
    count, way, after = count * times, lower(tokens, j + 1), lower(tokens, j + 2)
    if lower(tokens, i - 1) == "half":
        unit, count = _HALVES.get(unit, (unit, count))
    if way == "ago" or (way == "back" and _is_last(tokens, j + 2)):
        return Ago(unit=unit, count=-count, more=_is_more(tokens, i)), j + 2
    if way in {"'", "’"} and lower(tokens, i - 1) == "in":  # "in two weeks' time", "in a week's time"
        time = j + 2 + (after == "s")
        return (Ago(unit=unit, count=count), time + 1) if lower(tokens, time) == "time" else None
    if (way, after) in {("from", "now"), ("from", "today")}:
        return Ago(unit=unit, count=count), j + 3
    if way not in WORDS.directions or after == "than":
        return None
    if way in _SIDES_OF_A_DAY and (told := _read_day_told(tokens, j + 2)) is not None:
        return Later(unit=unit, count=count * WORDS.directions[way], since=told[0]), told[1]
    rate = i > 0 and j == i + 1 and (is_number(tokens[i - 1]) or tokens[i - 1].lower in MAGNITUDES)
    if way in _SIDES_OF_A_DAY and (rate or (after != "that" and not _ends(tokens, j + 2))):
        return None  # "$5 million a year after that"
    return Later(unit=unit, count=count * WORDS.directions[way]), j + 2 + (after == "that" and way in _SIDES_OF_A_DAY)


def _is_last(tokens: Sequence[Token], i: int) -> bool:
    """ "Two months back, India", "two months back India": whether no "pay" or "in prison" follows."""
    word = lower(tokens, i)
    return not word[:1].isalnum() or tokens[i].text[0].isupper() or word in WORDS.determiners


def _is_more(tokens: Sequence[Token], i: int) -> bool:
    """Whether a number has "more than" or "over" before it."""
    return lower(tokens, i - 1) == "over" or (lower(tokens, i - 2), lower(tokens, i - 1)) == ("more", "than")


def _read_soon(tokens: Sequence[Token], i: int) -> Read | None:
    """ "Within hours", "weeks later", "soon afterwards"; not "soon after the vote", "within hours of the vote"."""
    if tokens[i].lower == "after":
        return _read_after(tokens, i)
    for phrase, unit in SOON[tokens[i].lower]:
        end = i + len(phrase)
        if [token.lower for token in tokens[i:end]] == phrase:
            is_whole = _ends(tokens, end) if phrase[-1] == "after" else lower(tokens, end) not in {"of", "than"}
            return (Soon(unit=unit), end) if is_whole else None
    if tokens[i].lower != "within" or i + 1 == len(tokens):
        return None
    count, j = _read_count(tokens, i + 1)  # "within 48 hours"
    is_whole = lower(tokens, j) == "hours" and lower(tokens, j + 1) not in {"of", "than"}
    return (Soon(unit="hour"), j + 1) if is_whole and count is not None else None


def _read_after(tokens: Sequence[Token], i: int) -> Read | None:
    """ "Was sent home after a week": so long after what was told; not "after a week of talks" or "in prison"."""
    count, j = _read_count(tokens, i + 1) if i + 1 < len(tokens) else (None, i)
    unit, times = WORDS.counted_units.get(lower(tokens, j), ("year", 0))
    if count is None or lower(tokens, j + 1)[:1].isalnum():
        return None
    days = count * times * _DAYS[unit]
    return next(((Soon(unit=unit), j + 1) for unit, most in _SOON.items() if days <= most), None)


def _read_day_told(tokens: Sequence[Token], i: int) -> tuple[Date, int] | None:
    """The day in "(two days after) the earthquake of 4 June"."""
    for k in range(i, min(i + _LONGEST_OCCASION, len(tokens))):
        if not tokens[k].text[0].isalnum():
            return None
        date = read_date(tokens, k + 1) if tokens[k].lower in {"of", "on"} else None
        if date is not None:
            return date if date[0].day is not None else None
    return None


def _read_count(tokens: Sequence[Token], i: int) -> tuple[int | None, int]:
    """How many of a unit, and the token of the unit; hours need no number."""
    word = tokens[i].lower
    if word in COUNTLESS_UNITS and lower(tokens, i + 1) in {"later", "afterwards", "earlier"}:
        return 1, i
    if word in {"a", "an"} and lower(tokens, i + 1) in WORDS.counted_units:
        return 1, i + 1
    numeral = read_numeral(tokens, i)
    if numeral is None or numeral.value != int(numeral.value) or numeral.value > _MOST_UNITS:
        return None, i
    return int(numeral.value), numeral.end
