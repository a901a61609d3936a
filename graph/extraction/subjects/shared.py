"""Who is the subject of a verb: beside it, else shared with another verb or left to what governs the verb.

Of "Rwanda agreed to take them and house them", Rwanda is the subject of all three verbs.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.extraction.subjects.beside import own_subjects
from graph.extraction.subjects.coordinated import coordinated_head
from graph.extraction.subjects.misplaced import hung_elsewhere, swallowed_subject
from graph.extraction.subjects.objects import object_controllers
from graph.extraction.syntax import (
    MAX_DEPTH,
    agents_of,
    asked_to,
    bearer_of_second,
    clause_verb,
    conjuncts,
    faulted,
    has_to,
    is_imperative,
    is_passive,
    is_price,
    prepositional,
    ranked_apart,
    ranking_clause,
    resolved,
    told,
)
from graph.extraction.syntax.basics import WORDS_KEPT
from graph.frames import discourse_words, status_cues, syntax_words
from graph.labels import ATTRIBUTES, COMPLEMENT_CLAUSES, FINITE, VERBAL

if TYPE_CHECKING:
    from graph.tokens import Token


def surface_subjects(verb: "Token", depth: int = 0) -> list["Token"]:
    """The tokens that stand as grammatical subject of a verb, shared and controlled ones included."""
    return list(_surface_subjects(verb, depth))


@lru_cache(WORDS_KEPT)
def _surface_subjects(verb: "Token", depth: int) -> Sequence["Token"]:
    if depth > MAX_DEPTH:
        return []
    if own := own_subjects(verb):
        return own
    if (bearer := bearer_of_second(verb)) is not None:
        return [bearer]
    if verb.dep_ in COMPLEMENT_CLAUSES and verb.head.i > verb.i and is_imperative(verb):
        return told(verb)
    return asked_to(verb) or _subjects_elsewhere(verb, depth)


def _subjects_elsewhere(verb: "Token", depth: int) -> Sequence["Token"]:
    """The subjects of a verb that has none of its own, shared with others or left to what governs it."""
    if elsewhere := hung_elsewhere(verb) or _first_to(verb, depth):
        return elsewhere
    head = coordinated_head(verb)
    if head is not None:
        return surface_subjects(head, depth + 1)
    if verb.dep_ in {"ROOT", "ccomp"} and (
        verb.tag_ in FINITE or any(c.dep_ == "aux" and c.lower_ != "to" for c in verb.children)
    ):
        return swallowed_subject(verb)
    head = verb.head
    if has_to(verb) and _is_asked_of_others(verb):
        return _answering(head, depth + 1)
    if has_to(verb) and _is_of_request(verb):
        return []
    if verb.dep_ == "acl":
        return _subjects_of_noun_clause(verb, depth + 1)
    if verb.dep_ in {"xcomp", "advcl", "pcomp", "ccomp", "dep", "acomp"} and not _has_mark(verb):
        return _controllers(verb, depth + 1)
    if verb.dep_ == "advcl" and verb.tag_ in {"VBG", "VBN"}:
        return _controllers(verb, depth + 1)
    return []


def _subjects_of_noun_clause(verb: "Token", depth: int) -> list["Token"]:
    """Whom an infinitive or a participle on a noun is said of: the holder of the noun, or the noun itself."""
    if _is_free_of_place(verb) or _is_of_writer(verb):
        return surface_subjects(clause_verb(verb.head), depth)
    return holders(verb.head, depth) if has_to(verb) else _modified(verb)


def _is_of_request(infinitive: "Token") -> bool:
    """Whether somebody asks for what an infinitive says: "a *motion* by Hanbit to dismiss it", whatever it hangs on."""
    asked = status_cues().answered
    nouns = (noun for noun in (infinitive.head, *infinitive.head.children) if noun.lemma_.lower() in asked)
    return any(c.lower_ == "by" and c.i < infinitive.i for noun in nouns if noun.pos_ == "NOUN" for c in noun.children)


def _is_asked_of_others(infinitive: "Token") -> bool:
    """ "Chile's request to *free* them", which only others can do; not "Chile's request to visit them"."""
    words, request = syntax_words(), infinitive.head
    is_request = request.lemma_.lower() in words.requests and infinitive.lemma_ in words.asked_of_others
    return is_request and request.has("poss")


def _answering(request: "Token", depth: int) -> list["Token"]:
    """Who answers a request, "*Peru* rejected Chile's request", and so was asked; nobody where it is not answered."""
    verb = request.head
    is_answered = request.dep_ == "dobj" and verb.lemma_ in discourse_words().asked_then
    return surface_subjects(verb, depth) if is_answered else []


def _is_free_of_place(participle: "Token") -> bool:
    """ "He is on trial in Brooklyn, accused of theft": what a parser takes for a description of the place."""
    place = participle.head
    is_place = place.ent_type_ == "GPE" and place.dep_ == "pobj" and place.head.lower_ in {"in", "at"}
    return participle.tag_ == "VBN" and is_place and participle.i > 0 and participle.doc[participle.i - 1].text == ","


def _is_of_writer(participle: "Token") -> bool:
    """ "Chad wrote to the minister *seeking* help": what a parser takes for a description of whom it wrote to."""
    to = participle.head.head
    is_addressee = participle.head.dep_ == "pobj" and to.lower_ == "to"
    telling = syntax_words().motion_to_ask | syntax_words().issuing
    return participle.tag_ == "VBG" and is_addressee and to.head.lemma_ in telling


def _modified(participle: "Token") -> list["Token"]:
    """Of whom a participle is said: of all behind whom it stands, if a comma parts it from them."""
    parts = conjuncts(participle.head)
    before = participle.doc[max(participle.left_edge.i - 1, 0)]
    return parts if before.text == "," and parts[-1].i < participle.i else parts[:1]


def _first_to(infinitive: "Token", depth: int) -> list["Token"]:
    """Who was the first, the last or the only one to do what an infinitive says."""
    ranking = ranking_clause(infinitive)
    return ranked_apart(infinitive) if ranking is None else surface_subjects(ranking, depth + 1)


def holders(noun: "Token", depth: int = 0) -> list["Token"]:
    """Who does what a noun's infinitive says: "Rwanda's agreement to", "has the right to"."""
    if depth > MAX_DEPTH:
        return []
    possessors = [t for c in noun.children if c.dep_ == "poss" for t in resolved(c)]
    if possessors or (possessors := _deciding(noun)):
        return possessors
    lemma, words = noun.lemma_.lower(), syntax_words()
    ways = {"by", "for"} | ({"from"} if lemma in words.promising else set())  # "a promise from Togo", no "request from"
    governors = [t for name, t in prepositional(noun) if name in ways or (name == "of" and _is_of_decider(noun, t))]
    if governors:
        return conjuncts(governors[0])
    verb = noun.head
    if noun.dep_ in {"dobj", "attr", "oprd"} and verb.pos_ in VERBAL:
        return agents_of(verb) if is_passive(verb) else surface_subjects(verb, depth + 1)
    if noun.dep_ == "nsubjpass":
        return agents_of(verb)
    if noun.dep_ == "pobj" and verb.dep_ == "prep" and verb.head.pos_ in VERBAL:
        return surface_subjects(verb.head, depth + 1)
    return []


def _is_of_decider(noun: "Token", owner: "Token") -> bool:
    """ "The decision of *Togo* to pay"; not "a decision of principle"."""
    is_somebody = owner.pos_ == "PROPN" or owner.lemma_.lower() in syntax_words().acting
    return noun.lemma_.lower() in syntax_words().meant and is_somebody


def _deciding(noun: "Token") -> list["Token"]:
    """Whose decision it is, as a word before it says: "Togo announced the *Saudi* decision to pay"."""
    if noun.lemma_.lower() not in syntax_words().meant:
        return []
    before = (child for child in noun.children if child.dep_ in ATTRIBUTES)
    return [child for child in before if child.ent_type_ in {"NORP", "GPE"}]


def said_of(adjective: "Token") -> list["Token"]:
    """What an adjective is said of: the subject of its copula, or the noun that it modifies."""
    while adjective.dep_ == "conj" and adjective.head != adjective:
        adjective = adjective.head
    if adjective.dep_ == "ccomp":  # "found Russia responsible"
        return [t for c in adjective.children if c.dep_ == "nsubj" for t in conjuncts(c)]
    if adjective.dep_ in {"acomp", "attr", "oprd"}:
        return surface_subjects(adjective.head)
    if adjective.dep_ in {"amod", "relcl"}:
        return [adjective.head]
    return []


def _controllers(verb: "Token", depth: int) -> list["Token"]:
    """Who does what a clause without a subject says, by what governs it."""
    if verb.dep_ == "pcomp" and not is_price(verb) and (who := faulted(verb.head)) is not None:
        return conjuncts(who)  # "thanked Oslo for paying"
    governor = _above_relative(verb)
    while governor.dep_ in {"prep", "cc"} and governor.pos_ in {"ADP", "SCONJ", "VERB"}:  # "cc": "took it instead of"
        governor = governor.head
    if governor.pos_ == "ADV" and governor.dep_ == "advmod":
        governor = governor.head  # "stopped short of rejecting"
    if _is_impersonal(governor):
        return []
    if governor.pos_ == "ADJ":
        return said_of(governor)
    if governor.pos_ in {"NOUN", "PROPN", "NUM"}:
        return _noun_controllers(governor, depth)
    if governor.pos_ not in VERBAL:
        return []
    if is_passive(governor):
        return surface_subjects(governor, depth)
    return object_controllers(verb, governor) or surface_subjects(governor, depth)


def _above_relative(verb: "Token") -> "Token":
    """The verb that a participle hangs on; behind a comma not the one of a relative clause that needs none.

    "Norvik contests the fee that its members pay, suing the port": it is Norvik that sues.
    """
    governor = verb.head
    is_aside = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.doc[max(verb.left_edge.i - 1, 0)].text == ","
    if not is_aside:
        return governor
    clause = governor
    while clause.dep_ in {"ccomp", "xcomp", "conj"} and clause.head.i < clause.i:
        clause = clause.head
    opens = clause.left_edge.i - 1
    is_needed = clause.dep_ == "relcl" and opens > clause.head.i - 1 and clause.doc[opens].text != ","
    return clause_verb(clause.head) if is_needed else governor


def _is_impersonal(governor: "Token") -> bool:
    """ "It was unlawful to detain them": what is said of "it" is said of nobody, wherever the infinitive hangs."""
    said = [governor] if governor.pos_ == "ADJ" else [c for c in governor.children if c.dep_ in {"acomp", "attr"}]
    words = syntax_words().impersonal
    return any(
        adjective.lemma_.lower() in words and any(subject.lower_ == "it" for subject in said_of(adjective))
        for adjective in said
    )


def _noun_controllers(noun: "Token", depth: int) -> list["Token"]:
    """Who does what a gerund after a noun says: whose the noun is; else the clause's subject."""
    possessors = [t for c in noun.children if c.dep_ == "poss" for t in resolved(c)]
    if possessors and noun.lemma_.lower() in syntax_words().requests:
        return _answering(noun, depth)  # "refused China's demand of freeing them"
    return possessors or surface_subjects(clause_verb(noun), depth)


def _has_mark(verb: "Token") -> bool:
    """Whether a conjunction opens the clause of a verb; "whether to pay" has the subject of what is above."""
    open_to = {"to", "whether"} if has_to(verb) else {"to"}
    return any(c.dep_ == "mark" and c.lower_ not in open_to for c in verb.children)
