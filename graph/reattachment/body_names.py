"""Makes one phrase of the name of a body with "and" in it, and two of two names.

"The Education Rights and Justice Project has sued": a parser joins its halves as if they were two; that it is one, the
verb says, or the letters in brackets behind it. Of "Amnesty International and Human Rights Watch have sued" it makes
one name. Who a body is, is for `graph.extraction.actors`.
"""

from graph.frames import syntax_words
from graph.labels import AUXILIARIES
from graph.reattachment.phrases import SUBJECTS
from graph.tokens import Doc, Token

_OF_ONE = frozenset({"has", "is", "was"})
_OF_TWO = frozenset({"have", "are", "were"})
_SHORTEST_ACRONYM = 3  # letters


def reattach_body_names(doc: Doc) -> None:
    """Hangs the first half of each such name on the second, and parts two names."""
    for token in doc:
        if token.dep_ in SUBJECTS and token.pos_ == "PROPN" and (first := _other_name(token)) is not None:
            _part(first, token)
        if token.dep_ == "conj" and token.pos_ == "PROPN" and _is_second_half(token):
            _make_whole(token.head, token)


def _is_second_half(second: Token) -> bool:
    first = second.head
    begin = second.left_edge.i
    are_halves = first.dep_ in SUBJECTS and first.pos_ == "PROPN" and first.i + 2 == begin
    if not are_halves or first.nbor().lower_ != "and" or second.has("det"):
        return False
    is_body = second.ent_type_ == "ORG" and first.ent_type_ in {"ORG", ""} and first.left_edge.lower_ == "the"
    return is_body and (_is_told_of_one(first.head) or _is_called(second, first))


def _is_told_of_one(verb: Token) -> bool:
    """Whether a verb is of one subject alone."""
    return verb.tag_ == "VBZ" or any(child.lower_ in _OF_ONE and child.dep_ in AUXILIARIES for child in verb.children)


def _is_called(second: Token, first: Token) -> bool:
    """Whether letters in brackets stand behind that begin as the name does: "... Project (SERAP)"."""
    behind = second.doc[second.i + 1 : second.i + 3]
    if len(behind) < len(("(", "SERAP")) or behind[0].text != "(":
        return False
    letters, names = behind[1].text, [word for word in first.subtree if word.text[:1].isupper() and word.dep_ != "det"]
    is_acronym = letters.isupper() and len(letters) >= _SHORTEST_ACRONYM
    return is_acronym and bool(names) and names[0].text[:1] == letters[:1] and second.text[:1] in letters


def _make_whole(first: Token, second: Token) -> None:
    function = first.dep_
    second.hang_on(first.head)
    second.dep_ = function
    first.hang_on(second)
    first.dep_ = "nmod"


def _other_name(second: Token) -> Token | None:
    """ "Amnesty *International* and Human Rights Watch have": the one before "and", hung on the other."""
    halves = [c for c in second.children if c.dep_ == "nmod" and c.pos_ == "PROPN" and c.nbor().lower_ == "and"]
    if len(halves) != 1 or second.has("det"):
        return None
    first, verb = halves[0], second.head
    are_two = any(child.lower_ in _OF_TWO and child.dep_ in AUXILIARIES for child in verb.children)
    is_whole = first.lower_ in syntax_words().ends_of_names and not _is_told_of_one(verb)
    return first if are_two or is_whole else None


def _part(first: Token, second: Token) -> None:
    for word in [child for child in first.children if child.i > first.i and child.dep_ == "conj"]:
        word.hang_on(second)
        word.dep_ = "compound"
    for word in [child for child in second.children if child.i < first.i]:
        word.hang_on(first)
        word.dep_ = "compound"
    first.hang_on(second.head)
    first.dep_ = second.dep_
    second.hang_on(first)
    second.dep_ = "conj"
