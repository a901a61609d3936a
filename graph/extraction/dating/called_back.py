"""The day of an act that another sentence calls by its name: "The treaty, signed on May 3", "The suit was filed".

Only where the act has no date of its own, and the nearest one of its kind before is meant; dates that a sentence gives
for what it says itself are for `graph.extraction.dating`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading
from graph.extraction.dating.adverbials import time_at
from graph.extraction.dating.dates import lies_ahead
from graph.frames import discourse_words
from graph.labels import SUBJECTS
from graph.language import start_char
from graph.model import Claim, Status, Time, record

if TYPE_CHECKING:
    from graph.tokens import Token

_IN_THE_NEXT_SENTENCE = 40  # characters: the noun stands near its beginning
_AHEAD = frozenset({"will", "shall"})
_THE = frozenset({"the", "that", "this", "its", "their", "his", "her"})


_Kind = tuple[str, int | None]  # a kind of act, and how many characters behind it a noun may call it back; None: any


@record()
class _Name:
    """A noun that calls back an act, and when it was."""

    place: int  # where the noun starts in the article
    kind: str
    time: Time
    is_ahead: bool  # it is told that the act will take place then
    farthest: int | None = None  # characters between the act and the noun; None: any


def date_by_names(reading: Reading, claims: Sequence[Claim]) -> list[Claim]:
    """The claims, in their order in the text, those without a date with the one that is given where they are named."""
    dated = list(claims)
    for name in _dated_names(reading):
        before = [i for i, claim in enumerate(claims) if claim.kind == name.kind and _end(claim) <= name.place]
        nearest = claims[before[-1]] if before else None
        if nearest is not None and name.farthest is not None and name.place - _end(nearest) > name.farthest:
            continue
        if nearest is not None and _is_told_of_others(name, nearest, claims):
            continue
        status = Status.PLANNED if name.is_ahead else Status.ACTUAL
        if nearest is None or nearest.status is not status or not _narrows(name.time, nearest.time):
            continue
        for i in before:
            may_narrow = name.farthest is None or dated[i].time is None
            if may_narrow and _is_same_act(claims[i], nearest) and _narrows(name.time, dated[i].time):
                dated[i] = replace(dated[i], time=name.time)
    return dated


def _is_told_of_others(name: _Name, nearest: Claim, claims: Sequence[Claim]) -> bool:
    """ "Chad and Mali agreed to renew *the pact* signed in 2001": whether its sentence tells of others."""
    quotes = ((claim, claim.evidence[0].quote) for claim in claims if claim.kind == name.kind)
    here = [claim for claim, quote in quotes if quote.start_char <= name.place < quote.end_char]
    known = _participants(nearest)
    return bool(here) and all(known.isdisjoint(_participants(claim)) for claim in here)


def _narrows(time: Time, known: Time | None) -> bool:
    """Whether a time says more than what is known: "last year", and then the day."""
    if known is None:
        return True
    within = known.earliest <= time.earliest and time.latest <= known.latest
    return within and time.latest - time.earliest < known.latest - known.earliest


def _is_same_act(claim: Claim, nearest: Claim) -> bool:
    """Whether a claim is of the act that the nearest is of: of the same words, or of the same participants."""
    if claim.evidence[0].trigger == nearest.evidence[0].trigger:
        return True
    same = _participants(claim) == _participants(nearest) and claim.effect == nearest.effect
    return same and claim.status is nearest.status


def _participants(claim: Claim) -> frozenset[str]:
    return frozenset(filler.entity.country or filler.entity.key for filler in claim.fillers)


def _end(claim: Claim) -> int:
    return claim.evidence[0].quote.end_char


def _dated_names(reading: Reading) -> Iterator[_Name]:
    """The nouns with "the" that name an act by its kind, or "it" for one, with the day that their words give."""
    nouns = _kinds_by_noun()
    for doc in reading.parsed.paragraphs:
        for token in doc:
            kinds = _kinds_named(token, nouns)
            found = _time_of_name(reading, token, _verbs_making(kinds)) if kinds else None
            if found is not None:
                time, is_ahead = found
                for kind, farthest in kinds:
                    if farthest is None or token.dep_ in SUBJECTS or _opens_next_sentence(token):
                        yield _Name(start_char(token), kind, time, is_ahead, farthest)


def _kinds_named(token: "Token", nouns: Mapping[str, Sequence[_Kind]]) -> Sequence[_Kind]:
    """Of which kinds the act may be that a token calls back."""
    if token.pos_ == "NOUN" and (kinds := nouns.get(token.lemma_.lower())):
        if _opens_next_sentence(token):
            return [(kind, _IN_THE_NEXT_SENTENCE) for kind, _ in kinds]
        return kinds if any(c.dep_ in {"det", "poss"} and c.lower_ in _THE for c in token.children) else ()
    if token.lower_ == "it" and token.dep_ == "nsubjpass":
        made = discourse_words().kinds_by_making.get(token.head.lemma_)
        return [(made, _IN_THE_NEXT_SENTENCE)] if made is not None else ()
    return ()


def _opens_next_sentence(noun: "Token") -> bool:
    """ "The court has freed two Danes. In a judgment delivered on Monday it found": what was just told of is in it."""
    opening = noun.head
    return noun.dep_ == "pobj" and opening.text == "In" and opening.i == opening.sent.start


@cache
def _kinds_by_noun() -> Mapping[str, Sequence[_Kind]]:
    words = discourse_words()
    kinds: dict[str, list[_Kind]] = {}
    for names, farthest in ((words.names_of_acts, None), (words.names_nearby, _IN_THE_NEXT_SENTENCE)):
        for kind, nouns in names.items():
            for noun in nouns:
                kinds.setdefault(noun, []).append((kind, farthest))
    return kinds


def _verbs_making(kinds: Sequence[_Kind]) -> frozenset[str]:
    """By which verbs acts of a kind come to be: people are not moved when their flight is agreed on."""
    words = discourse_words()
    is_of_moves = any(kind == "Transfer" for kind, _ in kinds)
    return words.acts_of_making - words.acts_of_deciding if is_of_moves else words.acts_of_making


def _time_of_name(reading: Reading, noun: "Token", making: frozenset[str]) -> tuple[Time, bool] | None:
    """When an act is told to have come to be, and whether that lies ahead; else the day in its name."""
    for verb in _verbs_of(noun):
        is_ahead = verb.has_any_word(_AHEAD)
        for bearer in (verb, *_papers_of(verb)) if verb.lemma_.lower() in making else ():
            time = time_at(reading, bearer, "future" if is_ahead else "past")
            if time is not None and time.value is not None and (is_ahead or not lies_ahead(reading, time)):
                return time, is_ahead
    time = time_at(reading, noun) if noun.pos_ == "NOUN" else None  # "the letter of 6 January"
    return (time, False) if time is not None and time.earliest == time.latest else None


def _papers_of(verb: "Token") -> Iterator["Token"]:
    """ "came in a letter of April 21": what has a date and something was done in it."""
    papers = discourse_words().dated_things
    for preposition in (child for child in verb.children if child.lower_ == "in"):
        yield from (child for child in preposition.children if child.lemma_.lower() in papers)


def _verbs_of(noun: "Token") -> Iterable["Token"]:
    """The participles beside a noun, and the verb that it is subject or object of."""
    yield from (c for c in noun.children if c.dep_ == "acl")
    if noun.dep_ in {"nsubj", "nsubjpass", "dobj"}:
        yield noun.head
