"""The factuality of a predicate where it stands in its sentence, be it a verb, a noun or a noun that a verb carries."""

from typing import TYPE_CHECKING

from graph.extraction.clauses import Predicate
from graph.extraction.factuality.composition import combine, compose, compose_own, factual_carrier, of_distance
from graph.extraction.factuality.governors import is_called_off, kind_of, names_of
from graph.extraction.factuality.modality import ASSERTED, Factuality
from graph.extraction.factuality.nouns import is_still_standing, of_adjectives, of_governor
from graph.frames import StatusCues
from graph.labels import ADNOMINAL_CLAUSES, FINITE, UNDERGOERS, VERBAL
from graph.model import UNREALISED, Status

if TYPE_CHECKING:
    from graph.tokens import Token


def factuality(predicate: Predicate, cues: StatusCues) -> Factuality:
    """The status of what a predicate says, where it stands in its sentence."""
    below = of_adjectives(predicate, cues) if predicate.pos == "n" else ASSERTED
    if predicate.support is not None and is_called_off(predicate.support, cues):
        called_off = factual_carrier(predicate.support, cues)
        return combine(Status.NEGATED, called_off, below, predicate.support)
    if predicate.support is not None and predicate.support.lemma_.lower() in cues.attitudes:
        # "is considering a ban": the verb that carries the noun says how real it is.
        kind = kind_of(predicate.support, cues) or Status.POSSIBLE
        return combine(kind, factual_carrier(predicate.support, cues), below, predicate.support)
    if predicate.pos == "n" and predicate.clause is None:
        return of_governor(predicate.head, below, cues)
    if _is_rated(predicate, cues) or _is_in_force(predicate, cues):
        return below
    link = predicate.head.head
    if link.lower_ == "to" and (told := of_distance(predicate.head, link.head, "to", cues)) is not None:
        return told  # "came close to a deal"
    told = compose(predicate.carrier, compose_own(predicate.carrier, below, cues), cues, 0)
    undoing = _undoing(predicate.carrier, cues) if told.status in UNREALISED else None
    return told if undoing is None else combine(Status.NEGATED, factual_carrier(undoing, cues), ASSERTED, undoing)


def _is_in_force(predicate: Predicate, cues: StatusCues) -> bool:
    """ "May suspend *its pact*": whether something is told only of what may become of a deal that there is."""
    return predicate.support is not None and is_still_standing(predicate.head, predicate.support, cues)


def _is_rated(predicate: Predicate, cues: StatusCues) -> bool:
    """ "It was not an *easy* conversation": whether only how something went is denied."""
    copula = predicate.carrier
    if predicate.head.dep_ != "attr" or copula.lemma_ != "be" or copula.tag_ not in FINITE:
        return False
    return any(child.dep_ == "amod" and child.lower_ in cues.rating for child in predicate.head.children)


def _undoing(verb: "Token", cues: StatusCues) -> "Token | None":
    """ "A flight that was to take them home has been *called off*": the verb by which nothing comes of what was due."""
    while verb.dep_ in {"xcomp", "conj"} and verb.head.pos_ in VERBAL:
        verb = verb.head
    noun = verb.head
    above = noun.head
    if verb.dep_ not in ADNOMINAL_CLAUSES or noun.dep_ not in UNDERGOERS or above.pos_ != "VERB":
        return None
    return above if not cues.calling_off.isdisjoint(names_of(above)) else None
