"""Parts people from the state that does something to them: "the 12 Danes *Peru deported*", "a Chilean *Peru jailed*".

Without "whom", a parser takes the people for a part of the state's name. Sums are for `given_sums`.
"""

from graph.labels import AUXILIARIES, COMPLEMENT_CLAUSES
from graph.reattachment.main_verbs import is_finite
from graph.reattachment.phrases import SUBJECTS
from graph.tokens import Token

_CLAUSES = frozenset({"advcl", "ccomp", "conj"})


def give_back_people(state: Token) -> None:
    """Gives people the place of the state behind them, and the state the verb that says what it did to them."""
    people = state.nbor(-1) if state.i > state.sent.start else state
    if people.head is not state or not _are_people(people, state):
        return
    done = _done_behind(state)
    if done is None:
        return
    if done.head is state:  # "Danes Peru deported *are*"
        above, function = state.head, state.dep_
    elif done.dep_ in COMPLEMENT_CLAUSES and done.head.i < people.i:  # "*freed* the Danes Peru had deported"
        above, function = done.head, "dobj"
    else:
        main = _main_behind(done)
        if main is None:
            return
        _raise(main, done)
        above, function = main, "nsubj"
    if above is state or state.is_ancestor(above):
        return
    for child in state.children:
        if child.i < people.i:
            child.hang_on(people)
    people.hang_on(above)
    people.dep_ = function
    done.hang_on(people)
    done.dep_ = "relcl"
    done.tag_ = "VBN" if done.has_any(AUXILIARIES) else "VBD"
    state.hang_on(done)
    state.dep_ = "nsubj"


def _are_people(word: Token, state: Token) -> bool:
    """Whether a word before a state's name is for people: in the plural, or with an article that no name has."""
    if word.ent_type_ != "NORP":
        return False
    has_article = any(child.lower_ in {"a", "an"} and child.dep_ == "det" for child in state.children)
    return (word.tag_ == "NNPS" and word.dep_ == "compound") or (word.dep_ == "amod" and has_article)


def _done_behind(state: Token) -> Token | None:
    """The verb right behind a state that says what it has done, its auxiliaries in between."""
    for word in state.doc[state.i + 1 : state.sent.end]:
        if word.pos_ == "VERB":
            is_its = word.head is state or state.head is word
            return word if is_its and word.tag_ in {"VBN", "VBD", "VBZ"} else None
        if word.pos_ != "AUX" or word.lemma_ != "have":
            return None
    return None


def _main_behind(done: Token) -> Token | None:
    """The verb of the main clause behind what was done, as a parser hangs it there without a subject."""
    if done.dep_ != "ROOT":
        return None
    below = (child for child in done.children if child.i > done.i and child.dep_ in _CLAUSES and is_finite(child))
    return next((verb for verb in below if all(child.dep_ not in SUBJECTS for child in verb.children)), None)


def _raise(main: Token, done: Token) -> None:
    main.hang_on(main)
    main.dep_ = "ROOT"
    for child in done.children:
        if child.i > main.i:
            child.hang_on(main)
