"""Which proper names, of one word or several, are names of what: of states, peoples, capitals, and bodies in capitals.

As what a pipeline reads each sort is for `graph.lookalikes`.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from graph.gazetteer.files import AgencyRow, BodyRow, CourtRow, Sections, StateRow
from graph.gazetteer.words import fold, pluralize
from graph.model import record

_FEWEST_LETTERS = 3  # of an acronym: "UN" is read well


@record()
class ProperNames:
    """Names by what they name, each in one of them."""

    states: tuple[str, ...]
    capitals: tuple[str, ...]
    demonyms: tuple[str, ...]  # "Ghanaian", "New Zealander", "Briton"; not "French" or "Swiss", which has no plural
    peoples: tuple[str, ...]  # "Ghanaians", "Britons"
    acronyms: tuple[str, ...]  # of bodies, agencies and courts: "ECOWAS", and how else those are written: "Ecowas"


def proper_names(sections: Sections) -> ProperNames:
    """The proper names in gazetteer files; of those of two sorts, the first sort's."""
    rows = list(sections.states.values())
    found: set[str] = set()

    def names(of: Callable[[StateRow], Iterable[str]]) -> tuple[str, ...]:
        written = [form for row in rows for name in of(row) if _is_proper(name) for form in _spellings(name, row)]
        new = tuple(dict.fromkeys(name for name in written if name not in found))
        found.update(new)
        return new

    return ProperNames(
        states=names(lambda row: row.names),
        capitals=names(lambda row: row.capitals),
        demonyms=names(_demonyms),
        peoples=names(lambda row: map(pluralize, _demonyms(row))),
        acronyms=tuple(_acronyms(sections)),
    )


def _is_proper(name: str) -> bool:
    """Whether it is no description ("European bloc"); one with "The" differs by where in a sentence it stands."""
    return name[0].isupper() and not name.rpartition(" ")[2].islower() and not name.startswith("The ")


def _spellings(name: str, row: StateRow) -> Iterator[str]:
    """As it may be written: "São Tomé", "Sao Tome"; not "Male", another word, for "Malé"."""
    for form in (name,) if name in row.ambiguous else (name, fold(name)):
        yield from (form, form.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}"))


def _demonyms(row: StateRow) -> list[str]:
    """Words for one of a people, as far as several of them are called otherwise; none that is another word too."""
    return [word for word in (*row.demonyms, *row.people) if pluralize(word) != word and word not in row.ambiguous]


def _acronyms(sections: Sections) -> Iterator[str]:
    """The names in capitals, and how else those are written; none that is another word too."""
    bodies: list[BodyRow | AgencyRow | CourtRow] = [*sections.bodies.values()]
    bodies += [*sections.agencies.values(), *sections.courts.values()]
    ambiguous = {name for body in bodies for name in body.ambiguous}
    names = chain.from_iterable(body.names for body in bodies)
    words = [name for name in names if name.isalpha() and len(name) >= _FEWEST_LETTERS and name not in ambiguous]
    capitals = {word for word in words if word.isupper()}
    yield from dict.fromkeys(word for word in words if word.upper() in capitals)
    yield from _in_cables(sections)


def _in_cables(sections: Sections) -> Iterator[str]:
    """ "USG", "MFA", "GOK" and "GoK"."""
    short = chain.from_iterable(names for row in sections.cables.values() for names in row.short_for.values())
    yield from dict.fromkeys(name for name in short if name.isalpha() and name.isupper())
    if sections.cables:
        letters = [name[0] for row in sections.states.values() for name in row.names if name[0].isascii()]
        yield from dict.fromkeys(f"{start}{letter}" for start in ("GO", "Go") for letter in sorted({*letters}))
