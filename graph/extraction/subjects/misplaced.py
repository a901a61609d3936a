"""Subjects that a parser hung on another word than their verb, and those that stand behind it.

"Barred from entering Peru is a Chilean banker"; in "On Friday Kosovo will sign", Kosovo taken for a part of the date.
"""

from typing import TYPE_CHECKING

from graph.extraction.syntax import (
    MAX_DEPTH,
    conjuncts,
    is_of_next_clause,
    is_passive,
    reduced_relative,
    resolved,
    told_behind_colon,
)
from graph.labels import FINITE, GOVERNED, NOMINAL, SUBJECTS, VERBAL

if TYPE_CHECKING:
    from graph.tokens import Token

_LONGEST_WHOSE = 14  # words between "whose" and the verb that it is the subject of
_CONJUNCTIONS = frozenset({"after", "before", "since", "until", "till"})  # that are prepositions, too
_INSIDE_PHRASE = frozenset({"pobj", "prep", "compound", "poss", "case", "amod", "conj", "nmod"})


def _behind_participle(verb: "Token") -> list["Token"]:
    """The subject that stands last: "Barred from entering Peru is a Chilean banker", "Also banned are Dutch eggs"."""
    if verb.tag_ != "VBN":
        return []
    copulas = (child for child in verb.children if child.dep_ == "auxpass" and child.i > verb.i)
    return [t for be in copulas for c in be.children if c.dep_ == "attr" for t in conjuncts(c)]


def _of_gerund(verb: "Token") -> list["Token"]:
    """Whose act a gerund says: "Kenya's closing its border", "on Accra's ceasing to issue visas"."""
    if verb.tag_ != "VBG":
        return []
    return [t for child in verb.children if child.dep_ == "poss" for t in resolved(child)]


def swallowed_subject(verb: "Token") -> list["Token"]:
    """The subject that a parser took into a date before it: "On Friday Kosovo will sign"."""
    for child in verb.children:
        if child.dep_ == "prep" and child.i < verb.i:
            for name in (p for p in child.children if p.dep_ == "pobj" and p.pos_ == "PROPN"):
                dated = any(
                    c.ent_type_ == "DATE" or c.like_num for c in name.children if c.dep_ in {"compound", "nummod"}
                )
                between = verb.doc[name.i + 1 : verb.i]
                if dated and (all(t.text != "," for t in between) or all(_is_beside(t, name, verb) for t in between)):
                    return conjuncts(name)
    return _in_fronted_phrase(verb) or _phrase_before(verb)


def _in_fronted_phrase(verb: "Token") -> list["Token"]:
    """The name that a parser took into the phrase before it: "After weeks of bargaining Rwanda has bowed to it"."""
    if is_passive(verb) and not verb.has("auxpass"):
        return []
    fronted = [c for c in verb.children if c.dep_ == "prep" and c.i < verb.i]
    for name in (t for t in (fronted[-1].subtree if fronted else ()) if t.dep_ == "pobj" and t.pos_ == "PROPN"):
        swallowed = name.doc[name.i - 1]
        is_other_phrase = swallowed.head == name and (swallowed.pos_ == "NOUN" or swallowed.ent_type_ == "DATE")
        if is_other_phrase and all(_is_beside(t, name, verb) for t in name.doc[name.i + 1 : verb.i]):
            return conjuncts(name)
    return []


def _is_beside(token: "Token", name: "Token", verb: "Token") -> bool:
    """Whether a word between a name and a verb belongs to either: to a clause on the name, or to the verb's group."""
    return token.head == verb or name.is_ancestor(token)


def _behind_whose(verb: "Token") -> list["Token"]:
    """ "the agency, whose envoy for Asia, Ann Lee, urged": the envoy, whom a parser takes for an apposition."""
    for token in reversed(verb.doc[max(verb.sent.start, verb.i - _LONGEST_WHOSE) : verb.i]):
        if token.pos_ in VERBAL:
            return []
        if token.lower_ == "whose" and token.head.dep_ in {"appos", "relcl", "conj"} and token.head.pos_ == "NOUN":
            return [token.head]
    return []


def hung_elsewhere(verb: "Token") -> list["Token"]:
    """The subject that a parser hung on another word than the verb."""
    is_behind_comma = verb.tag_ in FINITE and verb.i > verb.sent.start and verb.doc[verb.i - 1].text == ","
    if is_behind_comma and (behind := _behind_whose(verb)):
        return behind
    if (noun := reduced_relative(verb) or joined_to_aside(verb)) is not None:
        return [noun]
    if inverted := _behind_be(verb):
        return inverted
    if (told := told_behind_colon(verb)) is not None:
        return conjuncts(told)
    if elsewhere := _behind_participle(verb) or _of_gerund(verb):
        return elsewhere
    is_clause = verb.dep_ == "advcl" and verb.tag_ in FINITE
    if is_clause and (teller := hung_on_last_noun(verb)) is not None:
        return conjuncts(teller)
    return _swallowed_people(verb) or _behind_date(verb) or (_behind_conjunction(verb) if is_clause else [])


def joined_to_aside(verb: "Token") -> "Token | None":
    """ "Chad held Ali Dar, a banker, and *a judge* on Monday freed him": what a parser joins to the aside before."""
    if verb.tag_ not in FINITE or verb.dep_ not in {"conj", "dep", "advcl"} or verb.head.i > verb.i:
        return None
    noun = verb.doc[max(verb.sent.start, min(child.left_edge.i for child in (verb, *verb.children)) - 1)]
    while noun.dep_ in _INSIDE_PHRASE - {"conj"} and noun.head.i < noun.i:
        noun = noun.head
    before = verb.doc[max(verb.sent.start, noun.left_edge.i - 2) : noun.left_edge.i].text
    is_new = noun.has("det")
    is_joined = noun.dep_ == "conj" and noun.head.dep_ == "appos" and noun.head.i < noun.i
    return noun if is_joined and is_new and before == ", and" and verb.head.i < noun.i else None


def is_of_next_verb(noun: "Token") -> bool:
    """Whether a noun joined to an aside is the subject of the verb behind it."""
    behind = noun.doc[noun.i + 1 : noun.sent.end]
    verb = next((word for word in behind if word.tag_ in FINITE or word.text in {",", ";"}), None)
    return noun.dep_ == "conj" and verb is not None and joined_to_aside(verb) == noun


def hung_on_last_noun(verb: "Token") -> "Token | None":
    """Who tells what stands before, taken for a description of its last noun: "freed by Chad, the court said"."""
    if verb.i == verb.sent.start or verb.has("mark"):
        return None
    token = verb.doc[verb.i - 1]
    while token.dep_ in _INSIDE_PHRASE and token.head.i < verb.i:
        token = token.head
    is_behind_comma = token.dep_ == "appos" and verb.doc[token.left_edge.i - 1].text == ","
    return token if is_behind_comma else None


def _behind_be(verb: "Token") -> list["Token"]:
    """The subject that is told the wrong way round: "Packed off to Manila were 88 maids", "Still talking are two"."""
    if verb.lemma_ == "be":
        is_placed = any(child.dep_ == "prep" and child.i < verb.i for child in verb.children)
        told = (child for child in verb.children if child.dep_ == "attr" and child.i > verb.i)
        return [t for child in told for t in conjuncts(child)] if is_placed else []
    if verb.tag_ not in {"VBN", "VBG"}:
        return []
    own = (child for child in verb.children if child.dep_ == "auxpass" and child.i > verb.i)
    be = verb.head if _opens_inversion(verb) else next(own, None)
    behind = (child for child in be.children if child.i > be.i) if be is not None else ()
    return [t for child in behind if child.dep_ in {"attr", "nsubj"} for t in conjuncts(child)]


def _opens_inversion(verb: "Token") -> bool:
    """Whether a participle stands first before "be": "Locked in talks since Monday are the ministers of both"."""
    be = verb.head
    if be.lemma_ != "be" or verb.dep_ not in {"csubj", "advcl"} or verb.i > be.i:
        return False
    return verb.dep_ == "csubj" or all(child.dep_ not in SUBJECTS for child in be.children)


def _swallowed_people(verb: "Token") -> list["Token"]:
    """The number that a parser took for a day: "in June seven were sent"; "on June 3 forty men were landed"."""
    if not is_passive(verb):
        return []
    dates = (c for c in verb.children if c.dep_ == "prep" and c.i < verb.i)
    for date in (name for preposition in dates for name in preposition.children if name.ent_type_ == "DATE"):
        after = [c for c in (*date.children, *date.head.children) if date.i < c.i < verb.i]
        found = [c for c in after if (c.dep_ == "nummod" and c.is_alpha) or (c.dep_ == "pobj" and c.pos_ == "NOUN")]
        if found:
            return found[-1:]
    return []


def _behind_date(verb: "Token") -> list["Token"]:
    """The division of "on Friday the court's *division*, sitting in Accra, ordered", which a parser hung on "on"."""
    fronted = [c for c in verb.children if c.dep_ == "prep" and c.i < verb.i] if verb.tag_ in FINITE else []
    for preposition in fronted:
        governed = [child for child in preposition.children if child.dep_ == "pobj"]
        is_swallowed = len(governed) > 1 and governed[0].ent_type_ == "DATE" and not governed[1].ent_type_
        is_noun = is_swallowed and governed[1].pos_ == "NOUN"
        if is_noun and max(word.i for word in governed[0].subtree) + 1 == governed[1].left_edge.i:
            return conjuncts(governed[1])
    return []


def _behind_conjunction(verb: "Token") -> list["Token"]:
    """The subject that a parser hung on "after" as on a preposition: "after Ali of Guyana and Maduro met"."""
    if verb.i == verb.sent.start or verb.has("mark"):
        return []
    token = verb.doc[verb.i - 1]
    for _ in range(MAX_DEPTH):
        if token.dep_ == "pobj" and token.head.lower_ in _CONJUNCTIONS:
            return conjuncts(token)
        if token.head == token or token.head.i > verb.i or token.pos_ in VERBAL:
            return []
        token = token.head
    return []


def _phrase_before(verb: "Token") -> list["Token"]:
    """The noun phrase that ends right before a verb which the parser left without a subject."""
    own = {child.i for child in verb.children if child.dep_ in {"aux", "auxpass", "advmod", "neg"}}
    place = verb.i - 1
    while place in own:
        place -= 1
    if place < verb.sent.start:
        return []
    token = verb.doc[place]
    while token.dep_ in _INSIDE_PHRASE and token.head.i < verb.i and token.head.pos_ not in VERBAL:
        if _is_behind_its_own_comma(token):
            return conjuncts(token)
        token = token.head
    is_nominal = token.pos_ in NOMINAL or token.ent_type_ == "MONEY"
    is_free = is_nominal and token.dep_ in {"appos", "npadvmod", "dep", "ROOT"}
    return conjuncts(token) if is_free or is_of_next_clause(token) else []


def _is_behind_its_own_comma(noun: "Token") -> bool:
    """ "Asked to take it to the Commonwealth, Samoa's leader replied": of two phrases that a parser made one."""
    if noun.dep_ not in GOVERNED or noun.pos_ not in NOMINAL:
        return False
    before = [child for child in noun.children if child.i < noun.i]
    commas = [child for child in before if child.text == ","]
    names = [child for child in before if child.dep_ in {"nmod", "compound"} and commas and child.i < commas[0].i]
    return len(commas) == 1 and bool(names)
