"""Hangs a relative clause on what it is said of: "the pact, which the two states signed in May, is void".

Where many act in the clause, a parser takes its verb for a participle that describes them, and the main clause for the
relative one.
"""

from graph.reattachment.phrases import SUBJECTS, first_of
from graph.tokens import Token

_RELATIVE = frozenset({"WDT", "WP"})
_DONE_TO_THEM = frozenset({"agent", "dobj", "dative"})  # "states signed up by Peru": what a participle may have


def reattach_object_relative(verb: Token) -> None:
    """Makes the verb that of the relative clause, and of the clause that stood for it the main one."""
    doer = verb.head
    main = doer.head
    is_participle = verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.i == doer.i + 1 and doer.dep_ in SUBJECTS
    if not is_participle or main.dep_ != "relcl" or main.i < verb.i or not _stands_for_clause(main.head):
        return
    thing, first = main.head, first_of(doer)
    which = verb.doc[first.i - 1] if first.i > verb.sent.start else verb
    is_said_of = which.tag_ in _RELATIVE and which.head is main and thing.i < which.i
    if not is_said_of or any(child.dep_ in _DONE_TO_THEM for child in verb.children):
        return
    head, function = thing.head, thing.dep_
    main.hang_on(main if head is thing else head)
    main.dep_ = function if function == "ROOT" else "ccomp"
    for word in [thing, *(child for child in thing.children if child.i > main.i)]:
        word.hang_on(main)
    thing.dep_ = "nsubjpass" if any(child.dep_ == "auxpass" for child in main.children) else "nsubj"
    verb.hang_on(thing)
    verb.dep_, verb.tag_ = "relcl", "VBD"
    which.hang_on(verb)
    which.dep_ = "dobj"
    doer.hang_on(verb)
    doer.dep_ = "nsubj"


def _stands_for_clause(noun: Token) -> bool:
    """Whether a noun stands for the clause: as root, as what somebody said, or as one subject more of who says it."""
    subjects = [child for child in noun.head.children if child.dep_ in SUBJECTS]
    return noun.dep_ in {"ROOT", "dobj"} or (noun.dep_ in SUBJECTS and len(subjects) > 1)
