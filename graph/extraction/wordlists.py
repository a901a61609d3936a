"""Reads the word lists of `ontology/` that money, dates, counts and names are found with into checked records.

What the lists say stands beside their fields in the files; what is made of them is in `quantities` and `times`.
"""

from typing import TypeVar

from pydantic import BaseModel, ConfigDict

from graph.checked_yaml import read_checked
from graph.errors import GazetteerError
from graph.resources import ontology_path


class WordList(BaseModel):
    """A file of words, every field of which is known."""

    model_config = ConfigDict(extra="forbid", frozen=True)


_List = TypeVar("_List", bound=WordList)


def read_wordlist(name: str, model: type[_List]) -> _List:
    """The word list in a file of `ontology/`. Raises GazetteerError, with file and line, if it breaks the rules."""
    return read_checked(ontology_path(name), model, GazetteerError)
