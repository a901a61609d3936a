"""When a text says that something happens: "on Tuesday of last week", "late January 2025", "nine days later".

`find_times` marks calendar expressions and keeps what they say unresolved; `resolve_time` puts one on the calendar,
from the day of publication or from the time before it in the story. Durations ("for five years") and times of the day
are no calendar expressions. Which event an expression dates is left to `graph.extraction.claims`.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import lru_cache

from graph.extraction.numerals import Token, beginnings, lower, tokenize
from graph.extraction.times.bounds import Bounds, Now, Tense, find_bounds
from graph.extraction.times.forms import Ago, Between, Date, Form, Later, Months, Period, Soon, That, WeekOf
from graph.extraction.times.reading import BEGINNINGS, WORDS, is_attributive, read_time
from graph.model import Time, record

BOUNDS = WORDS.bounds  # prepositions that make a date a bound
_BOUND_PHRASES = [(phrase.split(), bound) for phrase, bound in WORDS.bound_phrases.items()]
_LONGEST_BOUND_PHRASE = max(len(phrase) for phrase, _ in _BOUND_PHRASES)
_PREPOSITIONS = WORDS.prepositions | BOUNDS
_STRETCHES = (
    Months | Period | WeekOf | Between | Later | Soon | That | Ago
)  # valued by the month or year that holds them
_OPEN_ENDED = frozenset({"by", "from", "since", "through", "till", "until"})  # "until noon on Thursday"
_FORWARD = frozenset({"by", "until", "till", "before", "through"})  # those of an end
_OF_HOURS = WORDS.parts_of_day | WORDS.clock
_FARTHEST_EXTENDING = 12  # tokens from "extended" to the day up to which something now lasts
_PARTING = frozenset({".", ";", "from"})


@record(kw_only=True)
class TimeExpression:
    """A calendar expression and where a text has it."""

    start_char: int
    end_char: int
    text: str  # with its preposition: "on Wednesday"
    form: Form  # what it says, unresolved
    prefix: str | None = (
        None  # one of BOUNDS, if it begins with one: the date bounds the day of an event, it is not that day
    )
    attributive: bool = False  # it describes a noun, "the 1977 law", and dates no event of the sentence

    @property
    def anchored(self) -> bool:
        """Whether it counts from the time before it in the story: "the next day"."""
        match self.form:
            case (
                Later(since=None)
                | Soon()
                | That()
                | Date(in_year="that")
                | Date(in_month="that")
                | Months(in_year="that")
            ):
                return True
        return False


def find_times(text: str) -> list[TimeExpression]:
    """The calendar expressions of a text, in its order, none inside another."""
    return list(_find(text))


@lru_cache(maxsize=8)  # what is a date is no count, so whoever looks for counts asks again
def _find(text: str) -> tuple[TimeExpression, ...]:
    return tuple(_expressions(text, tokenize(text)))


def _expressions(text: str, tokens: Sequence[Token]) -> Iterator[TimeExpression]:
    free = 0
    for i in beginnings(tokens, BEGINNINGS):
        read = read_time(tokens, i) if i >= free else None
        if read is not None:
            yield _expression(text, tokens, (free, i), read)
            free = read[1]


def _expression(text: str, tokens: Sequence[Token], places: tuple[int, int], read: tuple[Form, int]) -> TimeExpression:
    (free, core), (form, end) = places, read
    bound, start = _read_bound(tokens, core, free)
    start_char, end_char = tokens[start].start_char, tokens[end - 1].end_char
    return TimeExpression(
        start_char=start_char,
        end_char=end_char,
        text=text[start_char:end_char],
        form=form,
        prefix=None if isinstance(form, Between) else bound,
        attributive=start == core and is_attributive(tokens, core, end),
    )


def _read_bound(tokens: Sequence[Token], core: int, free: int) -> tuple[str | None, int]:
    """The bound that the words before an expression make it, and where it begins with them."""
    before = [token.lower for token in tokens[max(free, core - _LONGEST_BOUND_PHRASE) : core]]
    for phrase, bound in _BOUND_PHRASES:
        if before[-len(phrase) :] == phrase:
            return (bound if bound in BOUNDS else None), core - len(phrase)
    if _is_new_end(tokens, core, free):
        return "until", core - 1
    start = _start(tokens, core, free)
    return next((token.lower for token in tokens[start:core] if token.lower in BOUNDS), None), start


def _start(tokens: Sequence[Token], core: int, free: int) -> int:
    """Where an expression begins with its preposition, no further back than `free`: "on", "late on"."""
    if core == free or lower(tokens, core - 1) not in _PREPOSITIONS:
        return core
    start = core - 1
    if (hour := _bound_before_hour(tokens, start, free)) is not None:
        return hour
    late = start > free and lower(tokens, start) == "on" and lower(tokens, start - 1) in WORDS.parts
    return start - 1 if late else start


def _bound_before_hour(tokens: Sequence[Token], link: int, free: int) -> int | None:
    """Where the bound stands that an hour parts from its day: "*until* 5:00 a.m. local time on February 24"."""
    start = link - 1
    if lower(tokens, start) == "." and lower(tokens, start - 1) != "m":
        return None  # where a sentence ends: "from 10. On Friday"
    while start > free and (lower(tokens, start) in _OF_HOURS or tokens[start].lower.isdigit()):
        start -= 1
    return start if free <= start < link - 1 and lower(tokens, start) in _OPEN_ENDED else None


def _is_new_end(tokens: Sequence[Token], core: int, free: int) -> bool:
    """ "*Extended* the ban by a month *to* March 24": whether a day is that up to which something now lasts."""
    if core == free or lower(tokens, core - 1) != "to":
        return False
    before = [token.lower for token in tokens[max(free, core - _FARTHEST_EXTENDING) : core - 1]]
    verbs = [i for i, word in enumerate(before) if word in WORDS.extending]
    return bool(verbs) and not _PARTING.intersection(before[verbs[-1] :])


def resolve_time(
    expression: TimeExpression, *, published: dt.date | None, tense: Tense = "past", anchor: Time | None = None
) -> Time | None:
    """The day, month, year or stretch of days that an expression means; None where its words and `published` fix none.

    `tense` is that of the verb: "on Monday" lies behind or ahead of the day of publication by it. `anchor` is the time
    before it in the story, from which "the next day" counts. After one of BOUNDS there is no value, and the bounds run
    from the date to the day of publication, or from that day to the date.
    """
    before = None if anchor is None else Bounds(anchor.earliest, anchor.latest, None)
    now = Now(published, tense, before, near=expression.prefix in _FORWARD)
    try:
        bounds = find_bounds(expression.form, now)
        if bounds is not None and expression.prefix is not None:
            bounds = _bounded(bounds, expression, published)
    except (OverflowError, ValueError):  # before the year 1 or after 9999
        return None
    if bounds is None:
        return None
    is_stretch = expression.prefix is None and isinstance(expression.form, _STRETCHES)
    is_running = isinstance(expression.form, Period) and not expression.form.offset  # "this week", told on its Monday
    sure = bounds.sure_value if is_running else bounds.value_of_week
    value = sure if is_stretch else bounds.value
    return Time(text=expression.text, value=value, earliest=bounds.earliest, latest=bounds.latest)


def _bounded(bounds: Bounds, expression: TimeExpression, published: dt.date | None) -> Bounds | None:
    """From a date to the day of publication, or from that day to the date; None where they lie the other way round."""
    if published is None:
        return None
    if expression.prefix in _FORWARD:
        inclusive = expression.prefix != "before" or getattr(expression.form, "part", None) == "late"
        latest = (
            bounds.latest if inclusive else bounds.earliest - dt.timedelta(days=1)
        )  # "before the end of May": in May
        return Bounds(published, latest, None) if published <= latest else None
    earliest = bounds.latest + dt.timedelta(days=1) if expression.prefix == "after" else bounds.earliest
    return Bounds(earliest, published, None) if earliest <= published else None
