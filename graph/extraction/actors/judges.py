"""Judges: by name, as the court that they sit on, or without either."""

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extraction.actors.court_places import SEATING, is_elsewhere, is_new, state_of_clause, state_of_place
from graph.extraction.actors.courts import (
    LONG_LOOKBACK,
    LONGEST_LOOKBACK,
    last_court,
    modifier_court,
    named_later,
    town_there,
)
from graph.extraction.actors.owners import explicit_owners
from graph.extraction.actors.phrases import has_the, name_ending_at, objects_of, phrase_mention, short_label, verb_above
from graph.extraction.actors.reading import Reading, Referent, full_name
from graph.frames import syntax_words
from graph.iris import slug
from graph.model import Entity, EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.tokens import Token

_LONGEST_LINK = 4  # tokens from "comprising" to a title: "consisting of Mr Justice"


def judges(reading: Reading, token: "Token") -> Referent:
    """ "the judges", "the justices", "a federal judge": the court they sit on, else the judge."""
    if (name := _name_of_judge(reading, token)) is not None:
        return replace(reading.referents(name)[0], judge=True)
    court = modifier_court(reading, token)
    if court is None and (not is_new(token) or _is_of_bench(token)):
        lookback = LONGEST_LOOKBACK if has_the(token) else LONG_LOOKBACK
        court = last_court(reading, token, lookback=lookback, of_name=_level(reading, token))
    is_past = verb_above(token).has_any_word({"had"})  # "a judge had found" is of another day than what comes next
    named = named_later(reading, token, _is_judge_told_of) if court is None and not is_past else None
    if named is not None and not _sits_above(reading, token, named):
        return replace(named, judge=True)
    if court is not None:
        return replace(court.again(token, f"judges of {court.entity.label}"), judge=True)
    return _nameless_judge(reading, token)


def _sits_above(reading: Reading, judge: "Token", named: Referent) -> bool:
    """ "The Supreme Court lifted *a judge's order*. Justice Hale wrote": of the court that decides on what he did."""
    person = reading.persons.get(named.entity.label)
    if person is None or person.court is None or judge.dep_ not in {"poss", "pobj"}:
        return False
    deciding = (r for word in judge.sent if word.dep_ == "nsubj" for r in reading.referents(word))
    return any(referent.entity.key == person.court.key for referent in deciding)


def _is_of_bench(judge: "Token") -> bool:
    """ "A *single* judge of several": one of the court that is spoken of."""
    return judge.has_word("single")


def _level(reading: Reading, token: "Token") -> str | None:
    """ "Eight *Constitutional* Court judges": the word by which their court is told from others."""
    match = reading.match(token)
    words = match.text.lower().split() if match is not None else []
    return words[0] if "court" in words and words[0] in reading.frames.nouns["level_of_court"] else None


def _name_of_judge(reading: Reading, judge: "Token") -> "Token | None":
    """The name that follows a judge and the place that he or she sits in: "a judge in Lugano, Ada Bianchi,"."""
    if judge.tag_ != "NN":
        return None
    for child in judge.children:
        for place in (child, *child.subtree) if child.dep_ == "prep" and child.i > judge.i else ():
            for name in place.children:
                if name.dep_ == "appos" and reading.person_span(name) is not None:
                    return name
    return None


def _nameless_judge(reading: Reading, token: "Token") -> Referent:
    """ "a judge in Lugano": known by the place, which also says whose judge it is."""
    explicit = explicit_owners(reading, token)
    code = explicit[0].code if explicit else state_of_place(reading, token.doc[token.i : token.i + 1])
    code = code or (state_of_clause(reading, token) if is_elsewhere(token) else None)
    code = None if reading.is_noun(token, "arbiter") else code
    label = " ".join((short_label(token), *(town_there(reading, token) or _where(token))))
    entity = Entity(kind=EntityKind.COURT, key=slug(label), label=label, country=code, parent=code)
    return Referent(entity, phrase_mention(token), "a judge without a name", token, judge=True, generic=True)


def panel(reading: Reading, token: "Token") -> list[Referent]:
    """ "a three-judge panel", "a bench of five judges": judges of no court that is named."""
    of = (noun for child in token.children if child.lower_ == "of" for noun in objects_of(child))
    inside = (*(child for child in token.children if child.dep_ == "compound"), *of, *_members(token))
    is_of_judges = any(reading.is_noun(word, "judge") for word in inside)
    return [_nameless_judge(reading, token)] if is_new(token) and is_of_judges else []


def _members(bench: "Token") -> "Iterator[Token]":
    """The words of the first of those whom a bench is made up of: "a bench *comprising Justice* Lee"."""
    composing = syntax_words().composing
    for participle in (child for child in bench.children if child.dep_ == "acl" and child.lower_ in composing):
        yield from bench.doc[participle.i + 1 : participle.i + _LONGEST_LINK]


def _where(judge: "Token") -> list[str]:
    """The words for the town in which a judge sits: "in New York", "at Thaba-Tseka"."""
    for preposition in (child for child in judge.children if child.lower_ in SEATING):
        for town in objects_of(preposition):
            if town.text[:1].isupper() and (name := name_ending_at(town)) is not None:
                return [preposition.lower_, name.text]
    return []


def _is_judge_told_of(reading: Reading, subject: "Token") -> bool:
    """Whether a subject is a judge by name: "Judge Ann Lee wrote"."""
    span = reading.person_span(subject)
    judge = reading.persons.get(full_name(reading, span)) if span is not None else None
    return judge is not None and judge.is_judge
