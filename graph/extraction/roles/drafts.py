"""A draft: what a sentence says of one frame, on its way to claims.

How drafts are made is for `graph.extraction.elements`, what other sentences add for `graph.extraction.discourse`.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.extraction.clauses import Predicate
from graph.extraction.people import People
from graph.extraction.roles.fillers import Filled
from graph.extraction.times import TimeExpression
from graph.frames import LexicalUnit
from graph.model import Amount

if TYPE_CHECKING:
    from graph.tokens import Token

# The side of a kind that an article as a whole may tell of, where it is the only one that is open.
TOLD_BY_ARTICLE = frozenset(
    {
        ("Transfer", "sender"),
        ("Transfer", "destination"),
        ("Payment", "payee"),
    }
)


@dataclass(slots=True)
class Draft:
    """A frame evoked by a predicate, with what the sentence fills it with."""

    unit: LexicalUnit
    predicate: Predicate
    roles: dict[str, list[Filled]] = field(default_factory=dict)
    people: People | None = None
    people_token: "Token | None" = None
    amounts: list[Amount] = field(default_factory=list)
    denied: frozenset[Amount] = frozenset()  # those of the amounts that are named to say that they are not meant
    meant: frozenset[Amount] = frozenset()  # those that are named as the ones meant instead: "not $2m but $3m"
    pending: frozenset[str] = frozenset()  # roles that the sentence should fill and does not
    closed: bool = False  # the sentence says who is paid, although nobody who may be
    recalls: bool = False  # only a dealing told of before, which its words call back, can say who its sides are
    waits: bool = False  # a role that its sentence should fill is open, and only the article as a whole may say whose
    gapped: bool = False  # its verb is left out, and stands by a payment told of right before
    time: TimeExpression | None = None  # its own, where it is told beside another of the same verb: "and 60 in 2024"
    effect: str | None = None  # of a ruling, where its sentence says another than its pattern

    kind: str = field(init=False)  # the name of the frame

    def __post_init__(self) -> None:
        self.kind = self.unit.frame.frame

    @property
    def filled(self) -> frozenset[str]:
        """The elements that the sentence fills."""
        values = {"money"} if self.amounts else set()
        return frozenset({*self.roles, *values, *({"people"} if self.people is not None else set())})


def open_sides(draft: Draft) -> list[str]:
    """The required roles of a draft that nothing fills."""
    return [name for name, role in draft.unit.frame.roles.items() if role.required and name not in draft.roles]


def may_wait_for_article(draft: Draft) -> bool:
    """Whether one side of a draft is all that is open, and of a kind that the article as a whole may tell."""
    missing = open_sides(draft)
    return len(missing) == 1 and bool(draft.roles) and (draft.kind, missing[0]) in TOLD_BY_ARTICLE
