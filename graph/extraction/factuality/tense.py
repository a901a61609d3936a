"""What the form of a verb tells of its time: done, going on, due, awaited, only wished or supposed.

Reads auxiliaries, tags and the words by which a clause waits for another. Which modals leave it open whether something
comes about is for `modality`.
"""

from typing import TYPE_CHECKING

from graph.frames import StatusCues, status_cues
from graph.labels import AUXILIARIES, NOMINAL_SUBJECTS, PRESENT_TENSE, SINGULAR_NOUNS, VERBAL
from graph.model import Status

if TYPE_CHECKING:
    from graph.tokens import Token

_TO_COME = frozenset({"will", "may", "can", "must", "shall"})
_TO_COME_THEN = frozenset({"would", "could", "might"})  # of what was still to come when it was told
_CONTRACTIONS = {"'ll": "will", "’ll": "will", "wo": "will", "'d": "would", "’d": "would", "ca": "can", "sha": "shall"}


def auxiliaries(verb: "Token") -> set[str]:
    """The auxiliaries of a verb in lower case, those that it shares as a conjunct included; contractions spelt out."""
    while True:
        found = {_CONTRACTIONS.get(c.lower_, c.lower_) for c in verb.children if c.dep_ == "aux"}
        if found or not _shares_auxiliaries(verb):
            return found
        verb = verb.head


def _shares_auxiliaries(verb: "Token") -> bool:
    """Whether a verb without auxiliaries has those of the verb that it is joined to."""
    if not is_joined(verb) or verb.tag_ == "VBD":
        return False
    return not verb.has_any(NOMINAL_SUBJECTS)


def is_joined(verb: "Token") -> bool:
    """Whether a verb is coordinated with another: "took and *paid* it"."""
    return verb.dep_ == "conj" and verb.head != verb and verb.head.pos_ in VERBAL


def is_scheduled(verb: "Token", cues: StatusCues) -> bool:
    """ "*Flies* to Oslo on Friday for talks": a journey or a meeting told in the present, with a day, is yet to come.

    Not so in a headline, which tells what was done in the present, too.
    """
    if verb.tag_ not in PRESENT_TENSE or verb.lemma_.lower() not in cues.scheduled or not verb.sent[-1].is_punct:
        return False
    behind = [child for child in verb.children if child.i > verb.i and child.ent_type_ in {"DATE", ""}]
    days = [day for child in behind if child.lower_ == "on" for day in child.children if day.ent_type_ == "DATE"]
    is_ahead = any(c.lower_ == "tomorrow" or c.has_word("next") for c in behind)
    return is_ahead or any(day.tag_ == "NNP" and not day.lower_.endswith("days") for day in days)


def is_progressive(verb: "Token") -> bool:
    """ "Are finalising a deal", "are said to be finalising one"."""
    return any(child.dep_ == "aux" and child.lemma_ == "be" for child in verb.children)


_IMAGINED = frozenset({"would", "could", "might"})


def is_supposed(verb: "Token") -> bool:
    """ "*Had* Togo deported him, he would be dead": what did not happen, its auxiliary before its subject."""
    auxiliary = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ == "had"), None)
    subject = verb.child_of(NOMINAL_SUBJECTS)
    teller = verb.head  # "Had it agreed, said the minister, it would have been over"
    above = teller.head if teller.dep_ == "parataxis" else teller
    is_inverted = auxiliary is not None and subject is not None and auxiliary.i < subject.i
    if not is_inverted or verb.dep_ not in {"advcl", "ccomp"}:
        return False
    beside = (c for c in teller.children if c.dep_ == "ccomp" and c.i > verb.i)  # "said that, had it paid, it would"
    aside = (teller.head,) if teller.dep_ == "ccomp" else ()  # "the minister said that had it paid, it would"
    clauses = (above, *aside, *beside) if verb.dep_ == "ccomp" else (above,)
    return any(c.lower_ in _IMAGINED for clause in clauses for c in clause.children)


def is_wish(verb: "Token") -> bool:
    """ "A proposal that Peru *pay*", "a request that men be *sent*": what a noun asks for, and not what it tells."""
    marks = (child.lower_ for child in verb.children if child.dep_ == "mark")
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    is_of_one = any(child.tag_ in SINGULAR_NOUNS or child.lower_ in {"it", "he", "she"} for child in subjects)
    is_bare = verb.tag_ == "VB" or (verb.tag_ == "VBP" and is_of_one)  # "that Peru *pay*" is no present tense
    is_undergone = any(child.dep_ == "auxpass" and child.lower_ == "be" for child in verb.children)
    is_demanded = verb.dep_ == "ccomp" and verb.head.lemma_ in status_cues().insisting  # "insisted Chile *pay*"
    return (is_bare or is_undergone) and (is_demanded or "that" in marks) and not auxiliaries(verb)


def due_by(verb: "Token") -> Status | None:
    """What "is to", "is going to", "is supposed to" and "has to" make of their infinitive: it is planned.

    Who "is yet to pay" has not, and that who "is supposed *to have paid*" has done so is no plan.
    What "*were* it to pay" would bring about is only imagined.
    """
    if verb.lower_ == "were" and any(child.dep_ in NOMINAL_SUBJECTS and child.i > verb.i for child in verb.children):
        return Status.POSSIBLE
    if verb.lower_ == "going" and is_progressive(verb):
        return Status.PLANNED
    if verb.lemma_ in {"be", "have"} and verb.has_word("yet"):
        return Status.NEGATED
    is_plan = verb.lower_ == "supposed" and any(c.dep_ == "xcomp" and _is_ahead(c) for c in verb.children)
    return Status.PLANNED if verb.lemma_ in {"be", "have"} or is_plan else None


def is_due_then(copula: "Token") -> bool:
    """ "The talks are *due in May*", "the sum is *due*"; not "due to rain", "due to begin"."""
    due = (child for child in copula.children if child.dep_ == "acomp" and child.lower_ == "due")
    return any(all(word.lower_ != "to" and word.dep_ != "xcomp" for word in link.children) for link in due)


def _is_ahead(infinitive: "Token") -> bool:
    return all(child.lower_ != "have" for child in infinitive.children if child.dep_ == "aux")


def is_of_past(verb: "Token") -> bool:
    """ "Forced it to pay", "was forced to pay": whoever has been forced to do something has done it."""
    return verb.tag_ == "VBD" or verb.has_any_word({"has", "have", "had", "was", "were"})


def is_awaited(verb: "Token") -> bool:
    """ "Takes effect once both *have ratified* it": a perfect beside a present or a future tells of what is to come.

    So does what is told afterwards: "said that they could go once it *had paid*".
    """
    perfects = {c.lower_ for c in verb.children if c.dep_ == "aux"} if verb.tag_ == "VBN" else set()
    above = verb.head
    is_ahead = above.tag_ in PRESENT_TENSE or not _TO_COME.isdisjoint(auxiliaries(above))
    if "had" in perfects:
        return not _TO_COME_THEN.isdisjoint(auxiliaries(above))
    return is_ahead and not perfects.isdisjoint({"has", "have"})


def moment_awaited(verb: "Token") -> str | None:
    """ "Will leave *the moment* Chad agrees", "*as soon as* Chad agrees": the words by which that is yet to come."""
    moment = verb.head
    is_soon = verb.dep_ == "advcl" and moment.lower_ == "soon"
    is_then = verb.dep_ == "relcl" and moment.dep_ == "npadvmod" and moment.lemma_ in status_cues().moments
    main = moment.head
    is_ahead = is_told_now(verb) and ("will" in auxiliaries(main) or main.tag_ in {"VBZ", "VBP", "VB"})
    return moment.lower_ if (is_soon or is_then) and is_ahead else None


def is_told_now(verb: "Token") -> bool:
    """Whether a clause is in the present: "when they meet", "when it is signed"."""
    return is_told_in_present(verb) if verb.tag_ == "VBN" else verb.tag_ in PRESENT_TENSE


def is_told_in_present(participle: "Token") -> bool:
    """ "before any treaty *is signed*", which is none that was."""
    auxiliaries = {c.lower_ for c in participle.children if c.dep_ in AUXILIARIES}
    return bool(auxiliaries & {"is", "are"})
