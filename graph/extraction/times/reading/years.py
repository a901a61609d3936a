"""Years: which four digits are one, ranges of them, and the year told behind a month or day."""

import re
from collections.abc import Sequence

from graph.extraction.numerals import HYPHENS, Token, adjoins, lower, read_qualifier
from graph.extraction.times.forms import Between, Date, Decade, Relation
from graph.extraction.times.reading.words import RELATIONS, WORDS, Read

YEAR = re.compile(r"1[5-9][0-9]{2}|20[0-9]{2}")
_COMPARISONS = [phrase.split() for phrase in WORDS.bound_phrases if phrase.endswith(" as") or phrase[:6] == "since "]
_LONGEST_COMPARISON = max(len(phrase) for phrase in _COMPARISONS)


def read_year(tokens: Sequence[Token], i: int) -> int | None:
    """The year that a token is, if its four digits are nothing else."""
    if i >= len(tokens) or YEAR.fullmatch(tokens[i].text) is None:
        return None
    glued = adjoins(tokens, i + 1) and (tokens[i + 1].text.isalpha() or tokens[i + 1].text == "%")
    return None if glued else int(tokens[i].text)


def read_years(tokens: Sequence[Token], i: int) -> Read | None:
    """ "2021", "2003-2015", "the 2022-23 financial year", "1990s"."""
    if YEAR.fullmatch(tokens[i].text) is None:
        return None
    year, end = int(tokens[i].text), i + 1
    if adjoins(tokens, end) and tokens[end].lower == "s":
        return (Decade(year=year), end + 1) if year % 10 == 0 else None
    if read_year(tokens, i) is None:
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
    last = read_year(tokens, i + 2)
    if last is not None and last > first and (joined or spanned):
        return last
    return first + 1 if joined and lower(tokens, i + 2) == f"{(first + 1) % 100:02}" else None


def _over_year_noun(tokens: Sequence[Token], i: int) -> int:
    return i + 2 if lower(tokens, i) in WORDS.year_nouns and lower(tokens, i + 1) == "year" else i


def _is_year(tokens: Sequence[Token], i: int) -> bool:
    """Whether four digits are a year and count nothing."""
    before, follows = lower(tokens, i - 1), lower(tokens, i + 1)
    if before in WORDS.year_cues:
        return follows != "%"
    if follows in WORDS.counted or follows == "%":
        return False
    if before == "to" and lower(tokens, i - 2) in WORDS.dating_back:
        return True
    if before in {"and", "or", "to"} and YEAR.fullmatch(lower(tokens, i - 2)) is None:
        return False
    if has_year_cue(tokens, i):
        return True
    qualified = read_qualifier(tokens, i, i + 1)[0] is not None
    if qualified or not follows.isalpha() or follows in WORDS.function_words:
        return False
    return bool({before, lower(tokens, i - 2)} & WORDS.determiners) or not _counts(tokens, i + 1)


def has_year_cue(tokens: Sequence[Token], i: int) -> bool:
    """Whether the word before four digits makes them a year: "since 1977"."""
    before = lower(tokens, i - 1)
    if before in WORDS.year_cues or before == "(" or is_compared(tokens, i):
        return True
    return before in WORDS.weak_year_cues and not _counts(tokens, i + 1)


def is_compared(tokens: Sequence[Token], i: int) -> bool:
    """Whether a date stands behind "as early as", "as late as", "as long ago as", "since at least"."""
    words = [token.lower for token in tokens[max(0, i - _LONGEST_COMPARISON) : i]]
    return any(words[-len(phrase) :] == phrase for phrase in _COMPARISONS)


def _counts(tokens: Sequence[Token], i: int) -> bool:
    """Whether a token looks like what a number counts: a plural."""
    word = lower(tokens, i)
    plural = len(word) > 3 and word.endswith("s") and not word.endswith("ss")
    return word in WORDS.counted or (plural and word not in WORDS.function_words)


def read_year_after(tokens: Sequence[Token], i: int) -> tuple[int | None, Relation | None, int]:
    """The year after a day or month: "2025", ", 2025", "of last year", "last year", "of that year", "of the year"."""
    j = i + (lower(tokens, i) in {",", "of"})
    year = read_year(tokens, j)
    if year is not None:
        return year, None, j + 1
    words = [lower(tokens, k) for k in range(j, j + 3)]
    relation: Relation | None = "that" if words[0] == "that" else RELATIONS.get(words[0])
    if relation is not None and words[1] == "year" and lower(tokens, i) != ",":
        return None, relation, j + 2
    if lower(tokens, i) == "of" and words == ["the", "same", "year"]:
        return None, "that", j + 3
    if lower(tokens, i) == "of" and words[:2] == ["the", "year"]:
        return None, "this", j + 2
    return None, None, i
