"""Parts what is told from who tells it in between: "Chad, two officials told the paper, paid the militia".

A parser takes the teller's clause for the main one, and whoever acts for a phrase before it.
"""

from graph.reattachment.main_verbs import is_finite
from graph.reattachment.phrases import SUBJECTS, first_of
from graph.tokens import Span, Token

_TELLING = frozenset({"tell", "inform", "assure"})
_OPENING = frozenset({"npadvmod", "nsubj", "nsubjpass", "dep", "dobj"})  # what a parser takes whoever acts for
_TOLD = frozenset({"conj", "ccomp"})
_NO_ACTORS = frozenset({"DATE", "TIME", "CARDINAL"})


def part_teller(sentence: Span) -> None:
    """Makes what somebody tells by the way the main clause, and its subject whoever stands before the teller."""
    telling = next((token for token in sentence if token.head is token), None)
    if telling is None or telling.lemma_ not in _TELLING or any(child.dep_ == "cc" for child in telling.children):
        return
    teller = next((child for child in telling.children if child.dep_ in SUBJECTS and child.i == telling.i - 1), None)
    actor = None if teller is None else _actor_before(telling, teller)
    act = next((child for child in telling.children if child.dep_ in _TOLD and _is_behind_comma(child)), None)
    if actor is not None and act is not None and act.i > telling.i:
        _turn(act, telling, actor)


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
    return act.pos_ in {"VERB", "AUX"} and is_finite(act) and not has_own and before.text == ","


def _turn(act: Token, telling: Token, actor: Token) -> None:
    act.hang_on(act)
    act.dep_ = "ROOT"
    for child in telling.children:
        is_outside = child.i > act.i or child.is_punct or child.i < first_of(actor).i
        if child is not act and is_outside:
            child.hang_on(act)
    actor.hang_on(act)
    actor.dep_ = "nsubjpass" if any(child.dep_ == "auxpass" for child in act.children) else "nsubj"
    telling.hang_on(act)
    telling.dep_ = "parataxis"
