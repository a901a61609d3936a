"""Phrases of several words that open a clause as a condition: "in case", "in the event that", "as long as".

So do they stand before a noun: "in case of a suit". The phrases are data, `ontology/lexicon/status.yaml`. Conditions of
one word ("if", "unless"), which a parser hangs on the verb of their clause, are for `composition`.
"""

from typing import TYPE_CHECKING

from graph.frames import StatusCues
from graph.labels import NOMINAL_SUBJECTS, PRESENT_TENSE

if TYPE_CHECKING:
    from graph.tokens import Token

_MODAL = "MD"  # a tag of the Penn Treebank, as are the next


def condition_of(verb: "Token", cues: StatusCues) -> str | None:
    """The condition that a clause is, by the words right before its subject, or None.

    Of what went on, "as long as" tells how long: "held them *as long as* Chad held Malians".
    """
    subject = next((child for child in verb.children if child.dep_ in NOMINAL_SUBJECTS and child.i < verb.i), None)
    if subject is None:
        return None
    doc, start = verb.doc, subject.left_edge.i
    if start > verb.sent.start and doc[start - 1].lower_ == "that":
        start -= 1
    for phrase in cues.conditions:
        words = phrase.split()
        first = start - len(words)
        if first >= verb.sent.start and [word.lower_ for word in doc[first:start]] == words:
            return phrase if words[-1] != "as" or _is_ahead(verb) else None
    return None


def condition_above(of: "Token", cues: StatusCues) -> str | None:
    """The condition that "of" goes on with: "*in the event* of a suit", or None."""
    doc = of.doc
    for phrase in cues.conditions:
        words = phrase.split()
        first = of.i - len(words)
        if words[0] == "in" and first >= of.sent.start and [word.lower_ for word in doc[first : of.i]] == words:
            return phrase
    return None


def _is_ahead(verb: "Token") -> bool:
    return verb.tag_ in PRESENT_TENSE or any(child.tag_ in {_MODAL, *PRESENT_TENSE} for child in verb.children)
