"""What a pronoun refers to: by its sort, what the construction binds it to, or who was spoken of before."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extraction.actors.groups import group
from graph.extraction.actors.phrases import is_plural, objects_of, token_mention, verb_above, words_before
from graph.extraction.actors.pronouns.bound import (
    bound_to,
    done_to_above,
    named_or_adjective,
    who_complains,
    who_is_hit,
    who_was_answered,
)
from graph.extraction.actors.pronouns.candidates import is_side
from graph.extraction.actors.pronouns.homes import home_of_people
from graph.extraction.actors.pronouns.impersonal import is_craft, is_impersonal, is_thing_done, is_turned_down
from graph.extraction.actors.pronouns.persons import last_person
from graph.extraction.actors.pronouns.subjects import last_subject
from graph.extraction.actors.pronouns.words import (
    FEMALE,
    FIRST,
    NEUTER,
    OF_TWO,
    PERSONAL,
    PLURAL,
    is_of_all,
    is_pronoun,
    is_reciprocal,
)
from graph.extraction.actors.reading import Reading, Referent
from graph.extraction.actors.sides import all_sides, listed_before, two_just_named
from graph.extraction.clauses import conjuncts, has_to, surface_subjects
from graph.labels import NOMINAL_SUBJECTS, OBJECTS

_LISTED = range(3, 8)  # how many states a list names of which "all" do something

if TYPE_CHECKING:
    from graph.tokens import Token


def pronoun(reading: Reading, token: "Token") -> list[Referent]:
    """What a pronoun refers to."""
    if token.lower_ == "others":
        return [group(reading, token)]
    if is_reciprocal(token):
        return _each_other(reading, token)
    if is_of_all(token):
        return _all_listed(reading, token)
    if token.lower_ in OF_TWO and (listed := listed_before(reading, token, 2)):
        return listed
    if token.lower_ == "neither":
        is_acting = token.dep_ in NOMINAL_SUBJECTS  # "has paid neither" is of two people as well
        return _both_before(reading, token) or (all_sides(reading, token, 2) if is_acting else [])
    mention = token_mention(token)
    found = [
        replace(r, mention=mention, token=token, reason=f"{token.text}: {r.mention.text}", certain=False)
        for r in _antecedents(reading, token)
    ]
    if token.lower_ == "both" and len(found) > len(("one", "other")):
        return []
    return found if len(found) > 1 or token.lower_ not in OF_TWO else _two_sides(reading, token)


def _all_listed(reading: Reading, token: "Token") -> list[Referent]:
    """ "Asked Chad, Mali and Togo. *All* agreed", "*all but Chad* agreed": those of a list of three or more."""
    listed = next((found for number in _LISTED if (found := listed_before(reading, token, number))), [])
    excepted = [noun for but in token.children for noun in objects_of(but)]
    names = [reading.referents(noun) for noun in excepted]
    known = {one.entity.key for found in names for one in found}
    return [one for one in listed if one.entity.key not in known] if all(names) else []


def _each_other(reading: Reading, token: "Token") -> list[Referent]:
    """ "Chad and Mali closed their borders to each other": those of whom it is said, if they are named side by side."""
    subjects = [one for subject in surface_subjects(verb_above(token)) for one in conjuncts(subject)]
    mention = token_mention(token)
    found = [
        replace(r, mention=mention, token=token, reason=f"{token.text}: {r.mention.text}", certain=False)
        for subject in subjects
        if not is_pronoun(subject)  # "what they have done to each other" sums up what is told elsewhere
        for r in reading.referents(subject)
    ]
    return found if len(found) > 1 else []


def _two_sides(reading: Reading, token: "Token") -> list[Referent]:
    """The two states just named, where nobody else who may be "both" was: "Chad met Togo. Both have asked"."""
    if token.has_word("of"):
        return []
    index = reading.sentence_index(token)
    words = [
        word for sentence in reading.sentences[max(0, index - 1) : index + 1] for word in words_before(sentence, token)
    ]
    if any(word.pos_ == "NOUN" and is_plural(word) and reading.is_noun(word, "people", "group") for word in words):
        return []
    return two_just_named(reading, token)


def _both_before(reading: Reading, token: "Token") -> list[Referent]:
    """The two of whom the sentence before speaks in one phrase: "urged both governments"."""
    index = reading.sentence_index(token)
    for phrase in reversed(reading.sentences[index - 1]) if index else ():
        found = reading.referents(phrase) if phrase.dep_ in OBJECTS | NOMINAL_SUBJECTS and is_plural(phrase) else []
        if len(found) == 2:
            return [referent.again(token, f"{token.text}: {phrase.text}") for referent in found]
    return []


def _antecedents(reading: Reading, token: "Token") -> list[Referent]:
    word = token.lower_
    who = bound_to(token) or done_to_above(reading, token)
    if who is None and (home := home_of_people(reading, token)):
        return home
    if who is not None:
        return named_or_adjective(reading, who)  # nobody where nobody knows who: "fined the firm for its tariffs"
    found = who_was_answered(reading, token) if word == "it" else who_complains(reading, token)
    found = who_is_hit(reading, token) if found is None else found
    if found is not None:
        return found  # nobody where nobody knows who it is: "fined the firm because it had refused"
    if word in PERSONAL:
        return last_person(reading, token, female=word in FEMALE)
    if word == "it" and (is_impersonal(token) or is_craft(reading, token) or is_thing_done(reading, token)):
        return []
    if word in {"it", "them"} and is_turned_down(reading, token):
        return []
    if token.tag_ == "PRP$" and word in NEUTER and (owner := _outsider_acting(reading, token)) is not None:
        return reading.referents(owner)
    if word in NEUTER or word in PLURAL or word == "each":
        found = last_subject(reading, token, plural=word not in NEUTER)
        return found or (two_just_named(reading, token) if _is_of_both(reading, token) else [])
    return _speaker(reading, token) if word in FIRST else []


def _is_of_both(reading: Reading, token: "Token") -> bool:
    """ "Peru closed its border with Chile. *Their* ministers met": whether those act for states, not for people."""
    officials = token.head
    is_owner = token.lower_ == "their" and token.dep_ == "poss"
    return is_owner and is_plural(officials) and reading.is_noun(officials, "state_representative")


def _outsider_acting(reading: Reading, token: "Token") -> "Token | None":
    """ "Chile protested. *The airline* sued over its fine": the firm or the like whose own it is, named or not."""
    for subject in surface_subjects(verb_above(token)):
        is_one = subject.tag_ == "NN" and subject.i < token.i and not subject.is_ancestor(token)
        if is_one and reading.is_noun(subject, "outsider", "enterprise", "dealt_with"):
            return subject
    return None


def _speaker(reading: Reading, token: "Token") -> list[Referent]:
    """Whose "we" it is: the side of the one who says so, in this sentence or the one before."""
    for sentence in reading.sentences_to(token, lookback=1):
        for subject in _subjects_of_saying(reading, sentence.root, token):
            found = [r for r in reading.referents(subject) if is_side(r)]
            if found:
                return found
    return []


def _subjects_of_saying(reading: Reading, root: "Token", us: "Token") -> Iterator["Token"]:
    for verb in (root, *root.children):
        is_saying = verb.lemma_.lower() in reading.frames.status.reporting and not has_to(verb)
        if is_saying and us.head != verb:  # "they told *us*": us is not who told it
            yield from (s for s in surface_subjects(verb) if not (s.lower_ in FIRST and is_pronoun(s)))
