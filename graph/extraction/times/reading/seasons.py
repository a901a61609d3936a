"""Months of a year that go together: "summer 2025", "the third quarter"."""

from collections.abc import Sequence
from dataclasses import replace

from graph.extraction.numerals import HYPHENS, Token, adjoins, lower, read_numeral
from graph.extraction.times.forms import Months
from graph.extraction.times.reading.words import WORDS, Read
from graph.extraction.times.reading.years import read_year_after

_MONTHS = 12
_BEFORE_NAKED = frozenset({"in", "during"})
_BEFORE_SPRING = _BEFORE_NAKED | {"by", "since", "until"}
_OPENING_A_YEAR = frozenset({"from", "in", "into", "since"})
_BEFORE_BARE = _BEFORE_NAKED | WORDS.bounds | {"over"}


def read_season(tokens: Sequence[Token], i: int) -> Read | None:
    """ "Summer 2025", "spring of last year"; without a year it is hardly a date ("the Arab Spring")."""
    form = Months(first=WORDS.seasons[tokens[i].lower], count=3)
    read = _of_year(tokens, i + 1, form)
    if read is not None or tokens[i].text[0].isupper() or not _is_bare(tokens, i, i + 1):
        return read
    return replace(form, season=True), i + 1


def read_new_year(tokens: Sequence[Token], i: int) -> Read | None:
    """ "In the new year": the year that has just begun or is about to; not "the new year's budget"."""
    is_told = lower(tokens, i - 2) in _OPENING_A_YEAR and _stands_alone(tokens, i + 2)
    is_named = (lower(tokens, i), lower(tokens, i + 1)) == ("new", "year") and lower(tokens, i + 2) not in {"'", "’"}
    return (Months(first=1, count=2, season=True), i + 2) if is_told and is_named else None


def _is_bare(tokens: Sequence[Token], i: int, end: int) -> bool:
    """Whether a date may be these words without a year: "in spring", "since the summer", "in the first quarter"."""
    before = lower(tokens, i - 2) if lower(tokens, i - 1) == "the" else lower(tokens, i - 1)
    is_dated = before in _BEFORE_BARE if lower(tokens, i - 1) == "the" else before in _BEFORE_SPRING
    return is_dated and _stands_alone(tokens, end)


def _stands_alone(tokens: Sequence[Token], i: int) -> bool:
    """Whether no noun follows: "in the autumn", not "in the summer of love" or "in the spring session".

    A name that does is that of a subject: "in the spring Togo asked".
    """
    word = lower(tokens, i)
    if not word[:1].isalpha() or tokens[i].text[0].isupper():
        return True
    is_verb = word in WORDS.saying or (word.endswith("ed") and not word.endswith("eed"))  # "in the spring asked"
    return is_verb or (word != "of" and word in WORDS.function_words | WORDS.determiners)


def read_quarter(tokens: Sequence[Token], i: int) -> Read | None:
    """ "Third quarter of 2025", "second half of the year", "Q3 2025"."""
    if tokens[i].lower == "q":
        number = lower(tokens, i + 1) if tokens[i].text == "Q" and adjoins(tokens, i + 1) else ""
        return _of_year(tokens, i + 2, Months(first=3 * int(number) - 2, count=3)) if number in {*"1234"} else None
    which, j = WORDS.ordinals[tokens[i].lower], i + 1
    j += j < len(tokens) and tokens[j].text in HYPHENS
    if lower(tokens, j) == "quarter":
        form = Months(first=3 * which - 2, count=3)
    elif lower(tokens, j) == "half" and which <= 2:
        form = Months(first=6 * which - 5, count=6)
    else:
        return _read_first_months(tokens, j) if which == 1 else None
    bare = (form, j + 1) if lower(tokens, i - 1) == "the" and _is_bare(tokens, i, j + 1) else None
    return _of_year(tokens, j + 1, form) or bare


def _read_first_months(tokens: Sequence[Token], i: int) -> Read | None:
    """ "(The first) nine months of the year"."""
    number = read_numeral(tokens, i) if i < len(tokens) else None
    if number is None or lower(tokens, number.end) != "months" or not 1 < number.value < _MONTHS:
        return None
    return _of_year(tokens, number.end + 1, Months(first=1, count=int(number.value)))


def read_last_months(tokens: Sequence[Token], i: int) -> Read | None:
    """ "(The last) quarter of 2024", "(the final) half of the year"; without a year it may be any that is over."""
    count = {"quarter": 3, "half": 6}.get(lower(tokens, i))
    return None if count is None else _of_year(tokens, i + 1, Months(first=13 - count, count=count))


def _of_year(tokens: Sequence[Token], i: int, form: Months) -> Read | None:
    year, relation, end = read_year_after(tokens, i)
    return None if year is None and relation is None else (replace(form, year=year, in_year=relation), end)
