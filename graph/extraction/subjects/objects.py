"""Objects that do what the clause under their verb says: "asked *Oslo* to pay", "stopped *Oslo* from paying".

Which verbs leave it to the one who acts instead is data, `ontology/lexicon/syntax.yaml`.
"""

from typing import TYPE_CHECKING

from graph.extraction.syntax import conjuncts, has_to, is_price, prepositional
from graph.frames import syntax_words
from graph.labels import ADNOMINAL_CLAUSES, TIMES, UNDERGOERS

if TYPE_CHECKING:
    from graph.tokens import Token


def object_controllers(verb: "Token", governor: "Token") -> list["Token"]:
    """The object that does what the clause under it says: "asked Oslo to pay", "stopped Oslo from paying"."""
    receivers: list[Token] = []
    if (other := _paid_with_verb_left_out(verb)) is not None:
        return [other]
    if is_price(verb):
        return []
    if verb.dep_ == "xcomp" or (verb.dep_ == "advcl" and has_to(verb)) or _is_for(verb):
        if governor.lemma_ in syntax_words().summoning and verb.lemma_ in syntax_words().said_by_summoner:
            return []
        if _is_promise(governor):
            return []
        is_asked = verb.dep_ == "xcomp" or governor.lemma_.lower() in syntax_words().commanding or _gives_time(governor)
        receivers = _receivers(governor) or (_asked(verb, governor) if is_asked else [])
    is_instead = verb.head.has_word("instead")  # "took men instead of paying"
    if not receivers and verb.dep_ == "pcomp" and verb.head.lower_ in {"from", "of", "into", "as"} and not is_instead:
        receivers = [c for c in governor.children if c.dep_ == "dobj"]  # "accused Oslo of paying"
        receivers = receivers or _found_to_be(governor, verb)
    is_to = verb.dep_ == "pcomp" and verb.head.lower_ == "to"
    if is_to and governor.lemma_ in syntax_words().committing:
        receivers = [c for c in governor.children if c.dep_ == "dobj"]  # "commits Oslo to paying"
    if verb.dep_ == "pcomp" and _is_sounded_for(verb, governor):
        receivers = [c for c in governor.children if c.dep_ == "dobj" and c.pos_ != "NOUN"]
    return [t for receiver in receivers for t in conjuncts(receiver)]


def _found_to_be(governor: "Token", verb: "Token") -> list["Token"]:
    """ "Found *the minister* guilty on Monday of paying": of whom an adjective is said, which behaves as the object."""
    said = (c for c in governor.children if c.dep_ == "ccomp" and c.pos_ == "ADJ" and c.i < verb.i)
    return [token for adjective in said for token in adjective.children if token.dep_ == "nsubj"]


def _is_promise(verb: "Token") -> bool:
    """ "Made a *promise* to Oslo to pay", "the promise *made* to Oslo": whoever it is made to, its maker is to act."""
    objects = [c for c in verb.children if c.dep_ in UNDERGOERS]
    if verb.dep_ in ADNOMINAL_CLAUSES and verb.head.i < verb.i:
        objects.append(verb.head)
    promising = syntax_words().promising
    return any(noun.lemma_.lower() in promising for noun in objects)


def _is_sounded_for(verb: "Token", governor: "Token") -> bool:
    """ "Sounded out Oslo about *taking* them": what one is asked by name to do; "ten states" do not all."""
    words = syntax_words()
    is_asked = verb.head.lower_ == "about" and governor.lemma_ in words.sounding_out
    return is_asked and verb.lemma_ in words.done_by_sounded


def _gives_time(verb: "Token") -> bool:
    """Whether somebody is given a while to do something: "gave Peru a week to pay", "gave it until May to pay"."""
    return verb.lemma_ == "give" and any(c.dep_ == "npadvmod" or c.lower_ == "until" for c in verb.children)


def _receivers(governor: "Token") -> list["Token"]:
    datives = [c for c in governor.children if c.dep_ == "dative"]
    direct = [c for c in datives if c.pos_ != "ADP"]
    return direct + [p for c in datives if c.pos_ == "ADP" for p in c.children if p.dep_ == "pobj"]


def _asked(verb: "Token", governor: "Token") -> list["Token"]:
    """Whom a verb asks: its object, or what its preposition governs ("called on Rwanda to stop")."""
    if governor.lemma_ in syntax_words().subject_control:
        return []
    objects = [c for c in governor.children if c.dep_ == "dobj" and c.i < verb.i]
    if objects:
        return objects
    # Not what stands before it: "For its part, Chad is to pay".
    between = ((name, token) for name, token in prepositional(governor) if governor.i < token.i < verb.i)
    asked = (token for name, token in between if name in {"on", "upon", "to", "for"})
    return [token for token in asked if token.ent_type_ not in TIMES]  # "decided on Monday to ask"


def _paid_with_verb_left_out(infinitive: "Token") -> "Token | None":
    """ "Gave Chad $3m to take 20 men and *Mali* $1m to take 50": who is named right before the sum that it is for."""
    to = next((child for child in infinitive.children if child.lower_ == "to" and child.dep_ == "aux"), None)
    place = to.i - 1 if to is not None else infinitive.sent.start
    while place > infinitive.sent.start and _is_of_sum(infinitive.doc[place]):
        place -= 1
    name = infinitive.doc[place]
    is_behind_sum = to is not None and place < to.i - 1
    is_joined = place > infinitive.sent.start and name.nbor(-1).lower_ in {"and", ","}
    return name if is_behind_sum and is_joined and name.ent_type_ == "GPE" and name.i > infinitive.head.i else None


def _is_of_sum(word: "Token") -> bool:
    return word.ent_type_ == "MONEY" or word.pos_ == "SYM" or word.like_num


def _is_for(verb: "Token") -> bool:
    return verb.dep_ == "pcomp" and verb.head.lower_ in {"for", "into"}
