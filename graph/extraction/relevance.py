"""Whether an article can tell of anything between states at all, told by its names before it is parsed.

Most of the cost of a build is parsing, and most articles on sport, business or the weather name no state, nobody of
one, no agency or kind of court and no office by which a state acts. Whatever such an article says, it is no dealing
between governments, so nothing is read in it, whether it was parsed or not. What is a name is the gazetteer's to
say, a user's own files included.

A user's frame that no public actor can fill ("a company buys a company") makes every article one to read.

What a rule of extraction may rely on: it sees every paragraph of an article that names a public actor anywhere, and
none of any other. Within an article nothing is left out: a paragraph without a name may hold the subject of the next.
"""

from graph.frames import FillerKind, Frames
from graph.gazetteer import Gazetteer, GazetteerMatch, Sense
from graph.language import PARAGRAPH_BREAK

_PUBLIC: frozenset[FillerKind] = frozenset({"government", "country", "agency", "court", "judge"})
_BARE_COURTS = frozenset({"court", "tribunal"})  # keys of the gazetteer


def is_relevant(text: str, frames: Frames, gazetteer: Gazetteer) -> bool:
    """Whether an article can hold a fact of these frames; reads no further than the first public actor in its text."""
    return _are_of_anybody(frames) or _names_public_actor(text, gazetteer)


def _are_of_anybody(frames: Frames) -> bool:
    return any(
        _PUBLIC.isdisjoint(kind for role in frame.roles.values() for kind in role.fillers)
        for frame in frames.frames.values()
    )


def _names_public_actor(text: str, gazetteer: Gazetteer) -> bool:
    return any(_is_public(match) for part in text.split(PARAGRAPH_BREAK) for match in gazetteer.find(part))


def _is_public(match: GazetteerMatch) -> bool:
    """Whether a name is that of a state or of a body or office by which states act.

    Clubs and firms have a chairman too, the press only tells, tennis is played on a court, and a leader's surname
    that others bear too ("May") is nobody's.
    """
    entry = match.entry
    if match.sense is Sense.LEADER and match.ambiguous:
        return False
    if match.sense is Sense.OFFICE:
        return entry.country is not None or entry.acts_for_state or entry.branch == "judicial"
    is_body = entry.kind is not None and not entry.media and entry.key not in _BARE_COURTS
    return entry.country is not None or is_body
