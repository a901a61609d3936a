"""The gazetteer itself: look-ups, finding, and loading."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from graph.gazetteer.cables import (
    Cable,
    Cables,
    government_form,
    governments_called,
    read_cables,
    service_of,
    town_of,
)
from graph.gazetteer.entries import GazetteerEntry, GazetteerMatch, Sense
from graph.gazetteer.files import LeaderRow, Sections, StateRow, read_sections
from graph.gazetteer.forms import all_forms, body_entry, government_entry, in_sentence, state_entry
from graph.gazetteer.hits import (
    Hit,
    Node,
    as_match,
    build_trie,
    left_over,
    scan,
    with_forms,
    without_overlaps,
    without_parts_of_names,
)
from graph.gazetteer.places import place_key, states_of_places
from graph.gazetteer.proper_names import ProperNames, proper_names
from graph.gazetteer.titles import Portfolios, Qualifiers, extend_by_portfolio, qualify
from graph.gazetteer.words import Words, fold, phrase, split_words
from graph.model import EntityKind
from graph.resources import ontology_path

# Which words beside a body say whose it is: "Sudanese army", "a Moscow court", "the Biden administration".
_STATE_SENSES_BESIDE = {
    Sense.GOVERNMENT: frozenset({Sense.NAME, Sense.DEMONYM, Sense.LEADER, Sense.BODY}),
    Sense.AGENCY: frozenset({Sense.NAME, Sense.DEMONYM}),
    Sense.COURT: frozenset({Sense.NAME, Sense.DEMONYM, Sense.METONYM}),
}


class _Term(NamedTuple):
    """The time that somebody was in office."""

    country: str
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Gazetteer:
    """Everything that the gazetteer files say, ready to be looked up. Nothing in it changes: threads may share it."""

    states: Mapping[str, GazetteerEntry]  # by code
    proper_names: ProperNames
    _rows: Mapping[str, StateRow]
    _trie: Node
    _generic: Mapping[str, GazetteerEntry]  # by key
    _instances: Mapping[tuple[str, str], GazetteerEntry]  # by country and type
    _portfolios: Portfolios
    _qualifiers: Qualifiers
    _body_words: frozenset[str]
    _terms: Mapping[str, tuple[_Term, ...]]  # by name in small letters, in the order of the files
    _places: Mapping[str, str]  # codes of states by the keys of places
    _cables: Mapping[str, Cables]  # by the code of the state whose foreign service writes so
    cable: Cable | None = None  # that it is made for

    # look-ups

    def state(self, code: str) -> GazetteerEntry:
        """The state of an ISO code. Raises KeyError."""
        return self.states[code]

    def in_sentence(self, code: str) -> str:
        """The usual name of a state as a sentence has it: "the United States", "Rwanda". Raises KeyError."""
        return in_sentence(code, self._rows[code])

    def government_label(self, code: str) -> str:
        """The label of a state's government: "Government of the United States". Raises KeyError."""
        return self.government(code).label

    def government(self, code: str) -> GazetteerEntry:
        """The government of a state. Raises KeyError."""
        return government_entry(code, self._rows[code])

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

    def sister(self, entry: GazetteerEntry, code: str) -> GazetteerEntry:
        """Another state's agency or court of the type that this one is of. Raises KeyError."""
        return self.in_country(self._generic[entry.type or entry.key], code)

    def _attributive(self, code: str) -> str:
        row = self._rows[code]
        return row.attributive or next(chain(row.demonyms, row.adjectives, (self.states[code].label,)))

    def leader(self, name: str, on: dt.date | None = None) -> str | None:
        """The state that somebody leads or led by a day, or None if nobody or leaders of several states have the name.

        Of several, those in office on the day itself are preferred.
        """
        terms = self._terms.get(fold(name).lower(), ())
        if on is not None:
            terms = tuple(term for term in terms if term.first <= on)
            terms = tuple(term for term in terms if on <= term.last) or terms
        countries = {term.country for term in terms}
        return countries.pop() if len(countries) == 1 else None

    def leads(self, name: str, on: dt.date) -> bool:
        """Whether somebody of this name leads a state on the very day."""
        return any(term.first <= on <= term.last for term in self._terms.get(fold(name).lower(), ()))

    def place(self, name: str) -> str | None:
        """The state in which a city, camp or other place is, or None if the name is not known to mean one alone."""
        return self._places.get(place_key(name))

    def seat(self, name: str) -> str | None:
        """The state whose capital has a name that mostly means who sits there: Belgium, of "Brussels"."""
        return next((code for code, row in self._rows.items() if name in row.capitals and name in row.usually), None)

    def office(self, text: str) -> GazetteerMatch | None:
        """The title of office that a text is as a whole: "acting justice minister"."""
        matches = self.find(text.strip())
        if len(matches) == 1 and matches[0].sense is Sense.OFFICE and matches[0].text == text.strip():
            return matches[0]
        return None

    # cables

    def in_cable(self, sender: str | None, text: str) -> "Gazetteer":
        """The gazetteer for one article: with the abbreviations of cables, if its sender is a foreign service's."""
        cables = service_of(sender, self._cables)
        if cables is None:
            return self
        named = Counter(match.entry.country for match in self.find(text) if match.entry.country)
        town = town_of(sender, cables) or ""
        host = self.place(town) or next((match.entry.country for match in self.find(town)), None)
        called = governments_called(text, host, named, self._rows)
        forms = (*(government_form(word, code, self._rows[code]) for word, code in called), *cables.forms)
        return replace(self, _trie=with_forms(self._trie, forms), cable=Cable(cables.writer, host))

    # finding

    def find(self, text: str) -> list[GazetteerMatch]:
        """All names in a text, the leftmost and longest ones, none inside another.

        A type of agency or court with its state is one match ("Sudanese army", "Supreme Court of Kenya", "U.S.
        government"), and so is a title with portfolio and qualifiers ("acting justice minister").
        """
        words = split_words(text)
        scanned = list(scan(words, self._trie))
        hits = without_overlaps(extend_by_portfolio(words, scanned, self._portfolios, self._body_words))
        hits = sorted([*hits, *left_over(words, scanned, hits, self._trie)], key=lambda hit: hit.first)
        hits = without_overlaps(qualify(words, hits, self._qualifiers))
        kept = without_parts_of_names(words, self._join_states(words, hits))
        return [as_match(text, words, hit, hit.sense) for hit in kept if hit.sense is not None]

    def spellings(self, text: str) -> Iterator[tuple[int, int, str, Sense | None]]:
        """Where names stand in a text that may be in capitals, and how they are spelled else: "BURKINA FASO"."""
        words = split_words(text)
        for hit in scan(words, self._trie):
            yield words.starts[hit.first], words.ends[hit.last - 1], hit.form.name, hit.sense

    def _join_states(self, words: Words, hits: Iterable[Hit]) -> list[Hit]:
        """Bodies with the state that stands beside them: "Sudanese army", "parliament of Kenya".

        A possessor stays a match of its own ("Kenya's parliament"), but "Peru's Congress" is not that of the US.
        """
        joined: list[Hit] = []
        for hit in hits:
            before = joined[-1] if joined else None
            if before is not None and (together := self._join(words, before, hit)):
                joined[-1] = together
            elif before is not None and hit.entry.country and _is_possessive(words, before, hit):
                joined.append(self._instance(hit, before) or hit)
            else:
                joined.append(hit)
        return joined

    def _join(self, words: Words, before: Hit, hit: Hit) -> Hit | None:
        if before.last == hit.first and _says_whose(words, before, hit):
            body = self._instance(hit, before)
        elif hit.sense is Sense.NAME and before.sense in _STATE_SENSES_BESIDE and _is_of(words, before.last, hit.first):
            body = self._instance(before, hit)
        else:
            return None
        return body and replace(body, first=before.first, last=hit.last)

    def _instance(self, body: Hit, state: Hit) -> Hit | None:
        """A body as that of a state, or None if it belongs to another or the state is in doubt."""
        country = state.entry.country
        if country is not None and country == body.entry.country:
            return body
        generic = next((entry for entry in (body.entry, *body.alternatives) if entry.generic), None)
        if generic is None and body.form.ambiguous and body.entry.type is not None:
            generic = self._generic[body.entry.type]  # "Department of Justice" is not only that of the US
        if generic is None or country is None or state.alternatives:
            return None
        doubtful = (
            state.form.ambiguous and state.sense is not Sense.DEMONYM
        )  # "Georgia Supreme Court", not "Polish army"
        form = replace(body.form, entry=self.in_country(generic, country), ambiguous=doubtful)
        return replace(body, form=form, alternatives=())


def _says_whose(words: Words, before: Hit, hit: Hit) -> bool:
    """Whether words say whose body follows; a common word as a surname only behind "the": "the May government"."""
    if hit.sense is None or before.sense not in _STATE_SENSES_BESIDE.get(hit.sense, frozenset()):
        return False
    sure = before.sense is not Sense.LEADER or not before.form.ambiguous
    return sure or words.keys[max(before.first - 1, 0)] == "the"


def _is_possessive(words: Words, before: Hit, hit: Hit) -> bool:
    """Whether "'s" and nothing else parts a state's name from a body that follows."""
    between = words.keys[before.last : hit.first]
    return before.sense is Sense.NAME and hit.sense in _STATE_SENSES_BESIDE and between in (["'", "s"], ["'"])


def _is_of(words: Words, start: int, end: int) -> bool:
    return words.keys[start:end] in (["of"], ["of", "the"])


def load_gazetteer(*extra_files: Path) -> Gazetteer:
    """The gazetteer of this package with a user's own files, which add to its rows and may replace single values.

    That of this package alone is read once a process. Raises GazetteerError with file and line for a file that breaks
    the rules (docs/gazetteer.md).
    """
    return _build(read_sections([*_own_files(), *extra_files])) if extra_files else _load_own()


@cache
def _load_own() -> Gazetteer:
    return _build(read_sections(_own_files()))


def _own_files() -> list[Path]:
    return sorted(ontology_path("gazetteer").glob("*.yaml"))


def _build(sections: Sections) -> Gazetteer:
    states = {code: state_entry(code, row) for code, row in sections.states.items()}
    bodies = {
        (section, key): body_entry(key, row, sections)
        for section in ("agencies", "courts")
        for key, row in getattr(sections, section).items()
    }
    generic = _ministries(sections) | {entry.key: entry for entry in bodies.values() if entry.generic}
    gazetteer = Gazetteer(
        states=states,
        proper_names=proper_names(sections),
        _rows=sections.states,
        _trie=build_trie(all_forms(sections, states, bodies)),
        _generic=generic,
        _instances={(entry.country, entry.type): entry for entry in bodies.values() if entry.country and entry.type},
        _portfolios={
            phrase(name): generic[f"{key}-ministry"] for key, names in sections.portfolios.items() for name in names
        },
        _qualifiers={word: key for key, names in sections.qualifiers.items() for word in names},
        _body_words=frozenset(sections.body_words),
        _terms=_terms(sections.leaders),
        _places=states_of_places(sections.places),
        _cables={},
    )
    return replace(gazetteer, _cables=read_cables(sections.cables, gazetteer.find))


def _ministries(sections: Sections) -> dict[str, GazetteerEntry]:
    """The type of ministry of each portfolio."""
    labels = {f"{portfolio}-ministry": f"{portfolio.replace('-', ' ')} ministry" for portfolio in sections.portfolios}
    return {
        key: GazetteerEntry(key=key, label=label, kind=EntityKind.AGENCY, generic=True) for key, label in labels.items()
    }


def _terms(leaders: Mapping[str, Sequence[LeaderRow]]) -> dict[str, tuple[_Term, ...]]:
    terms: defaultdict[str, tuple[_Term, ...]] = defaultdict(tuple)
    for country, rows in leaders.items():
        for row in rows:
            for name in {row.name, *row.aliases, row.last_name or row.name}:
                terms[fold(name).lower()] += (_Term(country, row.first_day, row.last_day),)
    return dict(terms)
