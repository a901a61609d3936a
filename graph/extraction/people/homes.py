"""Of which state people are as their way says: whoever is sent home is of the state where that ends.

What their phrase says of them is for `graph.extraction.people.nationalities`, and what other sentences say for
`graph.extraction.people.before`.
"""

from typing import TYPE_CHECKING

from graph.extraction.syntax import prepositional
from graph.frames import discourse_words

if TYPE_CHECKING:
    from graph.extraction.clauses import Predicate
    from graph.tokens import Token

_OF_PEOPLE = frozenset({"his", "her", "their"})


def is_sent_home(predicate: "Predicate") -> bool:
    """Whether a predicate says that people are brought where they are from: "flown home", "repatriated"."""
    words = discourse_words()
    head = predicate.head
    if head.lemma_.lower() in words.repatriation or head.has_any_word(words.homeward):
        return True
    return any(name in {"to", "into"} and is_own_country(token) for name, token in prepositional(head))


def is_own_country(place: "Token") -> bool:
    """ "to their own country", "to their homeland", "to his government"; not "to their own countries", maybe others."""
    words = discourse_words()
    owners = [child for child in place.children if child.dep_ == "poss"]
    is_to_officials = place.lower_ in words.own_authorities and all(owner.lower_ in _OF_PEOPLE for owner in owners)
    is_of_it = any(map(is_own_country, owners))  # "to his country's embassy"
    return is_of_it or (bool(owners) and (place.lower_ in words.homelands or is_to_officials))


def are_own_countries(place: "Token") -> bool:
    """ "To their own *countries*", "to their *homelands*": of each of them the one he is from."""
    is_theirs = any(child.dep_ == "poss" and child.lower_ == "their" for child in place.children)
    return is_theirs and place.tag_ == "NNS" and place.lemma_ in discourse_words().homelands


def is_their_own(noun: "Token") -> bool:
    """ "Their own police", "his own government": of those to whom something is done, or of who does it."""
    words = {child.lower_ for child in noun.children if child.i < noun.i}
    return "own" in words and not words.isdisjoint(_OF_PEOPLE)
