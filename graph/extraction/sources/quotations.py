"""Who speaks where a quotation runs over several sentences: the one whom the words around it name as the speaker."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading

if TYPE_CHECKING:
    from graph.tokens import Doc, Token

_MARKS = {"“": "”", "‘": "’", '"': '"'}  # what opens a quotation, and what closes it
_CLOSING = frozenset(_MARKS.values())
_FIRST_PERSON = frozenset({"i", "we"})


def speaker_of_quotation(reading: Reading, token: "Token") -> "Token | None":
    """The subject of the verb of saying beside a quotation in which a whole clause stands, or None."""
    found = _quotation(token.sent.root)
    if found is None:
        return None
    start, end = found
    beside = [*_sentence_from(token.doc, end), *_sentence_up_to(token.doc, start)]
    outside = [t for t in beside if not start <= t.i <= end]
    return _speaker(reading, outside)


def _quotation(token: "Token") -> tuple[int, int] | None:
    """The indices of the marks around the quotation that a token stands in; the last is the end of its paragraph."""
    doc = token.doc
    opened: int | None = None
    for mark in (t for t in doc if t.text in _CLOSING or t.text in _MARKS):
        if opened is not None and mark.text == _MARKS[doc[opened].text]:
            if opened < token.i < mark.i:
                return opened, mark.i
            opened = None
        elif mark.i > token.i:
            break
        elif mark.text in _MARKS:
            opened = mark.i
    return (opened, len(doc) - 1) if opened is not None and opened < token.i else None


def _sentence_from(doc: "Doc", end: int) -> Iterator["Token"]:
    """The words of the sentence in which a quotation ends, and what a parser cut off it: "she said"."""
    sentence = doc[end].sent
    yield from sentence
    if sentence.end - 1 == end and sentence.end < len(doc) and not doc[sentence.end].text[:1].isupper():
        yield from doc[sentence.end].sent


def _sentence_up_to(doc: "Doc", start: int) -> Iterator["Token"]:
    """The words of the sentence in which a quotation begins, or which another of the same speaker ends in."""
    sentence = doc[start].sent
    yield from sentence
    if sentence.start >= start and sentence.start > 0:
        before = doc[sentence.start - 1].sent
        if any(t.text in _CLOSING for t in before) or before.text.rstrip().endswith(":"):
            yield from before


def _speaker(reading: Reading, tokens: list["Token"]) -> "Token | None":
    for verb in tokens:
        if verb.pos_ == "VERB" and verb.lemma_.lower() in reading.frames.status.reporting:
            subjects = (c for c in verb.children if c.dep_ == "nsubj" and c.lower_ not in _FIRST_PERSON)
            for subject in subjects:
                if subject in tokens:
                    return subject
    return None
