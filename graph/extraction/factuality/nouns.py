"""How real what a noun names is: "no payment", "is considering *a ban*", "*talks* are likely", "*sanctions* expired".

By its own adjectives, and by the verb or the preposition that it stands behind. A noun that a verb carries ("made a
payment") has the status of that verb, which is for `predicates`.
"""

from typing import TYPE_CHECKING

from graph.extraction.clauses import Predicate, clause_verb, has_to
from graph.extraction.factuality.composition import combine, compose, factual_carrier
from graph.extraction.factuality.conditions import condition_above
from graph.extraction.factuality.governors import (
    governor_of,
    is_denied,
    is_in_place,
    kind_of,
    names_of,
    names_with_adverbs,
    plan_made,
)
from graph.extraction.factuality.modality import ASSERTED, Factuality, own_factuality, tells_of_done
from graph.extraction.factuality.negation import negation_of
from graph.extraction.factuality.tense import auxiliaries, is_due_then
from graph.extraction.syntax import faulted, measured
from graph.frames import StatusCues, discourse_words, syntax_words
from graph.labels import NOMINAL_SUBJECTS, PAST_FORMS, UNDERGOERS, VERBAL
from graph.model import UNREALISED, Status

if TYPE_CHECKING:
    from graph.tokens import Token

_IMAGINED = frozenset({"would", "could", "might", "may"})
_INDEFINITE = frozenset({"a", "an", "any", "another", "some", "no"})
_AHEAD = frozenset({"ahead", "eve"})
_BESIDE = frozenset({"at", "in", "after", "following", "despite", "amid", "upon", "during", "under"})


def of_adjectives(predicate: Predicate, cues: StatusCues) -> Factuality:
    """What the words beside a noun say of it by themselves: "*no* payment", "a *planned* payment"."""
    for child in predicate.head.children:
        if child.dep_ not in {"amod", "compound", "det", "advmod", "neg"}:
            continue
        if child.lower_ in {"no", "neither"}:
            return Factuality(Status.NEGATED, child.lower_)
        if child.lower_ == "failed" and predicate.head.lemma_.lower() in cues.parleys:
            continue  # "failed talks" were held
        for status, words in cues.adjectives.items():
            if child.lower_ in words:
                return Factuality(Status(status), child.lower_)
    return ASSERTED


def of_governor(noun: "Token", below: Factuality, cues: StatusCues) -> Factuality:
    """A noun without a support verb: what the verb above does with it ("is considering a payment to")."""
    token = noun
    while token.dep_ in {"conj", "compound"} and token.head != token:
        token = token.head
    above = token.head
    if (whole := _whole_of(token, cues)) != token:
        return of_governor(whole, below, cues)  # "a fourth round of talks is planned"
    if token.dep_ == "pobj" and above.dep_ == "prep":
        if (told := _of_preposition(token, above, below, cues)) is not None:
            return told
        above = governor_of(above, cues)
        verb = above.head if above.dep_ in UNDERGOERS else above
        if token.head.lower_ == "for" and (meant := _of_purpose(token, verb, below, cues)) is not None:
            return meant
    if above == token or above.pos_ not in {"VERB", "AUX", "NOUN", "ADJ"}:
        return below
    if (told := _of_phase(token, above, cues)) is not None and _overrides(told, below, above, cues):
        return told
    if below.status is Status.ACTUAL and (told := _of_predicate(token, above, cues)) is not None:
        return told
    kind = _kind_behind(token, above, cues)
    if (
        kind is None
        or kind is Status.ACTUAL
        or token.dep_ in {"nsubj", "npadvmod"}
        or (above.pos_ == "NOUN" and kind is Status.PLANNED and not _is_provided_for(token))
        or (noun.lemma_.lower() in cues.answered and (kind is Status.NEGATED or _is_decided_on(token)))
        or (above.lemma_ in cues.breaking_off and noun.lemma_.lower() in cues.parleys)
    ):
        return below
    outer = factual_carrier(above, cues)
    return combine(kind, outer, below, above)


def is_still_standing(pact: "Token", verb: "Token", cues: StatusCues) -> bool:
    """ "May suspend *its pact*", "has not left *the treaty*": what somebody has not ended there is."""
    if pact.lemma_.lower() not in cues.pacts or not (pact.has("poss") or pact.has_any_word({"the", "this", "that"})):
        return False
    link = f"-{pact.head.lower_}" if pact.dep_ == "pobj" else ""
    is_ended = not cues.ending.isdisjoint(f"{name}{link}" for name in names_with_adverbs(verb))
    return is_ended and factual_carrier(verb, cues).status is not Status.ACTUAL


def _kind_behind(noun: "Token", above: "Token", cues: StatusCues) -> Status | None:
    """What the word above makes of a noun: "saved him *from* deportation", "said *yes* to talks"."""
    link = "yes" if above.has_word("yes") else noun.head.lower_
    together = cues.kinds.get(f"{above.lemma_.lower()}-{link}") if noun.dep_ == "pobj" else None
    return kind_of(above, cues) if together is None else Status(together)


def _of_purpose(noun: "Token", verb: "Token", below: Factuality, cues: StatusCues) -> Factuality | None:
    """ "Made arrangements *for the return* of 40 men", "is to fly to Oslo *for talks*": what is to come of it."""
    if plan_made(verb, noun, cues) is not None:
        return combine(Status.PLANNED, factual_carrier(verb, cues), below, verb)
    if not _is_on_errand(verb):
        return None
    return factual_carrier(verb, cues) if below.status is Status.ACTUAL else below


def _is_provided_for(noun: "Token") -> bool:
    """ "An accord *on the return* of 40 men": what is agreed on is still to be done."""
    return noun.dep_ == "pobj" and noun.head.lower_ in {"on", "for"} and noun.lemma_.lower() in syntax_words().deeds


def _is_decided_on(noun: "Token") -> bool:
    """ "Will decide *on Chad's request*": what somebody has asked is asked, whatever is to become of it."""
    return noun.dep_ == "pobj" and noun.head.lower_ in {"on", "about"} and noun.has("poss")


def _is_on_errand(verb: "Token") -> bool:
    """Whether somebody goes or is somewhere for something: "will *fly* to Oslo for talks", "will *be* in Oslo"."""
    if verb.lemma_ != "be":
        return verb.pos_ == "VERB" and not discourse_words().travelling.isdisjoint(names_of(verb))
    return is_in_place(verb)


def _of_predicate(noun: "Token", verb: "Token", cues: StatusCues) -> Factuality | None:
    """How real what a noun names is, as is said of it: "a ban *expired*", "sanctions are *likely*"."""
    if is_still_standing(noun, verb, cues):
        return ASSERTED
    if noun.dep_ == "dobj":
        return _of_occasion(noun, verb, cues)  # "trade will dominate the talks"
    if noun.dep_ != "nsubj":
        return None
    if verb.lemma_.lower() in cues.copulas:
        said = _said(noun, verb, cues)
        return None if said is None else compose(verb, said, cues, 0)
    fell_through = verb.lemma_ == "fall" and any(c.lower_ == "through" and not c.children for c in verb.children)
    is_over = fell_through or (verb.lemma_ in cues.lapsing and noun.lemma_.lower() in cues.lasting)
    if is_over and verb.tag_ in PAST_FORMS and own_factuality(verb, cues).status is Status.ACTUAL:
        return compose(verb, Factuality(Status.NEGATED, verb.lemma_), cues, 0)
    is_imagined = verb.tag_ == "VB" and _is_bare(noun) and "would" in auxiliaries(verb)
    return own_factuality(verb, cues) if is_imagined else None  # "a pact would end the war"


def _is_bare(noun: "Token") -> bool:
    """Whether a noun has no article but an indefinite one, and no owner, as what is only imagined."""
    return all(child.lower_ in _INDEFINITE for child in noun.children if child.dep_ in {"det", "poss"})


def _said(noun: "Token", copula: "Token", cues: StatusCues) -> Factuality | None:
    """What a copula with its complement makes of a noun: "is *off*", "is *likely*", "would be a mistake"."""
    is_bare = _is_bare(noun)
    said = [c for c in copula.children if c.dep_ in {"acomp", "attr", "advmod", "oprd"} and c.i > copula.i]
    said = [word for word in said if not any(has_to(child) for child in word.children)]  # "is likely to end"
    if copula.tag_ == "VB":
        is_imagined = said and is_bare and not _IMAGINED.isdisjoint(auxiliaries(copula))
        return Factuality(Status.POSSIBLE, "would") if is_imagined else None
    if (outside := _outside(copula, cues)) is not None and negation_of(copula, cues) is None:
        return Factuality(Status.NEGATED, f"out of {outside}")
    behind = (below for child in copula.children if child.dep_ == "prep" for below in child.children)
    pending = (word for word in behind if is_bare and word.dep_ == "pobj" and word.lower_ in cues.pending)
    for word in said:
        if word.lower_ in cues.undone and word.has_word("way"):
            return Factuality(Status.POSSIBLE, "way off")
        if word.lower_ in cues.undone and not word.children:  # "two days off"
            return None if negation_of(copula, cues) is not None else Factuality(Status.NEGATED, word.lower_)
    found = next((word for word in (*said, *pending) if word.lower_ in cues.foreseen | cues.pending), None)
    return None if found is None else Factuality(Status.POSSIBLE, found.lower_)


def _outside(copula: "Token", cues: StatusCues) -> str | None:
    """ "Is *out of reach*", "is *out of* the *question*": what something is out of that is not to be."""
    links = (of for out in copula.children if out.lower_ == "out" for of in out.children if of.lower_ == "of")
    return next((noun.lower_ for of in links for noun in of.children if noun.lower_ in cues.out_of), None)


def _whole_of(noun: "Token", cues: StatusCues) -> "Token":
    """The noun of which it is told what becomes of this one: "the *signing* of a deal", "a *round* of talks"."""
    link = noun.head
    if noun.dep_ == "pobj" and link.lower_ == "of" and link.head.lemma_.lower() in cues.concluding:
        return link.head
    return measured(noun)


def _of_preposition(noun: "Token", link: "Token", below: Factuality, cues: StatusCues) -> Factuality | None:
    """What the preposition before a noun says of it by itself."""
    returns = syntax_words().in_return
    if link.lower_ == "in" and noun.lower_ in returns:
        return factual_carrier(link.head, cues)  # "will take them in return for $5 million"
    if link.lower_ == "for" and link.head.lower_ in returns and link.head.head.lower_ == "in":
        return _in_return(link.head.head, below, cues)
    if link.lower_ == "without":
        return combine(Status.NEGATED, factual_carrier(link.head, cues), below, link)  # "ended without a deal"
    if link.lower_ in {"of", "about"} and is_denied(link.head, cues):
        return combine(Status.NEGATED, factual_carrier(link.head.head, cues), below, link.head.head)
    if link.lower_ == "of" and below.status is Status.ACTUAL and (condition := condition_above(link, cues)) is not None:
        return Factuality(Status.POSSIBLE, condition)
    if link.lower_ == "before" and link.head.pos_ in VERBAL and noun.lemma_.lower() in discourse_words().occasions:
        return _of_time_before(link, below, cues)
    held = _of_occasion(noun, link, cues) or _of_agenda(noun, cues) or _of_what_follows(noun, link)
    if below.status is Status.ACTUAL and held is not None:
        return held
    if noun.has("poss") and faulted(link) is not None:
        return below  # "threatened Chad over its arrest of 40 men"
    is_governed = f"{link.head.lemma_.lower()}-{link.lower_}" in cues.kinds  # "hinted at a ban"
    is_beside = link.lower_ in _BESIDE and not is_governed
    return below if is_beside else None  # "was suspended at the request of": the request was made


def _in_return(link: "Token", below: Factuality, cues: StatusCues) -> Factuality:
    """ "Promised aid *in return for the release* of the men": what is given for it is only promised, and so is it."""
    verb = clause_verb(link.head)
    outer, kind = factual_carrier(verb, cues), kind_of(verb, cues)
    return outer if kind in {None, Status.ACTUAL} else combine(kind, outer, below, verb)


def _of_occasion(noun: "Token", link: "Token", cues: StatusCues) -> Factuality | None:
    """ "Will ask for help *at talks* in Oslo": where something is to be done is itself still to come.

    So are talks that a thing is expected "to figure in" or "to dominate".
    """
    verb = _doing(link)
    is_aired = link.lower_ == "in" and verb.lemma_ in discourse_words().aired
    is_place = link.lower_ in {"at", "during"} or is_aired or link.lemma_ in discourse_words().dominating
    if not is_place or noun.lemma_.lower() not in discourse_words().occasions:
        return None
    if verb.pos_ not in VERBAL or "have" in auxiliaries(verb):
        return None
    is_known = noun.has_any({"relcl", "poss"})
    is_ahead = factual_carrier(verb, cues).status in UNREALISED
    return Factuality(Status.PLANNED, "at") if is_ahead and not is_known else None


def _of_time_before(link: "Token", below: Factuality, cues: StatusCues) -> Factuality:
    """ "Rejected it three days *before talks*": which that verb says nothing of, unless it is itself to come."""
    outer = factual_carrier(link.head, cues)
    return outer if outer.status is Status.PLANNED and below.status is Status.ACTUAL else below


def _of_what_follows(noun: "Token", link: "Token") -> Factuality | None:
    """ "Freed them *ahead of* talks", "on the eve of talks": where news is told as done before it, it is to come."""
    is_ahead = link.lower_ == "of" and link.i > 0 and link.nbor(-1).lower_ in _AHEAD
    is_known = noun.has("relcl")
    is_occasion = noun.lemma_.lower() in discourse_words().occasions
    return Factuality(Status.PLANNED, "ahead of") if is_ahead and is_occasion and not is_known else None


def _of_agenda(noun: "Token", cues: StatusCues) -> Factuality | None:
    """ "Fish will be high on *the agenda of the talks*", "trade will top it": of what is to come."""
    agenda, words = noun.head.head, discourse_words()
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"of", "for", "at", "in"} or agenda.lemma_ not in words.agendas:
        return None
    if noun.lemma_.lower() not in words.occasions or noun.has("relcl"):
        return None
    verb = clause_verb(agenda)
    is_ahead = factual_carrier(verb, cues).status in UNREALISED
    return Factuality(Status.PLANNED, agenda.lemma_) if is_ahead and "have" not in auxiliaries(verb) else None


def _doing(link: "Token") -> "Token":
    """The verb of what is done at an occasion, which a preposition or that verb joins to it."""
    if link.pos_ in VERBAL:
        return link
    return link.head.head if link.head.dep_ == "dobj" else link.head


def _overrides(told: Factuality, below: Factuality, verb: "Token", cues: StatusCues) -> bool:
    """Whether a verb says more than the noun's own words: "talks will begin", "the planned transfer took place"."""
    if told.status is Status.ACTUAL:
        return below.status is Status.PLANNED and tells_of_done(verb, cues)
    is_called_off = (
        told.status is Status.NEGATED and below.status is Status.PLANNED
    )  # "the planned talks did not start"
    return below.status is Status.ACTUAL or is_called_off


def _is_then_called_off(verb: "Token", cues: StatusCues) -> bool:
    """ "Talks *were due* to begin *but were cancelled*": whether what is to be told of is then put an end to."""
    beside = [child for child in verb.children if child.i > verb.i]
    ends = (child for child in beside if child.dep_ == "conj" and child.has("auxpass"))
    is_other = any(child.lower_ == "but" for child in beside)
    return is_other and any(kind_of(end, cues) is Status.NEGATED and not negation_of(end, cues) for end in ends)


def _of_phase(noun: "Token", verb: "Token", cues: StatusCues) -> Factuality | None:
    """How real what a noun names is, as its verb says: "the return of 40 men was to begin", "will not take place"."""
    if noun.dep_ not in NOMINAL_SUBJECTS or verb.pos_ not in VERBAL:
        return None
    below = (c for c in verb.children if c.dep_ in {"xcomp", "acomp"})
    due = (c for link in below for c in (link, *link.children) if c.dep_ == "xcomp" and has_to(c))
    phase = next(due, verb)
    if phase == verb and is_due_then(verb):
        return Factuality(Status.PLANNED, "due")
    if discourse_words().phases.isdisjoint(names_with_adverbs(phase)):
        return None
    if _is_then_called_off(verb, cues):
        return Factuality(Status.NEGATED, "called off")
    return compose(phase, own_factuality(phase, cues), cues, 0)
