"""Hangs on its verb what stands behind the votes by which it was decided: "rejected by nine votes to two *a request*".

A parser takes the votes for those who decided it, and what they decided for a part of their number.
"""

from graph.frames import syntax_words
from graph.reattachment.phrases import has_article, is_that
from graph.tokens import Token

_LINKS = frozenset({"by", "in", "with"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "auxpass", "ccomp"})


def reattach_found_by_votes(link: Token) -> None:
    """ "Judges *held* by a majority that Chad could *deport* him": what they held, and no majority did so."""
    verb, words = link.head, syntax_words()
    if link.lower_ not in _LINKS or verb.lemma_ not in words.finding or verb.i > link.i:
        return
    votes = next((c for c in link.children if c.dep_ == "pobj" and c.lemma_.lower() in words.ballots), None)
    if votes is None:
        return
    against = (
        number for child in (*verb.children, *votes.children) if child.lower_ == "to" for number in child.children
    )
    heads = (votes, *against, verb, *([verb.head] if verb.dep_ == "acl" else []))
    found = next((child for word in heads for child in word.children if any(map(is_that, child.children))), None)
    if found is None or found.i < votes.i:
        return
    link.dep_ = "prep"
    found.hang_on(verb)
    found.dep_ = "ccomp"


def reattach_votes(by: Token) -> None:
    """ "Rejected *by nine votes* to two a request": by how many, and not by whom."""
    verb = by.head
    if verb.pos_ != "VERB" or verb.has_any(_OBJECTS):
        return
    votes = by.child("pobj")
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
