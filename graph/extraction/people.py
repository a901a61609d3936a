"""Who is sent, held or taken in: whether a phrase is of people, how many, and of which nationality."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading
from graph.extraction.clauses import conjuncts
from graph.gazetteer import Sense
from graph.model import Count

if TYPE_CHECKING:
    from spacy.tokens import Token

_VAGUE = frozenset({"dozens", "hundreds", "thousands", "scores", "others", "some", "many", "several", "more", "most", "all", "those", "them", "him", "her", "everyone", "anyone", "nobody", "none", "each", "both", "few", "they", "he", "she", "their", "his", "who", "whom", "these", "one", "another"})
_MEASURES = frozenset({"group", "batch", "total", "number", "planeload", "busload", "handful", "wave", "contingent", "crew"})
_NOT_PEOPLE = frozenset({"million", "billion", "trillion", "percent", "%", "point", "year", "month", "day"})


@dataclass(frozen=True, slots=True)
class People:
    """People whom a phrase speaks of."""

    count: Count | None
    nationality: tuple[str, ...]
    person: str | None = None  # the name of one who is named


def find_people(reading: Reading, head: "Token") -> People | None:
    """The people that the phrase with this head speaks of, or None if it speaks of no people."""
    if not _is_people(reading, head):
        return None
    return People(_count(reading, head), _nationality(reading, head), _name(reading, head))


def _is_people(reading: Reading, head: "Token") -> bool:
    mentions = reading.mentions_of(head)
    if head.i in mentions.amounts or head.i in mentions.times or head.lower_ in _NOT_PEOPLE:
        return False
    if head.i in mentions.persons:
        return True
    match = mentions.matches.get(head.i)
    if match is not None:
        return match.sense is Sense.PEOPLE or (match.sense is Sense.REGION and head.tag_ in {"NNS", "NNPS"}) or (match.sense is Sense.DEMONYM and head.dep_ not in {"compound", "amod", "nmod"} and head.ent_type_ != "LANGUAGE")
    if head.lower_ in _VAGUE:
        return True
    if reading.is_noun(head, "people") or _names_a_doer(reading, head):
        return True
    return head.pos_ == "NUM" and not any(c.dep_ == "quantmod" and c.text in {"$", "€", "£"} for c in head.children)


def _names_a_doer(reading: Reading, head: "Token") -> bool:
    """Whether a noun is built as one for people ("drivers", "herdsmen", "separatists")."""
    if head.pos_ != "NOUN" or reading.is_noun(head, "thing"):
        return False
    lemma = head.lemma_.lower()
    if any(t.lower_ in _NOT_PEOPLE for c in head.children if c.dep_ == "nummod" for t in c.subtree):
        return False  # "40 million kroner"
    return lemma.endswith(("ers", "men", "man", "woman", "ist", "eer", "grapher")) or (len(lemma) > 4 and lemma.endswith(("er", "or", "ee", "ian")))


def _count(reading: Reading, head: "Token") -> Count | None:
    counts = reading.mentions_of(head).counts
    if head.i in counts:
        return counts[head.i].count
    for child in head.children:
        if child.dep_ in {"nummod", "amod", "det", "quantmod", "compound"}:
            for token in child.subtree:
                if token.i in counts and token.i < head.i:
                    return counts[token.i].count
    if head.lemma_.lower() in _MEASURES:
        inner = [p for c in head.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
        if inner:
            return _count(reading, inner[0])
    if head.lower_ == "couple":
        return Count(text="couple", value=2)
    singular = head.tag_ in {"NN", "NNP"} and (head.i in reading.mentions_of(head).persons or any(c.lower_ in {"a", "an", "another"} for c in head.children))
    names = conjuncts(head)
    if head.i in reading.mentions_of(head).persons and len(names) > 1:
        return Count(text=head.text, value=sum(1 for n in names if n.i in reading.mentions_of(n).persons)) if names[0] == head else None
    if singular and not reading.is_noun(head, "group") or (singular and head.lemma_ in {"man", "woman"}):
        return Count(text=head.text, value=1)
    return None


def _nationality(reading: Reading, head: "Token") -> tuple[str, ...]:
    codes: set[str] = set()
    for token in _own_words(head):
        match = reading.match(token)
        if match is None or not match.entry.country:
            continue
        if match.sense in {Sense.DEMONYM, Sense.PEOPLE}:
            codes.add(match.entry.country)
        elif match.sense is Sense.NAME and _is_origin(token, head):
            codes.add(match.entry.country)
    return tuple(sorted(codes))


def _own_words(head: "Token") -> list["Token"]:
    """The phrase without its relative clauses' own arguments, but with "who are citizens of" and "from"."""
    found = [head]
    born = {"born", "based", "backed", "made", "led", "speaking"}
    for child in head.children:
        if child.lower_ in born:
            continue  # "Syrian-born Swedes" are Swedes
        if child.dep_ in {"amod", "compound", "nmod", "appos", "poss"}:
            found.extend(child.subtree)
        elif child.dep_ == "prep" and child.lower_ in {"from", "of"}:
            found.extend(child.subtree)
        elif child.dep_ == "relcl" and child.lemma_ == "be":
            found.extend(t for c in child.children if c.dep_ == "attr" for t in c.subtree)
    return found


def _is_origin(token: "Token", head: "Token") -> bool:
    while token != head and token.head != token:
        if token.dep_ == "pobj" and token.head.lower_ in {"from", "of"}:
            noun = token.head.head
            return token.head.lower_ == "from" or noun.lemma_ in {"citizen", "national", "native", "people"}
        token = token.head
    return False


def _name(reading: Reading, head: "Token") -> str | None:
    span = reading.person_span(head)
    return span.text if span is not None else None
