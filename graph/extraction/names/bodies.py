"""Names that the pipeline takes for persons' and that the article says are of a firm, a charity or a ship.

"Anka Kargo, an airline, has appealed": wherever the article names Anka Kargo, it names nobody. The nouns that tell
are in `ontology/lexicon/names.yaml`; who the body is, is for `graph.extraction.actors`.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from graph.extraction.names.persons import WORDS, find_whole_names, is_behind_hyphen, is_honorific
from graph.labels import NOMINAL
from graph.model import record

if TYPE_CHECKING:
    from graph.tokens import Doc, Span, Token

_BODIES = frozenset({"ORG", "GPE", "FAC", "PRODUCT", "LOC"})  # labels that the pipeline gives to firms
_PLACED = frozenset({"in", "at", "near", "from", "outside", "around"})  # before a town: "in Bordeaux"
_GOVERNED = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "poss", "conj", "appos", "nmod"})
_OF_SOMEBODY = frozenset({"of", "for"})  # "the head of the charity, Ana Ruiz" is the head or the charity


@record()
class BodyNames:
    """The names that an article says are of bodies."""

    whole: frozenset[str]  # "Ashdale Resources"
    short: frozenset[str]  # with what they begin with: "Ashdale"


def names_of_bodies(names: Sequence["Span"], docs: Sequence["Doc"]) -> BodyNames:
    """Those of the names that end in a word for a body, or beside which a word stands for what no person is.

    With them what they begin with, which is no word of a person's name: "Hanbit", of "Hanbit Deep Sea".
    """
    bodies = [name for name in names if _is_said_to_be_body(name)]
    whole = {name.text for name in bodies}
    persons = [name for name in names if len(name) > 1 and name.text not in whole]
    known = [name for doc in docs for name in doc.ents if name.label_ in _BODIES and len(_capitals(name)) > 1]
    firms = [*bodies, *(_capitals(name) for name in known if _is_said_to_be_body(_capitals(name)))]
    beginnings = {firm[:end].text for firm in firms for end in range(1, len(firm)) if firm[end].text[:1].isupper()}
    called = {name.text for name in persons if name.text in beginnings and not _is_told_of_person(name)}
    of_persons = {word.text for name in persons if name.text not in called for word in name}
    of_persons |= {name.text for name in persons if name.text not in called}
    short = beginnings - of_persons
    return BodyNames(frozenset(whole | {firm.text for firm in firms}), frozenset(short))


def find_bodies(doc: "Doc", names: BodyNames, taken: Callable[[int], bool]) -> dict[int, "Span"]:
    """The words of a paragraph that are such a name, whatever the pipeline takes them for: "*Ashdale* has paid"."""
    wanted = [tuple(name.split()) for name in sorted(names.short | names.whole)]
    found = find_whole_names(doc, wanted, taken)
    own = {i: span for i, span in found.items() if span.text in names.whole or not _is_behind_the(span)}
    return {i: span for i, span in own.items() if _is_governed(span)}


def _is_behind_the(name: "Span") -> bool:
    """ "The Union asked": no firm of which "Union" is but the first word."""
    return name.start > 0 and name.doc[name.start - 1].lower_ == "the"


def _is_governed(name: "Span") -> bool:
    """Whether a name stands by itself, for somebody who does or undergoes something, and for no place."""
    root = name.root
    before = name.doc[name.start - 1] if name.start > name.sent.start else None
    is_of_longer = before is not None and before.dep_ == "compound" and before.head in name
    if root.dep_ not in _GOVERNED or root.pos_ not in NOMINAL or is_of_longer:
        return False
    return len(name) > 1 or root.dep_ != "pobj" or root.head.lower_ not in _PLACED


def _capitals(name: "Span") -> "Span":
    """A name without the article or the date before it."""
    start = next((word.i for word in name if word.text[:1].isupper() and word.lower_ != "the"), name.end)
    return name.doc[start : name.end]


def _is_said_to_be_body(name: "Span") -> bool:
    return _is_of_body(name) or any(map(_is_impersonal, _descriptions(name)))


def _is_told_of_person(name: "Span") -> bool:
    """Whether what stands beside a name tells of a person: "Ana Ruiz, its owner", "Mr. Rimal"."""
    before = name.doc[name.start - 1] if name.start else None
    is_titled = before is not None and before.text[:1].isupper() and before.i >= name.sent.start
    return is_titled or any(True for _ in _descriptions(name)) or name.root.has("relcl")


def _is_of_body(name: "Span") -> bool:
    """ "Acme Mining", "Chichiri Prison", the guild of "Taxpayers' Guild"; not "Kanye West"."""
    last = name[-1]
    is_word = last.lower_ in WORDS.body_words - WORDS.last_names_too and not is_behind_hyphen(last)
    return is_word and (len(name) > 1 or _is_behind_members(name)) and not is_honorific(name[0])


def _is_behind_members(name: "Span") -> bool:
    before = name.doc[max(name.start - 2, 0) : name.start]
    return len(before) == 2 and before[1].tag_ == "POS" and before[0].text[-1:] == "s" and before[0].text[:1].isupper()


def _descriptions(name: "Span") -> Iterator["Token"]:
    """The nouns in apposition to a name: "the charity Open Passage", "Anka Kargo, an airline"."""
    root = name.root
    for noun in root.children:
        behind = noun.dep_ == "appos" and noun.i > root.i
        before = noun.dep_ == "compound" and noun.i < name.start
        if (behind and not _is_his(noun)) or before:
            yield noun
    if root.dep_ == "appos" and root.head.i < root.i and not _may_be_of_another(root.head, name):
        yield root.head


def _is_impersonal(noun: "Token") -> bool:
    return noun.tag_ == "NN" and noun.lower_ in WORDS.impersonal


def _is_his(noun: "Token") -> bool:
    """ "Ales Bialiatski, whose rights group": the group is not he."""
    return noun.has("poss")


def _may_be_of_another(noun: "Token", name: "Span") -> bool:
    """Whether a name behind a comma may be that of who is told of before: "the head of the charity, Ana Ruiz"."""
    return name.doc[name.start - 1].text == "," and noun.dep_ == "pobj" and noun.head.lower_ in _OF_SOMEBODY
