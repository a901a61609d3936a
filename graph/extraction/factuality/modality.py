"""The factuality of a clause by its own words: its modals, its adverbs and what negates it, whatever governs it.

Source: FactBank (Saurí and Pustejovsky 2009) for the values.
"""

from typing import TYPE_CHECKING

from graph.extraction.clauses import has_to
from graph.extraction.factuality.governors import kind_of
from graph.extraction.factuality.negation import NO_LONGER, negation_of
from graph.extraction.factuality.tense import auxiliaries, is_progressive, is_scheduled
from graph.frames import StatusCues, discourse_words, syntax_words
from graph.labels import ADNOMINAL_CLAUSES, SUBJECTS
from graph.model import Status, record

if TYPE_CHECKING:
    from graph.tokens import Token

_CONDITIONAL = "conditional"
_SEEMING = frozenset({"seem", "appear"})
_FAULTING = frozenset({"should", "need"})
_CONDITIONS = frozenset({"advcl", "ccomp", "parataxis"})  # clauses that may be one, or tell who says so


@record()
class Factuality:
    """A status and the word that decided it."""

    status: Status
    reason: str  # "may", "plan", "no"; "asserted" where nothing speaks against it


ASSERTED = Factuality(Status.ACTUAL, "asserted")


def is_negated(carrier: "Token", cues: StatusCues) -> bool:
    """Whether the own clause of a predicate with this carrier negates it, whatever governs the clause."""
    return own_factuality(carrier, cues).status is Status.NEGATED


def tells_of_done(verb: "Token", cues: StatusCues) -> bool:
    """Whether a verb tells of what has been done, and not of what is said or meant."""
    is_past = verb.tag_ == "VBD" or verb.has_any_word({"has", "have", "had", "was", "were"})
    return is_past and verb.lemma_.lower() not in cues.reporting and kind_of(verb, cues) in {None, Status.ACTUAL}


def own_factuality(verb: "Token", cues: StatusCues) -> Factuality:
    """The status by the verb's own auxiliaries, negation, adverbs and quantifiers."""
    modal = next((a for a in sorted(auxiliaries(verb)) if a in cues.modals), None)
    negation = negation_of(verb, cues)
    if is_faulted(verb):  # who should not have done something has done it, and who should have has not
        return ASSERTED if negation is not None else Factuality(Status.NEGATED, "should have")
    if negation is not None and (
        modal is None or cues.modals[modal] != "possible" or modal in {"can", "could"} or negation == NO_LONGER
    ):
        return Factuality(Status.NEGATED, negation)
    adverbs = [c.lower_ for c in verb.children if c.dep_ == "advmod" and not _is_behind(c, verb, cues)]
    doubt = next((word for word in adverbs if word in cues.adverbs["possible"]), None)
    if (doubt := doubt or _left_open(verb)) is not None:
        return Factuality(Status.POSSIBLE, doubt)
    denial = next((word for word in adverbs if word in cues.adverbs["negated"]), None)
    if modal in {"can", "could"} and denial is not None:
        return Factuality(Status.NEGATED, denial)  # "could hardly decline"
    if modal is not None:
        return _of_modal(modal, verb, cues)
    if has_to(verb) and (verb.dep_ == "ROOT" or _is_told_in_headline(verb) or _is_still_to_be(verb)):
        return Factuality(Status.PLANNED, "to")  # "Kenya to pay Chad $5 million"
    if verb.tag_ == "VBG" and verb.lemma_.lower() in cues.unfinished and is_progressive(verb):
        return Factuality(Status.PLANNED, "not yet")
    if is_scheduled(verb, cues):
        return Factuality(Status.PLANNED, "the present")
    if verb.lemma_ == "be" and any(c.dep_ == "xcomp" and has_to(c) for c in verb.children):
        return ASSERTED
    return ASSERTED if denial is None else Factuality(Status.NEGATED, denial)


def _left_open(verb: "Token") -> str | None:
    """ "Chad, *it seems*, paid", "it *had better* pay", "*either* paid or": what leaves open what is told."""
    words = {child.lower_ for child in verb.children if child.dep_ in {"aux", "advmod"}}
    first = verb.head if verb.dep_ == "conj" else verb
    if any(child.lower_ == "either" and child.dep_ == "preconj" for child in first.children):
        return "either"
    if verb.tag_ == "VB" and {"had", "better"} <= words:
        return "had better"
    asides = (child for child in verb.children if child.dep_ == "parataxis" and child.lemma_ in _SEEMING)
    open_ones = (aside for aside in asides if any(c.lower_ == "it" and c.dep_ in SUBJECTS for c in aside.children))
    return next((aside.lower_ for aside in open_ones), None)


def is_faulted(verb: "Token") -> bool:
    """ "Should never *have paid*", "ought to *have paid*": whether somebody blames what was, or was not, done."""
    words = auxiliaries(verb)
    is_owed = not _FAULTING.isdisjoint(words) or verb.head.lower_ == "ought"
    return is_owed and verb.tag_ == "VBN" and "have" in words


def _is_told_in_headline(verb: "Token") -> bool:
    """ "*Kenya to pay* Chad $5 million, minister says": an infinitive with a subject, before who says so."""
    has_subject = any(child.dep_ in SUBJECTS and child.i < verb.i for child in verb.children)
    return verb.dep_ == "ccomp" and verb.i < verb.head.i and has_subject


def _is_still_to_be(verb: "Token") -> bool:
    """ "A grant of $5 million, *to be paid* in May": what is said of something behind a comma is yet to come."""
    to = next((child for child in verb.children if child.lower_ == "to" and child.dep_ == "aux"), verb)
    is_passive = any(child.dep_ == "auxpass" and child.lower_ == "be" for child in verb.children)
    return verb.dep_ in ADNOMINAL_CLAUSES and is_passive and to.i > verb.sent.start and to.nbor(-1).text == ","


def _is_behind(adverb: "Token", verb: "Token", cues: StatusCues) -> bool:
    """Whether "almost" or "never" does not make it not done: "paid almost nothing", "almost doubled its payments"."""
    is_of_extent = adverb.i > verb.i or verb.lemma_.lower() in cues.extent
    return (is_of_extent or _is_just_before(adverb, verb)) and adverb.lower_ in cues.adverbs["negated"]


def _is_just_before(adverb: "Token", verb: "Token") -> bool:
    """ "*Hardly* had it paid *when* Chad asked for more": what was done just before something else."""
    behind = verb.doc[verb.i + 1 : verb.sent.end]
    is_until = adverb.lower_ not in {"never", "almost"} and any(word.lower_ in {"when", "than"} for word in behind)
    return is_until and "had" in auxiliaries(verb)


def _of_modal(modal: str, verb: "Token", cues: StatusCues) -> Factuality:
    kind = cues.modals[modal]
    if kind == _CONDITIONAL and _is_told_from_later(verb):
        return ASSERTED
    if kind == _CONDITIONAL:
        is_to_be = _is_reported(verb, cues) or _is_laid_down(verb, cues)
        return Factuality(Status.PLANNED if is_to_be else Status.POSSIBLE, modal)
    if modal == "must" and verb.tag_ == "VBN" and "have" in auxiliaries(verb):
        return Factuality(Status.POSSIBLE, "must have")  # what somebody concludes
    return Factuality(Status(kind), modal)


def _is_told_from_later(verb: "Token") -> bool:
    """ "It *would later pay*", "he *would go on to* lead it": what came after, in a main clause without a condition."""
    words = {child.lower_ for child in verb.children if child.dep_ in {"advmod", "prt"}}
    is_going_on = verb.lemma_ == "go" and "on" in words and any(has_to(child) for child in verb.children)
    is_after = is_going_on or not discourse_words().afterwards.isdisjoint(words)
    conditions = (child for child in verb.children if child.dep_ in _CONDITIONS and not has_to(child))
    return is_after and verb.dep_ == "ROOT" and not any(conditions)


def _is_reported(verb: "Token", cues: StatusCues) -> bool:
    """Whether "would" is the future of a reported clause ("said it would pay") rather than a hypothesis."""
    if any(
        c.dep_ == "advcl" and any(m.dep_ == "mark" and m.lower_ in {"if", "unless"} for m in c.children)
        for c in verb.children
    ):
        return False
    token = verb
    known = verb.head
    letting_know = syntax_words().letting_know
    if verb.dep_ in {"ccomp", "advcl"} and known.lower_ in letting_know.get(known.head.lemma_, ()):
        return True  # "made it clear that it would pay"
    while token.dep_ in {"conj", "ccomp", "xcomp", "acl", "relcl"} and token.head != token:
        if token.dep_ == "ccomp" and token.head.lemma_.lower() in cues.reporting:
            return True
        if token.dep_ in {"acl", "ccomp"} and kind_of(token.head, cues) is Status.PLANNED:
            return True  # "a promise that it would pay", "decided that it would pay"
        token = token.head
    return any(c.dep_ in {"parataxis", "ccomp"} and c.lemma_.lower() in cues.reporting for c in verb.children)


def _is_laid_down(verb: "Token", cues: StatusCues) -> bool:
    """ "Under the accord Chad would pay": what is agreed on is to be done; "under the proposal" it may be."""
    under = (child for child in verb.children if child.dep_ == "prep" and child.lower_ == "under")
    deals = [deal for preposition in under for deal in preposition.children if deal.dep_ == "pobj"]
    return any(kind_of(deal, cues) is Status.PLANNED for deal in deals)
