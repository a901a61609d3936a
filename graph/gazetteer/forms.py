"""From the rows of gazetteer files to every form in which a text may write a name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from graph.gazetteer.entries import GazetteerEntry, Sense
from graph.gazetteer.files import AgencyRow, BodyRow, CourtRow, LeaderRow, OfficeRow, RegionRow, Sections, StateRow
from graph.gazetteer.words import fold, pluralize, slug, split_words
from graph.model import EntityKind, record
from graph.territories import find_territory

_RANK_OF_PREFIX = 4  # "Russo" may be somebody


@record(kw_only=True)
class Form:
    """One way to write a name, and what it then names."""

    name: str
    sense: Sense | None  # None: a name of something else, read whole and left out
    entry: GazetteerEntry
    rank: int = 0  # the reading with the lowest is the usual one
    ambiguous: bool = False
    noun: bool = False
    plural: bool = False
    prefix: bool = False  # names its state only where a hyphen joins it to another: "Sino-Indian"
    placed: bool = False  # another word too, and a name only where a place plainly stands: "in Male"

    def is_spelled(self, words: Sequence[str]) -> bool:
        """Whether words are this form: a name in small letters in any case, another as written or in capitals.

        An ambiguous name wants its accents too: "Malé" is a capital, "Male" only where a place plainly stands.
        """
        if self.name.islower():
            return True
        found = list(words) if self.ambiguous else list(map(fold, words))
        return found in _spellings(self.name, with_accents=self.ambiguous)


@cache
def _spellings(name: str, *, with_accents: bool) -> list[list[str]]:
    """The tokens of a name as written, and in capitals."""
    written = split_words(name).texts
    written = written if with_accents else list(map(fold, written))
    return [written, [word.upper() for word in written]] if len(name) > 3 else [written]


def state_entry(code: str, row: StateRow) -> GazetteerEntry:
    """What the names of a state name."""
    territory = find_territory(code)
    return GazetteerEntry(
        key=code,
        label=in_sentence(code, row).removeprefix("the "),
        kind=EntityKind.COUNTRY,
        country=code,
        wikidata=row.wikidata or (territory.wikidata if territory else None),
    )


def in_sentence(code: str, row: StateRow) -> str:
    """The usual name of a state with its article: "the United States"; of one without an ISO code, its first name."""
    territory = find_territory(code)
    return row.in_sentence or (territory.in_sentence if territory else row.names[0])


def government_entry(code: str, row: StateRow) -> GazetteerEntry:
    """The government of a state."""
    label = row.government or f"Government of {in_sentence(code, row)}"
    return GazetteerEntry(key=code, label=label, kind=EntityKind.GOVERNMENT, country=code)


def body_entry(key: str, row: AgencyRow | CourtRow, sections: Sections) -> GazetteerEntry:
    """What the names of an agency or a court name."""
    if isinstance(row, CourtRow):
        return GazetteerEntry(
            key=key, label=row.label, kind=EntityKind.COURT, country=row.country, wikidata=row.wikidata,
            generic=row.generic, type=row.type, level=row.level,
        )  # fmt: skip
    if row.government and row.country is not None:
        return government_entry(row.country, sections.states[row.country])
    kind = EntityKind.GOVERNMENT if row.government else EntityKind.AGENCY
    return GazetteerEntry(
        key=key, label=row.label, kind=kind, country=row.country, wikidata=row.wikidata,
        generic=row.generic, type=row.type, portfolios=row.portfolios,
    )  # fmt: skip


def all_forms(
    sections: Sections, states: Mapping[str, GazetteerEntry], bodies: Mapping[tuple[str, str], GazetteerEntry]
) -> Iterator[Form]:
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
        yield Form(name=name, sense=None, entry=GazetteerEntry(key=slug(name), label=name, kind=None))


def _place_forms(row: StateRow | RegionRow, entry: GazetteerEntry, sense: Sense | None = None) -> Iterator[Form]:
    """The forms that states and regions share: names, demonyms, adjectives, people; `sense` is one for all."""

    def form(name: str, own: Sense, *, noun: bool = False) -> Form:
        return Form(name=name, sense=sense or own, entry=entry, ambiguous=name in row.ambiguous, noun=noun)

    for name in row.names:
        yield form(name, Sense.NAME)
    for name in row.adjectives:
        yield form(name, Sense.DEMONYM)
    for name in row.demonyms:
        singular = form(name, Sense.DEMONYM, noun=True)
        yield singular
        if (plural := pluralize(name)) != name:
            yield replace(singular, name=plural, sense=sense or Sense.PEOPLE, plural=True)
    for name in row.people:
        yield from _number_forms(form(name, Sense.PEOPLE, noun=True))


def _state_forms(row: StateRow, entry: GazetteerEntry) -> Iterator[Form]:
    for form in _place_forms(row, entry):
        shared = form.name in row.usually or any(pluralize(name) == form.name for name in row.usually)
        yield replace(form, rank=3) if shared else form
    for name in row.prefixes:
        yield Form(name=name, sense=Sense.DEMONYM, entry=entry, rank=_RANK_OF_PREFIX, prefix=True)
    for name in (*row.capitals, *row.seats):
        rank = 3 if name in row.usually else 0
        capital = Form(name=name, sense=Sense.METONYM, entry=entry, ambiguous=name in row.ambiguous, rank=rank)
        yield capital
        if capital.ambiguous and fold(name) != name:
            yield replace(capital, name=fold(name), placed=True)


def _body_forms(row: AgencyRow | CourtRow | BodyRow, entry: GazetteerEntry, sense: Sense) -> Iterator[Form]:
    for name in row.names:
        form = Form(name=name, sense=sense, entry=entry, ambiguous=name in row.ambiguous, rank=int(entry.generic))
        yield from _number_forms(form) if entry.generic else (form,)


def _office_forms(key: str, row: OfficeRow) -> Iterator[Form]:
    entry = GazetteerEntry(
        key=key, label=row.names[0], kind=None, country=row.country, branch=row.branch,
        acts_for_state=row.acts_for_state, agency=row.agency, portfolios=row.portfolios, bare=row.bare,
        only_in=frozenset(row.only_in), not_in=frozenset(row.not_in),
    )  # fmt: skip
    for name in row.names:
        yield from _number_forms(Form(name=name, sense=Sense.OFFICE, entry=entry, ambiguous=name in row.ambiguous))
    for name in row.plurals:
        yield Form(name=name, sense=Sense.OFFICE, entry=entry, plural=True)


def _leader_forms(row: LeaderRow, country: str) -> Iterator[Form]:
    entry = GazetteerEntry(key=slug(row.name), label=row.name, kind=EntityKind.PERSON, country=country)
    for name in (row.name, *row.aliases):
        yield Form(name=name, sense=Sense.LEADER, entry=entry)
    if surname := row.last_name:
        yield Form(name=surname, sense=Sense.LEADER, entry=entry, rank=2, ambiguous=row.common)


def _number_forms(form: Form) -> Iterator[Form]:
    """A noun in the singular and in the plural."""
    yield form
    yield replace(form, name=pluralize(form.name), plural=True)
