"""The words of the articles that the page shows: the quotes, and their paragraphs around them.

An article's words are cut into pieces at the ends of its quotes, so that a quote is a run of pieces and no word is
held twice. What is shown of an article ends near its quotes: the page shows evidence, not whole articles.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

CONTEXT = 280  # characters of the article on each side of a quote
Span = tuple[int, int]  # code points of the article's text, end exclusive


@dataclass(slots=True)
class Passages:
    """What the page shows of an article."""

    pieces: list[str | None] = field(default_factory=list)  # None where words between two pieces are left out
    places: dict[tuple[int, int, str], Span] = field(default_factory=dict)  # of quotes, by start, end and words


def cut_passages(text: str, quotes: Iterable[tuple[int, int, str]]) -> Passages:
    """The passages around some quotes, each given by start, end and words; one that is not there stands alone.

    >>> passages = cut_passages("He came. He saw. He won.", [(9, 16, "He saw.")])
    >>> passages.pieces, passages.places
    (['He came. ', 'He saw.', ' He won.'], {(9, 16, 'He saw.'): (1, 2)})
    """
    wanted, passages = sorted(set(quotes)), Passages()
    found = [(start, end) for start, end, words in wanted if words and text[start:end] == words]
    for window, spans in _windows(text, found):
        _add_window(passages, text, window, spans)
    for quote in (quote for quote in wanted if quote not in passages.places):
        first = _start_passage(passages)
        passages.pieces.append(quote[2])
        passages.places[quote] = first, first + 1
    return passages


def _windows(text: str, quotes: Sequence[Span]) -> list[tuple[Span, list[Span]]]:
    """The parts of a text to show, in order and apart from each other, with the quotes in each."""
    windows: list[tuple[Span, list[Span]]] = []
    for quote in quotes:
        start, end = _window(text, quote)
        if windows and start <= windows[-1][0][1]:
            (first, last), spans = windows[-1]
            windows[-1] = (min(first, start), max(last, end)), [*spans, quote]
        else:
            windows.append(((start, end), [quote]))
    return windows


def _window(text: str, quote: Span) -> Span:
    """A quote with its paragraph, of which at most CONTEXT characters on each side, cut between words."""
    start, end = quote
    before = text[max(0, start - CONTEXT) : start]
    paragraph = before.rpartition("\n\n")[2]
    if len(paragraph) == CONTEXT < start:
        paragraph = paragraph.partition(" ")[2]
    after = text[end : end + CONTEXT].partition("\n\n")[0]
    if len(after) == CONTEXT < len(text) - end:
        after = after.rpartition(" ")[0]
    return start - len(paragraph), end + len(after)


def _add_window(passages: Passages, text: str, window: Span, quotes: Sequence[Span]) -> None:
    first, last = window
    cuts = sorted({first, last}.union(*quotes))
    _start_passage(passages)
    if first > 0 and not text[:first].endswith("\n\n"):
        passages.pieces.append("… ")
    place = {cut: len(passages.pieces) + i for i, cut in enumerate(cuts)}
    passages.pieces += [text[start:end] for start, end in pairwise(cuts)]
    for start, end in quotes:
        passages.places[start, end, text[start:end]] = place[start], place[end]
    if last < len(text) and not text.startswith("\n\n", last):
        passages.pieces.append(" …")


def _start_passage(passages: Passages) -> int:
    """The place of the next piece, after a gap if there are pieces before it."""
    if passages.pieces:
        passages.pieces.append(None)
    return len(passages.pieces)
