"""People told of before: whom "they", "the men" and "two of them" are.

What a phrase says by itself is for `graph.extraction.people.groups` and `graph.extraction.people.nationalities`, and
what other sentences say of where people are from for `graph.extraction.people.elsewhere`.
"""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading, words_before
from graph.extraction.clauses import conjuncts
from graph.extraction.people.groups import (
    ONE_PERSON,
    SETS,
    People,
    find_official,
    find_people,
    is_of_things_before,
    join_people,
    part_of,
    stated_count,
)
from graph.extraction.people.nationalities import people_counted
from graph.extraction.quantities import half_before, share_of
from graph.extraction.syntax import antecedent
from graph.frames import discourse_words
from graph.labels import PLURAL_NOUNS, SUBJECTS, UNDERGOERS
from graph.model import Count

if TYPE_CHECKING:
    from graph.tokens import Token

_PRONOUNS = frozenset({"they", "them", "their", "he", "him", "his", "she", "her", "both"})
_MANY = frozenset({"they", "them", "their"})
DEFINITE = frozenset({"the", "these", "those"})
_POINTING = frozenset({"these", "those"})
_ADDING = frozenset({"nummod", "amod", "compound", "relcl", "prep", "acl"})  # what would make of "the men" other men
_MODIFIERS = frozenset({"amod", "compound"})
_BEFORE = {"second": 1, "third": 2, "fourth": 3, "fifth": 4, "sixth": 5}  # how many "a third" was told behind
_ALL = frozenset({"all", "each", "both"})
_MOST = "most"
FURTHER = frozenset({"others", "more", "another", "further"})
_EXCEPT = frozenset({"but", "except"})
_BEYOND = frozenset({"than", "over", "under"})  # "more than half of them"
ARGUMENTS = SUBJECTS | {"dobj", "dative", "pobj", "attr", "conj"}
_ANY = frozenset({"a", "an", "another"})
SENTENCES_BACK = 2
_SENTENCES_OF_NATION = 5  # in which those of one state were counted whom "the Uzbeks" are
_REMAINING = frozenset({"rest", "others", "remainder"})
_REMAINING_SO = frozenset({"remaining", "other"})
_LINKS = 3  # of a chain of phrases, each referring back to the one before


def find_people_again(reading: Reading, head: "Token", links: int = _LINKS) -> People | None:
    """The same where a phrase only refers back: "they", "him" and "the men" are those spoken of before."""
    return reading.once(_find_people_again, head, links)


def _find_people_again(reading: Reading, head: "Token", links: int) -> People | None:
    if (whole := _whole_before_aside(head)) is not None and (of_whole := find_people(reading, whole)) is not None:
        return of_whole
    if _is_the_rest(head) and links and (rest := _rest(reading, head, links)) is not None:
        return rest
    if is_of_things_before(reading, head):
        return None
    people = None if _is_left_out(head) else find_people(reading, head) or _one_more(reading, head)
    if people is not None and (some := _some_of_those(reading, head, people, links)) is not None:
        return some
    meant = counted_of(head)
    if people is not None and people.count is None:
        people = replace(people, count=_count_told_before(reading, head, people))
    if people is None or people.nationality or not links:
        return people
    is_plain = head.pos_ == "NUM" or reading.is_noun(head, "plain_people")
    if is_plain and (same := _as_many_before(reading, head)) is not None:
        told = find_people_again(reading, same, links - 1)  # "the 40 men"; "the six", of "nine Danes and six Swedes"
        return people if told is None else replace(people, nationality=told.nationality)
    if not _refers_back(reading, meant):
        return people
    last = _told_before(reading, meant, links)
    if last is None or (_remains(head) and _has_left(reading, last[0])):
        return people
    before = last[1]
    is_part = head.pos_ == "NUM" and people.count and before.count and people.count.value < before.count.value
    nationality = () if is_part and len(before.nationality) > 1 else before.nationality  # which of them, nobody says
    as_many = None if _is_the_rest(head) or head.lower_ == _MOST or _is_not_all(head) else before.count
    return replace(people, count=people.count or as_many, nationality=nationality)


def _some_of_those(reading: Reading, head: "Token", people: People, links: int) -> People | None:
    """Those who are told of as a part of others: "all but two", "five of whom", "half of them"."""
    if (left_out := _left_out(head)) is not None:
        return _without(reading, people, left_out, links)
    if (whose := _antecedent_of_part(head)) is not None:
        return _of_antecedent(reading, head, people, whose)
    share = _share(head)
    return None if share is None else _share_of_those(reading, head, people, share, links)


def _share(head: "Token") -> Fraction | None:
    """Which part of others a phrase takes: "*half* of them", "*half* the Danes", "a *third* of the men"."""
    if half_before(head) is not None:
        return Fraction(1, 2)
    return share_of(head) if people_counted(head) is not None else None


def _share_of_those(reading: Reading, head: "Token", people: People, share: Fraction, links: int) -> People:
    """ "Held 30 Danes. *Half of them* were sent home": 15 of those told of before; of "nearly half" nobody says."""
    whole = people_counted(head)
    if whole is None:  # "half the Danes"
        told = _as_told_before(reading, head, people, links)
    elif whole.lower_ in _PRONOUNS:
        told = _people_before(reading, whole, links) if links else None
    else:
        told = find_people_again(reading, whole, links - 1) if links else None
    if told is None:
        return people
    count = None if _is_inexact(head) else people.count or part_of(told.count, head.text, share)
    nationality = told.nationality if len(told.nationality) == 1 else ()  # of two states, nobody says which of them
    return replace(people, count=count, nationality=people.nationality or nationality)


def _as_told_before(reading: Reading, head: "Token", people: People, links: int) -> People | None:
    """All of those told of before of whom "half *the Danes*" are a part."""
    if people.count is not None or not links:
        return None
    if (count := _count_told_before(reading, head, people)) is not None:
        return replace(people, count=count)
    return _people_before(reading, head, links) if _refers_back(reading, head) else None


def _is_inexact(head: "Token") -> bool:
    """ "*Nearly* half of them", "more *than* half the men": whether a part is some more or less than it says."""
    words = {word.lower_ for word in head.doc[head.left_edge.i : head.i]}
    return not words.isdisjoint(discourse_words().not_all | _BEYOND)


def _is_not_all(head: "Token") -> bool:
    """ "*Nearly* all of them": whether a phrase leaves some of them out, and does not say how many."""
    return head.has_any_word(discourse_words().not_all)


def _one_more(reading: Reading, head: "Token") -> People | None:
    """ "Held two Danes. *A third* was sent home": one more than so many, and of the same state."""
    before = _BEFORE.get(head.lower_)
    is_one = head.dep_ in ARGUMENTS and [child.lower_ for child in head.children] == ["a"]
    for sentence in reading.sentences_to(head, lookback=SENTENCES_BACK) if before and is_one else ():
        for token in reversed(words_before(sentence, head)):
            count = stated_count(reading, token)
            if count is not None and count.value == before:  # "two planes": no people
                people = find_people(reading, token)
                one = replace(count, text=head.text, value=1, qualifier=None)
                return None if people is None else replace(people, count=one)
    return None


def _whole_before_aside(head: "Token") -> "Token | None":
    """The Danes of "38 Danes, *nine* of them women, will be flown home", whose subject a parser takes the nine for."""
    before, behind = head.doc[max(head.i - 2, head.sent.start) : head.i], head.doc[head.i + 1 : head.i + 3]
    is_aside = before[-1:].text == "," and behind.text.lower() == "of them"
    described = head.child("appos")
    if not is_aside or described is None or head.pos_ != "NUM" or head.dep_ not in SUBJECTS or len(before) < 2:
        return None
    return before[0] if head.doc[described.i + 1 : described.i + 2].text == "," else None


def _left_out(head: "Token") -> "Token | None":
    """The two of "all but *two* of the men"."""
    behind = head.doc[head.i + 1 : min(head.i + 3, head.sent.end)]
    is_less = head.lower_ == "all" and len(behind) > 1 and behind[0].lower_ in _EXCEPT
    return behind[1] if is_less and behind[1].pos_ == "NUM" else None


def _is_left_out(head: "Token") -> bool:
    """Whether a number is of those whom "all but *two* of the men" leaves out, of whom a parser makes a subject."""
    whole = head.doc[max(head.i - 2, head.sent.start)]
    return head.pos_ == "NUM" and _left_out(whole) == head


def _is_the_rest(head: "Token") -> bool:
    """Whether a phrase is of those who remain, but not of whom: "the rest", "the others"; not "the rest of them"."""
    is_definite = head.has_word("the")
    return head.lower_ in _REMAINING and is_definite and people_counted(head) is None


def _remains(head: "Token") -> bool:
    """ "The *remaining* detainees", "the others": whether people are told of as those who are left of more."""
    is_called_so = head.lower_ in _REMAINING or head.has_any_word(_REMAINING_SO)
    return is_called_so and head.pos_ != "NUM" and not head.has("nummod")


def _has_left(reading: Reading, token: "Token") -> bool:
    """ "*Four Danes* were sent home": whether people are those who do not remain."""
    return token.dep_ in UNDERGOERS and token.head.lemma_.lower() in reading.frames.classes["sending"]


def _rest(reading: Reading, head: "Token", links: int) -> People | None:
    """ "Six of the 20 Danes were freed; *the rest* are held": of the 20, those of whom nothing was told yet."""
    told = (words_before(sentence, head) for sentence in reading.sentences_to(head, lookback=1))
    parts = next(filter(None, (_parts(words) for words in told)), [])
    whole = people_counted(parts[0]) if len(parts) == 1 else None
    if whole is None:
        return None
    is_again = whole.lower_ in _PRONOUNS
    all_told = _people_before(reading, whole, links) if is_again else find_people_again(reading, whole, links - 1)
    count = None if all_told is None else _less(all_told.count, stated_count(reading, parts[0]))
    return None if all_told is None or count is None else People(count, all_told.nationality)


def _parts(words: Iterable["Token"]) -> list["Token"]:
    """The numbers of some of those of whom words tell: the six of "*six* of the 20 Danes"."""
    return [token for token in words if token.pos_ == "NUM" and people_counted(token)]


def _without(reading: Reading, people: People, left_out: "Token", links: int) -> People:
    """Those of whom all but some are meant, without these: "all but two of the men", "held 40 men. *All but two*"."""
    whole, less = people_counted(left_out), stated_count(reading, left_out)
    told = None
    if whole is None and links:
        told = _sole_people_before(reading, left_out.nbor(-2), links)
    elif whole is not None and links:
        is_again = whole.lower_ in _PRONOUNS
        told = _people_before(reading, whole, links) if is_again else find_people_again(reading, whole, links - 1)
    if told is None:
        return people
    nationality = told.nationality if len(told.nationality) == 1 else ()  # of several states, who knows whose is left
    return replace(people, count=_less(told.count, less), nationality=nationality)


def _sole_people_before(reading: Reading, head: "Token", links: int) -> People | None:
    """Those told of last, unless their sentence goes on with others: "Five came in May; *ten others* followed"."""
    before = _told_before(reading, head, links)
    if before is None:
        return None
    token, people = before
    behind = (word for word in token.sent if word.i > token.i)
    has_others = any(word.lower_ == "others" or (word.dep_ in SUBJECTS and word.has("nummod")) for word in behind)
    return None if has_others else people


def _less(whole: Count | None, part: Count | None) -> Count | None:
    """How many remain of a number without a part of it, where both are known."""
    if whole is None or part is None or whole.value <= part.value:
        return None
    return replace(whole, value=whole.value - part.value, qualifier=None)


def _antecedent_of_part(head: "Token") -> "Token | None":
    """The Somalis of "12 Somalis, *five of whom* were deported"."""
    whom = next((noun for child in head.children if child.lower_ == "of" for noun in child.children), None)
    return antecedent(whom) if whom is not None and whom.lower_ == "whom" else None


def _of_antecedent(reading: Reading, head: "Token", people: People, whose: "Token") -> People:
    """Some of those before a relative clause, or all of them: "18 people, *all of whom* were sent home"."""
    told = find_people(reading, whose)
    if told is None:
        return people
    count = told.count if head.lower_ == "all" else people.count
    return replace(people, count=count, nationality=people.nationality or told.nationality)


def _count_told_before(reading: Reading, head: "Token", people: People) -> Count | None:
    """How many "the Kenyan fishermen", "the Uzbeks" or "these students" are, as the article told before.

    Only where it gave one number of people called so: the more there are told of, the less is it plain who are meant.
    """
    is_definite = head.has_any_word(DEFINITE)
    adding = [child for child in head.children if child.dep_ in _ADDING]
    is_known = all(c.dep_ in _MODIFIERS and (c.tag_ == "VBN" or reading.match(c) is not None) for c in adding)
    is_plain = reading.is_noun(head, "plain_people") and not people.nationality  # "the men" are those told of last
    if not is_definite or not is_known or head.tag_ not in PLURAL_NOUNS or is_plain:
        return None
    counts: dict[int, Count] = {}
    for other in reading.same_nouns_before(head):
        same = find_people(reading, other) if other.tag_ == head.tag_ else None
        is_other = same is not None and same.nationality and people.nationality
        if same is None or same.count is None or (is_other and same.nationality != people.nationality):
            continue
        counts[same.count.value] = same.count
    if not counts and head.tag_ == "NNPS":
        counts = _counts_of_nation(reading, head, people)
    return counts.popitem()[1] if len(counts) == 1 else None


def _counts_of_nation(reading: Reading, head: "Token", people: People) -> dict[int, Count]:
    """How many "*the Uzbeks*" may be: as many as were told of before of that state, by whatever noun."""
    counts: dict[int, Count] = {}
    for sentence in reading.sentences_to(head, lookback=_SENTENCES_OF_NATION):
        for token in words_before(sentence, head):
            same = find_people(reading, token) if token.tag_ in PLURAL_NOUNS else None
            if same is not None and same.count is not None and same.nationality == people.nationality:
                counts[same.count.value] = same.count
    return counts


def counted_of(head: "Token") -> "Token":
    """The men of "twenty-nine of the men" and "all of them", who are of those men; any other word is itself."""
    meant = people_counted(head) if head.pos_ == "NUM" or head.lower_ in _ALL else None
    return head if meant is None else meant


def _refers_back(reading: Reading, head: "Token") -> bool:
    """Whether a phrase is of people told of before: a pronoun, "the men", "two of them"."""
    if head.lower_ in _PRONOUNS or is_aged(head) or _are_so_few(head) or _are_those_alone(head):
        return True
    if head.lower_ in {"all", _MOST} and head.is_sent_start and head.dep_ in SUBJECTS and not any(head.children):
        return not _follow_others(reading, head)  # "Chad freed 40 men. *All* were Danes"
    is_all = head.pos_ == "NUM" and head.has_word("all")
    is_definite = is_all or head.has_any_word(DEFINITE)
    is_plain = reading.is_noun(head, "plain_people") or head.pos_ == "NUM"
    adding = (child for child in head.children if child.dep_ in _ADDING and not _is_set_off(child))
    return is_definite and is_plain and all(child.lower_ in discourse_words().further for child in adding)


def _follow_others(reading: Reading, head: "Token") -> bool:
    """ "Five came in May and ten *others* in June. All were jailed": whether all are more than those of one number."""
    before = (words_before(sentence, head) for sentence in reading.sentences_to(head, lookback=1))
    return any(word.lower_ in FURTHER for words in before for word in words)


def _is_set_off(child: "Token") -> bool:
    """ "The men, *all from Chad*, left", "the men, *who are from Chad*,": what adds nobody and leaves nobody out."""
    return child.i > child.head.i and child.left_edge.i > child.sent.start and child.left_edge.nbor(-1).text == ","


def _are_those_alone(head: "Token") -> bool:
    """ "Eleven of *those* are in prison": a word for those told of before, of whom it says no more."""
    return head.lower_ in _POINTING and head.dep_ == "pobj" and not any(head.children)


def _are_so_few(head: "Token") -> bool:
    """Whether a phrase calls two or three of whom was told by their number: "the pair", "the trio"."""
    words = [child for child in head.children if child.dep_ in _ADDING | {"det"}]
    return head.lower_ in SETS and [word.lower_ for word in words] == ["the"]


def is_aged(head: "Token") -> bool:
    """Whether a phrase calls somebody by his age: "the 26-year-old"."""
    return head.lower_ == "old" and head.has_any_word(DEFINITE)


def are_things(reading: Reading, pronoun: "Token") -> bool:
    """ "Seized 40 paintings and sent *them* home": whether it is things of which the text tells just before."""
    for sentence in reading.sentences_to(pronoun, lookback=1):
        before = [token for token in words_before(sentence, pronoun) if token.dep_ in ARGUMENTS]
        before = [token for token in before if all(child.tag_ != "POS" for child in token.children)]  # "of the group's"
        persons = (find_people(reading, token) or reading.person_span(token) for token in before)
        if any(map(_is_theirs, before)) or any(person is not None for person in persons):
            return False
        amounts = reading.mentions_of(sentence.root).amounts
        if any(t.dep_ in UNDERGOERS and (t.tag_ == "NNS" or t.i in amounts) for t in before):
            return True
    return False


def are_people_near(reading: Reading, one: "Token") -> bool:
    """ "Held *four Danes* and gave *one* to Peru": whether people are told of before, in this sentence or the last."""
    sentences = reading.sentences_to(one, lookback=1)
    return any(find_people(reading, token) is not None for s in sentences for token in words_before(s, one))


def stands_for_thing(reading: Reading, one: "Token") -> bool:
    """ "Refused it *a port* in the east and offered it *one* in the west": whether it is of no people."""
    for sentence in reading.sentences_to(one, lookback=1):
        for token in reversed(words_before(sentence, one)):
            is_one = token.tag_ == "NN" and token.has_any_word(_ANY)
            if is_one and token.dep_ in UNDERGOERS:
                return find_people(reading, token) is None
    return False


def _is_theirs(token: "Token") -> bool:
    """ "Cancelled *their* visas and sent them home": what somebody has, of whom more is told."""
    return any(child.dep_ == "poss" and child.pos_ == "PRON" for child in token.children)


def noun_before(reading: Reading, head: "Token") -> "Token | None":
    """The noun by which the people of a phrase that refers back were told of before, or None if it does not."""
    meant = people_counted(head) if head.pos_ == "NUM" else None
    meant = head if meant is None else meant
    before = _told_before(reading, meant, _LINKS) if _refers_back(reading, meant) else None
    return None if before is None else before[0]


def told_before(reading: Reading, head: "Token") -> "Token | None":
    """The noun of `noun_before`, or the same noun as that of the phrase: "extradite two suspects. *The suspects*"."""
    before = noun_before(reading, head) or _as_many_before(reading, head)
    is_noun = head.tag_ in PLURAL_NOUNS or head.tag_ == "NN"
    if before is not None or not is_noun or head.has_any(_ADDING):
        return before
    if not head.has_any_word(DEFINITE):
        return None
    here = reading.sentence_index(head)
    near = (t for t in reading.same_nouns_before(head) if here - reading.sentence_index(t) <= SENTENCES_BACK)
    return next((token for token in near if token.tag_ == head.tag_), None)


def _as_many_before(reading: Reading, head: "Token") -> "Token | None":
    """Those of whom as many were told of before as "*the two men*" are."""
    is_counted = head.pos_ == "NUM" or head.has("nummod")
    own = stated_count(reading, head) if is_counted else None
    adding = [child for child in head.children if child.dep_ in _ADDING and child.dep_ != "nummod"]
    if own is None or adding or all(child.lower_ not in DEFINITE for child in head.children):
        return None
    for sentence in reading.sentences_to(head, lookback=SENTENCES_BACK):
        for token in reversed(words_before(sentence, head)):
            people = (
                find_people(reading, token) if token.tag_ in PLURAL_NOUNS and may_be_meant(reading, token) else None
            )
            if people is not None and people.count is not None and people.count.value == own.value:
                return token
    return None


def _people_before(reading: Reading, head: "Token", links: int) -> People | None:
    before = _told_before(reading, head, links)
    return None if before is None else before[1]


def _told_before(reading: Reading, head: "Token", links: int) -> "tuple[Token, People] | None":
    """Those spoken of last before a token, as many or as few: subjects first, in this sentence or the two before."""
    own = stated_count(reading, head) if head.pos_ == "NUM" else None
    few = SETS.get(head.lower_)
    for sentence in reading.sentences_to(head, lookback=SENTENCES_BACK):
        earlier = [token for token in words_before(sentence, head) if may_be_meant(reading, token)]
        earlier = [token for token in earlier if not token.is_ancestor(head)]  # "58 of them"
        if head.lower_ in _MANY:  # "freed two Danes and a Swede and flew *them* home": all of a list
            earlier = [token for token in earlier if token.dep_ != "conj" or token.head not in earlier]
        if sentence == head.sent:  # in "all but two of them", the first word speaks of no others than "them"
            earlier = [token for token in earlier if not _acts_here(reading, token) and _left_out(token) is None]
            earlier.reverse()  # in its own sentence the nearest is meant, in those before the subject that comes first
        for token in sorted(earlier, key=lambda t: t.dep_ not in SUBJECTS):
            is_many = head.lower_ in _MANY or own is not None
            people = _together(reading, token, links - 1) if is_many else None
            if people is not None and own and (people.count is None or people.count.value != own.value):
                people = None  # "the two" of "two Danes and a Swede" are the Danes
            people = people or find_people_again(reading, token, links - 1) or _officials(reading, token)
            if people is None or (own and people.count and people.count.value < own.value):
                continue  # "the three" are not the two just told of
            if few is not None and (people.count is None or people.count.value != few):
                continue
            if (people.count or people.nationality) and _agree(head, token, people):
                return token, people
    return None


def _acts_here(reading: Reading, token: "Token") -> bool:
    """ "*Five ministers* asked Kenya to free the men": those who do something for a state are none of the others."""
    return token.dep_ == "nsubj" and reading.is_noun(token, "state_representative")


def _officials(reading: Reading, token: "Token") -> People | None:
    """ "Kenya holds *two Malian officials*. They": so many of those who act for a state."""
    is_counted = token.tag_ == "NNS" and token.has("nummod")
    return find_official(reading, token) if is_counted else None


def _together(reading: Reading, token: "Token", links: int) -> People | None:
    """The people of a coordination, whom "they" are: "two Danes and a Swede"; None where there is but one phrase."""
    parts = conjuncts(token)
    found = ((part, find_people_again(reading, part, links)) for part in parts)
    groups = [(part, _as_one(people)) for part, people in found if people is not None]
    return join_people(groups) if len(groups) == len(parts) > 1 else None


def _as_one(people: People) -> People:
    """Somebody named, of a list of names, all of whom are counted with the first."""
    is_counted = people.person is not None and people.count is not None
    return replace(people, count=replace(people.count, value=1)) if is_counted and people.count else people


def may_be_meant(reading: Reading, token: "Token") -> bool:
    """Whether a phrase behind a word may refer to it: an argument, no pronoun, and nobody who acts for a state."""
    if token.dep_ not in ARGUMENTS or _only_tells(reading, token) or _signs(reading, token):
        return False
    is_counted = token.has("nummod")
    if reading.is_noun(token, "judge") or (reading.is_noun(token, "state_representative") and not is_counted):
        return False
    counted = people_counted(token) if token.pos_ == "NUM" else None
    words = (*token.children, *(counted.children if counted is not None else ()))
    # "her lawyer" is another than she, and so are "two of my clients"
    are_of_persons = any(c.dep_ == "poss" and c.pos_ == "PRON" and c.lower_ != "its" for c in words)
    return token.lower_ not in _PRONOUNS and not are_of_persons


def _only_tells(reading: Reading, token: "Token") -> bool:
    """ "The plane has landed, according to *two officials*": by whom something is told, of whom nothing else is."""
    above = token.head
    if token.dep_ == "pobj":
        return above.head.lower_ == "according"
    is_told = token.dep_ in SUBJECTS and above.lemma_.lower() in reading.frames.status.reporting
    return is_told and reading.is_noun(token, "state_representative")


def _signs(reading: Reading, token: "Token") -> bool:
    """ "Took in 40 men under a deal reached by *the two presidents*": officials who do something for a state."""
    first = next((t for t in (token, token.head) if t.dep_ == "pobj" and t.head.lower_ == "by"), None)
    if first is None or (token is not first and token.dep_ != "conj"):
        return False
    return any(referent.acts_for is not None for referent in reading.referents(token))


def _agree(head: "Token", token: "Token", people: People) -> bool:
    """Whether two phrases are both of one or both of many."""
    is_one = people.count is not None and people.count.value == 1
    is_of_many = head.lower_ in SETS or head.lower_ in discourse_words().groups  # "40 Danes. The group"
    is_singular = head.lower_ in ONE_PERSON or (head.tag_ == "NN" and not is_of_many) or is_aged(head)
    return is_one == is_singular or (people.count is None and token.tag_ == "NN")
