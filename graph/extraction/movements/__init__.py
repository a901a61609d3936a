"""Who holds, sends and takes in people, where the sentence itself does not say.

`senders` of those who are sent, `journeys` of those who only travel, `holders` of those who are held; `whereabouts`
goes on with people whom the sentences before told of. What else is left open is for `graph.extraction.discourse`.
"""

from graph.extraction.movements.holders import correct_places, goes_to_embassy, holder_of, holder_of_others
from graph.extraction.movements.journeys import is_journey, sender_of_journey
from graph.extraction.movements.senders import (
    correct_swapped,
    is_swapped,
    pays_for,
    sender_by_deal,
    sender_elsewhere,
    sender_here,
    sender_under_court,
)
from graph.extraction.movements.whereabouts import (
    THE_STATE_SPOKEN_OF,
    are_moved_within,
    are_on_their_way,
    destination_here,
    drop_homes,
    drop_pushed,
    drop_senders,
    drop_told_twice,
    have_left_again,
    home_again,
    home_of_people,
    is_carried_by_name,
    move_of,
    names_end,
    only_way,
    people_are_further,
    sender_of_own,
    spoken_of,
    swapped_with,
    turn_rescued,
    turn_there,
)

__all__ = [
    "THE_STATE_SPOKEN_OF",
    "are_moved_within",
    "are_on_their_way",
    "correct_places",
    "correct_swapped",
    "destination_here",
    "drop_homes",
    "drop_pushed",
    "drop_senders",
    "drop_told_twice",
    "goes_to_embassy",
    "have_left_again",
    "holder_of",
    "holder_of_others",
    "home_again",
    "home_of_people",
    "is_carried_by_name",
    "is_journey",
    "is_swapped",
    "move_of",
    "names_end",
    "only_way",
    "pays_for",
    "people_are_further",
    "sender_by_deal",
    "sender_elsewhere",
    "sender_here",
    "sender_of_journey",
    "sender_of_own",
    "sender_under_court",
    "spoken_of",
    "swapped_with",
    "turn_rescued",
    "turn_there",
]
