"""Keeps apart two persons who are named side by side, each with a title or a state of his own.

"Ana Dar, then Kenya's foreign minister, and the Norwegian justice minister, Ole Berg": a parser hangs the second on the
title of the first, or on the first one's state.
"""

from graph.labels import NOMINAL, SINGULAR_NOUNS
from graph.reattachment.phrases import SUBJECTS, first_of
from graph.tokens import Doc, Token

_BEFORE_TITLE = frozenset({"amod", "case", "compound", "det", "nmod", "poss"})
_PLACES = frozenset({"GPE", ""})  # labels of the entity recogniser that a state's name may have
_OWNERS = frozenset({"GPE", "NORP", "ORG"})  # labels of those who have offices
_THEN = "then"


def reattach_fellows(doc: Doc) -> None:
    """Hangs each of two persons on the other, and on each of them what tells of him."""
    for token in doc:
        if token.lower_ == _THEN:
            _reattach_office_then(token)
    for token in doc:
        if token.dep_ == "conj":
            _reattach_fellow(token)
            _join_to_name(token)
        elif token.dep_ == "appos":
            _reattach_title(token)
            _join_fellow_title(token)
            _read_as_listed(token)
        elif token.lower_ == "between" and token.dep_ == "prep":
            _reattach_other_side(token)


def _reattach_office_then(then: Token) -> None:
    """ "Ana Dar, *then Kenya's foreign minister*, signed it": what she was when she did."""
    name = _person_before_comma(then)
    if name is None or then.i + 1 >= then.sent.end:
        return
    title = then.nbor()
    while title.dep_ in _BEFORE_TITLE and title.head.i > title.i:
        title = title.head
    begins_before = any(child.i < then.i and not child.is_punct for child in title.children)
    if title.pos_ not in NOMINAL or title is name or begins_before:
        return
    if title.is_ancestor(name) or then.is_ancestor(name):
        return
    title.hang_on(name)
    title.dep_ = "appos"
    then.hang_on(title)


def _person_before_comma(token: Token) -> Token | None:
    """The person whose name ends at the comma right before a word."""
    if token.i - token.sent.start <= 1 or token.nbor(-1).text != ",":
        return None
    name = token.nbor(-2)
    return _whole(name) if _is_person(name) else None


def _reattach_fellow(second: Token) -> None:
    """Hangs who is named beside a person on that person, and not on his title or his state."""
    title = second.head
    first = None
    if title.dep_ == "appos" and _is_person(title.head) and title.head.i < title.i < second.i and _is_fellow(second):
        first = title.head
    elif title.dep_ == "pobj" and title.head.lower_ == "of" and _is_person(title.head.head) and _is_person(second):
        first = title.head.head if title.ent_type_ in _PLACES else None
    if first is None or first.i > title.i or second.is_ancestor(first):
        return
    for child in title.children:
        if child.dep_ == "cc" and child.i < second.i:
            child.hang_on(first)
    second.hang_on(first)


def _join_to_name(title: Token) -> None:
    """ "Justice Ali Dar and *Justice* Eve Kim": a title that a parser takes for one more beside both persons."""
    if _is_person(title) or title.pos_ not in NOMINAL or any(True for _ in title.children):
        return
    names = (word for word in title.doc[title.i + 1 : title.sent.end] if word.head is title.head)
    name = next(names, None)
    if name is not None and name.dep_ == "conj" and _is_person(name) and first_of(name).i == title.i + 1:
        title.hang_on(name)
        title.dep_ = "compound"


def _is_fellow(second: Token) -> bool:
    """Whether somebody else is named: by a name, or by a title that a name follows."""
    named = (child for child in second.children if child.dep_ == "appos" and child.i > second.i)
    return _is_person(second) or (second.pos_ in NOMINAL and any(_is_person(child) for child in named))


def _reattach_title(title: Token) -> None:
    """ "Ana Dar of Kenya and Ole Berg, *the justice minister* of Norway": of the one whose name it follows."""
    first, name = title.head, _person_before_comma(first_of(title))
    is_other = name is not None and name is not first and name.dep_ == "conj" and name.head is first
    if name is not None and is_other and title.tag_ in SINGULAR_NOUNS:
        title.hang_on(name)


def _join_fellow_title(title: Token) -> None:
    """ "President Vaka of Fiji and *Peru's president*, Ana Soto, met": and whose title is no name of his."""
    first, opening = title.head, first_of(title)
    link = opening.nbor(-1) if opening.i > title.sent.start else opening
    is_owned = any(child.dep_ in {"poss", "amod"} and child.ent_type_ in _OWNERS for child in title.children)
    is_behind_state = link.dep_ == "cc" and link.lower_ == "and" and link.head.dep_ == "pobj"
    if not (is_owned and is_behind_state and _is_person(first) and link.head.head.head is first):
        return
    title.dep_ = "conj"
    link.hang_on(first)


def _read_as_listed(second: Token) -> None:
    """ "Arrested Ana Ruiz, *Ole Berg* and Juan Mora": the next of a list, and no other name of the first."""
    first = second.head
    if second.dep_ != "appos" or first.i > second.i or not (_is_person(first) and _is_person(second)):
        return
    behind = [child for word in (first, second) for child in word.children if child.i > second.i]
    others = [child for child in behind if child.dep_ == "conj" and _is_person(child)]
    links = (*behind, *(child for other in others for child in other.children))
    if others and any(child.dep_ == "cc" and child.lower_ == "and" for child in links):
        second.dep_ = "conj"


def _reattach_other_side(between: Token) -> None:
    """ "Talks between Kenya's minister, Ana Dar, *and Norway* were held": no second subject."""
    noun, sides = between.head, [child for child in between.children if child.dep_ == "pobj"]
    if len(sides) != 1 or noun.i > between.i or sides[0].has("conj"):
        return
    verb = noun.head
    others = [child for child in verb.children if child.dep_ in SUBJECTS and sides[0].i < child.i < verb.i]
    joint = first_of(others[0]).nbor(-1) if len(others) == 1 else between
    if joint.dep_ != "cc" or joint.lower_ != "and" or noun.dep_ not in SUBJECTS | {"npadvmod"}:
        return
    if noun.dep_ == "npadvmod":
        noun.dep_ = others[0].dep_
    joint.hang_on(sides[0])
    others[0].hang_on(sides[0])
    others[0].dep_ = "conj"


def _is_person(token: Token) -> bool:
    """Whether a word is a person's name, or two in a row that the recogniser knows for nothing."""
    is_unknown = token.ent_type_ == "" and any(c.dep_ == "compound" and c.ent_type_ == "" for c in token.children)
    return token.pos_ == "PROPN" and (token.ent_type_ == "PERSON" or is_unknown)


def _whole(name: Token) -> Token:
    """The head of a name of which a word is known."""
    while name.dep_ == "compound" and name.head.ent_type_ == name.ent_type_:
        name = name.head
    return name
