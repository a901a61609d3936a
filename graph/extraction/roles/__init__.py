"""What fills the roles of a frame, and which words must stand around for that.

`paths` lead from a predicate to words of its sentence, `patterns` checks the constraints at their ends, and `fillers`
says whom or what the words there stand for and whether that fits; a `drafts.Draft` keeps what was found. Of what is no
named actor, `nameless` knows those without a name, `payees` persons who are paid, `goods` the states that goods are
from, and `money` the sums. Which frames a predicate evokes is for `graph.extraction.elements`.
"""

from graph.extraction.roles.drafts import Draft, may_wait_for_article, open_sides
from graph.extraction.roles.fillers import Filled, fill_role, fitting, inferred, is_of_states, where_from
from graph.extraction.roles.money import money_of, part_spoken_of, sum_in_brackets
from graph.extraction.roles.nameless import are_talkers_unnamed, is_faction
from graph.extraction.roles.paths import ends_of, follow, hosts_of
from graph.extraction.roles.patterns import (
    broken_constraint,
    fitting_units,
    is_near,
    is_only_a_word,
    is_quantity,
    spoken_of,
)

__all__ = [
    "Draft",
    "Filled",
    "are_talkers_unnamed",
    "broken_constraint",
    "ends_of",
    "fill_role",
    "fitting",
    "fitting_units",
    "follow",
    "hosts_of",
    "inferred",
    "is_faction",
    "is_near",
    "is_of_states",
    "is_only_a_word",
    "is_quantity",
    "may_wait_for_article",
    "money_of",
    "open_sides",
    "part_spoken_of",
    "spoken_of",
    "sum_in_brackets",
    "where_from",
]
