"""Which words the pipeline is to read as it reads others: names that it hardly met where it was trained.

It takes "ECOWAS" for a verb and "WHO" for a pronoun, and hangs the words about such a name amiss. How a pipeline is
told so is for `graph.language`, what the names mean for the gazetteer.
"""

from collections.abc import Iterator

from graph.frames import syntax_words
from graph.gazetteer import Gazetteer

_ACRONYM = "NATO"  # which the default pipeline reads well (docs/language.md)


def lookalikes(gazetteer: Gazetteer) -> dict[str, str]:
    """Each word that is to be read as another, with that one."""
    return {word: other for word, other in _pairs(gazetteer) if word != other}


def _pairs(gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    yield from ((word, _ACRONYM) for word in gazetteer.acronyms)
    for other, words in syntax_words().read_as.items():
        yield from ((word, other) for word in words)
