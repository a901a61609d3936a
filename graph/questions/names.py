"""Who is meant by a name in a question: a thing of the graph, found by the gazetteer and by the graph's own labels.

A state's name means its country, and with it its government and whoever else is of that country. A name that several
have, or nobody, is refused with the names that are near.
"""

import difflib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from graph.errors import RequestError
from graph.gazetteer import GazetteerEntry, Sense, load_gazetteer
from graph.iris import BASE_IRI, is_iri, mint_country_iri, mint_entity_iri, rebase_iri
from graph.model import Entity
from graph.prefixes import prefixes, short_iri
from graph.store import Store, select

_OF_STATES = frozenset({Sense.NAME, Sense.DEMONYM, Sense.PEOPLE, Sense.METONYM})
_OF_BODIES = frozenset({Sense.GOVERNMENT, Sense.AGENCY, Sense.COURT, Sense.BODY})
MOST_NEAR = 5  # names that a message lists
_NAMES = """
SELECT DISTINCT ?thing ?label ?name {
  VALUES ?class { cg:Actor cg:Country }
  VALUES ?property { rdfs:label skos:altLabel }
  ?thing a ?class ; rdfs:label ?label ; ?property ?name
} ORDER BY ?thing ?name"""


class Names:
    """The names that a graph and the gazetteer know."""

    def __init__(self, store: Store, base_iri: str = BASE_IRI) -> None:
        self._store = store
        self._base_iri = base_iri

    def find(self, name: str) -> str:
        """The IRI of whoever has a name, an IRI or the ending of one. Raises RequestError if none or several have."""
        wanted = " ".join(name.split())
        found = self._by_iri(wanted) or self._by_gazetteer(wanted) or self._by_label(wanted)
        if len(found) == 1:
            return next(iter(found))
        if found:
            listed = ", ".join(f"{self._label(iri)} ({short_iri(iri, self._base_iri)})" for iri in sorted(found))
            raise RequestError(f"{name!r} may be several: {listed}; name one of them in full")
        near = difflib.get_close_matches(wanted.casefold(), self._known, n=MOST_NEAR, cutoff=0.7)
        hint = f"; near it: {', '.join(self._known[each] for each in near)}" if near else ""
        raise RequestError(f"{name!r} is nobody that the graph or the gazetteer knows{hint}")

    def describe(self, iri: str) -> str:
        """Who is meant, for people to check: "Rwanda, its government and bodies"."""
        label = self._label(iri)
        is_country = iri.startswith(prefixes(self._base_iri)["country"])
        return f"{label}, its government and whoever is of it" if is_country else label

    def _by_iri(self, name: str) -> set[str]:
        prefix, _, local = name.partition(":")
        expanded = prefixes(self._base_iri).get(prefix, f"{prefix}:") + local if local else self._base_iri + name
        return {expanded} if "/" in expanded and is_iri(expanded) and expanded in self._labels else set()

    def _by_gazetteer(self, name: str) -> set[str]:
        gazetteer = load_gazetteer()
        if name in gazetteer.states:
            return {self._rebased(mint_country_iri(name))}
        for spelling in (name, name.title(), name.upper()):
            matches = gazetteer.find(spelling)
            plain = spelling.casefold().removeprefix("the ")
            if len(matches) == 1 and matches[0].text.casefold() == plain:
                entries = (matches[0].entry, *matches[0].alternatives)
                return set(self._of_entries(matches[0].sense, entries))
        return set()

    def _of_entries(self, sense: Sense, entries: Iterable[GazetteerEntry]) -> Iterable[str]:
        for entry in entries:
            if sense in _OF_STATES and entry.country:
                yield self._rebased(mint_country_iri(entry.country))
            elif sense in _OF_BODIES and not entry.generic and entry.kind is not None:
                yield self._rebased(mint_entity_iri(Entity(kind=entry.kind, key=entry.key, label=entry.label)))

    def _by_label(self, name: str) -> set[str]:
        """Who has the name; of a state's government and country of one name the country; or who has it as words."""
        folded = name.casefold().removeprefix("the ")
        exact = self._by_name.get(folded, set())
        if exact:
            countries = {iri for iri in exact if iri.startswith(prefixes(self._base_iri)["country"])}
            return countries if len(countries) == 1 else exact
        labels = {iri for iri, label in self._labels.items() if _holds(label, folded)}
        return labels or {iri for known, iris in self._by_name.items() if _holds(known, folded) for iri in iris}

    @cached_property
    def _rows(self) -> list[Mapping[str, str | None]]:
        return list(select(self._store, _NAMES, base_iri=self._base_iri))

    @cached_property
    def _labels(self) -> dict[str, str]:
        return {str(row["thing"]): str(row["label"]) for row in self._rows}

    @cached_property
    def _by_name(self) -> dict[str, set[str]]:
        names: defaultdict[str, set[str]] = defaultdict(set)
        for row in self._rows:
            names[str(row["name"]).casefold()].add(str(row["thing"]))
        return dict(names)

    @cached_property
    def _known(self) -> dict[str, str]:
        """Every name as it is written, by its small letters."""
        states = {entry.label.casefold(): entry.label for entry in load_gazetteer().states.values()}
        return states | {str(row["name"]).casefold(): str(row["name"]) for row in self._rows}

    def _label(self, iri: str) -> str:
        if iri in self._labels:
            return self._labels[iri]
        code = iri.rpartition("/")[2]
        state = load_gazetteer().states.get(code)
        return state.label if state else code

    def _rebased(self, iri: str) -> str:
        return rebase_iri(iri, self._base_iri)


def _holds(name: str, folded: str) -> bool:
    """Whether a name has these words in it."""
    return bool(folded) and f" {folded} " in f" {name.casefold()} "
