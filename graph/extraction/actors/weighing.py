"""Whose "the ministry" or "the government" is, where no word says so: each state that is spoken of, weighed.

The weights were fitted to several hundred articles whose words for each role are known, and then rounded; they
hang on no name. Which words are asked for so, and what goes before, is for `context` to say.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from graph.extraction.actors.phrases import has_the, objects_of, phrase_top, verb_above
from graph.extraction.actors.reading import Reading, StateMention, place_of
from graph.extraction.actors.states_near import is_of_people, state_of_same_noun, states_of_officials, states_since
from graph.extraction.clauses import surface_subjects
from graph.gazetteer import Sense

if TYPE_CHECKING:
    from graph.tokens import Token

_NOBODY: frozenset[str] = frozenset()
_NAMED_HERE, _NAMED_JUST_BEFORE = 1.0, 0.5  # in this sentence, in the one before
_HAS_BODY_NEAR = 1.5  # a body of the state, its government or a court of it is named
_IS_WHERE = 1.0  # "in Nairobi"
_OPENS_ARTICLE = 1.0
_IS_REPORTED_FROM = 2.5  # a report speaks of the government and the courts around it without a name
_IS_SUBJECT = 0.5  # an official of it acts just before
_OWNED_SAME_NOUN = 0.5
_MEANT_BY_SAME_NOUN = 3.5  # where the article first says "the cabinet" without more
_IS_ABOUT, _IS_MINOR = 0.5, -1.0
_ACTS_ON_IT = -1.0  # who holds talks with the ministry is not the state of the ministry
_PLAINLY = 2.0  # by which a state outweighs the one spoken of just before
_NEAR = 2  # sentences
_OPENING = 2  # sentences
_MAIN = 3  # states of which a report speaks most
_SHARE_OF_MINOR = 0.4  # of what is named most
_BODIES = frozenset({Sense.AGENCY, Sense.GOVERNMENT, Sense.COURT})


def outweighed(reading: Reading, token: "Token", nearest: str | None, exclude: frozenset[str] = _NOBODY) -> str | None:
    """The state for which plainly more speaks than for the `nearest`, else that; of two alike the one named less."""
    if token.has("poss"):
        return nearest  # "their own government": its words do say whose, only not by name
    if any(_is_office(reading, word) for word in (token, token.head.head)):
        return nearest  # of whom an official is, `graph.extraction.offices.states` says
    weights: defaultdict[str, float] = defaultdict(float)
    for code, weight in _reasons(reading, token):
        weights[code] += weight
    allowed = [code for code in weights if code not in exclude]
    prominence = reading.prominence
    best = max(allowed, key=lambda code: (weights[code], -prominence[code], code), default=None)
    is_plain = best is not None and (nearest is None or weights[best] >= weights[nearest] + _PLAINLY)
    return best if is_plain else nearest


def _reasons(reading: Reading, token: "Token") -> Iterator[tuple[str, float]]:
    """What speaks for or against each state."""
    index = reading.sentence_index(token)
    near = states_since(reading, index - _NEAR, token)
    named = [s for s in near if not is_of_people(reading, s)]
    yield from ((code, _NAMED_HERE) for code in {s.code for s in named if s.sentence == index})
    yield from ((code, _NAMED_JUST_BEFORE) for code in {s.code for s in named if s.sentence == index - 1})
    yield from ((code, _IS_WHERE) for code in {s.code for s in near if s.sentence == index and _is_place(s)})
    yield from ((code, _HAS_BODY_NEAR) for code in {s.code for s in near if s.sense in _BODIES})
    yield from ((code, _OPENS_ARTICLE) for code in _opening(reading))
    officials = {s.code for s in states_of_officials(reading, token) if s.sentence >= index - 1}
    yield from ((code, _IS_SUBJECT) for code in officials)
    acting = surface_subjects(verb_above(token))
    others = (s for s in near if s.sentence == index and phrase_top(s.token) in acting)
    yield from ((code, _ACTS_ON_IT) for code in {s.code for s in others if phrase_top(s.token) != token})
    if (owner := state_of_same_noun(reading, token)) is not None:
        yield owner, _OWNED_SAME_NOUN
    elif (first := _meant_at_first(reading, token)) is not None:
        yield first, _MEANT_BY_SAME_NOUN
    ranked = reading.prominence.most_common()
    yield from ((code, _IS_ABOUT) for code, _ in ranked[:2])
    is_told_here = any(s.sentence == index for s in named) or _is_told_whose(reading, token)
    if not is_told_here and any(code == reading.reported_from for code, _ in ranked[:_MAIN]):
        yield str(reading.reported_from), _IS_REPORTED_FROM
    yield from ((code, _IS_MINOR) for code, number in ranked if number <= _SHARE_OF_MINOR * ranked[0][1])


def _meant_at_first(reading: Reading, token: "Token") -> str | None:
    """The state whose body the article meant when it first called one so: "the federal cabinet … the cabinet"."""
    match = reading.match(token)
    is_called = has_the(token) or token.pos_ == "PROPN"
    if match is None or match.sense is not Sense.AGENCY or not is_called:
        return None
    before = (other for other in reading.same_nouns(token) if place_of(other) < place_of(token))
    first = next((o for o in before if (m := reading.match(o)) is not None and m.entry is match.entry), None)
    found = {referent.entity.country for referent in reading.referents(first)} if first is not None else set()
    return found.pop() if len(found) == 1 else None


def _opening(reading: Reading) -> set[str]:
    """The states that the article opens with: that of its dateline too, if it names it again ("LAGOS — ")."""
    opening = {state.code for state in takewhile(lambda s: s.sentence < _OPENING, reading.states)}
    return opening | ({str(reading.reported_from)} & reading.prominence.keys())


def _is_told_whose(reading: Reading, token: "Token") -> bool:
    """Whether a name in the phrase may say whose it is: "the Taliban interior ministry", "police in Kordai"."""
    names = [word for word in token.children if word.pos_ == "PROPN" and word.i < token.i]
    if any(token.pos_ != "PROPN" or reading.gazetteer.find(name.text) for name in names):
        return True
    places = (place for word in token.children if word.lower_ in {"in", "at"} for place in objects_of(word))
    return any(place.pos_ == "PROPN" for place in places)


def _is_office(reading: Reading, token: "Token") -> bool:
    match = reading.match(token)
    return match is not None and match.sense is Sense.OFFICE


def _is_place(mention: StateMention) -> bool:
    """Whether a capital says where somebody is or sits: "senators in Nairobi"."""
    return mention.sense is Sense.METONYM and mention.token.dep_ == "pobj"
