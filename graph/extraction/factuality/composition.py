"""What becomes of a clause by all that stands above it, from the inside out.

Each governor takes what is below it and says what becomes of it: "denied that it planned *to pay*". What a governor
does by itself is for `governors`; what the clause says by itself, for `modality`.
Source: TruthTeller (Lotan et al. 2013).
"""

from typing import TYPE_CHECKING

from graph.extraction.clauses import clause_verb, has_to, is_apart
from graph.extraction.factuality.conditions import condition_of
from graph.extraction.factuality.copulas import denied_by_copula, kind_by_copula, said_by_cleft
from graph.extraction.factuality.governors import (
    effect_of,
    governor_of,
    is_backed_out_of,
    is_denied,
    is_given_up,
    is_in_place,
    is_judged_for,
    is_kept,
    is_left,
    is_ruled_out,
    is_sought,
    is_undone,
    kind_of,
    names_of,
    names_with_adverbs,
    takes_time,
)
from graph.extraction.factuality.modality import ASSERTED, Factuality, is_faulted, own_factuality, tells_of_done
from graph.extraction.factuality.negation import is_empty, negation_of, next_word, spares_subject
from graph.extraction.factuality.tense import (
    auxiliaries,
    is_awaited,
    is_joined,
    is_of_past,
    is_supposed,
    is_told_in_present,
    is_told_now,
    is_wish,
    moment_awaited,
)
from graph.extraction.subjects import infinitive_before
from graph.extraction.syntax import asked_to, causing_verb, is_price, ranking_clause
from graph.frames import StatusCues, discourse_words, status_cues, syntax_words
from graph.labels import (
    ADNOMINAL_CLAUSES,
    FINITE,
    NOMINAL_SUBJECTS,
    PAST_FORMS,
    TIMES,
    UNDERGOERS,
    VERB_OBJECTS,
    VERBAL,
)
from graph.model import UNREALISED, Status

if TYPE_CHECKING:
    from graph.tokens import Token

_UNASKED = "not asked"  # the reason of what nobody was asked to do
_UNPROVED = "no proof"  # that of what nobody can say
NOTHING_SAID = frozenset({_UNASKED, _UNPROVED})  # reasons of what is said of nothing
_MAX_DEPTH = 15
_INSTEAD = frozenset({("rather", "than"), ("preference", "to"), ("let", "alone")})
_CEASING = frozenset({"stop"})
_AWAY = frozenset({"away", "back", "far"})  # who backs away from an act does not do it


def factual_carrier(token: "Token", cues: StatusCues, depth: int = 0) -> Factuality:
    """The status of a verb, or of a noun by the verb that governs it, without what is below it."""
    verb = token if token.pos_ in VERBAL else clause_verb(token)
    if token.dep_ in NOMINAL_SUBJECTS and verb == token.head and spares_subject(verb, cues):
        return ASSERTED
    return compose(verb, own_factuality(verb, cues), cues, depth + 1)


def compose_own(verb: "Token", below: Factuality, cues: StatusCues) -> Factuality:
    """What a verb makes, by its own words alone, of what is below it: "*signed* the proposed treaty"."""
    own = own_factuality(verb, cues)
    if own.status is not Status.ACTUAL:
        return own
    # "signed the proposed treaty", "made the promised payment": it is done; "no payment was made": it is not.
    is_waiting = below.status is Status.PLANNED and below.reason != "agreed" and not tells_of_done(verb, cues)
    return below if below.status is Status.NEGATED or is_waiting else own


def compose(token: "Token", inner: Factuality, cues: StatusCues, depth: int) -> Factuality:
    """What the words above make of a clause whose own status is `inner`."""
    head = token.head
    if head == token or depth > _MAX_DEPTH or is_apart(token) or _is_aside(token) or _is_spared(token, cues):
        return inner
    if (opened := _opened(token, inner, cues)) is not None:
        return opened
    if inner.status is Status.ACTUAL and (waiting := _waited_for(token, head, cues, depth)) is not None:
        return waiting
    if token.dep_ == "conj" and (infinitive := infinitive_before(token)) is not None:
        return compose(infinitive, inner, cues, depth + 1)
    if (ranking := ranking_clause(token)) is not None:
        return compose(ranking, compose_own(ranking, inner, cues), cues, depth + 1)
    if token.dep_ == "conj":
        return compose(head, inner, cues, depth + 1) if _shares_governor(token) else inner
    if inner.status is Status.ACTUAL and (moment := moment_awaited(token)) is not None:
        return Factuality(Status.PLANNED, moment)
    if token.dep_ == "advcl" and not is_ruled_out(token, head):
        return _adverbial(token, head, inner, cues, depth)
    if token.dep_ in {"xcomp", "ccomp", "pcomp", "acl", "acomp", "oprd", "csubj", "csubjpass", "advcl"} or _is_content(
        token
    ):
        told = _complement(token, head, inner, cues, depth)
        is_content = token.dep_ == "acl" or (token.dep_ == "ccomp" and head.lemma_ == "be")
        is_asked = told.status is Status.ACTUAL and is_content and is_wish(token)
        return Factuality(Status.POSSIBLE, "that") if is_asked else told  # "the idea (was) that men be flown to Chad"
    return inner


def _opened(clause: "Token", inner: Factuality, cues: StatusCues) -> Factuality | None:
    """What the words that open a clause make of it: "*had* it paid", "*in case* it pays", "but only *if* it pays"."""
    if is_supposed(clause):
        return Factuality(Status.NEGATED, "had")
    if is_instead(clause):
        return Factuality(Status.NEGATED, "rather than")
    marks = [child.lower_ for child in clause.children if child.dep_ == "mark"]
    if (clause.dep_ == "conj" and "if" in marks) or marks[:2] == ["as", "though"]:
        return Factuality(Status.POSSIBLE, "if")
    condition = condition_of(clause, cues) if inner.status is not Status.NEGATED else None
    return Factuality(Status.POSSIBLE, condition) if condition is not None else None


def _waited_for(token: "Token", head: "Token", cues: StatusCues, depth: int) -> Factuality | None:
    """What there is only time or room for, or what else waits for: "cleared the way *for Peru to pay*"."""
    if token.dep_ == "advcl" and head.lower_ == "soon":  # "as soon as it has paid, they will be freed"
        is_ahead = factual_carrier(head.head, cues, depth).status is not Status.ACTUAL
        return Factuality(Status.PLANNED, "as soon as") if is_ahead else None
    if not has_to(token):
        return None
    if _has_time_for(token):
        return Factuality(Status.POSSIBLE, "time")
    if token.dep_ != "relcl" or all(c.dep_ != "mark" or c.lower_ != "for" for c in token.children):
        return None
    told = _complement(token, head, ASSERTED, cues, depth)
    return Factuality(Status.POSSIBLE, "for") if told.status is Status.ACTUAL else told


def is_instead(verb: "Token") -> bool:
    """ "Jailed them *rather than* deport them", "in *preference to* being deported": what is not done."""
    first, verbs = verb, {"aux", "auxpass"}
    for child in verb.children:
        first = child if child.dep_ in verbs and child.i < first.i else first
    before = tuple(word.lower_ for word in verb.doc[max(first.i - 2, verb.sent.start) : first.i])
    return before in _INSTEAD


def _is_spared(clause: "Token", cues: StatusCues) -> bool:
    """ "*That it paid* surprised nobody": whether a clause is the subject of what was done to nobody.

    In "it was not *what Peru had asked for*" Peru asked for something all the same.
    """
    is_matched = clause.dep_ == "ccomp" and clause.head.lemma_ == "be"
    is_of_thing = is_matched and any(word.lower_ == "what" for child in clause.lefts for word in (child, *child.lefts))
    return is_of_thing or (clause.dep_ == "csubj" and spares_subject(clause.head, cues))


def _is_content(verb: "Token") -> bool:
    """ "Denied a report *that Peru had paid*": a clause that says what a noun holds, read as a relative one."""
    is_statement = verb.head.lemma_.lower() in discourse_words().statements
    return verb.dep_ == "relcl" and is_statement and _has_that(verb)


def _has_that(clause: "Token") -> bool:
    """Whether "that" opens what is held; a parser takes it for an object although the clause has another."""
    opening = [child for child in clause.children if child.lower_ == "that" and child.i < clause.i]
    is_full = any(child.dep_ == "dobj" and child not in opening for child in clause.children)
    return any(child.dep_ == "mark" or (child.dep_ == "dobj" and is_full) for child in opening)


def _has_time_for(infinitive: "Token") -> bool:
    """Whether somebody has so long for what an infinitive says: "gave it *two days* to pay"."""
    above = infinitive.head
    if above.lemma_ != "give":
        is_while = above.ent_type_ in TIMES and above.pos_ == "NOUN"
        return is_while and above.nbor().lower_ == "to"
    whiles = (c for c in above.children if c.ent_type_ in TIMES or c.lemma_ in syntax_words().spans)
    return any(c.pos_ == "NOUN" and c.i < infinitive.i for c in whiles)


def _is_aside(verb: "Token") -> bool:
    """Whether a clause with "which" after a comma is said by itself: "asked Yemen to leave, which it refused to do".

    So is the first of "not only signed it, it asked Chad to sign it", and what was done "from *where*" somebody got to.
    """
    if verb.dep_ == "pcomp":
        return verb.has_word("where")
    if verb.dep_ == "ccomp" and verb.i < verb.head.i:
        return any(c.lower_ == "not" and next_word(c) in {"only", "just", "merely"} for c in verb.children)
    if verb.dep_ != "ccomp" or verb.tag_ not in FINITE or verb.head.i > verb.i:
        return False
    first = verb.left_edge
    opens = verb.doc[max(0, first.i - 2) : first.i + 1]
    return any(t.lower_ == "which" and t.i and verb.doc[t.i - 1].text == "," for t in opens)


def _shares_governor(verb: "Token") -> bool:
    """Whether what governs the verb that this one is joined to governs this one too."""
    if verb.head.dep_ == "advcl":
        return is_joined(verb) and not verb.has_any(NOMINAL_SUBJECTS)
    return is_joined(verb) and verb.head.dep_ in {"xcomp", "ccomp", "pcomp", "acl", "conj"}


def _complement(token: "Token", head: "Token", inner: Factuality, cues: StatusCues, depth: int) -> Factuality:
    if token.dep_ in ADNOMINAL_CLAUSES and not has_to(token) and not is_wish(token):
        return _of_words(token, head, inner, cues, depth)
    preposition = None
    if token.dep_ == "pcomp":
        preposition, head = head.lower_, governor_of(head, cues)
        if preposition == "for" and has_to(token):
            preposition = None  # "appealed to Chad for the men to be freed"
    is_taken_as_so = is_judged_for(token, head, cues) or _is_asked_why(token, head)
    if (doubted := _by_teller(token, head, inner, cues)) is not None:
        return doubted
    is_taken_as_so = is_taken_as_so or (head.lower_ == "ought" and is_faulted(token)) or _has_done(token, head, cues)
    said = inner if is_taken_as_so else _of_link(token, head, preposition, cues)
    if said is not None:
        return said
    if (by_copula := kind_by_copula(token, head, cues)) is not None:
        return combine(by_copula[0], ASSERTED, inner, by_copula[1])
    kind = effect_of(token, head, cues, preposition)
    if kind is None or kind is Status.ACTUAL:
        if (unproved := _unproved(token, head, cues, depth)) is not None:
            return inner if inner.status is Status.NEGATED else unproved
        if inner.status is Status.ACTUAL and head.pos_ in VERBAL:
            return _with_governor(token, head, preposition, cues, depth)
        return inner
    return _under(token, head, kind, inner, cues, depth)


def _under(token: "Token", head: "Token", kind: Status, inner: Factuality, cues: StatusCues, depth: int) -> Factuality:
    """What a governor of this kind makes of a clause, with what is done to the governor: "*kept* its promise to"."""
    outer = factual_carrier(head, cues, depth) if depth < _MAX_DEPTH else ASSERTED
    if inner.status is Status.NEGATED and has_to(token) and head.lemma_ in cues.advising:
        return Factuality(Status.POSSIBLE, _UNASKED)
    if is_kept(head, cues):
        return outer if inner.status is Status.ACTUAL else inner
    if kind is Status.NEGATED and _is_by_nothing(head, cues):
        return Factuality(Status.POSSIBLE, "nothing")
    if outer.status is Status.NEGATED and head.lemma_.lower() in cues.nonetheless and _is_over(head):
        return inner  # "did not hesitate to pay"
    if outer.status is Status.NEGATED and head.pos_ == "NOUN" and head.lemma_.lower() in cues.entitling:
        return Factuality(Status.POSSIBLE, f"no {head.lemma_.lower()}")  # "had no right to hold them"
    if kind is Status.PLANNED and is_undone(head, cues):
        return combine(Status.NEGATED, outer, inner, head.head)
    if _is_left_undone(token, head, kind, cues):
        return combine(Status.NEGATED, outer, inner, head)
    if kind is Status.PLANNED and is_sought(head, cues):
        kind = Status.POSSIBLE
    return combine(kind, outer, inner, head)


def _with_governor(clause: "Token", head: "Token", preposition: str | None, cues: StatusCues, depth: int) -> Factuality:
    """What a verb that says nothing of a clause leaves of it: "will see it pay", "may respond *by barring* ships"."""
    is_way = preposition == "by" and clause.i > head.i
    if not _goes_with_governor(clause) and not is_way and f"{head.lemma_.lower()}-{preposition}" not in cues.kinds:
        return ASSERTED
    told = compose(head, own_factuality(head, cues), cues, depth + 1)
    if told.status is Status.NEGATED and _is_unhindered(clause, head):
        return ASSERTED
    is_denied_way = is_way and told.status is Status.NEGATED and f"{head.lemma_.lower()}-by" not in cues.kinds
    return ASSERTED if is_denied_way else told  # "broke no rule by paying": it paid


def _is_unhindered(clause: "Token", verb: "Token") -> bool:
    """ "Wasted *no time* paying", "could not *help* paying": what is denied is that anything held it up."""
    is_time = any(child.dep_ == "dobj" and child.lemma_ == "time" for child in verb.children)
    return clause.tag_ == "VBG" and (is_time or verb.lemma_ == "help")


def _is_left_undone(token: "Token", head: "Token", kind: Status, cues: StatusCues) -> bool:
    """Whether nothing comes of what somebody might do, or was to do: "dropped its threat to", "was to, but did not"."""
    if is_given_up(head, cues):
        return True
    return kind is Status.PLANNED and has_to(token) and is_backed_out_of(token, head, cues)


def _of_words(clause: "Token", noun: "Token", inner: Factuality, cues: StatusCues, depth: int) -> Factuality:
    """What a noun makes of the clause that says what it holds: "rumours that Peru paid", "no evidence that it did"."""
    is_content = _has_that(clause)
    is_done_with_it = clause.dep_ == "acl" and clause.tag_ == "VBN" and not is_content  # "a claim *brought* by Peru"
    if is_denied(noun, cues) and (is_content or noun.dep_ == "dobj") and not is_done_with_it:
        return Factuality(Status.NEGATED, noun.head.lemma_.lower())
    if _is_of_no_journey(clause, noun, cues):
        return Factuality(Status.NEGATED, noun.head.lemma_.lower())
    if inner.status is Status.NEGATED or not is_content:
        return inner
    lemma = noun.lemma_.lower()
    if (doubt := _doubt_of(noun, cues, depth)) is not None:
        return Factuality(Status.POSSIBLE, doubt)
    if lemma in cues.evidence and (is_empty(noun, cues) or _is_not_seen(noun, cues, depth)):
        return Factuality(Status.NEGATED, f"no {lemma}")
    if lemma in cues.proof and (is_empty(noun, cues) or _is_not_seen(noun, cues, depth)):
        return Factuality(Status.POSSIBLE, _UNPROVED)
    if is_sought(noun, cues) or (kind_of(noun, cues) is Status.POSSIBLE and not is_empty(noun, cues)):
        return Factuality(Status.POSSIBLE, lemma)
    return inner


def _is_of_no_journey(clause: "Token", noun: "Token", cues: StatusCues) -> bool:
    """ "A flight *carrying* 40 men was cancelled", "never took off": whether nothing came of what carries people."""
    verb = noun.head
    if clause.tag_ != "VBG" or noun.dep_ not in {*NOMINAL_SUBJECTS, "dobj"} or verb.pos_ != "VERB":
        return False
    names = names_of(verb)
    if noun.dep_ == "nsubj":
        is_leaving = verb.lemma_ in syntax_words().setting_off or "take-off" in names
        return is_leaving and negation_of(verb, cues) is not None
    return not cues.calling_off.isdisjoint(names) and negation_of(verb, cues) is None


def _doubt_of(noun: "Token", cues: StatusCues, depth: int) -> str | None:
    """ "*Unconfirmed* reports that", "reports that it paid *could not be confirmed*": what leaves open what is held."""
    doubt = next((child.lower_ for child in noun.children if child.lower_ in cues.unvouched), None)
    is_vouched = noun.head.lemma_.lower() in cues.vouching and noun.lemma_.lower() in discourse_words().statements
    return f"not {noun.head.lemma_}" if doubt is None and is_vouched and _is_not_seen(noun, cues, depth) else doubt


def _by_teller(clause: "Token", saying: "Token", inner: Factuality, cues: StatusCues) -> Factuality | None:
    """ "*Falsely* claimed that it paid", "*unconfirmed* reports said that": what is made of a clause by who says it."""
    falsely = (c for c in saying.children if c.dep_ == "advmod" and c.lower_ in cues.falsely)
    is_false = any(c.i <= saying.i + 1 for c in falsely)
    if _has_done(clause, saying, cues) and negation_of(saying, cues) is not None:
        return Factuality(Status.POSSIBLE, f"not {saying.lemma_.lower()}")  # "is not known to have paid"
    if is_false and inner.status is not Status.NEGATED:
        return Factuality(Status.NEGATED, "falsely")
    tellers = (child for child in saying.children if child.dep_ == "nsubj") if clause.dep_ == "ccomp" else ()
    words = (word.lower_ for teller in tellers for word in teller.children)
    doubt = next((word for word in words if word in cues.unvouched), None)
    is_open = doubt is not None and inner.status is Status.ACTUAL
    return Factuality(Status.POSSIBLE, str(doubt)) if is_open else None


def _is_not_seen(noun: "Token", cues: StatusCues, depth: int) -> bool:
    """ "Has not found any evidence", "failed to give proof": whether a verb denies its object."""
    is_object = noun.dep_ in UNDERGOERS and noun.head.pos_ == "VERB"
    return is_object and depth < _MAX_DEPTH and factual_carrier(noun.head, cues, depth).status is Status.NEGATED


def _unproved(clause: "Token", saying: "Token", cues: StatusCues, depth: int) -> Factuality | None:
    """What is said of a clause that nobody vouches for: "could not confirm that it paid", "nothing to suggest that"."""
    if clause.dep_ != "ccomp" or has_to(clause) or saying.lemma_.lower() not in cues.vouching or depth >= _MAX_DEPTH:
        return None
    if _is_by_nothing(saying, cues):
        return Factuality(Status.NEGATED, "nothing")
    outer = factual_carrier(saying, cues, depth)
    return Factuality(Status.POSSIBLE, f"not {saying.lemma_.lower()}") if outer.status is Status.NEGATED else None


def _is_by_nothing(verb: "Token", cues: StatusCues) -> bool:
    """ "There is *nothing to suggest* that", "*nothing to stop* Peru from paying"."""
    return has_to(verb) and verb.dep_ in ADNOMINAL_CLAUSES and is_empty(verb.head, cues)


def _goes_with_governor(clause: "Token") -> bool:
    """Whether a clause is as true as its governor: "managed to pay", "to have him held", "will see it pay"."""
    is_bare = clause.dep_ == "ccomp" and clause.tag_ in {"VB", "VBP"} and clause.lower_ == clause.lemma_
    is_seen = is_bare and clause.head.lemma_ in status_cues().seeing and not auxiliaries(clause)
    is_imagined = clause.dep_ == "csubj" and has_to(clause)  # "for Chad to send them would breach the treaty"
    return clause.dep_ == "xcomp" or is_imagined or is_seen or causing_verb(clause) is not None


def _has_done(clause: "Token", head: "Token", cues: StatusCues) -> bool:
    """ "*Claims to have paid*": what somebody says that he has done, and not that he means to do."""
    is_perfect = has_to(clause) and clause.tag_ == "VBN" and "have" in auxiliaries(clause)
    return is_perfect and head.lemma_.lower() in cues.reporting


def _is_asked_why(clause: "Token", head: "Token") -> bool:
    """ "Asked it *why* it held 12 men": who asks for the reason takes it for true."""
    is_asking = head.lemma_ in status_cues().asking_why
    return is_asking and any(c.lower_ == "why" and c.i < clause.i for c in clause.children)


def _of_link(token: "Token", head: "Token", preposition: str | None, cues: StatusCues) -> Factuality | None:
    """What the words between a clause and its governor say by themselves: "without", "whether", "it is not that"."""
    if preposition == "but" and negation_of(head, cues) is None and head.has_word("no"):
        return ASSERTED if head.head.tag_ == "VBD" else Factuality(Status.PLANNED, "no choice")
    if preposition == "without" or (preposition == "against" and head.lemma_ == "be"):
        return Factuality(Status.NEGATED, preposition)  # "is against paying"
    if preposition == "for" and is_price(token):
        return Factuality(Status.POSSIBLE, "for")
    if preposition == "of" and _is_brought_off(head, cues):
        return Factuality(Status.NEGATED, "out of")
    if preposition in {"before", "instead", "of"} and head.lower_ in {"instead", "short"}:
        return Factuality(Status.NEGATED, f"{head.lower_} of")  # "stopped short of sending"
    if preposition == "of" and token.head.has_word("instead"):
        return Factuality(Status.NEGATED, "instead of")
    if (said := of_distance(token, head, preposition, cues)) is not None:
        return said
    if any(c.dep_ == "mark" and c.lower_ in {"whether", "if"} for c in token.children):
        return Factuality(Status.POSSIBLE, "whether")
    return denied_by_copula(token, head, cues) or said_by_cleft(token, head, cues)


def _is_brought_off(word: "Token", cues: StatusCues) -> bool:
    """ "Talked it *out* of paying", "thought *better* of paying": whether somebody does not do what he was to do."""
    above = word.head
    is_off = word.lower_ == "out" and above.lemma_.lower() in cues.talking_out
    return is_off or f"{above.lemma_.lower()}-{word.lower_}" in cues.backing_out


def of_distance(token: "Token", word: "Token", preposition: str | None, cues: StatusCues) -> Factuality | None:
    """How far somebody is from an act: "backed *away* from suing", "came *close* to suing", "on the *verge* of"."""
    before = token.doc[max(token.head.i - 1, 0)]
    if preposition == "from" and not _AWAY.isdisjoint({word.lower_, before.lower_}):
        return combine(Status.NEGATED, factual_carrier(word, cues), ASSERTED, word)
    is_time = word.lower_ != "point" or word.head.lower_ == "on"
    if preposition not in {"to", "of"} or word.lower_ not in cues.close or not is_time:
        return None
    return Factuality(Status.NEGATED if word.head.lemma_ == "come" else Status.POSSIBLE, word.lower_)


def _adverbial(token: "Token", head: "Token", inner: Factuality, cues: StatusCues, depth: int) -> Factuality:
    marks = {c.lower_ for c in token.children if c.dep_ in {"mark", "advmod"}}
    for status, words in cues.conjunctions.items():
        found = marks & set(words)
        if found and (inner.status is not Status.NEGATED or "if" in found):
            is_open = is_awaited(token) or is_told_in_present(token)
            if status == "planned" and _is_asked_till_then(head, cues, depth):
                return Factuality(Status.POSSIBLE, "unless")  # what is asked for till then is asked on that condition
            if status == "planned" and token.tag_ in PAST_FORMS and not is_open:
                continue
            return Factuality(Status(status), min(found))
    if "when" in marks and inner.status is Status.ACTUAL and is_told_now(token):
        outer = factual_carrier(head, cues, depth)
        is_ahead = outer.status in UNREALISED
        return Factuality(Status.PLANNED, "when") if is_ahead else inner  # "may be sealed when they meet"
    if "than" in marks and token.tag_ == "VB" and any(c.lower_ == "rather" for c in (*head.children, *token.children)):
        return Factuality(Status.NEGATED, "rather than")  # "would rather sue it than pay it"
    is_called_for = "for" in marks and kind_of(head, cues) not in {None, Status.ACTUAL}
    if has_to(token) and (is_called_for or _is_offered(token, head, cues)):
        return _complement(token, head, inner, cues, depth)  # "is calling for Peru to pay"
    if has_to(token) and inner.status is Status.ACTUAL:
        return _of_purpose(token, head, inner, cues, depth)
    return inner


def _is_offered(deed: "Token", verb: "Token", cues: StatusCues) -> bool:
    """ "Offered in May *to pay*": what a parser takes for a purpose, behind no more than when that was."""
    is_offering = kind_of(verb, cues) is Status.POSSIBLE and verb.lemma_ not in cues.asking_by  # "called on him to ask"
    if not is_offering or verb.pos_ != "VERB" or verb.has_any(VERB_OBJECTS):
        return False
    between = [word for word in verb.children if verb.i < word.i < deed.i]
    return bool(between) and all(w.dep_ in {"prep", "npadvmod", "advmod"} for w in between)


def _of_purpose(token: "Token", head: "Token", inner: Factuality, cues: StatusCues, depth: int) -> Factuality:
    """What becomes of an infinitive that says what a verb is done for: "wrote *to ask*", "flew home *to ask*"."""
    if asked_to(token):  # "leaned on Peru in May to free them", "ended it with a call on Peru to free them"
        return combine(Status.POSSIBLE, factual_carrier(head, cues, depth), inner, head)
    is_done_by = not cues.asking_by.isdisjoint(names_with_adverbs(head))
    if head.lemma_.lower() in cues.reporting or is_done_by or is_in_place(head) or takes_time(head):
        # "wrote to ask" asks, "will write to ask" will; "it took years for Chad to pay"
        return compose(head, own_factuality(head, cues), cues, depth + 1)
    outer = factual_carrier(head, cues, depth)
    if token.left_edge.i > head.i and is_left(token.left_edge.nbor(-1), cues):
        return combine(Status.NEGATED, outer, inner, head)  # "backed out of a deal to pay"
    return outer if outer.status in {Status.NEGATED, Status.POSSIBLE} else Factuality(Status.PLANNED, "to")


def _is_asked_till_then(verb: "Token", cues: StatusCues, depth: int) -> bool:
    """ "Urged it *to stop* until Peru had signed": whether an act is only asked for, till something else is done."""
    return verb.dep_ == "xcomp" and factual_carrier(verb, cues, depth).status is Status.POSSIBLE


def _goes_on(verb: "Token") -> bool:
    """ "*Has not stopped* paying", "*did not stop* Peru from paying"; what "nothing *stops* Peru from" is open."""
    hindered = any(c.dep_ in {"dobj", "ccomp"} or c.lower_ == "from" for c in verb.children)
    return verb.lemma_.lower() in _CEASING and (_is_over(verb) or not hindered)


def _is_over(verb: "Token") -> bool:
    return is_of_past(verb) or verb.has_word("did")


def combine(kind: Status, outer: Factuality, inner: Factuality, governor: "Token") -> Factuality:
    """What a governor of this kind, itself of status `outer`, makes of `inner`."""
    word = governor.lemma_.lower()
    if kind is Status.NEGATED:
        if outer.status is Status.NEGATED:
            return Factuality(Status.ACTUAL if _goes_on(governor) else Status.POSSIBLE, f"not {word}")
        if outer.status is Status.POSSIBLE:
            return Factuality(Status.POSSIBLE, outer.reason)
        return Factuality(Status.ACTUAL if inner.status is Status.NEGATED else Status.NEGATED, word)
    if inner.status is Status.NEGATED:
        is_asked = kind is Status.POSSIBLE and word in syntax_words().asking_others
        return Factuality(Status.POSSIBLE, _UNASKED) if is_asked else inner  # "urged it not to send them" tells nothing
    if outer.status is Status.NEGATED and word in syntax_words().asking_others:
        return Factuality(Status.POSSIBLE, _UNASKED)  # "has not asked Peru to pay" tells nothing of what Peru does
    if outer.status is Status.NEGATED:
        return Factuality(Status.NEGATED, f"not {word}" if outer.reason in {"not", "never"} else outer.reason)
    if outer.status is Status.POSSIBLE or inner.status is Status.POSSIBLE:
        return Factuality(Status.POSSIBLE, outer.reason if outer.status is Status.POSSIBLE else inner.reason)
    return Factuality(kind, word)
