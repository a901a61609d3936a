"""Which words of a paragraph are names of persons, and which only look so.

`persons` finds them and tells what is a surname or a title; `bodies` tells the firms, charities and ships that the
pipeline takes for persons. Who somebody is, and what is in the gazetteer, is for `graph.extraction.actors`.
"""

from graph.extraction.names.bodies import find_bodies, names_of_bodies
from graph.extraction.names.persons import (
    INSIDE_BODIES,
    OF_BODIES,
    WORDS,
    called_by,
    called_familiarly,
    called_with_particles,
    find_given_names,
    find_last_names,
    find_person_names,
    find_whole_names,
    is_honorific,
    is_month_of_name,
)

__all__ = [
    "INSIDE_BODIES",
    "OF_BODIES",
    "WORDS",
    "called_by",
    "called_familiarly",
    "called_with_particles",
    "find_bodies",
    "find_given_names",
    "find_last_names",
    "find_person_names",
    "find_whole_names",
    "is_honorific",
    "is_month_of_name",
    "names_of_bodies",
]
