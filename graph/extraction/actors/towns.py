"""Names of places that nobody knows: of which an article only says that something is there."""

from typing import TYPE_CHECKING

from graph.extraction.actors.reading import Reading

if TYPE_CHECKING:
    from graph.tokens import Token

_AROUND = frozenset({"in", "around", "near", "outside", "across", "along", "through"})
_ATTRIBUTES = frozenset({"compound", "amod", "nummod"})


def is_town(reading: Reading, name: "Token") -> bool:
    """ "Farmers around *Osk*", "a driver from *Osk*", "the border at *Osk*": one word that is nowhere anything else."""
    if name.pos_ != "PROPN" or name.has_any(_ATTRIBUTES):
        return False
    return all(_is_where(reading, same) for same in reading.same_nouns(name))


def _is_where(reading: Reading, name: "Token") -> bool:
    preposition, above = name.head, name.head.head
    if name.dep_ == "poss":
        return reading.is_noun(name.head, "in_towns")  # "Osk's prison"
    if name.dep_ != "pobj" or name.has("det"):
        return False
    if preposition.lower_ in _AROUND:
        return not reading.is_noun(above, "held_in")
    if preposition.lower_ == "from":
        return above.pos_ == "NOUN" and reading.is_noun(above, "people")
    return preposition.lower_ == "at" and reading.is_noun(above, "crossing")
