"""Hangs what is told around its teller together: "Chad, *said Ana Ruiz*, would pay".

So it is in quotations that are broken off, '"Chad will," said Ana Ruiz, "pay"', and around what somebody says as he
acts: "Chad, *saying that it had no choice*, paid". A parser gives whoever acts to the teller, or the teller to what is
done. A teller who is the subject of the whole sentence is for `asides`.
"""

from graph.frames import syntax_words
from graph.labels import AUXILIARIES, FINITE, FINITE_OR_MODAL, NOMINAL, NOMINAL_SUBJECTS, VERBAL
from graph.reattachment.main_verbs import is_finite
from graph.reattachment.phrases import SUBJECTS, first_of
from graph.tokens import Span, Token

_QUOTES = frozenset({'"', "“", "”", "''", "``", "'", "‘", "’"})
_BARE = frozenset({"VB", "VBN", "VBG"})  # tags of what goes on behind an auxiliary
_TOLD_BEHIND = frozenset({"ccomp", "conj", "dep"})
_FRONTED = frozenset({"advcl", "advmod", "npadvmod", "prep"})
_INSIDE = frozenset({"RB", "MD"})  # tags of what may stand between the first word of a verb and its last


def part_inner_teller(sentence: Span) -> None:
    """Makes of what is told before and behind a teller one clause, and of the teller an aside."""
    saying = syntax_words().saying_between
    for telling in sentence:
        if telling.tag_ == "VBG" or telling.pos_ == "ADJ" or _is_done_before(telling):
            _set_off_participle(telling)
        elif telling.lemma_ in saying and telling.has_word("having"):
            _set_off_absolute(telling)
        elif telling.lemma_ in saying and telling.tag_ in FINITE and telling.i > sentence.start:
            _join_around(telling, sentence)


def give_back_fronted(telling: Token) -> None:
    """ "*In May* Chad paid, officials said": what opens a sentence, by which a parser says when somebody told it."""
    if telling.dep_ != "ROOT" or telling.lemma_ not in syntax_words().saying_between:
        return
    told = next((child for child in telling.children if child.dep_ == "ccomp" and child.i < telling.i), None)
    teller = telling.child_of(SUBJECTS)
    if told is None or teller is None or not told.i < first_of(teller).i or first_of(teller).nbor(-1).text != ",":
        return
    for child in telling.children:
        if child.i < first_of(told).i and child.dep_ in _FRONTED:
            child.hang_on(told)


def _is_done_before(participle: Token) -> bool:
    """ "*Having been asked*": whether a participle tells of what was done before something else."""
    return participle.tag_ == "VBN" and participle.has_word("having")


def _set_off_participle(saying: Token) -> None:
    """ "Chad, *saying that it had no choice*, paid": gives the main verb its subject, and the participle its place.

    So it does behind "having been asked" and "not content with that".
    """
    subject = saying.child_of(NOMINAL_SUBJECTS)
    first = next((child for child in saying.children if child.dep_ in {*AUXILIARIES, "neg"}), saying)
    is_aside = subject is not None and subject.i < first.i and first.nbor(-1).text == ","
    if subject is None or not is_aside or not (first.dep_ == "neg" or first is saying or first.lower_ == "having"):
        return
    is_below = saying.dep_ == "advcl" and saying.head.i > saying.i
    mains = [saying.head] if is_below else [child for child in saying.children if child.dep_ in _TOLD_BEHIND]
    main = mains[-1] if mains else saying
    is_root = is_below or (saying.dep_ == "ROOT" and first_of(main).nbor(-1).text == ",")
    has_own = any(child.dep_ in SUBJECTS or child.dep_ == "mark" for child in main.children)
    if main is saying or main.i < saying.i or not is_root or has_own or not is_finite(main):
        return
    if not is_below:
        main.hang_on(main)
        main.dep_ = "ROOT"
        for child in saying.children:
            if child.i > main.i:
                child.hang_on(main)
    saying.hang_on(main)
    saying.dep_ = "advcl"
    subject.hang_on(main)
    subject.dep_ = "nsubjpass" if main.has("auxpass") else "nsubj"


def _set_off_absolute(saying: Token) -> None:
    """ "Chad paid, *Mali having said that it would not*": what stands before is the main clause, and nobody's words."""
    before = [c for c in saying.children if c.dep_ == "ccomp" and c.i < saying.i and is_finite(c)]
    if saying.dep_ != "ROOT" or len(before) != 1:
        return
    main = before[0]
    main.hang_on(main)
    main.dep_ = "ROOT"
    saying.hang_on(main)
    saying.dep_ = "advcl"


def _join_around(telling: Token, sentence: Span) -> None:
    """Joins what stands on both sides of one teller, where it is a subject there and its verb here."""
    teller = _teller(telling)
    if teller is None:
        return
    start = min(telling.i, first_of(teller).i)
    before = [token for token in sentence.doc[sentence.start : start] if token.text not in {*_QUOTES, ","}]
    _give_back_relative(teller, before)
    end = _end_of_aside(max(telling.i, teller.i), sentence)
    act = None if end is None else _act_behind(end, sentence)
    if act is None or not before or sentence.doc[start - 1].text not in {*_QUOTES, ","}:
        return
    auxiliary = before[-1] if before[-1].tag_ in FINITE_OR_MODAL and before[-1].pos_ in VERBAL else None
    actor = _head_of(before if auxiliary is None else before[:-1])
    if auxiliary is not None and auxiliary.head.head is act and auxiliary.head.dep_ == "nsubj":
        auxiliary.hang_on(act)  # "Peru *would*, she said, pay", hung on Peru
        auxiliary.dep_ = "aux"
    if actor is None or (actor.head is act and telling.head is act):
        return
    is_bare = act.tag_ in _BARE and not any(child.dep_ in AUXILIARIES and child.i > telling.i for child in act.children)
    if is_bare is (auxiliary is not None) or (auxiliary is not None and act.tag_ == "VBD"):
        _turn(telling, teller, actor, auxiliary, act)


def _teller(telling: Token) -> Token | None:
    """Who tells: the subject right before the verb, or the noun right behind it, whatever it was hung on."""
    behind = telling.doc[telling.i + 1 : telling.sent.end]
    for token in behind:
        if token.is_punct or token.pos_ in VERBAL:
            break
        if token.dep_ in SUBJECTS | {"dobj"} and first_of(token).i == telling.i + 1:
            return token
    return next((c for c in telling.children if c.dep_ in SUBJECTS and c.i == telling.i - 1), None)


def _give_back_relative(teller: Token, before: list[Token]) -> None:
    """ "It was Chad, said Ana Ruiz, *that paid*": what "that" opens behind a comma tells of no teller."""
    noun = before[-1] if before else None
    if noun is None or noun.pos_ not in NOMINAL:
        return
    for clause in teller.children:
        first = first_of(clause)
        if clause.dep_ == "relcl" and first.lower_ == "that" and first.nbor(-1).text == ",":
            clause.hang_on(noun)


def _end_of_aside(last: int, sentence: Span) -> int | None:
    """The place behind the comma that ends an aside, and behind what describes the teller in between."""
    doc = sentence.doc
    commas = [i for i in range(last + 1, sentence.end - 1) if doc[i].text == ","]
    if not commas or commas[0] != last + 1:
        return None
    for comma in commas:
        place = comma + 1
        while place < sentence.end - 1 and doc[place].text in _QUOTES:
            place += 1
        if doc[place].pos_ in VERBAL:
            return place
    return None


def _act_behind(place: int, sentence: Span) -> Token | None:
    """The verb whose first word stands at a place, if it has no subject there."""
    doc = sentence.doc
    for token in doc[place : sentence.end]:
        if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in AUXILIARIES):
            is_own = all(child.i < place for child in token.children if child.dep_ in SUBJECTS)
            return token if is_own and (is_finite(token) or token.tag_ in _BARE) else None
        if token.pos_ != "AUX" and token.tag_ not in _INSIDE:
            return None
    return None


def _head_of(words: list[Token]) -> Token | None:
    """The one head of a phrase, that of whoever acts."""
    within = {word.i for word in words}
    heads = [word for word in words if (word.head.i not in within or word.head is word) and not word.is_punct]
    head = heads[0] if len(heads) == 1 else None
    return head if head is not None and head.pos_ in {"NOUN", "PROPN", "PRON"} and head.ent_type_ != "DATE" else None


def _turn(telling: Token, teller: Token, actor: Token, auxiliary: Token | None, act: Token) -> None:
    """Makes the act the main clause, with whoever acts, and its teller an aside of it."""
    act.hang_on(act)
    act.dep_ = "ROOT"
    for child in telling.children:
        if child is not act and child.i > act.i:
            child.hang_on(act)
    telling.hang_on(act)
    telling.dep_ = "parataxis"
    teller.hang_on(telling)
    teller.dep_ = "nsubj"
    if auxiliary is not None:
        auxiliary.hang_on(act)
        auxiliary.dep_ = "auxpass" if auxiliary.lemma_ == "be" and act.tag_ == "VBN" else "aux"
        auxiliary.pos_ = "AUX"
        act.tag_ = "VBN" if act.tag_ == "VBD" else act.tag_
    is_undergone = act.has("auxpass")
    actor.hang_on(act)
    actor.dep_ = "nsubjpass" if is_undergone else "nsubj"
