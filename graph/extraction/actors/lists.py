"""The names by which a sentence spells out whom it counts: "three countries — Chad, Mali and Togo", "all of which"."""

from typing import TYPE_CHECKING

from graph.extraction.actors.phrases import SIDES, is_plural, objects_of
from graph.extraction.actors.reading import Reading, Referent
from graph.extraction.clauses import conjuncts
from graph.labels import ADNOMINAL_CLAUSES, VERBAL
from graph.model import EntityKind

if TYPE_CHECKING:
    from graph.tokens import Token

_LONGEST_INCLUSION = 7  # words between those counted and the first that is named of them
_PREDICATED = frozenset({"attr", "nsubj", "acomp"})
_THEM = frozenset({"them", "these"})
_INCLUDING = frozenset({"including", "among", "notably"})
_EXAMPLES = frozenset({"as", "like"})  # before some of those meant: "countries such as Chad and Mali"
WHOLE = frozenset({"all", "both", "each", "none", "neither"})
_OF_WHICH = frozenset({"which", "whom"})
_OF_TWO = frozenset({"both", "neither"})
_TWO = 2
_IN_LIST = frozenset({"conj", "appos"})


def spelled_out(reading: Reading, token: "Token") -> list[Referent]:
    """Those whom a list behind a phrase names, all of them or some: "both neighbours, Chile and Bolivia"."""
    if token.pos_ == "NUM":
        return _counted_of(reading, token)
    if not is_plural(token):
        return []
    return _listed(reading, token) or _included(reading, token) or _examples(reading, token)


def _listed(reading: Reading, token: "Token") -> list[Referent]:
    """The states that a list behind a plural names: "both neighbours, Chile and Bolivia"."""
    lists = (conjuncts(c) for c in token.children if c.dep_ == "appos" and c.i > token.i and c.pos_ == "PROPN")
    names = next((names for names in lists if len(names) > 1), [])
    is_side = reading.is_noun(token, "state", "group", "state_representative")
    found = [reading.referents(name) for name in names if is_side or reading.is_noun(token, "litigant")]
    return [each[0] for each in found] if found and all(found) else []


def holders_listed(reading: Reading, offices: "Token") -> list[Referent]:
    """ "*The ministers*, Ana Ruiz of Peru and Ole Berg of Norway, met": those who hold offices, of two states."""
    if not is_plural(offices):
        return []
    lists = (conjuncts(c) for c in offices.children if c.dep_ == "appos" and c.i > offices.i)
    names = next((names for names in lists if len(names) > 1), [])
    if not all(reading.person_span(name) is not None for name in names):
        return []
    found = [r for name in names for r in reading.referents(name)[:1] if r.acts_for is not None]
    states = {r.acts_for.key for r in found if r.acts_for is not None}
    return found if len(states) == len(names) else []


def _counted_of(reading: Reading, number: "Token") -> list[Referent]:
    """ "Two of its neighbours, Chad and Mali,": as many as are counted, and no more."""
    wholes = [noun for c in number.children if c.lower_ == "of" for noun in objects_of(c)]
    found = [_listed(reading, noun) for noun in (*wholes, *([number] if wholes else ()))]
    return next((states for states in found if states and len(states) == SIDES.get(number.lower_)), [])


def _included(reading: Reading, token: "Token") -> list[Referent]:
    """The states that are named of those that are counted: "12 countries, among them Chad", "Chad among them"."""
    if not reading.is_noun(token, "state", "group"):
        return []
    window = token.doc[token.i + 1 : token.i + 1 + _LONGEST_INCLUSION]
    for mark in window:
        if mark.pos_ in VERBAL and mark.lower_ not in _INCLUDING:
            return []
        if mark.lower_ in _INCLUDING:
            is_behind = token.doc[mark.i + 1 : mark.i + 2].text in _THEM and token.doc[mark.i - 1].pos_ == "PROPN"
            first = token.i + 1 if is_behind else mark.i + 1  # "three states, *Chad* among them"
            end = mark.i if is_behind else mark.i + _LONGEST_INCLUSION
            names = [t for t in token.doc[first:end] if t.pos_ == "PROPN"]
            head = next((t for t in names if t.dep_ != "compound"), None)
            found = [r for name in conjuncts(head) for r in reading.referents(name)] if head is not None else []
            return [r for r in found if r.entity.kind is EntityKind.GOVERNMENT and r.token.pos_ == "PROPN"]
    return []


def _examples(reading: Reading, token: "Token") -> list[Referent]:
    """The states of "countries such as Chad and Mali", "neighbours like Togo"."""
    if not reading.is_noun(token, "state", "group"):
        return []
    marks = (c for c in token.children if c.dep_ == "prep" and c.lower_ in _EXAMPLES and c.i > token.i)
    marks = (c for c in marks if c.lower_ == "like" or c.has_word("such"))
    names = [name for mark in marks for noun in objects_of(mark) for name in conjuncts(noun)]
    found = [reading.referents(name) for name in names if name.pos_ == "PROPN"]
    states = [each[0] for each in found if each and each[0].entity.kind is EntityKind.GOVERNMENT]
    return states if states and len(states) == len(names) else []


def all_of_which(reading: Reading, token: "Token") -> list[Referent]:
    """ "Chad, Mali and Togo, all of which refused": every one of the list right before; empty where there is none."""
    whole = _whole_above(token)
    first = None if whole is None else _name_before_comma(whole)
    if whole is None or first is None:
        return []
    while first.dep_ in _IN_LIST and first.head.i < first.i and first.head.pos_ == "PROPN":
        first = first.head
    names = [name for name in conjuncts(first) if name.i < whole.i]
    found = [reading.referents(name) for name in names if name.pos_ == "PROPN"]
    is_list = len(names) == _TWO if whole.lower_ in _OF_TWO else len(names) > 1
    if not is_list or len(found) != len(names) or not all(found):
        return []
    return [each[0].again(token, f"{whole.text} of {token.text}: {each[0].mention.text}") for each in found]


def _name_before_comma(whole: "Token") -> "Token | None":
    """The word that ends the list before "all of which", adverbs left out: "Mali and Togo beforehand, all of which"."""
    before = list(whole.doc[whole.sent.start : whole.i])
    if not before or before.pop().text != ",":
        return None
    while before and before[-1].pos_ == "ADV":
        before.pop()
    return before[-1] if before and before[-1].pos_ == "PROPN" else None


def _whole_above(token: "Token") -> "Token | None":
    """The "all" of "all of which", for either word."""
    is_behind = token.lower_ in _OF_WHICH and token.head.lower_ == "of"
    whole = token.head.head if is_behind else token
    is_of_which = is_behind or any(t.lower_ in _OF_WHICH for c in token.children for t in objects_of(c))
    return whole if is_of_which and whole.lower_ in WHOLE else None


def named_behind(reading: Reading, token: "Token") -> list[Referent]:
    """ "Among *those* barred are Ana Dar and Ole Berg", "*those* barred include Ana Dar": who of them is named.

    Of whom alone it is told.
    """
    if not (token.tag_ == "NNS" or token.lower_ == "those"):
        return []
    named = _named_as_some(token) if token.dep_ == "nsubj" else _named_behind_among(token)
    names = conjuncts(named[0]) if len(named) == 1 else []
    found = [r for name in names if name.pos_ == "PROPN" for r in reading.referents(name)]
    return found if all(name.pos_ == "PROPN" for name in names) else []


def _named_behind_among(token: "Token") -> "list[Token]":
    """The names behind the verb of "Among *those* barred are"."""
    verb = token.head.head
    is_fronted = token.dep_ == "pobj" and token.head.lower_ == "among" and token.head.i < token.i < verb.i
    if not is_fronted or verb.lemma_ != "be" or any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children):
        return []
    return [child for child in verb.children if child.i > verb.i and child.dep_ in _PREDICATED]


def _named_as_some(token: "Token") -> "list[Token]":
    """The names behind the verb of "*Those* barred include", "*the men* whom Chad freed are"."""
    told = token.has_any(ADNOMINAL_CLAUSES)
    label = {"include": "dobj", "be": "attr"}.get(token.head.lemma_)
    return [child for child in token.head.children if told and child.i > token.i and child.dep_ == label]
