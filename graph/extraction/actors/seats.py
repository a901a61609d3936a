"""Whom a word means that says where he sits: "the Vienna-based agency", which is no agency of Austria's.

Which bodies of several states sit where is data, `seats` in `ontology/lexicon/state_forms.yaml`.
"""

from typing import TYPE_CHECKING

from graph.extraction.actors.owners import Owner
from graph.extraction.actors.parts import is_called_government
from graph.extraction.actors.phrases import is_definite, is_plural, name_ending_at, seat_of
from graph.extraction.actors.reading import Reading, Referent
from graph.extraction.actors.state_forms import state_nouns
from graph.gazetteer import Sense
from graph.model import OF_STATE

if TYPE_CHECKING:
    from graph.tokens import Token

_SENTENCES_OF_A_BODY = 8  # in which it is still "the Vienna-based agency"


def by_seat(reading: Reading, token: "Token", found: list[Referent]) -> list[Referent]:
    """Those found for a phrase, without what only the text around makes of a state; else the body that sits there."""
    place = seat_of(token) if token.pos_ == "NOUN" else None
    if place is None or is_called_government(reading, token):
        return found
    sure = [r for r in found if not r.generic and not _is_guessed(r)]
    return sure or _body_at(reading, token, place)


def seat_of_government(reading: Reading, token: "Token") -> list[Owner]:
    """ "The *Tripoli*-based government": the state in whose capital it sits."""
    place = seat_of(token)
    match = reading.match(place) if place is not None else None
    if match is None or match.sense is not Sense.METONYM or not match.entry.country:
        return []
    return [Owner(match.entry.country, f"in {match.text}")]


def _is_guessed(referent: Referent) -> bool:
    """Whether it is a state's or a body of several that has a seat, and no word of the phrase says so."""
    entity = referent.entity
    is_of_state = entity.kind in OF_STATE
    seats = state_nouns().seats.values()
    return not referent.certain and (is_of_state or any(entity.key in keys for keys in seats))


def _body_at(reading: Reading, token: "Token", place: "Token") -> list[Referent]:
    """The one body of those that sit in a place that the article has named before."""
    name = name_ending_at(place)
    keys = state_nouns().seats.get(name.text, frozenset()) if name is not None else frozenset[str]()
    if not keys or is_plural(token) or not is_definite(token):
        return []
    named = {
        key: head
        for head, match in reading.names_before(token, _SENTENCES_OF_A_BODY)
        for key in keys & {match.entry.key, match.entry.country}
    }
    if len(named) != 1:
        return []
    (head,) = named.values()
    return [r.again(token, f"{r.entity.label}, which sits there") for r in reading.referents(head)[:1]]
