"""Which part of a whole a phrase says: "half of the men", "two thirds of the sum", "30 percent of it".

What the whole is, and how many or how much, is for `graph.extraction.people.groups` and `graph.extraction.roles.money`.
"""

from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import TYPE_CHECKING

from graph.extraction.numerals import SMALL_NUMBERS

if TYPE_CHECKING:
    from graph.tokens import Token

_DIVISORS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}
_HUNDREDTHS = frozenset({"percent", "cent", "%", "pct"})  # "per cent" is two words


def share_of(head: "Token") -> Fraction | None:
    """Which part of others a word says: "half", "a third", "two thirds", "30 percent"; "the third of them" is one.

    None where it says none, or nobody could tell how large a part.
    """
    word = head.lower_ if head.lower_ in _DIVISORS else head.lower_.removesuffix("s")
    if head.lower_ in _HUNDREDTHS:
        return _percentage(head)
    if word not in _DIVISORS:
        return None
    if word == "half":
        return Fraction(1, 2)
    before = head.doc[max(head.i - 1, head.sent.start)]
    if before.lower_ in {"a", "one"}:
        return Fraction(1, _DIVISORS[word])
    number = SMALL_NUMBERS.get(before.lower_) if word != head.lower_ else None
    return Fraction(number, _DIVISORS[word]) if number is not None and 1 < number < _DIVISORS[word] else None


def half_before(noun: "Token") -> "Token | None":
    """The "half" right before the article of a whole: "*half* the 40 migrants"."""
    return next((child for child in noun.children if child.dep_ == "predet" and child.lower_ == "half"), None)


def _percentage(sign: "Token") -> Fraction | None:
    start = sign.i - 1 - (sign.lower_ == "cent")
    number = sign.doc[start].text if start >= sign.sent.start else ""
    try:
        part = Decimal(number)
    except InvalidOperation:
        return None
    return Fraction(part) / 100 if part.is_finite() and 0 < part < 100 else None
