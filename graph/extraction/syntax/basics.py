"""Questions about one word and its parse that all the others ask, and the functions that they are asked by."""

from typing import TYPE_CHECKING

from graph.frames import syntax_words
from graph.labels import FINITE, GOVERNED, VERBAL

if TYPE_CHECKING:
    from graph.tokens import Token

RELATIVE_PRONOUNS = frozenset({"who", "whom", "which", "that", "whose", "where"})
PARTICLES_ONLY = frozenset({"aside", "away"})  # no prepositions, although a parser hangs the verb's object on them
MAX_DEPTH = 12  # of chains of control and coordination; a parse of garbage may be deeper
WORDS_KEPT = 32  # of which what many rules ask is kept: few, since each keeps its paragraph in memory
TO = frozenset({"to", "into"})
INSIDE_PHRASE = frozenset({"det", "nummod", "amod", "compound", "quantmod", "nmod", "poss"})


def has_to(verb: "Token") -> bool:
    """Whether a verb is a to-infinitive."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def is_apart(token: "Token") -> bool:
    """Whether a semicolon parts a clause from the one that the parser hung it on: it stands for itself then.

    So does a colon behind a finite clause, "Peru sued the firm: a judge has barred the sale", or behind what is told:
    "denied that it had paid: Mali *gave* the money". So does "asked for a truce, to which Mali *agreed*".
    """
    first, last = sorted((token.i, token.head.i))
    is_told = token.dep_ == "ccomp" and (token.tag_ in FINITE if token.i == first else _is_told_more(token))
    if token.dep_ == "ccomp" and token.i == last and _opens_with_which(token):
        return True
    return any(t.text == ";" or (is_told and t.text == ":") for t in token.doc[first:last])


def _opens_with_which(clause: "Token") -> bool:
    """ ", *to which* Mali agreed": a relative clause, which a parser hung on the verb."""
    link = clause.left_edge
    if link.lower_ != "to" or link.head != clause or not link.i or link.nbor(-1).text != ",":
        return False
    return link.nbor().lower_ == "which"


def _is_told_more(token: "Token") -> bool:
    """Whether the verb that a clause hangs on tells something before, with "that", so that it does not tell this."""
    before = (child for child in token.head.children if token.head.i < child.i < token.i)
    return any(child.dep_ == "ccomp" and child.has("mark") for child in before)


def clause_verb(token: "Token") -> "Token":
    """The nearest verb that governs a token, or the root of its sentence."""
    while token.head != token and token.pos_ not in VERBAL:
        token = token.head
    return token


def measured(noun: "Token") -> "Token":
    """The measure that stands before a thing, "days" of "two days of talks"; the thing itself where none does."""
    of = noun.head
    if noun.dep_ not in {"pobj", "pcomp"} or of.lower_ != "of" or of.dep_ != "prep":
        return noun
    measure, words = of.head.lemma_.lower(), syntax_words()
    return of.head if measure in words.measures or measure in words.spans else noun


def composed_of(noun: "Token") -> "Token | None":
    """Whoever a group is made up of: "a batch *comprising 161 women*", "a group *consisting of 40 men*"."""
    participles = (c for c in noun.children if c.dep_ == "acl" and c.lower_ in syntax_words().composing)
    inner = (t for p in participles for c in p.children for t in (c, *(c.children if c.lower_ == "of" else ())))
    return next((t for t in inner if t.dep_ in GOVERNED), None)


def is_boarded(token: "Token") -> bool:
    """Whether an object is what somebody is put on, as its verb's "on" before it says: "put him on a plane"."""
    if token.dep_ != "dobj" or token.lemma_.lower() not in syntax_words().conveyances:
        return False
    return any(c.dep_ == "prt" and c.lower_ == "on" and c.i == token.left_edge.i - 1 for c in token.head.children)


def is_of_next_clause(token: "Token") -> bool:
    """ "Under a pact signed by both, *$5m* is to go": what a participle that says by whom cannot have as its object."""
    participle = token.head
    if token.dep_ != "dobj" or participle.dep_ != "acl":
        return False
    is_behind_agent = any(c.dep_ == "agent" and c.i < token.i for c in participle.children)
    return is_behind_agent and any(mark.text == "," for mark in token.doc[participle.i : token.i])


def telling_verb(verb: "Token") -> "Token":
    """The "let" of "*let* Peru know that it would pay", by which it is told; else the verb itself."""
    is_let = verb.lemma_ == "know" and verb.dep_ == "ccomp" and verb.head.lemma_ == "let"
    return verb.head if is_let else verb
