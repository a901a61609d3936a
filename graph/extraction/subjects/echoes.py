"""Who does the same as is said of others: "and so did Denmark", "as has Peru", "joined Chile in suing Mali"."""

from typing import TYPE_CHECKING

from graph.extraction.syntax import conjuncts
from graph.frames import syntax_words
from graph.labels import AUXILIARIES, FINITE

if TYPE_CHECKING:
    from graph.tokens import Token

_FARTHEST_ECHO = 30  # words between a verb and the one that stands for it
_OPENING_ECHOES = frozenset({"so", "neither", "nor"})  # before "did Denmark"
_LINKING_ECHOES = _OPENING_ECHOES | {"as"}
_FARTHEST_LINK = 5  # words between "so" and "did"
_DONE = frozenset({"VBD", "VBN", "VBZ", "VBP"})
_HAVING = frozenset({"has", "have", "had", "'s", "'ve", "'d"})
_WITH = frozenset({"with", "by"})


def echoing_subjects(verb: "Token") -> list["Token"]:
    """Who does the same, as a clause without a verb of its own says: "and so did Denmark", "as has Peru"."""
    if verb.tag_ not in FINITE and not any(c.dep_ in AUXILIARIES and c.lower_ != "to" for c in verb.children):
        return []
    for auxiliary in verb.doc[verb.i + 1 : min(verb.i + _FARTHEST_ECHO, _end_of_echoes(verb))]:
        is_clause = auxiliary.pos_ == "VERB" and auxiliary.dep_ in {"ROOT", "conj"}
        if not is_clause and auxiliary.lower_ not in syntax_words().echoing:
            continue
        subjects = [c for c in auxiliary.children if c.dep_ == "nsubj" and c.lower_ not in _LINKING_ECHOES]
        subjects = subjects or _behind_auxiliary(auxiliary)
        if subjects and _is_echo(auxiliary, subjects[0], verb):
            return conjuncts(subjects[0])
        if subjects and is_clause:
            return []  # what follows echoes that clause
    return []


def joined_subjects(verb: "Token") -> list["Token"]:
    """Whom another joins, who so does the same: "Peru joined *Chile* in suing Mali", "Peru, joined by *Chile* in"."""
    preposition, joining = verb.head, verb.head.head
    is_gerund = verb.tag_ == "VBG" and verb.dep_ == "pcomp" and preposition.lower_ == "in"
    if not is_gerund or joining.lemma_ not in syntax_words().joining_in or joining.i > verb.i:
        return []
    auxiliaries = {child.lower_ for child in joining.children if child.dep_ in {"aux", "neg"}}
    if joining.tag_ not in _DONE or not auxiliaries <= _HAVING:
        return []  # "may join Chile in suing Mali"
    behind = [c for link in joining.children if link.lower_ in _WITH for c in link.children if c.dep_ == "pobj"]
    objects = behind or [child for child in joining.children if child.dep_ == "dobj"]
    return conjuncts(objects[0]) if objects and objects[0].i < verb.i else []


def _end_of_echoes(verb: "Token") -> int:
    """Where what is said of a verb may end: with its sentence, or with one behind it such as "So did Denmark"."""
    end, doc = verb.sent.end, verb.doc
    is_main = verb.dep_ in {"ROOT", "conj"} or (verb.dep_ == "xcomp" and verb.head.dep_ == "ROOT")
    is_echoed = is_main and end + 1 < len(doc) and doc[end].lower_ in _OPENING_ECHOES
    return doc[end].sent.end if is_echoed and doc[end + 1].lower_ in syntax_words().echoing else end


def _behind_auxiliary(auxiliary: "Token") -> list["Token"]:
    """Bolivia in "and neither has Bolivia", "nor did Bolivia", where a parser takes it for an object."""
    before = auxiliary.doc[auxiliary.i - 1]
    is_inverted = before.lower_ in _OPENING_ECHOES and before.sent == auxiliary.sent
    return [c for c in auxiliary.children if is_inverted and c.dep_ in {"dobj", "attr"} and c.pos_ == "PROPN"]


def _is_echo(auxiliary: "Token", subject: "Token", verb: "Token") -> bool:
    """Whether an auxiliary stands alone between "so" or "as" and its subject."""
    if auxiliary.lower_ not in syntax_words().echoing or subject.i < auxiliary.i:
        return False
    before = verb.doc[max(verb.i, auxiliary.i - _FARTHEST_LINK) : auxiliary.i]
    others = (c for c in auxiliary.rights if c != subject)
    has_own_verb = any(c.dep_ in {"xcomp", "acomp", "attr", "dobj", "ccomp"} for c in others)
    return any(t.lower_ in _LINKING_ECHOES for t in before) and not has_own_verb
