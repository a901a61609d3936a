"""Which words the pipeline is to read as it reads others, so that no claim hangs on which state a sentence names.

It reads "Nauru" worse than "China", since it hardly met the name where it was trained, and takes "ECOWAS" for a verb.
So each state, capital and acronym of the gazetteer is read as one of its sort that it knows. How a pipeline is
told so is for `graph.language`, what the names mean for the gazetteer.
"""

from graph.gazetteer import Gazetteer

# Names that the default pipeline reads well (docs/language.md says how they were chosen).
_STATE, _CAPITAL, _ACRONYM = "China", "Moscow", "NATO"


def lookalikes(gazetteer: Gazetteer) -> dict[str, str]:
    """Each word that is to be read as another, with that one."""
    words = gazetteer.single_words
    sorts = (
        (words.states, _STATE),
        (words.capitals, _CAPITAL),
        (words.acronyms, _ACRONYM),
    )
    return {word: other for names, other in sorts for word in names if word != other}
