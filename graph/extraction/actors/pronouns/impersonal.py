""" "It" that stands for nobody who acts: for what a clause tells, an event, or a boat."""

from typing import TYPE_CHECKING

from graph.extraction.actors.phrases import verb_above, words_before
from graph.extraction.actors.reading import Reading
from graph.extraction.clauses import surface_subjects
from graph.frames import syntax_words

if TYPE_CHECKING:
    from graph.tokens import Token

_FOR = frozenset({"for", "on", "toward", "towards"})
_CLAUSES = frozenset({"ccomp", "acl", "relcl", "advcl", "csubj"})


def is_craft(reading: Reading, token: "Token") -> bool:
    """ "Chad's navy pulled *the boat* south; Mali kept *it* from landing": no state is moved or stopped so."""
    if token.dep_ != "dobj" or token.head.lemma_.lower() not in syntax_words().stopping_craft:
        return False
    own = {word for subject in surface_subjects(token.head) for word in subject.subtree}
    for word in reversed(list(words_before(token.sent, token))):
        if word.tag_ == "NN" and reading.is_noun(word, "craft"):
            return True
        if word not in own and reading.match(word) is not None:
            return False
    return False


def is_thing_done(reading: Reading, token: "Token") -> bool:
    """ "Ordered *a survey* and set aside $5m for *it*": what the verb before is done to, and no state."""
    verb = verb_above(token)
    if token.dep_ != "pobj" or token.head.lower_ not in _FOR or verb.dep_ != "conj":
        return False
    things = (child for child in verb.head.children if child.dep_ == "dobj" and child.tag_ == "NN")
    return any(reading.match(thing) is None and not reading.referents(thing) for thing in things)


def is_turned_down(reading: Reading, token: "Token") -> bool:
    """ "Denmark and Austria are against the plan. Copenhagen rejected *it*": what is proposed, and no state.

    "Norway made an offer. Chad rejected *it*" rejects Norway's.
    """
    verb = token.head
    names = {verb.lemma_, *(f"{verb.lemma_} {child.lower_}" for child in verb.children if child.dep_ == "prt")}
    if token.dep_ != "dobj" or names.isdisjoint(syntax_words().turning_down):
        return False
    before = (word for sentence in reading.sentences_to(token, lookback=1) for word in words_before(sentence, token))
    made = (word for word in before if word.dep_ == "dobj" and word.head.lemma_ in syntax_words().putting_forward)
    return all(word.lemma_.lower() not in syntax_words().proposals for word in made)


def is_impersonal(token: "Token") -> bool:
    """ "It is not the first time that Peru has asked", "it came after talks": what a clause tells, and nobody."""
    copula = token.head
    if token.dep_ != "nsubj" or copula.lemma_ != "be":
        return token.dep_ == "nsubj" and _takes_place(copula)
    said = [child for child in copula.children if child.dep_ in {"attr", "acomp"} and child.i > token.i]
    clauses = (below for word in (copula, *said) for below in word.children if below.dep_ in _CLAUSES)
    has_clause = any(mark.lower_ == "that" for clause in clauses for mark in clause.children)
    return has_clause and all(word.dep_ == "attr" or word.lemma_.lower() in syntax_words().impersonal for word in said)


def _takes_place(verb: "Token") -> bool:
    """ "It followed months of talks", "it came days after the raid"."""
    links = syntax_words().taking_place.get(verb.lemma_)
    if links is None:
        return False
    beside = (word for child in verb.children for word in (child, *child.children))
    return not links or any(word.lower_ in links for word in beside)
