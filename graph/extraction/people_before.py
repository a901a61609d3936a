"""People told of before: whom "they", "the men" and "two of them" are, and of which states by other sentences.

What a phrase says by itself is for `graph.extraction.people` and `graph.extraction.nationalities`.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extraction.actors import Person, Reading, full_name, place_of
from graph.extraction.clauses import conjuncts
from graph.extraction.nationalities import nationality_beside, nationality_of, people_counted
from graph.extraction.people import ONE_PERSON, People, find_official, find_people, join_people, stated_count
from graph.extraction.syntax import SUBJECTS
from graph.frames import discourse_words

if TYPE_CHECKING:
    from graph.tokens import Token

_PRONOUNS = frozenset({"they", "them", "he", "him", "she", "her", "both"})
_MANY = frozenset({"they", "them"})
_DEFINITE = frozenset({"the", "these", "those"})
_ADDING = frozenset({"nummod", "amod", "compound", "relcl", "prep", "acl"})  # what would make of "the men" other men
_ARGUMENTS = SUBJECTS | {"dobj", "dative", "pobj", "attr", "conj"}
_FURTHER = frozenset({"others", "more", "another", "further"})
_PLURAL = frozenset({"NNS", "NNPS"})
_DESCRIBED = _ARGUMENTS | {"ROOT", "appos"}
_SENTENCES_BACK = 2
_LINKS = 3  # of a chain of phrases, each referring back to the one before


def find_people_again(reading: Reading, head: "Token", links: int = _LINKS) -> People | None:
    """The same where a phrase only refers back: "they", "him" and "the men" are those spoken of before."""
    people = find_people(reading, head)
    meant = _counted_of(head)
    if people is None or people.nationality or not links or not _refers_back(reading, meant):
        return people
    before = _people_before(reading, meant, links)
    if before is None:
        return people
    return replace(people, count=people.count or before.count, nationality=before.nationality)


def nationality_elsewhere(reading: Reading, head: "Token") -> tuple[str, ...]:
    """Of what states people are as other sentences say: of a name, "he", "the banker", "12 of the workers".

    Too far a look to conclude from it who holds them, or where they are sent.
    """
    head = _counted_of(head)
    if head.dep_ == "appos" and reading.person_span(head.head) is not None:
        head = head.head  # "Ana Ruiz, a welder held since May"
    span = reading.person_span(head)
    names = [full_name(reading, span)] if span is not None else []
    if head.lower_ in ONE_PERSON:
        names = [referent.entity.label for referent in reading.referents(head)]
    if names:
        persons = (reading.persons[name] for name in names if name in reading.persons)
        return next((found for person in persons if (found := _nationality_of_person(reading, person, head))), ())
    if _is_of_further(head):
        return _nationality_of_others(reading, head)
    if found := _nationality_of_as_many(reading, head):
        return found
    if head.pos_ == "NUM":
        return _nationality_of_number(reading, head)
    if head.pos_ != "NOUN" or all(child.lower_ not in _DEFINITE for child in head.children):
        return ()
    same = (other for other in reading.same_nouns_before(head) if other.tag_ == head.tag_)
    return next((found for other in same if (found := nationality_of(reading, other))), ())


def _is_of_further(head: "Token") -> bool:
    """Whether a phrase is of further people of a kind told of before: "eight others", "another 26", "eleven more"."""
    words = {head.lower_, *(child.lower_ for child in head.children if child.dep_ != "quantmod")}  # "more than 30"
    return not words.isdisjoint(_FURTHER) and words.isdisjoint(_DEFINITE)


def _nationality_of_others(reading: Reading, head: "Token") -> tuple[str, ...]:
    """ "Oman holds 16 Chadians; eight others were freed": of those told of last, if these are of one state."""
    for sentence in reading.sentences_to(head, lookback=_SENTENCES_BACK):
        for token in reversed([token for token in sentence if place_of(token) < place_of(head)]):
            people = find_people_again(reading, token) if _may_be_meant(reading, token) else None
            if people is not None and people.count is not None:
                return people.nationality if len(people.nationality) == 1 else ()
    return ()


def _nationality_of_as_many(reading: Reading, head: "Token") -> tuple[str, ...]:
    """ "The three were held": of the three Slovaks whom the article told of before, however long before."""
    if all(child.lower_ not in {*_DEFINITE, "all"} for child in head.children):
        return ()
    number = head if head.pos_ == "NUM" else next((child for child in head.children if child.dep_ == "nummod"), None)
    for other in reading.same_nouns_before(number) if number is not None else ():
        counted = other.head if other.dep_ == "nummod" else other
        if counted != head and find_people(reading, counted) is not None:
            found = nationality_of(reading, counted)
            if found:
                return found
    return ()


def _nationality_of_number(reading: Reading, number: "Token") -> tuple[str, ...]:
    """ "Police held 34 Kenyans. Five remain in custody": of those told of just before, who were more."""
    own = stated_count(reading, number)
    for sentence in reading.sentences_to(number, lookback=_SENTENCES_BACK):
        for token in reversed([token for token in sentence if place_of(token) < place_of(number)]):
            people = find_people_again(reading, token) if _may_be_meant(reading, token) else None
            count = people.count if people is not None else None
            if people is not None and count is not None and own is not None and count.value > own.value:
                return people.nationality
    return ()


def _nationality_of_person(reading: Reading, person: Person, head: "Token") -> tuple[str, ...]:
    """Of what state somebody is who is named: as words beside the name say elsewhere, or the office that he holds."""
    others = (other for other in reading.same_nouns(person.first) if place_of(other) != place_of(head))
    names = (other for other in others if reading.person_span(other) is not None)
    if found := next((found for name in names if (found := nationality_beside(reading, name))), ()):
        return found
    if person.state in {None, "EU"}:
        return _described_before(reading, person)
    return (person.state,)


def _described_before(reading: Reading, person: Person) -> tuple[str, ...]:
    """ "A Chadian banker was freed. Ana Ruiz, 42, landed": of whoever was told of just before the name, and alone.

    Of several ("two Britons came home") each of those who are named behind may be one.
    """
    name = person.first
    if person.title is not None or name.dep_ not in SUBJECTS:
        return ()
    found: set[tuple[str, ...]] = set()
    for sentence in reading.sentences_to(name, lookback=_SENTENCES_BACK):
        for token in reversed([token for token in sentence if place_of(token) < place_of(name)]):
            nationality = _of_described(reading, token)
            is_named = token.tag_ not in _PLURAL and _is_named_between(reading, token, name)
            if nationality and not is_named:
                found.add(nationality)
    return found.pop() if len(found) == 1 else ()


def _of_described(reading: Reading, token: "Token") -> tuple[str, ...]:
    """Of what states people are whom a phrase describes and does not name: "a Chadian banker"."""
    if token.dep_ not in _DESCRIBED or token.pos_ not in {"NOUN", "PROPN"} or reading.person_span(token) is not None:
        return ()
    if any(reading.person_span(child) is not None for child in token.children if child.dep_ in {"appos", "compound"}):
        return ()
    people = find_people(reading, token) or find_official(reading, token)
    return () if people is None else people.nationality


def _is_named_between(reading: Reading, described: "Token", name: "Token") -> bool:
    """Whether somebody else is named as a subject between a description and a name, who may be whom it describes."""
    return any(
        token.pos_ == "PROPN" and token.dep_ in SUBJECTS and reading.match(token) is None
        for sentence in reading.sentences_to(name, lookback=_SENTENCES_BACK)
        for token in sentence
        if place_of(described) < place_of(token) < place_of(name)
    )


def _counted_of(head: "Token") -> "Token":
    """The men of "twenty-nine of the men", who are of those men; any other word is itself."""
    meant = people_counted(head) if head.pos_ == "NUM" else None
    return head if meant is None else meant


def _refers_back(reading: Reading, head: "Token") -> bool:
    """Whether a phrase is of people told of before: a pronoun, "the men", "two of them"."""
    if head.lower_ in _PRONOUNS:
        return True
    is_definite = any(child.lower_ in _DEFINITE for child in head.children)
    is_plain = reading.is_noun(head, "plain_people") or head.pos_ == "NUM"
    adding = (child for child in head.children if child.dep_ in _ADDING)
    return is_definite and is_plain and all(child.lower_ in discourse_words().further for child in adding)


def noun_before(reading: Reading, head: "Token") -> "Token | None":
    """The noun by which the people of a phrase that refers back were told of before, or None if it does not."""
    meant = people_counted(head) if head.pos_ == "NUM" else None
    meant = head if meant is None else meant
    before = _told_before(reading, meant, _LINKS) if _refers_back(reading, meant) else None
    return None if before is None else before[0]


def _people_before(reading: Reading, head: "Token", links: int) -> People | None:
    before = _told_before(reading, head, links)
    return None if before is None else before[1]


def _told_before(reading: Reading, head: "Token", links: int) -> "tuple[Token, People] | None":
    """Those spoken of last before a token, as many or as few: subjects first, in this sentence or the two before."""
    for sentence in reading.sentences_to(head, lookback=_SENTENCES_BACK):
        earlier = [token for token in sentence if place_of(token) < place_of(head) and _may_be_meant(reading, token)]
        earlier = [token for token in earlier if not token.is_ancestor(head)]  # "58 of them"
        if sentence == head.sent:
            earlier.reverse()  # in its own sentence the nearest is meant, in those before the subject that comes first
        for token in sorted(earlier, key=lambda t: t.dep_ not in SUBJECTS):
            people = _together(reading, token, links - 1) if head.lower_ in _MANY else None
            people = people or find_people_again(reading, token, links - 1)
            if people is not None and (people.count or people.nationality) and _agree(head, token, people):
                return token, people
    return None


def _together(reading: Reading, token: "Token", links: int) -> People | None:
    """The people of a coordination, whom "they" are: "two Danes and a Swede"; None where there is but one phrase."""
    parts = conjuncts(token)
    found = ((part, find_people_again(reading, part, links)) for part in parts)
    groups = [(part, people) for part, people in found if people is not None]
    return join_people(groups) if len(groups) == len(parts) > 1 else None


def _may_be_meant(reading: Reading, token: "Token") -> bool:
    is_counted = any(child.dep_ == "nummod" for child in token.children)
    if token.dep_ not in _ARGUMENTS or (reading.is_noun(token, "state_representative") and not is_counted):
        return False
    # "her lawyer" is another than she
    return token.lower_ not in _PRONOUNS and all(c.dep_ != "poss" or c.pos_ != "PRON" for c in token.children)


def _agree(head: "Token", token: "Token", people: People) -> bool:
    """Whether two phrases are both of one or both of many."""
    is_one = people.count is not None and people.count.value == 1
    return is_one == (head.lower_ in ONE_PERSON or head.tag_ == "NN") or (people.count is None and token.tag_ == "NN")
