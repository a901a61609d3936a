"""Which entity a phrase stands for: names, state nouns, courts, officials, groups and what refers back to them.

`read_article` is the way in. A `Reading` holds what is known of one article while it is read; a
phrase is resolved by its head token (`Reading.referents`). The answer carries the reason, and is
empty where the text leaves it open. Which role a referent fills is `graph.extraction.elements`.

`reading` has the records, `phrases` what a noun phrase shows by itself. `states_near` and `states_beside` tell where
states are named; `owners`, `court_places`, `context` and `weighing` whose something is; `definite_states` and `sides`
which states "the country" and "the two governments" are, `state_forms` what a state may be called; `parts`, `seats` and
`towns` what is of a state and not it: the government of a part, a body that sits there, a place. `bodies`, `courts`,
`firms`, `persons`, `nouns`, `groups` and `pronouns` resolve one sort of phrase each, `descriptions` who is named behind
one, and `resolving` says which of them is asked.
"""

from graph.extraction.actors.context import context_state, is_quoted, likely_state
from graph.extraction.actors.court_places import code_of_place, is_new, state_of_last_place, states_beyond
from graph.extraction.actors.courts import last_court
from graph.extraction.actors.definite_states import state_before
from graph.extraction.actors.descriptions import named_behind
from graph.extraction.actors.firms import firm_later, is_called_again, is_named_nowhere, outsider_before
from graph.extraction.actors.groups import group as nameless
from graph.extraction.actors.groups import is_backer
from graph.extraction.actors.owners import (
    Owner,
    explicit_owners,
    guests_near,
    is_of_region,
    is_posted,
    states_behind_charge,
)
from graph.extraction.actors.parts import acts_for_no_state, part_named
from graph.extraction.actors.phrases import (
    has_the,
    in_dateline,
    is_definite,
    is_out_of_office,
    is_plural,
    is_seat,
    name_ending_at,
    objects_of,
    phrase_mention,
    phrase_top,
    verb_above,
    words_before,
)
from graph.extraction.actors.places import WAYS, find_place, is_elsewhere
from graph.extraction.actors.pronouns import hit_by_limit, is_pronoun, is_reciprocal
from graph.extraction.actors.pronouns.persons import is_child
from graph.extraction.actors.reading import STATE_SENSES, Person, Reading, Referent, StateMention, full_name, place_of
from graph.extraction.actors.resolving import read_article
from graph.extraction.actors.sides import listed_before, other_states
from graph.extraction.actors.state_forms import state_nouns
from graph.extraction.actors.states_beside import others_in_clause, states_dealt_with
from graph.extraction.actors.states_near import (
    clause_agents,
    homes_of_firms,
    is_of_people,
    is_only_origin,
    state_of_same_noun,
    states_acting,
    states_since,
)

__all__ = [
    "STATE_SENSES",
    "WAYS",
    "Owner",
    "Person",
    "Reading",
    "Referent",
    "StateMention",
    "acts_for_no_state",
    "clause_agents",
    "code_of_place",
    "context_state",
    "explicit_owners",
    "find_place",
    "firm_later",
    "full_name",
    "guests_near",
    "has_the",
    "hit_by_limit",
    "homes_of_firms",
    "in_dateline",
    "is_backer",
    "is_called_again",
    "is_child",
    "is_definite",
    "is_elsewhere",
    "is_named_nowhere",
    "is_new",
    "is_of_people",
    "is_of_region",
    "is_only_origin",
    "is_out_of_office",
    "is_plural",
    "is_posted",
    "is_pronoun",
    "is_quoted",
    "is_reciprocal",
    "is_seat",
    "last_court",
    "likely_state",
    "listed_before",
    "name_ending_at",
    "named_behind",
    "nameless",
    "objects_of",
    "other_states",
    "others_in_clause",
    "outsider_before",
    "part_named",
    "phrase_mention",
    "phrase_top",
    "place_of",
    "read_article",
    "state_before",
    "state_nouns",
    "state_of_last_place",
    "state_of_same_noun",
    "states_acting",
    "states_behind_charge",
    "states_beyond",
    "states_dealt_with",
    "states_since",
    "verb_above",
    "words_before",
]
