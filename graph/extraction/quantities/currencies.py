"""What names and signs of money say of the currency: "US$", "crore", "Kenyan shillings", "pesos" of several states.

The rows are data, `ontology/currencies.yaml`, which is checked and made ready for reading here. Where a text has a
sum, and how much it is, is for `graph.extraction.quantities.amounts`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Annotated, Self

from pydantic import StringConstraints, model_validator

from graph.extraction.numerals import tokenize
from graph.extraction.wordlists import WordList, read_wordlist
from graph.model import record

Name = Annotated[str, StringConstraints(min_length=1, pattern=r"^\S(.*\S)?$")]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
State = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


class _UnitRow(WordList):
    names: tuple[Name, ...] = ()
    symbols: tuple[Name, ...] = ()
    of: tuple[Code, ...] = ()
    usual: Code | None = None
    everywhere: bool = False
    letter: bool = False
    common_words: bool = False


class _CurrencyRow(WordList):
    unit: Name
    names: tuple[Name, ...] = ()
    adjectives: tuple[Name, ...] = ()
    symbols: tuple[Name, ...] = ()
    states: tuple[State, ...] = ()
    decimal_comma: bool = False
    word: bool = False


class CurrencyFile(WordList):
    """Units and currencies, as `ontology/currencies.yaml` explains them."""

    units: dict[Name, _UnitRow]
    currencies: dict[Code, _CurrencyRow]
    payment_words: frozenset[str]
    money_nouns: frozenset[str]
    behind_bare_sums: frozenset[str]

    @model_validator(mode="after")
    def _names_only_what_there_is(self) -> Self:
        for code, row in self.currencies.items():
            if row.unit not in self.units:
                raise ValueError(f"{code}: unit {row.unit!r} is not among the units")
        for name, unit in self.units.items():
            for code in (*unit.of, *([unit.usual] if unit.usual else [])):
                if code not in self.currencies:
                    raise ValueError(f"{name}: {code} is not among the currencies")
        return self


@record(kw_only=True)
class Denomination:
    """What a name or sign says of the currency."""

    of: tuple[str, ...]  # the currencies that it may mean
    usual: str | None = None  # the one that it means to a reader whose own currency is none of them
    everywhere: bool = False  # whatever states the text is about
    takes: str = "number"  # "number": any; "large": one with a magnitude or separators; "magnitude"
    letter: bool = False  # stands directly before the digits
    common_word: bool = False

    def currency(self, home: str | None, near: Sequence[str], far: Sequence[str] = ()) -> tuple[str, bool] | None:
        """The currency, and whether that is only the likeliest reading; None where nobody could say.

        Of the money of states named near by first; then that of others of the text stands before the usual one.
        """
        if len(self.of) == 1 and not self.letter:
            return self.of[0], False
        if home in self.of:
            return home, True
        of_near = [] if self.everywhere or self.usual in near else [code for code in near if code in self.of]
        is_open = not of_near and not self.everywhere and self.usual not in {None, *near}
        of_far = [code for code in far if code in self.of] if is_open else []
        code = next(iter((*of_near, *of_far)), self.usual)
        return None if code is None else (code, True)


Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], Denomination]]]


@record()
class Currencies:
    """The currency file, ready for reading: phrases by their first token, longest first."""

    symbols: Phrases
    names: Phrases
    adjectives: Mapping[tuple[str, ...], frozenset[str]]
    by_state: Mapping[str, str]
    decimal_comma: frozenset[str]
    payment_words: frozenset[str]
    money_nouns: frozenset[str]
    behind_bare_sums: frozenset[str]
    shared: re.Pattern[str]  # names and signs of several currencies, none of which is meant everywhere


def currency_of(state: str) -> str | None:
    """The ISO 4217 code of a state's money, by the state's ISO 3166-1 alpha-2 code, or None.

    >>> currency_of("KE")
    'KES'
    """
    return currencies().by_state.get(state)


@cache
def currencies() -> Currencies:
    """The currency file that comes with the program, read once."""
    file = read_wordlist("currencies.yaml", CurrencyFile)
    return Currencies(
        symbols=_by_first(_symbols(file)),
        names=_by_first(_names(file)),
        adjectives=_adjectives(file),
        by_state={state: code for code, row in file.currencies.items() for state in row.states},
        decimal_comma=frozenset(code for code, row in file.currencies.items() if row.decimal_comma),
        payment_words=file.payment_words,
        money_nouns=file.money_nouns,
        behind_bare_sums=file.behind_bare_sums,
        shared=_shared(file),
    )


def _shared(file: CurrencyFile) -> re.Pattern[str]:
    shared = [unit for name, unit in file.units.items() if len(_members(file, name)) > 1 and not unit.everywhere]
    names = "|".join(re.escape(name) for unit in shared for name in unit.names)
    signs = "|".join(re.escape(sign) for unit in shared for sign in unit.symbols)
    return re.compile(rf"\b(?:{names})\b|\b(?:{signs})")


def _members(file: CurrencyFile, unit: str) -> tuple[str, ...]:
    own = (code for code, row in file.currencies.items() if row.unit == unit)
    return tuple(dict.fromkeys(chain(own, file.units[unit].of)))


def _symbols(file: CurrencyFile) -> Iterator[tuple[str, Denomination]]:
    for name, unit in file.units.items():
        members = _members(file, name)
        for symbol in unit.symbols:
            yield symbol, Denomination(of=members, usual=unit.usual, everywhere=unit.everywhere)
        if unit.letter:
            yield name, Denomination(of=members, usual=unit.usual, takes="magnitude", letter=True)
    for code, row in file.currencies.items():
        yield code, Denomination(of=(code,), takes="magnitude" if row.word else "number")
        for symbol in row.symbols:
            # "SR 520" is a road, "SR520m" a sum.
            initials = symbol.isalpha() and symbol.isupper() and len(symbol) == 2
            yield symbol, Denomination(of=(code,), takes="large" if initials else "number")


def _names(file: CurrencyFile) -> Iterator[tuple[str, Denomination]]:
    for name, unit in file.units.items():
        members = _members(file, name)
        for noun in unit.names:
            yield (
                noun.lower(),
                Denomination(of=members, usual=unit.usual, everywhere=unit.everywhere, common_word=unit.common_words),
            )
            for code in members:
                for adjective in file.currencies[code].adjectives:
                    yield f"{adjective} {noun}".lower(), Denomination(of=(code,))
    for code, row in file.currencies.items():
        for noun in row.names:
            yield noun.lower(), Denomination(of=(code,))


def _adjectives(file: CurrencyFile) -> dict[tuple[str, ...], frozenset[str]]:
    found: dict[tuple[str, ...], set[str]] = {}
    for code, row in file.currencies.items():
        for adjective in row.adjectives:
            found.setdefault(_words(adjective), set()).add(code)
    return {words: frozenset(codes) for words, codes in found.items()}


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(token.lower for token in tokenize(phrase))


def _by_first(phrases: Iterable[tuple[str, Denomination]]) -> dict[str, list[tuple[tuple[str, ...], Denomination]]]:
    """Phrases under their first token, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Denomination]]] = {}
    for phrase, denomination in phrases:
        tokens = tuple(token.text for token in tokenize(phrase))
        found.setdefault(tokens[0], []).append((tokens, denomination))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found
