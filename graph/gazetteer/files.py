"""The form of gazetteer files (docs/gazetteer.md), read and checked; what their rows mean is for `forms`."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from graph.checked_yaml import check, check_parts, line_of, read_yaml
from graph.errors import GazetteerError
from graph.territories import find_territory

LONGEST_NAME = 120  # characters
# ISO 3166-1 gives these codes to nobody, so that users may: for a state that is not recognised, gone or invented.
_USER_ASSIGNED = re.compile("AA|Q[M-Z]|X[A-Z]|ZZ")
_YEAR = re.compile("[12][0-9]{3}")
_DAY = re.compile("[12][0-9]{3}-[0-9]{2}-[0-9]{2}")


def _name(text: str) -> str:
    if not (1 < len(text) <= LONGEST_NAME and text == " ".join(text.split()) and any(map(str.isalpha, text))):
        raise ValueError(f"expected a name of 2 to {LONGEST_NAME} characters with a letter, words parted by one space")
    return text


def _key(text: str) -> str:
    if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", text) or len(text) > LONGEST_NAME:
        raise ValueError("expected a key of small letters and digits, such as 'relief-board'")
    return text


def _code(text: str) -> str:
    if not re.fullmatch("[A-Z]{2}", text):
        raise ValueError("expected an ISO 3166-1 alpha-2 code in capitals, such as 'RW'")
    return text


def _wikidata_id(text: str) -> str:
    if not re.fullmatch("Q[1-9][0-9]{0,15}", text):
        raise ValueError("expected an id of Wikidata, such as 'Q30'")
    return text


def _day_or_year(text: object) -> object:
    if text is None:
        return None
    try:
        if _YEAR.fullmatch(str(text)):
            return int(str(text))
        if _DAY.fullmatch(str(text)):
            return dt.date.fromisoformat(str(text))
    except ValueError:  # the 31st of February
        pass
    raise ValueError("expected a day such as 2024-05-31, or a year")


Name = Annotated[str, AfterValidator(_name)]
Key = Annotated[str, AfterValidator(_key)]
Code = Annotated[str, AfterValidator(_code)]
Names = Annotated[list[Name], Field(min_length=1)]
WikidataId = Annotated[str, AfterValidator(_wikidata_id)]
DayOrYear = Annotated[dt.date | int, BeforeValidator(_day_or_year)]


class Row(BaseModel):
    """What all rows share."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class StateRow(Row):
    """A state, or a territory with a government of its own."""

    names: Names
    in_sentence: Name | None = None  # the usual name with its article, where `territories.csv` has another
    government: Name | None = None  # label of its government, where it is not "Government of ..."
    attributive: Name | None = None  # the state as an adjective in labels: "US", where it is not the first demonym
    wikidata: WikidataId | None = None
    demonyms: list[Name] = []
    adjectives: list[Name] = []
    people: list[Name] = []
    prefixes: list[Name] = []
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
    names: Names
    wikidata: WikidataId | None = None
    ambiguous: list[Name] = []
    media: bool = False
    governs: Code | None = None


class AgencyRow(Row):
    """A ministry, department, service or legislature, or a type of them."""

    label: Name
    names: Names
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
    names: Names
    level: Literal["supreme", "constitutional", "high", "appeal", "first", "special", "military", "international"]
    country: Code | None = None
    type: Key | None = None
    generic: bool = False
    wikidata: WikidataId | None = None
    ambiguous: list[Name] = []


class OfficeRow(Row):
    """A title of office."""

    names: Names
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
    only_in: list[Code] = []
    not_in: list[Code] = []
    ambiguous: list[Name] = []


class LeaderRow(Row):
    """One time in office of somebody whose name stands for a state."""

    name: Name
    office: Key
    from_: DayOrYear = Field(alias="from")
    to: Annotated[dt.date | int | None, BeforeValidator(_day_or_year)] = None
    until: Annotated[dt.date | int | None, BeforeValidator(_day_or_year)] = None  # another word for `to`
    aliases: list[Name] = []
    surname: Name | None = None  # null in the file: never called by a surname alone; left out: the last word
    common: bool = False  # the surname is a common word or name

    @model_validator(mode="after")
    def _ends_once(self) -> "LeaderRow":
        if self.to is not None and self.until is not None:
            raise ValueError("expected `to` or `until`, not both")
        return self

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
        last = self.to or self.until
        return dt.date(last, 12, 31) if isinstance(last, int) else last or dt.date.max


class CableRow(Row):
    """How the cables of a state's foreign service are known, and what they abbreviate."""

    stations: Names  # what their senders begin with: "AMEMBASSY", of "AMEMBASSY NAIROBI"
    delegations: list[
        Name
    ] = []  # the same of those at a body of several states, and of the ministry: "USMISSION GENEVA"
    short_for: dict[Name, Names] = {}  # by the name in full


class Sections(Row):
    """What a gazetteer file may hold; every section may be absent."""

    states: dict[Code, StateRow] = {}
    regions: dict[Key, RegionRow] = {}
    agencies: dict[Key, AgencyRow] = {}
    courts: dict[Key, CourtRow] = {}
    bodies: dict[Key, BodyRow] = {}
    offices: dict[Key, OfficeRow] = {}
    leaders: dict[Code, list[LeaderRow]] = {}
    places: dict[Code, Names] = {}
    cables: dict[Code, CableRow] = {}
    portfolios: dict[Key, list[Name]] = {}
    qualifiers: dict[Literal["former", "acting", "deputy", "shadow", "future"], list[Name]] = {}
    body_words: list[Name] = []
    other_names: list[Name] = []


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
        data = _read_sections(path)
        merged = _merge(merged, data)
        sections = check(path, {name: merged[name] for name in data}, Sections, GazetteerError)
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
        line = line_of(path, [error.section, key], error.value)
        raise GazetteerError(f"{path}:{line}: {error.section}.{key}: {error}") from error
    return sections


def _read_sections(path: Path) -> dict[str, Any]:
    """The sections of one file, checked but for what rows of earlier files may have: here places are still right."""
    data = read_yaml(path, GazetteerError)
    if not isinstance(data, dict):
        raise GazetteerError(f"{path}:1: expected sections such as `states:` or `agencies:`")
    check_parts(path, data, Sections, GazetteerError)
    return data


class _RowError(Exception):
    """A row that contradicts others of its section, for the sake of one of its values."""

    def __init__(self, section: str, message: str, *keys: str, value: str | None = None) -> None:
        super().__init__(message)
        self.section = section
        self.keys = keys
        self.value = value


def _check_references(sections: Sections) -> None:
    """Every country has its row in `states`, and every type its generic row or portfolio."""
    types = {key for key, row in sections.agencies.items() if row.generic}
    types |= {key for key, row in sections.courts.items() if row.generic}
    types |= {f"{portfolio}-ministry" for portfolio in sections.portfolios}
    for code in sections.states:
        if find_territory(code) is None and not _USER_ASSIGNED.fullmatch(code):
            codes = "XK, EU, or for a state that ISO does not list one of AA, QM to QZ, XA to XZ, ZZ"
            raise _RowError("states", f"expected an ISO 3166-1 alpha-2 code, {codes}", code)
    for section, key, field_name, country in _countries(sections):
        if country not in sections.states:
            raise _RowError(
                section, f"{field_name} is {country!r}, expected a code that stands in `states`", key, value=country
            )
    for section in ("agencies", "courts"):
        for key, row in getattr(sections, section).items():
            if row.type is not None and row.type not in types:
                raise _RowError(
                    section, f"type is {row.type!r}, expected the key of a generic row", key, value=row.type
                )
            if row.generic and row.country is not None:
                raise _RowError(section, "expected either `generic` or a country", key)


def _check_leaders(sections: Sections) -> None:
    for code, rows in sections.leaders.items():
        for row in rows:
            if row.office not in sections.offices:
                raise _RowError(
                    "leaders",
                    f"{row.name}: office is {row.office!r}, expected a key of `offices`",
                    code,
                    value=row.name,
                )
            if row.first_day > row.last_day:
                raise _RowError("leaders", f"{row.name}: expected `from` before `to`", code, value=row.name)


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
    for section in ("leaders", "places", "cables"):
        for code in getattr(sections, section):
            yield section, code, "the section's key", code


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
                    raise _RowError(section, message, key, owners[name], value=name)


def _row_names(row: Row) -> Iterator[str]:
    for field_name in ("names", "demonyms", "adjectives", "people", "capitals", "seats"):
        yield from getattr(row, field_name, ())
