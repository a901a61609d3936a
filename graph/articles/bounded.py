"""Keeps what a library does with one document to a process of its own, within bounds of time and memory.

HTML, feeds, mail and Markdown are read by libraries that may loop or swell on what somebody made to harm them, or by
bad luck. One process reads one document after another; where one takes more than it may, or takes the process down,
that one is refused, and a new process reads the next.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from graph.articles.draft import Unreadable
from graph.workers import Failure, Limits, OneWorker

logger = logging.getLogger(__name__)

_Given = ParamSpec("_Given")
_Found = TypeVar("_Found")
_Task = tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]

MOST_SECONDS = 60  # by the clock; the largest pages that are let in take some of them
MOST_MEGABYTES = 1_500

_process: OneWorker[_Task, Any] | None = None  # while documents are read, and never in that process itself


def bounded(read: Callable[_Given, _Found]) -> Callable[_Given, _Found]:
    """A reader that does its work within bounds, wherever `documents_bounded`; it raises Unreadable beyond them.

    It must be a function of a module, and take and give what can be pickled.
    """

    @wraps(read)
    def read_within_bounds(*given: _Given.args, **named: _Given.kwargs) -> _Found:
        if _process is None:
            return read(*given, **named)
        found = _process.work_on((read_within_bounds, given, named))
        if isinstance(found, Failure):
            if found.details:
                logger.error("%s\n%s", found.reason, found.details)
            raise Unreadable(found.reason)
        if isinstance(found, Unreadable):
            raise found
        return found  # type: ignore[no-any-return]  # what came through a pipe is of any type

    return read_within_bounds


@contextmanager
def documents_bounded() -> Iterator[None]:
    """Within this, what is `bounded` reads in a process of its own, which begins where there is something to read."""
    global _process  # noqa: PLW0603  one for all readers, however deep in archives they read
    if _process is not None:
        yield
        return
    _process = OneWorker(_read_here, Limits(jobs=1, seconds=MOST_SECONDS, megabytes=MOST_MEGABYTES))
    try:
        yield
    finally:
        _process.end()
        _process = None


def _read_here(task: _Task) -> Any:  # noqa: ANN401  whatever a reader finds
    """What a reader finds, or why it finds nothing. Runs in the process that is bounded."""
    global _process  # noqa: PLW0603
    _process = None
    read, given, named = task
    try:
        return read(*given, **named)
    except Unreadable as reason:
        return reason
