"""Which bodies, agencies and courts are called by a word in capitals."""

from itertools import chain

from graph.gazetteer.files import AgencyRow, BodyRow, CourtRow, Sections

_FEWEST_LETTERS = 3  # "UN" and "EU" are read well, and "US" is a pronoun in capitals


def acronyms_of(sections: Sections) -> tuple[str, ...]:
    """The names in capitals, and how else those are written: "ECOWAS", "Ecowas"; none that is another word too."""
    bodies: list[BodyRow | AgencyRow | CourtRow] = [*sections.bodies.values()]
    bodies += [*sections.agencies.values(), *sections.courts.values()]
    ambiguous = {name for body in bodies for name in body.ambiguous}
    names = chain.from_iterable(body.names for body in bodies)
    words = [name for name in names if name.isalpha() and len(name) >= _FEWEST_LETTERS and name not in ambiguous]
    capitals = {word for word in words if word.isupper()}
    return tuple(dict.fromkeys(word for word in words if word.upper() in capitals))
