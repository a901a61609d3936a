"""Who is sent, held or taken in: whether a phrase is of people, how many, and of which nationality."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading
from graph.extraction.clauses import conjuncts
from graph.gazetteer import GazetteerMatch, Sense
from graph.model import Count

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODIFIERS = frozenset({"compound", "amod", "nmod"})
_QUANTIFYING = frozenset({"nummod", "amod", "det", "quantmod", "compound"})
_SINGULAR_DETERMINERS = frozenset({"a", "an", "another"})
_SUFFIXES = ("ers", "men", "man", "woman", "ist", "eer", "grapher")  # of nouns for people, whatever their length
_SUFFIXES_OF_LONGER = ("er", "or", "ee", "ian")
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
    return People(_count(reading, head), _nationality(reading, head), name.text if name is not None else None)


def _is_people(reading: Reading, head: "Token") -> bool:
    mentions = reading.mentions_of(head)
    if head.i in mentions.amounts or head.i in mentions.times or _is_of_things(reading, head):
        return False
    if head.i in mentions.persons:
        return True
    if (match := reading.match(head)) is not None:
        return _names_people(head, match)
    if head.lower_ in reading.frames.nouns["unnamed_people"] or reading.is_noun(head, "people"):
        return True
    return _names_a_doer(reading, head) or (head.pos_ == "NUM" and not _is_price(head))


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
    if head.lower_ == "couple":
        return Count(text="couple", value=2)
    names = conjuncts(head)
    if reading.person_span(head) is not None and len(names) > 1:
        return _count_of_names(reading, names) if names[0] == head else None
    return Count(text=head.text, value=1) if _is_one(reading, head) else None


def _stated_count(reading: Reading, head: "Token") -> Count | None:
    """The number that is the head or stands before it."""
    counts = reading.mentions_of(head).counts
    if head.i in counts:
        return counts[head.i].count
    before = (word for child in head.children if child.dep_ in _QUANTIFYING for word in child.subtree)
    return next((counts[word.i].count for word in before if word.i in counts and word.i < head.i), None)


def _measured(head: "Token") -> "Token | None":
    """The migrants of "a planeload of migrants"."""
    inner = (noun for child in head.children if child.lower_ == "of" for noun in child.children if noun.dep_ == "pobj")
    return next(inner, None)


def _count_of_names(reading: Reading, names: list["Token"]) -> Count:
    return Count(text=names[0].text, value=sum(reading.person_span(name) is not None for name in names))


def _is_one(reading: Reading, head: "Token") -> bool:
    """Whether a phrase is of one person: a name, or "a migrant"; not "a family"."""
    if head.tag_ not in {"NN", "NNP"} or (reading.is_noun(head, "group") and head.lemma_ not in {"man", "woman"}):
        return False
    is_name = reading.person_span(head) is not None
    return is_name or any(child.lower_ in _SINGULAR_DETERMINERS for child in head.children)


def _nationality(reading: Reading, head: "Token") -> tuple[str, ...]:
    return tuple(sorted({code for word in _describing(head) if (code := _state_of_origin(reading, word, head))}))


def _state_of_origin(reading: Reading, word: "Token", head: "Token") -> str | None:
    match = reading.match(word)
    if match is None:
        return None
    says_so = match.sense in {Sense.DEMONYM, Sense.PEOPLE} or (match.sense is Sense.NAME and _is_origin(word, head))
    return match.entry.country if says_so else None


def _describing(head: "Token") -> Iterator["Token"]:
    """The phrase without its relative clauses' own arguments, but with "who are citizens of" and "from"."""
    yield head
    for child in head.children:
        if child.lower_ in _OTHER_THAN_NATIONALITY:
            continue
        if child.dep_ in {"amod", "compound", "nmod", "appos", "poss"} or _is_of_origin(child):
            yield from child.subtree
        elif child.dep_ == "relcl" and child.lemma_ == "be":
            yield from (word for grand in child.children if grand.dep_ == "attr" for word in grand.subtree)


def _is_of_origin(preposition: "Token") -> bool:
    return preposition.dep_ == "prep" and preposition.lower_ in {"from", "of"}


def _is_origin(token: "Token", head: "Token") -> bool:
    """Whether a state's name says where the people of this head are from: "from Iraq", "citizens of Iraq"."""
    while token not in {head, token.head}:
        preposition = token.head
        if token.dep_ == "pobj" and preposition.lower_ in {"from", "of"}:
            people = preposition.head.lemma_ in {"citizen", "national", "native", "people"}
            return people or preposition.lower_ == "from"
        token = preposition
    return False
