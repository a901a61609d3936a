"""What a ruling does, where its verb leaves that to a clause: "ruled that the law was void".

Which words say so is data, `ontology/lexicon/effects.yaml`; which frames leave it open is for the frame files.
"""

from typing import TYPE_CHECKING

from graph.extraction.clauses import Predicate, clause_verb, has_to
from graph.extraction.elements import Draft, Filled
from graph.frames import EffectCues, effect_cues
from graph.labels import AUXILIARIES, NOMINAL_SUBJECTS, VERBAL
from graph.model import EntityKind

if TYPE_CHECKING:
    from graph.tokens import Token

NO_RULING = "none"  # the effect of a clause that decides nothing
_BINDING = frozenset({"may", "must", "can", "could", "should"})  # with "not", what a court forbids
_PRIVATE = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.GROUP})


def effect_of(draft: Draft) -> str:
    """What a ruling does to whomever it affects; `NO_RULING` where its clause decides nothing."""
    effect = draft.effect or draft.unit.pattern.effect
    if effect == "from the complement":
        return _of_finding(draft, effect_of_complement(draft.predicate))
    if effect == "from the complement, if any":
        return _of_finding(draft, effect_of_complement(draft.predicate, default=NO_RULING))
    if effect == "orders, or blocks if negated":
        return effect_of_order(draft.predicate)
    if effect == "from the preposition":
        return _of_side_taken(draft)
    return effect or "other"


def is_international(court: Filled) -> bool:
    """Whether a court is of no state: it binds whoever stands before it."""
    kind, country = court.entity.kind, court.entity.country
    return kind in {EntityKind.COURT, EntityKind.ORGANIZATION} and country is None and not court.referent.generic


def _of_finding(draft: Draft, effect: str) -> str:
    """What a court's finding does: one between states stops nobody by calling his act unlawful.

    What it says that somebody "may not" do, it does stop.
    """
    court = draft.roles["court"][0] if draft.roles.get("court") else None
    if effect != "blocks" or court is None or not is_international(court):
        return effect
    return effect if any(map(_may_not, draft.predicate.functions.get("complement", ()))) else "other"


def _may_not(clause: "Token") -> bool:
    """ "Told Niger that it *may not* sell the uranium", "ruled that Chad must not build the dam"."""
    words = {child.lower_ for child in clause.children if child.dep_ in {"aux", "neg"}}
    return not words.isdisjoint(_BINDING) and clause.has("neg")


def _of_side_taken(draft: Draft) -> str:
    """What a decision for or against somebody does.

    "Ruled against the government" blocks it, against him it turns him down; between states it stops nobody.
    """
    court = draft.roles["court"][0] if draft.roles.get("court") else None
    if court is not None and is_international(court):
        return "other"
    effect = effect_of_preposition(draft.predicate)
    losers = draft.roles.get("affects", ())
    is_private = bool(losers) and all(loser.entity.kind in _PRIVATE for loser in losers)
    return "dismisses" if effect == "blocks" and is_private else effect


def effect_of_complement(predicate: Predicate, default: str = "other") -> str:
    """What a decision's clause does to whoever it is about: permits, blocks, orders, dismisses, or `default`."""
    complements = (*predicate.functions.get("complement", ()), *predicate.functions.get("content", ()))
    if any(map(_is_question, complements)):
        return default
    clauses = (*complements, *predicate.functions.get("attribute", ()), predicate.head)
    return next((effect for clause in clauses if (effect := _effect(clause)) is not None), default)


def effect_of_preposition(predicate: Predicate) -> str:
    """ "ruled against the government" blocks it; "found for the company" lets it have its way."""
    return "blocks" if "against" in predicate.functions else "permits"


def effect_of_order(predicate: Predicate) -> str:
    """ "ordered it to act" orders; "ordered it not to act", "ordered that nobody be moved" blocks."""
    clauses = (*predicate.functions.get("complement", ()), *predicate.functions.get("purpose", ()))
    return "blocks" if any(_is_forbidden(clause) for clause in clauses) else "orders"


def _is_forbidden(clause: "Token") -> bool:
    cues = effect_cues()
    lemma = clause.lemma_.lower()
    goes_on = lemma in cues.going_on_no_longer and any(child.tag_ == "VBG" for child in clause.children)
    if lemma in cues.refraining or goes_on:
        return True
    near = (child for child in clause.children if child.dep_ in {"xcomp", "nsubj", "nsubjpass"})
    words = [*clause.children, *(below for child in near for below in child.children)]
    return any(token.dep_ == "neg" or token.lower_ in {"no", "neither"} for token in words)


def _is_own(token: "Token") -> bool:
    """Whether a court speaks of its own power, as a pronoun: "found that it had no power over them"."""
    return any(child.dep_ == "nsubj" and child.pos_ == "PRON" for child in clause_verb(token).children)


def _is_right(token: "Token") -> bool:
    """Whether a word says who may do what: "has no right to stay", not "paid for mining rights" or "set him free"."""
    if token.lower_ in effect_cues().those_in_power or (token.lower_ == "free" and token.head.lemma_ == "set"):
        return False
    return token.pos_ != "NOUN" or token.lemma_.lower() != "right" or any(has_to(c) for c in token.children)


def _effect(clause: "Token") -> str | None:
    """What the first telling word of a clause says, turned round by a negation before it."""
    cues = effect_cues()
    negated = False
    if _is_condition(clause):
        return None
    if clause.pos_ == "AUX" and clause.lower_ in cues.permission:  # "said that he could not"
        return "blocks" if clause.has("neg") else "permits"
    if (wished := _effect_of_subjunctive(clause)) is not None:
        return wished
    for token in clause.subtree:
        negated = (negated and not _begins_clause(token) and not _ends_aside(token)) or _negates(token, cues)
        effect = (
            _effect_of_auxiliary(token, cues, negated=negated)
            or _effect_of_need(token, negated=negated)
            or _effect_of_word(token, cues, negated=negated)
        )
        if effect is not None:
            return "other" if effect in {"blocks", "orders"} and _is_past(token) else effect
    return None


def _begins_clause(token: "Token") -> bool:
    """Whether a clause begins that a negation before it does not reach: "is not safe and would be unlawful"."""
    return token.dep_ == "cc" and token.head.pos_ in VERBAL


def _ends_aside(token: "Token") -> bool:
    """Whether what "without" denies ends: "that, without one, it was free to act", "taking farms without pay was"."""
    opens = next((word for word in reversed(token.doc[: token.i]) if word.text == ","), None)
    if token.text == "," and opens is not None and token.doc[opens.i + 1].lower_ == "without":
        return True
    denying = (above for above in token.doc[token.i - 1].ancestors if token.i > 0 and above.lower_ == "without")
    return any(not above.is_ancestor(token) for above in denying)


def _effect_of_subjunctive(clause: "Token") -> str | None:
    """ "ruled that the two be kept in jail" orders it."""
    verbs = [clause, *(child for child in clause.children if child.dep_ in AUXILIARIES)]
    is_wish = any(verb.lower_ == "be" for verb in verbs) and not clause.has("aux")
    if not is_wish or not clause.has_any(NOMINAL_SUBJECTS):
        return None
    return "blocks" if clause.has("neg") else "orders"


def _is_past(token: "Token") -> bool:
    """Whether what is unlawful, or was due, was over by then: "that his arrest had been arbitrary" stops nobody.

    What somebody had no power to do has no force, so it is stopped all the same.
    """
    if token.lemma_.lower() in effect_cues().beyond_power or token.head.lower_ in effect_cues().out_of:
        return False
    verb = token.head if token.dep_ == "aux" else clause_verb(token)
    if token.pos_ == "ADV" and token.head.tag_ == "VBD" and token.head.lemma_ in {"act", "behave"}:
        return True  # "acted unlawfully when it flew them out"
    perfect = {"had", "have"} if token.dep_ == "aux" else {"had"}  # "should have paid"
    return any(child.dep_ == "aux" and child.lower_ in perfect for child in verb.children)


def _is_condition(clause: "Token") -> bool:
    """ "may be treated as safe only if": a condition is neither leave nor ban."""
    words = {token.lower_ for token in clause.subtree}
    return "only" in words and bool(words & {"may", "can"})


def _is_question(clause: "Token") -> bool:
    """ "decided whether he may be handed over": what it decided is not said."""
    return any(child.dep_ == "mark" and child.lower_ in {"whether", "if"} for child in clause.children)


def _negates(token: "Token", cues: EffectCues) -> bool:
    return token.dep_ == "neg" or token.lower_ in cues.negation or token.lemma_.lower() in cues.negation


def _effect_of_auxiliary(token: "Token", cues: EffectCues, *, negated: bool) -> str | None:
    if token.dep_ != "aux":
        return None
    denied = any(word.dep_ == "neg" for word in (*token.head.children, *token.children))
    if token.head.has_word("nothing"):  # "that it could do nothing for them"
        return "dismisses" if token.lower_ in cues.permission else None
    if token.lower_ == "need":  # "that it need not pay"
        return "permits" if denied or negated else None
    if token.lower_ in cues.permission:
        if token.head.lemma_ in {"stay", "remain"} and token.head.has_any_word(cues.kept):
            return "upholds"  # "that the accounts might stay frozen"
        return "blocks" if denied or negated else "permits"
    if token.lower_ in cues.obligation:
        return "blocks" if denied else "orders"
    return None


def _effect_of_need(token: "Token", *, negated: bool) -> str | None:
    """ "that it had to pay", "that it was to pay" orders; "that it did not have to" lets it go without."""
    below = [child for child in token.children if child.dep_ in {"xcomp", "acomp", "attr"}]
    is_need = token.lemma_ in {"have", "be"} and bool(below) and all(_is_due(child) for child in below)
    if not is_need:  # "was unlawful to detain", where the infinitive may hang on "was"
        return None
    is_denied = negated or token.has("neg")
    return "permits" if is_denied else "orders"


def _is_due(clause: "Token") -> bool:
    """Whether an infinitive says what is to be done: "had to pay"; "was to blame" does not."""
    return has_to(clause) and clause.lemma_ not in effect_cues().blaming


def _effect_of_phrase(token: "Token", cues: EffectCues) -> str | None:
    """ "Had failed to show it" dismisses; "acted beyond his powers" blocks."""
    lemma = token.lemma_.lower()
    if lemma == "fail" and any(child.lemma_.lower() in cues.unproven for child in token.children):
        return "dismisses"
    is_beyond = lemma in cues.own_power and token.dep_ == "pobj" and token.head.lower_ in cues.out_of
    return "blocks" if is_beyond else None


def _effect_of_word(token: "Token", cues: EffectCues, *, negated: bool) -> str | None:
    lemma = token.lemma_.lower()
    forms = {lemma, token.lower_}
    if token.pos_ == "PROPN":
        return None  # "the Constitutional Court" finds nothing constitutional by its name
    if forms & cues.fault:
        return "other"
    if lemma in cues.immunity:
        return "other" if negated else "dismisses"
    if lemma in cues.dismissal and (negated or lemma not in cues.missing):
        return "dismisses"
    if (done_or_not := _effect_of_phrase(token, cues)) is not None:
        return "permits" if negated else done_or_not
    if lemma in cues.own_power and _is_own(token):
        return "dismisses" if negated else "other"
    if forms & cues.unlawful:
        return "permits" if negated else "blocks"
    if forms & cues.lawful and _is_right(token):
        return "blocks" if negated else "permits"
    if forms & cues.duty:
        return "permits" if negated else "orders"
    return None
