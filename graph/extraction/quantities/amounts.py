"""Sums of money in a text: "US$7.5m", "two million euros", "Rs 20 crore", "2.5 billion Australian dollars".

Which currency a name or sign means is for `graph.extraction.quantities.currencies`. A sum is exact or is not found at
all: "several million dollars" names none. Who pays whom is left to the rest of `graph.extraction`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from graph.errors import AmountError
from graph.extraction.numerals import (
    HYPHENS,
    NUMBER_WORDS,
    Numeral,
    Qualifier,
    Token,
    adjoins,
    beginnings,
    canonical,
    lower,
    read_numeral,
    read_qualifier,
    tokenize,
)
from graph.extraction.quantities.currencies import Denomination, Phrases, currencies, currency_of
from graph.model import Amount, record


@record(kw_only=True)
class FoundAmount:
    """A sum and where a text has it."""

    start_char: int
    end_char: int
    amount: Amount
    qualifier: Qualifier | None = None  # of the words beside it, which are not part of it: "more than $32 million"
    bare: bool = False  # a number alone, of the currency of the sum before


_BETWEEN = frozenset({"between", "from"})
_JOINS = HYPHENS | {"to", "and", "or"}
_CLAUSE_ENDS = frozenset(".;:!?")
# "5 million won the ..."
_AFTER_NUMBERS = frozenset({"the", "a", "an", "his", "her", "their", "its", "in", "at", "by"})
_WHOLE = frozenset({"which", "that", "this", "it"})  # of which a sum is a part
_LEAST_BARE = 10**5  # a magnitude that sums have and other numbers of nothing seldom
_WORDS_TO_BARE = 40  # from the sum before
_THOUSAND_WITH_POINT = re.compile(r"[0-9]{1,3}\.[0-9]{3}")


_Reader = tuple[str | None, Sequence[str], Sequence[str]]  # currencies: at home, of states near by, of others


@record()
class _Sum:
    """A number, and what is beside it of the currency."""

    start: int  # indices of tokens
    end: int
    numeral: Numeral
    denomination: Denomination | None
    signed: bool = False  # the currency stands before the number
    bare: bool = False  # the currency is that of the sum before


def find_amounts(
    text: str,
    *,
    home_currency: str | None = None,
    states: Sequence[str] = (),
    others: Sequence[str] = (),
    before: str | None = None,
) -> list[FoundAmount]:
    """The sums of money that a text names, in its order.

    `home_currency` (ISO 4217) is what a bare "dollars", "pesos" or "pounds" means to the text's readers, where it is
    such a unit. Else `states` (ISO 3166-1 alpha-2) that the text speaks of, likeliest first, tell whose pesos or rupees
    they are, and then `others` that what is around it speaks of; a sum of which nobody could say is left out. A range
    is two sums, "at least" the one and "at most" the other. Of the currency (ISO 4217) of a sum `before` the text is
    what it opens with as a part: "paid 87 million of that".
    """
    near, far = ([code for state in each if (code := currency_of(state)) is not None] for each in (states, others))
    return list(_find(text, (home_currency, near, far), before))


def find_money(text: str) -> list[tuple[int, int]]:
    """Where a text names sums of money, those of which nobody could say in which currency included."""
    tokens = tokenize(text)
    sums = [found for sums in _all_sums(text, None) for found in sums if _is_money(tokens, found, None)]
    return [(tokens[found.start].start_char, tokens[found.end - 1].end_char) for found in sums]


def parse_amount(text: str) -> Amount:
    """The sum of money that a phrase names, "$3.2 million" as 3200000 USD.

    The value is in whole units of the currency (not cents), exact, in canonical lexical form. Words such as "about"
    may stand before it. Raises AmountError if the phrase is not one sum in a currency that ISO 4217 lists.
    Source: ISO 4217 (currency codes); XSD 1.1 Datatypes, decimal (canonical form).

    >>> parse_amount("about $3.2 million").value
    Decimal('3200000')
    """
    found = find_amounts(text)
    if len(found) != 1:
        raise AmountError(f"{text!r}: expected one sum of money, found {len(found)}")
    tokens = tokenize(text)
    first, end = (
        next(i for i, token in enumerate(tokens) if token.start_char == found[0].start_char),
        next(i for i, token in enumerate(tokens) if token.end_char == found[0].end_char) + 1,
    )
    _, start, end = read_qualifier(tokens, first, end)
    if (start, end) != (0, len(tokens)):
        raise AmountError(f"{text!r}: words beside the sum {found[0].amount.text!r}")
    return found[0].amount


def _find(text: str, reader: _Reader, before: str | None) -> Iterator[FoundAmount]:
    tokens = tokenize(text)
    for sums in _all_sums(text, before):
        for found in sums:
            amount = _amount(text, tokens, found, reader)
            if amount is not None:
                yield _found(tokens, found, amount, sums)


@lru_cache(maxsize=8)  # whoever looks for money and whoever looks for counts read the same paragraph
def _all_sums(text: str, before: str | None) -> list[list[_Sum]]:
    tokens, symbols = tokenize(text), currencies().symbols
    found: list[list[_Sum]] = []
    for i in beginnings(tokens, NUMBER_WORDS, symbols):
        inside = bool(found) and i < found[-1][-1].end
        sums = [] if inside else _read_sums(tokens, i)
        if not sums and not inside and found:
            sums = _read_bare(tokens, i, found[-1][-1])
        elif not sums and before is not None and not found:
            sums = _read_part(tokens, i, Denomination(of=(before,)))
        if sums:
            found.append(sums)
    return found


def _found(tokens: Sequence[Token], found: _Sum, amount: Amount, sums: Sequence[_Sum]) -> FoundAmount:
    qualifier, _, _ = read_qualifier(tokens, found.start, found.end)
    if len(sums) == 2 and _is_range(tokens, *sums):
        qualifier = "at least" if found is sums[0] else "at most"
    start_char, end_char = tokens[found.start].start_char, tokens[found.end - 1].end_char
    return FoundAmount(start_char=start_char, end_char=end_char, amount=amount, qualifier=qualifier, bare=found.bare)


def _amount(text: str, tokens: Sequence[Token], found: _Sum, reader: _Reader) -> Amount | None:
    if found.denomination is None or not _is_money(tokens, found, reader[0]):
        return None
    resolved = found.denomination.currency(*reader)
    if resolved is None:
        return None
    code, assumed = resolved[0], resolved[1] or found.bare
    value, digits = found.numeral.value, found.numeral.digits
    ungrouped = code in currencies().decimal_comma and digits is not None and found.numeral.scale is None
    if ungrouped and _THOUSAND_WITH_POINT.fullmatch(digits or ""):
        value *= 1000
    words = text[tokens[found.start].start_char : tokens[found.end - 1].end_char]
    return Amount(text=words, value=canonical(value), currency=code, assumed=assumed)


def _read_sums(tokens: Sequence[Token], i: int) -> list[_Sum]:
    """The sum that begins at a token, with a second one that shares its currency or magnitude; or nothing."""
    first = _read_sum(tokens, i)
    if first is None:
        return []
    join = first.end
    second = _read_sum(tokens, join + 1) if lower(tokens, join) in _JOINS else None
    shared = _shared(tokens, first, second) if second is not None else None
    return shared or ([first] if first.denomination is not None else [])


def _read_bare(tokens: Sequence[Token], i: int, before: _Sum) -> list[_Sum]:
    """A number of millions of nothing, as that of the sum before: "owes $31 million, of which 12 million was paid"."""
    found = _read_sum(tokens, i)
    if found is None or found.denomination is not None or (found.numeral.scale or 0) < _LEAST_BARE:
        return []
    after = lower(tokens, found.end)
    is_of_nothing = not after[:1].isalnum() or _is_part(tokens, found) or after in currencies().behind_bare_sums
    if i - before.end > _WORDS_TO_BARE or not is_of_nothing or after in HYPHENS:
        return []
    return [replace(found, denomination=before.denomination, bare=True)]


def _read_part(tokens: Sequence[Token], i: int, denomination: Denomination) -> list[_Sum]:
    """A number of millions "of that", before which the text has no sum."""
    found = _read_sum(tokens, i)
    if found is None or found.denomination is not None or not _is_part(tokens, found):
        return []
    is_large = (found.numeral.scale or 0) >= _LEAST_BARE
    return [replace(found, denomination=denomination, bare=True)] if is_large else []


def _is_part(tokens: Sequence[Token], found: _Sum) -> bool:
    return lower(tokens, found.end) == "of" and lower(tokens, found.end + 1) in _WHOLE


def _read_sum(tokens: Sequence[Token], i: int) -> _Sum | None:
    """A number with its currency before or after it, or with none."""
    if i >= len(tokens) or (adjoins(tokens, i) and tokens[i - 1].text[-1].isalnum()):
        return None
    end, denomination = _match(tokens, i, currencies().symbols, exact=True)
    if denomination is None:
        return _read_named(tokens, i)
    apart = end < len(tokens) and tokens[end].start_char - tokens[end - 1].end_char
    if end == len(tokens) or apart > (0 if denomination.letter else 1):
        return None
    numeral = read_numeral(tokens, end, money=True)
    if numeral is None or (not numeral.digits and tokens[i].text.isalpha()) or not _takes(denomination, numeral):
        return None
    after, closer = _currency_after(tokens, numeral.end, denomination)
    return _Sum(i, after, numeral, closer, signed=True)


def _takes(denomination: Denomination, numeral: Numeral) -> bool:
    grouped = numeral.digits is not None and "," in numeral.digits
    return denomination.takes == "number" or numeral.scale is not None or (denomination.takes == "large" and grouped)


def _read_named(tokens: Sequence[Token], i: int) -> _Sum | None:
    numeral = read_numeral(tokens, i, money=True)
    if numeral is None:
        return None
    hyphen = numeral.end < len(tokens) and tokens[numeral.end].text in HYPHENS
    start = numeral.end + hyphen
    end, denomination = _match(tokens, start, currencies().names, exact=False)
    if denomination is None and hyphen:
        end, denomination = _match_joined(tokens, start)
    if denomination is None and not hyphen:
        end, denomination = _match(tokens, start, currencies().symbols, exact=True)
        unusable = denomination is not None and (denomination.letter or not _takes(denomination, numeral))
        followed = end < len(tokens) and tokens[end].text[0].isdigit()
        denomination = None if unusable or followed else denomination
    if denomination is None:
        return _Sum(i, numeral.end, numeral, None)
    return _Sum(i, end, numeral, denomination)


def _match(tokens: Sequence[Token], i: int, phrases: Phrases, *, exact: bool) -> tuple[int, Denomination | None]:
    """The longest phrase that begins at a token, as the token after it and what it says."""
    if i >= len(tokens):
        return i, None
    for words, denomination in phrases.get(tokens[i].text if exact else tokens[i].lower, ()):
        found = tokens[i : i + len(words)]
        same = tuple(token.text if exact else token.lower for token in found) == words
        if same and (not exact or all(adjoins(tokens, j) for j in range(i + 1, i + len(words)))):
            return i + len(words), denomination
    return i, None


def _match_joined(tokens: Sequence[Token], i: int) -> tuple[int, Denomination | None]:
    """The currency of "a 1-billion-US-dollar loan", whose two words a hyphen joins."""
    words = (lower(tokens, i), lower(tokens, i + 2)) if lower(tokens, i + 1) in HYPHENS else ()
    found = (denomination for name, denomination in currencies().names.get(lower(tokens, i), ()) if name == words)
    denomination = next(found, None)
    return (i if denomination is None else i + 3), denomination


def _currency_after(tokens: Sequence[Token], i: int, denomination: Denomination) -> tuple[int, Denomination]:
    """What follows a sum with a sign and says which currency it is: "$50 million Australian dollars", "$5m (AUD)"."""
    end, closer = _match(tokens, i, currencies().names, exact=False)
    if closer is not None and set(closer.of) & set(denomination.of):
        return end, closer if len(closer.of) < len(denomination.of) else denomination
    bracket = lower(tokens, i) == "("
    end, closer = _match(tokens, i + bracket, currencies().symbols, exact=True)
    if closer is not None and len(closer.of) == 1 and set(closer.of) < set(denomination.of):
        return (end + 1 if bracket and lower(tokens, end) == ")" else end), closer
    return _adjective_after(tokens, i, denomination)


def _adjective_after(tokens: Sequence[Token], i: int, denomination: Denomination) -> tuple[int, Denomination]:
    """ "$50 million Canadian", where no noun follows that is Canadian."""
    for length in range(4, 0, -1):
        codes = currencies().adjectives.get(tuple(lower(tokens, j) for j in range(i, i + length)))
        after = lower(tokens, i + length)
        if codes and len(denomination.of) > 1 and len(codes & set(denomination.of)) == 1 and not after[:1].isalnum():
            return i + length, Denomination(of=tuple(codes & set(denomination.of)))
    return i, denomination


def _shared(tokens: Sequence[Token], first: _Sum, second: _Sum) -> list[_Sum] | None:
    """Two sums of which one has its magnitude or currency from the other; None where each stands alone.

    "$4-5 million" and "10 to 15 million euros" share both, "$4 and $5 million" the magnitude, "20 million and
    30 million euros" the currency.
    """
    denomination = second.denomination or first.denomination
    if denomination is None or not (_agree(first, second) and _belongs(tokens, first, second)):
        return None
    low, high = first.numeral, second.numeral
    if low.scale is None and high.scale is not None and low.value < high.value / high.scale:
        low = Numeral(low.value * high.scale, low.end, high.scale, low.digits)
    return [
        _Sum(first.start, first.end, low, first.denomination or denomination),
        _Sum(second.start, second.end, high, second.denomination or denomination),
    ]


def _agree(first: _Sum, second: _Sum) -> bool:
    known = [s.denomination for s in (first, second) if s.denomination is not None]
    return len(known) == 1 or set(known[0].of) == set(known[1].of)


def _belongs(tokens: Sequence[Token], first: _Sum, second: _Sum) -> bool:
    """Whether the second number is money because the first is, or the other way round."""
    join = tokens[first.end].lower
    in_range = join in HYPHENS or (join in {"to", "and"} and _after_between(tokens, first.start))
    if first.denomination is not None and second.denomination is not None:
        return True
    if first.denomination is None:
        return not second.signed and (in_range or first.numeral.scale is not None or second.numeral.scale is not None)
    if second.numeral.scale is None:
        return join in HYPHENS and first.numeral.scale is None and first.numeral.value < second.numeral.value
    return in_range or (join == "to" and first.numeral.scale is None)


def _after_between(tokens: Sequence[Token], i: int) -> bool:
    return bool({lower(tokens, i - 1), lower(tokens, i - 2)} & _BETWEEN)


def _is_range(tokens: Sequence[Token], first: _Sum, second: _Sum) -> bool:
    join, before = lower(tokens, first.end), lower(tokens, first.start - 1)
    rises = join == "to" and before in {"by", "from"}  # "raised its pledge by $100 million to $300 million"
    joined = join in HYPHENS or (join == "to" and not rises) or (join == "and" and before == "between")
    return joined and first.numeral.value < second.numeral.value


def _is_money(tokens: Sequence[Token], found: _Sum, home: str | None) -> bool:
    """Whether a unit with a name that is also another English word is money here."""
    denomination = found.denomination
    if denomination is None or not denomination.common_word:
        return True
    after = lower(tokens, found.end)
    if after == "of" and lower(tokens, found.end + 1) not in currencies().money_nouns:
        return False  # "200 pounds of cocaine"
    if after in _AFTER_NUMBERS and lower(tokens, found.end - 1) == "won":
        return False
    before = _clause_before(tokens, found.start)
    if any(word.startswith("weigh") for word in before):
        return False
    known = home in denomination.of and len(denomination.of) > 1
    return found.numeral.scale is not None or known or any(word in currencies().payment_words for word in before)


def _clause_before(tokens: Sequence[Token], i: int) -> list[str]:
    """Up to a dozen words of the sentence before a token."""
    words: list[str] = []
    for token in reversed(tokens[max(0, i - 12) : i]):
        if token.text in _CLAUSE_ENDS:
            break
        words.append(token.lower)
    return words
