"""Which person is paid of whom the sentence gives no name: "freed a journalist and paid *him* $5 million"."""

from typing import TYPE_CHECKING

from graph.extraction.actors import Reading, Referent, full_name
from graph.extraction.roles.nameless import PAID

if TYPE_CHECKING:
    from graph.tokens import Span, Token

_HIM = frozenset({"him", "her"})
_NO_PERSONS = ("institution", "served")  # of those who are paid, classes of nouns.yaml
_FIRMS = ("firm", "enterprise")  # which some words may be for as well as for a person: "a publisher"
_NEW = frozenset({"a", "an", "one", "another"})
_BEHIND = 2  # sentences in which the one told of first without a name gets it
_OFTEN = 2  # how often the article names whom it is about


def person_without_name(reading: Reading, pronoun: "Token") -> "Token | None":
    """ "Freed *a journalist* and paid him $5 million": the only one told of just before, if nobody there is named."""
    if pronoun.lower_ not in _HIM or pronoun.tag_ == "PRP$" or reading.referents(pronoun):
        return None
    index = reading.sentence_index(pronoun)
    for sentence in reading.sentences[max(index - 1, 0) : index + 1][::-1]:
        before = [word for word in sentence if word.i < pronoun.i or sentence != pronoun.sent]
        if any(reading.person_span(word) is not None for word in before):
            return None
        found = [word for word in before if _is_one(reading, word)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def named_later(reading: Reading, noun: "Token") -> Referent | None:
    """ "To pay *a teacher* $5 million. The arrest of *Ana Ruiz* was unlawful": the one of whom the article goes on."""
    first = reading.sentence_index(noun)
    is_person = _is_one(reading, noun) and not reading.is_noun(noun, *_FIRMS)
    if not is_person or any(reading.person_span(word) is not None for word in noun.sent):
        return None
    for sentence in reading.sentences[first + 1 : first + 1 + _BEHIND]:
        named = {span.start: span for word in sentence if (span := reading.person_span(word)) is not None}
        private = [span for span in named.values() if _is_spoken_of(reading, span)]
        if private:
            is_plain = len(private) == 1 and not _is_another(private[0], noun)
            found = reading.referents(private[0].root) if is_plain else []
            return found[0].again(noun, f"{noun.text}: named further on") if len(found) == 1 else None
    return None


def _is_one(reading: Reading, noun: "Token") -> bool:
    """Whether a noun brings in one person without a name: "a journalist"."""
    is_new = noun.tag_ == "NN" and noun.has_any_word(_NEW)
    return is_new and reading.is_noun(noun, PAID) and not reading.is_noun(noun, *_NO_PERSONS)


def _is_spoken_of(reading: Reading, span: "Span") -> bool:
    """Whether the article names a person again and again, and tells of no office that he or she has."""
    person = reading.persons.get(full_name(reading, span))
    if person is not None and (person.title is not None or person.is_judge):
        return False
    last = span[-1].text
    return sum(word.text == last for sentence in reading.sentences for word in sentence) >= _OFTEN


def _is_another(span: "Span", noun: "Token") -> bool:
    """Whether a person is told to be somebody else: "her lawyer, *Ana Ruiz*"."""
    beside = [child for child in span.root.children if child.dep_ == "appos"]
    beside += [span.root.head] if span.root.dep_ == "appos" else []
    return any(word.pos_ == "NOUN" and word.lemma_ != noun.lemma_ for word in beside)
