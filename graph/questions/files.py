"""Reads `ontology/queries/*.rq` and users' files of that form into checked questions.

A file is a query in SPARQL whose first comment is its header, in YAML: title, ways to ask it, parameters, the sentence
of an answer. docs/questions.md says what each key means.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from graph.checked_yaml import check, choices, line_of, read_yaml
from graph.errors import QuestionError, StoreError
from graph.prefixes import prefixes
from graph.questions.templates import places
from graph.resources import ontology_path
from graph.store import Literal as LiteralTerm
from graph.store import NamedNode, Term, load_files, solutions

ParameterType = Literal["actor", "since", "until", "status", "number"]
FIRST_DAY, LAST_DAY = dt.date(1, 1, 1), dt.date(9999, 12, 31)
# Of the command itself; a parameter of that name could not be given.
TAKEN = frozenset({"as-of", "build", "format", "help", "limit", "list", "queries"})
STATUSES = ("actual", "planned", "possible", "negated")
_ENDS_OF_PATHS = frozenset({"from", "to"})
_NAME = re.compile("[a-z][a-z0-9-]*")
_SLOT = re.compile(r"\{([^{}]*)\}")
_XSD = prefixes()["xsd"]
_CG = prefixes()["cg"]


def _parameter_name(name: str) -> str:
    if not _NAME.fullmatch(name) or name in TAKEN:
        raise ValueError(f"{name!r}: expected a name in small letters that is none of {', '.join(sorted(TAKEN))}")
    return name


def _template(text: str) -> str:
    list(places(text))
    return text


class Parameter(BaseModel):
    """What a question can be asked of."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    type: ParameterType
    help: Annotated[str, Field(max_length=100)]
    default: str | None = None  # of a number

    @model_validator(mode="after")
    def _check_default(self) -> "Parameter":
        if (self.type == "number") != (self.default is not None and self.default.isdecimal()):
            raise ValueError("expected a default of digits for a number, and for nothing else")
        return self

    @property
    def unasked(self) -> Term | None:
        """The value where none is given: the bound of time, the default number, or nothing."""
        if self.type == "since":
            return day_term(FIRST_DAY)
        if self.type == "until":
            return day_term(LAST_DAY)
        return number_term(self.default) if self.default is not None else None


class Header(BaseModel):
    """The header of a question's file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Annotated[str, Field(max_length=120)]
    asked: tuple[str, ...] = ()  # ways to ask it, with {parameters} in them
    words: tuple[str, ...] = ()  # others by which it is found
    parameters: Mapping[Annotated[str, AfterValidator(_parameter_name)], Parameter] = {}
    answer: Annotated[str, AfterValidator(_template)]
    note: str | None = None  # what to know of all answers
    network: Literal["paths", "centres"] | None = None  # what is made of the edges that the query gives

    @model_validator(mode="after")
    def _check_network(self) -> "Header":
        actors = {name for name, parameter in self.parameters.items() if parameter.type == "actor"}
        if self.network == "paths" and actors != _ENDS_OF_PATHS:
            raise ValueError("a question of paths has the actors from and to as parameters, and no others")
        return self


@dataclass(frozen=True, slots=True)
class Question:
    """A question that can be asked of a graph."""

    name: str
    path: Path
    header: Header
    sparql: str
    columns: tuple[str, ...]  # what the query selects, without the parameters

    @property
    def title(self) -> str:
        """The question as people read it."""
        return self.header.title

    @property
    def parameters(self) -> Mapping[str, Parameter]:
        """What it can be asked of, by name."""
        return self.header.parameters


def load_questions(*folders: Path) -> dict[str, Question]:
    """The questions of the ontology and of a user's folders by name; a user's own replaces one of the same name.

    Raises QuestionError with file and line for what breaks the rules.
    """
    found = (_read(path) for folder in (ontology_path("queries"), *folders) for path in question_files(folder))
    return {question.name: question for question in found}


def question_files(folder: Path) -> Sequence[Path]:
    """The files of questions in a folder, by name. Raises QuestionError if it cannot be read or has none."""
    files = sorted(path for path in folder.glob("*.rq") if not path.name.startswith("."))
    if not files:
        raise QuestionError(f"{folder}: expected a folder with files that end in .rq")
    return files


def day_term(day: dt.date) -> Term:
    """A day as a value of a query."""
    return LiteralTerm(day.isoformat(), datatype=NamedNode(f"{_XSD}date"))


def number_term(number: str) -> Term:
    """A number as a value of a query."""
    return LiteralTerm(str(Decimal(number)), datatype=NamedNode(f"{_XSD}decimal"))


def status_term(status: str) -> Term:
    """A status as a value of a query."""
    return NamedNode(f"{_CG}{status.capitalize()}")


def unasked(parameters: Mapping[str, Parameter]) -> dict[str, Term]:
    """The values of parameters where none are given, for those that always have one."""
    return {name: value for name, parameter in parameters.items() if (value := parameter.unasked) is not None}


def _read(path: Path) -> Question:
    if not _NAME.fullmatch(path.stem):
        raise QuestionError(f"{path}: expected a name of small letters, digits and hyphens")
    content = read_yaml(path, QuestionError)
    if not isinstance(content, dict):
        raise QuestionError(f"{path}:1: expected a header, comment lines such as `# title: Who paid whom?`")
    header = check(path, content, Header, QuestionError)
    sparql = _without_header(path.read_text(encoding="utf-8-sig"))
    _check_ways(path, header)
    selected = _selected(path, header, sparql)
    if header.network == "centres":
        known = {"actor", "others", "deeds", "between"}
    elif header.network == "paths":
        known = {"from", "to", "steps", "path"}
    else:
        known = set(selected)
    _check_places(path, header, known)
    columns = tuple(name for name in selected if name not in header.parameters or name == "status")
    return Question(path.stem, path, header, sparql, columns)


def _without_header(text: str) -> str:
    """The query alone, in the lines in which it stands: what the header tells in words is no part of it."""
    lines = text.split("\n")
    header = len(list(takewhile(lambda line: line.startswith("#"), lines)))
    return "\n" * header + "\n".join(lines[header:])


def _selected(path: Path, header: Header, sparql: str) -> list[str]:
    """The variables that the query selects, found by asking it of nothing."""
    bindings = {} if header.network else unasked(header.parameters)
    try:
        selected, _ = solutions(load_files([]), sparql, bindings)
    except StoreError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise QuestionError(f"{path}:{line[1] if line else 1}: {error}") from error
    if header.network is None:
        for name in header.parameters:
            if name not in selected:
                line_number = line_of(path, ("parameters", name))
                raise QuestionError(f"{path}:{line_number}: the query does not select ?{name}, a parameter")
    elif not {"event", "actor"} <= set(selected):
        raise QuestionError(f"{path}:{line_of(path, ('network',))}: the query of a network selects ?event ?actor")
    return selected


def _check_places(path: Path, header: Header, known: set[str]) -> None:
    for place in places(header.answer):
        if place.name not in known:
            line = line_of(path, ("answer",))
            raise QuestionError(f"{path}:{line}: {{{place.name}}} is not selected, expected one of {choices(known)}")


def _check_ways(path: Path, header: Header) -> None:
    for number, way in enumerate(header.asked):
        unknown = set(_SLOT.findall(way)) - set(header.parameters)
        if unknown:
            raise QuestionError(
                f"{path}:{line_of(path, ('asked', number))}: {{{min(unknown)}}} is no parameter, "
                f"expected one of {choices(header.parameters)}"
            )


def slots(way: str) -> Iterator[str]:
    """The parameters that a way to ask names."""
    return iter(_SLOT.findall(way))
