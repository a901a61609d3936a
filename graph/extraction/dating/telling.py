"""How a clause tells: what has been done, what goes on with the tale, and what the sentence itself says."""

from typing import TYPE_CHECKING

from graph.frames import discourse_words
from graph.labels import AUXILIARIES, NOMINAL_SUBJECTS, VERBAL

if TYPE_CHECKING:
    from graph.tokens import Token

_PERFECT = frozenset({"had", "has", "have"})
_OPENING = 4  # words


def goes_on(verb: "Token") -> bool:
    """Whether a clause in the simple past goes on with what was told before: "it also freed", "they were sent home"."""
    if verb.tag_ == "VBG" and verb.dep_ == "advcl":
        return goes_on(verb.head)  # "it also freed two, while appealing to the others"
    beside = {c.lower_ for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "advmod"}}
    if _is_background(verb) or (verb.dep_ == "relcl" and "also" not in beside):
        return False  # "waived the fees that it used to levy": of no day that was told before
    goes_on_then = is_told_as_done(verb) and not is_some_time_later(verb)
    return goes_on_then and not beside.isdisjoint(discourse_words().going_on)


def _is_background(verb: "Token") -> bool:
    """ "Are in custody *after they were arrested*", "has been held since May, *when he was caught*": of earlier."""
    links = {c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod"} and c.i < verb.i}
    is_before = "after" in links or ("when" in links and not is_told_as_done(verb.head))
    return verb.dep_ in {"advcl", "relcl"} and is_before


def is_told_as_done(verb: "Token") -> bool:
    """Whether a clause is in the simple past: "freed", "were sent home"; not "had freed"."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in AUXILIARIES}
    if not auxiliaries:
        return verb.tag_ == "VBD" and not _goes_on_with_has(verb)
    return verb.tag_ == "VBN" and auxiliaries <= {"was", "were"}


def is_to_be(verb: "Token") -> bool:
    """ "To be paid in July": whether a passive is of what is yet to be done."""
    return {"to", "be"} <= {child.lower_ for child in verb.children if child.dep_ in AUXILIARIES}


def is_some_time_later(verb: "Token") -> bool:
    """ "Was freed *after six weeks* in prison": whether a clause is of another day than the one told before."""
    spans = discourse_words().spans_off
    links = (child for child in verb.children if child.dep_ == "prep" and child.lower_ == "after")
    return any(noun.dep_ == "pobj" and noun.lemma_ in spans for link in links for noun in link.children)


def _goes_on_with_has(verb: "Token") -> bool:
    """ "Had called it hopeless and dismissed it": a verb that shares the subject of one with "had" shares that too."""
    above = verb.head
    is_joined = verb.dep_ == "conj" and not verb.has_any(NOMINAL_SUBJECTS)
    return is_joined and above.tag_ == "VBN" and any(c.dep_ == "aux" and c.lower_ in _PERFECT for c in above.children)


def is_of_main_clause(verb: "Token") -> bool:
    """Whether a clause is what its sentence says, if only as what somebody says: "they were flown home, it said"."""
    while verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        verb = verb.head
    above = verb.head
    return verb.dep_ == "ROOT" or (verb.dep_ == "ccomp" and above.dep_ == "ROOT" and verb.i < above.i)


def opens_another_matter(verb: "Token") -> bool:
    """Whether a sentence opens with words that part it from those before: "*Separately*, a court in Lima freed two"."""
    sentence = verb.sent
    opening = [word.lower_ for word in sentence[:_OPENING]]
    if not discourse_words().parting.isdisjoint(opening) or _opens_when(verb):
        return True
    subject = sentence.root.child_of(NOMINAL_SUBJECTS)
    if subject is None:
        return False
    if any(word.lower_ in {"meanwhile", "separately"} for word in sentence.doc[sentence.start : subject.left_edge.i]):
        return True
    return _is_further_court(subject)


def _opens_when(verb: "Token") -> bool:
    """ "*When ministers went on all the same*, the court fined them": on the day of that, whenever it was.

    So it is with "*under a pact* with Chad it paid Mali $5 million".
    """
    if verb.sent[0].lower_ == "under":
        return True
    clauses = (c for c in verb.children if c.dep_ == "advcl" and c.left_edge.i == verb.sent.start)
    return any(clause.left_edge.lower_ == "when" and is_told_as_done(clause) for clause in clauses)


def _is_further_court(subject: "Token") -> bool:
    """ "The court freed two on Monday. *A court in Lima* jailed a third": another than the one just told of."""
    is_new = subject.has_any_word({"a", "an"})
    if not is_new or subject.lemma_.lower() not in {"court", "tribunal"}:
        return False
    start = subject.sent.start
    before = subject.doc[start - 1].sent if start else ()
    return not start or any(word.lemma_.lower() in discourse_words().nameless_courts for word in before)
