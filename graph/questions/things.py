"""What stands behind an IRI of an answer, in words: an event as a sentence, anything else by its label.

The sentences are those of the page (`graph.view.wording`), from what the graph says of an event.
"""

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from graph.iris import BASE_IRI
from graph.knowledge import Knowledge
from graph.model import EntityKind
from graph.prefixes import prefixes
from graph.questions.templates import Place, counted
from graph.store import NamedNode, Store, Term, solutions
from graph.territories import find_territory
from graph.view.network import Fact, Role, actor_kind
from graph.view.wording import Words, describe_money, describe_people, short_label

MOST_LISTED = 3  # events of a list that a sentence tells
_CG, _RDFS = prefixes()["cg"], prefixes()["rdfs"]
_TYPE = f"{prefixes()['rdf']}type"
_ABOUT = """
SELECT ?thing ?property ?value ?label {
  ?thing ?property ?value OPTIONAL { ?value rdfs:label ?label FILTER(isIRI(?value)) }
} ORDER BY ?property ?value"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event in words."""

    sentence: str
    status: str
    disputed: bool
    earliest: str  # the first day on which it may have happened; nothing where no date is known


class Things:
    """The things of a graph in words; each is read once."""

    def __init__(self, store: Store, knowledge: Knowledge, base_iri: str = BASE_IRI) -> None:
        self._store = store
        self._knowledge = knowledge
        self._words = Words.of(knowledge)
        self._kinds = {kind.iri: name for name, kind in knowledge.kinds.items()}
        self._base_iri = base_iri
        self._events: dict[str, Told] = {}
        self._labels: dict[str, str] = {}

    def is_event(self, iri: str) -> bool:
        """Whether an IRI is that of an event."""
        return iri.startswith(prefixes(self._base_iri)["event"])

    def events_in(self, text: str) -> set[str]:
        """The events of a list of IRIs; none if there is anything else in it."""
        found = set(text.split())
        return found if all(map(self.is_event, found)) else set()

    def event(self, iri: str) -> Told:
        """An event in words, its status, and whether sources differ on it."""
        if iri not in self._events:
            self._events[iri] = self._tell(self._statements(iri))
        return self._events[iri]

    def label(self, iri: str) -> str:
        """A thing by its name, a government by that of its state, an event as a sentence."""
        if self.is_event(iri):
            return self.event(iri).sentence
        if iri.startswith(_CG):  # a status
            return iri.removeprefix(_CG).lower()
        if iri not in self._labels:
            named = [value for property_, value, _ in self._statements(iri) if property_ == f"{_RDFS}label"]
            label = _text(named[0]) if named else iri.rpartition("/")[2].rpartition("#")[2]
            self._labels[iri] = self._in_sentence(iri, label)
        return self._labels[iri]

    def words(self, row: Mapping[str, Term], place: Place) -> str | None:
        """The words of a place of a sentence, from a row; None for what the row has not."""
        value = row.get(place.name)
        if value is None:
            return None
        if isinstance(value, NamedNode):
            return self.label(value.value)
        text = _text(value)
        if events := self.events_in(text):
            return self._list(events)
        if not text:
            return None
        if place.beside is not None:
            currency = row.get(place.beside)
            return describe_money(text, _text(currency)) if currency is not None else counted(int(text), place.beside)
        return describe_date(text) if place.name == "date" else text

    def _list(self, events: Iterable[str]) -> str:
        """Events in the order in which they happened; the first few of many."""
        told = sorted((self.event(iri) for iri in events), key=lambda event: (event.earliest, event.sentence))
        more = f"; and {len(told) - MOST_LISTED} more" if len(told) > MOST_LISTED else ""
        return "; ".join(event.sentence for event in told[:MOST_LISTED]) + more

    def _in_sentence(self, iri: str, label: str) -> str:
        """A name as a sentence has it: "the United States" for the state as for its government."""
        kind, code = actor_kind(iri), iri.rpartition("/")[2]
        if kind in {EntityKind.GOVERNMENT, EntityKind.COUNTRY}:
            territory = find_territory(code)
            label = territory.in_sentence if territory else self._knowledge.states.get(code, label)
        return short_label(label, kind)

    def _statements(self, iri: str) -> list[tuple[str, Term, str | None]]:
        _, rows = solutions(self._store, _ABOUT, {"thing": NamedNode(iri)}, base_iri=self._base_iri)
        return [(_text(row["property"]), row["value"], _text(row["label"]) if "label" in row else None) for row in rows]

    def _tell(self, statements: list[tuple[str, Term, str | None]]) -> Told:
        known = {property_: value for property_, value, _ in statements}
        types = {_text(value) for property_, value, _ in statements if property_ == _TYPE}
        kind = next((name for iri, name in self._kinds.items() if iri in types), "Event")
        status = _text(known[f"{_CG}status"]).removeprefix(_CG).lower()
        fact = self._fact(kind, status, known, statements)
        sentence = self._words.describe_claim(fact) if fact["roles"] else _text(known[f"{_RDFS}label"])
        return Told(
            sentence=self._with_qualifier(sentence, fact, known.get(f"{_CG}countQualifier")),
            status=status,
            disputed=f"{_CG}disputed" in known,
            earliest=_text(known.get(f"{_CG}earliest", "")),
        )

    def _fact(
        self, kind: str, status: str, known: Mapping[str, Term], statements: list[tuple[str, Term, str | None]]
    ) -> Fact:
        names = ("amount", "currency", "count", "effect", "title", "date")
        values = {name: known.get(f"{_CG}{name}") for name in names}
        plain = {name: None if value is None else _text(value) for name, value in values.items()}
        nationality = [_text(value) for property_, value, _ in statements if property_ == f"{_CG}nationality"]
        return Fact(
            id="",
            event="",
            article="",
            kind=kind,
            status=status,
            roles=self._roles(kind, statements),
            amount=None if plain["amount"] is None else Decimal(plain["amount"]),
            currency=plain["currency"],
            count=None if plain["count"] is None else int(plain["count"]),
            nationality=[iri.rpartition("/")[2] for iri in nationality],
            effect=plain["effect"],
            title=plain["title"],
            date=plain["date"],
            attribution=None,
            confidence=1,
            quote="",
            start=0,
            end=0,
        )

    def _roles(self, kind: str, statements: list[tuple[str, Term, str | None]]) -> dict[str, Role]:
        """Who fills which role, in the order in which the kind has its roles."""
        filled = {property_: (value, label) for property_, value, label in statements if label is not None}
        known = self._knowledge.kinds[kind].roles if kind in self._knowledge.kinds else {}
        roles = {}
        for name, role in known.items():
            if role.iri in filled:
                value, label = filled[role.iri]
                iri = _text(value)
                roles[name] = Role(id=iri, label=self._in_sentence(iri, label or ""), country=None, mention="")
        return roles

    def _with_qualifier(self, sentence: str, fact: Fact, qualifier: Term | None) -> str:
        """A sentence that says "at least 200 people" where the articles do."""
        if qualifier is None or fact["count"] is None:
            return sentence
        people = describe_people(fact["count"], fact["nationality"], self._words.states)
        return sentence.replace(people, f"{_text(qualifier)} {people}", 1)


def describe_date(date: str) -> str:
    """When, as a sentence has it.

    >>> [describe_date(date) for date in ("2025-07-04", "2025-07", "2025")]
    ['on 4 July 2025', 'in July 2025', 'in 2025']
    """
    year, *rest = date.split("-")
    month = f"{calendar.month_name[int(rest[0])]} " if rest else ""
    return f"on {int(rest[1])} {month}{year}" if len(rest) > 1 else f"in {month}{year}"


def _text(term: Term | str) -> str:
    return str(getattr(term, "value", term))
