#!/usr/bin/env python3
"""Writes ontology/gazetteer/territories.csv again from rigour (MIT), which must be installed: 2.6.1 was, last.

A snapshot, because rigour needs ICU, which has no wheel: installing it would ask every user for a C++ compiler.
"""

import csv
from pathlib import Path

from rigour.territories import get_territories

target = Path(__file__).parent.parent / "ontology" / "gazetteer" / "territories.csv"
rows = [
    (territory.code.upper(), territory.name, territory.in_sentence, territory.qid)
    for territory in get_territories()
    if len(territory.code) == 2  # ISO 3166-1, with XK and EU; the longer codes are of parts of states
]
with target.open("w", encoding="utf-8", newline="") as file:
    table = csv.writer(file, lineterminator="\n")
    table.writerow(("code", "name", "in_sentence", "wikidata"))
    table.writerows(sorted(rows))
