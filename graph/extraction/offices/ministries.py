"""Offices told by what somebody is in charge of: "the finance ministry goes to Ana Ruiz", "held the justice portfolio".

Which verbs say so is in `ontology/lexicon/titles.yaml`.
"""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading, objects_of
from graph.extraction.clauses import surface_subjects
from graph.extraction.offices.titles import WORDS
from graph.extraction.syntax import is_passive
from graph.labels import ATTRIBUTES, AUXILIARIES, FINITE, SINGULAR_NOUNS, SUBJECTS

if TYPE_CHECKING:
    from graph.tokens import Doc, Token


def title_in_charge(reading: Reading, charge: "Token") -> str | None:
    """What whoever has a ministry is called, "finance minister", or None where no such office is known."""
    field = charge.text if _goes_by_field(charge) else _field(reading, charge)
    title = f"{field} minister".lower() if field else ""
    return title if title and reading.gazetteer.office(title) is not None else None


def _field(reading: Reading, charge: "Token") -> str:
    """ "The *environment* ministry", "the ministry of *health*", without whose it is."""
    first = charge.i
    while first > charge.sent.start and charge.doc[first - 1].dep_ in ATTRIBUTES:
        before = charge.doc[first - 1]
        match = reading.match(before)
        if (match is not None and match.entry.country is not None and before.dep_ == "amod") or before.pos_ == "PUNCT":
            break
        first -= 1
    if first < charge.i:
        return charge.doc[first : charge.i].text
    behind = [noun for child in charge.children if child.lower_ == "of" for noun in objects_of(child)]
    return charge.doc[behind[0].left_edge.i : behind[0].i + 1].text if len(behind) == 1 else ""


def ministries_given(reading: Reading, doc: "Doc") -> Iterator[tuple["Token", str, list["Token"]]]:
    """The ministries and portfolios that somebody has or gets, what he or she is then called, and the words for him."""
    for charge in doc:
        if charge.lemma_.lower() in WORDS.charges and charge.tag_ in SINGULAR_NOUNS:
            heads = _holders(charge, charge.head) if charge.head.pos_ == "VERB" else []
        else:
            heads = _holders_of_next(charge) if charge.lower_ == "that" else []
            heads = heads or (_behind_to(charge.head) if _goes_by_field(charge) else [])
        title = title_in_charge(reading, charge) if heads else None
        if title is not None:
            yield charge, title, heads


def _goes_by_field(field: "Token") -> bool:
    """ "*Finance* goes to Ana Ruiz", where a field alone stands for its ministry."""
    is_bare = field.dep_ == "nsubj" and field.tag_ in SINGULAR_NOUNS and not any(field.children)
    return is_bare and field.head.lemma_ in WORDS.charge_going and not _is_unreal(field.head)


def _holders_of_next(word: "Token") -> list["Token"]:
    """ "The finance ministry goes to Ana Ruiz and *that* of health to *Luis Mora*": whoever gets the next."""
    before = [noun for noun in word.head.children if noun.dep_ in SUBJECTS] if word.dep_ == "conj" else []
    is_next = any(noun.lemma_.lower() in WORDS.charges for noun in before) and word.head.lemma_ in WORDS.charge_going
    return _behind_to(word) if is_next and not _is_unreal(word.head) else []


def _is_unreal(verb: "Token") -> bool:
    """Whether what a verb says is yet to be, or not so."""
    if verb.tag_ not in FINITE and not verb.has_any(AUXILIARIES):
        return True
    return any(child.dep_ == "neg" or child.tag_ == "MD" for child in verb.children)


def _is_judged(charge: "Token") -> bool:
    """ "Held the ministry *responsible*"."""
    return charge.i + 1 < len(charge.doc) and charge.nbor().pos_ == "ADJ"


def _holders(charge: "Token", verb: "Token") -> list["Token"]:
    """Who has it then: to whom it goes or is given, or who takes it over."""
    if _is_unreal(verb) or _is_judged(charge):
        return []
    lemma, is_done_to = verb.lemma_.lower(), charge.dep_ in SUBJECTS
    if is_done_to:
        return _behind_to(verb) if lemma in (WORDS.charge_given if is_passive(verb) else WORDS.charge_going) else []
    if charge.dep_ != "dobj":
        return []
    if lemma in WORDS.charge_given:
        given = [child for child in verb.children if child.dep_ == "dative" and child.pos_ != "ADP"]
        return given or (surface_subjects(verb) if is_passive(verb) else _behind_to(verb))
    return surface_subjects(verb) if lemma in WORDS.charge_held and not is_passive(verb) else []


def _behind_to(head: "Token") -> list["Token"]:
    """Whom the first "to" names; a second one is of what goes to another."""
    behind = (word for word in head.subtree if word.i > head.i and word.lower_ == "to")
    links = (word for word in behind if word.dep_ in {"prep", "dative"})
    named = (child for link in islice(links, 1) for child in link.children if child.dep_ == "pobj")
    return [one for noun in named for one in (noun, *(child for child in noun.children if child.dep_ == "appos"))]
