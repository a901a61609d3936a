"""Names that the pipeline takes for persons' and that the article says are of a firm, a charity or a ship.

"Anka Kargo, an airline, has appealed": wherever the article names Anka Kargo, it names nobody. The nouns that tell
are in `ontology/lexicon/names.yaml`; who the body is, is for `graph.extraction.actors`.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graph.extraction.person_names import WORDS, is_behind_hyphen, is_honorific

if TYPE_CHECKING:
    from graph.tokens import Span, Token

_OF_SOMEBODY = frozenset({"of", "for"})  # "the head of the charity, Ana Ruiz" is the head or the charity


def names_of_bodies(names: Sequence["Span"]) -> frozenset[str]:
    """Those of the names that end in a word for a body, or beside which a word stands for what no person is.

    With them those of one word with which one of them begins: "Hanbit", of "Hanbit Deep Sea".
    """
    bodies = [name for name in names if _is_of_body(name) or any(map(_is_impersonal, _descriptions(name)))]
    found = {name.text for name in bodies}
    of_persons = {word.text for name in names if len(name) > 1 and name.text not in found for word in name}
    return frozenset(found | ({name[0].text for name in bodies} - of_persons))


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
    return any(child.dep_ == "poss" for child in noun.children)


def _may_be_of_another(noun: "Token", name: "Span") -> bool:
    """Whether a name behind a comma may be that of who is told of before: "the head of the charity, Ana Ruiz"."""
    return name.doc[name.start - 1].text == "," and noun.dep_ == "pobj" and noun.head.lower_ in _OF_SOMEBODY
