"""How far apart reports of one happening may be: `ontology/events.yaml` as a checked record."""

from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel, ConfigDict, NonNegativeInt

from graph.checked_yaml import read_checked
from graph.errors import FrameError
from graph.resources import ontology_path


class Windows(BaseModel):
    """Spans in days; what each is for is said in the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    fresh: NonNegativeInt
    bare: NonNegativeInt
    valued: NonNegativeInt
    foreseen: NonNegativeInt
    slack: NonNegativeInt
    kinds: Mapping[str, NonNegativeInt]
    timeless: frozenset[str]

    def bare_of(self, kind: str) -> int:
        """The span between reports of a kind that share no value."""
        return self.kinds.get(kind, self.bare)


@cache
def read_windows() -> Windows:
    """The windows of the ontology. Raises FrameError, with file and line, if the file breaks the rules."""
    return read_checked(ontology_path("events.yaml"), Windows, FrameError)
