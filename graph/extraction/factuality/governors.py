"""What a verb, a noun or an adjective does to the clause or the noun that it governs: "failed *to pay*", "a plan to".

The answer is a kind of status, of what is governed if the governor itself is asserted; what becomes of it where the
governor is planned or denied too is for `composition`. Which word is of which kind is data,
`ontology/lexicon/status.yaml`.
Source: FactBank (Saurí and Pustejovsky 2009), "event-selecting predicates".
"""

from typing import TYPE_CHECKING

from graph.extraction.clauses import has_to
from graph.extraction.factuality.negation import negation_of
from graph.extraction.factuality.tense import auxiliaries, due_by, is_of_past, is_progressive, is_wish
from graph.frames import StatusCues, discourse_words, syntax_words
from graph.labels import NOMINAL_SUBJECTS, UNDERGOERS, VERB_OBJECTS, VERBAL
from graph.model import Status

if TYPE_CHECKING:
    from graph.tokens import Token

_OWN = frozenset({"its", "his", "her", "their"})
_ASSURING = frozenset({"assure", "guarantee", "promise", "swear"})
_SAME = frozenset({"it", "he", "she", "they"})
_AS_PARTICLES = frozenset({"away", "aside"})  # adverbs to a parser


def is_called_off(verb: "Token", cues: StatusCues) -> bool:
    """ "Called off a meeting": whether a verb with its particle undoes what its object names."""
    particles = (child.lower_ for child in verb.children if child.dep_ == "prt")  # what is put on hold may have begun
    return any(cues.kinds.get(f"{verb.lemma_.lower()}-{p}") == Status.NEGATED.value for p in particles)


def kind_of(governor: "Token", cues: StatusCues) -> Status | None:
    """What the lexicon says that a word makes of what it governs; None where it says nothing."""
    lemma = governor.lemma_.lower()
    if lemma == "leave" and governor.pos_ == "VERB":
        return None  # "left for talks", where leave to appeal is given
    if lemma == "like" and governor.pos_ != "VERB":
        return None  # "a measure like closing the border"
    if lemma == "dare" and all(child.dep_ != "dobj" for child in governor.children):
        return None  # "dared to pay", where one dares another to
    if lemma == "call" and governor.has("oprd"):
        return None  # "the ban was called silly": nobody calls for it
    if lemma == "open" and governor.pos_ == "VERB" and governor.has_word("with"):
        return None  # "opened the session with an appeal", where one opens the way to it
    if lemma == "provide" and governor.has_any(VERB_OBJECTS):
        return None  # "provided support", where a deal "provides for" it
    is_away = governor.has_word("away")
    if lemma == "stay" and not is_away and all(c.dep_ not in UNDERGOERS for c in governor.children):
        return None  # "the border stays closed"
    *with_particle, alone = reversed(names_of(governor))  # "ruled out", "called off"
    name = next((cues.kinds[name] for name in with_particle if name in cues.kinds), cues.kinds.get(alone))
    return None if name is None else Status(name)


def governor_of(link: "Token", cues: StatusCues) -> "Token":
    """What a preposition hangs on, in truth: the word before it in "aid *conditional* on the release"."""
    before = link.nbor(-1)
    if link.head.lower_ == "away" and link.head.pos_ == "ADV":
        return link.head.head  # "stayed *away from* talks"
    is_joined = before.pos_ == "ADJ" and before.i + 1 == link.i and kind_of(before, cues) is Status.POSSIBLE
    return before if is_joined and link.lower_ in {"on", "upon"} else link.head


def _particle(child: "Token") -> str | None:
    """What makes another verb of a verb: the "out" of "ruled out", the "on-hold" of "put on hold"."""
    if child.dep_ == "prt" or child.lower_ in _AS_PARTICLES:
        return child.lower_
    bare = [below for below in child.children if below.dep_ == "pobj" and not any(True for _ in below.children)]
    return f"{child.lower_}-{bare[0].lower_}" if child.dep_ == "prep" and bare else None


def is_ruled_out(verb: "Token", head: "Token") -> bool:
    """Whether a clause says what somebody will not do, wherever the parser hangs it.

    "Ruled out *sending* troops", "declined in May *to send* troops".
    """
    if has_to(verb) and head.lemma_.lower() in syntax_words().declining:
        return True
    return verb.tag_ == "VBG" and verb.i > 0 and verb.nbor(-1).dep_ == "prt" and verb.nbor(-1).head == head


def is_sought(noun: "Token", cues: StatusCues) -> bool:
    """ "Sought a *pledge* that Peru would pay": whether somebody wants what a noun names, and has not got it."""
    link = noun.head
    verb = link.head if noun.dep_ == "pobj" and link.lower_ in {"for", "on"} else link
    if noun.pos_ != "NOUN" or verb.pos_ != "VERB" or noun.dep_ not in {"dobj", "nsubjpass", "pobj"}:
        return False
    return verb.lemma_.lower() in cues.seeking and negation_of(verb, cues) is None


def is_backed_out_of(deed: "Token", governor: "Token", cues: StatusCues) -> bool:
    """ "Was *to pay* it, but pulled out", "promised *to pay* it but never did": what comes of it, as is told beside."""
    copula = governor.head if governor.dep_ == "acomp" else governor  # "*was* due to pay, but"
    beside = [child for verb in {copula, governor, deed} for child in verb.children if child.i > deed.i]
    is_other = any(child.lower_ == "but" for child in beside)
    return is_other and any(_is_backing_out(child, cues) for child in beside if child.dep_ == "conj")


def _is_backing_out(verb: "Token", cues: StatusCues) -> bool:
    """Whether a clause says that whoever is told of before does not do it: "backed out", "never did"."""
    subjects = [child for child in verb.children if child.dep_ in NOMINAL_SUBJECTS]
    if any(subject.lower_ not in _SAME for subject in subjects):
        return False
    beside = [child for child in verb.children if child.dep_ in {"dobj", "advmod"}]
    if any(f"{verb.lemma_}-{child.lemma_.lower()}" in cues.backing_out for child in beside):
        return True
    is_bare = all(child.dep_ != "dobj" or child.lower_ in {"it", "them"} for child in beside)
    return is_bare and (not cues.backing_out.isdisjoint(names_of(verb)) or _is_bare_denial(verb, cues))


def _is_bare_denial(verb: "Token", cues: StatusCues) -> bool:
    """ "Never did", "did not", "has not done so": what says of the deed before that it was not done."""
    is_deed = verb.lemma_ == "do" and all(child.dep_ != "dobj" for child in verb.children)
    return is_deed and (negation_of(verb, cues) is not None or verb.has_word("never"))


def is_given_up(noun: "Token", cues: StatusCues) -> bool:
    """ "Dropped its *threat* to sue": whether somebody says no more what he said that he would do."""
    verb = noun.head
    if noun.pos_ == "NOUN" and noun.dep_ == "nsubj" and not cues.failing.isdisjoint(names_of(verb)):
        return negation_of(verb, cues) is None  # "its attempt *failed*"
    if is_left(noun, cues):
        return True
    if noun.pos_ != "NOUN" or noun.dep_ not in UNDERGOERS:
        return False
    is_own = noun.dep_ == "nsubjpass" or any(c.dep_ == "poss" and c.lower_ in _OWN for c in noun.children)
    return is_own and not cues.giving_up.isdisjoint(names_of(verb))


def is_left(noun: "Token", cues: StatusCues) -> bool:
    """ "Went back on its *promise* to pay", "backed out of a *deal* to": whether one does not do what one was to."""
    if noun.pos_ != "NOUN" or noun.dep_ != "pobj" or noun.head.lower_ not in {"on", "of", "from"}:
        return False
    return not cues.backing_out.isdisjoint(names_with_adverbs(_verb_over(noun)))


def is_kept(noun: "Token", cues: StatusCues) -> bool:
    """ "Kept its *promise* to pay", "made good on its *threat* to": whether one does what one said that one would."""
    if noun.lemma_.lower() not in cues.promises or noun.dep_ not in {"dobj", "nsubjpass", "pobj"}:
        return False
    return not cues.keeping.isdisjoint(names_with_adverbs(_verb_over(noun)))


def _verb_over(noun: "Token") -> "Token":
    """The verb whose object a noun is, behind prepositions too: "*backed* out of a deal"."""
    above = noun.head
    while noun.dep_ == "pobj" and above.dep_ in {"prep", "advmod"} and above != above.head:
        above = above.head
    return above


def names_with_adverbs(verb: "Token") -> tuple[str, ...]:
    """The names of a verb, and that with each adverb or adjective by it: "go-back", "make-good", "back-out"."""
    beside = (c for c in verb.children if c.dep_ in {"advmod", "oprd", "acomp", "prep"} and c.i == verb.i + 1)
    return (*names_of(verb), *(f"{verb.lemma_.lower()}-{child.lower_}" for child in beside))


def is_in_place(verb: "Token") -> bool:
    """Whether somebody is in a place: "is *in Oslo* to discuss the fees", and does there what he is there for.

    So is who "has been *to* Oslo".
    """
    where = {"in", "at", "to"} if verb.tag_ == "VBN" else {"in", "at"}
    links = (link for link in verb.children if verb.lemma_ == "be" and link.lower_ in where)
    return any(place.dep_ == "pobj" and place.ent_type_ == "GPE" for link in links for place in link.children)


def names_of(verb: "Token") -> tuple[str, ...]:
    """The lemma of a verb, and that with each of its particles: "call", "call-off"."""
    lemma = verb.lemma_.lower()
    return (lemma, *(f"{lemma}-{particle}" for particle in map(_particle, verb.children) if particle is not None))


def is_undone(noun: "Token", cues: StatusCues) -> bool:
    """ "Rejected a *plan* to pay", "the *scheme* to send them was scrapped": whether a verb says no to a noun."""
    verb = noun.head
    is_object = noun.pos_ == "NOUN" and noun.dep_ in UNDERGOERS and verb.pos_ == "VERB"
    return is_object and kind_of(verb, cues) is Status.NEGATED


def is_judged_for(deed: "Token", head: "Token", cues: StatusCues) -> bool:
    """ "Had been wrong *to ban* it": what somebody is judged for; not "it was wrong to ban it", "would be wrong to"."""
    copula = head if head.lemma_ == "be" else head.head
    if not has_to(deed) or copula.lemma_ != "be" or not auxiliaries(copula) <= {"had", "has", "have"}:
        return False
    is_past = copula.tag_ == "VBD" or bool(auxiliaries(copula))
    said = [c for c in copula.children if c.dep_ == "acomp" and c.lemma_.lower() in cues.judged and c.i < deed.i]
    is_judged = bool(said) and all(c.lower_ not in {"too", "enough"} for c in said[0].children)
    subjects = [c for c in copula.children if c.dep_ == "nsubj"]
    return is_past and is_judged and bool(subjects) and all(c.lower_ != "it" for c in subjects)


def is_denied(statement: "Token", cues: StatusCues) -> bool:
    """ "rejected a report that it had met them", "reports that it had are *false*": whether what is held is denied."""
    verb = statement.head
    if statement.lemma_.lower() not in discourse_words().statements or negation_of(verb, cues) is not None:
        return False
    if statement.dep_ == "nsubj" and (verb.lemma_ in cues.copulas or verb.lemma_ == "turn"):
        found = (below for child in verb.children if child.dep_ == "xcomp" for below in child.children)
        said = (child for child in (*verb.children, *found) if child.dep_ in {"acomp", "attr", "oprd"})
        return any(word.lemma_.lower() in cues.untrue for word in said)  # "turned out to be *false*"
    return statement.dep_ in UNDERGOERS and verb.lemma_.lower() in cues.denying


def plan_made(verb: "Token", deed: "Token", cues: StatusCues) -> "Token | None":
    """ "Made *arrangements* for the return of 40 men", "to fly them home": the plan that a parser hung on the verb."""
    if verb.pos_ != "VERB" or verb.lemma_ not in cues.making_ready:
        return None
    beside = (*verb.children, *deed.children)
    before = (c for c in beside if c.dep_ in {"dobj", "nsubj"} and verb.i < c.i < deed.i)
    return next((noun for noun in before if noun.lemma_.lower() in cues.preparing), None)


def effect_of(token: "Token", head: "Token", cues: StatusCues, preposition: str | None) -> Status | None:
    """What the governor of a clause makes of it, if the governor itself is asserted."""
    if _tells_of_some(token, head, cues):
        return None
    if has_to(token) and plan_made(head, token, cues) is not None:
        return Status.PLANNED
    if head.pos_ in VERBAL:
        return _verb_effect(token, head, cues, preposition)
    kind = kind_of(head, cues) or (Status.POSSIBLE if has_to(token) else None)
    is_done = kind is Status.PLANNED and preposition in {"for", "after", "with"}
    return None if is_done else kind


def _tells_of_some(infinitive: "Token", head: "Token", cues: StatusCues) -> bool:
    """ "Is one of five states *to have sued it*": what those have done of whom it is told."""
    to = next((child for child in infinitive.children if child.lower_ == "to" and child.dep_ == "aux"), None)
    if to is None or not to.i or infinitive.tag_ != "VBN" or "have" not in auxiliaries(infinitive):
        return False
    is_of_noun = head.pos_ == "NOUN" and kind_of(head, cues) is None
    return to.nbor(-1).pos_ == "NOUN" and (is_of_noun or head.lemma_ == "be")


def _verb_effect(token: "Token", head: "Token", cues: StatusCues, preposition: str | None) -> Status | None:
    lemma = head.lemma_.lower()
    if token.dep_ == "xcomp" and has_to(token) and (due := due_by(head)) is not None:
        return due
    is_content = token.dep_ == "ccomp" and not has_to(token) and not is_wish(token)
    finite = is_content and (token.tag_ not in {"VBG", "VB"} or is_progressive(token) or _is_stated(token, cues))
    if finite and (lemma == "forget" or _is_beside(token, head)):
        return None  # "forgot that it had paid"
    if finite and lemma == "suspect":
        return Status.POSSIBLE
    if finite and lemma in _ASSURING and token.tag_ == "VBN" and "had" in auxiliaries(token):
        return None  # "assured Chad that it had paid"
    may_force = (lemma in cues.forcing and preposition is None) or takes_time(head)
    if may_force and has_to(token) and is_of_past(head):
        return Status.ACTUAL
    if lemma == "vote" and has_to(token) and token.lemma_.lower() in cues.voted:
        return None
    if lemma in cues.denying and (finite or token.tag_ == "VBG"):
        return Status.NEGATED
    if finite and lemma in cues.reporting and all(name not in cues.kinds for name in names_of(head)[1:]):
        return None  # "ruled that it paid", and not "ruled out that it paid"
    if preposition is not None:
        return Status.POSSIBLE if _is_objection(token, head) else _effect_over(preposition, head, cues)
    purpose = cues.kinds.get(f"{lemma}-to") if has_to(token) else None  # "sued to stop it"
    return kind_of(head, cues) if purpose is None else Status(purpose)


def takes_time(verb: "Token") -> bool:
    """ "*It took* until March for Chad to accept": whether what is done is done, however late."""
    is_it = any(child.lower_ == "it" and child.dep_ in NOMINAL_SUBJECTS for child in verb.children)
    return verb.lemma_.lower() == "take" and is_it


def _is_objection(deed: "Token", head: "Token") -> bool:
    """ "Objected to *Chile deporting* them", "to being *asked* by Chile": to what others do, and not to doing it."""
    is_of_others = deed.has_any({"nsubj", "auxpass"})
    return head.lemma_ == "object" and head.pos_ == "VERB" and is_of_others


def _is_beside(token: "Token", head: "Token") -> bool:
    """ "Chad *signed*, Mali refused": a clause of its own, which a parser hangs on the next one as if it said it."""
    return token.i < head.i and head.lemma_.lower() in syntax_words().declining


def _effect_over(preposition: str, verb: "Token", cues: StatusCues) -> Status | None:
    """What a verb makes of the clause behind its preposition: "kept Peru *from* suing", "decided *against* suing"."""
    kind = kind_of(verb, cues)
    if (together := cues.kinds.get(f"{verb.lemma_.lower()}-{preposition}")) is not None:
        return Status(together)  # "is thinking of paying"
    if preposition == "from" and verb.has_any(UNDERGOERS):
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
