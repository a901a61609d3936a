"""Of which states people are as sentences say that do not tell of them being held or moved.

By their name, by their number, or because they are of those told of before. What the words of their phrase say is for
`graph.extraction.people.nationalities`, and whom a phrase that refers back means for `graph.extraction.people.before`.
"""

from bisect import bisect_left
from typing import TYPE_CHECKING

from graph.extraction.actors import Person, Reading, full_name, is_plural, place_of, words_before
from graph.extraction.clauses import conjuncts
from graph.extraction.people.before import (
    ARGUMENTS,
    DEFINITE,
    FURTHER,
    SENTENCES_BACK,
    counted_of,
    find_people_again,
    may_be_meant,
    noun_before,
)
from graph.extraction.people.groups import ONE_PERSON, People, find_official, find_people, stated_count
from graph.extraction.people.nationalities import WORDS as NATIONALITY_WORDS
from graph.extraction.people.nationalities import (
    is_from_sender,
    is_of_none,
    nationality_beside,
    nationality_of,
    people_counted,
)
from graph.gazetteer import NAMES_OF_PEOPLE
from graph.labels import NOMINAL, PLURAL_NOUNS, SUBJECTS, UNDERGOERS

if TYPE_CHECKING:
    from graph.tokens import Token

_SHARES = frozenset({"many", "most", "some", "several", "few", "rest", "all", "both", "each"})
_ALL = frozenset({"they", "all", "both"})
_MOST = "most"
_SAID = frozenset({"attr", "advcl"})
_DESCRIBED = ARGUMENTS | {"ROOT", "appos"}
_NARROWING = frozenset({"relcl", "prep", "acl", "compound"})
_WITHOUT_NUMBER = 10**9  # people: more than any number of them
_LAST_OF_LEAD = 2  # sentences before which a report tells whom it is about, behind a headline
_LINKS = 3  # of a chain of phrases, each referring back to the one before


def nationality_elsewhere(reading: Reading, head: "Token", links: int = _LINKS) -> tuple[str, ...]:
    """Of what states people are as other sentences say: of a name, "he", "the banker", "12 of the workers".

    Too far a look to conclude from it who holds them, or where they are sent.
    """
    head = counted_of(head)
    if links and (fellow := _whose_fellow(head)) is not None:
        return _nationality_of_fellow(reading, fellow, links - 1)
    is_behind_name = head.dep_ == "appos" and reading.person_span(head.head) is not None
    head = head.head if is_behind_name else head  # "Ana Ruiz, a welder held since May"
    named = (child for child in head.children if child.dep_ == "appos" and reading.person_span(child) is not None)
    name = None if is_behind_name else next(named, None)  # of two names side by side, neither leads to the other again
    if name is not None:  # "the head of Baltic Amber, Ana Ruiz,"
        found = nationality_elsewhere(reading, name, links)
        return found or _nationality_of_same_noun(reading, head)
    span = reading.person_span(head)
    names = [full_name(reading, span)] if span is not None else []
    if head.lower_ in ONE_PERSON:
        names = [referent.entity.label for referent in reading.referents(head)]
    if names:
        persons = (reading.persons[name] for name in names if name in reading.persons)
        return next((found for person in persons if (found := _nationality_of_person(reading, person, head))), ())
    if not links:
        return ()
    if _is_of_further(head):
        return _nationality_of_others(reading, head, links) or nationality_of_only_group(reading, head)
    found = _nationality_of_as_many(reading, head)
    if not found and head.pos_ == "NUM":
        found = _nationality_of_number(reading, head)
    found = found or _nationality_of_same_noun(reading, head)
    before = None if found else noun_before(reading, head)
    found = found if before is None else nationality_elsewhere(reading, before, links - 1)
    found = found or _nationality_told_behind(reading, head) or _nationality_of_named_behind(reading, head)
    return found or (nationality_of_only_group(reading, head) if _is_of_group(reading, head) else ())


def _whose_fellow(head: "Token") -> "Token | None":
    """ "Two of *her* compatriots": whoever is of the same state as those whom a phrase calls so."""
    words = (head, *(child for child in head.children if child.dep_ == "compound"))  # "his compatriot Ulf Berg"
    fellows = NATIONALITY_WORDS.compatriots & NATIONALITY_WORDS.countrymen
    is_word = any(word.lemma_.lower() in fellows for word in words)
    return head.child("poss") if is_word else None


def _nationality_of_fellow(reading: Reading, fellow: "Token", links: int) -> tuple[str, ...]:
    if found := nationality_elsewhere(reading, fellow, links):
        return found
    before = noun_before(reading, fellow)
    return () if before is None else nationality_of(reading, before) or nationality_elsewhere(reading, before, links)


def _is_of_one(head: "Token") -> bool:
    """ "The *head* of Baltic Amber": whether a phrase names of what somebody is one, as others may be of another."""
    behind = (child for child in head.children if child.lower_ == "of")
    return any(name.pos_ == "PROPN" for link in behind for name in link.children)


def _nationality_told_behind(reading: Reading, head: "Token") -> tuple[str, ...]:
    """ "Chad arrested three people. *All of them are Danes*": what a sentence behind says of those told of here."""
    index = reading.sentence_index(head) + 1
    for sentence in reading.sentences[index : index + SENTENCES_BACK]:
        for token in sentence:
            told = nationality_of(reading, token) if token.dep_ in SUBJECTS and _are_all(token) else ()
            meant = people_counted(token) if token.lower_ == _MOST else counted_of(token)
            if told and noun_before(reading, meant or token) == head:
                return told
    return ()


def _nationality_of_named_behind(reading: Reading, head: "Token") -> tuple[str, ...]:
    """ "A banker was flown home. *Ana Ruiz, a 42-year-old Chadian*, is wanted": of whom a report names next."""
    index = reading.sentence_index(head)
    if index > _LAST_OF_LEAD or head.tag_ != "NN":
        return ()
    if told := _nationality_in_lead(reading, head):
        return told
    behind = (token for sentence in reading.sentences[index + 1 : index + SENTENCES_BACK + 1] for token in sentence)
    names = (token for token in behind if token.dep_ in SUBJECTS and reading.person_span(token) is not None)
    name = next(names, None)
    is_first = name is not None and not any(reading.same_nouns_before(name))
    if name is None or not is_first or not (_has_age(name) or any(_is_native(reading, c) for c in name.children)):
        return ()
    return nationality_beside(reading, name)


def _nationality_in_lead(reading: Reading, head: "Token") -> tuple[str, ...]:
    """ "Peru jails driver", and below: "A court sentenced *a Chilean driver*": of the one to whom it is done."""
    if reading.sentence_index(head) != 0 or head.doc[-1].is_punct or len(reading.sentences) == 1:
        return ()
    undergoing = (token for token in reading.sentences[1] if token.dep_ in UNDERGOERS and token.tag_ == "NN")
    ones = (token for token in undergoing if find_people(reading, token) is not None)
    one = next(ones, None)
    return () if one is None or is_plural(one) else nationality_of(reading, one)


def _has_age(name: "Token") -> bool:
    """ "Ana Ruiz, *42*," or "a *42-year-old* banker": whether an age stands beside a name, as of whom news is about."""
    beside = [child for child in name.children if child.dep_ == "appos"]
    words = (*beside, *(word for child in beside for word in child.children))
    return any(word.pos_ == "NUM" or word.lower_ == "old" for word in words)


def _are_all(token: "Token") -> bool:
    """Whether a phrase is of all or most who were told of: "they", "all of them", "the men"; not "a third of them"."""
    if token.lower_ in _ALL or token.lower_ == _MOST:
        return True
    words = {child.lower_ for child in token.children}
    return "of" not in words and not words.isdisjoint({*DEFINITE, "all"})


def _nationality_of_same_noun(reading: Reading, head: "Token") -> tuple[str, ...]:
    """Of those called by the same noun before: "the workers", or "an editor" of the editor in the headline."""
    if head.pos_ != "NOUN" or _is_of_one(head):
        return ()
    same = [other for other in reading.same_nouns_before(head) if is_plural(other) == is_plural(head)]
    if all(child.lower_ not in DEFINITE for child in head.children):
        is_near = reading.sentence_index(head) <= SENTENCES_BACK
        same = [other for other in same if reading.sentence_index(other) == 0] if is_near else []
    told = [found for other in same if (found := nationality_of(reading, other))]
    is_plain = not is_plural(head) or all(found == told[0] for found in told)  # of two groups either may be meant
    return told[0] if told and is_plain else ()


def _is_of_group(reading: Reading, head: "Token") -> bool:
    """Whether a phrase is of some or all of those whom the article is about: "nine", "the men", "the claimants"."""
    if head.pos_ == "NUM":
        return people_counted(head) is None and head.doc[head.i + 1 : head.i + 2].text != "of"
    is_definite = any(child.lower_ in DEFINITE or _is_of_day(child) for child in head.children)
    adding = (child for child in head.children if child.dep_ in _NARROWING)
    is_known = reading.is_noun(head, "people", "told_of") or is_from_sender(head)
    return is_plural(head) and is_definite and is_known and not any(adding)


def _is_of_day(owner: "Token") -> bool:
    """ "*Tuesday's* arrivals": whether a phrase is made definite by its day."""
    return owner.dep_ == "poss" and owner.ent_type_ == "DATE"


def nationality_of_only_group(reading: Reading, head: "Token") -> tuple[str, ...]:
    """Of what state they are of whom a phrase takes some, where the article told of people of one state only.

    "Oman held 40 Chadians. (…) Another 12 are in Peru": however long before, if those were more than these.
    """
    groups = reading.once(_groups)
    index = bisect_left(groups, (place_of(head),)) - 1
    if index < 0:
        return ()
    _, codes, most = groups[index]
    own = stated_count(reading, head)
    return (codes,) if codes and (own is None or own.value < most or _is_of_further(head)) else ()


def are_all_of(reading: Reading, code: str, others: frozenset[str | None]) -> bool:
    """Whether the article tells of many of one state, and of nobody else but those of states that are no matter."""
    many, all_told = reading.once(_peoples)
    return code in many and all_told - others == {code}


def _peoples(reading: Reading) -> tuple[frozenset[str], frozenset[str]]:
    """The states of the groups that the article tells of, and of all people beside those who act for a state."""
    many: set[str] = set()
    found: set[str] = set()
    denied: set[str] = set()
    for token in (token for sentence in reading.sentences for token in sentence if token.pos_ in NOMINAL):
        people = None if reading.is_noun(token, "state_representative") else find_people(reading, token)
        if people is None or not people.nationality or people.person is not None:
            continue
        if is_of_none(token) or (token.dep_ == "attr" and is_of_none(token.head)):
            denied.update(people.nationality)
            continue
        found.update(people.nationality)
        if _may_be_group(reading, token) and (token.dep_ != "nsubj" or people.count is not None):
            many.update(people.nationality)
    return frozenset(many - denied), frozenset(found)


def _groups(reading: Reading) -> list[tuple[tuple[int, int], str, int]]:
    """Where the article tells of many of one state: of which all have been up to there, if of one, and the most."""
    told: list[tuple[tuple[int, int], str, int]] = []
    code, most = None, 0
    for sentence in reading.sentences:
        for token in sentence:
            people = find_people(reading, token) if _may_be_group(reading, token) else None
            if people is None or not people.nationality:
                continue
            number = people.count.value if people.count is not None else 0
            if number > 1 or token.dep_ in UNDERGOERS:
                own = people.nationality[0] if len(people.nationality) == 1 else ""
                number = number or (_WITHOUT_NUMBER if _are_any_number(token) else 0)
                code, most = own if code in {None, own} else "", max(most, number)
                told.append((place_of(token), code if most else "", most))
    return told


def _are_any_number(token: "Token") -> bool:
    """ "Peru expelled *Chileans*": whether a phrase leaves open how many they are."""
    return token.tag_ in PLURAL_NOUNS and all(child.dep_ not in {"det", "poss"} for child in token.children)


def _may_be_group(reading: Reading, token: "Token") -> bool:
    """Whether a word may be of those who are held or moved, and not of those who do it: "by three Danish officers"."""
    is_agent = token.dep_ == "pobj" and token.head.dep_ == "agent"
    is_many = token.tag_ in PLURAL_NOUNS and token.dep_ not in {"compound", "poss"}
    is_one = token.tag_ == "NN" and token.dep_ in UNDERGOERS
    return (is_many or is_one) and not is_agent and not reading.is_noun(token, "state_representative")


def _is_of_further(head: "Token") -> bool:
    """Whether a phrase is of further people of a kind told of before: "eight others", "another 26", "eleven more"."""
    if head.lower_ in _SHARES and head.pos_ != "NOUN":
        return True  # "many had spent years there"
    words = {head.lower_, *(child.lower_ for child in head.children if child.dep_ != "quantmod")}  # "more than 30"
    return not words.isdisjoint(FURTHER) and words.isdisjoint(DEFINITE)


def _nationality_of_others(reading: Reading, head: "Token", links: int) -> tuple[str, ...]:
    """ "Oman holds 16 Chadians; eight others were freed": of those told of last, if these are of one state."""
    for sentence in reading.sentences_to(head, lookback=SENTENCES_BACK):
        for token in reversed([token for token in sentence if place_of(token) < place_of(head)]):
            people = find_people_again(reading, token) if may_be_meant(reading, token) else None
            if people is None or people.count is None or _acts_for_state(reading, people) or _is_one_of(token):
                continue
            found = people.nationality or nationality_elsewhere(reading, token, links - 1)
            return found if len(found) == 1 and not _stand_beside_foreigners(reading, token) else ()
    return ()


def _is_one_of(token: "Token") -> bool:
    """ "*One of them*, a Dane": whether a phrase singles out one of those told of, besides whom there are others."""
    return token.lower_ == "one" and token.has_word("of")


def _stand_beside_foreigners(reading: Reading, token: "Token") -> bool:
    """ "Ten Danes and *eight Swedes*": whether people of another state stand in one list with those of a phrase."""
    own = nationality_of(reading, token)
    first = token
    while first.dep_ == "conj":
        first = first.head
    others = (nationality_of(reading, word) for word in conjuncts(first) if word != token)
    return any(found and found != own for found in others)


def _acts_for_state(reading: Reading, people: People) -> bool:
    """ "*The minister, Ana Ruiz*, told him that 30 others were coming": of whom others are no further ones."""
    known = reading.persons.get(people.person) if people.person is not None else None
    return known is not None and known.acts_for_state


def _nationality_of_as_many(reading: Reading, head: "Token") -> tuple[str, ...]:
    """ "The three were held": of the three Slovaks whom the article told of before, however long before."""
    if all(child.lower_ not in {*DEFINITE, "all"} for child in head.children):
        return ()
    number = head if head.pos_ == "NUM" else head.child("nummod")
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
    for sentence in reading.sentences_to(number, lookback=SENTENCES_BACK):
        for token in reversed([token for token in sentence if place_of(token) < place_of(number)]):
            people = find_people_again(reading, token) if may_be_meant(reading, token) else None
            count = people.count if people is not None else None
            if people is not None and count is not None and own is not None and count.value > own.value:
                return people.nationality
    return ()


def _nationality_of_person(reading: Reading, person: Person, head: "Token") -> tuple[str, ...]:
    """Of what state somebody is who is named: as words beside the name say elsewhere, or the office that he holds."""
    others = (other for other in reading.same_nouns(person.first) if place_of(other) != place_of(head))
    names = (other for other in others if reading.person_span(other) is not None or _is_described(other))
    if found := next((found for name in names if (found := nationality_beside(reading, name))), ()):
        return found
    if found := _said_of_person(reading, person, head):
        return found
    if person.state in {None, "EU"}:
        return _described_before(reading, person)
    return (person.state,)


def _said_of_person(reading: Reading, person: Person, head: "Token") -> tuple[str, ...]:
    """ "Ana Ruiz was held. *She is a Chadian citizen*", "*A citizen of Chad*, she": as a sentence near says of her."""
    index = reading.sentence_index(head)
    for sentence in reading.sentences[max(0, index - SENTENCES_BACK) : index + SENTENCES_BACK + 1]:
        for noun in (token for token in sentence if token.dep_ in _SAID and _is_native(reading, token)):
            subjects = (child for child in noun.head.children if child.dep_ in SUBJECTS)
            who = {referent.entity.label for subject in subjects for referent in reading.referents(subject)}
            is_said = noun.dep_ == "advcl" or noun.head.lemma_ == "be"
            if person.name in who and is_said and all(child.dep_ != "neg" for child in noun.head.children):
                return nationality_of(reading, noun)
    return ()


def _is_native(reading: Reading, noun: "Token") -> bool:
    """ "A Dane", "a citizen of Chad", "a Peruvian national": a noun that only says of what state somebody is."""
    match = reading.match(noun)
    is_people = match is not None and match.sense in NAMES_OF_PEOPLE
    is_one = noun.has_any_word({"a", "an"})
    return is_one and (is_people or noun.lemma_.lower() in NATIONALITY_WORDS.natives)


def _is_described(name: "Token") -> bool:
    """Whether a name has an apposition as persons have, whatever it was taken for: "Tahbaz, a Briton"."""
    beside = (child for child in name.children if child.dep_ == "appos")
    return name.pos_ == "PROPN" and any(word.lower_ in {"a", "an"} for child in beside for word in child.children)


def _described_before(reading: Reading, person: Person) -> tuple[str, ...]:
    """ "A Chadian banker was freed. Ana Ruiz, 42, landed": of whoever was told of just before the name, and alone.

    Of several ("two Britons came home") each of those who are named behind may be one.
    """
    name = person.first
    if person.title is not None or name.dep_ not in SUBJECTS:
        return ()
    found: set[tuple[str, ...]] = set()
    for sentence in reading.sentences_to(name, lookback=SENTENCES_BACK):
        for token in reversed(words_before(sentence, name)):
            nationality = _of_described(reading, token)
            is_named = not is_plural(token) and _is_named_between(reading, token, name)
            if nationality and not is_named:
                found.add(nationality)
    return found.pop() if len(found) == 1 else ()


def _of_described(reading: Reading, token: "Token") -> tuple[str, ...]:
    """Of what states people are whom a phrase describes and does not name: "a Chadian banker"."""
    if token.dep_ not in _DESCRIBED or token.pos_ not in NOMINAL or reading.person_span(token) is not None:
        return ()
    described = token.head if token.dep_ == "appos" else token  # "Mark Stone, a South African"
    beside = (child for child in described.children if child.dep_ in {"appos", "compound"})
    if any(reading.person_span(one) is not None for one in (described, *beside)):
        return ()
    people = find_people(reading, token) or find_official(reading, token)
    return () if people is None else people.nationality or _nationality_of_same_noun(reading, token)


def _is_named_between(reading: Reading, described: "Token", name: "Token") -> bool:
    """Whether somebody else is named as a subject between a description and a name, who may be whom it describes."""
    return any(
        place_of(described) < place_of(token) and reading.match(token) is None
        for sentence in reading.sentences_to(name, lookback=SENTENCES_BACK)
        for token in words_before(sentence, name)
        if token.pos_ == "PROPN" and token.dep_ in SUBJECTS
    )
