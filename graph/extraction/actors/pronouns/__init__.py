"""Pronouns: the person, the subject or the side that was spoken of before.

`antecedents` is the way in, and asks the others by the sort of the pronoun (`words`): `bound` for what the construction
settles, `homes` for "their government", `persons` for "he" and "she", `subjects` for "it" and "they" among those whom
`candidates` lists, `impersonal` for an "it" that is nobody, and `defendants` for whom a court has before it.
"""

from graph.extraction.actors.pronouns.antecedents import pronoun
from graph.extraction.actors.pronouns.bound import hit_by_limit
from graph.extraction.actors.pronouns.homes import home_of, is_home
from graph.extraction.actors.pronouns.words import is_pronoun, is_reciprocal

__all__ = ["hit_by_limit", "home_of", "is_home", "is_pronoun", "is_reciprocal", "pronoun"]
