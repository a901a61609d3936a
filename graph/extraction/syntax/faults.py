"""Whose act it is that something is done for: "fined Chad for its tariffs", "sanctions on Iran over its arrests".

Which verbs tell so, by the preposition behind them, is data (`whose_act` in `ontology/lexicon/syntax.yaml`). The
subject of a passive ("was fined for its tariffs") is found as any other.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.extraction.syntax.basics import clause_verb
from graph.extraction.syntax.voice import is_passive
from graph.frames import syntax_words

if TYPE_CHECKING:
    from graph.tokens import Token

_TO_WHOM = frozenset({"on", "upon", "against", "from", "to", "with", "of", "at"})
_TAKING = frozenset({"take", "haul", "drag", "bring"})
_COURT = frozenset({"court", "task", "tribunal", "arbitration"})
_OF_TIME = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL"})


def faulted(preposition: "Token") -> "Token | None":
    """Whom a clause does something to for what stands behind a preposition; None where its verb does not tell so.

    The last name between the two, for that is who undergoes it ("imposed sanctions on Iran"), else the object.
    """
    verb = clause_verb(preposition.head)
    if verb.lower_ in _COURT and verb.dep_ == "xcomp":
        verb = verb.head  # a parser takes "to court" for an infinitive
    if is_passive(verb) or not _is_done_for_an_act(verb, preposition):
        return None
    objects = [child for child in verb.children if child.dep_ == "dobj" and child.i < preposition.i]
    return next(_names_between(verb, preposition), objects[-1] if objects else None)


def _is_done_for_an_act(verb: "Token", preposition: "Token") -> bool:
    verbs = syntax_words().whose_act.get(preposition.lower_, frozenset())
    if verb.lemma_ in _TAKING:
        return bool(verbs) and not _COURT.isdisjoint(word.lower_ for word in verb.doc[verb.i : preposition.i])
    return verb.lemma_ in verbs


def _names_between(verb: "Token", preposition: "Token") -> Iterator["Token"]:
    """The names that stand behind a verb as whom or whose, the last first; not where or when it is done."""
    for word in reversed(list(verb.doc[verb.i + 1 : preposition.i])):
        if word.ent_type_ in _OF_TIME or (word.pos_ != "PROPN" and word.ent_type_ != "NORP"):
            continue
        is_behind = word.dep_ == "pobj" and word.head.lower_ in _TO_WHOM
        if is_behind or word.dep_ in {"dobj", "dative", "poss"} or word.ent_type_ == "NORP":
            yield word
