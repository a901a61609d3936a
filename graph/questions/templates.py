"""Sentences with places for what a query found.

`{payer}` is the value of a variable, `{total currency}` a sum in a currency, and `{payments payment}` so many of a
noun. What stands in square brackets is left out where any of its values is unknown.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

_PART = re.compile(r"\[(?P<optional>[^\[\]]*)\]|(?P<plain>[^\[\]]+)|(?P<stray>[\[\]])")
_PLACE = re.compile(r"\{(?P<name>\w+)(?: (?P<with>[\w-]+))?\}|(?P<stray>[{}])")


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a sentence: a variable, with the variable of its currency or a noun to count, if any."""

    name: str
    beside: str | None


def places(template: str) -> Iterator[Place]:
    """The places of a template; raises ValueError for a bracket or brace that has no other."""
    for part in _PART.finditer(template):
        if part["stray"]:
            raise ValueError(f"{part['stray']!r} stands alone in {template!r}")
        for place in _PLACE.finditer(part["optional"] or part["plain"] or ""):
            if place["stray"]:
                raise ValueError(f"{place['stray']!r} stands alone in {template!r}")
            yield Place(place["name"], place["with"])


def fill(template: str, tell: Callable[[Place], str | None]) -> str:
    """The sentence of a template, its first letter a capital; `tell` gives the words of a place, None if unknown.

    >>> fill("{payer} paid[ {payee}][ on {day}].", lambda place: {"payer": "peru", "payee": "Chile"}.get(place.name))
    'Peru paid Chile.'
    """
    filled = []
    for part in _PART.finditer(template):
        text = part["optional"] if part["optional"] is not None else part["plain"]
        words = {place[0]: tell(Place(place["name"], place["with"])) for place in _PLACE.finditer(text)}
        if part["optional"] is None or all(words.values()):
            filled.append(_filled(text, words))
    sentence = "".join(filled).strip()
    return sentence[:1].upper() + sentence[1:]


def counted(number: int, noun: str) -> str:
    """So many of something.

    >>> counted(1, "payment"), counted(1200, "party")
    ('1 payment', '1,200 parties')
    """
    if number != 1:
        noun = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun}"


def _filled(text: str, words: Mapping[str, str | None]) -> str:
    return _PLACE.sub(lambda place: words[place[0]] or "somebody", text)
