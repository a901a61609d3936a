"""The names that the news has for states, their bodies, courts, offices and leaders, and where a text has them.

The names are data: `ontology/gazetteer/*.yaml`, to which a user may add files of the same form; Wikidata ids and the
usual names of states come from `graph.territories`. Words are compared as tokens, so "Rwanda's" holds Rwanda and
"South Sudan" never holds Sudan. Deciding what a name means where context is needed ("the foreign ministry",
"Georgia") is left to others: the match says what it could be.
"""

import datetime as dt
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from graph.errors import GazetteerError
from graph.model import EntityKind
from graph.resources import ontology_path
from graph.territories import Territory, find_territory


class Sense(StrEnum):
    """In which sense words are a name."""

    NAME = "name"  # of a state: "Rwanda"
    DEMONYM = "demonym"  # "Rwandan", "Danish"
    PEOPLE = "people"  # nouns for people only: "Rwandans", "a Dane"
    METONYM = "metonym"  # a capital, building or street for the government: "Kigali", "the Kremlin"
    GOVERNMENT = "government"  # "the U.S. government", "the Biden administration"; without a country: "the government"
    AGENCY = "agency"
    COURT = "court"
    BODY = "body"  # international organisations, charities, armed groups, the press
    OFFICE = "office"
    LEADER = "leader"
    REGION = "region"  # "Africa", "Central Asian"


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerEntry:
    """What a name names."""

    key: str  # "US", "us-supreme-court", "prime-minister"
    label: str
    kind: EntityKind | None  # None for an office
    country: str | None = None  # ISO 3166-1 alpha-2 (XK, EU) of a state or something that belongs to one
    wikidata: str | None = None  # "Q30"
    generic: bool = False  # a type of agency or court ("foreign ministry"); context decides the country
    type: str | None = None  # of an agency or court: the key of the generic entry that it is its state's instance of
    level: str | None = None  # of a court
    media: bool = False  # the press: it tells, it does not act
    branch: str | None = None  # of an office
    acts_for_state: bool = False  # of an office: what its holder does in office, the state does
    agency: str | None = None  # of an office: the type of agency that it belongs to
    portfolios: bool = False  # takes a portfolio: "minister", "ministry"
    bare: bool = True  # False: no name without a portfolio ("secretary")


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerMatch:
    """Words of a text that are a name; the possessive ending is not part of them."""

    start_char: int
    end_char: int
    text: str
    sense: Sense
    entry: GazetteerEntry  # the usual reading
    alternatives: tuple[GazetteerEntry, ...] = ()  # other readings: Congo-Brazzaville, for "Congolese"
    ambiguous: bool = False  # also a common word, a person's name or another place: ask for context
    noun: bool = False  # of a demonym: may also be a noun ("an Iraqi"), not only an adjective ("Danish")
    plural: bool = False
    qualifiers: frozenset[str] = frozenset()  # of an office: former, acting, deputy, shadow, future

    @property
    def acts_for_state(self) -> bool:
        """Whether what the holder of this office does is done by the state: not so for a former minister."""
        return self.entry.acts_for_state and not self.qualifiers & {"former", "shadow", "future"}


# --- files -----------------------------------------------------------------------------------------------------------

Name = Annotated[str, StringConstraints(min_length=2, pattern=r"^\S(.*\S)?$")]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
WikidataId = Annotated[str, StringConstraints(pattern=r"^Q[1-9][0-9]*$")]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _StateRow(_Row):
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


class _RegionRow(_Row):
    label: Name
    names: list[Name]
    demonyms: list[Name] = []
    adjectives: list[Name] = []
    people: list[Name] = []
    ambiguous: list[Name] = []


class _BodyRow(_Row):
    label: Name
    names: list[Name]
    wikidata: WikidataId | None = None
    ambiguous: list[Name] = []
    media: bool = False
    governs: Code | None = None


class _AgencyRow(_Row):
    label: Name
    names: list[Name]
    country: Code | None = None
    type: Key | None = None
    generic: bool = False
    government: bool = False
    portfolios: bool = False
    wikidata: WikidataId | None = None
    ambiguous: list[Name] = []


class _CourtRow(_Row):
    label: Name
    names: list[Name]
    level: Literal["supreme", "constitutional", "high", "appeal", "first", "special", "military", "international"]
    country: Code | None = None
    type: Key | None = None
    generic: bool = False
    wikidata: WikidataId | None = None
    ambiguous: list[Name] = []


class _OfficeRow(_Row):
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


class _LeaderRow(_Row):
    name: Name
    office: Key
    from_: dt.date | int = Field(alias="from")
    to: dt.date | int | None = None
    aliases: list[Name] = []
    surname: Name | None = None  # null in the file: never called by a surname alone; left out: the last word
    common: bool = False  # the surname is a common word or name


class _Sections(_Row):
    """What a gazetteer file may hold; every section may be absent."""

    states: dict[Code, _StateRow] = {}
    regions: dict[Key, _RegionRow] = {}
    agencies: dict[Key, _AgencyRow] = {}
    courts: dict[Key, _CourtRow] = {}
    bodies: dict[Key, _BodyRow] = {}
    offices: dict[Key, _OfficeRow] = {}
    leaders: dict[Code, list[_LeaderRow]] = {}
    portfolios: dict[Key, list[Name]] = {}
    qualifiers: dict[Literal["former", "acting", "deputy", "shadow", "future"], list[Name]] = {}
    other_names: list[Name] = []


class _UniqueKeyLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # chosen at run time
    """Safe YAML that refuses a key written twice, of which plain YAML would keep the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 -- PyYAML's own
        seen: set[str] = set()
        for key, _ in node.value:
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
    except yaml.YAMLError as error:
        raise GazetteerError(f"{path}: not YAML: {' '.join(str(error).split())}") from error
    if not isinstance(data, dict):
        raise GazetteerError(f"{path}: expected sections such as `states:` or `agencies:`")
    return data


def _line_of(path: Path, keys: Sequence[object]) -> int:
    """The line of a file where a value stands, or of the nearest thing around it that stands there."""
    node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    line = 1
    for key in keys:
        if isinstance(node, yaml.MappingNode):
            found = next(((k, v) for k, v in node.value if k.value == str(key)), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            found = (node.value[key], node.value[key])
        else:
            found = None
        if found is None:
            break
        line, node = found[0].start_mark.line + 1, found[1]
    return line


def _merge(old: Any, new: Any) -> Any:  # noqa: ANN401 -- whatever YAML holds
    """Two values of one key: mappings and lists come together, anything else is replaced."""
    if isinstance(old, dict) and isinstance(new, dict):
        return old | {key: _merge(old.get(key), value) for key, value in new.items()}
    if isinstance(old, list) and isinstance(new, list):
        return old + [value for value in new if value not in old]
    return new


def _read_sections(paths: Iterable[Path]) -> tuple[_Sections, dict[tuple[str, str], Path]]:
    """All files as one, and the file that each row was last written in. Raises GazetteerError."""
    merged: dict[str, Any] = {}
    checked: dict[str, Any] = {}
    origins: dict[tuple[str, str], Path] = {}
    for path in paths:
        data = _read_yaml(path)
        merged = _merge(merged, data)
        try:
            sections = _Sections.model_validate({name: merged[name] for name in data})
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            raise GazetteerError(f"{path}:{_line_of(path, first['loc'])}: {where}: {first['msg']}") from error
        checked |= {name: getattr(sections, name) for name in data}
        origins |= {(name, str(key)): path for name in data if isinstance(data[name], dict) for key in data[name]}
    return _Sections.model_construct(**checked), origins


# --- words -----------------------------------------------------------------------------------------------------------

_TOKEN = re.compile(r"\w[\w\u0300-\u036f]*|\n\s*\n|[^\w\s]")  # a word, a paragraph's end, any other sign
_SIGNS = str.maketrans("\u2019\u2018\u02bc\u2010\u2011", "\x27\x27\x27--")  # apostrophes and hyphens
# Words that sentences begin with and titles before names: in capitals, they are no part of the name that follows.
_FUNCTION_WORDS = """
a about above across after against all also although amid among an and another any as at because before behind below
between both but by col dame despite did do does dr during each earlier either elsewhere even every few finally first
for former from gen had has have he her here his hon how however if in indeed inside instead into is it its lady last
later like lord madam many may meanwhile more most mr mrs ms much near neither never next no nor not now of off on
once one only or other our out over perhaps prof rev second several sgt she sheikh should since sir so some still such
than that the their then there these they this those though through throughout thus to today tomorrow too toward
towards two under unless unlike until up upon was we were what when where whereas whether which while who whom whose
why will with within without would yesterday yet you your
"""
_HONORIFICS = frozenset("dame dr lady lord madam miss mr mrs ms sheikh sir".split())
_CALENDAR_WORDS = """
monday tuesday wednesday thursday friday saturday sunday
january february march april may june july august september october november december
"""
_NO_NAME_BEFORE = frozenset(_FUNCTION_WORDS.split())
_NO_NAME_AFTER = frozenset(f"{_FUNCTION_WORDS} {_CALENDAR_WORDS}".split())
_PREFIXES = frozenset({"anti", "ex", "non", "pan", "post", "pro"})


def _fold(word: str) -> str:
    """A word without its accents: "Elysee" for "Élysée"."""
    if word.isascii():
        return word
    return "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))


class _Words(NamedTuple):
    """The tokens of a text, as parallel lists."""

    starts: list[int]
    ends: list[int]
    texts: list[str]  # with plain apostrophes and hyphens
    keys: list[str]  # in small letters, without accents

    def touches(self, index: int) -> bool:
        """Whether a token follows the one before it with no space between."""
        return 0 < index < len(self.starts) and self.ends[index - 1] == self.starts[index]


def _split_words(text: str) -> _Words:
    words = _Words([], [], [], [])
    for token in _TOKEN.finditer(text):
        written = token[0] if token[0].isascii() else token[0].translate(_SIGNS)
        words.starts.append(token.start())
        words.ends.append(token.end())
        words.texts.append(written)
        words.keys.append(_fold(written).lower())
    return words


# --- names to entries ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """One way to write a name, and what it then names."""

    name: str
    sense: Sense | None  # None: a name of something else, read whole and left out
    entry: GazetteerEntry
    rank: int = 0  # the reading with the lowest is the usual one
    ambiguous: bool = False
    noun: bool = False
    plural: bool = False

    def is_spelled(self, words: Sequence[str]) -> bool:
        """Whether words are this form: a name in small letters in any case, another as written or in capitals.

        An ambiguous name wants its accents too: "Malé" is a capital, "Male" is not.
        """
        if self.name.islower():
            return True
        written = _split_words(self.name).texts
        found = list(words)
        if not self.ambiguous:
            written, found = [_fold(word) for word in written], [_fold(word) for word in found]
        return found == written or (len(self.name) > 3 and found == [word.upper() for word in written])


@dataclass(slots=True)
class _Node:
    children: dict[str, "_Node"] = field(default_factory=dict)
    forms: list[_Form] = field(default_factory=list)


class _Term(NamedTuple):
    """The time that somebody was in office."""

    country: str
    first: dt.date
    last: dt.date


# --- the gazetteer ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hit:
    """A form that was found, by its tokens."""

    first: int
    last: int  # exclusive
    form: _Form
    alternatives: tuple[GazetteerEntry, ...] = ()
    qualifiers: frozenset[str] = frozenset()

    @property
    def sense(self) -> Sense | None:
        return self.form.sense

    @property
    def entry(self) -> GazetteerEntry:
        return self.form.entry


# Which words beside a body say whose it is: "Sudanese army", "a Moscow court", "the Biden administration".
_STATE_SENSES_BESIDE = {
    Sense.GOVERNMENT: frozenset({Sense.NAME, Sense.DEMONYM, Sense.LEADER}),
    Sense.AGENCY: frozenset({Sense.NAME, Sense.DEMONYM}),
    Sense.COURT: frozenset({Sense.NAME, Sense.DEMONYM, Sense.METONYM}),
}
_STATE_SENSES = frozenset({Sense.NAME, Sense.DEMONYM, Sense.METONYM})
_LONGEST_PORTFOLIO = 8  # words that a portfolio may have
_COMPOUND_SENSES = frozenset({Sense.NAME, Sense.DEMONYM, Sense.PEOPLE, Sense.LEADER, Sense.REGION})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Gazetteer:
    """Everything that the gazetteer files say, ready to be looked up. Nothing in it changes: threads may share it."""

    states: Mapping[str, GazetteerEntry]  # by code
    _rows: Mapping[str, _StateRow]
    _trie: _Node
    _generic: Mapping[str, GazetteerEntry]  # by key
    _instances: Mapping[tuple[str, str], GazetteerEntry]  # by country and type
    _portfolios: Mapping[tuple[str, ...], str]
    _qualifiers: Mapping[str, str]
    _terms: Mapping[str, tuple[_Term, ...]]  # by name in small letters, in the order of the files

    # look-ups

    def state(self, code: str) -> GazetteerEntry:
        """The state of an ISO code. Raises KeyError."""
        return self.states[code]

    def in_sentence(self, code: str) -> str:
        """The usual name of a state as a sentence has it: "the United States", "Rwanda". Raises KeyError."""
        return _in_sentence(code, self._rows[code])

    def government_label(self, code: str) -> str:
        """The label of a state's government: "Government of the United States". Raises KeyError."""
        return self.government(code).label

    def government(self, code: str) -> GazetteerEntry:
        """The government of a state. Raises KeyError."""
        return _government_entry(code, self._rows[code])

    def in_country(self, entry: GazetteerEntry, code: str) -> GazetteerEntry:
        """A state's own instance of a type of agency or court; other entries as they are. Raises KeyError.

        The foreign ministry in US is the State Department; where no file names the instance, it is made:
        "High Court of Eswatini" from a label in capitals, "Sudanese army" from one in small letters.
        """
        if not entry.generic:
            return entry
        if entry.kind is EntityKind.GOVERNMENT:
            return self.government(code)
        if named := self._instances.get((code, entry.key)):
            return named
        if entry.label.islower():
            label = f"{self._attributive(code)} {entry.label}"
        else:
            label = f"{entry.label} of {self.in_sentence(code)}"
        key = f"{code.lower()}-{entry.key}"
        return replace(entry, key=key, label=label, country=code, generic=False, type=entry.key)

    def _attributive(self, code: str) -> str:
        row = self._rows[code]
        return row.attributive or next(chain(row.demonyms, row.adjectives, (self.states[code].label,)))

    def leader(self, name: str, on: dt.date | None = None) -> str | None:
        """The state that somebody leads or led by a day, or None if nobody or leaders of several states have the name.

        Of several, those in office on the day itself are preferred.
        """
        terms = self._terms.get(_fold(name).lower(), ())
        if on is not None:
            terms = tuple(term for term in terms if term.first <= on)
            terms = tuple(term for term in terms if on <= term.last) or terms
        countries = {term.country for term in terms}
        return countries.pop() if len(countries) == 1 else None

    def office(self, text: str) -> GazetteerMatch | None:
        """The title of office that a text is as a whole: "acting justice minister"."""
        matches = self.find(text.strip())
        if len(matches) == 1 and matches[0].sense is Sense.OFFICE and matches[0].text == text.strip():
            return matches[0]
        return None

    # finding

    def find(self, text: str) -> list[GazetteerMatch]:
        """All names in a text, the leftmost and longest ones, none inside another.

        A type of agency or court with its state is one match ("Sudanese army", "Supreme Court of Kenya", "U.S.
        government"), and so is a title with portfolio and qualifiers ("acting justice minister").
        """
        words = _split_words(text)
        hits = self._scan(words)
        hits = self._extend_by_portfolio(words, hits)
        hits = self._join_states(words, _without_overlaps(self._qualify(words, hits)))
        kept = _without_parts_of_names(words, hits)
        return [_match(text, words, hit, hit.sense) for hit in kept if hit.sense is not None]

    def _scan(self, words: _Words) -> list[_Hit]:
        hits: list[_Hit] = []
        index = 0
        while index < len(words.keys):
            hit = self._hit_at(words, index)
            if hit is None:
                index += 1
            else:
                hits.append(hit)
                index = hit.last
        return hits

    def _hit_at(self, words: _Words, first: int) -> _Hit | None:
        found: _Hit | None = None
        node: _Node | None = self._trie
        for last in range(first, len(words.keys)):
            node = node.children.get(words.keys[last]) if node else None
            if node is None:
                break
            spelled = [form for form in node.forms if form.is_spelled(words.texts[first : last + 1])]
            if spelled:
                found = _reading(first, last + 1, spelled)
        return found

    def _extend_by_portfolio(self, words: _Words, hits: Sequence[_Hit]) -> list[_Hit]:
        """Titles and ministries with what they have charge of: "foreign and trade minister", "ministry of health"."""
        extended: list[_Hit] = []
        for found in hits:
            if extended and found.first < extended[-1].last:
                continue  # "interior" ends here, of "ministry of the interior"
            hit = self._with_portfolio(words, found) if found.entry.portfolios else found
            while extended and extended[-1].last > hit.first:
                extended.pop()
            if hit.entry.bare:
                extended.append(hit)
        return extended

    def _with_portfolio(self, words: _Words, hit: _Hit) -> _Hit:
        first, portfolio = self._portfolio_before(words, hit.first)
        if portfolio is not None:
            return replace(hit, first=first, form=self._portfolio_form(hit.form, portfolio))
        last, portfolio = self._portfolio_after(words, hit.last)
        if portfolio is not None:
            return replace(hit, last=last, form=self._portfolio_form(hit.form, portfolio))
        return hit

    def _portfolio_before(self, words: _Words, end: int) -> tuple[int, str | None]:
        portfolio = None
        stop = end
        while stop > 0:
            sizes = range(min(_LONGEST_PORTFOLIO, stop), 0, -1)
            size = next((n for n in sizes if tuple(words.keys[stop - n : stop]) in self._portfolios), 0)
            if not size:
                break
            end = stop - size
            portfolio = self._portfolios[tuple(words.keys[end:stop])]
            if end < 2 or words.keys[end - 1] not in {"and", "&"}:
                break
            stop = end - 1
        return end, portfolio

    def _portfolio_after(self, words: _Words, start: int) -> tuple[int, str | None]:
        portfolio = None
        end = start
        if words.keys[start : start + 1] not in (["of"], ["for"]):
            return end, None
        stop = start + 1
        while True:
            stop += words.keys[stop : stop + 1] == ["the"]
            sizes = range(min(_LONGEST_PORTFOLIO, len(words.keys) - stop), 0, -1)
            size = next((n for n in sizes if tuple(words.keys[stop : stop + n]) in self._portfolios), 0)
            if not size:
                return end, portfolio
            portfolio = portfolio or self._portfolios[tuple(words.keys[stop : stop + size])]
            end = stop + size
            if words.keys[end : end + 1] not in (["and"], ["&"]):
                return end, portfolio
            stop = end + 1

    def _portfolio_form(self, form: _Form, portfolio: str) -> _Form:
        ministry = f"{portfolio}-ministry"
        if form.sense is Sense.OFFICE:
            label = f"{portfolio} {form.entry.label}"
            key = f"{portfolio}-{form.entry.key}"
            return replace(form, entry=replace(form.entry, key=key, label=label, agency=ministry, bare=True))
        return replace(form, entry=self._generic_entry(ministry))

    def _generic_entry(self, key: str) -> GazetteerEntry:
        """A type of body; a ministry that no file names is made from its portfolio."""
        label = key.removesuffix("-ministry").replace("-", " ") + " ministry"
        made = GazetteerEntry(key=key, label=label, kind=EntityKind.AGENCY, generic=True)
        return self._generic.get(key, made)

    def _qualify(self, words: _Words, hits: Sequence[_Hit]) -> Iterator[_Hit]:
        """Titles with the words about them that say former, acting, deputy, shadow or future.

        A qualifier counts, but is no part of the title, where a state stands between: "former U.S. ambassador".
        """
        before: _Hit | None = None
        for hit in hits:
            if hit.sense is Sense.OFFICE:
                first, qualifiers = self._qualifiers_before(words, hit.first)
                if before is not None and before.last == first and before.sense in _STATE_SENSES:
                    qualifiers |= self._qualifiers_before(words, before.first)[1]
                future = words.keys[hit.last : hit.last + 2] in (["-", "elect"], ["-", "designate"])
                qualifiers |= {"future"} if future else set()
                last = hit.last + 2 if future else hit.last
                yield replace(hit, first=first, last=last, qualifiers=frozenset(qualifiers))
            else:
                yield hit
            before = hit

    def _qualifiers_before(self, words: _Words, first: int) -> tuple[int, set[str]]:
        qualifiers: set[str] = set()
        while first > 0:
            before = first - 1
            if before > 0 and words.keys[before] == "-" and words.touches(first):
                before -= 1
            qualifier = self._qualifiers.get(words.keys[before])
            if qualifier is None:
                break
            first = before
            qualifiers.add(qualifier)
        return first, qualifiers

    def _join_states(self, words: _Words, hits: Sequence[_Hit]) -> list[_Hit]:
        """Bodies with the state that stands beside them: "Sudanese army", "parliament of Kenya"."""
        joined: list[_Hit] = []
        for hit in hits:
            before = joined[-1] if joined else None
            if before is not None and (together := self._join(words, before, hit)):
                joined[-1] = together
            else:
                joined.append(hit)
        return joined

    def _join(self, words: _Words, before: _Hit, hit: _Hit) -> _Hit | None:
        if (
            before.last == hit.first
            and hit.sense in _STATE_SENSES_BESIDE
            and before.sense in _STATE_SENSES_BESIDE[hit.sense]
        ):
            body = self._instance(hit, before)
        elif hit.sense is Sense.NAME and before.sense in _STATE_SENSES_BESIDE and _is_of(words, before.last, hit.first):
            body = self._instance(before, hit)
        else:
            return None
        return body and replace(body, first=before.first, last=hit.last)

    def _instance(self, body: _Hit, state: _Hit) -> _Hit | None:
        """A body as that of a state, or None if it belongs to another or the state is in doubt."""
        country = state.entry.country
        if country is not None and country == body.entry.country:
            return body
        generic = next((entry for entry in (body.entry, *body.alternatives) if entry.generic), None)
        if generic is None and body.form.ambiguous and body.entry.type is not None:
            generic = self._generic_entry(body.entry.type)  # "Department of Justice" is not only that of the US
        if generic is None or country is None or state.alternatives:
            return None
        form = replace(body.form, entry=self.in_country(generic, country), ambiguous=state.form.ambiguous)
        return replace(body, form=form, alternatives=())


def _reading(first: int, last: int, forms: Sequence[_Form]) -> _Hit:
    """What words are, by the usual one of their forms, with the others beside it."""
    usual, *others = sorted(forms, key=lambda form: form.rank)
    alternatives = tuple(dict.fromkeys(form.entry for form in others if form.entry != usual.entry))
    rival = any(not entry.generic and entry.country != usual.entry.country for entry in alternatives)
    return _Hit(
        first=first, last=last, form=replace(usual, ambiguous=usual.ambiguous or rival), alternatives=alternatives
    )


def _is_of(words: _Words, start: int, end: int) -> bool:
    return words.keys[start:end] in (["of"], ["of", "the"])


def _without_overlaps(hits: Iterable[_Hit]) -> list[_Hit]:
    """Hits in text order, where one that has grown to the left swallows those that it now covers."""
    kept: list[_Hit] = []
    for hit in hits:
        while kept and kept[-1].last > hit.first:
            kept.pop()
        kept.append(hit)
    return kept


def _without_parts_of_names(words: _Words, hits: Sequence[_Hit]) -> Iterator[_Hit]:
    """Hits without those that are a part of a longer name ("Melania Trump", "Jordan Peterson") or word ("non-Arab")."""
    covered = {index for hit in hits for index in range(hit.first, hit.last)}
    titled = {hit.last for hit in hits if hit.sense is Sense.OFFICE}
    for hit in hits:
        if _is_common_surname(hit) and not (hit.first in titled or _has_honorific(words, hit.first)):
            continue
        uncertain = hit.form.ambiguous or (hit.sense is Sense.LEADER and hit.form.rank)
        if uncertain and (_names_on_left(words, hit.first, covered) or _names_on_right(words, hit.last, covered)):
            continue
        if hit.sense in _COMPOUND_SENSES and _has_prefix(words, hit.first):
            continue
        yield hit


def _is_common_surname(hit: _Hit) -> bool:
    return hit.sense is Sense.LEADER and hit.form.rank > 0 and hit.form.ambiguous


def _has_honorific(words: _Words, first: int) -> bool:
    before = first - 2 if words.texts[max(first - 1, 0)] == "." else first - 1
    return before >= 0 and words.keys[before] in _HONORIFICS


def _names_on_left(words: _Words, first: int, covered: set[int]) -> bool:
    before = first - 1
    if before >= 1 and words.texts[before] == "." and len(words.texts[before - 1]) == 1:
        before -= 1  # an initial
    return before >= 0 and before not in covered and _is_name(words.texts[before], _NO_NAME_BEFORE)


def _names_on_right(words: _Words, last: int, covered: set[int]) -> bool:
    if last >= len(words.texts) or last in covered:
        return False
    return _is_name(words.texts[last], _NO_NAME_AFTER)


def _is_name(word: str, exceptions: frozenset[str]) -> bool:
    return word[0].isupper() and word.lower() not in exceptions


def _has_prefix(words: _Words, first: int) -> bool:
    return first > 1 and words.texts[first - 1] == "-" and words.touches(first) and words.keys[first - 2] in _PREFIXES


def _match(text: str, words: _Words, hit: _Hit, sense: Sense) -> GazetteerMatch:
    start_char, end_char = words.starts[hit.first], words.ends[hit.last - 1]
    return GazetteerMatch(
        start_char=start_char,
        end_char=end_char,
        text=text[start_char:end_char],
        sense=sense,
        entry=hit.entry,
        alternatives=hit.alternatives,
        ambiguous=hit.form.ambiguous,
        noun=hit.form.noun,
        plural=hit.form.plural,
        qualifiers=hit.qualifiers,
    )


# --- loading ---------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=8)
def load_gazetteer(*extra_files: Path) -> Gazetteer:
    """The gazetteer of this package with a user's own files, which add to its rows and may replace single values.

    Read once a process. Raises GazetteerError with file and line for a file that breaks the rules (docs/gazetteer.md).
    """
    sections, origins = _read_sections([*sorted(ontology_path("gazetteer").glob("*.yaml")), *extra_files])
    try:
        return _build(sections)
    except _RowError as error:
        path = origins.get((error.section, error.key), Path("gazetteer"))
        raise GazetteerError(f"{path}:{_line_of(path, [error.section, error.key])}: {error.key}: {error}") from error


class _RowError(Exception):
    """A row that contradicts another."""

    def __init__(self, section: str, key: str, message: str) -> None:
        super().__init__(message)
        self.section = section
        self.key = key


def _build(sections: _Sections) -> Gazetteer:
    _check_references(sections)
    _check_leaders(sections)
    _check_names(sections)
    states = {code: _state_entry(code, row) for code, row in sections.states.items()}
    bodies = {
        (section, key): _body_entry(key, row, sections)
        for section in ("agencies", "courts")
        for key, row in getattr(sections, section).items()
    }
    return Gazetteer(
        states=states,
        _rows=sections.states,
        _trie=_build_trie(_all_forms(sections, states, bodies)),
        _generic={entry.key: entry for entry in bodies.values() if entry.generic},
        _instances={(entry.country, entry.type): entry for entry in bodies.values() if entry.country and entry.type},
        _portfolios={_phrase(name): key for key, names in sections.portfolios.items() for name in names},
        _qualifiers={word: key for key, names in sections.qualifiers.items() for word in names},
        _terms=_terms(sections.leaders),
    )


def _check_references(sections: _Sections) -> None:
    """Every country has its row in `states`, and every type its generic row or portfolio."""
    types = {key for key, row in sections.agencies.items() if row.generic}
    types |= {key for key, row in sections.courts.items() if row.generic}
    types |= {f"{portfolio}-ministry" for portfolio in sections.portfolios}
    for section, key, field_name, country in _countries(sections):
        if country not in sections.states:
            raise _RowError(section, key, f"{field_name} is {country!r}, expected a code that stands in `states`")
    for section in ("agencies", "courts"):
        for key, row in getattr(sections, section).items():
            if row.type is not None and row.type not in types:
                raise _RowError(section, key, f"type is {row.type!r}, expected the key of a generic row")
            if row.generic and row.country is not None:
                raise _RowError(section, key, "expected either `generic` or a country")


def _check_leaders(sections: _Sections) -> None:
    for code, rows in sections.leaders.items():
        for row in rows:
            if row.office not in sections.offices:
                raise _RowError("leaders", code, f"{row.name}: office is {row.office!r}, expected a key of `offices`")
            if _term(code, row).first > _term(code, row).last:
                raise _RowError("leaders", code, f"{row.name}: expected `from` before `to`")


def _countries(sections: _Sections) -> Iterator[tuple[str, str, str, str]]:
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


def _check_names(sections: _Sections) -> None:
    """No name stands in two rows of a section, unless both say that it is ambiguous, or which state is meant."""
    for section in ("states", "regions", "agencies", "courts", "bodies", "offices"):
        owners: dict[str, str] = {}
        for key, row in getattr(sections, section).items():
            shared = {*row.ambiguous, *getattr(row, "usually", {})}
            for name in set(_row_names(row)) - shared:
                if owners.setdefault(name, key) != key:
                    message = f"{name!r} also stands in {owners[name]}, expected it under `ambiguous` in both"
                    raise _RowError(section, key, message + (" or `usually` in one" if section == "states" else ""))


def _row_names(row: _Row) -> Iterator[str]:
    for field_name in ("names", "demonyms", "adjectives", "people", "capitals", "seats"):
        yield from getattr(row, field_name, ())


def _state_entry(code: str, row: _StateRow) -> GazetteerEntry:
    wikidata = row.wikidata or _territory(code).wikidata
    return GazetteerEntry(
        key=code,
        label=_in_sentence(code, row).removeprefix("the "),
        kind=EntityKind.COUNTRY,
        country=code,
        wikidata=wikidata,
    )


def _territory(code: str) -> Territory:
    territory = find_territory(code)
    if territory is None:
        raise _RowError("states", code, "expected an ISO 3166-1 alpha-2 code, XK or EU")
    return territory


def _in_sentence(code: str, row: _StateRow) -> str:
    return row.in_sentence or _territory(code).in_sentence


def _government_entry(code: str, row: _StateRow) -> GazetteerEntry:
    label = row.government or f"Government of {_in_sentence(code, row)}"
    return GazetteerEntry(key=code, label=label, kind=EntityKind.GOVERNMENT, country=code)


def _body_entry(key: str, row: _AgencyRow | _CourtRow, sections: _Sections) -> GazetteerEntry:
    if isinstance(row, _CourtRow):
        return GazetteerEntry(
            key=key, label=row.label, kind=EntityKind.COURT, country=row.country, wikidata=row.wikidata,
            generic=row.generic, type=row.type, level=row.level,
        )  # fmt: skip
    if row.government and row.country is not None:
        return _government_entry(row.country, sections.states[row.country])
    kind = EntityKind.GOVERNMENT if row.government else EntityKind.AGENCY
    return GazetteerEntry(
        key=key, label=row.label, kind=kind, country=row.country, wikidata=row.wikidata,
        generic=row.generic, type=row.type, portfolios=row.portfolios,
    )  # fmt: skip


def _all_forms(
    sections: _Sections, states: Mapping[str, GazetteerEntry], bodies: Mapping[tuple[str, str], GazetteerEntry]
) -> Iterator[_Form]:
    """Every form; of forms with equal words and rank the first is the usual one."""
    for key, region in sections.regions.items():
        entry = GazetteerEntry(key=key, label=region.label, kind=EntityKind.GROUP)
        yield from _place_forms(region, entry, Sense.REGION)
    for code, state in sections.states.items():
        yield from _state_forms(state, states[code])
    for key, court in sections.courts.items():
        yield from _body_forms(court, bodies["courts", key], Sense.COURT)
    for key, agency in sections.agencies.items():
        sense = Sense.GOVERNMENT if agency.government else Sense.AGENCY
        yield from _body_forms(agency, bodies["agencies", key], sense)
    for key, body in sections.bodies.items():
        entry = GazetteerEntry(
            key=key,
            label=body.label,
            kind=EntityKind.ORGANIZATION,
            country=body.governs,
            wikidata=body.wikidata,
            media=body.media,
        )
        yield from _body_forms(body, entry, Sense.BODY)
    for key, office in sections.offices.items():
        yield from _office_forms(key, office)
    for code, leaders in sections.leaders.items():
        for leader in leaders:
            yield from _leader_forms(leader, code)
    for name in sections.other_names:
        yield _Form(name=name, sense=None, entry=GazetteerEntry(key=_slug(name), label=name, kind=None))


def _place_forms(row: _StateRow | _RegionRow, entry: GazetteerEntry, sense: Sense | None = None) -> Iterator[_Form]:
    """The forms that states and regions share: names, demonyms, adjectives, people; `sense` is one for all."""

    def form(name: str, own: Sense, *, noun: bool = False) -> _Form:
        return _Form(name=name, sense=sense or own, entry=entry, ambiguous=name in row.ambiguous, noun=noun)

    for name in row.names:
        yield form(name, Sense.NAME)
    for name in row.adjectives:
        yield form(name, Sense.DEMONYM)
    for name in row.demonyms:
        singular = form(name, Sense.DEMONYM, noun=True)
        yield singular
        if (plural := _pluralize(name)) != name:
            yield replace(singular, name=plural, sense=sense or Sense.PEOPLE, plural=True)
    for name in row.people:
        yield from _number_forms(form(name, Sense.PEOPLE, noun=True))


def _state_forms(row: _StateRow, entry: GazetteerEntry) -> Iterator[_Form]:
    for form in _place_forms(row, entry):
        shared = form.name in row.usually or any(_pluralize(name) == form.name for name in row.usually)
        yield replace(form, rank=3) if shared else form
    for name in (*row.capitals, *row.seats):
        rank = 3 if name in row.usually else 0
        yield _Form(name=name, sense=Sense.METONYM, entry=entry, ambiguous=name in row.ambiguous, rank=rank)


def _body_forms(row: _AgencyRow | _CourtRow | _BodyRow, entry: GazetteerEntry, sense: Sense) -> Iterator[_Form]:
    for name in row.names:
        form = _Form(name=name, sense=sense, entry=entry, ambiguous=name in row.ambiguous, rank=int(entry.generic))
        yield from _number_forms(form) if entry.generic else (form,)


def _office_forms(key: str, row: _OfficeRow) -> Iterator[_Form]:
    entry = GazetteerEntry(
        key=key, label=row.names[0], kind=None, country=row.country, branch=row.branch,
        acts_for_state=row.acts_for_state, agency=row.agency, portfolios=row.portfolios, bare=row.bare,
    )  # fmt: skip
    for name in row.names:
        yield from _number_forms(_Form(name=name, sense=Sense.OFFICE, entry=entry, ambiguous=name in row.ambiguous))
    for name in row.plurals:
        yield _Form(name=name, sense=Sense.OFFICE, entry=entry, plural=True)


def _leader_forms(row: _LeaderRow, country: str) -> Iterator[_Form]:
    entry = GazetteerEntry(key=_slug(row.name), label=row.name, kind=EntityKind.PERSON, country=country)
    for name in (row.name, *row.aliases):
        yield _Form(name=name, sense=Sense.LEADER, entry=entry)
    if surname := _surname(row):
        yield _Form(name=surname, sense=Sense.LEADER, entry=entry, rank=2, ambiguous=row.common)


def _surname(row: _LeaderRow) -> str | None:
    return row.surname if "surname" in row.model_fields_set else row.name.split()[-1]


def _number_forms(form: _Form) -> Iterator[_Form]:
    """A noun in the singular and in the plural."""
    yield form
    yield replace(form, name=_pluralize(form.name), plural=True)


def _pluralize(name: str) -> str:
    """The plural of a title, a kind of agency or a word for people: "secretaries of state", "Frenchmen", "Swiss"."""
    head, preposition, rest = name, "", ""
    if match := re.search(r" (?:of|for|in|at|without) |-in-", name):
        head, preposition, rest = name[: match.start()], match[0], name[match.end() :]
    return _pluralize_word(head) + preposition + rest


def _pluralize_word(word: str) -> str:
    if re.search(r"(ch|sh|s|buds)(wo)?man$", word):
        return word[:-2] + "en"
    if re.search(r"(ese|ous|us|is|ies|ss|ois|ux|x|s|\.)$", word):
        return word
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if re.search(r"(ch|sh)$", word) else "s")


def _slug(name: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", _fold(name).lower()))


def _phrase(name: str) -> tuple[str, ...]:
    return tuple(_split_words(name).keys)


def _build_trie(forms: Iterable[_Form]) -> _Node:
    root = _Node()
    for form in forms:
        node = root
        for key in _phrase(form.name):
            node = node.children.setdefault(key, _Node())
        node.forms.append(form)
    return root


def _terms(leaders: Mapping[str, Sequence[_LeaderRow]]) -> dict[str, tuple[_Term, ...]]:
    terms: defaultdict[str, tuple[_Term, ...]] = defaultdict(tuple)
    for country, rows in leaders.items():
        for row in rows:
            for name in {row.name, *row.aliases, _surname(row) or row.name}:
                terms[_fold(name).lower()] += (_term(country, row),)
    return dict(terms)


def _term(country: str, row: _LeaderRow) -> _Term:
    first = dt.date(row.from_, 1, 1) if isinstance(row.from_, int) else row.from_
    last = dt.date(row.to, 12, 31) if isinstance(row.to, int) else row.to or dt.date.max
    return _Term(country, first, last)
