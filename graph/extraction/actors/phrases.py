"""What a noun phrase shows by itself: its words, its label, whether it is definite, plural or of two."""

from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from graph.extraction.numerals import SMALL_NUMBERS
from graph.frames import discourse_words, syntax_words
from graph.labels import ATTRIBUTES, PLURAL_NOUNS, PREMODIFIERS, VERBAL
from graph.language import is_place_and_day, mention_of
from graph.model import Mention

if TYPE_CHECKING:
    from graph.tokens import Span, Token

PAIRS = frozenset({"pair", "duo"})
_LABEL_LENGTH = 200  # characters
_DETERMINERS = frozenset({"det", "poss", "predet", "preconj"})
_DEFINITE = frozenset({"the", "this", "that", "his", "her", "its", "their", "both", "neither"})
_LONGEST_DATELINE = 14  # words
_MOST_SIDES = 6  # that a text tells of as so many: of "the 40 countries" nobody keeps in mind which they are
SIDES = {word: number for word, number in SMALL_NUMBERS.items() if 1 < number <= _MOST_SIDES}
SIDES |= {str(number): number for number in SIDES.values()}
_SIDES = SIDES | dict.fromkeys(("both", "each", "either", "neither"), 2)
_BASED = frozenset({"based", "headquartered"})
_NOT_IN_LABELS = frozenset({"the", "a", "an", "“", '"', ",", "both"})
_NOT_IN_PHRASES = frozenset(
    {"punct", "cc", "relcl", "advcl", "appos", "advmod", "prep", "aux", "nsubj", "mark"}
)  # what a head may have on its left that is no part of its phrase


def words_before(sentence: "Span", token: "Token") -> Sequence["Token"]:
    """The words of a sentence that stand before a word of it, or of a later one."""
    end = min(sentence.end, token.i) if sentence.doc is token.doc else sentence.end
    return sentence.doc.tokens[sentence.start : end]


def phrase_mention(token: "Token") -> Mention:
    """The noun phrase of a head without what follows it, articles left out: "Trump administration"."""
    return mention_of(_without_article(noun_phrase(token)))


def token_mention(token: "Token") -> Mention:
    """A single word as a mention."""
    return mention_of(token.doc[token.i : token.i + 1])


def noun_phrase(token: "Token") -> "Span":
    """A head with what stands before it: "the Trump administration"."""
    before = (t.i for c in token.lefts if _is_in_phrase(c, token) for t in c.subtree)
    return token.doc[min(before, default=token.i) : token.i + 1]


def _is_in_phrase(child: "Token", head: "Token") -> bool:
    return child.dep_ not in _NOT_IN_PHRASES or (child.dep_ == "advmod" and child.i == head.i - 1)


def _without_article(span: "Span") -> "Span":
    start = span.start
    while start < span.end - 1 and span.doc[start].lower_ in _NOT_IN_LABELS:
        start += 1
    return span.doc[start : span.end]


def short_label(token: "Token") -> str:
    """The words that a phrase without a name is called by: "29 nations", "five of Niger's generals"."""
    span = _without_article(noun_phrase(token))
    of = token.child_word("of")
    if token.pos_ == "NUM" and of is not None:
        counted = next(iter(objects_of(of)), None)
        if counted is not None and counted.pos_ != "PRON" and counted.i > token.i:
            span = token.doc[span.start : counted.i + 1]
    return one_line(span.text)


def one_line(label: str) -> str:
    """A label without breaks of lines, and not too long."""
    return " ".join(label.split())[:_LABEL_LENGTH]


def objects_of(preposition: "Token") -> list["Token"]:
    """What a preposition governs."""
    return [child for child in preposition.children if child.dep_ == "pobj"]


def in_dateline(token: "Token") -> bool:
    """Whether a word stands in the place that a report opens with: "LA PAZ, Bolivia — An arbitration panel"."""
    if token.i >= _LONGEST_DATELINE:
        return False
    if is_place_and_day(token.doc.text):
        return True
    if not token.doc[0].text.isupper():
        return False
    opening = token.doc[:_LONGEST_DATELINE]
    end = next((t.i for t in opening if t.i and _ends_dateline(t)), 0)
    place = takewhile(lambda t: t.text not in {",", "("}, opening[:end])
    return token.i < end and all(t.text.isupper() or t.is_punct for t in place)


def _ends_dateline(token: "Token") -> bool:
    return token.text == ":" or (token.text in {"—", "–", "-"} and bool(token.doc[token.i - 1].whitespace_))


def phrase_top(token: "Token") -> "Token":
    """The head of the whole phrase that a modifier stands in: "officials", for "Kenyan" in "Kenyan officials".

    So it is for "Norwegian" in "Kenyan and Norwegian envoys".
    """
    while (token.dep_ in PREMODIFIERS or _is_second_adjective(token)) and token.head != token:
        token = token.head
    return token


def _is_second_adjective(token: "Token") -> bool:
    return token.dep_ == "conj" and token.pos_ == "ADJ" and token.head.dep_ in {"amod", "conj"}


def names_modifying(noun: "Token") -> frozenset[str]:
    """The words that say which office or body a noun is for: "the *labour* ministry"."""
    return frozenset(child.lower_ for child in noun.children if child.dep_ in ATTRIBUTES)


def is_bare(noun: "Token") -> bool:
    """Whether no more than "the" and what it is of stand with a noun: "the coast guard", "police"."""
    told = (child for child in noun.children if child.lower_ != "the")
    return all(child.dep_ in {"amod", "compound", "nmod", "punct"} for child in told)


def verb_above(token: "Token") -> "Token":
    """The nearest verb above a token, or the token itself if it is one; the root if there is none."""
    while token.head != token and token.pos_ not in VERBAL:
        token = token.head
    return token


def name_ending_at(token: "Token") -> "Span | None":
    """The words in capitals that end in a token."""
    if token.pos_ != "PROPN" and not token.ent_type_:
        return None
    start = token.i
    while start > token.sent.start and _is_of_name(token.doc[start - 1], token):
        start -= 1
    return token.doc[start : token.i + 1] if token.text[:1].isupper() else None


def _is_of_name(token: "Token", head: "Token") -> bool:
    return token.text[:1].isupper() and token.dep_ in ATTRIBUTES and head in (token.head, token.head.head)


def has_the(token: "Token") -> bool:
    """Whether the definite article stands with a noun."""
    return token.has_word("the")


def is_plural(token: "Token") -> bool:
    """Whether a noun is in the plural."""
    return token.tag_ in PLURAL_NOUNS


def is_of_opposition(token: "Token") -> bool:
    """Whether those a noun without a name stands for act for no government.

    "Opposition lawmakers in Ghana", "Ghanaian lawmakers from the opposition".
    """
    is_named = token.has("appos")
    before = {child.lower_ for child in token.children if child.dep_ in {"compound", "amod"}}
    behind = {noun.lower_ for child in token.children if child.lower_ in {"from", "of"} for noun in objects_of(child)}
    return "opposition" in before | behind and not is_named


def is_out_of_office(token: "Token") -> bool:
    """ "A *former* Ghanaian minister", "two *retired* officers": whose acts are no acts of their state any more."""
    former = discourse_words().out_of_office
    return any(child.dep_ in {"amod", "compound"} and child.lower_ in former for child in token.children)


def seat_of(token: "Token") -> "Token | None":
    """Vienna, of "the *Vienna*-based agency": where those sit whom a noun stands for, which says not whose they are."""
    based = (child for child in token.children if child.lower_ in _BASED and child.i < token.i)
    return next((place for word in based for place in word.children if is_seat(place)), None)


def is_seat(token: "Token") -> bool:
    """Whether a name only says where somebody sits: "a *Dubai*-based trader"."""
    return token.head.lower_ in _BASED and token.i < token.head.i


def is_definite(token: "Token") -> bool:
    """Whether a phrase refers to something that the reader knows: "the court", "its court"."""
    if any(c.lower_ in _DEFINITE for c in token.children if c.dep_ in _DETERMINERS):
        return True
    if token.lemma_.lower() in syntax_words().sides and token.has_any_word({"each", "either"}):
        return True
    counts = [c for c in token.children if c.dep_ == "nummod"]
    before = (*(t for c in counts for t in c.children), *(token.children if counts else ()))
    return any(t.lower_ == "all" for t in before)  # "all three"


def number_meant(token: "Token") -> int:
    """How many a bare number with "the" or "all" is: "the three", "both"; else 0."""
    return _SIDES.get(token.lower_, 0) if token.pos_ in {"NUM", "PRON", "DET"} else 0


def sides_counted(token: "Token") -> int:
    """How many a phrase is of, if of two or three: "both", "the two governments", "each side"; else 0."""
    counting = _DETERMINERS - {"poss"} | {"nummod", "amod"}
    counted = next((_SIDES[c.lower_] for c in token.children if c.dep_ in counting and c.lower_ in _SIDES), 0)
    if counted or not (is_plural(token) and token.dep_ == "pobj" and token.head.lower_ == "between"):
        return counted
    return 2 if has_the(token) else 0  # "between the ministries"
