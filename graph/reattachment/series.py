"""Joins those of whom the same is told, each with a time or a deed of his own behind him.

"Sued Chile in May and *Bolivia* in June", "called on Chile to pay and on *Bolivia* to wait": a parser hangs the second
on the date, or its preposition on a verb.
"""

from collections.abc import Iterator

from graph.tokens import Token

_NAMES = frozenset({"GPE", "NORP", "ORG", "PERSON"})  # labels of the entity recogniser, as the next
_DATES = frozenset({"DATE", "TIME"})
_OBJECTS = frozenset({"dobj", "pobj", "dative"})
_LINKS = frozenset({"prep", "agent", "dative"})


def join_series(token: Token) -> None:
    """Hangs a name, or that behind a preposition, on the one before it that stands in the same place."""
    if token.dep_ != "conj":
        return
    if token.pos_ == "ADP":
        second = next((child for child in token.children if child.dep_ == "pobj" and child.ent_type_ in _NAMES), None)
        first = _behind_same_word(token) if second is not None else None
    elif token.ent_type_ in _NAMES and token.head.ent_type_ in _DATES:
        second, first = token, _object_before(token.head)
    else:
        return
    if first is None or second is None or second.is_ancestor(first):
        return
    cc = next((child for child in token.head.children if child.dep_ == "cc" and first.i < child.i < token.i), None)
    if cc is not None:
        cc.hang_on(first)
    second.hang_on(first)
    second.dep_ = "conj"


def _behind_same_word(preposition: Token) -> Token | None:
    """Chile, of "called on *Chile* to pay and *on* Bolivia to wait": what the same word governs before."""
    before = [word for word in _clause(preposition) if word.lower_ == preposition.lower_ and word.dep_ in _LINKS]
    named = [child for word in before[-1:] for child in word.children if child.dep_ == "pobj"]
    return named[0] if named and named[0].ent_type_ in _NAMES else None


def _object_before(date: Token) -> Token | None:
    """Chile, of "sued *Chile* in May": the name that is an object right before a date and its preposition."""
    opening = date.head if date.dep_ == "pobj" else date
    before = opening.nbor(-1)
    is_named = before.ent_type_ in _NAMES and before.dep_ in _OBJECTS and before.i < opening.i
    return before if is_named else None


def _clause(word: Token) -> Iterator[Token]:
    """The words of a sentence before a word."""
    yield from word.doc.tokens[word.sent.start : word.i]
