"""The names that the news has for states, their bodies, courts, offices and leaders, and where a text has them.

The names are data: `ontology/gazetteer/*.yaml`, to which a user may add files of the same form (docs/gazetteer.md);
Wikidata ids and the usual names of states come from `graph.territories`. Words are compared as tokens, so "Rwanda's"
holds Rwanda and "South Sudan" never holds Sudan. Deciding what a name means where context is needed ("the foreign
ministry", "Georgia") is left to others: a match says what it could be.

`files` reads and checks the rows, `forms` turns them into every way to write a name, `hits` finds those in a text,
`titles` adds what is made by rule, `cables` what a diplomatic cable abbreviates, and `lookup` holds it together.
"""

from graph.gazetteer.entries import NAMES_OF_PEOPLE, NAMES_OF_STATES, GazetteerEntry, GazetteerMatch, Sense
from graph.gazetteer.lookup import Gazetteer, load_gazetteer

__all__ = [
    "NAMES_OF_PEOPLE",
    "NAMES_OF_STATES",
    "Gazetteer",
    "GazetteerEntry",
    "GazetteerMatch",
    "Sense",
    "load_gazetteer",
]
