"""Sums of money in a text: "US$7.5m", "two million euros", "Rs 20 crore", "2.5 billion Australian dollars".

The names and signs of currencies are data, `ontology/currencies.yaml`. A sum is exact or is not found at all:
"several million dollars" names none. Who pays whom is left to the rest of `graph.extraction`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from graph.errors import AmountError, GazetteerError
from graph.extraction.numerals import (
    HYPHENS,
    Numeral,
    Qualifier,
    Token,
    adjoins,
    canonical,
    lower,
    read_numeral,
    read_qualifier,
    tokenize,
)
from graph.model import Amount
from graph.resources import ontology_path


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAmount:
    """A sum and where a text has it."""

    start_char: int
    end_char: int
    amount: Amount
    qualifier: Qualifier | None = None  # of the words beside it, which are not part of it: "more than $32 million"


# --- currencies ------------------------------------------------------------------------------------------------------

Name = Annotated[str, StringConstraints(min_length=1, pattern=r"^\S(.*\S)?$")]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
State = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _UnitRow(_Row):
    names: list[Name] = []
    symbols: list[Name] = []
    of: list[Code] = []
    usual: Code | None = None
    letter: bool = False
    common_words: bool = False


class _CurrencyRow(_Row):
    unit: Name
    names: list[Name] = []
    adjectives: list[Name] = []
    symbols: list[Name] = []
    states: list[State] = Field(default=[])
    decimal_comma: bool = False
    word: bool = False


class _CurrencyFile(_Row):
    units: dict[Name, _UnitRow]
    currencies: dict[Code, _CurrencyRow]
    payment_words: frozenset[str]
    money_nouns: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Denomination:
    """What a name or sign says of the currency."""

    of: tuple[str, ...]  # the currencies that it may mean
    usual: str | None = None  # the one that it means to a reader whose own currency is none of them
    takes: str = "number"  # "number": any; "large": one with a magnitude or separators; "magnitude"
    letter: bool = False  # stands directly before the digits
    common_word: bool = False

    def currency(self, home: str | None) -> tuple[str, bool] | None:
        """The currency, and whether that is only the usual reading; None where nobody could say."""
        if len(self.of) == 1 and not self.letter:
            return self.of[0], False
        code = home if home in self.of else self.usual
        return None if code is None else (code, len(self.of) > 1)


_Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], _Denomination]]]


@dataclass(frozen=True, slots=True)
class _Currencies:
    """The currency file, ready for reading: phrases by their first token, longest first."""

    symbols: _Phrases
    names: _Phrases
    adjectives: Mapping[tuple[str, ...], frozenset[str]]
    by_state: Mapping[str, str]
    decimal_comma: frozenset[str]
    payment_words: frozenset[str]
    money_nouns: frozenset[str]


def currency_of(state: str) -> str | None:
    """The ISO 4217 code of a state's money, by the state's ISO 3166-1 alpha-2 code, or None.

    >>> currency_of("KE")
    'KES'
    """
    return _currencies().by_state.get(state)


@lru_cache(maxsize=1)
def _currencies() -> _Currencies:
    return _read_currencies(ontology_path("currencies.yaml"))


def _read_currencies(path: Path) -> _Currencies:
    """The currency file. Raises GazetteerError, naming it, if it breaks the rules that stand in it."""
    try:
        file = _CurrencyFile.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (yaml.YAMLError, ValidationError) as error:
        raise GazetteerError(f"{path}: {error}") from error
    for code, row in file.currencies.items():
        if row.unit not in file.units:
            raise GazetteerError(f"{path}: {code}: unit {row.unit!r} is not among the units")
    return _Currencies(
        symbols=_by_first(_symbols(file)),
        names=_by_first(_names(file)),
        adjectives=_adjectives(file),
        by_state={state: code for code, row in file.currencies.items() for state in row.states},
        decimal_comma=frozenset(code for code, row in file.currencies.items() if row.decimal_comma),
        payment_words=file.payment_words,
        money_nouns=file.money_nouns,
    )


def _members(file: _CurrencyFile, unit: str) -> tuple[str, ...]:
    own = (code for code, row in file.currencies.items() if row.unit == unit)
    return tuple(dict.fromkeys(chain(own, file.units[unit].of)))


def _symbols(file: _CurrencyFile) -> Iterator[tuple[str, _Denomination]]:
    for name, unit in file.units.items():
        members = _members(file, name)
        for symbol in unit.symbols:
            yield symbol, _Denomination(of=members, usual=unit.usual)
        if unit.letter:
            yield name, _Denomination(of=members, usual=unit.usual, takes="magnitude", letter=True)
    for code, row in file.currencies.items():
        yield code, _Denomination(of=(code,), takes="magnitude" if row.word else "number")
        for symbol in row.symbols:
            # "SR 520" is a road, "SR520m" a sum.
            initials = symbol.isalpha() and symbol.isupper() and len(symbol) == 2
            yield symbol, _Denomination(of=(code,), takes="large" if initials else "number")


def _names(file: _CurrencyFile) -> Iterator[tuple[str, _Denomination]]:
    for name, unit in file.units.items():
        members = _members(file, name)
        for noun in unit.names:
            yield noun, _Denomination(of=members, usual=unit.usual, common_word=unit.common_words)
            for code in members:
                for adjective in file.currencies[code].adjectives:
                    yield f"{adjective} {noun}", _Denomination(of=(code,))
    for code, row in file.currencies.items():
        for noun in row.names:
            yield noun, _Denomination(of=(code,))


def _adjectives(file: _CurrencyFile) -> dict[tuple[str, ...], frozenset[str]]:
    found: dict[tuple[str, ...], set[str]] = {}
    for code, row in file.currencies.items():
        for adjective in row.adjectives:
            found.setdefault(_words(adjective), set()).add(code)
    return {words: frozenset(codes) for words, codes in found.items()}


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(token.lower for token in tokenize(phrase))


def _by_first(phrases: Iterable[tuple[str, _Denomination]]) -> dict[str, list[tuple[tuple[str, ...], _Denomination]]]:
    """Phrases under their first token. Names are compared in lower case, signs as they are: the caller's business."""
    found: dict[str, list[tuple[tuple[str, ...], _Denomination]]] = {}
    for phrase, denomination in phrases:
        tokens = tuple(token.text for token in tokenize(phrase))
        found.setdefault(tokens[0], []).append((tokens, denomination))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found
