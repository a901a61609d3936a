"""Parts what is told from what stands in between: "Chad, two officials told the paper, paid the militia".

A parser takes the teller's clause for the main one, and whoever acts for a phrase before it; and what was done to
somebody, "Chile, asked for help by Peru, said no", for what he did.
"""

from graph.frames import syntax_words
from graph.labels import ACTORS, UNDERGOERS, VERBAL
from graph.reattachment.main_verbs import is_finite
from graph.reattachment.phrases import SUBJECTS, first_of
from graph.tokens import Span, Token

_OPENING = frozenset({"npadvmod", "nsubj", "nsubjpass", "dep", "dobj"})  # what a parser takes whoever acts for
_TOLD = frozenset({"conj", "ccomp"})
_NO_ACTORS = frozenset({"DATE", "TIME", "CARDINAL"})


def part_teller(sentence: Span) -> None:
    """Makes what somebody tells by the way the main clause, and its subject whoever stands before the teller."""
    telling = next((token for token in sentence if token.head is token), None)
    if telling is None or telling.has("cc"):
        return
    teller = _teller(telling)
    actor = None if teller is None else _actor_before(telling, teller)
    act = next((child for child in telling.children if child.dep_ in _TOLD and _is_behind_comma(child)), None)
    if actor is not None and act is not None and act.i > telling.i:
        _turn(act, telling, actor)


def _teller(telling: Token) -> Token | None:
    """Who tells, right before the verb; or "it", by which something comes out: "Chad, *it turned out*, paid"."""
    subject = telling.child_of(SUBJECTS)
    if subject is None or any(word.pos_ != "AUX" for word in telling.doc[subject.i + 1 : telling.i]):
        return None
    words = syntax_words()
    is_it = subject.lower_ == "it" and telling.lemma_ in words.coming_out
    return subject if is_it or (telling.lemma_ in words.telling and subject.i == telling.i - 1) else None


def give_back_told(telling: Token) -> None:
    """ "Kenya freed 12 men, Norway said, *the first whom it has let go*": what goes on behind who says so.

    A parser takes it for what is done by whoever says so.
    """
    if telling.lemma_ != "say" or telling.i + 1 >= telling.sent.end or telling.nbor().text != ",":
        return
    fronted = next((child for child in telling.children if child.dep_ == "ccomp" and child.i < telling.i), None)
    told = telling.head if telling.dep_ == "parataxis" and telling.head.i < telling.i else fronted
    if told is None:
        return
    done_to = told.child_of(UNDERGOERS)
    for child in telling.children:
        if child.i > telling.i and child.dep_ in {"dobj", "npadvmod"} and child.ent_type_ not in _NO_ACTORS:
            child.hang_on(told)
            child.dep_ = "npadvmod"
        elif child.i > telling.i and child.dep_ == "relcl" and done_to is not None:
            child.hang_on(done_to)


def _actor_before(telling: Token, teller: Token) -> Token | None:
    """What opens the sentence, right before a comma and who tells: "*Chad*, two officials told"."""
    comma = telling.doc[max(first_of(teller).i - 1, 0)]
    if comma.text != ",":
        return None
    before = [c for c in telling.children if c.dep_ in _OPENING and c.i < comma.i and c is not teller]
    actor = before[0] if len(before) == 1 else None
    is_open = actor is not None and first_of(actor).i == telling.sent.start and actor.ent_type_ not in _NO_ACTORS
    return actor if is_open and actor is not None and actor.pos_ in {"NOUN", "PROPN", "PRON"} else None


def _is_behind_comma(act: Token) -> bool:
    """Whether a verb is finite, has no subject of its own, and opens its clause behind a comma."""
    before = act.doc[max(first_of(act).i - 1, 0)]
    has_own = any(child.dep_ in SUBJECTS or child.dep_ == "mark" for child in act.children)
    return act.pos_ in VERBAL and is_finite(act) and not has_own and before.text == ","


def _turn(act: Token, telling: Token, actor: Token) -> None:
    act.hang_on(act)
    act.dep_ = "ROOT"
    for child in telling.children:
        is_outside = child.i > act.i or child.is_punct or child.i < first_of(actor).i
        if child is not act and is_outside:
            child.hang_on(act)
    actor.hang_on(act)
    actor.dep_ = "nsubjpass" if act.has("auxpass") else "nsubj"
    telling.hang_on(act)
    telling.dep_ = "parataxis"


def main_behind_aside(verb: Token) -> Token | None:
    """ "Chile, *asked* for help by Peru, *said* no": the verb that tells what Chile did, behind what was done to it."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), verb)
    if subject is verb or verb.nbor(-1).text != "," or subject not in {verb.nbor(-2), *verb.nbor(-2).ancestors}:
        return None
    below = [child for child in verb.children if child.dep_ == "conj" and child.tag_ in {"VBD", "VBZ"}]
    mains = [verb.head] if verb.dep_ == "ccomp" else below if verb.dep_ == "ROOT" else []
    main = mains[0] if mains else verb
    is_joined = main.has_any(SUBJECTS) or main.nbor(-1).text != "," or main.i < verb.i
    inside = verb.doc[verb.i + 1 : main.i]
    is_plain = main is not verb and not is_joined and all(word.dep_ not in SUBJECTS | {"cc"} for word in inside)
    return main if is_plain and _doer(verb, main) is not None else None


def _doer(verb: Token, main: Token) -> Token | None:
    """The "by" that says by whom something is done, between a participle and the verb behind it."""
    between = (word for word in verb.doc[verb.i + 1 : main.i] if word.lower_ == "by")
    acting = (word for word in between if any(c.dep_ == "pobj" and c.ent_type_ in ACTORS for c in word.children))
    return next(acting, None)


def set_off(verb: Token, main: Token) -> None:
    """Hangs what was done to somebody on whom it was done to, who is then the subject of the main verb."""
    subject, by = next(child for child in verb.children if child.dep_ == "nsubj"), _doer(verb, main)
    if verb.dep_ == "ROOT":
        main.hang_on(main)
        main.dep_ = "ROOT"
        for child in verb.children:
            if child is not subject and not verb.i < child.i < main.i - 1:
                child.hang_on(main)
    subject.hang_on(main)
    verb.hang_on(subject)
    verb.dep_, verb.tag_ = "acl", "VBN"
    if by is not None:
        by.hang_on(verb)
        by.dep_ = "agent"
