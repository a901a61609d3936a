"""Who is sent, held or taken in: how many, of which states, and whom "they" and "the men" are.

`groups` tells whether a phrase is of people, and how many; `nationalities` of which states they are by its words,
`elsewhere` by other sentences, and `homes` by where their way ends; `before` whom a phrase means that refers back.
"""

from graph.extraction.people.before import (
    DEFINITE,
    are_people_near,
    are_things,
    find_people_again,
    noun_before,
    stands_for_thing,
    told_before,
)
from graph.extraction.people.elsewhere import are_all_of, nationality_elsewhere
from graph.extraction.people.groups import (
    People,
    are_natives,
    find_official,
    find_people,
    is_diplomat,
    join_people,
    sent_kinds,
)
from graph.extraction.people.homes import are_own_countries, is_own_country, is_sent_home, is_their_own
from graph.extraction.people.nationalities import is_from_sender, nationality_of, people_counted

__all__ = [
    "DEFINITE",
    "People",
    "are_all_of",
    "are_natives",
    "are_own_countries",
    "are_people_near",
    "are_things",
    "find_official",
    "find_people",
    "find_people_again",
    "is_diplomat",
    "is_from_sender",
    "is_own_country",
    "is_sent_home",
    "is_their_own",
    "join_people",
    "nationality_elsewhere",
    "nationality_of",
    "noun_before",
    "people_counted",
    "sent_kinds",
    "stands_for_thing",
    "told_before",
]
