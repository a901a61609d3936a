"""A verb left out before a further infinitive: "ordered Kenya to free the men and *Uganda* to take them in".

A parser hangs the name before that infinitive on the words before it, as one more of them.
"""

from typing import TYPE_CHECKING

from graph.frames import syntax_words
from graph.labels import VERB_OBJECTS

if TYPE_CHECKING:
    from graph.tokens import Token

_INFINITIVES = frozenset({"xcomp", "advcl", "ccomp", "acl"})  # how the first hangs on its verb
_FARTHEST = 40  # words between the two


def bearer_of_second(infinitive: "Token") -> "Token | None":
    """Uganda, for "take"; None for any infinitive that has no other one before it, told of somebody else."""
    name = _name_before(infinitive)
    return name if name is not None and _first_infinitive(name, infinitive) is not None else None


def bears_second(name: "Token") -> bool:
    """Whether a name is that of whoever is to do what a further infinitive says."""
    return _second_of(name) is not None


def _second_of(name: "Token") -> "Token | None":
    """The infinitive right behind a name that it is said of."""
    doc = name.doc
    if name.pos_ != "PROPN" or name.i + 2 >= len(doc) or doc[name.i + 1].lower_ != "to":
        return None
    infinitive = doc[name.i + 1].head
    return infinitive if infinitive.i > name.i and bearer_of_second(infinitive) == name else None


def bearers_shared(verb: "Token") -> tuple[list["Token"], list["Token"]]:
    """Whom a verb with an infinitive is said of besides, its verb left out: further subjects, and further objects."""
    firsts = [
        child for child in verb.children if child.dep_ in _INFINITIVES and child.i > verb.i and child.tag_ == "VB"
    ]
    if not firsts:
        return [], []
    end = min(verb.sent.end, firsts[0].i + _FARTHEST)
    names = [word for word in verb.doc[firsts[0].i + 1 : end] if word.lower_ == "to" and word.dep_ == "aux"]
    found = [name for to in names if (name := bearer_of_second(to.head)) is not None]
    found = [name for name in found if (first := _first_of(name)) is not None and first.head == verb]
    has_object = any(child.dep_ in VERB_OBJECTS and child.i < firsts[0].i for child in verb.children)
    return ([], found) if has_object else (found, [])


def _first_of(name: "Token") -> "Token | None":
    infinitive = _second_of(name)
    return _first_infinitive(name, infinitive) if infinitive is not None else None


def _name_before(infinitive: "Token") -> "Token | None":
    """The name between "and" and an infinitive with "to"."""
    to = next((child for child in infinitive.children if child.dep_ == "aux" and child.lower_ == "to"), None)
    if infinitive.tag_ != "VB" or to is None or to.i < infinitive.sent.start + 2:
        return None
    name = to.doc[to.i - 1]
    if name.pos_ != "PROPN" or (name.dep_ == "conj" and name.head.pos_ == "PROPN"):
        return None  # "asked Kenya and Uganda to free them": both
    first = name.left_edge.i
    while first < name.i and name.doc[first].dep_ in {"cc", "punct"}:
        first += 1
    before = name.doc[first - 1] if first > name.sent.start else name
    before = name.doc[first - 2] if before.lower_ == "the" and first - 1 > name.sent.start else before
    return name if before.lower_ == "and" else None


def _first_infinitive(name: "Token", second: "Token") -> "Token | None":
    """ "Free", for Uganda: the infinitive before that another verb governs, which governs the further one as well."""
    for to in reversed(name.doc[max(name.sent.start, name.i - _FARTHEST) : name.i]):
        first = to.head
        if to.lower_ != "to" or to.dep_ != "aux" or first.dep_ not in _INFINITIVES or first.i > name.i:
            continue
        is_of_verb = first.head.pos_ == "VERB" and first.head.i < first.i
        is_joined = first.head.is_ancestor(second) and first.head.is_ancestor(name)
        if is_of_verb and is_joined and not _asks_himself(first, name):
            return first
        return None
    return None


def _asks_himself(first: "Token", name: "Token") -> bool:
    """ "Agreed to ask the bank and Uganda to pay": where the first asks both to do what the further one says."""
    return name.head.head == first and first.lemma_.lower() in syntax_words().asking | syntax_words().addressing
