"""Hangs on its verb what a court finds, where an aside stands between: "ruled, in a suit by two firms, *that it may*".

A parser takes what was found for the main clause, or for one beside it.
"""

from graph.frames import syntax_words
from graph.reattachment.phrases import is_that
from graph.tokens import Token

_FINITE = frozenset({"VBD", "VBZ", "VBN"})
_ASIDE = frozenset({"ccomp", "acl"})  # how a parser hangs the verb of finding on what was found


def reattach_found_behind_aside(that: Token) -> None:
    """ "Judges *held* in May, after a year of hearings, that Chad must *pay*": what they held."""
    if not is_that(that) or that.i - that.sent.start < 2 or that.nbor(-1).text != ",":
        return
    clause = that.head
    if clause.dep_ == "advcl" and _finds(clause.head, clause):
        _hang_clause(clause, clause.head, that)
    elif clause.dep_ == "ROOT":
        _hang_root(clause, that)


def _finds(verb: Token, clause: Token) -> bool:
    """Whether a verb before a clause is one of finding, and nothing else says what was found."""
    is_finding = verb.i < clause.i and verb.tag_ in _FINITE and verb.lemma_.lower() in syntax_words().finding
    return is_finding and all(child.dep_ not in {"dobj", "ccomp"} for child in verb.children)


def _hang_root(clause: Token, that: Token) -> None:
    """Makes a verb of finding the root in the place of the clause of what was found."""
    subject = next((child for child in clause.children if child.dep_ == "nsubj" and child.i < that.i), None)
    below = [*clause.children, *(subject.children if subject is not None else ())]
    verb = next((child for child in below if child.dep_ in _ASIDE and _finds(child, clause)), None)
    if verb is None or verb.i > that.i:
        return
    verb.hang_on(verb)
    verb.dep_, verb.tag_ = "ROOT", "VBD" if verb.tag_ == "VBN" else verb.tag_
    if subject is not None and subject.i < verb.i:
        subject.hang_on(verb)
    _hang_clause(clause, verb, that)


def _hang_clause(clause: Token, verb: Token, that: Token) -> None:
    """Hangs what was found on its verb, and on that too whatever stands before the "that"."""
    for child in [child for child in clause.children if child.i < that.i]:
        child.hang_on(verb)
    for mark in [child for child in clause.children if child.is_punct and child.i > clause.i]:
        mark.hang_on(verb)
    clause.hang_on(verb)
    clause.dep_ = "ccomp"
