"""What is told of a court and decides nothing: its grounds, what an outvoted judge thinks, what it is asked to do.

Which words say that somebody was outvoted or asks is data, `ontology/lexicon/discourse.yaml`.
"""

from collections.abc import Container, Iterable, Mapping
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading
from graph.extraction.clauses import has_to
from graph.extraction.effects import effect_of
from graph.extraction.elements import Draft
from graph.frames import discourse_words, syntax_words
from graph.labels import AUXILIARIES, COMPLEMENT_CLAUSES, PAST_FORMS
from graph.model import EntityKind

if TYPE_CHECKING:
    from graph.tokens import Token

_UNTIL = frozenset({"until", "till", "unless"})
_MAY = frozenset({"can", "could", "may", "might"})
_CAN = frozenset({"can", "ca"})
_HAVE = frozenset({"has", "have"})
_MARKS = frozenset({'"', "“", "”"})
_OUGHT = frozenset({"should", "ought"})
_SENTENCES_OF_A_RULING = 2  # in which its reasons follow


def without_decision(reading: Reading, drafts: Iterable[Draft]) -> frozenset["Token"]:
    """The verbs that say why a court decides, or what an outvoted judge thinks, and decide nothing."""
    rulings = [draft for draft in drafts if draft.kind == "Ruling" and draft.roles.get("court")]
    heads = {draft.predicate.head: draft for draft in rulings}
    ruled = frozenset((reading.sentence_index(d.predicate.head), d.roles["court"][0].entity.key) for d in rulings)
    dismissed = frozenset(
        (reading.sentence_index(d.predicate.head), d.roles["court"][0].entity.key)
        for d in rulings
        if effect_of(d) == "dismisses"
    )
    idle = (
        draft
        for draft in rulings
        if _is_ground(draft, heads)
        or _is_dissent(draft)
        or _would_have_been(draft)
        or _is_done_to_order(draft)
        or _is_finding_behind(draft, rulings)
        or _is_order_spoken_of(reading, draft, rulings)
        or _is_side_taken(draft, heads)
        or (effect_of(draft) == "other" and _is_reasoning(reading, draft, ruled))
        or (is_found_lawful(draft) and _is_reasoning(reading, draft, dismissed))
        or _is_sought(draft)
        or _is_vainly_sought(draft, rulings)
        or _is_awaited(draft)
        or _is_of_any_court(draft)
        or _is_wondered(draft)
        or _is_sentence_on(draft, heads)
    )
    return frozenset(draft.predicate.head for draft in idle)


def _is_ground(draft: Draft, rulings: Mapping["Token", Draft]) -> bool:
    """ "dismissed the case, holding that …": the ground of a ruling, if what it hangs on is one.

    A decision that hangs on a finding is none: "ruled that the case shall proceed, denying a motion to dismiss it".
    """
    head = draft.predicate.head
    is_declined = has_to(head) and head.head.lemma_.lower() in syntax_words().declining
    is_ground = head.dep_ == "xcomp" or (head.dep_ == "advcl" and (head.tag_ == "VBG" or is_declined))
    above = rulings.get(head.head) if is_ground else None
    return above is not None and above.unit.head != "side" and (_is_finding(draft) or not _is_finding(above))


def _is_finding(draft: Draft) -> bool:
    """Whether a ruling says that something is so: "held that", not "ordered" or "quashed"."""
    return (draft.unit.pattern.effect or "").startswith("from the complement")


def _is_finding_behind(draft: Draft, rulings: Iterable[Draft]) -> bool:
    """ "ruled that Chad had broken the treaty and ordered it to pay": why a court orders what the sentence says.

    "Found that the levy was lawful and dismissed the claim": or why it dismisses that.
    """
    is_ground = effect_of(draft) == "other" and _is_finding(draft) and not _lets_act(draft)
    if not is_ground and not is_found_lawful(draft):
        return False
    court = draft.roles["court"][0].entity.key
    beside = (other for other in rulings if other.predicate.head.sent == draft.predicate.head.sent)
    decided = [other for other in beside if other.unit.head != "side" and not _is_finding(other)]
    return any(
        other.roles["court"][0].entity.key == court and (effect_of(draft) == "other" or effect_of(other) == "dismisses")
        for other in decided
    )


def is_found_lawful(draft: Draft) -> bool:
    """ "Found that the levy was *lawful*": why a court dismisses a claim, which need not be said too."""
    return _is_finding(draft) and effect_of(draft) == "permits" and not _lets_act(draft)


def _lets_act(draft: Draft) -> bool:
    """ "Found that he *could* be extradited": whether a finding says what may be done, and so decides."""
    clauses = draft.predicate.functions.get("complement", ())
    return any(child.lower_ in _MAY for clause in clauses for child in clause.children if child.dep_ == "aux")


def _is_order_spoken_of(reading: Reading, draft: Draft, rulings: Iterable[Draft]) -> bool:
    """ "Chad was told to stop. *The order, made by* Judge Diop, is for a month": the one told of just before."""
    head = draft.predicate.head
    order = head.head if head.dep_ == "acl" and head.tag_ == "VBN" else None
    is_told = order is not None and order.has_word("the")
    if not is_told or "affects" in draft.roles or draft.roles["court"][0].entity.kind is not EntityKind.PERSON:
        return False
    here = reading.sentence_index(head)
    return any(0 < here - reading.sentence_index(other.predicate.head) <= _SENTENCES_OF_A_RULING for other in rulings)


def _is_side_taken(draft: Draft, rulings: Container["Token"]) -> bool:
    """ "sided with Peru and barred the sale", "found for the firm and ordered": where the act is told too."""
    head = draft.predicate.head
    joined = [
        child for child in head.children if child.dep_ == "conj" or (child.dep_ == "advcl" and child.tag_ == "VBG")
    ]
    above = [head.head] if head.dep_ == "advcl" else []
    is_side = draft.unit.head == "side" or draft.unit.pattern.sense == "sides taken"
    return is_side and any(verb in rulings for verb in (*joined, *above))


def _is_dissent(draft: Draft) -> bool:
    """ "dissented, saying that …", "wrote in dissent that …", "a dissenting judge": of one outvoted."""
    head = draft.predicate.head
    beside = (below for child in head.children if child.lower_ == "in" for below in child.children)
    judges = (child for filled in draft.roles["court"] for child in filled.referent.token.children)
    return any(token.lemma_.lower() in discourse_words().dissent for token in (head.head, *beside, *judges))


def _would_have_been(draft: Draft) -> bool:
    """ "Two judges *would have blocked* the flights": what somebody outvoted would have decided."""
    auxiliaries = {child.lower_ for child in draft.predicate.head.children if child.dep_ == "aux"}
    return "would" in auxiliaries and "have" in auxiliaries


def _is_done_to_order(draft: Draft) -> bool:
    """ "Applied to have *her order discharged*": the judge whose order it is does not do that."""
    head = draft.predicate.head
    is_caused = head.tag_ in PAST_FORMS and head.dep_ in COMPLEMENT_CLAUSES and head.head.lemma_ == "have"
    is_caused = is_caused and all(child.dep_ not in AUXILIARIES for child in head.children)
    return is_caused and all(filled.function == "subject" for filled in draft.roles["court"])


def _is_reasoning(reading: Reading, draft: Draft, ruled: frozenset[tuple[int, str]]) -> bool:
    """ "It held that the deal amounted to a treaty": why a court decided what the sentence before says it did."""
    court = draft.roles.get("court")
    if not court or "complement" not in draft.predicate.functions:
        return False
    here, keys = reading.sentence_index(draft.predicate.head), {court[0].entity.key}
    judge = reading.persons.get(court[0].entity.label)
    if judge is not None:  # who delivers what the court has decided
        keys |= {judge.court.key} if judge.court is not None else {key for place, key in ruled if here - place == 1}
    return any((here - distance, key) in ruled for distance in range(1, _SENTENCES_OF_A_RULING + 1) for key in keys)


def _is_sentence_on(draft: Draft, rulings: Mapping["Token", Draft]) -> bool:
    """ "convicted two pilots and sentenced each", "convicted and fined him": what the same people are sentenced to."""
    head = draft.predicate.head
    before = rulings.get(head.head) if head.dep_ == "conj" else None
    if before is None or before.unit.pattern.sense != "conviction":
        return False
    if draft.unit.pattern.sense not in {"conviction", "penalty"}:
        return False
    affected = {filled.entity.key for filled in draft.roles.get("affects", ())}
    is_named = affected.isdisjoint(filled.entity.key for filled in before.roles.get("affects", ()))
    objects = draft.predicate.functions.get("object", ())
    is_again = all(token.pos_ in {"PRON", "DET"} for token in objects)
    return draft.unit.head in discourse_words().punishing and (is_again or not is_named)


def _is_vainly_sought(draft: Draft, rulings: Iterable[Draft]) -> bool:
    """ "Failed to persuade a court to *stay* it", "lost its bid to have it *stayed* by a court": it stayed nothing."""
    lost = (other.predicate.head for other in rulings if other.unit.pattern.sense == "plea lost")
    return any(head.is_ancestor(draft.predicate.head) for head in lost)


def _is_awaited(draft: Draft) -> bool:
    """ "Must stay until the court *has ruled*": what is only waited for has not been decided."""
    words = [child.lower_ for child in draft.predicate.head.children if child.i < draft.predicate.head.i]
    return not _UNTIL.isdisjoint(words) and not _HAVE.isdisjoint(words)


def _is_wondered(draft: Draft) -> bool:
    """ "*Whether* judges will allow it is another question": what nobody knows yet is neither decided nor planned."""
    head = draft.predicate.head
    marks = (child.lower_ for child in head.children if child.dep_ == "mark" and child.i < head.i)
    return head.dep_ != "advcl" and not syntax_words().questions.isdisjoint(marks)


def _is_of_any_court(draft: Draft) -> bool:
    """ "*A court cannot* tell us whom to host", "“*the courts* have found so”": what is said of courts at large."""
    modal = any(child.dep_ == "aux" and child.lower_ in _CAN for child in draft.predicate.head.children)
    courts = [filled.referent.token for filled in draft.roles.get("court", ())]
    if any(map(_are_in_plain_speech, courts)):
        return True
    return modal and any(child.lower_ in {"a", "no"} for court in courts for child in court.children)


def _are_in_plain_speech(court: "Token") -> bool:
    """Whether somebody who is quoted says "the courts", and not of which state or town they are."""
    is_bare = court.lower_ == "courts" and all(child.dep_ == "det" for child in court.children)
    return is_bare and any(token.text in _MARKS for token in court.sent)


def _is_sought(draft: Draft) -> bool:
    """ "asked a judge to stop the flights", "it should bar them": what somebody wants a court to do it has not done."""
    head = draft.predicate.head
    if any(child.dep_ == "aux" and child.lower_ in _OUGHT for child in head.children):
        return True
    while head.dep_ == "conj" and head.head.pos_ == "VERB":
        head = head.head
    is_wish = head.dep_ in {"xcomp", "advcl", "ccomp"} and has_to(head)
    courts = {filled.referent.token for filled in draft.roles.get("court", ())}
    return (
        is_wish and head.head.lemma_.lower() in discourse_words().seeking and not courts.isdisjoint(head.head.subtree)
    )
