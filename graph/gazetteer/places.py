"""The states that cities, prisons, camps and other places are in, by names that mean no other place.

A place is no government: who is flown to Mombasa is in Kenya's hands, but Mombasa says and signs nothing. Where a
sentence names a place so is for `graph.extraction.actors.places`.
"""

import csv
from collections.abc import Mapping, Sequence
from functools import cache

from graph.gazetteer.words import fold
from graph.resources import ontology_path


def states_of_places(places: Mapping[str, Sequence[str]]) -> Mapping[str, str]:
    """The codes of states by the key of a place's name: the cities of this package, and above them places by state."""
    return _cities() | {place_key(name): code for code, names in places.items() for name in names}


def place_key(name: str) -> str:
    """A name as places are compared: in small letters, without accents and points; no airport need be international.

    >>> place_key("Guantánamo Bay"), place_key("St. Gallen")
    ('guantanamo bay', 'st gallen')
    """
    return fold(name).lower().replace("’", "'").replace(".", "").replace(" international airport", " airport")


@cache
def _cities() -> dict[str, str]:
    with ontology_path("gazetteer", "cities.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)  # where the cities are from
        next(rows)  # the columns
        return {name.replace(".", ""): state for name, state, _ in rows}  # small letters, no accents
