"""Hangs what is told of some or all of those before a comma on them: "flew 40 people, *most of them Danes*, to Chad".

A parser makes of it a second object or subject, or a time, and hangs whither they are sent on it.
"""

from graph.frames import syntax_words
from graph.labels import PLURAL_NOUNS, VERBAL
from graph.reattachment.phrases import SUBJECTS
from graph.tokens import Token

_MARKS = frozenset({",", "(", "–", "—", "--"})
_ENDS = frozenset({",", ")", "–", "—", "--", ".", ";", ":"})
_ARGUMENTS = SUBJECTS | {"dobj"}
_NO_PORTION = frozenset({"and", "or", "to", "with", "by", "for", "from", "in", "on"})  # none opens with these
_LONGEST_PORTION = 6  # words: "more than two-thirds" has five
_LONGEST_ASIDE = 14  # words
_OF_PEOPLES = frozenset({"NORP"})


def reattach_portion(of: Token) -> None:
    """Hangs an aside of "some *of* them" on those whom it is told of, and what stands behind it on their verb."""
    sentence = of.sent
    behind = of.nbor() if of.i + 1 < sentence.end else of
    if behind.lower_ != "them" or not _is_portion(of):
        return
    start = _start(of)
    told = _told(of)
    whole = None if start is None or told is None else _whole(of.doc.tokens[start - 1], told)
    if start is None or told is None or whole is None:
        return
    end = next((i for i in range(told.i, sentence.end) if of.doc.tokens[i].text in _ENDS), sentence.end)
    aside = of.doc.tokens[start:end]
    if end - start <= _LONGEST_ASIDE and all(word.head is not word for word in (*aside, whole)):
        _hang(aside, of, told, whole)


def _is_portion(of: Token) -> bool:
    """Whether a word for some or all of a number stands before "of"."""
    word = of.nbor(-1) if of.i > of.sent.start else of
    return word.pos_ == "NUM" or word.lower_ in syntax_words().portions


def _start(of: Token) -> int | None:
    """Where the aside begins, right behind a comma, a bracket or a dash."""
    tokens = of.doc.tokens
    marks = (
        i for i in range(of.i - 1, max(of.i - _LONGEST_PORTION - 1, of.sent.start), -1) if tokens[i].text in _MARKS
    )
    mark = next(marks, None)
    return None if mark is None or tokens[mark + 1].lower_ in _NO_PORTION else mark + 1


def _told(of: Token) -> Token | None:
    """What those are said to be, right behind "of them": "Danes", "not Danes", "young women"; no more than nouns."""
    for word in of.doc.tokens[of.i + 2 : of.sent.end]:
        if word.tag_ in PLURAL_NOUNS or (word.ent_type_ in _OF_PEOPLES and not _describes_next(word)):
            return word
        if word.pos_ not in {"ADJ", "NUM", "DET", "PART"} and word.ent_type_ not in _OF_PEOPLES:
            return None
    return None


def _describes_next(word: Token) -> bool:
    """Whether a word for those of a state stands before a noun: "*Danish* women"."""
    behind = word.nbor() if word.i + 1 < word.sent.end else word
    return behind.tag_ in {"NN", "NNS", "NNP", "NNPS", "JJ"} and behind is not word


def _whole(mark: Token, told: Token) -> Token | None:
    """Those of whom some are meant: right before the mark, or else the last of whom a verb tells and says how many."""
    before = mark.nbor(-1) if mark.i > mark.sent.start else mark
    if before.tag_ in PLURAL_NOUNS and (before.dep_ in _ARGUMENTS or before.head.lower_ == "of"):
        return before
    words = reversed(mark.doc.tokens[mark.sent.start : mark.i])
    people = next((word for word in words if word.dep_ in _ARGUMENTS and word.tag_ in PLURAL_NOUNS), None)
    is_counted = people is not None and people.has("nummod")
    return people if is_counted and told is not people else None


def _hang(aside: list[Token], of: Token, told: Token, whole: Token) -> None:
    verb = next((above for above in (whole.head, *whole.head.ancestors) if above.pos_ in VERBAL), None)
    portion = of.nbor(-1)
    if verb is None or verb in aside:
        return
    if portion.dep_ in SUBJECTS and portion.head not in aside:
        _give_subject(portion, whole)
    for word in of.doc.tokens[aside[-1].i + 1 : of.sent.end]:
        if word.head in aside:
            word.hang_on(verb)
    told.hang_on(whole)
    told.dep_ = "appos"
    of.hang_on(portion)
    of.nbor().hang_on(of)
    portion.hang_on(told)
    portion.dep_ = "nsubj"
    for word in aside:
        if word.head not in aside and word is not told:
            word.hang_on(portion if word.i < of.i else told)


def _give_subject(portion: Token, whole: Token) -> None:
    """Makes whoever "nine" is of the subject that nine was taken for: "*a batch of 38 men*, nine of them ill, left"."""
    verb, top = portion.head, whole
    while top.head.i < top.i and top.head is not verb and top.head.pos_ not in VERBAL:
        top = top.head
    if top.head is verb and not any(child.dep_ in SUBJECTS for child in verb.children if child is not portion):
        top.dep_ = portion.dep_
