"""Which sums of money a phrase names, outside any further clause.

What is a sum, and how much, is for `graph.extraction.amounts`.
"""

import re
from collections import deque
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading
from graph.extraction.amounts import FoundAmount
from graph.frames import syntax_words
from graph.model import Amount

if TYPE_CHECKING:
    from graph.tokens import Doc, Token

_OTHER_PHRASES = frozenset({"relcl", "advcl", "ccomp", "conj", "cc"})
_INSIDE = frozenset({"prep", "pobj", "amod", "compound", "nmod", "nummod", "quantmod", "appos", "npadvmod"})
_FARTHEST_SUM = 60  # characters before a conversion
_OTHER_PARTIES = frozenset({"by", "from", "to"})  # behind these stands who pays or is paid


def money_of(reading: Reading, token: "Token") -> list[Amount]:
    """The sums that a phrase names: the phrase itself, or what stands in it outside any further clause."""
    amounts = reading.mentions_of(token).amounts
    if token.i in amounts:
        return [] if _is_conversion(token.doc, amounts[token.i]) else [_qualified(amounts[token.i])]
    sums: list[Amount] = []
    waiting = deque(child for child in token.children if child.dep_ not in _OTHER_PHRASES)
    while waiting:
        child = waiting.popleft()
        found = amounts.get(child.i)
        if found is not None:
            if _qualified(found) not in sums and not _is_conversion(token.doc, found):
                sums.append(_qualified(found))
        elif child.dep_ in _INSIDE and child.lower_ not in _OTHER_PARTIES:
            waiting.extend(child.children)
        elif child.dep_ == "acl" and child.lemma_ in syntax_words().coming_to:
            waiting.extend(_how_much(child))
    return sums


def _how_much(participle: "Token") -> list["Token"]:
    """What stands behind "totalling" and "amounting to", and says to how much a thing comes."""
    behind = [child for child in participle.children if child.dep_ in {"dobj", "prep", "npadvmod"}]
    return [below for child in behind for below in (child.children if child.lower_ == "to" else (child,))]


def _qualified(found: FoundAmount) -> Amount:
    return replace(found.amount, qualifier=found.qualifier)


def _is_conversion(doc: "Doc", found: FoundAmount) -> bool:
    """Whether a sum only says the one before in another currency: "35 million kroner ($5 million)"."""
    before = doc.text[max(0, found.start_char - _FARTHEST_SUM) : found.start_char].rstrip()
    return _before_conversion().search(before) is not None


@cache
def _before_conversion() -> re.Pattern[str]:
    """What stands between a number and its conversion: "(", "(about", ", or roughly"."""
    words = "|".join(sorted(syntax_words().converting))
    return re.compile(rf"\d[^()]*\((?:(?:{words})(?: |$))*$|[,;] (?:or|equivalent)(?: (?:{words}))*$", re.IGNORECASE)
