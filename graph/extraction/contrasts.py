"""Who or what is named only to say that it is not meant: "Kenya, not Uganda", "and not the $6 million".

Such a "not" belongs to a phrase, not to the verb; which claims it denies is for `graph.extraction.claims`.
"""

from typing import TYPE_CHECKING

from graph.labels import NOMINAL_SUBJECTS, VERBAL

if TYPE_CHECKING:
    from graph.tokens import Token

EXCEPTING = frozenset({"but", "except", "save", "besides", "excepting", "barring"})
_EXCEPTING_WITH = frozenset(
    {("except", "for"), ("save", "for"), ("apart", "from"), ("aside", "from"), ("exception", "of")}
)
_NOBODY = frozenset({"no", "none", "nobody", "never", "not", "neither"})
_LONGEST_PHRASE = 8  # words from "not" to the head of what it sets apart
_JOINING = frozenset({",", "and", "but", "—", "–", "-", "("})  # what stands before such a "not"
_NO_CONTRAST = frozenset({"only", "just", "merely", "even", "least", "yet", "all", "until"})  # "not only Uganda"
_STANDING_IN = frozenset({"that", "those"})  # "lifted sanctions on Chad, but not *those* on Mali"
_PHRASAL = frozenset({"det", "quantmod", "nummod", "compound", "amod", "poss", "case", "neg", "nmod", "advmod"})


def is_set_apart(token: "Token") -> bool:
    """Whether the phrase around a word is set apart from another beside it, by "not", "rather than", "instead of".

    Or is one of "with neither Chad nor Mali", which denies nothing else of what the verb says.
    """
    if _is_of_neither(token):
        return True
    for word in _words_before(token):
        if word.lower_ == "not":
            return _is_contrast(token, word)
        if word.lower_ in {"than", "of"}:
            return word.i > 0 and word.doc[word.i - 1].lower_ == ("rather" if word.lower_ == "than" else "instead")
    return False


def is_meant_instead(token: "Token") -> bool:
    """Whether a denial ends before a phrase, which holds: "did not pay Chad *but Mali*".

    So it does not in "did not pay Chad, but Mali did", nor in "but not Mali", nor in "but Mali's debt was not paid",
    whose verb stands behind.
    """
    before = _words_before(token)
    words = [word.lower_ for word in before]
    if "but" not in words or "not" in words:
        return False
    but = before[words.index("but")]
    verb = next((above for above in token.ancestors if above.pos_ in VERBAL), token)
    behind = token.doc[token.i + 1 : token.i + 2]
    is_own_clause = token.dep_ in NOMINAL_SUBJECTS or (bool(behind) and behind[0].pos_ in VERBAL)
    return not is_own_clause and verb.i < but.i


def is_excepted(token: "Token") -> bool:
    """ "All *but Chad* agreed", "every state except Chad and *Mali*": whether those named do not do what is said.

    Of nobody but Chad it is said: "no state but Chad agreed".
    """
    first = token
    while first.dep_ == "conj":
        first = first.head
    start = first.left_edge.i
    words = [word.lower_ for word in first.doc[max(first.sent.start, start - 2) : start]]
    before = first.doc[start - 1] if words else first
    is_exception = before.lower_ in EXCEPTING and before.dep_ != "cc"
    is_denied = any(word.lower_ in _NOBODY for word in first.sent if word.i < start)
    return (is_exception or tuple(words) in _EXCEPTING_WITH) and not is_denied


def negates_phrase(negator: "Token", head: "Token") -> bool:
    """Whether a "not" before a phrase says only that this one is not meant, or not alone, so that the verb holds."""
    return negator.lower_ == "not" and (negator.i > head.i or _is_not_alone(negator) or _is_contrast(head, negator))


def _is_of_neither(token: "Token") -> bool:
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    return token.dep_ == "pobj" and any(c.lower_ == "neither" and c.i < token.i for c in token.children)


def _words_before(token: "Token") -> list["Token"]:
    """The words before a phrase's head, the nearest first, as far as they are of the phrase or next to it."""
    found = []
    aside = _aside_before(token)
    for i in range(token.i - 1, max(-1, token.i - _LONGEST_PHRASE), -1):
        word = token.doc[i]
        if word.i in aside:
            continue
        found.append(word)
        if word.dep_ not in _PHRASAL and word.pos_ != "ADP" and word.lower_ not in _STANDING_IN:
            break
    return found


def _aside_before(token: "Token") -> range:
    """ "Not, *as planned*, to Chad": where the aside between "not" and a phrase stands; nowhere in most sentences."""
    doc, first = token.doc, max(token.sent.start, token.i - _LONGEST_PHRASE)
    commas = [i for i in range(first, token.i) if doc[i].text == ","]
    if len(commas) < len(("opening", "closing")):
        return range(0)
    opening, closing = commas[-2:]
    is_aside = opening > first and doc[opening - 1].lower_ == "not" and doc[opening + 1].lower_ == "as"
    return range(opening, closing + 1) if is_aside else range(0)


def _is_contrast(token: "Token", negator: "Token") -> bool:
    if _is_not_alone(negator):
        return False
    if negator.i and negator.doc[negator.i - 1].lower_ in _JOINING:
        return True
    return any(child.dep_ == "cc" and child.lower_ == "but" and child.i > token.i for child in token.children)


def _is_not_alone(negator: "Token") -> bool:
    return negator.i + 1 < len(negator.doc) and negator.doc[negator.i + 1].lower_ in _NO_CONTRAST
