"""What a ruling does, where its verb leaves that to a clause: "ruled that the law was void"."""

from typing import TYPE_CHECKING

from graph.extraction.clauses import Predicate

if TYPE_CHECKING:
    from spacy.tokens import Token

_LAWFUL = frozenset({"right", "lawful", "legal", "valid", "constitutional", "free", "allow", "allowed", "entitle", "entitled", "permit", "authorize", "authorise", "permissible", "may", "power", "authority", "justify", "empower", "legitimate", "admissible", "lawfully", "legally", "immune", "immunity", "proceed", "binding", "uphold", "safe"})
_UNLAWFUL = frozenset({"unlawful", "illegal", "unconstitutional", "invalid", "void", "exceed", "violate", "breach", "infringe", "illegally", "unlawfully", "contravene", "overstep", "null", "arbitrary", "contrary", "discriminatory", "violation", "unlawfulness", "ultra", "abuse", "fail", "unsafe", "unjustified", "excessive", "incompatible", "wrong", "wrongly", "improper", "improperly"})
_DUTY = frozenset({"must", "should", "shall", "oblige", "obliged", "require", "required", "owe", "duty", "obligation", "liable", "pay", "have"})
_DISMISSAL = frozenset({"jurisdiction", "standing", "inadmissible", "frivolous", "unfounded", "merit", "baseless", "moot"})


def effect_of_complement(predicate: Predicate, default: str = "other") -> str:
    """The effect that a decision's clause has on whoever it is about: permits, blocks, orders, dismisses or `default`."""
    clauses = [*predicate.functions.get("complement", ()), *predicate.functions.get("attribute", ())]
    found = [effect for clause in clauses for effect in [_effect(clause)] if effect is not None]
    if not found:
        found = [effect for effect in [_effect(predicate.head)] if effect is not None]
    return found[0] if found else default


def effect_of_preposition(predicate: Predicate) -> str:
    """ "ruled against the government" blocks it; "found for the company" lets it have its way."""
    return "blocks" if "against" in predicate.functions else "permits"


def _effect(clause: "Token") -> str | None:
    tokens = [t for t in clause.subtree if t.i >= min(clause.left_edge.i, clause.i)]
    negated = False
    for token in tokens:
        lower, lemma = token.lower_, token.lemma_.lower()
        if token.dep_ == "neg" or lower in {"no", "never", "neither", "nor", "without", "lack", "lacked", "lacks", "lacking"} or lemma == "lack":
            negated = True
        if lemma in _DISMISSAL and (negated or lemma not in {"jurisdiction", "standing", "merit"}):
            return "dismisses"
        if lemma in _UNLAWFUL or lower in _UNLAWFUL:
            return "permits" if negated else "blocks"
        if lower in {"can", "could", "may", "might"} and token.dep_ == "aux":
            following = [t for t in token.head.children if t.dep_ == "neg"]
            return "blocks" if following or negated else "permits"
        if lower in {"must", "should", "shall"} and token.dep_ == "aux":
            following = [t for t in token.head.children if t.dep_ == "neg"]
            return "blocks" if following else "orders"
        if lemma in _LAWFUL or lower in _LAWFUL:
            return "blocks" if negated else "permits"
        if lemma in {"oblige", "require", "owe", "liable"}:
            return "permits" if negated else "orders"
    return None
