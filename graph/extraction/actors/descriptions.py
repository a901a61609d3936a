"""Who is described before being named: "a dentist from Galle, Ana Perera," and "its ally Chad".

Firms and charities that a word for them describes are for `firms`, and officials for `persons`.
"""

from typing import TYPE_CHECKING

from graph.extraction.actors.phrases import is_plural, objects_of
from graph.extraction.actors.reading import Reading, Referent
from graph.extraction.syntax import conjuncts
from graph.gazetteer import Sense
from graph.model import PRIVATE, EntityKind

if TYPE_CHECKING:
    from graph.tokens import Span, Token

_LONGEST_DESCRIPTION = 12  # words between what somebody is and the name
_ASIDE = frozenset({"appos", "npadvmod", "dep"})
_PARTING = frozenset({",", ";", ".", "—", "–"})


def hung_on_whole(reading: Reading, token: "Token") -> list["Token"]:
    """The person named behind what he is somebody of: "the owner of a bakery, Ivan Petrov, was fined".

    A parser hangs the name on the bakery or on the verb.
    """
    return [
        name.root
        for preposition in token.children
        if preposition.dep_ == "prep" and preposition.lower_ == "of"
        for whole in objects_of(preposition)
        if whole.tag_ == "NN" or (whole.tag_ == "NNP" and whole.ent_type_ == "ORG")
        if not reading.is_noun(whole, "people", "plain_people")
        for behind in whole.doc[whole.i + 1 : whole.i + 2]
        if behind.text == "," and behind.i + 1 < len(whole.doc)
        for name in [reading.person_span(whole.doc[behind.i + 1])]
        if name is not None and name.start == behind.i + 1 and _is_aside(name)
    ]


def _is_aside(name: "Span") -> bool:
    """Whether a name stands between commas and is an argument of no verb."""
    after = name.doc[name.end].text if name.end < len(name.doc) else "."
    return name.root.dep_ in _ASIDE and after in _PARTING


def named_behind(reading: Reading, description: "Token", number: int) -> list[Referent]:
    """The people or bodies whose names stand behind a description, if they are as many as it speaks of."""
    doc = description.doc
    for name in doc[description.i + 1 : description.i + 1 + _LONGEST_DESCRIPTION]:
        if _is_set_apart(name) and description.is_ancestor(name):
            if is_of_doer(name, description):
                return []
            names = conjuncts(name)
            found = [r for each in names for r in reading.referents(each) if r.entity.kind in PRIVATE]
            return found if len(found) == len(names) == number else []
    return []


def state_named_behind(reading: Reading, description: "Token") -> Referent | None:
    """The state of "its ally *Chad*", "a colonial power, *France*", "the Central African nation *of Gabon*"."""
    if is_plural(description):
        return None
    names = [c for c in description.children if c.dep_ == "appos" and c.i > description.i]
    names = names if reading.is_noun(description, "like_a_state", "state") else []
    if reading.is_noun(description, "called_a_state"):
        names += [
            n for c in description.children if c.lower_ == "of" and c.i == description.i + 1 for n in objects_of(c)
        ]
    for name in names:
        match = reading.match(name) if len(conjuncts(name)) == 1 else None
        found = reading.referents(name) if match is not None and match.sense is Sense.NAME else []
        if len(found) == 1 and found[0].entity.kind is EntityKind.GOVERNMENT:
            return found[0].again(description, f"{description.text}: {found[0].mention.text}")
    return None


def is_of_doer(name: "Token", description: "Token") -> bool:
    """ "A firm controlled by the family's oldest partner, *Ana Ruiz*": that is whoever does something to it."""
    if name.dep_ != "appos" or name.head.pos_ != "NOUN":
        return False
    between = (above for above in name.ancestors if description.is_ancestor(above))
    return any(above.dep_ == "agent" for above in between)


def _is_set_apart(name: "Token") -> bool:
    """Whether a name stands behind a comma; a parser may join it to a place before it: "a dentist from Galle, Ana"."""
    is_joined = name.dep_ == "conj" and name.ent_type_ not in {"GPE", "LOC"}
    is_beside = name.pos_ == "PROPN" and (name.dep_ == "appos" or is_joined)
    return is_beside and name.doc[name.left_edge.i - 1].text == ","
