"""Who is sent, held or taken in: whether a phrase is of people, how many, and of which nationality."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.extraction.actors import Person, Reading, full_name, place_of
from graph.extraction.clauses import conjuncts
from graph.extraction.subjects import is_among
from graph.extraction.syntax import is_gap
from graph.frames import discourse_words
from graph.gazetteer import GazetteerMatch, Sense
from graph.model import Count, EntityKind

if TYPE_CHECKING:
    from graph.tokens import Token

_MODIFIERS = frozenset({"compound", "amod", "nmod"})
_QUANTIFYING = frozenset({"nummod", "amod", "det", "quantmod", "compound"})
_SINGULAR_DETERMINERS = frozenset({"a", "an", "another", "the", "this", "that", "its", "his", "her", "their"})
_OF_THEM = frozenset({"among them", "of them"})
_ONE_PERSON = frozenset({"he", "she", "him", "her"})
_PRONOUNS = frozenset({"they", "them", "he", "him", "she", "her", "both"})
_MANY = frozenset({"they", "them"})
_DEFINITE = frozenset({"the", "these", "those"})
_ADDING = frozenset({"nummod", "amod", "compound", "relcl", "prep", "acl"})  # what would make of "the men" other men
_CLAUSES = frozenset({"relcl", "acl", "advcl"})
_PAPERS = frozenset({"passport", "citizenship", "nationality"})  # "with British and Iranian passports"
_SETS = {"couple": 2, "pair": 2, "duo": 2, "trio": 3, "quartet": 4, "foursome": 4, "quintet": 5}  # how many these are
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ARGUMENTS = _SUBJECTS | {"dobj", "dative", "pobj", "attr", "conj"}
_SENTENCES_BACK = 2
_LINKS = 3  # of a chain of phrases, each referring back to the one before
_SUFFIXES = ("ers", "men", "man", "woman", "ist", "eer", "grapher")  # of nouns for people, whatever their length
_SUFFIXES_OF_LONGER = ("er", "or", "ee", "ian")
_SENT = (
    "deport",
    "expel",
    "evacu",
    "returnee",
    "detain",
    "prison",
    "arrival",
    "inmate",
)  # these are "from" whoever sent or held them
# What stands before these says where people were born or who backs them: "Syrian-born Swedes" are Swedes.
_OTHER_THAN_NATIONALITY = frozenset({"born", "based", "backed", "made", "led", "speaking"})


@dataclass(frozen=True, slots=True)
class People:
    """People whom a phrase speaks of."""

    count: Count | None
    nationality: tuple[str, ...]  # codes of states, sorted
    person: str | None = None  # the name of one who is named


def find_people(reading: Reading, head: "Token") -> People | None:
    """The people that the phrase with this head speaks of, or None if it speaks of no people."""
    if not _is_people(reading, head):
        return None
    name = reading.person_span(head)
    nationality = _nationality(reading, head) or (_nationality_of_name(reading, head) if name is not None else ())
    return People(_count(reading, head), nationality, name.text if name is not None else None)


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


def join_people(groups: Sequence[tuple["Token", People]]) -> People:
    """People of several phrases as one: "two Irish engineers and their Danish colleague" are three.

    What only tells more of the first phrase adds nobody: "14 deportees, 13 Nigerians and a Gambian", "29 Lao and
    Burmese men" where the parser takes the first adjective for a noun.
    """
    (head, first), *others = groups
    if not others:
        return first
    counts = [people.count for _, people in groups if people.count is not None]
    total = sum(count.value for count in counts)
    count = replace(counts[0], value=total, qualifier=None) if len(counts) == len(groups) else None
    if first.count is None and counts and len(counts) == len(others) and any(c.lower_ == "the" for c in head.children):
        count = replace(counts[0], value=total, qualifier=None)  # "the engineers, three Slovaks and a Czech,"
    if first.count is not None and (_tell_more(head, first, others) or _share_number(first, others)):
        count = first.count
    nationality = {code for _, people in groups for code in people.nationality}
    return People(count, tuple(sorted(nationality)), first.person)


def _tell_more(head: "Token", first: People, others: Sequence[tuple["Token", People]]) -> bool:
    """Whether the phrases behind a comma are of the same people: as many, or some "among them"."""
    between = head.doc[head.i + 1 : others[0][0].left_edge.i]
    if all(token.text != "," for token in between):
        return False
    counts = [people.count.value for _, people in others if people.count is not None]
    as_many = len(counts) == len(others) and first.count is not None and sum(counts) == first.count.value
    last = others[-1][0]
    return as_many or any(words in last.doc[last.i : last.i + 4].text for words in _OF_THEM)


def _share_number(first: People, others: Sequence[tuple["Token", People]]) -> bool:
    """Whether phrases without a number or an article of their own are counted by the one before them."""
    return all(
        people.count in {None, first.count} and not any(c.dep_ in {"det", "poss"} for c in token.children)
        for token, people in others
    )


def is_from_sender(head: "Token") -> bool:
    """Whether people are "from" whoever sent or held them, not from where they were born: "deportees", "prisoners"."""
    return head.lemma_.lower().startswith(_SENT)


def find_official(reading: Reading, head: "Token") -> People | None:
    """The officials that a phrase speaks of ("the former president"), who may be held like anybody, or None."""
    match = reading.match(head)
    if match is None or match.sense is not Sense.OFFICE:
        return None
    return People(_count(reading, head), _nationality(reading, head))


def nationality_elsewhere(reading: Reading, head: "Token") -> tuple[str, ...]:
    """Of what states people are as other sentences say: of a name, "he", "the banker", "12 of the workers".

    Too far a look to conclude from it who holds them, or where they are sent.
    """
    head = _counted_of(head)
    span = reading.person_span(head)
    names = [full_name(reading, span)] if span is not None else []
    if head.lower_ in _ONE_PERSON:
        names = [referent.entity.label for referent in reading.referents(head)]
    if names:
        persons = (reading.persons[name] for name in names if name in reading.persons)
        return next((found for person in persons if (found := _nationality_of_person(reading, person, head))), ())
    if head.pos_ == "NUM":
        return _nationality_of_number(reading, head)
    if head.pos_ != "NOUN" or all(child.lower_ not in _DEFINITE for child in head.children):
        return ()
    same = (other for other in reading.same_nouns_before(head) if other.tag_ == head.tag_)
    return next((found for other in same if (found := _nationality(reading, other))), ())


def _nationality_of_number(reading: Reading, number: "Token") -> tuple[str, ...]:
    """ "Police held 34 Kenyans. Five remain in custody": of those told of just before, who were more."""
    own = _stated_count(reading, number)
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
    if found := next((found for name in names if (found := _beside_name(reading, name))), ()):
        return found
    return () if person.state in {None, "EU"} else (person.state,)


def _counted_of(head: "Token") -> "Token":
    """The men of "twenty-nine of the men", who are of those men; any other word is itself."""
    meant = _measured(head) if head.pos_ == "NUM" else None
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
    meant = _measured(head) if head.pos_ == "NUM" else None
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
        for token in sorted(earlier, key=lambda t: t.dep_ not in _SUBJECTS):
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
    return is_one == (head.lower_ in _ONE_PERSON or head.tag_ == "NN") or (people.count is None and token.tag_ == "NN")


def _is_people(reading: Reading, head: "Token") -> bool:
    mentions = reading.mentions_of(head)
    if head.i in mentions.amounts or head.i in mentions.times or _is_of_things(reading, head):
        return False
    if head.i in mentions.persons:
        return True
    match = reading.match(head)
    if match is not None and not (match.sense is Sense.AGENCY and _is_one_or_some(reading, head)):
        return _names_people(head, match)
    if head.lower_ in reading.frames.nouns["unnamed_people"]:
        return not any(child.i in mentions.amounts for child in head.children)  # "$40m more"
    if reading.is_noun(head, "people"):
        return True
    if head.lemma_.lower() in reading.frames.nouns["measure"] and (measured := _measured(head)) is not None:
        # "a busload of 38 Hondurans"; not "and a number of Hondurans", which would leave open how many there are in all
        return _stated_count(reading, measured) is not None and _is_people(reading, measured)
    if _names_a_doer(reading, head) or _is_number_of_people(reading, head):
        return True
    beside = [child for child in head.children if child.dep_ == "appos"]
    if head.pos_ == "PROPN" and match is None and any(_is_one_person(reading, child) for child in beside):
        return True  # "Sokha Chanthavy, a Cambodian organiser"
    return any(_is_native(reading, child) for child in beside)  # "the master, a Chilean"


def _is_one_person(reading: Reading, token: "Token") -> bool:
    """Whether a phrase describes one person: "a Peruvian businessman"."""
    is_one = token.tag_ == "NN" and any(child.lower_ in {"a", "an"} for child in token.children)
    return is_one and (reading.is_noun(token, "people") or _names_a_doer(reading, token))


def _is_number_of_people(reading: Reading, token: "Token") -> bool:
    """Whether a number stands for people: "ten were sent", "ten of its judges"; not "eleven of the pages"."""
    if token.pos_ != "NUM" or _is_price(token):
        return False
    counted = _measured(token)
    if counted is None and token.head.lemma_.lower() in reading.frames.classes["carriage"]:
        counted = _counted_before(reading, token)  # "1,500 tanks were ordered, and 185 delivered"
    if counted is None or counted.pos_ not in {"NOUN", "PROPN"}:
        return True
    return _is_people(reading, counted) or reading.is_noun(counted, "judge", "state_representative", "advocate")


def _counted_before(reading: Reading, number: "Token") -> "Token | None":
    """What was counted last before a bare number, times, sums and vehicles apart."""
    for sentence in reading.sentences_to(number, lookback=1):
        for token in reversed([token for token in sentence if place_of(token) < place_of(number)]):
            is_counted = token.tag_ in {"NNS", "NNPS"} and any(child.dep_ == "nummod" for child in token.children)
            mentions = reading.mentions_of(token)
            is_value = token.i in mentions.times or token.i in mentions.amounts
            if is_counted and not is_value and token.lemma_.lower() not in reading.frames.classes["vehicle"]:
                return token
    return None


def _is_native(reading: Reading, token: "Token") -> bool:
    match = reading.match(token)
    return match is not None and match.sense in {Sense.DEMONYM, Sense.PEOPLE} and token.tag_ != "JJ"


def _is_one_or_some(reading: Reading, head: "Token") -> bool:
    """Whether a phrase is of single people of a service: "an Indian border guard"."""
    return reading.is_noun(head, "people") and any(
        child.dep_ == "nummod" or child.lower_ in {"a", "an", "another"} for child in head.children
    )


def _is_of_things(reading: Reading, token: "Token") -> bool:
    return token.lower_ in reading.frames.nouns["counted_thing"]


def _names_people(head: "Token", match: GazetteerMatch) -> bool:
    """ "two Rwandans", "the Danish", "Africans"; not "Danish" in "Danish troops" or "in Danish"."""
    if match.sense is Sense.REGION:
        return head.tag_ in {"NNS", "NNPS"}
    if match.sense is Sense.DEMONYM:
        return head.dep_ not in _MODIFIERS and head.ent_type_ != "LANGUAGE"
    return match.sense is Sense.PEOPLE


def _is_price(number: "Token") -> bool:
    return any(child.dep_ == "quantmod" and child.text in {"$", "€", "£"} for child in number.children)


def _names_a_doer(reading: Reading, head: "Token") -> bool:
    """Whether a noun is built as one for people ("drivers", "herdsmen", "separatists")."""
    if head.pos_ != "NOUN" or reading.is_noun(head, "thing"):
        return False
    numerals = (word for child in head.children if child.dep_ == "nummod" for word in child.subtree)
    if any(_is_of_things(reading, word) for word in numerals):
        return False  # "40 million kroner"
    lemma = head.lemma_.lower()
    return lemma.endswith(_SUFFIXES) or (len(lemma) > 4 and lemma.endswith(_SUFFIXES_OF_LONGER))


def _count(reading: Reading, head: "Token") -> Count | None:
    if (stated := _stated_count(reading, head)) is not None:
        return stated
    if head.lemma_.lower() in reading.frames.nouns["measure"] and (measured := _measured(head)) is not None:
        return _count(reading, measured)
    if head.lower_ in _SETS:
        return Count(text=head.text, value=_SETS[head.lower_])
    names = conjuncts(head)
    if reading.person_span(head) is not None and len(names) > 1:
        return _count_of_names(reading, names) if names[0] == head else None
    return Count(text=head.text, value=1) if _is_one(reading, head) else None


def _stated_count(reading: Reading, head: "Token") -> Count | None:
    """The number that is the head or stands before it."""
    counts = reading.mentions_of(head).counts
    if head.i in counts:
        return counts[head.i].count
    before = [word for child in head.children if child.dep_ in _QUANTIFYING for word in child.subtree]
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.pos_ == "NUM":
        before.append(head.head.head)  # "nine of its citizens"
    first = min((child.i for child in head.children if child.dep_ in _QUANTIFYING), default=head.i)
    before.extend(head.doc[max(first - 1, head.sent.start) : first])  # "on June 3 forty such men", hung on the day
    return next((counts[word.i].count for word in before if word.i in counts and word.i < head.i), None)


def _measured(head: "Token") -> "Token | None":
    """The migrants of "a planeload of migrants"."""
    inner = (noun for child in head.children if child.lower_ == "of" for noun in child.children if noun.dep_ == "pobj")
    return next(inner, None)


def _count_of_names(reading: Reading, names: list["Token"]) -> Count:
    return Count(text=names[0].text, value=sum(reading.person_span(name) is not None for name in names))


def _is_one(reading: Reading, head: "Token") -> bool:
    """Whether a phrase is of one person: a name, "him", "a migrant" or "the man"; not "a family"."""
    if head.lower_ in _ONE_PERSON:
        return True
    if head.tag_ not in {"NN", "NNP"} or reading.is_noun(head, "collective"):
        return False
    is_name = reading.person_span(head) is not None
    is_name = is_name or any(c.dep_ == "appos" and _is_one_person(reading, c) for c in head.children)
    return is_name or any(child.lower_ in _SINGULAR_DETERMINERS for child in head.children)


def _nationality(reading: Reading, head: "Token") -> tuple[str, ...]:
    own = _state_of_origin(reading, head, head)
    if own is not None:  # "Malians from Libya" are of Mali, wherever they come from
        codes = {code for word in _of_name(head) if (code := _state_of_origin(reading, word, head))}
        return tuple(sorted(codes))
    codes = {code for word in _describing(head) if (code := _state_of_origin(reading, word, head))}
    return tuple(sorted(codes or set(_whose_citizens(reading, head))))


def _whose_citizens(reading: Reading, head: "Token") -> Iterator[str]:
    """The states whose citizens or servants a phrase is of: "nine of its citizens", "Turkey's soldiers"."""
    inner = _measured(head) if head.pos_ == "NUM" else head
    if inner is None or not reading.is_noun(inner, "citizen", "servant"):
        return
    for owner in (child for child in inner.children if child.dep_ == "poss"):
        for referent in reading.referents(owner):
            if referent.entity.kind is EntityKind.GOVERNMENT and referent.entity.country:
                yield referent.entity.country


def _nationality_of_name(reading: Reading, head: "Token") -> tuple[str, ...]:
    """What the article says elsewhere of somebody who is named here: "Nikhil Gupta, an Indian"; "Mr Gupta"."""
    if head.dep_ == "appos":
        return _nationality(reading, head.head)
    for other in reading.same_nouns_before(head):
        if reading.person_span(other) is not None and (found := _beside_name(reading, other)):
            return found
    return ()


def _beside_name(reading: Reading, name: "Token") -> tuple[str, ...]:
    return _nationality(reading, name.head if name.dep_ == "appos" else name) or _of_bearer(reading, name)


def _of_bearer(reading: Reading, name: "Token") -> tuple[str, ...]:
    """ "A Chinese executive was held. The executive is Meng Wanzhou": of whoever was told of before the name."""
    if name.dep_ != "attr" or name.head.lemma_ != "be":
        return ()
    subject = next((child for child in name.head.children if child.dep_ == "nsubj" and child.pos_ == "NOUN"), None)
    before = reading.same_nouns_before(subject) if subject is not None else ()
    return next((found for noun in before if (found := _nationality(reading, noun))), ())


def _state_of_origin(reading: Reading, word: "Token", head: "Token") -> str | None:
    match = reading.match(word)
    if match is None:
        return None
    says_so = match.sense in {Sense.DEMONYM, Sense.PEOPLE, Sense.AGENCY} or (
        match.sense is Sense.NAME and (_is_origin(word, head) or _is_first_of_two(word) or _is_of_office(reading, word))
    )
    return match.entry.country if says_so else None


def _is_of_office(reading: Reading, word: "Token") -> bool:
    """ "Chad" in "a former minister of Chad"."""
    office = word.head.head
    match = reading.match(office) if word.dep_ == "pobj" and word.head.lower_ == "of" else None
    return match is not None and match.sense is Sense.OFFICE


def _is_first_of_two(word: "Token") -> bool:
    """ "US" in "the US-Israeli journalist"."""
    return not word.whitespace_ and word.i + 1 < len(word.doc) and word.doc[word.i + 1].text in {"-", "–"}


def _describing(head: "Token") -> Iterator["Token"]:
    """The phrase without its relative clauses' own arguments, but with "who are citizens of" and "from"."""
    yield head
    for child in head.children:
        if child.lower_ in _OTHER_THAN_NATIONALITY or is_gap(child):
            continue
        if child.dep_ == "appos":
            yield from _without_clauses(child)
        elif child.dep_ == "prep" and child.lower_ == "from":
            yield from _without_clauses(child)  # not Mali, in "from Chad, which will take others from Mali"
        elif child.dep_ in {"amod", "compound", "nmod", "poss"} or _is_of_origin(child):
            yield from child.subtree
        elif child.lower_ in {"with", "holding"}:
            yield from (w for paper in child.children if paper.lemma_.lower() in _PAPERS for w in paper.subtree)
        elif child.dep_ == "relcl":
            yield from _said_in(child)
    if head.dep_ in _SUBJECTS:
        yield from (word for beside in head.head.children if is_among(beside) for word in beside.subtree)


def _of_name(head: "Token") -> Iterator["Token"]:
    """The words of a phrase whose head says where people are from, without where they come from."""
    yield head
    for child in head.children:
        if child.dep_ in {"amod", "compound", "nmod"} and child.lower_ not in _OTHER_THAN_NATIONALITY:
            yield from child.subtree
        elif child.dep_ == "appos":
            yield from _without_clauses(child)


def _said_in(clause: "Token") -> Iterator["Token"]:
    """What a relative clause says that people are or hold: "who are citizens of Chad", "who has a Chadian passport"."""
    for child in clause.children:
        is_said = clause.lemma_ == "be" and (child.dep_ == "attr" or _is_of_origin(child))
        if is_said or (child.dep_ == "dobj" and child.lemma_.lower() in _PAPERS):
            yield from child.subtree


def _without_clauses(token: "Token") -> Iterator["Token"]:
    """A phrase without what clauses on it speak of: not "Chinese", of "a Dane who worked for Chinese television"."""
    yield token
    for child in token.children:
        if child.dep_ not in _CLAUSES:
            yield from _without_clauses(child)
        elif child.dep_ == "relcl":
            yield from _said_in(child)


def _is_of_origin(preposition: "Token") -> bool:
    return preposition.dep_ == "prep" and preposition.lower_ in {"from", "of"}


def _is_origin(token: "Token", head: "Token") -> bool:
    """Whether a state's name says where the people of this head are from: "from Iraq", "citizens of Iraq"."""
    while token not in {head, token.head}:
        preposition = token.head
        if token.dep_ == "pobj" and preposition.lower_ in {"from", "of"}:
            people = preposition.head.lemma_ in {"citizen", "national", "native", "people"}
            return people or (preposition.lower_ == "from" and not is_from_sender(preposition.head))
        token = preposition
    return False
