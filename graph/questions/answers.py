"""The answers to a question: its query asked with what it was asked of, each row as a sentence with its citations."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from graph.errors import RequestError
from graph.iris import BASE_IRI
from graph.knowledge import Knowledge
from graph.prefixes import prefixes
from graph.questions.citations import Citation, cite
from graph.questions.files import STATUSES, Question, unasked
from graph.questions.names import Names
from graph.questions.networks import Centre, find_paths, make_network, rank, steps
from graph.questions.templates import Place, counted, fill
from graph.questions.things import Things
from graph.questions.values import read_value
from graph.store import NamedNode, Store, Term, solutions

_BODIES = "SELECT ?body ?government { ?body org:subOrganizationOf ?government } ORDER BY ?body ?government"
_GOVERNED = "SELECT ?government ?country { ?government cg:governs ?country } ORDER BY ?government"
_EVENTS = frozenset({"event", "events"})  # the columns of an answer's own events
_SUMS = frozenset({"amount", "total", "largest"})
_APART = _EVENTS | {"status"}  # told beside the values

Row = Mapping[str, Term]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer: a sentence, what it is made of, and who says so."""

    sentence: str
    status: str | None  # of the event, if the answer is of one
    disputed: bool
    values: Mapping[str, str]  # by column
    events: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What was understood, and the answers."""

    question: Question
    given: Mapping[str, str]  # what each parameter was taken for
    answers: tuple[Answer, ...]
    total: int  # how many there are
    undated: int  # answers left out, because nobody knows whether they are of that time


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks questions of a graph."""

    store: Store
    knowledge: Knowledge
    base_iri: str = BASE_IRI

    def ask(self, question: Question, given: Mapping[str, str], limit: int | None = None) -> Reply:
        """What the graph answers. Raises RequestError for a value that a parameter cannot have, or an unknown name."""
        names, things = Names(self.store, self.base_iri), Things(self.store, self.knowledge, self.base_iri)
        values = {name: self._value(question, name, text, names) for name, text in given.items()}
        taken = {name: _describe(value, given[name], names) for name, value in values.items()}
        bound = unasked(question.parameters) | values
        if question.header.network is not None:
            found = list(self._ask_network(question, bound, things))
            return Reply(question=question, given=taken, answers=tuple(found[:limit]), total=len(found), undated=0)
        rows = self._rows(question, bound)
        return Reply(
            question=question,
            given=taken,
            answers=tuple(self._answer(question, row, things) for row in rows[:limit]),
            total=len(rows),
            undated=self._undated(question, bound, values, {_identity(question, row) for row in rows}),
        )

    def _value(self, question: Question, name: str, text: str, names: Names) -> Term:
        parameter = question.parameters.get(name)
        if parameter is None:
            raise RequestError(f"{question.name} has no parameter {name}")
        if parameter.type == "actor":
            return NamedNode(names.find(text))
        return read_value(name, parameter, text)

    def _rows(self, question: Question, bound: Row) -> list[Row]:
        """The rows of the query, each once, what happened before what is planned, possible or denied."""
        asked = bound if question.header.network is None else {}
        _, rows = solutions(self.store, question.sparql, asked, base_iri=self.base_iri)
        found: dict[tuple[str, ...], Row] = {}
        for row in rows:
            found.setdefault(_identity(question, row), row)
        return sorted(found.values(), key=lambda row: _status_rank(row.get("status")))

    def _undated(self, question: Question, bound: Row, values: Mapping[str, Term], found: set[tuple[str, ...]]) -> int:
        """How many more answers without a date there would be without a bound of time."""
        bounds = {name for name in values if question.parameters[name].type in {"since", "until"}}
        if not bounds or "date" not in question.columns:
            return 0
        without = {**bound} | {name: value for name, value in unasked(question.parameters).items() if name in bounds}
        others = (row for row in self._rows(question, without) if _identity(question, row) not in found)
        return sum("date" not in row for row in others)

    def _answer(self, question: Question, row: Row, things: Things) -> Answer:
        sentence = fill(question.header.answer, lambda place: things.words(row, place))
        own = tuple(_events(row, things, only=_EVENTS))
        others = tuple(event for event in _events(row, things) if event not in own)
        status = row.get("status")
        return self._cited(
            sentence,
            own,
            things,
            others=others,
            status=None if status is None else _local(status),
            values={name: _shown(row.get(name), name, things) for name in question.columns if name not in _APART},
        )

    def _cited(
        self,
        sentence: str,
        events: tuple[str, ...],
        things: Things,
        *,
        others: tuple[str, ...] = (),
        status: str | None = None,
        values: Mapping[str, str],
    ) -> Answer:
        disputed = sum(things.event(event).disputed for event in events)
        if disputed:
            sentence += " Sources differ on it." if len(events) == 1 else f" Sources differ on {disputed} of them."
        citations = [citation for event in (*events, *others) for citation in cite(self.store, event, self.base_iri)]
        return Answer(
            sentence=sentence,
            status=status,
            disputed=disputed > 0,
            values=values,
            events=events,
            citations=tuple(citations),
        )

    def _ask_network(self, question: Question, bound: Row, things: Things) -> Iterator[Answer]:
        parts = [(_text(row["event"]), _text(row["actor"])) for row in self._rows(question, bound)]
        governs = self._pairs(_GOVERNED)
        if question.header.network == "centres":
            yield from self._centres(question, rank(make_network(parts, governs))[: int(_text(bound["top"]))], things)
            return
        bodies = self._pairs(_BODIES)
        network = make_network(parts, governs, bodies)
        start, end = (governs.get(iri, iri) for iri in (_text(bound["from"]), _text(bound["to"])))
        for path in find_paths(network, start, end):
            told: list[str] = []
            events: list[str] = []
            for one, other, ids in steps(network, path):
                told.append(things.label(ids[0]) if ids else _body_of(one, other, bodies, governs, things))
                events.extend(ids[:1])
            values = {"from": things.label(start), "to": things.label(end), "steps": str(len(told))}
            values["path"] = "; ".join(told)
            sentence = fill(question.header.answer, partial(_counted_value, values))
            yield self._cited(sentence, tuple(events), things, values=values)

    def _centres(self, question: Question, centres: Iterable[Centre], things: Things) -> Iterator[Answer]:
        for centre in centres:
            values = {
                "actor": things.label(centre.actor),
                "others": str(centre.others),
                "deeds": str(len(centre.events)),
                "between": f"{100 * centre.between:.0f}",
            }
            sentence = fill(question.header.answer, partial(_counted_value, values))
            yield Answer(
                sentence=sentence, status=None, disputed=False, values=values, events=centre.events, citations=()
            )

    def _pairs(self, sparql: str) -> dict[str, str]:
        (one, other), rows = solutions(self.store, sparql, base_iri=self.base_iri)
        return {_text(row[one]): _text(row[other]) for row in rows}


def answer_question(
    question: Question,
    given: Mapping[str, str],
    store: Store,
    knowledge: Knowledge,
    *,
    limit: int | None = None,
    base_iri: str = BASE_IRI,
) -> Reply:
    """What a graph answers to a question, asked of these values of its parameters, as people write them.

    Raises RequestError for a value that a parameter cannot have, an unknown name, and one that several have.
    """
    missing = [name for name in ("from", "to") if question.header.network == "paths" and name not in given]
    if missing:
        raise RequestError(f"{question.name} needs both ends: give --from and --to")
    return Asker(store, knowledge, base_iri).ask(question, given, limit)


def _describe(value: Term, given: str, names: Names) -> str:
    """What a value was taken for: a name told in full, a time as the day."""
    if isinstance(value, NamedNode):
        return given if "#" in value.value else names.describe(value.value)
    return _text(value)


def _events(row: Row, things: Things, only: Iterable[str] | None = None) -> Iterator[str]:
    """The events that a row names, one by one or in a list."""
    for name, value in row.items():
        if only is None or name in only:
            yield from sorted(things.events_in(_text(value)))


def _shown(value: Term | None, name: str, things: Things) -> str:
    """A value as a cell of a table."""
    if value is None:
        return ""
    text = _text(value)
    if isinstance(value, NamedNode) or things.events_in(text):
        return (things.words({name: value}, Place(name, None)) or "").removeprefix("the ")
    return str(Decimal(text)) if name in _SUMS else text


def _counted_value(values: Mapping[str, str], place: Place) -> str:
    value = values[place.name]
    return counted(int(value), place.beside) if place.beside else value


def _body_of(one: str, other: str, bodies: Mapping[str, str], governs: Mapping[str, str], things: Things) -> str:
    body, state = (one, other) if governs.get(bodies.get(one, ""), bodies.get(one)) == other else (other, one)
    return f"{things.label(body)} is a body of {things.label(state)}"


def _identity(question: Question, row: Row) -> tuple[str, ...]:
    """What makes a row another answer than the others: all but the parameters."""
    return tuple(str(row.get(name, "")) for name in question.columns)


def _status_rank(status: Term | None) -> int:
    return STATUSES.index(_local(status)) if status is not None else 0


def _local(term: Term) -> str:
    return _text(term).removeprefix(prefixes()["cg"]).lower()


def _text(term: Term) -> str:
    return str(getattr(term, "value", term))
