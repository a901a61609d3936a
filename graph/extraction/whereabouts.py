"""Who holds people and between whom they are moved, where the sentence leaves it to those before.

An arrest, a release and a journey of the same people are told one after another, and each says only what is new.
What else a sentence leaves open is for `graph.extraction.discourse`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from graph.extraction.actors import Reading, Referent, context_state
from graph.extraction.elements import Draft, Filled
from graph.extraction.fillers import inferred
from graph.language import token_mention

THE_STATE_SPOKEN_OF = "the state spoken of here"  # the reason that `graph.extraction.actors.context` gives
_SENTENCES_OF_A_STAY = 3  # how far back whoever holds people may be named


def holder_of(reading: Reading, draft: Draft, earlier: Sequence[Draft]) -> Filled | None:
    """Who holds people of whom the sentence only says that they are held.

    Whoever is asked about them, held others just before, or had them sent to it; else, of foreigners, the state spoken
    of. Of several the one that they are not citizens of.
    """
    nationality = draft.people.nationality if draft.people is not None else ()
    known = [*_asked_here(draft, earlier), *_holders_before(reading, draft, earlier)]
    foreign = (filled for filled in known if filled.entity.country not in nationality)
    likeliest = next(foreign, None) or next(iter(known), None)
    if likeliest is not None:
        return inferred(likeliest)
    return _state_here(reading, draft, frozenset(nationality)) if nationality else None


def _asked_here(draft: Draft, earlier: Sequence[Draft]) -> Iterator[Filled]:
    """ "asked Romania for access to nine citizens held near Tulcea"."""
    for other in earlier:
        if other.kind == "Request" and other.predicate.head.sent == draft.predicate.head.sent:
            yield from other.roles.get("requestee", ())


def _holders_before(reading: Reading, draft: Draft, earlier: Sequence[Draft]) -> Iterator[Filled]:
    """Who held people, or had them sent to it, just before, the last first."""
    here = reading.sentence_index(draft.predicate.head)
    for other in earlier:
        if here - reading.sentence_index(other.predicate.head) <= _SENTENCES_OF_A_STAY:
            role = {"Detention": "holder", "Transfer": "destination"}.get(other.kind, "")
            yield from other.roles.get(role, ())


def _state_here(reading: Reading, draft: Draft, nationality: frozenset[str]) -> Filled | None:
    """The state spoken of, which those who are held are not from."""
    head = draft.predicate.head
    code = context_state(reading, head, exclude=nationality) or _most_named(reading, nationality)
    if code is None:
        return None
    referent = Referent(reading.government(code), token_mention(head), THE_STATE_SPOKEN_OF, head, certain=False)
    return Filled(referent.entity, referent, "discourse")


def _most_named(reading: Reading, exclude: frozenset[str]) -> str | None:
    tally = Counter(mention.code for mention in reading.states if mention.code not in exclude)
    return min(tally, key=lambda code: (-tally[code], code), default=None)


def correct_holder(reading: Reading, draft: Draft) -> None:
    """A bare "the police" who hold foreigners are not those of the foreigners' own state."""
    nationality = draft.people.nationality if draft.people is not None else ()
    for filled in draft.roles.get("holder", ()):
        is_own = filled.entity.country in nationality and filled.referent.reason == THE_STATE_SPOKEN_OF
        other = _state_here(reading, draft, frozenset(nationality)) if is_own else None
        if other is not None:
            draft.roles["holder"] = [other]
