"""Governments that are none of the state that they are in: those of a part of it, of rebels, of a body.

"The Kerala government", "the rebel administration in the east", "Houthi authorities", "the Tokyo city government".
"""

from typing import TYPE_CHECKING

from graph.extraction.actors.owners import states_before_noun
from graph.extraction.actors.phrases import is_plural, name_ending_at, objects_of, seat_of
from graph.extraction.actors.reading import Reading
from graph.gazetteer import Sense
from graph.labels import ATTRIBUTES

if TYPE_CHECKING:
    from graph.tokens import Token

_MODIFIERS = ATTRIBUTES | {"poss"}


def acts_for_no_state(reading: Reading, token: "Token") -> bool:
    """Whether a phrase itself says that whoever it stands for is no government of the state spoken of."""
    is_other = part_named(reading, token) is not None or is_of_rivals(reading, token)
    return (
        is_other
        or part_governed(reading, token) is not None
        or (seat_of(token) is not None and not is_called_government(reading, token))
    )


def is_called_government(reading: Reading, token: "Token") -> bool:
    """ "The *government*", "the *administration*": whether the gazetteer has a word for what governs a state."""
    match = reading.match(token)
    return match is not None and match.sense is Sense.GOVERNMENT


def is_of_rivals(reading: Reading, token: "Token") -> bool:
    """ "The *rebel* administration", "a government *in exile*", "the *eastern* parliament"."""
    classes, match = reading.frames.classes, reading.match(token)
    is_public = reading.is_noun(token, "state_representative") or (match is not None and match.entry.generic)
    if not is_public or (is_plural(token) and token.lemma_.lower() == "government"):
        return False
    before = [child for child in token.children if child.dep_ in _MODIFIERS and child.i < token.i]
    beside = {word.lower_ for child in before for word in (child, *child.children)}  # "its eastern-based government"
    if token.lemma_.lower() in classes["governing"]:
        aside = classes["direction"] if beside.isdisjoint(classes["rival"]) else classes["rival"]
        return not beside.isdisjoint(aside) or _is_out_of_power(reading, token)
    return not beside.isdisjoint(classes["rival"])


def _is_out_of_power(reading: Reading, token: "Token") -> bool:
    """ "A government *in exile*", which a parser may hang on the verb; "the administration *in the east*"."""
    inside = (noun for c in token.children if c.lower_ == "in" for noun in objects_of(c))
    behind = {noun.lower_ for noun in inside if all(child.dep_ != "prep" for child in noun.children)}
    is_abroad = [word.lower_ for word in token.doc[token.i + 1 : token.i + 3]] == ["in", "exile"]
    return is_abroad or not behind.isdisjoint(reading.frames.classes["out_of_power"])


def namesake(reading: Reading, token: "Token") -> "Token | None":
    """The name by which a government or body is told from that of a state: "*Kerala*'s government", "UN agency"."""
    behind = (t for c in token.children if c.dep_ == "prep" and c.lower_ == "of" for t in objects_of(c))
    owning = [*(c for c in token.children if c.dep_ == "poss"), *behind]
    own = reading.match_span(token, match) if (match := reading.match(token)) is not None else ()
    named = (name for name in owning if name not in own and _is_of_no_state(reading, name))
    return next(named, None) or part_governed(reading, token)


def part_named(reading: Reading, token: "Token") -> "Token | None":
    """The name of a part of a state: "the Indian state of *Kerala*", "Somalia's *Jubaland* state"; not "of Gabon"."""
    if token.lemma_.lower() not in reading.frames.classes["part_of_a_state"] or token.pos_ != "NOUN":
        return None
    behind = (t for c in token.children if c.lower_ == "of" and c.i == token.i + 1 for t in objects_of(c))
    if (name := next((t for t in behind if t.pos_ == "PROPN"), None)) is not None:
        return name if _is_place_of_no_state(reading, name) else None
    before = next((c for c in token.children if c.i == token.i - 1 and c.dep_ in _MODIFIERS), None)
    is_named = before is not None and _is_of_part(reading, before) and bool(states_before_noun(reading, token))
    return before if is_named else None


def _is_place_of_no_state(reading: Reading, name: "Token") -> bool:
    match = reading.match(name)
    return match is None or match.sense is Sense.METONYM


def part_governed(reading: Reading, token: "Token") -> "Token | None":
    """The word by which a government is only that of a part: "the *Punjab* government", "a *city* government"."""
    own = reading.match_span(token, match) if (match := reading.match(token)) is not None else ()
    beside = (c for c in token.children if c.dep_ in _MODIFIERS and c.dep_ != "poss" and c not in own)
    return next((c for c in beside if _is_of_part(reading, c) or c.lower_ in reading.frames.classes["of_a_part"]), None)


def _is_of_no_state(reading: Reading, name: "Token") -> bool:
    """Whether a name is a body's or a place's, and no state's, person's, party's, office's or court's."""
    match = reading.match(name)
    if name.lower_ in reading.frames.classes["region_with_government"]:
        return True
    if match is not None:
        return match.sense is Sense.BODY and not match.entry.media
    is_name = name.pos_ == "PROPN" and reading.person_span(name) is None
    return is_name and name.ent_type_ not in {"PERSON", "ORG"}


def _is_of_part(reading: Reading, word: "Token") -> bool:
    """Whether a word before a noun is a body's name, or that of a part of a state: "Houthi", "Kerala", "Scottish"."""
    classes = reading.frames.classes
    if word.lower_ in classes["part_of_state"] or word.lower_ in classes["region_with_government"]:
        return True
    if not _is_of_no_state(reading, word):
        return False
    name = name_ending_at(word)
    return reading.match(word) is not None or (name is not None and reading.gazetteer.place(name.text) is not None)
