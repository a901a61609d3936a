"""Things joined pair by pair into groups, in any order."""

from collections.abc import Hashable, Iterable
from typing import Any, Generic, Protocol, TypeVar


class _Ordered(Hashable, Protocol):
    def __lt__(self, other: Any, /) -> bool: ...  # noqa: ANN401  whatever is of its own kind


_Thing = TypeVar("_Thing", bound=_Ordered)


class Groups(Generic[_Thing]):
    """Each thing in a group of its own, until it is joined with others; a group goes by its least thing."""

    def __init__(self, things: Iterable[_Thing]) -> None:
        self._above = {thing: thing for thing in things}

    def join(self, one: _Thing, other: _Thing) -> None:
        """Make the groups of two things one."""
        first, second = sorted((self.first(one), self.first(other)))
        self._above[second] = first

    def first(self, thing: _Thing) -> _Thing:
        """The least thing of its group."""
        above = self._above
        while above[thing] != thing:
            above[thing] = above[above[thing]]
            thing = above[thing]
        return thing
