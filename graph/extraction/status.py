"""The factuality of a predicate: actual, planned, possible or negated, and what decided it.

Reads auxiliaries, negation, adverbs and the words that govern the predicate, from the
inside out: each governor takes what is below it and says what becomes of it. The words are
data, `ontology/lexicon/status.yaml`.
Source: FactBank (Saurí and Pustejovsky 2009) for the values, and their "event-selecting
predicates" for the governors; TruthTeller (Lotan et al. 2013) for the composition.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.extraction.clauses import Predicate, clause_verb, has_to, is_apart
from graph.frames import StatusCues
from graph.model import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOBODY = frozenset({"nobody", "none", "no-one", "neither", "nothing", "nowhere"})
_ATTITUDES = frozenset(
    {
        "consider",
        "weigh",
        "mull",
        "contemplate",
        "threaten",
        "propose",
        "offer",
        "seek",
        "want",
        "plan",
        "prepare",
        "promise",
        "pledge",
        "explore",
        "discuss",
        "eye",
        "study",
        "debate",
    }
)
_MAX_DEPTH = 15
_CONDITIONAL = "conditional"


@dataclass(frozen=True, slots=True)
class Factuality:
    """A status and the word that decided it."""

    status: Status
    reason: str  # "may", "plan", "no"; "asserted" where nothing speaks against it


_ASSERTED = Factuality(Status.ACTUAL, "asserted")


def factuality(predicate: Predicate, cues: StatusCues) -> Factuality:
    """The status of what a predicate says, where it stands in its sentence."""
    below = _of_noun(predicate, cues) if predicate.pos == "n" else _ASSERTED
    if predicate.support is not None and predicate.support.lemma_.lower() in _ATTITUDES:
        # "is considering a ban": the verb that carries the noun says how real it is.
        kind = _kind(predicate.support, cues) or Status.POSSIBLE
        return _combine(kind, factual_carrier(predicate.support, cues), below, predicate.support)
    if predicate.pos == "n" and predicate.clause is None:
        return _governed_noun(predicate.head, below, cues)
    return _outer(predicate.carrier, _compose_own(predicate.carrier, below, cues), cues, 0)


def is_negated(predicate: Predicate, cues: StatusCues) -> bool:
    """Whether the predicate's own clause negates it, whatever governs the clause."""
    return _own(predicate.carrier, cues).status is Status.NEGATED


def auxiliaries(verb: "Token") -> set[str]:
    """The auxiliaries of a verb in lower case, those that it shares as a conjunct included; contractions spelt out."""
    found = {_auxiliary(c) for c in verb.children if c.dep_ == "aux"}
    shares = verb.dep_ == "conj" and not found and verb.tag_ != "VBD"
    if (
        shares
        and verb.head.pos_ in {"VERB", "AUX"}
        and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
    ):
        return auxiliaries(verb.head)
    return found


def _auxiliary(token: "Token") -> str:
    return {"'ll": "will", "’ll": "will", "wo": "will", "'d": "would", "’d": "would", "ca": "can", "sha": "shall"}.get(
        token.lower_, token.lower_
    )


def _of_noun(predicate: Predicate, cues: StatusCues) -> Factuality:
    for child in predicate.head.children:
        word = child.lower_
        if child.dep_ in {"amod", "compound", "det", "advmod", "neg"}:
            if word in {"no", "neither"}:
                return Factuality(Status.NEGATED, word)
            for status, words in cues.adjectives.items():
                if word in words:
                    return Factuality(Status(status), word)
    return _ASSERTED


def _governed_noun(noun: "Token", below: Factuality, cues: StatusCues) -> Factuality:
    """A noun without a support verb: what the verb above does with it ("is considering a payment to")."""
    token = noun
    while token.dep_ in {"conj", "compound"} and token.head != token:
        token = token.head
    above = token.head
    if token.dep_ == "pobj" and above.dep_ == "prep":
        above = above.head
    if above == token or above.pos_ not in {"VERB", "AUX", "NOUN", "ADJ"}:
        return below
    kind = _kind(above, cues)
    if (
        kind is None
        or kind is Status.ACTUAL
        or token.dep_ == "nsubj"
        or (above.pos_ == "NOUN" and kind is Status.PLANNED)
    ):
        return below
    outer = factual_carrier(above, cues)
    return _combine(kind, outer, below, above)


def factual_carrier(token: "Token", cues: StatusCues) -> Factuality:
    """The status of a verb, or of a noun by the verb that governs it, without what is below it."""
    verb = token if token.pos_ in {"VERB", "AUX"} else clause_verb(token)
    return _outer(verb, _own(verb, cues), cues, 1)


def _compose_own(verb: "Token", below: Factuality, cues: StatusCues) -> Factuality:
    own = _own(verb, cues)
    if below.status is Status.ACTUAL:
        return own
    if own.status is Status.ACTUAL:
        # "signed the proposed treaty" is signed; "no payment was made" is not.
        return (
            below
            if below.status is Status.NEGATED or below.status is Status.PLANNED and below.reason != "agreed"
            else own
        )
    return own


def _own(verb: "Token", cues: StatusCues) -> Factuality:
    """The status by the verb's own auxiliaries, negation, adverbs and quantifiers."""
    modal = next((a for a in sorted(auxiliaries(verb)) if a in cues.modals), None)
    negation = _negation(verb, cues)
    if negation is not None and (modal is None or cues.modals[modal] != "possible" or modal in {"can", "could"}):
        return Factuality(Status.NEGATED, negation)
    if any(c.dep_ == "advmod" and c.lower_ in cues.adverbs["possible"] for c in verb.children):
        return Factuality(
            Status.POSSIBLE, next(c.lower_ for c in verb.children if c.lower_ in cues.adverbs["possible"])
        )
    if modal is not None:
        kind = cues.modals[modal]
        if kind == _CONDITIONAL:
            return Factuality(Status.PLANNED if _is_reported(verb, cues) else Status.POSSIBLE, modal)
        return Factuality(Status(kind), modal)
    if verb.lemma_ == "be" and any(c.dep_ == "xcomp" and has_to(c) for c in verb.children):
        return _ASSERTED
    for child in verb.children:
        if child.dep_ == "advmod":
            for status, words in cues.adverbs.items():
                if child.lower_ in words and status != "planned":
                    return Factuality(Status(status), child.lower_)
    return _ASSERTED


def _negation(verb: "Token", cues: StatusCues) -> str | None:
    for child in verb.children:
        if (
            child.dep_ == "neg"
            or child.lower_ in {"never", "n't", "n’t"}
            or (child.lower_ == "not" and child.dep_ != "cc" and child.i < verb.i)
        ):
            if child.lower_ == "no" or _next_word(child) in {"only", "just", "merely"}:
                continue
            return child.lower_
        if child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"} and _is_empty(child):
            return child.lower_ if child.lower_ in _NOBODY else "no"
        if child.lower_ == "longer" and any(c.lower_ == "no" for c in child.children):
            return "no longer"
        if child.dep_ == "preconj" and child.lower_ == "neither":
            return "neither"
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        shared = not any(c.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} for c in verb.children)
        disjunct = any(c.dep_ == "cc" and c.lower_ in {"or", "nor"} for c in verb.head.children)
        if any(c.dep_ == "cc" and c.lower_ == "nor" for c in verb.head.children) and verb.i > verb.head.i:
            return "nor"
        if shared and (
            disjunct or verb.tag_ == verb.head.tag_ and any(c.dep_ == "neg" for c in verb.head.children) and disjunct
        ):
            return _negation(verb.head, cues)
    return None


def _next_word(token: "Token") -> str:
    return token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""


def _is_empty(token: "Token") -> bool:
    if token.lower_ in _NOBODY or (token.lower_ == "one" and any(c.lower_ == "no" for c in token.children)):
        return not any(c.lower_ == "but" for c in token.children)
    return any(c.dep_ in {"det", "neg", "preconj"} and c.lower_ in {"no", "neither"} for c in token.children)


def _is_reported(verb: "Token", cues: StatusCues) -> bool:
    """Whether "would" is the future of a reported clause ("said it would pay") rather than a hypothesis."""
    if any(
        c.dep_ == "advcl" and any(m.dep_ == "mark" and m.lower_ in {"if", "unless"} for m in c.children)
        for c in verb.children
    ):
        return False
    token = verb
    while token.dep_ in {"conj", "ccomp", "xcomp", "acl", "relcl"} and token.head != token:
        if token.dep_ == "ccomp" and token.head.lemma_.lower() in cues.reporting:
            return True
        if token.dep_ == "acl" and _kind(token.head, cues) is Status.PLANNED:
            return True
        token = token.head
    return any(c.dep_ in {"parataxis", "ccomp"} and c.lemma_.lower() in cues.reporting for c in verb.children)


def _kind(governor: "Token", cues: StatusCues) -> Status | None:
    lemma = governor.lemma_.lower()
    for name in ("negated", "planned", "possible", "actual"):
        if lemma in _words(cues, name):
            return Status(name)
    return None


@lru_cache(maxsize=8)
def _word_set(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)


def _words(cues: StatusCues, name: str) -> frozenset[str]:
    return _word_set(cues.governors[name])  # type: ignore[index]  # the names of statuses


def _outer(token: "Token", inner: Factuality, cues: StatusCues, depth: int) -> Factuality:
    """What the words above make of a clause whose own status is `inner`."""
    head = token.head
    if head == token or depth > _MAX_DEPTH or is_apart(token):
        return inner
    dep = token.dep_
    if dep == "conj":
        if head.pos_ in {"VERB", "AUX"}:
            own_subject = any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.children)
            governed = head.dep_ in {"xcomp", "ccomp", "pcomp", "acl", "advcl", "conj"}
            return (
                _outer(head, inner, cues, depth + 1)
                if governed and not (own_subject and head.dep_ == "advcl")
                else inner
            )
        return inner
    if dep == "advcl":
        return _adverbial(token, head, inner, cues, depth)
    if dep in {"xcomp", "ccomp", "pcomp", "acl", "acomp", "oprd", "csubj", "csubjpass"}:
        return _complement(token, head, inner, cues, depth)
    if dep == "relcl":
        return inner
    return inner


def _complement(token: "Token", head: "Token", inner: Factuality, cues: StatusCues, depth: int) -> Factuality:
    preposition = None
    if token.dep_ == "pcomp":
        preposition, head = head.lower_, head.head
        if preposition in {"without"}:
            return Factuality(Status.NEGATED, "without")
        if preposition in {"before", "instead", "of"} and head.lower_ == "instead":
            return Factuality(Status.NEGATED, "instead of")
    if token.dep_ == "acl" and not has_to(token):
        return inner
    if any(c.dep_ == "mark" and c.lower_ in {"whether", "if"} for c in token.children):
        return Factuality(Status.POSSIBLE, "whether")
    if head.lemma_ == "be" and token.dep_ in {"ccomp", "csubj", "acl"} and _negation(head, cues) is not None:
        return Factuality(Status.NEGATED, "not true")
    if head.pos_ in {"VERB", "AUX"}:
        kind = _verb_effect(token, head, cues, preposition)
    else:
        kind = _kind(head, cues) or (Status.POSSIBLE if has_to(token) else None)
        if token.dep_ == "pcomp" and kind is Status.PLANNED and preposition in {"for", "after", "with"}:
            kind = None
    if kind is None or kind is Status.ACTUAL:
        if inner.status is Status.ACTUAL and token.dep_ in {"xcomp"} and head.pos_ in {"VERB", "AUX"}:
            return _outer(head, _own(head, cues), cues, depth + 1)
        return inner
    outer = factual_carrier(head, cues) if depth < _MAX_DEPTH else _ASSERTED
    return _combine(kind, outer, inner, head)


def _verb_effect(token: "Token", head: "Token", cues: StatusCues, preposition: str | None) -> Status | None:
    lemma = head.lemma_.lower()
    if lemma == "be" and token.dep_ == "xcomp" and has_to(token):
        return Status.PLANNED
    if lemma == "have" and token.dep_ == "xcomp" and has_to(token):
        return Status.NEGATED if any(c.lower_ == "yet" for c in head.children) else Status.PLANNED
    finite = token.dep_ == "ccomp" and not has_to(token) and token.tag_ not in {"VBG", "VB"}
    if lemma in cues.denying and (finite or token.tag_ == "VBG"):
        return Status.NEGATED
    if finite and lemma in cues.reporting:
        return None
    if preposition == "from" and any(c.dep_ in {"dobj", "nsubjpass"} for c in head.children):
        return Status.NEGATED  # "kept Austria from deporting": whoever is kept from an act does not do it
    if preposition is not None and preposition in {"from", "against"} and _kind(head, cues) is not Status.NEGATED:
        return None
    if preposition is not None and preposition not in {"from", "to", "of", "on", "about", "against", "into", "at"}:
        return None
    if preposition in {"on", "about", "into", "at"} and _kind(head, cues) is Status.ACTUAL:
        return None
    return _kind(head, cues)


def _adverbial(token: "Token", head: "Token", inner: Factuality, cues: StatusCues, depth: int) -> Factuality:
    marks = {c.lower_ for c in token.children if c.dep_ in {"mark", "advmod"}}
    for status, words in cues.conjunctions.items():
        found = marks & set(words)
        if found and inner.status is not Status.NEGATED:
            if status == "planned" and token.tag_ in {"VBD", "VBN"}:
                continue
            return Factuality(Status(status), sorted(found)[0])
    if has_to(token) and inner.status is Status.ACTUAL:
        if head.lemma_.lower() in cues.reporting or head.lemma_.lower() in cues.asking_by:
            return _outer(head, inner, cues, depth + 1)  # "wrote to ask" asks
        outer = factual_carrier(head, cues)
        if outer.status in {Status.NEGATED, Status.POSSIBLE}:
            return outer
        return Factuality(Status.PLANNED, "to")
    return inner


def _combine(kind: Status, outer: Factuality, inner: Factuality, governor: "Token") -> Factuality:
    """What a governor of this kind, itself of status `outer`, makes of `inner`."""
    word = governor.lemma_.lower()
    if kind is Status.NEGATED:
        if outer.status is Status.NEGATED:
            return Factuality(Status.POSSIBLE, f"not {word}")
        if outer.status is Status.POSSIBLE:
            return Factuality(Status.POSSIBLE, outer.reason)
        return Factuality(Status.ACTUAL if inner.status is Status.NEGATED else Status.NEGATED, word)
    if inner.status is Status.NEGATED:
        return inner
    if outer.status is Status.NEGATED:
        return Factuality(Status.NEGATED, f"not {word}" if outer.reason in {"not", "n't", "never"} else outer.reason)
    if outer.status is Status.POSSIBLE or inner.status is Status.POSSIBLE:
        return Factuality(Status.POSSIBLE, outer.reason if outer.status is Status.POSSIBLE else inner.reason)
    return Factuality(kind, word)
