"""What stands beside a word in a dependency parse: its objects, agents, prepositions, conjuncts and antecedent.

The usual slips of a parser are put right here. Who the subject of a verb is, which may take a walk through other
clauses, is for `graph.extraction.subjects`; what the arguments of a predicate are, for `graph.extraction.clauses`.
"""

from graph.extraction.syntax.agents import agents_of, people_before_home, subject_behind
from graph.extraction.syntax.antecedents import antecedent, antecedents
from graph.extraction.syntax.basics import (
    MAX_DEPTH,
    PARTICLES_ONLY,
    RELATIVE_PRONOUNS,
    clause_verb,
    composed_of,
    has_to,
    is_apart,
    is_of_next_clause,
    measured,
    telling_verb,
)
from graph.extraction.syntax.control import asked_to, is_imperative, is_price, told
from graph.extraction.syntax.coordination import (
    conjuncts,
    gapped_subject,
    is_before_number,
    is_gap,
    object_of_gapped,
    resolved,
    word_before_name,
)
from graph.extraction.syntax.faults import faulted, in_turn, reacted_to, undergoers_before, undergoers_beside
from graph.extraction.syntax.objects import (
    behind_inserted,
    first_of_two_objects,
    is_beside_subject,
    leave_given,
    noun_above_stranded,
    objects_of,
    particles_of,
    prepositional,
)
from graph.extraction.syntax.ranks import ranked_apart, ranking_clause
from graph.extraction.syntax.second_infinitives import bearer_of_second, bearers_shared
from graph.extraction.syntax.voice import causing_verb, is_passive, reduced_relative, told_behind_colon

__all__ = [
    "MAX_DEPTH",
    "PARTICLES_ONLY",
    "RELATIVE_PRONOUNS",
    "agents_of",
    "antecedent",
    "antecedents",
    "asked_to",
    "bearer_of_second",
    "bearers_shared",
    "behind_inserted",
    "causing_verb",
    "clause_verb",
    "composed_of",
    "conjuncts",
    "faulted",
    "first_of_two_objects",
    "gapped_subject",
    "has_to",
    "in_turn",
    "is_apart",
    "is_before_number",
    "is_beside_subject",
    "is_gap",
    "is_imperative",
    "is_of_next_clause",
    "is_passive",
    "is_price",
    "leave_given",
    "measured",
    "noun_above_stranded",
    "object_of_gapped",
    "objects_of",
    "particles_of",
    "people_before_home",
    "prepositional",
    "ranked_apart",
    "ranking_clause",
    "reacted_to",
    "reduced_relative",
    "resolved",
    "subject_behind",
    "telling_verb",
    "told",
    "told_behind_colon",
    "undergoers_before",
    "undergoers_beside",
    "word_before_name",
]
