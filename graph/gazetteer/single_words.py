"""Which single words name states and capitals, and bodies in capitals.

As what a pipeline reads each sort is for `graph.lookalikes`.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from graph.gazetteer.files import AgencyRow, BodyRow, CourtRow, Sections, StateRow
from graph.model import record

_FEWEST_LETTERS = 3  # "UN" and "EU" are read well, and "US" is a pronoun in capitals


@record()
class SingleWords:
    """Names of one word by what they name, each in one of them; none that is another word too."""

    states: tuple[str, ...]
    capitals: tuple[str, ...]
    acronyms: tuple[str, ...]  # of bodies, agencies and courts: "ECOWAS", and how else those are written: "Ecowas"


def single_words(sections: Sections) -> SingleWords:
    """The names of one word in gazetteer files."""
    rows = list(sections.states.values())
    others = {name for row in rows for name in row.ambiguous}

    def words(names: Callable[[StateRow], Iterable[str]]) -> tuple[str, ...]:
        found = [name for row in rows for name in names(row) if _is_word(name) and name not in others]
        others.update(found)
        return tuple(dict.fromkeys(found))

    return SingleWords(
        states=words(lambda row: row.names),
        capitals=words(lambda row: row.capitals),
        acronyms=tuple(_acronyms(sections)),
    )


def _is_word(name: str) -> bool:
    return name.isalpha() and not name.isupper()


def _acronyms(sections: Sections) -> Iterator[str]:
    """The names in capitals, and how else those are written; none that is another word too."""
    bodies: list[BodyRow | AgencyRow | CourtRow] = [*sections.bodies.values()]
    bodies += [*sections.agencies.values(), *sections.courts.values()]
    ambiguous = {name for body in bodies for name in body.ambiguous}
    names = chain.from_iterable(body.names for body in bodies)
    words = [name for name in names if name.isalpha() and len(name) >= _FEWEST_LETTERS and name not in ambiguous]
    capitals = {word for word in words if word.isupper()}
    yield from dict.fromkeys(word for word in words if word.upper() in capitals)
