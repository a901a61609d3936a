"""Exact numbers of people and things in a text: "as many as 160", "forty-seven", "some 12 million".

What is money, a date, a percentage, a measure, an age, a vote or a label ("Section 122") is no count, and neither is
"dozens", which gives no number. What is counted is left to the rest of `graph.extraction`.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from graph.extraction.numerals import (
    HYPHENS,
    NUMBER_WORDS,
    Numeral,
    Token,
    adjoins,
    beginnings,
    lower,
    read_numeral,
    read_qualifier,
    tokenize,
)
from graph.extraction.quantities.amounts import find_money
from graph.extraction.times import find_times
from graph.extraction.wordlists import WordList, read_wordlist
from graph.model import Count, record


@record(kw_only=True)
class FoundCount:
    """A count and where a text has it, with the words that qualify it."""

    start_char: int
    end_char: int
    count: Count


class NotCounts(WordList):
    """What a number is when it counts nothing, as `ontology/counts.yaml` explains it."""

    rates: frozenset[str]
    votes: frozenset[str]
    durations: frozenset[str]
    measures: frozenset[str]
    dimensions: frozenset[str]
    counted_on: frozenset[str]
    fractions: frozenset[str]
    labels: frozenset[str]
    capital_labels: frozenset[str]
    oldest: int
    before_no_one: frozenset[str]
    after_no_one: frozenset[str]


WORDS = read_wordlist("counts.yaml", NotCounts)
_ALONE = frozenset({"single", "lone"})  # "a lone gunman" is one
_UNITS_AFTER = WORDS.rates | WORDS.votes | WORDS.durations | WORDS.measures
_NO_COUNT_AFTER = frozenset("-‑–./,:#$€£¥₹+'’")
_SENTENCE_ENDS = frozenset('.!?:;"“”‘(—–-•')


def find_counts(text: str) -> list[FoundCount]:
    """The exact numbers that a text counts with, in its order; the span takes in the words that qualify the number.

    A range, "200 to 300", is two counts: "at least" the one and "at most" the other.
    """
    return list(_find(text))


def _find(text: str) -> Iterator[FoundCount]:
    tokens = tokenize(text)
    taken = _taken(text, tokens)
    free = 0
    for i in beginnings(tokens, NUMBER_WORDS | _ALONE):
        numerals = [] if taken[i] or i < free else _read_numerals(tokens, i)
        if not numerals:
            continue
        end = numerals[-1][1].end
        if not any(taken[i:end]) and _is_count(tokens, numerals):
            yield from _found(text, tokens, numerals, free)
        free = end


def _taken(text: str, tokens: Sequence[Token]) -> list[bool]:
    """Which tokens are money or dates."""
    spans = find_money(text)
    spans += [(found.start_char, found.end_char) for found in find_times(text)]
    if not spans:
        return [False] * len(tokens)
    spans.sort()
    taken, k = [], 0
    for token in tokens:
        while k < len(spans) and spans[k][1] <= token.start_char:
            k += 1
        taken.append(k < len(spans) and spans[k][0] <= token.start_char)
    return taken


def _found(
    text: str, tokens: Sequence[Token], numerals: Sequence[tuple[int, Numeral]], free: int
) -> Iterator[FoundCount]:
    """The counts of a number, or of the two numbers of a range; words from `free` on may qualify them."""
    for i, numeral in numerals:
        qualifier, start, end = read_qualifier(tokens, i, numeral.end)
        if start < free:
            start = i
        if len(numerals) == 2:
            qualifier, start, end = ("at least" if i == numerals[0][0] else "at most"), i, numeral.end
        start_char, end_char = tokens[start].start_char, tokens[end - 1].end_char
        count = Count(text=text[start_char:end_char], value=int(numeral.value), qualifier=qualifier)
        yield FoundCount(start_char=start_char, end_char=end_char, count=count)


# --- reading ---------------------------------------------------------------------------------------------------------


def _read_numerals(tokens: Sequence[Token], i: int) -> list[tuple[int, Numeral]]:
    """The number that begins at a token, with the one that a range or a vote joins to it, each with its first token."""
    first = _read_one(tokens, i)
    if first is None:
        return []
    last = first.end + 1
    join = lower(tokens, first.end)
    joins = join in HYPHENS or join == "to" or (join == "and" and lower(tokens, i - 1) == "between")
    second = read_numeral(tokens, last) if joins and last < len(tokens) else None
    if second is None or (join in HYPHENS and not adjoins(tokens, last)):
        return [(i, first)]
    hundreds = Decimal(100) if second.digits is None and second.value % 100 == 0 else None  # "two to three hundred"
    scale = second.scale or hundreds
    if first.scale is None and scale is not None and first.value < second.value / scale:
        first = Numeral(first.value * scale, first.end, scale, first.digits)
    return [(i, first), (last, second)]


def _read_one(tokens: Sequence[Token], i: int) -> Numeral | None:
    if tokens[i].lower in _ALONE:
        is_one = lower(tokens, i - 1) in {"a", "the"} and lower(tokens, i + 1)[:1].isalpha()
        return Numeral(Decimal(1), i + 1, None, None) if is_one else None
    if adjoins(tokens, i) and (tokens[i - 1].text[-1].isalnum() or tokens[i - 1].text in _NO_COUNT_AFTER):
        return None
    return read_numeral(tokens, i)


def _is_count(tokens: Sequence[Token], numerals: Sequence[tuple[int, Numeral]]) -> bool:
    (start, first), (_, last) = numerals[0], numerals[-1]
    if len(numerals) == 2 and first.value >= last.value:
        return False  # "nine to seven", "6-3": a vote or a score
    whole = all(numeral.value == int(numeral.value) and numeral.value > 0 for _, numeral in numerals)
    return (
        whole
        and not _is_part_of_vote(tokens, start, last)
        and not _is_label(tokens, start, first)
        and not _is_name(tokens, start)
        and not _is_age(tokens, start, last)
        and not _measures(tokens, last)
        and (first.value != 1 or tokens[start].lower != "one" or _is_one(tokens, start))
    )


def _is_part_of_vote(tokens: Sequence[Token], i: int, last: Numeral) -> bool:
    """ "14 votes to two", "one in five"."""
    vote = lower(tokens, i - 2) in WORDS.votes and lower(tokens, i - 1) == "to"
    share = lower(tokens, last.end) == "in" and last.value < 10 and _begins_number(tokens, last.end + 1)
    return vote or share or (lower(tokens, i - 1) == "in" and _begins_number(tokens, i - 2))


def _begins_number(tokens: Sequence[Token], i: int) -> bool:
    return 0 <= i < len(tokens) and read_numeral(tokens, i) is not None


def _is_label(tokens: Sequence[Token], i: int, numeral: Numeral) -> bool:
    """Whether a number is the name of what stands before it: "Section 122", "No. 2", "Group of 20"."""
    if i == 0 or numeral.scale is not None:
        return False
    point = tokens[i - 1].text == "." and adjoins(tokens, i - 1)
    j = max(i - 1 - point, 0)
    if tokens[j].lower == "no" and not point and not tokens[j].text[0].isupper():
        return False  # "said no 300 times"
    if point and tokens[j].lower not in {"no", "nos"}:
        return False  # "at age. Five men"
    if tokens[j].lower == "turned" and lower(tokens, numeral.end).isalpha() and not _is_end_of_age(tokens, numeral.end):
        return False  # "turned 11 sailors over"
    group = [token.text for token in tokens[max(0, i - 2) : i]] == ["Group", "of"]
    return group or tokens[j].lower in WORDS.labels or (j > 0 and tokens[j].text in WORDS.capital_labels)


def _is_end_of_age(tokens: Sequence[Token], i: int) -> bool:
    return lower(tokens, i) in {"in", "on", "at", "last", "this", "next", "and", "years", "today", "yesterday"}


def _is_name(tokens: Sequence[Token], i: int) -> bool:
    """Whether a number word is part of a name, "the Five Eyes": it has a capital, and no sentence begins with it."""
    begins = i == 0 or tokens[i - 1].text in _SENTENCE_ENDS
    return tokens[i].text[0].isupper() and not begins


def _is_age(tokens: Sequence[Token], i: int, last: Numeral) -> bool:
    """ "Mr. Lim, 41, is": a number between commas behind a name."""
    commas = i >= 2 and tokens[i - 1].text == "," and lower(tokens, last.end) in {",", "."}
    return commas and tokens[i - 2].text[0].isupper() and last.scale is None and last.value <= WORDS.oldest


def _measures(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Whether what follows makes the number a rate, duration, measure, fraction, vote, clock time or compound."""
    i = numeral.end
    word, after = lower(tokens, i), lower(tokens, i + 1)
    if i < len(tokens) and adjoins(tokens, i):
        if tokens[i].text in HYPHENS:
            return adjoins(tokens, i + 1) and after not in WORDS.counted_on and tokens[i].text not in "–—"
        if word[:1].isalnum() or word in {"/", ":", "°", "$", "€", "£", "%"}:
            return True  # "16th", "65s", "10:30"
    if word in {"a", "p"} and after == "." and lower(tokens, i + 2) == "m":
        return True
    if word == "per":
        return after == "cent"
    if word in WORDS.fractions:
        return numeral.value < 10
    tall = numeral.scale is not None and lower(tokens, i - 1) == "m" and word in WORDS.dimensions
    return tall or word in _UNITS_AFTER or (word == "to" and _begins_number(tokens, i + 1))


def _is_one(tokens: Sequence[Token], i: int) -> bool:
    """Whether "one" counts: "one Iraqi", "one of the men", not "no one", "one that", "one another"."""
    before, after = lower(tokens, i - 1), lower(tokens, i + 1)
    return before not in WORDS.before_no_one and after not in WORDS.after_no_one and after[:1].isalpha()
