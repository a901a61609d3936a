"""Which form of an answer a client gets, from what it says that it accepts.

Source: RFC 9110, section 12.5.1 (Accept, quality values, the most specific range counts).
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

LONGEST_HEADER = 4_000  # characters of an Accept header that are read


class Range(NamedTuple):
    """A range of media types, such as text/*, with its weight."""

    type: str
    subtype: str
    quality: float

    def specificity(self, media_type: str) -> int:
        """How closely the range names a type: 3 itself, 2 its main type, 1 any; 0 where it does not hold it."""
        main, _, sub = media_type.partition("/")
        if (self.type, self.subtype) == (main, sub):
            return 3
        if (self.type, self.subtype) == (main, "*"):
            return 2
        return 1 if (self.type, self.subtype) == ("*", "*") else 0


@lru_cache(maxsize=1_000)  # clients send the same few
def choose(accept: str | None, offered: tuple[str, ...]) -> str | None:
    """The media type to answer with, of those offered in our order of preference; None if none is acceptable.

    >>> choose("text/csv;q=0.5, application/json", ("application/sparql-results+json", "text/csv"))
    'text/csv'
    >>> choose("text/*, text/csv;q=0", ("text/csv", "text/turtle"))
    'text/turtle'
    """
    if accept is None or not accept.strip():
        return offered[0]
    ranges = list(_ranges(accept[:LONGEST_HEADER]))
    best, best_quality = None, 0.0
    for media_type in offered:
        quality = _quality(media_type, ranges)
        if quality > best_quality:
            best, best_quality = media_type, quality
    return best


def _quality(media_type: str, ranges: Sequence[Range]) -> float:
    holding = [(each.specificity(media_type), each.quality) for each in ranges]
    return max(holding, default=(0, 0.0))[1] if any(specificity for specificity, _ in holding) else 0.0


def _ranges(accept: str) -> Iterator[Range]:
    for part in accept.split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        main, _, sub = name.lower().partition("/")
        if main and sub:
            yield Range(main, sub, _weight(parameters))


def _weight(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            try:
                return min(1.0, max(0.0, float(value)))
            except ValueError:
                return 0.0
    return 1.0
