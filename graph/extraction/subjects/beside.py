"""The subjects that stand beside a verb."""

from typing import TYPE_CHECKING

from graph.extraction.syntax import composed_of, conjuncts, has_to, noun_above_stranded, subject_behind
from graph.frames import status_cues, syntax_words
from graph.labels import ADNOMINAL_CLAUSES, NOMINAL_SUBJECTS, SUBJECTS

if TYPE_CHECKING:
    from graph.tokens import Token


def is_among(subject: "Token") -> bool:
    """Whether a phrase only tells who some of those are whom the clause is about: "among them six Danes"."""
    return any(child.lower_ in {"among", "including"} and child.i < subject.i for child in subject.children)


def own_subjects(verb: "Token") -> list["Token"]:
    """The subjects that stand beside a verb."""
    own = [c for c in verb.children if c.dep_ in NOMINAL_SUBJECTS and not _is_plan_made(c)]
    if own and (noun := noun_above_stranded(verb)) is not None:
        return conjuncts(noun)
    own = [c for c in own if len(own) == 1 or not is_among(c)]
    own = [subject_behind(subject) or subject for subject in _without_times(verb, own)]
    is_apart = len(own) > 1 and any(mark.text == "," for mark in verb.doc[own[-2].i : own[-1].i])
    if is_apart and not _is_joined(own[-2], own[-1]):
        # "under a deal the two signed, Chad is to pay", with both as subjects
        own = own[-2:-1] if composed_of(own[-2]) else own[-1:]
    if len(own) > 1 and _is_made_up_of_next(own[-2]):
        own = own[:-1]
    return [t for c in own for t in conjuncts(c)]


def _is_made_up_of_next(subject: "Token") -> bool:
    """ "A bench *comprising* two judges ruled", where a parser takes the judges for a further subject."""
    words = syntax_words()
    composing = (c for c in subject.children if c.dep_ == "acl" and c.tag_ == "VBG" and c.lower_ in words.composing)
    return subject.lemma_.lower() in words.sitting and any(composing) and not composed_of(subject)


def _is_plan_made(noun: "Token") -> bool:
    """ "Is making *arrangements* to deport them": what somebody makes for a deed does not do it."""
    deed = noun.head
    is_infinitive = noun.dep_ == "nsubj" and deed.dep_ == "ccomp" and has_to(deed) and deed.head.i < noun.i
    return is_infinitive and noun.lemma_.lower() in status_cues().preparing


def _is_joined(first: "Token", second: "Token") -> bool:
    """Whether "and" makes one subject of two: "the League, with chapters in Ohio, and two universities sued"."""
    before = second.doc[second.left_edge.i - 1]
    return before.dep_ == "cc" and before.head == first and all(c.dep_ not in ADNOMINAL_CLAUSES for c in first.children)


def _without_times(verb: "Token", subjects: list["Token"]) -> list["Token"]:
    """The subjects of a verb; in "had several times asked", where "times" parts them, that of the auxiliary."""
    if any(subject.lemma_ != "time" for subject in subjects):
        return subjects
    auxiliaries = (c for c in verb.children if c.lemma_ in {"have", "do", "be"} and c.i < verb.i)
    found = [t for auxiliary in auxiliaries for t in auxiliary.children if t.dep_ in SUBJECTS]
    return found or subjects
