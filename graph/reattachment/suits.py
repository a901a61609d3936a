"""Whom a suit names: "the lawsuit, filed in Lima, *names* Chile", where a parser takes it for the noun "names"."""

from graph.frames import syntax_words
from graph.reattachment.phrases import first_of
from graph.tokens import Span, Token

_NAMING = {"names": "VBZ", "named": "VBD"}  # with the tag of the verb
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})
_NAMES = frozenset({"GPE", "ORG", "NORP"})
_OF_VERBS = frozenset({"as", "among"})  # before "a defendant"


def read_naming(sentence: Span) -> None:
    """Makes "names" the verb of a sentence that has none, behind a suit and before whom it names."""
    root = next((token for token in sentence if token.head is token), None)
    naming = next((token for token in sentence if token.lower_ in _NAMING), None)
    if root is None or naming is None or root.pos_ not in _NOMINAL or not sentence[-1].is_punct:
        return
    suit = (
        root if root is not naming else next((c for c in root.children if c.i < root.i and c.dep_ == "compound"), root)
    )
    named = _named_behind(naming)
    if named is None or suit.i > naming.i or suit.lemma_.lower() not in syntax_words().suits:
        return
    _give_left_back(naming, suit)
    naming.hang_on(naming)
    naming.dep_, naming.pos_, naming.tag_, naming.lemma_ = "ROOT", "VERB", _NAMING[naming.lower_], "name"
    suit.hang_on(naming)
    suit.dep_ = "nsubj"
    named.hang_on(naming)
    named.dep_ = "dobj"
    for token in sentence:
        if token.i > naming.i and token.head.i < naming.i and (token.is_punct or token.lower_ in _OF_VERBS):
            token.hang_on(naming)


def _named_behind(naming: Token) -> Token | None:
    """The head of the phrase right behind "names", if it is that of somebody's name."""
    if naming.i + 1 >= naming.sent.end:
        return None
    top = naming.nbor()
    while top.head.i > naming.i and top.head is not top:
        top = top.head
    is_next = top.i > naming.i and first_of(top).i in {naming.i, naming.i + 1}
    is_somebody = top.ent_type_ in _NAMES or any(child.ent_type_ in _NAMES for child in top.children)
    return top if is_next and is_somebody and top.pos_ in _NOMINAL else None


def _give_left_back(naming: Token, suit: Token) -> None:
    """Gives what was taken for a part of the noun "names" the place that this had: "a suit by *Ana Ruiz* names"."""
    before = [child for child in naming.children if child.i < naming.i and child is not suit and not child.is_punct]
    if not before:
        return
    last = before[-1]
    is_owner = naming.head is naming  # "the *miner's* lawsuit names"
    if not is_owner:
        last.dep_ = naming.dep_
        last.hang_on(naming.head)
    for child in before if is_owner else before[:-1]:
        child.hang_on(suit if is_owner else last)
