"""Which verb a coordinated one shares its subject with."""

from typing import TYPE_CHECKING

from graph.extraction.syntax import has_to, is_apart
from graph.frames import status_cues
from graph.labels import FINITE, VERBAL

if TYPE_CHECKING:
    from graph.tokens import Token


_SAID = frozenset({"ccomp", "advcl", "relcl"})


def coordinated_head(verb: "Token") -> "Token | None":
    """The verb whose subject a conjunct shares, or None if it is no conjunct of a verb.

    A parser's usual slips are put right: "accepted nothing, he said, and left" shares the subject of what was said, and
    a past tense is not coordinated with an infinitive.
    """
    head = verb.head
    if verb.dep_ == "conj" and verb.tag_ in FINITE and _is_small_clause(head):
        return head.head  # "declared the arrests illegal and directed the state to pay"
    if verb.dep_ != "conj" or head.pos_ not in VERBAL or is_apart(verb):
        return None
    if verb.tag_ == "VBD" and head.tag_ == "VB":
        if _is_told_with_auxiliary(head):
            return head  # "did not only ask it for help, but also *paid* it"
        finite = head
        while finite.head != finite and finite.tag_ not in FINITE:
            finite = finite.head
        return finite if finite.tag_ == "VBD" else head
    if (infinitive := infinitive_before(verb)) is not None:
        return infinitive
    quoted = [c for c in head.children if c.dep_ == "ccomp" and c.i < head.i and not _is_told_of_first(c)]
    between = head.doc[head.i : verb.i]
    if quoted and any(t.text == "," for t in between) and not quoted[0].has("mark"):
        return quoted[0]
    return head


def _is_told_with_auxiliary(verb: "Token") -> bool:
    """ "Chad *did* ask": whether a verb has a subject and a finite auxiliary, and so is no infinitive."""
    beside = {child.dep_ for child in verb.children if child.dep_ != "aux" or child.tag_ in FINITE}
    return {"aux", "nsubj"} <= beside


def _is_told_of_first(verb: "Token") -> bool:
    """ "Peru *denied* it: they left, and were free": whether a mark parts a clause from one that does not say so."""
    is_apart = any(token.text in {":", ";"} for token in verb.doc[verb.i : verb.head.i])
    return is_apart and verb.head.lemma_.lower() not in status_cues().reporting


def infinitive_before(verb: "Token") -> "Token | None":
    """The infinitive that one goes on with, though hung on the verb above: "ordered it to stop, free him, *pay*"."""
    if verb.tag_ != "VB" or verb.head.tag_ not in FINITE | {"VBN"}:
        return None
    if any(c.dep_ == "aux" and c.lower_ != "to" for c in verb.children):
        return None
    above = (c for c in verb.head.children if c.dep_ == "xcomp" and c.i < verb.i and has_to(c))
    return next(above, None) or _infinitive_above(verb)


def _infinitive_above(verb: "Token") -> "Token | None":
    """The infinitive that one goes on with, hung on what was said: "urged it to say what it did and to *pay*"."""
    if not has_to(verb) or verb.dep_ != "conj":
        return None
    said = verb.head
    while said.dep_ == "conj" and said.head.i < said.i:
        said = said.head
    above = said.head
    while said.dep_ == "relcl" and above.pos_ not in VERBAL and above.head.i < above.i:
        above = above.head  # "offered to pay what Peru wants and to *free* them"
    return above if said.dep_ in _SAID and above.i < said.i and above.tag_ == "VB" and has_to(above) else None


def _is_small_clause(adjective: "Token") -> bool:
    """Whether a clause is without a verb, so that the verb joined to it is joined to the one above."""
    is_clause = adjective.pos_ == "ADJ" and adjective.dep_ == "ccomp" and adjective.head.pos_ == "VERB"
    return is_clause and all(child.pos_ != "AUX" for child in adjective.children)
