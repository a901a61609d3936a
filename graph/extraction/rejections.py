"""What a step of extraction refused, and why: the record that it leaves behind.

The steps that decide make these; which of them is the nearest miss of a sentence, and how it is told to people, is
for `graph.extraction.unread`.
"""

from graph.extraction.clauses import Predicate
from graph.frames import Constraint, LexicalUnit
from graph.model import Reason, record


@record()
class Rejection:
    """A lexical unit that stands in a sentence and gave no claim."""

    predicate: Predicate
    unit: LexicalUnit
    reason: Reason
    element: str | None = None  # the role or other element that is open
    filled: frozenset[str] = frozenset()  # the elements that are not
    constraint: Constraint | None = None  # that does not hold
    word: str | None = None  # that decided: "if", "may"
