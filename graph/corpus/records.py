"""Records of `graph.model` as JSON and back, each equal to what it was."""

from typing import Generic, TypeVar

from pydantic import TypeAdapter

from graph.model import Article, Claim, Entity, Event, Unread
from graph.resolution import Sighting

_Record = TypeVar("_Record")


class RecordForm(Generic[_Record]):
    """One kind of record, or a tuple of some, as JSON, made by pydantic from the fields of the dataclass."""

    def __init__(self, kind: type[_Record]) -> None:
        self._adapter: TypeAdapter[_Record] = TypeAdapter(kind)

    def as_json(self, record: _Record) -> str:
        """The record as one line of JSON."""
        return self._adapter.dump_json(record).decode()

    def from_json(self, line: str) -> _Record:
        """The record that a line was made from."""
        return self._adapter.validate_json(line)


ARTICLES = RecordForm(Article)
CLAIMS = RecordForm(Claim)
EVENTS = RecordForm(Event)
UNREAD = RecordForm(Unread)
ENTITIES = RecordForm(Entity)
SIGHTINGS = RecordForm(tuple[Sighting, ...])
