"""Sentences that might have given a claim and gave none, each with the nearest miss in it.

A sentence counts that holds a state, a court or somebody who acts for one, together with a sum of money, a number of
people or a lexical unit. What was missing, the steps that decided have said in their rejections; here the nearest of
a sentence's is chosen and put into words. Nothing is decided anew.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading, is_pronoun, phrase_mention
from graph.extraction.clauses import Clauses, clause_verb
from graph.extraction.elements import Draft, fill_pattern
from graph.extraction.participants import open_role
from graph.extraction.people import find_people
from graph.extraction.rejections import Rejection
from graph.extraction.roles import ends_of
from graph.frames import Constraint
from graph.gazetteer import Sense
from graph.language import mention_of, start_char
from graph.model import Claim, Reason, Unread, record

if TYPE_CHECKING:
    from graph.tokens import Span, Token

_ACTING = frozenset(
    {Sense.NAME, Sense.METONYM, Sense.GOVERNMENT, Sense.AGENCY, Sense.COURT, Sense.BODY, Sense.OFFICE, Sense.LEADER}
)
_NOT_FILLED = frozenset({Reason.NO_FILLER, Reason.PRONOUN})
_COUNTING = frozenset({"nummod", "amod", "det", "quantmod", "compound", "advmod"})
_COURTS = frozenset({"court", "judge"})
_VALUES = frozenset({"money", "people"})


@record()
class _Values:
    """The heads of the sums and of the counted people of a sentence."""

    money: tuple["Token", ...]
    people: tuple["Token", ...]

    @property
    def names(self) -> frozenset[str]:
        return frozenset(name for name in _VALUES if getattr(self, name))


def unread_sentences(
    reading: Reading, clauses: Clauses, claims: Iterable[Claim], rejections: Iterable[Rejection]
) -> Iterator[Unread]:
    """The sentences of an article that hold an actor with money, people or a lexical unit and are no claim's evidence.

    In the order of the text. `rejections` are those of the whole article.
    """
    read = {evidence.quote.start_char for claim in claims for evidence in claim.evidence}
    missed: dict[int, list[Rejection]] = {}
    for rejection in rejections:
        missed.setdefault(reading.sentence_index(rejection.predicate.head), []).append(rejection)
    for index, sentence in enumerate(reading.sentences):
        if start_char(sentence[0]) in read or not _has_actor(reading, sentence):
            continue
        unread = _unread(reading, clauses, sentence, missed.get(index, []))
        if unread is not None:
            yield unread


def _unread(reading: Reading, clauses: Clauses, sentence: "Span", rejections: list[Rejection]) -> Unread | None:
    values = _Values(tuple(_sums(reading, sentence)), tuple(_counted_people(reading, sentence)))
    for rejection in sorted(rejections, key=_remoteness):
        near = _as_near_miss(reading, clauses, rejection, values.names)
        if near is not None:
            return _of_rejection(reading, clauses, sentence, near)
    return _of_no_frame(reading, sentence, values) if values.names else None


# --- who and what stands in the sentence ---------------------------------------------------


def _has_actor(reading: Reading, sentence: "Span") -> bool:
    return any(_is_actor(reading, token) for token in sentence)


def _is_actor(reading: Reading, token: "Token") -> bool:
    """Whether a word is of a state, a court, a body of them, or somebody who acts for one."""
    match = reading.match(token)
    if match is not None and match.sense in _ACTING:
        return not match.entry.media
    if reading.is_noun(token, "state_representative", "court", "judge"):
        return True
    return reading.person_span(token) is not None and any(
        referent.acts_for is not None or referent.judge for referent in reading.referents(token)
    )


def _sums(reading: Reading, sentence: "Span") -> Iterator["Token"]:
    """The last word of each sum."""
    amounts = reading.mentions_of(sentence.root).amounts
    for token in sentence:
        if token.i in amounts and amounts.get(token.i + 1) is not amounts[token.i]:
            yield token


def _counted_people(reading: Reading, sentence: "Span") -> Iterator["Token"]:
    """The heads of phrases of people with their number."""
    counts = reading.mentions_of(sentence.root).counts
    for token in sentence:
        if token.i not in counts or token.head.i <= token.i or token.dep_ not in _COUNTING:
            continue
        people = find_people(reading, token.head) if token.head.pos_ in {"NOUN", "PROPN", "ADJ"} else None
        if people is not None and people.count is not None:
            yield token.head


# --- which miss is the nearest -------------------------------------------------------------


def _as_near_miss(reading: Reading, clauses: Clauses, rejection: Rejection, values: frozenset[str]) -> Rejection | None:
    """A rejection by which a sentence was nearly read; None for one of a unit that means something else there."""
    if rejection.constraint is not None:
        return rejection if rejection.constraint.where and _fits_otherwise(reading, clauses, rejection) else None
    if rejection.reason is not Reason.NO_FILLER:
        return rejection
    if not _VALUES.intersection(rejection.unit.pattern.needs) <= values or _is_of_other_sense(reading, rejection):
        return None
    in_place = _in_place(clauses, rejection)
    is_open = any(is_pronoun(token) and not reading.referents(token) for token in in_place)
    return replace(rejection, reason=Reason.PRONOUN) if is_open else rejection


def _is_of_other_sense(reading: Reading, rejection: Rejection) -> bool:
    """Whether a unit whose role is open says something else than its frame: "told", of whoever says so; "let"."""
    if rejection.element == "matter":
        return True  # "went further" is no "went to Kenya for help"
    if not rejection.filled.isdisjoint(_VALUES):
        return False
    return rejection.unit.vague or _lacks_court(reading, rejection)


def _lacks_court(reading: Reading, rejection: Rejection) -> bool:
    """Whether a role is open that courts alone fill, in a sentence that holds none and no ruling."""
    role = rejection.unit.frame.roles.get(rejection.element or "")
    if role is None or not _COURTS.issuperset(role.fillers):
        return False
    return not any(_is_of_court(reading, token) for token in rejection.predicate.head.sent)


def _is_of_court(reading: Reading, token: "Token") -> bool:
    match = reading.match(token)
    named = match is not None and match.sense is Sense.COURT
    return named or reading.is_noun(token, "court", "judge", "ruling")


def _fits_otherwise(reading: Reading, clauses: Clauses, rejection: Rejection) -> bool:
    """Whether all else would be there, but for the word of another class where a constraint asks for one."""
    found = fill_pattern(reading, clauses, rejection.predicate, rejection.unit)
    return isinstance(found, Draft) and open_role(reading, found) is None


def _remoteness(rejection: Rejection) -> tuple[int, bool, int]:
    """By this the nearest miss comes first: of two that lack as much, the one with money or people, then in order."""
    return _distance(rejection), rejection.filled.isdisjoint(_VALUES), rejection.predicate.head.i


def _distance(rejection: Rejection) -> int:
    """How many things more would have made a claim."""
    if rejection.reason not in _NOT_FILLED:
        return int(rejection.constraint is not None)
    pattern, roles = rejection.unit.pattern, rejection.unit.frame.roles
    required = {*pattern.needs, *pattern.explicit, *(name for name, role in roles.items() if role.required)}
    return len(required - rejection.filled) + (not rejection.filled)


def _in_place(clauses: Clauses, rejection: Rejection) -> tuple["Token", ...]:
    """The words that stand where the open element, or what a constraint asks for, would."""
    constraint = rejection.constraint
    if constraint is not None:
        paths = constraint.where
    else:
        paths = rejection.unit.pattern.elements.get(rejection.element or "", ())
    return ends_of(clauses, rejection.predicate, paths)


# --- in words ------------------------------------------------------------------------------


def _of_rejection(reading: Reading, clauses: Clauses, sentence: "Span", rejection: Rejection) -> Unread:
    standing = [token for token in _in_place(clauses, rejection) if token.pos_ not in {"ADJ", "DET"}]
    words = rejection.word or (phrase_mention(standing[0]).text if standing else None)
    return Unread(
        article=reading.parsed.article.id,
        quote=mention_of(sentence),
        reason=rejection.reason,
        explanation=_explanation(rejection, words),
        kind=rejection.unit.frame.frame,
        lexical_unit=rejection.unit.name,
        role=rejection.element,
        words=words,
    )


def _of_no_frame(reading: Reading, sentence: "Span", values: _Values) -> Unread:
    head = (*values.money, *values.people)[0]
    verb = clause_verb(head)
    what = "A sum of money stands" if values.money else "A number of people stand"
    return Unread(
        article=reading.parsed.article.id,
        quote=mention_of(sentence),
        reason=Reason.NO_FRAME,
        explanation=f"{what} beside an actor, but nothing here evokes a frame; the verb is “{verb.text}”.",
        lexical_unit=f"{verb.lemma_.lower()}.v",
        words=phrase_mention(head).text,
    )


def _explanation(rejection: Rejection, words: str | None) -> str:
    """A plain sentence: what evoked the frame, and what was missing."""
    pattern = rejection.unit.pattern
    evoked = f"“{rejection.predicate.head.text}” may say {_a(rejection.unit.frame.frame)} (“{pattern.pattern}”)"
    if rejection.constraint is not None:
        return f"{evoked}, but {_broken(rejection.constraint, words)}."
    stands = f"“{words}” stands there" if words else "nothing stands there"
    element = rejection.element if rejection.element in _VALUES else f"“{rejection.element}”"
    match rejection.reason:
        case Reason.PRONOUN:
            return f"{evoked}, but whom “{words}” stands for, its {element}, the text leaves open."
        case Reason.NO_FILLER:
            return f"{evoked}, but its {element} is open: {stands}."
        case Reason.QUESTION:
            return f"{evoked}, but a question says of nothing that it is so."
        case Reason.HYPOTHESIS:
            return f"{evoked}, but “{words}” makes it a hypothesis."
        case Reason.POSSIBLE:
            return f"{evoked}, but “{words}” says only that it may be, and of whom is not said here."
        case Reason.NO_DECISION:
            return f"{evoked}, but its clause permits, orders and forbids nothing."
        case Reason.LITIGATION:
            return f"{evoked}, but whoever turns to a court with a case of his own asks nothing of a state."
        case _:
            return f"{evoked}, but both of its sides would be one and the same."


def _broken(constraint: Constraint, words: str | None) -> str:
    """What a constraint asks for or excludes, and what stands there; near misses are of these two sorts."""
    where = " or ".join(constraint.where)
    if constraint.sort == "unless":
        return f"not with “{words}” as its {where}"
    names = " or ".join(constraint.words)
    return f"only with a word of the class “{names}” as its {where}; “{words}” stands there"


def _a(noun: str) -> str:
    return f"{'an' if noun[:1] in 'AEIOU' else 'a'} {noun}"
