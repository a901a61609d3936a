"""The form of gazetteer files (docs/gazetteer.md), read and checked; what their rows mean is for `forms`."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from graph.errors import GazetteerError
from graph.territories import find_territory

Name = Annotated[str, StringConstraints(min_length=2, pattern=r"^\S(.*\S)?$")]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
WikidataId = Annotated[str, StringConstraints(pattern=r"^Q[1-9][0-9]*$")]


class Row(BaseModel):
    """What all rows share."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class StateRow(Row):
    """A state, or a territory with a government of its own."""

    names: list[Name]
    in_sentence: Name | None = None  # the usual name with its article, where `territories.csv` has another
    government: Name | None = None  # label of its government, where it is not "Government of ..."
    attributive: Name | None = None  # the state as an adjective in labels: "US", where it is not the first demonym
    wikidata: WikidataId | None = None
    demonyms: list[Name] = []
    adjectives: list[Name] = []
    people: list[Name] = []
    capitals: list[Name] = []
    seats: list[Name] = []
    ambiguous: list[Name] = []
    usually: dict[Name, Code] = {}


class RegionRow(Row):
    """A continent or region."""

    label: Name
    names: list[Name]
    demonyms: list[Name] = []
    adjectives: list[Name] = []
    people: list[Name] = []
    ambiguous: list[Name] = []


class BodyRow(Row):
    """An international organisation, a charity, an armed group or a part of the press."""

    label: Name
    names: list[Name]
    wikidata: WikidataId | None = None
    ambiguous: list[Name] = []
    media: bool = False
    governs: Code | None = None


class AgencyRow(Row):
    """A ministry, department, service or legislature, or a type of them."""

    label: Name
    names: list[Name]
    country: Code | None = None
    type: Key | None = None
    generic: bool = False
    government: bool = False
    portfolios: bool = False
    wikidata: WikidataId | None = None
    ambiguous: list[Name] = []


class CourtRow(Row):
    """A court, or a type of courts."""

    label: Name
    names: list[Name]
    level: Literal["supreme", "constitutional", "high", "appeal", "first", "special", "military", "international"]
    country: Code | None = None
    type: Key | None = None
    generic: bool = False
    wikidata: WikidataId | None = None
    ambiguous: list[Name] = []


class OfficeRow(Row):
    """A title of office."""

    names: list[Name]
    plurals: list[Name] = []  # where the rule gives others
    branch: Literal[
        "executive", "legislative", "judicial", "military", "party", "international", "diplomatic", "spokesperson",
        "royal", "civil",
    ]  # fmt: skip
    acts_for_state: bool
    agency: Key | None = None
    country: Code | None = None
    portfolios: bool = False
    bare: bool = True
    ambiguous: list[Name] = []


class LeaderRow(Row):
    """One time in office of somebody whose name stands for a state."""

    name: Name
    office: Key
    from_: dt.date | int = Field(alias="from")
    to: dt.date | int | None = None
    aliases: list[Name] = []
    surname: Name | None = None  # null in the file: never called by a surname alone; left out: the last word
    common: bool = False  # the surname is a common word or name

    @property
    def last_name(self) -> str | None:
        """The surname, by which the news calls him or her after the first mention; None if never."""
        return self.surname if "surname" in self.model_fields_set else self.name.split()[-1]

    @property
    def first_day(self) -> dt.date:
        """The first day in office; of a year, its first."""
        return dt.date(self.from_, 1, 1) if isinstance(self.from_, int) else self.from_

    @property
    def last_day(self) -> dt.date:
        """The last day in office; of a year, its last; of somebody still in office, the last of all days."""
        return dt.date(self.to, 12, 31) if isinstance(self.to, int) else self.to or dt.date.max


class Sections(Row):
    """What a gazetteer file may hold; every section may be absent."""

    states: dict[Code, StateRow] = {}
    regions: dict[Key, RegionRow] = {}
    agencies: dict[Key, AgencyRow] = {}
    courts: dict[Key, CourtRow] = {}
    bodies: dict[Key, BodyRow] = {}
    offices: dict[Key, OfficeRow] = {}
    leaders: dict[Code, list[LeaderRow]] = {}
    portfolios: dict[Key, list[Name]] = {}
    qualifiers: dict[Literal["former", "acting", "deputy", "shadow", "future"], list[Name]] = {}
    other_names: list[Name] = []


class _UniqueKeyLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # chosen at run time
    """Safe YAML that refuses a key written twice, of which plain YAML would keep the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 -- PyYAML's own
        seen: set[str] = set()
        for key in (key for key, _ in node.value if isinstance(key, yaml.ScalarNode)):
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"{key.value!r} stands twice", key.start_mark)
            seen.add(key.value)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        return mapping


def _read_yaml(path: Path) -> dict[str, Any]:
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_UniqueKeyLoader)  # noqa: S506 -- a safe loader
    except (OSError, UnicodeDecodeError) as error:
        raise GazetteerError(f"{path}: cannot be read: {error}") from error
    except (yaml.YAMLError, ValueError) as error:  # a ValueError for a day that no calendar has
        raise GazetteerError(f"{path}: not YAML: {' '.join(str(error).split())}") from error
    if not isinstance(data, dict):
        raise GazetteerError(f"{path}: expected sections such as `states:` or `agencies:`")
    return data


def _line_of(path: Path, keys: Sequence[object], value: object = None) -> int:
    """The line of a file where a value stands, or of the nearest thing around it that stands there.

    An item of a list is looked for by its value, since the list may have begun in an earlier file.
    """
    node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    line = 1
    for key in keys:
        found = _child(node, key, value)
        if found is None:
            break
        line, node = found[0].start_mark.line + 1, found[1]
    return line


def _child(node: yaml.Node | None, key: object, value: object) -> tuple[yaml.Node, yaml.Node] | None:
    """What stands at a key or index: the node that shows its place, and its value."""
    if isinstance(node, yaml.MappingNode):
        return next(((name, child) for name, child in node.value if name.value == str(key)), None)
    if isinstance(node, yaml.SequenceNode):
        return next(((child, child) for child in node.value if child.value == str(value)), None)
    return None


def _merge(old: Any, new: Any) -> Any:  # noqa: ANN401 -- whatever YAML holds
    """Two values of one key: mappings and lists come together, anything else is replaced."""
    if isinstance(old, dict) and isinstance(new, dict):
        return old | {key: _merge(old.get(key), value) for key, value in new.items()}
    if isinstance(old, list) and isinstance(new, list):
        return old + [value for value in new if value not in old]
    return new


def read_sections(paths: Iterable[Path]) -> Sections:
    """All files as one, later ones adding to the rows of earlier ones. Raises GazetteerError with file and line."""
    merged: dict[str, Any] = {}
    checked: dict[str, Any] = {}
    origins: dict[tuple[str, str], tuple[int, Path]] = {}  # of each row, the last file that it stands in
    for number, path in enumerate(paths):
        data = _read_yaml(path)
        merged = _merge(merged, data)
        sections = _check_form(path, {name: merged[name] for name in data})
        checked |= {name: getattr(sections, name) for name in data}
        rows = [(name, key) for name in data if isinstance(data[name], dict) for key in data[name]]
        origins |= dict.fromkeys(rows, (number, path))
    sections = Sections.model_construct(**checked)
    try:
        _check_references(sections)
        _check_leaders(sections)
        _check_names(sections)
    except _RowError as error:
        _, path, key = max((*origins[error.section, key], key) for key in error.keys)
        line = _line_of(path, [error.section, key])
        raise GazetteerError(f"{path}:{line}: {error.section}.{key}: {error}") from error
    return sections


def _check_form(path: Path, data: Mapping[str, object]) -> Sections:
    try:
        return Sections.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise GazetteerError(
            f"{path}:{_line_of(path, first['loc'], first['input'])}: {where}: {first['msg']}"
        ) from error


class _RowError(Exception):
    """A row that contradicts others of its section."""

    def __init__(self, section: str, message: str, *keys: str) -> None:
        super().__init__(message)
        self.section = section
        self.keys = keys


def _check_references(sections: Sections) -> None:
    """Every country has its row in `states`, and every type its generic row or portfolio."""
    types = {key for key, row in sections.agencies.items() if row.generic}
    types |= {key for key, row in sections.courts.items() if row.generic}
    types |= {f"{portfolio}-ministry" for portfolio in sections.portfolios}
    for code in sections.states:
        if find_territory(code) is None:
            raise _RowError("states", "expected an ISO 3166-1 alpha-2 code, XK or EU", code)
    for section, key, field_name, country in _countries(sections):
        if country not in sections.states:
            raise _RowError(section, f"{field_name} is {country!r}, expected a code that stands in `states`", key)
    for section in ("agencies", "courts"):
        for key, row in getattr(sections, section).items():
            if row.type is not None and row.type not in types:
                raise _RowError(section, f"type is {row.type!r}, expected the key of a generic row", key)
            if row.generic and row.country is not None:
                raise _RowError(section, "expected either `generic` or a country", key)


def _check_leaders(sections: Sections) -> None:
    for code, rows in sections.leaders.items():
        for row in rows:
            if row.office not in sections.offices:
                raise _RowError("leaders", f"{row.name}: office is {row.office!r}, expected a key of `offices`", code)
            if row.first_day > row.last_day:
                raise _RowError("leaders", f"{row.name}: expected `from` before `to`", code)


def _countries(sections: Sections) -> Iterator[tuple[str, str, str, str]]:
    """All codes of states that rows refer to: section, key, field, code."""
    for section in ("agencies", "courts", "offices"):
        for key, row in getattr(sections, section).items():
            if row.country is not None:
                yield section, key, "country", row.country
    for key, body in sections.bodies.items():
        if body.governs is not None:
            yield "bodies", key, "governs", body.governs
    for code, state in sections.states.items():
        for other in state.usually.values():
            yield "states", code, "usually", other
    for code in sections.leaders:
        yield "leaders", code, "the section's key", code


def _check_names(sections: Sections) -> None:
    """No name stands in two rows of a section, unless both say that it is ambiguous, or which state is meant."""
    for section in ("states", "regions", "agencies", "courts", "bodies", "offices"):
        owners: dict[str, str] = {}
        for key, row in getattr(sections, section).items():
            shared = {*row.ambiguous, *getattr(row, "usually", {})}
            for name in set(_row_names(row)) - shared:
                if owners.setdefault(name, key) != key:
                    remedy = "`ambiguous` in both" + (", or `usually` in one" if section == "states" else "")
                    message = f"{name!r} stands in {owners[name]} and {key}, expected it under {remedy}"
                    raise _RowError(section, message, key, owners[name])


def _row_names(row: Row) -> Iterator[str]:
    for field_name in ("names", "demonyms", "adjectives", "people", "capitals", "seats"):
        yield from getattr(row, field_name, ())
