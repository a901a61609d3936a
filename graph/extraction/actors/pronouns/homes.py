""" "Their government", "whose embassy": the state of people whom the text names by it.

Whose something else is, which has no people of a state behind it, is for `antecedents`.
"""

from typing import TYPE_CHECKING

from graph.extraction.actors.phrases import is_plural, words_before
from graph.extraction.actors.pronouns.persons import last_person
from graph.extraction.actors.reading import Reading, Referent, government_of
from graph.frames import discourse_words
from graph.gazetteer import NAMES_OF_PEOPLE, Sense
from graph.labels import ATTRIBUTES

if TYPE_CHECKING:
    from graph.tokens import Token


def home_of_people(reading: Reading, token: "Token") -> list[Referent]:
    """ "Held 40 Chileans. *Their* government protested": Chile, whom nobody but the people behind "their" names."""
    is_one = token.lower_ in {"his", "her"}
    if not (is_one or token.lower_ == "their") or not is_home(reading, token):
        return []
    known = last_person(reading, token, female=token.lower_ == "her") if is_one else []
    if any(person.state or person.acts_for for person in known):
        return []
    for sentence in reading.sentences_to(token, lookback=1):
        for word in reversed(list(words_before(sentence, token))):
            are_many = is_plural(word) or reading.is_noun(word, "several_people")
            if are_many != is_one and (home := home_of(reading, word, token)):
                return home
    return []


def is_home(reading: Reading, whose: "Token") -> bool:
    """Whether "their" or "whose" is of what only a state has one of: "their country", "whose embassy"."""
    noun = whose.head
    is_of_state = reading.is_noun(noun, "state", "mission_abroad", "had_by_states")
    is_of_state = is_of_state or noun.lemma_.lower() in discourse_words().homelands
    return whose.dep_ == "poss" and noun.tag_ == "NN" and is_of_state


def home_of(reading: Reading, people: "Token", whose: "Token") -> list[Referent]:
    """The government of the one state that people are said to be of: "Chileans", "Chilean sailors"."""
    match = reading.match(people)
    if match is not None and match.sense is not Sense.PEOPLE:
        return []
    is_people = match is not None or reading.is_noun(people, "people")
    beside = [reading.match(c) for c in people.children if c.dep_ in ATTRIBUTES] if is_people else []
    codes = {m.entry.country for m in (match, *beside) if m is not None and m.sense in NAMES_OF_PEOPLE}
    code = codes.pop() if len(codes) == 1 else None
    return [government_of(reading, whose, code, f"the state of {people.text}")] if code else []
