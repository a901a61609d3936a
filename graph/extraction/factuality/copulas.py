"""What "is" says of a clause: "it is *possible* that Chad paid", "the *fear* is that", "it *may* be that".

What verbs, nouns and adjectives make of the clause that they govern themselves is for `governors`.
"""

from typing import TYPE_CHECKING

from graph.extraction.contrasts import negates_phrase
from graph.extraction.factuality.governors import kind_of
from graph.extraction.factuality.modality import Factuality, own_factuality
from graph.extraction.factuality.negation import AT_LAST, negation_of
from graph.frames import StatusCues
from graph.labels import NOMINAL_SUBJECTS
from graph.model import Status

if TYPE_CHECKING:
    from graph.tokens import Token

_CLAUSES = frozenset({"ccomp", "csubj"})
_SAID = frozenset({"acomp", "attr", "oprd"})


def denied_by_copula(clause: "Token", copula: "Token", cues: StatusCues) -> Factuality | None:
    """ "It is *not* so that Chad paid" denies it, "it is *not clear* that it did" leaves it open; None of any other.

    That "it was not until May that it paid", and "not Mali but Chad that paid", deny nothing.
    """
    if copula.lemma_ != "be" or clause.dep_ not in {*_CLAUSES, "acl"} or negation_of(copula, cues) is None:
        return None
    if copula.has_any_word(AT_LAST) or _names_another(copula):
        return None
    unsure = next((word for word in _said_of_it(copula) if word.lemma_.lower() in cues.sure), None)
    if unsure is not None:
        return Factuality(Status.POSSIBLE, f"not {unsure.lemma_.lower()}")
    return Factuality(Status.NEGATED, "not true")


def said_by_cleft(clause: "Token", copula: "Token", cues: StatusCues) -> Factuality | None:
    """ "*What it has not done is* ask Chad": as its "do" says; None where that says nothing of it, or of any other."""
    if copula.lemma_ != "be" or clause.dep_ not in {*_SAID, "ccomp", "xcomp"}:
        return None
    doing = next((child for child in copula.children if child.dep_ == "csubj" and child.lemma_ == "do"), None)
    if doing is None or not any(child.dep_ == "dobj" and child.tag_ == "WP" for child in doing.children):
        return None
    said = own_factuality(doing, cues)
    return None if said.status is Status.ACTUAL else said


def kind_by_copula(clause: "Token", copula: "Token", cues: StatusCues) -> "tuple[Status, Token] | None":
    """What a clause is made of by an adjective, a noun or a modal around "is", and which word does so."""
    if copula.lemma_ != "be" or clause.dep_ not in _CLAUSES:
        return None
    for word in _said_of_it(copula):
        if word.lemma_.lower() in cues.untrue_of_clause:
            return Status.NEGATED, word
        if kind_of(word, cues) is Status.POSSIBLE:
            return Status.POSSIBLE, word
    subjects = [child for child in copula.children if child.dep_ in NOMINAL_SUBJECTS]
    if any(noun.pos_ == "NOUN" and kind_of(noun, cues) is Status.POSSIBLE for noun in subjects):
        return Status.POSSIBLE, subjects[0]
    is_open = clause.dep_ == "ccomp" and own_factuality(copula, cues).status is Status.POSSIBLE
    return (Status.POSSIBLE, copula) if is_open else None


def _said_of_it(copula: "Token") -> list["Token"]:
    return [child for child in copula.children if child.dep_ in _SAID]


def _names_another(copula: "Token") -> bool:
    """ "It was *not Chad but Mali* that paid": whether only who is named first is denied."""
    negators = [child for child in copula.children if child.dep_ == "neg"]
    named = (child for child in copula.children if child.dep_ in {"attr", "prep"})
    return any(negates_phrase(negator, name) for name in named for negator in negators)
