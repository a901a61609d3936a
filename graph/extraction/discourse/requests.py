"""Of whom something is asked, by what is asked for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading, Referent, other_states
from graph.extraction.discourse.gaps import Gap, countries_of, find_home, government_of
from graph.extraction.elements import Draft, Filled
from graph.extraction.fillers import inferred
from graph.language import token_mention

if TYPE_CHECKING:
    from graph.tokens import Token

_MATTERS = frozenset({"object", "complement", "for", "purpose", "to"})  # functions of what is asked for
_SENTENCES_OF_A_REQUEST = 2  # how far back the one may be told that another goes on with


def asks_for_something(draft: Draft) -> bool:
    """Whether a request says what for: "because it asked" says neither whom nor for what."""
    return not _MATTERS.isdisjoint(draft.predicate.functions)


def echo_request(reading: Reading, draft: Draft, earlier: Sequence[Draft]) -> None:
    """ "A second request has gone unanswered": the sides of the request told of just before, in what is open."""
    here = reading.sentence_index(draft.predicate.head)
    for other in earlier:
        if other.kind != "Request" or len(other.roles) < len(other.unit.frame.roles):
            continue
        if here - reading.sentence_index(other.predicate.head) <= _SENTENCES_OF_A_REQUEST:
            for role in draft.unit.frame.roles:
                draft.roles.setdefault(role, [inferred(filled) for filled in other.roles[role]])
        return


def find_who_can_grant(gap: Gap) -> Filled | None:
    """Of whom a release or an extradition is asked: of the only other state spoken of here, or of the home state."""
    reading, draft = gap.reading, gap.draft
    wanted = reading.frames.classes["favours"]
    is_pressing = draft.predicate.head.lemma_ == "press" and "for" in draft.predicate.functions
    names_favour = any(t.lemma_.lower() in wanted for tokens in _matters(draft) for t in tokens)
    if draft.predicate.pos != "v" or not (is_pressing or names_favour):
        return None
    others = other_states(reading, draft.predicate.head, exclude=frozenset(filter(None, countries_of(draft))))
    home = find_home(gap)
    of_people = reading.frames.classes["handing_over"]
    if home is not None and not any(t.lemma_.lower() in of_people for tokens in _matters(draft) for t in tokens):
        return home if others in ([], [home.entity.country]) else None
    if len(others) != 1:
        return home if not others else None
    head = draft.predicate.head
    mentioned = Referent(reading.government(others[0]), token_mention(head), "", head)
    return government_of(gap, others[0], mentioned, "the only other state spoken of")


def _matters(draft: Draft) -> list[Sequence["Token"]]:
    """The words for what is asked for."""
    return [draft.predicate.functions.get(name, ()) for name in ("object", "for")]
