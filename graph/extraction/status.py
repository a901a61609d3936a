"""The factuality of a predicate: actual, planned, possible or negated, and what decided it.

Reads auxiliaries, negation, adverbs and the words that govern the predicate, from the
inside out: each governor takes what is below it and says what becomes of it. The words are
data, `ontology/lexicon/status.yaml`.
Source: FactBank (Saurí and Pustejovsky 2009) for the values, and their "event-selecting
predicates" for the governors; TruthTeller (Lotan et al. 2013) for the composition.
"""

from typing import TYPE_CHECKING

from graph.extraction.clauses import Predicate, clause_verb, has_to, is_apart
from graph.extraction.contrasts import negates_phrase
from graph.extraction.subjects import infinitive_before
from graph.extraction.syntax import causing_verb, faulted, measured, ranking_clause
from graph.frames import StatusCues, discourse_words, syntax_words
from graph.model import Status, record

if TYPE_CHECKING:
    from graph.tokens import Token

_VERBAL = frozenset({"VERB", "AUX"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CONTRACTIONS = {"'ll": "will", "’ll": "will", "wo": "will", "'d": "would", "’d": "would", "ca": "can", "sha": "shall"}
_MAX_DEPTH = 15
_RETURNS = frozenset({"return", "exchange"})
_IMAGINED = frozenset({"would", "could", "might", "may"})
_INDEFINITE = frozenset({"a", "an", "any", "another", "some", "no"})
_BESIDE = frozenset({"at", "in", "after", "following", "despite", "amid", "upon", "during", "under"})
_CONDITIONAL = "conditional"
_NO_LONGER = "no longer"  # "may no longer enter" forbids, where "may not enter" may only doubt
_AWAY = frozenset({"away", "back", "far"})  # who backs away from an act does not do it
_OWN = frozenset({"its", "his", "her", "their"})
_EMPTYING = frozenset({"no", "neither", "not"})  # what makes of a subject or object nobody


@record()
class Factuality:
    """A status and the word that decided it."""

    status: Status
    reason: str  # "may", "plan", "no"; "asserted" where nothing speaks against it


_ASSERTED = Factuality(Status.ACTUAL, "asserted")


def factuality(predicate: Predicate, cues: StatusCues) -> Factuality:
    """The status of what a predicate says, where it stands in its sentence."""
    below = _of_noun(predicate, cues) if predicate.pos == "n" else _ASSERTED
    if predicate.support is not None and _is_called_off(predicate.support, cues):
        called_off = factual_carrier(predicate.support, cues)
        return _combine(Status.NEGATED, called_off, below, predicate.support)
    if predicate.support is not None and predicate.support.lemma_.lower() in cues.attitudes:
        # "is considering a ban": the verb that carries the noun says how real it is.
        kind = _kind(predicate.support, cues) or Status.POSSIBLE
        return _combine(kind, factual_carrier(predicate.support, cues), below, predicate.support)
    if predicate.pos == "n" and predicate.clause is None:
        return _governed_noun(predicate.head, below, cues)
    link = predicate.head.head
    if link.lower_ == "to" and (told := _of_distance(predicate.head, link.head, "to", cues)) is not None:
        return told  # "came close to a deal"
    told = _outer(predicate.carrier, _compose_own(predicate.carrier, below, cues), cues, 0)
    undoing = _undoing(predicate.carrier, cues) if told.status in {Status.PLANNED, Status.POSSIBLE} else None
    return told if undoing is None else _combine(Status.NEGATED, factual_carrier(undoing, cues), _ASSERTED, undoing)


def _undoing(verb: "Token", cues: StatusCues) -> "Token | None":
    """ "A flight that was to take them home has been *called off*": the verb by which nothing comes of what was due."""
    while verb.dep_ in {"xcomp", "conj"} and verb.head.pos_ in _VERBAL:
        verb = verb.head
    noun = verb.head
    above = noun.head
    if verb.dep_ not in {"relcl", "acl"} or noun.dep_ not in {"nsubjpass", "dobj"} or above.pos_ != "VERB":
        return None
    return above if not cues.calling_off.isdisjoint(_names(above)) else None


def _is_called_off(verb: "Token", cues: StatusCues) -> bool:
    """ "Called off a meeting": whether a verb with its particle undoes what its object names."""
    return any(cues.kinds.get(name) == Status.NEGATED.value for name in _names(verb)[1:])


def is_negated(carrier: "Token", cues: StatusCues) -> bool:
    """Whether the own clause of a predicate with this carrier negates it, whatever governs the clause."""
    return _own(carrier, cues).status is Status.NEGATED


def has_negation(carrier: "Token", cues: StatusCues) -> bool:
    """Whether a word negates that clause, although it be one that "may not" happen."""
    return _negation(carrier, cues) is not None


def auxiliaries(verb: "Token") -> set[str]:
    """The auxiliaries of a verb in lower case, those that it shares as a conjunct included; contractions spelt out."""
    while True:
        found = {_CONTRACTIONS.get(c.lower_, c.lower_) for c in verb.children if c.dep_ == "aux"}
        if found or not _shares_auxiliaries(verb):
            return found
        verb = verb.head


def _shares_auxiliaries(verb: "Token") -> bool:
    """Whether a verb without auxiliaries has those of the verb that it is joined to."""
    if not _is_joined(verb) or verb.tag_ == "VBD":
        return False
    return not any(c.dep_ in _SUBJECTS for c in verb.children)


def _is_joined(verb: "Token") -> bool:
    return verb.dep_ == "conj" and verb.head != verb and verb.head.pos_ in _VERBAL


def _of_noun(predicate: Predicate, cues: StatusCues) -> Factuality:
    for child in predicate.head.children:
        if child.dep_ not in {"amod", "compound", "det", "advmod", "neg"}:
            continue
        if child.lower_ in {"no", "neither"}:
            return Factuality(Status.NEGATED, child.lower_)
        for status, words in cues.adjectives.items():
            if child.lower_ in words:
                return Factuality(Status(status), child.lower_)
    return _ASSERTED


def _governed_noun(noun: "Token", below: Factuality, cues: StatusCues) -> Factuality:
    """A noun without a support verb: what the verb above does with it ("is considering a payment to")."""
    token = noun
    while token.dep_ in {"conj", "compound"} and token.head != token:
        token = token.head
    above = token.head
    if (whole := _whole_of(token, cues)) != token:
        return _governed_noun(whole, below, cues)  # "a fourth round of talks is planned"
    if token.dep_ == "pobj" and above.dep_ == "prep":
        if (told := _of_preposition(token, above, below, cues)) is not None:
            return told
        above = above.head
        verb = above.head if above.dep_ in {"dobj", "nsubjpass"} else above
        if token.head.lower_ == "for" and _is_on_errand(verb):
            return factual_carrier(verb, cues) if below.status is Status.ACTUAL else below  # "is to fly to Oslo"
    if above == token or above.pos_ not in {"VERB", "AUX", "NOUN", "ADJ"}:
        return below
    if (told := _of_phase(token, above, cues)) is not None and _overrides(told, below, above, cues):
        return told
    if below.status is Status.ACTUAL and (told := _of_predicate(token, above, cues)) is not None:
        return told
    kind = _kind(above, cues)
    if (
        kind is None
        or kind is Status.ACTUAL
        or token.dep_ == "nsubj"
        or (above.pos_ == "NOUN" and kind is Status.PLANNED)
        or (kind is Status.NEGATED and noun.lemma_.lower() in cues.answered)
    ):
        return below
    outer = factual_carrier(above, cues)
    return _combine(kind, outer, below, above)


def _is_on_errand(verb: "Token") -> bool:
    """Whether somebody goes or is somewhere for something: "will *fly* to Oslo for talks", "will *be* in Oslo"."""
    if verb.lemma_ != "be":
        return verb.pos_ == "VERB" and verb.lemma_ in discourse_words().travelling
    places = (place for link in verb.children if link.lower_ in {"in", "at"} for place in link.children)
    return any(place.dep_ == "pobj" and place.ent_type_ == "GPE" for place in places)


def _of_predicate(noun: "Token", verb: "Token", cues: StatusCues) -> Factuality | None:
    """How real what a noun names is, as is said of it: "a ban *expired*", "sanctions are *likely*"."""
    if noun.dep_ != "nsubj":
        return None
    if verb.lemma_.lower() in cues.copulas:
        said = _said(noun, verb, cues)
        return None if said is None else _outer(verb, said, cues, 0)
    fell_through = verb.lemma_ == "fall" and any(c.lower_ == "through" and not c.children for c in verb.children)
    is_over = fell_through or (verb.lemma_ in cues.lapsing and noun.lemma_.lower() in cues.lasting)
    if is_over and verb.tag_ in {"VBD", "VBN"} and _own(verb, cues).status is Status.ACTUAL:
        return _outer(verb, Factuality(Status.NEGATED, verb.lemma_), cues, 0)
    return None


def _said(noun: "Token", copula: "Token", cues: StatusCues) -> Factuality | None:
    """What a copula with its complement makes of a noun: "is *off*", "is *likely*", "would be a mistake"."""
    is_bare = all(c.lower_ in _INDEFINITE for c in noun.children if c.dep_ in {"det", "poss"})
    said = [c for c in copula.children if c.dep_ in {"acomp", "attr", "advmod", "oprd"} and c.i > copula.i]
    said = [word for word in said if not any(has_to(child) for child in word.children)]  # "is likely to end"
    if copula.tag_ == "VB":
        is_imagined = said and is_bare and not _IMAGINED.isdisjoint(auxiliaries(copula))
        return Factuality(Status.POSSIBLE, "would") if is_imagined else None
    behind = (below for child in copula.children if child.dep_ == "prep" for below in child.children)
    pending = (word for word in behind if is_bare and word.dep_ == "pobj" and word.lower_ in cues.pending)
    for word in said:
        if word.lower_ in cues.undone and not word.children:  # "some way off"
            return None if _negation(copula, cues) is not None else Factuality(Status.NEGATED, word.lower_)
    found = next((word for word in (*said, *pending) if word.lower_ in cues.foreseen | cues.pending), None)
    return None if found is None else Factuality(Status.POSSIBLE, found.lower_)


def _whole_of(noun: "Token", cues: StatusCues) -> "Token":
    """The noun of which it is told what becomes of this one: "the *signing* of a deal", "a *round* of talks"."""
    link = noun.head
    if noun.dep_ == "pobj" and link.lower_ == "of" and link.head.lemma_.lower() in cues.concluding:
        return link.head
    return measured(noun)


def _of_preposition(noun: "Token", link: "Token", below: Factuality, cues: StatusCues) -> Factuality | None:
    """What the preposition before a noun says of it by itself."""
    if link.lower_ == "in" and noun.lower_ in _RETURNS:
        return factual_carrier(link.head, cues)  # "will take them in return for $5 million"
    if link.lower_ == "without":
        return _combine(Status.NEGATED, factual_carrier(link.head, cues), below, link)  # "ended without a deal"
    if below.status is Status.ACTUAL and (held := _of_occasion(noun, link, cues)) is not None:
        return held
    if any(child.dep_ == "poss" for child in noun.children) and faulted(link) is not None:
        return below  # "threatened Chad over its arrest of 40 men"
    return below if link.lower_ in _BESIDE else None  # "was suspended at the request of": the request was made


def _of_occasion(noun: "Token", link: "Token", cues: StatusCues) -> Factuality | None:
    """ "Will ask for help *at talks* in Oslo": where something is to be done is itself still to come."""
    verb = link.head.head if link.head.dep_ == "dobj" else link.head
    is_place = link.lower_ in {"at", "during"} and noun.lemma_.lower() in discourse_words().occasions
    if not is_place or verb.pos_ not in _VERBAL or "have" in auxiliaries(verb):
        return None
    is_known = any(child.dep_ in {"relcl", "poss"} for child in noun.children)
    is_ahead = factual_carrier(verb, cues).status in {Status.PLANNED, Status.POSSIBLE}
    return Factuality(Status.PLANNED, "at") if is_ahead and not is_known else None


def _overrides(told: Factuality, below: Factuality, verb: "Token", cues: StatusCues) -> bool:
    """Whether a verb says more than the noun's own words: "talks will begin", "the planned transfer took place"."""
    if told.status is Status.ACTUAL:
        return below.status is Status.PLANNED and _is_done(verb, cues)
    return below.status is Status.ACTUAL


def _of_phase(noun: "Token", verb: "Token", cues: StatusCues) -> Factuality | None:
    """How real what a noun names is, as its verb says: "the return of 40 men was to begin", "will not take place"."""
    if noun.dep_ not in _SUBJECTS or verb.pos_ not in _VERBAL:
        return None
    below = (c for c in verb.children if c.dep_ in {"xcomp", "acomp"})
    due = (c for link in below for c in (link, *link.children) if c.dep_ == "xcomp" and has_to(c))
    phase = next(due, verb)
    if phase.lemma_.lower() not in discourse_words().phases:
        return None
    return _outer(phase, _own(phase, cues), cues, 0)


def factual_carrier(token: "Token", cues: StatusCues, depth: int = 0) -> Factuality:
    """The status of a verb, or of a noun by the verb that governs it, without what is below it."""
    verb = token if token.pos_ in _VERBAL else clause_verb(token)
    return _outer(verb, _own(verb, cues), cues, depth + 1)


def _compose_own(verb: "Token", below: Factuality, cues: StatusCues) -> Factuality:
    own = _own(verb, cues)
    if own.status is not Status.ACTUAL:
        return own
    # "signed the proposed treaty", "made the promised payment": it is done; "no payment was made": it is not.
    is_waiting = below.status is Status.PLANNED and below.reason != "agreed" and not _is_done(verb, cues)
    return below if below.status is Status.NEGATED or is_waiting else own


def _is_done(verb: "Token", cues: StatusCues) -> bool:
    """Whether a verb tells of what has been done, and not of what is said or meant."""
    is_past = verb.tag_ == "VBD" or any(c.lower_ in {"has", "have", "had", "was", "were"} for c in verb.children)
    return is_past and verb.lemma_.lower() not in cues.reporting and _kind(verb, cues) in {None, Status.ACTUAL}


def _own(verb: "Token", cues: StatusCues) -> Factuality:
    """The status by the verb's own auxiliaries, negation, adverbs and quantifiers."""
    modal = next((a for a in sorted(auxiliaries(verb)) if a in cues.modals), None)
    negation = _negation(verb, cues)
    if negation is not None and (
        modal is None or cues.modals[modal] != "possible" or modal in {"can", "could"} or negation == _NO_LONGER
    ):
        return Factuality(Status.NEGATED, negation)
    adverbs = [c.lower_ for c in verb.children if c.dep_ == "advmod" and not _is_behind(c, verb, cues)]
    doubt = next((word for word in adverbs if word in cues.adverbs["possible"]), None)
    if doubt is not None:
        return Factuality(Status.POSSIBLE, doubt)
    denial = next((word for word in adverbs if word in cues.adverbs["negated"]), None)
    if modal in {"can", "could"} and denial is not None:
        return Factuality(Status.NEGATED, denial)  # "could hardly decline"
    if modal is not None:
        return _of_modal(modal, verb, cues)
    if verb.dep_ == "ROOT" and has_to(verb):
        return Factuality(Status.PLANNED, "to")  # "Kenya to pay Chad $5 million"
    if verb.tag_ == "VBG" and verb.lemma_.lower() in cues.unfinished and _is_progressive(verb):
        return Factuality(Status.PLANNED, "not yet")
    if is_scheduled(verb, cues):
        return Factuality(Status.PLANNED, "the present")
    if verb.lemma_ == "be" and any(c.dep_ == "xcomp" and has_to(c) for c in verb.children):
        return _ASSERTED
    return _ASSERTED if denial is None else Factuality(Status.NEGATED, denial)


def is_scheduled(verb: "Token", cues: StatusCues) -> bool:
    """ "*Flies* to Oslo on Friday for talks": a journey or a meeting told in the present, with a day, is yet to come.

    Not so in a headline, which tells what was done in the present, too.
    """
    if verb.tag_ not in {"VBZ", "VBP"} or verb.lemma_.lower() not in cues.scheduled or not verb.sent[-1].is_punct:
        return False
    behind = [child for child in verb.children if child.i > verb.i and child.ent_type_ in {"DATE", ""}]
    days = [day for child in behind if child.lower_ == "on" for day in child.children if day.ent_type_ == "DATE"]
    is_ahead = any(c.lower_ == "tomorrow" or any(below.lower_ == "next" for below in c.children) for c in behind)
    return is_ahead or any(day.tag_ == "NNP" and not day.lower_.endswith("days") for day in days)


def _is_behind(adverb: "Token", verb: "Token", cues: StatusCues) -> bool:
    """Whether "almost" or "never" does not make it not done: "paid almost nothing", "almost doubled its payments"."""
    is_of_extent = adverb.i > verb.i or verb.lemma_.lower() in cues.extent
    return is_of_extent and adverb.lower_ in cues.adverbs["negated"]


def _is_progressive(verb: "Token") -> bool:
    """ "Are finalising a deal", "are said to be finalising one"."""
    return any(child.dep_ == "aux" and child.lemma_ == "be" for child in verb.children)


def _of_modal(modal: str, verb: "Token", cues: StatusCues) -> Factuality:
    kind = cues.modals[modal]
    if kind == _CONDITIONAL:
        is_to_be = _is_reported(verb, cues) or _is_laid_down(verb, cues)
        return Factuality(Status.PLANNED if is_to_be else Status.POSSIBLE, modal)
    return Factuality(Status(kind), modal)


def _negation(verb: "Token", cues: StatusCues) -> str | None:
    """The word that negates a verb, or the verb that it is joined to by "or"; None where none does."""
    while True:
        words = (_negator(child, verb, cues) for child in verb.children)
        found = next((word for word in words if word is not None), None)
        if found is not None or not _is_joined(verb):
            return found
        conjunctions = {c.lower_ for c in verb.head.children if c.dep_ == "cc"}
        if "nor" in conjunctions and verb.i > verb.head.i:
            return "nor"
        apart = any(c.dep_ in {*_SUBJECTS, "aux", "auxpass"} for c in verb.children)
        if apart or not (conjunctions & {"or", "nor"} or (conjunctions == {"and"} and _is_undone_with(verb))):
            return None
        verb = verb.head


def _is_undone_with(verb: "Token") -> bool:
    """ "Did not catch *and jail* him", "never caught *and jailed* him": what two verbs share is done by neither."""
    first = verb.head
    if verb.i < first.i or verb.tag_ != first.tag_:
        return False
    if verb.tag_ == "VB" and any(c.lemma_ == "do" and c.dep_ == "aux" for c in first.children):
        return True
    is_shared = verb.i == first.i + 2 and any(c.dep_ == "dobj" for c in verb.children)
    return is_shared and first.lemma_.lower() in syntax_words().object_taking


def _negator(child: "Token", verb: "Token", cues: StatusCues) -> str | None:
    """The word by which a dependent of a verb negates it."""
    if _is_not(child, verb):
        return None if child.lower_ == "no" or _next_word(child) in {"only", "just", "merely"} else child.lower_
    if child.dep_ == "prep" and _is_denying(child, cues):
        return "no"
    if child.lower_ == "once" and any(c.dep_ == "neg" for c in child.children):
        return "not once"
    if child.dep_ in {*_SUBJECTS, "dobj", "attr"} and _is_empty(child, cues):
        return child.lower_ if child.lower_ in cues.nobody else "no"
    if child.lower_ == "longer" and any(c.lower_ == "no" for c in child.children):
        return _NO_LONGER
    if child.lower_ == "nor" and _is_inverted_by(child, verb):
        return "nor"
    return "neither" if child.dep_ == "preconj" and child.lower_ == "neither" else None


def _is_denying(preposition: "Token", cues: StatusCues) -> bool:
    """Whether a phrase says no by itself: "is *in no mood* to accept", "*at no time* did it accept"."""
    nouns = cues.denying_phrases.get(preposition.lower_, frozenset())
    governed = (noun for noun in preposition.children if noun.dep_ == "pobj" and noun.lemma_.lower() in nouns)
    return any(word.lower_ == "no" for noun in governed for word in noun.children)


def _is_inverted_by(word: "Token", verb: "Token") -> bool:
    """Whether a word opens a clause with its auxiliary before its subject: "Nor did Kenya agree"."""
    auxiliary = next((c.i for c in verb.children if c.dep_ in {"aux", "auxpass"}), verb.i)
    subject = next((c.i for c in verb.children if c.dep_ in _SUBJECTS), 0)
    return word.i < auxiliary < subject


def _is_not(child: "Token", verb: "Token") -> bool:
    if child.dep_ == "neg" or child.lower_ in {"never", "n't", "n’t"}:
        return True
    return child.lower_ == "not" and child.dep_ != "cc" and child.i < verb.i


def _next_word(token: "Token") -> str:
    return token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""


def _is_empty(token: "Token", cues: StatusCues) -> bool:
    if token.lower_ in cues.nobody or (token.lower_ == "one" and any(c.lower_ == "no" for c in token.children)):
        return not any(c.lower_ == "but" for c in token.children)
    if any(c.dep_ in {"nummod", "det", "amod"} and _is_none_at_all(c) for c in token.children):
        return True
    negators = (c for c in token.children if c.dep_ in {"det", "neg", "preconj"} and c.lower_ in _EMPTYING)
    return any(not negates_phrase(negator, token) for negator in negators)


def _is_none_at_all(word: "Token") -> bool:
    """ "not one refugee", "not a single cent"."""
    doc, i = word.doc, word.i
    is_one = word.lower_ == "one" or (word.lower_ == "a" and i + 1 < len(doc) and doc[i + 1].lower_ == "single")
    return is_one and i > 0 and doc[i - 1].lower_ == "not"


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
        if token.dep_ in {"acl", "ccomp"} and _kind(token.head, cues) is Status.PLANNED:
            return True  # "a promise that it would pay", "decided that it would pay"
        token = token.head
    return any(c.dep_ in {"parataxis", "ccomp"} and c.lemma_.lower() in cues.reporting for c in verb.children)


def _is_laid_down(verb: "Token", cues: StatusCues) -> bool:
    """ "Under the accord Chad would pay": what is agreed on is to be done; "under the proposal" it may be."""
    under = (child for child in verb.children if child.dep_ == "prep" and child.lower_ == "under")
    deals = [deal for preposition in under for deal in preposition.children if deal.dep_ == "pobj"]
    return any(_kind(deal, cues) is Status.PLANNED for deal in deals)


def _kind(governor: "Token", cues: StatusCues) -> Status | None:
    lemma = governor.lemma_.lower()
    if lemma == "call" and any(child.dep_ == "oprd" for child in governor.children):
        return None  # "the ban was called silly": nobody calls for it
    if lemma == "stay" and all(child.dep_ not in {"dobj", "nsubjpass"} for child in governor.children):
        return None  # "the border stays closed"
    particles = (child.lower_ for child in governor.children if child.dep_ == "prt")  # "ruled out", "called off"
    name = next((cues.kinds[f"{lemma}-{p}"] for p in particles if f"{lemma}-{p}" in cues.kinds), cues.kinds.get(lemma))
    return None if name is None else Status(name)


def _outer(token: "Token", inner: Factuality, cues: StatusCues, depth: int) -> Factuality:
    """What the words above make of a clause whose own status is `inner`."""
    head = token.head
    if head == token or depth > _MAX_DEPTH or is_apart(token) or _is_aside(token):
        return inner
    if _is_supposed(token):
        return Factuality(Status.NEGATED, "had")
    if inner.status is Status.ACTUAL and has_to(token) and _has_time_for(token):
        return Factuality(Status.POSSIBLE, "time")
    if token.dep_ == "conj" and (infinitive := infinitive_before(token)) is not None:
        return _outer(infinitive, inner, cues, depth + 1)
    if (ranking := ranking_clause(token)) is not None:
        return _outer(ranking, _compose_own(ranking, inner, cues), cues, depth + 1)
    if token.dep_ == "conj":
        return _outer(head, inner, cues, depth + 1) if _shares_governor(token) else inner
    if inner.status is Status.ACTUAL and (moment := _moment_awaited(token)) is not None:
        return Factuality(Status.PLANNED, moment)
    if token.dep_ == "advcl" and not _is_ruled_out(token, head):
        return _adverbial(token, head, inner, cues, depth)
    if token.dep_ in {"xcomp", "ccomp", "pcomp", "acl", "acomp", "oprd", "csubj", "csubjpass", "advcl"} or _is_content(
        token
    ):
        told = _complement(token, head, inner, cues, depth)
        is_asked = told.status is Status.ACTUAL and token.dep_ == "acl" and _is_wish(token)
        return Factuality(Status.POSSIBLE, "that") if is_asked else told  # "a suggestion that men be flown to Chad"
    return inner


def _is_content(verb: "Token") -> bool:
    """ "Denied a report *that Peru had paid*": a clause that says what a noun holds, read as a relative one."""
    is_statement = verb.head.lemma_.lower() in discourse_words().statements
    return verb.dep_ == "relcl" and is_statement and any(child.dep_ == "mark" for child in verb.children)


def _is_ruled_out(verb: "Token", head: "Token") -> bool:
    """Whether a clause says what somebody will not do, wherever the parser hangs it.

    "Ruled out *sending* troops", "declined in May *to send* troops".
    """
    if has_to(verb) and head.lemma_.lower() in syntax_words().declining:
        return True
    return verb.tag_ == "VBG" and verb.i > 0 and verb.nbor(-1).dep_ == "prt" and verb.nbor(-1).head == head


def _has_time_for(infinitive: "Token") -> bool:
    """Whether somebody has so long for what an infinitive says: "gave it *two days* to pay"."""
    above = infinitive.head
    if above.lemma_ != "give":
        is_while = above.ent_type_ in {"DATE", "TIME"} and above.pos_ == "NOUN"
        return is_while and above.nbor().lower_ == "to"
    whiles = (c for c in above.children if c.ent_type_ in {"DATE", "TIME"} or c.lemma_ in syntax_words().spans)
    return any(c.pos_ == "NOUN" and c.i < infinitive.i for c in whiles)


def _is_supposed(verb: "Token") -> bool:
    """ "*Had* Togo deported him, he would be dead": what did not happen, its auxiliary before its subject."""
    auxiliary = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ == "had"), None)
    subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
    teller = verb.head  # "Had it agreed, said the minister, it would have been over"
    above = teller.head if teller.dep_ == "parataxis" else teller
    is_above = verb.dep_ in {"advcl", "ccomp"} and any(c.lower_ in {"would", "could", "might"} for c in above.children)
    return auxiliary is not None and subject is not None and auxiliary.i < subject.i and is_above


def _is_aside(verb: "Token") -> bool:
    """Whether a clause with "which" after a comma is said by itself: "asked Yemen to leave, which it refused to do".

    So is the first of "not only signed it, it asked Chad to sign it".
    """
    if verb.dep_ == "ccomp" and verb.i < verb.head.i:
        return any(c.lower_ == "not" and _next_word(c) in {"only", "just", "merely"} for c in verb.children)
    if verb.dep_ != "ccomp" or verb.tag_ not in {"VBD", "VBZ", "VBP"} or verb.head.i > verb.i:
        return False
    first = verb.left_edge
    opens = verb.doc[max(0, first.i - 2) : first.i + 1]
    return any(t.lower_ == "which" and t.i and verb.doc[t.i - 1].text == "," for t in opens)


def _shares_governor(verb: "Token") -> bool:
    """Whether what governs the verb that this one is joined to governs this one too."""
    if verb.head.dep_ == "advcl":
        return _is_joined(verb) and not any(c.dep_ in _SUBJECTS for c in verb.children)
    return _is_joined(verb) and verb.head.dep_ in {"xcomp", "ccomp", "pcomp", "acl", "conj"}


def _complement(token: "Token", head: "Token", inner: Factuality, cues: StatusCues, depth: int) -> Factuality:
    if token.dep_ in {"acl", "relcl"} and not has_to(token) and not _is_wish(token):
        return _of_words(token, head, inner, cues, depth)
    preposition = None
    if token.dep_ == "pcomp":
        preposition, head = head.lower_, head.head
    said = inner if _is_judged_for(token, head, cues) else _of_link(token, head, preposition, cues)
    if said is not None:
        return said
    kind = _effect(token, head, cues, preposition)
    if kind is None or kind is Status.ACTUAL:
        if (unproved := _unproved(token, head, cues, depth)) is not None:
            return inner if inner.status is Status.NEGATED else unproved
        if inner.status is Status.ACTUAL and _goes_with_governor(token) and head.pos_ in _VERBAL:
            return _outer(head, _own(head, cues), cues, depth + 1)
        return inner
    outer = factual_carrier(head, cues, depth) if depth < _MAX_DEPTH else _ASSERTED
    if kind is Status.PLANNED and _is_undone(head, cues):
        return _combine(Status.NEGATED, outer, inner, head.head)
    if kind is Status.POSSIBLE and _is_given_up(head, cues):
        return _combine(Status.NEGATED, outer, inner, head)
    if kind is Status.PLANNED and _is_sought(head, cues):
        kind = Status.POSSIBLE
    return _combine(kind, outer, inner, head)


def _of_words(clause: "Token", noun: "Token", inner: Factuality, cues: StatusCues, depth: int) -> Factuality:
    """What a noun makes of the clause that says what it holds: "rumours that Peru paid", "no evidence that it did"."""
    is_content = any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)
    if _is_denied(noun, cues) and (is_content or noun.dep_ == "dobj"):
        return Factuality(Status.NEGATED, noun.head.lemma_.lower())
    if inner.status is Status.NEGATED or not is_content:
        return inner
    lemma = noun.lemma_.lower()
    if lemma in cues.evidence and (_is_empty(noun, cues) or _is_not_seen(noun, cues, depth)):
        return Factuality(Status.NEGATED, f"no {lemma}")
    if _is_sought(noun, cues) or (_kind(noun, cues) is Status.POSSIBLE and not _is_empty(noun, cues)):
        return Factuality(Status.POSSIBLE, lemma)
    return inner


def _is_not_seen(noun: "Token", cues: StatusCues, depth: int) -> bool:
    """ "Has not found any evidence", "failed to give proof": whether a verb denies its object."""
    is_object = noun.dep_ in {"dobj", "nsubjpass"} and noun.head.pos_ == "VERB"
    return is_object and depth < _MAX_DEPTH and factual_carrier(noun.head, cues, depth).status is Status.NEGATED


def _is_sought(noun: "Token", cues: StatusCues) -> bool:
    """ "Sought a *pledge* that Peru would pay": whether somebody wants what a noun names, and has not got it."""
    link = noun.head
    verb = link.head if noun.dep_ == "pobj" and link.lower_ in {"for", "on"} else link
    if noun.pos_ != "NOUN" or verb.pos_ != "VERB" or noun.dep_ not in {"dobj", "nsubjpass", "pobj"}:
        return False
    return verb.lemma_.lower() in cues.seeking and _negation(verb, cues) is None


def _is_given_up(noun: "Token", cues: StatusCues) -> bool:
    """ "Dropped its *threat* to sue": whether somebody says no more what he said that he would do."""
    verb = noun.head
    if noun.pos_ != "NOUN" or noun.dep_ not in {"dobj", "nsubjpass"}:
        return False
    is_own = noun.dep_ == "nsubjpass" or any(c.dep_ == "poss" and c.lower_ in _OWN for c in noun.children)
    return is_own and not cues.giving_up.isdisjoint(_names(verb))


def _names(verb: "Token") -> tuple[str, ...]:
    """The lemma of a verb, and that with each of its particles: "call", "call-off"."""
    lemma = verb.lemma_.lower()
    return (lemma, *(f"{lemma}-{child.lower_}" for child in verb.children if child.dep_ == "prt"))


def _unproved(clause: "Token", saying: "Token", cues: StatusCues, depth: int) -> Factuality | None:
    """What is said of a clause that nobody vouches for: "could not confirm that it paid", "nothing to suggest that"."""
    if clause.dep_ != "ccomp" or has_to(clause) or saying.lemma_.lower() not in cues.vouching or depth >= _MAX_DEPTH:
        return None
    if has_to(saying) and saying.dep_ in {"relcl", "acl"} and _is_empty(saying.head, cues):
        return Factuality(Status.NEGATED, "nothing")
    outer = factual_carrier(saying, cues, depth)
    return Factuality(Status.POSSIBLE, f"not {saying.lemma_.lower()}") if outer.status is Status.NEGATED else None


def _is_wish(verb: "Token") -> bool:
    """ "A proposal that Peru *pay*", "a request that men be *sent*": what a noun asks for, and not what it tells."""
    marks = (child.lower_ for child in verb.children if child.dep_ == "mark")
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    is_of_one = any(child.tag_ in {"NN", "NNP"} or child.lower_ in {"it", "he", "she"} for child in subjects)
    is_bare = verb.tag_ == "VB" or (verb.tag_ == "VBP" and is_of_one)  # "that Peru *pay*" is no present tense
    is_undergone = any(child.dep_ == "auxpass" and child.lower_ == "be" for child in verb.children)
    return (is_bare or is_undergone) and "that" in marks and not auxiliaries(verb)


def _is_undone(noun: "Token", cues: StatusCues) -> bool:
    """ "Rejected a *plan* to pay", "the *scheme* to send them was scrapped": whether a verb says no to a noun."""
    verb = noun.head
    is_object = noun.pos_ == "NOUN" and noun.dep_ in {"dobj", "nsubjpass"} and verb.pos_ == "VERB"
    return is_object and _kind(verb, cues) is Status.NEGATED


def _is_judged_for(deed: "Token", head: "Token", cues: StatusCues) -> bool:
    """ "Had been wrong *to ban* it": what somebody is judged for; not "it was wrong to ban it", "would be wrong to"."""
    copula = head if head.lemma_ == "be" else head.head
    if not has_to(deed) or copula.lemma_ != "be" or not auxiliaries(copula) <= {"had", "has", "have"}:
        return False
    is_past = copula.tag_ == "VBD" or bool(auxiliaries(copula))
    said = [c for c in copula.children if c.dep_ == "acomp" and c.lemma_.lower() in cues.judged and c.i < deed.i]
    is_judged = bool(said) and all(c.lower_ not in {"too", "enough"} for c in said[0].children)
    subjects = [c for c in copula.children if c.dep_ == "nsubj"]
    return is_past and is_judged and bool(subjects) and all(c.lower_ != "it" for c in subjects)


def _is_denied(statement: "Token", cues: StatusCues) -> bool:
    """ "rejected a report that it had met them": whether what a statement holds is denied."""
    is_statement = statement.dep_ in {"dobj", "nsubjpass"} and statement.lemma_.lower() in discourse_words().statements
    verb = statement.head
    return is_statement and verb.lemma_.lower() in cues.denying and _negation(verb, cues) is None


def _goes_with_governor(clause: "Token") -> bool:
    """Whether a clause is as true as its governor: "managed to pay", "wants to have him arrested"."""
    return clause.dep_ == "xcomp" or causing_verb(clause) is not None


def _of_link(token: "Token", head: "Token", preposition: str | None, cues: StatusCues) -> Factuality | None:
    """What the words between a clause and its governor say by themselves: "without", "whether", "it is not that"."""
    if preposition == "without":
        return Factuality(Status.NEGATED, "without")
    if preposition in {"before", "instead", "of"} and head.lower_ in {"instead", "short"}:
        return Factuality(Status.NEGATED, f"{head.lower_} of")  # "stopped short of sending"
    if preposition == "of" and any(c.lower_ == "instead" for c in token.head.children):
        return Factuality(Status.NEGATED, "instead of")
    if (said := _of_distance(token, head, preposition, cues)) is not None:
        return said
    if any(c.dep_ == "mark" and c.lower_ in {"whether", "if"} for c in token.children):
        return Factuality(Status.POSSIBLE, "whether")
    if head.lemma_ == "be" and token.dep_ in {"ccomp", "csubj", "acl"} and _negation(head, cues) is not None:
        is_late = any(c.lower_ in {"until", "till"} for c in head.children)  # "it was not until May that they signed"
        return None if is_late else Factuality(Status.NEGATED, "not true")
    return None


def _of_distance(token: "Token", word: "Token", preposition: str | None, cues: StatusCues) -> Factuality | None:
    """How far somebody is from an act: "backed *away* from suing", "came *close* to suing", "on the *verge* of"."""
    before = token.doc[max(token.head.i - 1, 0)]
    if preposition == "from" and not _AWAY.isdisjoint({word.lower_, before.lower_}):
        return _combine(Status.NEGATED, factual_carrier(word, cues), _ASSERTED, word)
    is_time = word.lower_ != "point" or word.head.lower_ == "on"
    if preposition not in {"to", "of"} or word.lower_ not in cues.close or not is_time:
        return None
    return Factuality(Status.NEGATED if word.head.lemma_ == "come" else Status.POSSIBLE, word.lower_)


def _effect(token: "Token", head: "Token", cues: StatusCues, preposition: str | None) -> Status | None:
    """What the governor of a clause makes of it, if the governor itself is asserted."""
    if head.pos_ in _VERBAL:
        return _verb_effect(token, head, cues, preposition)
    kind = _kind(head, cues) or (Status.POSSIBLE if has_to(token) else None)
    is_done = kind is Status.PLANNED and preposition in {"for", "after", "with"}
    return None if is_done else kind


def _verb_effect(token: "Token", head: "Token", cues: StatusCues, preposition: str | None) -> Status | None:
    lemma = head.lemma_.lower()
    if token.dep_ == "xcomp" and has_to(token) and (due := _due(head)) is not None:
        return due
    is_content = token.dep_ == "ccomp" and not has_to(token) and not _is_wish(token)
    finite = is_content and (token.tag_ not in {"VBG", "VB"} or _is_progressive(token) or _is_stated(token, cues))
    if lemma in cues.forcing and preposition is None and has_to(token) and _is_done_to(head):
        return Status.ACTUAL
    if lemma in cues.denying and (finite or token.tag_ == "VBG"):
        return Status.NEGATED
    if finite and lemma in cues.reporting:
        return None
    return _kind(head, cues) if preposition is None else _effect_over(preposition, head, cues)


def _effect_over(preposition: str, verb: "Token", cues: StatusCues) -> Status | None:
    """What a verb makes of the clause behind its preposition: "kept Peru *from* suing", "decided *against* suing"."""
    kind = _kind(verb, cues)
    if (together := cues.kinds.get(f"{verb.lemma_.lower()}-{preposition}")) is not None:
        return Status(together)  # "is thinking of paying"
    if preposition == "from" and any(c.dep_ in {"dobj", "nsubjpass"} for c in verb.children):
        return Status.NEGATED  # "kept Austria from deporting": whoever is kept from an act does not do it
    if preposition == "against" and kind is not None:
        return Status.NEGATED if kind in {Status.PLANNED, Status.NEGATED} else Status.POSSIBLE
    if preposition in {"from", "against"} and kind is not Status.NEGATED:
        return None
    if preposition not in {"from", "to", "of", "on", "about", "against", "into", "at"}:
        return None
    return None if preposition in {"on", "about", "into", "at"} and kind is Status.ACTUAL else kind


def _is_stated(verb: "Token", cues: StatusCues) -> bool:
    """ "Insists that it *will pay*", which says so, not "insists that it pay", nor "warns that it will pay"."""
    return bool(auxiliaries(verb)) and cues.kinds.get(f"{verb.head.lemma_.lower()}-that") == Status.ACTUAL.value


def _due(verb: "Token") -> Status | None:
    """What "is to", "is going to" and "has to" make of their infinitive: it is planned; "has yet to pay" has not."""
    if verb.lower_ == "going" and _is_progressive(verb):
        return Status.PLANNED
    if verb.lemma_ == "have" and any(c.lower_ == "yet" for c in verb.children):
        return Status.NEGATED
    return Status.PLANNED if verb.lemma_ in {"be", "have"} else None


def _is_done_to(verb: "Token") -> bool:
    """ "Forced it to pay", "was forced to pay": whoever has been forced to do something has done it."""
    return verb.tag_ == "VBD" or any(c.lower_ in {"has", "have", "had", "was", "were"} for c in verb.children)


def _adverbial(token: "Token", head: "Token", inner: Factuality, cues: StatusCues, depth: int) -> Factuality:
    marks = {c.lower_ for c in token.children if c.dep_ in {"mark", "advmod"}}
    for status, words in cues.conjunctions.items():
        found = marks & set(words)
        if found and inner.status is not Status.NEGATED:
            is_open = _is_awaited(token) or _is_present(token)
            if status == "planned" and token.tag_ in {"VBD", "VBN"} and not is_open:
                continue
            return Factuality(Status(status), min(found))
    if "when" in marks and inner.status is Status.ACTUAL and _is_told_now(token):
        outer = factual_carrier(head, cues, depth)
        is_ahead = outer.status in {Status.PLANNED, Status.POSSIBLE}
        return Factuality(Status.PLANNED, "when") if is_ahead else inner  # "may be sealed when they meet"
    if "than" in marks and token.tag_ == "VB" and any(c.lower_ == "rather" for c in (*head.children, *token.children)):
        return Factuality(Status.NEGATED, "rather than")  # "would rather sue it than pay it"
    if has_to(token) and inner.status is Status.ACTUAL:
        if head.lemma_.lower() in cues.reporting or head.lemma_.lower() in cues.asking_by:
            return _outer(head, _own(head, cues), cues, depth + 1)  # "wrote to ask" asks, "will write to ask" will
        outer = factual_carrier(head, cues, depth)
        if outer.status in {Status.NEGATED, Status.POSSIBLE}:
            return outer
        return Factuality(Status.PLANNED, "to")
    return inner


def _is_awaited(verb: "Token") -> bool:
    """ "Takes effect once both *have ratified* it": a perfect beside a present or a future tells of what is to come."""
    is_perfect = verb.tag_ == "VBN" and any(c.dep_ == "aux" and c.lower_ in {"has", "have"} for c in verb.children)
    above = verb.head
    return is_perfect and (above.tag_ in {"VBZ", "VBP"} or "will" in auxiliaries(above))


def _moment_awaited(verb: "Token") -> str | None:
    """ "Will leave *the moment* Chad agrees", "*as soon as* Chad agrees": the words by which that is yet to come."""
    moment = verb.head
    is_soon = verb.dep_ == "advcl" and moment.lower_ == "soon"
    is_then = verb.dep_ == "relcl" and moment.dep_ == "npadvmod" and moment.lemma_ in {"moment", "minute", "instant"}
    main = moment.head
    is_ahead = _is_told_now(verb) and ("will" in auxiliaries(main) or main.tag_ in {"VBZ", "VBP", "VB"})
    return moment.lower_ if (is_soon or is_then) and is_ahead else None


def _is_told_now(verb: "Token") -> bool:
    """Whether a clause is in the present: "when they meet", "when it is signed"."""
    return _is_present(verb) if verb.tag_ == "VBN" else verb.tag_ in {"VBZ", "VBP"}


def _is_present(participle: "Token") -> bool:
    """ "before any treaty *is signed*", which is none that was."""
    auxiliaries = {c.lower_ for c in participle.children if c.dep_ in {"aux", "auxpass"}}
    return bool(auxiliaries & {"is", "are"})


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
