"""Whom a court has before it: "him" and "his appeal" are of no minister, judge or lawyer who only acts or speaks."""

from typing import TYPE_CHECKING

from graph.extraction.actors.phrases import phrase_top
from graph.extraction.actors.reading import Reading, full_name
from graph.extraction.clauses import surface_subjects
from graph.extraction.syntax import is_passive
from graph.labels import ATTRIBUTES, NOMINAL_SUBJECTS

if TYPE_CHECKING:
    from graph.tokens import Token

_UNDERGOERS = frozenset({"dobj", "dative", "nsubjpass"})


def is_tried(reading: Reading, token: "Token") -> bool:
    """ "A court sentenced *him*", "ordered *him* to pay", "prolonged *his* detention": whom a court deals with."""
    thing = token.head if token.dep_ == "poss" else token
    is_told_to = token.lower_ == "him" and token.dep_ == "nsubj" and token.head.dep_ == "ccomp"  # "ordered him to pay"
    if (thing.dep_ not in _UNDERGOERS and not is_told_to) or reading.is_noun(thing, "ruling"):
        return False  # "upheld *her* decision": a judge's
    verb = thing.head.head if is_told_to else thing.head
    return any(_decides(reading, subject) for subject in surface_subjects(verb) if subject.i < token.i)


def _decides(reading: Reading, subject: "Token") -> bool:
    span = reading.person_span(subject)
    if span is not None:
        person = reading.persons.get(full_name(reading, span))
        return person is not None and person.is_judge
    return reading.is_noun(subject, "court", "judge")


def stands_beside(reading: Reading, head: "Token", token: "Token") -> bool:
    """Whether a person has part in a case without being tried: a judge, a lawyer, an official who acts or speaks.

    Not an official who tells of himself: "the minister said that a court had fined *him*".
    """
    span = reading.person_span(head)
    person = reading.persons.get(full_name(reading, span)) if span is not None else None
    if (person is not None and person.is_judge) or _is_advocate(reading, head):
        return True
    top = phrase_top(head.head if head.dep_ == "appos" else head)  # "Chad's minister, *Omar Dafa*, signed it"
    verb = top.head
    is_active = top.dep_ in NOMINAL_SUBJECTS and not is_passive(verb)
    return person is not None and person.acts_for_state and is_active and not _governs(verb, token)


def _is_advocate(reading: Reading, head: "Token") -> bool:
    """ "His lawyer, Ana Ruiz", "Ana Ruiz, his lawyer"."""
    beside = [child for child in head.children if child.dep_ == "appos" or child.dep_ in ATTRIBUTES]
    return any(reading.is_noun(noun, "advocate") for noun in [*beside, *([head.head] if head.dep_ == "appos" else [])])


def _governs(verb: "Token", token: "Token") -> bool:
    """Whether a pronoun stands in a clause below a verb, and not in one that is joined to it."""
    below = token
    while below not in {verb, below.head}:
        if below.head == verb:
            return below.dep_ != "conj"
        below = below.head
    return False
