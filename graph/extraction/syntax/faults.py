"""Whose act it is that something is done for: "fined Chad for its tariffs", "sanctions on Iran over its arrests".

Which verbs tell so, by the preposition behind them, is data (`whose_act` in `ontology/lexicon/syntax.yaml`); so is
what a clause may tell that another reacts to ("sued Chad because it had refused to pay"). The subject of a passive
("was fined for its tariffs") is found as any other.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.extraction.syntax.basics import clause_verb
from graph.extraction.syntax.objects import prepositional
from graph.extraction.syntax.voice import is_passive
from graph.frames import syntax_words
from graph.labels import COMPLEMENT_CLAUSES, VERB_OBJECTS

if TYPE_CHECKING:
    from graph.tokens import Token

_TO_WHOM = frozenset({"on", "upon", "against", "from", "to", "with", "of", "at"})
_FOR_WHOM = _TO_WHOM | {"for", "into", "through"}
_CAUSES = frozenset({"because", "after", "as", "since", "when", "once", "if", "for", "until", "till", "unless"})
_LIMITS = frozenset({"until", "till", "unless"})
_NEGATIONS = frozenset({"not", "never"})
_OF_TIME = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL"})


def faulted(preposition: "Token") -> "Token | None":
    """Whom a clause does something to for what stands behind a preposition; None where its verb does not tell so.

    The last name between the two, for that is who undergoes it ("imposed sanctions on Iran"), else the object.
    """
    verb, words = clause_verb(preposition.head), syntax_words()
    if verb.lower_ in words.courts and verb.dep_ == "xcomp":
        verb = verb.head  # a parser takes "to court" for an infinitive
    if is_passive(verb) or not _is_done_for_an_act(verb, preposition):
        return None
    objects = [child for child in verb.children if child.dep_ == "dobj" and child.i < preposition.i]
    if verb.lemma_ in words.taking_to_court and objects:
        return objects[-1]  # "took Chad to the WTO over its tariffs"
    return next(_names_between(verb, preposition, _TO_WHOM), objects[-1] if objects else None)


def _is_done_for_an_act(verb: "Token", preposition: "Token") -> bool:
    words = syntax_words()
    verbs = words.whose_act.get(preposition.lower_, frozenset())
    if preposition.lower_ == "for" and preposition.head.lower_ in words.in_return:  # "in exchange for its help"
        verbs = verbs | words.favouring
    if verb.lemma_ in words.taking_to_court:
        return bool(verbs) and not words.courts.isdisjoint(word.lower_ for word in verb.doc[verb.i : preposition.i])
    return verb.lemma_ in verbs


def _names_between(verb: "Token", end: "Token", prepositions: frozenset[str]) -> Iterator["Token"]:
    """The names that stand behind a verb as whom or whose, the last first; not where or when it is done."""
    for word in reversed(list(verb.doc[verb.i + 1 : end.i])):
        if word.ent_type_ in _OF_TIME or (word.pos_ != "PROPN" and word.ent_type_ != "NORP"):
            continue
        is_behind = word.dep_ == "pobj" and word.head.lower_ in prepositions
        is_beside = word.ent_type_ == "NORP" or (word.dep_ in {"amod", "compound"} and word.head.pos_ == "NOUN")
        if is_behind or is_beside or word.dep_ in {"dobj", "dative", "poss"}:
            yield word


def reacted_to(pronoun: "Token") -> "list[Token] | None":
    """ "Sued Chad because *it* had refused to pay", "will lend Chad nothing until *it* pays": who may have done it.

    The names of those whom the clause above does something to, the nearest first, then its object. None where what "it"
    did is nothing that such a clause answers: "sued Chad after it had lost a first case".
    """
    act = pronoun.head
    verb = act.head
    if pronoun.dep_ != "nsubj" or verb.i > act.i or verb.pos_ != "VERB" or is_passive(verb):
        return None
    if act.dep_ == "advcl" and (accused := _accused_of(verb)):
        return accused
    if act.dep_ == "advcl" and (told := _told_no(verb, act)):
        return told
    marks = {child.lower_ for child in act.children if child.dep_ in {"mark", "advmod"} and child.i < pronoun.i}
    marks &= _CAUSES
    if act.dep_ == "ccomp" and verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.lemma_ in syntax_words().alleging:
        verb, marks = verb.head, {"because"}
    elif act.dep_ != "advcl" or not marks:
        return None
    objects = [child for child in verb.children if child.dep_ == "dobj" and child.i < pronoun.i]
    if verb.lemma_ in syntax_words().sentencing:
        return objects if objects and _is_fault(act) else None  # "ordered Chad to pay Mali after it had jailed them"
    if not _is_answered(verb, act, is_limit=not marks.isdisjoint(_LIMITS)):
        return None
    told = [child for child in verb.head.children if child.dep_ in VERB_OBJECTS and child.i < verb.i]
    return [*_names_between(verb, pronoun, _FOR_WHOM), *(told if verb.dep_ == "ccomp" else ()), *objects]


def _told_no(verb: "Token", act: "Token") -> list["Token"]:
    """ "Turned *Chad* down when it asked for a loan", "said no to Chad after it asked": who asked is told no."""
    words = syntax_words()
    is_no = verb.lemma_ in words.saying_no or verb.has_word("no")
    if not is_no or act.lemma_ not in words.asking_leave | words.asking_others | {"seek", "appeal"}:
        return []
    behind = (noun for link in verb.children if link.lower_ == "to" for noun in link.children)
    named = (*behind, *(child for child in verb.children if child.dep_ in VERB_OBJECTS))
    return [noun for noun in named if verb.i < noun.i < act.i and noun.pos_ == "PROPN"]


def _accused_of(deed: "Token") -> list["Token"]:
    """ "Accuses Chad of breaking the treaty when *it* barred its ships": whose deed that is."""
    is_of = deed.dep_ == "pcomp" and deed.head.lower_ == "of"
    accusing = deed.head.head if is_of else deed  # on which a parser may hang what was done then
    if accusing.lemma_ not in syntax_words().accusing or is_passive(accusing):
        return []
    return [child for child in accusing.children if child.dep_ == "dobj"]


def in_turn(pronoun: "Token", before: "Token | None") -> list["Token"]:
    """ "Taxed Chad's fish. *It* retaliated", "lent Chad $5m, which *it* will repay": who underwent what is told before.

    Of two sentences the verb of the first is given. The nearest name first; none where nothing is answered so.
    """
    act = pronoun.head
    verb, end = before, before.sent[-1] if before is not None else pronoun
    if act.dep_ in {"conj", "relcl"} and act.head.i < act.i:
        verb, end = clause_verb(act.head), pronoun
    elif act.dep_ != "ROOT":
        return []
    if pronoun.dep_ != "nsubj" or verb is None or is_passive(verb):
        return []
    if (asked := _asked_for(verb, act)) is not None:
        return [asked]
    return list(_names_between(verb, end, _FOR_WHOM)) if _is_turned(verb, act) else []


def _asked_for(verb: "Token", act: "Token") -> "Token | None":
    """ "Asked *Chad* to take 12 men. It took nine", "asked *Chad* for $5m. It paid": who does as asked."""
    words = syntax_words()
    asked = verb.child("dobj")
    deeds = [child for child in verb.children if child.dep_ in COMPLEMENT_CLAUSES]
    if verb.lemma_ in words.asking_others and act.dep_ == "ROOT" and any(_is_such(deed, act) for deed in deeds):
        return asked
    wished = [child for deed in deeds for child in deed.children if child.dep_ == "nsubj" and _is_such(deed, act)]
    if verb.lemma_ in words.wishing and act.dep_ == "ROOT" and wished:
        return wished[0]
    if verb.lemma_ not in words.asking_sums or not _gives_sum(act):
        return None
    sums = {token.i for name, token in prepositional(verb) if name == "for" and _is_money(token)}
    owed = [child for child in verb.children if child.dep_ == "dobj" and _is_money(child)]
    sources = (token for name, token in prepositional(verb) if name in {"from", "of"} and token.pos_ == "PROPN")
    return next(sources, None) if owed else (asked if sums else None)


def _is_such(deed: "Token", act: "Token") -> bool:
    """Whether somebody does what he was to do, or the like of it: "to *extradite* them", "*handed* them over"."""
    words = syntax_words()
    is_alike = any({deed.lemma_, act.lemma_} <= verbs for verbs in (words.giving_sums, words.surrendering))
    return deed.lemma_ == act.lemma_ or is_alike


def _gives_sum(act: "Token") -> bool:
    """ "Paid $2m", "gave half", "has not paid"; not "sent an envoy", "sent $2m to Togo"."""
    things = [child for child in act.children if child.dep_ == "dobj"]
    is_elsewhere = any(child.dep_ == "dative" and child.lower_ != "it" for child in act.children)
    is_elsewhere = is_elsewhere or any(name in {"to", "for"} for name, _ in prepositional(act))
    is_sum = all(_is_money(thing) for thing in things) and (bool(things) or act.lemma_ == "pay")
    return act.lemma_ in syntax_words().giving_sums and is_sum and not is_elsewhere


def _is_money(word: "Token") -> bool:
    return word.ent_type_ == "MONEY" or word.lemma_ in {
        "money",
        "loan",
        "cash",
        "fund",
        "half",
        "nothing",
        "it",
        "which",
    }


def _is_turned(verb: "Token", act: "Token") -> bool:
    """Whether an act answers another ("retaliated"), pays back what was lent, or is the wrong that was rebuked."""
    words, promised = syntax_words(), _complement(act)
    if verb.lemma_ in words.lending:
        is_back = act.lemma_ == "pay" and act.has_word("back")
        return is_back or "repay" in {act.lemma_, promised.lemma_ if promised is not None else ""}
    if act.lemma_ in words.retaliating:
        return verb.lemma_ in words.whose_act["for"] | words.whose_act["over"] | words.withholding
    is_wrong = act.lemma_ in words.holding_others or (promised is not None and promised.lemma_ in words.favours)
    is_before = act.dep_ == "ROOT" and is_wrong and act.has_word("had")
    return is_before and verb.lemma_ not in words.favouring and _is_answered(verb, act, is_limit=False)


def undergoers_beside(pronoun: "Token") -> list["Token"]:
    """ "Gave Chad $6m and Norway gave *it* $4m": whom the clause before does something to, as this one does to "it".

    The last first; none where both clauses are of one subject, or "it" does something itself.
    """
    act = clause_verb(pronoun.head)
    while act.dep_ in {"xcomp", "pcomp"}:
        act = clause_verb(act.head)  # "and Norway accused it", not "and Norway wants to pay it"
    verb = act.head
    is_object = pronoun.dep_ in VERB_OBJECTS or (pronoun.dep_ == "pobj" and pronoun.head.lower_ in _TO_WHOM)
    if not is_object or act.dep_ != "conj" or verb.pos_ != "VERB" or is_passive(verb) or is_passive(act):
        return []
    subject = act.child("nsubj")
    return [] if subject is None else list(_names_between(verb, subject.left_edge, _FOR_WHOM))


def undergoers_before(pronoun: "Token") -> list["Token"]:
    """ "Banned sugar from Chad, forcing *it* to sue", "barred its ships, accusing *it* of fraud": who underwent it.

    The names behind the verb of the clause above, the last first.
    """
    participle = pronoun.head if pronoun.dep_ == "dobj" else pronoun.head.head
    verb = participle.head
    is_moved = pronoun.dep_ == "dobj" or (pronoun.dep_ == "nsubj" and _is_to_be_done(pronoun.head))
    if participle.dep_ == "acl" and verb.lemma_ in syntax_words().writings:
        verb = clause_verb(verb)  # "sent Chad a note asking it to pay"
        is_moved = is_moved and verb.lemma_ in syntax_words().issuing
    elif participle.dep_ != "advcl":
        return []
    if not is_moved or participle.tag_ != "VBG" or verb.i > participle.i:
        return []
    return [] if is_passive(verb) else list(_names_between(verb, participle, _FOR_WHOM))


def _is_to_be_done(act: "Token") -> bool:
    """ "Forcing it to *sue*", "demanding that it *sue*"; not "warning that it could sue"."""
    auxiliaries = [child.lower_ for child in act.children if child.dep_ == "aux"]
    is_bare = not auxiliaries and act.lower_ == act.lemma_
    return act.dep_ in COMPLEMENT_CLAUSES and (is_bare or auxiliaries == ["to"])


def _is_answered(verb: "Token", act: "Token", *, is_limit: bool) -> bool:
    """Whether one does what a verb says for an act of its object: a favour for a favour, or until there is one.

    "Paid Chad after it freed them", "will not pay Chad until it frees them", "fined Chad because it did not free them".
    """
    words = syntax_words()
    if verb.lemma_ not in words.favouring | words.whose_act["for"] | words.whose_act["over"] | words.withholding:
        return False
    if verb.lemma_ in words.favouring and act.head is verb and not is_limit and _is_plea(act):
        return True
    is_favour = (verb.lemma_ in words.favouring) ^ _is_left_undone(verb) ^ is_limit
    return _is_favour(act) if is_favour else _is_fault(act)


def _is_plea(act: "Token") -> bool:
    """ "Lent Chad $5m after it had *appealed* for help"; not "after it asked Togo", which either may have."""
    is_of_somebody = any(child.dep_ in VERB_OBJECTS and child.pos_ == "PROPN" for child in act.children)
    return act.lemma_ in syntax_words().pleading and not is_of_somebody


def _is_left_undone(verb: "Token") -> bool:
    """ "Will *not* pay", "refused to *pay*"."""
    is_declined = verb.dep_ == "xcomp" and verb.head.lemma_ in syntax_words().declining
    return is_declined or verb.has_any_word(_NEGATIONS)


def _is_favour(act: "Token") -> bool:
    """ "Freed them", "agreed to take them", "did not refuse"."""
    words, promised = syntax_words(), _complement(act)
    if promised is not None and act.lemma_ in words.granting:
        return promised.lemma_ in words.favours | words.favours_agreed
    return act.lemma_ in words.favours and not _is_left_undone(act)


def _is_fault(act: "Token") -> bool:
    """ "Detained three men", "refused to pay", "failed to free them", "did not free them"."""
    words, undone = syntax_words(), _complement(act)
    if act.lemma_ in words.failing and undone is not None:
        return undone.lemma_ in words.favours
    if _is_left_undone(act):
        return act.lemma_ in words.favours
    return act.lemma_ in words.faults or (act.lemma_ == "hold" and act.tag_ == "VBG")  # not "held talks"


def _complement(verb: "Token") -> "Token | None":
    return next((child for child in verb.children if child.dep_ == "xcomp" and child.i > verb.i), None)
