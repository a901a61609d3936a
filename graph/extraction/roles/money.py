"""Which sums of money a phrase names, outside any further clause, or which part of one.

What is a sum, and how much, is for `graph.extraction.quantities.amounts`.
"""

import re
from collections import deque
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading
from graph.extraction.contrasts import EXCEPTING
from graph.extraction.numerals import canonical
from graph.extraction.quantities import FoundAmount, half_before, share_of
from graph.frames import discourse_words, syntax_words
from graph.model import Amount

if TYPE_CHECKING:
    from graph.tokens import Doc, Token

_OTHER_PHRASES = frozenset({"relcl", "advcl", "ccomp", "conj", "cc"})
_INSIDE = frozenset({"prep", "pobj", "amod", "compound", "nmod", "nummod", "quantmod", "appos", "npadvmod"})
_FARTHEST_SUM = 60  # characters before a conversion
_ALL = frozenset({"all", "everything"})
_OTHER_PARTIES = frozenset({"by", "from", "to"})  # behind these stands who pays or is paid


def money_of(reading: Reading, token: "Token") -> list[Amount]:
    """The sums that a phrase names: the phrase itself, or what stands in it outside any further clause."""
    amounts = reading.mentions_of(token).amounts
    if token.i in amounts:
        if _is_not_meant(token.doc, amounts[token.i]):
            return []
        amount, half = _qualified(amounts[token.i]), half_before(token)
        return [amount] if half is None else _part_of(amount, token.doc[half.i : token.i + 1].text, Fraction(1, 2))
    if (share := share_of(token)) is not None:
        return _parts(reading, token, share)
    sums: list[Amount] = []
    waiting = deque(child for child in token.children if child.dep_ not in _OTHER_PHRASES)
    while waiting:
        child = waiting.popleft()
        found = amounts.get(child.i)
        if found is not None:
            if (amount := _qualified(found)) not in sums and not _is_not_meant(token.doc, found):
                is_some = token.lower_ in discourse_words().some_of_sum
                sums.append(replace(amount, qualifier="at most") if is_some else amount)
        elif child.dep_ in _INSIDE and child.lower_ not in _OTHER_PARTIES:
            waiting.extend(child.children)
        elif child.dep_ == "acl" and child.lemma_ in syntax_words().coming_to:
            waiting.extend(_how_much(child))
    return sums


def sum_in_brackets(reading: Reading, name: "Token") -> Amount | None:
    """The sum alone in brackets right behind a name: "money from Japan *($9m)* and Norway ($4m)"."""
    opening = name.nbor()
    if opening.text != "(":
        return None
    start, text = opening.idx + 1, name.doc.text
    found = next((f for f in reading.mentions_of(name).amounts.values() if f.start_char == start), None)
    return _qualified(found) if found is not None and text[found.end_char : found.end_char + 1] == ")" else None


def _parts(reading: Reading, part: "Token", share: Fraction) -> list[Amount]:
    """How much a part of each sum behind "of" is: "*half* of the $90 million"."""
    wholes = [below for child in part.children if child.lower_ == "of" for below in child.children]
    return [
        found
        for whole in wholes
        for amount in money_of(reading, whole)
        for found in _part_of(amount, part.doc[part.i : whole.i + 1].text, share)
    ]


def part_spoken_of(token: "Token", whole: Amount) -> list[Amount] | None:
    """How much "half" or "half the money" is of a sum told of before; None where a word says no part."""
    half = half_before(token)
    share = Fraction(1, 2) if half is not None else share_of(token)
    start = token.i if half is None else half.i
    return None if share is None else _part_of(whole, token.doc[start : token.i + 1].text, share)


def _part_of(whole: Amount, words: str, share: Fraction) -> list[Amount]:
    """How much a part of a sum is; nothing where that is not even in hundredths: "a third of $100"."""
    hundredths = Fraction(whole.value) * share * 100
    if hundredths.denominator > 1:
        return []
    return [replace(whole, text=words, value=canonical(Decimal(hundredths.numerator) / 100))]


def _how_much(participle: "Token") -> list["Token"]:
    """What stands behind "totalling" and "amounting to", and says to how much a thing comes."""
    behind = [child for child in participle.children if child.dep_ in {"dobj", "prep", "npadvmod"}]
    return [below for child in behind for below in (child.children if child.lower_ == "to" else (child,))]


def _qualified(found: FoundAmount) -> Amount:
    return replace(found.amount, qualifier=found.qualifier)


def _is_not_meant(doc: "Doc", found: FoundAmount) -> bool:
    """ "Repaid *all but $5m* of it": whether a sum only says how much is left out, or repeats the one before it."""
    words = doc.text[: found.start_char].lower().split()[-2:]
    is_left_out = len(words) > 1 and words[0] in _ALL and words[1] in EXCEPTING
    return is_left_out or _is_conversion(doc, found) or _is_price(doc, found)


def _is_price(doc: "Doc", found: FoundAmount) -> bool:
    """ "Pays *$201* per 1,000 cubic metres", "*$45* a barrel": what a measure of goods costs, and not what is paid."""
    return _before_measure().match(doc.text, found.end_char) is not None


@cache
def _before_measure() -> re.Pattern[str]:
    """What stands between a sum and the measure of goods that it is the price of, with the measure."""
    measures = "|".join(map(re.escape, sorted(syntax_words().measures_of_goods)))
    return re.compile(rf"(?: (?:per|an?|for (?:each|every))|/)(?: [\d,.]+)?(?: thousand| million)? ?(?:{measures})\b")


def _is_conversion(doc: "Doc", found: FoundAmount) -> bool:
    """Whether a sum only says the one before in another currency: "35 million kroner ($5 million)"."""
    before = doc.text[max(0, found.start_char - _FARTHEST_SUM) : found.start_char].rstrip()
    return _before_conversion().search(before) is not None


@cache
def _before_conversion() -> re.Pattern[str]:
    """What stands between a number and its conversion: "(", "(about", ", or roughly"."""
    words = "|".join(sorted(syntax_words().converting))
    return re.compile(rf"\d[^()]*\((?:(?:{words})(?: |$))*$|[,;] (?:or|equivalent)(?: (?:{words}))*$", re.IGNORECASE)
