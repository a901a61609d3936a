""" "They" of two who deal with each other, where the words before say neither of both nor that they met.

Only where "they" do what two do with each other: "wrote to the minister. *They* had met in May". Whoever else there is
that may be many, the callers ask first.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.extraction.actors.phrases import is_plural, objects_of
from graph.extraction.actors.pronouns.words import PERSONAL, is_reference
from graph.extraction.actors.reading import Reading
from graph.extraction.clauses import conjuncts, surface_subjects
from graph.frames import discourse_words
from graph.labels import VERB_OBJECTS

if TYPE_CHECKING:
    from graph.tokens import Span, Token

_TOWARDS = frozenset({"to", "with", "on"})  # "spoke to", "raised it with", "called on"
_TIMING = frozenset({"when", "after", "as", "before", "since", "while"})


def two_of_sentence(reading: Reading, they: "Token", sentence: "Span") -> Iterator[list["Token"]]:
    """ "*Ana Ruiz* rang *Omar Said*. They agreed": two officials, each of a state of his own."""
    if _is_between_two(they):
        yield from _two_sides(reading, they, sentence.root)


def two_above(reading: Reading, they: "Token") -> Iterator[list["Token"]]:
    """ "*Ana Ruiz* pressed *Omar Said* on it when they met": those of the clause whose time it is."""
    clause = they.head
    if _is_between_two(they) and clause.dep_ == "advcl" and clause.has_any_word(_TIMING):
        yield from (sides for verb in clause.ancestors for sides in _two_sides(reading, they, verb))


def _is_between_two(they: "Token") -> bool:
    """Whether "they" do what one does with another: "*they* spoke", "*they* agreed to meet again"."""
    is_subject = they.lower_ == "they" and they.dep_ == "nsubj"
    return is_subject and they.head.lemma_.lower() in discourse_words().between_two


def _two_sides(reading: Reading, they: "Token", verb: "Token") -> Iterator[list["Token"]]:
    """Who does what a verb says, and to whom it is done, where each is one official."""
    subjects = [subject for subject in surface_subjects(verb) if subject.i < verb.i]
    others = [other for other in _addressed(verb) if other.sent != they.sent or other.i < they.i]
    if len(subjects) != 1 or they in subjects:
        return
    yield from ([subjects[0], other] for other in others if _are_officials_of_two(reading, subjects[0], other))


def _addressed(verb: "Token") -> Iterator["Token"]:
    """To whom something is done or said: "told *him*", "raised it with *him*", "was seen by *him*"."""
    for child in verb.children:
        if child.dep_ in VERB_OBJECTS and child.pos_ != "ADP":
            yield child
            yield from (noun for link in child.children if link.lower_ in _TOWARDS for noun in objects_of(link))
        elif child.lower_ in _TOWARDS or child.dep_ == "agent":
            yield from objects_of(child)


def _are_officials_of_two(reading: Reading, one: "Token", other: "Token") -> bool:
    states = [_state_of_official(reading, token) for token in (one, other)]
    return None not in states and states[0] != states[1]


def _state_of_official(reading: Reading, token: "Token") -> str | None:
    """The state of one official, who is told of by name or by title: "the *minister*"."""
    if (is_reference(token) and token.lower_ not in PERSONAL) or is_plural(token) or len(conjuncts(token)) > 1:
        return None
    found = reading.referents(token)
    is_one = len(found) == 1 and found[0].acts_for is not None
    government = found[0].acts_for if is_one else None
    return government.country if government is not None else None
