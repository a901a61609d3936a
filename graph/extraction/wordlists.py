"""Reads the word lists of `ontology/` that money, dates, counts and names are found with into checked records.

What the lists say stands beside their fields in the files; what is made of them is in `amounts`, `times` and `counts`.
"""

from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from graph.errors import GazetteerError
from graph.resources import ontology_path


class WordList(BaseModel):
    """A file of words, every field of which is known."""

    model_config = ConfigDict(extra="forbid", frozen=True)


_List = TypeVar("_List", bound=WordList)
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C is eight times as quick, where it is built


def read_wordlist(name: str, model: type[_List]) -> _List:
    """The word list in a file of `ontology/`. Raises GazetteerError, naming the file, if it breaks the rules."""
    path = ontology_path(name)
    try:
        return model.model_validate(yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER))  # noqa: S506 -- a safe loader
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        raise GazetteerError(f"{path}: {error}") from error
