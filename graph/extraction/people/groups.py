"""Who is sent, held or taken in: whether a phrase is of people, and how many.

Of which states they are is for `graph.extraction.people.nationalities`, and whom a phrase that refers back means for
`graph.extraction.people.before`.
"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import takewhile
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading, explicit_owners, is_posted, objects_of, place_of
from graph.extraction.clauses import conjuncts
from graph.extraction.people.nationalities import nationality_of, nationality_of_name, people_counted
from graph.extraction.quantities import WORDS as COUNT_WORDS
from graph.extraction.quantities import half_before, share_of
from graph.extraction.syntax import composed_of
from graph.frames import discourse_words, syntax_words
from graph.gazetteer import NAMES_OF_PEOPLE, GazetteerMatch, Sense
from graph.labels import ATTRIBUTES, NOMINAL, NOMINAL_SUBJECTS, PLURAL_NOUNS, SINGULAR_NOUNS
from graph.model import Count, EntityKind, record

if TYPE_CHECKING:
    from graph.tokens import Token

ONE_PERSON = frozenset({"he", "she", "him", "her", "his"})
_QUANTIFYING = frozenset({"nummod", "amod", "det", "quantmod", "compound"})
_SINGULAR_DETERMINERS = frozenset({"a", "an", "another", "the", "this", "that", "its", "his", "her", "their"})
_IN_HEADLINES = frozenset({"dobj", "nsubjpass", "nsubj", "poss", "pobj", "ROOT"})  # "Nurse freed by Chad"
_AT_MISSION = frozenset({"of", "at", "from", "with"})
_OF_THEM = ("among them", "of them")
_HOUSEHOLDS = frozenset({"family", "household"})
_DEFINITE = frozenset({"the", "these", "those", "its", "their", "his", "her"})
_UNCOUNTED = frozenset({"force"})  # people only with an article: "no force was deployed" is of none
_ARTICLES = frozenset({"a", "the"})
_APART = frozenset({"others", "another", "those", "these"})
SETS = {"couple": 2, "pair": 2, "duo": 2, "trio": 3, "quartet": 4, "foursome": 4, "quintet": 5}  # how many these are
_RANK = "general"  # the key of ranks in the gazetteer
_LOAD = "load"  # the end of nouns that are of whatever they are loaded with: "two busloads of migrants"
_EACH_OF = frozenset({"all", "each"})  # "all of the 45 migrants"
_PEOPLES = ("ans",)  # the end of a name of a union that is a word for its people
_WITH_PLURAL = ("an", "i")  # how words for one of a people end that take an -s for many: "the Malian"
_MANY = frozenset({"they", "them"})
_AMONG = frozenset({"among", "including"})
_BARE = frozenset({"NUM", "PRON", "NOUN", "DET"})  # of "none", "another" and "two" as they stand alone
_ALL_BUT_TWO = len(("all", "but", "two", "of", "40"))
_OF_HIS_OWN = frozenset({"his", "her", "their"})  # "a Dane, *her* husband and *their* two sons"
_UP_TO = frozenset({"to", "at"})  # before what a number has risen to, or stands at
_SUFFIXES = ("ers", "men", "man", "woman", "ist", "eer", "grapher")  # of nouns for people, whatever their length
_SUFFIXES_OF_LONGER = ("er", "or", "ee", "ian")


@record()
class People:
    """People whom a phrase speaks of."""

    count: Count | None
    nationality: tuple[str, ...]  # codes of states, sorted
    person: str | None = None  # the name of one who is named


def find_people(reading: Reading, head: "Token") -> People | None:
    """The people that the phrase with this head speaks of, or None if it speaks of no people."""
    return reading.once(_find_people, head)


def sent_kinds(reading: Reading) -> frozenset[str]:
    """Lemmas of nouns for people as they are sent, or of no kind in particular: "migrant", "man"."""
    classes = reading.frames.classes
    return classes["stranger"] | classes["moved"] | classes["sent_people"]


def _find_people(reading: Reading, head: "Token") -> People | None:
    if not _is_people(reading, head):
        return None
    name = reading.person_span(head)
    nationality = nationality_of(reading, head) or (nationality_of_name(reading, head) if name is not None else ())
    count = _count_of_list(reading, head) or _count(reading, head)
    return People(count, nationality, name.text if name is not None else None)


def _count_of_list(reading: Reading, head: "Token") -> Count | None:
    """How many "two nurses, a doctor and a driver" are, or "two Danes, a Briton and a Swede".

    What a parser takes for a description is the next of a list: who are described by their states, sex or age are one
    with those before them ("two nurses, a Briton and a Dane"), and so are as many ("four officers, a major and three
    captains").
    """
    second = next((c for c in head.children if c.dep_ == "appos" and c.i > head.i), None)
    others = conjuncts(second) if second is not None else []
    is_list = len(others) > 1 or (second is not None and _sum_of_natives(reading, second) is not None)
    first = _count(reading, head) if is_list else None
    if first is None or head.i + 1 >= len(head.doc) or head.doc[head.i + 1].text != ",":
        return None
    are_kin = first.value == 1 and others[0].has_any_word(_OF_HIS_OWN)
    if not are_kin and any(c.lower_ in _DEFINITE for word in (head, *others) for c in word.children):
        return None
    counts = [_count(reading, other) for other in others if _is_people(reading, other)]
    rest = sum(count.value for count in counts if count is not None)
    if (
        None in counts
        or len(counts) < len(others)
        or not (are_kin or _are_further(reading, head, others, same=rest == first.value))
    ):
        return None
    return replace(first, value=first.value + rest, qualifier=None)


def _are_further(reading: Reading, head: "Token", others: Sequence["Token"], *, same: bool) -> bool:
    """Whether the others of a list are further people, and not those before them once more."""
    if any(reading.person_span(word) is not None for word in others):
        return False  # "two soldiers, Ana Ruiz and Ulf Berg"
    natives = [_is_native(reading, word) or _is_one_native(reading, word) for word in (head, *others)]
    if any(natives):
        return all(natives)
    kinds = syntax_words().kinds_of_people
    is_alike = any(word.lemma_.lower() in kinds for word in others)
    return not same and not is_alike and not any(c.lower_ in _AMONG for word in others for c in word.children)


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
    if first.count is None and counts and len(counts) == len(others) and head.has_word("the"):
        count = replace(counts[0], value=total, qualifier=None)  # "the engineers, three Slovaks and a Czech,"
    if first.count is not None and _are_called_others(head, others):
        count = replace(counts[-1], value=total - first.count.value)
    elif first.count is not None and (_are_same(head, first, others) or _are_all_of_them(others)):
        count = first.count
    nationality = {code for _, people in groups for code in people.nationality}
    return People(count, tuple(sorted(nationality)), first.person)


def _are_all_of_them(others: Sequence[tuple["Token", People]]) -> bool:
    """ "Three of the men, *all Chadians*": whether the others are those before, called by what all of them are."""
    openings = [word.child_word_of({"all", "both"}) for word, _ in others]
    return all(word is not None and word.i > 0 and word.nbor(-1).text == "," for word in openings)


def _are_called_others(head: "Token", others: Sequence[tuple["Token", People]]) -> bool:
    """Whether a list behind a comma says who "the others" are: "the others, two mayors and a dealer, left"."""
    is_definite = head.lower_ == "others" and head.has_word("the")
    return is_definite and head.nbor().text == "," and all(people.count is not None for _, people in others)


def _are_same(head: "Token", first: People, others: Sequence[tuple["Token", People]]) -> bool:
    """Whether the phrases behind a first one add nobody to it."""
    is_counted_before = _number_before(head) is not None
    return is_counted_before or _tell_more(head, first, others) or _share_number(first, others)


def _tell_more(head: "Token", first: People, others: Sequence[tuple["Token", People]]) -> bool:
    """Whether the phrases behind a comma are of the same people: as many, or some "among them"."""
    between = head.doc[head.i + 1 : others[0][0].left_edge.i]
    if _are_among(head, others[0][0]):
        return True
    if all(token.text != "," for token in between) or between[-1:].text == "and":
        return False
    counts = [people.count.value for _, people in others if people.count is not None]
    as_many = len(counts) == len(others) and first.count is not None and sum(counts) == first.count.value
    last = others[-1][0]
    return as_many or any(words in last.doc[last.i : last.i + 4].text for words in _OF_THEM)


def _are_among(head: "Token", other: "Token") -> bool:
    """Whether a phrase names some of those before it: "seven more, *among them* an engineer", "one of them a Dane"."""
    between = head.doc[head.i + 1 : other.i]
    is_joined = any(token.lower_ in {"and", "or"} for token in between)
    return not is_joined and any(words in between.text.lower() for words in (*_OF_THEM, "including"))


def _share_number(first: People, others: Sequence[tuple["Token", People]]) -> bool:
    """Whether phrases without a number or an article of their own are counted by the one before them."""
    return all(
        people.count in {None, first.count} and not token.has_any({"det", "poss", "nummod"}) for token, people in others
    )


def find_official(reading: Reading, head: "Token") -> People | None:
    """The officials that a phrase speaks of ("the former president"), who may be held like anybody, or None."""
    staff, match = _find_staff(reading, head), reading.match(head)
    if staff is not None or match is None or match.sense is not Sense.OFFICE:
        return staff
    return People(_count(reading, head), nationality_of(reading, head) or _posted_by(reading, head))


def _find_staff(reading: Reading, head: "Token") -> People | None:
    """Who works at a mission abroad: "two officials *of Chad's embassy*", "a Chadian *embassy* official"."""
    links = (child for child in head.children if child.lower_ in _AT_MISSION)
    beside = (child for child in head.children if child.dep_ == "compound")
    nouns = (*(noun for link in links for noun in objects_of(link)), *beside)
    mission = next((noun for noun in nouns if is_posted(reading, noun)), None)
    if head.pos_ != "NOUN" or mission is None:
        return None
    if mission.has_word("other"):  # "each expelled an official of the other's embassy"
        return People(_count(reading, head), ())
    codes = {owner.code for owner in explicit_owners(reading, mission) or explicit_owners(reading, head)}
    return People(_count(reading, head), tuple(codes)) if len(codes) == 1 else None


def _posted_by(reading: Reading, head: "Token") -> tuple[str, ...]:
    """The state whose diplomat somebody is: "*Chad's* ambassador"."""
    owners = (child for child in head.children if child.dep_ == "poss" and child.pos_ == "PROPN")
    states = (r.entity for owner in owners if is_diplomat(reading, head) for r in reading.referents(owner))
    return tuple(sorted({state.country for state in states if state.kind is EntityKind.GOVERNMENT and state.country}))


def is_diplomat(reading: Reading, head: "Token") -> bool:
    """Whether a phrase is of diplomats or those who work beside them: "two attachés", "an embassy official"."""
    match = reading.match(head)
    is_envoy = match is not None and match.sense is Sense.OFFICE and match.entry.branch == "diplomatic"
    return is_envoy or _find_staff(reading, head) is not None


def _is_people(reading: Reading, head: "Token") -> bool:
    mentions = reading.mentions_of(head)
    if head.i in mentions.amounts or head.i in mentions.times or _is_of_things(reading, head):
        return False
    if head.i in mentions.persons:
        return True
    match = reading.match(head)
    if match is not None and not _is_of_service(reading, head, match):
        return _names_people(head, match) or _are_colleagues(reading, head, match)
    if head.lower_ in reading.frames.nouns["unnamed_people"]:
        numbers = (
            word for child in head.children for word in (child, *child.children)
        )  # "$40m more", "a billion more"
        is_sum = any(word.i in mentions.amounts or _is_of_things(reading, word) for word in numbers)
        is_part = head.lower_ not in _APART  # "some of the money"; "others of the church" are people
        return not is_sum and (not is_part or _counts_people(reading, _taken_from(head)))
    if reading.is_noun(head, "people"):
        return head.lower_ not in _UNCOUNTED or head.has_any_word(_ARTICLES)
    if (measured := _measured(reading, head)) is not None:
        return _is_people(reading, measured)
    if _names_a_doer(reading, head) or _is_number_of_people(reading, head):
        return True
    if head.tag_ == "NNPS" and head.ent_type_ == "NORP":
        return True  # "64 Punjabis"
    beside = [child for child in head.children if child.dep_ == "appos"]
    if head.pos_ == "PROPN" and match is None and any(_is_one_person(reading, child) for child in beside):
        return True  # "Sokha Chanthavy, a Cambodian organiser"
    is_singled_out = head.lower_ in reading.frames.nouns["singled_out"]  # "the exception, Ana Ruiz, was flown home"
    is_named = is_singled_out and any(child.i in mentions.persons for child in beside)
    return is_named or any(_is_native(reading, child) for child in beside)  # "the master, a Chilean"


def is_of_things_before(reading: Reading, head: "Token") -> bool:
    """ "Has held no talks, and would hold *none*": some of what the same verb had for its object just before."""
    if head.dep_ != "dobj" or head.pos_ not in _BARE or any(True for _ in head.children):
        return False
    verb = head.head
    joined = takewhile(lambda above: above.pos_ == "VERB", verb.ancestors) if verb.dep_ == "conj" else ()
    before = (above.child("dobj") for above in joined if above.lemma_ == verb.lemma_)
    return any(noun is not None and noun.pos_ == "NOUN" and not _is_people(reading, noun) for noun in before)


def _taken_from(head: "Token") -> "Token | None":
    """Those of whom a phrase takes some: the men of "some of the men", and of "all but one of the men"."""
    excepted = (noun for child in head.children if child.lower_ in {"but", "except"} for noun in child.children)
    joined = head.head if head.dep_ == "conj" and head.head.pos_ in {"DET", "PRON"} else head  # "some, not *all*, of"
    return people_counted(joined) or next((inner for noun in excepted if (inner := people_counted(noun))), None)


def _measured(reading: Reading, head: "Token") -> "Token | None":
    """Whom a phrase measures: "a busload of 38 Hondurans", "busloads of nuns", "the last of the prisoners".

    Of "the number of Hondurans" nothing is done to anybody; "a number of Hondurans" are some.
    """
    inner = people_counted(head)
    if inner is None or head.lower_ in reading.frames.nouns["part_of_people"] or share_of(head) is not None:
        return inner
    if head.lemma_.lower() not in reading.frames.nouns["measure"]:
        return None
    is_some = head.lower_ == "number" and head.dep_ != "conj" and head.has_any_word({"a", "an"})
    is_few = head.lower_ == "handful" or is_some
    return inner if is_few or head.lemma_.lower().endswith(_LOAD) or stated_count(reading, inner) is not None else None


def _is_one_person(reading: Reading, token: "Token") -> bool:
    """Whether a phrase describes one person: "a Peruvian businessman"."""
    is_one = token.tag_ == "NN" and token.has_any_word({"a", "an"})
    return is_one and (reading.is_noun(token, "people") or _names_a_doer(reading, token))


def _is_number_of_people(reading: Reading, token: "Token") -> bool:
    """Whether a number stands for people: "ten were sent", "ten of its judges"; not "eleven of the pages"."""
    if token.pos_ != "NUM" or _is_price(token) or _is_second_day(token) or _is_beside_thing(reading, token):
        return False
    if _is_of_which(token):
        return False
    counted = people_counted(token)
    if counted is None and token.head.lemma_.lower() in reading.frames.classes["carriage"]:
        counted = _counted_before(reading, token)  # "1,500 tanks were ordered, and 185 delivered"
    return _counts_people(reading, counted)


def _is_beside_thing(reading: Reading, number: "Token") -> bool:
    """ "Dropped its suit, *one of two* that it brought": of what it is one tells what stands before it."""
    above = number.head.head if number.dep_ == "pobj" and number.head.lower_ == "of" else number
    noun = above.head
    is_beside = above.pos_ == "NUM" and above.dep_ == "appos" and noun.pos_ in NOMINAL
    return is_beside and not _is_people(reading, noun)


def _is_of_which(number: "Token") -> bool:
    """ "Owes $88 million, *of which* it has handed over *nine*": of people one says "of whom"."""
    return any(c.lower_ == "of" and c.has_word("which") for c in number.head.children)


def _is_second_day(number: "Token") -> bool:
    """ "On July 28 and *29* it flew 316 of them home": of a day, as the number before it."""
    is_joined = number.dep_ == "conj" and number.head.i < number.i - 1
    return is_joined and number.head.ent_type_ == number.nbor(-2).ent_type_ == "DATE"


def _counts_people(reading: Reading, counted: "Token | None") -> bool:
    """Whether those of whom some are meant may be people: "ten of its judges", "some of them", "ten"."""
    if counted is None or counted.pos_ not in NOMINAL:
        # "sites, all of which were taken over", "approved the loan and released half of it"
        return counted is None or counted.lower_ not in {"which", "it"}
    return _is_people(reading, counted) or reading.is_noun(counted, "judge", "state_representative", "advocate")


def _counted_before(reading: Reading, number: "Token") -> "Token | None":
    """What was counted last before a bare number, times, sums and vehicles apart."""
    for sentence in reading.sentences_to(number, lookback=1):
        for token in reversed([token for token in sentence if place_of(token) < place_of(number)]):
            is_counted = token.tag_ in PLURAL_NOUNS and token.has("nummod")
            mentions = reading.mentions_of(token)
            is_value = token.i in mentions.times or token.i in mentions.amounts
            if is_counted and not is_value and token.lemma_.lower() not in reading.frames.classes["vehicle"]:
                return token
    return None


def _is_native(reading: Reading, token: "Token") -> bool:
    match = reading.match(token)
    return match is not None and match.sense in NAMES_OF_PEOPLE and token.tag_ != "JJ"


def are_natives(reading: Reading, tokens: Sequence["Token"]) -> bool:
    """ "Two Norwegians and a Dane": whether all are called by their states, and nobody is named."""
    are_called_so = (_is_native(reading, token) or _is_one_native(reading, token) for token in tokens)
    return all(are_called_so) and all(reading.person_span(token) is None for token in tokens)


def _is_of_service(reading: Reading, head: "Token", match: GazetteerMatch) -> bool:
    """Whether what is also a service or a rank stands for people: "a border guard", "a fugitive colonel"."""
    if match.sense is Sense.OFFICE:
        return match.entry.key == _RANK and reading.is_noun(head, "people")
    return match.sense is Sense.AGENCY and _is_one_or_some(reading, head)


def _is_one_or_some(reading: Reading, head: "Token") -> bool:
    """Whether a phrase is of single people of a service: "an Indian border guard"."""
    return reading.is_noun(head, "people") and any(
        child.dep_ == "nummod" or child.lower_ in {"a", "an", "another"} for child in head.children
    )


def _is_of_things(reading: Reading, token: "Token") -> bool:
    return token.lower_ in reading.frames.nouns["counted_thing"]


def _names_people(head: "Token", match: GazetteerMatch) -> bool:
    """ "two Rwandans", "the Danish", "Africans"; not "Danish" in "Danish troops" or "in Danish".

    "The Europeans" are a name of the Union, and people where something is done to them.
    """
    if match.sense is Sense.NAME:
        return head.tag_ == "NNPS" and head.lower_.endswith(_PEOPLES)
    if match.sense is Sense.REGION:
        return head.tag_ in PLURAL_NOUNS
    if match.sense is Sense.DEMONYM:
        is_counted = head.has("nummod")  # "40 Togolese" speak it
        return head.dep_ not in ATTRIBUTES and (is_counted or head.ent_type_ != "LANGUAGE")
    return match.sense is Sense.PEOPLE


def _are_colleagues(reading: Reading, head: "Token", match: GazetteerMatch) -> bool:
    """ "Held Ana Ruiz and two *colleagues*": a word for those in office, which is for anybody where counted."""
    is_counted = head.tag_ == "NNS" and head.has("nummod")
    return is_counted and match.sense is Sense.OFFICE and reading.is_noun(head, "people")


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
    inner = people_counted(head)
    if inner is not None and _is_each(head):
        return stated_count(reading, inner)
    if inner is not None and (share := share_of(head)) is not None:
        return part_of(stated_count(reading, inner), head.text, share)
    stated = stated_count(reading, head)
    if stated is not None and _is_of_each(head):
        return _count_of_all(reading, head, stated)
    if (half := half_before(head)) is not None:
        return part_of(stated, half.text, Fraction(1, 2))
    if stated is not None and head.tag_ in PLURAL_NOUNS and reading.is_noun(head, "several_people"):
        return _count_of_groups(reading, head, stated, inner) or _count_in_all(reading, head)
    if head.lemma_.lower().endswith(_LOAD) and inner is not None:
        return _count(reading, inner)
    return stated if stated is not None else _count_unstated(reading, head)


def part_of(whole: Count | None, words: str, share: Fraction) -> Count | None:
    """How many a part of so many are; none where it does not come out even."""
    if whole is None or (whole.value * share).denominator > 1:
        return None
    return replace(whole, text=words, value=int(whole.value * share))


def _count_unstated(reading: Reading, head: "Token") -> Count | None:
    """How many people those are before whom no number stands."""
    measured = people_counted(head)
    if measured is not None and measured == composed_of(head):
        return _count_of_kinds(reading, conjuncts(measured)) if _is_whole_list(measured) else None
    if head.lemma_.lower() in reading.frames.nouns["measure"] and measured is not None:
        is_ship = head.lemma_ == "crew" and measured.pos_ == "NOUN" and not reading.is_noun(measured, "people")
        return None if is_ship or _is_one(reading, measured) else _count(reading, measured)  # "the crew of a tanker"
    if (size := _size(reading, head)) is not None:
        return size
    both = next((word for word in (head, *head.children) if word.lower_ == "both"), None)
    if both is not None:
        return Count(text=both.text, value=2)
    if head.lower_ in SETS:
        return Count(text=head.text, value=SETS[head.lower_])
    if (number := _number_joined(head) or _number_behind(head) or _number_before(head)) is not None:
        return stated_count(reading, number)
    if (told_behind := _count_behind(reading, head) or _number_told(reading, head)) is not None:
        return told_behind
    return _count_named(reading, head)


def _count_named(reading: Reading, head: "Token") -> Count | None:
    """How many are named one by one, or one where a phrase is of one person."""
    if (named := _name_behind(reading, head)) is not None and len(conjuncts(named)) > 1:
        return _count_of_names(reading, conjuncts(named))
    names = conjuncts(head)
    if reading.person_span(head) is not None and len(names) > 1:
        return _count_of_names(reading, names)
    if _shares_surname(reading, head):
        return Count(text=head.text, value=2)
    return Count(text=head.text, value=1) if _is_one(reading, head) else None


def _shares_surname(reading: Reading, head: "Token") -> bool:
    """ "*Lars and Ana Berg*", "*Mr and Mrs Berg*": whether a first name before "and" has the same surname."""
    name, first = reading.person_span(head), head.head
    is_joined = name is not None and len(name) > 1 and head.dep_ == "conj" and first.i == name.start - 2
    is_first = is_joined and first.pos_ == "PROPN" and first.nbor().lower_ == "and" and not any(first.lefts)
    return is_first and reading.person_span(first) is None and reading.match(first) is None


def _are_of_one_family(reading: Reading, head: "Token") -> bool:
    """ "An American *father and son*": two, of whom the second has no article of his own."""
    both = conjuncts(head)
    is_second_bare = len(both) == 2 and all(child.dep_ not in {"det", "poss", "nummod"} for child in both[1].children)
    return is_second_bare and all(one.tag_ == "NN" and reading.is_noun(one, "family_member") for one in both)


def _is_whole_list(first: "Token") -> bool:
    """Whether a parser joined what a list goes on with: "97 men, 53 women and an infant"."""
    following = first.doc[first.i + 1 : first.i + 3]
    is_going_on = following.text.startswith(",") and following[-1].like_num
    return len(conjuncts(first)) > 1 or not is_going_on


def _name_behind(reading: Reading, head: "Token") -> "Token | None":
    """The name in "the editor *Ana Ruiz* and three reporters", on which a parser hangs those who follow."""
    beside = (child for child in head.children if child.dep_ == "appos" and reading.person_span(child) is not None)
    name = next((child for child in beside if child.left_edge.i == head.i + 1), None)
    return name if name is not None and head.tag_ in {"NN", "NNS"} else None


def _number_told(reading: Reading, head: "Token") -> Count | None:
    """How many people there are by now: "the number of *people* held there has risen to 120"."""
    number = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head
    verb = number.head
    if number.lower_ == "number" and number.dep_ == "dobj" and verb.lemma_ in syntax_words().bringing_to:
        return _number_reached(reading, verb)
    if number.lower_ != "number" or number.dep_ not in NOMINAL_SUBJECTS or verb.lemma_ not in syntax_words().amounting:
        return None
    behind = [child for child in verb.children if child.i > verb.i and child.dep_ in {"dobj", "attr", "prep"}]
    told = [word for child in behind for word in (child, *child.children) if child.lower_ in _UP_TO or word is child]
    counts = reading.mentions_of(head).counts
    return next((counts[word.i].count for word in told if word.i in counts), None)


def _number_reached(reading: Reading, verb: "Token") -> Count | None:
    """The 400 of "brings to *400* the number of people deported to Chad", wherever a parser hung it."""
    counts = reading.mentions_of(verb).counts
    links = (word for word in verb.subtree if word.lower_ == "to" and word.dep_ in {"prep", "dative"})
    ends = (child for link in links for child in link.children if child.dep_ == "pobj")
    return next((counts[end.i].count for end in ends if end.i in counts), None)


def _is_each(head: "Token") -> bool:
    """ "All of the 45", "each of the 45", "every one of the 45": whether nobody is left out, as by "nearly all"."""
    if head.has_any_word(discourse_words().not_all):
        return False
    return head.lower_ in _EACH_OF or (head.lower_ == "one" and head.has_word("every"))


def _count_of_groups(reading: Reading, head: "Token", groups: Count, inner: "Token | None") -> Count | None:
    """How many "two groups of 15" are, or "two couples"; of "two families" nobody says."""
    each = stated_count(reading, inner) if inner is not None else None
    size = each.value if each is not None else SETS.get(head.lemma_.lower())
    return None if size is None else replace(groups, text=head.text, value=groups.value * size, qualifier=None)


def _is_of_each(head: "Token") -> bool:
    """ "75 migrants *each*", "*each* carrying 75 migrants": whether a number is of each of several, and not of all."""
    behind = head.doc[head.i + 1 : min(head.i + 2, head.sent.end)].text.lower()
    is_carried = head.dep_ == "dobj" and any(child.lower_ == "each" for child in head.head.children if child.i < head.i)
    return behind in {"each", "apiece"} or (is_carried and head.head.tag_ == "VBG")


def _count_of_all(reading: Reading, head: "Token", each: Count) -> Count | None:
    """The 150 of "two planes with *75 migrants each*"; none where nobody says how many planes those were."""
    vehicles = reading.frames.classes["vehicle"]
    before = (word for word in reversed(head.doc[head.sent.start : head.i]) if word.lemma_.lower() in vehicles)
    if (vehicle := next(before, None)) is None:
        return each  # "took 40 each from Chad and Mali"
    number = stated_count(reading, vehicle)
    return None if number is None else replace(each, text=head.text, value=each.value * number.value)


def _count_in_all(reading: Reading, head: "Token") -> Count | None:
    """The 14 of "three families, *14 people* in all", "three families (14 people)", "three families, or 14 people"."""
    last = conjuncts(people)[-1] if (people := people_counted(head)) is not None else head
    behind = [child for child in (*head.children, *last.children) if child.i > last.i]
    for told in (child for child in behind if child.dep_ in {"appos", "conj"} and child.tag_ in {"NNS", "NN"}):
        before = told.left_edge.nbor(-1)
        is_same = before.text in {",", "("} if told.dep_ == "appos" else before.lower_ == "or"
        if is_same and reading.is_noun(told, "people", "plain_people"):
            return stated_count(reading, told)
        if is_same and told.lower_ == "total" and (inner := people_counted(told)) is not None:
            return stated_count(reading, inner)
    return None


def _size(reading: Reading, head: "Token") -> Count | None:
    """How many "a family of five", "a family of four Syrians" or "a father and son" are."""
    if _are_of_one_family(reading, head):
        return Count(text=head.text, value=2)
    inner = people_counted(head) if head.lower_ in _HOUSEHOLDS else None
    is_one = head.has_any_word({"a", "an", "one", "another"})
    return stated_count(reading, inner) if inner is not None and is_one else None


def _number_joined(head: "Token") -> "Token | None":
    """The number of "a *12*-man crew"."""
    counted_on = COUNT_WORDS.counted_on
    strong = (c for word in head.children if word.lower_ in counted_on and word.i < head.i for c in word.children)
    return next((child for child in strong if child.dep_ == "nummod"), None)


def _number_behind(head: "Token") -> "Token | None":
    """The number of "its inhabitants, some 2,000 of them,": all of them, and not of some who are among them."""
    numbers = (child for child in head.children if child.dep_ == "appos" and child.pos_ == "NUM")
    all_of = (*_OF_THEM, "in all", "in total", "altogether")
    return next((n for n in numbers if n.doc[n.i + 1 : n.i + 3].text.startswith(all_of)), None)


def _number_before(head: "Token") -> "Token | None":
    """The number of "*the eleven*, Danish soldiers and civilians, were", for which a parser has two subjects."""
    number = head.doc[max(head.left_edge.i - 2, head.sent.start)]
    is_beside = number.head == head.head and number.dep_ == head.dep_
    is_apart = is_beside and head.doc[number.i + 1 : number.i + 2].text == ","
    is_definite = number.has_any_word(_DEFINITE)
    return number if number.pos_ == "NUM" and is_apart and is_definite and head.tag_ in PLURAL_NOUNS else None


def _count_behind(reading: Reading, head: "Token") -> Count | None:
    """The number of those known as an apposition tells it: "the crews, *15 men*, were flown home"."""
    is_many = head.lower_ in _MANY
    if not is_many and (head.tag_ not in PLURAL_NOUNS or all(child.lower_ not in _DEFINITE for child in head.children)):
        return None
    told = next((c for c in head.children if c.dep_ == "appos" and c.i > head.i and c.tag_ in PLURAL_NOUNS), None)
    if told is None or not _is_people(reading, told) or _are_among(head, told):
        return None
    if len(conjuncts(told)) > 1:
        return _count_of_kinds(reading, conjuncts(told)) if is_many else None
    is_apart = told.doc[told.left_edge.i - 1].text in {",", "(", "–", "—"}
    return stated_count(reading, told) if is_apart else None


def _count_of_kinds(reading: Reading, kinds: Sequence["Token"]) -> Count | None:
    """All of "they were flown out, *seven Danes and four Swedes*"; none where one of them has no number."""
    counts = [_count(reading, kind) for kind in kinds]
    known = [count for count in counts if count is not None]
    total = sum(count.value for count in known)
    if len(known) < len(counts):
        return None
    return replace(known[0], value=total, qualifier=None) if len(known) > 1 else known[0]


def stated_count(reading: Reading, head: "Token") -> Count | None:
    """The number that is the head or stands before it."""
    counts = reading.mentions_of(head).counts
    if head.i in counts:
        return counts[head.i].count
    if (rest := _without_excepted(reading, head)) is not None:
        return rest
    before = [word for child in head.children if child.dep_ in _QUANTIFYING for word in child.subtree]
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.pos_ == "NUM":
        before.append(head.head.head)  # "nine of its citizens"
    if (total := _sum_of_kinds(reading, head)) is not None:
        return total
    first = min((child.i for child in head.children if child.dep_ in _QUANTIFYING), default=head.i)
    before.extend(head.doc[max(first - 1, head.sent.start) : first])  # "on June 3 forty such men", hung on the day
    found = next((word.i for word in before if word.i in counts and word.i < head.i), None)
    return None if found is None else counts[_least_of_range(reading, head, _put_right(reading, head, found))].count


def _put_right(reading: Reading, head: "Token", i: int) -> int:
    """Where the number is that holds, "not two *but three* Danes": the last of two."""
    doc, counts = head.doc, reading.mentions_of(head).counts
    is_denied = i > head.sent.start and doc[i - 1].lower_ == "not" and doc[i + 1 : i + 2].text == "but"
    return i + 2 if is_denied and i + 2 in counts else i


def _without_excepted(reading: Reading, head: "Token") -> Count | None:
    """The 38 of "all but two of 40 men", where a parser hangs all numbers on the men."""
    start = head.left_edge.i
    words = head.doc[start : start + _ALL_BUT_TWO]
    if [word.lower_ for word in words if word.pos_ != "NUM"] != ["all", "but", "of"] or words[-1].i > head.i:
        return None
    counts = reading.mentions_of(head).counts
    less, whole = (counts.get(i) for i in (start + 2, start + 4))
    if less is None or whole is None or whole.count.value <= less.count.value:
        return None
    return replace(whole.count, value=whole.count.value - less.count.value)


def _least_of_range(reading: Reading, head: "Token", i: int) -> int:
    """Where the first number of "40 to 50 men" is, where a parser hangs only the last on them."""
    counts = reading.mentions_of(head).counts
    first = counts.get(i - 2)
    is_range = first is not None and first.count.qualifier == "at least" and counts[i].count.qualifier == "at most"
    return i - 2 if is_range else i


def _sum_of_kinds(reading: Reading, head: "Token") -> Count | None:
    """All of "12 Ghanaian and three Togolese soldiers"."""
    counts = reading.mentions_of(head).counts
    numbers = [c for c in head.children if c.dep_ == "nummod" and c.i < head.i and c.i in counts]
    if len(numbers) != 2 or numbers[1].nbor(-1).lower_ != "and":
        return _sum_of_natives(reading, head)
    kinds = [number.nbor() for number in numbers]
    if any(kind.pos_ not in {"ADJ", "PROPN"} or reading.match(kind) is None for kind in kinds):
        return None
    first, second = (counts[number.i].count for number in numbers)
    return replace(first, value=first.value + second.value, qualifier=None)


def _sum_of_natives(reading: Reading, head: "Token") -> Count | None:
    """All of "*a Ghanaian* and 39 Togolese", of which a parser makes one phrase."""
    before = (c for c in head.children if c.dep_ == "amod" and c.i > head.left_edge.i)
    first = next((child for child in before if _is_demonym(reading, child)), None)
    if first is None or first.nbor().lower_ != "and":
        return None
    counts = [_number_at(reading, first.nbor(distance)) for distance in (-1, 2)]
    if None in counts or head.i < first.i + 3:
        return None
    return Count(text=head.text, value=sum(count for count in counts if count is not None))


def _number_at(reading: Reading, word: "Token") -> int | None:
    """What a number says, or "a"."""
    found = reading.mentions_of(word).counts.get(word.i)
    return found.count.value if found is not None else 1 if word.lower_ in {"a", "an"} else None


def _is_demonym(reading: Reading, token: "Token") -> bool:
    match = reading.match(token)
    return match is not None and match.sense in NAMES_OF_PEOPLE


def _count_of_names(reading: Reading, names: list["Token"]) -> Count | None:
    """How many persons and people a list tells of that begins with a name: "Ana Ruiz, Ulf Berg and two others"."""
    others = [word for word in names if reading.person_span(word) is None and _is_people(reading, word)]
    counts = [_count(reading, other) for other in others]
    total = sum(reading.person_span(name) is not None for name in names)
    total += sum(count.value for count in counts if count is not None)
    return None if None in counts else Count(text=names[0].text, value=total)


def _is_one(reading: Reading, head: "Token") -> bool:
    """Whether a phrase is of one person: a name, "him", "a migrant" or "the man"; not "a family"."""
    is_the_other = head.lower_ == "other" and head.has_word("the")
    if head.lower_ in ONE_PERSON or (head.lower_ == "another" and head.dep_ != "det") or is_the_other:
        return True
    if _is_one_native(reading, head) or _is_one_of_them(reading, head):
        return True
    if (head.tag_ not in SINGULAR_NOUNS and head.lower_ != "old") or reading.is_noun(head, "collective"):
        return False
    appositions = [child for child in head.children if child.dep_ == "appos"]
    is_name = reading.person_span(head) is not None
    is_name = is_name or any(_is_one_person(reading, c) or _is_one_native(reading, c) for c in appositions)
    is_told = any(child.lower_ in _SINGULAR_DETERMINERS or child.dep_ == "poss" for child in head.children)
    return is_name or is_told or _is_bare_in_headline(reading, head)


def _is_one_native(reading: Reading, head: "Token") -> bool:
    """ "A German", "a Briton": an adjective that stands alone behind its article is of one; in a headline without."""
    match = reading.match(head)
    if match is None or match.sense not in NAMES_OF_PEOPLE:
        return False
    if head.dep_ in ATTRIBUTES or head.tag_ in PLURAL_NOUNS:
        return False
    has_plural = head.lower_.endswith(_WITH_PLURAL)
    articles = {"a", "an", "the"} if has_plural else {"a", "an"}  # "the Danish" are many
    is_noun = has_plural or match.sense is Sense.PEOPLE
    is_bare = is_noun and _is_bare_argument_in_headline(reading, head)
    return is_bare or head.has_any_word(articles)


def _is_one_of_them(reading: Reading, head: "Token") -> bool:
    """ "*One*, a Dane", "*the last*, a Dane who was a nurse": whether a word for one of several is told of as one."""
    is_word = head.lower_ in discourse_words().further_groups or head.lower_ == "one"
    beside = (child for child in head.children if child.dep_ == "appos" and child.i > head.i)
    return is_word and any(_is_one_native(reading, c) or _is_one_person(reading, c) for c in beside)


def _is_bare_in_headline(reading: Reading, head: "Token") -> bool:
    """ "Togo frees Ghanaian journalist": of one, as a headline leaves out its article."""
    return head.tag_ == "NN" and _is_bare_argument_in_headline(reading, head)


def _is_bare_argument_in_headline(reading: Reading, head: "Token") -> bool:
    """Whether a word takes part in what a headline tells, and has neither an article nor a number."""
    is_headline = reading.sentence_index(head) == 0 and head.sent[-1].text not in {".", "”", '"', "?", "!"}
    is_word = head.text.isalpha() and head.doc[head.i + 1 : head.i + 2].text != "-"  # no part of "ex-minister"
    is_bare = is_word and head.dep_ in _IN_HEADLINES
    return is_headline and is_bare and all(child.dep_ not in {"det", "nummod"} for child in head.children)
