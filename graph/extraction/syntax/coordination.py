"""Words that share a place: the items of a list, and clauses that leave out the verb that they share.

The usual slips of a parser in lists are put right here.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from graph.extraction.syntax.antecedents import antecedents
from graph.extraction.syntax.basics import WORDS_KEPT
from graph.extraction.syntax.second_infinitives import bears_second
from graph.labels import NOMINAL, PAST_FORMS, VERB_OBJECTS, VERBAL

if TYPE_CHECKING:
    from graph.tokens import Token

_JOINED = frozenset({"conj", "cc", "appos", "prep"})  # how the further items of a list hang on the first


def conjuncts(token: "Token") -> list["Token"]:
    """A token and all that is coordinated to its right, in text order; antecedents stand for relative pronouns."""
    return list(_conjuncts(token))


@lru_cache(WORDS_KEPT)
def _conjuncts(token: "Token") -> tuple["Token", ...]:
    found: list[Token] = []
    waiting = [token]
    while waiting:  # no recursion: a hostile list may have thousands of names
        head = waiting.pop()
        found.extend(resolved(head))
        joined = (child for child in head.children if child.dep_ in _JOINED)
        waiting.extend(reversed([following for child in joined for following in _coordinated(head, child)]))
    return tuple(found)


def resolved(token: "Token") -> list["Token"]:
    """A token, or what a relative pronoun refers to."""
    return antecedents(token) or [token]


def _coordinated(token: "Token", child: "Token") -> list["Token"]:
    """The next items of a list that a child of its item stands for or begins."""
    if gapped_subject(child) is not None or object_of_gapped(child) is not None or bears_second(child):
        return []
    if is_before_number(child):
        return []
    if child.dep_ == "conj" and _is_firm(token, child):
        return [following for below in child.children for following in _coordinated(child, below)]
    if child.dep_ == "conj" and not _starts_clause(token, child):
        return _repaired(child)
    if child.dep_ == "cc" and token.pos_ == "PROPN":
        return _cut_off(token, child)
    if child.dep_ == "prep" and token.pos_ == "PROPN":
        return _together(token, child)
    if child.dep_ != "appos" or child.i < token.i:
        return []
    return [child] if _is_list_item(token, child) else _beside_apposition(child)


def _beside_apposition(apposition: "Token") -> list["Token"]:
    """The next names of a list that the parser joined to an apposition: "Owusu, Ghana's president, and Mensah".

    The apposition may be the name itself, "his wife, Ama Owusu, and the Law Society", or "a Briton" beside a name.
    """
    doc, described = apposition.doc, apposition.head
    closed = any(c.dep_ == "cc" and doc[c.i - 1].text == "," for c in apposition.children)
    kinds = {"PROPN", "NOUN"} if apposition.pos_ == "PROPN" else {"PROPN"}  # "Owusu, and the Togolese minister, Agbo"
    names = [c for c in apposition.children if c.dep_ == "conj" and c.pos_ in kinds and c.i > apposition.i]
    is_one = described.tag_ == "NN" and doc[apposition.left_edge.i - 1].text == ","
    is_native = apposition.has_any_word({"a", "an"}) and described.tag_ == "NNP"
    return names if closed and (apposition.pos_ == "NOUN" or is_one or is_native) else []


def _is_firm(token: "Token", child: "Token") -> bool:
    """Whether an ampersand makes one name of two: "Process & Industrial Developments"."""
    between = token.doc[token.i + 1 : child.i]
    return token.pos_ == "PROPN" and any(t.text == "&" for t in between) and not any(t.text == "," for t in between)


def _cut_off(noun: "Token", conjunction: "Token") -> list["Token"]:
    """The last name of a list whose adjective the parser took for a verb: "Angola, Mongolia and embattled Ukraine"."""
    doc = noun.doc
    is_last = conjunction.i + 2 >= len(doc)
    if is_last or any(child.dep_ == "conj" and child.i > conjunction.i for child in noun.children):
        return []
    adjective, name = doc[conjunction.i + 1], doc[conjunction.i + 2]
    is_cut = adjective.tag_ in PAST_FORMS and name.pos_ == "PROPN" and name.head == adjective
    return [name] if is_cut and name.dep_ == "dobj" else []


def _together(name: "Token", preposition: "Token") -> list["Token"]:
    """The names of "Kenya, together with *Uganda*," and "Kenya, along with *Uganda*,"."""
    before = preposition.doc[max(preposition.i - 2, 0) : preposition.i]
    is_joined = preposition.lower_ == "with" and [t.lower_ for t in before] in ([",", "together"], [",", "along"])
    named = (c for c in preposition.children if c.dep_ == "pobj" and c.pos_ == "PROPN" and c.ent_type_ == "GPE")
    return list(named) if is_joined and name.ent_type_ == "GPE" else []


def _starts_clause(token: "Token", child: "Token") -> bool:
    """Whether a conjunct is a clause of its own rather than one more noun, or the other way round."""
    if token.pos_ in VERBAL:
        return False
    return child.pos_ in VERBAL and not child.has("dobj") and child.tag_ not in PAST_FORMS


def _repaired(child: "Token") -> list["Token"]:
    """A conjunct; where the parser took its adjective for a verb ("and embattled Ukraine"), the noun behind it."""
    if child.pos_ == "VERB" and child.head.pos_ in NOMINAL:
        return [c for c in child.children if c.dep_ == "dobj"]
    return [child]


def _is_list_item(token: "Token", child: "Token") -> bool:
    """Whether an apposition is really the next item of a list of names: "Angola, Mongolia and Ukraine"."""
    return (
        token.pos_ == "PROPN"
        and child.pos_ == "PROPN"
        and child.has_any({"conj", "cc"})
        and not child.has_any({"det", "poss"})
    )


def gapped_subject(noun: "Token") -> "Token | None":
    """Peru in "Chile freed two men and Peru six sailors", which a parser takes for a description of the sailors.

    A name before a number or an article describes no noun: it is the subject of a clause whose verb is left out.
    """
    is_name = noun.pos_ == "PROPN" and noun.tag_ != "NNPS" and noun.ent_type_ != "NORP"  # "and Peru six *Danes*"
    if noun.dep_ not in {"conj", "appos", "dep"} or is_name or noun.ent_type_ == "MONEY":
        return None
    first = noun.child_of({"nummod", "det"})
    before = noun.doc[first.i - 1] if first is not None and first.i > noun.sent.start else None
    is_name = before is not None and before.pos_ == "PROPN" and before.head in {noun, first}
    return before if is_name and before is not None and before.dep_ in {"nmod", "compound", "poss"} else None


def word_before_name(name: "Token") -> "Token":
    """What stands before a name and its article, or the first word of the sentence: "and" in "and the US six men"."""
    before = name.doc[max(name.i - 1, name.sent.start)]
    return before.doc[max(before.i - 1, name.sent.start)] if before.lower_ == "the" else before


def object_of_gapped(name: "Token") -> "Token | None":
    """The guard in "Latvia gave up two men, and Russia a guard", where Russia is taken for a further object."""
    if name.pos_ != "PROPN" or name.dep_ not in {"dobj", "conj"}:
        return None
    if name.i == name.sent.start or word_before_name(name).lower_ != "and":
        return None
    beside = (c for c in name.children if c.dep_ == "appos" and c.left_edge.i == name.i + 1)
    found = next((noun for noun in beside if noun.left_edge.dep_ in {"det", "nummod"}), None)
    return found or (_next_object(name) if name.dep_ == "conj" and name.head.dep_ == "dobj" else None)


def _next_object(name: "Token") -> "Token | None":
    """The sailors of "Peru freed two men and Chile six sailors", where Chile is taken for one of those freed."""
    is_counted = name.i + 1 < len(name.doc) and name.doc[name.i + 1].dep_ in {"det", "nummod"}
    noun = name.doc[name.i + 1].head if is_counted else name
    is_object = noun.dep_ == "dobj" and noun.head == name.head.head and noun.head.i < name.i
    is_beside = noun.dep_ == "appos" and noun.head == name.head
    return noun if (is_object or is_beside) and noun.left_edge.i == name.i + 1 else None


def is_gap(token: "Token") -> bool:
    """Whether a word is the subject or the object of a clause whose verb is left out."""
    is_beside = gapped_subject(token) is not None or object_of_gapped(token) is not None or is_before_number(token)
    return is_beside or _is_of_gapped(token) or _is_behind_sum(token)


def is_before_number(name: "Token") -> bool:
    """Whether a further name has but a number of its own: "took 40 men from Niger, *Spain* 60 and *Italy* 96"."""
    behind = name.doc[name.i + 1] if name.i + 1 < len(name.doc) else None
    if name.dep_ not in {"conj", "appos"} or name.ent_type_ != "GPE" or behind is None:
        return False
    is_number = behind.dep_ == "nummod" and behind.head == name and behind.text.isalnum()
    return is_number and name.head.dep_ != "nsubj"


def _is_behind_sum(token: "Token") -> bool:
    """ "Oman gave $250 million and Qatar $180 million": Qatar, taken for a receiver, and the sum behind it."""
    objects = [child for child in token.head.children if child.dep_ in VERB_OBJECTS and child.i <= token.i]
    name = token if token.dep_ == "dative" else next((o for o in objects if o.dep_ == "dative"), None)
    before = name.doc[name.left_edge.i - 1] if name is not None and name.left_edge.i else None
    is_joined = before is not None and before.lower_ in {"and", ","}
    return is_joined and name is not None and objects[0].dep_ == "dobj" and objects[0].i < name.i <= token.i


def _is_of_gapped(noun: "Token") -> bool:
    """Whether an object is one of a clause whose verb is left out, behind the name of its subject."""
    if noun.dep_ not in {"dobj", "appos"}:
        return False
    before = noun.doc[max(noun.left_edge.i - 1, 0)]
    return before.dep_ == "conj" and object_of_gapped(before) == noun
