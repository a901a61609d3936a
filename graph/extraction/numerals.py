"""Numbers as English prose writes them, read from tokens: "1,200", "forty-seven", "2.5bn", "half a million".

What money, dates and counts share: the tokens of a text, the numbers in them, and words such as "at least" beside them.
A number is read from where it may begin and looks a bounded way ahead, so a text is read in linear time.
What a number counts is left to `graph.extraction.quantities` and `graph.extraction.times`.
"""

import re
from collections.abc import Container, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from graph.extraction.wordlists import WordList, read_wordlist
from graph.model import record

Qualifier = Literal["at least", "at most", "about"]


class Token(NamedTuple):
    """A word without its apostrophe, a number with its separators, or one other character; whitespace is left out."""

    text: str
    lower: str
    start_char: int
    end_char: int


@record()
class Numeral:
    """A number and the tokens that say it."""

    value: Decimal
    end: int  # index of the token after it
    scale: Decimal | None  # of the word or letter that multiplies it ("million"), None where there is none
    digits: str | None  # as the text has them, None for words


class NumeralWords(WordList):
    """The fields of `ontology/numerals.yaml`."""

    before: Mapping[Qualifier, tuple[str, ...]]
    behind: Mapping[Qualifier, tuple[str, ...]]
    before_over: frozenset[str]
    before_dozen: frozenset[str]


WORDS = read_wordlist("numerals.yaml", NumeralWords)
_TOKEN = re.compile(r"[0-9]+(?:[.,'’][0-9]+)*|[^\W\d_½¼¾]+|[^\s]")
_MONTHS = frozenset({"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"})
_LONGEST_DIGITS = 24  # of anything longer no sum or crowd is made

_BELOW_TWENTY = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SMALL_NUMBERS = {word: value for value, word in enumerate(_BELOW_TWENTY)}
SMALL_NUMBERS |= {word: 20 + 10 * i for i, word in enumerate(_TENS)}
MAGNITUDES = {
    "hundred": Decimal(10**2),
    "thousand": Decimal(10**3),
    "lakh": Decimal(10**5),
    "lakhs": Decimal(10**5),
    "lac": Decimal(10**5),
    "million": Decimal(10**6),
    "crore": Decimal(10**7),
    "crores": Decimal(10**7),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
}
# Written on to the number: "€105m". A letter that stands apart ("5 m") is left to readers who know what was measured.
SHORT_MAGNITUDES = {
    **dict.fromkeys(("k",), Decimal(10**3)),
    **dict.fromkeys(("m", "mn", "mln", "mil", "mio", "mm"), Decimal(10**6)),
    **dict.fromkeys(("b", "bn", "bln"), Decimal(10**9)),
    **dict.fromkeys(("t", "tn", "trn", "tln"), Decimal(10**12)),
    "cr": Decimal(10**7),
}
_DOZENS = {"dozen": Decimal(12)}
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_QUARTERS = {"quarter": Decimal("0.25"), "half": Decimal("0.5"), "third": None}
HYPHENS = frozenset("-‐‑–—")
NUMBER_WORDS = frozenset({*SMALL_NUMBERS, "a", "an", "another", "half", "one", "three", "dozen"})

_ENGLISH_DIGITS = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}|[0-9]+)(?:\.[0-9]+)?")
_SWISS_DIGITS = re.compile(r"[0-9]{1,3}(?:['’][0-9]{3})+(?:\.[0-9]+)?")
_CONTINENTAL_DIGITS = re.compile(
    r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{1,2})|[0-9]{1,3}(?:\.[0-9]{3}){2,}|[0-9]+,[0-9]{1,2}"
)


@lru_cache(maxsize=8)  # money, dates and counts are read from the same paragraph, one after the other
def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of a text, with their offsets in code points."""
    return tuple(Token(m[0], m[0].lower(), m.start(), m.end()) for m in _TOKEN.finditer(text))


def adjoins(tokens: Sequence[Token], i: int) -> bool:
    """Whether a token is written on to the one before it, without a space."""
    return 0 < i < len(tokens) and tokens[i - 1].end_char == tokens[i].start_char


def is_number(token: Token) -> bool:
    """Whether a token is written in digits."""
    return "0" <= token.text[0] <= "9"


def lower(tokens: Sequence[Token], i: int) -> str:
    """A token in lower case, or nothing where there is none."""
    return tokens[i].lower if 0 <= i < len(tokens) else ""


def canonical(value: Decimal) -> Decimal:
    """The same value without an exponent and without needless zeros."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole else value.normalize()


# --- numbers ---------------------------------------------------------------------------------------------------------


def parse_digits(digits: str, *, continental: bool = False) -> Decimal | None:
    """The value of digits with separators, as English, Indian ("10,00,000") or Swiss ("1'000") writing groups them.

    With `continental`, "1.200.000", "1.200,50" and "4,76" are read too. None if the separators fit no such writing.
    """
    if len(digits) > _LONGEST_DIGITS:
        return None
    if _ENGLISH_DIGITS.fullmatch(digits):
        return Decimal(digits.replace(",", ""))
    if _SWISS_DIGITS.fullmatch(digits):
        return Decimal(re.sub("['’]", "", digits))
    if continental and _CONTINENTAL_DIGITS.fullmatch(digits):
        return Decimal(digits.replace(".", "").replace(",", "."))
    return None


def beginnings(tokens: Sequence[Token], words: Container[str], signs: Container[str] = ()) -> list[int]:
    """Where something may begin that begins with digits, one of these words in small letters, or one of these signs."""
    return [
        i
        for i, token in enumerate(tokens)
        if token.lower in words or "0" <= token.text[0] <= "9" or token.text in signs
    ]


def read_numeral(tokens: Sequence[Token], i: int, *, money: bool = False) -> Numeral | None:
    """The number that begins at a token, as long as it reads, or None.

    Where the caller knows that it is money, continental separators, groups of digits parted by spaces and
    magnitudes that stand apart ("5 bn") count too.
    """
    if is_number(tokens[i]):
        return _read_digits(tokens, i, money=money)
    if tokens[i].lower in NUMBER_WORDS:
        return _read_fraction(tokens, i) or _read_words(tokens, i)
    return None


def _read_digits(tokens: Sequence[Token], i: int, *, money: bool) -> Numeral | None:
    digits, end = _spaced_digits(tokens, i) if money else (tokens[i].text, i + 1)
    value = parse_digits(digits, continental=money)
    if value is None:
        return None
    if adjoins(tokens, end) and tokens[end].text in _FRACTIONS:
        value, end = value + _FRACTIONS[tokens[end].text], end + 1
    value, end = _and_a_half(tokens, value, end)
    scale, after = _read_magnitude(tokens, end, apart=money)
    return Numeral(value * (scale or 1), after, scale, digits)


def _spaced_digits(tokens: Sequence[Token], i: int) -> tuple[str, int]:
    """Digits in groups that spaces part, "10 000 000", and the token after them."""
    digits, end = tokens[i].text, i + 1
    if len(digits) > 3 or lower(tokens, i - 1)[:3] in _MONTHS:  # "on March 12 500 euros were paid"
        return digits, end
    while len(digits) <= 15 and end < len(tokens) and _is_group(tokens, end):
        digits, end = digits + tokens[end].text, end + 1
    return digits, end


def _is_group(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    return len(token.text) == 3 and token.text.isdecimal() and token.start_char - tokens[i - 1].end_char == 1


def _and_a_half(tokens: Sequence[Token], value: Decimal, i: int) -> tuple[Decimal, int]:
    """ "two and a half (million)": the value with its half, and the token after it."""
    j = _over_hyphen(tokens, i)
    if lower(tokens, j) != "and":
        return value, i
    words = [lower(tokens, j), lower(tokens, _over_hyphen(tokens, j + 1))]
    last = _over_hyphen(tokens, _over_hyphen(tokens, j + 1) + 1)
    if words == ["and", "a"] and lower(tokens, last) == "half":
        return value + Decimal("0.5"), last + 1
    return value, i


def _over_hyphen(tokens: Sequence[Token], i: int) -> int:
    """The token after a hyphen that is written on to its neighbours, or the same token."""
    joined = adjoins(tokens, i) and tokens[i].text in HYPHENS and adjoins(tokens, i + 1)
    return i + 1 if joined else i


def _read_magnitude(tokens: Sequence[Token], i: int, *, apart: bool) -> tuple[Decimal | None, int]:
    """What multiplies the number before a token ("million", "lakh crore", "bn"), and the token after it."""
    if i < len(tokens) and tokens[i].lower in SHORT_MAGNITUDES:
        one_letter = len(tokens[i].text) == 1
        if adjoins(tokens, i) or (apart and not (one_letter and tokens[i].lower in "bt")):
            return SHORT_MAGNITUDES[tokens[i].lower], i + 1
    scale, j = None, i
    for _ in range(2):
        k = _over_hyphen(tokens, j)
        magnitude = MAGNITUDES.get(lower(tokens, k)) or _DOZENS.get(lower(tokens, k))
        if magnitude is None or (scale is not None and magnitude <= scale):
            break
        scale, j = magnitude * (scale or 1), k + 1
    return scale, j


def _read_fraction(tokens: Sequence[Token], i: int) -> Numeral | None:
    """ "half a million", "a quarter of a million", "three-quarters of a billion", "half a dozen", "a half-billion"."""
    j = i + 1 if tokens[i].lower in {"a", "one"} else i
    parts, j = (3, _over_hyphen(tokens, i + 1)) if tokens[i].lower == "three" else (1, _over_hyphen(tokens, j))
    share = _QUARTERS.get(lower(tokens, j).removesuffix("s"))
    if share is None or (parts == 3 and share != Decimal("0.25")):
        return None
    j = _over_hyphen(tokens, j + 1)
    j += lower(tokens, j) == "of"
    j += lower(tokens, j) in {"a", "one"}
    scale, end = _read_magnitude(tokens, j, apart=False)
    return None if scale is None else Numeral(parts * share * scale, end, scale, None)


def _read_words(tokens: Sequence[Token], i: int) -> Numeral | None:
    """Number words, with magnitudes that fall: "two hundred and fifty thousand"."""
    joined = lower(tokens, i - 1) != "between"  # "between one hundred and two thousand" has two numbers
    total, ceiling, end, scale = Decimal(0), Decimal("Infinity"), i, None
    while True:
        start = end
        if end > i and joined and lower(tokens, end) == "and" and _follows_and(tokens, end + 1):
            start = end + 1
        group = _read_group(tokens, _over_hyphen(tokens, start) if end > i else start, joined=joined)
        if group is None:
            break
        value, after = group
        value, after = _and_a_half(tokens, value, after)
        magnitude, after = _read_magnitude(tokens, after, apart=False)
        if (magnitude or 1) >= ceiling:
            break
        total, end, ceiling, scale = (
            total + value * (magnitude or 1),
            after,
            magnitude or Decimal(1),
            scale or magnitude,
        )
        if magnitude is None or magnitude < 1000:
            break
    if end == i:
        return None
    total += _half_of(tokens, end, scale) if scale else 0
    end += 3 if scale and _half_of(tokens, end, scale) else 0
    return Numeral(total, end, scale, None)


def _half_of(tokens: Sequence[Token], i: int, scale: Decimal) -> Decimal:
    """ "a million and a half": the half, or nothing."""
    words = [lower(tokens, j) for j in range(i, i + 3)]
    return scale / 2 if words == ["and", "a", "half"] else Decimal(0)


def _follows_and(tokens: Sequence[Token], i: int) -> bool:
    """Whether what follows "and" is the rest of the number: "one thousand and two", not "a million and two million"."""
    return lower(tokens, i) in SMALL_NUMBERS and lower(tokens, i + 1) not in MAGNITUDES


def _read_group(tokens: Sequence[Token], i: int, *, joined: bool) -> tuple[Decimal, int] | None:
    """A number below a thousand, and the token after it; "a" and "another" are one before a magnitude."""
    word = lower(tokens, i)
    if word in _DOZENS and lower(tokens, i - 1) in WORDS.before_dozen:  # "a further dozen"
        return _DOZENS[word], i + 1
    if word in {"a", "an", "another"}:
        is_one = lower(tokens, i + 1) in MAGNITUDES or lower(tokens, i + 1) in _DOZENS
        return _with_hundred(tokens, Decimal(1), i + 1, joined=joined) if is_one else None
    if word not in SMALL_NUMBERS:
        return None
    value, end = Decimal(SMALL_NUMBERS[word]), i + 1
    unit = _over_hyphen(tokens, end)
    if value >= 20 and 0 < SMALL_NUMBERS.get(lower(tokens, unit), 0) < 10:
        value, end = value + SMALL_NUMBERS[lower(tokens, unit)], unit + 1
    return _with_hundred(tokens, value, end, joined=joined)


def _with_hundred(tokens: Sequence[Token], value: Decimal, i: int, *, joined: bool) -> tuple[Decimal, int]:
    """A number of hundreds with what follows it ("and fifty"), or the number as it is."""
    hundred = _over_hyphen(tokens, i)
    if lower(tokens, hundred) != "hundred" or value >= 100:
        return value, i
    end = hundred + 1
    rest = end + 1 if joined and lower(tokens, end) == "and" else _over_hyphen(tokens, end)
    if lower(tokens, rest) in SMALL_NUMBERS:
        small, after = _below_hundred(tokens, rest)
        if lower(tokens, after) != "hundred":
            return value * 100 + small, after
    return value * 100, end


def _below_hundred(tokens: Sequence[Token], i: int) -> tuple[int, int]:
    value, unit = SMALL_NUMBERS[tokens[i].lower], _over_hyphen(tokens, i + 1)
    if value >= 20 and 0 < SMALL_NUMBERS.get(lower(tokens, unit), 0) < 10:
        return value + SMALL_NUMBERS[lower(tokens, unit)], unit + 1
    return value, i + 1


# --- words beside numbers --------------------------------------------------------------------------------------------


def _phrases(table: Mapping[Qualifier, tuple[str, ...]]) -> dict[tuple[str, ...], Qualifier]:
    return {tuple(phrase.split()): qualifier for qualifier, phrases in table.items() for phrase in phrases}


_PHRASES_BEFORE, _PHRASES_AFTER = _phrases(WORDS.before), _phrases(WORDS.behind)
_LONGEST_PHRASE = max(map(len, _PHRASES_BEFORE))


def read_qualifier(tokens: Sequence[Token], start: int, end: int) -> tuple[Qualifier | None, int, int]:
    """What the words beside a number make of it, and the tokens of number and words together."""
    for length in range(min(_LONGEST_PHRASE, start), 0, -1):
        qualifier = _PHRASES_BEFORE.get(tuple(token.lower for token in tokens[start - length : start]))
        if qualifier and not _is_particle(tokens, start - length):
            return qualifier, start - length, end
    for length in range(3, 0, -1):
        behind = tuple(token.lower for token in tokens[end : end + length])  # fewer where the text ends
        if (qualifier := _PHRASES_AFTER.get(behind)) is not None:
            return qualifier, start, end + len(behind)
    return None, start, end


def _is_particle(tokens: Sequence[Token], i: int) -> bool:
    """Whether "over" or "under" belongs to the word before it."""
    return tokens[i].lower == "over" and lower(tokens, i - 1) in WORDS.before_over
