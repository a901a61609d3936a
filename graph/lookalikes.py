"""Which names the pipeline is to read as it reads others, so that no claim hangs on which state a sentence names.

It reads "Nauru" worse than "China", since it hardly met the name where it was trained, and takes "ECOWAS" for a verb.
So each state, people, capital and acronym of the gazetteer, of one word or several, is read as one of its sort that
it knows, and "Rs" and "NOK" as "$". How a pipeline is told so is for `graph.language`, what the names mean for the
gazetteer.
"""

from graph.frames import syntax_words
from graph.gazetteer import Gazetteer

# Names that the default pipeline reads well (docs/language.md says how they were chosen).
_STATE, _CAPITAL, _DEMONYM, _PEOPLE, _ACRONYM = "China", "Moscow", "Iraqi", "Cubans", "NATO"
_SIGN_OF_MONEY = "$"


def lookalikes(gazetteer: Gazetteer) -> dict[str, str]:
    """Each name that is to be read as another, with that one."""
    names = gazetteer.proper_names
    sorts = (
        (names.states, _STATE),
        (names.capitals, _CAPITAL),
        (names.demonyms, _DEMONYM),
        (names.peoples, _PEOPLE),
        (names.acronyms, _ACRONYM),
        (sorted(syntax_words().signs_of_money), _SIGN_OF_MONEY),
    )
    return {name: other for sort, other in sorts for name in sort if name != other}
