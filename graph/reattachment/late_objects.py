"""Hangs on its verb an object that stands behind whither it goes: "Spain returned to Morocco *43 migrants*".

A parser takes such people for what "to" governs, for more of the state before them, or for who does what follows.
"""

from graph.frames import syntax_words
from graph.labels import PAST_FORMS, PLURAL_NOUNS
from graph.reattachment.phrases import has_auxiliary
from graph.tokens import Token

_OBJECTS = frozenset({"dobj", "nsubjpass", "ccomp", "csubjpass"})  # what a verb has no second of
_BEFORE_COUNTED = frozenset({"CD", "JJ", "JJR", "NN", "NNP", "IN", "RB"})  # tags in "more than 40 West African men"
_LONGEST = 6  # words of a number, and who is counted
_TOLD = frozenset({"advcl", "ccomp", "acl"})


def reattach_late_object(to: Token) -> None:
    """ "Spain returned to Morocco *43 migrants*": makes those who are counted behind a state the verb's object."""
    verb = to.head
    if to.dep_ not in {"prep", "dative"} or not _wants_object(verb, to):
        return
    state = to.nbor() if to.i + 1 < to.sent.end else to
    people = _counted_behind(state) if state.ent_type_ == "GPE" and state.pos_ == "PROPN" else None
    if people is not None and _is_astray(people, state, to):
        _give_to_verb(people, state, to)


def reattach_boarding(link: Token) -> None:
    """ "Put a man whom it had convicted *on a plane*": hangs on the verb what stands behind a clause on the man."""
    noun = link.child("pobj")
    clause = link.head
    while clause.dep_ in {"conj", "pobj", "prep"}:
        clause = clause.head
    verb = clause.head.head
    if noun is None or clause.dep_ not in {"relcl", "acl"} or clause.head.dep_ not in {"dobj", "nsubjpass"}:
        return
    is_put = verb.lemma_ in {"put", "place"} and not verb.has_any_word({"on", "aboard"})
    if is_put and noun.lemma_.lower() in syntax_words().conveyances and verb.i < link.i:
        link.hang_on(verb)
        link.dep_ = "prep"


def _wants_object(verb: Token, to: Token) -> bool:
    is_act = verb.pos_ == "VERB" and verb.dep_ != "prep" and verb.i < to.i
    return is_act and not verb.has_any(_OBJECTS)


def _counted_behind(state: Token) -> Token | None:
    """Those of whom a number is told right behind a state; neither days nor sums."""
    words = state.doc[state.i + 1 : min(state.i + 1 + _LONGEST, state.sent.end)]
    for word in words:
        if word.tag_ in PLURAL_NOUNS:
            is_counted = any(before.tag_ == "CD" for before in words if before.i < word.i)
            return word if is_counted and word.ent_type_ not in {"DATE", "MONEY"} and word.lemma_ != "time" else None
        if word.tag_ not in _BEFORE_COUNTED:
            break
    return None


def _is_astray(people: Token, state: Token, to: Token) -> bool:
    if people.dep_ == "nsubj":
        done = people.head
        is_told = done.dep_ in _TOLD and done.head is to.head and done.i == people.i + 1
        return is_told and done.tag_ in PAST_FORMS and not has_auxiliary(done)
    return (people.dep_ == "pobj" and people.head is to) or (people.dep_ == "appos" and people.head is state)


def _give_to_verb(people: Token, state: Token, to: Token) -> None:
    done = people.head if people.dep_ == "nsubj" else None
    people.hang_on(to.head)
    people.dep_ = "dobj"
    state.hang_on(to)
    state.dep_ = "pobj"
    for word in people.doc[state.i + 1 : people.i]:
        if word.head is state:
            word.hang_on(people)
    if done is not None:
        done.hang_on(people)
        done.dep_, done.tag_ = "acl", "VBN"
