"""How much and how many a text says: sums of money, numbers of people and things, parts of a whole.

Read from the words alone, before anybody asks who pays or is sent. `amounts` finds sums and `currencies` tells what
they are in, `counts` finds the other numbers, and `shares` the parts ("half of the men"). Numbers as such are
for `graph.extraction.numerals`, and which sum or number a claim has for `graph.extraction.roles`.
"""

from graph.extraction.quantities.amounts import FoundAmount, find_amounts
from graph.extraction.quantities.counts import WORDS, FoundCount, find_counts
from graph.extraction.quantities.currencies import currencies
from graph.extraction.quantities.shares import half_before, share_of

__all__ = ["WORDS", "FoundAmount", "FoundCount", "currencies", "find_amounts", "find_counts", "half_before", "share_of"]
