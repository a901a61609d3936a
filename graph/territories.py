"""The usual English names and Wikidata ids of states and territories, as rigour (MIT) lists them.

They are a snapshot in `ontology/gazetteer/territories.csv` that `scripts/territories.py` takes. Which
words of a text mean a state is for `graph.gazetteer`.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from graph.resources import ontology_path


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory:
    """A state or territory with a code of ISO 3166-1 (also XK and EU)."""

    code: str  # alpha-2, upper case
    name: str  # "United States"
    in_sentence: str  # "the United States"
    wikidata: str  # "Q30"


def find_territory(code: str) -> Territory | None:
    """The territory with that alpha-2 code in either case, or None.

    >>> [find_territory(code).name for code in ("xk", "EU")]
    ['Kosovo', 'European Union']
    """
    return _territories().get(code.upper())


@cache
def _territories() -> Mapping[str, Territory]:
    with ontology_path("gazetteer", "territories.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: Territory(**row) for row in csv.DictReader(file)}
