"""Answers that were given once and are given again while the build is the same: small ones, the last asked for."""

import re

from cachetools import LRUCache
from starlette.responses import Response

from graph.server.evaluation import Identity

LARGEST = 1_000_000  # bytes of an answer that is kept
LONGEST_REQUEST = 10_000  # bytes of a request whose answer is kept
_OVERHEAD = 2_000  # bytes that a kept answer takes beside its content, mostly for the request

# Functions of SPARQL that give another value each time. The words may stand in a string or a name, and escapes may
# hide them: such queries are asked anew as well.
_CHANGING = re.compile(r"\b(?:now|rand|(?:str)?uuid|bnode)\b|\\u")
_PARTS = ("now", "rand", "uuid", "bnode", "\\u")  # quicker to look for than the expression

Key = tuple[str, bytes, str | None, str | None, bytes]  # method, query string, Content-Type, Accept, body


def may_change(sparql: str) -> bool:
    """Whether a query could be answered otherwise the next time, of the same build."""
    folded = sparql.casefold()
    return any(part in folded for part in _PARTS) and _CHANGING.search(folded) is not None


class Answers:
    """The last answers about one build, of so many bytes together."""

    def __init__(self, most_bytes: int) -> None:
        self._kept: LRUCache[Key, Response] = LRUCache(most_bytes, getsizeof=_size)
        self._build: Identity | None = None

    def get(self, key: Key, build: Identity | None) -> Response | None:
        """The answer to a request, if it was given of this build."""
        return self._kept.get(key) if build == self._build else None

    def keep(self, key: Key, build: Identity | None, response: Response) -> None:
        """Remember the answer to a request; those about another build are forgotten."""
        if build != self._build:
            self._kept.clear()
            self._build = build
        _, address, _, _, body = key
        if len(response.body) <= LARGEST and len(address) + len(body) <= LONGEST_REQUEST:
            self._kept[key] = response


def _size(response: Response) -> int:
    return len(response.body) + _OVERHEAD
