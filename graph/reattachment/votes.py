"""Hangs on its verb what stands behind the votes by which it was decided: "rejected by nine votes to two *a request*".

A parser takes the votes for those who decided it, and what they decided for a part of their number.
"""

from graph.frames import syntax_words
from graph.reattachment.phrases import has_article
from graph.tokens import Token

_OBJECTS = frozenset({"dobj", "nsubjpass", "auxpass", "ccomp"})


def reattach_votes(by: Token) -> None:
    """ "Rejected *by nine votes* to two a request": by how many, and not by whom."""
    verb = by.head
    if verb.pos_ != "VERB" or any(child.dep_ in _OBJECTS for child in verb.children):
        return
    votes = next((child for child in by.children if child.dep_ == "pobj"), None)
    if votes is None or votes.lemma_.lower() not in syntax_words().ballots:
        return
    to = votes.nbor() if votes.i + 1 < votes.sent.end else votes
    decided = _decided(to) if to.lower_ == "to" else None
    if decided is None:
        return
    by.dep_ = "prep"
    decided.hang_on(verb)
    decided.dep_ = "dobj"


def _decided(to: Token) -> Token | None:
    """The noun with an article behind the number of those who voted against it, which is then all that "to" governs."""
    number = to.nbor() if to.i + 1 < to.sent.end else to
    nouns = [child for child in to.children if child.dep_ == "pobj" and child.pos_ == "NOUN" and child.i > number.i]
    if number.tag_ != "CD" or len(nouns) != 1 or not has_article(nouns[0]):
        return None
    number.hang_on(to)
    number.dep_ = "pobj"
    return nouns[0]
